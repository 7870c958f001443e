/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Homes of the network.
 *
 * Most partners are in several blocs, but stand in one place. The blocs are taken in the file's order; one
 * gives a home to those of its members that have none, if at most a quarter have one already (else it is a
 * bloc across others and only pulls). Who is left is at home in its region. A home of nearly everybody says
 * nothing: it is none.
 */

#include "config.h"

#include "entente-network-homes.h"

#define ALREADY_HOUSED 0.25
#define NEARLY_EVERYBODY 0.6

static guint
count_members (const EntenteBloc *bloc,
               const int *home,
               gboolean housed)
{
  guint n = 0, i;

  for (i = 0; i < bloc->n_members; i++)
    n += (home[bloc->members[i]] != ENTENTE_NONE) == housed;
  return n;
}

static guint
house_blocs (EntenteNetworkHomes *self,
             const EntenteDataset *dataset)
{
  guint b, i, n_homes = 0;

  for (b = 0; b < dataset->n_blocs; b++)
    {
      const EntenteBloc *bloc = &dataset->blocs[b];
      guint n_housed = count_members (bloc, self->home, TRUE);

      if (bloc->n_members - n_housed < 2 || n_housed > ALREADY_HOUSED * bloc->n_members
          || bloc->n_members > NEARLY_EVERYBODY * dataset->n_partners)
        continue;
      for (i = 0; i < bloc->n_members; i++)
        if (self->home[bloc->members[i]] == ENTENTE_NONE)
          self->home[bloc->members[i]] = (int) n_homes;
      self->bloc[n_homes++] = (int) b;
    }
  return n_homes;
}

static guint
house_regions (EntenteNetworkHomes *self,
               const EntenteDataset *dataset,
               guint n_homes)
{
  g_autofree guint *n_of = g_new0 (guint, dataset->n_regions);
  g_autofree int *home_of = g_new0 (int, dataset->n_regions);
  guint i, r;

  for (i = 0; i < dataset->n_partners; i++)
    if (self->home[i] == ENTENTE_NONE && dataset->partners[i].region_index >= 0)
      n_of[dataset->partners[i].region_index]++;
  for (r = 0; r < dataset->n_regions; r++)
    {
      home_of[r] = ENTENTE_NONE;
      if (n_of[r] == 0 || n_of[r] > NEARLY_EVERYBODY * dataset->n_partners)
        continue;
      self->bloc[n_homes] = ENTENTE_NONE;
      home_of[r] = (int) n_homes++;
    }
  for (i = 0; i < dataset->n_partners; i++)
    if (self->home[i] == ENTENTE_NONE && dataset->partners[i].region_index >= 0)
      self->home[i] = home_of[dataset->partners[i].region_index];
  return n_homes;
}

/**
 * entente_network_homes_new:
 * @by_region: everybody is at home in the region, blocs or not
 *
 * Finds the home of every partner. O(partners + members of blocs).
 */
EntenteNetworkHomes *
entente_network_homes_new (const EntenteDataset *dataset,
                           gboolean by_region)
{
  EntenteNetworkHomes *self = g_new0 (EntenteNetworkHomes, 1);
  guint i;

  self->home = g_new (int, dataset->n_partners);
  for (i = 0; i < dataset->n_partners; i++)
    self->home[i] = ENTENTE_NONE;
  self->bloc = g_new0 (int, dataset->n_blocs + dataset->n_regions);
  self->n_at = g_new0 (guint, dataset->n_blocs + dataset->n_regions);
  self->n_homes = house_regions (self, dataset, by_region ? 0 : house_blocs (self, dataset));
  for (i = 0; i < dataset->n_partners; i++)
    if (self->home[i] != ENTENTE_NONE)
      self->n_at[self->home[i]]++;
  return self;
}

void
entente_network_homes_free (EntenteNetworkHomes *self)
{
  g_free (self->home);
  g_free (self->n_at);
  g_free (self->bloc);
  g_free (self);
}

/**
 * entente_network_choose_blocs:
 * @shown: (out caller-allocates) (array): a flag a bloc
 *
 * Chooses the hulls of a picture that nobody has set up: in the file's order every bloc of two or more that
 * shares no member with one chosen before, at most %ENTENTE_MAX_HULLS. Hulls of such blocs can lie apart.
 */
void
entente_network_choose_blocs (const EntenteDataset *dataset,
                              gboolean *shown)
{
  g_autofree gboolean *taken = g_new0 (gboolean, dataset->n_partners);
  guint b, i, n_chosen = 0;

  for (b = 0; b < dataset->n_blocs; b++)
    {
      const EntenteBloc *bloc = &dataset->blocs[b];
      gboolean free = bloc->n_members >= 2 && n_chosen < ENTENTE_MAX_HULLS;

      for (i = 0; i < bloc->n_members && free; i++)
        free = !taken[bloc->members[i]];
      shown[b] = free;
      n_chosen += free;
      for (i = 0; i < bloc->n_members && free; i++)
        taken[bloc->members[i]] = TRUE;
    }
}

/**
 * entente_network_colour_blocs:
 * @shown: (array): which blocs have a hull; only the first %ENTENTE_MAX_HULLS of them count
 * @colours: (out caller-allocates) (array): one a bloc: place in EntenteStyle.hull, or %ENTENTE_NONE
 *
 * A bloc has the colour of its place in the file, so that it keeps it while others come and go; when a
 * shown one has that colour already, the next that is free.
 */
void
entente_network_colour_blocs (const EntenteDataset *dataset,
                              const gboolean *shown,
                              int *colours)
{
  gboolean taken[ENTENTE_N_HULL_COLOURS] = { FALSE };
  guint b, n_shown = 0;

  for (b = 0; b < dataset->n_blocs; b++)
    {
      guint colour = b % ENTENTE_N_HULL_COLOURS;

      colours[b] = ENTENTE_NONE;
      if (!shown[b] || n_shown == ENTENTE_MAX_HULLS)
        continue;
      while (taken[colour])
        colour = (colour + 1) % ENTENTE_N_HULL_COLOURS;
      taken[colour] = TRUE;
      colours[b] = (int) colour;
      n_shown++;
    }
}

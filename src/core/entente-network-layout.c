/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The layout of the network, in five steps.
 *
 *   homes      every partner has a home: a bloc, else a region (entente-network-homes.c)
 *   districts  the homes as few heavy points around the hub: several starts, the one of least energy wins
 *   partners   all of them, from places inside their district, to rest under the forces below
 *   distance   the picture is stretched to its area and partners too close part
 *   pins       who was put somewhere by hand stands there, and those in the way step aside
 *
 * Forces: partners repel each other and are held together by gravity; ties between partners pull; the ties
 * of the hub do not (nearly all partners have one: they would say nothing). A bloc pulls its members to its
 * centre, each with the same strength however large the bloc is: in terms of pairs, weight 1 / (size - 1).
 * The bloc that is a home pulls most, regions least. The hub stays in the middle and keeps room around it.
 *
 * Invariants: no clock, no thread, no randomness but a fixed seed; the order of the file decides ties. The
 * seed does not hang on the file's bytes, so that a new figure in a file moves nobody.
 */

#include "config.h"

#include "entente-network-layout.h"

#include "entente-array.h"
#include "entente-force-model.h"
#include "entente-network-homes.h"
#include "entente-separation.h"

#include <math.h>
#include <string.h>

#define SPACING 75.0       /* pixels between neighbours if all stood evenly */
#define ASPECT 1.4         /* width by height of the area it is made for */
#define LEAST_PARTNERS 14  /* fewer do not spread farther than so many would */
#define GRAVITY (G_PI / (SPACING * SPACING))
#define HUB_CHARGE 4.0
#define HUB_REACH 46.0     /* nobody stands nearer to the middle */

/* In parts of gravity. */
#define HOME_BLOC_PULL 1.3
#define HOME_REGION_PULL 0.7
#define BLOC_PULL 0.12
#define REGION_PULL 0.1
#define TIE_PULL 0.5
#define GEOGRAPHY_PULL 0.25

#define N_STARTS 12
#define DISTRICT_ITERATIONS 200
#define MANY_PARTNERS 2000
#define ITERATIONS 600
#define ITERATIONS_OF_MANY 120
#define SEPARATION_ROUNDS 200
#define SEPARATION_ROUNDS_OF_MANY 20 /* after a pin: it is set while somebody waits */

typedef struct
{
  const EntenteDataset *dataset;
  GCancellable *cancellable;
  gboolean by_region;
  EntenteNetworkHomes *homes;
  double half_width, half_height;
  double *home_x, *home_y;  /* [n_homes] */
  EntenteForceModel *model; /* partners, then the hub */
} Work;

/* Uniform in [0, 1), the k-th of a fixed row (splitmix64). */
static double
draw (guint64 k)
{
  guint64 z = (k + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + G_GUINT64_CONSTANT (0x656e74656e7465);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  z ^= z >> 31;
  return (double) (z >> 11) / 9007199254740992.0;
}

static double
get_tie_weight (const EntenteDataset *dataset,
                const EntenteTie *tie)
{
  double strength = tie->kind >= 0 ? dataset->tie_kinds[tie->kind].strength : 1;

  return TIE_PULL * GRAVITY * (strength > 0 ? MIN (strength, 4) : 0.25);
}

static gboolean
is_between_partners (const EntenteTie *tie)
{
  return tie->a >= 0 && tie->b >= 0 && tie->a != tie->b;
}

static void
set_gravity (EntenteForceModel *model)
{
  model->gravity_x = 2 * GRAVITY / (1 + ASPECT);
  model->gravity_y = ASPECT * model->gravity_x;
}

/* A gathering of m members pulls each pair of them with pull / m: what two homes have of such pairs. */
static void
add_shared_pull (const Work *work,
                 double *affinity,
                 const int *members,
                 guint n_members,
                 double pull)
{
  guint n = work->homes->n_homes, i, a, b;
  g_autofree guint *count = g_new0 (guint, n);

  for (i = 0; i < n_members; i++)
    if (work->homes->home[members[i]] >= 0)
      count[work->homes->home[members[i]]]++;
  for (a = 0; a < n; a++)
    for (b = 0; b < a; b++)
      affinity[a * n + b] += pull * count[a] * count[b] / n_members;
}

static GArray *
list_region (const EntenteDataset *dataset,
             guint region)
{
  GArray *members = ENTENTE_NEW_LIST (int);
  int i;

  for (i = 0; i < (int) dataset->n_partners; i++)
    if (dataset->partners[i].region_index == (int) region)
      g_array_append_val (members, i);
  return members;
}

static double *
find_affinities (const Work *work)
{
  const EntenteDataset *dataset = work->dataset;
  guint n = work->homes->n_homes, i;
  double *affinity = g_new0 (double, (gsize) n * n);

  for (i = 0; i < dataset->n_blocs; i++)
    add_shared_pull (work, affinity, dataset->blocs[i].members, dataset->blocs[i].n_members,
                     2 * BLOC_PULL * GRAVITY);
  for (i = 0; i < dataset->n_regions; i++)
    {
      g_autoptr (GArray) members = list_region (dataset, i);

      add_shared_pull (work, affinity, (gconstpointer) members->data, members->len, 4 * REGION_PULL * GRAVITY);
    }
  for (i = 0; i < dataset->n_ties; i++)
    if (is_between_partners (&dataset->ties[i]))
      {
        int a = work->homes->home[dataset->ties[i].a], b = work->homes->home[dataset->ties[i].b];

        if (a >= 0 && b >= 0 && a != b)
          affinity[MAX (a, b) * (int) n + MIN (a, b)] += get_tie_weight (dataset, &dataset->ties[i]);
      }
  return affinity;
}

/* West to the left and north up, by rank rather than by degrees: where people look for a region first. */
static void
add_geography (const Work *work,
               EntenteForceModel *model)
{
  const EntenteDataset *dataset = work->dataset;
  guint n = work->homes->n_homes, i, j;
  g_autofree double *east = g_new0 (double, n), *south = g_new0 (double, n);
  g_autofree guint *located = g_new0 (guint, n);

  for (i = 0; i < dataset->n_partners; i++)
    if (work->homes->home[i] >= 0 && dataset->partners[i].has_location)
      {
        east[work->homes->home[i]] += dataset->partners[i].longitude;
        south[work->homes->home[i]] -= dataset->partners[i].latitude;
        located[work->homes->home[i]]++;
      }
  for (i = 0; i < n; i++)
    {
      EntenteAnchor anchor = { i, 0, 0, GEOGRAPHY_PULL * GRAVITY * work->homes->n_at[i] };
      double total = 0;

      if (located[i] == 0)
        continue;
      for (j = 0; j < n; j++)
        if (located[j] > 0 && j != i)
          {
            double weight = work->homes->n_at[j];
            double dx = east[i] / located[i] - east[j] / located[j];
            double dy = south[i] / located[i] - south[j] / located[j];

            total += weight;
            anchor.x += weight * (dx > 0 ? 1 : dx < 0 ? -1 : 0);
            anchor.y += weight * (dy > 0 ? 1 : dy < 0 ? -1 : 0);
          }
      if (total <= 0)
        continue;
      anchor.x *= work->half_width / total;
      anchor.y *= work->half_height / total;
      g_array_append_val (model->anchors, anchor);
    }
}

static EntenteForceModel *
make_district_model (const Work *work)
{
  guint n = work->homes->n_homes, a, b;
  EntenteForceModel *model = entente_force_model_new (n + 1);
  g_autofree double *affinity = find_affinities (work);

  set_gravity (model);
  model->max_step = SPACING;
  model->fixed[n] = TRUE;
  model->bodies[n].charge = HUB_CHARGE;
  for (a = 0; a < n; a++)
    {
      model->bodies[a].charge = work->homes->n_at[a];
      for (b = 0; b < a; b++)
        entente_force_model_add_spring (model, a, b, affinity[a * n + b]);
    }
  add_geography (work, model);
  return model;
}

static void
place_districts (Work *work)
{
  guint n = work->homes->n_homes, start, i, j;
  g_autoptr (EntenteForceModel) model = make_district_model (work);
  double least = 0;

  for (start = 0; start < N_STARTS && !g_cancellable_is_cancelled (work->cancellable); start++)
    {
      double energy;

      for (i = 0; i < n; i++)
        {
          model->bodies[i].x = (2 * draw (2 * (start * n + i)) - 1) * work->half_width;
          model->bodies[i].y = (2 * draw (2 * (start * n + i) + 1) - 1) * work->half_height;
        }
      /* The first start is the geographic one, when there is one. */
      for (j = 0; j < model->anchors->len && start == 0; j++)
        {
          const EntenteAnchor *anchor = &g_array_index (model->anchors, EntenteAnchor, j);

          model->bodies[anchor->body].x = anchor->x;
          model->bodies[anchor->body].y = anchor->y;
        }
      if (!entente_force_model_relax (model, DISTRICT_ITERATIONS, work->cancellable))
        return;
      energy = entente_force_model_get_energy (model);
      if (start > 0 && energy >= least)
        continue;
      least = energy;
      for (i = 0; i < n; i++)
        {
          work->home_x[i] = model->bodies[i].x;
          work->home_y[i] = model->bodies[i].y;
        }
    }
}

/* Places of a sunflower, each of unit area: even density, round outline. By turning a direction rather than
 * by cos and sin, whose last bits differ between processors. */
static EntenteBody *
make_sunflower (guint n)
{
  const double turn_x = -0.7373688780783197, turn_y = 0.6754902942615238; /* the golden angle */
  EntenteBody *places = g_new0 (EntenteBody, n);
  double x = 1, y = 0, last_x;
  guint i;

  for (i = 0; i < n; i++)
    {
      places[i].x = sqrt ((i + 0.5) / G_PI) * x;
      places[i].y = sqrt ((i + 0.5) / G_PI) * y;
      last_x = x;
      x = turn_x * x - turn_y * y;
      y = turn_x * y + turn_y * last_x;
    }
  return places;
}

/* Partners take places around the middle of their home; those at home nowhere all around the hub. */
static void
place_partners (Work *work)
{
  const EntenteNetworkHomes *homes = work->homes;
  g_autofree guint *n_placed = g_new0 (guint, homes->n_homes + 1);
  g_autofree EntenteBody *sunflower = make_sunflower (work->dataset->n_partners);
  guint i;

  for (i = 0; i < work->dataset->n_partners; i++)
    {
      EntenteBody *body = &work->model->bodies[i];
      int home = homes->home[i];
      const EntenteBody *place = &sunflower[n_placed[home < 0 ? homes->n_homes : (guint) home]++];

      body->x = home < 0 ? place->x * SPACING * sqrt (ASPECT) : work->home_x[home] + place->x * SPACING * 0.7;
      body->y = home < 0 ? place->y * SPACING / sqrt (ASPECT) : work->home_y[home] + place->y * SPACING * 0.7;
    }
}

static void
add_homes (Work *work)
{
  const EntenteNetworkHomes *homes = work->homes;
  g_autofree guint *members = g_new (guint, work->dataset->n_partners);
  guint h, i, n;

  for (h = 0; h < homes->n_homes; h++)
    {
      for (i = 0, n = 0; i < work->dataset->n_partners; i++)
        if (homes->home[i] == (int) h)
          members[n++] = i;
      entente_force_model_add_gathering (work->model, members, n,
                                         (homes->bloc[h] >= 0 || work->by_region ? HOME_BLOC_PULL : HOME_REGION_PULL) * GRAVITY);
    }
}

static void
make_model (Work *work)
{
  const EntenteDataset *dataset = work->dataset;
  EntenteForceModel *model = entente_force_model_new (dataset->n_partners + 1);
  guint i;

  work->model = model;
  set_gravity (model);
  model->max_step = SPACING / 2;
  model->fixed[dataset->n_partners] = TRUE;
  model->bodies[dataset->n_partners].charge = HUB_CHARGE;
  add_homes (work);
  for (i = 0; i < dataset->n_blocs; i++)
    entente_force_model_add_gathering (model, (const guint *) dataset->blocs[i].members,
                                       dataset->blocs[i].n_members, BLOC_PULL * GRAVITY);
  for (i = 0; i < dataset->n_regions; i++)
    {
      g_autoptr (GArray) members = list_region (dataset, i);

      entente_force_model_add_gathering (model, (gconstpointer) members->data, members->len,
                                         REGION_PULL * GRAVITY);
    }
  for (i = 0; i < dataset->n_ties; i++)
    if (is_between_partners (&dataset->ties[i]))
      entente_force_model_add_spring (model, (guint) dataset->ties[i].a, (guint) dataset->ties[i].b,
                                      get_tie_weight (dataset, &dataset->ties[i]));
}

/* Few partners stay near the hub, also those that reach nowhere; from a dozen on the outermost stand at the edge. */
static void
stretch_to_area (Work *work)
{
  EntenteForceModel *model = work->model;
  double reach_x = 0, reach_y = 0, scale_x, scale_y;
  guint i, n = work->dataset->n_partners;

  for (i = 0; i < n; i++)
    {
      reach_x = MAX (reach_x, fabs (model->bodies[i].x));
      reach_y = MAX (reach_y, fabs (model->bodies[i].y));
    }
  scale_x = work->half_width / reach_x;
  scale_y = work->half_height / reach_y;
  if (n < LEAST_PARTNERS)
    {
      scale_x = MIN (scale_x, 1);
      scale_y = MIN (scale_y, 1);
    }
  for (i = 0; i < n; i++)
    {
      model->bodies[i].x *= scale_x;
      model->bodies[i].y *= scale_y;
    }
}

/* Partners too close part; those that are pinned and the hub stay, and the others give way. */
static void
part_partners (EntenteNetworkLayout *self,
               guint max_rounds)
{
  const double half_width = self->width / 2, half_height = self->height / 2;
  const EntenteArea area = { -half_width, -half_height, half_width, half_height };
  guint n = self->n_partners, i;
  g_autofree EntenteDisc *discs = g_new0 (EntenteDisc, n + 1);

  for (i = 0; i < n; i++)
    {
      discs[i].x = self->x[i] * half_width;
      discs[i].y = self->y[i] * half_height;
      discs[i].fixed = self->pinned != NULL && self->pinned[i];
      discs[i].reach = ENTENTE_NETWORK_DISTANCE / 2;
    }
  discs[n].fixed = TRUE;
  discs[n].reach = HUB_REACH - ENTENTE_NETWORK_DISTANCE / 2;
  entente_separate (discs, n + 1, &area, max_rounds);
  for (i = 0; i < n; i++)
    if (!discs[i].fixed)
      {
        self->x[i] = discs[i].x / half_width;
        self->y[i] = discs[i].y / half_height;
      }
}

static EntenteNetworkLayout *
finish_layout (const Work *work)
{
  EntenteNetworkLayout *self = g_new0 (EntenteNetworkLayout, 1);
  guint i, n = work->dataset->n_partners;

  self->ref_count = 1;
  self->n_partners = n;
  self->x = g_new (double, n);
  self->y = g_new (double, n);
  self->width = 2 * work->half_width;
  self->height = 2 * work->half_height;
  self->n_iterations = work->model->n_iterations;
  self->key = work->by_region ? entente_network_layout_get_region_key (work->dataset)
                              : entente_network_layout_get_key (work->dataset);
  self->arrangement = work->by_region ? ENTENTE_ARRANGE_BY_REGION : ENTENTE_ARRANGE_BY_BLOC;
  for (i = 0; i < n; i++)
    {
      self->x[i] = work->model->bodies[i].x / work->half_width;
      self->y[i] = work->model->bodies[i].y / work->half_height;
    }
  part_partners (self, SEPARATION_ROUNDS);
  return self;
}

static guint64
mix (guint64 key,
     guint64 value)
{
  key ^= value + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (key << 6) + (key >> 2);
  key ^= key >> 31;
  return key * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
}

static guint64
mix_number (guint64 key,
            double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return mix (key, bits);
}

/**
 * entente_network_layout_get_key:
 *
 * Returns: the same number for datasets that have the same layout, almost surely another one for any two that have
 *   not. A corrected figure, for one, moves nobody. O(partners + ties)
 */
guint64
entente_network_layout_get_key (const EntenteDataset *dataset)
{
  guint64 key = mix (dataset->n_partners, dataset->n_regions);
  guint i, k;

  for (i = 0; i < dataset->n_partners; i++)
    {
      const EntentePartner *partner = &dataset->partners[i];

      key = mix (key, (guint64) (partner->region_index + 1) * 2 + (partner->has_location ? 1 : 0));
      if (partner->has_location)
        key = mix_number (mix_number (key, partner->longitude), partner->latitude);
    }
  for (i = 0; i < dataset->n_blocs; i++)
    for (key = mix (key, dataset->blocs[i].n_members), k = 0; k < dataset->blocs[i].n_members; k++)
      key = mix (key, (guint64) dataset->blocs[i].members[k]);
  for (i = 0; i < dataset->n_ties; i++)
    if (is_between_partners (&dataset->ties[i]))
      {
        key = mix (mix (key, (guint64) dataset->ties[i].a), (guint64) dataset->ties[i].b);
        key = mix_number (key, get_tie_weight (dataset, &dataset->ties[i]));
      }
  return key;
}

/* Likewise of the arrangement by region. */
guint64
entente_network_layout_get_region_key (const EntenteDataset *dataset)
{
  return mix (entente_network_layout_get_key (dataset), ENTENTE_ARRANGE_BY_REGION);
}

static EntenteNetworkLayout *
lay_out (const EntenteDataset *dataset,
         gboolean by_region,
         GCancellable *cancellable)
{
  Work work = { .dataset = dataset, .cancellable = cancellable, .by_region = by_region };
  double area = MAX (dataset->n_partners, LEAST_PARTNERS) * SPACING * SPACING;
  EntenteNetworkLayout *self = NULL;
  gboolean many = dataset->n_partners > MANY_PARTNERS;

  work.half_width = sqrt (area * ASPECT) / 2;
  work.half_height = sqrt (area / ASPECT) / 2;
  work.homes = entente_network_homes_new (dataset, by_region);
  work.home_x = g_new0 (double, work.homes->n_homes);
  work.home_y = g_new0 (double, work.homes->n_homes);
  make_model (&work);
  place_districts (&work);
  place_partners (&work);
  if (entente_force_model_relax (work.model, many ? ITERATIONS_OF_MANY : ITERATIONS, cancellable))
    {
      stretch_to_area (&work);
      self = finish_layout (&work);
    }
  entente_force_model_free (work.model);
  entente_network_homes_free (work.homes);
  g_free (work.home_x);
  g_free (work.home_y);
  return self;
}

/**
 * entente_network_layout_new:
 * @cancellable: (nullable): to give up, from any thread
 *
 * Lays the network of @dataset out, without its pins. Some 5 ms for 86 partners, seconds for 20,000: then call it in a thread.
 * Any number of partners, also none; without ties and blocs they stand evenly around the hub.
 *
 * Returns: (transfer full) (nullable): the layout; %NULL when cancelled
 */
EntenteNetworkLayout *
entente_network_layout_new (const EntenteDataset *dataset,
                            GCancellable *cancellable)
{
  return lay_out (dataset, FALSE, cancellable);
}

/**
 * entente_network_layout_new_by_region:
 *
 * The same with the regions as homes; blocs only pull a little.
 *
 * Returns: (nullable): %NULL when it was cancelled
 */
EntenteNetworkLayout *
entente_network_layout_new_by_region (const EntenteDataset *dataset,
                                      GCancellable *cancellable)
{
  return lay_out (dataset, TRUE, cancellable);
}

/**
 * entente_network_layout_pin:
 * @base: a layout without pins
 * @pins: (array length=n_pins): partners and their places, in the units of the layout; what is beyond the area is
 *   put at its edge
 *
 * The pinned ones stand at their places, exactly; who stands too close to one of them gives way, and all others
 * stay where they are: no force acts again, so that setting a pin keeps the picture calm, and taking it away brings
 * everybody back. Hangs on @base and @pins alone. O(partners)
 *
 * Returns: (transfer full): a layout; @base itself when there are no pins
 */
EntenteNetworkLayout *
entente_network_layout_pin (EntenteNetworkLayout *base,
                            const EntentePin *pins,
                            guint n_pins)
{
  EntenteNetworkLayout *self;
  guint i;

  if (n_pins == 0)
    return entente_network_layout_ref (base);
  self = g_new (EntenteNetworkLayout, 1);
  *self = *base;
  self->ref_count = 1;
  self->x = g_memdup2 (base->x, base->n_partners * sizeof (double));
  self->y = g_memdup2 (base->y, base->n_partners * sizeof (double));
  self->rings = g_memdup2 (base->rings, base->n_rings * sizeof (double));
  self->pinned = g_new0 (gboolean, base->n_partners);
  for (i = 0; i < n_pins; i++)
    {
      self->x[pins[i].partner] = CLAMP (pins[i].x, -1, 1);
      self->y[pins[i].partner] = CLAMP (pins[i].y, -1, 1);
      self->pinned[pins[i].partner] = TRUE;
    }
  part_partners (self, base->n_partners > MANY_PARTNERS ? SEPARATION_ROUNDS_OF_MANY : SEPARATION_ROUNDS);
  return self;
}

EntenteNetworkLayout *
entente_network_layout_ref (EntenteNetworkLayout *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_network_layout_unref (EntenteNetworkLayout *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->x);
  g_free (self->y);
  g_free (self->pinned);
  g_free (self->rings);
  g_free (self);
}

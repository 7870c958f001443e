/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

/* Which group a partner is at home in, for the network: a bloc first, else its region; or always its region. */

#define ENTENTE_MAX_HULLS 4
#define ENTENTE_N_HULL_COLOURS 6

typedef struct
{
  guint n_homes;
  int *home;      /* [n_partners] home, or ENTENTE_NONE */
  guint *n_at;    /* [n_homes] partners at home there */
  int *bloc;      /* [n_homes] the bloc, or ENTENTE_NONE for a region */
} EntenteNetworkHomes;

EntenteNetworkHomes *entente_network_homes_new (const EntenteDataset *dataset, gboolean by_region)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_network_homes_free (EntenteNetworkHomes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNetworkHomes, entente_network_homes_free)

/* Fills shown[n_blocs] with the blocs to begin with: the first that share no member, at most four. */
void entente_network_choose_blocs (const EntenteDataset *dataset, gboolean *shown);
/* Which colour of EntenteStyle.hull each bloc has now; ENTENTE_NONE = it has no hull. */
void entente_network_colour_blocs (const EntenteDataset *dataset, const gboolean *shown, int *colours);

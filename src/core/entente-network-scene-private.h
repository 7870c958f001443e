/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-network-scene.h"

/* The parts of the scene builder, in the order in which they run; each reads what came before. */

typedef struct
{
  const EntenteSceneInput *input;
  EntenteNetworkScene *scene;
  gboolean *blocs_shown;   /* [n_blocs], at most ENTENTE_MAX_HULLS */
  EntenteTieState *states; /* [n_ties] */
  double scale;            /* of text */
} EntenteNetworkBuilder;

gboolean entente_network_builder_shows_kind (const EntenteNetworkBuilder *self, int kind);
gboolean entente_network_builder_shows_tie (const EntenteNetworkBuilder *self, const EntenteTie *tie);
gboolean entente_network_builder_is_narrow (const EntenteNetworkBuilder *self);

void entente_network_builder_add_heading (EntenteNetworkBuilder *self);
void entente_network_builder_add_legend (EntenteNetworkBuilder *self);
void entente_network_builder_place_nodes (EntenteNetworkBuilder *self, const EntenteNetworkMoment *moment);
void entente_network_builder_add_lines (EntenteNetworkBuilder *self);
void entente_network_builder_add_hulls (EntenteNetworkBuilder *self);
void entente_network_builder_add_groups (EntenteNetworkBuilder *self);
void entente_network_builder_add_labels (EntenteNetworkBuilder *self, const EntenteNetworkScene *previous);

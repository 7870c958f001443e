/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scene-input.h"

#include <gio/gio.h>

/* Where partners stand in the network: the hub in the middle, blocs and regions as clusters around it; or regions
 * alone; or the tiers as rings.
 *
 * Depends on ties, blocs, regions and locations only, and on the pins that are put in: weights, years and windows
 * change nothing, save that rings depend on tiers. Immutable; may be made in any thread.
 */

typedef struct
{
  int ref_count; /* atomic */
  guint n_partners;
  double *x, *y; /* [-1, 1]: parts of half the width to the right, half the height down; the hub is at 0, 0 */
  double width, height; /* logical pixels it was made for: there no two partners are closer than 36 */
  guint n_iterations;
  guint64 key;      /* of what it depends on, without pins */
  gboolean *pinned; /* [n_partners] put there by hand, or NULL = nobody was */
  EntenteArrangement arrangement;
  guint n_rings;    /* by tier: the tiers, the highest innermost, and a last one when anybody is not rated; else 0 */
  double *rings;    /* [n_rings] outer ends, in the units of x and y; or NULL */
} EntenteNetworkLayout;

#define ENTENTE_NETWORK_DISTANCE 36.0

EntenteNetworkLayout *entente_network_layout_new (const EntenteDataset *dataset, GCancellable *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteNetworkLayout *entente_network_layout_new_by_region (const EntenteDataset *dataset, GCancellable *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteNetworkLayout *entente_network_layout_arrange_by_tier (EntenteNetworkLayout *base,
                                                              const EntenteEvaluation *evaluation)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteNetworkLayout *entente_network_layout_pin (EntenteNetworkLayout *base, const EntentePin *pins, guint n_pins)
  G_GNUC_WARN_UNUSED_RESULT;
guint64 entente_network_layout_get_key (const EntenteDataset *dataset);
guint64 entente_network_layout_get_region_key (const EntenteDataset *dataset);
EntenteNetworkLayout *entente_network_layout_ref (EntenteNetworkLayout *self);
void entente_network_layout_unref (EntenteNetworkLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNetworkLayout, entente_network_layout_unref)

/* How far a picture is from showing the distances of a graph; 0 = perfectly. */
double entente_network_measure_stress (guint n, const double *x, const double *y, guint n_edges,
                                       const guint (*edges)[2]);

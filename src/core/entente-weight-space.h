/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scenario.h"

/* Which weights a scenario allows, and random ones among them.
 *
 *   w_c = centre_c + reach x_c      x_c = 0 for locked criteria
 *
 * with centre_c = w0_c for locked criteria and (1 - u) w0_c for free ones. Without bounds x is a point of the
 * simplex of the free criteria and reach = u A, with A the share that is free; with bounds x adds up to A and
 * reach = u.
 */

typedef struct
{
  guint n;
  double *shares; /* [n] today's */
  double *centre; /* [n] */
  double reach;
  guint n_free;
  guint *free;       /* [n_free] criteria, ascending */
  double free_share; /* A */
  gboolean is_bounded;
  double *least; /* [n] what bounds, order and locks leave to each x_c */
  double *most;
  guint n_chain;
  guint *chain;       /* [n_chain] free criteria in order of importance */
  double *inside;     /* [n] a point that keeps all bounds */
  gboolean is_narrow; /* too few random points keep the bounds: walk from inside */
} EntenteWeightSpace;

EntenteWeightSpace *entente_weight_space_new (const EntenteScenario *scenario,
                                              const EntenteDataset *dataset,
                                              EntenteDiagnostics *diagnostics) G_GNUC_WARN_UNUSED_RESULT;
void entente_weight_space_free (EntenteWeightSpace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteWeightSpace, entente_weight_space_free)

gboolean entente_weight_space_draws_alike (const EntenteWeightSpace *a, const EntenteWeightSpace *b);
void entente_weight_space_draw (const EntenteWeightSpace *self, guint64 seed, guint64 draw, double *x);
gboolean entente_weight_space_prefers_walk (const EntenteWeightSpace *self);

double entente_weight_space_maximise (const EntenteWeightSpace *self, const double *gain);
double entente_weight_space_find_greatest (const EntenteWeightSpace *self, const double *gain);
guint entente_weight_space_list_corners (const EntenteWeightSpace *self, double *corners);

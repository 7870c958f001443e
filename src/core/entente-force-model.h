/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-repulsion.h"

#include <gio/gio.h>

/* Points that repel each other, springs, gatherings and gravity, and the way to rest. */

/* Pulls two points together: weight x distance. */
typedef struct
{
  guint a, b;
  double weight;
} EntenteSpring;

/* Pulls each of its members to their common centre: pull x distance. */
typedef struct
{
  guint n_members;
  guint *members;
  double pull;
} EntenteGathering;

/* Pulls one point to a place. */
typedef struct
{
  guint body;
  double x, y;
  double pull;
} EntenteAnchor;

typedef struct
{
  guint n_bodies;
  EntenteBody *bodies;
  gboolean *fixed;       /* [n_bodies] */
  GArray *springs;       /* EntenteSpring */
  GArray *gatherings;    /* EntenteGathering, owns members */
  GArray *anchors;       /* EntenteAnchor */
  double gravity_x, gravity_y; /* to the origin, per charge */
  double max_step;       /* the longest way in one iteration */
  guint n_iterations;    /* out: how many it took */
} EntenteForceModel;

EntenteForceModel *entente_force_model_new (guint n_bodies) G_GNUC_WARN_UNUSED_RESULT;
void entente_force_model_free (EntenteForceModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteForceModel, entente_force_model_free)
void entente_force_model_add_spring (EntenteForceModel *self, guint a, guint b, double weight);
void entente_force_model_add_gathering (EntenteForceModel *self, const guint *members, guint n_members,
                                        double pull);
gboolean entente_force_model_relax (EntenteForceModel *self, guint max_iterations, GCancellable *cancellable);
double entente_force_model_get_energy (const EntenteForceModel *self);

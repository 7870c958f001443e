/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* How charged points push each other away: force charge_i charge_j / distance, pairwise up to
 * ENTENTE_REPULSION_EXACT points, by a quadtree above. */

#define ENTENTE_REPULSION_EXACT 1500

typedef struct _EntenteRepulsion EntenteRepulsion;

EntenteRepulsion *entente_repulsion_new (guint n) G_GNUC_WARN_UNUSED_RESULT;
void entente_repulsion_free (EntenteRepulsion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRepulsion, entente_repulsion_free)

/* One point: where it is, what it weighs, and what it feels. */
typedef struct
{
  double x, y;
  double charge;
  double fx, fy;    /* force, added to */
  double stiffness; /* how fast the force changes with place, added to */
} EntenteBody;

void entente_repulsion_add (EntenteRepulsion *self, EntenteBody *bodies);
void entente_repulsion_add_by_tree (EntenteRepulsion *self, EntenteBody *bodies);
void entente_repulsion_add_by_pairs (EntenteRepulsion *self, EntenteBody *bodies);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-tipping-marks.h"

#include <gtk/gtk.h>

/* The slider of a criterion: 0 to 100 (per cent, or a rating), its trough in the criterion's colour, with marks for
 * the baseline, for what locks leave free and, above it, where somebody changes tier. */

#define ENTENTE_TYPE_SHARE_SCALE (entente_share_scale_get_type ())
G_DECLARE_FINAL_TYPE (EntenteShareScale, entente_share_scale, ENTENTE, SHARE_SCALE, GtkScale)

typedef struct
{
  double share, baseline, available; /* in [0, 1]; in importance mode ratings / 100 */
  gboolean locked;
  gboolean is_dragged; /* something is: there will be another state in a moment */
} EntenteShareState;

void entente_share_scale_set_criterion (EntenteShareScale *self, EntenteDataset *dataset, guint criterion);
void entente_share_scale_set_state (EntenteShareScale *self, const EntenteShareState *state);
void entente_share_scale_settle (EntenteShareScale *self);
void entente_share_scale_set_tipping (EntenteShareScale *self, const EntenteTippingPlace *places, guint n);
guint entente_share_scale_find_tipping (EntenteShareScale *self, double x, guint *first);

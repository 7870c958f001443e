/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-network-homes.h"
#include "entente-scene-input.h"

#include <glib-object.h>

/* What of the document is shown: ties, blocs, search text, sort order. No part of the scenario, no steps of
 * undo. Signal: "changed". */

#define ENTENTE_TYPE_VIEW_FILTER (entente_view_filter_get_type ())
G_DECLARE_FINAL_TYPE (EntenteViewFilter, entente_view_filter, ENTENTE, VIEW_FILTER, GObject)

EntenteViewFilter *entente_view_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_view_filter_set_dataset (EntenteViewFilter *self, EntenteDataset *dataset);

void entente_view_filter_take (EntenteViewFilter *self, EntenteViewFilter *other);

const gboolean *entente_view_filter_get_tie_kinds (EntenteViewFilter *self);
void entente_view_filter_show_tie_kind (EntenteViewFilter *self, guint kind, gboolean show);
const gboolean *entente_view_filter_get_blocs (EntenteViewFilter *self);
gboolean entente_view_filter_show_bloc (EntenteViewFilter *self, guint bloc, gboolean show);
guint entente_view_filter_count_blocs (EntenteViewFilter *self);

const char *entente_view_filter_get_search (EntenteViewFilter *self);
void entente_view_filter_set_search (EntenteViewFilter *self, const char *search);
int entente_view_filter_get_sort_criterion (EntenteViewFilter *self);
void entente_view_filter_set_sort_criterion (EntenteViewFilter *self, int criterion);
/* Ranking: id of the preset that slope lines come from; Orbit: of the indicator or measure that sizes discs. */
const char *entente_view_filter_get_other_preset (EntenteViewFilter *self);
void entente_view_filter_set_other_preset (EntenteViewFilter *self, const char *preset);
const char *entente_view_filter_get_size_by (EntenteViewFilter *self);
void entente_view_filter_set_size_by (EntenteViewFilter *self, const char *indicator);
EntenteArrangement entente_view_filter_get_arrangement (EntenteViewFilter *self);
void entente_view_filter_set_arrangement (EntenteViewFilter *self, EntenteArrangement arrangement);
double entente_view_filter_get_row_zoom (EntenteViewFilter *self);
void entente_view_filter_set_row_zoom (EntenteViewFilter *self, double row_zoom);

#define ENTENTE_MAX_BLOCS_SHOWN ENTENTE_MAX_HULLS

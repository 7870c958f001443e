/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-network-homes.h"

#include <glib-object.h>

/* What of the document is shown: ties, blocs, search text, sort order. No part of the scenario, no steps of
 * undo. Signal: "changed". */

#define ENTENTE_TYPE_VIEW_FILTER (entente_view_filter_get_type ())
G_DECLARE_FINAL_TYPE (EntenteViewFilter, entente_view_filter, ENTENTE, VIEW_FILTER, GObject)

EntenteViewFilter *entente_view_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_view_filter_set_dataset (EntenteViewFilter *self, EntenteDataset *dataset);

const gboolean *entente_view_filter_get_tie_kinds (EntenteViewFilter *self);
void entente_view_filter_show_tie_kind (EntenteViewFilter *self, guint kind, gboolean show);
const gboolean *entente_view_filter_get_blocs (EntenteViewFilter *self);
gboolean entente_view_filter_show_bloc (EntenteViewFilter *self, guint bloc, gboolean show);
guint entente_view_filter_count_blocs (EntenteViewFilter *self);

const char *entente_view_filter_get_search (EntenteViewFilter *self);
void entente_view_filter_set_search (EntenteViewFilter *self, const char *search);
int entente_view_filter_get_sort_criterion (EntenteViewFilter *self);
void entente_view_filter_set_sort_criterion (EntenteViewFilter *self, int criterion);

#define ENTENTE_MAX_BLOCS_SHOWN ENTENTE_MAX_HULLS

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* One fact of the dossier: activated, it is edited in the document; its button supposes another value. */

#define ENTENTE_TYPE_FACT_ROW (entente_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFactRow, entente_fact_row, ENTENTE, FACT_ROW, GtkListBoxRow)

GtkWidget *entente_fact_row_new (EntenteSession *session, guint quantity);
guint entente_fact_row_get_quantity (EntenteFactRow *self);
gboolean entente_fact_row_show (EntenteFactRow *self, EntenteEvaluation *evaluation, guint partner);

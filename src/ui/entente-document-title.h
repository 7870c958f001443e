/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-document.h"

#include <gtk/gtk.h>

/* What is open and whether it is saved, in two lines of the header bar: "• US partners" over "partners.json". */

#define ENTENTE_TYPE_DOCUMENT_TITLE (entente_document_title_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDocumentTitle, entente_document_title, ENTENTE, DOCUMENT_TITLE, GtkWidget)

void entente_document_title_set_document (EntenteDocumentTitle *self, EntenteDocument *document);

/* The two lines, for where there is no room for the widget. */
char *entente_document_title_make_line (EntenteDocument *document) G_GNUC_WARN_UNUSED_RESULT;
char *entente_document_title_describe_place (EntenteDocument *document) G_GNUC_WARN_UNUSED_RESULT;

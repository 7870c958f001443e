/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-banner.h"
#include "entente-picture-view.h"
#include "entente-session.h"
#include "entente-workspace.h"

#include <adwaita.h>

/* An open document: priorities, the pictures, the dossier, the status strip. */

#define ENTENTE_TYPE_DOCUMENT_PAGE (entente_document_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDocumentPage, entente_document_page, ENTENTE, DOCUMENT_PAGE, GtkWidget)

void entente_document_page_set_session (EntenteDocumentPage *self, EntenteSession *session);
EntenteSession *entente_document_page_get_session (EntenteDocumentPage *self);
EntenteViewFilter *entente_document_page_get_filter (EntenteDocumentPage *self);
AdwViewStack *entente_document_page_get_stack (EntenteDocumentPage *self);
EntenteWorkspace *entente_document_page_get_workspace (EntenteDocumentPage *self);
EntentePictureView *entente_document_page_get_view (EntenteDocumentPage *self);
void entente_document_page_add_banner (EntenteDocumentPage *self, EntenteBanner *banner);
void entente_document_page_show_table (EntenteDocumentPage *self, gboolean show);
void entente_document_page_copy_table (EntenteDocumentPage *self);
gboolean entente_document_page_focus_face (EntenteDocumentPage *self);
void entente_document_page_start_search (EntenteDocumentPage *self);

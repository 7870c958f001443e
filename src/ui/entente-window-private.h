/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-diagnostics-page.h"
#include "entente-file-watch.h"
#include "entente-loader.h"
#include "entente-loading-page.h"
#include "entente-start-page.h"
#include "entente-window.h"

/* Between entente-window.c (the parts and their state), -actions.c (what the user can do), -export.c
 * (pictures and scenarios) and -file.c (reading, reloading, dropping). */

struct _EntenteWindow
{
  AdwApplicationWindow parent_instance;

  GFile *file;            /* of the document, or of the one that could not be shown */
  EntenteLoader *loader;  /* while a file is being read */
  EntenteFileWatch *watch;
  EntenteDocumentPage *page; /* NULL before the first document */
  EntenteDiagnostics *remarks;   /* about the document that is shown; NULL = none */

  AdwToastOverlay *toasts;
  GtkStack *pages;
  AdwHeaderBar *header;
  AdwViewSwitcherTitle *switcher;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *open_button, *open_label, *priorities_button, *undo_button, *redo_button;
  GtkWidget *dossier_button, *export_button, *menu_button;
  GMenu *recent_section;
  GtkWidget *drop_frame;
  EntenteStartPage *start_page;
  EntenteLoadingPage *loading_page;
  EntenteDiagnosticsPage *diagnostics_page;
};

void entente_window_add_actions (EntenteWindow *self);
void entente_window_update_actions (EntenteWindow *self);
void entente_window_fill_recent (EntenteWindow *self);
void entente_window_add_drop_target (EntenteWindow *self);
void entente_window_show_remarks (EntenteWindow *self);
void entente_window_ask_export (EntenteWindow *self, const char *suffix);
void entente_window_ask_scenario (EntenteWindow *self);
void entente_window_save_scenario (EntenteWindow *self, GFile *file);
void entente_window_show_page (EntenteWindow *self, const char *name);

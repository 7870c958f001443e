/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-diagnostics-page.h"
#include "entente-document-title.h"
#include "entente-file-watch.h"
#include "entente-header-middle.h"
#include "entente-loader.h"
#include "entente-loading-page.h"
#include "entente-stage.h"
#include "entente-start-page.h"
#include "entente-window.h"

/* Between entente-window.c (the parts and their state), -actions.c (what the user can do), -close.c (what becomes of
 * unsaved work), -disk.c (the file changes outside), -export.c (pictures and scenarios), -file.c (reading, dropping),
 * -help.c (what of the help is about what is shown), -present.c (a stage in front of it), -recovery.c
 * (unsaved work outlives a crash), -save.c and -scenes.c (the story). */

typedef struct _EntenteWindowRecovery EntenteWindowRecovery;

struct _EntenteWindow
{
  AdwApplicationWindow parent_instance;

  /* Before the first document: the file that is being read, or that could not be shown. */
  GFile *file;
  EntenteLoader *loader;
  EntenteFileWatch *watch;

  EntenteDocument *document; /* this and its page: NULL before the first one */
  EntenteDocumentPage *page;
  gint64 since;              /* seconds since 1970: when it was opened or last saved */
  gboolean saved;            /* since it was opened */
  gboolean unreadable;       /* its file as it is on disk now */
  gboolean reading_again;
  EntenteBanner *disk_banner; /* NULL = never needed so far */
  EntenteDiagnostics *remarks; /* about the document that is shown; NULL = none */

  EntenteWindowRecovery *recovery; /* unsaved work that is kept, and that was left behind */
  GTask *closing;     /* while it is found out whether the window may close */
  gboolean may_close; /* it may */
  guint inhibit_timeout, inhibit_cookie;

  struct _EntenteTour *tour; /* while it is taken; NULL = not now */
  gboolean wants_tour;       /* asked for it before there was a document */
  guint tour_timeout;

  EntenteStage *stage;   /* in front of the window, which presents; NULL = it does not */
  gboolean was_full_screen, has_stage_keys;
  guint n_edits; /* on their way into the document */
  guint idle_cookie;
  GtkWidget *scenes;     /* the dialog about them, or NULL */
  GtkWidget *notes;      /* of the scene that is presented, in a window beside, or NULL */

  GtkStack *layers;      /* the window, and in front of it a stage */
  AdwToastOverlay *toasts;
  GtkOverlay *overlay;
  GtkStack *pages;
  AdwHeaderBar *header;
  EntenteDocumentTitle *title;
  EntenteHeaderMiddle *middle;
  AdwViewSwitcherTitle *switcher;
  AdwViewSwitcherBar *switcher_bar;
  gboolean names_shown; /* of the views, at the bottom */
  guint fit_id;         /* an idle source, or 0 */
  GtkWidget *open_button, *open_label, *priorities_button, *undo_button, *redo_button;
  GtkWidget *dossier_button, *export_button, *present_button, *menu_button;
  GMenu *recent_section;
  GtkWidget *drop_frame;
  EntenteStartPage *start_page;
  EntenteLoadingPage *loading_page;
  EntenteDiagnosticsPage *diagnostics_page;
};

void entente_window_add_actions (EntenteWindow *self);
void entente_window_show_keys (EntenteWindow *self);
void entente_window_offer_tour (EntenteWindow *self);
void entente_window_take_tour (EntenteWindow *self);
void entente_window_forget_tour (EntenteWindow *self);
void entente_window_update_actions (EntenteWindow *self);
void entente_window_add_editing_actions (EntenteWindow *self);
void entente_window_update_editing (EntenteWindow *self, gboolean document);
void entente_window_submit_edit (EntenteWindow *self, GBytes *text, const char *label, char *done);
void entente_window_add_scene_actions (EntenteWindow *self);
void entente_window_update_scenes (EntenteWindow *self, gboolean document);
void entente_window_close_scenes (EntenteWindow *self);
void entente_window_offer_undo (EntenteWindow *self, const char *text, guint n_steps);
void entente_window_present (EntenteWindow *self, gboolean here);
gboolean entente_window_end_presentation (EntenteWindow *self);
void entente_window_update_chrome (EntenteWindow *self);
void entente_window_forget_presentation (EntenteWindow *self);
void entente_window_fill_recent (EntenteWindow *self);
void entente_window_add_drop_target (EntenteWindow *self);
void entente_window_show_remarks (EntenteWindow *self);
void entente_window_ask_export (EntenteWindow *self, const char *suffix);
void entente_window_ask_scenario (EntenteWindow *self);
void entente_window_save_scenario (EntenteWindow *self, GFile *file);
void entente_window_watch_switcher (EntenteWindow *self);
void entente_window_fit_switcher (EntenteWindow *self);
void entente_window_show_page (EntenteWindow *self, const char *name);
gboolean entente_window_is_document_shown (EntenteWindow *self);

/* Reading */
void entente_window_ask_new (EntenteWindow *self);
void entente_window_remember_recent (GFile *file);
void entente_window_show_read_again (EntenteWindow *self, EntenteDiagnostics *diagnostics);
void entente_window_show_problems (EntenteWindow *self, GFile *file, EntenteDiagnostics *diagnostics);
void entente_window_show_failure (EntenteWindow *self, GFile *file, const GError *error);
void entente_window_follow_disk (EntenteWindow *self);
void entente_window_read_again (EntenteWindow *self);
void entente_window_revert (EntenteWindow *self);

/* Saving and closing */
typedef enum
{
  ENTENTE_WINDOW_SAVE,
  ENTENTE_WINDOW_SAVE_AS,
  ENTENTE_WINDOW_SAVE_COPY
} EntenteWindowSave;

void entente_window_save_async (EntenteWindow *self, EntenteWindowSave kind, GFile *target,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean entente_window_save_finish (EntenteWindow *self, GAsyncResult *result);
gboolean entente_window_has_unsaved (EntenteWindow *self);
void entente_window_guard_unsaved (EntenteWindow *self);
void entente_window_forget_unsaved (EntenteWindow *self);

/* Unsaved work */
EntenteWindowRecovery *entente_window_recovery_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_window_recovery_free (EntenteWindowRecovery *recovery);
void entente_window_keep_unsaved (EntenteWindow *self);
void entente_window_drop_unsaved (EntenteWindow *self);
gboolean entente_window_show_recovered (EntenteWindow *self);
void entente_window_recover (EntenteWindow *self, const char *id);

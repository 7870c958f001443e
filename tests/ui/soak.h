/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "window-fixture.h"

/* Somebody who does one thing after the other in the running program, by chance.
 *
 * Between test-soak.c (the run), soak-actions.c and soak-desk-actions.c (what is done), soak-state.c (what there is to
 * see of it, and what must always hold), soak-rest.c and soak-memory.c (what is measured) and soak-input.c (pointer
 * and keys). */

#define SOAK_STRETCH 250 /* actions between two measurements */

/* What an action may change; see soak_describe (). */
typedef enum
{
  SOAK_DOCUMENT, /* scenario, baseline, facts, pins, what can be undone */
  SOAK_LOOK,     /* selected, compared, hovered */
  SOAK_VIEW,     /* view or table, zoom, filters, order */
  SOAK_PANELS,   /* open panels, expanded rows, switches, texts, places in lists */
  SOAK_WINDOWS,  /* which there are, their size and file; dialogs and menus */
  SOAK_DESKTOP,  /* colours, contrast, animations, preferences */
  SOAK_DISK,     /* files */
  SOAK_N_PARTS
} SoakPart;

#define SOAK_ANYTHING ((1u << SOAK_N_PARTS) - 1)

typedef struct
{
  char *parts[SOAK_N_PARTS];
} SoakState;

typedef struct
{
  EntenteApplication *application;
  EntenteWindow *first;  /* open all the time */
  EntenteWindow *window; /* in which something is done now */
  GRand *random;
  char *folder;
  guint n_files; /* that were made */
  gint64 begun;  /* by the monotonic clock */
} Soak;

/* FALSE = there was nothing to do; another action is chosen then. */
typedef gboolean (*SoakAct) (Soak *soak);

typedef struct _SoakAction
{
  const char *name;
  guint weight;  /* how often */
  guint changes; /* 1 << SoakPart: one of these is different afterwards, or it did nothing */
  SoakAct act;
  guint n_done, n_changed;
} SoakAction;

extern SoakAction soak_actions[];      /* in the document; the last has no name */
extern SoakAction soak_desk_actions[]; /* windows, files, the desktop */
extern SoakAction soak_dialog_action, soak_popover_action, soak_stage_action, soak_crowd_action;

/* soak-input.c */
void soak_input_init (Soak *soak);
void soak_settle (Soak *soak);
gboolean soak_wait_until (Soak *soak, gboolean (*is_so) (Soak *soak), guint seconds);
void soak_raise (GtkWidget *window);
void soak_point (Soak *soak, GtkWidget *widget, double x, double y);
void soak_strike (Soak *soak, GtkWidget *widget);
void soak_button (guint button, gboolean press);
void soak_click (Soak *soak, guint button);
void soak_key (Soak *soak, const char *modifiers, guint keyval);
gboolean soak_is_reached (GtkWidget *widget, double x, double y);
gboolean soak_is_shown (GtkWidget *widget);
void soak_press (Soak *soak, GtkWidget *widget);
void soak_collect (GtkWidget *root, gboolean (*is_wanted) (GtkWidget *widget), GPtrArray *found);
gboolean soak_press_one (Soak *soak, GtkWidget *root, gboolean (*is_wanted) (GtkWidget *widget));
void soak_hold (guint keyval, gboolean press);
void soak_resize (GtkWidget *window, int width, int height);

/* soak-state.c */
SoakState *soak_describe (Soak *soak);
void soak_state_free (SoakState *state);
gboolean soak_state_differs (const SoakState *a, const SoakState *b, guint parts);
GtkWidget *soak_find_dialog (void);
void soak_close_dialog (GtkWidget *dialog);
GtkWidget *soak_find_popover (GtkWidget *root);
GtkWidget *soak_find_any_popover (void);
guint soak_count_windows (void);
guint soak_count_documents (Soak *soak);
void soak_watch_objects (EntenteWindow *window);
void soak_check_results (Soak *soak);
guint soak_undo_all (Soak *soak);
void soak_redo (Soak *soak, guint n);
void soak_check_history (Soak *soak);
GBytes *soak_write_document (Soak *soak);
void soak_check_saved (Soak *soak, const char *path, GBytes *before);
void soak_check_objects (Soak *soak);

/* soak-desk-actions.c */
gboolean soak_set_contrast (gboolean high);
void soak_show_all_looks (Soak *soak);

/* soak-rest.c */
void soak_rest (Soak *soak, guint n_done);

/* soak-memory.c */
gboolean soak_compares_memory (guint n_actions);
void soak_measure_memory (Soak *soak, guint n_done);
gboolean soak_judge_memory (void);

/* test-soak.c */
void soak_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
guint soak_choose (Soak *soak, guint n);
EntenteSession *soak_get_session (Soak *soak);
EntenteDocumentPage *soak_get_page (Soak *soak);
EntentePictureView *soak_get_view (Soak *soak);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoakState, soak_state_free)

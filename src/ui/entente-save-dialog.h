/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-document.h"

#include <gtk/gtk.h>

/* The questions around saving. Each is asked in a dialog of its own and answered exactly once; a dialog that goes
 * without an answer, for example with its window, counts as cancelled.
 */

typedef enum
{
  ENTENTE_SAVE_ANSWER_CANCEL,
  ENTENTE_SAVE_ANSWER_SAVE,      /* or "try again" */
  ENTENTE_SAVE_ANSWER_SAVE_AS,
  ENTENTE_SAVE_ANSWER_OVERWRITE,
  ENTENTE_SAVE_ANSWER_DISCARD
} EntenteSaveAnswer;

typedef void (*EntenteSaveAnswerFunc) (EntenteSaveAnswer answer, gpointer user_data);

/* What is to be asked about. */
typedef struct
{
  GtkWindow *parent;
  EntenteDocument *document;
  GFile *file;     /* that it is about; NULL = the document's */
  gint64 since;    /* seconds since 1970: when the document was opened, or last saved */
  gboolean saved;  /* saved since it was opened */
} EntenteSaveQuestion;

void entente_save_dialog_ask_unsaved (const EntenteSaveQuestion *question, EntenteSaveAnswerFunc func,
                                      gpointer user_data);
void entente_save_dialog_ask_revert (const EntenteSaveQuestion *question, EntenteSaveAnswerFunc func,
                                     gpointer user_data);
void entente_save_dialog_ask_read_only (const EntenteSaveQuestion *question, EntenteSaveAnswerFunc func,
                                        gpointer user_data);
void entente_save_dialog_ask_open_elsewhere (const EntenteSaveQuestion *question, EntenteSaveAnswerFunc func,
                                             gpointer user_data);
void entente_save_dialog_ask_failure (const EntenteSaveQuestion *question, const GError *error,
                                      EntenteSaveAnswerFunc func, gpointer user_data);

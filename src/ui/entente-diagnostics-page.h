/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-diagnostics.h"

#include <gtk/gtk.h>

/* What is wrong with a file, where, and how to mend it: all problems at once. Uses the actions win.reload,
 * win.close-problems and win.toast. */

#define ENTENTE_TYPE_DIAGNOSTICS_PAGE (entente_diagnostics_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDiagnosticsPage, entente_diagnostics_page, ENTENTE, DIAGNOSTICS_PAGE, GtkWidget)

typedef struct
{
  const char *file_name;
  EntenteDiagnostics *diagnostics;
  gboolean shown;        /* the file could be shown all the same */
  const char *back_name; /* the document behind, or NULL */
} EntenteDiagnosticsReport;

void entente_diagnostics_page_set_report (EntenteDiagnosticsPage *self, const EntenteDiagnosticsReport *report);
char *entente_diagnostics_page_to_text (EntenteDiagnosticsPage *self) G_GNUC_WARN_UNUSED_RESULT;

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* What is wrong with a file: where, why, and how to mend it. */

typedef enum
{
  ENTENTE_SEVERITY_NOTE,
  ENTENTE_SEVERITY_WARNING,
  ENTENTE_SEVERITY_ERROR
} EntenteSeverity;

typedef struct
{
  EntenteSeverity severity;
  guint line;    /* from 1; 0 = the place is unknown or the file as a whole */
  guint column;  /* from 1, in Unicode characters */
  gsize offset;  /* bytes from the start of the file */
  gsize length;  /* bytes of the place to underline, at least 1 when line > 0 */
  char *pointer; /* RFC 6901 JSON pointer, or NULL */
  char *message; /* one plain sentence, localised */
  char *remedy;  /* how to mend it, localised, or NULL */
  char *excerpt; /* the line of the file (cut to a readable length), or NULL */
  guint excerpt_column; /* column of the place inside excerpt, from 1 */
} EntenteDiagnostic;

typedef struct _EntenteDiagnostics EntenteDiagnostics;

EntenteDiagnostics *entente_diagnostics_new (void) G_GNUC_WARN_UNUSED_RESULT;
EntenteDiagnostics *entente_diagnostics_ref (EntenteDiagnostics *self);
void entente_diagnostics_unref (EntenteDiagnostics *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDiagnostics, entente_diagnostics_unref)

void entente_diagnostics_take (EntenteDiagnostics *self, EntenteDiagnostic *diagnostic);
guint entente_diagnostics_get_length (const EntenteDiagnostics *self);
const EntenteDiagnostic *entente_diagnostics_get (const EntenteDiagnostics *self, guint index);
guint entente_diagnostics_count (const EntenteDiagnostics *self, EntenteSeverity severity);
gboolean entente_diagnostics_is_full (const EntenteDiagnostics *self, EntenteSeverity severity);
guint entente_diagnostics_get_suppressed (const EntenteDiagnostics *self);
void entente_diagnostics_sort (EntenteDiagnostics *self);
const char *entente_severity_get_label (EntenteSeverity severity);
const char *entente_severity_get_name (EntenteSeverity severity);

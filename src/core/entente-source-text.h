/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-diagnostics.h"

/* The text of a file: turns byte offsets into lines and columns and reports problems at them. */

typedef struct
{
  const char *data;
  gsize length;
  gsize offset; /* where counting stands */
  guint line, column;
} EntenteSourceText;

typedef struct
{
  gsize start, end; /* bytes, end exclusive */
} EntenteSpan;

void entente_source_text_init (EntenteSourceText *self, const char *data, gsize length);
void entente_source_text_get_position (EntenteSourceText *self, gsize offset, guint *line, guint *column);
EntenteDiagnostic *entente_source_text_locate (EntenteSourceText *self, EntenteSeverity severity,
                                               const EntenteSpan *span) G_GNUC_WARN_UNUSED_RESULT;

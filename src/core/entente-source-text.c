/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Lines and columns of a file, counted only when somebody asks.
 *
 * Lines and columns count from 1; a column is a Unicode character, a line ends with a line feed. The
 * counter remembers where it stands, so that places asked for in file order cost one pass over the file
 * together, even when the file is one line of 20 MB.
 */

#include "config.h"

#include "entente-source-text.h"
#include "entente-visible-text.h"

#include <string.h>

/* How much of a long line an excerpt shows before and after its place, in bytes. */
#define EXCERPT_BEFORE 60
#define EXCERPT_AFTER 60

void
entente_source_text_init (EntenteSourceText *self,
                          const char *data,
                          gsize length)
{
  self->data = data != NULL ? data : "";
  self->length = length;
  self->offset = 0;
  self->line = 1;
  self->column = 1;
}

static gboolean
is_continuation (char c)
{
  return ((guchar) c & 0xc0) == 0x80;
}

/**
 * entente_source_text_get_position:
 * @offset: a byte of the file, or its end
 *
 * O(distance to the last place asked for), or O(offset) when that lies behind it.
 */
void
entente_source_text_get_position (EntenteSourceText *self,
                                  gsize offset,
                                  guint *line,
                                  guint *column)
{
  offset = MIN (offset, self->length);
  if (offset < self->offset)
    entente_source_text_init (self, self->data, self->length);
  for (; self->offset < offset; self->offset++)
    {
      char c = self->data[self->offset];

      if (c == '\n')
        {
          self->line++;
          self->column = 1;
        }
      else if (!is_continuation (c))
        self->column++;
    }
  *line = self->line;
  *column = self->column;
}

/* A part of a line as it may be shown. */
static char *
copy_part (const EntenteSourceText *self,
           gsize start,
           gsize end)
{
  g_autofree char *valid = g_utf8_make_valid (self->data + start, end - start);

  return entente_visible_line (valid);
}

/* The part of the line around the place, and the column of the place in it. */
static void
take_excerpt (const EntenteSourceText *self,
              gsize offset,
              EntenteDiagnostic *diagnostic)
{
  gsize start = offset, end = offset;
  g_autofree char *before = NULL, *after = NULL;

  while (start > 0 && self->data[start - 1] != '\n'
         && (offset - start < EXCERPT_BEFORE || is_continuation (self->data[start])))
    start--;
  while (end < self->length && self->data[end] != '\n' && self->data[end] != '\r'
         && (end - offset < EXCERPT_AFTER || is_continuation (self->data[end])))
    end++;
  before = copy_part (self, start, offset);
  after = copy_part (self, offset, end);
  diagnostic->excerpt = g_strconcat (before, after, NULL);
  diagnostic->excerpt_column = g_utf8_strlen (before, -1) + 1;
}

/**
 * entente_source_text_locate:
 * @span: (nullable): the place, or %NULL for the file as a whole
 *
 * Returns: (transfer full): a diagnostic that knows its place; the caller adds message, remedy, pointer
 */
EntenteDiagnostic *
entente_source_text_locate (EntenteSourceText *self,
                            EntenteSeverity severity,
                            const EntenteSpan *span)
{
  EntenteDiagnostic *diagnostic = g_new0 (EntenteDiagnostic, 1);

  diagnostic->severity = severity;
  if (span == NULL)
    return diagnostic;
  diagnostic->offset = MIN (span->start, self->length);
  diagnostic->length = span->end > span->start ? span->end - span->start : 1;
  entente_source_text_get_position (self, diagnostic->offset, &diagnostic->line, &diagnostic->column);
  take_excerpt (self, diagnostic->offset, diagnostic);
  return diagnostic;
}

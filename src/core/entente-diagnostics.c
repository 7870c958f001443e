/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The list of what is wrong with a file.
 *
 * At most MAX_KEPT of each severity are kept, so that a thousand notes never push out an error and a file
 * with a million mistakes costs no more than one with a few; the rest are counted. What they quote is cut, since
 * an id may be megabytes long and stand in every message. Written by one thread;
 * once it is handed over nobody writes it any more.
 */

#include "config.h"

#include "entente-diagnostics.h"
#include "entente-compare.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SEVERITIES 3
#define MAX_KEPT 200
#define MAX_TEXT 2000 /* characters of one message or remedy, bytes of one pointer */

struct _EntenteDiagnostics
{
  int ref_count; /* atomic */
  GPtrArray *list;
  guint seen[N_SEVERITIES];
};

static void
free_diagnostic (EntenteDiagnostic *diagnostic)
{
  g_free (diagnostic->pointer);
  g_free (diagnostic->message);
  g_free (diagnostic->remedy);
  g_free (diagnostic->excerpt);
  g_free (diagnostic);
}

EntenteDiagnostics *
entente_diagnostics_new (void)
{
  EntenteDiagnostics *self = g_new0 (EntenteDiagnostics, 1);

  self->ref_count = 1;
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_diagnostic);
  return self;
}

EntenteDiagnostics *
entente_diagnostics_ref (EntenteDiagnostics *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_diagnostics_unref (EntenteDiagnostics *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_ptr_array_unref (self->list);
  g_free (self);
}

/* What quotes a file is shown safely, and cut in the middle of nothing with an ellipsis. */
static void
make_visible (char **text)
{
  char *visible;

  if (*text == NULL)
    return;
  visible = entente_visible_text_new (*text, ENTENTE_VISIBLE_LINES, MAX_TEXT, NULL);
  if (visible == NULL)
    return;
  g_free (*text);
  *text = visible;
}

/* Programs read the pointer, so it is only cut. */
static void
clip (char **text)
{
  static const char ellipsis[] = "…";
  char *end;

  if (*text == NULL || strlen (*text) <= MAX_TEXT)
    return;
  end = g_utf8_find_prev_char (*text, *text + MAX_TEXT + 1);
  memcpy (end, ellipsis, sizeof ellipsis);
  *text = g_realloc (*text, end - *text + sizeof ellipsis);
}

/**
 * entente_diagnostics_take:
 * @diagnostic: (transfer full): allocated with g_new0 (), its strings too
 */
void
entente_diagnostics_take (EntenteDiagnostics *self,
                          EntenteDiagnostic *diagnostic)
{
  if (self->seen[diagnostic->severity]++ >= MAX_KEPT)
    {
      free_diagnostic (diagnostic);
      return;
    }
  make_visible (&diagnostic->message);
  make_visible (&diagnostic->remedy);
  clip (&diagnostic->pointer);
  g_ptr_array_add (self->list, diagnostic);
}

/**
 * entente_diagnostics_get_length:
 *
 * Returns: the number that was kept; entente_diagnostics_get_suppressed () tells how many were not
 */
guint
entente_diagnostics_get_length (const EntenteDiagnostics *self)
{
  return self->list->len;
}

const EntenteDiagnostic *
entente_diagnostics_get (const EntenteDiagnostics *self,
                         guint index)
{
  g_return_val_if_fail (index < self->list->len, NULL);
  return g_ptr_array_index (self->list, index);
}

/**
 * entente_diagnostics_count:
 *
 * Returns: how many of this severity were found, those included that were not kept
 */
guint
entente_diagnostics_count (const EntenteDiagnostics *self,
                           EntenteSeverity severity)
{
  return self->seen[severity];
}

/**
 * entente_diagnostics_is_full:
 *
 * Returns: %TRUE when one more of this severity would only be counted, so that its place need not be found
 */
gboolean
entente_diagnostics_is_full (const EntenteDiagnostics *self,
                             EntenteSeverity severity)
{
  return self->seen[severity] >= MAX_KEPT;
}

guint
entente_diagnostics_get_suppressed (const EntenteDiagnostics *self)
{
  guint seen = 0, i;

  for (i = 0; i < N_SEVERITIES; i++)
    seen += self->seen[i];
  return seen - self->list->len;
}

static int
compare_places_cb (gconstpointer a,
                   gconstpointer b)
{
  const EntenteDiagnostic *x = *(EntenteDiagnostic *const *) a;
  const EntenteDiagnostic *y = *(EntenteDiagnostic *const *) b;

  if (x->offset != y->offset)
    return ENTENTE_COMPARE (x->offset, y->offset);
  if (x->severity != y->severity)
    return ENTENTE_COMPARE (y->severity, x->severity);
  return g_strcmp0 (x->message, y->message);
}

/**
 * entente_diagnostics_sort:
 *
 * Puts the list in the order of the file; at one place the severest first.
 */
void
entente_diagnostics_sort (EntenteDiagnostics *self)
{
  g_ptr_array_sort (self->list, compare_places_cb);
}

/**
 * entente_severity_get_label:
 *
 * Returns: the word for it in the user's language
 */
const char *
entente_severity_get_label (EntenteSeverity severity)
{
  switch (severity)
    {
    case ENTENTE_SEVERITY_ERROR:
      return C_("severity", "error");
    case ENTENTE_SEVERITY_WARNING:
      return C_("severity", "warning");
    case ENTENTE_SEVERITY_NOTE:
    default:
      return C_("severity", "note");
    }
}

/**
 * entente_severity_get_name:
 *
 * Returns: the same word whatever the language, for programs
 */
const char *
entente_severity_get_name (EntenteSeverity severity)
{
  static const char *const names[N_SEVERITIES] = { "note", "warning", "error" };

  return names[severity];
}

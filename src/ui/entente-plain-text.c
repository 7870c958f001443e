/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Text that strangers wrote, where libraries would take it for more than text: toasts read markup, items of menus take
 * an underscore for the mark of the key that follows, and labels are as wide as their longest word.
 */

#include "config.h"

#include "entente-plain-text.h"

#include "entente-appearance.h"
#include "entente-tooltip.h"
#include "entente-visible-text.h"

#define LONG_WORD 24 /* columns */
#define LONG_TEXT 80 /* characters */
#define LINE 72      /* columns of a line of a tooltip */
#define MAX_LINES 16
#define BOUND 33     /* characters of a line of such a text, a number that nothing else uses */

/**
 * entente_plain_text_make_toast:
 *
 * Returns: a toast that shows @text, whatever is in it
 */
AdwToast *
entente_plain_text_make_toast (const char *text)
{
  g_autofree char *visible = entente_visible_line (text);
  g_autofree char *escaped = g_markup_escape_text (visible, -1);

  return adw_toast_new (escaped);
}

/**
 * entente_plain_text_make_toast_title:
 *
 * Returns: (transfer floating): what a toast shows of @text, for one that needs a custom title
 */
GtkWidget *
entente_plain_text_make_toast_title (const char *text)
{
  g_autofree char *visible = entente_visible_line (text);
  GtkWidget *label = gtk_label_new (visible);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static guint
get_columns (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

/* Whether lines can break between words, as people expect it, without making the label too wide. */
static gboolean
has_long_word (const char *text,
               guint most)
{
  guint columns = 0;

  for (; *text != '\0' && columns <= most; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      /* A space that keeps a figure and its unit together is none to break at. */
      columns = (g_unichar_isspace (c) && c != 0xa0 && c != 0x202f) || g_unichar_iswide (c) ? 0 : columns + get_columns (c);
    }
  return columns > most;
}

static void
bound_cb (GtkLabel *label,
          GParamSpec *pspec,
          gpointer lines)
{
  const char *text = gtk_label_get_text (label);
  const gboolean is_long = GPOINTER_TO_INT (lines) > 0 && g_utf8_strlen (text, -1) > LONG_TEXT;
  const guint most = entente_appearance_is_text_large (GTK_WIDGET (label)) ? LONG_WORD / 4 : LONG_WORD;

  gtk_label_set_wrap_mode (label, has_long_word (text, most) ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  gtk_label_set_ellipsize (label, is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_lines (label, is_long ? GPOINTER_TO_INT (lines) : -1);
  /* Without it a label asks for all of its text on one line. */
  if (is_long && gtk_label_get_max_width_chars (label) < 0)
    gtk_label_set_max_width_chars (label, BOUND);
  else if (!is_long && gtk_label_get_max_width_chars (label) == BOUND)
    gtk_label_set_max_width_chars (label, -1);
  if (is_long)
    gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
}

/* Where a line of at most LINE columns ends: behind the last blank, or anywhere in a word that has none. */
static const char *
find_end (const char *text)
{
  const char *p, *blank = NULL;
  guint columns = 0;

  for (p = text; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      columns += get_columns (c);
      if (columns > LINE)
        return blank != NULL ? blank : p;
      if (g_unichar_isspace (c))
        blank = g_utf8_next_char (p);
    }
  return p;
}

/**
 * entente_plain_text_wrap:
 *
 * Returns: @text in lines that a tooltip can have, which breaks none by itself, and not more than a screen has room for
 */
char *
entente_plain_text_wrap (const char *text)
{
  GString *wrapped = g_string_new (NULL);
  guint n;

  for (n = 0; *text != '\0' && n < MAX_LINES; n++)
    {
      const char *end = find_end (text);

      g_string_append_printf (wrapped, "%s%.*s", n > 0 ? "\n" : "", (int) (end - text), text);
      text = *end == '\n' ? end + 1 : end;
    }
  if (*text != '\0')
    g_string_append (wrapped, "…");
  return g_string_free (wrapped, FALSE);
}

/**
 * entente_plain_text_set_tooltip:
 * @text: (nullable)
 */
void
entente_plain_text_set_tooltip (GtkWidget *widget,
                                const char *text)
{
  g_autofree char *wrapped = text != NULL && *text != '\0' ? entente_plain_text_wrap (text) : NULL;

  entente_tooltip_set (widget, wrapped);
}

static gboolean
query_tooltip_cb (GtkLabel *label,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;

  if (gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_NONE || !pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  text = entente_plain_text_wrap (gtk_label_get_text (label));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/**
 * entente_plain_text_bound_label:
 * @label: one that wraps
 * @lines: so many at most when its text is very long, the rest is in a tooltip; 0 = as many as it takes
 *
 * Names of usual length are laid out as ever. Very long ones neither widen what @label is in nor fill it.
 */
void
entente_plain_text_bound_label (GtkLabel *label,
                                int lines)
{
  gtk_label_set_wrap (label, TRUE);
  g_signal_connect (label, "notify::label", G_CALLBACK (bound_cb), GINT_TO_POINTER (lines));
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  bound_cb (label, NULL, GINT_TO_POINTER (lines));
}

/**
 * entente_plain_text_shorten:
 * @limit: characters
 *
 * Returns: @text without its middle where it is long, for menus and heads of columns: they are as wide as their
 *   longest line
 */
char *
entente_plain_text_shorten (const char *text,
                            guint limit)
{
  g_autofree char *visible = entente_visible_line (text);
  const glong length = g_utf8_strlen (visible, -1);
  g_autofree char *head = NULL, *tail = NULL;

  if (length <= (glong) limit)
    return g_steal_pointer (&visible);
  head = g_utf8_substring (visible, 0, limit - limit / 3);
  tail = g_utf8_substring (visible, length - limit / 3, length);
  return g_strconcat (head, "…", tail, NULL);
}

/**
 * entente_plain_text_make_label:
 *
 * Returns: what gives @text as the label of an item in a menu
 */
char *
entente_plain_text_make_label (const char *text)
{
  g_autofree char *shown = entente_plain_text_shorten (text, ENTENTE_MAX_LABEL);
  GString *label = g_string_new (shown);

  g_string_replace (label, "_", "__", 0);
  return g_string_free (label, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a change did, in the signs and colours of up and down: for the status strip and the stage. */

#include "config.h"

#include "entente-change-markup.h"

#include "entente-appearance.h"

#include <glib/gi18n-lib.h>

static void
append_coloured (GString *markup,
                 const char *sign,
                 EntenteColour colour,
                 const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (markup, "   <span color=\"#%02x%02x%02x\">%s</span> %s", (guint) (colour.red * 255 + 0.5),
                          (guint) (colour.green * 255 + 0.5), (guint) (colour.blue * 255 + 0.5), sign, escaped);
}

/**
 * entente_change_markup_make:
 * @widget: in whose look
 *
 * Returns: "<b>Geography 20 → 34 %</b>   ▲ 15 rise: Finland, Greece and 13 more   ▼ 1 drops: Australia"
 */
char *
entente_change_markup_make (GtkWidget *widget,
                            EntenteSession *session,
                            const EntenteChangeSummary *summary)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *what = g_markup_escape_text (summary->what, -1);
  EntenteStyle style;

  entente_appearance_init_style (widget, entente_session_get_dataset (session), 1, &style);
  g_string_append_printf (markup, "<b>%s</b>", what);
  append_coloured (markup, "▲", style.up, summary->rise);
  append_coloured (markup, "▼", style.down, summary->drop);
  if (summary->rest != NULL)
    g_string_append_printf (markup, "   %s", _("Nobody changes tier"));
  return g_string_free (markup, FALSE);
}

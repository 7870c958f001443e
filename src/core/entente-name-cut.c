/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A label that finds no place because it is too long names nobody: better its beginning, and the rest in the
 * tooltip and the dossier. */

#include "config.h"

#include "entente-name-cut.h"

#include <string.h>

#define ELLIPSIS "…"

static double
measure_width (EntenteMeasure *measure,
               EntenteFont font,
               const char *text)
{
  EntenteExtent extent;

  entente_measure_get_extent (measure, font, text, &extent);
  return extent.width;
}

/* Neither before a mark that belongs to the letter before it, nor behind a space. */
static gboolean
may_cut (const char *name,
         const char *at)
{
  return !g_unichar_ismark (g_utf8_get_char (at)) && g_utf8_get_char (at) != 0x200d
         && !g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (name, at)));
}

/**
 * entente_name_cut:
 * @width: the most that it may take
 *
 * Returns: (transfer full): @name, or as much of it as fits, at least a letter, and an ellipsis. One measurement for
 *   names that fit, O(letters) for others.
 */
char *
entente_name_cut (EntenteMeasure *measure,
                  EntenteFont font,
                  const char *name,
                  double width)
{
  const char *at;

  if (measure_width (measure, font, name) <= width)
    return g_strdup (name);
  for (at = name + strlen (name); (at = g_utf8_find_prev_char (name, at)) != NULL && at > name;)
    {
      g_autofree char *begin = g_strndup (name, (gsize) (at - name));
      g_autofree char *cut = g_strconcat (begin, ELLIPSIS, NULL);

      if (may_cut (name, at) && measure_width (measure, font, cut) <= width)
        return g_steal_pointer (&cut);
    }
  return g_strdup (ELLIPSIS);
}

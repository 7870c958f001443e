/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A picture is understood by whoever has never seen one of its kind. On screen the line stands behind the sub-title
 * where there is room for it, since it must not take room from the picture; exports, which are looked at without the
 * program, have it at the foot in any case.
 */

#include "config.h"

#include "entente-how-to-read.h"

#include <glib/gi18n-lib.h>

/**
 * entente_how_to_read:
 * @view: id of a picture
 *
 * Returns: (nullable): the line; %NULL for an unknown id
 */
const char *
entente_how_to_read (const char *view)
{
  static const struct
  {
    const char *view, *words;
  } lines[] = {
    { "ranking", N_("Longer bar = higher score; each colour is a criterion") },
    { "orbit", N_("A ring = a tier, a sector = a region; the nearer the centre, the higher the score") },
    { "network", N_("A line = a tie; those with ties among themselves stand together") },
    { "map", N_("The stronger the colour, the higher the tier; each tier has its own pattern") },
    { "certainty", N_("A row = a partner, a column = a rank; the strong mark is today’s rank") },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_strcmp0 (lines[i].view, view) == 0)
      return _(lines[i].words);
  return NULL;
}

/**
 * entente_how_to_read_append:
 * @subtitle: what a picture rests on; may be empty
 * @width: of a line
 *
 * Returns: (transfer full): @subtitle, with the line behind it if both fit
 */
char *
entente_how_to_read_append (const char *view,
                            const char *subtitle,
                            double width,
                            EntenteMeasure *measure)
{
  const char *words = entente_how_to_read (view);
  g_autofree char *both = NULL;
  EntenteExtent extent;

  if (words == NULL)
    return g_strdup (subtitle);
  both = *subtitle != '\0' ? g_strconcat (subtitle, " · ", words, NULL) : g_strdup (words);
  entente_measure_get_extent (measure, ENTENTE_FONT_SUBTITLE, both, &extent);
  return extent.width <= width ? g_steal_pointer (&both) : g_strdup (subtitle);
}

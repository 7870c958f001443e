/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*                    above
 *            +--------------------+
 *   before   |  what is spoken of |   after          the first of below, after, before and above that is inside the
 *            +--------------------+                  window and covers no part; where none is, the lower end corner
 *                    below
 *
 * Plain rectangles in the window's own pixels.
 */

#include "config.h"

#include "entente-tour-place.h"

#define AWAY 14  /* from the part */
#define MARGIN 8 /* from the sides of the window */

static gboolean
covers (const GdkRectangle *box,
        const GdkRectangle *parts,
        guint n_parts)
{
  guint i;

  for (i = 0; i < n_parts; i++)
    if (gdk_rectangle_intersect (box, &parts[i], NULL))
      return TRUE;
  return FALSE;
}

static void
push_inside (GdkRectangle *box,
             const int window[2])
{
  box->x = MAX (MIN (box->x, window[0] - MARGIN - box->width), MARGIN);
  box->y = MAX (MIN (box->y, window[1] - MARGIN - box->height), MARGIN);
}

/**
 * entente_tour_place_card:
 * @parts: what is spoken of, the most important one first
 * @window: width and height
 * @card: width and height, at most those of the window less the margins
 *
 * Returns: where the card stands, always inside of the window when it fits
 */
GdkRectangle
entente_tour_place_card (const GdkRectangle *parts,
                         guint n_parts,
                         const int window[2],
                         const int card[2])
{
  GdkRectangle box = { window[0] - MARGIN - card[0], window[1] - MARGIN - card[1], card[0], card[1] };
  guint i;

  if (n_parts > 0)
    {
      const GdkRectangle *part = &parts[0];
      const int middle[2] = { part->x + (part->width - card[0]) / 2, part->y + (part->height - card[1]) / 2 };
      const int places[4][2] = {
        { middle[0], part->y + part->height + AWAY },
        { part->x + part->width + AWAY, middle[1] },
        { part->x - AWAY - card[0], middle[1] },
        { middle[0], part->y - AWAY - card[1] },
      };

      for (i = 0; i < G_N_ELEMENTS (places); i++)
        {
          GdkRectangle at = { places[i][0], places[i][1], card[0], card[1] };

          push_inside (&at, window);
          if (!covers (&at, parts, n_parts))
            return at;
        }
      /* Inside of a large part, at its lower end. */
      box.x = part->x + part->width - card[0] - AWAY;
      box.y = part->y + part->height - card[1] - AWAY;
    }
  push_inside (&box, window);
  return box;
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static gboolean
is_part (const GdkRectangle *parts,
         guint n_parts,
         int x,
         int y)
{
  guint i;

  for (i = 0; i < n_parts; i++)
    if (gdk_rectangle_contains_point (&parts[i], x, y))
      return TRUE;
  return FALSE;
}

/**
 * entente_tour_place_shade:
 * @shade: (out caller-allocates) (array length=max_shade): all of the window but the parts, without overlaps
 * @max_shade: (2 n_parts + 1)^2 are always enough
 *
 * Returns: how many there are
 */
guint
entente_tour_place_shade (const GdkRectangle *parts,
                          guint n_parts,
                          const int window[2],
                          GdkRectangle *shade,
                          guint max_shade)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (int));
  const int zero = 0;
  guint i, j, n = 0;

  g_array_append_val (columns, zero);
  g_array_append_val (columns, window[0]);
  g_array_append_val (rows, zero);
  g_array_append_val (rows, window[1]);
  for (i = 0; i < n_parts; i++)
    {
      const int edges[4] = { CLAMP (parts[i].x, 0, window[0]), CLAMP (parts[i].x + parts[i].width, 0, window[0]),
                             CLAMP (parts[i].y, 0, window[1]), CLAMP (parts[i].y + parts[i].height, 0, window[1]) };

      g_array_append_vals (columns, edges, 2);
      g_array_append_vals (rows, edges + 2, 2);
    }
  g_array_sort (columns, compare_edges);
  g_array_sort (rows, compare_edges);
  for (j = 0; j + 1 < rows->len; j++)
    for (i = 0; i + 1 < columns->len && n < max_shade; i++)
      {
        const int x = g_array_index (columns, int, i), y = g_array_index (rows, int, j);
        const GdkRectangle cell = { x, y, g_array_index (columns, int, i + 1) - x, g_array_index (rows, int, j + 1) - y };

        if (cell.width > 0 && cell.height > 0 && !is_part (parts, n_parts, x, y))
          shade[n++] = cell;
      }
  return n;
}

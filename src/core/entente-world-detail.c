/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* All levels of detail of a line at once.
 *
 *        c              The point farthest from the chord of a piece divides it, and so on in both parts (Douglas
 *      /   \  d         and Peucker). Its distance, but never more than that of the piece it divides, is its detail:
 *    a ----- b          a drawing that tolerates an error of t leaves out what has a detail of t or less.
 *
 * A coarser line is then a part of every finer one, whatever the tolerance, and it is chosen by one comparison
 * a point. Lines are measured as they are shared by neighbours, so both sides of a border leave out the same points.
 */

#include "config.h"

#include "entente-world-detail.h"

#include "entente-array.h"

#include <math.h>

/* Lines as they come need some 15 looks a point; one made to be slow keeps all points that are left. */
#define MAX_LOOKS 256

typedef struct
{
  guint first, last;
  float limit;
} Piece;

/* Squared distance of p from the way between a and b. */
static double
get_distance (EntenteMapPoint a,
              EntenteMapPoint b,
              EntenteMapPoint p)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  dx = p.x - a.x - t * dx;
  dy = p.y - a.y - t * dy;
  return dx * dx + dy * dy;
}

static guint
find_farthest (const EntenteMapPoint *line,
               const Piece *piece,
               double *distance)
{
  guint found = piece->first + 1;
  guint i;

  *distance = -1;
  for (i = piece->first + 1; i < piece->last; i++)
    {
      double d = get_distance (line[piece->first], line[piece->last], line[i]);

      if (d > *distance)
        {
          *distance = d;
          found = i;
        }
    }
  *distance = sqrt (*distance);
  return found;
}

/**
 * entente_world_detail_measure:
 * @line: at least two points; first and last are the same in a closed line
 * @detail: (out): by point, in units of the line; the ends are never left out: %G_MAXFLOAT
 *
 * O(n log n) for coasts and borders, O(n) for what is made to be slow.
 */
void
entente_world_detail_measure (const EntenteMapPoint *line,
                              guint n,
                              float *detail)
{
  g_autoptr (GArray) pieces = ENTENTE_NEW_LIST (Piece);
  Piece piece = { 0, n - 1, G_MAXFLOAT };
  guint64 looks = 0;
  guint i;

  for (i = 0; i < n; i++)
    detail[i] = G_MAXFLOAT;
  g_array_append_val (pieces, piece);
  while (pieces->len > 0 && looks < (guint64) MAX_LOOKS * n)
    {
      double distance;
      guint middle;

      piece = g_array_index (pieces, Piece, pieces->len - 1);
      g_array_set_size (pieces, pieces->len - 1);
      if (piece.last - piece.first < 2)
        continue;
      looks += piece.last - piece.first;
      middle = find_farthest (line, &piece, &distance);
      detail[middle] = MIN (piece.limit, (float) distance);
      g_array_append_val (pieces, ((Piece){ piece.first, middle, detail[middle] }));
      g_array_append_val (pieces, ((Piece){ middle, piece.last, detail[middle] }));
    }
}

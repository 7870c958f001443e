/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The lines of the network.
 *
 * Beside the focus a pair of partners has one thin line, however many ties it has; a tie under a condition
 * is drawn for itself, since whether it holds is the point. The ties of the focus run side by side, 5 px
 * apart, each in its own colour and dash.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-compare.h"
#include "entente-network-scene-private.h"

#include <stdlib.h>

#define APART 5.0
#define MAX_FELLOWS 60 /* thin lines to more fellow members would fill the picture */

/* A tie with its ends in order, so that ties of a pair are neighbours when sorted. */
typedef struct
{
  int low, high;
  int tie;
} PairedTie;

static int
compare_pairs_cb (const void *a,
                  const void *b)
{
  const PairedTie *p = a, *q = b;

  if (p->low != q->low)
    return ENTENTE_COMPARE (p->low, q->low);
  if (p->high != q->high)
    return ENTENTE_COMPARE (p->high, q->high);
  return ENTENTE_COMPARE (p->tie, q->tie);
}

static GArray *
list_shown_ties (const EntenteNetworkBuilder *self)
{
  const EntenteDataset *dataset = self->input->dataset;
  GArray *ties = ENTENTE_NEW_LIST (PairedTie);
  guint i;

  for (i = 0; i < dataset->n_ties; i++)
    {
      const EntenteTie *tie = &dataset->ties[i];
      const PairedTie paired = { MIN (tie->a, tie->b), MAX (tie->a, tie->b), (int) i };

      if (entente_network_builder_shows_tie (self, tie) && tie->a != tie->b)
        g_array_append_val (ties, paired);
    }
  if (ties->len > 0)
    qsort (ties->data, ties->len, sizeof (PairedTie), compare_pairs_cb);
  return ties;
}

static void
locate_end (const EntenteNetworkScene *scene,
            int end,
            double *x,
            double *y)
{
  *x = end >= 0 ? scene->nodes[end].x : scene->hub_x;
  *y = end >= 0 ? scene->nodes[end].y : scene->hub_y;
}

static void
add_line (EntenteNetworkBuilder *self,
          const PairedTie *pair,
          EntenteLineRole role,
          double offset)
{
  EntenteNetworkScene *scene = self->scene;
  const EntenteDataset *dataset = self->input->dataset;
  EntenteNetworkLine *line;
  double dx, dy, length;

  g_array_set_size (scene->lines, scene->lines->len + 1);
  line = &g_array_index (scene->lines, EntenteNetworkLine, scene->lines->len - 1);
  locate_end (scene, pair->low, &line->x0, &line->y0);
  locate_end (scene, pair->high, &line->x1, &line->y1);
  dx = line->x1 - line->x0;
  dy = line->y1 - line->y0;
  length = MAX (hypot (dx, dy), 1e-9);
  line->x0 -= dy / length * offset;
  line->x1 -= dy / length * offset;
  line->y0 += dx / length * offset;
  line->y1 += dx / length * offset;
  line->role = role;
  line->with_hub = pair->low == ENTENTE_HUB;
  line->tie = pair->tie;
  if (pair->tie != ENTENTE_NONE)
    {
      line->tie_class = entente_tie_kind_get_class (dataset, (guint) MAX (dataset->ties[pair->tie].kind, 0));
      line->state = self->states[pair->tie];
    }
}

/* Ties [first, end) join the same two. */
static void
add_pair (EntenteNetworkBuilder *self,
          const PairedTie *ties,
          guint n)
{
  int focus = self->scene->focus;
  gboolean own = focus >= 0 && (ties[0].low == focus || ties[0].high == focus), plain = FALSE;
  guint i;

  for (i = 0; i < n; i++)
    {
      gboolean conditional = self->states[ties[i].tie] != ENTENTE_TIE_UNCONDITIONAL;

      if (own)
        add_line (self, &ties[i], ENTENTE_LINE_OWN, (i - (n - 1) / 2.0) * APART);
      else if (conditional || !plain)
        add_line (self, &ties[i], focus >= 0 ? ENTENTE_LINE_FADED : ENTENTE_LINE_PLAIN, 0);
      plain |= !conditional;
    }
}

static void
add_fellow_lines (EntenteNetworkBuilder *self)
{
  const EntenteDataset *dataset = self->input->dataset;
  g_autofree int *colours = g_new (int, dataset->n_blocs);
  int focus = self->scene->focus;
  guint b, i;

  entente_network_colour_blocs (dataset, self->blocs_shown, colours);
  for (b = 0; b < dataset->n_blocs && focus >= 0; b++)
    {
      const EntenteBloc *bloc = &dataset->blocs[b];
      gboolean member = FALSE;

      for (i = 0; i < bloc->n_members; i++)
        member |= bloc->members[i] == focus;
      if (!self->blocs_shown[b] || !member || bloc->n_members > MAX_FELLOWS)
        continue;
      for (i = 0; i < bloc->n_members; i++)
        {
          const PairedTie fellow = { focus, bloc->members[i], ENTENTE_NONE };

          if (bloc->members[i] == focus)
            continue;
          add_line (self, &fellow, ENTENTE_LINE_FELLOW, 0);
          g_array_index (self->scene->lines, EntenteNetworkLine, self->scene->lines->len - 1).colour = colours[b];
        }
    }
}

/**
 * entente_network_builder_add_lines:
 *
 * Fills the lines: thin ones first, then those to fellow members, the ties of the focus last.
 */
void
entente_network_builder_add_lines (EntenteNetworkBuilder *self)
{
  g_autoptr (GArray) ties = list_shown_ties (self);
  g_autoptr (GArray) lines = NULL;
  const PairedTie *pairs = (gconstpointer) ties->data;
  guint first, end, i;

  for (first = 0; first < ties->len; first = end)
    {
      for (end = first + 1; end < ties->len; end++)
        if (pairs[end].low != pairs[first].low || pairs[end].high != pairs[first].high)
          break;
      add_pair (self, pairs + first, end - first);
    }
  add_fellow_lines (self);

  /* Own ties to the end, the order otherwise kept. */
  lines = self->scene->lines;
  self->scene->lines = g_array_new (FALSE, TRUE, sizeof (EntenteNetworkLine));
  for (i = 0; i < 2 * lines->len; i++)
    {
      const EntenteNetworkLine *line = &g_array_index (lines, EntenteNetworkLine, i % lines->len);

      if ((line->role == ENTENTE_LINE_OWN) == (i >= lines->len))
        g_array_append_vals (self->scene->lines, line, 1);
    }
}

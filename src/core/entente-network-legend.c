/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The legend of the network, and what room it leaves to the marks.
 *
 *   on screen       the tiers in a row at the bottom; ties and blocs are the window's panel
 *   export, wide    a column at the right: kinds of ties with their counts, blocs, tiers; what ties of a kind look like
 *                   only beside a selected partner: without one all of them are the same thin grey
 *   export, narrow  tiers and what ties of the selected partner look like, in rows at the bottom; blocs bear
 *                   their names
 */

#include "config.h"

#include "entente-format.h"
#include "entente-network-scene-private.h"

#include <glib/gi18n-lib.h>

#define LINE_SAMPLE 26.0 /* as they are drawn */
#define TIER_SAMPLE 12.0
#define EDGE 20.0
#define ROOM_FOR_HULLS 26.0
#define ROOM_FOR_HULLS_NARROW 16.0
#define COLUMN_MOST 0.34 /* of the width */
#define LEAST_WIDTH_FOR_COLUMN 700.0
#define ROW 20.0
#define SAMPLE_LINE 34.0
#define SAMPLE_MARK 18.0
#define SPACE 16.0
#define MAX_ROWS 4

static void
add_key (EntenteNetworkBuilder *self,
         EntenteNetworkKeyKind kind,
         int index,
         char *text)
{
  const EntenteNetworkKey key = { .kind = kind, .index = index, .text = text,
                                  .bare = kind == ENTENTE_KEY_TIE && self->scene->focus < 0 };

  g_array_append_val (self->scene->keys, key);
}

static void
add_tier_keys (EntenteNetworkBuilder *self)
{
  const EntenteEvaluation *evaluation = self->input->evaluation;
  guint i, n_rated = 0;

  for (i = 0; i < evaluation->n_tiers; i++)
    {
      add_key (self, ENTENTE_KEY_TIER, (int) i, entente_format_tier (i));
      n_rated += evaluation->tier_sizes[i];
    }
  if (n_rated < evaluation->n_partners)
    add_key (self, ENTENTE_KEY_TIER, (int) evaluation->n_tiers, g_strdup (_ ("Not rated")));
}

/* Ties of a kind: of one partner, or of all. */
static guint
count_kind (const EntenteNetworkBuilder *self,
            guint kind,
            int partner)
{
  const EntenteDataset *dataset = self->input->dataset;
  guint n = 0, i;

  for (i = 0; i < dataset->n_ties; i++)
    n += dataset->ties[i].kind == (int) kind && entente_network_builder_shows_tie (self, &dataset->ties[i])
         && (partner < 0 || dataset->ties[i].a == partner || dataset->ties[i].b == partner);
  return n;
}

static void
add_tie_keys (EntenteNetworkBuilder *self,
              int partner)
{
  const EntenteDataset *dataset = self->input->dataset;
  gboolean failing = FALSE, unknown = FALSE;
  guint k, i;

  for (k = 0; k < dataset->n_tie_kinds; k++)
    {
      guint n = count_kind (self, k, partner);

      if (n > 0)
        /* Translators: a kind of tie or a bloc, and how many */
        add_key (self, ENTENTE_KEY_TIE, (int) entente_tie_kind_get_class (dataset, k),
                 g_strdup_printf (C_ ("legend", "%s, %u"),
                                  entente_text_get (&dataset->tie_kinds[k].name, self->input->languages), n));
    }
  for (i = 0; i < dataset->n_ties; i++)
    {
      failing |= self->states[i] == ENTENTE_TIE_FAILS;
      unknown |= self->states[i] == ENTENTE_TIE_UNKNOWN;
    }
  if (failing)
    add_key (self, ENTENTE_KEY_CONDITION, ENTENTE_TIE_FAILS, g_strdup (_ ("Condition not met")));
  if (unknown)
    add_key (self, ENTENTE_KEY_CONDITION, ENTENTE_TIE_UNKNOWN, g_strdup (_ ("Condition unknown")));
}

static void
add_bloc_keys (EntenteNetworkBuilder *self)
{
  const EntenteDataset *dataset = self->input->dataset;
  g_autofree int *colours = g_new (int, dataset->n_blocs);
  gboolean headed = FALSE;
  guint b;

  entente_network_colour_blocs (dataset, self->blocs_shown, colours);
  for (b = 0; b < dataset->n_blocs && self->scene->layout->arrangement == ENTENTE_ARRANGE_BY_BLOC; b++)
    {
      if (colours[b] == ENTENTE_NONE)
        continue;
      if (!headed)
        add_key (self, ENTENTE_KEY_HEAD, 0, g_strdup (_ ("Blocs")));
      headed = TRUE;
      add_key (self, ENTENTE_KEY_BLOC, colours[b],
               g_strdup_printf (C_ ("legend", "%s, %u"),
                                entente_text_get (&dataset->blocs[b].name, self->input->languages),
                                dataset->blocs[b].n_members));
    }
}

static double
get_sample_width (const EntenteNetworkBuilder *self,
                  const EntenteNetworkKey *key)
{
  if (key->kind == ENTENTE_KEY_HEAD || key->bare)
    return 0;
  return (key->kind == ENTENTE_KEY_TIER ? SAMPLE_MARK : SAMPLE_LINE) * self->scale;
}

/* As wide as its longest line, but never so wide that the marks are crowded out. */
static double
measure_column (const EntenteNetworkBuilder *self)
{
  const GArray *keys = self->scene->keys;
  double width = 0;
  guint i;

  for (i = 0; i < keys->len; i++)
    {
      const EntenteNetworkKey *key = &g_array_index (keys, EntenteNetworkKey, i);
      EntenteExtent extent;

      entente_measure_get_extent (self->input->measure, ENTENTE_FONT_NOTE, key->text, &extent);
      width = MAX (width, get_sample_width (self, key) + extent.width + 1);
    }
  return MIN (width, COLUMN_MOST * self->scene->width);
}

/* A column from the heading downwards; what does not fit is left out from the end of the ties. */
static void
lay_out_column (EntenteNetworkBuilder *self)
{
  EntenteNetworkScene *scene = self->scene;
  double row = ROW * self->scale, y = scene->heading->bottom + 4;
  double left = scene->width - EDGE - measure_column (self);
  double room = scene->height - EDGE - y;
  guint i;

  for (i = scene->keys->len; i-- > 0 && (scene->keys->len + 2) * row > room;)
    if (g_array_index (scene->keys, EntenteNetworkKey, i).kind == ENTENTE_KEY_TIE)
      g_array_remove_index (scene->keys, i);
  for (i = 0; i < scene->keys->len; i++)
    {
      EntenteNetworkKey *key = &g_array_index (scene->keys, EntenteNetworkKey, i);

      if (key->kind == ENTENTE_KEY_HEAD && i > 0)
        y += row / 2;
      key->x = left;
      key->text_x = left + get_sample_width (self, key);
      key->text_width = scene->width - EDGE - key->text_x;
      key->y = y;
      y += row;
    }
  scene->right = left - SPACE;
}

/* From left to right, a new row where one is full; what the last row does not hold is left out. Returns how
 * high the rows are. */
static double
lay_out_rows (EntenteNetworkBuilder *self,
              guint max_rows)
{
  EntenteNetworkScene *scene = self->scene;
  double x = EDGE, row = ROW * self->scale;
  guint n_rows = 1, i;

  for (i = 0; i < scene->keys->len; i++)
    {
      EntenteNetworkKey *key = &g_array_index (scene->keys, EntenteNetworkKey, i);
      double sample = get_sample_width (self, key);
      EntenteExtent extent;

      entente_measure_get_extent (self->input->measure, ENTENTE_FONT_NOTE, key->text, &extent);
      key->text_width = MIN (extent.width + 1, scene->width - 2 * EDGE - sample);
      if (x > EDGE && x + sample + key->text_width > scene->width - EDGE)
        {
          if (n_rows == max_rows)
            break;
          x = EDGE;
          n_rows++;
        }
      key->x = x;
      key->text_x = x + sample;
      key->y = (n_rows - 1) * row;
      x = key->text_x + key->text_width + SPACE;
    }
  g_array_set_size (scene->keys, i);
  for (i = 0; i < scene->keys->len; i++)
    g_array_index (scene->keys, EntenteNetworkKey, i).y += scene->height - 8 - n_rows * row;
  return scene->keys->len > 0 ? n_rows * row : 0;
}

/* From right to left the samples stand at the right of their words; the picture itself is never mirrored. */
static void
mirror_keys (EntenteNetworkBuilder *self,
             double left)
{
  const double both = left + self->scene->width - EDGE;
  guint i;

  for (i = 0; i < self->scene->keys->len; i++)
    {
      EntenteNetworkKey *key = &g_array_index (self->scene->keys, EntenteNetworkKey, i);
      EntenteFont font = key->kind == ENTENTE_KEY_HEAD ? ENTENTE_FONT_LABEL_STRONG : ENTENTE_FONT_NOTE;
      EntenteExtent extent;

      entente_measure_get_extent (self->input->measure, font, key->text, &extent);
      key->x = both - key->x - (key->kind == ENTENTE_KEY_TIER ? TIER_SAMPLE : LINE_SAMPLE);
      key->text_x = both - key->text_x - MIN (extent.width, key->text_width);
    }
}

/**
 * entente_network_builder_add_legend:
 *
 * Fills and places the legend and sets the area of the marks.
 */
void
entente_network_builder_add_legend (EntenteNetworkBuilder *self)
{
  EntenteNetworkScene *scene = self->scene;
  gboolean column = self->input->for_export && scene->width >= LEAST_WIDTH_FOR_COLUMN * self->scale;
  double hulls = entente_network_builder_is_narrow (self) ? ROOM_FOR_HULLS_NARROW : ROOM_FOR_HULLS;

  scene->right = scene->width;
  scene->bottom = scene->height - EDGE / 2;
  if (self->input->for_export && column)
    {
      add_key (self, ENTENTE_KEY_HEAD, 0, g_strdup (_ ("Ties")));
      add_tie_keys (self, ENTENTE_NONE);
      add_bloc_keys (self);
      add_key (self, ENTENTE_KEY_HEAD, 0, g_strdup (_ ("Tiers")));
      add_tier_keys (self);
      lay_out_column (self);
    }
  else
    {
      add_tier_keys (self);
      if (self->input->for_export && scene->focus >= 0)
        add_tie_keys (self, scene->focus);
      scene->bottom -= lay_out_rows (self, self->input->for_export ? MAX_ROWS : 2);
    }
  if (self->input->right_to_left)
    mirror_keys (self, column ? scene->right + SPACE : EDGE);
  scene->drawing_right = scene->right;
  scene->drawing_bottom = column ? scene->height : scene->bottom;
  scene->left = EDGE / 2 + hulls;
  scene->right -= EDGE / 2 + hulls;
  scene->top = scene->heading->bottom + hulls + 6;
  scene->bottom -= hulls;
}

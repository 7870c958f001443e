/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The words around the Map: what its colours mean, and what it rests on.
 *
 * The rows of the legend stand below each other where the picture is wide, and follow each other like words of a text
 * where it is narrow. They are laid out from the corner of their box, which is moved to its place afterwards; right to
 * left mirrors all of it.
 */

#include "config.h"

#include "entente-map-legend.h"

#include "entente-array.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROW 46.0
#define SWATCH_WIDTH 44.0
#define SWATCH_HEIGHT 30.0
#define CHIP_ROW 28.0
#define CHIP_SWATCH_WIDTH 30.0
#define CHIP_SWATCH_HEIGHT 20.0
#define CHIP_GAP 18.0
#define CHIP_GAP_LEAST 10.0

static double
measure_width (const EntenteSceneInput *input,
               EntenteFont font,
               const char *text,
               double *height)
{
  EntenteExtent extent;

  entente_measure_get_extent (input->measure, font, text, &extent);
  *height = extent.height;
  return extent.width;
}

static char *
count_partners (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u partner", "%u partners", n), n);
}

static void
clear_row (gpointer data)
{
  EntenteMapLegendRow *row = data;

  g_free (row->name);
  g_free (row->note);
}

/* The lists of a layout, empty. */
void
entente_map_legend_init (EntenteMapLayout *layout)
{
  layout->legend = ENTENTE_NEW_LIST (EntenteMapLegendRow);
  g_array_set_clear_func (layout->legend, clear_row);
  layout->footer = g_ptr_array_new_with_free_func (g_free);
}

static void
add_row (EntenteMapLayout *layout,
         guint fill,
         char *name,
         char *note)
{
  EntenteMapLegendRow row = { .fill = fill, .name = name, .note = note, .has_mark = fill >= ENTENTE_MAP_NOT_RATED,
                              .font = ENTENTE_FONT_BODY_STRONG };

  g_array_append_val (layout->legend, row);
}

/* A row a tier, those not rated, and at last what is no partner. */
void
entente_map_legend_collect (EntenteMapLayout *layout,
                            const EntenteSceneInput *input)
{
  const EntenteEvaluation *evaluation = input->evaluation;
  guint n_not_rated = evaluation->n_partners - evaluation->n_rated;
  guint i;

  for (i = 0; i < evaluation->n_tiers; i++)
    add_row (layout, ENTENTE_MAP_TIER + i, entente_format_tier (i), count_partners (evaluation->tier_sizes[i]));
  if (n_not_rated > 0)
    add_row (layout, ENTENTE_MAP_NOT_RATED, g_strdup (_("Not rated")), count_partners (n_not_rated));
  add_row (layout, ENTENTE_MAP_LAND, g_strdup (_("Not a partner")), g_strdup (_("not in this file")));
}

static guint
count_in_row (const EntenteMapLegendRow *row,
              const EntenteEvaluation *evaluation)
{
  return row->fill == ENTENTE_MAP_NOT_RATED ? evaluation->n_partners - evaluation->n_rated
                                            : evaluation->tier_sizes[row->fill - ENTENTE_MAP_TIER];
}

/* Names, each with its count, in one line with their sign. */
static void
join_counts (EntenteMapLayout *layout,
             const EntenteSceneInput *input)
{
  guint i;

  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);
      g_autofree char *name = g_steal_pointer (&row->name);

      row->name = row->fill >= ENTENTE_MAP_NOT_RATED
                    ? g_strdup_printf ("%s · %u", name, count_in_row (row, input->evaluation)) : g_steal_pointer (&name);
    }
}

static void
drop_counts (EntenteMapLayout *layout)
{
  guint i;

  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);

      if (row->fill < ENTENTE_MAP_TIER)
        continue;
      g_free (row->name);
      row->name = entente_format_tier (row->fill - ENTENTE_MAP_TIER);
    }
}

/* Returns: how wide it is with its name */
static double
measure_chip (EntenteMapLegendRow *row,
              const EntenteSceneInput *input,
              double *height)
{
  row->font = ENTENTE_FONT_LABEL;
  g_clear_pointer (&row->note, g_free);
  return CHIP_SWATCH_WIDTH + (row->has_mark ? 26 : 8) + measure_width (input, row->font, row->name, height);
}

static double
set_chip (EntenteMapLegendRow *row,
          const EntenteSceneInput *input,
          double x,
          double y)
{
  const double row_height = CHIP_ROW * MAX (1, input->text_scale);
  double height, width = measure_chip (row, input, &height);

  row->swatch.x = x;
  row->swatch.y = y + (row_height - CHIP_SWATCH_HEIGHT) / 2;
  row->swatch.width = CHIP_SWATCH_WIDTH;
  row->swatch.height = CHIP_SWATCH_HEIGHT;
  row->mark_x = x + CHIP_SWATCH_WIDTH + 13;
  row->mark_y = y + row_height / 2;
  row->name_y = y + (row_height - height) / 2;
  row->text_x = x + CHIP_SWATCH_WIDTH + (row->has_mark ? 26 : 8);
  return width;
}

static void
flow (EntenteMapLayout *layout,
      const EntenteSceneInput *input,
      double width,
      double gap)
{
  double row_height = CHIP_ROW * MAX (1, input->text_scale);
  double x = 0, y = 0;
  guint i;

  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);
      double height, across = measure_chip (row, input, &height);

      if (x > 0 && x + across > width)
        {
          x = 0;
          y += row_height;
        }
      x += set_chip (row, input, x, y) + gap;
    }
  layout->legend_box.width = width;
  layout->legend_box.height = y + row_height;
}

/* One row below the other, swatch, mark, name over note. */
static void
stack_rows (EntenteMapLayout *layout,
            const EntenteSceneInput *input)
{
  double scale = MAX (1, input->text_scale);
  double row_height = ROW * scale, widest = 0;
  double x = 0, y = 0;
  guint i;

  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);
      double name_height, note_height, text;

      text = MAX (measure_width (input, row->font, row->name, &name_height),
                  measure_width (input, ENTENTE_FONT_NOTE, row->note, &note_height));
      row->swatch.x = x;
      row->swatch.y = y + (row_height - SWATCH_HEIGHT) / 2;
      row->swatch.width = SWATCH_WIDTH;
      row->swatch.height = SWATCH_HEIGHT;
      row->name_y = y + (row_height - name_height - note_height) / 2;
      row->note_y = row->name_y + name_height;
      row->mark_x = x + SWATCH_WIDTH + 18;
      row->mark_y = row->name_y + name_height / 2;
      row->text_x = x + SWATCH_WIDTH + 32;
      widest = MAX (widest, row->text_x - x + text);
      y += row_height;
    }
  layout->legend_box.width = widest;
  layout->legend_box.height = y;
}

/* The same with name and count in one line, and smaller signs. */
static void
stack_chips (EntenteMapLayout *layout,
             const EntenteSceneInput *input)
{
  const double row_height = CHIP_ROW * MAX (1, input->text_scale);
  double widest = 0, y = 0;
  guint i;

  join_counts (layout, input);
  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);

      widest = MAX (widest, set_chip (row, input, 0, y));
      y += row_height;
    }
  layout->legend_box.width = widest;
  layout->legend_box.height = y;
}

/**
 * entente_map_legend_stack:
 * @compact: names and counts in one line
 *
 * One row below the other.
 */
void
entente_map_legend_stack (EntenteMapLayout *layout,
                          const EntenteSceneInput *input,
                          gboolean compact)
{
  if (compact)
    stack_chips (layout, input);
  else
    stack_rows (layout, input);
}

static gboolean
takes_rows (const EntenteMapLayout *layout,
            const EntenteSceneInput *input)
{
  return layout->legend_box.height > 1.5 * CHIP_ROW * MAX (1, input->text_scale);
}

/* Side by side like words of a text, name and count in one line. Where there is little height, what can be missed goes
 * before a second row begins: land that is nobody's is grey enough, the counts stand in the lists. */
void
entente_map_legend_flow (EntenteMapLayout *layout,
                         const EntenteSceneInput *input,
                         double width,
                         gboolean low)
{
  join_counts (layout, input);
  flow (layout, input, width, CHIP_GAP);
  if (!low || !takes_rows (layout, input))
    return;
  g_array_set_size (layout->legend, layout->legend->len - 1);
  flow (layout, input, width, CHIP_GAP);
  if (!takes_rows (layout, input))
    return;
  drop_counts (layout);
  flow (layout, input, width, CHIP_GAP_LEAST);
}

void
entente_map_legend_move (EntenteMapLayout *layout,
                         double x,
                         double y)
{
  guint i;

  layout->legend_box.x = x;
  layout->legend_box.y = y;
  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);

      row->swatch.x += x;
      row->swatch.y += y;
      row->mark_x += x;
      row->mark_y += y;
      row->text_x += x;
      row->name_y += y;
      row->note_y += y;
    }
}

/* Everything that was laid out from the left edge of the picture goes to the right one. */
void
entente_map_legend_mirror (EntenteMapLayout *layout,
                           double width)
{
  guint i;

  layout->legend_box.x = width - layout->legend_box.x - layout->legend_box.width;
  layout->footer_box.x = width - layout->footer_box.x - layout->footer_box.width;
  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);

      row->swatch.x = width - row->swatch.x - row->swatch.width;
      row->mark_x = width - row->mark_x;
      row->text_x = width - row->text_x;
    }
}

/* The projection and whose borders these are; the short form says the same in fewer words. */
void
entente_map_footer_wrap (EntenteMapLayout *layout,
                         const EntenteSceneInput *input,
                         double width,
                         gboolean brief)
{
  const char *rest = brief
    ? _("Equal Earth projection. Borders: Natural Earth, Crimea with Ukraine, disputed lines dashed.")
    : _("Equal Earth projection: true areas. Borders as drawn by Natural Earth, Crimea with Ukraine, "
        "disputed lines dashed; the file can be replaced. Small states stand as marks of equal size.");
  double height;

  measure_width (input, ENTENTE_FONT_NOTE, rest, &height);
  g_ptr_array_set_size (layout->footer, 0);
  while (*rest != '\0')
    {
      gsize length = entente_heading_find_break (input->measure, ENTENTE_FONT_NOTE, rest, width);
      char *line;

      if (length == 0)
        length = strlen (rest);
      line = g_strchomp (g_strndup (rest, length));
      g_ptr_array_add (layout->footer, line);
      rest += length;
      while (*rest == ' ')
        rest++;
    }
  layout->footer_line = height;
  layout->footer_box.width = width;
  layout->footer_box.height = height * layout->footer->len;
}

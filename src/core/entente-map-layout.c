/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Places the parts of the Map.
 *
 *    wide (from 600)                              narrow or tall
 *    heading                                      heading
 *    +--------------------------------------+     +-------------+
 *    |               world                  |     |    world    |
 *    | legend   +-- Europe --+              |     | +- Europe -+|
 *    | legend   |   inset    |   footer     |     | +----------+|
 *    | legend   +------------+   footer     |     | legend      |
 *    +--------------------------------------+     | footer      |
 *                                                 +-------------+
 *
 * The inset lies on the southern ocean below 36 deg S, between South America and Australia; the world gives
 * up to a sixth of its size to make room for it. When the picture is magnified the inset goes and legend and
 * footer get a surface of their own. Right to left mirrors legend and footer, never the map.
 */

#include "config.h"

#include "entente-map-layout.h"

#include "entente-format.h"
#include "entente-viewport.h"

#include <glib/gi18n-lib.h>

#define EDGE 20.0
#define BLEED 20.0 /* empty ocean at both sides may be cut off */
#define NARROW 600.0
#define ROOMY 900.0 /* from here on the finding takes one line */
#define SPACE_BELOW 12.0 /* the heading */
#define TALL 0.95
#define BOTTOM 16.0

/* The inhabited world in radii: 83.6 deg N to 56 deg S. */
#define WORLD_TOP 1.3053
#define WORLD_BOTTOM -1.0325
#define SOUTHERN_OCEAN -0.7034 /* 36 deg S */
#define SOUTH_AMERICA -0.88    /* east of its coast there */

/* What the inset shows: 10 deg W to about 40 deg E, 34 to 67 deg N. */
#define EUROPE_WEST -0.32
#define EUROPE_EAST 0.42
#define EUROPE_NORTH 1.172
#define EUROPE_SOUTH 0.675

#define INSET_TITLE 22.0
#define INSET_LEAST 1.5 /* magnification that makes an inset worth while */
#define INSET_LOWEST 110.0 /* below it marks only hide each other */
#define INSET_GOOD 2.5
#define INSET_MOST 6.0
#define INSET_ROOM_WIDE 700.0
#define GIVEN_UP 0.84

#define ROW 46.0
#define SWATCH_WIDTH 44.0
#define SWATCH_HEIGHT 30.0
#define CHIP_ROW 28.0
#define CHIP_SWATCH_WIDTH 30.0
#define CHIP_SWATCH_HEIGHT 20.0
#define CARD_PADDING 12.0

typedef struct
{
  const EntenteSceneInput *input;
  EntenteMapLayout *layout;
  double top, bottom;     /* of what is left for the map */
  double legend_width;
} Composer;

static double
measure_width (const Composer *self,
               EntenteFont font,
               const char *text,
               double *height)
{
  EntenteExtent extent;

  entente_measure_get_extent (self->input->measure, font, text, &extent);
  if (height != NULL)
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

static void
add_row (Composer *self,
         guint fill,
         char *name,
         char *note)
{
  EntenteMapLegendRow row = { .fill = fill, .name = name, .note = note, .has_mark = fill >= ENTENTE_MAP_NOT_RATED,
                              .font = ENTENTE_FONT_BODY_STRONG };

  g_array_append_val (self->layout->legend, row);
}

static void
collect_rows (Composer *self)
{
  const EntenteEvaluation *evaluation = self->input->evaluation;
  guint n_not_rated = evaluation->n_partners - evaluation->n_rated;
  guint i;

  for (i = 0; i < evaluation->n_tiers; i++)
    add_row (self, ENTENTE_MAP_TIER + i, entente_format_tier (i), count_partners (evaluation->tier_sizes[i]));
  if (n_not_rated > 0)
    add_row (self, ENTENTE_MAP_NOT_RATED, g_strdup (_("Not rated")), count_partners (n_not_rated));
  add_row (self, ENTENTE_MAP_LAND, g_strdup (_("Not a partner")), g_strdup (_("not in this file")));
}

/* One row below the other, swatch, mark, name over note. */
static void
stack_rows (Composer *self)
{
  EntenteMapLayout *layout = self->layout;
  double scale = MAX (1, self->input->text_scale);
  double row_height = ROW * scale, widest = 0;
  double x = 0, y = 0;
  guint i;

  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);
      double name_height, note_height, text;

      text = MAX (measure_width (self, row->font, row->name, &name_height),
                  measure_width (self, ENTENTE_FONT_NOTE, row->note, &note_height));
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

/* Side by side like words of a text, name and count in one line. */
static void
flow_rows (Composer *self,
           double width)
{
  EntenteMapLayout *layout = self->layout;
  double row_height = CHIP_ROW * MAX (1, self->input->text_scale);
  double x = 0, y = 0;
  guint i;

  for (i = 0; i < layout->legend->len; i++)
    {
      EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);
      double before = CHIP_SWATCH_WIDTH + (row->has_mark ? 26 : 8);
      double height, text;

      row->font = ENTENTE_FONT_LABEL;
      if (row->fill >= ENTENTE_MAP_NOT_RATED)
        {
          guint n = row->fill == ENTENTE_MAP_NOT_RATED
                      ? self->input->evaluation->n_partners - self->input->evaluation->n_rated
                      : self->input->evaluation->tier_sizes[row->fill - ENTENTE_MAP_TIER];
          char *joined = g_strdup_printf ("%s · %u", row->name, n);

          g_free (row->name);
          row->name = joined;
        }
      g_clear_pointer (&row->note, g_free);
      text = measure_width (self, row->font, row->name, &height);
      if (x > 0 && x + before + text > width)
        {
          x = 0;
          y += row_height;
        }
      row->swatch.x = x;
      row->swatch.y = y + (row_height - CHIP_SWATCH_HEIGHT) / 2;
      row->swatch.width = CHIP_SWATCH_WIDTH;
      row->swatch.height = CHIP_SWATCH_HEIGHT;
      row->mark_x = x + CHIP_SWATCH_WIDTH + 13;
      row->mark_y = y + row_height / 2;
      row->name_y = y + (row_height - height) / 2;
      row->text_x = x + before;
      x += before + text + 18;
    }
  layout->legend_box.width = width;
  layout->legend_box.height = y + row_height;
}

static void
move_legend (EntenteMapLayout *layout,
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
static void
mirror (EntenteMapLayout *layout,
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
static void
wrap_footer (Composer *self,
             double width,
             gboolean brief)
{
  EntenteMapLayout *layout = self->layout;
  const char *rest = brief
    ? _("Equal Earth projection. Borders: Natural Earth, Crimea with Ukraine, disputed lines dashed.")
    : _("Equal Earth projection: true areas. Borders as drawn by Natural Earth, Crimea with Ukraine, "
        "disputed lines dashed; the file can be replaced. Small states stand as marks of equal size.");
  double height;

  measure_width (self, ENTENTE_FONT_NOTE, rest, &height);
  g_ptr_array_set_size (layout->footer, 0);
  while (*rest != '\0')
    {
      gsize length = entente_heading_find_break (self->input->measure, ENTENTE_FONT_NOTE, rest, width);
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

static void
set_world (Composer *self,
           double scale,
           double bottom)
{
  EntenteMapFrame *frame = &self->layout->world;
  double room = bottom - self->top - scale * (WORLD_TOP - WORLD_BOTTOM);

  frame->scale = scale;
  frame->x = self->input->width / 2;
  frame->y = self->top + scale * WORLD_TOP + CLAMP (room / 2, 0, 40);
}

static void
set_inset (Composer *self,
           const EntenteMapRect *rect)
{
  EntenteMapLayout *layout = self->layout;
  EntenteMapFrame *frame = &layout->inset;
  double factor;
  g_autofree char *number = NULL;

  frame->scale = MIN (rect->width / (EUROPE_EAST - EUROPE_WEST), rect->height / (EUROPE_NORTH - EUROPE_SOUTH));
  factor = floor (10 * frame->scale / layout->world.scale) / 10;
  factor = MIN (factor, INSET_MOST);
  frame->scale = factor * layout->world.scale;
  /* Whole pixels, so that a frame of straight lines is sharp. */
  frame->clip.x = rint (rect->x);
  frame->clip.y = rint (rect->y);
  frame->clip.width = rint (rect->width);
  frame->clip.height = rint (rect->height);
  frame->x = rect->x + rect->width / 2 - frame->scale * (EUROPE_WEST + EUROPE_EAST) / 2;
  frame->y = rect->y + rect->height / 2 + frame->scale * (EUROPE_NORTH + EUROPE_SOUTH) / 2;
  number = entente_format_number (factor, factor == floor (factor) ? 0 : 1);
  layout->inset_title = g_strdup_printf (_("Europe, %s times as large"), number);
  layout->inset_title_x = rect->x + 2;
  layout->inset_title_y = rect->y - INSET_TITLE;
  layout->has_inset = TRUE;
}

/* The world takes the width; with an inset below it, a little less. */
static void
compose_wide (Composer *self)
{
  const EntenteSceneInput *input = self->input;
  double fit = MIN ((input->width + 2 * BLEED) / (2 * ENTENTE_EQUAL_EARTH_MAX_X),
                    (self->bottom - self->top) / (WORLD_TOP - WORLD_BOTTOM));
  double europe = EUROPE_NORTH - EUROPE_SOUTH;
  double below = self->bottom - self->top - INSET_TITLE - 6;
  double good = below / (WORLD_TOP - SOUTHERN_OCEAN + INSET_GOOD * europe);
  double scale = CLAMP (good, GIVEN_UP * fit, fit);
  EntenteMapRect rect;

  rect.height = MIN (below - scale * (WORLD_TOP - SOUTHERN_OCEAN), INSET_GOOD * scale * europe);
  rect.width = rect.height * (EUROPE_EAST - EUROPE_WEST) / europe;
  rect.y = self->bottom - rect.height;
  rect.x = MAX (input->width / 2 + scale * SOUTH_AMERICA, EDGE + self->legend_width + EDGE);
  if (input->width < INSET_ROOM_WIDE || rect.height < INSET_LEAST * scale * europe
      || !entente_viewport_is_whole (&input->viewport))
    {
      set_world (self, fit, self->bottom);
      return;
    }
  set_world (self, scale, self->top);
  set_inset (self, &rect);
}

static void
compose_narrow (Composer *self)
{
  const EntenteSceneInput *input = self->input;
  double fit = MIN ((input->width + BLEED) / (2 * ENTENTE_EQUAL_EARTH_MAX_X),
                    (self->bottom - self->top) / (WORLD_TOP - WORLD_BOTTOM));
  double europe = (EUROPE_NORTH - EUROPE_SOUTH) / (EUROPE_EAST - EUROPE_WEST);
  EntenteMapRect rect;

  rect.y = self->top + fit * (WORLD_TOP - WORLD_BOTTOM) + INSET_TITLE + 4;
  rect.height = MIN (self->bottom - rect.y, (input->width - 2 * EDGE) * europe);
  rect.width = MIN (input->width - 2 * EDGE, rect.height / europe * 1.4);
  rect.x = (input->width - rect.width) / 2;
  if (rect.height < MAX (INSET_LEAST * fit * (EUROPE_NORTH - EUROPE_SOUTH), INSET_LOWEST)
      || !entente_viewport_is_whole (&input->viewport))
    {
      set_world (self, fit, self->bottom);
      return;
    }
  set_world (self, fit, self->top);
  set_inset (self, &rect);
}

static void
magnify (const EntenteSceneInput *input,
         EntenteMapFrame *frame)
{
  EntenteViewport viewport = input->viewport;

  entente_viewport_clamp (&viewport, input->width, input->height);
  frame->scale *= viewport.zoom;
  frame->x = input->width / 2 + (frame->x - input->width / 2) * viewport.zoom + viewport.x;
  frame->y = input->height / 2 + (frame->y - input->height / 2) * viewport.zoom + viewport.y;
}

/* Large notes do not fit beside the southern seas: they get lines of their own. */
static void
place_stage (Composer *self)
{
  const EntenteSceneInput *input = self->input;
  EntenteMapLayout *layout = self->layout;

  wrap_footer (self, input->width - 2 * EDGE, TRUE);
  layout->footer_box.x = EDGE;
  layout->footer_box.y = input->height - BOTTOM / 2 - layout->footer_box.height;
  self->bottom = layout->footer_box.y - BOTTOM;
  compose_wide (self);
  move_legend (layout, EDGE, self->bottom - layout->legend_box.height);
}

static void
place_wide (Composer *self)
{
  const EntenteSceneInput *input = self->input;
  EntenteMapLayout *layout = self->layout;
  double left;

  stack_rows (self);
  self->legend_width = layout->legend_box.width;
  if (input->medium == ENTENTE_MEDIUM_STAGE)
    {
      place_stage (self);
      return;
    }
  self->bottom = input->height - BOTTOM;
  compose_wide (self);
  move_legend (layout, EDGE, self->bottom - layout->legend_box.height);
  left = layout->has_inset ? layout->inset.clip.x + layout->inset.clip.width + EDGE
                           : EDGE + layout->legend_box.width + 2 * EDGE;
  wrap_footer (self, CLAMP (input->width - EDGE - left, 160, layout->has_inset ? 250 : 560), layout->cards);
  layout->footer_box.x = layout->has_inset && !input->right_to_left ? left
                                                                    : input->width - EDGE - layout->footer_box.width;
  layout->footer_box.y = self->bottom - layout->footer_box.height;
}

static void
place_narrow (Composer *self)
{
  const EntenteSceneInput *input = self->input;
  EntenteMapLayout *layout = self->layout;

  flow_rows (self, input->width - 2 * EDGE);
  wrap_footer (self, input->width - 2 * EDGE, TRUE);
  layout->footer_box.x = EDGE;
  layout->footer_box.y = input->height - BOTTOM / 2 - layout->footer_box.height;
  move_legend (layout, EDGE, layout->footer_box.y - 6 - layout->legend_box.height);
  self->legend_width = 0;
  self->bottom = layout->legend_box.y - 8;
  compose_narrow (self);
}

/* Where the map begins. The words above it change with every step of a slider; the map may not jump for that, so
 * room is kept for as many lines as are likely at this width. */
static double
get_top (const EntenteSceneInput *input,
         const EntenteHeading *heading)
{
  double width = input->width / MAX (1, input->text_scale);
  EntenteExtent title, line;
  guint i = 0;

  while (i < heading->n_lines && heading->lines[i].font != ENTENTE_FONT_FINDING)
    i++;
  if (width >= ROOMY || i == heading->n_lines)
    return heading->bottom;
  entente_measure_get_extent (input->measure, ENTENTE_FONT_FINDING, heading->lines[i].text, &title);
  entente_measure_get_extent (input->measure, ENTENTE_FONT_SUBTITLE, heading->lines[i].text, &line);
  return MAX (heading->lines[i].y + 2 * title.height + (width < NARROW ? 2 : 1) * line.height + SPACE_BELOW,
              heading->bottom);
}

/**
 * entente_map_layout_new:
 * @heading: (transfer full): the words above the map
 *
 * O(legend rows); every text is measured once.
 */
EntenteMapLayout *
entente_map_layout_new (const EntenteSceneInput *input,
                        EntenteHeading *heading)
{
  EntenteMapLayout *self = g_new0 (EntenteMapLayout, 1);
  double top = get_top (input, heading);
  Composer composer = { input, self, top + 2, 0, 0 };

  self->heading = heading;
  self->right_to_left = input->right_to_left;
  self->cards = !entente_viewport_is_whole (&input->viewport);
  self->legend = g_array_new (FALSE, TRUE, sizeof (EntenteMapLegendRow));
  g_array_set_clear_func (self->legend, clear_row);
  self->footer = g_ptr_array_new_with_free_func (g_free);
  collect_rows (&composer);
  if (input->width >= NARROW * MAX (1, input->text_scale) && input->height < TALL * input->width)
    place_wide (&composer);
  else
    place_narrow (&composer);
  if (input->right_to_left)
    mirror (self, input->width);
  magnify (input, &self->world);
  self->world.clip.y = floor (top - 4);
  self->world.clip.width = input->width;
  self->world.clip.height = MAX (0, input->height - self->world.clip.y);
  return self;
}

void
entente_map_layout_free (EntenteMapLayout *self)
{
  entente_heading_free (self->heading);
  g_array_unref (self->legend);
  g_ptr_array_unref (self->footer);
  g_free (self->inset_title);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Places the parts of the Map.
 *
 *    wide (from 600)                              narrow or tall
 *    heading                                      heading
 *    +--------------------------------------+     +-------------+
 *    |               world                  |     |    world    |
 *    | legend   +-- Europe --+  +- Gulf -+  |     | +- Europe -+|
 *    | legend   |            |  +--------+  |     | +----------+|
 *    | legend   +------------+   footer     |     | legend      |
 *    +--------------------------------------+     | footer      |
 *                                                 +-------------+
 *
 * The region with the largest crowd gets an inset on the southern ocean below 36 deg S, between South America and
 * Australia; the world gives up to a sixth of its size to make room for it. Other crowded regions get one where the
 * sea, or what is around the world, leaves room. When the picture is magnified all insets go and legend and footer
 * get a surface of their own. Right to left mirrors legend and footer, never the map. On a stage there are no insets;
 * if its few names find no room on the world, this stands between two columns of them.
 */

#include "config.h"

#include "entente-map-layout.h"

#include "entente-format.h"
#include "entente-map-legend.h"
#include "entente-map-regions.h"
#include "entente-map-room.h"
#include "entente-stage-labels.h"
#include "entente-viewport.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define EDGE 20.0
#define BLEED 20.0 /* empty ocean at both sides may be cut off */
#define NARROW 600.0
#define NAMES_GAP 14.0   /* between the columns of a stage and the world */
#define NAMES_MOST 0.3   /* of the width, a column */
#define OCEAN_SHARE 0.15 /* of the world between the columns, what they may cover of it */
#define ROOMY 900.0 /* from here on the finding takes one line */
#define SPACE_BELOW 12.0 /* the heading */
#define TALL 0.95
#define TINY 66.0 /* a world of this radius, or less, has room for few marks */
#define LOW 1.4 /* narrow, yet of little height */
#define BOTTOM 16.0

/* The inhabited world in radii: 83.6 deg N to 56 deg S. */
#define WORLD_TOP 1.3053
#define WORLD_BOTTOM -1.0325
#define SOUTHERN_OCEAN -0.7034 /* 36 deg S */
#define SOUTH_AMERICA -0.88    /* east of its coast there */

#define INSET_TITLE 22.0
#define INSET_LEAST 1.5 /* magnification that makes an inset worth while */
#define INSET_LOWEST 110.0 /* across a narrow picture; below it marks only hide each other */
#define INSET_DECENT 150.0 /* on the ocean; below it the world gives up more */
#define INSET_LOW 136.0    /* at the least there */
#define INSET_GOOD 2.5
#define INSET_MOST 6.0
#define WIDER 1.4         /* than its form the first may be, for names beside it */
#define SECOND_AT 0.56    /* of the width is for the first when there are two side by side */
#define INSET_SHARE 0.4  /* of the picture, at most, for one beside the first */
#define INSET_CLOSER 1.5 /* how much larger than anything before such a one has to be */
#define INSET_SMALLEST 116.0
#define TITLE_ROOM 36.0  /* for the magnification behind the name */
#define SNAP 8.0         /* insets nearly in line are brought in line */
#define INSET_GAP 10.0
#define SLACK 4.0 /* of a place, at its edges */
#define MOST_STRETCHED 1.8
#define MARK_ROOM 12.0
#define FOOTER_MOST 420.0 /* beside an inset: long lines leave more height for the next inset above them */
#define GIVEN_UP 0.84 /* what is left to the world at the least */
#define GIVEN_UP_LOW 0.72 /* in a low picture, which would have no inset otherwise */
#define GIVEN_UP_NARROW 0.6 /* above an inset across the picture */
#define BELOW_SHARE 0.45 /* of the height for an inset there */


typedef struct
{
  const EntenteSceneInput *input;
  EntenteWorld *world;
  EntenteMapLayout *layout;
  double top, bottom;     /* of what is left for the map */
  double legend_width, legend_height; /* what the legend takes of the map */
  double footer_room;     /* what the short footer takes below a wide world that has no inset */
  GArray *homes;          /* EntenteMapPoint, of partners */
  int first;              /* region of the first inset, or ENTENTE_NONE */
  EntenteMapBox box;      /* of it */
  gboolean columns;       /* names stand beside the world */
} Composer;

static gboolean
is_wide (const EntenteSceneInput *input)
{
  return input->width >= NARROW * MAX (1, input->text_scale) && input->height < TALL * input->width;
}

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
set_title (Composer *self,
           EntenteMapInset *inset)
{
  g_autofree char *number = entente_format_number (inset->factor, inset->factor == floor (inset->factor) ? 0 : 1);
  const char *name = entente_map_region_get_name (inset->region);

  /* Translators: title of a small map: a region, and how much larger than on the world map. */
  inset->title = g_strdup_printf (_("%s, %s times as large"), name, number);
  if (measure_width (self, ENTENTE_FONT_LABEL_STRONG, inset->title, NULL) > inset->frame.clip.width)
    {
      g_free (inset->title);
      inset->title = g_strdup_printf ("%s %s×", name, number);
    }
  inset->title_x = inset->frame.clip.x + 2;
  inset->title_y = inset->frame.clip.y - INSET_TITLE;
}

static void
add_inset (Composer *self,
           guint region,
           const EntenteMapRect *rect)
{
  EntenteMapLayout *layout = self->layout;
  EntenteMapInset *inset = &layout->insets[layout->n_insets++];
  EntenteMapBox box = entente_map_region_get_box (region, self->world->centre);
  EntenteMapFrame *frame = &inset->frame;

  frame->scale = MIN (rect->width / (box.x1 - box.x0), rect->height / (box.y1 - box.y0));
  inset->region = region;
  inset->factor = MAX (floor (10 * frame->scale / layout->world.scale + 1e-6) / 10, 1);
  if (layout->n_insets == 1)
    inset->factor = MIN (inset->factor, INSET_MOST);
  frame->scale = inset->factor * layout->world.scale;
  /* Whole pixels, so that a frame of straight lines is sharp. */
  frame->clip.x = rint (rect->x);
  frame->clip.y = rint (rect->y);
  frame->clip.width = rint (rect->width);
  frame->clip.height = rint (rect->height);
  frame->x = rect->x + rect->width / 2 - frame->scale * (box.x0 + box.x1) / 2;
  frame->y = rect->y + rect->height / 2 + frame->scale * (box.y0 + box.y1) / 2;
}

/* The first inset shows the region with the largest crowd at the scale that the world would have without it. */
static void
choose_first (Composer *self,
              double scale)
{
  guint region, most = ENTENTE_MAP_CROWD - 1;

  self->first = ENTENTE_NONE;
  for (region = 0; region < entente_map_regions_get_n (); region++)
    {
      guint n = entente_map_region_count_crowded (region, self->world->centre, self->homes, scale);

      if (n <= most)
        continue;
      most = n;
      self->first = (int) region;
      self->box = entente_map_region_get_box (region, self->world->centre);
    }
}

/* An inset at least so high on the southern ocean of a world of at least this scale; FALSE = there is no room for one. */
static gboolean
compose_above_inset (Composer *self,
                     double lowest,
                     double least,
                     double fit)
{
  double below = self->bottom - self->top - INSET_TITLE - 6;
  double tall = self->box.y1 - self->box.y0, scale;
  EntenteMapRect rect;

  scale = CLAMP (below / (WORLD_TOP - SOUTHERN_OCEAN + INSET_GOOD * tall), least, fit);
  rect.height = MIN (below - scale * (WORLD_TOP - SOUTHERN_OCEAN), INSET_GOOD * scale * tall);
  rect.width = rect.height * (self->box.x1 - self->box.x0) / tall;
  rect.y = self->bottom - rect.height;
  rect.x = MAX (self->input->width / 2 + scale * SOUTH_AMERICA, EDGE + self->legend_width + EDGE);
  if (rect.height < MAX (INSET_LEAST * scale * tall, lowest))
    return FALSE;
  set_world (self, scale, self->top);
  add_inset (self, (guint) self->first, &rect);
  return TRUE;
}

/* How much larger than usual letters are, and hence what is worth while to be named in. */
static double
get_letters (const Composer *self)
{
  return MAX (self->input->text_scale, 1);
}

/* The world takes the width; with an inset below it, a little less. */
static void
compose_wide (Composer *self)
{
  const double letters = get_letters (self);
  double fit = MIN ((self->input->width + 2 * BLEED) / (2 * ENTENTE_EQUAL_EARTH_MAX_X),
                    (self->bottom - self->top) / (WORLD_TOP - WORLD_BOTTOM));

  choose_first (self, fit);
  if (self->first < 0
      || (!compose_above_inset (self, INSET_DECENT * letters, GIVEN_UP * fit, fit)
          && !compose_above_inset (self, INSET_LOW * letters, GIVEN_UP_LOW * fit, fit)))
    {
      self->layout->crowded = self->first >= 0;
      self->bottom -= self->layout->crowded ? self->footer_room : 0;
      set_world (self, MIN (fit, (self->bottom - self->top) / (WORLD_TOP - WORLD_BOTTOM)), self->bottom);
    }
}

/* Whether another region would want the room beside the first. */
static gboolean
has_second (const Composer *self,
            double scale)
{
  guint region;

  for (region = 0; region < entente_map_regions_get_n (); region++)
    {
      EntenteMapBox box = entente_map_region_get_box (region, self->world->centre);
      gboolean apart = box.x0 > self->box.x1 || box.x1 < self->box.x0 || box.y0 > self->box.y1 || box.y1 < self->box.y0;

      if (apart && entente_map_region_count_crowded (region, self->world->centre, self->homes, scale) >= ENTENTE_MAP_CROWD)
        return TRUE;
    }
  return FALSE;
}

/* How large the world is above an inset as wide as the picture: it shrinks until the inset has its share of the height,
 * because most names stand there. */
static double
share_height (const Composer *self,
              double fit)
{
  const double shape = (self->box.y1 - self->box.y0) / (self->box.x1 - self->box.x0);
  const double below = self->bottom - self->top - INSET_TITLE - 4;
  const double wanted = MAX (MIN ((self->input->width - 2 * EDGE) * shape, BELOW_SHARE * below), INSET_LOWEST * get_letters (self));

  return CLAMP ((below - wanted) / (WORLD_TOP - WORLD_BOTTOM), GIVEN_UP_NARROW * fit, fit);
}

static void
compose_narrow (Composer *self)
{
  const EntenteSceneInput *input = self->input;
  double fit = MIN ((input->width + BLEED) / (2 * ENTENTE_EQUAL_EARTH_MAX_X),
                    (self->bottom - self->top) / (WORLD_TOP - WORLD_BOTTOM));
  double wide, tall, room = input->width - 2 * EDGE, scale;
  EntenteMapRect rect;

  choose_first (self, fit);
  wide = self->first >= 0 ? self->box.x1 - self->box.x0 : 1;
  tall = self->first >= 0 ? self->box.y1 - self->box.y0 : 1;
  scale = self->first >= 0 ? share_height (self, fit) : fit;
  rect.y = self->top + scale * (WORLD_TOP - WORLD_BOTTOM) + INSET_TITLE + 4;
  rect.height = MIN (self->bottom - rect.y, room * tall / wide);
  rect.width = MIN (room, rect.height * wide / tall * WIDER);
  rect.x = (input->width - rect.width) / 2;
  if (self->first >= 0 && input->width >= NARROW && has_second (self, scale))
    {
      rect.width = MIN (rect.height * wide / tall * WIDER, SECOND_AT * room);
      rect.height = MIN (rect.height, rect.width * tall / wide * 1.2);
      rect.x = EDGE;
    }
  if (self->first < 0 || rect.height < MAX (INSET_LEAST * scale * tall, INSET_LOWEST * get_letters (self)))
    {
      set_world (self, fit, self->bottom);
      self->layout->crowded = self->first >= 0;
      return;
    }
  set_world (self, scale, self->top);
  add_inset (self, (guint) self->first, &rect);
}

/* What a further inset must not cover. */
static EntenteMapRoom *
survey (Composer *self)
{
  const EntenteSceneInput *input = self->input;
  EntenteMapLayout *layout = self->layout;
  EntenteMapRoom *room = entente_map_room_new (input->width, input->height);
  const EntenteMapRect edges[] = {
    { 0, 0, input->width, self->top },
    { 0, 0, EDGE - INSET_GAP, input->height },
    { input->width - EDGE + INSET_GAP, 0, EDGE, input->height },
    { 0, input->height - BOTTOM + INSET_GAP, input->width, BOTTOM },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (edges); i++)
    entente_map_room_take (room, &edges[i], 0);
  entente_map_room_take (room, &layout->legend_box, 2);
  entente_map_room_take (room, &layout->footer_box, 2);
  entente_map_room_take_land (room, self->world, &layout->world);
  for (i = 0; i < self->homes->len; i++)
    {
      EntenteMapPoint home = g_array_index (self->homes, EntenteMapPoint, i);
      EntenteMapRect at = { layout->world.x + layout->world.scale * home.x, layout->world.y - layout->world.scale * home.y,
                            0, 0 };

      entente_map_room_take (room, &at, MARK_ROOM);
    }
  return room;
}

static void
take_inset (EntenteMapRoom *room,
            const EntenteMapInset *inset)
{
  EntenteMapRect box = inset->frame.clip;

  box.y -= INSET_TITLE;
  box.height += INSET_TITLE;
  entente_map_room_take (room, &box, 2);
}

/* The largest free place of a region's form, by halving: where a larger one is free a smaller one is, too. */
static gboolean
find_place (Composer *self,
            EntenteMapRoom *room,
            guint region,
            double least,
            EntenteMapRect *rect)
{
  EntenteMapBox region_box = entente_map_region_get_box (region, self->world->centre), *box = &region_box;
  double title = measure_width (self, ENTENTE_FONT_LABEL_STRONG, entente_map_region_get_name (region), NULL) + TITLE_ROOM;
  const EntenteMapFrame *world = &self->layout->world;
  EntenteMapPoint home = { world->x + world->scale * (box->x0 + box->x1) / 2,
                           world->y - world->scale * (box->y0 + box->y1) / 2 };
  double wide = box->x1 - box->x0, tall = box->y1 - box->y0;
  double low = MAX (least, MAX (INSET_SMALLEST * get_letters (self) / MIN (wide, tall), title / wide));
  double high = MIN (INSET_SHARE * self->input->width / wide, INSET_SHARE * self->input->height / tall);
  gboolean found = FALSE;
  guint i;

  for (i = 0; i < 8 && low <= high; i++)
    {
      double scale = i == 0 ? high : i == 1 ? low : (low + high) / 2;
      EntenteMapRect outer = { 0, 0, scale * wide + 2 * INSET_GAP, scale * tall + 2 * INSET_GAP + INSET_TITLE };
      gboolean fits = entente_map_room_find (room, &outer, home);

      if (fits)
        *rect = (EntenteMapRect){ outer.x + INSET_GAP, outer.y + INSET_GAP + INSET_TITLE, scale * wide, scale * tall };
      found |= fits;
      if (i == 0 ? fits : i == 1 && !fits)
        break;
      if (i > 1)
        *(fits ? &low : &high) = scale;
    }
  return found;
}

/* The largest scale at which a region is shown already. */
static double
get_scale_of (const EntenteMapLayout *layout,
              EntenteMapPoint middle)
{
  double scale = layout->world.scale;
  guint i;

  for (i = 0; i < layout->n_insets; i++)
    {
      const EntenteMapFrame *frame = &layout->insets[i].frame;
      EntenteMapPoint at = { frame->x + frame->scale * middle.x, frame->y - frame->scale * middle.y };

      if (entente_map_rect_contains (&frame->clip, at))
        scale = MAX (scale, frame->scale);
    }
  return scale;
}

/* Within the gap that is kept free around a place. */
static void
snap (EntenteMapRect *rect,
      const EntenteMapRect *first)
{
  double below = first->y + first->height - rect->y - rect->height;

  if (fabs (below) <= SNAP)
    rect->y += below;
  else if (fabs (first->y - rect->y) <= SNAP)
    rect->y = first->y;
}

static void
take_if_free (EntenteMapRoom *room,
              const EntenteMapRect *wished,
              EntenteMapRect *rect)
{
  const EntenteMapRect outer = { wished->x + SLACK, wished->y - INSET_TITLE + SLACK, wished->width - 2 * SLACK,
                                 wished->height + INSET_TITLE - 2 * SLACK };

  if (entente_map_room_is_free (room, &outer))
    *rect = *wished;
}

/* Beside the first one, about as high: two that are as high as each other, from edge to edge of a narrow picture. */
static void
match_first (Composer *self,
             EntenteMapRoom *room,
             const EntenteMapRect *first,
             EntenteMapRect *rect)
{
  const double apart = fabs (rect->y + rect->height / 2 - first->y - first->height / 2);
  EntenteMapRect wished = *rect;

  snap (rect, first);
  if (apart > first->height / 4 || rect->height < first->height / 2 || rect->height > first->height)
    return;
  wished.y = first->y;
  wished.height = first->height;
  if (!is_wide (self->input) && rect->x > first->x)
    {
      wished.x = first->x + first->width + INSET_GAP + SLACK;
      wished.width = self->input->width - EDGE - wished.x;
    }
  if (wished.width < rect->width || wished.width > MOST_STRETCHED * rect->width)
    {
      wished.x = rect->x;
      wished.width = rect->width;
    }
  take_if_free (room, &wished, rect);
}

static void
add_further (Composer *self)
{
  EntenteMapLayout *layout = self->layout;
  g_autoptr (EntenteMapRoom) room = NULL;
  guint region;

  if (layout->n_insets == 0 || self->input->width < NARROW || self->input->medium == ENTENTE_MEDIUM_STAGE)
    return;
  room = survey (self);
  take_inset (room, &layout->insets[0]);
  for (region = 0; region < entente_map_regions_get_n () && layout->n_insets < ENTENTE_MAP_MAX_INSETS; region++)
    {
      EntenteMapBox box = entente_map_region_get_box (region, self->world->centre);
      EntenteMapPoint middle = { (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 };
      double shown = get_scale_of (layout, middle);
      EntenteMapRect rect;

      if ((int) region == self->first
          || entente_map_region_count_crowded (region, self->world->centre, self->homes, shown) < ENTENTE_MAP_CROWD
          || !find_place (self, room, region, shown * INSET_CLOSER, &rect))
        continue;
      match_first (self, room, &layout->insets[0].frame.clip, &rect);
      add_inset (self, region, &rect);
      take_inset (room, &layout->insets[layout->n_insets - 1]);
    }
}

/* A step of a slider changes words only: world and insets stay. */
static gboolean
take_over (Composer *self,
           const EntenteMapLayout *previous)
{
  EntenteMapLayout *layout = self->layout;
  guint i;

  if (previous == NULL || memcmp (&previous->key, &layout->key, sizeof layout->key) != 0)
    return FALSE;
  layout->world = previous->base;
  layout->crowded = previous->crowded;
  layout->n_insets = previous->n_insets;
  for (i = 0; i < layout->n_insets; i++)
    {
      layout->insets[i] = previous->insets[i];
      layout->insets[i].title = NULL;
    }
  return TRUE;
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
set_key (Composer *self)
{
  const EntenteSceneInput *input = self->input;
  EntenteMapLayoutKey *key = &self->layout->key;

  /* All zero before, padding too: keys are compared byte by byte. */
  key->dataset = input->dataset;
  key->world = self->world;
  key->width = input->width;
  key->height = input->height;
  key->text_scale = input->text_scale;
  key->top = self->top;
  key->legend_width = self->legend_width;
  key->legend_height = self->legend_height;
  key->whole = entente_viewport_is_whole (&input->viewport);
  key->right_to_left = input->right_to_left;
  key->medium = input->medium;
}

static gboolean
is_low (const EntenteSceneInput *input)
{
  return input->height < LOW * input->width;
}

static gboolean
is_stage (const Composer *self)
{
  return self->input->medium == ENTENTE_MEDIUM_STAGE && entente_viewport_is_whole (&self->input->viewport);
}

/* World and first inset. The magnification comes later. */
static gboolean
compose (Composer *self,
         const EntenteMapLayout *previous)
{
  set_key (self);
  if (take_over (self, previous))
    return FALSE;
  self->homes = entente_map_regions_find_homes (self->input->dataset, self->world);
  if (is_wide (self->input))
    compose_wide (self);
  else
    compose_narrow (self);
  /* A magnified world grows from where it was, without the insets beside it. */
  if (!self->layout->key.whole)
    self->layout->n_insets = 0;
  return TRUE;
}

/* The widest name that the stage shows. */
static double
measure_names (const Composer *self,
               const gboolean *named)
{
  const EntenteSceneInput *input = self->input;
  double widest = 0;
  guint i;

  for (i = 0; i < input->dataset->n_partners; i++)
    if (named[i])
      {
        const char *name = entente_format_partner (input->dataset, (int) i, input->languages);

        widest = MAX (widest, measure_width (self, ENTENTE_FONT_LABEL_STRONG, name, NULL));
      }
  return MIN (widest, NAMES_MOST * input->width);
}

/* What was decided for this size holds as long as the size does: the map may not jump when counts in the legend grow. */
static gboolean
is_same_place (const Composer *self,
               const EntenteMapLayout *previous)
{
  return previous->key.world == self->world && previous->key.top == self->top
         && entente_map_layout_is_for (previous, self->input);
}

/* How wide the columns of names are that the world stands between, 0 = there are none. They grow while a slider moves,
 * and never shrink: the world would pulse with the names. */
static double
choose_columns (const Composer *self,
                const EntenteMapLayout *previous)
{
  g_autofree gboolean *named = entente_stage_labels_choose (self->input);
  double width;

  if (!self->columns)
    return 0;
  width = EDGE + measure_names (self, named);
  return previous != NULL && is_same_place (self, previous) ? MAX (width, previous->names_left) : width;
}

/* The world alone, or between two columns for the few names of a stage whose letters are too large for names on the
 * map. The columns may lie over the oceans at its edges. */
static gboolean
compose_stage (Composer *self,
               const EntenteMapLayout *previous)
{
  const EntenteSceneInput *input = self->input;
  EntenteMapLayout *layout = self->layout;
  const double column = choose_columns (self, previous), beside = input->width - 2 * (column + NAMES_GAP);
  const double across = self->columns ? beside * (1 + OCEAN_SHARE) : input->width + BLEED;
  const double scale = MIN (MIN (across, input->width + BLEED) / (2 * ENTENTE_EQUAL_EARTH_MAX_X),
                            (self->bottom - self->top) / (WORLD_TOP - WORLD_BOTTOM));

  set_key (self);
  layout->names_left = column;
  layout->names_right = self->columns ? input->width - column : 0;
  if (take_over (self, previous) && previous->names_left == column)
    return FALSE;
  self->homes = entente_map_regions_find_homes (input->dataset, self->world);
  self->first = ENTENTE_NONE;
  set_world (self, scale, self->bottom);
  return TRUE;
}

static gboolean
place_wide (Composer *self,
            const EntenteMapLayout *previous)
{
  const EntenteSceneInput *input = self->input;
  EntenteMapLayout *layout = self->layout;
  const double bottom = input->height - BOTTOM;
  gboolean has_inset, is_new;
  double left;

  entente_map_legend_stack (layout, input, layout->compact);
  self->legend_width = layout->legend_box.width;
  self->legend_height = layout->legend_box.height;
  self->bottom = bottom;
  left = EDGE + layout->legend_box.width + 2 * EDGE;
  entente_map_footer_wrap (layout, input, CLAMP (input->width - EDGE - left, 160, 560), TRUE);
  self->footer_room = layout->footer_box.height;
  is_new = compose (self, previous);
  has_inset = layout->n_insets > 0;
  entente_map_legend_move (layout, EDGE, bottom - layout->legend_box.height);
  if (has_inset)
    left = layout->insets[0].frame.clip.x + layout->insets[0].frame.clip.width + EDGE;
  entente_map_footer_wrap (layout, input, CLAMP (input->width - EDGE - left, 160, has_inset ? FOOTER_MOST : 560),
                           layout->cards || layout->crowded);
  layout->footer_box.x = has_inset && !input->right_to_left ? left : input->width - EDGE - layout->footer_box.width;
  layout->footer_box.y = bottom - layout->footer_box.height;
  return is_new;
}

static gboolean
place_narrow (Composer *self,
              const EntenteMapLayout *previous)
{
  const EntenteSceneInput *input = self->input;
  EntenteMapLayout *layout = self->layout;

  entente_map_legend_flow (layout, input, input->width - 2 * EDGE, is_low (input) && !is_stage (self));
  entente_map_footer_wrap (layout, input, input->width - 2 * EDGE, TRUE);
  layout->footer_box.x = EDGE;
  layout->footer_box.y = input->height - BOTTOM / 2 - layout->footer_box.height;
  entente_map_legend_move (layout, EDGE, layout->footer_box.y - 6 - layout->legend_box.height);
  self->legend_width = 0;
  self->legend_height = layout->legend_box.height;
  if (previous != NULL && is_same_place (self, previous)) /* a line that is not needed now will be again */
    self->legend_height = MAX (self->legend_height, previous->key.legend_height);
  self->bottom = layout->footer_box.y - 6 - self->legend_height - 8;
  return is_stage (self) ? compose_stage (self, previous) : compose (self, previous);
}

/* Whether the legend lies on land; the lines of its edges may. */
static gboolean
hides_land (const Composer *self)
{
  const EntenteMapLayout *layout = self->layout;
  g_autoptr (EntenteMapRoom) room = entente_map_room_new (self->input->width, self->input->height);

  entente_map_room_take_land (room, self->world, &layout->world);
  return !entente_map_room_is_free (room, &layout->legend_box);
}

static void
start_again (Composer *self)
{
  EntenteMapLayout *layout = self->layout;

  g_clear_pointer (&self->homes, g_array_unref);
  g_array_unref (layout->legend);
  g_ptr_array_unref (layout->footer);
  layout->n_insets = 0;
  layout->crowded = FALSE;
  memset (&layout->key, 0, sizeof layout->key);
  entente_map_legend_init (layout);
  entente_map_legend_collect (layout, self->input);
}

static gboolean
place (Composer *self,
       const EntenteMapLayout *previous)
{
  EntenteMapLayout *layout = self->layout;
  const gboolean decided = previous != NULL && is_same_place (self, previous);
  gboolean is_new;

  if (!is_wide (self->input) || is_stage (self))
    return place_narrow (self, previous);
  layout->compact = decided && previous->compact;
  is_new = place_wide (self, previous);
  if (!is_new || decided || !hides_land (self))
    return is_new;
  start_again (self);
  layout->compact = TRUE;
  return place_wide (self, previous);
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
  return MAX (heading->lines[i].y + 2 * title.height + (width < NARROW && !is_low (input) ? 2 : 1) * line.height + SPACE_BELOW,
              heading->bottom);
}

/**
 * entente_map_layout_new:
 * @heading: (transfer full): the words above the map
 * @previous: (nullable): the layout before
 * @columns: on a stage, whether names stand in columns beside the world
 *
 * O(legend rows) when @previous was made for the same partners and size, else O(points of the world at this scale);
 * every text is measured once.
 */
EntenteMapLayout *
entente_map_layout_new (const EntenteSceneInput *input,
                        EntenteWorld *world,
                        EntenteHeading *heading,
                        const EntenteMapLayout *previous,
                        gboolean columns)
{
  EntenteMapLayout *self = g_new0 (EntenteMapLayout, 1);
  double top = get_top (input, heading);
  Composer composer = { .input = input, .world = world, .layout = self, .top = top + 2,
                        .columns = columns };
  gboolean is_new;
  guint i;

  self->heading = heading;
  self->right_to_left = input->right_to_left;
  self->cards = !entente_viewport_is_whole (&input->viewport);
  entente_map_legend_init (self);
  entente_map_legend_collect (self, input);
  is_new = place (&composer, previous);
  if (input->right_to_left)
    entente_map_legend_mirror (self, input->width);
  if (is_new)
    add_further (&composer);
  for (i = 0; i < self->n_insets; i++)
    set_title (&composer, &self->insets[i]);
  g_clear_pointer (&composer.homes, g_array_unref);
  self->base = self->world;
  magnify (input, &self->world);
  self->tiny = self->world.scale < TINY * MAX (1, input->text_scale);
  self->few_marks = self->tiny || (self->crowded && !self->cards);
  self->world.clip.y = floor (top - 4);
  self->world.clip.width = input->width;
  self->world.clip.height = MAX (0, input->height - self->world.clip.y);
  return self;
}

/* Whether it was made for a picture of this size and medium; what was decided then may hold on. */
gboolean
entente_map_layout_is_for (const EntenteMapLayout *self,
                           const EntenteSceneInput *input)
{
  const EntenteMapLayoutKey *key = &self->key;

  return key->width == input->width && key->height == input->height && key->text_scale == input->text_scale
         && key->right_to_left == input->right_to_left && key->medium == input->medium;
}

/* Whether the surface below legend or footer hides this point of the map. */
gboolean
entente_map_layout_covers (const EntenteMapLayout *self,
                           EntenteMapPoint point)
{
  const EntenteMapRect *boxes[] = { &self->legend_box, &self->footer_box };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (boxes) && self->cards; i++)
    if (point.x > boxes[i]->x - ENTENTE_MAP_CARD_PADDING
        && point.x < boxes[i]->x + boxes[i]->width + ENTENTE_MAP_CARD_PADDING
        && point.y > boxes[i]->y - ENTENTE_MAP_CARD_PADDING
        && point.y < boxes[i]->y + boxes[i]->height + ENTENTE_MAP_CARD_PADDING)
      return TRUE;
  return FALSE;
}

void
entente_map_layout_free (EntenteMapLayout *self)
{
  guint i;

  entente_heading_free (self->heading);
  g_array_unref (self->legend);
  g_ptr_array_unref (self->footer);
  for (i = 0; i < self->n_insets; i++)
    g_free (self->insets[i].title);
  g_free (self);
}

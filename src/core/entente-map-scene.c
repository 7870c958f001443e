/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the Map shows, from an evaluation to geometry.
 *
 * A partner whose id is the code of a shape gets the shape as an area; if the area is too small to be seen, or
 * there is none, it gets a mark at its location (the capital). Marks keep 14 px apart, with a line to their true
 * place when they had to move more than 8 px. With an inset on, the marks and labels of its region stand there only.
 *
 * Geometry depends on size, zoom and borders alone and is taken over from the scene before; so are the places of
 * labels when the same names are to be placed. A step of a slider then costs the fills and little else.
 */

#include "config.h"

#include "entente-map-scene.h"

#include "entente-array.h"
#include "entente-finding.h"
#include "entente-format.h"
#include "entente-map-labels.h"
#include "entente-map-ties.h"
#include "entente-mark-spread.h"
#include "entente-stage-labels.h"
#include "entente-viewport.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* An area smaller than this, in square pixels, gets a mark. */
#define SMALL 15.0

#define APART 4.0 /* between two marks */
#define LEAST_RADIUS 3.5
#define RADIUS_OF_SCALE (1 / 24.0) /* a small world has small marks, or they would hide it */
#define MOST_ROUNDS 1
#define LEADER_FROM 8.0
#define INSIDE 2.0
#define DOT_REACH 5.0

static gboolean
any_location (const EntenteDataset *dataset)
{
  guint i;

  for (i = 0; i < dataset->n_partners; i++)
    if (dataset->partners[i].has_location)
      return TRUE;
  return FALSE;
}

static void
match_shapes (EntenteMapScene *self,
              const EntenteWorld *world)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  self->n_shapes = world->n_shapes;
  self->shape_partner = g_new (int, world->n_shapes);
  self->partner_shape = g_new (int, self->dataset->n_partners);
  for (i = world->n_shapes; i-- > 0;)
    {
      self->shape_partner[i] = ENTENTE_NONE;
      if (*world->shapes[i].id != '\0')
        g_hash_table_insert (by_id, (gpointer) world->shapes[i].id, GINT_TO_POINTER (i + 1));
    }
  for (i = 0; i < self->dataset->n_partners; i++)
    {
      int shape = GPOINTER_TO_INT (g_hash_table_lookup (by_id, self->dataset->partners[i].id)) - 1;

      self->partner_shape[i] = shape;
      if (shape >= 0)
        self->shape_partner[shape] = (int) i;
    }
  if (self->dataset->hub_id != NULL)
    {
      int shape = GPOINTER_TO_INT (g_hash_table_lookup (by_id, self->dataset->hub_id)) - 1;

      if (shape >= 0 && self->shape_partner[shape] == ENTENTE_NONE)
        self->shape_partner[shape] = ENTENTE_HUB;
    }
}

static void
set_fills (EntenteMapScene *self,
           const EntenteEvaluation *evaluation)
{
  guint i;

  self->partner_fill = g_new (guint8, self->dataset->n_partners);
  for (i = 0; i < self->dataset->n_partners; i++)
    self->partner_fill[i] = (guint8) (evaluation->tiers[i] < evaluation->n_tiers
                                        ? ENTENTE_MAP_TIER + evaluation->tiers[i] : ENTENTE_MAP_NOT_RATED);
}

static EntenteMapGeometry *
take_geometry (EntenteWorld *world,
               const EntenteMapFrame *frame,
               const EntenteMapScene *previous,
               guint part)
{
  if (previous != NULL && part < previous->n_parts
      && entente_map_geometry_is_for (previous->parts[part].geometry, world, frame))
    return entente_map_geometry_ref (previous->parts[part].geometry);
  return entente_map_geometry_new (world, frame);
}

/* The place of a partner in a part: its location, else the middle of its shape. */
static gboolean
find_home (const EntenteMapScene *self,
           const EntenteMapGeometry *geometry,
           guint partner,
           EntenteMapPoint *home)
{
  const EntentePartner *source = &self->dataset->partners[partner];

  if (source->has_location)
    {
      EntenteGeoPoint place = { source->longitude, source->latitude };

      *home = entente_map_frame_project (&geometry->frame, geometry->world->centre, place);
      return TRUE;
    }
  if (self->partner_shape[partner] < 0)
    return FALSE;
  *home = geometry->shapes[self->partner_shape[partner]].centre;
  return TRUE;
}

static void
set_homes (EntenteMapScene *self)
{
  guint i;

  self->placed = g_new0 (gboolean, self->dataset->n_partners);
  self->home = g_new0 (EntenteMapPoint, self->dataset->n_partners);
  for (i = 0; i < self->dataset->n_partners; i++)
    {
      self->placed[i] = find_home (self, self->parts[0].geometry, i, &self->home[i]);
      self->n_unplaced += self->placed[i] ? 0 : 1;
    }
}

/* On a stage, and where there is little room, only who has a name needs a mark in the crowd; others are seen by their
 * area. */
static gboolean
may_have_mark (const EntenteMapScene *self,
               guint partner)
{
  return self->partner_shape[partner] < 0 || self->named == NULL || self->named[partner];
}

static gboolean
needs_mark (const EntenteMapScene *self,
            guint part,
            guint partner)
{
  int shape = self->partner_shape[partner];

  return shape < 0 || (self->parts[part].geometry->shapes[shape].area < SMALL && may_have_mark (self, partner));
}

/* Marks and labels go where they are largest: the inset takes what lies in it from the world. */
static void
choose_parts (EntenteMapScene *self)
{
  guint i, k;

  self->partner_part = g_new (gint8, self->dataset->n_partners);
  for (i = 0; i < self->dataset->n_partners; i++)
    {
      double scale = 0;

      self->partner_part[i] = ENTENTE_NONE;
      for (k = 0; k < self->n_parts && self->placed[i]; k++)
        {
          const EntenteMapFrame *frame = &self->parts[k].geometry->frame;
          EntenteMapPoint home;

          if (frame->scale < scale || !find_home (self, self->parts[k].geometry, i, &home)
              || !entente_map_rect_contains (&frame->clip, home))
            continue;
          scale = frame->scale;
          self->partner_part[i] = (gint8) k;
        }
    }
}

/**
 * entente_map_scene_part_has:
 *
 * Whether @partner's mark or label belongs into the part, and where its home is there.
 */
gboolean
entente_map_scene_part_has (const EntenteMapScene *self,
                            guint part,
                            guint partner,
                            EntenteMapPoint *home)
{
  return self->partner_part[partner] == (int) part && find_home (self, self->parts[part].geometry, partner, home);
}

/* Marks at the edge stand inside it, whole. */
static void
keep_inside (const EntenteMapScene *self,
             const EntenteMapRect *clip,
             GArray *points)
{
  const double inset = self->mark_radius + INSIDE;
  guint i;

  for (i = 0; i < points->len && MIN (clip->width, clip->height) > 4 * self->mark_radius; i++)
    {
      EntenteMapPoint *point = &g_array_index (points, EntenteMapPoint, i);

      point->x = CLAMP (point->x, clip->x + inset, clip->x + clip->width - inset);
      point->y = CLAMP (point->y, clip->y + inset, clip->y + clip->height - inset);
    }
}

static void
add_mark (EntenteMapScene *self,
          guint partner,
          EntenteMapPoint home,
          GArray *points)
{
  const EntenteMapMark mark = { .partner = (int) partner, .fill = self->partner_fill[partner], .home = home };

  g_array_append_val (self->marks, mark);
  g_array_append_val (points, home);
}

/* Those that are pushed over the edge come back, and the others make room for them. */
static void
spread_marks (const EntenteMapScene *self,
              const EntenteMapPart *part,
              GArray *points)
{
  guint i;

  for (i = 0; i < 2; i++)
    {
      keep_inside (self, &part->geometry->frame.clip, points);
      entente_mark_spread_run ((EntenteMapPoint *) (void *) points->data, points->len, 2 * self->mark_radius + APART);
    }
}

/* Of the marks from this part on. */
static gboolean
has_mark (const EntenteMapScene *self,
          const EntenteMapPart *part,
          guint partner)
{
  guint i;

  for (i = part->first_mark; i < self->marks->len; i++)
    if (g_array_index (self->marks, EntenteMapMark, i).partner == (int) partner)
      return TRUE;
  return FALSE;
}

static gboolean
is_covered (const EntenteMapScene *self,
            EntenteMapPoint home,
            const GArray *points)
{
  const double reach = self->mark_radius + ENTENTE_MAP_DOT_RADIUS;
  guint i;

  for (i = 0; i < points->len; i++)
    {
      const EntenteMapPoint point = g_array_index (points, EntenteMapPoint, i);

      if (hypot (point.x - home.x, point.y - home.y) < reach)
        return TRUE;
    }
  return FALSE;
}

/* A state whose dot came to lie beneath a mark could not be named there: it gets a mark of its own. */
static void
add_covered (EntenteMapScene *self,
             guint part,
             GArray *points)
{
  const EntenteMapPart *p = &self->parts[part];
  gboolean added = TRUE;
  EntenteMapPoint home;
  guint round, i;

  for (round = 0; round < MOST_ROUNDS && added; round++)
    {
      g_autoptr (GArray) before = g_array_copy (points);

      added = FALSE;
      for (i = 0; i < self->dataset->n_partners; i++)
        if (self->partner_shape[i] >= 0 && may_have_mark (self, i) && !has_mark (self, p, i)
            && entente_map_scene_part_has (self, part, i, &home) && is_covered (self, home, before))
          {
            add_mark (self, i, home, points);
            added = TRUE;
          }
      if (added)
        spread_marks (self, p, points);
    }
}

static void
add_marks (EntenteMapScene *self,
           guint part)
{
  EntenteMapPart *p = &self->parts[part];
  g_autoptr (GArray) points = ENTENTE_NEW_LIST (EntenteMapPoint);
  EntenteMapPoint home;
  guint i;

  p->first_mark = self->marks->len;
  for (i = 0; i < self->dataset->n_partners; i++)
    if (entente_map_scene_part_has (self, part, i, &home) && needs_mark (self, part, i))
      add_mark (self, i, home, points);
  spread_marks (self, p, points);
  add_covered (self, part, points);
  p->n_marks = self->marks->len - p->first_mark;
  for (i = 0; i < p->n_marks; i++)
    {
      EntenteMapMark *mark = &g_array_index (self->marks, EntenteMapMark, p->first_mark + i);

      mark->at = g_array_index (points, EntenteMapPoint, i);
      mark->leader = hypot (mark->at.x - mark->home.x, mark->at.y - mark->home.y) > LEADER_FROM;
    }
}

static gboolean
names_the_same (const EntenteMapScene *self,
                const EntenteMapScene *previous)
{
  if (self->named == NULL || previous->named == NULL)
    return self->named == previous->named;
  return memcmp (self->named, previous->named, self->dataset->n_partners * sizeof *self->named) == 0;
}

/* Where partners and marks stand depends on the file and on all parts of the map, not on the evaluation: a step of
 * a slider changes the fills only. */
static gboolean
take_places (EntenteMapScene *self,
             const EntenteMapScene *previous)
{
  const guint n = self->dataset->n_partners;
  guint i;

  if (previous == NULL || previous->dataset != self->dataset || previous->n_parts != self->n_parts
      || !names_the_same (self, previous))
    return FALSE;
  for (i = 0; i < self->n_parts; i++)
    if (previous->parts[i].geometry != self->parts[i].geometry)
      return FALSE;
  self->placed = g_memdup2 (previous->placed, n * sizeof *self->placed);
  self->home = g_memdup2 (previous->home, n * sizeof *self->home);
  self->partner_part = g_memdup2 (previous->partner_part, n * sizeof *self->partner_part);
  self->n_unplaced = previous->n_unplaced;
  self->places_serial = previous->places_serial;
  for (i = 0; i < self->n_parts; i++)
    {
      self->parts[i].first_mark = previous->parts[i].first_mark;
      self->parts[i].n_marks = previous->parts[i].n_marks;
    }
  g_array_append_vals (self->marks, previous->marks->data, previous->marks->len);
  for (i = 0; i < self->marks->len; i++)
    {
      EntenteMapMark *mark = &g_array_index (self->marks, EntenteMapMark, i);

      mark->fill = self->partner_fill[mark->partner];
    }
  return TRUE;
}

static void
find_places (EntenteMapScene *self)
{
  static guint last_serial; /* atomic */
  guint i;

  self->places_serial = (guint) g_atomic_int_add (&last_serial, 1) + 1;
  set_homes (self);
  choose_parts (self);
  for (i = 0; i < self->n_parts; i++)
    add_marks (self, i);
}

static void
build_parts (EntenteMapScene *self,
             EntenteWorld *world,
             const EntenteMapScene *previous)
{
  guint i;

  self->n_parts = 1 + self->layout->n_insets;
  for (i = 0; i < self->n_parts; i++)
    {
      const EntenteMapFrame *frame = i == 0 ? &self->layout->world : &self->layout->insets[i - 1].frame;

      self->parts[i].geometry = take_geometry (world, frame, previous, i);
      self->parts[i].inset = i > 0;
    }
}

static void
summarise (EntenteMapScene *self,
           const EntenteSceneInput *input,
           const char *title)
{
  GString *summary = g_string_new (title);
  guint i;

  for (i = 0; i < input->evaluation->n_tiers; i++)
    {
      g_autofree char *tier = entente_format_tier (i);
      guint n = input->evaluation->tier_sizes[i];

      g_string_append (summary, i == 0 ? ". " : "; ");
      /* Translators: a tier and how many are in it, as in "Tier 1: 10 partners". */
      g_string_append_printf (summary, g_dngettext (GETTEXT_PACKAGE, "%s: %u partner", "%s: %u partners", n), tier, n);
    }
  g_string_append_c (summary, '.');
  if (self->n_unplaced > 0)
    {
      g_string_append_c (summary, ' ');
      g_string_append_printf (summary, g_dngettext (GETTEXT_PACKAGE, "%u partner without a location is not on the map.",
                                                    "%u partners without a location are not on the map.", self->n_unplaced),
                              self->n_unplaced);
    }
  self->summary = g_string_free (summary, FALSE);
}

/* The few names of a stage come first; nothing moves there. */
static gboolean
is_stage (const EntenteSceneInput *input)
{
  return input->medium == ENTENTE_MEDIUM_STAGE && entente_viewport_is_whole (&input->viewport);
}

/* Who is in focus does not count where there is little room: marks would move beneath the pointer. */
static gboolean *
choose_named (const EntenteMapScene *self,
              const EntenteSceneInput *input)
{
  gboolean *named;
  guint i;

  if (is_stage (input))
    return entente_stage_labels_choose (input);
  if (!self->layout->few_marks)
    return NULL;
  named = ENTENTE_NEW0 (gboolean, input->evaluation->n_partners);
  for (i = 0; i < input->evaluation->n_partners; i++)
    named[i] = input->evaluation->tiers[i] == 0;
  return named;
}

static void
note_problem (EntenteMapScene *self,
              const EntenteDataset *dataset)
{
  if (dataset->n_partners == 0)
    {
      self->problem = _("This file lists no partners");
      self->remedy = _("Add a partner, or open a CSV file with a list of them.");
    }
  else
    {
      self->problem = _("This file does not say where partners are");
      /* Translators: do not translate what stands in quotation marks, these are names in files */
      self->remedy = _("The map is drawn from the “location” of each partner in the file, its longitude and latitude. "
                       "A CSV file with a row for each partner and columns “longitude” and “latitude” adds them all "
                       "at once.");
    }
  self->summary = g_strdup (self->problem);
}

static EntenteMapScene *
make_scene (const EntenteSceneInput *input,
            EntenteWorld *world,
            const EntenteMapScene *previous,
            gboolean columns)
{
  EntenteMapScene *self = g_new0 (EntenteMapScene, 1);
  g_autoptr (EntenteFinding) finding = NULL;
  guint i;

  self->dataset = entente_dataset_ref (input->dataset);
  self->width = input->width;
  self->height = input->height;
  self->selected = input->selected;
  self->hovered = input->hovered;
  self->compared = input->compared;
  self->marks = ENTENTE_NEW_LIST (EntenteMapMark);
  self->labels = ENTENTE_NEW_LIST (EntenteMapLabel);
  self->ties = ENTENTE_NEW_LIST (EntenteMapTie);
  self->tie_points = ENTENTE_NEW_LIST (EntenteMapPoint);
  self->texts = g_string_chunk_new (1024);
  if (!any_location (input->dataset))
    {
      note_problem (self, input->dataset);
      return self;
    }
  finding = entente_finding_new (input, ENTENTE_FINDING_TIERS);
  self->layout = entente_map_layout_new (input, world, entente_finding_make_heading (finding, input, "map"),
                                         previous != NULL ? previous->layout : NULL, columns);
  match_shapes (self, world);
  set_fills (self, input->evaluation);
  self->named = choose_named (self, input);
  self->mark_radius = CLAMP (self->layout->world.scale * RADIUS_OF_SCALE, LEAST_RADIUS, ENTENTE_MAP_MARK_RADIUS);
  build_parts (self, world, previous);
  if (!take_places (self, previous))
    find_places (self);
  for (i = 0; i < self->n_parts; i++)
    entente_map_labels_add (self, input, i, previous);
  entente_map_ties_add (self, input);
  summarise (self, input, finding->title);
  return self;
}

static guint
count_missing_names (const EntenteMapScene *self)
{
  guint n = 0, i;

  for (i = 0; i < self->labels->len; i++)
    n += g_array_index (self->labels, EntenteMapLabel, i).candidate < 0;
  return n;
}

/* Whether names stood in columns beside the world, on a stage of this size. */
static gboolean
has_columns (const EntenteMapScene *self,
             const EntenteSceneInput *input)
{
  return self != NULL && self->layout != NULL && self->layout->names_left > 0 && is_stage (input)
         && entente_map_layout_is_for (self->layout, input);
}

/**
 * entente_map_scene_new:
 * @previous: (nullable): the scene before, for what need not be made anew
 *
 * Without any location in the file the scene has a problem and nothing else.
 */
EntenteMapScene *
entente_map_scene_new (const EntenteSceneInput *input,
                       EntenteWorld *world,
                       const EntenteMapScene *previous)
{
  g_autoptr (EntenteMapScene) self = NULL, other = NULL;

  if (has_columns (previous, input)) /* and the world moves for no slider */
    return make_scene (input, world, previous, TRUE);
  self = make_scene (input, world, previous, FALSE);
  if (!is_stage (input) || count_missing_names (self) == 0)
    return g_steal_pointer (&self);
  other = make_scene (input, world, NULL, TRUE);
  return count_missing_names (other) < count_missing_names (self) ? g_steal_pointer (&other) : g_steal_pointer (&self);
}

void
entente_map_scene_free (EntenteMapScene *self)
{
  guint i;

  for (i = 0; i < self->n_parts; i++)
    entente_map_geometry_unref (self->parts[i].geometry);
  g_clear_pointer (&self->layout, entente_map_layout_free);
  entente_dataset_unref (self->dataset);
  g_free (self->shape_partner);
  g_free (self->partner_shape);
  g_free (self->partner_fill);
  g_free (self->placed);
  g_free (self->partner_part);
  g_free (self->home);
  g_array_unref (self->marks);
  g_array_unref (self->labels);
  g_array_unref (self->ties);
  g_array_unref (self->tie_points);
  g_free (self->summary);
  g_string_chunk_free (self->texts);
  g_free (self->named);
  g_free (self);
}

static int
pick_mark (const EntenteMapScene *self,
           const EntenteMapPart *part,
           EntenteMapPoint point,
           double reach)
{
  int found = ENTENTE_NONE;
  guint i;

  for (i = part->first_mark; i < part->first_mark + part->n_marks; i++)
    {
      const EntenteMapMark *mark = &g_array_index (self->marks, EntenteMapMark, i);
      double distance = hypot (mark->at.x - point.x, mark->at.y - point.y);

      if (distance < reach)
        {
          reach = distance;
          found = mark->partner;
        }
    }
  return found;
}

/* The dots at the capitals of named states. */
static int
pick_dot (const EntenteMapScene *self,
          const EntenteMapPart *part,
          EntenteMapPoint point)
{
  double reach = DOT_REACH;
  int found = ENTENTE_NONE;
  guint i;

  for (i = part->first_label; i < part->first_label + part->n_labels; i++)
    {
      const EntenteMapLabel *label = &g_array_index (self->labels, EntenteMapLabel, i);
      double distance = hypot (label->home.x - point.x, label->home.y - point.y);

      if (label->dot && label->candidate != ENTENTE_LABEL_NOT_PLACED && distance < reach)
        {
          reach = distance;
          found = label->partner;
        }
    }
  return found;
}

/* Outlines are simplified: a capital on a coast may lie a little outside its country. */
static int
pick_capital (const EntenteMapScene *self,
              guint part,
              EntenteMapPoint point)
{
  double reach = ENTENTE_MAP_REACH / 2;
  int found = ENTENTE_NONE;
  guint i;

  for (i = 0; i < self->dataset->n_partners; i++)
    {
      EntenteMapPoint home;
      double distance;

      if (!entente_map_scene_part_has (self, part, i, &home))
        continue;
      distance = hypot (home.x - point.x, home.y - point.y);
      if (distance < reach)
        {
          reach = distance;
          found = (int) i;
        }
    }
  return found;
}

static int
pick_area (const EntenteMapScene *self,
           const EntenteMapPart *part,
           EntenteMapPoint point)
{
  guint i;

  for (i = 0; i < self->n_shapes; i++)
    if (self->shape_partner[i] != ENTENTE_NONE && entente_map_geometry_contains (part->geometry, i, point))
      return self->shape_partner[i];
  return ENTENTE_NONE;
}

/**
 * entente_map_scene_pick:
 *
 * What is at @point: a mark, a named capital's dot, a mark within 12 px, else the area, else the nearest mark within
 * 24 px, so that a small state in the sea is easy to hit and one beside a large state does not steal from it; at
 * last a capital within 12 px, for coasts.
 *
 * Returns: a partner, %ENTENTE_HUB or %ENTENTE_NONE
 */
int
entente_map_scene_pick (const EntenteMapScene *self,
                        EntenteMapPoint point)
{
  const EntenteMapPart *part;
  guint number;
  int found;

  if (self->n_parts == 0)
    return ENTENTE_NONE;
  for (number = self->n_parts - 1; number > 0; number--)
    if (entente_map_rect_contains (&self->parts[number].geometry->frame.clip, point))
      break;
  part = &self->parts[number];
  if (!entente_map_rect_contains (&part->geometry->frame.clip, point)
      || (self->layout->cards && (entente_map_rect_contains (&self->layout->legend_box, point)
                                  || entente_map_rect_contains (&self->layout->footer_box, point))))
    return ENTENTE_NONE;
  found = pick_mark (self, part, point, self->mark_radius);
  if (found == ENTENTE_NONE)
    found = pick_dot (self, part, point);
  if (found == ENTENTE_NONE)
    found = pick_mark (self, part, point, ENTENTE_MAP_REACH / 2);
  if (found == ENTENTE_NONE)
    found = pick_area (self, part, point);
  if (found == ENTENTE_NONE)
    found = pick_mark (self, part, point, ENTENTE_MAP_REACH);
  if (found == ENTENTE_NONE)
    found = pick_capital (self, number, point);
  return found;
}

/**
 * entente_map_scene_locate:
 *
 * Where a partner is shown best: its mark, else its place in the inset, else in the world.
 */
gboolean
entente_map_scene_locate (const EntenteMapScene *self,
                          int partner,
                          EntenteMapPoint *point,
                          double *radius)
{
  guint i;

  if (partner < 0 || self->n_parts == 0 || !self->placed[partner])
    return FALSE;
  for (i = 0; i < self->marks->len; i++)
    {
      const EntenteMapMark *mark = &g_array_index (self->marks, EntenteMapMark, i);

      if (mark->partner == partner)
        {
          *point = mark->at;
          *radius = self->mark_radius;
          return TRUE;
        }
    }
  *radius = ENTENTE_MAP_DOT_RADIUS;
  if (self->partner_part[partner] == ENTENTE_NONE
      || !entente_map_scene_part_has (self, (guint) self->partner_part[partner], (guint) partner, point))
    *point = self->home[partner];
  return TRUE;
}

/**
 * entente_map_scene_get_extent:
 * @box: (out): left, top, right, bottom of the partner on the world map, inset or not
 *
 * About as large as the largest piece of its area: overseas parts do not count.
 */
gboolean
entente_map_scene_get_extent (const EntenteMapScene *self,
                              int partner,
                              double box[4])
{
  int shape;
  EntenteMapPoint middle;
  double half = self->mark_radius;

  if (partner < 0 || self->n_parts == 0 || !self->placed[partner])
    return FALSE;
  shape = self->partner_shape[partner];
  middle = self->home[partner];
  if (shape >= 0)
    {
      middle = self->parts[0].geometry->shapes[shape].centre;
      half = MAX (half, 0.6 * sqrt (self->parts[0].geometry->shapes[shape].area));
    }
  box[0] = middle.x - half;
  box[1] = middle.y - half;
  box[2] = middle.x + half;
  box[3] = middle.y + half;
  return TRUE;
}

/**
 * entente_map_scene_step:
 * @dx: direction of the arrow key, screen coordinates
 *
 * The nearest partner within 45 degrees of the direction, where going aside counts double; @partner itself when
 * there is none.
 */
int
entente_map_scene_step (const EntenteMapScene *self,
                        int partner,
                        double dx,
                        double dy)
{
  double best = INFINITY;
  int found = partner;
  guint i;

  for (i = 0; self->n_parts > 0 && i < self->dataset->n_partners; i++)
    {
      double x, y, along, aside;

      if (!self->placed[i] || (int) i == partner)
        continue;
      x = self->home[i].x - self->home[partner].x;
      y = self->home[i].y - self->home[partner].y;
      along = x * dx + y * dy;
      aside = fabs (x * dy - y * dx);
      if (along > 1e-6 && aside <= along && along + 2 * aside < best)
        {
          best = along + 2 * aside;
          found = (int) i;
        }
    }
  return found;
}

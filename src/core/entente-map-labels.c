/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Chooses and places the names on the Map.
 *
 * Tier 1, the selected, hovered and compared partner must have their name; tier 2 where there is room beside the
 * dot; the others once the map is magnified. The hub's name lies on its area. What is asked for is kept with the
 * scene: when the next scene asks for the same, the places are taken over.
 */

#include "config.h"

#include "entente-map-labels.h"

#include "entente-array.h"
#include "entente-format.h"
#include "entente-map-ground.h"
#include "entente-name-cut.h"
#include "entente-label-index.h"
#include "entente-stage-labels.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Names beyond this number, by rank, are not tried. */
#define MAX_LABELS 160

/* Magnification from which all partners are named. */
#define NAME_ALL_FROM 1.8

/* The same for small maps of a region and for large pictures, in pixels a radius. */
#define NAME_ALL_SCALE 700.0

/* What the name of whoever is selected, hovered or compared counts more than that of any other. */
#define FOCUS 1e6

/* What it costs to stand on the land of others alone: more than any of the eight places beside a mark does. */
#define FOREIGN_COST 9.0

/* From the edge of a mark, a little more than between a mark and its own name. */
#define OTHER_MARK_NEAR 5.0

enum
{
  UNKNOWN,
  ALONE,
  AT_OTHER
};

#define INSIDE 5.0
#define FAR_AWAY (-1e5)

/* The hub's name stands so far above the middle of its area, or some steps lower. */
#define HUB_RISE 18.0
#define HUB_STEP 4.0
#define HUB_STEPS 6

typedef struct
{
  EntenteMapScene *scene;
  const EntenteMapScene *previous; /* or NULL */
  const EntenteSceneInput *input;
  guint part, first;
  GArray *marks;     /* EntenteLabelMark: those with a label first */
  GArray *obstacles; /* EntenteLabelObstacle */
  guint8 *beside;    /* by mark with a label and near place: whether another mark is there */
} Labeller;

static gboolean
is_in_focus (const EntenteMapScene *scene,
             int partner)
{
  return partner == scene->selected || partner == scene->hovered || partner == scene->compared;
}

static void
add_obstacle (Labeller *self,
              double x,
              double y,
              double width,
              double height)
{
  EntenteLabelObstacle obstacle = { ENTENTE_OBSTACLE_RECT, x, y, x + width, y + height, 0, -1 };

  g_array_append_val (self->obstacles, obstacle);
}

static void
add_rect_obstacle (Labeller *self,
                   const EntenteMapRect *rect,
                   double around)
{
  add_obstacle (self, rect->x - around, rect->y - around, rect->width + 2 * around, rect->height + 2 * around);
}

static const EntenteMapMark *
find_mark (const Labeller *self,
           int partner)
{
  const EntenteMapPart *part = &self->scene->parts[self->part];
  guint i;

  for (i = part->first_mark; i < part->first_mark + part->n_marks; i++)
    if (g_array_index (self->scene->marks, EntenteMapMark, i).partner == partner)
      return &g_array_index (self->scene->marks, EntenteMapMark, i);
  return NULL;
}

/* Where there is little room not everybody has a mark of their own. */
static gboolean
is_beneath_mark (const Labeller *self,
                 EntenteMapPoint home)
{
  const EntenteMapPart *part = &self->scene->parts[self->part];
  guint i;

  for (i = part->first_mark; i < part->first_mark + part->n_marks; i++)
    {
      const EntenteMapMark *mark = &g_array_index (self->scene->marks, EntenteMapMark, i);

      if (hypot (mark->at.x - home.x, mark->at.y - home.y) < self->scene->mark_radius + ENTENTE_MAP_DOT_RADIUS)
        return TRUE;
    }
  return FALSE;
}

static void
add_request (Labeller *self,
             guint partner,
             double priority)
{
  const EntenteEvaluation *evaluation = self->input->evaluation;
  gboolean must = evaluation->tiers[partner] == 0 || is_in_focus (self->scene, (int) partner)
                  || self->input->medium == ENTENTE_MEDIUM_STAGE;
  const char *name = entente_format_partner (self->scene->dataset, (int) partner, self->input->languages);
  EntenteMapLabel label = { .partner = (int) partner, .candidate = ENTENTE_LABEL_NOT_PLACED };
  EntenteLabelMark request = { .priority = priority, .must = must, .previous = ENTENTE_LABEL_NOT_PLACED,
                               .looked_at = is_in_focus (self->scene, (int) partner) };
  g_autofree char *cut = NULL;
  const EntenteMapMark *mark;
  EntenteExtent extent;

  if (!entente_map_scene_part_has (self->scene, self->part, partner, &label.home))
    return;
  mark = find_mark (self, (int) partner);
  if (self->part == 0 && entente_map_layout_covers (self->scene->layout, mark != NULL ? mark->at : label.home)
      && !is_in_focus (self->scene, (int) partner))
    return;
  if (mark == NULL && is_beneath_mark (self, label.home) && !must)
    return;
  label.dot = mark == NULL;
  label.font = must ? ENTENTE_FONT_LABEL_STRONG : ENTENTE_FONT_LABEL;
  cut = entente_name_cut (self->input->measure, label.font, name,
                          ENTENTE_NAME_MOST_WIDTH * MAX (self->input->text_scale, 0.1));
  label.text = g_string_chunk_insert_const (self->scene->texts, cut);
  entente_measure_get_extent (self->input->measure, label.font, label.text, &extent);
  label.width = extent.width;
  label.height = extent.height;
  request.x = mark != NULL ? mark->at.x : label.home.x;
  request.y = mark != NULL ? mark->at.y : label.home.y;
  request.radius = mark != NULL ? self->scene->mark_radius + 1 : ENTENTE_MAP_DOT_RADIUS;
  request.width = extent.width;
  request.height = extent.height;
  label.anchor.x = request.x;
  label.anchor.y = request.y;
  g_array_append_val (self->scene->labels, label);
  g_array_append_val (self->marks, request);
}

static void
collect_requests (Labeller *self)
{
  const EntenteEvaluation *evaluation = self->input->evaluation;
  g_autofree gboolean *chosen = entente_stage_labels_choose (self->input);
  const gboolean *named = chosen == NULL && self->part == 0 && self->scene->layout->tiny ? self->scene->named : chosen;
  gboolean all = self->input->viewport.zoom >= NAME_ALL_FROM
                 || self->scene->parts[self->part].geometry->frame.scale >= NAME_ALL_SCALE * self->input->text_scale;
  guint i, first = self->scene->labels->len;

  for (i = 0; i < evaluation->n_partners; i++)
    {
      const gboolean room = self->scene->labels->len - first < MAX_LABELS;
      const guint partner = evaluation->order[i];
      const gboolean focus = is_in_focus (self->scene, (int) partner);

      if (focus || (named != NULL ? room && named[partner] : room && (all || evaluation->tiers[partner] <= 1)))
        add_request (self, partner, (focus ? FOCUS : 0) - 1e3 * evaluation->tiers[partner] - i);
    }
}

/* Marks without a label keep labels away too. */
static void
add_bare_marks (Labeller *self)
{
  const EntenteMapPart *part = &self->scene->parts[self->part];
  guint i, k;

  for (i = part->first_mark; i < part->first_mark + part->n_marks; i++)
    {
      const EntenteMapMark *mark = &g_array_index (self->scene->marks, EntenteMapMark, i);
      EntenteLabelMark bare = { .x = mark->at.x, .y = mark->at.y, .radius = self->scene->mark_radius + 1,
                                .previous = ENTENTE_LABEL_NOT_PLACED };

      for (k = part->first_label; k < self->scene->labels->len; k++)
        if (g_array_index (self->scene->labels, EntenteMapLabel, k).partner == mark->partner)
          break;
      if (k == self->scene->labels->len)
        g_array_append_val (self->marks, bare);
    }
}

static void
add_hub_line (Labeller *self,
              EntenteMapLabel *label,
              const char *text,
              double top)
{
  EntenteExtent extent;

  entente_measure_get_extent (self->input->measure, label->font, text, &extent);
  label->text = g_string_chunk_insert_const (self->scene->texts, text);
  label->width = extent.width;
  label->height = extent.height;
  label->x = rint (label->home.x - extent.width / 2);
  label->y = rint (top);
  label->candidate = 0;
  g_array_append_val (self->scene->labels, *label);
  add_obstacle (self, label->x, label->y, label->width, label->height);
}

/* Whether a partner's place lies in a box: on a small map a neighbour's may lie where the hub's name would. */
static gboolean
covers_partner (const Labeller *self,
                const EntenteMapRect *box)
{
  const guint n = self->input->evaluation->n_partners;
  guint i;

  for (i = 0; i < n; i++)
    {
      EntenteMapPoint home;

      if (entente_map_scene_part_has (self->scene, self->part, i, &home) && entente_map_rect_contains (box, home))
        return TRUE;
    }
  return FALSE;
}

/* As near above the middle as is usual, or lower by what a neighbour needs; %FALSE = neighbours are everywhere. */
static gboolean
find_hub_top (const Labeller *self,
              const EntenteMapLabel *label,
              const EntenteExtent *room,
              double *top)
{
  const double scale = self->input->text_scale, usual = label->home.y - HUB_RISE * scale;
  const double apart = ENTENTE_MAP_DOT_RADIUS + 1;
  guint step;

  for (step = 0; step <= HUB_STEPS; step++)
    {
      const double y = usual + step * HUB_STEP * scale;
      const EntenteMapRect box = { label->home.x - room->width / 2 - apart, y - apart, room->width + 2 * apart,
                                   room->height + 2 * apart };

      *top = y;
      if (!covers_partner (self, &box))
        return TRUE;
    }
  *top = usual;
  return FALSE;
}

/* Where the hub's name begins, and whether there is no room for what it is below it. */
static double
place_hub (const Labeller *self,
           const EntenteMapLabel *label,
           const char *name,
           gboolean *alone)
{
  EntenteExtent room;
  double top;

  *alone = FALSE;
  if (label->dot)
    return label->home.y + ENTENTE_MAP_DOT_RADIUS + 2;
  entente_measure_get_extent (self->input->measure, label->font, name, &room);
  room.height *= 2;
  if (find_hub_top (self, label, &room, &top))
    return top;
  room.height /= 2;
  *alone = find_hub_top (self, label, &room, &top);
  return top;
}

/* The hub's name in the middle of its area; it is placed before all others and never moves. */
static void
add_hub (Labeller *self)
{
  EntenteMapScene *scene = self->scene;
  const EntenteMapGeometry *geometry = scene->parts[self->part].geometry;
  const char *name = entente_format_partner (scene->dataset, ENTENTE_HUB, self->input->languages);
  EntenteMapLabel label = { .partner = ENTENTE_HUB, .font = ENTENTE_FONT_BODY_STRONG };
  gboolean alone;
  double top;
  guint i;

  for (i = 0; i < scene->n_shapes; i++)
    if (scene->shape_partner[i] == ENTENTE_HUB)
      break;
  if (i < scene->n_shapes)
    label.home = geometry->shapes[i].centre;
  else if (scene->dataset->hub_has_location)
    {
      EntenteGeoPoint place = { scene->dataset->hub_longitude, scene->dataset->hub_latitude };

      label.home = entente_map_frame_project (&geometry->frame, geometry->world->centre, place);
      label.dot = TRUE;
    }
  if ((i == scene->n_shapes && !label.dot) || !entente_map_rect_contains (&geometry->frame.clip, label.home)
      || (self->part == 0 && entente_map_layout_covers (scene->layout, label.home)))
    return;
  top = place_hub (self, &label, name, &alone);
  add_hub_line (self, &label, name, top);
  if (alone)
    return;
  label.dot = FALSE;
  label.font = ENTENTE_FONT_SUBTITLE;
  /* Translators: on a map, below the name of the state in the centre of the alliances. */
  add_hub_line (self, &label, _("hub"), label.y + label.height);
}

static void
add_furniture (Labeller *self)
{
  const EntenteMapLayout *layout = self->scene->layout;
  guint i;

  if (self->part > 0)
    return;
  add_rect_obstacle (self, &layout->legend_box, layout->cards ? ENTENTE_MAP_CARD_PADDING : 4);
  add_rect_obstacle (self, &layout->footer_box, layout->cards ? ENTENTE_MAP_CARD_PADDING : 4);
  for (i = 0; i < layout->n_insets; i++)
    {
      EntenteMapRect inset = layout->insets[i].frame.clip;

      inset.height += inset.y - layout->insets[i].title_y;
      inset.y = layout->insets[i].title_y;
      add_rect_obstacle (self, &inset, 4);
    }
}

/* The scene before asked for the same names at the same marks. */
static gboolean
take_over (Labeller *self,
           guint n_before)
{
  const EntenteMapScene *previous = self->previous;
  EntenteMapPart *part = &self->scene->parts[self->part];
  const EntenteMapPart *old;
  guint i, n = self->scene->labels->len - part->first_label;

  if (previous == NULL || self->part >= previous->n_parts)
    return FALSE;
  old = &previous->parts[self->part];
  if (old->geometry != part->geometry || old->n_labels != n)
    return FALSE;
  for (i = 0; i < n; i++)
    {
      const EntenteMapLabel *a = &g_array_index (self->scene->labels, EntenteMapLabel, part->first_label + i);
      const EntenteMapLabel *b = &g_array_index (previous->labels, EntenteMapLabel, old->first_label + i);

      if (a->partner != b->partner || a->font != b->font || a->width != b->width || strcmp (a->text, b->text) != 0)
        return FALSE;
    }
  for (i = n_before; i < n; i++)
    {
      EntenteMapLabel *a = &g_array_index (self->scene->labels, EntenteMapLabel, part->first_label + i);
      const char *text = a->text;

      *a = g_array_index (previous->labels, EntenteMapLabel, old->first_label + i);
      a->text = text;
    }
  return TRUE;
}

/* While weights change no land moves: what was measured for the scene before holds in this one. */
static void
take_over_foreign (const EntenteMapScene *previous,
                   const EntenteMapPart *old,
                   EntenteMapLabel *label)
{
  guint i;

  for (i = old->first_label; i < old->first_label + old->n_labels; i++)
    {
      const EntenteMapLabel *before = &g_array_index (previous->labels, EntenteMapLabel, i);

      if (before->partner == label->partner && before->width == label->width && before->height == label->height
          && before->anchor.x == label->anchor.x && before->anchor.y == label->anchor.y)
        memcpy (label->foreign, before->foreign, sizeof label->foreign);
    }
}

static void
forget_foreign (const Labeller *self)
{
  const EntenteMapScene *previous = self->previous;
  const EntenteMapPart *old = previous != NULL && self->part < previous->n_parts ? &previous->parts[self->part] : NULL;
  guint i, k;

  for (i = self->first; i < self->scene->labels->len; i++)
    {
      EntenteMapLabel *label = &g_array_index (self->scene->labels, EntenteMapLabel, i);

      for (k = 0; k < ENTENTE_LABEL_N_NEAR; k++)
        label->foreign[k] = -1;
      if (old != NULL && previous->dataset == self->scene->dataset
          && old->geometry == self->scene->parts[self->part].geometry)
        take_over_foreign (previous, old, label);
    }
}

/* Whether the mark of another name is as near as the own one, so that the name could be that one's. */
static gboolean
find_other_mark (const Labeller *self,
                 guint mark,
                 const EntenteMapRect *box)
{
  const guint n = self->scene->labels->len - self->first;
  guint i;

  for (i = 0; i < n; i++)
    {
      const EntenteLabelMark *other = &g_array_index (self->marks, EntenteLabelMark, i);
      const double dx = MAX (MAX (box->x - other->x, other->x - box->x - box->width), 0);
      const double dy = MAX (MAX (box->y - other->y, other->y - box->y - box->height), 0);
      const double reach = other->radius + OTHER_MARK_NEAR;

      if (i != mark && dx < reach && dy < reach && dx * dx + dy * dy < reach * reach)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_at_other_mark (const Labeller *self,
                  guint mark,
                  int candidate,
                  const EntenteMapRect *box)
{
  guint8 *known = &self->beside[mark * ENTENTE_LABEL_N_NEAR + (guint) candidate];

  if (*known == UNKNOWN)
    *known = find_other_mark (self, mark, box) ? AT_OTHER : ALONE;
  return *known == AT_OTHER;
}

/* A name beside its dot never stands beside another as well, and had better not stand on the land of others. Leaders say
 * whose a name is wherever it stands. */
static double
rate_place_cb (guint mark,
               const EntenteLabel *place,
               gpointer user_data)
{
  const Labeller *self = user_data;
  EntenteMapLabel *label = &g_array_index (self->scene->labels, EntenteMapLabel, self->first + mark);
  const EntenteMapRect box = { place->x, place->y, label->width, label->height };
  float *foreign;

  if (place->candidate >= ENTENTE_LABEL_N_NEAR)
    return 0;
  if (is_at_other_mark (self, mark, place->candidate, &box))
    return G_MAXDOUBLE;
  foreign = &label->foreign[place->candidate];
  if (*foreign < 0)
    *foreign = (float) entente_map_ground_measure (self->scene, self->part, label->partner, &box);
  return FOREIGN_COST * *foreign;
}

static void
run (const Labeller *self,
     EntenteLabelProblem *problem,
     EntenteLabel *places)
{
  const EntenteMapLayout *layout = self->scene->layout;

  problem->n_marks = self->marks->len;
  problem->marks = (const EntenteLabelMark *) (void *) self->marks->data;
  problem->n_obstacles = self->obstacles->len;
  problem->obstacles = (const EntenteLabelObstacle *) (void *) self->obstacles->data;
  if (layout->names_right <= 0
      || !entente_label_index_place (problem, layout->names_left, layout->names_right, places))
    entente_label_placement_run (problem, places);
}

/* Names that must stand and do not. */
static guint
count_missing (const Labeller *self,
               const EntenteLabel *places)
{
  guint n = 0, i;

  for (i = 0; i < self->marks->len; i++)
    {
      const EntenteLabelMark *mark = &g_array_index (self->marks, EntenteLabelMark, i);

      n += mark->must && mark->width > 0 && places[i].candidate < 0;
    }
  return n;
}

/* A dot is drawn with its name only: those whose name found no place make room for names that must stand. */
static void
run_without_dots (Labeller *self,
                  guint first,
                  EntenteLabelProblem *problem,
                  EntenteLabel *places)
{
  g_autofree EntenteLabel *others = g_new0 (EntenteLabel, self->marks->len);
  guint i;

  for (i = first; i < self->scene->labels->len; i++)
    {
      EntenteLabelMark *mark = &g_array_index (self->marks, EntenteLabelMark, i - first);

      if (mark->must || places[i - first].candidate >= 0
          || !g_array_index (self->scene->labels, EntenteMapLabel, i).dot)
        continue;
      mark->x = mark->y = FAR_AWAY;
      mark->width = mark->radius = 0;
    }
  run (self, problem, others);
  if (count_missing (self, others) < count_missing (self, places))
    memcpy (places, others, self->marks->len * sizeof *places);
}

static void
place (Labeller *self,
       guint first)
{
  const EntenteMapRect *clip = &self->scene->parts[self->part].geometry->frame.clip;
  EntenteLabelProblem problem = { .x0 = clip->x + INSIDE, .y0 = clip->y + INSIDE,
                                  .x1 = clip->x + clip->width - INSIDE, .y1 = clip->y + clip->height - INSIDE,
                                  .unit = 1, .cost = rate_place_cb, .cost_data = self };
  g_autofree EntenteLabel *places = g_new0 (EntenteLabel, self->marks->len);
  const gsize n_near = (gsize) (self->scene->labels->len - first) * ENTENTE_LABEL_N_NEAR;
  g_autofree guint8 *beside = g_new0 (guint8, MAX (n_near, 1));
  guint i;

  self->beside = beside;
  forget_foreign (self);
  run (self, &problem, places);
  if (count_missing (self, places) > 0)
    {
      memset (beside, UNKNOWN, n_near); /* dots that go are in nobody's way */
      run_without_dots (self, first, &problem, places);
    }
  for (i = first; i < self->scene->labels->len; i++)
    {
      EntenteMapLabel *label = &g_array_index (self->scene->labels, EntenteMapLabel, i);
      const EntenteLabel *found = &places[i - first];

      label->candidate = found->candidate;
      /* Whole pixels: letters are then as sharp on screens as in the cache of texts. */
      label->x = rint (found->x);
      label->y = rint (found->y);
      label->has_leader = found->has_leader;
      label->leader[0].x = found->leader_x0;
      label->leader[0].y = found->leader_y0;
      label->leader[1].x = found->leader_x1;
      label->leader[1].y = found->leader_y1;
    }
}

/**
 * entente_map_labels_add:
 *
 * Adds the labels of a part to the scene, also those that found no place (candidate
 * %ENTENTE_LABEL_NOT_PLACED), which are not drawn. The marks of the part must be there already.
 */
void
entente_map_labels_add (EntenteMapScene *scene,
                        const EntenteSceneInput *input,
                        guint part,
                        const EntenteMapScene *previous)
{
  g_autoptr (GArray) marks = ENTENTE_NEW_LIST (EntenteLabelMark);
  g_autoptr (GArray) obstacles = ENTENTE_NEW_LIST (EntenteLabelObstacle);
  Labeller labeller = { .scene = scene, .previous = previous, .input = input, .part = part, .marks = marks,
                        .obstacles = obstacles };
  guint first;

  scene->parts[part].first_label = scene->labels->len;
  add_hub (&labeller);
  first = labeller.first = scene->labels->len;
  collect_requests (&labeller);
  if (!take_over (&labeller, first - scene->parts[part].first_label))
    {
      add_bare_marks (&labeller);
      add_furniture (&labeller);
      place (&labeller, first);
    }
  scene->parts[part].n_labels = scene->labels->len - scene->parts[part].first_label;
}

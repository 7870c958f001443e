/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Which names the Orbit shows, and where.
 *
 * Moved partners and those of the first ring always carry their names, the others where there is room (on
 * small or crowded pictures that holds for all). What is selected or hovered always does, but is placed in a
 * second run in which all names that stand keep their places, so that looking at one partner moves no other.
 *
 * Where a small picture has no room for a name that must stand, the letters of the partner stand in its place.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-format.h"
#include "entente-name-cut.h"
#include "entente-orbit-scene-private.h"

#include <string.h>

#define TRIM 0.86 /* of a line's height, what letters use */
#define SMALL 215.0 /* radius below which names stand beside their marks only, unless they must */
#define TINY 150.0
#define CROWD 400   /* marks; with more of them nobody must be named but who is looked at */
#define MOST_CODE_ROUNDS 4
#define CROSSING_COST 3.0
#define INWARD_COST 1.2
#define OLD_MARK 0.62 /* size of the open shape at the start of a trail */

/* In small pictures. */
static void
measure_code (EntenteOrbitMark *mark,
              const EntenteSceneInput *input)
{
  EntenteExtent extent;

  mark->whole = mark->name;
  mark->whole_width = mark->text_width;
  mark->code = entente_format_partner_code (input->dataset, (guint) mark->partner);
  if (mark->code == NULL)
    return;
  entente_measure_get_extent (input->measure, mark->font, mark->code, &extent);
  mark->code_width = extent.width;
}

static void
measure_names (EntenteOrbitScene *self,
               const EntenteSceneInput *input)
{
  const double most = ENTENTE_NAME_MOST_WIDTH * self->text_scale;
  guint i;

  for (i = 0; i < self->n_marks; i++)
    {
      EntenteOrbitMark *mark = &self->marks[i];
      EntenteExtent extent;

      mark->font = mark->tier == 0 || mark->moved ? ENTENTE_FONT_LABEL_STRONG : ENTENTE_FONT_LABEL;
      entente_measure_get_extent (input->measure, mark->font, mark->name, &extent);
      if (extent.width > most)
        {
          g_autofree char *name = entente_name_cut (input->measure, mark->font, mark->name, most);

          mark->name = g_string_chunk_insert (self->names, name);
          entente_measure_get_extent (input->measure, mark->font, mark->name, &extent);
        }
      mark->text_width = extent.width;
      mark->text_height = extent.height * TRIM;
      mark->text_rise = extent.height * (1 - TRIM) / 2;
      if (self->radius < SMALL * self->text_scale && self->named == NULL)
        measure_code (mark, input);
    }
}

static void
add_obstacle (GArray *obstacles,
              EntenteObstacleKind kind,
              const double corners[4],
              double radius,
              int owner)
{
  EntenteLabelObstacle o = { kind, corners[0], corners[1], corners[2], corners[3], radius, owner };

  g_array_append_val (obstacles, o);
}

/* The name of a sector as a chain of short thick lines along its arc. */
static void
add_arc (const EntenteOrbitScene *self,
         const EntenteOrbitSector *sector,
         GArray *obstacles)
{
  double half = sector->text_width / sector->text_radius / 2;
  guint n = (guint) ceil (half / 0.05) + 1, i;

  for (i = 0; i < n; i++)
    {
      double a = sector->text_angle - half + 2 * half * i / n, b = a + 2 * half / n;
      double r = sector->text_radius;
      const double line[4] = {
        self->x + r * cos (a), self->y + r * sin (a), self->x + r * cos (b), self->y + r * sin (b),
      };

      add_obstacle (obstacles, ENTENTE_OBSTACLE_LINE, line, sector->text_height * 0.42, -1);
    }
}

static void
add_trail (const EntenteOrbitScene *self,
           guint i,
           GArray *obstacles)
{
  const EntenteOrbitMark *mark = &self->marks[i];
  double x = self->x + mark->old_distance * cos (mark->angle), y = self->y + mark->old_distance * sin (mark->angle);
  const double line[4] = { x, y, mark->x, mark->y }, start[4] = { x, y, x, y };

  add_obstacle (obstacles, ENTENTE_OBSTACLE_LINE, line, 3 * self->unit, (int) i);
  add_obstacle (obstacles, ENTENTE_OBSTACLE_DISC, start, mark->radius * OLD_MARK * 1.3 + self->unit, (int) i);
}

/* What is in the way of names, by what the scene shows now. */
void
entente_orbit_scene_init_obstacles (EntenteOrbitScene *self)
{
  g_autoptr (GArray) obstacles = ENTENTE_NEW_LIST (EntenteLabelObstacle);
  const double hub[4] = { self->x, self->y, self->x, self->y };
  guint i;

  add_obstacle (obstacles, ENTENTE_OBSTACLE_DISC, hub, self->hub_radius + 3 * self->unit, -1);
  if (self->hub_name_below)
    {
      const double box[4] = {
        self->x - self->hub_name_width / 2, self->y + self->hub_radius, self->x + self->hub_name_width / 2,
        self->y + self->hub_radius + 3 * self->unit + self->hub_line_height,
      };

      add_obstacle (obstacles, ENTENTE_OBSTACLE_RECT, box, 0, -1);
    }
  for (i = 0; i < self->n_pills; i++)
    {
      const EntenteOrbitPill *p = &self->pills[i];
      const double box[4] = {
        p->x - p->width / 2, p->y - p->height / 2, p->x + p->width / 2, p->y + p->height / 2,
      };

      add_obstacle (obstacles, ENTENTE_OBSTACLE_RECT, box, 0, -1);
    }
  if (self->sizes.quantity >= 0)
    {
      const EntenteOrbitSizes *s = &self->sizes;
      const double box[4] = { s->key_x, s->key_y, s->key_x + s->key_width, s->key_y + s->key_height };

      add_obstacle (obstacles, ENTENTE_OBSTACLE_RECT, box, 0, -1);
    }
  for (i = 0; i < self->n_sectors; i++)
    if (self->sectors[i].text_shown)
      add_arc (self, &self->sectors[i], obstacles);
  for (i = 0; i < self->n_marks; i++)
    {
      const EntenteOrbitMark *m = &self->marks[i];
      const double lock[4] = { m->x + m->lock_x, m->y + m->lock_y, 0, 0 };

      if (m->moved && !isnan (m->old_distance))
        add_trail (self, i, obstacles);
      if (m->gated)
        add_obstacle (obstacles, ENTENTE_OBSTACLE_DISC, lock, m->lock_size * 0.75, (int) i);
    }
  g_free (self->obstacles);
  self->n_obstacles = obstacles->len;
  self->obstacles = (gpointer) g_array_free (g_steal_pointer (&obstacles), FALSE);
}

/* Measures the names and notes what they must not cover. */
void
entente_orbit_scene_init_labels (EntenteOrbitScene *self,
                                 const EntenteSceneInput *input)
{
  measure_names (self, input);
  entente_orbit_scene_init_obstacles (self);
}

/**
 * entente_orbit_scene_get_label_mark:
 * @with_attention: whether what is selected or hovered counts
 * @label_mark: (out): the mark as label placement wants it, without a previous place
 */
void
entente_orbit_scene_get_label_mark (const EntenteOrbitScene *self,
                                    guint mark,
                                    gboolean with_attention,
                                    EntenteLabelMark *label_mark)
{
  const EntenteOrbitMark *m = &self->marks[mark];
  gboolean attention = with_attention && (m->partner == self->selected || m->partner == self->hovered);
  double room = self->radius / self->text_scale;
  double nearness = 1 - m->distance / (2 * self->radius);

  memset (label_mark, 0, sizeof *label_mark);
  label_mark->x = m->x;
  label_mark->y = m->y;
  label_mark->radius = m->extent;
  if (attention && m->partner == self->selected)
    label_mark->radius = MAX (m->extent, m->radius + 8 * self->unit);
  label_mark->width = m->text_width;
  label_mark->height = m->text_height;
  label_mark->previous = ENTENTE_LABEL_NOT_PLACED;
  label_mark->must = attention || (self->n_marks <= CROWD && (m->moved || m->tier == 0));
  label_mark->priority = (attention ? 8 : m->moved ? 4 : m->tier == 0 ? 2 : 0) + nearness;
  label_mark->reach = m->tier == 0 || m->moved ? 40 : m->tier == 1 ? 28 : 18;
  if (room < TINY && m->tier > 0 && !m->moved && !attention)
    label_mark->width = 0;
  else if (room < SMALL && m->tier > 0 && !m->moved)
    label_mark->reach = 0;
  if (self->named != NULL)
    {
      label_mark->must = attention || self->named[m->partner];
      label_mark->width = label_mark->must ? m->text_width : 0;
    }
}

/* Whether a ring's line runs through this box. */
gboolean
entente_orbit_scene_crosses_ring (const EntenteOrbitScene *self,
                                  double x,
                                  double y,
                                  double width,
                                  double height)
{
  double x0 = x - self->x, y0 = y - self->y, x1 = x0 + width, y1 = y0 + height;
  double near_x = CLAMP (0, x0, x1), near_y = CLAMP (0, y0, y1);
  double far_x = MAX (-x0, x1), far_y = MAX (-y0, y1);
  double nearest = near_x * near_x + near_y * near_y, farthest = far_x * far_x + far_y * far_y;
  guint t;

  for (t = 1; t <= self->n_tiers; t++)
    {
      double outer = self->edges[t] + 1, inner = self->edges[t] - 1;

      if (nearest < outer * outer && farthest > inner * inner)
        return TRUE;
    }
  return FALSE;
}

/* Names that lie across a ring line, or between their mark and the hub, are harder to read. */
static double
get_cost (guint mark,
          const EntenteLabel *place,
          gpointer user_data)
{
  const EntenteOrbitScene *self = user_data;
  const EntenteOrbitMark *m = &self->marks[mark];
  double cost = 0;

  if (entente_orbit_scene_crosses_ring (self, place->x, place->y, m->text_width, m->text_height))
    cost += CROSSING_COST;
  if ((place->x + m->text_width / 2 - m->x) * (m->x - self->x) < 0)
    cost += INWARD_COST;
  return cost;
}

/* @held: names without a place are not to look for one. */
static void
run (EntenteOrbitScene *self,
     EntenteLabelMark *marks,
     gboolean with_attention,
     const int *previous,
     gboolean held)
{
  double top = self->heading != NULL ? self->heading->bottom - 6 : 0;
  EntenteLabelProblem problem = {
    6, top, self->width - 6, self->height - 6, self->text_scale, self->n_marks, marks,
    self->n_obstacles, self->obstacles, get_cost, self,
  };
  guint i;

  for (i = 0; i < self->n_marks; i++)
    {
      entente_orbit_scene_get_label_mark (self, i, with_attention, &marks[i]);
      if (previous != NULL)
        marks[i].previous = previous[i];
      if (with_attention)
        marks[i].must = self->marks[i].partner == self->selected || self->marks[i].partner == self->hovered;
      if (held && marks[i].previous < 0 && !marks[i].must)
        marks[i].width = 0;
    }
  entente_label_placement_run (&problem, self->labels);
}

static void
write_name (EntenteOrbitMark *mark,
            gboolean whole)
{
  mark->name = whole ? mark->whole : mark->code;
  mark->text_width = whole ? mark->whole_width : mark->code_width;
}

static void
write_whole_names (EntenteOrbitScene *self)
{
  guint i;

  for (i = 0; i < self->n_marks; i++)
    if (self->marks[i].code != NULL)
      write_name (&self->marks[i], TRUE);
}

/* In small pictures: partners that must have a name and found no place for it are named by their letters. A name that
 * comes so may send another one away, which then does the same. */
static void
write_codes (EntenteOrbitScene *self,
             EntenteLabelMark *marks,
             gboolean with_attention)
{
  g_autofree int *kept = NULL;
  guint i, n, round;

  for (round = 0; round < MOST_CODE_ROUNDS; round++)
    {
      n = 0;
      for (i = 0; i < self->n_marks; i++)
        if (marks[i].must && self->labels[i].candidate < 0 && self->marks[i].code != NULL
            && self->marks[i].name != self->marks[i].code)
          {
            write_name (&self->marks[i], FALSE);
            n++;
          }
      if (n == 0)
        return;
      if (kept == NULL)
        kept = g_new (int, self->n_marks);
      for (i = 0; i < self->n_marks; i++)
        kept[i] = self->labels[i].candidate;
      run (self, marks, with_attention, kept, FALSE);
    }
}

/**
 * entente_orbit_scene_place_labels:
 * @previous: (nullable) (array): the candidate each mark's label has now, to keep while marks move; %NULL =
 *   as the picture at rest has it, whatever was shown before
 *
 * Among very many marks a moving name may lose its place, and only rest gives new ones: to look for some for thousands
 * takes longer than a frame. For the same reason those that the first run left without one are not asked in the second.
 */
void
entente_orbit_scene_place_labels (EntenteOrbitScene *self,
                                  const int *previous)
{
  g_autofree EntenteLabelMark *marks = g_new (EntenteLabelMark, self->n_marks);
  g_autofree int *kept = g_new (int, self->n_marks);
  const gboolean held = previous != NULL && self->n_marks > CROWD;
  guint i;

  write_whole_names (self);
  run (self, marks, FALSE, previous, held);
  write_codes (self, marks, FALSE);
  if (self->selected < 0 && self->hovered < 0)
    return;
  for (i = 0; i < self->n_marks; i++)
    kept[i] = self->labels[i].candidate;
  run (self, marks, TRUE, kept, self->n_marks > CROWD);
  write_codes (self, marks, TRUE);
  entente_orbit_scene_place_ghosts (self);
}

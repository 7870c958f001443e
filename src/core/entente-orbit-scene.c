/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* From an evaluation to the rings.
 *
 *            . - ~ ~ - .              distance = tier and score   (what weights change)
 *        .'    sector     ' .         angle    = region, then longitude   (what they never change)
 *      /   .  - ~ - .   |     \
 *     |   /   tier 1  \ |      |      angles run clockwise from the gap at the bottom, which carries the
 *     |  |     (hub)   |       |      pills that name the rings
 *     |   \           /  tier 2|
 *      \    ' - . - '         /
 *        ' .  [Tier 1]     . '
 *            ' [Tier 2] '
 */

#include "config.h"

#include "entente-array.h"
#include "entente-finding.h"
#include "entente-format.h"
#include "entente-orbit-scene-private.h"
#include "entente-orbit-spread.h"
#include "entente-stage-labels.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NORMAL_RADIUS 325.0
#define HUB_RADIUS 0.105
#define HUB_MOST 0.15 /* what its id may make of it, where letters are large */
#define HUB_TEXT 1.7 /* of its radius: a line of its name */
#define HUB_LINE 0.82 /* of the font's line height */
#define LONGEST_HUB_ID 3
#define RATED_SHARE 0.89 /* of the radius, when a rim of those not rated follows */
#define BAND_PAD 0.048   /* of the radius: marks keep off the ring lines */
#define MARK_GAP 1.75    /* half of what two marks stand apart */
#define MAX_SHRINKS 14
#define SHRINK 0.85
#define MARGIN 12.0
#define TOP_CURVE 2.2 /* of the first band, which few reach far into */
#define HEADING_EDGES 40.0

/* How much of the room the rings take when names stand beside them. */
static const double index_shares[] = { 1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58 };

/* Ring edges as shares of the outermost; the first band is the widest, since there every partner is named. */
static const double ring_edges[ENTENTE_MAX_TIERS][ENTENTE_MAX_TIERS + 1] = {
  { 0.17, 1 },
  { 0.17, 0.62, 1 },
  { 0.17, 0.52, 0.78, 1 },
  { 0.17, 0.46, 0.66, 0.84, 1 },
  { 0.17, 0.42, 0.58, 0.73, 0.87, 1 },
  { 0.17, 0.39, 0.53, 0.66, 0.78, 0.89, 1 },
};

static void
measure (const EntenteSceneInput *input,
         EntenteFont font,
         const char *text,
         EntenteExtent *extent)
{
  entente_measure_get_extent (input->measure, font, text, extent);
}

/* How the picture is read, as far as the line has room for it. */
static void
add_reading (const EntenteOrbitScene *self,
             EntenteFinding *finding,
             const EntenteSceneInput *input)
{
  g_autofree char *area = NULL, *all = NULL, *own = g_steal_pointer (&finding->subtitle);
  EntenteExtent extent;

  if (self->sizes.quantity >= 0)
    /* Translators: a line under the title; %s is an indicator such as "Population" */
    area = g_strdup_printf (_("area: %s"), self->sizes.name);
  /* Translators: how a picture of rings is read: a part of a line under the title */
  all = g_strjoin (" · ", own, _("The nearer the centre, the higher the score"), area, NULL);
  measure (input, ENTENTE_FONT_SUBTITLE, all, &extent);
  if (extent.width <= input->width - HEADING_EDGES)
    finding->subtitle = g_steal_pointer (&all);
  else
    finding->subtitle = area != NULL ? g_strjoin (" · ", own, area, NULL) : g_steal_pointer (&own);
}

/* The heading, and the same in sentences for those who do not see the picture. */
static void
init_words (EntenteOrbitScene *self,
            const EntenteSceneInput *input)
{
  const EntenteEvaluation *e = input->evaluation;
  g_autoptr (EntenteFinding) finding = entente_finding_new (input, ENTENTE_FINDING_TIERS);
  g_autoptr (GString) text = g_string_new (finding->title);
  guint t;

  add_reading (self, finding, input);
  self->heading = entente_finding_make_heading (finding, input, NULL);
  g_string_append_printf (text, ". %s.", finding->subtitle);
  for (t = 0; t < e->n_tiers; t++)
    {
      g_autofree char *tier = entente_format_tier (t);

      /* Translators: for screen readers: "Tier 1: 24 partners." */
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%s: %u partner.", "%s: %u partners.", e->tier_sizes[t]), tier,
                              e->tier_sizes[t]);
    }
  if (self->sizes.quantity >= 0)
    {
      g_string_append_c (text, ' ');
      /* Translators: for screen readers; %s is an indicator with its unit and year */
      g_string_append_printf (text, _("The area of the marks shows: %s."), self->sizes.title);
    }
  self->description = g_string_free (g_steal_pointer (&text), FALSE);
}

/* Radius below which large letters leave no room for the names of the regions: those of the first tier need it. */
#define LEAST_NAMING_REGIONS 120.0
#define USUAL_DIGITS 70.0 /* px, ten of them in a label */

/* How large letters are against those of the usual font at text scale 1; fonts of the same size differ in width. */
static double
get_letter_scale (const EntenteSceneInput *input)
{
  const double width = entente_measure_get_width (input->measure, ENTENTE_FONT_LABEL, "0123456789");

  return MAX (width / USUAL_DIGITS, MAX (input->text_scale, 0.1));
}

static void
set_rings (EntenteOrbitScene *self,
           const EntenteSceneInput *input,
           double top,
           double below,
           double name_room)
{
  const double above = self->share > 0 || !self->names_regions ? 0 : name_room;
  double bottom = self->height - MARGIN - below - 0.5 * name_room, side;
  guint t;

  /* No region is named straight below; the pill of the last ring needs little. */
  side = MIN (self->width - 2 * (MARGIN + above), bottom - top - above);
  if (self->share > 0)
    side *= self->share;
  self->radius = MAX (side / 2, 40);
  self->x = self->width / 2;
  self->y = top + above + (bottom - top - above) / 2;
  self->unit = CLAMP (sqrt (self->radius / NORMAL_RADIUS), 0.72, 1.5) * sqrt (self->text_scale);
  self->hub_radius = HUB_RADIUS * self->radius;
  for (t = 0; t <= self->n_tiers; t++)
    self->edges[t] = ring_edges[self->n_tiers - 1][t] * self->radius * (self->has_unrated ? RATED_SHARE : 1);
}

static void
init_rings (EntenteOrbitScene *self,
            const EntenteSceneInput *input)
{
  const EntenteEvaluation *e = input->evaluation;
  double scale = MAX (input->text_scale, 0.1), top, name_room, below = 0;
  EntenteExtent extent;
  guint pass;

  measure (input, ENTENTE_FONT_LABEL, "Mg", &extent);
  name_room = ENTENTE_ORBIT_NAME_GAP * scale + extent.height;
  /* On a stage nothing moves, and no room is kept for more words. */
  top = input->medium == ENTENTE_MEDIUM_STAGE ? self->heading->bottom
                                              : entente_heading_get_steady_bottom (self->heading, input);
  self->text_scale = scale;
  self->n_tiers = e->n_tiers;
  self->has_unrated = e->n_rated < e->n_partners;
  self->names_regions = TRUE;
  set_rings (self, input, top, 0, name_room);
  self->names_regions = self->radius >= LEAST_NAMING_REGIONS * get_letter_scale (input);
  /* Where the corner is too small for the key of the sizes, it stands below the rings. */
  for (pass = 0; pass < 2; pass++)
    {
      set_rings (self, input, top, below, name_room);
      below = entente_orbit_scene_place_size_key (self, input, name_room);
      if (below <= 0)
        break;
    }
}

/* The radius of a disc that holds so many lines of text, one under the other. */
static double
measure_hub (EntenteOrbitScene *self,
             const EntenteSceneInput *input,
             const char *const *lines,
             guint n)
{
  double radius = 0;
  guint i;

  for (i = 0; i < n; i++)
    {
      EntenteExtent extent;
      double above, below;

      measure (input, ENTENTE_FONT_LABEL_STRONG, lines[i], &extent);
      self->hub_line_height = extent.height * HUB_LINE;
      above = fabs (i - n / 2.0) * self->hub_line_height;
      below = fabs (i + 1 - n / 2.0) * self->hub_line_height;
      /* Letters leave the corners of their line free. */
      radius = MAX (radius, hypot (extent.width / 2, MAX (above, below) * 0.75) + 1.5 * self->unit);
    }
  return radius;
}

/* A short word may make the disc larger. */
static gboolean
fits_alone (EntenteOrbitScene *self,
            const EntenteSceneInput *input,
            const char *word)
{
  const double needed = measure_hub (self, input, &word, 1);

  if (g_utf8_strlen (word, -1) > LONGEST_HUB_ID || needed > HUB_MOST * self->radius)
    return FALSE;
  self->hub_radius = MAX (self->hub_radius, needed);
  return TRUE;
}

/* At spaces; a name without any where such a line may end, as in Japanese. */
static char **
split_name (const EntenteOrbitScene *self,
            const EntenteSceneInput *input,
            const char *name)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (strchr (name, ' ') != NULL)
    return g_strsplit (name, " ", -1);
  while (*name != '\0')
    {
      const gsize n = entente_heading_find_break (input->measure, ENTENTE_FONT_LABEL_STRONG, name,
                                                  HUB_TEXT * self->hub_radius);
      g_autofree char *line = g_strndup (name, n);

      g_strv_builder_add (lines, line);
      name += n;
    }
  return g_strv_builder_end (lines);
}

/* The hub's name word by word inside its disc, or its id if that is as short as a country's, or below it. */
static void
init_hub (EntenteOrbitScene *self,
          const EntenteSceneInput *input)
{
  const char *name = entente_text_get (&input->dataset->hub_name, input->languages);
  const char *id = input->dataset->hub_id;
  g_auto (GStrv) words = split_name (self, input, name != NULL ? name : id);
  guint n = g_strv_length (words), i;
  EntenteExtent extent;

  /* Two or three letters are no two lines: 米国. */
  if (n > 1 && name != NULL && fits_alone (self, input, name))
    self->hub_lines[self->n_hub_lines++] = g_strdup (name);
  else if (n > 0 && n <= ENTENTE_ORBIT_MAX_HUB_LINES
      && measure_hub (self, input, (const char *const *) words, n) <= self->hub_radius)
    for (i = 0; i < n; i++)
      self->hub_lines[self->n_hub_lines++] = g_strdup (words[i]);
  else
    {
      self->hub_name_below = !fits_alone (self, input, id);
      self->hub_lines[self->n_hub_lines++] = g_strdup (self->hub_name_below && name != NULL ? name : id);
      measure (input, ENTENTE_FONT_LABEL_STRONG, self->hub_lines[0], &extent);
      self->hub_name_width = extent.width;
    }
}

/* Radius of a tier's marks (of a circle of the same area), smaller from ring to ring. */
double
entente_orbit_scene_get_mark_radius (const EntenteOrbitScene *self,
                                     guint tier)
{
  double depth = self->n_tiers > 1 ? MIN ((double) tier / (self->n_tiers - 1), 1) : 0.5;

  return (7.5 - 2.9 * pow (depth, 1.16)) * self->unit;
}

/* Discs of a size of their own do not depend on their ring. */
static double
get_radius (const EntenteOrbitScene *self,
            const EntenteOrbitMark *mark)
{
  if (self->sizes.quantity < 0)
    return entente_orbit_scene_get_mark_radius (self, mark->tier);
  return entente_orbit_scene_get_disc_radius (self, self->sizes.values[mark->partner]);
}

/* Half the room a mark takes: the corners of polygons reach further than a circle of the same area. Tier by tier:
 * circle, square, triangle, diamond, pentagon, triangle. */
static double
get_mark_extent (const EntenteOrbitScene *self,
                 const EntenteOrbitMark *mark)
{
  static const double corners[ENTENTE_MAX_TIERS] = { 1, 1.2534, 1.5552, 1.2534, 1.1495, 1.5552 };
  double reach = mark->tier < self->n_tiers ? corners[mark->tier] : 1;

  return mark->radius * reach + (mark->moved ? 3.2 : 0.6) * self->unit;
}

/* The scores at the inner and the outer edge of a tier's band. */
static void
get_score_span (const EntenteEvaluation *e,
                guint tier,
                double *inner,
                double *outer)
{
  *inner = tier == 0 ? NAN : e->tier_from[tier - 1];
  *outer = tier + 1 == e->n_tiers ? NAN : e->tier_from[tier];

  if (isnan (*inner))
    *inner = 1;
  /* The low end of the scale is seldom reached. */
  if (isnan (*outer))
    *outer = tier + 1 == e->n_tiers ? *inner * 0.2 : 0;
}

/**
 * entente_orbit_scene_get_distance:
 * @evaluation: of the same dataset and number of tiers; the scene's own or the baseline
 *
 * How far from the hub a partner stands: in the band of its tier, the nearer the higher its score (linear
 * between the scores at the band's edges, in the first band drawn towards the hub, since few come near the full
 * score; a gated partner with a score above them stands at the inner edge).
 * Not rated: on the rim. Never depends on the other partners, except where their scores make the cut-offs.
 */
double
entente_orbit_scene_get_distance (const EntenteOrbitScene *self,
                                  const EntenteEvaluation *evaluation,
                                  guint partner)
{
  guint tier = evaluation->tiers[partner];
  double inner, outer, depth, from, to, pad, radius;

  if (tier >= self->n_tiers)
    return (self->edges[self->n_tiers] + self->radius) / 2;
  get_score_span (evaluation, tier, &inner, &outer);
  depth = inner > outer ? CLAMP ((inner - evaluation->scores[partner]) / (inner - outer), 0, 1) : 0.5;
  if (tier == 0)
    depth = pow (depth, TOP_CURVE);
  from = self->edges[tier];
  to = self->edges[tier + 1];
  radius = MAX (self->sizes.largest, entente_orbit_scene_get_mark_radius (self, tier));
  pad = MIN (MAX (BAND_PAD * self->radius, radius + 4 * self->unit),
             0.38 * (to - from));
  return from + pad + depth * (to - from - 2 * pad);
}

static EntenteOrbitPill
make_pill (EntenteOrbitScene *self,
           const EntenteSceneInput *input,
           guint tier)
{
  EntenteOrbitPill pill = { .tier = tier };
  EntenteExtent extent;
  double mark_width;

  pill.text = tier < self->n_tiers ? entente_format_tier (tier) : g_strdup (_("Not rated"));
  measure (input, ENTENTE_FONT_LABEL_STRONG, pill.text, &extent);
  /* Where the inner ring is small, the number alone. */
  if (tier < self->n_tiers && extent.width + 2.4 * extent.height > 1.1 * self->edges[1])
    {
      g_free (pill.text);
      pill.text = entente_format_number (tier + 1, 0);
      measure (input, ENTENTE_FONT_LABEL_STRONG, pill.text, &extent);
    }
  mark_width = extent.height * 0.62;
  pill.height = extent.height * 1.18;
  pill.width = extent.width + mark_width + extent.height * 1.05;
  pill.x = self->x;
  pill.y = self->y + (tier < self->n_tiers ? self->edges[tier + 1] : self->radius);
  pill.mark_x = pill.x - pill.width / 2 + extent.height * 0.42 + mark_width / 2;
  pill.text_x = pill.mark_x + mark_width / 2 + extent.height * 0.22;
  pill.text_y = pill.y - extent.height / 2;
  return pill;
}

static void
init_pills (EntenteOrbitScene *self,
            const EntenteSceneInput *input)
{
  guint n = self->n_tiers + (self->has_unrated ? 1 : 0), t;

  self->pills = g_new0 (EntenteOrbitPill, n);
  for (t = 0; t < n; t++)
    self->pills[self->n_pills++] = make_pill (self, input, t);
}

/* How far from straight down a mark at this distance has to stay, so that no pill touches it. */
static double
get_gap (const EntenteOrbitScene *self,
         double distance,
         double extent)
{
  double gap = (ENTENTE_ORBIT_BOTTOM_GAP - ENTENTE_ORBIT_SECTOR_GAP) / 2;
  guint i, k;

  gap = MAX (gap, asin (MIN (extent / distance, 1)));
  for (i = 0; i < self->n_pills; i++)
    {
      const EntenteOrbitPill *pill = &self->pills[i];
      double reach = pill->height / 2 + extent + 2 * self->unit;
      double straight = (pill->width - pill->height) / 2;
      double turn = 0;

      for (k = 0; k < 6; k++)
        {
          double y = distance * cos (turn) - (pill->y - self->y);

          if (fabs (y) >= reach)
            break;
          turn = asin (MIN ((straight + sqrt (reach * reach - y * y)) / distance, 0.95));
        }
      gap = MAX (gap, turn);
    }
  return gap;
}

static void
fill_places (const EntenteOrbitScene *self,
             const EntenteOrbitSector *sector,
             const EntenteOrbitMark *marks,
             EntenteOrbitPlace *places)
{
  double start = G_PI / 2, end = 2 * G_PI + G_PI / 2;
  guint i;

  for (i = 0; i < sector->n_marks; i++)
    {
      const EntenteOrbitMark *mark = &marks[i];
      double room = mark->extent + MARK_GAP * self->unit;
      double turn = asin (MIN (room / mark->distance, 1));
      double gap = get_gap (self, mark->distance, mark->extent);

      places[i].home = mark->home;
      places[i].distance = mark->distance;
      places[i].radius = room;
      places[i].low = MAX (sector->from + turn, start + gap);
      places[i].high = MIN (sector->to - turn, end - gap);
    }
}

static gboolean
turn_marks (EntenteOrbitScene *self)
{
  g_autofree EntenteOrbitPlace *places = g_new (EntenteOrbitPlace, self->n_marks);
  gboolean fits = TRUE;
  guint first = 0, i, k;

  for (i = 0; i < self->n_sectors; i++)
    {
      const EntenteOrbitSector *sector = &self->sectors[i];

      fill_places (self, sector, self->marks + first, places);
      fits &= entente_orbit_spread (places, sector->n_marks);
      for (k = 0; k < sector->n_marks; k++)
        self->marks[first + k].angle = places[k].angle;
      first += sector->n_marks;
    }
  return fits;
}

static gboolean
size_and_turn_marks (EntenteOrbitScene *self)
{
  guint i;

  for (i = 0; i < self->n_marks; i++)
    {
      EntenteOrbitMark *mark = &self->marks[i];

      mark->radius = get_radius (self, mark);
      mark->extent = get_mark_extent (self, mark);
      mark->lock_x = mark->extent + 0.5 * self->unit;
      mark->lock_y = -mark->extent;
      mark->lock_size = 5.4 * self->unit;
    }
  return turn_marks (self);
}

static gboolean
try_scale (EntenteOrbitScene *self,
           const EntenteOrbitScene *given,
           guint shrinks)
{
  const double scale = pow (SHRINK, shrinks);

  self->unit = given->unit * scale;
  self->sizes.largest = given->sizes.largest * scale;
  self->sizes.smallest = given->sizes.smallest * scale;
  return size_and_turn_marks (self);
}

/* The fewest steps down after which all marks fit; by halves, since each try is a whole layout. */
static void
shrink_marks (EntenteOrbitScene *self)
{
  const EntenteOrbitScene given = *self;
  guint least = 1, most = MAX_SHRINKS;

  while (least < most)
    {
      const guint middle = (least + most) / 2;

      if (try_scale (self, &given, middle))
        most = middle;
      else
        least = middle + 1;
    }
  try_scale (self, &given, least);
}

static void
init_marks (EntenteOrbitScene *self,
            const EntenteSceneInput *input)
{
  const EntenteEvaluation *e = input->evaluation, *b = input->baseline;
  guint i;

  for (i = 0; i < self->n_marks; i++)
    {
      EntenteOrbitMark *mark = &self->marks[i];
      guint partner = (guint) mark->partner;
      gboolean comparable = b != NULL && b->n_tiers == e->n_tiers;

      mark->name = g_string_chunk_insert (self->names, entente_format_partner (input->dataset, mark->partner,
                                                                               input->languages));
      mark->tier = MIN (e->tiers[partner], e->n_tiers);
      mark->old_tier = comparable ? MIN (b->tiers[partner], e->n_tiers) : mark->tier;
      mark->moved = mark->old_tier != mark->tier;
      mark->gated = e->gates[partner] >= 0;
      mark->firm = entente_evaluation_is_firm (e, partner);
      mark->unsized = self->sizes.quantity >= 0 && isnan (self->sizes.values[partner]);
      mark->distance = entente_orbit_scene_get_distance (self, e, partner);
      mark->old_distance = comparable ? entente_orbit_scene_get_distance (self, b, partner) : NAN;
    }

  /* Too crowded: the same picture with smaller marks. */
  if (!size_and_turn_marks (self))
    shrink_marks (self);
  for (i = 0; i < self->sizes.n_steps; i++)
    self->sizes.steps[i].radius = entente_orbit_scene_get_disc_radius (self, self->sizes.steps[i].value);
  for (i = 0; i < self->n_marks; i++)
    {
      EntenteOrbitMark *mark = &self->marks[i];

      mark->x = self->x + mark->distance * cos (mark->angle);
      mark->y = self->y + mark->distance * sin (mark->angle);
    }
}

/* @share: as in the scene */
static EntenteOrbitScene *
make_scene (const EntenteSceneInput *input,
            double share)
{
  EntenteOrbitScene *self = g_new0 (EntenteOrbitScene, 1);
  guint n = input->dataset->n_partners;

  self->width = input->width;
  self->height = input->height;
  self->selected = input->selected;
  self->hovered = input->hovered;
  self->named = entente_stage_labels_choose (input);
  self->share = share;
  self->names = g_string_chunk_new (1024);
  self->marks = ENTENTE_NEW0 (EntenteOrbitMark, n);
  self->labels = ENTENTE_NEW0 (EntenteLabel, n);
  self->mark_of_partner = ENTENTE_NEW0 (int, n);
  entente_orbit_scene_init_sizes (self, input);
  init_words (self, input);
  init_rings (self, input);
  init_hub (self, input);
  init_pills (self, input);
  entente_orbit_scene_init_sectors (self, input);
  init_marks (self, input);
  entente_orbit_scene_init_ghosts (self, input);
  if (self->names_regions)
    entente_orbit_scene_init_sector_names (self, input);
  entente_orbit_scene_init_labels (self, input);
  return self;
}

/* Whether all whom the stage singles out have a name, and with the ordinary leaders. */
static gboolean
has_all_names (const EntenteOrbitScene *self,
               gboolean ordinary)
{
  guint i;

  for (i = 0; i < self->n_marks && self->named != NULL; i++)
    if (self->named[self->marks[i].partner]
        && (self->labels[i].candidate < 0 || (ordinary && self->labels[i].candidate >= ENTENTE_LABEL_N_CANDIDATES)))
      return FALSE;
  return TRUE;
}

/* Names of partners go before names of regions: without these, leaders reach the free ground outside the rings. */
static void
hide_sector_names (EntenteOrbitScene *self)
{
  guint i;

  for (i = 0; i < self->n_sectors; i++)
    self->sectors[i].text_shown = FALSE;
  self->sector_names_hidden = TRUE;
  entente_orbit_scene_init_obstacles (self);
}

/* The same with names beside the rings, which give up room for them. Returns NULL if that does not help. */
static EntenteOrbitScene *
make_indexed_scene (const EntenteSceneInput *input,
                    gboolean cuts)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (index_shares); i++)
    {
      const guint at = cuts ? G_N_ELEMENTS (index_shares) - 1 - i : i;
      g_autoptr (EntenteOrbitScene) self = make_scene (input, index_shares[at]);

      hide_sector_names (self);
      if (entente_orbit_scene_index_names (self, input, cuts))
        return g_steal_pointer (&self);
    }
  return NULL;
}

/**
 * entente_orbit_scene_new:
 * @input: dataset, evaluation, baseline, size
 *
 * Builds the whole picture with its labels. Pure: the same input gives the same scene. O(n) but for crowded
 * rings and labels. On a stage, where letters are large, names go beside the rings if there is no room for them among
 * the marks; names of regions go before names of partners, and the last remedy is to cut names.
 */
EntenteOrbitScene *
entente_orbit_scene_new (const EntenteSceneInput *input)
{
  g_autoptr (EntenteOrbitScene) self = make_scene (input, 0);
  EntenteOrbitScene *indexed;

  entente_orbit_scene_place_labels (self, NULL);
  if (has_all_names (self, TRUE))
    return g_steal_pointer (&self);
  indexed = make_indexed_scene (input, FALSE);
  if (indexed != NULL)
    return indexed;
  hide_sector_names (self);
  entente_orbit_scene_place_labels (self, NULL);
  if (has_all_names (self, FALSE))
    return g_steal_pointer (&self);
  indexed = make_indexed_scene (input, TRUE);
  return indexed != NULL ? indexed : g_steal_pointer (&self);
}

/**
 * entente_orbit_scene_new_after:
 * @before: what was shown, of the same partners
 *
 * The scene of a moment while marks move: each name keeps its place around its mark as long as it is free.
 */
EntenteOrbitScene *
entente_orbit_scene_new_after (const EntenteSceneInput *input,
                               const EntenteOrbitScene *before)
{
  EntenteOrbitScene *self;
  g_autofree int *previous = NULL;
  guint i;

  if (before->indexed)
    return entente_orbit_scene_new (input);
  self = make_scene (input, 0);
  previous = ENTENTE_NEW (int, self->n_marks);

  if (before->sector_names_hidden)
    hide_sector_names (self);
  for (i = 0; i < self->n_marks; i++)
    previous[i] = i < before->n_marks ? before->labels[i].candidate : ENTENTE_LABEL_NOT_PLACED;
  entente_orbit_scene_place_labels (self, previous);
  return self;
}

void
entente_orbit_scene_free (EntenteOrbitScene *self)
{
  guint i;

  for (i = 0; i < self->n_sectors; i++)
    g_free (self->sectors[i].name);
  for (i = 0; i < self->n_pills; i++)
    g_free (self->pills[i].text);
  for (i = 0; i < self->n_hub_lines; i++)
    g_free (self->hub_lines[i]);
  g_clear_pointer (&self->heading, entente_heading_free);
  entente_orbit_scene_clear_sizes (self);
  g_string_chunk_free (self->names);
  g_free (self->sectors);
  g_free (self->pills);
  g_free (self->marks);
  g_free (self->mark_of_partner);
  g_free (self->obstacles);
  g_free (self->labels);
  g_free (self->named);
  g_free (self->description);
  g_free (self->ghost_note);
  g_free (self);
}

/* The mark of another ring that is nearest in angle; ring by ring in that direction. */
static int
step_outward (const EntenteOrbitScene *self,
              const EntenteOrbitMark *from,
              int outward)
{
  int tier;

  for (tier = (int) from->tier + outward; tier >= 0 && tier <= (int) self->n_tiers; tier += outward)
    {
      double best = G_MAXDOUBLE;
      int found = from->partner;
      guint i;

      for (i = 0; i < self->n_marks; i++)
        {
          double turn = fabs (remainder (self->marks[i].angle - from->angle, 2 * G_PI));

          if ((int) self->marks[i].tier == tier && turn < best)
            {
              best = turn;
              found = self->marks[i].partner;
            }
        }
      if (best < G_MAXDOUBLE)
        return found;
    }
  return from->partner;
}

/**
 * entente_orbit_scene_step:
 * @partner: where the focus is
 * @across: 1 = clockwise to the next on the same ring, -1 = against the clock, 0 = not
 * @outward: 1 = to the next ring away from the hub, -1 = towards it, 0 = not
 *
 * Along a ring every partner of its tier is passed, and every ring that holds partners is reached, so arrow
 * keys lead everywhere.
 *
 * Returns: the partner there, @partner when there is none
 */
int
entente_orbit_scene_step (const EntenteOrbitScene *self,
                          int partner,
                          int across,
                          int outward)
{
  guint at = (guint) self->mark_of_partner[partner], i;
  const EntenteOrbitMark *from = &self->marks[at];

  if (outward != 0)
    return step_outward (self, from, outward);
  for (i = 1; i < self->n_marks && across != 0; i++)
    {
      const EntenteOrbitMark *mark = &self->marks[(at + (across > 0 ? i : self->n_marks - i)) % self->n_marks];

      if (mark->tier == from->tier)
        return mark->partner;
    }
  return partner;
}

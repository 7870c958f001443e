/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Builds the ranked list.
 *
 *   rank_end  change mark name        bar                       bar_end  score_end  whisker   whisker_end
 *        |    |      |    |           |                               |      |      |             |
 *        1    –      *    Poland      [======|====|=======|===]              82.7   --*---
 *
 * Rows are grouped by tier and ordered by rank inside it: a partner that a gate holds back stands in the
 * tier it has, with the rank it has. Sorted by a criterion the tiers step back and the list is one. Bars
 * share one scale from 0 to 100 points, so lengths compare across the whole list.
 *
 * Building costs O(partners); texts of rows are made on demand, a few dozen a frame.
 */

#include "config.h"

#include "entente-format.h"
#include "entente-ranking-scene.h"
#include "entente-shares.h"
#include "entente-tiers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EDGE 20.0
#define COMPACT_WIDTH 400.0
#define LEGEND_WIDTH 620.0
#define LOW_HEIGHT 420.0
#define NEAR_TIE 0.004
#define SEEN_POINTS 0.5
#define MEASURED_NAMES 256
#define SWATCH 12.0
#define HANDLE_FROM_END 120.0
#define HANDLE_FROM_SCORE_END 60.0
#define WHISKER_WIDTH 560.0 /* of a picture that has whiskers */
#define MAX_RANK_NUMBERS 5

typedef struct
{
  const EntenteSceneInput *input;
  double scale; /* of what follows the size of text */
  double line;  /* height of a line of notes */
} Build;

static char *
format_detail (const EntenteSceneInput *input,
               guint tier,
               guint count)
{
  g_autofree char *number = entente_format_number (count, 0);
  const EntenteDataset *dataset = input->dataset;

  if (tier >= dataset->n_tiers || entente_text_is_empty (&dataset->tiers[tier].name))
    return g_steal_pointer (&number);
  /* Translators: the name of a tier and how many partners it has. */
  return g_strdup_printf (C_ ("tier", "%1$s, %2$s"), entente_text_get (&dataset->tiers[tier].name, input->languages),
                          number);
}

static char *
format_from (const EntenteEvaluation *evaluation,
             guint tier)
{
  g_autofree char *points = NULL;

  if (tier + 1 >= evaluation->n_tiers || !isfinite (evaluation->tier_from[tier]))
    return NULL;
  points = entente_format_points (evaluation->tier_from[tier]);
  /* Translators: the lowest score of a tier, "from 71.0". */
  return g_strdup_printf (C_ ("score", "from %s"), points);
}

static gboolean
matches_filter (const EntenteSceneInput *input,
                guint partner)
{
  if (input->filter == NULL || *input->filter == '\0')
    return TRUE;
  return entente_dataset_partner_matches (input->dataset, partner, input->filter);
}

static gboolean
is_filtered (const EntenteSceneInput *input)
{
  return input->filter != NULL && *input->filter != '\0';
}

/* The widest name, of a sample when there are many, decides the column; long ones are cut. */
static double
measure_names (const EntenteSceneInput *input)
{
  guint n = input->dataset->n_partners, step = 1 + n / MEASURED_NAMES, i;
  double widest = 0;

  for (i = 0; i < n; i += step)
    {
      EntenteExtent extent;

      entente_measure_get_extent (input->measure, ENTENTE_FONT_BODY_STRONG,
                                  entente_format_partner (input->dataset, i, input->languages), &extent);
      widest = MAX (widest, extent.width);
    }
  return widest;
}

static void
place_full_columns (EntenteRankingScene *self,
                    const Build *build)
{
  EntenteRankingColumns *c = &self->columns;
  double s = build->scale, most = (self->width < LEGEND_WIDTH * s ? 0.30 : 0.26) * self->width;

  c->rank_end = 48 * s;
  c->change = 58 * s;
  c->mark = 96 * s;
  c->name = 110 * s;
  c->name_end = c->name + CLAMP (measure_names (build->input) + 20 * s, 90 * s, MAX (most, 90 * s));
  c->end = c->score_end = self->width - EDGE;
  c->whisker = c->whisker_end = c->end;
  if (build->input->shows_certainty && self->width >= WHISKER_WIDTH * s)
    {
      c->whisker_end = c->end - 6 * s;
      c->whisker = c->whisker_end - CLAMP (0.2 * self->width, 100 * s, 200 * s);
      c->score_end = c->whisker - 22 * s;
    }
  c->bar = ceil (c->name_end + 8 * s);
  c->bar_end = MAX (floor (c->score_end - 54 * s), c->bar);
}

static void
place_compact_columns (EntenteRankingScene *self,
                       const Build *build)
{
  EntenteRankingColumns *c = &self->columns;
  double s = build->scale;

  c->rank_end = 36 * s;
  c->mark = 49 * s;
  c->name = round (62 * s);
  c->end = c->score_end = self->width - 16;
  c->whisker = c->whisker_end = c->end;
  c->change = c->score_end - 80 * s;
  c->name_end = c->change - 4 * s;
  c->bar = c->name;
  c->bar_end = c->score_end;
}

static void
place_columns (EntenteRankingScene *self,
               const Build *build)
{
  EntenteExtent extent;

  entente_measure_get_extent (build->input->measure, ENTENTE_FONT_BODY, "0", &extent);
  self->form = self->width < COMPACT_WIDTH * build->scale ? ENTENTE_RANKING_COMPACT : ENTENTE_RANKING_FULL;
  self->header_height = ceil (MAX (24 * build->scale, extent.height + 4));
  if (self->form == ENTENTE_RANKING_COMPACT)
    {
      place_compact_columns (self, build);
      self->bar_height = round (6 * build->scale);
      self->row_height = ceil (extent.height + self->bar_height + 11 * build->scale);
    }
  else
    {
      place_full_columns (self, build);
      self->bar_height = round (14 * build->scale);
      self->row_height = ceil (MAX (25 * build->scale, extent.height + 3));
    }
  self->columns.handle = self->columns.end - HANDLE_FROM_END * build->scale;
  if (self->columns.whisker < self->columns.whisker_end)
    self->columns.handle = self->columns.score_end - HANDLE_FROM_SCORE_END * build->scale;
}

/* Round numbers, so that few fit under the whiskers. */
static guint
choose_rank_step (guint n_ranks)
{
  static const guint steps[] = { 1, 2, 5 };
  guint power = 1, i = 0;

  while (n_ranks > MAX_RANK_NUMBERS * steps[i] * power + 1)
    if (++i == G_N_ELEMENTS (steps))
      {
        i = 0;
        power *= 10;
      }
  return steps[i] * power;
}

/* Under the last row. Returns the y below. */
static double
place_rank_numbers (EntenteRankingScene *self,
                    const Build *build,
                    double y)
{
  if (self->columns.whisker == self->columns.whisker_end)
    return y;
  self->ranks_y = y + 2;
  self->rank_step = choose_rank_step (self->evaluation->n_rated);
  return y + build->line + 2;
}

static gboolean
differs_in_ranks (const EntenteEvaluation *a,
                  const EntenteEvaluation *b)
{
  guint i;

  if (a == NULL)
    return FALSE;
  for (i = 0; i < b->n_partners; i++)
    if (a->ranks[i] != b->ranks[i])
      return TRUE;
  return FALSE;
}

/* "Own defence 33 %": shown shares sum to 100. */
static char **
format_keys (const EntenteSceneInput *input)
{
  guint n = input->dataset->n_criteria, i;
  g_autofree gint64 *units = g_new0 (gint64, MAX (n, 1));
  char **texts = g_new0 (char *, n + 1);

  entente_shares_round (input->evaluation->shares, n, 0, units);
  for (i = 0; i < n; i++)
    {
      g_autofree char *share = entente_format_share (units[i], 0);

      texts[i] = g_strdup_printf (C_ ("criterion and share", "%1$s %2$s"),
                                  entente_text_get (&input->dataset->criteria[i].name, input->languages), share);
    }
  return texts;
}

/* Swatches of the criteria in file order, broken into lines. Returns the y below them. */
static double
place_keys (EntenteRankingScene *self,
            const Build *build,
            double y)
{
  const EntenteSceneInput *input = build->input;
  g_auto (GStrv) texts = format_keys (input);
  double x = EDGE;
  guint i;

  self->keys = g_new0 (EntenteRankingKey, self->n_criteria);
  for (i = 0; i < self->n_criteria; i++)
    {
      EntenteRankingKey *key = &self->keys[self->n_keys++];
      EntenteExtent extent;

      key->criterion = i;
      key->text = g_strdup (texts[i]);
      entente_measure_get_extent (input->measure, ENTENTE_FONT_NOTE, key->text, &extent);
      key->width = SWATCH + 6 + extent.width;
      if (x > EDGE && x + key->width > self->width - EDGE)
        {
          x = EDGE;
          y += build->line + 4;
        }
      key->x = x;
      key->y = y + (build->line - SWATCH) / 2;
      x += key->width + 18;
    }
  return y + build->line + 8;
}

static void
add_header (EntenteRankingScene *self,
            const Build *build,
            guint tier,
            guint count,
            double y)
{
  EntenteRankingHeader *header = &self->headers[self->n_headers++];

  header->tier = tier;
  header->y = y;
  header->count = count;
  if (tier >= self->n_tiers)
    {
      header->name = g_strdup (_("Not rated"));
      header->detail = entente_format_number (count, 0);
      return;
    }
  header->name = entente_format_tier (tier);
  header->detail = format_detail (build->input, tier, count);
  header->from = format_from (self->evaluation, tier);
  header->is_cut = tier > 0 && entente_tiers_follow_order (build->input->scenario);
  header->movable = tier > 0 && !self->for_export && !is_filtered (build->input) &&
                    (build->input->scenario->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS ||
                     build->input->scenario->tier_rule == ENTENTE_TIER_RULE_SIZES);
}

/* Rows of one tier in the order of their ranks. Returns the y below them. */
static double
add_tier_rows (EntenteRankingScene *self,
               const guint *partners,
               guint n,
               double y)
{
  guint i;

  for (i = 0; i < n; i++)
    {
      self->rows[self->n_rows++] = partners[i];
      self->row_y[partners[i]] = y;
      y += self->row_height;
    }
  return y;
}

static void
mark_near_ties (EntenteRankingScene *self,
                guint first)
{
  const EntenteEvaluation *e = self->evaluation;
  guint i;

  for (i = first; i + 1 < self->n_rows; i++)
    {
      guint a = self->rows[i], b = self->rows[i + 1];

      self->near_next[a] = e->ranks[a] != 0 && e->ranks[b] != 0 && e->scores[a] - e->scores[b] < NEAR_TIE &&
                           e->scores[a] >= e->scores[b];
    }
}

/* Buckets by tier, stable in the evaluation's order: O(partners). */
static double
place_tiers (EntenteRankingScene *self,
             const Build *build,
             double y)
{
  g_autofree guint *partners = g_new (guint, MAX (self->n_partners, 1));
  guint tier, i;

  for (tier = 0; tier <= self->n_tiers; tier++)
    {
      guint n = 0, first = self->n_rows;

      for (i = 0; i < self->n_partners; i++)
        {
          guint partner = self->evaluation->order[i];

          if (self->evaluation->tiers[partner] == tier && matches_filter (build->input, partner))
            partners[n++] = partner;
        }
      if (n == 0 && (tier == self->n_tiers || is_filtered (build->input)))
        continue;
      add_header (self, build, tier, n, y);
      y = add_tier_rows (self, partners, n, y + self->header_height);
      if (!is_filtered (build->input))
        mark_near_ties (self, first);
    }
  return y;
}

static int
compare_by_criterion_cb (gconstpointer a,
                         gconstpointer b,
                         gpointer user_data)
{
  const EntenteRankingScene *self = user_data;
  guint p = *(const guint *) a, q = *(const guint *) b;
  double x = entente_values_get_criterion (self->evaluation->values, p, self->sort_criterion);
  double y = entente_values_get_criterion (self->evaluation->values, q, self->sort_criterion);

  if (isnan (x) || isnan (y))
    return isnan (x) == isnan (y) ? 0 : isnan (x) ? 1 : -1;
  return x < y ? 1 : x > y ? -1 : 0;
}

/* g_qsort_with_data () is stable: equal values keep the order of the ranking. */
static double
place_sorted (EntenteRankingScene *self,
              const Build *build,
              double y)
{
  g_autofree guint *partners = g_new (guint, MAX (self->n_partners, 1));
  guint n = 0, i;

  for (i = 0; i < self->n_partners; i++)
    if (matches_filter (build->input, self->evaluation->order[i]))
      partners[n++] = self->evaluation->order[i];
  g_qsort_with_data (partners, n, sizeof (guint), compare_by_criterion_cb, self);
  return add_tier_rows (self, partners, n, y);
}

static void
mark_what_ifs (EntenteRankingScene *self,
               const EntenteScenario *scenario)
{
  guint i;

  for (i = 0; scenario->what_ifs != NULL && i < scenario->what_ifs->len; i++)
    self->has_what_if[g_array_index (scenario->what_ifs, EntenteWhatIf, i).partner] = TRUE;
}

static void
add_note (EntenteRankingScene *self,
          EntenteRankingSign sign,
          const char *text)
{
  self->notes[self->n_notes].sign = sign;
  self->notes[self->n_notes++].text = text;
}

/* Explains the signs that the list has. Returns the y below. */
static double
place_notes (EntenteRankingScene *self,
             const Build *build,
             double y)
{
  gboolean near = FALSE, gated = FALSE, missing = FALSE, shaky = FALSE;
  guint i;

  for (i = 0; i < self->n_rows; i++)
    {
      guint p = self->rows[i];

      near |= self->near_next[p];
      gated |= self->evaluation->gates[p] != ENTENTE_NONE;
      missing |= entente_ranking_scene_get_missing (self, p) > 0;
      shaky |= self->evaluation->ranks[p] != 0 && !entente_evaluation_is_firm (self->evaluation, p);
    }
  if (self->robustness != NULL && self->columns.whisker < self->columns.whisker_end)
    add_note (self, ENTENTE_RANKING_SIGN_WHISKER,
              _("the rank in 9 of 10 weightings like these; the mark is the rank with these weights"));
  if (near)
    add_note (self, ENTENTE_RANKING_SIGN_NEAR, _("less than 0.4 points apart: as good as level"));
  if (gated)
    add_note (self, ENTENTE_RANKING_SIGN_GATE, _("a rule caps the tier, whatever the score"));
  if (missing)
    add_note (self, ENTENTE_RANKING_SIGN_MISSING, _("what missing facts could add"));
  if (shaky)
    /* xgettext:no-c-format */
    add_note (self, ENTENTE_RANKING_SIGN_NOT_FIRM, _("not firmly rated: facts cover less than 65 % of the weights"));
  self->notes_y = y + 14;
  return self->n_notes > 0 ? self->notes_y + self->n_notes * (build->line + 2) : y;
}

static void
place_list (EntenteRankingScene *self,
            const Build *build)
{
  const EntenteSceneInput *input = build->input;
  double y = self->list_y;
  guint i;

  self->rows = g_new (guint, MAX (self->n_partners, 1));
  self->row_y = g_new (double, MAX (self->n_partners, 1));
  self->near_next = g_new0 (guint8, MAX (self->n_partners, 1));
  self->has_what_if = g_new0 (guint8, MAX (self->n_partners, 1));
  for (i = 0; i < self->n_partners; i++)
    self->row_y[i] = NAN;
  y = self->sort_criterion == ENTENTE_NONE ? place_tiers (self, build, y) : place_sorted (self, build, y);
  mark_what_ifs (self, input->scenario);
  if (self->n_rows == 0 && is_filtered (input))
    {
      self->empty = g_strdup_printf (_("No partner is called “%s”"), input->filter);
      y += 80;
    }
  y = place_rank_numbers (self, build, y);
  self->content_height = place_notes (self, build, y) + 16;
}

/* Nobody can scroll on paper: a page that is too short ends with its last whole row. */
static void
end_after_whole_row (EntenteRankingScene *self)
{
  double end = 0;
  guint i;

  for (i = 0; i < self->n_rows; i++)
    {
      double bottom = self->row_y[self->rows[i]] + self->row_height - self->scroll;

      if (bottom <= self->height)
        end = MAX (end, bottom);
    }
  if (end > 0)
    self->height = end;
}

/**
 * entente_ranking_scene_new:
 *
 * Keeps references to the dataset and the evaluations of @input and copies its languages. O(partners);
 * sorted by a criterion O(partners log partners).
 */
EntenteRankingScene *
entente_ranking_scene_new (const EntenteSceneInput *input)
{
  EntenteRankingScene *self = g_new0 (EntenteRankingScene, 1);
  Build build = { .input = input, .scale = input->text_scale > 0 ? input->text_scale : 1 };
  EntenteExtent extent;
  double y;

  self->dataset = entente_dataset_ref (input->dataset);
  self->evaluation = entente_evaluation_ref (input->evaluation);
  self->baseline = input->baseline != NULL ? entente_evaluation_ref (input->baseline) : NULL;
  if (input->robustness != NULL && input->robustness->low_ranks != NULL
      && input->robustness->n_partners == input->evaluation->n_partners)
    self->robustness = entente_robustness_ref (input->robustness);
  self->languages = g_strdupv ((char **) input->languages);
  self->width = input->width;
  self->height = input->height;
  self->scroll = input->viewport.y;
  self->right_to_left = input->right_to_left;
  self->for_export = input->for_export;
  self->selected = input->selected;
  self->hovered = input->hovered;
  self->compared = input->compared;
  self->n_criteria = input->dataset->n_criteria;
  self->n_tiers = input->evaluation->n_tiers;
  self->n_partners = input->evaluation->n_partners;
  self->sort_criterion = input->sort_criterion >= 0 && input->sort_criterion < (int) self->n_criteria
                           ? input->sort_criterion
                           : ENTENTE_NONE;

  entente_measure_get_extent (input->measure, ENTENTE_FONT_NOTE, "0", &extent);
  build.line = extent.height;
  self->has_changes = differs_in_ranks (self->baseline, self->evaluation);
  self->finding = entente_finding_new (input, ENTENTE_FINDING_LIST);
  self->heading = entente_finding_make_heading (self->finding, input);
  place_columns (self, &build);
  y = self->heading->bottom;
  if (self->for_export || self->width < LEGEND_WIDTH * build.scale)
    y = place_keys (self, &build, y);
  self->heads_y = y;
  self->list_y = ceil (y + build.line + 4);
  if (self->form == ENTENTE_RANKING_FULL && self->height >= LOW_HEIGHT)
    self->fixed = self->list_y;
  place_list (self, &build);
  if (self->for_export && self->content_height > self->height)
    end_after_whole_row (self);
  return self;
}

void
entente_ranking_scene_free (EntenteRankingScene *self)
{
  guint i;

  for (i = 0; i < self->n_headers; i++)
    {
      g_free (self->headers[i].name);
      g_free (self->headers[i].detail);
      g_free (self->headers[i].from);
    }
  for (i = 0; i < self->n_keys; i++)
    g_free (self->keys[i].text);
  g_free (self->keys);
  g_free (self->rows);
  g_free (self->row_y);
  g_free (self->near_next);
  g_free (self->has_what_if);
  g_free (self->empty);
  entente_heading_free (self->heading);
  entente_finding_free (self->finding);
  g_strfreev (self->languages);
  g_clear_pointer (&self->baseline, entente_evaluation_unref);
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  entente_evaluation_unref (self->evaluation);
  entente_dataset_unref (self->dataset);
  g_free (self);
}

static void
put_text (char *buffer,
          char *text)
{
  g_strlcpy (buffer, text, ENTENTE_RANKING_TEXT_SIZE);
  g_free (text);
}

/**
 * entente_ranking_scene_get_row:
 * @row: (out): filled; its name belongs to the dataset
 */
void
entente_ranking_scene_get_row (const EntenteRankingScene *self,
                               guint partner,
                               EntenteRankingRow *row)
{
  const EntenteEvaluation *e = self->evaluation;

  memset (row, 0, sizeof *row);
  row->partner = partner;
  row->rank = e->ranks[partner];
  row->tier = e->tiers[partner];
  row->gated = e->gates[partner] != ENTENTE_NONE;
  row->firm = entente_evaluation_is_firm (e, partner);
  row->near_next = self->near_next[partner];
  row->what_if = self->has_what_if[partner];
  row->name = entente_format_partner (self->dataset, partner, (const char *const *) self->languages);
  if (row->rank == 0)
    {
      g_strlcpy (row->rank_text, "–", sizeof row->rank_text);
      g_strlcpy (row->score_text, "–", sizeof row->score_text);
      return;
    }
  put_text (row->rank_text, entente_format_number (row->rank, 0));
  put_text (row->score_text, entente_format_points (e->scores[partner]));
  if (!row->firm)
    {
      g_autofree char *about = g_strconcat ("≈ ", row->score_text, NULL);

      g_strlcpy (row->score_text, about, sizeof row->score_text);
    }
  if (self->has_changes && self->baseline->ranks[partner] != 0)
    {
      row->has_change = TRUE;
      row->change = (int) self->baseline->ranks[partner] - (int) row->rank;
      put_text (row->change_text, entente_format_number (ABS (row->change), 0));
    }
}

/**
 * entente_ranking_scene_find_row:
 * @y: in content coordinates
 *
 * Returns: the partner whose row covers @y, or %ENTENTE_NONE. O(log rows).
 */
int
entente_ranking_scene_find_row (const EntenteRankingScene *self,
                                double y)
{
  guint low = 0, high = self->n_rows;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->row_y[self->rows[middle]] + self->row_height <= y)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->n_rows && self->row_y[self->rows[low]] <= y)
    return self->rows[low];
  return ENTENTE_NONE;
}

/**
 * entente_ranking_scene_get_span:
 * @low: (out): the better end of the ranks in 9 of 10 weightings
 * @high: (out): the worse one
 *
 * Returns: %FALSE when it is not known (yet)
 */
gboolean
entente_ranking_scene_get_span (const EntenteRankingScene *self,
                                guint partner,
                                double *low,
                                double *high)
{
  if (self->robustness == NULL || self->robustness->low_ranks[partner] == 0 || self->evaluation->ranks[partner] == 0)
    return FALSE;
  *low = self->robustness->low_ranks[partner];
  *high = self->robustness->high_ranks[partner];
  return TRUE;
}

/* Where a rank stands in the column of the whiskers. */
double
entente_ranking_scene_get_rank_x (const EntenteRankingScene *self,
                                  double rank)
{
  const EntenteRankingColumns *c = &self->columns;
  const guint last = MAX (self->evaluation->n_rated, 2);

  return c->whisker + (CLAMP (rank, 1, last) - 1) / (last - 1) * (c->whisker_end - c->whisker);
}

/* Points that missing facts could add to the score at most; 0 when too few to be seen. */
double
entente_ranking_scene_get_missing (const EntenteRankingScene *self,
                                   guint partner)
{
  const EntenteEvaluation *e = self->evaluation;
  double score = isnan (e->scores[partner]) ? 0 : e->scores[partner];
  double points = 100 * (e->score_high[partner] - score);

  return e->coverage[partner] < 1 - 1e-9 && points >= SEEN_POINTS ? points : 0;
}

/**
 * entente_ranking_scene_get_cut_off_position:
 * @tier: the upper one of the two tiers that the cut-off parts
 * @y: in the picture
 *
 * Returns: how many rows stand above @y, as entente_cut_off_drag () wants it
 */
double
entente_ranking_scene_get_cut_off_position (const EntenteRankingScene *self,
                                            guint tier,
                                            double y)
{
  double content = y + self->scroll - self->list_y - self->header_height * (tier + 1);

  return MAX (content / self->row_height, 0);
}

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

#include "entente-array.h"
#include "entente-format.h"
#include "entente-ranking-scene-private.h"
#include "entente-tiers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEGEND_WIDTH ENTENTE_RANKING_LEGEND_WIDTH
#define LOW_HEIGHT 420.0
#define NEAR_TIE 0.004
#define SEEN_POINTS 0.5

typedef EntenteRankingBuild Build;

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

gboolean
entente_ranking_scene_matches_filter (const EntenteSceneInput *input,
                                      guint partner)
{
  if (input->filter == NULL || *input->filter == '\0')
    return TRUE;
  return entente_dataset_partner_matches (input->dataset, partner, input->filter);
}

gboolean
entente_ranking_scene_is_filtered (const EntenteSceneInput *input)
{
  return input->filter != NULL && *input->filter != '\0';
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
  header->movable = tier > 0 && !self->for_export && !entente_ranking_scene_is_filtered (build->input) &&
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
  g_autofree guint *partners = ENTENTE_NEW (guint, self->n_partners);
  guint tier, i;

  for (tier = 0; tier <= self->n_tiers; tier++)
    {
      guint n = 0, first = self->n_rows;

      for (i = 0; i < self->n_partners; i++)
        {
          guint partner = self->evaluation->order[i];

          if (self->evaluation->tiers[partner] == tier && entente_ranking_scene_matches_filter (build->input, partner))
            partners[n++] = partner;
        }
      if (n == 0 && (tier == self->n_tiers || entente_ranking_scene_is_filtered (build->input)))
        continue;
      add_header (self, build, tier, n, y);
      y = add_tier_rows (self, partners, n, y + self->header_height);
      if (!entente_ranking_scene_is_filtered (build->input))
        mark_near_ties (self, first);
    }
  return y;
}

/* Points of the criterion that sorts the list; NaN = nothing is known of it. */
static double
get_sort_points (const EntenteRankingScene *self,
                 guint partner)
{
  if (isnan (entente_values_get_criterion (self->evaluation->values, partner, self->sort_criterion)))
    return NAN;
  return entente_evaluation_get_contribution (self->evaluation, partner, self->sort_criterion);
}

static int
compare_numbers (double x,
                 double y)
{
  if (isnan (x) || isnan (y))
    return isnan (x) == isnan (y) ? 0 : isnan (x) ? 1 : -1;
  return x < y ? 1 : x > y ? -1 : 0;
}

/* By the number that the list shows; where a criterion has no weight, by its value. */
static int
compare_by_criterion_cb (gconstpointer a,
                         gconstpointer b,
                         gpointer user_data)
{
  const EntenteRankingScene *self = user_data;
  const guint p = *(const guint *) a, q = *(const guint *) b;
  const int by_points = compare_numbers (get_sort_points (self, p), get_sort_points (self, q));

  if (by_points != 0)
    return by_points;
  return compare_numbers (entente_values_get_criterion (self->evaluation->values, p, self->sort_criterion),
                          entente_values_get_criterion (self->evaluation->values, q, self->sort_criterion));
}

/* g_qsort_with_data () is stable: equal values keep the order of the ranking. */
static double
place_sorted (EntenteRankingScene *self,
              const Build *build,
              double y)
{
  g_autofree guint *partners = ENTENTE_NEW (guint, self->n_partners);
  guint n = 0, i;

  for (i = 0; i < self->n_partners; i++)
    if (entente_ranking_scene_matches_filter (build->input, self->evaluation->order[i]))
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

  self->rows = ENTENTE_NEW (guint, self->n_partners);
  self->row_y = ENTENTE_NEW (double, self->n_partners);
  self->near_next = ENTENTE_NEW0 (guint8, self->n_partners);
  self->has_what_if = ENTENTE_NEW0 (guint8, self->n_partners);
  for (i = 0; i < self->n_partners; i++)
    self->row_y[i] = NAN;
  y = self->sort_criterion == ENTENTE_NONE ? place_tiers (self, build, y) : place_sorted (self, build, y);
  mark_what_ifs (self, input->scenario);
  if (self->n_rows == 0 && entente_ranking_scene_is_filtered (input))
    {
      self->empty = g_strdup_printf (_("No partner is called “%s”"), input->filter);
      y += 80;
    }
  entente_ranking_scene_place_slopes (self, build);
  y = entente_ranking_scene_place_rank_numbers (self, build, y);
  self->content_height = place_notes (self, build, y) + 16;
}

/* Nobody can scroll on paper, and half a row looks odd on a wall: what is too short ends with its last whole row. */
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
  if (input->other_ranking != NULL && input->other_ranking->n_partners == input->evaluation->n_partners)
    {
      self->other = entente_evaluation_ref (input->other_ranking);
      self->other_name = g_strdup (input->other_name != NULL ? input->other_name : "");
    }
  self->numbers_criteria = input->medium == ENTENTE_MEDIUM_PRINT;
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

  build.row_zoom = input->row_zoom > 0 ? CLAMP (input->row_zoom, ENTENTE_RANKING_ZOOM_MIN, ENTENTE_RANKING_ZOOM_MAX) : 1;
  entente_measure_get_extent (input->measure, ENTENTE_FONT_NOTE, "0", &extent);
  build.line = extent.height;
  self->has_changes = differs_in_ranks (self->baseline, self->evaluation);
  self->finding = entente_finding_new (input, ENTENTE_FINDING_LIST);
  self->heading = entente_finding_make_heading (self->finding, input, "ranking");
  entente_ranking_scene_place_columns (self, &build);
  y = self->heading->bottom;
  if (self->for_export || self->width < LEGEND_WIDTH * build.scale)
    y = entente_ranking_scene_place_keys (self, &build, y);
  y = entente_ranking_scene_place_slope_words (self, &build, y);
  self->heads_y = y;
  self->list_y = ceil (y + build.line + 4);
  if (self->form == ENTENTE_RANKING_FULL && self->height >= LOW_HEIGHT)
    self->fixed = self->list_y;
  entente_ranking_scene_fit_rows (self, &build);
  place_list (self, &build);
  if ((self->for_export || input->medium == ENTENTE_MEDIUM_STAGE) && self->content_height > self->height)
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
  g_free (self->other_y);
  g_free (self->other_name);
  g_free (self->slope_words);
  g_free (self->empty);
  entente_heading_free (self->heading);
  entente_finding_free (self->finding);
  g_strfreev (self->languages);
  g_clear_pointer (&self->baseline, entente_evaluation_unref);
  g_clear_pointer (&self->other, entente_evaluation_unref);
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

static char *
format_sort_points (const EntenteRankingScene *self,
                    guint partner)
{
  const double points = get_sort_points (self, partner);

  return isnan (points) ? g_strdup ("–") : entente_format_points (points);
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
  if (self->sort_criterion != ENTENTE_NONE)
    put_text (row->score_text, format_sort_points (self, partner));
  else
    put_text (row->score_text, entente_format_points (e->scores[partner]));
  if (!row->firm && self->sort_criterion == ENTENTE_NONE)
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

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where the rows, the tiers and the columns of the ranked list are. */

#include "entente-format.h"
#include "entente-ranking-scene.h"

#include "dataset-fixture.h"
#include "scene-fixture.h"

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
  EntenteSceneInput input;
} Case;

/* One criterion: the value is the score. Tiers from 0.6 and 0.4. */
static Case
make_case (const double *scores,
           guint n)
{
  Case c = { dataset_fixture_new (n, 1, 1) };
  g_autoptr (EntenteValues) values = NULL;
  guint i;

  for (i = 0; i < n; i++)
    if (!isnan (scores[i]))
      dataset_fixture_set_fact (c.fixture, i, 0, 2025, scores[i]);
  c.scenario = entente_scenario_new (c.fixture->dataset);
  values = entente_values_new (c.fixture->dataset, c.scenario);
  c.evaluation = entente_evaluate (values, c.scenario);
  c.input = make_scene_input (c.fixture->dataset, c.scenario, c.evaluation);
  return c;
}

static void
clear_case (Case *c)
{
  entente_evaluation_unref (c->evaluation);
  entente_scenario_free (c->scenario);
  dataset_fixture_free (c->fixture);
}

static void
test_rows_follow_tiers (void)
{
  const double scores[] = { 0.2, 0.9, 0.5, NAN, 0.65 };
  const guint expected[] = { 1, 4, 2, 0, 3 };
  Case c = make_case (scores, 5);
  g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);
  guint i;

  g_assert_cmpuint (scene->n_rows, ==, 5);
  for (i = 0; i < 5; i++)
    {
      double y = scene->row_y[expected[i]];

      g_assert_cmpuint (scene->rows[i], ==, expected[i]);
      g_assert_cmpint (entente_ranking_scene_find_row (scene, y + 0.5), ==, expected[i]);
      g_assert_cmpint (entente_ranking_scene_find_row (scene, y + scene->row_height - 0.5), ==, expected[i]);
    }
  g_assert_cmpuint (scene->n_headers, ==, 4);
  for (i = 0; i < 4; i++)
    {
      g_assert_cmpuint (scene->headers[i].count, ==, i == 0 ? 2 : 1);
      g_assert_cmpint (entente_ranking_scene_find_row (scene, scene->headers[i].y + 1), ==, ENTENTE_NONE);
    }
  g_assert_cmpstr (scene->headers[0].from, ==, "from 60.0");
  g_assert_null (scene->headers[2].from);
  g_assert_cmpstr (scene->headers[3].name, ==, "Not rated");
  g_assert_false (scene->headers[0].movable);
  g_assert_true (scene->headers[1].movable);
  g_assert_cmpfloat (scene->content_height, >, scene->row_y[3] + scene->row_height);
  clear_case (&c);
}

static void
test_a_gate_moves_the_row_not_the_rank (void)
{
  const double scores[] = { 0.9, 0.8, 0.3 };
  Case c = make_case (scores, 3);
  g_autoptr (EntenteRankingScene) scene = NULL;
  EntenteRankingRow row;

  c.evaluation->tiers[0] = 2;
  c.evaluation->gates[0] = 0;
  scene = entente_ranking_scene_new (&c.input);
  g_assert_cmpuint (scene->rows[0], ==, 1);
  g_assert_cmpuint (scene->rows[1], ==, 0);
  entente_ranking_scene_get_row (scene, 0, &row);
  g_assert_true (row.gated);
  g_assert_cmpstr (row.rank_text, ==, "1");
  g_assert_cmpuint (scene->n_notes, ==, 1);
  g_assert_cmpint (scene->notes[0].sign, ==, ENTENTE_RANKING_SIGN_GATE);
  clear_case (&c);
}

static void
test_near_ties (void)
{
  const double scores[] = { 0.9, 0.8961, 0.8919, 0.601, 0.599 };
  Case c = make_case (scores, 5);
  g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);

  g_assert_true (scene->near_next[0]);
  g_assert_false (scene->near_next[1]);
  /* A cut-off lies between them. */
  g_assert_false (scene->near_next[3]);
  clear_case (&c);
}

static void
test_changes (void)
{
  const double before[] = { 0.9, 0.8, 0.7 }, after[] = { 0.75, 0.8, 0.7 };
  Case old = make_case (before, 3), c = make_case (after, 3);
  g_autoptr (EntenteRankingScene) still = NULL;
  g_autoptr (EntenteRankingScene) scene = NULL;
  EntenteRankingRow row;

  c.input.baseline = c.evaluation;
  still = entente_ranking_scene_new (&c.input);
  entente_ranking_scene_get_row (still, 0, &row);
  g_assert_false (row.has_change);
  c.input.baseline = old.evaluation;
  scene = entente_ranking_scene_new (&c.input);
  entente_ranking_scene_get_row (scene, 0, &row);
  g_assert_true (row.has_change);
  g_assert_cmpint (row.change, ==, -1);
  entente_ranking_scene_get_row (scene, 1, &row);
  g_assert_cmpint (row.change, ==, 1);
  entente_ranking_scene_get_row (scene, 2, &row);
  g_assert_cmpint (row.change, ==, 0);
  clear_case (&c);
  clear_case (&old);
}

static void
test_export_ends_with_a_whole_row (void)
{
  const double scores[] = { 0.9, 0.8, 0.7, 0.65, 0.62, 0.61 };
  Case c = make_case (scores, 6);
  g_autoptr (EntenteRankingScene) tall = NULL;
  double top, row;

  c.input.for_export = TRUE;
  c.input.height = 4000;
  tall = entente_ranking_scene_new (&c.input);
  g_assert_cmpfloat (tall->height, ==, 4000);
  top = tall->row_y[0];
  row = tall->row_height;
  for (c.input.height = top + 2 * row; c.input.height < top + 4 * row; c.input.height += 3)
    {
      g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);
      double rows = (scene->height - top) / row;

      g_assert_cmpfloat (scene->height, <=, c.input.height);
      g_assert_cmpfloat (scene->height, >, c.input.height - row);
      g_assert_cmpfloat_with_epsilon (rows, rint (rows), 1e-9);
    }
  clear_case (&c);
}

static void
test_filter_and_sort (void)
{
  const double scores[] = { 0.2, 0.9, 0.5, NAN, 0.65, 0.1, 0.1, 0.1, 0.1, 0.1, 0.15, 0.12 };
  Case c = make_case (scores, 12);
  g_autoptr (EntenteRankingScene) filtered = NULL;
  g_autoptr (EntenteRankingScene) none = NULL;
  g_autoptr (EntenteRankingScene) sorted = NULL;
  guint i;

  c.input.filter = "PARTNER 1";
  filtered = entente_ranking_scene_new (&c.input);
  g_assert_cmpuint (filtered->n_rows, ==, 3);
  g_assert_true (isnan (filtered->row_y[0]));
  g_assert_null (filtered->empty);
  for (i = 0; i < filtered->n_headers; i++)
    g_assert_false (filtered->headers[i].movable);
  c.input.filter = "nobody of that name";
  none = entente_ranking_scene_new (&c.input);
  g_assert_cmpuint (none->n_rows, ==, 0);
  g_assert_nonnull (none->empty);
  c.input.filter = NULL;
  c.input.sort_criterion = 0;
  sorted = entente_ranking_scene_new (&c.input);
  g_assert_cmpuint (sorted->n_headers, ==, 0);
  g_assert_cmpuint (sorted->n_rows, ==, 12);
  g_assert_cmpuint (sorted->rows[0], ==, 1);
  g_assert_cmpuint (sorted->rows[11], ==, 3);
  clear_case (&c);
}

static void
assert_columns_in_order (const EntenteRankingScene *scene)
{
  const EntenteRankingColumns *c = &scene->columns;

  g_assert_cmpfloat (c->rank_end, <, c->mark);
  g_assert_cmpfloat (c->mark, <, c->name);
  g_assert_cmpfloat (c->name, <, c->name_end);
  g_assert_cmpfloat (c->bar, <, c->bar_end);
  g_assert_cmpfloat (c->score_end, <=, scene->width);
  g_assert_cmpfloat (c->bar_end, <=, c->score_end);
  if (scene->form == ENTENTE_RANKING_FULL)
    g_assert_cmpfloat (c->name_end, <=, c->bar);
}

static void
test_columns_fit_every_width (void)
{
  const double scores[] = { 0.9, 0.5 };
  Case c = make_case (scores, 2);

  for (c.input.text_scale = 1; c.input.text_scale <= 2; c.input.text_scale += 0.5)
    for (c.input.width = 300 * c.input.text_scale; c.input.width <= 3840; c.input.width += 37)
      {
        g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);

        assert_columns_in_order (scene);
        g_assert_cmpfloat (scene->row_height, >=, 24);
      }
  clear_case (&c);
}

/* Columns from the left, then those from the right, as they lie from the edge that they begin at. */
static void
list_columns (const EntenteRankingScene *scene,
              double columns[16])
{
  const EntenteRankingColumns *c = &scene->columns;
  const double all[16] = {
    c->other_end, c->slope, c->slope_end, c->start, c->bracket, c->rank_end, c->mark, c->name,
    c->end - c->change, c->end - c->name_end, c->end - c->bar_end, c->end - c->score_end, c->end - c->handle,
    c->end - c->whisker, c->end - c->whisker_end, c->bar,
  };

  memcpy (columns, all, sizeof all);
  if (scene->form == ENTENTE_RANKING_COMPACT)
    return;
  columns[8] = c->change;
  columns[9] = c->name_end;
}

/* Letters of another size: columns, rows and bars grow as the letters do, whatever stands beside them. */
static void
test_columns_grow_with_letters (void)
{
  static const double widths[] = { 360, 500, 620, 700, 800, 1400 };
  const double scores[] = { 0.9, 0.5, 0.4 };
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  Case c = make_case (scores, 3);
  guint k, w, n;

  c.input.other_name = "Other";
  for (w = 0; w < 2 * G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (EntenteRankingScene) normal = NULL;
      double before[16], columns[16];

      c.input.shows_certainty = w % 2 == 1;
      c.input.other_ranking = w % 4 >= 2 ? c.evaluation : NULL;
      for (k = 0; k < G_N_ELEMENTS (test_scales); k++)
        {
          const double scale = test_scales[k];
          g_autoptr (EntenteRankingScene) scene = NULL;

          set_scale (&c.input, &measure, scale);
          c.input.width = widths[w / 2] * scale;
          c.input.height = 900 * scale;
          scene = entente_ranking_scene_new (&c.input);
          if (normal == NULL)
            normal = entente_ranking_scene_new (&c.input);
          list_columns (normal, before);
          list_columns (scene, columns);
          for (n = 0; n < G_N_ELEMENTS (columns); n++)
            g_assert_cmpfloat_with_epsilon (columns[n] / scale, before[n], 1.01);
          g_assert_cmpint (scene->form, ==, normal->form);
          g_assert_cmpfloat_with_epsilon (scene->row_height / scale, normal->row_height, 1.5);
          g_assert_cmpfloat_with_epsilon (scene->bar_height / scale, normal->bar_height, 1.01);
          g_assert_cmpfloat_with_epsilon (scene->header_height / scale, normal->header_height, 1.5);
        }
    }
  clear_case (&c);
}

/* What stands between two columns at a normal size: neither touching nor far from each other. */
static void
test_columns_have_room (void)
{
  const double scores[] = { 0.9, 0.5, 0.4 };
  Case c = make_case (scores, 3);

  for (c.input.width = 330; c.input.width <= 1800; c.input.width += 35)
    {
      g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);
      const EntenteRankingColumns *k = &scene->columns;

      g_assert_cmpint (scene->form, ==, c.input.width < 400 ? ENTENTE_RANKING_COMPACT : ENTENTE_RANKING_FULL);
      g_assert_cmpfloat (k->start, ==, 0);
      g_assert_cmpfloat (k->bracket, >, 8);
      g_assert_cmpfloat (k->rank_end - 2 * 7, >, k->bracket - 1);
      g_assert_cmpfloat (k->mark - 7, >, k->rank_end);
      g_assert_cmpfloat (k->name - 6, >, k->mark);
      g_assert_cmpfloat (k->name, <, 130);
      g_assert_cmpfloat (k->end, <=, scene->width - 14);
      g_assert_cmpfloat (k->end, >=, scene->width - 24);
      if (scene->form == ENTENTE_RANKING_COMPACT)
        {
          g_assert_cmpfloat (k->name_end, <=, k->change);
          g_assert_cmpfloat (k->change + 7 * strlen ("100.0"), <, k->score_end);
          g_assert_cmpfloat (k->bar, ==, k->name);
          continue;
        }
      /* A change of two digits beside its arrow, then the mark. */
      g_assert_cmpfloat (k->change, >, k->rank_end + 5);
      g_assert_cmpfloat (k->mark - 6, >, k->change + 2 * 7);
      g_assert_cmpfloat (k->bar, >=, k->name_end + 4);
      g_assert_cmpfloat (k->bar, <=, k->name_end + 14);
      g_assert_cmpfloat (k->score_end - 7 * strlen ("100.0"), >=, k->bar_end + 8);
      g_assert_cmpfloat (k->score_end - 7 * strlen ("100.0"), <=, k->bar_end + 20);
      g_assert_cmpfloat (k->name_end - k->name, >=, 85);
      g_assert_cmpfloat (k->name_end - k->name, <=, MAX (95, 0.31 * scene->width));
      g_assert_cmpfloat (k->handle, <, k->score_end - 50);
      g_assert_cmpfloat (k->handle, >, k->score_end - 140);
    }
  clear_case (&c);
}

/* Keys of the criteria, with their shares: all in the picture, in lines, in the order of the file. */
static void
check_legend (const EntenteRankingScene *scene,
              guint n)
{
  guint i, sum = 0;

  g_assert_cmpuint (scene->n_keys, ==, n);
  for (i = 0; i < n; i++)
    {
      const EntenteRankingKey *key = &scene->keys[i], *last = key - 1;
      g_autofree char *name = g_strdup_printf ("Criterion %u ", i);

      g_assert_cmpuint (key->criterion, ==, i);
      g_assert_nonnull (strstr (key->text, name));
      sum += (guint) g_ascii_strtoull (strstr (key->text, name) + strlen (name), NULL, 10);
      g_assert_cmpfloat (key->width, >=, 12 + 4 + 7 * strlen (key->text));
      g_assert_cmpfloat (key->width, <=, 12 + 10 + 7 * strlen (key->text));
      g_assert_cmpfloat (key->x, >=, 16);
      g_assert_cmpfloat (key->y, >=, scene->heading->bottom - 1);
      g_assert_cmpfloat (key->y + 12, <=, scene->heads_y);
      g_assert_true (key->x < 24 || key->x + key->width <= scene->width - 16);
      if (i > 0 && key->y == last->y)
        {
          g_assert_cmpfloat (key->x, >=, last->x + last->width + 10);
          g_assert_cmpfloat (key->x, <=, last->x + last->width + 24);
        }
      else if (i > 0)
        {
          g_assert_cmpfloat (key->y, >=, last->y + 14);
          g_assert_cmpfloat (key->y, <=, last->y + 24);
          g_assert_cmpfloat (last->x + last->width + key->width, >, scene->width - 64);
        }
    }
  g_assert_cmpuint (sum, ==, 100);
}

static void
test_legend_fits (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (4, 7, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  EntenteSceneInput input;

  dataset_fixture_fill (fixture, random, 0, 0);
  scenario = entente_scenario_new (fixture->dataset);
  values = entente_values_new (fixture->dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  input = make_scene_input (fixture->dataset, scenario, evaluation);
  input.for_export = TRUE;
  for (input.width = 320; input.width <= 1600; input.width += 80)
    {
      g_autoptr (EntenteRankingScene) plain = NULL, print = NULL;

      input.medium = ENTENTE_MEDIUM_SCREEN;
      plain = entente_ranking_scene_new (&input);
      check_legend (plain, 7);
      g_assert_true (g_str_has_prefix (plain->keys[2].text, "Criterion 2"));
      /* Prints without colours number them. */
      input.medium = ENTENTE_MEDIUM_PRINT;
      print = entente_ranking_scene_new (&input);
      check_legend (print, 7);
      g_assert_true (g_str_has_prefix (print->keys[2].text, "3  Criterion 2"));
    }
}

/* Each sign that a row has is explained once below the rows, and none that no row has. */
static void
test_notes_explain_signs (void)
{
  const double plain[] = { 0.9, 0.8, 0.2 }, near[] = { 0.9, 0.899, 0.2 }, missing[] = { 0.9, 0.8, NAN };
  const double *scores[] = { plain, near, missing, plain, plain };
  static const struct
  {
    guint n;
    EntenteRankingSign sign;
  } expected[] = { { 0, 0 }, { 1, ENTENTE_RANKING_SIGN_NEAR }, { 1, ENTENTE_RANKING_SIGN_MISSING },
                   { 1, ENTENTE_RANKING_SIGN_GATE }, { 1, ENTENTE_RANKING_SIGN_WHISKER } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      Case c = make_case (scores[i], 3);
      g_autoptr (EntenteSampler) sampler = entente_sampler_new (c.evaluation->values, c.scenario, 1);
      g_autoptr (EntenteRobustness) robustness = NULL;
      g_autoptr (EntenteRankingScene) scene = NULL;
      double end;

      entente_sampler_run (sampler, 100, 1, NULL);
      robustness = entente_sampler_get_result (sampler);
      if (i == 3)
        c.evaluation->gates[2] = 0;
      if (i == 4)
        {
          c.input.shows_certainty = TRUE;
          c.input.robustness = robustness;
        }
      scene = entente_ranking_scene_new (&c.input);
      end = scene->row_y[scene->rows[scene->n_rows - 1]] + scene->row_height;
      g_assert_cmpuint (scene->n_notes, ==, expected[i].n);
      if (expected[i].n > 0)
        {
          g_assert_cmpint (scene->notes[0].sign, ==, expected[i].sign);
          g_assert_cmpuint (strlen (scene->notes[0].text), >, 10);
          g_assert_cmpfloat (scene->notes_y, >=, end + 8);
          g_assert_cmpfloat (scene->content_height, >=, scene->notes_y + 14);
        }
      g_assert_cmpfloat (scene->content_height, >=, end + 10);
      g_assert_cmpfloat (scene->content_height, <=, end + 90);
      if (i == 4)
        {
          g_assert_cmpfloat (scene->ranks_y, >=, end);
          g_assert_cmpfloat (scene->ranks_y + 14, <=, scene->notes_y);
        }
      clear_case (&c);
    }
}

/* What stands over the rows of a tier. */
static void
test_headers (void)
{
  const double scores[] = { 0.9, 0.8, 0.5, NAN };
  Case c = make_case (scores, 4);
  static const char *const texts[][3] = { { "Tier 1", "Group 0, 2", "from 60.0" }, { "Tier 2", "Group 1, 1", "from 40.0" },
                                          { "Tier 3", "Group 2, 0", NULL }, { "Not rated", "1", NULL } };
  g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input), page = NULL;
  guint i;

  g_assert_cmpuint (scene->n_headers, ==, 4);
  for (i = 0; i < 4; i++)
    {
      g_assert_cmpstr (scene->headers[i].name, ==, texts[i][0]);
      g_assert_cmpstr (scene->headers[i].detail, ==, texts[i][1]);
      g_assert_cmpstr (scene->headers[i].from, ==, texts[i][2]);
      g_assert_cmpuint (scene->headers[i].tier, ==, i);
      g_assert_cmpint (scene->headers[i].is_cut, ==, i == 1 || i == 2);
      g_assert_cmpint (scene->headers[i].movable, ==, i == 1 || i == 2);
    }
  c.input.for_export = TRUE;
  page = entente_ranking_scene_new (&c.input);
  g_assert_false (page->headers[1].movable);
  g_assert_true (page->headers[1].is_cut);
  clear_case (&c);
}

/* Tiers by profile don't follow the order: no line parts them. */
static void
test_profiles_have_no_cut_offs (void)
{
  const double scores[] = { 0.9, 0.5, 0.1 };
  Case c = make_case (scores, 3);
  g_autoptr (EntenteRankingScene) by_score = entente_ranking_scene_new (&c.input);
  g_autoptr (EntenteScenario) scenario = entente_scenario_copy (c.input.scenario);
  g_autoptr (EntenteRankingScene) by_profile = NULL;

  scenario->tier_rule = ENTENTE_TIER_RULE_PROFILES;
  c.input.scenario = scenario;
  by_profile = entente_ranking_scene_new (&c.input);
  g_assert_false (by_score->headers[0].is_cut);
  g_assert_true (by_score->headers[1].is_cut);
  g_assert_false (by_profile->headers[1].is_cut);
  g_assert_false (by_profile->headers[1].movable);
  clear_case (&c);
}

static void
test_cut_off_position (void)
{
  const double scores[] = { 0.9, 0.8, 0.5, 0.45, 0.2 };
  Case c = make_case (scores, 5);
  g_autoptr (EntenteRankingScene) scene = NULL;

  c.input.viewport.y = 30;
  scene = entente_ranking_scene_new (&c.input);
  /* The line above Tier 2 stands under two rows, the one above Tier 3 under four. */
  g_assert_cmpfloat (entente_ranking_scene_get_cut_off_position (scene, 0, scene->headers[1].y - 30), ==, 2);
  g_assert_cmpfloat (entente_ranking_scene_get_cut_off_position (scene, 1, scene->headers[2].y - 30), ==, 4);
  clear_case (&c);
}

static void
test_legend_in_exports (void)
{
  const double scores[] = { 0.9, 0.8 };
  Case c = make_case (scores, 2);
  g_autoptr (EntenteRankingScene) screen = entente_ranking_scene_new (&c.input);
  g_autoptr (EntenteRankingScene) paper = NULL;

  c.input.for_export = TRUE;
  paper = entente_ranking_scene_new (&c.input);
  g_assert_cmpuint (screen->n_keys, ==, 0);
  g_assert_cmpuint (paper->n_keys, ==, 1);
  g_assert_true (g_str_has_suffix (paper->keys[0].text, "100 %"));
  g_assert_false (paper->headers[1].movable);
  g_assert_cmpfloat (paper->list_y, >, screen->list_y);
  clear_case (&c);
}

/* Nobody scrolls on a stage: rows come closer together while that shows all of tier 1. */
static void
test_stage_shows_first_tier (void)
{
  const double scores[] = { 0.99, 0.98, 0.97, 0.96, 0.95, 0.94, 0.93, 0.92, 0.1, 0.09, 0.08, 0.07 };
  Case c = make_case (scores, G_N_ELEMENTS (scores));
  guint n_first = c.evaluation->tier_sizes[0], n_closer = 0, i;

  g_assert_cmpuint (n_first, >, 4);
  c.input.for_export = TRUE;
  for (c.input.height = 150; c.input.height < 500; c.input.height += 5)
    {
      g_autoptr (EntenteRankingScene) usual = NULL, stage = NULL;
      guint n = 0;

      c.input.medium = ENTENTE_MEDIUM_PRINT;
      usual = entente_ranking_scene_new (&c.input);
      c.input.medium = ENTENTE_MEDIUM_STAGE;
      stage = entente_ranking_scene_new (&c.input);
      g_assert_cmpfloat (stage->row_height, <=, usual->row_height);
      g_assert_cmpfloat (stage->row_height, >=, 12);
      g_assert_cmpfloat (stage->bar_height + 4, <, stage->row_height);
      for (i = 0; i < n_first; i++)
        n += stage->row_y[stage->rows[i]] + stage->row_height <= stage->height;
      n_closer += stage->row_height < usual->row_height;
      if (stage->row_height < usual->row_height)
        g_assert_cmpuint (n, ==, n_first);
    }
  g_assert_cmpuint (n_closer, >, 2);
  clear_case (&c);
}

/* Prints may have no colours: legend and bars tell criteria by number. */
static void
test_prints_number_the_criteria (void)
{
  const double scores[] = { 0.9, 0.8 };
  Case c = make_case (scores, 2);
  g_autoptr (EntenteRankingScene) paper = NULL;

  c.input.for_export = TRUE;
  c.input.medium = ENTENTE_MEDIUM_PRINT;
  paper = entente_ranking_scene_new (&c.input);
  g_assert_true (paper->numbers_criteria);
  g_assert_true (g_str_has_prefix (paper->keys[0].text, "1  "));
  clear_case (&c);
}

/* Room for whiskers is there before they are: nothing moves when the draws come in. */
static void
test_whiskers_keep_their_room (void)
{
  const double scores[] = { 0.2, 0.9, 0.5, NAN, 0.65 };
  Case c = make_case (scores, 5);
  g_autoptr (EntenteSampler) sampler = entente_sampler_new (c.evaluation->values, c.scenario, 1);
  g_autoptr (EntenteRobustness) robustness = NULL;
  g_autoptr (EntenteRankingScene) plain = entente_ranking_scene_new (&c.input);
  g_autoptr (EntenteRankingScene) waiting = NULL, scene = NULL;
  double low, high;
  guint i;

  entente_sampler_run (sampler, 100, 1, NULL);
  robustness = entente_sampler_get_result (sampler);
  c.input.shows_certainty = TRUE;
  waiting = entente_ranking_scene_new (&c.input);
  c.input.robustness = robustness;
  scene = entente_ranking_scene_new (&c.input);
  g_assert_cmpfloat (plain->columns.whisker, ==, plain->columns.whisker_end);
  g_assert_cmpfloat (waiting->columns.bar_end, <, plain->columns.bar_end);
  g_assert_cmpmem (&waiting->columns, sizeof waiting->columns, &scene->columns, sizeof scene->columns);
  g_assert_false (entente_ranking_scene_get_span (waiting, 1, &low, &high));
  for (i = 0; i < 5; i++)
    if (i == 3)
      g_assert_false (entente_ranking_scene_get_span (scene, i, &low, &high));
    else
      {
        /* One criterion and exact facts: always the same rank. */
        g_assert_true (entente_ranking_scene_get_span (scene, i, &low, &high));
        g_assert_cmpfloat (low, ==, c.evaluation->ranks[i]);
        g_assert_cmpfloat (high, ==, c.evaluation->ranks[i]);
      }
  g_assert_cmpfloat (entente_ranking_scene_get_rank_x (scene, 1), ==, scene->columns.whisker);
  g_assert_cmpfloat (entente_ranking_scene_get_rank_x (scene, 4), ==, scene->columns.whisker_end);
  clear_case (&c);
}

/* Six round numbers at most, as near to each other as that allows. */
static void
test_rank_numbers_are_round (void)
{
  static const guint counts[][2] = { { 1, 1 }, { 6, 1 }, { 7, 2 }, { 11, 2 }, { 12, 5 }, { 26, 5 }, { 27, 10 },
                                     { 86, 20 }, { 101, 20 }, { 102, 50 }, { 251, 50 }, { 252, 100 }, { 900, 200 } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree double *scores = g_new (double, counts[i][0]);
      g_autoptr (EntenteRankingScene) scene = NULL;
      Case c;
      guint k;

      for (k = 0; k < counts[i][0]; k++)
        scores[k] = k / (double) counts[i][0];
      c = make_case (scores, counts[i][0]);
      c.input.shows_certainty = TRUE;
      scene = entente_ranking_scene_new (&c.input);
      g_assert_cmpuint (scene->rank_step, ==, counts[i][1]);
      clear_case (&c);
    }
}

/* Both sides of the slope lines share one pitch: a ranking compared with itself has level lines. */
static void
test_slopes_are_level_where_nothing_moves (void)
{
  const double scores[] = { 0.2, 0.9, 0.5, NAN, 0.65, 0.62, 0.41 };
  const char *const filters[] = { NULL, "partner 1", NULL };
  Case c = make_case (scores, 7);
  guint f, i;

  c.input.other_ranking = c.evaluation;
  c.input.other_name = "Same";
  for (f = 0; f < G_N_ELEMENTS (filters); f++)
    {
      g_autoptr (EntenteRankingScene) scene = NULL;

      c.input.filter = filters[f];
      c.input.row_zoom = 0.5 + f;
      scene = entente_ranking_scene_new (&c.input);
      g_assert_nonnull (scene->slope_words);
      g_assert_nonnull (strstr (scene->slope_words, "Same"));
      for (i = 0; i < 7; i++)
        if (i == 3)
          g_assert_true (isnan (scene->other_y[i]));
        else if (isnan (scene->row_y[i]))
          g_assert_true (isnan (scene->other_y[i]));
        else
          g_assert_cmpfloat (scene->other_y[i], ==, scene->row_y[i]);
    }
  clear_case (&c);
}

static void
test_slopes_start_at_the_other_ranking (void)
{
  const double before[] = { 0.9, 0.7, 0.5, 0.3 }, after[] = { 0.3, 0.7, 0.5, 0.9 };
  Case old = make_case (before, 4), c = make_case (after, 4);
  g_autoptr (EntenteRankingScene) plain = entente_ranking_scene_new (&c.input);
  g_autoptr (EntenteRankingScene) scene = NULL;
  g_autoptr (EntenteRankingScene) narrow = NULL;

  g_assert_null (plain->other_y);
  g_assert_cmpfloat (plain->columns.start, ==, 0);
  c.input.other_ranking = old.evaluation;
  c.input.other_name = "Before";
  scene = entente_ranking_scene_new (&c.input);
  g_assert_cmpfloat (scene->other_y[0], ==, scene->row_y[3]);
  g_assert_cmpfloat (scene->other_y[3], ==, scene->row_y[0]);
  g_assert_cmpfloat (scene->other_y[1], ==, scene->row_y[1]);
  g_assert_nonnull (strstr (scene->slope_words, "2 of 4"));
  g_assert_cmpfloat (scene->columns.slope, <, scene->columns.slope_end);
  g_assert_cmpfloat (scene->columns.slope_end, <, scene->columns.rank_end);
  g_assert_cmpfloat (scene->list_y, >, plain->list_y);
  /* Too narrow for lines: nothing speaks of them either. */
  c.input.width = 360;
  narrow = entente_ranking_scene_new (&c.input);
  g_assert_null (narrow->other_y);
  g_assert_null (narrow->slope_words);
  clear_case (&c);
  clear_case (&old);
}

/* Low rows have smaller letters, from one font to the next as they get lower. */
static void
test_row_fonts (void)
{
  const double scores[] = { 0.9, 0.5, 0.4 };
  Case c = make_case (scores, 3);
  guint n_fonts[3] = { 0, 0, 0 };

  for (c.input.row_zoom = 0.3; c.input.row_zoom <= 1; c.input.row_zoom += 0.01)
    {
      g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);
      const double room = scene->row_height;

      n_fonts[room >= 18 ? 0 : room >= 15.5 ? 1 : 2]++;
      g_assert_cmpint (scene->name_font, ==, room >= 18 ? ENTENTE_FONT_BODY : room >= 15.5 ? ENTENTE_FONT_LABEL
                                                                                            : ENTENTE_FONT_NOTE);
      g_assert_cmpint (scene->strong_font, ==, room >= 18 ? ENTENTE_FONT_BODY_STRONG : ENTENTE_FONT_LABEL_STRONG);
    }
  g_assert_cmpuint (n_fonts[0], >, 0);
  g_assert_cmpuint (n_fonts[1], >, 2);
  g_test_message ("%u %u %u", n_fonts[0], n_fonts[1], n_fonts[2]);
  clear_case (&c);
}

static void
test_row_zoom (void)
{
  const double scores[] = { 0.9, 0.5, 0.4 };
  Case c = make_case (scores, 3);
  g_autoptr (EntenteRankingScene) normal = entente_ranking_scene_new (&c.input);
  double last = 0;

  for (c.input.width = 360; c.input.width <= 1000; c.input.width += 640, last = 0)
    for (c.input.row_zoom = 0.5; c.input.row_zoom <= 3; c.input.row_zoom += 0.25)
      {
        g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);
        EntenteExtent extent;

        g_assert_cmpfloat (scene->row_height, >=, last);
        last = scene->row_height;
        g_assert_cmpfloat (scene->bar_height, <, scene->row_height);
        assert_columns_in_order (scene);
        /* The letters of one row keep off those of the next. */
        get_fixed_extent (NULL, scene->name_font, "x", &extent);
        g_assert_cmpfloat (0.82 * extent.height * scene->text_zoom, <=, scene->row_height + 0.5);
        g_assert_cmpfloat (entente_ranking_scene_get_cut_off_position (scene, 0, scene->headers[1].y), ==, 1);
      }
  c.input.width = 800;
  c.input.row_zoom = 2;
  {
    g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);

    g_assert_cmpfloat (scene->row_height, ==, 2 * normal->row_height);
    g_assert_cmpfloat (scene->text_zoom, >, 1);
  }
  c.input.row_zoom = 99;
  {
    g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c.input);

    g_assert_cmpfloat (scene->row_height, ==, 3 * normal->row_height);
  }
  clear_case (&c);
}

/* Sorted by a criterion the numbers are that criterion's, and fall from row to row. */
static void
test_sorted_numbers_are_the_criterions (void)
{
  DatasetFixture *fixture = dataset_fixture_new (30, 3, 2);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  g_autoptr (EntenteRankingScene) scene = NULL;
  EntenteSceneInput input;
  double last = G_MAXDOUBLE;
  guint i, n_differ = 0;

  dataset_fixture_fill (fixture, random, 0.3, 1000);
  scenario = entente_scenario_new (fixture->dataset);
  values = entente_values_new (fixture->dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  input = make_scene_input (fixture->dataset, scenario, evaluation);
  input.sort_criterion = 1;
  scene = entente_ranking_scene_new (&input);
  g_assert_cmpuint (scene->n_rows, ==, 30);
  for (i = 0; i < scene->n_rows; i++)
    {
      const double points = entente_evaluation_get_contribution (evaluation, scene->rows[i], 1);
      g_autofree char *text = entente_format_points (points);
      EntenteRankingRow row;

      if (isnan (entente_values_get_criterion (values, scene->rows[i], 1)))
        continue;
      entente_ranking_scene_get_row (scene, scene->rows[i], &row);
      g_assert_cmpstr (row.score_text, ==, text);
      g_assert_cmpfloat (points, <=, last);
      last = points;
      n_differ += points != evaluation->scores[scene->rows[i]];
    }
  g_assert_cmpuint (n_differ, >, 20);
  dataset_fixture_free (fixture);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranking-scene/rows-follow-tiers", test_rows_follow_tiers);
  g_test_add_func ("/ranking-scene/gate", test_a_gate_moves_the_row_not_the_rank);
  g_test_add_func ("/ranking-scene/near-ties", test_near_ties);
  g_test_add_func ("/ranking-scene/changes", test_changes);
  g_test_add_func ("/ranking-scene/filter-and-sort", test_filter_and_sort);
  g_test_add_func ("/ranking-scene/stage-shows-first-tier", test_stage_shows_first_tier);
  g_test_add_func ("/ranking-scene/columns-fit-every-width", test_columns_fit_every_width);
  g_test_add_func ("/ranking-scene/columns-have-room", test_columns_have_room);
  g_test_add_func ("/ranking-scene/legend-fits", test_legend_fits);
  g_test_add_func ("/ranking-scene/notes-explain-signs", test_notes_explain_signs);
  g_test_add_func ("/ranking-scene/headers", test_headers);
  g_test_add_func ("/ranking-scene/columns-grow-with-letters", test_columns_grow_with_letters);
  g_test_add_func ("/ranking-scene/cut-off-position", test_cut_off_position);
  g_test_add_func ("/ranking-scene/export-ends-with-a-whole-row", test_export_ends_with_a_whole_row);
  g_test_add_func ("/ranking-scene/whiskers-keep-their-room", test_whiskers_keep_their_room);
  g_test_add_func ("/ranking-scene/rank-numbers-are-round", test_rank_numbers_are_round);
  g_test_add_func ("/ranking-scene/legend-in-exports", test_legend_in_exports);
  g_test_add_func ("/ranking-scene/profiles-have-no-cut-offs", test_profiles_have_no_cut_offs);
  g_test_add_func ("/ranking-scene/level-slopes", test_slopes_are_level_where_nothing_moves);
  g_test_add_func ("/ranking-scene/slopes", test_slopes_start_at_the_other_ranking);
  g_test_add_func ("/ranking-scene/prints", test_prints_number_the_criteria);
  g_test_add_func ("/ranking-scene/row-fonts", test_row_fonts);
  g_test_add_func ("/ranking-scene/row-zoom", test_row_zoom);
  g_test_add_func ("/ranking-scene/sorted-numbers", test_sorted_numbers_are_the_criterions);
  return g_test_run ();
}

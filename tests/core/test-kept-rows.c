/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The same file gives the same picture, also in the next version: where everything stands in the Ranking and in Certainty
 * of a file that stays as it is. */

#include "kept-variation.h"

#include "entente-certainty-scene-private.h"
#include "entente-ranking-scene.h"

#define N_VARIATIONS 120

/* -- Ranking ----------------------------------------------------------------------------------------------- */

static void
add_ranking_columns (KeptNumbers *kept,
                     const EntenteRankingScene *scene)
{
  static const KeptMember whole[] = {
    KEPT_MEMBER (EntenteRankingScene, has_changes), KEPT_MEMBER (EntenteRankingScene, form),
    KEPT_MEMBER (EntenteRankingScene, fixed), KEPT_MEMBER (EntenteRankingScene, heads_y),
    KEPT_MEMBER (EntenteRankingScene, list_y), KEPT_MEMBER (EntenteRankingScene, row_height),
    KEPT_MEMBER (EntenteRankingScene, header_height), KEPT_MEMBER (EntenteRankingScene, bar_height),
    KEPT_MEMBER (EntenteRankingScene, text_zoom), KEPT_MEMBER (EntenteRankingScene, name_font),
    KEPT_MEMBER (EntenteRankingScene, strong_font), KEPT_MEMBER (EntenteRankingScene, numbers_criteria),
    KEPT_MEMBER (EntenteRankingScene, content_height), KEPT_MEMBER (EntenteRankingScene, slope_words_y),
    KEPT_MEMBER (EntenteRankingScene, notes_y), KEPT_MEMBER (EntenteRankingScene, ranks_y),
    KEPT_MEMBER (EntenteRankingScene, rank_step),
  };
  static const KeptMember columns[] = {
    KEPT_MEMBER (EntenteRankingColumns, other_end), KEPT_MEMBER (EntenteRankingColumns, slope),
    KEPT_MEMBER (EntenteRankingColumns, slope_end), KEPT_MEMBER (EntenteRankingColumns, start),
    KEPT_MEMBER (EntenteRankingColumns, bracket), KEPT_MEMBER (EntenteRankingColumns, rank_end),
    KEPT_MEMBER (EntenteRankingColumns, change), KEPT_MEMBER (EntenteRankingColumns, mark),
    KEPT_MEMBER (EntenteRankingColumns, name), KEPT_MEMBER (EntenteRankingColumns, name_end),
    KEPT_MEMBER (EntenteRankingColumns, bar), KEPT_MEMBER (EntenteRankingColumns, bar_end),
    KEPT_MEMBER (EntenteRankingColumns, score_end), KEPT_MEMBER (EntenteRankingColumns, handle),
    KEPT_MEMBER (EntenteRankingColumns, end), KEPT_MEMBER (EntenteRankingColumns, whisker),
    KEPT_MEMBER (EntenteRankingColumns, whisker_end),
  };

  KEPT_ARRAY (kept, "ranking", scene, 1, whole);
  KEPT_ARRAY (kept, "columns", &scene->columns, 1, columns);
}

static void
add_ranking_rows (KeptNumbers *kept,
                  const EntenteRankingScene *scene)
{
  static const KeptMember keys[] = {
    KEPT_MEMBER (EntenteRankingKey, criterion), KEPT_MEMBER (EntenteRankingKey, x), KEPT_MEMBER (EntenteRankingKey, y),
    KEPT_MEMBER (EntenteRankingKey, width),
  };
  static const KeptMember headers[] = {
    KEPT_MEMBER (EntenteRankingHeader, tier), KEPT_MEMBER (EntenteRankingHeader, y),
    KEPT_MEMBER (EntenteRankingHeader, count), KEPT_MEMBER (EntenteRankingHeader, is_cut),
    KEPT_MEMBER (EntenteRankingHeader, movable),
  };
  static const KeptMember others[] = {
    KEPT_MEMBER (EntenteRankingOtherHeader, tier), KEPT_MEMBER (EntenteRankingOtherHeader, y),
  };
  static const KeptMember notes[] = { KEPT_MEMBER (EntenteRankingNote, sign) };
  guint i;

  KEPT_ARRAY (kept, "keys", scene->keys, scene->n_keys, keys);
  KEPT_ARRAY (kept, "headers", scene->headers, scene->n_headers, headers);
  KEPT_ARRAY (kept, "other-headers", scene->other_headers, scene->n_other_headers, others);
  KEPT_ARRAY (kept, "notes", scene->notes, scene->n_notes, notes);
  kept_numbers_add_ints (kept, "rows", scene->rows, scene->n_rows);
  kept_numbers_add_doubles (kept, "row-y", scene->row_y, scene->n_partners);
  kept_numbers_add_doubles (kept, "other-y", scene->other_y, scene->other_y != NULL ? scene->n_partners : 0);
  for (i = 0; i < 5; i++)
    {
      const double ranks[] = { entente_ranking_scene_get_rank_x (scene, i * 20 + 1),
                               entente_ranking_scene_get_cut_off_position (scene, i % 3, 90 + 130 * i),
                               entente_ranking_scene_find_row (scene, 120 + 90 * i) };

      kept_numbers_add_doubles (kept, "answers", ranks, G_N_ELEMENTS (ranks));
    }
}

/* What each row says. */
static void
add_ranking_words (KeptNumbers *kept,
                   const EntenteRankingScene *scene)
{
  static const KeptMember members[] = {
    KEPT_MEMBER (EntenteRankingRow, rank), KEPT_MEMBER (EntenteRankingRow, tier), KEPT_MEMBER (EntenteRankingRow, change),
    KEPT_MEMBER (EntenteRankingRow, has_change), KEPT_MEMBER (EntenteRankingRow, gated),
    KEPT_MEMBER (EntenteRankingRow, firm), KEPT_MEMBER (EntenteRankingRow, near_next),
    KEPT_MEMBER (EntenteRankingRow, what_if),
  };
  g_autofree EntenteRankingRow *rows = g_new0 (EntenteRankingRow, scene->n_partners);
  g_autofree double *spans = g_new0 (double, 3 * scene->n_partners);
  g_autofree guint *hashes = g_new0 (guint, scene->n_partners);
  guint i;

  for (i = 0; i < scene->n_partners; i++)
    {
      entente_ranking_scene_get_row (scene, i, &rows[i]);
      if (!entente_ranking_scene_get_span (scene, i, &spans[3 * i], &spans[3 * i + 1]))
        spans[3 * i] = spans[3 * i + 1] = -1;
      spans[3 * i + 2] = entente_ranking_scene_get_missing (scene, i);
      hashes[i] = (g_str_hash (rows[i].rank_text) + g_str_hash (rows[i].change_text) + g_str_hash (rows[i].score_text)) % 997;
    }
  KEPT_ARRAY (kept, "row", rows, scene->n_partners, members);
  kept_numbers_add_doubles (kept, "spans", spans, 3 * scene->n_partners);
  kept_numbers_add_ints (kept, "words", hashes, scene->n_partners);
}

static void
add_ranking_pictures (KeptNumbers *kept,
                      KeptSample *sample,
                      const char *view)
{
  static const KeptPicture pictures[] = {
    { 700, 560, 1.5, { 1, 0, 0 }, KEPT_SURE },
    { 230, 500, 1, { 1, 0, 0 }, KEPT_SURE | KEPT_COMPARED },
    { 560, 900, 1.5, { 1, 0, 30 }, KEPT_COMPARED | KEPT_SURE },
    { 1000, 720, 1, { 1, 0, 0 }, KEPT_PLAIN },
    { 1280, 800, 1, { 1, 0, 240 }, KEPT_COMPARED | KEPT_LOOKED_AT | KEPT_SURE },
    { 1000, 2600, 1.25, { 1, 0, 0 }, KEPT_EXPORTED | KEPT_COMPARED | KEPT_SURE | KEPT_PRINT },
    { 360, 560, 1, { 1, 0, 60 }, KEPT_TURNED | KEPT_COMPARED | KEPT_LOOKED_AT },
    { 1280, 800, 1, { 1, 0, 0 }, KEPT_SLOPES | KEPT_SORTED },
    { 1920, 1080, 2, { 1, 0, 0 }, KEPT_STAGE | KEPT_EXPORTED },
    { 900, 700, 1, { 1, 0, 0 }, KEPT_FEW | KEPT_SLOPES | KEPT_SURE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (EntenteRankingScene) scene = NULL;
      EntenteSceneInput input;

      kept_sample_init_input (sample, &pictures[i], &input);
      input.row_zoom = i % 3 == 2 ? 1.6 : i % 3 == 1 ? 0.7 : 1;
      scene = entente_ranking_scene_new (&input);
      kept_sample_start (kept, view, i);
      kept_sample_add_heading (kept, scene->heading);
      add_ranking_columns (kept, scene);
      add_ranking_rows (kept, scene);
      add_ranking_words (kept, scene);
    }
}

static void
test_ranking (void)
{
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json"), small = kept_sample_new ("everything.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("ranking.txt");

  add_ranking_pictures (kept, sample, "ranking");
  add_ranking_pictures (kept, small, "ranking-small");
  kept_numbers_check (kept);
}

/* -- Certainty --------------------------------------------------------------------------------------------- */

static void
add_certainty_columns (KeptNumbers *kept,
                       const EntenteCertaintyScene *scene)
{
  static const KeptMember whole[] = {
    KEPT_MEMBER (EntenteCertaintyScene, state), KEPT_MEMBER (EntenteCertaintyScene, form),
    KEPT_MEMBER (EntenteCertaintyScene, fixed), KEPT_MEMBER (EntenteCertaintyScene, heads_y),
    KEPT_MEMBER (EntenteCertaintyScene, ticks_y), KEPT_MEMBER (EntenteCertaintyScene, list_y),
    KEPT_MEMBER (EntenteCertaintyScene, row_height), KEPT_MEMBER (EntenteCertaintyScene, cell_height),
    KEPT_MEMBER (EntenteCertaintyScene, name_font), KEPT_MEMBER (EntenteCertaintyScene, strong_font),
    KEPT_MEMBER (EntenteCertaintyScene, words_font), KEPT_MEMBER (EntenteCertaintyScene, says_today),
    KEPT_MEMBER (EntenteCertaintyScene, rows_end), KEPT_MEMBER (EntenteCertaintyScene, content_height),
    KEPT_MEMBER (EntenteCertaintyScene, n_ranks), KEPT_MEMBER (EntenteCertaintyScene, ranks_per_column),
    KEPT_MEMBER (EntenteCertaintyScene, n_columns), KEPT_MEMBER (EntenteCertaintyScene, rank_width),
    KEPT_MEMBER (EntenteCertaintyScene, has_gaps), KEPT_MEMBER (EntenteCertaintyScene, least_number),
  };
  static const KeptMember columns[] = {
    KEPT_MEMBER (EntenteCertaintyColumns, rank_end), KEPT_MEMBER (EntenteCertaintyColumns, mark),
    KEPT_MEMBER (EntenteCertaintyColumns, name), KEPT_MEMBER (EntenteCertaintyColumns, name_end),
    KEPT_MEMBER (EntenteCertaintyColumns, cells), KEPT_MEMBER (EntenteCertaintyColumns, cells_end),
    KEPT_MEMBER (EntenteCertaintyColumns, words), KEPT_MEMBER (EntenteCertaintyColumns, words_end),
    KEPT_MEMBER (EntenteCertaintyColumns, share_end), KEPT_MEMBER (EntenteCertaintyColumns, ranks_end),
  };
  static const KeptMember ticks[] = { KEPT_MEMBER (EntenteCertaintyTick, rank), KEPT_MEMBER (EntenteCertaintyTick, x) };
  static const KeptMember parts[] = {
    KEPT_MEMBER (EntenteCertaintyTier, tier), KEPT_MEMBER (EntenteCertaintyTier, x),
    KEPT_MEMBER (EntenteCertaintyTier, x_end), KEPT_MEMBER (EntenteCertaintyTier, y_end),
    KEPT_MEMBER (EntenteCertaintyTier, name_x),
  };
  static const KeptMember keys[] = {
    KEPT_MEMBER (EntenteCertaintyKey, kind), KEPT_MEMBER (EntenteCertaintyKey, x), KEPT_MEMBER (EntenteCertaintyKey, y),
    KEPT_MEMBER (EntenteCertaintyKey, sign), KEPT_MEMBER (EntenteCertaintyKey, width),
  };

  KEPT_ARRAY (kept, "certainty", scene, 1, whole);
  KEPT_ARRAY (kept, "columns", &scene->columns, 1, columns);
  KEPT_ARRAY (kept, "ticks", scene->ticks, scene->n_ticks, ticks);
  KEPT_ARRAY (kept, "parts", scene->parts, scene->n_parts, parts);
  KEPT_ARRAY (kept, "keys", scene->keys, scene->n_keys, keys);
}

static void
add_certainty_rows (KeptNumbers *kept,
                    const EntenteCertaintyScene *scene)
{
  static const KeptMember members[] = {
    KEPT_MEMBER (EntenteCertaintyRow, rank), KEPT_MEMBER (EntenteCertaintyRow, tier),
    KEPT_MEMBER (EntenteCertaintyRow, likeliest), KEPT_MEMBER (EntenteCertaintyRow, certainty),
    KEPT_MEMBER (EntenteCertaintyRow, known), KEPT_MEMBER (EntenteCertaintyRow, low),
    KEPT_MEMBER (EntenteCertaintyRow, high),
  };
  g_autofree EntenteCertaintyRow *rows = g_new0 (EntenteCertaintyRow, scene->n_partners);
  g_autofree double *shares = g_new0 (double, scene->n_columns);
  double answers[24];
  guint i;

  kept_numbers_add_ints (kept, "rows", scene->rows, scene->n_rows);
  kept_numbers_add_doubles (kept, "row-y", scene->row_y, scene->n_partners);
  for (i = 0; i < scene->n_partners; i++)
    entente_certainty_scene_get_row (scene, i, &rows[i]);
  KEPT_ARRAY (kept, "row", rows, scene->n_partners, members);
  for (i = 0; i < scene->n_partners && scene->state == ENTENTE_CERTAINTY_STATE_SHOWN; i += 9)
    {
      entente_certainty_scene_get_cells (scene, i, shares);
      kept_numbers_add_doubles (kept, "cells", shares, scene->n_columns);
    }
  for (i = 0; i < 8; i++)
    {
      answers[3 * i] = entente_certainty_scene_find_row (scene, 100 + 70 * i);
      answers[3 * i + 1] = entente_certainty_scene_find_column (scene, 0.12 * i * scene->width);
      answers[3 * i + 2] = entente_certainty_scene_get_rank_x (scene, 1 + 7 * i);
    }
  kept_numbers_add_doubles (kept, "answers", answers, G_N_ELEMENTS (answers));
}

static void
add_certainty_pictures (KeptNumbers *kept,
                        KeptSample *sample,
                        const char *view)
{
  static const KeptPicture pictures[] = {
    { 700, 560, 1.5, { 1, 0, 0 }, KEPT_SURE },
    { 230, 500, 1, { 1, 0, 0 }, KEPT_SURE | KEPT_COMPARED },
    { 560, 900, 1.5, { 1, 0, 30 }, KEPT_COMPARED | KEPT_SURE },
    { 1000, 720, 1, { 1, 0, 0 }, KEPT_SURE },
    { 1600, 1000, 1, { 1, 0, 200 }, KEPT_SURE | KEPT_LOOKED_AT },
    { 1000, 2600, 1.25, { 1, 0, 0 }, KEPT_SURE | KEPT_EXPORTED | KEPT_PRINT },
    { 360, 560, 1, { 1, 0, 60 }, KEPT_SURE | KEPT_TURNED },
    { 700, 500, 1, { 1, 0, 0 }, KEPT_LOOKED_AT },
    { 1920, 1080, 2, { 1, 0, 0 }, KEPT_SURE | KEPT_STAGE | KEPT_EXPORTED },
    { 1280, 800, 1, { 1, 0, 0 }, KEPT_SURE | KEPT_FEW },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (EntenteCertaintyScene) scene = NULL;
      EntenteSceneInput input;

      kept_sample_init_input (sample, &pictures[i], &input);
      input.row_zoom = i % 3 == 1 ? 2 : 1;
      input.drawn = i % 2 == 0 ? sample->other : NULL;
      scene = entente_certainty_scene_new (&input);
      kept_sample_start (kept, view, i);
      kept_sample_add_heading (kept, scene->heading);
      add_certainty_columns (kept, scene);
      add_certainty_rows (kept, scene);
    }
}

static void
test_certainty (void)
{
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json"), small = kept_sample_new ("everything.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("certainty.txt");

  add_certainty_pictures (kept, sample, "certainty");
  add_certainty_pictures (kept, small, "certainty-small");
  kept_numbers_check (kept);
}

/* -- Of other files, in other windows ---------------------------------------------------------------------- */

static void
add_ranking_texts (KeptNumbers *kept,
                   const EntenteRankingScene *scene)
{
  static const KeptMember headers[] = {
    KEPT_TEXT (EntenteRankingHeader, name), KEPT_TEXT (EntenteRankingHeader, detail),
    KEPT_TEXT (EntenteRankingHeader, from),
  };
  static const KeptMember keys[] = { KEPT_TEXT (EntenteRankingKey, text) };
  static const KeptMember notes[] = { KEPT_TEXT (EntenteRankingNote, text) };

  KEPT_ARRAY (kept, "headers", scene->headers, scene->n_headers, headers);
  KEPT_ARRAY (kept, "keys", scene->keys, scene->n_keys, keys);
  KEPT_ARRAY (kept, "notes", scene->notes, scene->n_notes, notes);
  kept_numbers_add_text (kept, "slopes", scene->slope_words);
  kept_numbers_add_text (kept, "empty", scene->empty);
}

static void
add_certainty_texts (KeptNumbers *kept,
                     const EntenteCertaintyScene *scene)
{
  static const KeptMember parts[] = { KEPT_TEXT (EntenteCertaintyTier, name) };
  static const KeptMember keys[] = { KEPT_TEXT (EntenteCertaintyKey, text) };
  guint i;

  KEPT_ARRAY (kept, "parts", scene->parts, scene->n_parts, parts);
  KEPT_ARRAY (kept, "keys", scene->keys, scene->n_keys, keys);
  kept_numbers_add_text (kept, "title", scene->title);
  kept_numbers_add_text (kept, "subtitle", scene->subtitle);
  kept_numbers_add_text (kept, "marking", scene->marking);
  kept_numbers_add_text (kept, "empty", scene->empty);
  for (i = 0; i < scene->n_partners; i += 4)
    {
      g_autofree char *row = entente_certainty_scene_describe_row (scene, i);
      g_autofree char *cell = scene->n_columns > 0 ? entente_certainty_scene_describe_cell (scene, i, i % scene->n_columns) : NULL;

      kept_numbers_add_text (kept, "row", row);
      kept_numbers_add_text (kept, "cell", cell);
    }
}

static void
test_variations (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("rows-varied.txt");
  guint i;

  kept_numbers_set_brief (kept);
  for (i = 0; i < N_VARIATIONS; i++)
    {
      g_autoptr (KeptSample) sample = kept_variation_new_sample (3000 + i);
      g_autoptr (EntenteRankingScene) ranking = NULL;
      g_autoptr (EntenteCertaintyScene) certainty = NULL;
      EntenteSceneInput input;
      KeptPicture picture;

      kept_variation_init_picture (&picture, 3000 + i);
      picture.viewport = (EntenteViewport) { 1, 0, i % 4 == 0 ? 40 * (i % 9) : 0 };
      kept_sample_init_input (sample, &picture, &input);
      input.row_zoom = 0.5 + i % 6 * 0.5;
      ranking = entente_ranking_scene_new (&input);
      kept_sample_start (kept, "ranking", i);
      kept_sample_add_heading (kept, ranking->heading);
      add_ranking_columns (kept, ranking);
      add_ranking_rows (kept, ranking);
      add_ranking_words (kept, ranking);
      add_ranking_texts (kept, ranking);
      input.robustness = i % 7 != 0 ? sample->robustness : NULL;
      input.drawn = i % 2 == 0 ? sample->other : NULL;
      certainty = entente_certainty_scene_new (&input);
      kept_sample_start (kept, "certainty", i);
      kept_sample_add_heading (kept, certainty->heading);
      add_certainty_columns (kept, certainty);
      add_certainty_rows (kept, certainty);
      add_certainty_texts (kept, certainty);
    }
  kept_numbers_check (kept);
}

/* -- Ends -------------------------------------------------------------------------------------------------- */

/* A change is one whoever it is that changes. */
static void
test_changes_of_anybody (void)
{
  static const KeptPicture picture = { 1000, 720, 1, { 1, 0, 0 }, KEPT_COMPARED };
  g_autoptr (KeptSample) sample = kept_sample_new ("everything.json");
  guint i, k;

  for (k = 0; k <= sample->dataset->n_partners; k++)
    {
      g_autoptr (EntenteRankingScene) scene = NULL;
      EntenteSceneInput input;

      for (i = 0; i < sample->dataset->n_partners; i++)
        sample->other->ranks[i] = sample->evaluation->ranks[i] + (i == k);
      kept_sample_init_input (sample, &picture, &input);
      scene = entente_ranking_scene_new (&input);
      g_assert_cmpint (scene->has_changes, ==, k < sample->dataset->n_partners);
    }
}

/* Where nobody is rated there is one column for the rank that somebody would take. */
static void
test_nobody (void)
{
  static const KeptPicture picture = { 1000, 720, 1, { 1, 0, 0 }, KEPT_PLAIN };
  g_autoptr (KeptSample) sample = kept_sample_new ("everything.json");
  g_autoptr (EntenteCertaintyScene) scene = NULL;
  EntenteSceneInput input;
  guint i;

  for (i = 0; i < sample->dataset->n_partners; i++)
    sample->evaluation->ranks[i] = 0;
  kept_sample_init_input (sample, &picture, &input);
  scene = entente_certainty_scene_new (&input);
  g_assert_cmpuint (scene->n_ranks, ==, 1);
  g_assert_cmpuint (scene->n_columns, ==, 1);
  g_assert_cmpfloat (scene->rank_width, >, 0);
  g_assert_cmpuint (entente_certainty_scene_find_drawn_ranks (scene), ==, 1);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-rows/ranking", test_ranking);
  g_test_add_func ("/kept-rows/certainty", test_certainty);
  g_test_add_func ("/kept-rows/variations", test_variations);
  g_test_add_func ("/kept-rows/changes-of-anybody", test_changes_of_anybody);
  g_test_add_func ("/kept-rows/nobody", test_nobody);
  return g_test_run ();
}

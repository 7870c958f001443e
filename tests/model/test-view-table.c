/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The tables say what the pictures show: each is held against the scene of its picture. */

#include "entente-certainty-scene.h"
#include "entente-dataset-reader.h"
#include "entente-format.h"
#include "entente-map-scene.h"
#include "entente-network-layout.h"
#include "entente-network-scene.h"
#include "entente-orbit-scene.h"
#include "entente-ranking-scene.h"
#include "entente-table-certainty.h"
#include "entente-view-table.h"
#include "entente-world.h"

#include <math.h>
#include <string.h>

static const char *const english[] = { "en", NULL };

static void
get_extent (EntenteMeasure *self,
            EntenteFont font,
            const char *text,
            EntenteExtent *extent)
{
  *extent = (EntenteExtent){ .width = 7.0 * strlen (text), .height = 16, .ascent = 12 };
}

static EntenteMeasure measure = { get_extent };

typedef struct
{
  EntenteSession *session;
  EntenteViewFilter *filter;
  EntenteDataset *dataset;
  EntenteEvaluation *evaluation;
  EntenteSceneInput input;
  EntenteViewTable table;
} Case;

static Case
open_sample (EntenteTableKind kind)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "partners-2026.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  Case c = { 0 };

  g_assert_nonnull (dataset);
  c.session = entente_session_new (dataset);
  entente_session_type_share (c.session, 0, 0.6);
  entente_session_evaluate (c.session);
  c.filter = entente_view_filter_new ();
  entente_view_filter_set_dataset (c.filter, dataset);
  c.dataset = entente_session_get_dataset (c.session);
  c.evaluation = entente_session_get_evaluation (c.session);
  c.input = (EntenteSceneInput){ .dataset = c.dataset, .scenario = entente_session_get_scenario (c.session),
                                 .evaluation = c.evaluation, .baseline = entente_session_get_baseline (c.session),
                                 .languages = english, .measure = &measure, .width = 1280, .height = 900,
                                 .text_scale = 1 };
  c.input.viewport.zoom = 1;
  c.input.selected = c.input.hovered = c.input.compared = c.input.sort_criterion = ENTENTE_NONE;
  c.table = (EntenteViewTable){ c.session, c.filter, kind };
  return c;
}

static void
close_sample (Case *c)
{
  g_object_unref (c->filter);
  g_object_unref (c->session);
}

static gboolean
has_column (const Case *c,
            guint column)
{
  g_autoptr (GArray) columns = entente_view_table_list_columns (&c->table);
  guint i;

  for (i = 0; i < columns->len; i++)
    if (g_array_index (columns, guint, i) == column)
      return TRUE;
  return FALSE;
}

static void
assert_says (const Case *c,
             guint column,
             guint row,
             const char *expected)
{
  g_autofree char *text = entente_view_table_write (&c->table, column, row);

  g_assert_true (has_column (c, column));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_ranking (void)
{
  Case c = open_sample (ENTENTE_TABLE_RANKING);
  g_autoptr (EntenteRankingScene) scene = NULL;
  guint i, k, n_changed = 0;

  entente_view_filter_set_other_preset (c.filter, "equal");
  c.input.other_ranking = entente_session_get_preset_ranking (c.session, entente_dataset_find_preset (c.dataset, "equal"));
  c.input.other_name = "Equal";
  scene = entente_ranking_scene_new (&c.input);
  g_assert_cmpuint (scene->n_rows, ==, entente_view_table_count_rows (&c.table));
  for (i = 0; i < scene->n_rows; i++)
    {
      const guint p = scene->rows[i];
      g_autofree char *change = NULL, *other = NULL;
      EntenteRankingRow row;

      entente_ranking_scene_get_row (scene, p, &row);
      assert_says (&c, ENTENTE_COLUMN_RANK, p, row.rank_text);
      assert_says (&c, ENTENTE_COLUMN_NAME, p, row.name);
      change = row.change == 0 ? g_strdup ("–") : g_strconcat (row.change > 0 ? "▲" : "▼", row.change_text, NULL);
      assert_says (&c, ENTENTE_COLUMN_CHANGE, p, change);
      n_changed += row.change != 0;
      other = entente_format_number (scene->other->ranks[p], 0);
      assert_says (&c, ENTENTE_COLUMN_OTHER_RANK, p, other);
      /* The picture marks what facts hardly cover with a sign before the number. */
      g_assert_true (row.firm || g_str_has_prefix (row.score_text, "≈ "));
      assert_says (&c, ENTENTE_COLUMN_SCORE, p, row.firm ? row.score_text : row.score_text + strlen ("≈ "));
      for (k = 0; k < c.dataset->n_criteria; k++)
        if (!isnan (entente_values_get_criterion (c.evaluation->values, p, k)))
          {
            g_autofree char *points = entente_format_points (entente_evaluation_get_contribution (c.evaluation, p, k));

            assert_says (&c, ENTENTE_COLUMN_CRITERION + k, p, points);
          }
    }
  g_assert_cmpuint (n_changed, >, 10);
  close_sample (&c);
}

static void
test_orbit (void)
{
  Case c = open_sample (ENTENTE_TABLE_ORBIT);
  g_autoptr (EntenteOrbitScene) scene = entente_orbit_scene_new (&c.input);
  guint i, j;

  g_assert_cmpuint (scene->n_marks, ==, entente_view_table_count_rows (&c.table));
  g_assert_false (has_column (&c, ENTENTE_COLUMN_SIZE));
  for (i = 0; i < scene->n_marks; i++)
    {
      const EntenteOrbitMark *mark = &scene->marks[i];
      g_autofree char *tier = entente_format_tier (mark->tier);

      assert_says (&c, ENTENTE_COLUMN_NAME, (guint) mark->partner, mark->name);
      assert_says (&c, ENTENTE_COLUMN_TIER, (guint) mark->partner, tier);
      assert_says (&c, ENTENTE_COLUMN_REGION, (guint) mark->partner,
                   entente_text_get (&c.dataset->partners[mark->partner].region, g_get_language_names ()));
      /* In a band the nearer has the higher score. */
      for (j = 0; j < i; j++)
        if (scene->marks[j].tier == mark->tier && scene->marks[j].distance < mark->distance)
          g_assert_cmpint (entente_view_table_compare (&c.table, ENTENTE_COLUMN_SCORE, (guint) scene->marks[j].partner,
                                                       (guint) mark->partner), >=, 0);
    }
  entente_view_filter_set_size_by (c.filter, c.dataset->quantities[0].id);
  g_assert_true (has_column (&c, ENTENTE_COLUMN_SIZE));
  for (i = 0; i < c.dataset->n_partners; i++)
    {
      EntenteCell cell;

      entente_values_get_cell (c.evaluation->values, i, 0, &cell);
      if (!isnan (cell.raw))
        g_assert_cmpfloat (entente_view_table_get_number (&c.table, ENTENTE_COLUMN_SIZE, i), ==, cell.raw);
    }
  close_sample (&c);
}

/* Rows are the ties that lines are drawn for: one a tie between the focus and others, one a pair otherwise. */
static void
test_network (void)
{
  Case c = open_sample (ENTENTE_TABLE_NETWORK);
  g_autoptr (GHashTable) in_table = g_hash_table_new (NULL, NULL), drawn = g_hash_table_new (NULL, NULL);
  EntenteNetworkLayout *layout = entente_network_layout_new (c.dataset, NULL);
  const guint n = entente_view_table_count_rows (&c.table);
  guint row, n_rows = 0, i;
  int partner;

  entente_view_filter_show_tie_kind (c.filter, 0, FALSE);
  c.input.tie_kinds_shown = entente_view_filter_get_tie_kinds (c.filter);
  for (row = 0; row < n; row++)
    if (entente_view_table_shows_row (&c.table, row))
      {
        const EntenteTie *tie = &c.dataset->ties[row];

        n_rows++;
        g_hash_table_add (in_table, GUINT_TO_POINTER (row + 1));
        g_assert_cmpint (tie->kind, !=, 0);
        assert_says (&c, ENTENTE_COLUMN_FROM, row, entente_format_partner (c.dataset, tie->a, g_get_language_names ()));
        assert_says (&c, ENTENTE_COLUMN_TO, row, entente_format_partner (c.dataset, tie->b, g_get_language_names ()));
        assert_says (&c, ENTENTE_COLUMN_TIE_KIND, row,
                     entente_text_get (&c.dataset->tie_kinds[tie->kind].name, g_get_language_names ()));
      }
  g_assert_cmpuint (n_rows, >, 10);
  g_assert_cmpuint (n_rows, <, n);
  for (partner = 0; partner < (int) c.dataset->n_partners; partner++)
    {
      EntenteNetworkScene *scene;

      c.input.selected = partner;
      scene = entente_network_scene_new (&c.input, layout, NULL);
      for (i = 0; i < scene->lines->len; i++)
        {
          const EntenteNetworkLine *line = &g_array_index (scene->lines, EntenteNetworkLine, i);

          if (line->role == ENTENTE_LINE_OWN)
            g_hash_table_add (drawn, GUINT_TO_POINTER ((guint) line->tie + 1));
        }
      entente_network_scene_free (scene);
    }
  g_assert_cmpuint (g_hash_table_size (drawn), ==, n_rows);
  for (row = 0; row < n; row++)
    g_assert_true (g_hash_table_contains (drawn, GUINT_TO_POINTER (row + 1))
                   == g_hash_table_contains (in_table, GUINT_TO_POINTER (row + 1)));
  entente_network_layout_unref (layout);
  close_sample (&c);
}

static void
test_map (void)
{
  Case c = open_sample (ENTENTE_TABLE_MAP);
  guint i, n_placed = 0;

  for (i = 0; i < c.dataset->n_partners; i++)
    {
      const EntentePartner *partner = &c.dataset->partners[i];
      g_autofree char *tier = entente_format_tier (c.evaluation->tiers[i]);

      assert_says (&c, ENTENTE_COLUMN_TIER, i, tier);
      g_assert_true (has_column (&c, ENTENTE_COLUMN_LATITUDE) && has_column (&c, ENTENTE_COLUMN_LONGITUDE));
      if (!partner->has_location)
        continue;
      n_placed++;
      g_assert_cmpfloat (entente_view_table_get_number (&c.table, ENTENTE_COLUMN_LATITUDE, i), ==, partner->latitude);
      g_assert_cmpfloat (entente_view_table_get_number (&c.table, ENTENTE_COLUMN_LONGITUDE, i), ==, partner->longitude);
    }
  g_assert_cmpuint (n_placed, >, 50);
  close_sample (&c);
}

/* From right to left a range is isolated, so that it isn't read as "3–1"; other programs get it without. */
static void
assert_isolated_on_screen_only (const Case *it,
                                guint column,
                                guint partner)
{
  g_autofree char *before = entente_view_table_write_plain (&it->table, column, partner), *after = NULL, *shown = NULL;

  entente_format_set_right_to_left (TRUE);
  shown = entente_view_table_write (&it->table, column, partner);
  after = entente_view_table_write_plain (&it->table, column, partner);
  entente_format_set_right_to_left (FALSE);
  g_assert_cmpint (g_str_has_prefix (shown, ENTENTE_FIRST_STRONG_ISOLATE), ==, strstr (before, "–") != NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_certainty (void)
{
  Case c = open_sample (ENTENTE_TABLE_CERTAINTY);
  EntenteAnalysis *analysis = entente_session_get_analysis (c.session);
  g_autoptr (EntenteCertaintyScene) scene = NULL;
  guint i;

  entente_analysis_hold_robustness (analysis);
  while (entente_analysis_get_robustness (analysis) == NULL || entente_analysis_is_sampling (analysis))
    g_main_context_iteration (NULL, TRUE);
  c.input.robustness = entente_analysis_get_robustness (analysis);
  c.input.shows_certainty = TRUE;
  scene = entente_certainty_scene_new (&c.input);
  g_assert_cmpuint (scene->n_rows, ==, c.dataset->n_partners);
  for (i = 0; i < scene->n_rows; i++)
    {
      const guint p = scene->rows[i];
      g_autofree char *words = NULL;
      EntenteCertaintyRow row;

      entente_certainty_scene_get_row (scene, p, &row);
      assert_says (&c, ENTENTE_COLUMN_RANK, p, row.rank_text);
      assert_says (&c, ENTENTE_COLUMN_NAME, p, row.name);
      /* The table has a column for the tier of now. */
      words = entente_view_table_write (&c.table, ENTENTE_COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_TIER, p);
      g_assert_true (g_str_has_prefix (row.words, words));
      g_assert_true (words[0] != '\0' && (strlen (words) == strlen (row.words) || row.likeliest != row.tier));
      assert_says (&c, ENTENTE_COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_RANKS, p, row.ranks_text);
      assert_isolated_on_screen_only (&c, ENTENTE_COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_RANKS, p);
    }
  entente_analysis_release_robustness (analysis);
  close_sample (&c);
}

/* Each field of the text is the number of the cell, with a point and without groups. */
static void
test_text (void)
{
  EntenteTableKind kind;

  for (kind = ENTENTE_TABLE_RANKING; kind <= ENTENTE_TABLE_MAP; kind++)
    {
      Case c = open_sample (kind);
      g_autoptr (GArray) columns = entente_view_table_list_columns (&c.table);
      const guint rows[] = { 7, 3 };
      g_autofree char *text = entente_view_table_to_text (&c.table, rows, G_N_ELEMENTS (rows));
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      guint i, j;

      g_assert_cmpuint (g_strv_length (lines), ==, 4);
      g_assert_cmpstr (lines[3], ==, "");
      for (i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          g_auto (GStrv) fields = g_strsplit (lines[i + 1], "\t", -1);

          g_assert_cmpuint (g_strv_length (fields), ==, columns->len);
          for (j = 0; j < columns->len; j++)
            {
              const guint column = g_array_index (columns, guint, j);
              const double number = entente_view_table_get_number (&c.table, column, rows[i]);
              char *end;

              if (entente_view_table_is_text (column) || isnan (number))
                continue;
              g_assert_cmpfloat_with_epsilon (g_ascii_strtod (fields[j], &end),
                                              column == ENTENTE_COLUMN_SCORE || column >= ENTENTE_COLUMN_COVERAGE
                                                  ? (column == ENTENTE_COLUMN_SINCE ? 1 : 100) * number
                                                  : number, 0.51);
              g_assert_cmpstr (end, ==, "");
            }
        }
      close_sample (&c);
    }
}

static void
test_formulas_are_text (void)
{
  static const char *const cases[][2] = { { "=1+1", "'=1+1" }, { "+1", "'+1" }, { "-x", "'-x" }, { "@SUM", "'@SUM" }, { "＝1", "'＝1" },
                                          { "a\tb\nc", "a b c" }, { "\t=1", "' =1" }, { "a=b", "a=b" }, { "", "" },
                                          { "Côte d'Ivoire", "Côte d'Ivoire" } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guarded = entente_view_table_guard_text (cases[i][0]);

      g_assert_cmpstr (guarded, ==, cases[i][1]);
    }
}

/* While a partner goes, the list still has its row; the order must be one all the same, or sorting by it fails. */
static void
test_rows_that_go (void)
{
  Case c = open_sample (ENTENTE_TABLE_RANKING);
  const guint n = entente_view_table_count_rows (&c.table);

  g_assert_cmpint (entente_view_table_compare (&c.table, ENTENTE_COLUMN_SCORE, n, 0), >, 0);
  g_assert_cmpint (entente_view_table_compare (&c.table, ENTENTE_COLUMN_SCORE, 0, n), <, 0);
  g_assert_cmpint (entente_view_table_compare (&c.table, ENTENTE_COLUMN_NAME, n - 1, n + 1), <, 0);
  g_assert_cmpint (entente_view_table_compare (&c.table, ENTENTE_COLUMN_SCORE, n, n + 1), ==, 0);
  close_sample (&c);
}

int
main (int argc,
      char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-table/ranking", test_ranking);
  g_test_add_func ("/view-table/orbit", test_orbit);
  g_test_add_func ("/view-table/network", test_network);
  g_test_add_func ("/view-table/map", test_map);
  g_test_add_func ("/view-table/certainty", test_certainty);
  g_test_add_func ("/view-table/text", test_text);
  g_test_add_func ("/view-table/formulas-are-text", test_formulas_are_text);
  g_test_add_func ("/view-table/rows-that-go", test_rows_that_go);
  return g_test_run ();
}

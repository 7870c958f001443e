/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The heat map of ranks: what it says, where its rows, columns and cut-offs are. */

#include "entente-certainty-scene.h"
#include "entente-certainty-words.h"

#include "certainty-fixture.h"

#include <math.h>

static void
test_words (void)
{
  static const struct
  {
    double share;
    const char *text;
  } shares[] = { { 0, "0" }, { 0.001, "under 1" }, { 0.344, "34" }, { 0.996, "over 99" }, { 1, "100" } };
  Case c = make_case (14, 10);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *text = entente_certainty_format_share (shares[i].share);

      g_assert_cmpstr (text, ==, shares[i].text);
    }
  add_draws (&c, 70, 9, 9);
  add_draws (&c, 30, 9, 10);
  {
    g_autofree char *firm = entente_certainty_format_sentence (c.robustness, 0);
    g_autofree char *likely = entente_certainty_format_sentence (c.robustness, 9);

    g_assert_cmpstr (firm, ==, "firmly Tier 1: 100 of 100 weightings");
    g_assert_cmpstr (likely, ==, "likely Tier 1: 70 of 100 weightings");
  }
  add_draws (&c, 30, 9, 10);
  {
    g_autofree char *open = entente_certainty_format_sentence (c.robustness, 9);

    g_assert_cmpstr (open, ==, "Tier 1 or Tier 2: Tier 1 in 54 of 100 weightings");
  }
  g_assert_cmpstr (entente_certainty_get_uncertainty_words (0), ==, "exactly these weights");
  g_assert_cmpstr (entente_certainty_get_uncertainty_words (1), ==, "any weights at all");
  clear_case (&c);
}

static void
test_rows_and_cells (void)
{
  Case c = make_case (14, 10);
  g_autoptr (EntenteCertaintyScene) scene = NULL;
  g_autofree double *shares = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *never = NULL;
  EntenteCertaintyRow row;
  guint i;

  add_draws (&c, 66, 0, 0);
  add_draws (&c, 34, 0, 1);
  scene = entente_certainty_scene_new (&c.input);
  g_assert_cmpint (scene->state, ==, ENTENTE_CERTAINTY_STATE_SHOWN);
  g_assert_cmpuint (scene->n_rows, ==, 14);
  g_assert_cmpuint (scene->n_ranks, ==, 14);
  g_assert_cmpuint (scene->ranks_per_column, ==, 1);
  for (i = 0; i < 14; i++)
    {
      g_assert_cmpint (entente_certainty_scene_find_row (scene, scene->row_y[i] + 0.5), ==, i);
      g_assert_cmpint (entente_certainty_scene_find_column (scene, entente_certainty_scene_get_rank_x (scene, i + 1)),
                       ==, i);
    }
  g_assert_cmpint (entente_certainty_scene_find_row (scene, scene->list_y - 1), ==, ENTENTE_NONE);
  g_assert_cmpint (entente_certainty_scene_find_row (scene, scene->rows_end + 1), ==, ENTENTE_NONE);
  g_assert_cmpint (entente_certainty_scene_find_column (scene, scene->columns.cells - 1), ==, ENTENTE_NONE);
  shares = g_new (double, scene->n_columns);
  entente_certainty_scene_get_cells (scene, 0, shares);
  g_assert_cmpfloat_with_epsilon (shares[0], 0.66, 1e-12);
  g_assert_cmpfloat_with_epsilon (shares[1], 0.34, 1e-12);
  g_assert_cmpfloat (shares[2], ==, 0);
  cell = entente_certainty_scene_describe_cell (scene, 0, 1);
  g_assert_cmpstr (cell, ==, "Partner 0: rank 2 in 34 of 100 weightings");
  never = entente_certainty_scene_describe_cell (scene, 0, 2);
  g_assert_cmpstr (never, ==, "Partner 0: never rank 3");
  entente_certainty_scene_get_row (scene, 0, &row);
  g_assert_cmpstr (row.words, ==, "firmly Tier 1");
  g_assert_cmpstr (row.share_text, ==, "100");
  g_assert_cmpstr (row.ranks_text, ==, "1–2");
  /* The cut-off of the first tier is behind ten ranks and below ten rows. */
  g_assert_cmpuint (scene->n_parts, ==, 2);
  g_assert_cmpfloat_with_epsilon (scene->parts[0].x_end, scene->columns.cells + 10 * scene->rank_width, 1e-9);
  g_assert_cmpfloat_with_epsilon (scene->parts[0].y_end, scene->row_y[10], 1e-9);
  clear_case (&c);
}

/* A page that ends before the rows do has no room to lose to ranks that only the others have. */
static void
test_short_pages (void)
{
  Case c = make_case (60, 10);
  g_autoptr (EntenteCertaintyScene) window = NULL, whole = NULL, page = NULL;
  guint i, j;

  add_draws (&c, 66, 0, 0);
  add_draws (&c, 34, 2, 20);
  c.input.height = 500;
  window = entente_certainty_scene_new (&c.input);
  g_assert_cmpuint (window->n_ranks, ==, 60);
  c.input.for_export = TRUE;
  page = entente_certainty_scene_new (&c.input);
  g_assert_cmpuint (page->n_ranks, ==, 21);
  g_assert_cmpfloat (page->rank_width, >, 2 * window->rank_width);
  g_assert_cmpfloat (page->row_y[2] + page->row_height, <=, page->height);
  g_assert_cmpuint (page->n_parts, ==, 2);
  g_assert_cmpfloat (page->parts[1].x_end, <=, page->columns.cells_end + 1e-9);
  g_assert_cmpstr (page->ticks[page->n_ticks - 1].text, ==, "20");
  for (i = 0; i < page->n_rows && page->row_y[page->rows[i]] + page->row_height <= page->height; i++)
    {
      g_autofree double *shares = g_new (double, page->n_columns);
      double sum = 0;

      entente_certainty_scene_get_cells (page, page->rows[i], shares);
      for (j = 0; j < page->n_columns; j++)
        sum += shares[j];
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
    }
  g_assert_cmpuint (i, >, 4);
  c.input.height = 4000;
  whole = entente_certainty_scene_new (&c.input);
  g_assert_cmpuint (whole->n_ranks, ==, 60);
  clear_case (&c);
}

static guint
count_drawn (const EntenteCertaintyScene *scene)
{
  guint n = 0, i;

  for (i = 0; i < scene->n_rows; i++)
    n += scene->row_y[scene->rows[i]] + scene->row_height <= scene->height;
  return n;
}

/* Nobody scrolls on a stage: rows come closer together while that shows all of tier 1, and the subtitle takes a line. */
static void
test_stage_shows_first_tier (void)
{
  Case c = make_case (60, 10);
  guint n_closer = 0, height;

  add_draws (&c, 100, 9, 10);
  c.input.medium = ENTENTE_MEDIUM_STAGE;
  c.input.for_export = TRUE;
  c.input.width = 500;
  for (height = 200; height < 600; height += 10)
    {
      g_autoptr (EntenteCertaintyScene) scene = NULL;
      double usual;

      c.input.height = height;
      c.input.medium = ENTENTE_MEDIUM_PRINT;
      scene = entente_certainty_scene_new (&c.input);
      usual = scene->row_height;
      g_clear_pointer (&scene, entente_certainty_scene_free);
      c.input.medium = ENTENTE_MEDIUM_STAGE;
      scene = entente_certainty_scene_new (&c.input);
      g_assert_null (strstr (scene->subtitle, "the stronger"));
      g_assert_cmpfloat (scene->row_height, <=, usual);
      g_assert_cmpfloat (scene->row_height, >=, 12);
      g_assert_cmpfloat (scene->cell_height + 5, <, scene->row_height);
      if (scene->row_height < usual)
        g_assert_cmpuint (count_drawn (scene), ==, 10);
      n_closer += scene->row_height < usual;
    }
  g_assert_cmpuint (n_closer, >, 2);
  clear_case (&c);
}

/* Where the first tier has room as its rows are, these stay as they are. */
static void
test_stage_changes_no_rows_that_fit (void)
{
  Case c = make_case (60, 10);
  guint n_same = 0, n_closer = 0, height;

  add_draws (&c, 100, 9, 10);
  c.input.for_export = TRUE;
  c.input.width = 500;
  c.input.row_zoom = 0.5;
  for (height = 150; height < 400; height += 2)
    {
      g_autoptr (EntenteCertaintyScene) usual = NULL, stage = NULL;

      c.input.height = height;
      c.input.medium = ENTENTE_MEDIUM_PRINT;
      usual = entente_certainty_scene_new (&c.input);
      c.input.medium = ENTENTE_MEDIUM_STAGE;
      stage = entente_certainty_scene_new (&c.input);
      if (stage->row_height == usual->row_height)
        g_assert_cmpfloat (stage->cell_height, ==, usual->cell_height);
      n_same += stage->row_height == usual->row_height;
      n_closer += stage->row_height < usual->row_height;
    }
  g_test_message ("%u as they are, %u closer", n_same, n_closer);
  g_assert_cmpuint (n_same, >, 0);
  clear_case (&c);
}

/* Where the page ends, words that only later rows have take no room from the cells. */
static void
test_short_pages_measure_drawn_words (void)
{
  Case c = make_case (60, 10);
  g_autoptr (EntenteCertaintyScene) cut = NULL, whole = NULL;

  add_draws (&c, 100, 0, 0);
  add_draws (&c, 300, 40, 5);
  c.input.for_export = TRUE;
  c.input.width = 700;
  c.input.height = 220;
  cut = entente_certainty_scene_new (&c.input);
  c.input.height = 5000;
  whole = entente_certainty_scene_new (&c.input);
  g_assert_cmpfloat (cut->columns.words, >, whole->columns.words);
  g_assert_cmpfloat (cut->columns.cells_end, >, whole->columns.cells_end);
  clear_case (&c);
}

/* Columns that hold several ranks keep every draw. */
static void
test_many_partners (void)
{
  Case c = make_case (400, 10);
  g_autoptr (EntenteCertaintyScene) scene = NULL;
  g_autofree double *shares = NULL;
  g_autofree char *cell = NULL;
  double sum = 0;
  guint i;

  add_draws (&c, 10, 3, 390);
  add_draws (&c, 10, 3, 391);
  scene = entente_certainty_scene_new (&c.input);
  g_assert_cmpuint (scene->ranks_per_column, >, 1);
  g_assert_cmpuint (scene->n_columns * scene->ranks_per_column, >=, 400);
  g_assert_cmpfloat (scene->rank_width * scene->ranks_per_column, >=, 2.5);
  g_assert_cmpfloat (scene->columns.cells + scene->rank_width * 400, <=, scene->columns.cells_end + 1e-6);
  shares = g_new (double, scene->n_columns);
  entente_certainty_scene_get_cells (scene, 3, shares);
  for (i = 0; i < scene->n_columns; i++)
    sum += shares[i];
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
  cell = entente_certainty_scene_describe_cell (scene, 0, 0);
  g_assert_true (g_str_has_prefix (cell, "Partner 0: rank 1 to "));
  for (i = 1; i < scene->n_ticks; i++)
    g_assert_cmpfloat (scene->ticks[i].x - scene->ticks[i - 1].x, >, i == 1 ? 0 : 21);
  clear_case (&c);
}

static void
test_states (void)
{
  Case c = make_case (5, 2);
  EntenteRobustness *known = c.input.robustness;
  g_autoptr (EntenteCertaintyScene) counting = NULL;
  g_autoptr (EntenteCertaintyScene) many = NULL;
  EntenteCertaintyRow row;

  c.input.robustness = NULL;
  counting = entente_certainty_scene_new (&c.input);
  g_assert_cmpint (counting->state, ==, ENTENTE_CERTAINTY_STATE_COUNTING);
  g_assert_cmpuint (counting->n_rows, ==, 5);
  g_assert_cmpuint (counting->n_keys, ==, 0);
  entente_certainty_scene_get_row (counting, 0, &row);
  g_assert_false (row.known);
  c.input.robustness = known;
  add_draws (&c, 10, 0, 0);
  g_clear_pointer (&known->rank_counts, g_free);
  many = entente_certainty_scene_new (&c.input);
  g_assert_cmpint (many->state, ==, ENTENTE_CERTAINTY_STATE_TOO_MANY);
  clear_case (&c);
}

static void
test_narrow_and_filtered (void)
{
  Case c = make_case (12, 4);
  g_autoptr (EntenteCertaintyScene) narrow = NULL;
  g_autoptr (EntenteCertaintyScene) found = NULL;
  g_autoptr (EntenteCertaintyScene) nobody = NULL;

  add_draws (&c, 10, 0, 0);
  c.input.width = 360;
  narrow = entente_certainty_scene_new (&c.input);
  g_assert_cmpint (narrow->form, ==, ENTENTE_CERTAINTY_FORM_COMPACT);
  g_assert_cmpfloat (narrow->fixed, ==, 0);
  g_assert_cmpfloat (narrow->columns.cells + narrow->rank_width * 12, <=, 360);
  c.input.filter = "Partner 11";
  found = entente_certainty_scene_new (&c.input);
  g_assert_cmpuint (found->n_rows, ==, 1);
  g_assert_true (isnan (found->parts[0].y_end));
  c.input.filter = "Atlantis";
  nobody = entente_certainty_scene_new (&c.input);
  g_assert_cmpuint (nobody->n_rows, ==, 0);
  g_assert_nonnull (nobody->empty);
  clear_case (&c);
}

/* What two columns and the gaps between them take of the width, in letters. */
static void
assert_gap_grows (double gap,
                  double normal,
                  double scale)
{
  g_assert_cmpfloat (normal, >, 0);
  g_assert_cmpfloat_with_epsilon (gap / scale, normal, 1.01);
}

static void
assert_columns_grow (const EntenteCertaintyScene *scene,
                     const EntenteCertaintyScene *normal,
                     double scale)
{
  const EntenteCertaintyColumns *c = &scene->columns, *n = &normal->columns;

  assert_gap_grows (c->rank_end, n->rank_end, scale);
  assert_gap_grows (c->mark - c->rank_end, n->mark - n->rank_end, scale);
  assert_gap_grows (c->name - c->mark, n->name - n->mark, scale);
  assert_gap_grows (c->words_end - c->words, n->words_end - n->words, scale);
  assert_gap_grows (scene->row_height, normal->row_height, scale);
  assert_gap_grows (scene->cell_height, normal->cell_height, scale);
  g_assert_cmpint (scene->form, ==, normal->form);
  g_assert_cmpint (scene->name_font, ==, normal->name_font);
  if (scene->form == ENTENTE_CERTAINTY_FORM_COMPACT)
    {
      assert_gap_grows (c->words - c->name_end, n->words - n->name_end, scale);
      return;
    }
  assert_gap_grows (c->name_end - c->name, n->name_end - n->name, scale);
  assert_gap_grows (c->cells - c->name_end, n->cells - n->name_end, scale);
  assert_gap_grows (c->words - c->cells_end, n->words - n->cells_end, scale);
  if (scene->form == ENTENTE_CERTAINTY_FORM_SHORT)
    return;
  assert_gap_grows (c->share_end - c->words_end, n->share_end - n->words_end, scale);
  assert_gap_grows (c->ranks_end - c->share_end, n->ranks_end - n->share_end, scale);
}

/* Letters of another size: columns, the gaps between them and rows grow as the letters do, in every form of the
 * picture, and what stands in them has room. */
static void
test_columns_grow_with_letters (void)
{
  static const double widths[] = { 360, 700, 1400 };
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  Case c = make_case (12, 4);
  guint k, w;

  add_draws (&c, 10, 0, 0);
  c.input.measure = &measure.base;
  for (w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (EntenteCertaintyScene) normal = NULL;

      for (k = 0; k < G_N_ELEMENTS (test_scales); k++)
        {
          g_autoptr (EntenteCertaintyScene) scene = NULL;

          set_scale (&c.input, &measure, test_scales[k]);
          c.input.width = widths[w] * test_scales[k];
          c.input.height = 900 * test_scales[k];
          scene = entente_certainty_scene_new (&c.input);
          g_assert_cmpint (scene->form, ==, ENTENTE_CERTAINTY_FORM_COMPACT - w);
          if (normal == NULL)
            normal = entente_certainty_scene_new (&c.input);
          assert_columns_grow (scene, normal, test_scales[k]);
        }
    }
  clear_case (&c);
}

/* A title that two lines do not hold says its first half, instead of being cut. */
static void
test_titles_fit_narrow_pictures (void)
{
  Case c = make_case (14, 10);
  g_autoptr (EntenteCertaintyScene) wide = NULL, narrow = NULL;

  add_draws (&c, 100, 9, 10);
  add_draws (&c, 100, 9, 11);
  c.input.width = 900;
  wide = entente_certainty_scene_new (&c.input);
  g_assert_nonnull (strstr (wide->title, "; the other is contested"));
  c.input.width = 300;
  narrow = entente_certainty_scene_new (&c.input);
  g_assert_cmpstr (narrow->title, ==, "Nine of ten Tier 1 places are firm");
  g_assert_true (g_str_has_prefix (wide->title, narrow->title));
  clear_case (&c);
}

/* On a stage the line below is short where it has no room between the edges, beside what stands over the picture. */
static void
test_subtitle_of_stage (void)
{
  Case c = make_case (14, 10);
  guint k;

  add_draws (&c, 100, 9, 10);
  c.input.medium = ENTENTE_MEDIUM_STAGE;
  for (k = 0; k < 2; k++)
    {
      g_autoptr (EntenteCertaintyScene) wide = NULL, enough = NULL, less = NULL;

      c.input.heading_room = 70 * k;
      c.input.width = 3000;
      wide = entente_certainty_scene_new (&c.input);
      c.input.width = entente_measure_get_width (c.input.measure, ENTENTE_FONT_SUBTITLE, wide->subtitle) + 40 + 70 * k;
      enough = entente_certainty_scene_new (&c.input);
      c.input.width--;
      less = entente_certainty_scene_new (&c.input);
      g_assert_cmpstr (enough->subtitle, ==, wide->subtitle);
      g_assert_cmpuint (strlen (less->subtitle), <, strlen (wide->subtitle));
    }
  clear_case (&c);
}

/* Where most weightings give another tier than the weights of now, the row says both. */
static void
test_rows_say_the_tier_of_today (void)
{
  Case c = make_case (6, 3);
  g_autoptr (EntenteCertaintyScene) wide = NULL, narrow = NULL;
  EntenteCertaintyRow row;

  add_draws (&c, 80, 2, 3);
  add_draws (&c, 20, 0, 0);
  c.input.width = 900;
  wide = entente_certainty_scene_new (&c.input);
  entente_certainty_scene_get_row (wide, 3, &row);
  g_assert_cmpstr (row.words, ==, "likely Tier 1, now Tier 2");
  entente_certainty_scene_get_row (wide, 2, &row);
  g_assert_cmpstr (row.words, ==, "likely Tier 2, now Tier 1");
  entente_certainty_scene_get_row (wide, 0, &row);
  g_assert_cmpstr (row.words, ==, "firmly Tier 1");
  c.input.width = 360;
  narrow = entente_certainty_scene_new (&c.input);
  entente_certainty_scene_get_row (narrow, 3, &row);
  g_assert_cmpstr (row.words, ==, "likely Tier 1");
  clear_case (&c);
}

/* "firmly" is wider than "likely" in many a font, as here. */
static void
get_uneven_extent (EntenteMeasure *self,
                   EntenteFont font,
                   const char *text,
                   EntenteExtent *extent)
{
  get_fixed_extent (self, font, text, extent);
  if (g_str_has_prefix (text, "firmly"))
    extent->width += 20;
}

/* The longest that a row says of its tier has room beside the cells. */
static void
test_words_fit (void)
{
  EntenteMeasure uneven = { get_uneven_extent };
  Case c = make_case (6, 3);
  g_autoptr (EntenteCertaintyScene) scene = NULL;
  EntenteCertaintyRow row;
  EntenteExtent extent;

  add_draws (&c, 100, 2, 3);
  c.input.width = 900;
  c.input.measure = &uneven;
  scene = entente_certainty_scene_new (&c.input);
  entente_certainty_scene_get_row (scene, 3, &row);
  g_assert_cmpstr (row.words, ==, "firmly Tier 1, now Tier 2");
  entente_measure_get_extent (&uneven, ENTENTE_FONT_LABEL, row.words, &extent);
  g_assert_cmpfloat (scene->columns.words_end - scene->columns.words, >=, extent.width);
  clear_case (&c);
}

static void
assert_same_rows (Case *c,
                  double zoom,
                  double other)
{
  g_autoptr (EntenteCertaintyScene) a = NULL, b = NULL;

  c->input.width = 900;
  c->input.row_zoom = zoom;
  a = entente_certainty_scene_new (&c->input);
  c->input.row_zoom = other;
  b = entente_certainty_scene_new (&c->input);
  g_assert_cmpfloat (a->row_height, ==, b->row_height);
  g_assert_cmpfloat (a->cell_height, ==, b->cell_height);
}

static void
test_row_zoom (void)
{
  Case c = make_case (12, 4);
  double last = 0;

  add_draws (&c, 10, 0, 0);
  for (c.input.width = 360; c.input.width <= 1000; c.input.width += 640, last = 0)
    for (c.input.row_zoom = 0.5; c.input.row_zoom <= 3; c.input.row_zoom += 0.25)
      {
        g_autoptr (EntenteCertaintyScene) scene = entente_certainty_scene_new (&c.input);

        g_assert_cmpfloat (scene->row_height, >=, last);
        g_assert_cmpfloat (scene->cell_height + 4, <=, scene->row_height);
        last = scene->row_height;
      }
  assert_same_rows (&c, 0, 1); /* not said */
  assert_same_rows (&c, 0.2, 0.5);
  assert_same_rows (&c, 9, 3);
  clear_case (&c);
}

static double
get_text_width (const EntenteSceneInput *input,
                EntenteFont font,
                const char *text)
{
  return entente_measure_get_width (input->measure, font, text);
}

/* Each key has its sign and all of its text in the picture, none stands over another, and the rows begin below. */
static void
assert_keys_fit (const EntenteCertaintyScene *scene,
                 const EntenteSceneInput *input)
{
  static const char *const texts[] = { "1 to 100 of 100 weightings", "today\xe2\x80\x99s rank", "90 of 100 weightings", "in this weighting" };
  const double line = 16 * input->text_scale;
  guint i;

  g_assert_cmpuint (scene->n_keys, ==, scene->drawn != NULL ? 4 : 3);
  for (i = 0; i < scene->n_keys; i++)
    {
      const EntenteCertaintyKey *key = &scene->keys[i], *last = key - 1;
      const double gap = key->width - key->sign - get_text_width (input, ENTENTE_FONT_NOTE, key->text);

      g_assert_cmpint (key->kind, ==, i);
      g_assert_true (g_str_has_prefix (key->text, texts[i]));
      g_assert_cmpint (strlen (key->text) == strlen (texts[i]), ==, i > 0 || scene->ranks_per_column == 1);
      g_assert_cmpfloat (key->sign, >=, 10 * input->text_scale);
      g_assert_cmpfloat (gap, >, 4 * input->text_scale);
      g_assert_cmpfloat (gap, <, 10 * input->text_scale);
      g_assert_cmpfloat (key->x, >=, 20);
      g_assert_cmpfloat (key->y, >=, scene->heading->bottom - 4 * input->text_scale);
      g_assert_cmpfloat (key->y + line, <=, scene->heads_y);
      g_assert_true (key->x == 20 || key->x + key->width <= scene->width - 20);
      if (i > 0 && key->y == last->y)
        g_assert_cmpfloat (key->x, >=, last->x + last->width + 10 * input->text_scale);
      else if (i > 0)
        {
          g_assert_cmpfloat (key->y, >=, last->y + line);
          g_assert_cmpfloat (last->x + last->width + key->width, >, scene->width - 60 * input->text_scale);
        }
    }
  g_assert_cmpfloat (scene->ticks_y, >=, scene->heads_y + line);
  g_assert_cmpfloat (scene->list_y, >=, scene->ticks_y + line);
  g_assert_cmpfloat (scene->list_y, <, scene->heading->bottom + (scene->n_keys + 3) * 2 * line);
}

/* 1, then round numbers, each as near to the last as its letters allow. */
static void
assert_ticks_fit (const EntenteCertaintyScene *scene,
                  const EntenteSceneInput *input)
{
  const guint step = scene->n_ticks > 2 ? scene->ticks[2].rank - scene->ticks[1].rank : 0;
  const double room = get_text_width (input, ENTENTE_FONT_NOTE, scene->n_ranks > 99 ? "888" : "88");
  guint leading = step, power = 1, i;

  g_assert_cmpuint (scene->ticks[0].rank, ==, 1);
  for (i = 0; i < scene->n_ticks; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", scene->ticks[i].rank);

      g_assert_cmpstr (scene->ticks[i].text, ==, text);
      g_assert_cmpfloat (scene->ticks[i].x, ==, entente_certainty_scene_get_rank_x (scene, scene->ticks[i].rank));
      g_assert_cmpuint (scene->ticks[i].rank, <=, scene->n_ranks);
      if (i > 1)
        g_assert_cmpuint (scene->ticks[i].rank - scene->ticks[i - 1].rank, ==, step);
    }
  if (step == 0)
    return;
  for (; leading >= 10; leading /= 10)
    power *= 10;
  g_assert_true (leading == 1 || leading == 2 || leading == 5);
  g_assert_cmpuint (leading * power, ==, step);
  g_assert_cmpuint (scene->ticks[scene->n_ticks - 1].rank + step, >, scene->n_ranks);
  g_assert_cmpfloat (step * scene->rank_width, >=, room + MAX (9.9, 0.59 * room));
  if (step > 1)
    g_assert_cmpfloat ((leading == 5 ? 2 * power : step / 2) * scene->rank_width, <, room + MAX (10.1, 0.61 * room));
}

/* The tiers share the ranks from the first on; a name stands where it has room, that of the first one also before its
 * ranks, where nothing else is. */
static void
assert_parts_fit (const EntenteCertaintyScene *scene,
                  const EntenteSceneInput *input)
{
  double x = scene->columns.cells;
  guint i;

  for (i = 0; i < scene->n_parts; i++)
    {
      const EntenteCertaintyTier *part = &scene->parts[i];
      g_autofree char *name = g_strdup_printf ("Tier %u", part->tier + 1);
      const double free = part->x_end - part->x - get_text_width (input, ENTENTE_FONT_LABEL_STRONG, name);

      g_assert_cmpfloat_with_epsilon (part->x, x, 1e-9);
      g_assert_cmpfloat (part->x_end, >, part->x);
      x = part->x_end;
      if (part->name != NULL)
        g_assert_cmpstr (part->name, ==, name);
      if (part->name != NULL && part->name_x == part->x)
        g_assert_cmpfloat (free, >=, 16 * input->text_scale);
      else
        g_assert_cmpfloat (free, <, 24 * input->text_scale);
      if (i > 0 || part->name == NULL)
        g_assert_true (part->name_x == part->x);
      else
        {
          g_assert_cmpfloat (part->name_x, >=, MIN (8, part->x));
          g_assert_cmpfloat (part->name_x, <=, part->x);
          g_assert_cmpfloat (part->name_x + 16 * input->text_scale, <=, part->x + free);
        }
      if (i == 0 && part->name == NULL)
        g_assert_cmpfloat (part->x + free, <, 8 + 24 * input->text_scale);
    }
  g_assert_cmpfloat_with_epsilon (x, scene->columns.cells + scene->n_ranks * scene->rank_width, 1e-6);
}

/* Columns of ranks fill what is left for them, no wider than reads well, and have numbers where these have room. */
static void
assert_cells_fit (const EntenteCertaintyScene *scene,
                  const EntenteSceneInput *input)
{
  const double room = scene->columns.cells_end - scene->columns.cells, s = input->text_scale;
  const double column = scene->rank_width * scene->ranks_per_column;
  const double number = get_text_width (input, ENTENTE_FONT_DELTA, "88");

  g_assert_cmpfloat (scene->n_ranks * scene->rank_width, <=, room + 1e-9);
  g_assert_true (scene->rank_width >= 50 * s || scene->n_ranks * (scene->rank_width + 1) > room);
  g_assert_cmpfloat (scene->rank_width, <=, 60 * s);
  g_assert_true (scene->rank_width < 10 || scene->rank_width == floor (scene->rank_width));
  g_assert_cmpfloat (column, >=, 2.5);
  g_assert_true (scene->ranks_per_column == 1 || column - scene->rank_width < 2.5);
  g_assert_cmpuint (scene->n_columns * scene->ranks_per_column, >=, scene->n_ranks);
  g_assert_cmpuint ((scene->n_columns - 1) * scene->ranks_per_column, <, scene->n_ranks);
  g_assert_cmpint (scene->has_gaps, ==, column >= 7);
  if (scene->least_number < 1)
    {
      g_assert_cmpfloat_with_epsilon (scene->least_number, 0.1, 0.05);
      g_assert_cmpfloat (column, >=, number + 2);
    }
  else
    g_assert_true (column < number + 6 || scene->form == ENTENTE_CERTAINTY_FORM_COMPACT || scene->cell_height < 13 * s);
}

static void
test_everything_fits (void)
{
  static const guint counts[] = { 2, 5, 14, 40, 120, 400 };
  static const double widths[] = { 330, 400, 430, 599, 601, 745, 790, 1000, 1600 };
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  guint n, w, k;

  for (n = 0; n < G_N_ELEMENTS (counts); n++)
    {
      Case c = make_case (counts[n], counts[n] / 2);

      add_draws (&c, 10, 0, 1);
      for (w = 0; w < G_N_ELEMENTS (widths); w++)
        for (k = 0; k < 3; k++)
          {
            g_autoptr (EntenteCertaintyScene) scene = NULL;

            set_scale (&c.input, &measure, test_scales[k]);
            c.input.width = widths[w] * measure.scale;
            c.input.height = 700 * measure.scale;
            c.input.drawn = w % 2 == 0 ? c.evaluation : NULL;
            scene = entente_certainty_scene_new (&c.input);
            g_assert_cmpint (scene->says_today, ==, widths[w] >= 600);
            g_assert_cmpint (scene->form, ==, widths[w] < 420 ? ENTENTE_CERTAINTY_FORM_COMPACT
                                              : widths[w] < 760 ? ENTENTE_CERTAINTY_FORM_SHORT : ENTENTE_CERTAINTY_FORM_FULL);
            assert_keys_fit (scene, &c.input);
            assert_ticks_fit (scene, &c.input);
            assert_parts_fit (scene, &c.input);
            assert_cells_fit (scene, &c.input);
          }
      clear_case (&c);
    }
}

/* What a screen reader says of a row and of a cell, and what stands there without draws. */
static void
test_descriptions (void)
{
  Case c = make_case (400, 10);
  g_autoptr (EntenteCertaintyScene) scene = NULL, waiting = NULL;
  g_autofree char *row = NULL, *first = NULL, *never = NULL, *name = NULL;

  add_draws (&c, 80, 0, 0);
  add_draws (&c, 20, 0, 1);
  scene = entente_certainty_scene_new (&c.input);
  g_assert_cmpuint (scene->ranks_per_column, >, 2);
  row = entente_certainty_scene_describe_row (scene, 0);
  g_assert_cmpstr (row, ==, "Partner 0\nfirmly Tier 1: 100 of 100 weightings\nrank 1\xe2\x80\x93" "2 in 90 of 100");
  first = entente_certainty_scene_describe_cell (scene, 0, 0);
  never = entente_certainty_scene_describe_cell (scene, 0, scene->n_columns - 1);
  {
    const guint n = scene->ranks_per_column;
    g_autofree char *of_first = g_strdup_printf ("Partner 0: rank 1 to %u in 100 of 100 weightings", n);
    g_autofree char *of_last = g_strdup_printf ("Partner 0: never rank %u to 400", (scene->n_columns - 1) * n + 1);

    g_assert_cmpstr (first, ==, of_first);
    if ((scene->n_columns - 1) * n + 1 < 400)
      g_assert_cmpstr (never, ==, of_last);
  }
  c.input.robustness = NULL;
  waiting = entente_certainty_scene_new (&c.input);
  name = entente_certainty_scene_describe_row (waiting, 0);
  g_assert_cmpstr (name, ==, "Partner 0");
  clear_case (&c);
}

static void
test_levels (void)
{
  g_assert_cmpuint (entente_certainty_get_level (0), ==, 0);
  g_assert_cmpuint (entente_certainty_get_level (0.004), ==, 0);
  g_assert_cmpuint (entente_certainty_get_level (0.01), ==, 1);
  g_assert_cmpuint (entente_certainty_get_level (0.25), ==, 4);
  g_assert_cmpuint (entente_certainty_get_level (0.26), ==, 5);
  g_assert_cmpuint (entente_certainty_get_level (1), ==, ENTENTE_CERTAINTY_LEVELS);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certainty/words", test_words);
  g_test_add_func ("/certainty/rows-and-cells", test_rows_and_cells);
  g_test_add_func ("/certainty/short-pages", test_short_pages);
  g_test_add_func ("/certainty/stage-shows-first-tier", test_stage_shows_first_tier);
  g_test_add_func ("/certainty/stage-changes-no-rows-that-fit", test_stage_changes_no_rows_that_fit);
  g_test_add_func ("/certainty/short-pages-measure-drawn-words", test_short_pages_measure_drawn_words);
  g_test_add_func ("/certainty/many-partners", test_many_partners);
  g_test_add_func ("/certainty/states", test_states);
  g_test_add_func ("/certainty/narrow-and-filtered", test_narrow_and_filtered);
  g_test_add_func ("/certainty/columns-grow-with-letters", test_columns_grow_with_letters);
  g_test_add_func ("/certainty/everything-fits", test_everything_fits);
  g_test_add_func ("/certainty/descriptions", test_descriptions);
  g_test_add_func ("/certainty/levels", test_levels);
  g_test_add_func ("/certainty-scene/narrow-titles", test_titles_fit_narrow_pictures);
  g_test_add_func ("/certainty-scene/subtitle-of-stage", test_subtitle_of_stage);
  g_test_add_func ("/certainty-scene/tier-of-today", test_rows_say_the_tier_of_today);
  g_test_add_func ("/certainty-scene/words-fit", test_words_fit);
  g_test_add_func ("/certainty-scene/row-zoom", test_row_zoom);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The sentence above a picture, and how it is broken into lines. */

#include "entente-finding.h"

#include "dataset-fixture.h"
#include "scene-fixture.h"


/* Partner i has the values a[i] and b[i] in two criteria. */
static DatasetFixture *
make_fixture (const double *a,
              const double *b,
              guint n)
{
  DatasetFixture *fixture = dataset_fixture_new (n, 2, 1);
  guint i;

  for (i = 0; i < n; i++)
    {
      dataset_fixture_set_fact (fixture, i, 0, 2025, a[i]);
      dataset_fixture_set_fact (fixture, i, 1, 2025, b[i]);
    }
  return fixture;
}

static EntenteEvaluation *
evaluate_with (DatasetFixture *fixture,
               EntenteScenario *scenario,
               double first_weight)
{
  g_autoptr (EntenteValues) values = NULL;

  scenario->weights[0] = first_weight;
  scenario->weights[1] = 1 - first_weight;
  values = entente_values_new (fixture->dataset, scenario);
  return entente_evaluate (values, scenario);
}

static void
assert_finding (DatasetFixture *fixture,
                double before,
                double after,
                const char *title,
                const char *subtitle)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteEvaluation) baseline = evaluate_with (fixture, scenario, before);
  g_autoptr (EntenteEvaluation) evaluation = evaluate_with (fixture, scenario, after);
  EntenteSceneInput input = make_scene_input (fixture->dataset, scenario, evaluation);
  g_autoptr (EntenteFinding) finding = NULL;

  input.baseline = baseline;
  finding = entente_finding_new (&input, ENTENTE_FINDING_TIERS);
  g_assert_cmpstr (finding->title, ==, title);
  g_assert_true (g_str_has_prefix (finding->subtitle, subtitle));
}

static void
test_state (void)
{
  const double a[] = { 0.9, 0.7, 0.5, 0.3 }, b[] = { 0.9, 0.7, 0.5, 0.3 };
  const double low[] = { 0.3, 0.2, 0.1, 0.1 }, level[] = { 0.9, 0.9, 0.9, 0.2 };
  g_autoptr (DatasetFixture) fixture = make_fixture (a, b, 4);
  g_autoptr (DatasetFixture) lower = make_fixture (low, low, 4);
  g_autoptr (DatasetFixture) tied = make_fixture (level, level, 4);
  g_autoptr (DatasetFixture) empty = dataset_fixture_new (3, 1, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (empty->dataset);
  g_autoptr (EntenteValues) values = entente_values_new (empty->dataset, scenario);
  g_autoptr (EntenteEvaluation) evaluation = entente_evaluate (values, scenario);
  EntenteSceneInput input = make_scene_input (empty->dataset, scenario, evaluation);
  g_autoptr (EntenteFinding) finding = entente_finding_new (&input, ENTENTE_FINDING_TIERS);

  assert_finding (fixture, 0.5, 0.5, "Two partners reach Tier 1; Partner 0 leads", "4 partners · ");
  assert_finding (lower, 0.5, 0.5, "No partners reach Tier 1; Partner 0 leads", "4 partners · ");
  assert_finding (tied, 0.5, 0.5, "Three partners reach Tier 1; three share the first place", "4 partners · ");
  g_assert_cmpstr (finding->title, ==, "No partner can be rated yet");
}

static void
test_change (void)
{
  const double a[] = { 0.9, 0.8, 0.8, 0.2 }, b[] = { 0.9, 0.3, 0.35, 0.88 };
  g_autoptr (DatasetFixture) fixture = make_fixture (a, b, 4);
  const char *name = entente_text_get (&fixture->criteria[0].name, NULL);
  const char *other = entente_text_get (&fixture->criteria[1].name, NULL);
  g_autofree char *lifts = g_strdup_printf ("More weight on %s lifts two partners to Tier 1", name);
  g_autofree char *one = g_strdup_printf ("Less weight on %s lifts Partner 3 to Tier 1", name);
  g_autofree char *nothing = g_strdup_printf ("More weight on %s changes no place", name);

  assert_finding (fixture, 0.5, 0.75, lifts, "Partner 3 drops to Tier 3 · 4 partners");
  assert_finding (fixture, 0.5, 0.40, one, "4 partners");
  assert_finding (fixture, 0.50, 0.51, nothing, "4 partners");
  g_assert_cmpstr (name, !=, other);
}

/* One, several, up, down, in the lower tiers, in ranks alone; who leads, alone or with others. */
static void
test_all_effects (void)
{
  static const struct
  {
    double a[4], b[4], before, after;
    const char *title, *subtitle;
  } cases[] = {
    { { 0.9, 0.8, 0.8, 0.2 }, { 0.9, 0.3, 0.35, 0.88 }, 0.4, 0.5, "More weight on Criterion 0 takes Partner 3 out of Tier 1",
      "Partner 3 drops to Tier 2 · 4 partners · equal weights" },
    { { 0.9, 0.8, 0.8, 0.2 }, { 0.9, 0.3, 0.35, 0.88 }, 0.75, 0.5, "Less weight on Criterion 0 takes two partners out of Tier 1",
      "Two partners drop · 4 partners · equal weights" },
    { { 0.9, 0.45, 0.2, 0.1 }, { 0.9, 0.3, 0.2, 0.1 }, 0.5, 0.8, "More weight on Criterion 0 moves one partner to another tier",
      "4 partners · custom weights" },
    { { 0.9, 0.45, 0.2, 0.1 }, { 0.9, 0.3, 0.2, 0.1 }, 0.8, 0.5, "Less weight on Criterion 0 moves one partner to another tier",
      "Partner 1 drops to Tier 3 · 4 partners · equal weights" },
    { { 0.9, 0.45, 0.46, 0.1 }, { 0.9, 0.3, 0.3, 0.1 }, 0.5, 0.8, "More weight on Criterion 0 moves two partners to another tier",
      "4 partners · custom weights" },
    { { 0.9, 0.52, 0.5, 0.1 }, { 0.9, 0.5, 0.53, 0.1 }, 0.5, 0.9, "More weight on Criterion 0 changes two places and no tier",
      "4 partners · custom weights" },
    { { 0.9, 0.9, 0.2, 0.1 }, { 0.9, 0.9, 0.2, 0.1 }, 0.5, 0.5, "Two partners reach Tier 1; Partner 0 and Partner 1 lead",
      "4 partners · equal weights" },
    { { 0.9, 0.5, 0.2, 0.1 }, { 0.9, 0.5, 0.2, 0.1 }, 0.7, 0.7, "One partner reaches Tier 1; Partner 0 leads",
      "4 partners · custom weights" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatasetFixture) fixture = make_fixture (cases[i].a, cases[i].b, 4);

      assert_finding (fixture, cases[i].before, cases[i].after, cases[i].title, cases[i].subtitle);
    }
}

/* Sorted and filtered, with what is supposed, in a year, with the weights of a preset. */
static void
test_lists (void)
{
  const double a[] = { 0.3, 0.7, 0.7, 0.2 }, b[] = { 0.9, 0.3, 0.35, 0.88 }, weights[] = { 1, 3 };
  const EntenteWhatIfItem item = { .quantity = 1, .value = 0.4, .category = ENTENTE_NONE };
  g_autoptr (DatasetFixture) fixture = make_fixture (a, b, 4);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteEvaluation) evaluation = evaluate_with (fixture, scenario, 0.5);
  EntenteSceneInput input = make_scene_input (fixture->dataset, scenario, evaluation);
  static const char *const filters[] = { "", "Partner", "Partner 2", "nobody" };
  static const char *const counts[] = { "4 partners", "4 of 4 partners shown", "1 of 4 partners shown", "0 of 4 partners shown" };
  gsize i;

  scenario->year = 0;
  for (i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (EntenteFinding) list = NULL, tiers = NULL;
      g_autofree char *subtitle = g_strdup_printf ("%s · equal weights", counts[i]);

      input.filter = filters[i];
      list = entente_finding_new (&input, ENTENTE_FINDING_LIST);
      tiers = entente_finding_new (&input, ENTENTE_FINDING_TIERS);
      g_assert_cmpstr (list->subtitle, ==, subtitle);
      g_assert_cmpstr (tiers->subtitle, ==, "4 partners · equal weights");
    }
  dataset_fixture_add_preset (fixture, "p", "Preset", weights);
  memcpy (scenario->weights, weights, sizeof weights);
  scenario->year = 2024;
  for (i = 0; i < 2; i++)
    {
      g_autoptr (EntenteFinding) list = NULL, tiers = NULL;

      entente_scenario_set_what_if (scenario, (int) i, &item);
      input.filter = NULL;
      input.sort_criterion = (int) i;
      list = entente_finding_new (&input, ENTENTE_FINDING_LIST);
      tiers = entente_finding_new (&input, ENTENTE_FINDING_TIERS);
      g_assert_cmpstr (list->title, ==, i == 0 ? "Partner 1 is first on Criterion 0" : "Partner 0 is first on Criterion 1");
      g_assert_cmpstr (list->subtitle, ==, i == 0 ? "4 partners · Preset · 2024 · with 1 what-if value"
                                                  : "4 partners · Preset · 2024 · with 2 what-if values");
      g_assert_cmpstr (tiers->title, ==, "One partner reaches Tier 1; Partner 0 leads");
    }
}

/* Nobody to rate: the weights have no effect to speak of. */
static void
test_nobody (void)
{
  g_autoptr (DatasetFixture) nobody = dataset_fixture_new (0, 2, 1);
  g_autoptr (DatasetFixture) unknown = dataset_fixture_new (3, 2, 1);

  assert_finding (nobody, 0.5, 0.75, "No partner can be rated yet", "0 partners");
  assert_finding (unknown, 0.5, 0.75, "No partner can be rated yet", "3 partners");
}

static void
test_numbers (void)
{
  g_autofree char *none = entente_finding_number (0, FALSE);
  g_autofree char *twelve = entente_finding_number (12, TRUE);
  g_autofree char *thirteen = entente_finding_number (13, TRUE);

  g_assert_cmpstr (none, ==, "no");
  g_assert_cmpstr (twelve, ==, "Twelve");
  g_assert_cmpstr (thirteen, ==, "13");
}

static void
test_breaks (void)
{
  static const struct
  {
    const char *text;
    double width;
    const char *line;
  } cases[] = {
    { "all of it fits", 700, "all of it fits" },
    { "More weight on geography", 7 * 15, "More weight on " },
    { "unbreakable", 21, "unbreakable" },
    { "首位は日本", 7 * 6, "首位" },           /* three bytes a letter */
    { "首位は、日本", 7 * 9, "首位" },         /* no line begins with a comma */
    { "一カナダ", 7 * 9, "一" },               /* a word of kana stays whole */
    { "第1層は10", 7 * 8, "第1層" },           /* nor are numbers torn */
    { "Ranks 2–11 of 86", 7 * 11, "Ranks " }, /* nor ranges */
    { "Figures of 2020-24", 7 * 16, "Figures of " },
    { "an Asia–Pacific view", 7 * 12, "an Asia–" },
    { "10通り中9通りで2–15位、事実がこのままであれば", 7 * 40, "10通り中9通りで2–15位、" }, /* between phrases */
    { "重み等価、作戦上の役割", 7 * 28, "重み等価、作戦上の" },
    { "首位、大統領令の文言", 7 * 20, "首位、大統領" }, /* unless half a line is left empty */
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n = entente_heading_find_break (&fixed_measure, ENTENTE_FONT_FINDING, cases[i].text, cases[i].width);
      g_autofree char *line = g_strndup (cases[i].text, n);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

/* Two lines of about the same length, as long as both have room; else as much as fits. */
static void
test_even_breaks (void)
{
  static const struct
  {
    const char *text;
    guint letters; /* that a line holds */
    const char *line;
  } cases[] = {
    { "all of it fits", 20, "all of it fits" },
    { "Ten partners reach Tier 1; Japan leads", 32, "Ten partners reach " },
    { "Ten partners reach Tier 1; Japan leads", 19, "Ten partners reach " },
    { "Ten partners reach Tier 1; Japan leads", 16, "Ten partners " }, /* three lines would be needed */
    { "Three partners reach Tier 1; Market Square leads", 30, "Three partners reach " }, /* a number and its word */
    { "12 34 56 78", 6, "12 34 " },
    { "unbreakable", 4, "unbreakable" },
    { "a considerable word", 18, "a considerable " },
    { "first secondary", 14, "first " },
    { "米国に140件中128件のつながり", 32, "米国に" },                    /* particle, number with its counter */
    { "第1層の10のうち9が確実、ほかに5が加わり得る", 45, "第1層の10のうち9が確実、" }, /* rather behind a mark */
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gsize n = entente_heading_find_even_break (&fixed_measure, ENTENTE_FONT_FINDING, cases[i].text,
                                                       7 * cases[i].letters);
      g_autofree char *line = g_strndup (cases[i].text, n);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_heading_places (void)
{
  EntenteHeadingInput input = { "A finding of some length", "What it rests on", NULL, 800, 1, FALSE };
  g_autoptr (EntenteHeading) plain = entente_heading_new (&input, &fixed_measure);
  g_autoptr (EntenteHeading) marked = NULL;
  g_autoptr (EntenteHeading) narrow = NULL;

  g_assert_cmpfloat (plain->bottom, ==, 68);
  g_assert_cmpuint (plain->n_lines, ==, 2);
  input.marking = "For discussion only";
  marked = entente_heading_new (&input, &fixed_measure);
  g_assert_cmpstr (marked->lines[0].text, ==, "For discussion only");
  g_assert_cmpfloat (marked->lines[1].y, >=, marked->lines[0].y + 16);
  g_assert_cmpfloat (marked->bottom, >, 68);
  input.marking = NULL;
  input.width = 160;
  input.right_to_left = TRUE;
  narrow = entente_heading_new (&input, &fixed_measure);
  g_assert_cmpuint (narrow->n_lines, ==, 3);
  g_assert_cmpfloat (narrow->lines[0].x, ==, 140);
  g_assert_cmpfloat (narrow->bottom, >, 68);
}

/* Every word of the finding stands above the picture, also between two panels with letters of twice the size. */
static void
test_heading_with_large_letters (void)
{
  static const char *const findings[] = { "Ten partners reach Tier 1; Japan leads",
                                          "Ten partners reach Tier 1; the Netherlands lead",
                                          "More weight on Geography lifts eight partners to Tier 1" };
  gsize i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (findings); i++)
    {
      /* Of 7 units a letter, 16 to 19 a line. */
      EntenteHeadingInput input = { findings[i], "What it rests on", "For discussion", 190, 1, FALSE };
      g_autoptr (EntenteHeading) heading = NULL;
      g_autoptr (GString) words = g_string_new (NULL);

      input.room = 20;
      heading = entente_heading_new (&input, &fixed_measure);
      for (j = 0; j < heading->n_lines; j++)
        {
          const EntenteHeadingLine *line = &heading->lines[j];
          EntenteExtent extent;

          entente_measure_get_extent (&fixed_measure, line->font, line->text, &extent);
          g_assert_cmpfloat (extent.width, <=, line->max_width);
          g_assert_true (j == 0 || line->y > heading->lines[j - 1].y);
          if (line->font == ENTENTE_FONT_FINDING)
            g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", line->text);
        }
      g_assert_cmpstr (words->str, ==, findings[i]);
    }
}

static const double line_heights[] = { 24, 18, 19, 19, 16, 16, 16, 14 }; /* of scene-fixture.h */

/* Lines follow each other without gap, from the edge where reading starts, and say all words; only the last of a
 * paragraph may be too long. Nothing is in the way of the buttons at the end. */
static void
check_lines (const EntenteHeading *heading,
             const EntenteHeadingInput *input)
{
  g_autoptr (GString) finding = g_string_new (NULL), subtitle = g_string_new (NULL);
  guint i;

  for (i = 0; i < heading->n_lines; i++)
    {
      const EntenteHeadingLine *line = &heading->lines[i];
      const gboolean is_last = i + 1 == heading->n_lines || heading->lines[i + 1].font != line->font;
      const double width = entente_measure_get_width (&fixed_measure, line->font, line->text);
      GString *words = line->font == ENTENTE_FONT_FINDING ? finding : line->font == ENTENTE_FONT_SUBTITLE ? subtitle : NULL;

      if (words != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", line->text);
      g_assert_cmpfloat (line->x, ==, input->right_to_left ? input->width - 20 : 20);
      g_assert_cmpfloat (line->max_width, ==, input->width - 40 - (line->y < 36 ? input->room : 0));
      g_assert_true (width <= line->max_width || is_last);
      if (is_last)
        continue;
      g_assert_cmpfloat (heading->lines[i + 1].y, ==, line->y + line_heights[line->font]);
    }
  g_assert_cmpstr (finding->str, ==, input->finding);
  g_assert_cmpstr (subtitle->str, ==, input->subtitle);
}

static void
test_heading_lines (void)
{
  static const char finding[] = "Ten partners reach Tier 1, eleven come in when defence counts most, and one leaves";
  static const char subtitle[] = "Equal weights of 7 criteria; 86 partners, 3 of them with gaps";
  EntenteHeadingInput input = { .finding = finding, .subtitle = subtitle, .text_scale = 1 };
  guint i;

  for (input.width = 330; input.width <= 1500; input.width += 39)
    for (i = 0; i < 8; i++)
      {
        g_autoptr (EntenteHeading) heading = NULL;
        const EntenteHeadingLine *last, *first;
        double end;

        input.right_to_left = (i & 1) != 0;
        input.room = i & 2 ? 90 : 0;
        input.marking = i & 4 ? "EXERCISE" : NULL;
        heading = entente_heading_new (&input, &fixed_measure);
        check_lines (heading, &input);
        g_assert_cmpuint (heading->n_lines, <=, 6);
        first = &heading->lines[0];
        last = &heading->lines[heading->n_lines - 1];
        g_assert_cmpfloat (first->y, >=, 8);
        g_assert_cmpfloat (first->y, <=, 16);
        end = last->y + line_heights[last->font];
        g_assert_cmpfloat (heading->bottom, >=, MAX (end + 8, 68));
        g_assert_cmpfloat (heading->bottom, <=, MAX (end + 16, i & 4 ? 90 : 68));
        if (i & 4)
          {
            g_assert_cmpstr (first->text, ==, "EXERCISE");
            g_assert_cmpfloat (heading->lines[1].y, >, first->y + line_heights[first->font]);
            g_assert_cmpfloat (heading->lines[1].y, <, first->y + line_heights[first->font] + 8);
          }
      }
}

/* Where words may take a line more the drawing does not begin higher for those that take one less. */
static void
test_steady_bottom (void)
{
  static const char *const findings[] = { "Ten reach Tier 1", "Ten partners reach Tier 1, and eleven come in when defence counts most" };
  EntenteSceneInput scene = { .measure = &fixed_measure, .text_scale = 1 };
  guint i;

  for (scene.width = 400; scene.width <= 1400; scene.width += 50)
    for (i = 0; i < 2; i++)
      {
        const EntenteHeadingInput input = { .finding = findings[i], .subtitle = "Equal weights", .width = scene.width, .text_scale = 1 };
        g_autoptr (EntenteHeading) heading = entente_heading_new (&input, &fixed_measure);
        const double steady = entente_heading_get_steady_bottom (heading, &scene);

        g_assert_cmpfloat (steady, >=, heading->bottom);
        if (scene.width >= 900)
          g_assert_cmpfloat (steady, ==, heading->bottom);
        else
          /* Two lines of the finding, and of the sub-title one, or two where it is narrow. */
          g_assert_cmpfloat (steady, ==, 14 + 2 * 24 + (scene.width < 600 ? 2 : 1) * 18 + 12);
        scene.text_scale = 2;
        if (scene.width < 1800)
          g_assert_cmpfloat (entente_heading_get_steady_bottom (heading, &scene), ==, 14 + 2 * 24 + (scene.width < 1200 ? 2 : 1) * 18 + 12);
        scene.text_scale = 1;
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/state", test_state);
  g_test_add_func ("/finding/change", test_change);
  g_test_add_func ("/finding/all-effects", test_all_effects);
  g_test_add_func ("/finding/lists", test_lists);
  g_test_add_func ("/finding/nobody", test_nobody);
  g_test_add_func ("/finding/numbers", test_numbers);
  g_test_add_func ("/heading/breaks", test_breaks);
  g_test_add_func ("/heading/even-breaks", test_even_breaks);
  g_test_add_func ("/heading/lines", test_heading_lines);
  g_test_add_func ("/heading/steady-bottom", test_steady_bottom);
  g_test_add_func ("/heading/places", test_heading_places);
  g_test_add_func ("/heading/with-large-letters", test_heading_with_large_letters);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Pictures as files: the same bytes twice in one process, words where they can be found, no bitmaps. */

#include "entente-dataset-reader.h"
#include "entente-export-recipe.h"
#include "entente-export.h"
#include "entente-source-names.h"
#include "entente-svg-document.h"

#include "robustness-fixture.h"

#include <string.h>

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
  EntenteRobustness *robustness;
  EntenteSceneInput input;
} Case;

static Case
make_case (const char *file)
{
  static const char *const languages[] = { "en", NULL };
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", file, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteValues) values = NULL;
  Case c = { entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL) };

  g_assert_nonnull (c.dataset);
  c.scenario = entente_scenario_new (c.dataset);
  values = entente_values_new (c.dataset, c.scenario);
  c.evaluation = entente_evaluate (values, c.scenario);
  c.input = (EntenteSceneInput){ .dataset = c.dataset, .scenario = c.scenario, .evaluation = c.evaluation };
  c.robustness = robustness_fixture_sample (values, c.scenario, 200);
  c.input.robustness = c.robustness;
  c.input.languages = languages;
  c.input.text_scale = 1;
  c.input.viewport.zoom = 1;
  c.input.selected = c.input.hovered = c.input.compared = c.input.sort_criterion = ENTENTE_NONE;
  return c;
}

static void
clear_case (Case *c)
{
  entente_robustness_unref (c->robustness);
  entente_evaluation_unref (c->evaluation);
  entente_scenario_free (c->scenario);
  entente_dataset_unref (c->dataset);
}

static GBytes *
render (Case *c,
        const char *view,
        EntenteExportFormat format)
{
  const EntenteExportOptions options = { .view = view, .format = format, .language = "en" };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = entente_export_render (&options, &c->input, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static gboolean
contains (GBytes *bytes,
          const char *needle)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, needle, strlen (needle)) != NULL;
}

static void
test_same_bytes_twice (void)
{
  Case c = make_case ("partners-2026.json");
  const char *const *views;
  int format;

  for (views = entente_picture_list (); *views != NULL; views++)
    for (format = ENTENTE_EXPORT_PNG; format <= ENTENTE_EXPORT_PDF; format++)
      {
        g_autoptr (GBytes) once = render (&c, *views, format);
        g_autoptr (GBytes) again = render (&c, *views, format);

        g_assert_true (g_bytes_equal (once, again));
      }
  clear_case (&c);
}

static void
test_svg_says_what_it_shows (void)
{
  Case c = make_case ("partners-2026.json");
  const char *const *views;

  for (views = entente_picture_list (); *views != NULL; views++)
    {
      g_autoptr (GBytes) svg = render (&c, *views, ENTENTE_EXPORT_SVG);

      g_assert_true (contains (svg, "<title>Security partners"));
      g_assert_true (contains (svg, "Japan"));
      g_assert_true (contains (svg, "role=\"img\""));
      g_assert_false (contains (svg, "<image"));
    }
  clear_case (&c);
}

static void
test_pdf_has_no_bitmaps_and_the_dataset_date (void)
{
  Case c = make_case ("partners-2026.json");
  const char *const *views;

  for (views = entente_picture_list (); *views != NULL; views++)
    {
      g_autoptr (GBytes) pdf = render (&c, *views, ENTENTE_EXPORT_PDF);

      g_assert_false (contains (pdf, "/Subtype /Image"));
      g_assert_true (contains (pdf, "20260207000000"));
    }
  clear_case (&c);
}

static void
test_all_views_in_one_document (void)
{
  Case c = make_case ("partners-2026.json");
  g_autoptr (GBytes) pdf = render (&c, NULL, ENTENTE_EXPORT_PDF);
  g_autofree char *count = NULL;
  const EntenteExportOptions svg = { .format = ENTENTE_EXPORT_SVG };
  g_autoptr (GError) error = NULL;
  guint n = g_strv_length ((char **) entente_picture_list ());

  count = g_strdup_printf ("/Count %u", n);
  g_assert_true (contains (pdf, count));
  g_assert_null (entente_export_render (&svg, &c.input, &error));
  g_assert_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_VIEW);
  clear_case (&c);
}

static void
test_height_follows_the_content (void)
{
  Case c = make_case ("partners-2026.json");
  g_autoptr (GBytes) png = render (&c, "ranking", ENTENTE_EXPORT_PNG);
  const guint8 *data = g_bytes_get_data (png, NULL);
  guint width = data[16] << 24 | data[17] << 16 | data[18] << 8 | data[19];
  guint height = data[20] << 24 | data[21] << 16 | data[22] << 8 | data[23];

  g_assert_cmpuint (width, ==, 1900);
  g_assert_cmpuint (height, >, 2 * 86 * 25);
  clear_case (&c);
}

static void
test_errors (void)
{
  Case c = make_case ("venues-example.json");
  EntenteExportOptions options = { .view = "pie", .format = ENTENTE_EXPORT_PNG };
  EntenteExportFormat format;
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_export_render (&options, &c.input, &error));
  g_assert_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_VIEW);
  g_clear_error (&error);
  options.view = "ranking";
  options.width = 20000;
  options.height = 20000;
  g_assert_null (entente_export_render (&options, &c.input, &error));
  g_assert_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_SIZE);
  g_assert_true (entente_export_guess_format ("A.PDF", &format));
  g_assert_cmpint (format, ==, ENTENTE_EXPORT_PDF);
  g_assert_false (entente_export_guess_format ("a.gif", &format));
  clear_case (&c);
}

static void
test_fingerprint_tells_scenarios_apart (void)
{
  Case c = make_case ("venues-example.json");
  g_autofree char *before = entente_export_get_fingerprint (&c.input);
  g_autofree char *same = entente_export_get_fingerprint (&c.input);
  g_autofree char *after = NULL;

  c.scenario->weights[0] *= 1.5;
  after = entente_export_get_fingerprint (&c.input);
  g_assert_cmpstr (before, ==, same);
  g_assert_cmpstr (before, !=, after);
  clear_case (&c);
}

static guint
count (GBytes *bytes,
       const char *needle)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length), *at = data;
  guint n = 0;

  while ((at = memmem (at, length - (gsize) (at - data), needle, strlen (needle))) != NULL)
    {
      at += strlen (needle);
      n++;
    }
  return n;
}

/* Whole lines of the description that are names of partners. */
static guint
count_names (Case *c,
             GBytes *svg)
{
  gsize length;
  const char *data = g_bytes_get_data (svg, &length);
  g_autofree char *text = g_strndup (data, length);
  char *desc = strstr (text, "<desc>"), *end = strstr (text, "</desc>");
  g_auto (GStrv) lines = NULL;
  guint n = 0, i, k;

  g_assert_true (desc != NULL && end != NULL);
  *end = '\0';
  lines = g_strsplit (desc, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    for (k = 0; k < c->dataset->n_partners; k++)
      if (g_str_equal (lines[i], entente_text_get (&c->dataset->partners[k].name, c->input.languages)))
        n++;
  return n;
}

static void
test_stage_names_few (void)
{
  static const char *const views[] = { "orbit", "network", "map" };
  Case c = make_case ("partners-2026.json");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      const EntenteExportOptions options = { .view = views[i], .format = ENTENTE_EXPORT_SVG, .width = 1920,
                                             .height = 1080, .language = "en" };
      g_autoptr (GBytes) screen = entente_export_render (&options, &c.input, NULL);
      g_autoptr (GBytes) stage = NULL;
      guint n;

      c.input.medium = ENTENTE_MEDIUM_STAGE;
      stage = entente_export_render (&options, &c.input, NULL);
      c.input.medium = ENTENTE_MEDIUM_SCREEN;
      n = count_names (&c, stage);
      g_assert_cmpuint (n, <=, 10);
      g_assert_cmpuint (n, >=, 6);
      g_assert_cmpuint (count_names (&c, screen), >, 20);
      g_assert_true (contains (stage, "Illustrative figures"));
    }
  clear_case (&c);
}

/* All whom the finding speaks of have their names on a wall, wide or hardly wider than high, whatever is preferred and
 * however wide the letters are. */
static void
test_stage_names_all (void)
{
  static const char *const views[] = { "orbit", "network", "map" };
  static const char *const fonts[] = { NULL, "DejaVu Sans" };
  static const double widths[] = { 1600, 1920 };
  Case c = make_case ("partners-2026.json");
  g_autoptr (EntenteValues) values = entente_values_new (c.dataset, c.scenario);
  guint preset, v, f, w;

  c.input.medium = ENTENTE_MEDIUM_STAGE;
  for (preset = 0; preset < c.dataset->n_presets; preset++)
    {
      g_autoptr (EntenteEvaluation) evaluation = NULL;

      entente_scenario_apply_preset (c.scenario, c.dataset, (int) preset);
      evaluation = entente_evaluate (values, c.scenario);
      c.input.evaluation = evaluation;
      for (v = 0; v < G_N_ELEMENTS (views); v++)
        for (f = 0; f < G_N_ELEMENTS (fonts); f++)
          for (w = 0; w < G_N_ELEMENTS (widths); w++)
            {
              const EntenteExportOptions options = { .view = views[v], .format = ENTENTE_EXPORT_SVG,
                                                     .width = widths[w], .height = w == 0 ? 1200 : 1080,
                                                     .language = "en", .font_family = fonts[f] };
              g_autoptr (GBytes) stage = entente_export_render (&options, &c.input, NULL);

              g_test_message ("%s, %s, %s, %g", c.dataset->presets[preset].id, views[v], fonts[f], widths[w]);
              g_assert_cmpuint (count_names (&c, stage), ==, MIN (evaluation->tier_sizes[0], 10));
            }
    }
  clear_case (&c);
}

/* What stands behind the words that say how it was made. */
static char *
copy_drawing (GBytes *svg)
{
  gsize length;
  const char *data = g_bytes_get_data (svg, &length), *end = memmem (data, length, "</metadata>", 11);

  g_assert_nonnull (end);
  return g_strndup (end, length - (gsize) (end - data));
}

/* What an SVG says it shows. */
static char *
copy_words (GBytes *svg)
{
  gsize length;
  const char *data = g_bytes_get_data (svg, &length), *begin = memmem (data, length, "<desc", 5), *end;

  g_assert_nonnull (begin);
  end = memmem (begin, length - (gsize) (begin - data), "</desc>", 7);
  g_assert_nonnull (end);
  return g_strndup (begin, (gsize) (end - begin));
}

/* A wall of any size shows the same picture, with larger letters and larger marks: the same names find room. */
static void
test_stage_grows_as_a_whole (void)
{
  static const double heights[] = { 360, 540, 2160 };
  Case c = make_case ("partners-2026.json");
  const char *const *views;
  gsize i;

  c.input.medium = ENTENTE_MEDIUM_STAGE;
  for (views = entente_picture_list (); *views != NULL; views++)
    {
      EntenteExportOptions options = { .view = *views, .format = ENTENTE_EXPORT_SVG, .width = 1440, .height = 1080,
                                       .language = "en" };
      g_autoptr (GBytes) usual = entente_export_render (&options, &c.input, NULL);
      g_autofree char *words = copy_words (usual);

      for (i = 0; i < G_N_ELEMENTS (heights); i++)
        {
          g_autoptr (GBytes) other = NULL;
          g_autofree char *said = NULL;

          options.height = heights[i];
          options.width = heights[i] * 4 / 3;
          other = entente_export_render (&options, &c.input, NULL);
          said = copy_words (other);
          g_assert_cmpstr (said, ==, words);
        }
    }
  clear_case (&c);
}

/* 16 : 9 at a pixel each, when no size is asked for; whatever the theme, paper is white. */
static void
test_media_have_their_sizes (void)
{
  Case c = make_case ("partners-2026.json");
  EntenteExportOptions options = { .view = "ranking", .format = ENTENTE_EXPORT_PNG, .theme = ENTENTE_THEME_DARK };
  g_autoptr (GBytes) stage = NULL, dark = NULL, light = NULL;
  g_autofree char *drawn_dark = NULL, *drawn_light = NULL;
  const guint8 *data;

  c.input.medium = ENTENTE_MEDIUM_STAGE;
  stage = entente_export_render (&options, &c.input, NULL);
  data = g_bytes_get_data (stage, NULL);
  g_assert_cmpuint (data[18] << 8 | data[19], ==, 1920);
  g_assert_cmpuint (data[22] << 8 | data[23], ==, 1080);
  c.input.medium = ENTENTE_MEDIUM_PRINT;
  options.format = ENTENTE_EXPORT_SVG;
  dark = entente_export_render (&options, &c.input, NULL);
  options.theme = ENTENTE_THEME_LIGHT;
  light = entente_export_render (&options, &c.input, NULL);
  drawn_dark = copy_drawing (dark);
  drawn_light = copy_drawing (light);
  g_assert_cmpstr (drawn_dark, ==, drawn_light);
  clear_case (&c);
}

/* At the foot of every export; on screen where the line of the sub-title has room, and never in place of it. */
static void
test_how_to_read (void)
{
  static const struct
  {
    const char *view, *words;
  } lines[] = { { "ranking", "Longer bar" }, { "orbit", "A ring = a tier" }, { "network", "A line = a tie" },
                { "map", "The stronger the colour" }, { "certainty", "A row = a partner" } };
  Case c = make_case ("partners-2026.json");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      EntenteExportOptions options = { .view = lines[i].view, .format = ENTENTE_EXPORT_SVG, .width = 1800,
                                       .height = 900, .language = "en" };
      g_autoptr (GBytes) export = entente_export_render (&options, &c.input, NULL);
      g_autoptr (GBytes) wide = NULL, narrow = NULL;

      options.on_screen = TRUE;
      wide = entente_export_render (&options, &c.input, NULL);
      options.width = 360;
      options.height = 600;
      narrow = entente_export_render (&options, &c.input, NULL);
      g_assert_cmpuint (count (export, lines[i].words), ==, 1);
      g_assert_cmpuint (count (wide, lines[i].words), ==, g_str_equal (lines[i].view, "orbit") ? 0 : 1);
      g_assert_cmpuint (count (narrow, lines[i].words), ==, 0);
    }
  c.input.medium = ENTENTE_MEDIUM_STAGE;
  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      EntenteExportOptions options = { .view = lines[i].view, .format = ENTENTE_EXPORT_SVG, .language = "en" };
      g_autoptr (GBytes) stage = entente_export_render (&options, &c.input, NULL);

      g_assert_cmpuint (count (stage, lines[i].words), ==, g_str_equal (lines[i].view, "orbit") ? 0 : 1);
    }
  clear_case (&c);
}

/* How a picture is read is read to its end, also below a narrow one. */
static void
test_words_are_whole (void)
{
  Case c = make_case ("partners-2026.json");
  EntenteExportOptions options = { .view = "orbit", .format = ENTENTE_EXPORT_SVG, .language = "en", .width = 420 };
  g_autoptr (GBytes) svg = entente_export_render (&options, &c.input, NULL);

  g_assert_true (contains (svg, "A ring = a tier, a sector = a region; the nearer the centre, the higher the\nscore"));
  clear_case (&c);
}

/* Whoever sees a picture without the program reads where its figures come from: those with the most facts by name. */
static void
test_sources_are_named (void)
{
  Case c = make_case ("partners-2026.json");
  g_autofree char *two = entente_source_names_make_line (c.dataset, c.input.languages, 2);
  EntenteExportOptions options = { .view = "ranking", .format = ENTENTE_EXPORT_SVG, .language = "en", .width = 1280 };
  g_autoptr (GBytes) wide = entente_export_render (&options, &c.input, NULL);
  g_autoptr (GBytes) narrow = NULL;

  g_assert_true (g_str_has_prefix (two, "Sources: US Central Intelligence Agency, US Department of Defense, DMDC and "));
  g_assert_true (g_str_has_suffix (two, " more"));
  g_assert_true (contains (wide, "Sources: US Central Intelligence Agency, US Department of Defense, DMDC"));
  g_assert_true (contains (wide, "Stockholm International Peace Research Institute"));
  options.width = 420;
  narrow = entente_export_render (&options, &c.input, NULL);
  g_assert_true (contains (narrow, "Sources: US Central Intelligence Agency and "));
  options.on_screen = TRUE;
  g_clear_pointer (&narrow, g_bytes_unref);
  narrow = entente_export_render (&options, &c.input, NULL);
  g_assert_false (contains (narrow, "Sources: "));
  clear_case (&c);
}

/* Above the picture and in the footer; as on screen only above. */
static void
test_marking_is_on_every_picture (void)
{
  Case c = make_case ("partners-2026.json");
  const char *const *views;

  for (views = entente_picture_list (); *views != NULL; views++)
    {
      EntenteExportOptions options = { .view = *views, .format = ENTENTE_EXPORT_SVG, .language = "en" };

      for (options.width = 360; options.width < 1300; options.width += 920)
        for (options.on_screen = FALSE; options.on_screen <= TRUE; options.on_screen++)
          {
            g_autoptr (GBytes) plain = entente_export_render (&options, &c.input, NULL);
            g_autoptr (GBytes) svg = NULL;

            c.input.marking = "Seen by few";
            svg = entente_export_render (&options, &c.input, NULL);
            c.input.marking = NULL;
            g_assert_cmpuint (count (plain, "Seen by few"), ==, 0);
            g_assert_cmpuint (count (plain, "Illustrative figures"), ==, options.on_screen ? 1 : 2);
            /* Once more in what says how it was made. */
            g_assert_cmpuint (count (svg, "Seen by few"), ==, options.on_screen ? 2 : 3);
            g_assert_cmpuint (count (svg, "Illustrative"), >=, options.on_screen ? 1 : 2);
            g_assert_true (contains (svg, "Security partners"));
          }
    }
  clear_case (&c);
}

static void
test_svg_ids_are_numbered_anew (void)
{
  static const char raw[] = "<svg width=\"1\">\n<g id=\"surface12\"><use xlink:href=\"#surface7\"/>surface</g>"
                            "<g id=\"surface12\"/></svg>";
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (array, (const guint8 *) raw, strlen (raw));
  bytes = entente_svg_document_finish (array, &(EntenteSvgWords){ .title = "a < b & c", .labels = "1\x01 2" });
  g_assert_true (contains (bytes, "<title>a &lt; b &amp; c</title>"));
  g_assert_true (contains (bytes, "1  2"));
  g_assert_true (contains (bytes, "<g id=\"surface1\"><use xlink:href=\"#surface2\"/>surface</g><g id=\"surface1\"/>"));
}

/* @recipe with another value for a member of it; the value has no comma. */
static char *
replace_value (const char *recipe,
               const char *member,
               const char *value)
{
  g_autofree char *pattern = g_strdup_printf ("\"%s\": (\\[[^]]*\\]|\"[^\"]*\"|[^,}]*)", member);
  g_autofree char *replacement = g_strdup_printf ("\"%s\": %s", member, value);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  g_assert_true (g_regex_match (regex, recipe, 0, NULL));
  return g_regex_replace_literal (regex, recipe, -1, 0, replacement, 0, NULL);
}

/* (transfer full) (nullable) the JSON pointer of the first error */
static char *
find_fault (Case *c,
            const char *json)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteExportRecipe) recipe = entente_export_recipe_read (json, diagnostics);
  const gboolean taken = recipe != NULL && entente_export_recipe_bind (recipe, c->dataset, diagnostics);

  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) == 0, ==, taken);
  if (taken)
    return NULL;
  g_assert_cmpuint (entente_diagnostics_get (diagnostics, 0)->line, ==, 1);
  g_assert_cmpuint (entente_diagnostics_get (diagnostics, 0)->column, >, 0);
  return g_strdup (entente_diagnostics_get (diagnostics, 0)->pointer);
}

/* What a picture says of how it was made is taken as a whole or not at all. */
static void
test_settings_of_another_kind (void)
{
  static const struct
  {
    const char *member, *value, *pointer;
  } cases[] = {
    { "view", "1", "/view" },
    { "format", "\"png\"", "/format" },
    { "theme", "17", "/theme" },
    { "theme", "1.5", "/theme" },
    { "width", "null", "/width" },
    { "scale", "33", "/scale" },
    { "screen", "1", "/screen" },
    { "font", "[]", "/font" },
    { "languages", "\"en\"", "/languages" },
    { "languages", "[\"en\" , 1]", "/languages/1" },
    { "medium", "-1", "/medium" },
    { "zoom", "[1]", "/zoom" },
    { "select", "\"XX\"", "/select" },
    { "compare", "2", "/compare" },
    { "sort", "\"none\"", "/sort" },
    { "filter", "false", "/filter" },
    { "arrange", "true", "/arrange" },
    { "certainty", "\"yes\"", "/certainty" },
    { "ties", "[1]", "/ties" },
    { "pins", "[[\"JP\" ,  1]]", NULL },
    { "pins", "{}", "/pins" },
    { "scenario", "{\"year\": \"soon\"", "/scenario/year" }, /* its brace stays */
  };
  Case c = make_case ("partners-2026.json");
  EntenteExportOptions options = { .view = "network", .width = 640, .height = 400, .scale = 1, .font_family = "Sans" };
  g_autofree gboolean *ties = g_new0 (gboolean, c.dataset->n_tie_kinds);
  EntentePin pins[] = { { 0, 1, 2 }, { 3, -4, 0.5 } };
  g_autofree char *recipe = NULL;
  gsize i;

  c.input.selected = 1;
  c.input.compared = 2;
  c.input.sort_criterion = 0;
  c.input.filter = "a";
  c.input.tie_kinds_shown = ties;
  c.input.pins = pins;
  c.input.n_pins = G_N_ELEMENTS (pins);
  recipe = entente_export_recipe_write (&options, &c.input);
  g_assert_null (find_fault (&c, recipe));
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *changed = replace_value (recipe, cases[i].member, cases[i].value);
      g_autofree char *pointer = find_fault (&c, changed);

      g_test_message ("%s: %s", cases[i].member, cases[i].value);
      g_assert_nonnull (pointer);
      if (cases[i].pointer != NULL)
        g_assert_cmpstr (pointer, ==, cases[i].pointer);
    }
  clear_case (&c);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/same-bytes-twice", test_same_bytes_twice);
  g_test_add_func ("/export/svg-says-what-it-shows", test_svg_says_what_it_shows);
  g_test_add_func ("/export/pdf-has-no-bitmaps-and-the-dataset-date", test_pdf_has_no_bitmaps_and_the_dataset_date);
  g_test_add_func ("/export/all-views-in-one-document", test_all_views_in_one_document);
  g_test_add_func ("/export/height-follows-the-content", test_height_follows_the_content);
  g_test_add_func ("/export/errors", test_errors);
  g_test_add_func ("/export/words-are-whole", test_words_are_whole);
  g_test_add_func ("/export/sources-are-named", test_sources_are_named);
  g_test_add_func ("/export/fingerprint-tells-scenarios-apart", test_fingerprint_tells_scenarios_apart);
  g_test_add_func ("/export/how-to-read", test_how_to_read);
  g_test_add_func ("/export/stage-names-few", test_stage_names_few);
  g_test_add_func ("/export/stage-names-all", test_stage_names_all);
  g_test_add_func ("/export/stage-grows-as-a-whole", test_stage_grows_as_a_whole);
  g_test_add_func ("/export/media-have-their-sizes", test_media_have_their_sizes);
  g_test_add_func ("/export/marking-is-on-every-picture", test_marking_is_on_every_picture);
  g_test_add_func ("/export/settings-of-another-kind", test_settings_of_another_kind);
  g_test_add_func ("/export/svg-ids-are-numbered-anew", test_svg_ids_are_numbered_anew);
  return g_test_run ();
}

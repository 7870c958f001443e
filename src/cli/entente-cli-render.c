/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli render FILE --view orbit -o out.svg
 *
 * --screen draws exactly what the window draws at that size: the tests compare the two.
 */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-reproduce.h"
#include "entente-cli-scenario.h"
#include "entente-borders.h"
#include "entente-export.h"
#include "entente-translation.h"
#include "entente-viewport.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <pango/pango.h>
#include <stdlib.h>
#include <string.h>

static struct
{
  char *view, *output, *size, *language, *select, *compare, *sort, *filter, *font, *borders, *against, *size_by, *arrange,
    *medium, *reproduce, *scene;
  gboolean dark, high_contrast, on_screen;
  double scale, text_scale, scroll, zoom, row_zoom;
} call;

static const GOptionEntry options[] = {
  { "view", 0, 0, G_OPTION_ARG_STRING, &call.view, N_("ranking, orbit, network, map or certainty; without it all (PDF)"),
    N_("VIEW") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &call.output, N_("Where to write: .png, .svg or .pdf"), N_("FILE") },
  { "size", 0, 0, G_OPTION_ARG_STRING, &call.size, N_("Width and height, or the width alone"), N_("WIDTHxHEIGHT") },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &call.dark, N_("Light on dark"), NULL },
  { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &call.high_contrast, N_("Stronger contrast"), NULL },
  { "lang", 0, 0, G_OPTION_ARG_STRING, &call.language, N_("Language of the picture, e.g. ja"), N_("LANGUAGE") },
  { "select", 0, 0, G_OPTION_ARG_STRING, &call.select, N_("Select a partner"), N_("ID") },
  { "compare", 0, 0, G_OPTION_ARG_STRING, &call.compare, N_("Mark a second partner"), N_("ID") },
  { "sort", 0, 0, G_OPTION_ARG_STRING, &call.sort, N_("Ranking: sort by a criterion"), N_("ID") },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &call.filter, N_("Ranking: only names with this text"), N_("TEXT") },
  { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &call.scale, N_("PNG: pixels for each unit of the size"), N_("FACTOR") },
  { "text-scale", 0, 0, G_OPTION_ARG_DOUBLE, &call.text_scale, N_("Size of the text, 1 = normal"), N_("FACTOR") },
  { "font", 0, 0, G_OPTION_ARG_STRING, &call.font, N_("Families of the font"), N_("FAMILIES") },
  { "screen", 0, 0, G_OPTION_ARG_NONE, &call.on_screen, N_("As in the window, without legend and footer"), NULL },
  { "scroll", 0, 0, G_OPTION_ARG_DOUBLE, &call.scroll, N_("Ranking with --screen: how far the list is scrolled"),
    N_("DISTANCE") },
  { "borders", 0, 0, G_OPTION_ARG_FILENAME, &call.borders, N_("Map: draw the borders of this file"), N_("FILE") },
  { "zoom", 0, 0, G_OPTION_ARG_DOUBLE, &call.zoom, N_("Zoom of the picture, 1 = all of it"), N_("FACTOR") },
  { "against", 0, 0, G_OPTION_ARG_STRING, &call.against, N_("Ranking: draw lines from the ranks under this preset"),
    N_("ID") },
  { "row-zoom", 0, 0, G_OPTION_ARG_DOUBLE, &call.row_zoom, N_("Ranking: height of the rows, 1 = normal"), N_("FACTOR") },
  { "size-by", 0, 0, G_OPTION_ARG_STRING, &call.size_by, N_("Orbit: size the discs by an indicator or a measure"),
    N_("ID") },
  { "arrange", 0, 0, G_OPTION_ARG_STRING, &call.arrange, N_("Network: arrange by bloc, region or tier"), N_("WHAT") },
  { "medium", 0, 0, G_OPTION_ARG_STRING, &call.medium, N_("Draw for screen, print or stage"), N_("MEDIUM") },
  { "scene", 0, 0, G_OPTION_ARG_STRING, &call.scene, N_("Draw a scene of the file, by its id or its number"), N_("SCENE") },
  { "reproduce", 0, 0, G_OPTION_ARG_FILENAME, &call.reproduce,
    N_("Make an exported picture again, or one with this fingerprint"), N_("PICTURE") },
  { NULL },
};

static const char *const arrangements[] = { "bloc", "region", "tier" };
static const char *const media[] = { "screen", "print", "stage" };

/* The place of a word in a list, 0 for none given. */
static gboolean
find_word (const char *word,
           const char *const *words,
           guint n_words,
           guint *place)
{
  *place = 0;
  if (word == NULL)
    return TRUE;
  for (; *place < n_words; (*place)++)
    if (g_str_equal (word, words[*place]))
      return TRUE;
  entente_cli_fail_usage (_("“%s” is none of the words that are understood here"), word);
  return FALSE;
}

/* The settings that belong to one picture. */
static gboolean
fill_view (const EntenteDataset *dataset,
           EntenteSceneInput *input)
{
  guint arrangement, medium;

  if (!find_word (call.arrange, arrangements, G_N_ELEMENTS (arrangements), &arrangement)
      || !find_word (call.medium, media, G_N_ELEMENTS (media), &medium))
    return FALSE;
  input->arrangement = arrangement;
  input->medium = medium;
  if (call.size_by != NULL && entente_dataset_find_quantity (dataset, call.size_by) < 0)
    {
      entente_cli_fail_usage (_("The file has no indicator or measure “%s”"), call.size_by);
      return FALSE;
    }
  input->size_by = call.size_by;
  input->row_zoom = call.row_zoom;
  return TRUE;
}

/* A plain decimal number above 0 that ends at *end; no exponent, and "0x5" is not hexadecimal here. */
static double
parse_length (const char *text,
              const char **end)
{
  g_autofree char *digits = NULL;

  *end = text + strspn (text, "0123456789.");
  digits = g_strndup (text, *end - text);
  return g_ascii_strtod (digits, NULL);
}

/* "1280x800", "1280"; the height is 0 when it is left to the picture. */
static gboolean
parse_size (const char *text,
            double *width,
            double *height)
{
  const char *end;

  *height = 0;
  *width = parse_length (text, &end);
  if (*width < 1 || *end == '\0')
    return *width >= 1;
  if (*end != 'x' && *end != 'X')
    return FALSE;
  *height = parse_length (end + 1, &end);
  return *height >= 1 && *end == '\0';
}

static EntenteTheme
get_theme (void)
{
  if (call.high_contrast)
    return call.dark ? ENTENTE_THEME_HIGH_CONTRAST_DARK : ENTENTE_THEME_HIGH_CONTRAST_LIGHT;
  return call.dark ? ENTENTE_THEME_DARK : ENTENTE_THEME_LIGHT;
}

/* Ids of the call become indices of the dataset; what was not given stays ENTENTE_NONE. */
static gboolean
find_partner (const EntenteDataset *dataset,
              const char *id,
              int *partner)
{
  if (id == NULL)
    return TRUE;
  *partner = entente_dataset_find_partner (dataset, id);
  if (*partner >= 0)
    return TRUE;
  entente_cli_fail_usage (_("The file has no partner “%s”"), id);
  return FALSE;
}

static gboolean
find_criterion (const EntenteDataset *dataset,
                const char *id,
                int *criterion)
{
  if (id == NULL)
    return TRUE;
  *criterion = entente_dataset_find_criterion (dataset, id);
  if (*criterion >= 0)
    return TRUE;
  entente_cli_fail_usage (_("The file has no criterion “%s”"), id);
  return FALSE;
}

/* The scene of that id, or of that number from 1; NULL = there is none. */
static const EntenteScene *
find_scene (const EntenteDataset *dataset,
            const char *name)
{
  const int known = entente_dataset_find_scene (dataset, name);
  guint64 number = 0;

  if (known >= 0)
    return &dataset->scenes[known];
  if (g_ascii_string_to_unsigned (name, 10, 1, dataset->n_scenes, &number, NULL))
    return &dataset->scenes[number - 1];
  entente_cli_fail_usage (_("The file has no scene “%s”"), name);
  return NULL;
}

/* What the scene shows takes the place of what the file opens with; the call may ask for another view or partner. */
static gboolean
apply_scene (const EntenteDataset *dataset,
             EntenteExportOptions *export,
             EntenteSceneInput *input,
             EntenteScenario **scenario)
{
  const EntenteCliSettings *settings = entente_cli_settings_get ();
  const EntenteScene *scene;

  if (call.scene == NULL)
    return TRUE;
  if (settings->preset != NULL || settings->weights != NULL || settings->scenario != NULL || settings->year != 0)
    {
      entente_cli_fail_usage (_("A scene has its own weights and year; --preset, --weights, --scenario and --year do not "
                                "go with it"));
      return FALSE;
    }
  scene = find_scene (dataset, call.scene);
  if (scene == NULL)
    return FALSE;
  entente_scenario_free (*scenario);
  *scenario = entente_scenario_new_from_json (dataset, scene->scenario);
  if (export->view == NULL)
    export->view = scene->view;
  if (scene->n_focus > 0)
    input->selected = scene->focus[0];
  if (scene->n_focus > 1)
    input->compared = scene->focus[1];
  return TRUE;
}

/* Whom and what the call singles out. */
static gboolean
fill_choice (const EntenteDataset *dataset,
             EntenteSceneInput *input)
{
  return find_partner (dataset, call.select, &input->selected) && find_partner (dataset, call.compare, &input->compared)
         && find_criterion (dataset, call.sort, &input->sort_criterion);
}

/* What is drawn with the weights of another preset; the rest of the scenario is the same.
 * Returns: (nullable): NULL when none was asked for, or there is none of that name: then *found is FALSE */
static EntenteEvaluation *
evaluate_other (const EntenteDataset *dataset,
                EntenteSceneInput *input,
                gboolean *found)
{
  g_autoptr (EntenteScenario) other = NULL;
  const int preset = call.against != NULL ? entente_dataset_find_preset (dataset, call.against) : ENTENTE_NONE;

  *found = call.against == NULL || preset != ENTENTE_NONE;
  if (!*found)
    entente_cli_fail_usage (_("The file has no preset “%s”"), call.against);
  if (preset == ENTENTE_NONE)
    return NULL;
  other = entente_scenario_copy (input->scenario);
  entente_scenario_apply_preset (other, dataset, preset);
  input->other_preset = dataset->presets[preset].id;
  input->other_name = entente_text_get (&dataset->presets[preset].name, input->languages);
  return input->other_ranking = entente_evaluate (input->evaluation->values, other);
}

static int
render_dataset (EntenteDataset *dataset,
                EntenteExportOptions *export)
{
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteScenario) before = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteValues) old_values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  g_autoptr (EntenteEvaluation) baseline = NULL;
  g_autoptr (EntenteEvaluation) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  EntenteSceneInput input = { .dataset = dataset, .selected = ENTENTE_NONE, .compared = ENTENTE_NONE };
  int status = ENTENTE_EXIT_OK;
  gboolean found;

  if (!entente_cli_make_scenario (dataset, entente_cli_settings_get (), &scenario, &before, &status))
    return status;
  if (!apply_scene (dataset, export, &input, &scenario))
    return ENTENTE_EXIT_USAGE;
  if (call.reproduce != NULL)
    {
      g_clear_pointer (&scenario, entente_scenario_free);
      scenario = entente_cli_find_fingerprint (call.reproduce, dataset, &status);
      if (scenario == NULL)
        return status;
    }
  values = entente_values_new (dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  old_values = entente_values_match (values, before) ? entente_values_ref (values)
                                                     : entente_values_new (dataset, before);
  baseline = entente_evaluate (old_values, before);
  input.scenario = scenario;
  input.evaluation = evaluation;
  input.baseline = baseline;
  input.baseline_scenario = before;
  input.languages = entente_cli_get_languages (call.language);
  input.text_scale = call.text_scale > 0 ? call.text_scale : 1;
  input.viewport.zoom = call.zoom > 0 ? call.zoom : 1;
  input.viewport.y = call.scroll;
  input.hovered = input.sort_criterion = ENTENTE_NONE;
  input.filter = call.filter;
  input.marking = entente_cli_settings_get ()->marking;
  export->language = entente_export_get_language (call.language);
  input.right_to_left = entente_language_is_right_to_left (export->language);
  input.shows_certainty = TRUE;
  other = evaluate_other (dataset, &input, &found);
  if (!found || !fill_view (dataset, &input) || !fill_choice (dataset, &input))
    return ENTENTE_EXIT_USAGE;
  if (input.viewport.zoom > 1 && input.selected >= 0 && export->view != NULL)
    entente_export_centre_on (export, &input, input.selected);
  bytes = entente_export_render (export, &input, &error);
  if (bytes == NULL)
    return entente_cli_fail ("%s", error->message);
  return entente_cli_write_bytes (call.output, bytes);
}

static int
check_call (EntenteExportOptions *export)
{
  /* 0 = not given */
  static const struct
  {
    const char *option;
    const double *value;
    double lowest, highest;
  } factors[] = {
    { "scale", &call.scale, 0.01, 32 },
    { "text-scale", &call.text_scale, 0.1, 8 },
    { "zoom", &call.zoom, 1, ENTENTE_VIEWPORT_MAX_ZOOM },
    { "row-zoom", &call.row_zoom, ENTENTE_ROW_ZOOM_MIN, ENTENTE_ROW_ZOOM_MAX },
    { "scroll", &call.scroll, 0, 1e6 },
  };
  g_autoptr (GError) error = NULL;
  gsize i;

  if (call.output == NULL)
    return entente_cli_fail_usage (_("Say where to write with -o FILE.png, .svg or .pdf"));
  if (!entente_export_guess_format (call.output, &export->format))
    return entente_cli_fail_usage (_("“%s” ends neither in .png, .svg nor .pdf"), call.output);
  if (call.size != NULL && !parse_size (call.size, &export->width, &export->height))
    return entente_cli_fail_usage (_("“%s” is no size like 1280x800"), call.size);
  for (i = 0; i < G_N_ELEMENTS (factors); i++)
    if (!(*factors[i].value == 0 || (*factors[i].value >= factors[i].lowest && *factors[i].value <= factors[i].highest)))
      return entente_cli_fail_usage (_("--%s must lie between %g and %g"), factors[i].option, factors[i].lowest,
                                     factors[i].highest);
  if (call.borders != NULL && !entente_borders_use_file (call.borders, &error))
    return entente_cli_fail ("%s: %s", call.borders, error->message);
  export->view = call.view;
  export->theme = get_theme ();
  export->scale = call.scale;
  export->on_screen = call.on_screen;
  export->font_family = call.font;
  return ENTENTE_EXIT_OK;
}

/* A picture that is made again is what it was. */
static gboolean
takes_all_from_the_picture (void)
{
  const EntenteCliSettings *settings = entente_cli_settings_get ();
  const char *const words[] = { call.view, call.size, call.language, call.select, call.compare, call.sort,
                                call.filter, call.font, call.against, call.size_by, call.arrange, call.medium,
                                call.scene, settings->preset, settings->weights, settings->scenario, settings->marking };
  gsize i;
  gboolean free = !call.dark && !call.high_contrast && !call.on_screen && call.scale == 0 && call.text_scale == 0
                  && call.scroll == 0 && call.zoom == 0 && call.row_zoom == 0 && settings->year == 0;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    free = free && words[i] == NULL;
  if (!free)
    entente_cli_fail_usage (_("A picture that is made again takes its settings from itself; only -o and --borders go "
                              "with it"));
  return free;
}

int
entente_cli_render (int argc,
                    char **argv)
{
  g_autoptr (GOptionContext) context = entente_cli_new_context (
    _("FILE"), _("Draws a picture of a dataset, the same bytes every time."), options);
  g_autoptr (EntenteDataset) dataset = NULL;
  EntenteExportOptions export = { 0 };
  int status;

  g_option_context_add_main_entries (context, entente_cli_settings_get_options (), GETTEXT_PACKAGE);
  status = entente_cli_parse (context, &argc, &argv);
  if (status == ENTENTE_EXIT_OK && argc != 2)
    status = entente_cli_fail_usage (_("Say which file to draw"));
  if (status == ENTENTE_EXIT_OK)
    status = check_call (&export);
  if (status != ENTENTE_EXIT_OK)
    return status;
  if (call.reproduce != NULL && g_file_test (call.reproduce, G_FILE_TEST_EXISTS))
    return takes_all_from_the_picture () ? entente_cli_reproduce_picture (call.reproduce, argv[1], call.output)
                                         : ENTENTE_EXIT_USAGE;
  dataset = entente_cli_read_dataset (argv[1]);
  return dataset != NULL ? render_dataset (dataset, &export) : ENTENTE_EXIT_ERRORS;
}

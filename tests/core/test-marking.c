/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The handling line: which words it has, and that the scene of every picture begins with them. */

#include "entente-dataset-reader.h"
#include "entente-format.h"
#include "entente-map-scene.h"
#include "entente-network-scene.h"
#include "entente-orbit-scene.h"
#include "entente-ranking-scene.h"
#include "scene-fixture.h"

#define OF_SAMPLE "Illustrative figures, not an official ranking"

static const char *const english[] = { "en", NULL };
static const char *const japanese[] = { "ja", "en", NULL };

static EntenteDataset *
open_sample (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", "partners-2026.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static EntenteDataset *
open_unmarked (void)
{
  static const char json[] = "{\"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"H\", \"name\": \"H\"},"
                             " \"criteria\": [{\"id\": \"a\", \"name\": \"A\", \"weight\": 1, \"indicators\": ["
                             "{\"id\": \"x\", \"name\": \"X\", \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 1}}]}],"
                             " \"partners\": [{\"id\": \"P\", \"name\": \"P\"}]}";
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static void
test_words (void)
{
  static const struct
  {
    const char *own, *with_sample, *alone;
  } cases[] = {
    { NULL, OF_SAMPLE, NULL },
    { "", OF_SAMPLE, NULL },
    { " \n\t", OF_SAMPLE, NULL },
    { "Internal", "Internal · " OF_SAMPLE, "Internal" },
    { "  Internal\n only\x01! ", "Internal only[U+0001]! · " OF_SAMPLE, "Internal only[U+0001]!" },
    { " A \t B", "A B · " OF_SAMPLE, "A B" },
    { OF_SAMPLE, OF_SAMPLE, OF_SAMPLE },
    { "部外秘", "部外秘 · " OF_SAMPLE, "部外秘" },
  };
  g_autoptr (EntenteDataset) sample = open_sample ();
  g_autoptr (EntenteDataset) unmarked = open_unmarked ();
  g_autofree char *other = entente_format_marking (sample, "部外秘", japanese);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *both = entente_format_marking (sample, cases[i].own, english);
      g_autofree char *alone = entente_format_marking (unmarked, cases[i].own, english);

      g_assert_cmpstr (both, ==, cases[i].with_sample);
      g_assert_cmpstr (alone, ==, cases[i].alone);
    }
  g_assert_cmpstr (other, ==, "部外秘 · 数値は例示であり、公式の順位ではありません");
}

/* The heading of a picture stays valid until the scene goes, which @scene is for. */
typedef struct
{
  EntenteRankingScene *ranking;
  EntenteOrbitScene *orbit;
  EntenteNetworkScene *network;
  EntenteMapScene *map;
  const EntenteHeading *headings[4];
} Scenes;

static void
make_scenes (Scenes *scenes,
             const EntenteSceneInput *input)
{
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new (input->dataset, NULL);
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "map", "world.bin", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  EntenteWorld *world = entente_world_new (bytes, NULL);

  scenes->ranking = entente_ranking_scene_new (input);
  scenes->orbit = entente_orbit_scene_new (input);
  scenes->network = entente_network_scene_new (input, layout, NULL);
  scenes->map = entente_map_scene_new (input, world, NULL);
  scenes->headings[0] = scenes->ranking->heading;
  scenes->headings[1] = scenes->orbit->heading;
  scenes->headings[2] = scenes->network->heading;
  scenes->headings[3] = scenes->map->layout->heading;
  entente_world_unref (world);
}

static void
free_scenes (Scenes *scenes)
{
  entente_ranking_scene_free (scenes->ranking);
  entente_orbit_scene_free (scenes->orbit);
  entente_network_scene_free (scenes->network);
  entente_map_scene_free (scenes->map);
}

/* The first @n lines are the marking, and no line begins above the end of the one before. */
static void
check_heading (const EntenteHeading *heading,
               const char *marking,
               guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; i < heading->n_lines; i++)
    {
      const EntenteHeadingLine *line = &heading->lines[i];
      EntenteExtent extent;

      g_assert_true ((line->font == ENTENTE_FONT_LABEL_STRONG) == (i < n));
      if (i < n)
        g_string_append_printf (text, "%s%s", i > 0 ? " " : "", line->text);
      get_fixed_extent (NULL, line->font, line->text, &extent);
      g_assert_cmpfloat (line->y + extent.height, <=, i + 1 < heading->n_lines ? line[1].y : heading->bottom);
    }
  g_assert_cmpstr (text->str, ==, marking);
}

static void
test_scenes (void)
{
  static const char *const own[] = { NULL, "Internal", "For the staff of the department of procurement, not to be "
                                                       "passed on before the 31st of March of next year" };
  g_autoptr (EntenteDataset) sample = open_sample ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (sample);
  g_autoptr (EntenteValues) values = entente_values_new (sample, scenario);
  g_autoptr (EntenteEvaluation) evaluation = entente_evaluate (values, scenario);
  EntenteSceneInput input = make_scene_input (sample, scenario, evaluation);
  gsize i, k, narrow;

  for (narrow = 0; narrow < 2; narrow++)
    for (i = 0; i < G_N_ELEMENTS (own); i++)
      {
        g_autofree char *marking = entente_format_marking (sample, own[i], english);
        Scenes scenes = { 0 };

        input.width = narrow ? 360 : 1280;
        input.height = narrow ? 500 : 800;
        input.marking = own[i];
        make_scenes (&scenes, &input);
        for (k = 0; k < G_N_ELEMENTS (scenes.headings); k++)
          {
            check_heading (scenes.headings[k], marking, narrow && i > 0 ? 2 : 1);
            g_assert_cmpfloat (scenes.headings[k]->bottom, <, input.height / 3);
          }
        free_scenes (&scenes);
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marking/words", test_words);
  g_test_add_func ("/marking/every-picture-begins-with-it", test_scenes);
  return g_test_run ();
}

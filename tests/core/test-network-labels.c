/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The names of the Network in the sample and in generated scenes of 20 to 300 partners, in all arrangements, sizes and
 * magnifications, with somebody looked at: no name covers a name, a mark, the hub, or the name of a bloc or a group,
 * and no leader runs through a name. */

#include "entente-network-scene.h"
#include "orbit-fixture.h"

#include <math.h>
#include <string.h>

#define N_SCENES 40

static const double frames[][2] = { { 650, 606 }, { 1000, 700 }, { 1600, 1000 }, { 360, 460 } };

static gboolean
boxes_overlap (const double a[4],
               const double b[4])
{
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

static double
get_distance_to_box (const double box[4],
                     double x,
                     double y)
{
  return hypot (x - CLAMP (x, box[0], box[2]), y - CLAMP (y, box[1], box[3]));
}

static void
get_box (const EntenteSceneInput *input,
         const EntenteNetworkLabel *label,
         double box[4])
{
  EntenteExtent extent;

  entente_measure_get_extent (input->measure, label->font, label->text, &extent);
  box[0] = label->place.x;
  box[1] = label->place.y;
  box[2] = label->place.x + extent.width;
  box[3] = label->place.y + extent.height;
}

static gboolean
leader_meets_box (const EntenteLabel *place,
                  const double box[4])
{
  guint i;

  for (i = 0; i <= 200 && place->has_leader; i++)
    {
      const double t = i / 200.0, x = place->leader_x0 + t * (place->leader_x1 - place->leader_x0);
      const double y = place->leader_y0 + t * (place->leader_y1 - place->leader_y0);

      if (x > box[0] && x < box[2] && y > box[1] && y < box[3])
        return TRUE;
    }
  return FALSE;
}

/* What stands still: marks, the hub, pills, names of groups. */
static void
check_against_the_rest (const EntenteNetworkScene *scene,
                        const double box[4])
{
  guint i;

  for (i = 0; i < scene->n_nodes; i++)
    g_assert_cmpfloat (get_distance_to_box (box, scene->nodes[i].x, scene->nodes[i].y), >=, scene->nodes[i].radius);
  g_assert_cmpfloat (get_distance_to_box (box, scene->hub_x, scene->hub_y), >=, scene->hub_radius);
  for (i = 0; i < scene->n_hulls; i++)
    {
      const EntenteNetworkHull *hull = &scene->hulls[i];
      const double pill[] = { hull->pill_x, hull->pill_y, hull->pill_x + hull->pill_width,
                              hull->pill_y + hull->pill_height };

      g_assert_false (boxes_overlap (box, pill));
    }
  for (i = 0; i < scene->groups->len; i++)
    {
      const EntenteNetworkGroup *group = &g_array_index (scene->groups, EntenteNetworkGroup, i);
      const double name[] = { group->x, group->y, group->x + group->width, group->y + group->height };

      g_assert_false (boxes_overlap (box, name));
    }
}

static guint
check_names (const EntenteSceneInput *input,
             const EntenteNetworkScene *scene)
{
  guint i, k;

  for (i = 0; i < scene->labels->len; i++)
    {
      const EntenteNetworkLabel *label = &g_array_index (scene->labels, EntenteNetworkLabel, i);
      double box[4], other[4];

      g_assert_cmpint (label->place.candidate, >=, 0);
      get_box (input, label, box);
      g_assert_true (box[0] >= 0 && box[2] <= scene->width && box[3] <= scene->height);
      check_against_the_rest (scene, box);
      for (k = 0; k < scene->labels->len; k++)
        {
          if (k == i)
            continue;
          get_box (input, &g_array_index (scene->labels, EntenteNetworkLabel, k), other);
          g_assert_false (boxes_overlap (box, other));
          g_assert_false (leader_meets_box (&label->place, other));
        }
    }
  return scene->labels->len;
}

/* Returns how many names there were in all. */
static guint
check_views (OrbitFixture *world,
             EntenteNetworkLayout *layout,
             EntenteArrangement arrangement)
{
  static const EntenteViewport viewports[] = { { 1, 0, 0 }, { 2, 150, -100 }, { 4, -900, 500 } };
  guint n_names = 0, f, v;

  for (f = 0; f < G_N_ELEMENTS (frames); f++)
    for (v = 0; v < G_N_ELEMENTS (viewports); v++)
      {
        g_autoptr (EntenteNetworkScene) scene = NULL;
        EntenteSceneInput input;

        orbit_fixture_init_input (world, frames[f][0], frames[f][1], &input);
        input.viewport = viewports[v];
        input.arrangement = arrangement;
        input.selected = v == 1 ? (int) (f % world->dataset->n_partners) : ENTENTE_NONE;
        input.hovered = f == 2 ? (int) (v % world->dataset->n_partners) : ENTENTE_NONE;
        scene = entente_network_scene_new (&input, layout, NULL);
        n_names += check_names (&input, scene);
      }
  return n_names;
}

static void
test_sample (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteNetworkLayout) by_bloc = entente_network_layout_new (world->dataset, NULL);
  g_autoptr (EntenteNetworkLayout) by_region = entente_network_layout_new_by_region (world->dataset, NULL);

  orbit_fixture_weigh (world, 0.6, 0.2);
  g_assert_cmpuint (check_views (world, by_bloc, ENTENTE_ARRANGE_BY_BLOC), >, 200);
  g_assert_cmpuint (check_views (world, by_region, ENTENTE_ARRANGE_BY_REGION), >, 200);
}

typedef struct
{
  EntenteTieKind kind;
  EntenteTie ties[2 * 300];
  EntenteBloc blocs[2];
  int members[2][8];
} Ties;

/* Everybody is tied to the hub, some to each other; two blocs of eight. */
static void
add_ties (OrbitFixture *world,
          Ties *ties,
          guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  EntenteDataset *dataset = world->dataset;
  const int n = (int) dataset->n_partners;
  guint n_ties = 0;
  int i;

  ties->kind = (EntenteTieKind) { "alliance", dataset_fixture_text (world->fixture, "Alliance"), 1 };
  for (i = 0; i < n; i++)
    ties->ties[n_ties++] = (EntenteTie) { .a = ENTENTE_HUB, .b = i, .source = ENTENTE_NONE };
  for (i = 1; i < n; i += 2)
    ties->ties[n_ties++] = (EntenteTie) { .a = i, .b = g_rand_int_range (rand, 0, i), .source = ENTENTE_NONE };
  for (i = 0; i < 16; i++)
    ties->members[i / 8][i % 8] = i;
  ties->blocs[0] = (EntenteBloc) { "a", dataset_fixture_text (world->fixture, "A pact"), 8, ties->members[0], TRUE };
  ties->blocs[1] = (EntenteBloc) { "b", dataset_fixture_text (world->fixture, "A council of the sea"), 8,
                                   ties->members[1], TRUE };
  dataset->tie_kinds = &ties->kind;
  dataset->n_tie_kinds = 1;
  dataset->ties = ties->ties;
  dataset->n_ties = n_ties;
  dataset->blocs = ties->blocs;
  dataset->n_blocs = 2;
  orbit_fixture_evaluate (world);
}

static void
test_generated (void)
{
  g_autofree Ties *ties = g_new0 (Ties, 1);
  guint n_names = 0, seed;

  for (seed = 0; seed < N_SCENES; seed++)
    {
      g_autoptr (OrbitFixture) world = orbit_fixture_new (seed, 20 + seed * 7, seed % 2 == 0, 0.05);
      g_autoptr (EntenteNetworkLayout) layout = NULL;

      add_ties (world, ties, seed);
      layout = entente_network_layout_new (world->dataset, NULL);
      orbit_fixture_weigh (world, 0.7, 0.3);
      n_names += check_views (world, layout, ENTENTE_ARRANGE_BY_BLOC);
    }
  g_test_message ("%u names", n_names);
  g_assert_cmpuint (n_names, >, 1000);
}

/* The letters of a stage, in units of a page 540 high. */
static void
get_stage_extent (EntenteMeasure *measure,
                  EntenteFont font,
                  const char *text,
                  EntenteExtent *extent)
{
  const double size = font == ENTENTE_FONT_FINDING ? 30 : font == ENTENTE_FONT_NOTE ? 13.5 : 18;

  extent->width = 0.56 * size * g_utf8_strlen (text, -1);
  extent->height = 1.25 * size;
  extent->ascent = size;
}

/* On a stage, 4 : 3 too, all of tier 1 is named, the subtitle takes one line, and ties are no more than a ground. */
static void
test_stage (void)
{
  static const double pages[][2] = { { 696, 470 }, { 936, 470 }, { 696, 440 } };
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new (world->dataset, NULL);
  EntenteMeasure measure = { get_stage_extent };
  guint p, i, n;

  orbit_fixture_evaluate (world);
  for (p = 0; p < G_N_ELEMENTS (pages); p++)
    {
      g_autoptr (EntenteNetworkScene) scene = NULL, window = NULL;
      EntenteSceneInput input;

      orbit_fixture_init_input (world, pages[p][0], pages[p][1], &input);
      input.measure = &measure;
      input.for_export = TRUE;
      window = entente_network_scene_new (&input, layout, NULL);
      input.medium = ENTENTE_MEDIUM_STAGE;
      scene = entente_network_scene_new (&input, layout, NULL);
      check_names (&input, scene);
      for (i = 0, n = 0; i < scene->labels->len; i++)
        n += scene->nodes[g_array_index (scene->labels, EntenteNetworkLabel, i).partner].tier == 0;
      g_assert_cmpuint (n, ==, MIN (world->evaluation->tier_sizes[0], 10));
      for (i = 0, n = 0; i < scene->heading->n_lines; i++)
        n += scene->heading->lines[i].font == ENTENTE_FONT_SUBTITLE;
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpfloat (scene->tie_strength, <, 0.7 * window->tie_strength);
    }
}

/* In a narrow window, too, the names of tier 1 go before those of members of blocs. */
static void
test_narrow (void)
{
  static const double sizes[][2] = { { 480, 600 }, { 540, 600 }, { 480, 800 } };
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new (world->dataset, NULL);
  guint s, i, n;

  orbit_fixture_evaluate (world);
  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (EntenteNetworkScene) scene = NULL;
      EntenteSceneInput input;

      orbit_fixture_init_input (world, sizes[s][0], sizes[s][1], &input);
      scene = entente_network_scene_new (&input, layout, NULL);
      check_names (&input, scene);
      for (i = 0, n = 0; i < scene->labels->len; i++)
        n += scene->nodes[g_array_index (scene->labels, EntenteNetworkLabel, i).partner].tier == 0;
      g_assert_cmpuint (n, ==, world->evaluation->tier_sizes[0]);
    }
}

/* With large text all of tier 1 are: some by their letters. */
static void
test_large_text (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new (world->dataset, NULL);
  g_autoptr (EntenteNetworkScene) scene = NULL;
  EntenteSceneInput input;
  guint i, n = 0, n_codes = 0;

  orbit_fixture_evaluate (world);
  orbit_fixture_init_input (world, 350, 430, &input);
  input.text_scale = 1.3;
  scene = entente_network_scene_new (&input, layout, NULL);
  for (i = 0; i < scene->labels->len; i++)
    {
      const EntenteNetworkLabel *label = &g_array_index (scene->labels, EntenteNetworkLabel, i);

      n += scene->nodes[label->partner].tier == 0;
      n_codes += strcmp (label->text, world->dataset->partners[label->partner].id) == 0;
    }
  g_test_message ("%u of %u named, %u by their letters", n, world->evaluation->tier_sizes[0], n_codes);
  g_assert_cmpuint (n, ==, world->evaluation->tier_sizes[0]);
  g_assert_cmpuint (n_codes, >, 0);
}

static void
test_many_ties_are_lighter (void)
{
  g_autofree Ties *few = g_new0 (Ties, 1), *many = g_new0 (Ties, 1);
  g_autoptr (OrbitFixture) small = orbit_fixture_new (1, 40, TRUE, 0), large = orbit_fixture_new (1, 300, TRUE, 0);
  g_autoptr (EntenteNetworkLayout) small_layout = NULL, large_layout = NULL;
  g_autoptr (EntenteNetworkScene) light = NULL, full = NULL;
  EntenteSceneInput input;

  add_ties (small, few, 1);
  add_ties (large, many, 1);
  small_layout = entente_network_layout_new (small->dataset, NULL);
  large_layout = entente_network_layout_new (large->dataset, NULL);
  orbit_fixture_init_input (small, 1000, 700, &input);
  full = entente_network_scene_new (&input, small_layout, NULL);
  orbit_fixture_init_input (large, 1000, 700, &input);
  light = entente_network_scene_new (&input, large_layout, NULL);
  g_assert_cmpfloat (full->tie_strength, ==, 1);
  g_assert_cmpfloat (light->tie_strength, <, 0.7);
  g_assert_cmpfloat (light->tie_strength, >=, 0.45);
}

/* How a name looks says why it stands: who is looked at, who has changed tier, the first tier, the others; and on which
 * bloc it lies. In a roomy picture everybody is named, in a small one nobody of the lowest tier who is in no bloc. */
static guint
check_looks (const EntenteNetworkScene *scene,
             const OrbitFixture *world,
             const EntenteSceneInput *input,
             guint counts[4])
{
  guint i, h, n_on_hull = 0;
  double box[4];

  for (i = 0; i < scene->labels->len; i++)
    {
      const EntenteNetworkLabel *label = &g_array_index (scene->labels, EntenteNetworkLabel, i);
      const EntenteNetworkNode *node = &scene->nodes[label->partner];
      const gboolean focus = (int) label->partner == scene->focus || (int) label->partner == scene->selected;
      const gboolean strong = focus || node->change != 0 || (node->tier == 0 && node->opacity >= 1);
      const char *sign = node->change > 0 ? "\xe2\x96\xb2 " : node->change < 0 ? "\xe2\x96\xbc " : "";
      g_autofree char *name = g_strconcat (sign, entente_text_get (&world->dataset->partners[label->partner].name, NULL), NULL);

      if (strlen (name) < 24)
        g_assert_cmpstr (label->text, ==, name);
      g_assert_cmpint (label->change, ==, node->change);
      g_assert_cmpint (label->font, ==, focus ? ENTENTE_FONT_BODY_STRONG : strong ? ENTENTE_FONT_LABEL_STRONG : ENTENTE_FONT_LABEL);
      g_assert_cmpint (label->quiet, ==, !strong && !(scene->focus >= 0 && node->fellow));
      counts[focus ? 0 : node->change != 0 ? 1 : strong ? 2 : 3]++;
      get_box (input, label, box);
      for (h = 0; h < scene->n_hulls; h++)
        {
          const double away = entente_hull_get_distance (scene->hulls[h].corners, scene->hulls[h].n_corners,
                                                         (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);

          g_assert_true ((int) h <= label->hull || away >= scene->hulls[h].padding);
          g_assert_true ((int) h != label->hull || away < scene->hulls[h].padding);
          n_on_hull += (int) h == label->hull;
        }
      g_assert_cmpint (label->hull, <, (int) scene->n_hulls);
    }
  return n_on_hull;
}

static void
test_looks (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new (world->dataset, NULL);
  const guint lowest = world->evaluation->n_tiers - 1;
  guint counts[4] = { 0 }, named[2], c, i;
  EntenteSceneInput input;

  for (c = 0; c < 4; c++)
    {
      g_autoptr (EntenteNetworkScene) scene = NULL;

      orbit_fixture_init_input (world, c % 2 == 0 ? 1900 : 700, c % 2 == 0 ? 1100 : 520, &input);
      if (c >= 2)
        input.selected = 3;
      scene = entente_network_scene_new (&input, layout, NULL);
      g_assert_cmpuint (check_looks (scene, world, &input, counts), >, 0);
      if (c >= 2)
        continue;
      for (named[c] = i = 0; i < scene->labels->len; i++)
        named[c] += scene->nodes[g_array_index (scene->labels, EntenteNetworkLabel, i).partner].tier == lowest;
    }
  g_assert_cmpuint (named[0], >, named[1] + 10);
  for (c = 0; c < world->dataset->n_criteria; c++)
    {
      g_autoptr (EntenteEvaluation) changed = NULL;
      g_autoptr (EntenteNetworkScene) scene = NULL;

      for (i = 0; i < world->dataset->n_criteria; i++)
        world->scenario->weights[i] = i == c ? 1 : 0.1;
      changed = entente_evaluate (world->values, world->scenario);
      orbit_fixture_init_input (world, 1280, 800, &input);
      input.baseline = world->evaluation;
      input.evaluation = changed;
      scene = entente_network_scene_new (&input, layout, NULL);
      check_looks (scene, world, &input, counts);
    }
  g_test_message ("%u looked at, %u changed, %u of the first tier, %u others", counts[0], counts[1], counts[2], counts[3]);
  for (i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (counts[i], >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-labels/sample", test_sample);
  g_test_add_func ("/network-labels/generated", test_generated);
  g_test_add_func ("/network-labels/stage", test_stage);
  g_test_add_func ("/network-labels/narrow", test_narrow);
  g_test_add_func ("/network-labels/large-text", test_large_text);
  g_test_add_func ("/network-labels/many-ties-are-lighter", test_many_ties_are_lighter);
  g_test_add_func ("/network-labels/looks", test_looks);
  return g_test_run ();
}

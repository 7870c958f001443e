/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What small parts make of problems by chance stays as it is from version to version: places of labels, in columns too,
 * discs that part, free room, broken lines, methods of matrices. That it is right is what other tests ask. */

#include "kept-variation.h"

#include "entente-decision-matrix.h"
#include "entente-label-index.h"
#include "entente-map-room.h"
#include "entente-separation.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define MAX_MARKS 60
#define MAX_OBSTACLES 20

/* -- Labels ------------------------------------------------------------------------------------------------ */

typedef struct
{
  GRand *random;
  EntenteLabelProblem problem;
  EntenteLabelMark marks[MAX_MARKS];
  EntenteLabelObstacle obstacles[MAX_OBSTACLES];
  EntenteLabel labels[MAX_MARKS];
} Labels;

static double
draw (GRand *random,
      double from,
      double to)
{
  return g_rand_double_range (random, from, to);
}

/* Some places cost more than the rule says. */
static double
get_cost (guint mark,
          const EntenteLabel *label,
          gpointer user_data)
{
  return fmod (fabs (label->x + 2 * label->y), 50) > 40 ? 3.5 : 0;
}

static void
init_marks (Labels *self,
            double crowd)
{
  static const double reaches[] = { 0, 30, 115 };
  const double unit = self->problem.unit;
  guint i;

  for (i = 0; i < self->problem.n_marks; i++)
    {
      const gboolean has_name = g_rand_double (self->random) < 0.8;

      self->marks[i] = (EntenteLabelMark) {
        .x = draw (self->random, 0, crowd) + (i % 2) * draw (self->random, 0, 200), .y = draw (self->random, 0, crowd),
        .radius = unit * draw (self->random, 2, 9), .height = unit * 14, .priority = i % 5,
        .must = g_rand_double (self->random) < 0.3, .reach = reaches[i % 3],
        .previous = g_rand_double (self->random) < 0.2 ? g_rand_int_range (self->random, 0, ENTENTE_LABEL_N_CANDIDATES) : ENTENTE_LABEL_NOT_PLACED,
      };
      self->marks[i].width = has_name ? unit * draw (self->random, 10, 110) : 0;
      self->marks[i].looked_at = self->marks[i].must && g_rand_double (self->random) < 0.2;
    }
}

static void
init_obstacles (Labels *self,
                double crowd)
{
  guint i;

  for (i = 0; i < self->problem.n_obstacles; i++)
    {
      const double x = draw (self->random, -20, crowd + 100), y = draw (self->random, -20, crowd);

      self->obstacles[i] = (EntenteLabelObstacle) {
        i % 3, x, y, x + draw (self->random, 1, 80), y + draw (self->random, -30, 60), self->problem.unit * draw (self->random, 1, 20),
        g_rand_boolean (self->random) ? g_rand_int_range (self->random, 0, self->problem.n_marks) : -1,
      };
      if (i % 3 == ENTENTE_OBSTACLE_RECT)
        self->obstacles[i].y1 = y + draw (self->random, 1, 40);
    }
}

static void
init_labels (Labels *self,
             guint number)
{
  static const double units[] = { 1, 1, 1.5, 0.8, 2 };
  const double crowd = draw (self->random, 60, 700);

  self->problem = (EntenteLabelProblem) {
    .x0 = -draw (self->random, 0, 60), .y0 = -draw (self->random, 0, 40), .x1 = crowd + draw (self->random, 0, 300),
    .y1 = crowd + draw (self->random, 0, 60), .unit = units[number % G_N_ELEMENTS (units)],
    .n_marks = g_rand_int_range (self->random, 1, MAX_MARKS + 1), .marks = self->marks,
    .n_obstacles = g_rand_int_range (self->random, 0, MAX_OBSTACLES + 1), .obstacles = self->obstacles,
    .cost = number % 3 == 0 ? get_cost : NULL,
  };
  init_marks (self, crowd);
  init_obstacles (self, crowd);
}

static void
add_labels (KeptNumbers *kept,
            const Labels *self)
{
  static const KeptMember members[] = {
    KEPT_MEMBER (EntenteLabel, candidate), KEPT_MEMBER (EntenteLabel, x), KEPT_MEMBER (EntenteLabel, y),
    KEPT_MEMBER (EntenteLabel, has_leader), KEPT_MEMBER (EntenteLabel, leader_x0), KEPT_MEMBER (EntenteLabel, leader_y0),
    KEPT_MEMBER (EntenteLabel, leader_x1), KEPT_MEMBER (EntenteLabel, leader_y1),
  };

  KEPT_ARRAY (kept, "labels", self->labels, self->problem.n_marks, members);
}

static void
test_labels (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("chance-labels.txt");
  g_autofree Labels *labels = g_new0 (Labels, 1);
  guint i, k;

  kept_numbers_set_brief (kept);
  for (i = 0; i < 150; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      gboolean fits;

      labels->random = random;
      init_labels (labels, i);
      entente_label_placement_run (&labels->problem, labels->labels);
      kept_sample_start (kept, "placement", i);
      add_labels (kept, labels);
      for (k = 0; k < labels->problem.n_marks; k++)
        labels->marks[k].must = labels->marks[k].must && k % 4 == 0;
      fits = entente_label_index_place (&labels->problem, labels->problem.x0 + draw (random, 40, 150), labels->problem.x1 - draw (random, 40, 150), labels->labels);
      kept_sample_start (kept, "index", i);
      kept_numbers_add_ints (kept, "fits", &fits, 1);
      if (fits)
        add_labels (kept, labels);
    }
  kept_numbers_check (kept);
}

/* -- Room -------------------------------------------------------------------------------------------------- */

static void
test_discs (void)
{
  static const KeptMember members[] = { KEPT_MEMBER (EntenteDisc, x), KEPT_MEMBER (EntenteDisc, y) };
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("chance-discs.txt");
  guint i, k;

  kept_numbers_set_brief (kept);
  for (i = 0; i < 80; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (300 + i);
      const guint n = g_rand_int_range (random, 1, 90);
      const double side = draw (random, 50, 900);
      const EntenteArea area = { -10, -20, side, side * draw (random, 0.5, 1.5) };
      EntenteDisc discs[90];
      gboolean parted;

      for (k = 0; k < n; k++)
        discs[k] = (EntenteDisc) { draw (random, -30, side), draw (random, -30, side), draw (random, 2, i % 4 == 0 ? 40 : 16),
                                   g_rand_double (random) < 0.1 };
      /* Some stand in the same place. */
      for (k = 1; k < n && i % 5 == 0; k += 3)
        discs[k].x = discs[k - 1].x, discs[k].y = discs[k - 1].y;
      parted = entente_separate (discs, n, i % 2 == 0 ? &area : NULL, 1 + i % 60);
      kept_sample_start (kept, "discs", i);
      kept_numbers_add_ints (kept, "parted", &parted, 1);
      KEPT_ARRAY (kept, "discs", discs, n, members);
    }
  kept_numbers_check (kept);
}

static EntenteMapRect
draw_rect (GRand *random,
           double width,
           double height)
{
  return (EntenteMapRect) { draw (random, -30, width), draw (random, -30, height), draw (random, 0, width / 3), draw (random, 0, height / 3) };
}

static void
test_room (void)
{
  static const KeptMember members[] = { KEPT_MEMBER (EntenteMapRect, x), KEPT_MEMBER (EntenteMapRect, y) };
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("chance-room.txt");
  g_autoptr (KeptSample) sample = kept_sample_new ("everything.json");
  guint i, k;

  kept_numbers_set_brief (kept);
  for (i = 0; i < 60; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (700 + i);
      const double width = draw (random, 60, 1500), height = draw (random, 60, 900);
      g_autoptr (EntenteMapRoom) room = entente_map_room_new (width, height);
      const EntenteMapFrame frame = { .scale = draw (random, 20, 600), .x = width / 2, .y = height / 2 };
      EntenteMapRect rects[12];
      gboolean answers[24];

      for (k = 0; k < i % 7; k++)
        {
          const EntenteMapRect taken = draw_rect (random, width, height);

          entente_map_room_take (room, &taken, draw (random, 0, 12));
        }
      if (i % 2 == 0)
        entente_map_room_take_land (room, sample->world, &frame);
      for (k = 0; k < G_N_ELEMENTS (rects); k++)
        {
          const EntenteMapPoint near_to = { draw (random, 0, width), draw (random, 0, height) };

          rects[k] = draw_rect (random, width, height);
          answers[k] = entente_map_room_is_free (room, &rects[k]);
          answers[12 + k] = entente_map_room_find (room, &rects[k], near_to);
        }
      kept_sample_start (kept, "room", i);
      kept_numbers_add_ints (kept, "answers", answers, G_N_ELEMENTS (answers));
      KEPT_ARRAY (kept, "rects", rects, G_N_ELEMENTS (rects), members);
    }
  kept_numbers_check (kept);
}

/* -- Lines ------------------------------------------------------------------------------------------------- */

static void
test_breaks (void)
{
  static const char *const texts[] = {
    "", "I", "I am", "a b c d e f g h i j k l m", "Antidisestablishmentarianism", "5 partners of 12 reach Tier 1, and 3.5 % of them stay",
    ("\xe6\x97\xa5\xe6\x9c\xac\xe3\x81\xaf\xe3\x80\x81\xe7\xac\xac\xef\xbc\x91\xe5\xb1\xa4\xe3\x81\xab\xe3\x81\xaf\xe3\x81\x84\xe3\x82\x8b\xe3\x80\x82"
    "\xe3\x83\x89\xe3\x82\xa4\xe3\x83\x84\xe3\x82\x82 12 \xe3\x81\x8b\xe5\x9b\xbd"),
    "\xe5\x9b\xbd\xe3\x80\x82", "One long-winded sentence: it (nearly) fits, \xe2\x80\x9cor not\xe2\x80\x9d",
  };
  static const KeptPicture picture = { 1000, 720, 1, { 1, 0, 0 }, KEPT_PLAIN };
  g_autoptr (KeptSample) sample = kept_sample_new ("everything.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("chance-breaks.txt");
  EntenteSceneInput input;
  guint i, k;

  kept_sample_init_input (sample, &picture, &input);
  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint found[2][60];

      for (k = 0; k < 60; k++)
        {
          found[0][k] = (guint) entente_heading_find_break (input.measure, ENTENTE_FONT_FINDING, texts[i], k * 7);
          found[1][k] = (guint) entente_heading_find_even_break (input.measure, ENTENTE_FONT_FINDING, texts[i], k * 7);
        }
      kept_sample_start (kept, "text", i);
      kept_numbers_add_ints (kept, "breaks", found[0], 60);
      kept_numbers_add_ints (kept, "even", found[1], 60);
    }
  kept_numbers_check (kept);
}

/* -- Matrices ---------------------------------------------------------------------------------------------- */

static void
add_numbers (KeptNumbers *kept,
             JsonNode *node)
{
  guint i;

  if (JSON_NODE_HOLDS_ARRAY (node))
    for (i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      add_numbers (kept, json_array_get_element (json_node_get_array (node), i));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *child;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &child))
        add_numbers (kept, child);
    }
  else
    {
      const double number = 1000 * (JSON_NODE_HOLDS_NULL (node) ? NAN : json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node)
                                                                                                              : json_node_get_double (node));

      kept_numbers_add_doubles (kept, "number", &number, 1);
    }
}

static void
append_list (GString *json,
             GRand *random,
             guint n,
             double from,
             double to)
{
  guint i;

  g_string_append_c (json, '[');
  for (i = 0; i < n; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, "%.2f", draw (random, from, to));
      g_string_append_printf (json, "%s%s", i > 0 ? ", " : "", text);
    }
  g_string_append_c (json, ']');
}

static char *
make_matrix (guint number)
{
  static const char *const methods[] = {
    "\"saw\"", "\"wpm\"", "\"topsis\"", "\"vikor\", \"params\": {\"v\": 0.3}", "\"promethee2\", \"params\": {\"preference\": \"usual\"}",
    "\"promethee2\", \"params\": {\"preference\": \"u-shape\", \"q\": 0.3}", "\"promethee2\", \"params\": {\"preference\": \"v-shape\", \"p\": 0.8}",
    "\"promethee2\", \"params\": {\"preference\": \"level\", \"q\": 0.2, \"p\": 0.6}", "\"promethee2\", \"params\": {\"preference\": \"linear\", \"q\": 0.2, \"p\": 0.6}",
    "\"promethee2\", \"params\": {\"preference\": \"gaussian\", \"s\": 0.4}", "\"smaa\", \"params\": {\"samples\": 50, \"seed\": 3}",
  };
  static const char *const forms[] = { "none", "min-max", "max", "linear", "sum", "vector", "vector-inverse", "z-score", "z-score-sample" };
  static const char *const weights[] = { "\"equal\"", "\"entropy\"", "\"critic\"", "\"std\"", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (900 + number);
  const guint n = g_rand_int_range (random, 2, 5), m = g_rand_int_range (random, 2, 9);
  const char *weight = weights[number / 3 % G_N_ELEMENTS (weights)];
  GString *json = g_string_new ("{\"method\": ");
  guint i;

  g_string_append_printf (json, "%s, \"normalisation\": \"%s\", \"matrix\": [", methods[number % G_N_ELEMENTS (methods)], forms[number / 2 % G_N_ELEMENTS (forms)]);
  for (i = 0; i < m; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      append_list (json, random, n, 0.1, 9);
    }
  g_string_append (json, "], \"types\": [");
  for (i = 0; i < n; i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? ", " : "", g_rand_boolean (random) ? "benefit" : "cost");
  g_string_append (json, "], \"weights\": ");
  if (weight != NULL)
    g_string_append (json, weight);
  else
    append_list (json, random, n, 0.1, 5);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static void
test_matrices (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("chance-matrices.txt");
  guint i;

  kept_numbers_set_brief (kept);
  for (i = 0; i < 240; i++)
    {
      g_autofree char *json = make_matrix (i);
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autofree char *answer = entente_decision_matrix_run (json, strlen (json), diagnostics);

      kept_sample_start (kept, "matrix", i);
      if (answer == NULL)
        kept_numbers_add_text (kept, "mistake", entente_diagnostics_get (diagnostics, 0)->message);
      else
        {
          g_autoptr (JsonNode) node = json_from_string (answer, NULL);

          add_numbers (kept, node);
        }
    }
  kept_numbers_check (kept);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-chance/labels", test_labels);
  g_test_add_func ("/kept-chance/discs", test_discs);
  g_test_add_func ("/kept-chance/room", test_room);
  g_test_add_func ("/kept-chance/breaks", test_breaks);
  g_test_add_func ("/kept-chance/matrices", test_matrices);
  return g_test_run ();
}

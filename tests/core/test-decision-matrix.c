/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Answers to decision matrices that can be worked out by hand, and what is said of matrices that are wrong. Texts have
 * ' for ". */

#include "entente-decision-matrix.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define MOST 64

static char *
get_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static JsonNode *
ask (const char *text)
{
  g_autofree char *json = get_json (text), *answer = NULL;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  answer = entente_decision_matrix_run (json, strlen (json), diagnostics);
  if (answer == NULL)
    g_error ("%s: %s", text, entente_diagnostics_get (diagnostics, 0)->message);
  node = json_from_string (answer, &error);
  g_assert_no_error (error);
  return node;
}

/* All numbers of @node in order; null = NaN, true = 1. */
static void
flatten (JsonNode *node,
         double *numbers,
         guint *n)
{
  guint i;

  g_assert_cmpuint (*n, <, MOST);
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      flatten (json_array_get_element (json_node_get_array (node), i), numbers, n);
  else if (JSON_NODE_HOLDS_NULL (node))
    numbers[(*n)++] = NAN;
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    numbers[(*n)++] = json_node_get_boolean (node);
  else
    numbers[(*n)++] = json_node_get_double (node);
}

typedef struct
{
  const char *json, *member;
  guint n;
  double numbers[18];
} Case;

static void
check_cases (const Case *cases,
             gsize n_cases)
{
  gsize i;
  guint k;

  for (i = 0; i < n_cases; i++)
    {
      g_autoptr (JsonNode) answer = ask (cases[i].json);
      double numbers[MOST];
      guint n = 0;

      if (!json_object_has_member (json_node_get_object (answer), cases[i].member))
        g_error ("%s: no “%s”", cases[i].json, cases[i].member);
      flatten (json_object_get_member (json_node_get_object (answer), cases[i].member), numbers, &n);
      g_assert_cmpuint (n, ==, cases[i].n);
      for (k = 0; k < n; k++)
        if (isnan (numbers[k]) != isnan (cases[i].numbers[k]) || fabs (numbers[k] - cases[i].numbers[k]) > 1e-12)
          g_error ("%s: %s no. %u is %.17g, not %.17g", cases[i].json, cases[i].member, k, numbers[k],
                   cases[i].numbers[k]);
    }
}

#define XY "'matrix': [[4, 2], [1, 8], [2, 4]], 'types': ['benefit', 'cost'], "

static void
test_normalisations (void)
{
  const Case cases[] = {
    { "{'method': 'saw', " XY "'normalisation': 'none'}", "normalised", 6, { 4, 2, 1, 8, 2, 4 } },
    { "{'method': 'saw', " XY "'normalisation': 'min-max'}", "normalised", 6, { 1, 1, 0, 0, 1 / 3.0, 4 / 6.0 } },
    { "{'method': 'saw', " XY "'normalisation': 'max'}", "normalised", 6, { 1, 0.75, 0.25, 0, 0.5, 0.5 } },
    { "{'method': 'saw', " XY "'normalisation': 'linear'}", "normalised", 6, { 1, 1, 0.25, 0.25, 0.5, 0.5 } },
    { "{'method': 'saw', " XY "'normalisation': 'sum'}", "normalised", 6,
      { 4 / 7.0, 4 / 7.0, 1 / 7.0, 1 / 7.0, 2 / 7.0, 2 / 7.0 } },
    { "{'method': 'saw', " XY "'normalisation': 'vector'}", "normalised", 6,
      { 4 / sqrt (21), 1 - 2 / sqrt (84), 1 / sqrt (21), 1 - 8 / sqrt (84), 2 / sqrt (21), 1 - 4 / sqrt (84) } },
    { "{'method': 'saw', " XY "'normalisation': 'vector-inverse'}", "normalised", 6,
      { 4 / sqrt (21), 0.5 / sqrt (0.328125), 1 / sqrt (21), 0.125 / sqrt (0.328125), 2 / sqrt (21),
        0.25 / sqrt (0.328125) } },
    { "{'method': 'saw', " XY "'normalisation': 'z-score'}", "normalised", 6,
      { 5 / sqrt (14), 8 / sqrt (56), -4 / sqrt (14), -10 / sqrt (56), -1 / sqrt (14), 2 / sqrt (56) } },
    { "{'method': 'saw', " XY "'normalisation': 'z-score-sample'}", "normalised", 6,
      { 5 / sqrt (21), 8 / sqrt (84), -4 / sqrt (21), -10 / sqrt (84), -1 / sqrt (21), 2 / sqrt (84) } },
    { "{'method': 'saw', 'matrix': [[5, 1], [5, 2]], 'normalisation': 'min-max'}", "normalised", 4, { NAN, 0, NAN, 1 } },
    { "{'method': 'saw', 'matrix': [[0, 1], [4, 2]], 'types': ['cost', 'cost'], 'normalisation': 'linear'}", "normalised",
      4, { NAN, 1, 0, 0.5 } },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_sums_and_products (void)
{
  const Case cases[] = {
    { "{'method': 'saw', " XY "'weights': [1, 3]}", "scores", 3, { -0.5, -5.75, -2.5 } },
    { "{'method': 'saw', " XY "'weights': [1, 3]}", "ranks", 3, { 1, 3, 2 } },
    { "{'method': 'saw', " XY "'weights': [1, 3]}", "weights", 2, { 0.25, 0.75 } },
    { "{'method': 'saw', " XY "'weights': [0, 4]}", "scores", 3, { -2, -8, -4 } },
    { "{'method': 'saw', " XY "'weights': [1e308, 1e308]}", "weights", 2, { 0.5, 0.5 } },
    { "{'method': 'saw', " XY "'weights': 'equal'}", "weights", 2, { 0.5, 0.5 } },
    { "{'method': 'saw', 'matrix': [[1, 5], [3, 5]], 'weights': 'std'}", "weights", 2, { 1, 0 } },
    { "{'method': 'saw', 'matrix': [[0, 0, 2, 5], [1, 2, 0, 5], [2, 1, 1, 5]], 'weights': 'critic'}", "weights", 4,
      { 3 / 11.0, 3.5 / 11, 4.5 / 11, 0 } },
    { "{'method': 'saw', 'matrix': [[3], [7], [3], [9]]}", "ranks", 4, { 3, 2, 3, 1 } },
    { "{'method': 'saw', 'matrix': [[1]]}", "ranks", 1, { 1 } },
    { "{'method': 'saw', 'matrix': [[5], [5]], 'normalisation': 'min-max'}", "ranks", 2, { NAN, NAN } },
    { "{'method': 'saw', 'matrix': [[123456789012345678901234567890, 1]]}", "normalised", 2, { 123456789012345678901234567890.0, 1 } },
    { "{'method': 'saw', 'matrix': [[1, 2]], 'params': {}}", "scores", 1, { 1.5 } },
    { "{'method': 'wpm', " XY "'weights': [1, 3]}", "scores", 3, { pow (2, -0.25), pow (2, -2.25), pow (2, -1.25) } },
    { "{'method': 'wpm', " XY "'weights': [1, 3]}", "log10_scores", 3,
      { -0.25 * log10 (2), -2.25 * log10 (2), -1.25 * log10 (2) } },
    { "{'method': 'wpm', 'matrix': [[0, 4], [9, 1]], 'weights': [0, 1]}", "scores", 2, { 4, 1 } },
    { "{'method': 'wpm', 'matrix': [[0, 4], [9, 1]], 'weights': [1, 0]}", "scores", 2, { 0, 9 } },
    { "{'method': 'wpm', 'matrix': [[0, 4], [9, 1]], 'weights': [1, 0]}", "log10_scores", 2, { NAN, log10 (9) } },
    { "{'method': 'wpm', 'matrix': [[4], [2]], 'types': ['cost'], 'normalisation': 'linear'}", "scores", 2, { 0.5, 1 } },
    { "{'method': 'wpm', 'matrix': [[4], [2]], 'types': ['cost'], 'normalisation': 'linear'}", "normalised", 2, { 0.5, 1 } },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* C is the compromise though it is the best in neither S nor R. */
#define BETWEEN "'method': 'vikor', 'matrix': [[0, 1, 1, 1], [0.3, 0.3, 0.3, 0.3], [0.28, 0.64, 1, 1], [1, 0, 0, 0]]"

static void
test_distances (void)
{
  static const Case cases[] = {
    { "{'method': 'topsis', 'matrix': [[0, 0], [3, 4], [3, 0]]}", "scores", 3, { 0, 1, 1.5 / 3.5 } },
    { "{'method': 'topsis', 'matrix': [[0, 0], [3, 4], [3, 0]], 'weights': [4, 1]}", "scores", 3, { 0, 1, 0.75 } },
    { "{'method': 'topsis', 'matrix': [[1], [2]], 'types': ['cost']}", "scores", 2, { 1, 0 } },
    { "{'method': 'vikor', 'matrix': [[10, 0], [0, 10], [8, 8]]}", "S", 3, { 0.5, 0.5, 0.2 } },
    { "{'method': 'vikor', 'matrix': [[10, 0], [0, 10], [8, 8]]}", "R", 3, { 0.5, 0.5, 0.1 } },
    { "{'method': 'vikor', 'matrix': [[10, 0], [0, 10], [8, 8]]}", "Q", 3, { 1, 1, 0 } },
    { "{'method': 'vikor', 'matrix': [[10, 0], [0, 10], [8, 8]]}", "scores", 3, { -1, -1, 0 } },
    { "{'method': 'vikor', 'matrix': [[10, 0], [0, 10], [8, 8]]}", "compromise_set", 1, { 2 } },
    { "{'method': 'vikor', 'matrix': [[10, 5], [0, 5]]}", "S", 2, { 0, 0.5 } },
    { "{'method': 'vikor', 'matrix': [[5, 5], [5, 5]]}", "Q", 2, { 0, 0 } },
    { "{'method': 'vikor', 'matrix': [[5, 5], [5, 5]]}", "compromise_set", 2, { 0, 1 } },
    { "{'method': 'vikor', 'matrix': [[5, 5]]}", "compromise_set", 1, { 0 } },
    { "{'method': 'vikor', 'matrix': [[5, 5]]}", "acceptable_advantage", 1, { 1 } },
    { "{'method': 'vikor', 'matrix': [[1], [2]]}", "acceptable_advantage", 1, { 1 } },
    { "{'method': 'vikor', 'matrix': [[4], [2], [0]]}", "acceptable_advantage", 1, { 1 } },
    { "{'method': 'vikor', 'matrix': [[4], [3], [0]]}", "acceptable_advantage", 1, { 0 } },
    { "{'method': 'vikor', 'matrix': [[4], [3], [0]]}", "acceptable_stability", 1, { 1 } },
    { "{'method': 'vikor', 'matrix': [[4], [3], [0]]}", "compromise_set", 2, { 0, 1 } },
    { "{'method': 'vikor', 'matrix': [[0], [6], [8], [3], [7]]}", "compromise_set", 2, { 2, 4 } },
    { "{" BETWEEN "}", "S", 4, { 0.25, 0.7, 0.27, 0.75 } },
    { "{" BETWEEN "}", "R", 4, { 0.25, 0.175, 0.18, 0.25 } },
    { "{" BETWEEN "}", "Q", 4, { 0.5, 0.45, 0.5 * 0.04 + 0.5 / 15, 1 } },
    { "{" BETWEEN ", 'params': {'v': 1}}", "Q", 4, { 0, 0.9, 0.04, 1 } },
    { "{" BETWEEN ", 'params': {'v': 0}}", "Q", 4, { 1, 0, 1 / 15.0, 1 } },
    { "{" BETWEEN "}", "acceptable_advantage", 1, { 1 } },
    { "{" BETWEEN "}", "acceptable_stability", 1, { 0 } },
    { "{" BETWEEN "}", "compromise_set", 2, { 2, 1 } },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

#define THREE_ONE "{'method': 'promethee2', 'matrix': [[4], [1]], 'params': "

static void
test_promethee (void)
{
  const Case cases[] = {
    { "{'method': 'promethee2', 'matrix': [[3], [1], [0]]}", "phi_plus", 3, { 1, 0.5, 0 } },
    { "{'method': 'promethee2', 'matrix': [[3], [1], [0]]}", "phi_minus", 3, { 0, 0.5, 1 } },
    { "{'method': 'promethee2', 'matrix': [[3], [1], [0]]}", "scores", 3, { 1, 0, -1 } },
    { "{'method': 'promethee2', 'matrix': [[3], [3]]}", "phi_plus", 2, { 0, 0 } },
    { "{'method': 'promethee2', 'matrix': [[3, 0], [0, 3]], 'weights': [3, 1]}", "phi_plus", 2, { 0.75, 0.25 } },
    { "{'method': 'promethee2', 'matrix': [[5, 1], [5, 2]], 'normalisation': 'min-max'}", "scores", 2, { NAN, NAN } },
    { THREE_ONE "{'preference': 'u-shape', 'q': 3}}", "phi_plus", 2, { 0, 0 } },
    { THREE_ONE "{'preference': 'u-shape', 'q': 2}}", "phi_plus", 2, { 1, 0 } },
    { THREE_ONE "{'preference': 'u-shape'}}", "phi_plus", 2, { 1, 0 } },
    { THREE_ONE "{'preference': 'v-shape', 'p': 4}}", "phi_plus", 2, { 0.75, 0 } },
    { THREE_ONE "{'preference': 'v-shape', 'p': 3}}", "phi_plus", 2, { 1, 0 } },
    { THREE_ONE "{'preference': 'v-shape', 'p': 2}}", "phi_plus", 2, { 1, 0 } },
    { THREE_ONE "{'preference': 'level', 'q': 3, 'p': 5}}", "phi_plus", 2, { 0, 0 } },
    { THREE_ONE "{'preference': 'level', 'q': 2, 'p': 3}}", "phi_plus", 2, { 0.5, 0 } },
    { THREE_ONE "{'preference': 'level', 'q': 2, 'p': 2}}", "phi_plus", 2, { 1, 0 } },
    { THREE_ONE "{'preference': 'linear', 'q': 1, 'p': 5}}", "phi_plus", 2, { 0.5, 0 } },
    { THREE_ONE "{'preference': 'linear', 'q': 3, 'p': 3}}", "phi_plus", 2, { 0, 0 } },
    { THREE_ONE "{'preference': 'linear', 'q': 2, 'p': 3}}", "phi_plus", 2, { 1, 0 } },
    { THREE_ONE "{'preference': 'gaussian', 's': 3}}", "phi_plus", 2, { 1 - exp (-0.5), 0 } },
    { "{'method': 'promethee2', 'matrix': [[4, 4], [1, 1]], 'weights': [1, 3], 'params': "
      "{'preference': ['usual', 'v-shape'], 'p': [1, 6]}}", "phi_plus", 2, { 0.25 + 0.75 * 0.5, 0 } },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

#define CLASSES "{'method': 'electre-tri', 'matrix': [[5, 5], [3, 3], [1, 1], [4, 4], [5, 1]], "

static void
test_electre (void)
{
  static const Case cases[] = {
    { CLASSES "'params': {'profiles': [[2, 2], [4, 4]]}}", "pessimistic", 5, { 3, 2, 1, 3, 1 } },
    { CLASSES "'params': {'profiles': [[2, 2], [4, 4]]}}", "optimistic", 5, { 3, 2, 1, 3, 3 } },
    { CLASSES "'params': {'profiles': [[2, 2], [4, 4]]}}", "scores", 5, { 3, 2, 1, 3, 1 } },
    { CLASSES "'params': {'profiles': [[2, 2], [4, 4]]}}", "ranks", 5, { 1, 3, 4, 1, 4 } },
    { CLASSES "'params': {'profiles': [[2, 2], [4, 4]]}}", "credibility_a_over_b", 10,
      { 1, 1, 1, 0, 0, 0, 1, 1, 0.5, 0.5 } },
    { CLASSES "'params': {'profiles': [[2, 2], [4, 4]]}}", "credibility_b_over_a", 10,
      { 0, 0, 0, 1, 1, 1, 0, 1, 0.5, 0.5 } },
    { CLASSES "'weights': [3, 1], 'params': {'profiles': [[4, 4]]}}", "pessimistic", 5, { 2, 1, 1, 2, 2 } },
    { CLASSES "'weights': [3, 1], 'params': {'profiles': [[4, 4]], 'lambda': 0.8}}", "pessimistic", 5, { 2, 1, 1, 2, 1 } },
    { CLASSES "'types': ['cost', 'cost'], 'params': {'profiles': [[4, 4], [2, 2]]}}", "pessimistic", 5, { 1, 2, 3, 2, 1 } },
    { "{'method': 'electre-tri', 'matrix': [[3.5]], 'params': {'profiles': [[4]], 'q': 0.25, 'p': 0.75}}",
      "credibility_a_over_b", 1, { 0.5 } },
    { "{'method': 'electre-tri', 'matrix': [[5, 1]], 'params': {'profiles': [[4, 4]], 'v': [null, 2]}}",
      "credibility_a_over_b", 1, { 0 } },
    { "{'method': 'electre-tri', 'matrix': [[5, 1]], 'params': {'profiles': [[4, 4]], 'v': null}}",
      "credibility_a_over_b", 1, { 0.5 } },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* -- SMAA -------------------------------------------------------------------------------------------------- */

#define FOUR "{'method': 'smaa', 'matrix': [[1, 0], [0, 1], [0.6, 0.6]], " \
  "'weight_samples': [[1, 0], [0, 1], [0.5, 0.5], [0.75, 0.25]]}"
#define MEASURED "{'method': 'smaa', 'matrix': [[1], [0]], 'measurement_samples': [[[1], [0]], [[0], [1]], [[3], [1]]]"

static void
test_given_samples (void)
{
  const double ln3 = log2 (3);
  const Case cases[] = {
    { FOUR, "rank_acceptability", 9, { 0.5, 0.25, 0.25, 0.25, 0.25, 0.5, 0.25, 0.75, 0 } },
    { FOUR, "rank_counts", 9, { 2, 1, 1, 1, 1, 2, 1, 3, 0 } },
    { FOUR, "central_weights", 6, { 0.875, 0.125, 0, 1, 0.5, 0.5 } },
    { FOUR, "confidence", 3, { 1, 1, 1 } },
    { FOUR, "pairwise_counts", 9, { 0, 2, 2, 1, 0, 1, 2, 3, 0 } },
    { FOUR, "rank_entropy_bits", 3, { 1.5, 1.5, 2 - 0.75 * ln3 } },
    { FOUR, "choice_entropy_bits", 1, { 1.5 } },
    { MEASURED "}", "rank_counts", 4, { 2, 1, 1, 2 } },
    { MEASURED "}", "confidence", 2, { 2 / 3.0, 1 / 3.0 } },
    { MEASURED "}", "choice_entropy_bits", 1, { ln3 - 2 / 3.0 } },
    { MEASURED ", 'types': ['cost']}", "rank_counts", 4, { 1, 2, 2, 1 } },
    { MEASURED ", 'weight_samples': [[1], [0], [1]]}", "pairwise_counts", 4, { 0, 2, 0, 0 } },
    { "{'method': 'smaa', 'matrix': [[1], [0]], 'params': {'weight_samples': [[1]]}}", "rank_counts", 4, { 1, 0, 0, 1 } },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

#define CORNERS "{'method': 'smaa', 'matrix': [[1, 0], [0, 1]], 'params': {'samples': 40, "

/* Whatever is drawn, it keeps order and bounds. */
static void
test_drawn_weights (void)
{
  static const Case cases[] = {
    { CORNERS "'order': [0, 1]}}", "rank_counts", 4, { 40, 0, 0, 40 } },
    { CORNERS "'order': [1, 0], 'distribution': 'order'}}", "rank_counts", 4, { 0, 40, 40, 0 } },
    { CORNERS "'lower': [0.6, 0]}}", "rank_counts", 4, { 40, 0, 0, 40 } },
    { CORNERS "'upper': [1, 0.4], 'distribution': 'bounds'}}", "rank_counts", 4, { 40, 0, 0, 40 } },
    { CORNERS "'lower': [0.4, 0.6], 'upper': [0.4, 0.6]}}", "central_weights", 4, { NAN, NAN, 0.4, 0.6 } },
    { CORNERS "'lower': [0.4, 0.6], 'upper': [0.4, 0.6]}}", "confidence", 2, { NAN, 1 } },
    { "{'method': 'smaa', 'matrix': [[2], [1]]}", "rank_counts", 4, { 10000, 0, 0, 10000 } },
    { "{'method': 'smaa', 'matrix': [[2], [1]], 'params': {'samples': 1, 'threads': 64, 'seed': 9007199254740992}}",
      "rank_counts", 4, { 1, 0, 0, 1 } },
  };
  g_autoptr (JsonNode) one = ask (CORNERS "'seed': 1}}"), other = ask (CORNERS "'seed': 2}}");
  g_autoptr (JsonNode) threads = ask (CORNERS "'seed': 1, 'threads': 3}}"), uniform = ask (CORNERS "'distribution': 'uniform'}}");

  check_cases (cases, G_N_ELEMENTS (cases));
  g_assert_false (json_node_equal (one, other));
  g_assert_true (json_node_equal (one, threads));
  g_assert_true (json_node_equal (one, uniform));
}

/* -- Lists ------------------------------------------------------------------------------------------------- */

#define TWO_HEAPS "{'method': 'natural-breaks', 'x': [11, 1, 12, 2, 10], "

static void
test_lists (void)
{
  static const Case cases[] = {
    { TWO_HEAPS "'k': 2}", "class_sizes", 2, { 2, 3 } },
    { TWO_HEAPS "'k': 2}", "class_min", 2, { 1, 10 } },
    { TWO_HEAPS "'k': 2}", "class_max", 2, { 2, 12 } },
    { TWO_HEAPS "'k': 2}", "within_ss", 1, { 2.5 } },
    { TWO_HEAPS "'k': 2}", "goodness_of_variance_fit", 1, { 1 - 2.5 / 110.8 } },
    { TWO_HEAPS "'params': {'k': 1}}", "goodness_of_variance_fit", 1, { 0 } },
    { TWO_HEAPS "'params': {'k': 9}}", "class_sizes", 5, { 1, 1, 1, 1, 1 } },
    { "{'method': 'natural-breaks', 'params': {'x': [3, 1, 3, 1], 'k': 3}}", "class_sizes", 2, { 2, 2 } },
    { "{'method': 'natural-breaks', 'x': [5, 5], 'k': 1}", "goodness_of_variance_fit", 1, { NAN } },
    { "{'method': 'correlation', 'x': [1, 2, 3, 4], 'y': [1, 3, 2, 4]}", "kendall_tau_b", 1, { 2 / 3.0 } },
    { "{'method': 'correlation', 'x': [1, 2, 3, 4], 'y': [1, 3, 2, 4]}", "spearman", 1, { 0.8 } },
    { "{'method': 'correlation', 'x': [1, 2, 3, 4], 'y': [1, 3, 2, 4]}", "weighted_tau", 1, { 11 / 15.0 } },
    { "{'method': 'correlation', 'params': {'x': [1, 1, 2, 3], 'y': [1, 2, 2, 3]}}", "kendall_tau_b", 1, { 0.8 } },
    { "{'method': 'correlation', 'x': [1, 1], 'y': [1, 2]}", "kendall_tau_b", 1, { NAN } },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* -- Form -------------------------------------------------------------------------------------------------- */

static void
test_form (void)
{
  static const struct
  {
    const char *json, *answer;
  } cases[] = {
    { "{'method': 'saw', 'matrix': [[1, 2], [3, 5]]}",
      "{\n  'weights': [0.5, 0.5],\n  'scores': [1.5, 4],\n  'ranks': [2, 1],\n  'normalised': [\n    [1, 2],\n    [3, 5]]\n}\n" },
    { "{'method': 'vikor', 'matrix': [[1], [3]]}",
      "{\n  'weights': [1],\n  'scores': [-1, 0],\n  'ranks': [2, 1],\n  'S': [1, 0],\n  'R': [1, 0],\n  'Q': [1, 0],\n"
      "  'acceptable_advantage': true,\n  'acceptable_stability': true,\n  'compromise_set': [1]\n}\n" },
    { "{'method': 'natural-breaks', 'x': [1, 1, 4], 'k': 2}",
      "{\n  'class_sizes': [2, 1],\n  'class_min': [1, 4],\n  'class_max': [1, 4],\n  'within_ss': 0,\n"
      "  'goodness_of_variance_fit': 1\n}\n" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autofree char *json = get_json (cases[i].json), *wanted = get_json (cases[i].answer);
      g_autofree char *answer = entente_decision_matrix_run (json, strlen (json), diagnostics);

      g_assert_cmpstr (answer, ==, wanted);
      g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 0);
    }
}

#define GOOD "'matrix': [[1, 2], [3, 4]]"
#define SMAA "{'method': 'smaa', 'matrix': [[1, 0], [0, 1]], "

/* Each alone, with its place: the first of what is said, and how many things are. */
static void
test_mistakes (void)
{
  static const struct
  {
    const char *json, *pointer, *message;
    guint n;
  } cases[] = {
    { "{'method': 'topsi', " GOOD "}", "/method", "There is no method “topsi”", 1 },
    { "{'method': 3, " GOOD "}", "/method", "", 1 },
    { "{" GOOD "}", "", "method", 1 },
    { "[1]", "", "", 1 },
    { "{'method': 'saw', " GOOD ", 'wieghts': [1, 1]}", "/wieghts", "“wieghts” means nothing", 1 },
    { "{'method': 'saw', " GOOD ", 'params': {'method': 1}}", "/params/method", "“method” means nothing", 1 },
    { "{'method': 'saw', " GOOD ", 'params': 4}", "/params", "", 1 },
    { "{'method': 'saw'}", "", "matrix", 1 },
    { "{'method': 'saw', 'matrix': []}", "/matrix", "", 1 },
    { "{'method': 'saw', 'matrix': [[1, 2], [3]]}", "/matrix/1", "has 1 elements, not 2", 1 },
    { "{'method': 'saw', 'matrix': [[1, '2'], [3, 4]]}", "/matrix/0/1", "", 1 },
    { "{'method': 'saw', " GOOD ", 'weights': [1]}", "/weights", "has 1 elements, not 2", 1 },
    { "{'method': 'saw', " GOOD ", 'weights': [1, -1]}", "/weights/1", "A weight is negative", 1 },
    { "{'method': 'saw', " GOOD ", 'weights': [0, 0]}", "/weights", "No weight is positive", 1 },
    { "{'method': 'saw', " GOOD ", 'weights': 'best'}", "/weights", "There are no weights “best”", 1 },
    { "{'method': 'saw', " GOOD ", 'weights': 3}", "/weights", "must be a list of numbers or a word", 1 },
    { "{'method': 'saw', 'matrix': [[-1, 2], [3, 4]], 'weights': 'entropy'}", "/weights", "No weights “entropy”", 1 },
    { "{'method': 'saw', " GOOD ", 'types': ['benefit', 'costs']}", "/types/1", "There is no type “costs”", 1 },
    { "{'method': 'saw', " GOOD ", 'types': ['benefit', 3]}", "/types/1", "", 1 },
    { "{'method': 'saw', " GOOD ", 'types': ['cost']}", "/types", "has 1 elements, not 2", 1 },
    { "{'method': 'saw', " GOOD ", 'normalisation': 'vectro'}", "/normalisation", "There is no normalisation “vectro”", 1 },
    { "{'method': 'saw', " GOOD ", 'normalisation': 3}", "/normalisation", "", 1 },
    { "{'method': 'vikor', " GOOD ", 'params': {'v': 2}}", "/params/v", "", 1 },
    { "{'method': 'vikor', " GOOD ", 'params': {'v': -0.1}}", "/params/v", "", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 'linear'}}", "/params", "“linear” needs “p”", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 'level'}}", "/params", "“level” needs “p”", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 'v-shape'}}", "/params", "“v-shape” needs “p”", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 'linear', 'q': 2, 'p': 1}}", "/params", "less than “q”", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 'level', 'q': 2, 'p': 1}}", "/params", "less than “q”", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 'gaussian'}}", "/params", "needs “s” above 0", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 'gaussian', 's': 0}}", "/params", "needs “s” above 0", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 'linaer'}}", "/params/preference", "“linaer”", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': 3}}", "/params/preference", "", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'preference': ['usual']}}", "/params/preference", "2 preference functions", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'q': [1]}}", "/params/q", "has 1 elements, not 2", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'q': null}}", "/params/q", "", 1 },
    { "{'method': 'promethee2', " GOOD ", 'params': {'q': -1}}", "/params/q", "", 1 },
    { "{'method': 'electre-tri', " GOOD "}", "/params", "profiles", 1 },
    { "{'method': 'electre-tri', " GOOD ", 'params': {'profiles': [[2, 2], [1, 3]]}}", "/params/profiles/1", "Profile no. 2", 1 },
    { "{'method': 'electre-tri', " GOOD ", 'params': {'profiles': [[2]]}}", "/params/profiles/0", "not 2", 1 },
    { "{'method': 'electre-tri', " GOOD ", 'params': {'profiles': [[2, 2]], 'q': 1}}", "/params", "“p” is less than “q”", 1 },
    { "{'method': 'electre-tri', " GOOD ", 'params': {'profiles': [[2, 2]], 'p': 2, 'v': 1}}", "/params", "“v” is less", 1 },
    { "{'method': 'electre-tri', " GOOD ", 'normalisation': 'sum', 'params': {'profiles': [[2, 2]]}}", "/normalisation",
      "compares the figures as they are", 1 },
    { SMAA "'params': {'samples': 2.5}}", "/params", "“samples” must be a whole number", 1 },
    { SMAA "'params': {'samples': 0}}", "/params/samples", "", 1 },
    { SMAA "'params': {'samples': 1000001}}", "/params/samples", "", 1 },
    { SMAA "'params': {'threads': 65}}", "/params/threads", "", 1 },
    { SMAA "'params': {'seed': -1}}", "/params/seed", "", 1 },
    { SMAA "'weight_samples': [[1, -1]]}", "/weight_samples", "A weight is negative", 1 },
    { SMAA "'weight_samples': [[1]]}", "/weight_samples/0", "not 2", 1 },
    { SMAA "'weight_samples': [[1, 1]], 'measurement_samples': [[[1, 1], [1, 1]], [[1, 1], [1, 1]]]}", "/measurement_samples",
      "There are 1 samples of weights, but 2 of measurements", 1 },
    { SMAA "'measurement_samples': [[[1, 1]]]}", "/measurement_samples/0", "There are 1 rows, not 2", 1 },
    { SMAA "'measurement_samples': [[[1, 1], [1]]]}", "/measurement_samples/0/1", "not 2", 1 },
    { SMAA "'normalisation': 'sum', 'measurement_samples': [[[1, 1], [1, 1]]]}", "/measurement_samples",
      "Measurements are taken as they are", 1 },
    { SMAA "'distribution': 'unifrom'}", "/distribution", "There is no distribution “unifrom”", 1 },
    { SMAA "'distribution': 3}", "/distribution", "", 1 },
    { SMAA "'distribution': 'order'}", "/distribution", "needs the list “order”", 1 },
    { SMAA "'order': [0, 0]}", "/order", "names a criterion twice", 1 },
    { SMAA "'order': [2]}", "/order", "names a criterion twice", 1 },
    { SMAA "'order': [-1]}", "/order", "names a criterion twice", 1 },
    { SMAA "'order': [0.5]}", "/order", "names a criterion twice", 1 },
    { SMAA "'params': {'lower': 0.6, 'upper': 0.5}}", "/params", "A lower bound is above the upper one", 1 },
    { SMAA "'params': {'lower': 0.6}}", "/params", "No weights keep these bounds", 1 },
    { "{'method': 'smaa', 'matrix': [[0, 1], [0, 2]], 'normalisation': 'sum'}", "/normalisation", "cannot be normalised", 2 },
    { "{'method': 'natural-breaks', 'x': [1, 2]}", "", "k", 1 },
    { "{'method': 'natural-breaks', 'x': [1, 2], 'k': 0}", "/k", "", 1 },
    { "{'method': 'natural-breaks', 'x': [1, 2], 'k': 1001}", "/k", "", 1 },
    { "{'method': 'natural-breaks', 'x': [], 'k': 1}", "/x", "", 1 },
    { "{'method': 'correlation', 'x': [1, 2], 'y': [1]}", "/y", "has 1 elements, not 2", 1 },
    { "{'method': 'correlation', 'y': [1]}", "", "x", 1 },
    { "{'method': 'saw', 'matrix': [[1, 2], [3], ['x', 2]], 'weights': [1, 2, 3], 'types': ['cost'], 'normalisation': 'x'}",
      "/matrix/1", "has 1 elements", 5 },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autofree char *json = get_json (cases[i].json);
      g_autofree char *answer = entente_decision_matrix_run (json, strlen (json), diagnostics);
      const EntenteDiagnostic *first;

      if (answer != NULL)
        g_error ("%s is answered: %s", cases[i].json, answer);
      g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), >, 0);
      first = entente_diagnostics_get (diagnostics, 0);
      if (g_strcmp0 (first->pointer, cases[i].pointer) != 0 || strstr (first->message, cases[i].message) == NULL
          || entente_diagnostics_get_length (diagnostics) != cases[i].n)
        g_error ("%s: %u times, first at “%s”: %s", cases[i].json, entente_diagnostics_get_length (diagnostics),
                 first->pointer, first->message);
    }
}

/* As many alternatives as there may be, and one more. */
static void
test_too_many_rows (void)
{
  guint n;

  for (n = 2000; n <= 2001; n++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      GString *json = g_string_new ("{\"method\": \"smaa\", \"params\": {\"samples\": 1}, \"matrix\": [[1]");
      g_autofree char *answer = NULL;
      guint i;

      for (i = 1; i < n; i++)
        g_string_append (json, ",[1]");
      g_string_append (json, "]}");
      answer = entente_decision_matrix_run (json->str, json->len, diagnostics);
      g_assert_cmpint (answer != NULL, ==, n == 2000);
      if (answer == NULL)
        g_assert_nonnull (strstr (entente_diagnostics_get (diagnostics, 0)->message, "more than 2000 rows"));
      g_string_free (json, TRUE);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decision-matrix/normalisations", test_normalisations);
  g_test_add_func ("/decision-matrix/sums-and-products", test_sums_and_products);
  g_test_add_func ("/decision-matrix/distances", test_distances);
  g_test_add_func ("/decision-matrix/promethee", test_promethee);
  g_test_add_func ("/decision-matrix/electre", test_electre);
  g_test_add_func ("/decision-matrix/given-samples", test_given_samples);
  g_test_add_func ("/decision-matrix/drawn-weights", test_drawn_weights);
  g_test_add_func ("/decision-matrix/lists", test_lists);
  g_test_add_func ("/decision-matrix/form", test_form);
  g_test_add_func ("/decision-matrix/mistakes", test_mistakes);
  g_test_add_func ("/decision-matrix/too-many-rows", test_too_many_rows);
  return g_test_run ();
}

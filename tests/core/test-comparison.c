/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Why one partner stands above another: parts that sum, parts by leaving out, and the sentence. */

#include "dataset-fixture.h"

#include "entente-certainty-words.h"
#include "entente-comparison.h"
#include "entente-format.h"
#include "entente-methods.h"

#include <string.h>

#define N_PARTNERS 12
#define N_CRITERIA 5

static const char *const english[] = { "en", NULL };

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
} Case;

static void
begin (Case *it,
       EntenteMethod method,
       double missing)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (method + 3);
  g_autoptr (EntenteValues) values = NULL;

  it->fixture = dataset_fixture_new (N_PARTNERS, N_CRITERIA, 1);
  dataset_fixture_fill (it->fixture, random, missing, 0);
  it->scenario = entente_scenario_new (it->fixture->dataset);
  it->scenario->method = method;
  it->scenario->weights[2] = 3;
  values = entente_values_new (it->fixture->dataset, it->scenario);
  it->evaluation = entente_evaluate (values, it->scenario);
}

static void
end (Case *it)
{
  entente_evaluation_unref (it->evaluation);
  entente_scenario_free (it->scenario);
  dataset_fixture_free (it->fixture);
}

static void
check_pair (const Case *it,
            guint a,
            guint b)
{
  g_autoptr (EntenteComparison) comparison = entente_comparison_new (it->evaluation, it->scenario, a, b);
  const double difference = it->evaluation->scores[a] - it->evaluation->scores[b];
  double sum = 0;
  guint c;

  g_assert_cmpfloat (comparison->difference, ==, difference);
  g_assert_cmpuint (comparison->n_parts, ==, N_CRITERIA);
  for (c = 0; c < N_CRITERIA; c++)
    {
      g_autoptr (EntenteScenario) without = entente_scenario_copy (it->scenario);
      g_autoptr (EntenteEvaluation) evaluation = NULL;
      const EntenteComparisonPart *part = &comparison->parts[c];

      g_assert_cmpuint (part->criterion, ==, c);
      g_assert_cmpint (part->missing_a, ==, entente_values_is_missing (it->evaluation->values, a, c));
      sum += part->difference;
      if (comparison->additive)
        continue;
      without->weights[c] = 0;
      evaluation = entente_evaluate (it->evaluation->values, without);
      g_assert_cmpfloat (part->difference, ==, difference - (evaluation->scores[a] - evaluation->scores[b]));
    }
  if (comparison->additive)
    g_assert_cmpfloat_with_epsilon (sum, difference, 1e-12);
}

static void
test_all_methods (void)
{
  EntenteMethod method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      Case it;
      guint a, b;

      begin (&it, method, entente_method_get (method)->additive ? 0.2 : 0);
      for (a = 0; a < N_PARTNERS; a++)
        for (b = 0; b < N_PARTNERS; b++)
          if (it.evaluation->ranks[a] > 0 && it.evaluation->ranks[b] > 0)
            check_pair (&it, a, b);
      end (&it);
    }
}

static DatasetFixture *
make_two (const double *first,
          const double *second)
{
  DatasetFixture *fixture = dataset_fixture_new (2, 4, 1);
  guint c;

  for (c = 0; c < 4; c++)
    {
      if (!isnan (first[c]))
        dataset_fixture_set_fact (fixture, 0, c, 2025, first[c]);
      if (!isnan (second[c]))
        dataset_fixture_set_fact (fixture, 1, c, 2025, second[c]);
    }
  return fixture;
}

static char *
describe (DatasetFixture *fixture,
          guint a,
          guint b,
          EntenteMethod method)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  g_autoptr (EntenteComparison) comparison = NULL;

  scenario->method = method;
  values = entente_values_new (fixture->dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  comparison = entente_comparison_new (evaluation, scenario, a, b);
  return entente_comparison_describe (comparison, fixture->dataset, english);
}

static void
check_sentence (const double *first,
                const double *second,
                EntenteMethod method,
                const char *expected)
{
  g_autoptr (DatasetFixture) fixture = make_two (first, second);
  g_autofree char *sentence = describe (fixture, 0, 1, method);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_sentence (void)
{
  const double high[] = { 0.8, 0.6, 0.4, 0.2 }, low[] = { 0.5, 0.5, 0.5, 0.4 }, equal[] = { 0.2, 0.4, 0.6, 0.8 };
  const double holes[] = { 0.8, NAN, 0.4, 0.2 }, none[] = { NAN, NAN, NAN, NAN };
  const double nearly[] = { 0.8, 0.6, 0.4, 0.199 };

  check_sentence (high, low, ENTENTE_METHOD_WEIGHTED_MEAN,
                  "Partner 0 leads Partner 1 by 2.5 points: ahead on Criterion 0 (+7.5) and Criterion 1 (+2.5), "
                  "behind on Criterion 3 (−5.0) and Criterion 2 (−2.5)");
  check_sentence (low, high, ENTENTE_METHOD_WEIGHTED_MEAN,
                  "Partner 0 trails Partner 1 by 2.5 points: behind on Criterion 0 (−7.5) and Criterion 1 (−2.5), "
                  "ahead on Criterion 3 (+5.0) and Criterion 2 (+2.5)");
  check_sentence (high, equal, ENTENTE_METHOD_WEIGHTED_MEAN,
                  "Partner 0 and Partner 1 have the same score: ahead on Criterion 0 (+15.0) and Criterion 1 (+5.0), "
                  "behind on Criterion 3 (−15.0) and Criterion 2 (−5.0)");
  check_sentence (high, high, ENTENTE_METHOD_WEIGHTED_MEAN, "Partner 0 and Partner 1 have the same score");
  check_sentence (high, nearly, ENTENTE_METHOD_WEIGHTED_MEAN, "Partner 0 leads Partner 1 by less than 0.1 points");
  check_sentence (nearly, high, ENTENTE_METHOD_WEIGHTED_MEAN, "Partner 0 trails Partner 1 by less than 0.1 points");
  check_sentence (high, none, ENTENTE_METHOD_WEIGHTED_MEAN,
                  "Partner 0 and Partner 1 cannot be compared: one of the two is not rated");
  check_sentence (high, holes, ENTENTE_METHOD_WEIGHTED_MEAN,
                  "Partner 0 leads Partner 1 by 3.3 points: ahead on Criterion 1 (+15.0), behind on Criterion 0 (−6.7) "
                  "and Criterion 2 (−3.3); one of the two has no figures on Criterion 1");
}

/* Without criteria that add up the sentence says what is left out. */
static void
test_sentence_by_leaving_out (void)
{
  const double high[] = { 0.8, 0.6, 0.5, 0.5 }, low[] = { 0.5, 0.7, 0.5, 0.5 };
  g_autoptr (DatasetFixture) fixture = make_two (high, low);
  g_autofree char *sentence = describe (fixture, 0, 1, ENTENTE_METHOD_GEOMETRIC_MEAN);

  g_assert_nonnull (strstr (sentence, "Partner 0 leads Partner 1 by "));
  g_assert_nonnull (strstr (sentence, "without Criterion 0 (+"));
  g_assert_nonnull (strstr (sentence, "without Criterion 1 (−"));
}

#define ISOLATED(text) ENTENTE_FIRST_STRONG_ISOLATE text ENTENTE_POP_ISOLATE

/* In a label a name never turns the number behind it: a Hebrew one stands for itself in an English sentence, and any in
 * one from right to left. Files and terminals see nothing of it. */
static void
test_names_turn_no_numbers (void)
{
  g_autofree char *hebrew = entente_format_isolate_name ("ביטחון"), *english_name = NULL, *again = NULL, *ranks = NULL;

  g_assert_cmpstr (hebrew, ==, "ביטחון");
  entente_format_set_right_to_left (FALSE);
  g_free (hebrew);
  hebrew = entente_format_isolate_name ("ביטחון");
  g_assert_cmpstr (hebrew, ==, ISOLATED ("ביטחון"));
  english_name = entente_format_isolate_name ("Economy");
  g_assert_cmpstr (english_name, ==, "Economy");
  entente_format_set_right_to_left (TRUE);
  again = entente_format_isolate_name ("Economy");
  g_assert_cmpstr (again, ==, ISOLATED ("Economy"));
  ranks = entente_certainty_format_ranks (1, 3);
  g_assert_cmpstr (ranks, ==, ISOLATED ("1–3"));
  check_sentence ((const double[]) { 0.8, 0.5, 0.5, 0.5 }, (const double[]) { 0.5, 0.5, 0.5, 0.5 },
                  ENTENTE_METHOD_WEIGHTED_MEAN,
                  "Partner 0 leads Partner 1 by 7.5 points: ahead on " ISOLATED ("Criterion 0") " (" ISOLATED ("+7.5") ")");
  entente_format_set_right_to_left (FALSE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/all-methods", test_all_methods);
  g_test_add_func ("/comparison/sentence", test_sentence);
  g_test_add_func ("/comparison/leaving-out", test_sentence_by_leaving_out);
  g_test_add_func ("/comparison/names-turn-no-numbers", test_names_turn_no_numbers);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What would be saved, after any number of changes, undone and redone, in any order. */

#include "config.h"

#include "entente-dataset-reader.h"
#include "entente-json-edit.h"
#include "entente-session.h"
#include "entente-versions.h"

#include <math.h>
#include <string.h>

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), name, NULL);
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static EntenteDataset *
read_bytes (GBytes *bytes)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL)
    g_test_message ("%s", entente_diagnostics_get (diagnostics, 0)->message);
  g_assert_nonnull (dataset);
  return dataset;
}

static EntenteSession *
open_file (const char *name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (EntenteDataset) dataset = read_bytes (bytes);

  return entente_session_new (dataset);
}

static GBytes *
get_text (EntenteSession *session)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_snapshot (session);

  return entente_snapshot_to_bytes (snapshot);
}

static void
assert_same (GBytes *a,
             GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL), g_bytes_get_size (b));
}

static const char *const files[] = { "resources/sample/partners-2026.json", "resources/sample/venues-example.json",
                                     "tests/data/complete.json", "tests/data/good-everything.json" };

static void
test_unchanged_is_the_same_bytes (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) original = load (files[i]);
      g_autoptr (EntenteDataset) dataset = read_bytes (original);
      g_autoptr (EntenteSession) session = entente_session_new (dataset);
      g_autoptr (GBytes) text = get_text (session);

      g_test_message ("%s", files[i]);
      assert_same (original, text);
      g_assert_false (entente_session_is_modified (session));
    }
}

/* The bytes between what @a and @b have in common at both ends, those of @b. */
static char *
get_difference (GBytes *a,
                GBytes *b)
{
  gsize m, n, start = 0, end = 0;
  const char *x = g_bytes_get_data (a, &m), *y = g_bytes_get_data (b, &n);

  while (start < MIN (m, n) && x[start] == y[start])
    start++;
  while (end < MIN (m, n) - start && x[m - 1 - end] == y[n - 1 - end])
    end++;
  return g_strndup (y + start, n - end - start);
}

static void
test_a_moved_slider_adds_a_scenario (void)
{
  g_autoptr (EntenteSession) session = open_file (files[1]);
  g_autoptr (GBytes) before = get_text (session), after = NULL, again = NULL;
  g_autofree char *difference = NULL;

  entente_session_type_share (session, 0, 0.5);
  g_assert_true (entente_session_is_modified (session));
  after = get_text (session);
  difference = get_difference (before, after);
  g_test_message ("%s", difference);
  g_assert_true (g_str_has_prefix (difference, ",\n \"scenario\": {\"weights\": {\"room\": 0.5, "));
  g_assert_cmpuint (strlen (difference), <, 200);
  entente_session_undo (session);
  again = get_text (session);
  assert_same (before, again);
  g_assert_false (entente_session_is_modified (session));
}

/* What nobody here knows stays where it is. */
static void
test_unknown_members_stay (void)
{
  g_autoptr (GBytes) plain = load (files[1]);
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (plain);
  g_autoptr (GBytes) text = NULL, after = NULL, back = NULL;
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (EntenteSession) session = NULL;
  const char *data;

  entente_json_edit_set (edit, "/scenario", "{\"mood\": [1,2], \"gates\":false,  \"year\": 2026}");
  entente_json_edit_set (edit, "/layout", "{\"colour-of-sky\": \"blue\", \"pins\": {}}");
  text = entente_json_edit_apply (edit);
  dataset = read_bytes (text);
  session = entente_session_new (dataset);
  entente_session_type_share (session, 0, 0.5);
  entente_session_set_gates_on (session, TRUE);
  entente_session_set_pin (session, 0, 1.5, -2);
  after = get_text (session);
  data = g_bytes_get_data (after, NULL);
  g_assert_nonnull (strstr (data, "\"scenario\": {\"mood\": [1,2], \"year\": 2026,  \"weights\": {"));
  g_assert_nonnull (strstr (data, "{\"colour-of-sky\": \"blue\", \"pins\": {"));
  g_assert_nonnull (strstr (data, "\": [1.5, -2]"));
  while (entente_session_can_undo (session))
    entente_session_undo (session);
  back = get_text (session);
  assert_same (text, back);
}

static void
assert_same_scenario (const EntenteDataset *dataset,
                      const EntenteScenario *a,
                      const EntenteScenario *b)
{
  g_autofree char *x = entente_scenario_to_json (a, dataset);
  g_autofree char *y = entente_scenario_to_json (b, dataset);

  if (!entente_scenario_equal (a, b))
    g_test_message ("%s\n%s", x, y);
  g_assert_true (entente_scenario_equal (a, b));
}

/* A saved document, opened again, is the one that was saved. */
static void
assert_reopens (EntenteSession *session)
{
  g_autoptr (GBytes) text = get_text (session), again = NULL;
  g_autoptr (EntenteDataset) dataset = read_bytes (text);
  g_autoptr (EntenteSession) other = entente_session_new (dataset);

  again = get_text (other);
  assert_same (text, again);
  assert_same_scenario (dataset, entente_session_get_scenario (session), entente_session_get_scenario (other));
  assert_same_scenario (dataset, entente_session_get_baseline_scenario (session),
                        entente_session_get_baseline_scenario (other));
}

static void
edit_fact (EntenteSession *session)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  guint partner = (guint) g_test_rand_int_range (0, (int) dataset->n_partners);
  const EntentePartner *p = &dataset->partners[partner];
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) text = NULL;
  const EntenteFact *fact;
  g_autofree char *place = NULL;

  if (p->n_facts == 0)
    return;
  fact = &p->facts[g_test_rand_int_range (0, (int) p->n_facts)];
  place = g_strdup_printf ("/partners/%u/facts/%s/%d", partner, dataset->quantities[fact->quantity].id, fact->year);
  if (g_test_rand_bit ())
    entente_json_edit_remove (edit, place);
  else
    entente_json_edit_set (edit, place, "null");
  text = entente_json_edit_apply (edit);
  g_assert_true (entente_session_edit (session, text, "Edit", diagnostics));
}

static void
remove_bloc (EntenteSession *session)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) text = NULL;

  entente_json_edit_remove (edit, "/blocs/0");
  text = entente_json_edit_apply (edit);
  g_assert_true (entente_session_edit (session, text, "Remove a bloc", diagnostics));
}

static void
drag_cut_off (EntenteSession *session)
{
  EntenteCutOffDrag drag = { .tier = 0 };

  drag.position = g_test_rand_double_range (-1, 30);
  drag.exact = g_test_rand_bit ();
  entente_session_evaluate (session);
  entente_session_drag_cut_off (session, &drag);
}

static void
change_tiers (EntenteSession *session,
              guint criterion)
{
  const EntenteScenario *scenario = entente_session_get_scenario (session);
  EntenteProfileParameters parameters = scenario->profile_parameters;
  guint tier = (guint) g_test_rand_int_range (0, (int) scenario->n_tiers);

  switch (g_test_rand_int_range (0, 7))
    {
    case 5:
      entente_session_set_natural_classes (session, g_test_rand_int_range (-1, 8));
      break;
    case 0:
      entente_session_set_n_tiers (session, (guint) g_test_rand_int_range (0, 9));
      break;
    case 1:
      entente_session_set_tier_rule (session, (EntenteTierRule) g_test_rand_int_range (0, 4));
      break;
    case 2:
      entente_session_set_profile (session, tier, criterion, g_test_rand_bit () ? g_test_rand_double () : NAN);
      break;
    case 3:
      parameters.cutting_level = g_test_rand_double ();
      parameters.indifference = g_test_rand_double ();
      parameters.preference = g_test_rand_double_range (-0.5, 1.5);
      parameters.veto = g_test_rand_bit () ? g_test_rand_double () : NAN;
      parameters.optimistic = g_test_rand_bit ();
      entente_session_set_profile_parameters (session, &parameters);
      break;
    case 4:
      entente_session_set_tier_count (session, tier, g_test_rand_int_range (-2, 200));
      break;
    default:
      if (scenario->n_gates > 0)
        entente_session_set_gate (session, (guint) g_test_rand_int_range (0, (int) scenario->n_gates),
                                  g_test_rand_bit ());
    }
}

static void
apply_random_order (EntenteSession *session)
{
  const guint n = entente_session_get_scenario (session)->n_criteria;
  g_autofree guint *order = g_new (guint, n);
  guint i;

  for (i = 0; i < n; i++)
    {
      const guint k = (guint) g_test_rand_int_range (0, (int) i + 1);

      order[i] = order[k];
      order[k] = i;
    }
  if (g_test_rand_bit ())
    entente_session_apply_order (session, order);
  else
    entente_session_set_order (session, (const int *) order, (guint) g_test_rand_int_range (0, (int) n + 1));
}

static void
change_method (EntenteSession *session,
               guint criterion)
{
  EntenteMethodParameters parameters = entente_session_get_scenario (session)->method_parameters;
  double least = g_test_rand_double ();

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      entente_session_set_method (session, (EntenteMethod) g_test_rand_int_range (0, ENTENTE_N_METHODS));
      break;
    case 1:
      parameters.normalisation = (EntenteNormalisation) g_test_rand_int_range (0, ENTENTE_N_NORMALISATIONS);
      parameters.strategy = g_test_rand_double_range (-0.5, 1.5);
      parameters.indifference = g_test_rand_double ();
      parameters.preference = g_test_rand_double ();
      entente_session_set_method_parameters (session, &parameters);
      break;
    case 2:
      entente_session_set_slider_mode (session, (EntenteSliderMode) g_test_rand_bit ());
      break;
    case 3:
      entente_session_set_importance (session, criterion, g_test_rand_double_range (-10, 120));
      break;
    case 4:
      entente_session_apply_weighting (session, (EntenteWeighting) g_test_rand_int_range (0, 4));
      break;
    case 5:
      apply_random_order (session);
      break;
    case 6:
      entente_session_set_uncertainty (session, g_test_rand_double_range (-0.2, 1.2));
      break;
    default:
      entente_session_set_bound (session, criterion, least, g_test_rand_double ());
    }
}

static EntenteWhatIfItem
make_what_if (const EntenteDataset *dataset)
{
  EntenteWhatIfItem item = { .quantity = g_test_rand_int_range (0, (int) dataset->n_quantities),
                             .value = NAN, .category = ENTENTE_NONE };
  const EntenteValueFunction *function = &dataset->quantities[item.quantity].value;

  if (g_test_rand_int_range (0, 4) == 0)
    item.missing = TRUE;
  else if (function->kind == ENTENTE_VALUE_CATEGORIES)
    item.category = g_test_rand_int_range (0, (int) function->n_categories);
  else
    item.value = g_test_rand_double_range (-10, 200);
  return item;
}

static void
change_what_ifs (EntenteSession *session)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  guint partner = (guint) g_test_rand_int_range (0, (int) dataset->n_partners);
  const EntenteWhatIfItem items[2] = { make_what_if (dataset), make_what_if (dataset) };

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      entente_session_set_what_ifs (session, partner, items, 2, "Several");
      break;
    case 1:
      entente_session_remove_what_if (session, partner, (guint) items[0].quantity);
      break;
    case 2:
      entente_session_clear_what_ifs (session);
      break;
    default:
      entente_session_set_what_if (session, partner, items);
    }
}

static void
change_something (EntenteSession *session)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  guint criterion = (guint) g_test_rand_int_range (0, (int) dataset->n_criteria);

  switch (g_test_rand_int_range (0, 27))
    {
    case 0:
      edit_fact (session);
      break;
    case 1:
      remove_bloc (session);
      break;
    case 2:
      entente_session_set_pin (session, (guint) g_test_rand_int_range (0, (int) dataset->n_partners),
                               g_test_rand_double (), g_test_rand_double ());
      break;
    case 3:
      entente_session_remove_pins (session);
      break;
    case 4:
      if (dataset->n_presets > 0)
        entente_session_apply_preset (session, (guint) g_test_rand_int_range (0, (int) dataset->n_presets));
      break;
    case 5:
      entente_session_set_locked (session, criterion, g_test_rand_bit ());
      break;
    case 6:
      entente_session_set_gates_on (session, g_test_rand_bit ());
      break;
    case 7:
      entente_session_set_year (session, g_test_rand_int_range (2020, 2027));
      break;
    case 8:
      entente_session_set_cut_off (session, 0, g_test_rand_double ());
      break;
    case 9:
      entente_session_reset (session);
      break;
    case 10:
      entente_session_set_tier_rule (session,
                                     g_test_rand_bit () ? ENTENTE_TIER_RULE_SIZES : ENTENTE_TIER_RULE_THRESHOLDS);
      break;
    case 11:
      entente_session_set_tier_count (session, 0, g_test_rand_int_range (-2, 200));
      break;
    case 12:
      drag_cut_off (session);
      break;
    case 13:
      entente_session_equalise (session);
      break;
    case 14:
      entente_session_set_assume_pledges (session, g_test_rand_bit ());
      break;
    case 15:
    case 16:
    case 17:
      change_tiers (session, criterion);
      break;
    case 18:
    case 19:
    case 20:
      change_method (session, criterion);
      break;
    case 21:
    case 22:
      change_what_ifs (session);
      break;
    default:
      entente_session_move_share (session, criterion, g_test_rand_double ());
    }
}

static void
save (EntenteSession *session)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_snapshot (session);

  entente_session_mark_saved (session, snapshot);
  g_assert_false (entente_session_is_modified (session));
}

/* A thousand random changes, undone and redone at random, saved now and then. */
static void
walk_at_random (const char *file)
{
  g_autoptr (EntenteSession) session = open_file (file);
  g_autoptr (GBytes) first = get_text (session), last = NULL, again = NULL, end = NULL;
  guint step, undone = 0, saves = 0, redone = 0;

  for (step = 0; step < 1000; step++)
    {
      int choice = g_test_rand_int_range (0, 100);

      if (choice < 20 && entente_session_can_undo (session))
        {
          entente_session_undo (session);
          undone++;
        }
      else if (choice < 30 && entente_session_can_redo (session))
        {
          entente_session_redo (session);
          redone++;
        }
      else if (choice < 34)
        {
          save (session);
          saves++;
        }
      else
        change_something (session);
      if (step % 7 == 0)
        entente_session_evaluate (session);
      if (step % 5 == 0)
        assert_reopens (session);
    }
  last = get_text (session);
  while (entente_session_can_undo (session))
    entente_session_undo (session);
  again = get_text (session);
  assert_same (first, again);
  while (entente_session_can_redo (session))
    entente_session_redo (session);
  end = get_text (session);
  g_test_message ("%s: 1000 steps, %u undone, %u redone, %u saves", file, undone, redone, saves);
  for (step = 0; entente_session_can_undo (session) && step < 5; step++)
    entente_session_undo (session);
  g_assert_cmpuint (undone, >, 50);
  g_assert_cmpuint (saves, >, 10);
}

static void
test_a_thousand_steps_lead_back (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    walk_at_random (files[i]);
}

static void
test_a_refused_edit_changes_nothing (void)
{
  g_autoptr (EntenteSession) session = open_file (files[0]);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) text = NULL;

  entente_json_edit_set (edit, "/partners/3/facts/defence-gdp/2024", "\"much\"");
  text = entente_json_edit_apply (edit);
  g_assert_false (entente_session_edit (session, text, "Edit", diagnostics));
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), ==, 1);
  g_assert_cmpstr (entente_diagnostics_get (diagnostics, 0)->pointer, ==, "/partners/3/facts/defence-gdp/2024");
  g_assert_true (entente_session_get_dataset (session) == dataset);
  g_assert_false (entente_session_can_undo (session));
}

typedef struct
{
  GCancellable *cancellable; /* to be cancelled at the last moment; NULL = it is not */
  gboolean finished, done;
  guint n_found;
} Outcome;

static void
edited_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Outcome *outcome = user_data;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;

  if (outcome->cancellable != NULL)
    g_cancellable_cancel (outcome->cancellable);
  outcome->done = entente_session_edit_finish (ENTENTE_SESSION (source), result, &diagnostics);
  outcome->n_found = entente_diagnostics_get_length (diagnostics);
  outcome->finished = TRUE;
}

/* Called off while the text is read, and called off when it has been read already. */
static void
test_an_edit_that_is_called_off_changes_nothing (void)
{
  guint late;

  for (late = 0; late < 2; late++)
    {
      g_autoptr (EntenteSession) session = open_file (files[0]);
      EntenteDataset *dataset = entente_session_get_dataset (session);
      g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GBytes) text = NULL;
      Outcome outcome = { late ? cancellable : NULL };

      entente_json_edit_set (edit, "/partners/3/facts/defence-gdp/2024", "1.5");
      text = entente_json_edit_apply (edit);
      entente_session_edit_async (session, &(EntenteSessionEdit){ text, "Edit" }, cancellable, edited_cb, &outcome);
      if (!late)
        g_cancellable_cancel (cancellable);
      while (!outcome.finished)
        g_main_context_iteration (NULL, TRUE);
      g_assert_false (outcome.done);
      g_assert_cmpuint (outcome.n_found, ==, 0);
      g_assert_true (entente_session_get_dataset (session) == dataset);
      g_assert_false (entente_session_can_undo (session));
    }
}

/* What-ifs and pins of a partner that goes come back with it; the selection is kept by id. */
static void
test_a_partner_goes_and_comes_back (void)
{
  g_autoptr (EntenteSession) session = open_file (files[1]);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) before = NULL, text = NULL, after = NULL;
  guint n_pins, n_partners = dataset->n_partners;

  entente_session_set_pin (session, 0, 1, 2);
  entente_session_set_pin (session, 3, 3, 4);
  entente_session_set_selected (session, 3);
  before = get_text (session);
  entente_json_edit_remove (edit, "/partners/0");
  entente_json_edit_remove (edit, "/scenes");
  entente_json_edit_remove (edit, "/ties");
  entente_json_edit_remove (edit, "/blocs");
  text = entente_json_edit_apply (edit);
  g_assert_true (entente_session_edit (session, text, "Remove", diagnostics));
  g_assert_cmpuint (entente_session_get_dataset (session)->n_partners, ==, n_partners - 1);
  g_assert_cmpint (entente_session_get_selected (session), ==, 2);
  g_assert_cmpint (entente_session_get_pins (session, &n_pins)[0].partner, ==, 2);
  g_assert_cmpuint (n_pins, ==, 1);
  entente_session_undo (session);
  g_assert_cmpint (entente_session_get_selected (session), ==, 3);
  after = get_text (session);
  assert_same (before, after);
}

/* Versions that were let go are read again, and are the same. */
static void
test_versions_come_back_from_their_differences (void)
{
  g_autoptr (GBytes) bytes = load (files[1]);
  g_autoptr (EntenteDataset) first = read_bytes (bytes);
  g_autoptr (EntenteVersions) versions = entente_versions_new (first);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint i;

  entente_versions_set_budget (versions, 0);
  g_ptr_array_add (texts, g_bytes_ref (bytes));
  for (i = 0; i < 12; i++)
    {
      g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (g_ptr_array_index (texts, i));
      g_autoptr (EntenteDataset) dataset = NULL;
      g_autofree char *place = g_strdup_printf ("/partners/%u", i % 3);

      entente_json_edit_remove (edit, place);
      entente_json_edit_remove (edit, "/scenes");
      entente_json_edit_remove (edit, "/ties");
      entente_json_edit_remove (edit, "/blocs");
      g_ptr_array_add (texts, entente_json_edit_apply (edit));
      dataset = read_bytes (g_ptr_array_index (texts, i + 1));
      g_assert_cmpuint (entente_versions_add (versions, i, dataset), ==, i + 1);
    }
  for (i = 0; i < 200; i++)
    {
      guint version = (guint) g_test_rand_int_range (0, (int) texts->len);

      assert_same (entente_versions_get (versions, version)->bytes, g_ptr_array_index (texts, version));
    }
}

/* @bytes with a member that nobody knows, so that it is @length longer. */
static GBytes *
lengthen (GBytes *bytes,
          gsize length)
{
  const char *text = g_bytes_get_data (bytes, NULL), *brace = memchr (text, '{', g_bytes_get_size (bytes));
  const gsize size = g_bytes_get_size (bytes), start = (gsize) (brace - text) + 1;
  g_autofree char *filling = g_strnfill (length, 'x');
  GString *longer = g_string_new_len (text, (gssize) start);

  g_string_append_printf (longer, "\"filling\": \"%s\",", filling);
  g_string_append_len (longer, text + start, (gssize) (size - start));
  return g_string_free_to_bytes (longer);
}

/* What is read in a moment is not held: a long session would hold some of each file. */
static void
test_only_large_versions_are_held (void)
{
  static const gsize lengths[] = { 0, 500 * 1000 };
  g_autoptr (GBytes) bytes = load (files[1]);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GBytes) text = lengthen (bytes, lengths[i]);
      g_autoptr (EntenteDataset) first = read_bytes (text), second = read_bytes (text);
      g_autoptr (EntenteVersions) versions = entente_versions_new (first);

      entente_versions_add (versions, 0, second);
      g_assert_true (entente_versions_get (versions, 1) == second);
      g_assert_true ((entente_versions_get (versions, 0) == first) == (lengths[i] > 0));
      assert_same (entente_versions_get (versions, 0)->bytes, text);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_saving_is_told (void)
{
  g_autoptr (EntenteSession) session = open_file (files[1]);
  g_autoptr (EntenteSnapshot) snapshot = NULL;
  guint told = 0, states = 0;

  g_signal_connect_swapped (session, "notify::modified", G_CALLBACK (count_cb), &told);
  g_signal_connect_swapped (session, "state-changed", G_CALLBACK (count_cb), &states);
  entente_session_type_share (session, 0, 0.5);
  entente_session_type_share (session, 0, 0.6);
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpuint (states, ==, 2);
  snapshot = entente_session_take_snapshot (session);
  entente_session_undo (session);
  g_assert_true (entente_session_is_modified (session));
  /* Saving takes a while: what was saved is not what is there by now. */
  entente_session_mark_saved (session, snapshot);
  g_assert_true (entente_session_is_modified (session));
  entente_session_redo (session);
  g_assert_false (entente_session_is_modified (session));
  entente_session_mark_saved (session, NULL);
  g_assert_true (entente_session_is_modified (session));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edits/unchanged-is-the-same-bytes", test_unchanged_is_the_same_bytes);
  g_test_add_func ("/edits/a-moved-slider-adds-a-scenario", test_a_moved_slider_adds_a_scenario);
  g_test_add_func ("/edits/unknown-members-stay", test_unknown_members_stay);
  g_test_add_func ("/edits/a-thousand-steps-lead-back", test_a_thousand_steps_lead_back);
  g_test_add_func ("/edits/a-refused-edit-changes-nothing", test_a_refused_edit_changes_nothing);
  g_test_add_func ("/edits/an-edit-that-is-called-off-changes-nothing", test_an_edit_that_is_called_off_changes_nothing);
  g_test_add_func ("/edits/a-partner-goes-and-comes-back", test_a_partner_goes_and_comes_back);
  g_test_add_func ("/edits/versions-come-back-from-their-differences", test_versions_come_back_from_their_differences);
  g_test_add_func ("/edits/only-large-versions-are-held", test_only_large_versions_are_held);
  g_test_add_func ("/edits/saving-is-told", test_saving_is_told);
  return g_test_run ();
}

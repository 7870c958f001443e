/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Edits by chance of the samples and of the two files that use every member, in hundreds of layouts: the reader
 * takes each new text; its tree is the one that the same change of the old tree gives, made here without any code of
 * the edits; nothing outside of the place differs in a byte; and what was done can be undone.
 */

#include "dataset-edit-model.h"
#include "entente-dataset-edit.h"
#include "entente-dataset-reader.h"
#include "entente-evaluation.h"
#include "entente-json-text.h"
#include "entente-json-walk.h"
#include "json-layout.h"

#include <string.h>

#define LAYOUTS 40            /* -m thorough: 200 */
#define THOROUGH_LAYOUTS 200
#define EDITS_EACH 8
#define SAMPLE 3 /* of the files */
#define FULL_SAMPLE_EVERY 64

/* What the file has, before signs stand for what nobody sees. */
static const char *
get_written (const EntenteText *text,
             const char *const *languages)
{
  const int entry = entente_text_find_shown (text, languages);

  return entry >= 0 ? text->entries[entry].written : "";
}

static const char *const files[] = { "tests/data/complete.json", "tests/data/good-everything.json",
                                     "resources/sample/venues-example.json", "resources/sample/partners-2026.json" };

static const char *const hostile[] = {
  "\"", "\\", "\\\\\"", "/", "\b\f\n\r\t", "\x01\x02\x1f\x7f", "a\"}],{\"id\":\"x", "\\u0022", "\xe2\x80\xa8|\xe2\x80\xa9",
  "\xe2\x80\xae" "evil\xe2\x80\xac", "\xef\xbb\xbf" "BOM", "👩🏽‍🚀🇯🇵", "日本語", "e\xcc\x81", "\xf4\x8f\xbf\xbf", " two  spaces ", ", : {}",
  "null", "1.5", "//", "/* */", "</script>", "%s%n", "\xc2\xa0" "x",
};

static EntenteDataset *
read_bytes (GBytes *bytes)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  guint i;

  for (i = 0; dataset == NULL && i < entente_diagnostics_get_length (diagnostics); i++)
    {
      const EntenteDiagnostic *it = entente_diagnostics_get (diagnostics, i);

      if (it->severity == ENTENTE_SEVERITY_ERROR)
        g_error ("%u:%u: %s\n%.*s", it->line, it->column, it->message, (int) MIN (g_bytes_get_size (bytes), 20000),
                 (const char *) g_bytes_get_data (bytes, NULL));
    }
  return dataset;
}

static JsonNode *
read_tree (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = entente_json_widen_integers (data, length);
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);

  g_assert_no_error (error);
  return root;
}

static JsonNode *
read_file_tree (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  return read_tree (bytes);
}

static EntenteDataset *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), name, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static gboolean
happens (int times_of_ten)
{
  return g_test_rand_int_range (0, 10) < times_of_ten;
}

static const char *
choose_text (void)
{
  return hostile[g_test_rand_int_range (0, G_N_ELEMENTS (hostile))];
}

static const char *
choose_language (void)
{
  static const char *const languages[] = { NULL, "en", "ja", "fr" };

  return languages[g_test_rand_int_range (0, G_N_ELEMENTS (languages))];
}

/* A few partners of the large sample. */
static char *
cut_sample (void)
{
  g_autoptr (JsonNode) root = read_file_tree (files[SAMPLE]);
  JsonArray *partners = json_object_get_array_member (json_node_get_object (root), "partners");

  while (json_array_get_length (partners) > 8)
    model_remove_partner (root, g_test_rand_int_range (0, json_array_get_length (partners)));
  return entente_json_text_document (root);
}

/* The large sample as it is once in a while only: it takes most of the time. */
static JsonNode *
make_tree (guint layout_number)
{
  static char *small_sample;

  if (layout_number % G_N_ELEMENTS (files) != SAMPLE || layout_number % FULL_SAMPLE_EVERY == SAMPLE)
    return read_file_tree (files[layout_number % G_N_ELEMENTS (files)]);
  if (small_sample == NULL)
    small_sample = cut_sample ();
  return json_from_string (small_sample, NULL);
}

/* A file in a layout of its own. */
static EntenteDataset *
make_document (guint layout_number)
{
  g_autoptr (JsonNode) root = make_tree (layout_number);
  JsonLayout layout;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (layout_number >= 2 * G_N_ELEMENTS (files))
    json_layout_add_unknown (root);
  json_layout_choose (&layout);
  text = json_layout_write (&layout, root);
  bytes = g_bytes_new (text, strlen (text));
  return read_bytes (bytes);
}

/* -- What must hold --------------------------------------------------------------------------------------- */

static void
assert_tree (GBytes *bytes,
             JsonNode *expected)
{
  g_autoptr (JsonNode) root = read_tree (bytes);

  if (!json_node_equal (root, expected))
    {
      g_autofree char *wanted = json_to_string (expected, FALSE);
      g_autofree char *got = json_to_string (root, FALSE);

      g_error ("the trees differ\nwanted: %s\ngot:    %s", wanted, got);
    }
}

/* All bytes outside of the value at @pointer in the old text are there in the new one. */
static void
assert_same_outside (GBytes *before,
                     GBytes *after,
                     const char *pointer)
{
  gsize old_length, new_length, tail;
  const char *old = g_bytes_get_data (before, &old_length);
  const char *new = g_bytes_get_data (after, &new_length);
  EntenteJsonItem item;

  g_assert_true (entente_json_walk_find (old, old_length, 0, pointer, &item));
  tail = old_length - item.value.end;
  g_assert_cmpuint (new_length, >=, item.value.start + tail);
  g_assert_cmpmem (old, item.value.start, new, item.value.start);
  g_assert_cmpmem (old + old_length - tail, tail, new + new_length - tail, tail);
}

static gboolean
numbers_equal (double a,
               double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
assert_facts_equal (const EntenteDataset *a,
                    const EntenteFact *x,
                    const EntenteDataset *b,
                    const EntenteFact *y)
{
  g_assert_cmpint (x->quantity, ==, y->quantity);
  g_assert_cmpint (x->year, ==, y->year);
  g_assert_true (numbers_equal (x->value, y->value));
  g_assert_true (numbers_equal (x->low, y->low));
  g_assert_true (numbers_equal (x->high, y->high));
  g_assert_cmpint (x->category, ==, y->category);
  g_assert_cmpstr (x->source >= 0 ? a->sources[x->source].id : NULL, ==, y->source >= 0 ? b->sources[y->source].id : NULL);
  g_assert_cmpstr (x->note != NULL ? get_written (x->note, NULL) : NULL, ==,
                   y->note != NULL ? get_written (y->note, NULL) : NULL);
}

/* All facts but the one of the draft are the same. */
static void
assert_other_facts_equal (const EntenteDataset *a,
                          const EntenteDataset *b,
                          const EntenteFactDraft *draft)
{
  guint p, i, k;

  g_assert_cmpuint (a->n_partners, ==, b->n_partners);
  for (p = 0; p < a->n_partners; p++)
    for (i = k = 0;; i++, k++)
      {
        const EntentePartner *x = &a->partners[p], *y = &b->partners[p];

        while (i < x->n_facts && p == draft->partner && x->facts[i].quantity == (int) draft->quantity
               && x->facts[i].year == draft->year)
          i++;
        while (k < y->n_facts && p == draft->partner && y->facts[k].quantity == (int) draft->quantity
               && y->facts[k].year == draft->year)
          k++;
        g_assert_cmpint (i < x->n_facts, ==, k < y->n_facts);
        if (i >= x->n_facts)
          break;
        assert_facts_equal (a, &x->facts[i], b, &y->facts[k]);
      }
}

static const EntenteFact *
find_fact (const EntenteDataset *dataset,
           const EntenteFactDraft *draft)
{
  guint n, i;
  const EntenteFact *facts = entente_dataset_get_facts (dataset, draft->partner, draft->quantity, &n);

  for (i = 0; i < n; i++)
    if (facts[i].year == draft->year)
      return &facts[i];
  return NULL;
}

/* -- Facts ----------------------------------------------------------------------------------------------- */

static void
choose_year (const EntenteDataset *dataset,
             EntenteFactDraft *draft)
{
  guint n;
  const EntenteFact *facts;

  draft->year = g_test_rand_int_range (1990, 2040);
  facts = entente_dataset_get_facts (dataset, draft->partner, draft->quantity, &n);
  if (n > 0 && happens (6))
    draft->year = facts[g_test_rand_int_range (0, n)].year;
}

static EntenteFactDraft
choose_draft (const EntenteDataset *dataset)
{
  EntenteFactDraft draft = { .partner = g_test_rand_int_range (0, dataset->n_partners),
                             .quantity = g_test_rand_int_range (0, dataset->n_quantities),
                             .category = ENTENTE_NONE, .low = NAN, .high = NAN };
  const EntentePartner *partner = &dataset->partners[draft.partner];
  const EntenteValueFunction *function;

  if (partner->n_facts > 0 && happens (6))
    draft.quantity = partner->facts[g_test_rand_int_range (0, partner->n_facts)].quantity;
  choose_year (dataset, &draft);
  draft.remove = happens (2);
  draft.missing = happens (1);
  draft.value = happens (3) ? g_test_rand_int_range (0, 100) : g_test_rand_double_range (-1e6, 1e6);
  function = &dataset->quantities[draft.quantity].value;
  if (function->kind == ENTENTE_VALUE_CATEGORIES)
    draft.category = g_test_rand_int_range (0, function->n_categories);
  else if (!draft.missing && happens (3))
    {
      draft.low = draft.value - g_test_rand_int_range (0, 3);
      draft.high = draft.value + g_test_rand_double_range (0, 1);
    }
  if (dataset->n_sources > 0 && happens (5))
    draft.source = dataset->sources[g_test_rand_int_range (0, dataset->n_sources)].id;
  draft.language = choose_language ();
  if (happens (4))
    draft.note = choose_text ();
  return draft;
}

/* The draft that says what the file says. */
static EntenteFactDraft
describe_fact (const EntenteDataset *dataset,
               guint partner,
               const EntenteFact *fact,
               const char *language)
{
  const char *const languages[] = { language, NULL };

  return (EntenteFactDraft) {
    .partner = partner, .quantity = fact->quantity, .year = fact->year, .category = fact->category,
    .missing = isnan (fact->value) && fact->category == ENTENTE_NONE, .value = fact->value, .low = fact->low,
    .high = fact->high, .source = fact->source >= 0 ? dataset->sources[fact->source].id : NULL,
    .note = fact->note != NULL ? get_written (fact->note, languages) : NULL,
    .language = language,
  };
}

static void
assert_fact_is (const EntenteDataset *dataset,
                const EntenteFactDraft *draft)
{
  const EntenteFact *fact = find_fact (dataset, draft);
  const int usual = dataset->quantities[draft->quantity].source;
  const char *const languages[] = { draft->language, NULL };

  if (draft->remove)
    {
      g_assert_null (fact);
      return;
    }
  g_assert_nonnull (fact);
  g_assert_true (numbers_equal (fact->value, draft->missing || draft->category >= 0 ? NAN : draft->value));
  g_assert_cmpint (fact->category, ==, draft->missing ? ENTENTE_NONE : draft->category);
  g_assert_true (numbers_equal (fact->low, draft->low));
  g_assert_true (numbers_equal (fact->high, draft->high));
  g_assert_cmpstr (fact->source >= 0 ? dataset->sources[fact->source].id : NULL, ==,
                   draft->source != NULL ? draft->source : usual >= 0 ? dataset->sources[usual].id : NULL);
  if (draft->note != NULL)
    g_assert_cmpstr (get_written (fact->note, languages), ==, draft->note);
}

/* Where the bytes may differ: the series, or what holds it when it comes or goes. */
static char *
find_place (const EntenteDataset *dataset,
            const EntenteFactDraft *draft)
{
  guint n;

  entente_dataset_get_facts (dataset, draft->partner, draft->quantity, &n);
  if (n > 1 || (n == 1 && !draft->remove))
    return g_strdup_printf ("/partners/%u/facts/%s", draft->partner, dataset->quantities[draft->quantity].id);
  return g_strdup_printf ("/partners/%u", draft->partner);
}

/* What was there before can be said again. */
static void
check_way_back (const EntenteDataset *before,
                const EntenteDataset *after,
                const EntenteFactDraft *draft)
{
  const EntenteFact *old = find_fact (before, draft);
  EntenteFactDraft back = { .partner = draft->partner, .quantity = draft->quantity, .year = draft->year,
                            .category = ENTENTE_NONE, .remove = TRUE };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteDataset) again = NULL;
  guint n;

  if (old != NULL)
    back = describe_fact (before, draft->partner, old, NULL);
  bytes = entente_dataset_edit_fact (after, &back, NULL);
  again = read_bytes (bytes);
  if (old != NULL)
    assert_facts_equal (before, old, again, find_fact (again, draft));
  assert_other_facts_equal (before, again, draft);
  entente_dataset_get_facts (before, draft->partner, draft->quantity, &n);
  if (old == NULL && n > 0)
    g_assert_true (g_bytes_equal (bytes, before->bytes));
}

static EntenteDataset *
try_fact (const EntenteDataset *dataset)
{
  EntenteFactDraft draft = choose_draft (dataset);
  const EntenteFact *old = find_fact (dataset, &draft);
  g_autoptr (GBytes) bytes = entente_dataset_edit_fact (dataset, &draft, NULL);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (JsonNode) tree = read_tree (dataset->bytes);
  g_autofree char *place = find_place (dataset, &draft);
  EntenteDataset *changed = read_bytes (bytes);

  model_set_fact (tree, dataset, &draft);
  assert_tree (bytes, tree);
  assert_same_outside (dataset->bytes, bytes, place);
  assert_fact_is (changed, &draft);
  assert_other_facts_equal (dataset, changed, &draft);
  check_way_back (dataset, changed, &draft);
  /* Taking away a note in one language may leave another to be shown, which the same draft takes away then. */
  if (draft.note == NULL && draft.language != NULL && old != NULL && old->note != NULL && old->note->n_entries > 1)
    return changed;
  again = entente_dataset_edit_fact (changed, &draft, NULL);
  g_assert_true (again == changed->bytes);
  return changed;
}

/* -- Partners, presets, titles, sources ------------------------------------------------------------------- */

static EntenteDataset *
try_partner (const EntenteDataset *dataset)
{
  g_autofree char *id = entente_dataset_edit_make_id (dataset, choose_text (), "partners");
  EntentePartnerDraft draft = { .id = id, .name = choose_text (), .language = choose_language (),
                                .has_location = happens (5), .longitude = g_test_rand_double_range (-180, 180),
                                .latitude = g_test_rand_int_range (-90, 91) };
  const char *const languages[] = { draft.language, NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) back = NULL;
  EntenteDataset *changed;
  const EntentePartner *partner;
  const char *region = "";

  /* One that is there already is chosen as it is shown, and written as the file has it. */
  if (happens (7))
    draft.region = region = choose_text ();
  if (draft.region != NULL && dataset->n_regions > 0 && happens (5))
    {
      draft.region = entente_text_get (&dataset->regions[0], languages);
      region = get_written (&dataset->regions[0], languages);
    }
  bytes = entente_dataset_edit_add_partner (dataset, &draft);
  changed = read_bytes (bytes);
  assert_same_outside (dataset->bytes, bytes, "/partners");
  g_assert_cmpuint (changed->n_partners, ==, dataset->n_partners + 1);
  partner = &changed->partners[dataset->n_partners];
  g_assert_cmpstr (partner->id, ==, id);
  g_assert_cmpstr (get_written (&partner->name, languages), ==, draft.name);
  g_assert_cmpstr (get_written (&partner->region, languages), ==, region);
  g_assert_cmpint (partner->has_location, ==, draft.has_location);
  if (draft.has_location)
    {
      g_assert_cmpfloat (partner->longitude, ==, draft.longitude);
      g_assert_cmpfloat (partner->latitude, ==, draft.latitude);
    }
  back = entente_dataset_edit_remove_partner (changed, dataset->n_partners, NULL);
  if (dataset->n_partners > 0)
    g_assert_true (g_bytes_equal (back, dataset->bytes));
  return changed;
}

static EntenteDataset *
try_removal (const EntenteDataset *dataset)
{
  const guint partner = g_test_rand_int_range (0, dataset->n_partners);
  EntenteRemoval removal;
  g_autoptr (GBytes) bytes = entente_dataset_edit_remove_partner (dataset, partner, &removal);
  g_autoptr (JsonNode) tree = read_tree (dataset->bytes);

  model_remove_partner (tree, partner);
  assert_tree (bytes, tree);
  g_assert_cmpuint (removal.n_facts, ==, dataset->partners[partner].n_facts);
  return read_bytes (bytes);
}

static EntenteDataset *
try_preset (const EntenteDataset *dataset)
{
  g_autofree double *weights = g_new (double, dataset->n_criteria);
  EntentePresetDraft draft = { .id = "made-here", .name = choose_text (), .description = happens (5) ? choose_text () : NULL,
                               .language = choose_language (), .weights = weights };
  const char *const languages[] = { draft.language, NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  EntenteDataset *changed;
  int preset;
  guint c;

  for (c = 0; c < dataset->n_criteria; c++)
    weights[c] = happens (5) ? g_test_rand_int_range (1, 100) : g_test_rand_double ();
  if (dataset->n_presets > 0 && happens (5))
    draft.id = dataset->presets[g_test_rand_int_range (0, dataset->n_presets)].id;
  bytes = entente_dataset_edit_set_preset (dataset, &draft);
  assert_same_outside (dataset->bytes, bytes, dataset->n_presets > 0 ? "/presets" : "");
  changed = read_bytes (bytes);
  preset = entente_dataset_find_preset (changed, draft.id);
  g_assert_cmpint (preset, >=, 0);
  g_assert_cmpmem (changed->presets[preset].weights, dataset->n_criteria * sizeof (double), weights,
                   dataset->n_criteria * sizeof (double));
  g_assert_cmpstr (get_written (&changed->presets[preset].name, languages), ==, draft.name);
  if (draft.description != NULL)
    g_assert_cmpstr (get_written (&changed->presets[preset].description, languages), ==, draft.description);
  again = entente_dataset_edit_set_preset (changed, &draft);
  g_assert_true (again == changed->bytes);
  if (entente_dataset_find_preset (dataset, draft.id) == ENTENTE_NONE && dataset->n_presets > 0)
    {
      g_autoptr (GBytes) back = entente_dataset_edit_remove_preset (changed, preset);

      g_assert_true (g_bytes_equal (back, dataset->bytes));
    }
  return changed;
}

static EntenteDataset *
try_title (const EntenteDataset *dataset)
{
  const char *title = choose_text (), *language = choose_language ();
  const char *const languages[] = { language, NULL };
  g_autoptr (GBytes) bytes = entente_dataset_edit_set_title (dataset, title, language);
  g_autoptr (GBytes) again = NULL;
  EntenteDataset *changed = read_bytes (bytes);

  if (dataset->title.n_entries > 0)
    assert_same_outside (dataset->bytes, bytes, "/title");
  g_assert_cmpstr (get_written (&changed->title, languages), ==, title);
  again = entente_dataset_edit_set_title (changed, title, language);
  g_assert_true (again == changed->bytes);
  return changed;
}

static EntenteDataset *
try_source (const EntenteDataset *dataset)
{
  g_autofree char *id = entente_dataset_edit_make_id (dataset, choose_text (), "sources");
  const EntenteSourceDraft source = { id, choose_text (), happens (5) ? choose_text () : NULL,
                                      happens (5) ? choose_text () : NULL, choose_language (), 2020 * happens (5) };
  const char *const languages[] = { source.language, NULL };
  EntenteFactDraft draft = choose_draft (dataset);
  g_autoptr (GBytes) bytes = NULL;
  EntenteDataset *changed;
  const EntenteSource *made;

  draft.remove = FALSE;
  draft.source = id;
  bytes = entente_dataset_edit_fact (dataset, &draft, &source);
  changed = read_bytes (bytes);
  assert_fact_is (changed, &draft);
  assert_other_facts_equal (dataset, changed, &draft);
  g_assert_cmpuint (changed->n_sources, ==, dataset->n_sources + 1);
  made = &changed->sources[dataset->n_sources];
  g_assert_cmpstr (get_written (&made->title, languages), ==, source.title);
  g_assert_cmpstr (get_written (&made->publisher, languages), ==, source.publisher != NULL ? source.publisher : "");
  g_assert_cmpstr (made->url, ==, source.url);
  g_assert_cmpint (made->year, ==, source.year);
  return changed;
}

static void
test_random_edits (void)
{
  EntenteDataset *(*const edits[]) (const EntenteDataset *) = { try_fact, try_fact, try_fact, try_fact, try_partner,
                                                                try_removal, try_preset, try_title, try_source };
  const guint n_layouts = g_test_thorough () ? THOROUGH_LAYOUTS : LAYOUTS;
  guint layout, i, n = 0;

  for (layout = 0; layout < n_layouts; layout++)
    {
      EntenteDataset *dataset = make_document (layout);

      g_test_message ("layout %u: %s", layout, files[layout % G_N_ELEMENTS (files)]);
      for (i = 0; i < EDITS_EACH && dataset->n_partners > 0; i++, n++)
        {
          EntenteDataset *changed = edits[g_test_rand_int_range (0, G_N_ELEMENTS (edits))](dataset);

          entente_dataset_unref (dataset);
          dataset = changed;
        }
      entente_dataset_unref (dataset);
    }
  g_test_message ("%u edits in %u layouts", n, layout);
  g_assert_cmpuint (n, >=, n_layouts * EDITS_EACH * 3 / 4);
}

/* Every fact of every file, said again as it is, in both languages: not a byte changes. */
static void
test_saying_the_same_changes_nothing (void)
{
  guint layout, p, i, n = 0;

  for (layout = 0; layout < (g_test_thorough () ? 10 : 2) * G_N_ELEMENTS (files); layout++)
    {
      g_autoptr (EntenteDataset) dataset = make_document (layout);

      for (p = 0; p < dataset->n_partners; p++)
        for (i = 0; i < dataset->partners[p].n_facts; i += 1 + dataset->n_partners / 20, n++)
          {
            EntenteFactDraft draft = describe_fact (dataset, p, &dataset->partners[p].facts[i], choose_language ());
            g_autoptr (GBytes) bytes = entente_dataset_edit_fact (dataset, &draft, NULL);

            g_assert_true (bytes == dataset->bytes);
          }
    }
  g_test_message ("%u facts", n);
  g_assert_cmpuint (n, >, 500);
}

/* -- Leaving --------------------------------------------------------------------------------------------- */

static EntenteEvaluation *
evaluate (const EntenteDataset *dataset)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteValues) values = entente_values_new ((EntenteDataset *) dataset, scenario);

  return entente_evaluate (values, scenario);
}

/* Who stays has the score and, the rule being thresholds, the tier of before. */
static void
assert_others_unchanged (const EntenteDataset *before,
                         const EntenteEvaluation *old,
                         const EntenteDataset *after)
{
  g_autoptr (EntenteEvaluation) new = evaluate (after);
  guint i;

  for (i = 0; i < after->n_partners; i++)
    {
      const int then = entente_dataset_find_partner (before, after->partners[i].id);

      g_assert_cmpint (then, >=, 0);
      g_assert_true (numbers_equal (old->scores[then], new->scores[i]));
      g_assert_true (numbers_equal (old->coverage[then], new->coverage[i]));
      g_assert_cmpuint (old->free_tiers[then], ==, new->free_tiers[i]);
      g_assert_cmpint (old->gates[then], ==, new->gates[i]);
    }
}

static void
test_each_of_the_sample_can_leave (void)
{
  g_autoptr (EntenteDataset) dataset = read_file (files[SAMPLE]);
  g_autoptr (EntenteEvaluation) old = evaluate (dataset);
  const guint step = g_test_thorough () ? 1 : 6;
  guint p, n_ties = 0, n_blocs = 0;

  g_assert_cmpuint (dataset->n_partners, ==, 86);
  for (p = 0; p < dataset->n_partners; p += step)
    {
      EntenteRemoval removal;
      g_autoptr (GBytes) bytes = entente_dataset_edit_remove_partner (dataset, p, &removal);
      g_autoptr (EntenteDataset) changed = read_bytes (bytes);

      g_assert_cmpuint (changed->n_partners, ==, dataset->n_partners - 1);
      g_assert_cmpint (entente_dataset_find_partner (changed, dataset->partners[p].id), ==, ENTENTE_NONE);
      g_assert_cmpuint (changed->n_ties, ==, dataset->n_ties - removal.n_ties);
      g_assert_cmpuint (changed->n_blocs, ==, dataset->n_blocs);
      assert_others_unchanged (dataset, old, changed);
      n_ties += removal.n_ties;
      n_blocs += removal.n_blocs;
    }
  g_assert_cmpuint (n_ties, >=, step == 1 ? dataset->n_ties : 1);
  g_assert_cmpuint (n_blocs, >, 0);
}

static void
test_all_of_the_sample_can_leave (void)
{
  g_autoptr (EntenteDataset) dataset = read_file (files[SAMPLE]);
  g_autoptr (EntenteEvaluation) old = evaluate (dataset);
  EntenteDataset *left = entente_dataset_ref (dataset);
  guint n = 0;

  for (; left->n_partners > 0; n++)
    {
      g_autoptr (GBytes) bytes = entente_dataset_edit_remove_partner (left, g_test_rand_int_range (0, left->n_partners), NULL);

      entente_dataset_unref (left);
      left = read_bytes (bytes);
      assert_others_unchanged (dataset, old, left);
    }
  g_assert_cmpuint (n, ==, 86);
  g_assert_cmpuint (left->n_ties, ==, 0);
  g_assert_cmpuint (left->n_criteria, ==, dataset->n_criteria);
  g_assert_cmpuint (left->n_presets, ==, dataset->n_presets);
  g_assert_cmpuint (left->n_scenes, ==, dataset->n_scenes);
  entente_dataset_unref (left);
}

/* -- Words that try to break out --------------------------------------------------------------------------- */

static void
check_hostile_word (const EntenteDataset *dataset,
                    const char *word)
{
  const EntentePartnerDraft partner = { .id = "hostile", .name = word, .region = word, .language = "ja" };
  const EntenteSourceDraft source = { "hostile", word, word, word, "ja", 0 };
  static const char *const languages[] = { "ja", NULL };
  EntenteFactDraft draft = { .category = ENTENTE_NONE, .missing = TRUE, .year = 2021, .low = NAN, .high = NAN,
                             .source = "hostile", .note = word, .language = "ja" };
  g_autoptr (GBytes) first = entente_dataset_edit_add_partner (dataset, &partner);
  g_autoptr (EntenteDataset) with_partner = read_bytes (first);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (EntenteDataset) with_fact = NULL;
  const EntentePartner *p;

  draft.partner = dataset->n_partners;
  second = entente_dataset_edit_fact (with_partner, &draft, &source);
  with_fact = read_bytes (second);
  p = &with_fact->partners[dataset->n_partners];
  g_assert_cmpstr (get_written (&p->name, languages), ==, word);
  g_assert_cmpstr (get_written (&p->region, languages), ==, word);
  g_assert_cmpuint (p->n_facts, ==, 1);
  g_assert_cmpstr (get_written (p->facts[0].note, languages), ==, word);
  g_assert_cmpstr (get_written (&with_fact->sources[dataset->n_sources].title, languages), ==, word);
  g_assert_cmpstr (with_fact->sources[dataset->n_sources].url, ==, word);
}

static void
test_hostile_words_stay_words (void)
{
  g_autofree char *many = g_strnfill (10000, '"');
  g_autoptr (GString) wide = g_string_new (NULL);
  guint layout, i;

  while (g_utf8_strlen (wide->str, -1) < 10000)
    g_string_append (wide, "日👩🏽‍🚀\\\n");
  for (layout = 0; layout < (g_test_thorough () ? 12 : 3); layout++)
    {
      g_autoptr (EntenteDataset) dataset = make_document (layout + layout / 3); /* not the sample */

      for (i = 0; i < G_N_ELEMENTS (hostile); i++)
        check_hostile_word (dataset, hostile[i]);
      check_hostile_word (dataset, many);
      check_hostile_word (dataset, wide->str);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-edit-random/edits", test_random_edits);
  g_test_add_func ("/dataset-edit-random/saying-the-same-changes-nothing", test_saying_the_same_changes_nothing);
  g_test_add_func ("/dataset-edit-random/each-of-the-sample-can-leave", test_each_of_the_sample_can_leave);
  g_test_add_func ("/dataset-edit-random/all-of-the-sample-can-leave", test_all_of_the_sample_can_leave);
  g_test_add_func ("/dataset-edit-random/hostile-words-stay-words", test_hostile_words_stay_words);
  return g_test_run ();
}

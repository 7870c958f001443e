/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Edits of a dataset to the letter: what stands in the new text, and that the reader takes it. Edits by chance and
 * in all layouts are in test-dataset-edit-random.c. */

#include "entente-dataset-edit.h"
#include "entente-dataset-reader.h"
#include "entente-evaluation.h"

#include <locale.h>
#include <string.h>

/* Everything before "partners"; "i" has numbers, "k" categories, "d" a source for all its facts. */
#define TOP "{\"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"H\", \"name\": \"Hub\"}, " \
            "\"criteria\": [{\"id\": \"c\", \"name\": \"C\", \"indicators\": [" \
            "{\"id\": \"i\", \"name\": \"I\", \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 10}}, " \
            "{\"id\": \"k\", \"name\": \"K\", \"value\": {\"kind\": \"categories\", \"categories\": {\"no\": 0, \"yes\": 1}}}, " \
            "{\"id\": \"d\", \"name\": \"D\", \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 10}, \"source\": \"s\"}]}], "
#define SOURCES "\"sources\": [{\"id\": \"s\", \"title\": \"S\"}, {\"id\": \"t\", \"title\": \"T\"}], "

static EntenteDataset *
read_bytes (GBytes *bytes)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL)
    g_error ("%s: %.*s", entente_diagnostics_get (diagnostics, 0)->message, (int) g_bytes_get_size (bytes),
             (const char *) g_bytes_get_data (bytes, NULL));
  return dataset;
}

static EntenteDataset *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (bytes);
}

static EntenteDataset *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  return read_text (text);
}

/* Also reads what came out. */
static void
assert_text (GBytes *bytes,
             const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (EntenteDataset) dataset = NULL;

  g_assert_cmpstr (text, ==, expected);
  dataset = read_bytes (bytes);
}

static EntenteFactDraft
make_draft (guint quantity,
            int year,
            double value)
{
  return (EntenteFactDraft) { .quantity = quantity, .year = year, .value = value, .category = ENTENTE_NONE,
                              .low = NAN, .high = NAN };
}

/* -- Facts ----------------------------------------------------------------------------------------------- */

enum { I, K, D };

/* A draft with what is not said left out: no range, no category. */
typedef struct
{
  guint quantity;
  int year;
  double value, low, high; /* low, high: 0 = not given */
  int category;            /* from 1; 0 = none */
  gboolean missing, remove;
  const char *source, *note, *language;
} ShortDraft;

typedef struct
{
  const char *before; /* the partner's facts; NULL = it has none */
  ShortDraft draft;
  const char *after;
} FactCase;

#define DRAFT(quantity_, year_, ...) { .quantity = quantity_, .year = year_, __VA_ARGS__ }

static EntenteFactDraft
expand (const ShortDraft *draft)
{
  EntenteFactDraft full = make_draft (draft->quantity, draft->year, draft->value);

  full.category = draft->category - 1;
  full.missing = draft->missing;
  full.remove = draft->remove;
  if (draft->low != 0)
    full.low = draft->low;
  if (draft->high != 0)
    full.high = draft->high;
  full.source = draft->source;
  full.note = draft->note;
  full.language = draft->language;
  return full;
}

static const FactCase fact_cases[] = {
  /* The shortest form. */
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .value = 2.5), "{\"i\": {\"2024\": 2.5}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .value = 0.1), "{\"i\": {\"2024\": 0.1}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .value = -1e-8), "{\"i\": {\"2024\": -1e-08}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .value = 1200000000000), "{\"i\": {\"2024\": 1200000000000}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .missing = TRUE), "{\"i\": {\"2024\": null}}" },
  { "{\"k\": {\"2024\": \"no\"}}", DRAFT (K, 2024, .category = 2), "{\"k\": {\"2024\": \"yes\"}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .value = 2, .source = "t"),
    "{\"i\": {\"2024\": {\"value\": 2, \"source\": \"t\"}}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .value = 2, .low = 1.5, .high = 2.5),
    "{\"i\": {\"2024\": {\"value\": 2, \"low\": 1.5, \"high\": 2.5}}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .value = 2, .note = "n", .language = "ja"),
    "{\"i\": {\"2024\": {\"value\": 2, \"note\": {\"ja\": \"n\"}}}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2024, .missing = TRUE, .note = "n"),
    "{\"i\": {\"2024\": {\"value\": null, \"note\": \"n\"}}}" },
  /* What is so already stays as it is written. */
  { "{\"i\": {\"2024\": 1.50}}", DRAFT (I, 2024, .value = 1.5), "{\"i\": {\"2024\": 1.50}}" },
  { "{\"i\": {\"2024\": 1.50}}", DRAFT (I, 2024, .value = 1.5, .source = "s"),
    "{\"i\": {\"2024\": {\"value\": 1.50, \"source\": \"s\"}}}" },
  { "{\"i\": {\"2024\": {\"value\": 15e-1, \"low\": 1.0, \"high\": 2.0}}}",
    DRAFT (I, 2024, .value = 1.5, .low = 1, .high = 3),
    "{\"i\": {\"2024\": {\"value\": 15e-1, \"low\": 1.0, \"high\": 3}}}" },
  { "{\"i\": {\"20\\u00324\": null}}", DRAFT (I, 2024, .missing = TRUE), "{\"i\": {\"20\\u00324\": null}}" },
  /* The indicator's own source need not be written. */
  { "{\"d\": {\"2024\": 1}}", DRAFT (D, 2024, .value = 1, .source = "s"), "{\"d\": {\"2024\": 1}}" },
  { "{\"d\": {\"2024\": 1}}", DRAFT (D, 2024, .value = 2, .source = "s"), "{\"d\": {\"2024\": 2}}" },
  { "{\"d\": {\"2024\": 1}}", DRAFT (D, 2024, .value = 1, .source = "t"),
    "{\"d\": {\"2024\": {\"value\": 1, \"source\": \"t\"}}}" },
  { "{\"d\": {\"2024\": {\"value\": 1, \"source\": \"s\"}}}", DRAFT (D, 2024, .value = 1, .source = "s"),
    "{\"d\": {\"2024\": {\"value\": 1, \"source\": \"s\"}}}" },
  { "{\"d\": {\"2024\": {\"value\": 1, \"source\": \"t\"}}}", DRAFT (D, 2024, .value = 1, .source = "s"),
    "{\"d\": {\"2024\": {\"value\": 1, \"source\": \"s\"}}}" },
  { "{\"d\": {\"2024\": {\"value\": 1}}}", DRAFT (D, 2024, .value = 1, .source = "s"),
    "{\"d\": {\"2024\": {\"value\": 1}}}" },
  /* An object stays one, with what is unknown in it. */
  { "{\"i\": {\"2024\": {\"x\": [1], \"value\": 1, \"source\": \"s\", \"low\": 0, \"high\": 2, \"note\": \"n\"}}}",
    DRAFT (I, 2024, .value = 5), "{\"i\": {\"2024\": {\"x\": [1], \"value\": 5}}}" },
  { "{\"i\": {\"2024\": {\"value\": 1, \"x\": {}}}}",
    DRAFT (I, 2024, .value = 5, .source = "t", .low = 4, .high = 6, .note = "n"),
    "{\"i\": {\"2024\": {\"value\": 5, \"x\": {}, \"source\": \"t\", \"low\": 4, \"high\": 6, \"note\": \"n\"}}}" },
  { "{\"k\": {\"2024\": {\"value\": \"no\", \"source\": \"s\"}}}", DRAFT (K, 2024, .missing = TRUE, .source = "s"),
    "{\"k\": {\"2024\": {\"value\": null, \"source\": \"s\"}}}" },
  /* Notes keep their other languages. */
  { "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"b\"}}}}",
    DRAFT (I, 2024, .value = 1, .note = "c", .language = "ja"),
    "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"c\"}}}}" },
  { "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"b\"}}}}",
    DRAFT (I, 2024, .value = 1, .note = "c", .language = "ja_JP.UTF-8"),
    "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"c\"}}}}" },
  { "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"b\"}}}}",
    DRAFT (I, 2024, .value = 1, .note = "c", .language = "pt_BR.UTF-8"),
    "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"b\", \"pt-BR\": \"c\"}}}}" },
  { "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"b\"}}}}",
    DRAFT (I, 2024, .value = 1, .note = "a", .language = "fr"),
    "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"b\"}}}}" },
  { "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"b\"}}}}",
    DRAFT (I, 2024, .value = 1, .note = "", .language = "ja"),
    "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\"}}}}" },
  { "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"en\": \"a\", \"ja\": \"b\"}}}}", DRAFT (I, 2024, .value = 1),
    "{\"i\": {\"2024\": {\"value\": 1}}}" },
  { "{\"i\": {\"2024\": {\"value\": 1, \"note\": {\"ja\": \"b\"}}}}", DRAFT (I, 2024, .value = 1, .language = "ja"),
    "{\"i\": {\"2024\": {\"value\": 1}}}" },
  { "{\"i\": {\"2024\": {\"value\": 1, \"note\": \"a\"}}}", DRAFT (I, 2024, .value = 1, .note = "b", .language = "ja"),
    "{\"i\": {\"2024\": {\"value\": 1, \"note\": \"b\"}}}" },
  /* A year goes to its place. */
  { "{\"i\": {\"2020\": 1, \"2024\": 2}}", DRAFT (I, 2022, .value = 3), "{\"i\": {\"2020\": 1, \"2022\": 3, \"2024\": 2}}" },
  { "{\"i\": {\"2020\": 1, \"2024\": 2}}", DRAFT (I, 2019, .value = 3), "{\"i\": {\"2019\": 3, \"2020\": 1, \"2024\": 2}}" },
  { "{\"i\": {\"2020\": 1, \"2024\": 2}}", DRAFT (I, 2025, .value = 3), "{\"i\": {\"2020\": 1, \"2024\": 2, \"2025\": 3}}" },
  { "{\"i\": {\"2024\": 1}}", DRAFT (I, 2022, .value = 3), "{\"i\": {\"2022\": 3, \"2024\": 1}}" },
  { "{\"i\": {\"2024\": 1, \"2020\": 2}}", DRAFT (I, 2022, .value = 3), "{\"i\": {\"2024\": 1, \"2022\": 3, \"2020\": 2}}" },
  { "{\"i\": {\"2024\": 1, \"2020\": 2}}", DRAFT (I, 2025, .value = 3), "{\"i\": {\"2025\": 3, \"2024\": 1, \"2020\": 2}}" },
  { "{\"i\": {\"2024\": 1, \"2020\": 2, \"2022\": 4}}", DRAFT (I, 2021, .value = 3),
    "{\"i\": {\"2024\": 1, \"2020\": 2, \"2022\": 4, \"2021\": 3}}" },
  /* What is missing on the way is made. */
  { NULL, DRAFT (I, 2024, .value = 1), "{\"i\": {\"2024\": 1}}" },
  { NULL, DRAFT (I, 2024, .value = 1, .source = "s"), "{\"i\": {\"2024\": {\"value\": 1, \"source\": \"s\"}}}" },
  { "{}", DRAFT (I, 2024, .value = 1), "{\"i\": {\"2024\": 1}}" },
  { "{\"i\": {}}", DRAFT (I, 2024, .value = 1), "{\"i\": {\"2024\": 1}}" },
  { "{\"k\": {\"2024\": \"no\"}}", DRAFT (I, 2024, .value = 1), "{\"k\": {\"2024\": \"no\"}, \"i\": {\"2024\": 1}}" },
  /* The last fact takes its series with it. */
  { "{\"i\": {\"2020\": 1, \"2024\": 2}}", DRAFT (I, 2020, .remove = TRUE), "{\"i\": {\"2024\": 2}}" },
  { "{\"i\": {\"2024\": 2}, \"k\": {\"2024\": \"no\"}}", DRAFT (I, 2024, .remove = TRUE), "{\"k\": {\"2024\": \"no\"}}" },
  { "{\"i\": {\"2024\": {\"value\": 2, \"x\": 1}}}", DRAFT (I, 2024, .remove = TRUE), "{}" },
  { "{\"i\": {\"2024\": 2}}", DRAFT (I, 2020, .remove = TRUE), "{\"i\": {\"2024\": 2}}" },
  { "{\"i\": {\"2024\": 2}}", DRAFT (K, 2024, .remove = TRUE), "{\"i\": {\"2024\": 2}}" },
  { NULL, DRAFT (K, 2024, .remove = TRUE), NULL },
};

static char *
write_partner (const char *facts)
{
  return facts == NULL ? g_strdup (TOP SOURCES "\"partners\": [{\"id\": \"P\", \"name\": \"P\"}]}")
                       : g_strconcat (TOP SOURCES "\"partners\": [{\"id\": \"P\", \"name\": \"P\", \"facts\": ", facts,
                                      "}]}", NULL);
}

static void
test_facts_to_the_letter (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (fact_cases); i++)
    {
      const FactCase *it = &fact_cases[i];
      g_autofree char *before = write_partner (it->before), *after = write_partner (it->after);
      g_autoptr (EntenteDataset) dataset = read_text (before);
      const EntenteFactDraft draft = expand (&it->draft);
      g_autoptr (GBytes) bytes = entente_dataset_edit_fact (dataset, &draft, NULL);

      g_test_message ("%s", it->before);
      assert_text (bytes, after);
      if (g_strcmp0 (it->before, it->after) == 0)
        g_assert_true (bytes == dataset->bytes);
    }
}

static void
test_new_series_take_lines (void)
{
  static const char before[] = TOP "\n\t\"partners\": [\n\t\t{\n\t\t\t\"id\": \"P\",\n\t\t\t\"name\": \"P\"\n\t\t}\n\t]\n}";
  static const char after[] = TOP "\n\t\"partners\": [\n\t\t{\n\t\t\t\"id\": \"P\",\n\t\t\t\"name\": \"P\",\n"
                                  "\t\t\t\"facts\": {\n\t\t\t\t\"k\": {\"2024\": null}\n\t\t\t}\n\t\t}\n\t]\n}";
  EntenteFactDraft draft = make_draft (K, 2024, 0);
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (GString) text = g_string_new (before);
  g_autoptr (GString) expected = g_string_new (after);
  g_autoptr (GBytes) bytes = NULL;

  /* "d" names a source. */
  g_string_replace (text, ", \"source\": \"s\"", "", 0);
  g_string_replace (expected, ", \"source\": \"s\"", "", 0);
  dataset = read_text (text->str);
  draft.missing = TRUE;
  bytes = entente_dataset_edit_fact (dataset, &draft, NULL);
  assert_text (bytes, expected->str);
}

static void
test_new_source_comes_with_the_fact (void)
{
  const EntenteSourceDraft source = { "new", "A “new” one", "P", "https://example.org/", "en", 2025 };
  g_autofree char *before = write_partner ("{\"i\": {\"2024\": 1}}");
  g_autoptr (EntenteDataset) dataset = read_text (before);
  g_autoptr (EntenteDataset) changed = NULL;
  EntenteFactDraft draft = make_draft (I, 2024, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) expected = g_string_new (before);

  draft.source = "new";
  bytes = entente_dataset_edit_fact (dataset, &draft, &source);
  g_string_replace (expected, "{\"id\": \"t\", \"title\": \"T\"}",
                    "{\"id\": \"t\", \"title\": \"T\"}, {\"id\": \"new\", \"title\": \"A “new” one\", "
                    "\"publisher\": \"P\", \"year\": 2025, \"url\": \"https://example.org/\"}", 1);
  g_string_replace (expected, "{\"2024\": 1}", "{\"2024\": {\"value\": 1, \"source\": \"new\"}}", 1);
  assert_text (bytes, expected->str);
  changed = read_bytes (bytes);
  g_assert_cmpint (changed->partners[0].facts[0].source, ==, 2);
}

static void
test_sources_are_made (void)
{
  static const char top[] = TOP "\"partners\": [{\"id\": \"P\", \"name\": \"P\"}]";
  const EntenteSourceDraft source = { .id = "new", .title = "New" };
  EntenteFactDraft draft = make_draft (I, 2024, 1);
  g_autoptr (GString) before = g_string_new (top);
  g_autoptr (GString) after = NULL;
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_string_replace (before, ", \"source\": \"s\"", "", 0);
  after = g_string_new (before->str);
  g_string_append_c (before, '}');
  g_string_truncate (after, after->len - 2);
  g_string_append (after, ", \"facts\": {\"i\": {\"2024\": {\"value\": 1, \"source\": \"new\"}}}}], "
                          "\"sources\": [{\"id\": \"new\", \"title\": \"New\"}]}");
  dataset = read_text (before->str);
  draft.source = "new";
  bytes = entente_dataset_edit_fact (dataset, &draft, &source);
  assert_text (bytes, after->str);
}

/* What the reader would refuse, it refuses at the place of the new fact. */
static void
test_nonsense_is_left_to_the_reader (void)
{
  static const struct
  {
    ShortDraft draft;
    const char *message;
  } cases[] = {
    { DRAFT (I, 2024, .value = INFINITY), "too large" },
    { DRAFT (I, 2024, .value = 5, .low = 6, .high = 7), "outside" },
    { DRAFT (I, 2024, .value = 5, .low = 4), "come together" },
    { DRAFT (I, 999, .value = 5), "out of range" },
    { DRAFT (I, 2024, .value = 5, .source = "nobody"), "no source" },
    { DRAFT (K, 2024, .value = 5), "must be a text" },
  };
  g_autofree char *text = write_partner ("{\"i\": {\"2024\": 1}}");
  g_autoptr (EntenteDataset) dataset = read_text (text);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EntenteFactDraft draft = expand (&cases[i].draft);
      g_autoptr (GBytes) bytes = entente_dataset_edit_fact (dataset, &draft, NULL);
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (EntenteDataset) changed = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

      g_assert_null (changed);
      g_test_message ("%s", entente_diagnostics_get (diagnostics, 0)->message);
      g_assert_nonnull (strstr (entente_diagnostics_get (diagnostics, 0)->message, cases[i].message));
    }
}

static void
test_numbers_do_not_follow_the_locale (void)
{
  const EntentePartnerDraft partner = { .id = "Q", .name = "Q", .has_location = TRUE, .longitude = -1.5, .latitude = 0.25 };
  g_autofree char *text = write_partner ("{\"i\": {\"2024\": 1}}");
  g_autofree char *after = write_partner ("{\"i\": {\"2024\": 1234567.5}}");
  g_autoptr (EntenteDataset) dataset = read_text (text);
  EntenteFactDraft draft = make_draft (I, 2024, 1234567.5);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) added = NULL;

  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  bytes = entente_dataset_edit_fact (dataset, &draft, NULL);
  added = entente_dataset_edit_add_partner (dataset, &partner);
  setlocale (LC_ALL, "C");
  assert_text (bytes, after);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (added, NULL), g_bytes_get_size (added), "[-1.5, 0.25]"));
}

/* -- Partners -------------------------------------------------------------------------------------------- */

static void
test_partner_is_laid_out_like_its_neighbour (void)
{
  static const char *const cases[][2] = {
    { "[]", "[{\"id\": \"Q\", \"name\": \"New\", \"region\": \"East\"}]" },
    { "[{\"id\": \"P\", \"name\": \"P\"}]",
      "[{\"id\": \"P\", \"name\": \"P\"}, {\"id\": \"Q\", \"name\": \"New\", \"region\": \"East\"}]" },
    { "[\n  {\n    \"id\": \"P\", \"name\": {\"en\": \"P\"}\n  }\n]",
      "[\n  {\n    \"id\": \"P\", \"name\": {\"en\": \"P\"}\n  },\n  {\n    \"id\": \"Q\",\n"
      "    \"name\": {\"ja\": \"New\"},\n    \"region\": {\"ja\": \"East\"}\n  }\n]" },
    { "[\r\n\t{\"id\": \"P\", \"name\": {\"en\": \"P\"}, \"region\": {\"en\": \"E\", \"ja\": \"East\"}}\r\n]",
      "[\r\n\t{\"id\": \"P\", \"name\": {\"en\": \"P\"}, \"region\": {\"en\": \"E\", \"ja\": \"East\"}},\r\n"
      "\t{\"id\": \"Q\", \"name\": {\"ja\": \"New\"}, \"region\": {\"en\": \"E\", \"ja\": \"East\"}}\r\n]" },
    { "[{\"id\": \"P\", \"name\": \"P\", \"region\": \"East\"}]",
      "[{\"id\": \"P\", \"name\": \"P\", \"region\": \"East\"}, {\"id\": \"Q\", \"name\": \"New\", \"region\": \"East\"}]" },
  };
  const EntentePartnerDraft draft = { .id = "Q", .name = "New", .region = "East", .language = "ja" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strconcat (TOP SOURCES "\"partners\": ", cases[i][0], "}", NULL);
      g_autofree char *after = g_strconcat (TOP SOURCES "\"partners\": ", cases[i][1], "}", NULL);
      g_autoptr (EntenteDataset) dataset = read_text (before);
      g_autoptr (EntenteDataset) changed = NULL;
      g_autoptr (GBytes) bytes = entente_dataset_edit_add_partner (dataset, &draft);
      g_autoptr (GBytes) back = NULL;

      assert_text (bytes, after);
      changed = read_bytes (bytes);
      g_assert_cmpuint (changed->n_regions, ==, 1);
      back = entente_dataset_edit_remove_partner (changed, changed->n_partners - 1, NULL);
      assert_text (back, before);
    }
}

/* What is read in the language counts first, then what is written in any. */
static void
test_region_is_the_one_that_is_read (void)
{
  static const char text[] = TOP SOURCES "\"partners\": [{\"id\": \"A\", \"name\": \"A\", \"region\": {\"en\": \"X\", "
                             "\"ja\": \"Y\"}}, {\"id\": \"B\", \"name\": \"B\", \"region\": {\"en\": \"Y\", \"ja\": \"X\"}}, "
                             "{\"id\": \"C\", \"name\": \"C\", \"region\": {\"en\": \"Z\", \"ja\": \"W\"}}]}";
  static const struct
  {
    const char *region, *language, *written;
  } cases[] = {
    { "X", "ja", "\"region\": {\"en\": \"Y\", \"ja\": \"X\"}}]" },
    { "X", "en", "\"region\": {\"en\": \"X\", \"ja\": \"Y\"}}]" },
    { "Y", "ja", "\"region\": {\"en\": \"X\", \"ja\": \"Y\"}}]" },
    { "Y", "en", "\"region\": {\"en\": \"Y\", \"ja\": \"X\"}}]" },
    { "Z", "ja", "\"region\": {\"en\": \"Z\", \"ja\": \"W\"}}]" },
    { "W", "en", "\"region\": {\"en\": \"Z\", \"ja\": \"W\"}}]" },
  };
  g_autoptr (EntenteDataset) dataset = read_text (text);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EntentePartnerDraft draft = { .id = "Q", .name = "New", .region = cases[i].region,
                                          .language = cases[i].language };
      g_autoptr (GBytes) bytes = entente_dataset_edit_add_partner (dataset, &draft);
      g_autofree char *changed = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      const char *added = strstr (changed, "\"Q\"");

      g_assert_nonnull (added);
      g_assert_nonnull (strstr (added, cases[i].written));
    }
}

#define PARTNER(id) "{\"id\": \"" id "\", \"name\": \"" id "\"}"
#define NAMED_BEFORE \
  "\"partners\": [" PARTNER ("A") ", {\"id\": \"B\", \"name\": \"B\", \"facts\": {\"i\": {\"2024\": 1, \"2025\": 2}}, " \
  "\"pledges\": [{\"indicator\": \"i\", \"target\": 3, \"year\": 2030}]}, " PARTNER ("C") "], " \
  "\"tie-kinds\": [{\"id\": \"B\", \"name\": \"B\"}], " \
  "\"ties\": [{\"a\": \"H\", \"b\": \"B\", \"kind\": \"B\"}, {\"a\": \"A\", \"b\": \"C\", \"kind\": \"B\", \"x\": \"B\"}, " \
  "{\"b\": \"A\", \"kind\": \"B\", \"a\": \"\\u0042\"}], " \
  "\"blocs\": [{\"id\": \"B\", \"name\": \"B\", \"members\": [\"A\", \"B\", \"Z\"]}, " \
  "{\"id\": \"b2\", \"name\": \"B\", \"members\": [\"B\"]}, {\"id\": \"b3\", \"name\": \"B\", \"members\": [\"H\"]}], " \
  "\"systems\": [{\"id\": \"B\", \"name\": \"B\", \"rates\": [{\"from\": \"2025-01\", \"per-month\": 1}]}], " \
  "\"orders\": [{\"id\": \"B\", \"partner\": \"A\", \"system\": \"B\", \"quantity\": 1}, " \
  "{\"id\": \"o\", \"partner\": \"B\", \"system\": \"B\", \"quantity\": 1}], " \
  "\"investments\": [{\"partner\": \"B\", \"system\": \"B\", \"from\": \"2025-01\", \"adds-per-month\": 1}], " \
  "\"layout\": {\"pins\": {\"\\u0042\": [0, 1], \"C\": [1, 1]}, \"B\": 1}, " \
  "\"scenario\": {\"what-if\": {\"A\": {\"i\": 1}, \"B\": {\"i\": 2}}}, " \
  "\"baseline\": {\"what-if\": {\"B\": null}}, " \
  "\"scenes\": [{\"id\": \"B\", \"title\": \"B\", \"focus\": [\"C\", \"B\"], \"scenario\": {\"what-if\": {\"B\": {\"i\": 2}}}}, " \
  "{\"id\": \"s2\", \"title\": \"B\", \"focus\": [], \"scenario\": {\"what-if\": null}}]}"

static void
test_nothing_names_who_left (void)
{
  static const char after[] =
    TOP SOURCES "\"partners\": [" PARTNER ("A") ", " PARTNER ("C") "], "
    "\"tie-kinds\": [{\"id\": \"B\", \"name\": \"B\"}], "
    "\"ties\": [{\"a\": \"A\", \"b\": \"C\", \"kind\": \"B\", \"x\": \"B\"}], "
    "\"blocs\": [{\"id\": \"B\", \"name\": \"B\", \"members\": [\"A\", \"Z\"]}, "
    "{\"id\": \"b2\", \"name\": \"B\", \"members\": []}, {\"id\": \"b3\", \"name\": \"B\", \"members\": [\"H\"]}], "
    "\"systems\": [{\"id\": \"B\", \"name\": \"B\", \"rates\": [{\"from\": \"2025-01\", \"per-month\": 1}]}], "
    "\"orders\": [{\"id\": \"B\", \"partner\": \"A\", \"system\": \"B\", \"quantity\": 1}], \"investments\": [], "
    "\"layout\": {\"pins\": {\"C\": [1, 1]}, \"B\": 1}, \"scenario\": {\"what-if\": {\"A\": {\"i\": 1}}}, "
    "\"baseline\": {\"what-if\": {}}, "
    "\"scenes\": [{\"id\": \"B\", \"title\": \"B\", \"focus\": [\"C\"], \"scenario\": {\"what-if\": {}}}, "
    "{\"id\": \"s2\", \"title\": \"B\", \"focus\": [], \"scenario\": {\"what-if\": null}}]}";
  static const char cleared[] =
    TOP SOURCES "\"partners\": [], \"tie-kinds\": [{\"id\": \"B\", \"name\": \"B\"}], \"ties\": [], "
    "\"blocs\": [{\"id\": \"B\", \"name\": \"B\", \"members\": [\"Z\"]}, "
    "{\"id\": \"b2\", \"name\": \"B\", \"members\": []}, {\"id\": \"b3\", \"name\": \"B\", \"members\": [\"H\"]}], "
    "\"systems\": [{\"id\": \"B\", \"name\": \"B\", \"rates\": [{\"from\": \"2025-01\", \"per-month\": 1}]}], "
    "\"orders\": [], \"investments\": [], \"layout\": {\"pins\": {}, \"B\": 1}, \"scenario\": {\"what-if\": {}}, "
    "\"baseline\": {\"what-if\": {}}, "
    "\"scenes\": [{\"id\": \"s2\", \"title\": \"B\", \"focus\": [], \"scenario\": {\"what-if\": null}}]}";
  g_autoptr (EntenteDataset) dataset = read_text (TOP SOURCES NAMED_BEFORE);
  EntenteRemoval removal;
  g_autoptr (GBytes) bytes = entente_dataset_edit_remove_partner (dataset, 1, &removal);
  g_autoptr (GBytes) empty = entente_dataset_edit_clear_partners (dataset);

  assert_text (bytes, after);
  g_assert_cmpuint (removal.n_facts, ==, 2);
  g_assert_cmpuint (removal.n_ties, ==, 2);
  g_assert_cmpuint (removal.n_blocs, ==, 2);
  g_assert_cmpuint (removal.n_orders, ==, 1);
  g_assert_cmpuint (removal.n_others, ==, 7);
  assert_text (empty, cleared);
}

/* -- Title, presets, ids --------------------------------------------------------------------------------- */

static void
test_title (void)
{
  static const char *const cases[][4] = {
    /* what stands before the hub; title; language; what stands there then */
    { "", "T", "ja", "\"title\": \"T\", " },
    { "\"title\": \"A\", ", "T", "ja", "\"title\": \"T\", " },
    { "\"title\": \"A\", ", "A", "ja", "\"title\": \"A\", " },
    { "\"title\": \"A\", ", "", NULL, "" },
    { "\"title\": {\"en\": \"A\", \"ja\": \"B\"}, ", "T", "ja", "\"title\": {\"en\": \"A\", \"ja\": \"T\"}, " },
    { "\"title\": {\"en\": \"A\", \"ja\": \"B\"}, ", "T", NULL, "\"title\": {\"en\": \"T\", \"ja\": \"B\"}, " },
    { "\"title\": {\"en\": \"A\", \"ja\": \"B\"}, ", "", "ja", "\"title\": {\"en\": \"A\"}, " },
    { "\"title\": {\"ja\": \"B\"}, ", "T", "en_GB.UTF-8", "\"title\": {\"ja\": \"B\", \"en-GB\": \"T\"}, " },
    { "\"title\": {\"ja\": \"B\"}, ", "T", "C", "\"title\": {\"ja\": \"B\", \"en\": \"T\"}, " },
  };
  static const char rest[] = "\"hub\": {\"id\": \"H\", \"name\": \"Hub\"}, \"criteria\": [{\"id\": \"c\", \"name\": \"C\", "
                             "\"indicators\": [{\"id\": \"i\", \"name\": \"I\", \"value\": {\"kind\": \"linear\", "
                             "\"from\": 0, \"to\": 1}}]}], \"partners\": []}";
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char head[] = "{\"format\": \"entente-dataset\", \"version\": 1, ";
      g_autofree char *before = g_strconcat (head, cases[i][0], rest, NULL);
      g_autofree char *after = g_strconcat (head, cases[i][3], rest, NULL);
      g_autoptr (EntenteDataset) dataset = read_text (before);
      g_autoptr (GBytes) bytes = entente_dataset_edit_set_title (dataset, cases[i][1], cases[i][2]);

      assert_text (bytes, after);
    }
}

static void
test_presets (void)
{
  static const double weights[] = { 0.5 }, others[] = { 2 };
  EntentePresetDraft draft = { .id = "p", .name = "Name", .description = "About", .language = "ja", .weights = weights };
  g_autoptr (EntenteDataset) dataset = read_text (TOP SOURCES "\"partners\": []}");
  g_autoptr (GBytes) made = entente_dataset_edit_set_preset (dataset, &draft);
  g_autoptr (EntenteDataset) with = NULL;
  g_autoptr (EntenteDataset) known = NULL;
  g_autoptr (GBytes) removed = NULL;
  g_autoptr (GBytes) same = NULL;
  g_autoptr (GBytes) changed = NULL;

  assert_text (made, TOP SOURCES "\"partners\": [], \"presets\": [{\"id\": \"p\", \"name\": \"Name\", "
                                 "\"description\": \"About\", \"weights\": {\"c\": 0.5}}]}");
  with = read_bytes (made);
  same = entente_dataset_edit_set_preset (with, &draft);
  g_assert_true (same == with->bytes);
  removed = entente_dataset_edit_remove_preset (with, 0);
  assert_text (removed, TOP SOURCES "\"partners\": [], \"presets\": []}");

  known = read_text (TOP SOURCES "\"presets\": [{\"id\": \"o\", \"name\": \"O\", \"weights\": {\"c\": 1}}, {\"x\": 1, "
                                 "\"weights\": {\"c\": 1.0}, \"id\": \"p\", \"name\": {\"en\": \"E\", \"ja\": \"J\"}, "
                                 "\"description\": {\"en\": \"F\"}}], \"partners\": []}");
  draft.description = NULL;
  draft.weights = others;
  changed = entente_dataset_edit_set_preset (known, &draft);
  assert_text (changed, TOP SOURCES "\"presets\": [{\"id\": \"o\", \"name\": \"O\", \"weights\": {\"c\": 1}}, {\"x\": 1, "
                                    "\"weights\": {\"c\": 2}, \"id\": \"p\", \"name\": {\"en\": \"E\", \"ja\": \"Name\"}, "
                                    "\"description\": {\"en\": \"F\"}}], \"partners\": []}");
}

/* A description is written as the preset's texts are: in languages where one of them has languages, else plainly. */
static void
test_preset_descriptions (void)
{
  static const char *const cases[][2] = {
    { "\"name\": \"N\"", "\"name\": \"N\", \"description\": \"D\"" },
    { "\"name\": {\"ja\": \"N\"}", "\"name\": {\"ja\": \"N\"}, \"description\": {\"ja\": \"D\"}" },
    { "\"name\": \"N\", \"description\": \"A\"", "\"name\": \"N\", \"description\": \"D\"" },
    { "\"name\": \"N\", \"description\": {\"en\": \"A\"}",
      "\"name\": \"N\", \"description\": {\"en\": \"A\", \"ja\": \"D\"}" },
    { "\"name\": {\"ja\": \"N\"}, \"description\": {\"en\": \"A\", \"ja\": \"B\"}",
      "\"name\": {\"ja\": \"N\"}, \"description\": {\"en\": \"A\", \"ja\": \"D\"}" },
  };
  static const double weights[] = { 1 };
  const EntentePresetDraft draft = { .id = "p", .name = "N", .description = "D", .language = "ja", .weights = weights };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strconcat (TOP SOURCES "\"presets\": [{\"id\": \"p\", \"weights\": {\"c\": 1}, ",
                                             cases[i][0], "}], \"partners\": []}", NULL);
      g_autofree char *after = g_strconcat (TOP SOURCES "\"presets\": [{\"id\": \"p\", \"weights\": {\"c\": 1}, ",
                                            cases[i][1], "}], \"partners\": []}", NULL);
      g_autoptr (EntenteDataset) dataset = read_text (before);
      g_autoptr (GBytes) bytes = entente_dataset_edit_set_preset (dataset, &draft);

      assert_text (bytes, after);
    }
}

#define STORY                                                                                                          \
  "\"partners\": [{\"id\": \"A\", \"name\": \"A\"}, {\"id\": \"B\", \"name\": \"B\"}], \"scenes\": ["                          \
  "{\"id\": \"s1\", \"x\": [1, 2], \"title\": {\"en\": \"One\", \"ja\": \"I\"}, \"scenario\": {\"year\": 2024}, "                   \
  "\"focus\": [\"A\"]}, {\"id\": \"s2\", \"title\": \"Two\", \"view\": \"map\"}, {\"id\": \"s3\", \"title\": \"Three\"}]}"

static EntenteScenario *
read_scenario (EntenteDataset *dataset,
               const char *json)
{
  EntenteScenario *scenario = entente_scenario_new_from_json (dataset, json);

  g_assert_nonnull (scenario);
  return scenario;
}

/* The first scene of a file, and one more. */
static void
test_new_scenes (void)
{
  g_autoptr (EntenteDataset) dataset
      = read_text (TOP SOURCES "\"partners\": [{\"id\": \"A\", \"name\": \"A\"}, {\"id\": \"B\", \"name\": \"B\"}]}");
  g_autoptr (EntenteScenario) scenario = read_scenario (dataset, "{\"year\": 2024}");
  static const int focus[] = { 1, 0 };
  const EntenteSceneState state = { "orbit", scenario, focus, 2 }, plain = { "map", scenario, NULL, 0 };
  const EntenteSceneDraft draft = { .id = "one", .title = "One", .caption = "So", .notes = "", .state = &state };
  const EntenteSceneDraft next = { .id = "two", .title = "Two", .state = &plain };
  g_autoptr (GBytes) made = entente_dataset_edit_set_scene (dataset, &draft);
  g_autoptr (GBytes) more = NULL;
  g_autoptr (GBytes) same = NULL;
  g_autoptr (EntenteDataset) with = NULL;

  assert_text (made, TOP SOURCES "\"partners\": [{\"id\": \"A\", \"name\": \"A\"}, {\"id\": \"B\", \"name\": \"B\"}], "
                                 "\"scenes\": [{\"id\": \"one\", \"title\": \"One\", \"caption\": \"So\", "
                                 "\"view\": \"orbit\", \"scenario\": {\"year\": 2024}, \"focus\": [\"B\", \"A\"]}]}");
  with = read_bytes (made);
  more = entente_dataset_edit_set_scene (with, &next);
  g_assert_nonnull (strstr (g_bytes_get_data (more, NULL),
                            "]}, {\"id\": \"two\", \"title\": \"Two\", \"view\": \"map\", \"scenario\": {\"year\": 2024}}]}"));
  /* What is so already is not written again. */
  same = entente_dataset_edit_set_scene (with, &draft);
  g_assert_true (same == with->bytes);
}

/* Texts in other languages and members that nobody knows stay. */
static void
test_changed_scenes (void)
{
  g_autoptr (EntenteDataset) dataset = read_text (TOP SOURCES STORY);
  g_autoptr (EntenteScenario) scenario = read_scenario (dataset, "{}");
  const EntenteSceneState state = { "ranking", scenario, NULL, 0 };
  const EntenteSceneDraft words = { .id = "s1", .title = "Uno", .caption = "C", .language = "en" };
  const EntenteSceneDraft present = { .id = "s1", .state = &state };
  g_autoptr (GBytes) named = entente_dataset_edit_set_scene (dataset, &words);
  g_autoptr (GBytes) replaced = entente_dataset_edit_set_scene (dataset, &present);

  g_assert_nonnull (strstr (g_bytes_get_data (named, NULL),
                            "{\"id\": \"s1\", \"x\": [1, 2], \"title\": {\"en\": \"Uno\", \"ja\": \"I\"}, "
                            "\"scenario\": {\"year\": 2024}, \"focus\": [\"A\"], \"caption\": {\"en\": \"C\"}}"));
  g_assert_nonnull (strstr (g_bytes_get_data (replaced, NULL),
                            "{\"id\": \"s1\", \"x\": [1, 2], \"title\": {\"en\": \"One\", \"ja\": \"I\"}, "
                            "\"scenario\": {}, \"view\": \"ranking\"}"));
}

static void
assert_order (GBytes *text,
              const char *order)
{
  g_autoptr (EntenteDataset) dataset = read_bytes (text);
  g_autoptr (GString) ids = g_string_new (NULL);
  guint i;

  for (i = 0; i < dataset->n_scenes; i++)
    g_string_append (ids, dataset->scenes[i].id);
  g_assert_cmpstr (ids->str, ==, order);
  /* Whole, with what nobody knows. */
  if (strstr (order, "s1") != NULL)
    g_assert_nonnull (strstr (g_bytes_get_data (text, NULL), "{\"id\": \"s1\", \"x\": [1, 2], \"title\""));
}

static void
test_moved_scenes (void)
{
  static const struct
  {
    guint from, to;
    const char *order;
  } cases[] = {
    { 0, 1, "s2s1s3" }, { 0, 2, "s2s3s1" }, { 2, 0, "s3s1s2" }, { 2, 1, "s1s3s2" }, { 1, 1, "s1s2s3" },
  };
  g_autoptr (EntenteDataset) dataset = read_text (TOP SOURCES STORY);
  g_autoptr (GBytes) removed = entente_dataset_edit_remove_scene (dataset, 1);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) moved = entente_dataset_edit_move_scene (dataset, cases[i].from, cases[i].to);

      assert_order (moved, cases[i].order);
    }
  assert_order (removed, "s1s3");
}

static void
test_ids (void)
{
  static const char *const cases[][3] = {
    { "New source 2", "sources", "new-source-2" },
    { "S", "sources", "s-2" },
    { " –  T! –", "sources", "t-2" },
    { "T", "sources", "t-2" },
    { "t", "partners", "t" },
    { "Türkiye", "partners", "turkiye" },
    { "日本", "partners", "partner-1" },
    { "日本 (Japan)", "partners", "japan" },
    { "", "presets", "preset-1" },
    { "2024", "sources", "source-1" },
    { "a/b~c\"d\\e\n\t", "presets", "a-b-c-d-e" },
    { "H", "partners", "h" },
    { "partner", "partners", "partner" },
    { "1", "partners", "partner-1" },
    { "A name that goes on and on and on and on, and then some more", "partners",
      "a-name-that-goes-on-and-on-and-on-and-on" },
  };
  g_autoptr (GString) text = g_string_new (TOP SOURCES "\"partners\": []}");
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (EntenteDataset) crowded = NULL;
  g_autofree char *next = NULL;
  g_autofree char *next_hub = NULL;
  guint i;

  dataset = read_text (text->str);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = entente_dataset_edit_make_id (dataset, cases[i][0], cases[i][1]);

      g_assert_cmpstr (id, ==, cases[i][2]);
    }
  g_string_replace (text, "\"partners\": []",
                    "\"partners\": [{\"id\": \"partner-1\", \"name\": \"1\"}, {\"id\": \"partner-2\", \"name\": \"2\"}]", 0);
  g_string_replace (text, "\"id\": \"H\"", "\"id\": \"hub\"", 0);
  crowded = read_text (text->str);
  next = entente_dataset_edit_make_id (crowded, "三", "partners");
  g_assert_cmpstr (next, ==, "partner-3");
  next_hub = entente_dataset_edit_make_id (crowded, "Hub", "partners");
  g_assert_cmpstr (next_hub, ==, "hub-2");
}

/* -- File > New ------------------------------------------------------------------------------------------ */

static void
assert_bilingual (const EntenteText *text)
{
  g_assert_cmpint (entente_text_find (text, "en"), >=, 0);
  g_assert_cmpint (entente_text_find (text, "ja"), >=, 0);
}

static void
test_blank_document_can_be_filled (void)
{
  const EntentePartnerDraft draft = { .id = "JP", .name = "Japan", .region = "Indo-Pacific", .language = "en" };
  g_autoptr (EntenteDataset) blank = read_file ("resources/templates/blank.json");
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  guint k;

  g_assert_cmpuint (blank->n_partners, ==, 0);
  g_assert_cmpuint (blank->n_criteria, ==, 3);
  g_assert_true (entente_text_is_empty (&blank->marking));
  assert_bilingual (&blank->title);
  assert_bilingual (&blank->description);
  assert_bilingual (&blank->hub_name);
  for (k = 0; k < blank->n_quantities; k++)
    assert_bilingual (&blank->quantities[k].name);
  {
    g_autoptr (GBytes) bytes = entente_dataset_edit_add_partner (blank, &draft);

    dataset = read_bytes (bytes);
  }
  for (k = 0; k < blank->n_quantities; k++)
    if (blank->quantities[k].derived == ENTENTE_DERIVED_NOT)
      {
        EntenteFactDraft fact = make_draft (k, 2025, 2);
        g_autoptr (GBytes) bytes = NULL;

        if (blank->quantities[k].value.kind == ENTENTE_VALUE_CATEGORIES)
          fact.category = 0;
        bytes = entente_dataset_edit_fact (dataset, &fact, NULL);
        entente_dataset_unref (dataset);
        dataset = read_bytes (bytes);
      }
  g_assert_cmpint (dataset->year, ==, 2025);
  g_assert_cmpuint (dataset->n_regions, ==, 1);
  scenario = entente_scenario_new (dataset);
  values = entente_values_new (dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  g_assert_cmpuint (evaluation->n_rated, ==, 1);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (dataset->bytes, NULL), g_bytes_get_size (dataset->bytes),
                                  "  \"partners\": [\n    {\n      \"id\": \"JP\",\n      \"name\": {\"en\": \"Japan\"},\n"
                                  "      \"region\": {\"en\": \"Indo-Pacific\"},\n      \"facts\": {\n"
                                  "        \"defence-gdp\": {\"2025\": 2},\n"
                                  "        \"tie\": {\"2025\": \"treaty\"},\n"));
}

/* With nobody in it, everything is still worked out. */
static void
test_no_partners_can_be_evaluated (void)
{
  static const char *const files[] = { "resources/sample/partners-2026.json", "resources/sample/venues-example.json",
                                       "tests/data/complete.json", "tests/data/good-everything.json" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (EntenteDataset) full = read_file (files[i]);
      g_autoptr (GBytes) bytes = entente_dataset_edit_clear_partners (full);
      g_autoptr (EntenteDataset) dataset = read_bytes (bytes);
      g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
      g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
      g_autoptr (EntenteEvaluation) evaluation = entente_evaluate (values, scenario);

      g_assert_cmpuint (dataset->n_partners, ==, 0);
      g_assert_true (entente_text_is_empty (&dataset->description));
      g_assert_null (dataset->date);
      g_assert_false (dataset->has_year);
      g_assert_cmpuint (dataset->n_quantities, ==, full->n_quantities);
      g_assert_cmpuint (dataset->n_presets, ==, full->n_presets);
      g_assert_cmpuint (dataset->n_sources, ==, full->n_sources);
      g_assert_cmpuint (evaluation->n_partners, ==, 0);
      g_assert_cmpuint (evaluation->n_rated, ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-edit/facts-to-the-letter", test_facts_to_the_letter);
  g_test_add_func ("/dataset-edit/new-series-take-lines", test_new_series_take_lines);
  g_test_add_func ("/dataset-edit/new-source-comes-with-the-fact", test_new_source_comes_with_the_fact);
  g_test_add_func ("/dataset-edit/sources-are-made", test_sources_are_made);
  g_test_add_func ("/dataset-edit/nonsense-is-left-to-the-reader", test_nonsense_is_left_to_the_reader);
  g_test_add_func ("/dataset-edit/numbers-do-not-follow-the-locale", test_numbers_do_not_follow_the_locale);
  g_test_add_func ("/dataset-edit/partner-is-laid-out-like-its-neighbour", test_partner_is_laid_out_like_its_neighbour);
  g_test_add_func ("/dataset-edit/region-is-the-one-that-is-read", test_region_is_the_one_that_is_read);
  g_test_add_func ("/dataset-edit/nothing-names-who-left", test_nothing_names_who_left);
  g_test_add_func ("/dataset-edit/title", test_title);
  g_test_add_func ("/dataset-edit/presets", test_presets);
  g_test_add_func ("/dataset-edit/preset-descriptions", test_preset_descriptions);
  g_test_add_func ("/dataset-edit/scenes/new", test_new_scenes);
  g_test_add_func ("/dataset-edit/scenes/changed", test_changed_scenes);
  g_test_add_func ("/dataset-edit/scenes/moved", test_moved_scenes);
  g_test_add_func ("/dataset-edit/ids", test_ids);
  g_test_add_func ("/dataset-edit/blank-document-can-be-filled", test_blank_document_can_be_filled);
  g_test_add_func ("/dataset-edit/no-partners-can-be-evaluated", test_no_partners_can_be_evaluated);
  return g_test_run ();
}

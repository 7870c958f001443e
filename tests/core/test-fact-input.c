/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Facts as they are typed: what becomes of them, and which sentence stands below which field. */

#include "config.h"

#include "entente-fact-input.h"
#include "entente-number-input.h"
#include "entente-territory-names.h"
#include "entente-writing-language.h"
#include "sample-file.h"

#include <glib/gstdio.h>
#include <string.h>

/* Defence spending of Japan. */
static EntenteFactInput
make_input (const EntenteDataset *dataset)
{
  return (EntenteFactInput){
    .partner = (guint) entente_dataset_find_partner (dataset, "JP"),
    .quantity = (guint) entente_dataset_find_quantity (dataset, "defence-gdp"),
    .year = "2024",
    .value = "1.4",
    .category = ENTENTE_NONE,
  };
}

typedef struct
{
  const char *year, *value, *low, *high;
  int problem; /* the field that has a sentence, or -1 */
  gboolean complete;
} Case;

static const Case cases[] = {
  { "2024", "1.4", NULL, NULL, -1, TRUE },
  { "２０２４", "１．４", NULL, NULL, -1, TRUE },
  { "2024", "", NULL, NULL, -1, FALSE },
  { "", "1.4", NULL, NULL, -1, FALSE },
  { "2024", "1,x", NULL, NULL, ENTENTE_FACT_FIELD_VALUE, FALSE },
  { "2024", "2.5 %", NULL, NULL, ENTENTE_FACT_FIELD_VALUE, FALSE },
  { "24", "1.4", NULL, NULL, ENTENTE_FACT_FIELD_YEAR, FALSE },
  { "2,024", "1.4", NULL, NULL, ENTENTE_FACT_FIELD_YEAR, FALSE },
  { "2024.5", "1.4", NULL, NULL, ENTENTE_FACT_FIELD_YEAR, FALSE },
  { "20244", "1.4", NULL, NULL, ENTENTE_FACT_FIELD_YEAR, FALSE },
  { "20231000000000000000000000000", "1.4", NULL, NULL, ENTENTE_FACT_FIELD_YEAR, FALSE },
  { "-99999999999", "1.4", NULL, NULL, ENTENTE_FACT_FIELD_YEAR, FALSE },
  { "soon", "1.4", NULL, NULL, ENTENTE_FACT_FIELD_YEAR, FALSE },
  { "2024", "1.4", "1.2", "1.5", -1, TRUE },
  { "2024", "1.4", "1.4", "1.4", -1, TRUE },
  { "2024", "1.4", "1.2", "", -1, FALSE },
  { "2024", "1.4", "", "", -1, FALSE },
  { "2024", "1.4", "1.5", "1.2", ENTENTE_FACT_FIELD_RANGE, FALSE },
  { "2024", "1.4", "1.5", "1.6", ENTENTE_FACT_FIELD_RANGE, FALSE },
  { "2024", "1.4", "low", "1.6", ENTENTE_FACT_FIELD_RANGE, FALSE },
};

static void
test_sentences (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ("partners-2026.json");
  gsize i;
  int field;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteFactInput input = make_input (dataset);
      g_autoptr (EntenteFactCheck) check = NULL;

      input.year = cases[i].year;
      input.value = cases[i].value;
      input.has_range = cases[i].low != NULL;
      input.low = cases[i].low;
      input.high = cases[i].high;
      check = entente_fact_input_check (&input, dataset);
      for (field = 0; field < ENTENTE_N_FACT_FIELDS; field++)
        if ((check->problems[field] != NULL) != (field == cases[i].problem))
          g_error ("case %" G_GSIZE_FORMAT ": field %d says “%s”", i, field, check->problems[field]);
      if (check->complete != cases[i].complete)
        g_error ("case %" G_GSIZE_FORMAT " is %s", i, check->complete ? "taken" : "refused");
    }
}

/* The reader takes whatever the form takes: random texts in every field of every indicator. */
static void
test_reader_agrees (void)
{
  static const char *const years[] = { "2024", "1999", "2999", "", "x" };
  static const char *const numbers[] = { "1.4", "-3", "0", "1,234,567", "", "no", "1e300" };
  g_autoptr (EntenteDataset) dataset = read_sample ("venues-example.json");
  guint i, n_taken = 0;

  for (i = 0; i < 400; i++)
    {
      EntenteFactInput input = {
        .partner = (guint) g_test_rand_int_range (0, (int) dataset->n_partners),
        .quantity = (guint) g_test_rand_int_range (0, (int) dataset->n_quantities),
        .year = years[g_test_rand_int_range (0, G_N_ELEMENTS (years))],
        .missing = g_test_rand_int_range (0, 5) == 0,
        .value = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))],
        .category = g_test_rand_int_range (ENTENTE_NONE, 2),
        .has_range = g_test_rand_bit (),
        .low = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))],
        .high = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))],
        .has_new_source = g_test_rand_bit (),
        .source_title = "A “new” source\\",
        .source_year = years[g_test_rand_int_range (0, G_N_ELEMENTS (years))],
        .note = g_test_rand_bit () ? "noted" : "",
      };
      g_autoptr (EntenteFactCheck) check = NULL;
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (EntenteDataset) changed = NULL;
      g_autoptr (GBytes) text = NULL;

      if (dataset->quantities[input.quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
        input.category = MIN (input.category, (int) dataset->quantities[input.quantity].value.n_categories - 1);
      check = entente_fact_input_check (&input, dataset);
      if (!check->complete)
        continue;
      n_taken++;
      text = entente_dataset_edit_fact (dataset, &check->draft, check->has_new_source ? &check->new_source : NULL);
      changed = entente_dataset_read_bytes (text, diagnostics, NULL, NULL, NULL);
      if (changed == NULL)
        g_error ("refused: %s", entente_diagnostics_get (diagnostics, 0)->message);
      g_assert_nonnull (entente_fact_find (changed, input.partner, input.quantity, check->draft.year));
      g_assert_false (entente_fact_draft_changes (changed, &check->draft));
    }
  g_assert_cmpuint (n_taken, >, 30);
}

/* Every fact of the sample, put into fields and read back: nothing has changed, and the text is the same. */
static void
test_nothing_changes (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ("partners-2026.json");
  guint partner, i, n = 0;

  for (partner = 0; partner < dataset->n_partners; partner++)
    for (i = 0; i < dataset->partners[partner].n_facts; i++)
      {
        const EntenteFact *fact = &dataset->partners[partner].facts[i];
        g_autofree char *year = g_strdup_printf ("%d", fact->year);
        g_autofree char *value = entente_number_input_write (fact->value);
        g_autofree char *low = entente_number_input_write (fact->low);
        g_autofree char *high = entente_number_input_write (fact->high);
        EntenteFactInput input = {
          .partner = partner,
          .quantity = (guint) fact->quantity,
          .year = year,
          .missing = isnan (fact->value) && fact->category == ENTENTE_NONE,
          .value = value,
          .category = fact->category,
          .has_range = !isnan (fact->low),
          .low = low,
          .high = high,
          .source = fact->source != ENTENTE_NONE ? dataset->sources[fact->source].id : NULL,
          .note = fact->note != NULL ? entente_text_get (fact->note, g_get_language_names ()) : "",
        };
        g_autoptr (EntenteFactCheck) check = entente_fact_input_check (&input, dataset);

        g_assert_true (check->complete);
        g_assert_false (entente_fact_draft_changes (dataset, &check->draft));
        if (n++ % 50 == 0)
          {
            g_autoptr (GBytes) text = entente_dataset_edit_fact (dataset, &check->draft, NULL);

            g_assert_true (g_bytes_equal (text, dataset->bytes));
          }
      }
  g_assert_cmpuint (n, >, 1000);
}

/* Whatever differs, and what was not there. */
static void
test_every_difference (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ("partners-2026.json");
  const EntenteFact *fact = dataset->partners[0].facts;
  EntenteFactDraft same;
  guint i;

  while (isnan (fact->value) || fact->source == ENTENTE_NONE)
    fact++;
  same = (EntenteFactDraft){ .partner = 0, .quantity = (guint) fact->quantity, .year = fact->year, .value = fact->value,
                             .category = fact->category, .low = fact->low, .high = fact->high,
                             .source = dataset->sources[fact->source].id,
                             .note = fact->note != NULL ? entente_text_get (fact->note, g_get_language_names ()) : "" };
  g_assert_false (entente_fact_draft_changes (dataset, &same));
  for (i = 0; i < 9; i++)
    {
      EntenteFactDraft draft = same;

      draft.year = i == 0 ? 1901 : draft.year;
      draft.missing = i == 1;
      draft.value += i == 2;
      draft.category += i == 3;
      draft.low = i == 4 ? -7 : draft.low;
      draft.high = i == 5 ? 1e9 : draft.high;
      draft.source = i == 6 ? "another" : i == 7 ? NULL : draft.source;
      draft.note = i == 8 ? "something else" : draft.note;
      g_assert_true (entente_fact_draft_changes (dataset, &draft));
      draft.remove = TRUE;
      g_assert_cmpint (entente_fact_draft_changes (dataset, &draft), ==, i != 0);
    }
}

static void
test_new_source (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ("partners-2026.json");
  EntenteFactInput input = make_input (dataset);
  g_autoptr (EntenteFactCheck) check = NULL;

  input.has_new_source = TRUE;
  input.source_title = " ";
  check = entente_fact_input_check (&input, dataset);
  g_assert_false (check->complete);
  g_clear_pointer (&check, entente_fact_check_free);

  input.source_title = "\v\xc2\xa0";
  check = entente_fact_input_check (&input, dataset);
  g_assert_false (check->complete);
  g_clear_pointer (&check, entente_fact_check_free);

  input.source_title = "Defence of Japan";
  input.source_url = "file:///etc/passwd";
  check = entente_fact_input_check (&input, dataset);
  g_assert_nonnull (check->problems[ENTENTE_FACT_FIELD_SOURCE]);
  g_clear_pointer (&check, entente_fact_check_free);

  input.source_url = "https://example.org/white-paper";
  input.source_year = "2025";
  check = entente_fact_input_check (&input, dataset);
  g_assert_true (check->complete);
  g_assert_cmpstr (check->draft.source, ==, "defence-of-japan");
  g_assert_cmpstr (check->new_source.title, ==, "Defence of Japan");
  g_assert_null (check->new_source.publisher);
  g_assert_cmpint (check->new_source.year, ==, 2025);
}

static void
test_languages (void)
{
  static const EntenteTextEntry both[] = { { "en", "one" }, { "ja", "二" } }, plain[] = { { NULL, "one" } };
  const EntenteText two = { 2, both }, one = { 1, plain };
  const char *const japanese[] = { "ja_JP.UTF-8", "ja", "C", NULL }, *const none[] = { "C", NULL };
  const char *const french[] = { "fr", NULL };
  g_autofree char *shown = entente_writing_language_get (&two, japanese);
  g_autofree char *other = entente_writing_language_get (&two, french);
  g_autofree char *string = entente_writing_language_get (&one, japanese);
  g_autofree char *own = entente_writing_language_get (NULL, japanese);
  g_autofree char *nobody = entente_writing_language_get (NULL, none);

  g_assert_cmpstr (shown, ==, "ja");
  g_assert_cmpstr (other, ==, "en");
  g_assert_null (string);
  g_assert_cmpstr (own, ==, "ja");
  g_assert_cmpstr (nobody, ==, "en");
}

/* The system's list, here one made for the test; names in any case, with or without accents. */
static void
test_territories (void)
{
  g_assert_cmpstr (entente_territory_names_find ("Switzerland"), ==, "CH");
  g_assert_cmpstr (entente_territory_names_find ("türkiye"), ==, "TR");
  g_assert_cmpstr (entente_territory_names_find ("Turkiye"), ==, "TR");
  g_assert_cmpstr (entente_territory_names_find ("Swiss Confederation"), ==, "CH");
  g_assert_null (entente_territory_names_find ("Atlantis"));
  g_assert_null (entente_territory_names_find (""));
}

/* In a folder of data of its own, before GLib looks for the folders. */
static char *
make_list (void)
{
  static const char list[] = "{\"3166-1\": [{\"alpha_2\": \"CH\", \"name\": \"Switzerland\", "
                             "\"official_name\": \"Swiss Confederation\"}, "
                             "{\"alpha_2\": \"TR\", \"name\": \"Türkiye\"}, {\"name\": \"No code\"}, 3]}";
  char *folder = g_dir_make_tmp ("entente-data-XXXXXX", NULL);
  g_autofree char *json = g_build_filename (folder, "iso-codes", "json", NULL);
  g_autofree char *path = g_build_filename (json, "iso_3166-1.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (json, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
  return folder;
}

static void
remove_list (const char *folder)
{
  static const char *const parts[] = { "iso-codes/json/iso_3166-1.json", "iso-codes/json", "iso-codes", "" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (folder, parts[i], NULL);

      g_remove (path);
    }
}

int
main (int argc,
      char **argv)
{
  g_autofree char *folder = make_list ();
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fact-input/sentences", test_sentences);
  g_test_add_func ("/fact-input/reader-agrees", test_reader_agrees);
  g_test_add_func ("/fact-input/nothing-changes", test_nothing_changes);
  g_test_add_func ("/fact-input/new-source", test_new_source);
  g_test_add_func ("/fact-input/every-difference", test_every_difference);
  g_test_add_func ("/fact-input/languages", test_languages);
  g_test_add_func ("/fact-input/territories", test_territories);
  status = g_test_run ();
  remove_list (folder);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Whatever a name or a note is made of: what the dialogs take is saved, and reads as it was typed. */

#include "config.h"

#include "entente-dataset-edit.h"
#include "entente-dataset-reader.h"
#include "entente-fact-input.h"
#include "entente-session.h"
#include "entente-visible-text.h"
#include "entente-writing-language.h"

#include <math.h>
#include <string.h>

static const char *const pieces[] = {
  "a", "Ab", "7", " ", "\t", "\n", "\r\n", "\"", "\\", "\\u0000", "{", "}", "[", "]", ":", ",", "/", "~0", "<b>", "&amp;",
  "_", "%s", "=1+1", "null", "\x01", "\x1b[31m", "\x7f", "\xc2\x85", "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b",
  "\xe2\x80\x8f", "\xe2\x80\xae", "\xe2\x81\xa9", "\xe2\x80\xa8", "\xef\xbb\xbf", "\xef\xbf\xbe", "\xef\xbf\xbd",
  "\xf4\x8f\xbf\xbf", "\xe2\xa0\x80", "\xcc\x81", "日本", "שלום", "العربية", "🏴", "\xf3\xa0\x81\xbf", "🇯🇵", "👩‍🚀", "ß", "İ",
};

static const char *const files[] = { "resources/sample/venues-example.json", "resources/templates/blank.json",
                                     "tests/data/complete.json" };

static const char *const locales[] = { "C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8", "sr_RS@latin",
                                       "zh_CN.GB18030", "tr", "no such thing", "x_Y" };

static EntenteSession *
open_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), name, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return entente_session_new (dataset);
}

/* What somebody types, or pastes: mostly short, now and then very long. */
static char *
type (GRand *random)
{
  const guint n = g_rand_int_range (random, 0, 12) == 0 ? 800 : (guint) g_rand_int_range (random, 0, 9);
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* As a dialog takes it; NULL: it does not. */
static char *
type_name (GRand *random)
{
  g_autofree char *typed = type (random);
  g_autofree char *name = entente_visible_text_strip (typed);

  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

static EntenteDataset *
save_and_read (EntenteSession *session)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_snapshot (session);
  g_autoptr (GBytes) bytes = entente_snapshot_to_bytes (snapshot);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL)
    g_error ("%s: %s", entente_diagnostics_get (diagnostics, 0)->pointer, entente_diagnostics_get (diagnostics, 0)->message);
  return dataset;
}

static void
submit (EntenteSession *session,
        GBytes *text)
{
  g_autoptr (GBytes) owned = text;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  if (!entente_session_edit (session, owned, "Change", diagnostics))
    g_error ("%s: %s", entente_diagnostics_get (diagnostics, 0)->pointer, entente_diagnostics_get (diagnostics, 0)->message);
}

static gboolean
reads (const EntenteText *text,
       const char *typed)
{
  guint i;

  for (i = 0; i < text->n_entries; i++)
    if (strcmp (text->entries[i].written, typed) == 0)
      return TRUE;
  return FALSE;
}

static void
try_partner (EntenteSession *session,
             GRand *random,
             const char *language)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autofree char *name = type_name (random), *region = type_name (random), *id = NULL;
  g_autoptr (EntenteDataset) saved = NULL;
  EntentePartnerDraft draft = { .name = name, .region = region, .language = language };

  if (name == NULL)
    return;
  draft.id = id = entente_dataset_edit_make_id (dataset, name, "partners");
  submit (session, entente_dataset_edit_add_partner (dataset, &draft));
  saved = save_and_read (session);
  g_assert_cmpint (entente_dataset_find_partner (saved, id), ==, (int) saved->n_partners - 1);
  g_assert_true (reads (&saved->partners[saved->n_partners - 1].name, name));
}

static void
try_preset (EntenteSession *session,
            GRand *random,
            const char *language)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autofree char *name = type_name (random), *description = type_name (random), *id = NULL;
  g_autofree double *weights = g_new (double, dataset->n_criteria);
  g_autoptr (EntenteDataset) saved = NULL;
  EntentePresetDraft draft = { .name = name, .description = description, .language = language, .weights = weights };
  guint i;

  if (name == NULL)
    return;
  for (i = 0; i < dataset->n_criteria; i++)
    weights[i] = 1 + i;
  draft.id = id = entente_dataset_edit_make_id (dataset, name, "presets");
  submit (session, entente_dataset_edit_set_preset (dataset, &draft));
  saved = save_and_read (session);
  g_assert_true (reads (&saved->presets[entente_dataset_find_preset (saved, id)].name, name));
}

static void
try_title (EntenteSession *session,
           GRand *random,
           const char *language)
{
  g_autofree char *title = type_name (random);
  g_autoptr (EntenteDataset) saved = NULL;

  if (title == NULL)
    return;
  submit (session, entente_dataset_edit_set_title (entente_session_get_dataset (session), title, language));
  saved = save_and_read (session);
  g_assert_true (reads (&saved->title, title));
}

static void
try_fact (EntenteSession *session,
          GRand *random,
          const char *language)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autofree char *title = type_name (random), *publisher = type_name (random), *note = type_name (random), *id = NULL;
  g_autoptr (EntenteDataset) saved = NULL;
  EntenteSourceDraft source = { .title = title, .publisher = publisher, .language = language };
  EntenteFactDraft draft = { .year = 2020, .missing = TRUE, .value = NAN, .low = NAN, .high = NAN,
                             .category = ENTENTE_NONE, .note = note, .language = note != NULL ? language : NULL };

  if (title == NULL || dataset->n_partners == 0)
    return;
  source.id = draft.source = id = entente_dataset_edit_make_id (dataset, title, "sources");
  submit (session, entente_dataset_edit_fact (dataset, &draft, &source));
  saved = save_and_read (session);
  g_assert_true (reads (&saved->sources[saved->n_sources - 1].title, title));
  if (note != NULL)
    g_assert_true (reads (entente_fact_find (saved, 0, 0, 2020)->note, note));
}

static void
test_what_is_typed_is_read (void)
{
  static void (*const try[]) (EntenteSession *, GRand *, const char *) = { try_partner, try_preset, try_title, try_fact };
  GRand *random = g_rand_new_with_seed (5);
  guint f, i;

  for (f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autoptr (EntenteSession) session = open_file (files[f]);

      for (i = 0; i < 120; i++)
        {
          const char *const languages[] = { locales[g_rand_int_range (random, 0, G_N_ELEMENTS (locales))], "C", NULL };
          g_autofree char *language = entente_writing_language_get (NULL, languages);

          try[i % G_N_ELEMENTS (try)] (session, random, language);
        }
      g_assert_cmpuint (entente_session_get_dataset (session)->n_partners, >, 15);
    }
  g_rand_free (random);
}

/* The same rule, from the other side: nothing that a dialog refuses could have been saved. */
static void
test_what_is_blank_is_refused_by_both (void)
{
  static const char *const blanks[] = { "", " ", "\t\n", "\xe3\x80\x80", "\xc2\xa0 \xe2\x80\x83" };
  g_autoptr (EntenteSession) session = open_file (files[0]);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      const EntentePartnerDraft draft = { .id = "new", .name = blanks[i], .language = "en" };
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (GBytes) text = entente_dataset_edit_add_partner (dataset, &draft);
      g_autofree char *stripped = entente_visible_text_strip (blanks[i]);

      g_assert_cmpstr (stripped, ==, "");
      g_assert_false (entente_session_edit (session, text, "Add", diagnostics));
    }
  g_assert_true (entente_session_get_dataset (session) == dataset);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-texts/what-is-typed-is-read", test_what_is_typed_is_read);
  g_test_add_func ("/typed-texts/what-is-blank-is-refused-by-both", test_what_is_blank_is_refused_by_both);
  return g_test_run ();
}

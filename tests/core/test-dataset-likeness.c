/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What two versions of a document share. */

#include "config.h"

#include "entente-dataset-edit.h"
#include "entente-dataset-likeness.h"
#include "entente-dataset-reader.h"

static EntenteDataset *
read_bytes (GBytes *bytes)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static EntenteDataset *
read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "partners-2026.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  return read_bytes (bytes);
}

static void
check (EntenteDataset *before,
       GBytes *text,
       gboolean same_partners,
       const char *changed)
{
  static const char *const members[] = { "criteria", "partners", "presets", "ties", "sources", "no-such-member" };
  g_autoptr (EntenteDataset) after = read_bytes (text);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_cmpint (entente_dataset_shares_member (before, after, members[i]), ==,
                     !g_str_equal (members[i], changed));
  g_assert_cmpint (entente_dataset_shares_partners (before, after), ==, same_partners);
  g_assert_cmpint (entente_dataset_shares_partners (after, before), ==, same_partners);
  g_bytes_unref (text);
}

static void
test_versions (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ();
  const double weights[] = { 1, 2, 3, 4, 5 };
  EntenteFactDraft fact = { .partner = 1, .year = 2025, .value = 3, .low = NAN, .high = NAN, .category = ENTENTE_NONE };
  EntentePartnerDraft partner = { .id = "new", .name = "New" };
  EntentePresetDraft preset = { .id = "new", .name = "New", .weights = weights };

  g_assert_cmpuint (dataset->n_criteria, ==, G_N_ELEMENTS (weights));
  g_assert_true (entente_dataset_shares_member (dataset, dataset, "criteria"));
  check (dataset, entente_dataset_edit_fact (dataset, &fact, NULL), TRUE, "partners");
  check (dataset, entente_dataset_edit_add_partner (dataset, &partner), FALSE, "partners");
  check (dataset, entente_dataset_edit_set_preset (dataset, &preset), TRUE, "presets");
}

/* As many partners, but others. */
static void
test_other_partners (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ();
  EntentePartnerDraft partner = { .id = "new", .name = "New" };
  g_autoptr (GBytes) fewer = entente_dataset_edit_remove_partner (dataset, 0, NULL);
  g_autoptr (EntenteDataset) between = read_bytes (fewer);
  g_autoptr (GBytes) text = entente_dataset_edit_add_partner (between, &partner);
  g_autoptr (EntenteDataset) other = read_bytes (text);

  g_assert_cmpuint (other->n_partners, ==, dataset->n_partners);
  g_assert_false (entente_dataset_shares_partners (dataset, other));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-likeness/versions", test_versions);
  g_test_add_func ("/dataset-likeness/other-partners", test_other_partners);
  return g_test_run ();
}

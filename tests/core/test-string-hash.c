/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Names that were made to collide: told from ordinary ones, refused where json-glib would have to hold them, and as
 * good as any other elsewhere. */

#include "entente-dataset-reader.h"
#include "entente-json-scan.h"
#include "entente-string-hash.h"

#include <string.h>

/* All of 2^n_pairs names have one g_str_hash (), since "ab" and "bA" have. */
static char *
make_twin (guint number,
           guint n_pairs)
{
  GString *name = g_string_new (NULL);
  guint i;

  for (i = 0; i < n_pairs; i++)
    g_string_append (name, number >> i & 1 ? "ab" : "bA");
  return g_string_free (name, FALSE);
}

static void
test_bytes (void)
{
  static const char text[] = "xabcdefghijklmnopqrstuvwxyz";
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gsize n;
  guint i;

  for (n = 0; n < 26; n++)
    {
      g_autofree char *copy = g_strndup (text + 1, n);

      g_assert_cmpuint (entente_string_hash (copy), ==, entente_string_hash_bytes (text + 1, n));
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (entente_string_hash (copy))));
    }
  g_hash_table_remove_all (seen);
  for (i = 0; i < 20000; i++)
    {
      g_autofree char *twin = make_twin (i, 16);

      g_assert_cmpuint (g_str_hash (twin), ==, g_str_hash ("bAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbA"));
      g_hash_table_add (seen, GUINT_TO_POINTER (entente_string_hash (twin)));
    }
  /* Of 20,000 random numbers of 32 bits hardly a pair is the same. */
  g_assert_cmpuint (g_hash_table_size (seen), >, 19990);
}

typedef char *(*MakeName) (guint number);

static char *
make_partner (guint number)
{
  return g_strdup_printf ("partner-%u", number);
}

static char *
make_code (guint number)
{
  return g_strdup_printf ("%c%c%c.%04u", 'A' + number % 26, 'A' + number / 26 % 26, 'A' + number / 676 % 26, number);
}

static char *
make_year (guint number)
{
  return g_strdup_printf ("%u", 1000 + number);
}

static char *
make_long (guint number)
{
  return g_strdup_printf ("an indicator with a very long name, of which only the last is another: %06x", number);
}

static char *
make_japanese (guint number)
{
  char text[16];

  text[g_unichar_to_utf8 (0x4e00 + number % 20000, text)] = '\0';
  return g_strdup_printf ("%s%u", text, number / 20000);
}

static char *
make_collision (guint number)
{
  return make_twin (number, 17);
}

static gboolean
are_crowded (MakeName make,
             guint n)
{
  g_autofree guint *hashes = g_new (guint, n);
  guint i;

  for (i = 0; i < n; i++)
    {
      g_autofree char *name = make (i);

      hashes[i] = g_str_hash (name);
    }
  return entente_string_hash_is_crowded (hashes, n);
}

static void
test_crowds (void)
{
  static const MakeName ordinary[] = { make_partner, make_code, make_year, make_long, make_japanese };
  static const guint numbers[] = { 65, 100, 127, 128, 500, 2000, 16384, 100000 };
  gsize i, k;

  for (k = 0; k < G_N_ELEMENTS (numbers); k++)
    {
      for (i = 0; i < G_N_ELEMENTS (ordinary); i++)
        if (are_crowded (ordinary[i], numbers[k]))
          g_error ("%u ordinary names of kind %" G_GSIZE_FORMAT " pass for made ones", numbers[k], i);
      g_assert_true (are_crowded (make_collision, numbers[k]));
    }
}

/* Different hashes, but one remainder: they meet while the table has this size, and only then. */
static void
test_remainders (void)
{
  const guint prime = 4093;
  guint hashes[9000], i, inverse = 1;

  /* What 11 has to be multiplied by to give 1 again, modulo 2^32. */
  while (inverse * 11 != 1)
    inverse += 2;
  for (i = 0; i < 3000; i++)
    hashes[i] = i * prime * inverse;
  g_assert_true (entente_string_hash_is_crowded (hashes, 3000));
  for (; i < G_N_ELEMENTS (hashes); i++)
    hashes[i] = i * 2654435761u;
  g_assert_true (entente_string_hash_is_crowded (hashes, G_N_ELEMENTS (hashes)));
  g_assert_false (entente_string_hash_is_crowded (hashes + 3000, G_N_ELEMENTS (hashes) - 3000));
}

static GBytes *
make_dataset (MakeName make,
              guint n,
              gboolean with_pins)
{
  GString *text = g_string_new ("{\"format\":\"entente-dataset\",\"version\":1,\"hub\":{\"id\":\"H\",\"name\":\"Hub\"},"
                                "\"criteria\":[{\"id\":\"c\",\"name\":\"C\",\"indicators\":[{\"id\":\"i\",\"name\":\"I\","
                                "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":1}}]}],\"partners\":[");
  guint i;

  for (i = 0; i < n; i++)
    {
      g_autofree char *id = make (i);

      g_string_append_printf (text, "%s{\"id\":\"%s\",\"name\":\"%s\",\"region\":\"%s\"}", i > 0 ? ",\n" : "\n", id, id, id);
    }
  g_string_append (text, "]");
  for (i = 0; i < n && with_pins; i++)
    {
      g_autofree char *id = make (i);

      g_string_append_printf (text, "%s\"%s\":[1,2]", i > 0 ? "," : ",\n\"layout\":{\"pins\":{", id);
    }
  g_string_append (text, with_pins ? "}}}" : "}");
  return g_string_free_to_bytes (text);
}

/* Ids may be as they like: only names of members go to json-glib's table. */
static void
test_datasets (void)
{
  static const MakeName makes[] = { make_partner, make_collision };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (makes); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (GBytes) bytes = make_dataset (makes[i], 5000, FALSE);
      g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
      g_autofree char *id = makes[i] (4321);

      g_assert_nonnull (dataset);
      g_assert_cmpuint (dataset->n_partners, ==, 5000);
      g_assert_cmpuint (dataset->n_regions, ==, 5000);
      g_assert_cmpint (entente_dataset_find_partner (dataset, id), ==, 4321);
    }
}

static void
test_members (void)
{
  g_autoptr (EntenteDiagnostics) none = entente_diagnostics_new ();
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) usual = make_dataset (make_partner, 5000, TRUE);
  g_autoptr (GBytes) made = make_dataset (make_collision, 5000, TRUE);
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (usual, none, NULL, NULL, NULL);
  const EntenteDiagnostic *first;

  g_assert_nonnull (dataset);
  g_assert_cmpuint (dataset->n_pins, ==, 5000);
  g_assert_null (entente_dataset_read_bytes (made, diagnostics, NULL, NULL, NULL));
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 1);
  first = entente_diagnostics_get (diagnostics, 0);
  g_assert_cmpuint (first->line, ==, 5002);
  g_assert_true (g_str_has_prefix (first->pointer, "/layout/pins/"));
  g_assert_nonnull (first->remedy);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/string-hash/bytes", test_bytes);
  g_test_add_func ("/string-hash/crowds", test_crowds);
  g_test_add_func ("/string-hash/remainders", test_remainders);
  g_test_add_func ("/string-hash/datasets", test_datasets);
  g_test_add_func ("/string-hash/members", test_members);
  return g_test_run ();
}

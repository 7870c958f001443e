/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "large-dataset.h"

#define N_CRITERIA 4

/* Ties between neighbours in the file and across it, none twice and none to itself. */
static void
append_ties (GString *json,
             GRand *random,
             guint n_partners,
             guint n_ties)
{
  guint i;

  g_string_append (json, ",\n \"tie-kinds\": [{\"id\": \"pact\", \"name\": {\"en\": \"Pact\", \"ja\": \"協定\"}}, "
                         "{\"id\": \"trade\", \"name\": {\"en\": \"Trade\", \"ja\": \"貿易\"}}],\n \"ties\": [");
  for (i = 0; i < n_ties; i++)
    {
      guint a = i % n_partners, round = i / n_partners;
      guint b = (a + 1 + round * 7 + (guint) g_rand_int_range (random, 0, 7)) % n_partners;

      g_string_append_printf (json, "%s\n  {\"a\": \"P%05u\", \"b\": \"P%05u\", \"kind\": \"%s\"}", i > 0 ? "," : "", a, b,
                              round % 2 == 0 ? "pact" : "trade");
    }
  g_string_append (json, "]");
}

/* A dataset like a real one, indented, in two languages, two years of every indicator, some facts with details. */
GBytes *
large_dataset_new_sized (guint n_partners,
                         guint n_ties)
{
  GString *json = g_string_new ("{\"format\": \"entente-dataset\", \"version\": 1,\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (20260207);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  guint i, k;
  gsize length;

  g_string_append (json, " \"sources\": [{\"id\": \"survey\", \"title\": {\"en\": \"Survey\", \"ja\": \"調査\"}}],\n"
                         " \"hub\": {\"id\": \"hub\", \"name\": {\"en\": \"Hub\", \"ja\": \"中心\"}},\n \"criteria\": [");
  for (i = 0; i < N_CRITERIA; i++)
    {
      g_string_append_printf (json, "%s\n  {\"id\": \"c%u\", \"name\": {\"en\": \"Criterion %u\", \"ja\": \"基準%u\"}, "
                              "\"weight\": 25, \"indicators\": [", i > 0 ? "," : "", i, i, i);
      for (k = 0; k < LARGE_DATASET_INDICATORS / N_CRITERIA; k++)
        g_string_append_printf (json, "%s\n    {\"id\": \"indicator-%u\", \"name\": {\"en\": \"Indicator\", \"ja\": \"指標\"}, "
                                "\"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 100}}", k > 0 ? "," : "",
                                i * (LARGE_DATASET_INDICATORS / N_CRITERIA) + k);
      g_string_append (json, "]}");
    }
  g_string_append (json, "],\n \"partners\": [");
  for (i = 0; i < n_partners; i++)
    {
      g_string_append_printf (json, "%s\n  {\"id\": \"P%05u\", \"name\": {\"en\": \"Partner number %u of many\", \"ja\": \"多くの提携先の%u号\"}, "
                              "\"region\": {\"en\": \"Region %u\", \"ja\": \"地域%u\"}, \"location\": [%d.%02u, %d.%02u],\n   \"facts\": {",
                              i > 0 ? "," : "", i, i, i, i % 7, i % 7, g_rand_int_range (random, -179, 180),
                              i % 100, g_rand_int_range (random, -89, 90), i % 97);
      for (k = 0; k < LARGE_DATASET_INDICATORS; k++)
        {
          g_ascii_formatd (number, sizeof number, "%.3f", g_rand_double_range (random, 0, 100));
          g_string_append_printf (json, "%s\n     \"indicator-%u\": {\"2024\": %s, ", k > 0 ? "," : "", k, number);
          g_ascii_formatd (number, sizeof number, "%.3f", g_rand_double_range (random, 0, 100));
          if (k % 4 == 0)
            g_string_append_printf (json, "\"2025\": {\"value\": %s, \"source\": \"survey\"}}", number);
          else
            g_string_append_printf (json, "\"2025\": %s}", number);
        }
      g_string_append (json, "}}");
    }
  g_string_append (json, "]");
  if (n_ties > 0)
    append_ties (json, random, n_partners, n_ties);
  g_string_append (json, "}\n");
  length = json->len;
  return g_bytes_new_take (g_string_free (json, FALSE), length);
}

GBytes *
large_dataset_new (void)
{
  return large_dataset_new_sized (LARGE_DATASET_PARTNERS, 0);
}

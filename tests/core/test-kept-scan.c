/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Texts of JSON with each of their bytes as something else, left out, twice, or as the last: what is said of them, where, and
 * what is found in those that are sound stays as it is from version to version. */

#include "kept-numbers.h"

#include "entente-json-places.h"
#include "entente-json-scan.h"

#include <math.h>
#include <string.h>

static const char *const texts[] = {
  "{\"a\": [1, -2.5e+10, 0.25, true, false, null],\r\n \"b\\u0041\\n\": {\"\xe6\x97\xa5\": \"\xc3\xa9\\ud83d\\ude00\", \"\": {}}, \"c\":[]}\n",
  "[0, -0, 10, 1E5, 12e-3, \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\", [[], {}], 1234567890123456789, 99999999999999999999]",
  "\xef\xbb\xbf  {\"x\": {\"y\": [{\"z\": \"\xf0\x9f\x98\x80\"}, 3]}, \"~/\": 7}",
};

static const char letters[] = "{}[]:,\"\\ue0+-.9tn \n\t\x01\x80\xc3\xff/";

static double
sum_diagnostics (const EntenteDiagnostics *diagnostics)
{
  double sum = 0;
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    {
      const EntenteDiagnostic *it = entente_diagnostics_get (diagnostics, i);

      sum += (i + 1) * (it->line * 101.0 + it->column * 3 + it->offset * 7.0 + it->length * 5.0 + it->severity * 50
                        + (it->remedy != NULL ? 11 : 0) + (it->excerpt != NULL ? strlen (it->excerpt) : 500)
                        + it->excerpt_column * 2
                        + (it->pointer != NULL ? g_str_hash (it->pointer) % 997 : 1000));
    }
  return sum;
}

/* Steps through all objects and lists. */
static double
sum_items (const char *data,
           gsize length,
           gsize start,
           guint depth)
{
  EntenteJsonWalk walk;
  EntenteJsonItem item;
  double sum = depth;

  if (!entente_json_walk_init (&walk, data, length, start))
    return 1;
  while (entente_json_walk_next (&walk, &item))
    {
      const gboolean named = item.key.end > item.key.start;
      g_autofree char *key = named ? entente_json_walk_unescape (data + item.key.start + 1, item.key.end - item.key.start - 2)
                                   : NULL;

      sum += item.key.start + 2.0 * item.key.end + 3.0 * item.value.start + 5.0 * item.value.end
             + (key != NULL ? g_str_hash (key) % 97 + 13 * entente_json_walk_key_is (data, &item.key, "a") : 0)
             + sum_items (data, length, item.value.start, depth + 1);
    }
  return sum;
}

static double
sum_places (const char *data,
            gsize length)
{
  static const char *const pointers[] = { "", "/", "/a", "/a/1", "/a/5", "/a/6", "/a/-", "/a/01", "/bA\n", "/bA\n/", "/c/0",
                                          "/x/y/0/z", "/x/y/1", "/~0~1", "/x/y/z", "/6/1", "/7", "/8", "/9" };
  g_autoptr (EntenteJsonPlaces) places = entente_json_places_new (data, length);
  double sum = 0;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      EntenteJsonItem item, again;
      const gboolean found = entente_json_walk_find (data, length, 0, pointers[i], &item);

      if (entente_json_places_find (places, pointers[i], &again) != found)
        g_error ("“%s” is found in one way alone in %.*s", pointers[i], (int) length, data);
      if (!found)
        continue;
      g_assert_cmpuint (item.value.start, ==, again.value.start);
      g_assert_cmpuint (item.value.end, ==, again.value.end);
      sum += (i + 1.0) * (item.value.start + 2.0 * item.value.end + item.key.start);
    }
  return sum;
}

static double
scan (const char *data,
      gsize length)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteSourceText text;
  EntenteJsonSummary summary = { 0 };
  gboolean sound;
  double sum;

  entente_source_text_init (&text, data, length);
  sound = entente_json_scan (&text, diagnostics, &summary);
  sum = sound + sum_diagnostics (diagnostics);
  if (sound && entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) == 0)
    {
      g_autofree char *widened = entente_json_widen_integers (data, length);

      sum += summary.n_values * 31.0 + summary.long_integers * 77 + sum_items (data, length, 0, 0) + sum_places (data, length)
             + g_str_hash (widened) % 997;
    }
  return fmod (sum, 49999);
}

/* In a block of its own, so that what is read behind the end is seen. */
static double
scan_changed (const char *text,
              gsize at,
              gsize n_gone,
              const char *instead,
              gsize n_instead)
{
  const gsize length = strlen (text), left = length - at - n_gone;
  g_autofree char *data = g_malloc (MAX (at + n_instead + left, 1));

  memcpy (data, text, at);
  memcpy (data + at, instead, n_instead);
  memcpy (data + at + n_instead, text + at + n_gone, left);
  return scan (data, at + n_instead + left);
}

static void
test_changes (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("scan.txt");
  gsize t, i, k;

  for (t = 0; t < G_N_ELEMENTS (texts); t++)
    for (i = 0; i < strlen (texts[t]); i++)
      {
        g_autofree char *prefix = g_strdup_printf ("%d-%03d", (int) t, (int) i);
        double found[2 * sizeof letters + 2];

        for (k = 0; k < strlen (letters); k++)
          {
            found[2 * k] = scan_changed (texts[t], i, 1, letters + k, 1);
            found[2 * k + 1] = scan_changed (texts[t], i, 0, letters + k, 1);
          }
        found[2 * k] = scan_changed (texts[t], i, 1, "", 0);
        found[2 * k + 1] = scan_changed (texts[t], i, strlen (texts[t]) - i, "", 0);
        kept_numbers_set_prefix (kept, prefix);
        kept_numbers_add_doubles (kept, "scan", found, (guint) (2 * k + 2));
      }
  kept_numbers_check (kept);
}

/* As deep as it may be, and one deeper. */
static void
test_depth (void)
{
  guint depth;

  for (depth = ENTENTE_JSON_MAX_DEPTH - 1; depth <= ENTENTE_JSON_MAX_DEPTH + 1; depth++)
    {
      g_autofree char *opening = g_strnfill (depth, '['), *closing = g_strnfill (depth, ']');
      g_autofree char *json = g_strconcat (opening, closing, NULL);
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      EntenteSourceText text;
      EntenteJsonSummary summary;

      entente_source_text_init (&text, json, strlen (json));
      g_assert_cmpint (entente_json_scan (&text, diagnostics, &summary), ==, depth <= ENTENTE_JSON_MAX_DEPTH);
    }
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-scan/changes", test_changes);
  g_test_add_func ("/kept-scan/depth", test_depth);
  return g_test_run ();
}

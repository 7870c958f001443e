/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Each thing that can be wrong with a dataset is found at its place, alone.
 *
 * A case replaces a piece of a sound document; "@" in the new piece marks where the problem is to be reported and
 * is taken out before reading.
 */

#include "entente-dataset-reader.h"
#include "entente-nearest.h"

#include <string.h>

static const char document[] =
  "{\n"
  "  \"format\": \"entente-dataset\",\n"
  "  \"version\": 1,\n"
  "  \"year\": 2025,\n"
  "  \"title\": {\"en\": \"Test\", \"ja\": \"試験\"},\n"
  "  \"sources\": [{\"id\": \"book\", \"title\": \"Book\"}, {\"id\": \"web\", \"title\": \"Web\"}],\n"
  "  \"hub\": {\"id\": \"HUB\", \"name\": \"Hub\", \"location\": [10, 50]},\n"
  "  \"criteria\": [\n"
  "    {\"id\": \"effort\", \"name\": \"努力\", \"weight\": 3, \"indicators\": [\n"
  "      {\"id\": \"spending\", \"name\": \"Spending\", \"weight\": 2, \"value\": {\"kind\": \"points\", \"points\": [[0, 0], [2, 0.5], [5, 1]]}},\n"
  "      {\"id\": \"troops\", \"name\": \"Troops\", \"value\": {\"kind\": \"log\", \"from\": 10, \"to\": 1000}, \"missing\": \"worst\"},\n"
  "      {\"id\": \"trend\", \"name\": \"Trend\", \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 1}, \"derived\": {\"change-of\": \"spending\", \"years\": 5}}]},\n"
  "    {\"id\": \"bonds\", \"name\": \"Bonds\", \"weight\": 1, \"indicators\": [\n"
  "      {\"id\": \"treaty\", \"name\": \"Treaty\", \"value\": {\"kind\": \"categories\", \"categories\": {\"none\": 0, \"close\": 1}}}]}],\n"
  "  \"measures\": [{\"id\": \"output\", \"name\": \"Output\"}],\n"
  "  \"tiers\": {\"rule\": \"thresholds\", \"list\": [{\"id\": \"1\", \"from\": 0.6}, {\"id\": \"2\", \"from\": 0.3}, {\"id\": \"3\"}]},\n"
  "  \"gates\": [{\"indicator\": \"troops\", \"below\": 5, \"cap\": \"2\"}],\n"
  "  \"presets\": [{\"id\": \"p\", \"name\": \"P\", \"weights\": {\"effort\": 1, \"bonds\": 0}}],\n"
  "  \"partners\": [\n"
  "    {\"id\": \"AA\", \"name\": {\"en\": \"Aland\", \"ja\": \"エー\"}, \"location\": [20, 60],\n"
  "     \"facts\": {\"spending\": {\"2024\": 1.5, \"2025\": {\"value\": 2, \"low\": 1, \"high\": 3, \"source\": \"book\"}}, \"treaty\": {\"2020\": \"close\"}},\n"
  "     \"pledges\": [{\"indicator\": \"spending\", \"target\": 3, \"year\": 2030}]},\n"
  "    {\"id\": \"BB\", \"name\": \"Bland\"}],\n"
  "  \"blocs\": [{\"id\": \"league\", \"name\": \"League\", \"members\": [\"AA\", \"BB\"]}],\n"
  "  \"tie-kinds\": [{\"id\": \"pact\", \"name\": \"Pact\"}],\n"
  "  \"ties\": [{\"a\": \"HUB\", \"b\": \"AA\", \"kind\": \"pact\", \"since\": 1990, \"until\": null}],\n"
  "  \"conditions\": [{\"id\": \"c\", \"name\": \"C\", \"tie-kinds\": [\"pact\"], \"indicator\": \"spending\", \"at-least\": 2}],\n"
  "  \"systems\": [{\"id\": \"sys\", \"name\": \"S\", \"rates\": [{\"from\": \"2025-01\", \"per-month\": 5}]}],\n"
  "  \"orders\": [{\"id\": \"o\", \"partner\": \"AA\", \"system\": \"sys\", \"quantity\": 9, \"ordered\": \"2023-06\"}],\n"
  "  \"milestones\": [{\"date\": \"2026-06-06\", \"name\": \"Fair\"}],\n"
  "  \"scenes\": [{\"id\": \"s\", \"title\": \"S\", \"scenario\": {\"year\": 2024}, \"focus\": [\"BB\"]}],\n"
  "  \"layout\": {\"pins\": {\"AA\": [1, 2]}},\n"
  "  \"scenario\": {\"weights\": {\"effort\": 2, \"bonds\": 2}}\n"
  "}\n";

typedef struct
{
  const char *old, *new;
  const char *pointer;
  const char *remedy; /* part of it, or NULL */
  EntenteSeverity severity;
  guint n; /* problems in all, those that follow from it included; 0 = 1 */
} Case;

static const Case cases[] = {
  /* the document */
  { "\"entente-dataset\"", "@\"entente-data\"", "/format", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"version\": 1", "\"version\": @2", "/version", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"version\": 1", "\"version\": @\"1\"", "/version", "quotation marks", ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"year\": @20255,", "/year", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"year\": @2025.5,", "/year", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "@\"yaer\": 2025,", "/yaer", "“year”", ENTENTE_SEVERITY_NOTE },
  { "\"year\": 2025,", "\"date\": @\"2026-02-30\",", "/date", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"date\": @\"2026-02/07\",", "/date", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"date\": @\"2026/02-07\",", "/date", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"date\": @\"2O26-02-07\",", "/date", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"date\": @\"2026-O2-07\",", "/date", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"date\": @\"2026-02-O7\",", "/date", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"date\": @\"2026-02-7\",", "/date", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"year\": 2025,", "\"marking\": @12,", "/marking", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"en\": \"Test\", \"ja\": \"試験\"}", "@{}", "/title", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"ja\": \"試験\"", "@\"j p\": \"試験\"", "/title/j p", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"ja\": \"試験\"", "\"ja\": @[1]", "/title/ja", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"title\": {\"en\": \"Test\"", "\"year\": 2020, \"title\": {\"en\": \"Test\"", NULL, NULL, ENTENTE_SEVERITY_ERROR },
  { "\"hub\": {", "\"hubb\": {", NULL, NULL, ENTENTE_SEVERITY_ERROR },
  /* ids */
  { "{\"id\": \"web\",", "{\"id\": @\"book\",", "/sources/1/id", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"id\": \"web\",", "{\"id\": @\"w eb\",", "/sources/1/id", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"id\": \"web\",", "{\"id\": @\"\",", "/sources/1/id", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"id\": \"web\",", "{\"id\": @7,", "/sources/1/id", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"id\": \"web\",", "@{", "/sources/1", "“id”", ENTENTE_SEVERITY_ERROR },
  { "{\"id\": \"BB\", \"name\": \"Bland\"}", "{\"id\": @\"AA\", \"name\": \"Bland\"}", "/partners/1/id", NULL, ENTENTE_SEVERITY_ERROR, 3 },
  { "{\"id\": \"output\",", "{\"id\": @\"treaty\",", "/measures/0/id", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"id\": \"HUB\",", "{\"id\": \"HUB\", @\"nam\": \"x\",", "/hub/nam", "“name”", ENTENTE_SEVERITY_NOTE },
  { "{\"id\": \"BB\", \"name\": \"Bland\"}", "{\"id\": \"BB\", \"name\": @\"\"}", "/partners/1/name", NULL, ENTENTE_SEVERITY_ERROR },
  /* criteria */
  { "\"weight\": 3", "\"weight\": @-3", "/criteria/0/weight", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"weight\": 3", "\"weight\": @1e999", "/criteria/0/weight", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"weight\": 3", "\"weight\": 3, @\"wieght\": 4", "/criteria/0/wieght", "“weight”", ENTENTE_SEVERITY_NOTE },
  { "\"weight\": 3", "\"weight\": 3, \"colour\": @\"blue\"", "/criteria/0/colour", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"indicators\": [\n      {\"id\": \"treaty\"", "\"indicators\": @[\n      {\"weight\": 0, \"id\": \"treaty\"", "/criteria/1/indicators", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"points\": [[0, 0], [2, 0.5], [5, 1]]", "\"points\": [[0, 0], [2, 0.5], @[2, 1]]", "/criteria/0/indicators/0/value/points/2", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"points\": [[0, 0], [2, 0.5], [5, 1]]", "\"points\": [[0, 0], [2, @1.5], [5, 1]]", "/criteria/0/indicators/0/value/points/1/1", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"points\": [[0, 0], [2, 0.5], [5, 1]]", "\"points\": @[[0, 0]]", "/criteria/0/indicators/0/value/points", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"points\": [[0, 0], [2, 0.5], [5, 1]]", "\"points\": @[]", "/criteria/0/indicators/0/value/points", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"kind\": \"points\"", "\"kind\": @\"point\"", "/criteria/0/indicators/0/value/kind", "“points”", ENTENTE_SEVERITY_ERROR },
  { "\"from\": 10, \"to\": 1000", "\"from\": @0, \"to\": 1000", "/criteria/0/indicators/1/value/from", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"kind\": \"linear\", \"from\": 0, \"to\": 1", "\"kind\": \"linear\", \"from\": 1, \"to\": @1", "/criteria/0/indicators/2/value/to", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"missing\": \"worst\"", "\"missing\": @\"worse\"", "/criteria/0/indicators/1/missing", "“worst”", ENTENTE_SEVERITY_ERROR },
  { "\"change-of\": \"spending\"", "\"change-of\": @\"spendings\"", "/criteria/0/indicators/2/derived/change-of", "“spending”", ENTENTE_SEVERITY_ERROR },
  { "\"derived\": {\"change-of\": \"spending\"", "\"derived\": @{\"change-of\": \"trend\"", "/criteria/0/indicators/2/derived", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"none\": 0, \"close\": 1}", "@{}", "/criteria/1/indicators/0/value/categories", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"none\": 0, \"close\": 1}", "{\"none\": 0, \"close\": @2}", "/criteria/1/indicators/0/value/categories/close", NULL, ENTENTE_SEVERITY_ERROR },
  /* rules */
  { "{\"id\": \"2\", \"from\": 0.3}", "{\"id\": \"2\", \"from\": @0.7}", "/tiers/list/1/from", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"id\": \"2\", \"from\": 0.3}", "@{\"id\": \"2\"}", "/tiers/list/1", "“from”", ENTENTE_SEVERITY_ERROR },
  { "{\"id\": \"3\"}", "{\"id\": \"3\", \"from\": @0.1}", "/tiers/list/2/from", NULL, ENTENTE_SEVERITY_WARNING },
  { "\"cap\": \"2\"", "\"cap\": @\"9\"", "/gates/0/cap", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"indicator\": \"troops\", \"below\": 5", "\"indicator\": @\"troop\", \"below\": 5", "/gates/0/indicator", "“troops”", ENTENTE_SEVERITY_ERROR },
  { "{\"effort\": 1, \"bonds\": 0}", "{\"effort\": 1, \"bonds\": 0, @\"bond\": 0}", "/presets/0/weights/bond", "“bonds”", ENTENTE_SEVERITY_ERROR },
  { "{\"effort\": 1, \"bonds\": 0}", "@{\"effort\": 1}", "/presets/0/weights", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"effort\": 1, \"bonds\": 0}", "@{\"effort\": 0, \"bonds\": 0}", "/presets/0/weights", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"effort\": 1, \"bonds\": 0}", "{\"effort\": 1, \"bonds\": @-1}", "/presets/0/weights/bonds", NULL, ENTENTE_SEVERITY_ERROR },
  /* partners */
  { "\"location\": [20, 60]", "\"location\": [20, @90.5]", "/partners/0/location/1", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"location\": [20, 60]", "\"location\": [@-181, 60]", "/partners/0/location/0", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"location\": [20, 60]", "\"location\": @[20]", "/partners/0/location", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"facts\": {\"spending\"", "\"facts\": {@\"spendin\"", "/partners/0/facts/spendin", "“spending”", ENTENTE_SEVERITY_ERROR },
  { "\"2024\": 1.5", "@\"24\": 1.5", "/partners/0/facts/spending/24", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"2024\": 1.5", "@\"late\": 1.5", "/partners/0/facts/spending/late", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"2024\": 1.5", "\"2024\": @\"1.5\"", "/partners/0/facts/spending/2024", "quotation marks", ENTENTE_SEVERITY_ERROR },
  { "\"2024\": 1.5", "\"2024\": @-1e999", "/partners/0/facts/spending/2024", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"source\": \"book\"", "\"source\": @\"bok\"", "/partners/0/facts/spending/2025/source", "“book”", ENTENTE_SEVERITY_ERROR },
  { "\"low\": 1, \"high\": 3", "\"low\": 4, \"high\": @3", "/partners/0/facts/spending/2025/high", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"2020\": \"close\"", "\"2020\": @\"closed\"", "/partners/0/facts/treaty/2020", "“close”", ENTENTE_SEVERITY_ERROR },
  { "\"2020\": \"close\"", "\"2020\": @3", "/partners/0/facts/treaty/2020", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"target\": 3, \"year\": 2030", "\"target\": 3, \"year\": @203", "/partners/0/pledges/0/year", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"indicator\": \"spending\", \"target\": 3, \"year\": 2030}", "{\"indicator\": @\"money\", \"target\": 3, \"year\": 2030}", "/partners/0/pledges/0/indicator", NULL, ENTENTE_SEVERITY_ERROR },
  /* ties and the rest */
  { "[\"AA\", \"BB\"]", "[\"AA\", @\"CC\"]", "/blocs/0/members/1", NULL, ENTENTE_SEVERITY_WARNING },
  { "[\"AA\", \"BB\"]", "[\"AA\", @\"AA\"]", "/blocs/0/members/1", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"b\": \"AA\"", "\"b\": @\"AAA\"", "/ties/0/b", "“AA”", ENTENTE_SEVERITY_ERROR },
  { "\"b\": \"AA\"", "\"b\": @\"HUB\"", "/ties/0/b", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"kind\": \"pact\"", "\"kind\": @\"pakt\"", "/ties/0/kind", "“pact”", ENTENTE_SEVERITY_ERROR },
  { "\"until\": null", "\"until\": @1980", "/ties/0/until", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"tie-kinds\": [\"pact\"]", "\"tie-kinds\": @[]", "/conditions/0/tie-kinds", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"tie-kinds\": [\"pact\"]", "\"tie-kinds\": [@\"pct\"]", "/conditions/0/tie-kinds/0", "“pact”", ENTENTE_SEVERITY_ERROR },
  { "\"system\": \"sys\"", "\"system\": @\"syz\"", "/orders/0/system", "“sys”", ENTENTE_SEVERITY_ERROR },
  { "\"partner\": \"AA\"", "\"partner\": @\"HUB\"", "/orders/0/partner", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"ordered\": \"2023-06\"", "\"ordered\": @\"2023-13\"", "/orders/0/ordered", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"date\": \"2026-06-06\"", "\"date\": @\"6.6.2026\"", "/milestones/0/date", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"focus\": [\"BB\"]", "\"focus\": [@\"BC\"]", "/scenes/0/focus/0", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"year\": 2024}", "{\"year\": @\"soon\"}", "/scenes/0/scenario/year", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"year\": 2024}", "{\"year\": 2024}, \"view\": @\"globe\"", "/scenes/0/view", "orbit", ENTENTE_SEVERITY_WARNING },
  { "{\"year\": 2024}", "{\"year\": 2024}, \"view\": @3", "/scenes/0/view", NULL, ENTENTE_SEVERITY_ERROR },
  { "\"pins\": {\"AA\"", "\"pins\": {@\"AC\"", "/layout/pins/AC", NULL, ENTENTE_SEVERITY_ERROR },
  { "{\"effort\": 2, \"bonds\": 2}", "{\"effort\": 2, \"bonds\": 2, @\"bonus\": 2}", "/scenario/weights/bonus", "“bonds”", ENTENTE_SEVERITY_ERROR },
  { "\"presets\": [", "\"presets\": @[3, ", NULL, NULL, ENTENTE_SEVERITY_ERROR },
  { "\"blocs\": [{\"id\": \"league\", \"name\": \"League\", \"members\": [\"AA\", \"BB\"]}]", "\"blocs\": @\"none\"", "/blocs", NULL, ENTENTE_SEVERITY_ERROR },
};

/* The document with the piece replaced, the mark taken out, and the place where it was. */
static char *
make_text (const Case *c,
           guint *line,
           guint *column)
{
  const char *piece = strstr (document, c->old);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *mark, *p;

  g_assert_nonnull (piece);
  g_assert_null (strstr (piece + 1, c->old));
  g_string_append_len (text, document, piece - document);
  g_string_append (text, c->new);
  g_string_append (text, piece + strlen (c->old));
  *line = *column = 1;
  mark = strchr (text->str, '@');
  if (mark != NULL)
    {
      for (p = text->str; p < mark; p = g_utf8_next_char (p))
        {
          *column = *p == '\n' ? 1 : *column + 1;
          *line += *p == '\n';
        }
      g_string_erase (text, mark - text->str, 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static EntenteDiagnostics *
read_text (const char *text)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_cmpint (dataset != NULL, ==, entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) == 0);
  return g_steal_pointer (&diagnostics);
}

static void
check_case (const Case *c)
{
  guint line, column;
  g_autofree char *text = make_text (c, &line, &column);
  g_autoptr (EntenteDiagnostics) diagnostics = read_text (text);
  const EntenteDiagnostic *d;

  if (entente_diagnostics_get_length (diagnostics) == 0)
    g_error ("nothing was said about %s", c->new);
  if (c->pointer == NULL)
    return;
  d = entente_diagnostics_get (diagnostics, 0);
  if (entente_diagnostics_get_length (diagnostics) != MAX (c->n, 1))
    g_error ("%s: %u problems; the first two: %s, %s", c->new, entente_diagnostics_get_length (diagnostics), d->message,
             entente_diagnostics_get (diagnostics, entente_diagnostics_get_length (diagnostics) > 1)->message);
  if (d->line != line || d->column != column || g_strcmp0 (d->pointer, c->pointer) != 0 || d->severity != c->severity)
    g_error ("%s: “%s” at %u:%u %s instead of %u:%u %s", c->new, d->message, d->line, d->column, d->pointer, line, column, c->pointer);
  if (c->remedy != NULL && (d->remedy == NULL || strstr (d->remedy, c->remedy) == NULL))
    g_error ("%s: the remedy “%s” does not say “%s”", c->new, d->remedy, c->remedy);
}

static void
test_cases (void)
{
  g_autoptr (EntenteDiagnostics) sound = read_text (document);
  gsize i;

  if (entente_diagnostics_get_length (sound) > 0)
    g_error ("%s", entente_diagnostics_get (sound, 0)->message);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* Cutting the document anywhere, or taking any one member's value for another type, never breaks the reader. */
static void
test_any_damage (void)
{
  static const char *const others[] = { "null", "3", "\"x\"", "[]", "{}", "[[]]", "[{}]", "[3]", "{\"a\":{}}", "true", "-1e300" };
  gsize length = strlen (document), i, k;

  for (i = 0; i < length; i += 3)
    {
      g_autofree char *text = g_strndup (document, i);
      g_autoptr (EntenteDiagnostics) diagnostics = read_text (text);

      g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), ==, 1);
    }
  for (i = 0; i < length; i++)
    for (k = 0; document[i] == ':' && k < G_N_ELEMENTS (others); k++)
      {
        gsize end = i + 2;
        g_autoptr (GString) text = g_string_new_len (document, i + 2);
        g_autoptr (EntenteDiagnostics) diagnostics = NULL;
        int depth = 0;

        while (depth > 0 || strchr (",]}\n", document[end]) == NULL)
          {
            depth += document[end] == '[' || document[end] == '{';
            depth -= document[end] == ']' || document[end] == '}';
            end++;
          }
        g_string_append (text, others[k]);
        g_string_append (text, document + end);
        diagnostics = read_text (text->str);
      }
}

static void
test_all_at_once (void)
{
  g_autoptr (GString) text = g_string_new (document);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  guint i;

  g_string_replace (text, "\"version\": 1", "\"version\": 7", 1);
  g_string_replace (text, "\"weight\": 3", "\"weight\": -3", 1);
  g_string_replace (text, "[20, 60]", "[20, 160]", 1);
  g_string_replace (text, "\"kind\": \"pact\"", "\"kind\": \"pakt\"", 1);
  g_string_replace (text, "\"year\": 2025,", "\"yaer\": 2025,", 1);
  diagnostics = read_text (text->str);
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), ==, 4);
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_NOTE), ==, 1);
  for (i = 1; i < entente_diagnostics_get_length (diagnostics); i++)
    g_assert_cmpuint (entente_diagnostics_get (diagnostics, i - 1)->line, <, entente_diagnostics_get (diagnostics, i)->line);
}

static void
test_excerpt (void)
{
  g_autoptr (GString) text = g_string_new (document);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  const EntenteDiagnostic *d;
  const char *place;

  g_string_replace (text, "\"weight\": 3", "\"weight\": -3", 1);
  diagnostics = read_text (text->str);
  d = entente_diagnostics_get (diagnostics, 0);
  g_assert_cmpuint (d->length, ==, 2);
  place = g_utf8_offset_to_pointer (d->excerpt, d->excerpt_column - 1);
  g_assert_true (g_str_has_prefix (place, "-3"));
  g_assert_cmpuint (strlen (d->excerpt), <, 200);
}

/* A thousand notes do not hide an error, and all are counted. */
static void
test_cap (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  guint i;

  for (i = 0; i < 1000; i++)
    g_string_append_printf (text, "\"n%u\": 1,\n", i);
  g_string_append (text, document + 1);
  g_string_replace (text, "\"weight\": 3", "\"weight\": -3", 1);
  diagnostics = read_text (text->str);
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_NOTE), ==, 1000);
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics) + entente_diagnostics_get_suppressed (diagnostics), ==, 1001);
  g_assert_cmpint (entente_diagnostics_get (diagnostics, entente_diagnostics_get_length (diagnostics) - 1)->severity, ==,
                   ENTENTE_SEVERITY_ERROR);
}

static void
test_nearest (void)
{
  static const char *const known[] = { "weight", "width", "name", "JP", "PL", "own-defence" };
  const gsize n = G_N_ELEMENTS (known);
  char a[65] = "", b[65] = "";

  g_assert_cmpuint (entente_nearest_get_distance ("wieght", "weight", 3), ==, 1);
  g_assert_cmpuint (entente_nearest_get_distance ("kitten", "sitting", 5), ==, 3);
  g_assert_cmpuint (entente_nearest_get_distance ("", "abc", 5), ==, 3);
  g_assert_cmpuint (entente_nearest_get_distance ("ab", "ba", 5), ==, 1);
  g_assert_cmpuint (entente_nearest_get_distance ("ewight", "weight", 5), ==, 1);
  g_assert_cmpuint (entente_nearest_get_distance ("weihgt", "weight", 5), ==, 1);
  /* The longest words that are compared letter by letter, and the shortest that are not. */
  memset (a, 'a', 63);
  memset (b, 'a', 63);
  b[62] = 'b';
  g_assert_cmpuint (entente_nearest_get_distance (a, b, 5), ==, 1);
  a[63] = b[63] = 'a';
  g_assert_cmpuint (entente_nearest_get_distance (a, b, 5), ==, 6);
  g_assert_cmpuint (entente_nearest_get_distance (a, a, 5), ==, 0);
  g_assert_cmpstr (entente_nearest_find ("weigth", known, n), ==, "weight");
  g_assert_cmpstr (entente_nearest_find ("Own_Defence", known, n), ==, "own-defence");
  g_assert_cmpstr (entente_nearest_find ("jp", known, n), ==, "JP");
  g_assert_null (entente_nearest_find ("JX", known, n));
  /* Never the word itself, the first of two that are as near, and one letter of three at most. */
  {
    const char *const near[] = { "abc", "abd", "abe", "xyzabc", "xyzcba" };

    g_assert_cmpstr (entente_nearest_find ("abc", near, 1), ==, NULL);
    g_assert_cmpstr (entente_nearest_find ("abc", near, 2), ==, "abd");
    g_assert_cmpstr (entente_nearest_find ("abf", near, 3), ==, "abc");
    g_assert_cmpstr (entente_nearest_find ("adf", near, 3), ==, NULL);
    g_assert_cmpstr (entente_nearest_find ("xyzacd", near, 5), ==, "xyzabc");
  }
  g_assert_null (entente_nearest_find ("completely", known, n));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnostics/cases", test_cases);
  g_test_add_func ("/diagnostics/any-damage", test_any_damage);
  g_test_add_func ("/diagnostics/all-at-once", test_all_at_once);
  g_test_add_func ("/diagnostics/excerpt", test_excerpt);
  g_test_add_func ("/diagnostics/cap", test_cap);
  g_test_add_func ("/nearest/find", test_nearest);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the reader makes of a sound file: every member is kept, at its place. */

#include "entente-dataset-reader.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define HEAD "{\"format\":\"entente-dataset\",\"version\":1,\"hub\":{\"id\":\"H\",\"name\":\"Hub\"},"
#define CRITERIA "\"criteria\":[{\"id\":\"c\",\"name\":\"C\",\"indicators\":[{\"id\":\"i\",\"name\":\"I\"," \
                 "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":1}}]}],"

static EntenteDataset *
read_text (const char *text)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL || entente_diagnostics_get_length (diagnostics) > 0)
    g_error ("%s", entente_diagnostics_get (diagnostics, 0)->message);
  return dataset;
}

static EntenteDataset *
read_file (const char *name)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), name, NULL);
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL || entente_diagnostics_get_length (diagnostics) > 0)
    g_error ("%s: %s", name, entente_diagnostics_get (diagnostics, 0)->message);
  return dataset;
}

static void
test_everything (void)
{
  static const char *const japanese[] = { "ja", NULL };
  g_autoptr (EntenteDataset) d = read_file ("tests/data/good-everything.json");
  const EntenteQuantity *q;
  const EntentePartner *p;
  const EntenteFact *facts;
  guint n;

  g_assert_cmpstr (entente_text_get (&d->title, japanese), ==, "港の比較");
  g_assert_cmpstr (entente_text_get (&d->marking, NULL), ==, "For exercises only");
  g_assert_cmpstr (d->date, ==, "2026-02-07");
  g_assert_cmpint (d->year, ==, 2025);
  g_assert_cmpuint (strlen (d->hash), ==, 64);
  g_assert_cmpstr (d->hub_id, ==, "HUB");
  g_assert_true (d->hub_has_location);
  g_assert_cmpfloat (d->hub_longitude, ==, -10.5);
  g_assert_cmpuint (d->n_sources, ==, 2);
  g_assert_cmpint (d->sources[0].year, ==, 2025);
  g_assert_cmpstr (d->sources[0].licence, ==, "CC BY 4.0");

  g_assert_cmpuint (d->n_criteria, ==, 2);
  g_assert_cmpfloat (d->criteria[0].weight, ==, 35);
  g_assert_cmpstr (d->criteria[0].colour, ==, "#1a5fb4");
  g_assert_cmpuint (d->criteria[1].first_indicator, ==, d->criteria[0].n_indicators);
  g_assert_cmpuint (d->n_quantities, ==, d->n_indicators + 2);
  q = &d->quantities[entente_dataset_find_quantity (d, "spending")];
  g_assert_cmpint (q->value.kind, ==, ENTENTE_VALUE_POINTS);
  g_assert_cmpuint (q->value.n_points, ==, 4);
  g_assert_cmpfloat (q->value.points[2].v, ==, 0.8);
  g_assert_cmpint (q->price_of, ==, entente_dataset_find_quantity (d, "output"));
  g_assert_cmpfloat (q->price_share, ==, 0.01);
  g_assert_cmpint (q->missing, ==, ENTENTE_MISSING_WORST);
  g_assert_cmpint (q->decimals, ==, 2);
  q = &d->quantities[entente_dataset_find_quantity (d, "trend")];
  g_assert_cmpint (q->derived, ==, ENTENTE_DERIVED_CHANGE_OF);
  g_assert_cmpint (q->years, ==, 5);
  q = &d->quantities[entente_dataset_find_quantity (d, "money")];
  g_assert_cmpint (q->derived, ==, ENTENTE_DERIVED_PRODUCT);
  g_assert_cmpfloat (q->times, ==, 1e-8);
  g_assert_cmpint (q->value.kind, ==, ENTENTE_VALUE_LOG);
  q = &d->quantities[entente_dataset_find_quantity (d, "treaty")];
  g_assert_cmpuint (q->value.n_categories, ==, 3);
  g_assert_cmpstr (q->value.categories[1].key, ==, "loose");
  g_assert_cmpstr (entente_text_get (&q->value.categories[1].name, japanese), ==, "緩い");
  g_assert_cmpfloat (q->value.categories[1].v, ==, 0.5);
  g_assert_true (q->fixed);
  g_assert_cmpint (d->quantities[entente_dataset_find_quantity (d, "rank")].value.kind, ==, ENTENTE_VALUE_MIN_MAX);
  g_assert_true (d->quantities[entente_dataset_find_quantity (d, "rank")].value.descending);

  g_assert_cmpint (d->tier_rule, ==, ENTENTE_TIER_RULE_THRESHOLDS);
  g_assert_cmpuint (d->n_tiers, ==, 3);
  g_assert_cmpfloat (d->tiers[1].from, ==, 0.45);
  g_assert_true (isnan (d->tiers[2].from));
  g_assert_cmpint (d->gates[0].cap, ==, 1);
  g_assert_cmpfloat (d->gates[0].below, ==, 30);
  g_assert_true (isnan (d->gates[0].above));

  p = &d->partners[entente_dataset_find_partner (d, "TR")];
  g_assert_cmpint (entente_dataset_find_partner (d, "HUB"), ==, ENTENTE_HUB);
  g_assert_cmpstr (entente_text_get (&p->name, NULL), ==, "Türkiye");
  g_assert_true (entente_dataset_partner_matches (d, p - d->partners, "turkey"));
  g_assert_true (entente_dataset_partner_matches (d, p - d->partners, "TURKIYE"));
  g_assert_true (entente_dataset_partner_matches (d, p - d->partners, "トルコ"));
  g_assert_true (entente_dataset_partner_matches (d, p - d->partners, "とるこ"));
  g_assert_false (entente_dataset_partner_matches (d, p - d->partners, "japan"));
  facts = entente_dataset_get_facts (d, p - d->partners, entente_dataset_find_quantity (d, "spending"), &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (facts[0].year, ==, 2019);
  g_assert_true (isnan (facts[1].value));
  g_assert_cmpfloat (facts[2].value, ==, 1.8);
  g_assert_cmpfloat (facts[2].low, ==, 1.7);
  g_assert_cmpint (facts[2].source, ==, 1);
  g_assert_cmpint (facts[0].source, ==, 0);
  g_assert_cmpstr (entente_text_get (facts[2].note, NULL), ==, "estimate");
  facts = entente_dataset_get_facts (d, p - d->partners, entente_dataset_find_quantity (d, "treaty"), &n);
  g_assert_cmpint (facts[0].category, ==, 1);
  g_assert_null (entente_dataset_get_facts (d, p - d->partners, entente_dataset_find_quantity (d, "rank"), &n));
  g_assert_cmpint (d->first_year, ==, 2019);
  g_assert_cmpint (d->last_year, ==, 2025);
  g_assert_cmpuint (p->n_pledges, ==, 2);
  g_assert_cmpint (p->pledges[0].year, ==, 2027);
  g_assert_cmpfloat (p->agenda[0].what_ifs[0].value, ==, 3);
  g_assert_true (p->agenda[0].what_ifs[1].missing);
  g_assert_cmpint (p->plan[0].priority, ==, 1);
  g_assert_cmpuint (d->n_regions, ==, 2);
  g_assert_cmpint (d->partners[0].region_index, ==, d->partners[2].region_index);
  g_assert_cmpint (d->partners[0].region_index, !=, p->region_index);

  g_assert_cmpuint (d->blocs[0].n_members, ==, 2);
  g_assert_true (d->blocs[0].has_hub);
  g_assert_cmpint (d->ties[0].a, ==, ENTENTE_HUB);
  g_assert_cmpint (d->ties[0].b, ==, 0);
  g_assert_cmpint (d->ties[0].since, ==, 1960);
  g_assert_cmpint (d->ties[0].until, ==, 0);
  g_assert_cmpfloat (d->tie_kinds[1].strength, ==, 0.5);
  g_assert_cmpfloat (d->conditions[0].at_least, ==, 3.5);
  g_assert_true (d->conditions[0].hypothetical);
  g_assert_cmpfloat (d->presets[1].weights[1], ==, 60);
  g_assert_cmpint (entente_dataset_find_preset (d, "second"), ==, 1);
  g_assert_cmpint (d->systems[0].rates[1].from.month, ==, 7);
  g_assert_cmpint (d->orders[0].quantity, ==, 48);
  g_assert_cmpint (d->orders[0].promised.year, ==, 2027);
  g_assert_cmpfloat (d->investments[0].adds_per_month, ==, 2);
  g_assert_cmpstr (d->milestones[0].date, ==, "2026-06-06");
  g_assert_cmpint (d->scenes[0].focus[1], ==, 2);
  g_assert_cmpstr (d->scenes[0].view, ==, "orbit");
  g_assert_cmpstr (d->scenes[0].scenario, ==, "{\"year\": 2024}");
  g_assert_nonnull (d->scenario);
  g_assert_nonnull (d->baseline);
  g_assert_cmpfloat (d->pins[0].y, ==, -2.5);
  g_assert_cmpfloat (d->uncertainty, ==, 0.25);
  g_assert_cmpfloat (d->least_shares[1], ==, 0.1);
  g_assert_cmpint (d->order[0], ==, 1);
}

static void
test_defaults (void)
{
  g_autoptr (EntenteDataset) d = read_text (HEAD CRITERIA "\"partners\":[{\"id\":\"A\",\"name\":\"A\"}]}");

  g_assert_cmpuint (d->n_tiers, ==, 3);
  g_assert_cmpint (d->tier_rule, ==, ENTENTE_TIER_RULE_SIZES);
  g_assert_cmpint (d->year, ==, 0);
  g_assert_cmpfloat (d->criteria[0].weight, ==, 1);
  g_assert_cmpint (d->quantities[0].price_of, ==, ENTENTE_NONE);
  g_assert_false (d->partners[0].has_location);
  g_assert_cmpuint (d->partners[0].n_facts, ==, 0);
}

/* Pledges are sorted by indicator and year; two for one year of one indicator are a mistake. */
static void
test_pledges (void)
{
  static const struct
  {
    const char *pledges;
    gboolean sound;
  } cases[] = {
    { "{\"indicator\":\"j\",\"target\":1,\"year\":2027},{\"indicator\":\"i\",\"target\":1,\"year\":2030},"
      "{\"indicator\":\"i\",\"target\":1,\"year\":2027}", TRUE },
    { "{\"indicator\":\"i\",\"target\":1,\"year\":2030},{\"indicator\":\"j\",\"target\":1,\"year\":2030},"
      "{\"indicator\":\"i\",\"target\":2,\"year\":2030}", FALSE },
    { "{\"indicator\":\"j\",\"target\":1,\"year\":2027},{\"indicator\":\"j\",\"target\":1,\"year\":2027}", FALSE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (
        HEAD "\"criteria\":[{\"id\":\"c\",\"name\":\"C\",\"indicators\":["
        "{\"id\":\"i\",\"name\":\"I\",\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":1}},"
        "{\"id\":\"j\",\"name\":\"J\",\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":1}}]}],"
        "\"partners\":[{\"id\":\"A\",\"name\":\"A\",\"pledges\":[", cases[i].pledges, "]}]}", NULL);
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (EntenteDataset) d = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

      if (cases[i].sound)
        {
          const EntentePledge *pledges = d->partners[0].pledges;

          g_assert_cmpuint (d->partners[0].n_pledges, ==, 3);
          g_assert_true (pledges[0].quantity == 0 && pledges[1].quantity == 0 && pledges[2].quantity == 1);
          g_assert_cmpint (pledges[0].year, ==, 2027);
          g_assert_cmpint (pledges[1].year, ==, 2030);
          continue;
        }
      g_assert_null (d);
      g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 1);
      g_assert_nonnull (strstr (entente_diagnostics_get (diagnostics, 0)->message, "Two pledges name"));
    }
}

/* The order of the members in the file means nothing. */
static void
test_any_order (void)
{
  g_autoptr (EntenteDataset) d
    = read_text ("{\"ties\":[{\"a\":\"H\",\"b\":\"A\",\"kind\":\"k\"}],\"partners\":[{\"facts\":{\"i\":{\"2025\":0.5,\"2021\":0.25}},"
                 "\"name\":\"A\",\"id\":\"A\"}],\"tie-kinds\":[{\"id\":\"k\",\"name\":\"K\"}]," CRITERIA
                 "\"hub\":{\"id\":\"H\",\"name\":\"Hub\"},\"version\":1.0,\"format\":\"entente-dataset\"}");

  g_assert_cmpint (d->ties[0].b, ==, 0);
  g_assert_cmpint (d->partners[0].facts[0].year, ==, 2021);
  g_assert_cmpint (d->year, ==, 2025);
}

/* Figures come through to the last bit, those json-glib alone would cut too. */
static void
test_numbers (void)
{
  static const char *const numbers[] = { "0.1", "-0", "1e22", "123456789012345678", "9223372036854775807", "9223372036854775808",
                                         "100000000000000000000", "1.7976931348623157e308", "5e-324", "0.30000000000000004",
                                         "1E5", "-12.5e-3", "3.0000000000000000000000000001" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strdup_printf (HEAD CRITERIA "\"partners\":[{\"id\":\"A\",\"name\":\"A\",\"facts\":{\"i\":{\"2025\":%s}}}]}",
                                               numbers[i]);
      g_autoptr (EntenteDataset) d = read_text (text);

      g_assert_cmpfloat (d->partners[0].facts[0].value, ==, g_ascii_strtod (numbers[i], NULL));
    }
}

static void
count_progress_cb (double fraction,
                   gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
cancel_cb (double fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static GBytes *
make_long_file (guint n_partners)
{
  GString *text = g_string_new (HEAD CRITERIA "\"partners\":[");
  gsize length;
  guint i;

  for (i = 0; i < n_partners; i++)
    g_string_append_printf (text, "%s{\"id\":\"p%u\",\"name\":{\"en\":\"Partner %u\",\"ja\":\"相手%u\"},\"facts\":{\"i\":{\"2025\":0.5}}}",
                            i > 0 ? "," : "", i, i, i);
  g_string_append (text, "]}");
  length = text->len;
  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (GBytes) bytes = make_long_file (30000);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EntenteDataset) dataset = NULL;
  double last = 0;

  dataset = entente_dataset_read_bytes (bytes, diagnostics, count_progress_cb, &last, NULL);
  g_assert_nonnull (dataset);
  g_assert_cmpfloat (last, ==, 1);
  g_assert_null (entente_dataset_read_bytes (bytes, diagnostics, cancel_cb, cancellable, cancellable));
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 0);
}

static void
test_many_partners (void)
{
  g_autoptr (GBytes) most = make_long_file (100000);
  g_autoptr (GBytes) more = make_long_file (100001);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (most, diagnostics, NULL, NULL, NULL);

  g_assert_cmpuint (dataset->n_partners, ==, 100000);
  g_assert_cmpint (entente_dataset_find_partner (dataset, "p99999"), ==, 99999);
  g_assert_null (entente_dataset_read_bytes (more, diagnostics, NULL, NULL, NULL));
  g_assert_cmpstr (entente_diagnostics_get (diagnostics, 0)->pointer, ==, "/partners");
}

static void
test_languages (void)
{
  const EntenteTextEntry entries[] = { { "de", "Haus" }, { "en", "house" }, { "pt-BR", "casa" }, { "ja", "家" } };
  const EntenteText text = { 4, entries };
  const EntenteText plain = { 2, entries };
  const struct
  {
    const char *languages[3];
    const char *string;
  } wanted[] = { { { "ja_JP.UTF-8", "C" }, "家" }, { { "pt_BR", NULL }, "casa" }, { { "pt", NULL }, "casa" }, { { "fr", "de_AT" }, "Haus" },
                 { { "fr", NULL }, "house" }, { { "C", NULL }, "house" }, { { NULL }, "house" }, { { "JA", NULL }, "家" } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (entente_text_get (&text, wanted[i].languages), ==, wanted[i].string);
  g_assert_cmpstr (entente_text_get (&plain, NULL), ==, "house");
}

static void
test_fold (void)
{
  static const char *const pairs[][2] = { { "Türkiye", "turkiye" }, { "CÔTE D’IVOIRE", "cote d'ivoire" }, { "Ærø", "aero" }, { "Łódź", "lodz" },
                                          { "カタカナ", "かたかな" }, { "がぎ", "が" "ぎ" }, { "ＡＢＣ", "abc" }, { "Straße", "strasse" },
                                          /* Turkish, by either keyboard */
                                          { "İstanbul", "istanbul" }, { "ISTANBUL", "istanbul" }, { "ıspartA", "isparta" },
                                          { "ISPARTA", "isparta" }, { "DİYARBAKIR", "diyarbakir" }, { "Diyarbakır", "diyarbakir" } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = entente_text_fold (pairs[i][0]);
      g_autofree char *wanted = g_utf8_normalize (pairs[i][1], -1, G_NORMALIZE_ALL);
      g_autofree char *again = entente_text_fold (folded);

      g_assert_cmpstr (folded, ==, wanted);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* What the locale takes for a small I is of no matter: names are in many languages at once. */
static void
test_turkish_search (void)
{
  EntenteTextEntry entries[] = { { .language = "en", .string = "Isparta" }, { .language = "tr", .string = "Diyarbakır İli" } };
  const EntenteText text = { .n_entries = 2, .entries = entries };
  static const char *const needles[] = { "isparta", "ISPARTA", "ısparta", "İSPARTA", "diyarbakir", "DİYARBAKIR", "iLi", "ılı" };
  gsize i;

  g_assert_nonnull (setlocale (LC_ALL, "tr_TR.UTF-8"));
  for (i = 0; i < G_N_ELEMENTS (needles); i++)
    if (!entente_text_matches (&text, needles[i]))
      g_error ("“%s” finds nothing", needles[i]);
  g_assert_false (entente_text_matches (&text, "ispirta"));
  setlocale (LC_ALL, "C");
}

static void
test_samples (void)
{
  g_autoptr (EntenteDataset) partners = read_file ("resources/sample/partners-2026.json");
  g_autoptr (EntenteDataset) venues = read_file ("resources/sample/venues-example.json");

  g_assert_cmpuint (partners->n_partners, ==, 86);
  g_assert_cmpuint (partners->n_criteria, ==, 5);
  g_assert_cmpuint (partners->n_indicators, ==, 18);
  g_assert_cmpuint (venues->n_partners, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-reader/everything", test_everything);
  g_test_add_func ("/dataset-reader/defaults", test_defaults);
  g_test_add_func ("/dataset-reader/pledges", test_pledges);
  g_test_add_func ("/dataset-reader/any-order", test_any_order);
  g_test_add_func ("/dataset-reader/numbers", test_numbers);
  g_test_add_func ("/dataset-reader/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/dataset-reader/many-partners", test_many_partners);
  g_test_add_func ("/dataset-reader/turkish-search", test_turkish_search);
  g_test_add_func ("/dataset-reader/samples", test_samples);
  g_test_add_func ("/text/languages", test_languages);
  g_test_add_func ("/text/fold", test_fold);
  return g_test_run ();
}

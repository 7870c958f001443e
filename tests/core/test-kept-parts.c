/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What small parts answer to many questions, at the ends of what they are asked for and between them, stays as it is from
 * version to version: values of figures, cut-offs, magnified pictures, shares, numbers as people write them, levers. */

#include "kept-sample.h"

#include "entente-cut-off.h"
#include "entente-dataset-reader.h"
#include "entente-format.h"
#include "entente-graph-layout.h"
#include "entente-hull.h"
#include "entente-json-places.h"
#include "entente-label-grid.h"
#include "entente-leverage.h"
#include "entente-map-regions.h"
#include "entente-name-column.h"
#include "entente-number-input.h"
#include "entente-projection.h"
#include "entente-shares.h"
#include "entente-value-function.h"
#include "entente-viewport.h"
#include "entente-visible-text.h"
#include "entente-what-if.h"

#include <math.h>

static const double figures[] = { -INFINITY, -1e300, -200, -1, -0.5, 0, 1e-300, 1e-7, 0.25, 0.5, 0.999, 1, 1.5, 2, 3, 5,
                                  9.995, 10, 47, 100, 999.5, 1000, 12345.678, 1e6, 2.5e9, 1e13, 1e300, INFINITY, NAN };

static EntenteDataset *
read_everything (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "core", "kept", "everything.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  return entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
}

static void
merge (EntenteScenario *scenario,
       EntenteDataset *dataset,
       const char *json)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  if (!entente_scenario_merge_json (scenario, dataset, json, -1, diagnostics))
    g_error ("%s: %s", json, entente_diagnostics_get (diagnostics, 0)->message);
}

/* -- Figures ----------------------------------------------------------------------------------------------- */

static void
add_function (KeptNumbers *kept,
              const EntenteValueFunction *function)
{
  static const double columns[][5] = { { 3, 1, NAN, 2, 2 }, { NAN, NAN, NAN, NAN, NAN }, { 7, NAN, NAN, NAN, NAN },
                                       { 0, 0, 0, 0, 0 },   { -4, 4, -4, 4, 0 },        { 1e300, -1e300, 1, 2, 3 } };
  double found[G_N_ELEMENTS (figures)];
  gsize c, i;

  for (c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      EntenteValueScale scale;

      entente_value_scale_init (&scale, function, columns[c], 5);
      for (i = 0; i < G_N_ELEMENTS (figures); i++)
        found[i] = 1000 * entente_value_function_apply (function, &scale, figures[i]);
      kept_numbers_add_doubles (kept, "values", found, G_N_ELEMENTS (figures));
      entente_value_scale_clear (&scale);
    }
}

static void
test_values (void)
{
  static const double ends[][2] = { { 0, 10 }, { 10, 0 }, { 2, 2 }, { 1, 100 }, { 100, 1 }, { -1e300, 1e300 }, { -5, 5 } };
  static const EntenteValuePoint points[] = { { 0, 0.2 }, { 1, 0.6 }, { 3, 0.1 }, { 10, 1 } };
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("values.txt");
  EntenteValueKind kind;
  guint i;

  for (kind = ENTENTE_VALUE_LINEAR; kind <= ENTENTE_VALUE_PERCENTILE; kind++)
    for (i = 0; i < G_N_ELEMENTS (ends) && kind != ENTENTE_VALUE_CATEGORIES; i++)
      {
        const EntenteValueFunction function = { .kind = kind, .from = ends[i][0], .to = ends[i][1], .points = points,
                                                .n_points = MIN (i, 4), .descending = i % 2 == 1 };

        if (kind == ENTENTE_VALUE_POINTS && i == 0)
          continue;
        kept_sample_start (kept, "function", kind * 10 + i);
        add_function (kept, &function);
      }
  kept_numbers_check (kept);
}

static void
test_ranges (void)
{
  g_autoptr (EntenteDataset) dataset = read_everything ();
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("ranges.txt");
  guint k, i;

  for (k = 0; k < dataset->n_quantities; k++)
    for (i = 0; i < 4; i++)
      {
        static const double facts[] = { NAN, 2, -700, 30000 };
        EntenteWhatIfRange range;
        double found[4 + 3 * 20];
        guint p;

        entente_what_if_range_init (&range, &dataset->quantities[k], facts[i]);
        found[0] = range.from;
        found[1] = range.to;
        found[2] = range.logarithmic;
        found[3] = range.step;
        for (p = 0; p < 20; p++)
          {
            const double raw = entente_what_if_range_get_raw (&range, p / 16.0 - 0.1);

            found[4 + 3 * p] = raw;
            found[5 + 3 * p] = 100 * entente_what_if_range_get_place (&range, raw + 0.3);
            found[6 + 3 * p] = entente_what_if_range_move (&range, raw, (int) p - 9);
          }
        kept_sample_start (kept, "range", 10 * k + i);
        kept_numbers_add_doubles (kept, "range", found, G_N_ELEMENTS (found));
      }
  kept_numbers_check (kept);
}

static guint
take_hash (char *text)
{
  const guint hash = g_str_hash (text) % 9973;

  g_free (text);
  return hash;
}

static void
test_numbers (void)
{
  static const char *const inputs[] = {
    "", " ", "1", "-1", "+1", "1.5", "1,5", "1,500", "1.500", "1,500.25", "1.500,25", "1 500", "1'500", "12,34", "1,23,456", ".5", "5.",
    ",5", "-", "1-", "1e5", "1E-5", "1e", "0x10", "inf", "nan", "1 2 3", "1,500,000", "1.500.000", "1,500,00", "\xef\xbc\x91", ("\xe2\x88\x92" "2"),
    "50%", "1..5", "1,,5", "1.5.5", "00012", "1_000", "999999999999999999999", "0.1.", "1,500.", "(5)", "--5",
  };
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("numbers.txt");
  double found[10 * G_N_ELEMENTS (figures)], read[3 * G_N_ELEMENTS (inputs)];
  gsize i, n = 0;
  int decimals;

  for (i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (!isfinite (figures[i]))
        continue;
      for (decimals = 0; decimals < 7; decimals++)
        found[n++] = take_hash (entente_format_number (figures[i], decimals));
      found[n++] = take_hash (entente_format_amount (figures[i]));
      found[n++] = take_hash (entente_number_input_write (figures[i]));
    }
  kept_numbers_set_prefix (kept, "numbers");
  kept_numbers_add_doubles (kept, "written", found, n);
  for (i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      double value = -3;
      gboolean grouped = 5;

      read[3 * i] = entente_number_input_parse (inputs[i], &value, &grouped);
      read[3 * i + 1] = value;
      read[3 * i + 2] = grouped;
      kept_numbers_add_doubles (kept, "read", read + 3 * i, 3);
    }
  kept_numbers_check (kept);
}

/* -- Rules ------------------------------------------------------------------------------------------------- */

static void
add_cut_off (KeptNumbers *kept,
             const EntenteScenario *scenario,
             gboolean changed)
{
  const double found = changed;

  kept_numbers_add_doubles (kept, "changed", &found, 1);
  kept_numbers_add_doubles (kept, "from", scenario->tier_from, scenario->n_tiers - 1);
  kept_numbers_add_ints (kept, "count", scenario->tier_count, scenario->n_tiers);
  kept_numbers_add_doubles (kept, "share", scenario->tier_share, scenario->n_tiers);
}

static void
test_cut_offs (void)
{
  static const char *const rules[] = {
    "{\"tiers\": {\"rule\": \"thresholds\"}}",
    "{\"tiers\": {\"rule\": \"thresholds\"}, \"gates\": [false, false, false]}",
    "{\"tiers\": {\"rule\": \"sizes\", \"list\": [{\"id\": \"1\", \"count\": 7}, {\"id\": \"2\", \"share\": 0.35}, {\"id\": \"3\"}]}}",
    "{\"tiers\": {\"rule\": \"sizes\", \"list\": [{\"id\": \"1\", \"share\": 0.21}, {\"id\": \"2\", \"count\": 30}, {\"id\": \"3\"}]}}",
    "{\"tiers\": {\"rule\": \"natural\"}}",
  };
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("cut-offs.txt");
  guint i, k;

  for (i = 0; i < G_N_ELEMENTS (rules); i++)
    for (k = 0; k < 24; k++)
      {
        const EntenteCutOffDrag drag = { k % 2, k * 4.1 - 5, k % 3 == 0 };
        g_autoptr (EntenteScenario) scenario = entente_scenario_copy (sample->scenario);
        g_autoptr (EntenteEvaluation) evaluation = NULL;

        merge (scenario, sample->dataset, rules[i]);
        evaluation = entente_evaluate (sample->values, scenario);
        kept_sample_start (kept, "rule", 100 * i + k);
        add_cut_off (kept, scenario, entente_cut_off_drag (scenario, evaluation, &drag));
        add_cut_off (kept, scenario, entente_cut_off_step (scenario, evaluation, k % 3, (int) k - 12));
      }
  kept_numbers_check (kept);
}

static void
test_shares (void)
{
  static const double weights[][5] = { { 1, 2, 3, 4, 0 }, { 0, 0, 0, 1, 0 }, { 5, 5, 5, 5, 5 }, { 1e-9, 1, 1e9, 0, 2 } };
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("shares.txt");
  guint i, c, t, l;

  for (i = 0; i < G_N_ELEMENTS (weights); i++)
    for (l = 0; l < 4; l++)
      for (c = 0; c < 5; c++)
        for (t = 0; t <= 6; t++)
          {
            const gboolean locks[5] = { l == 1, l == 1 || l == 2, FALSE, l == 3, l == 3 };
            double start[5], found[8] = { 0 };
            gint64 units[5];

            entente_shares_from_weights (weights[i], 5, start);
            if (locks[c])
              continue;
            found[5] = entente_shares_move (start, start, locks, 5, c, t / 5.0 - 0.1, found);
            found[6] = entente_shares_get_available (start, locks, 5, c);
            entente_shares_round (found[5] > 0 ? found : start, 5, t % 3, units);
            found[7] = units[0] + 3.0 * units[1] + 7.0 * units[2];
            kept_sample_start (kept, "shares", 1000 * i + 100 * l + 10 * c + t);
            kept_numbers_add_doubles (kept, "moved", found, 8);
          }
  kept_numbers_check (kept);
}

static void
add_levers (KeptNumbers *kept,
            const EntenteEvaluation *evaluation,
            const EntenteScenario *scenario,
            guint partner)
{
  static const KeptMember members[] = {
    KEPT_MEMBER (EntenteLever, quantity), KEPT_MEMBER (EntenteLever, status), KEPT_MEMBER (EntenteLever, from),
    KEPT_MEMBER (EntenteLever, to), KEPT_MEMBER (EntenteLever, shown), KEPT_MEMBER (EntenteLever, from_category),
    KEPT_MEMBER (EntenteLever, to_category), KEPT_MEMBER (EntenteLever, price),
  };
  guint target;

  for (target = 0; target < 2; target++)
    {
      g_autoptr (EntenteLeverage) leverage = entente_leverage_new (evaluation, scenario, partner, target, NULL);

      KEPT_ARRAY (kept, "levers", leverage->levers, leverage->n_levers, members);
      KEPT_ARRAY (kept, "combination", leverage->combination, leverage->n_combination, members);
      kept_numbers_add_doubles (kept, "price", &leverage->combination_price, 1);
      kept_numbers_add_ints (kept, "gate", &leverage->gate, 1);
    }
}

/* More of it is better up to 1, worse up to 2, and better again. */
static EntenteDataset *
read_uneven (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "core", "kept", "everything.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "[[0, 0], [2, 0.5], [5, 1]]", "[[0, 0.3], [1, 0.8], [2, 0.1], [5, 0.7]]", 0), ==, 1);
  bytes = g_bytes_new (changed->str, changed->len);
  return entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
}

/* Of files with all kinds of figures, under their own rules and others. */
static void
add_all_levers (KeptNumbers *kept,
                EntenteDataset *dataset,
                guint first)
{
  static const char *const rules[] = {
    "{}", "{\"tiers\": {\"rule\": \"thresholds\"}, \"method\": {\"kind\": \"weighted-mean\"}, \"what-if\": {}}",
    "{\"tiers\": {\"rule\": \"sizes\"}, \"gates\": [false, false], \"method\": {\"kind\": \"geometric-mean\"}}",
    ("{\"tiers\": {\"rule\": \"thresholds\", \"list\": [{\"id\": \"1\", \"from\": 0.5}, {\"id\": \"2\", \"from\": 0.2}, {\"id\": \"3\"}]}, "
    "\"gates\": [true, true], \"method\": {\"kind\": \"weighted-mean\"}, \"assume-pledges\": false}"),
  };
  guint i, p;

  for (i = 0; i < G_N_ELEMENTS (rules); i++)
    for (p = 0; p < dataset->n_partners; p++)
      {
        g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
        g_autoptr (EntenteValues) values = NULL;
        g_autoptr (EntenteEvaluation) evaluation = NULL;

        merge (scenario, dataset, rules[i]);
        values = entente_values_new (dataset, scenario);
        evaluation = entente_evaluate (values, scenario);
        kept_sample_start (kept, "levers", first + 10 * i + p);
        add_levers (kept, evaluation, scenario, p);
      }
}

static void
test_levers (void)
{
  g_autoptr (EntenteDataset) dataset = read_everything (), uneven = read_uneven ();
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("levers-everything.txt");

  add_all_levers (kept, dataset, 0);
  add_all_levers (kept, uneven, 100);
  kept_numbers_check (kept);
}

/* -- Planes ------------------------------------------------------------------------------------------------ */

static void
test_viewports (void)
{
  static const KeptMember members[] = {
    KEPT_MEMBER (EntenteViewport, zoom), KEPT_MEMBER (EntenteViewport, x), KEPT_MEMBER (EntenteViewport, y),
  };
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("viewports.txt");
  guint i;

  for (i = 0; i < 40; i++)
    {
      const double focus[2] = { i * 31 % 800, i * 17 % 600 }, box[4] = { i * 11 % 500, i * 7 % 300, i * 11 % 500 + 60, i * 7 % 300 + 20 + i * 3 };
      EntenteViewport views[7];

      views[0] = views[1] = views[2] = views[3] = views[4] = (EntenteViewport) { 0.4 + i * 0.37, i * 97 % 900 - 450, 333 - i * 43 };
      entente_viewport_clamp (&views[1], 800, 600);
      entente_viewport_pan (&views[2], 800, 600, 40 - i, i * 3);
      views[6].zoom = entente_viewport_zoom_at (&views[3], 800, 600, 0.5 + i * 0.05, focus);
      entente_viewport_reveal (&views[4], 800, 600, focus);
      entente_viewport_fit (&views[0], 800, 600, box, 2 + i % 5);
      entente_viewport_mix (&views[5], &views[1], &views[4], i / 39.0);
      views[6].x = entente_viewport_is_whole (&views[1]);
      views[6].y = 0;
      kept_sample_start (kept, "viewport", i);
      KEPT_ARRAY (kept, "views", views, 7, members);
    }
  kept_numbers_check (kept);
}

static void
test_globe (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("globe.txt");
  guint i;

  for (i = 0; i < 200; i++)
    {
      const EntenteGeoPoint from = { -180 + i * 1.8, -90 + (i * 37 % 200) * 0.9 }, to = { (i * 53 % 360) - 180.0, 90 - i * 0.9 };
      const EntenteMapPoint at = entente_equal_earth_forward (from.longitude, from.latitude), wide = { at.x * 1.2, at.y * 1.1 };
      const EntenteGeoPoint middle = entente_great_circle_get_point (from, to, i / 199.0);
      EntenteGeoPoint back = { 0, 0 }, out = { 0, 0 };
      const gboolean inside = entente_equal_earth_inverse (at, &back), outside = entente_equal_earth_inverse (wide, &out);
      const double found[] = { 1000 * at.x, 1000 * at.y, inside, outside, 100 * middle.longitude, 100 * middle.latitude,
                               1000 * entente_great_circle_get_angle (from, to),
                               entente_longitude_wrap (to.longitude * 3, from.longitude) };

      kept_sample_start (kept, "globe", i);
      kept_numbers_add_doubles (kept, "found", found, G_N_ELEMENTS (found));
    }
  kept_numbers_check (kept);
}

static void
test_outlines (void)
{
  static const KeptMember members[] = { KEPT_MEMBER (EntentePoint, x), KEPT_MEMBER (EntentePoint, y) };
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("outlines.txt");
  guint n, i;

  for (n = 1; n < 14; n++)
    {
      EntentePoint points[14], hull[15], outline[ENTENTE_HULL_OUTLINE];
      double away[30];
      guint found;

      for (i = 0; i < n; i++)
        points[i] = (EntentePoint) { 100 + i * 37 % 90, 50 + i * 53 % 70 };
      found = entente_hull_find (points, n, hull);
      entente_hull_smooth (hull, found, 14, outline);
      for (i = 0; i < 30; i++)
        away[i] = entente_hull_get_distance (hull, found, 60 + i * 6, 30 + i * 41 % 120);
      kept_sample_start (kept, "hull", n);
      KEPT_ARRAY (kept, "hull", hull, found, members);
      KEPT_ARRAY (kept, "outline", outline, ENTENTE_HULL_OUTLINE, members);
      kept_numbers_add_doubles (kept, "away", away, 30);
    }
  kept_numbers_check (kept);
}

/* Rings with chords, of few points and of several batches of sources. */
static void
test_graphs (void)
{
  static const guint sizes[] = { 5, 63, 64, 65, 150 };
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("graphs.txt");
  guint i, k;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const guint n = sizes[i];
      guint edges[400][2], n_edges = 0;
      EntenteGraph graph = { .n = n, .edges = edges, .seed = i + 3 };
      g_autoptr (EntenteGraphLayout) layout = NULL;
      double found[3];

      for (k = 0; k < n; k++)
        {
          edges[n_edges][0] = k;
          edges[n_edges++][1] = (k + 1) % n;
          if (k % 5 == 0)
            {
              edges[n_edges][0] = k;
              edges[n_edges++][1] = k * 7 % n;
            }
        }
      graph.n_edges = n_edges;
      layout = entente_graph_layout_new (&graph, NULL);
      found[0] = layout->n_rounds;
      found[1] = layout->energy;
      found[2] = layout->converged;
      kept_sample_start (kept, "graph", n);
      kept_numbers_add_doubles (kept, "found", found, 3);
      kept_numbers_add_doubles (kept, "x", layout->x, n);
      kept_numbers_add_doubles (kept, "y", layout->y, n);
    }
  kept_numbers_check (kept);
}

/* Whoever comes first in the list, both of two that are close count. */
static void
test_crowds_of_regions (void)
{
  guint region, i;

  for (region = 0; region < entente_map_regions_get_n (); region++)
    {
      const EntenteMapBox box = entente_map_region_get_box (region, 10);
      const EntenteMapPoint middle = { (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 };
      g_autoptr (GArray) homes = g_array_new (FALSE, FALSE, sizeof (EntenteMapPoint));

      for (i = 0; i < 3; i++)
        {
          const EntenteMapPoint home = { middle.x + (i == 2 ? 0 : i * 0.2), middle.y + (i == 2 ? 21.9 : i * 30) / 1000 };

          g_array_append_val (homes, home);
          g_assert_cmpuint (entente_map_region_count_crowded (region, 10, homes, 1000), ==, i == 2 ? 2 : 0);
          g_assert_cmpuint (entente_map_region_count_crowded (region, 10, homes, 1010), ==, 0);
        }
    }
}

/* What only touches doesn't overlap, whatever it is and wherever. */
static void
test_touching (void)
{
  const EntenteLabelBox box = { 10, 20, 30, 40 };
  static const double ways[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  gsize k;
  int part;

  for (k = 0; k < G_N_ELEMENTS (ways); k++)
    for (part = -1; part <= 1; part++)
      {
        const double x = 20 + (15 - part * 0.001) * ways[k][0], y = 30 + (15 - part * 0.001) * ways[k][1];
        const EntenteLabelObstacle rect = { ENTENTE_OBSTACLE_RECT, x - 5, y - 5, x + 5, y + 5, 0, -1 };
        const EntenteLabelObstacle disc = { ENTENTE_OBSTACLE_DISC, x, y, x, y, 5, -1 };
        const EntenteLabelObstacle line = { ENTENTE_OBSTACLE_LINE, x - 2 * ways[k][1], y - 2 * ways[k][0],
                                            x + 2 * ways[k][1], y + 2 * ways[k][0], 5, -1 };

        g_assert_cmpint (entente_label_box_hits (&box, &rect), ==, part > 0);
        g_assert_cmpint (entente_label_box_hits (&box, &disc), ==, part > 0);
        if (part != 0)
          g_assert_cmpint (entente_label_box_hits (&box, &line), ==, part > 0);
      }
}

/* A text of blanks has nothing in it, and ends where it ends. */
static void
test_blank_document (void)
{
  g_autoptr (EntenteJsonPlaces) places = entente_json_places_new (" \n\t\r", 4);
  EntenteJsonItem item = { { 9, 9 }, { 9, 9 } };
  guint n;

  g_assert_true (entente_json_places_find (places, "", &item));
  g_assert_cmpuint (item.value.start, ==, 4);
  g_assert_cmpuint (item.value.end, ==, 4);
  g_assert_cmpuint (item.key.start, ==, 4);
  g_assert_null (entente_json_places_get_children (places, 4, &n));
}

/* Where nobody is, no name takes room. */
static void
test_names_of_nobody (void)
{
  const EntenteDataset nobody = { 0 };
  const EntenteSceneInput input = { .dataset = (EntenteDataset *) &nobody };

  g_assert_cmpfloat (entente_name_column_measure (&input), ==, 0);
}

/* -- Alike ------------------------------------------------------------------------------------------------- */

#define DIFFERS(scenario, change)                                     \
  {                                                                   \
    g_autoptr (EntenteScenario) other = entente_scenario_copy (scenario); \
                                                                      \
    g_assert_true (entente_scenario_equal (scenario, other));         \
    change;                                                           \
    g_assert_false (entente_scenario_equal (scenario, other));        \
    g_assert_false (entente_scenario_equal (other, scenario));        \
  }

static void
check_criteria (const EntenteScenario *scenario)
{
  guint i;

  for (i = 0; i < scenario->n_criteria; i++)
    {
      DIFFERS (scenario, other->weights[i] += 0.5);
      DIFFERS (scenario, other->locks[i] = !other->locks[i]);
      DIFFERS (scenario, other->least_shares[i] += 0.01);
      DIFFERS (scenario, other->most_shares[i] -= 0.01);
    }
  for (i = 0; i < scenario->n_order; i++)
    DIFFERS (scenario, other->order[i] += 7);
  DIFFERS (scenario, other->n_order--);
  for (i = 0; i < scenario->n_gates; i++)
    DIFFERS (scenario, other->gates[i] = !other->gates[i]);
  for (i = 0; i < scenario->n_conditions; i++)
    DIFFERS (scenario, other->condition_levels[i] = 7.25);
  for (i = 0; i < scenario->what_ifs->len; i++)
    {
      DIFFERS (scenario, g_array_index (other->what_ifs, EntenteWhatIf, i).partner++);
      DIFFERS (scenario, g_array_index (other->what_ifs, EntenteWhatIf, i).item.quantity++);
    }
}

static void
check_tiers (EntenteScenario *scenario)
{
  guint t, c;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    {
      scenario->tier_rule = ENTENTE_TIER_RULE_THRESHOLDS;
      DIFFERS (scenario, other->tier_from[t] += 0.01);
      scenario->tier_rule = ENTENTE_TIER_RULE_SIZES;
      scenario->tier_count[t] = 3;
      DIFFERS (scenario, other->tier_count[t]++);
      scenario->tier_count[t] = -1;
      DIFFERS (scenario, other->tier_share[t] = 0.123);
      scenario->tier_rule = ENTENTE_TIER_RULE_PROFILES;
      for (c = 0; c < scenario->n_criteria; c++)
        DIFFERS (scenario, other->profiles[t * scenario->n_criteria + c] = 0.987);
    }
  DIFFERS (scenario, other->profile_parameters.cutting_level += 0.01);
  DIFFERS (scenario, other->profile_parameters.indifference += 0.01);
  DIFFERS (scenario, other->profile_parameters.preference += 0.01);
  DIFFERS (scenario, other->profile_parameters.veto = 0.77);
  DIFFERS (scenario, other->profile_parameters.veto = NAN);
  DIFFERS (scenario, other->profile_parameters.optimistic = !other->profile_parameters.optimistic);
  DIFFERS (scenario, other->tier_rule = ENTENTE_TIER_RULE_NATURAL);
  scenario->tier_rule = ENTENTE_TIER_RULE_NATURAL;
  DIFFERS (scenario, other->natural_classes++);
}

/* Each part of a scenario makes it another one. */
static void
test_differences (void)
{
  g_autoptr (EntenteDataset) dataset = read_everything ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);

  check_criteria (scenario);
  DIFFERS (scenario, other->slider_mode = !other->slider_mode);
  DIFFERS (scenario, other->gates_on = !other->gates_on);
  DIFFERS (scenario, other->uncertainty += 0.01);
  DIFFERS (scenario, other->year++);
  DIFFERS (scenario, other->assume_pledges = !other->assume_pledges);
  DIFFERS (scenario, other->method = ENTENTE_METHOD_TOPSIS);
  DIFFERS (scenario, other->method_parameters.normalisation++);
  scenario->method = ENTENTE_METHOD_VIKOR;
  DIFFERS (scenario, other->method_parameters.strategy += 0.01);
  scenario->method = ENTENTE_METHOD_PROMETHEE;
  DIFFERS (scenario, other->method_parameters.indifference += 0.01);
  DIFFERS (scenario, other->method_parameters.preference += 0.01);
  check_tiers (scenario);
}

/* A joiner stays behind each colour of skin. */
static void
test_skins (void)
{
  gunichar skin;

  for (skin = 0x1f3fb; skin <= 0x1f3ff; skin++)
    {
      g_autoptr (GString) text = g_string_new ("\xf0\x9f\x8f\x83");
      g_autofree char *visible = NULL;

      g_string_append_unichar (text, skin);
      g_string_append (text, "\xe2\x80\x8d\xe2\x99\x80");
      visible = entente_visible_line (text->str);
      g_assert_cmpstr (visible, ==, text->str);
    }
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-parts/values", test_values);
  g_test_add_func ("/kept-parts/ranges", test_ranges);
  g_test_add_func ("/kept-parts/numbers", test_numbers);
  g_test_add_func ("/kept-parts/cut-offs", test_cut_offs);
  g_test_add_func ("/kept-parts/shares", test_shares);
  g_test_add_func ("/kept-parts/levers", test_levers);
  g_test_add_func ("/kept-parts/viewports", test_viewports);
  g_test_add_func ("/kept-parts/globe", test_globe);
  g_test_add_func ("/kept-parts/outlines", test_outlines);
  g_test_add_func ("/kept-parts/graphs", test_graphs);
  g_test_add_func ("/kept-parts/crowds-of-regions", test_crowds_of_regions);
  g_test_add_func ("/kept-parts/touching", test_touching);
  g_test_add_func ("/kept-parts/blank-document", test_blank_document);
  g_test_add_func ("/kept-parts/names-of-nobody", test_names_of_nobody);
  g_test_add_func ("/kept-parts/differences", test_differences);
  g_test_add_func ("/kept-parts/skins", test_skins);
  return g_test_run ();
}

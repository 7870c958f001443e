/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Whose names stand on the map, and that nothing hides them. */

#include "entente-map-ground.h"
#include "map-fixture.h"

/* However many there are and however low its rank: whoever is selected has a name. */
static void
test_labels_are_free (void)
{
  g_assert_cmpuint (check_parts (assert_labels_free), >, 50);
}

/* How far from the letters of a name a place is. */
static double
get_distance (const EntenteMapLabel *label,
              EntenteMapPoint place)
{
  const double dx = MAX (MAX (label->x - place.x, place.x - label->x - label->width), 0);
  const double dy = MAX (MAX (label->y - place.y, place.y - label->y - label->height), 0);

  return hypot (dx, dy);
}

/* No name without a leader stands as near to another mark as to its own, whose edge is 4 px away. */
static void
assert_nearest_to_own_mark (const EntenteMapScene *scene,
                            const EntenteMapPart *part)
{
  guint i, k;

  for (i = part->first_label; i < part->first_label + part->n_labels; i++)
    {
      const EntenteMapLabel *label = get_label (scene, i);

      if (label->candidate < 0 || label->has_leader || label->partner == ENTENTE_HUB)
        continue;
      for (k = part->first_label; k < part->first_label + part->n_labels; k++)
        {
          const EntenteMapLabel *other = get_label (scene, k);
          const double radius = other->dot ? ENTENTE_MAP_DOT_RADIUS : scene->mark_radius + 1;

          if (k != i && other->candidate >= 0 && other->partner != ENTENTE_HUB)
            g_assert_cmpfloat (get_distance (label, other->anchor) - radius, >=, 4.25); /* places are rounded */
        }
    }
}

static void
test_nobody_bears_the_name_of_a_neighbour (void)
{
  g_assert_cmpuint (check_parts (assert_nearest_to_own_mark), >, 50);
}

/* The share of the land of others beneath the names that stand beside their marks. */
static double
measure_foreign (const EntenteMapScene *scene,
                 guint *n_names)
{
  double sum = 0;
  guint p, i;

  for (p = 0; p < scene->n_parts; p++)
    for (i = scene->parts[p].first_label; i < scene->parts[p].first_label + scene->parts[p].n_labels; i++)
      {
        const EntenteMapLabel *label = get_label (scene, i);
        const EntenteMapRect box = { label->x, label->y, label->width, label->height };

        if (label->candidate < 0 || label->has_leader || label->partner == ENTENTE_HUB)
          continue;
        sum += entente_map_ground_measure (scene, p, label->partner, &box);
        (*n_names)++;
      }
  return sum;
}

/* Names keep to the sea, to their own land and to that of nobody who has a name, where they can. */
static void
test_names_keep_off_the_land_of_others (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  const int korea = (int) find_in_sample (stage, "KR"), japan = (int) find_in_sample (stage, "JP");
  double sum = 0;
  guint n_names = 0, i;

  for (stage->input.width = 600; stage->input.width < 1900; stage->input.width += 100)
    {
      g_autoptr (EntenteMapScene) scene = NULL;

      stage->input.height = 500 + stage->input.width / 4;
      scene = build (stage);
      sum += measure_foreign (scene, &n_names);
      for (i = 0; i < scene->labels->len; i++)
        {
          const EntenteMapLabel *label = get_label (scene, i);
          const EntenteMapRect box = { label->x, label->y, label->width, label->height };

          if (label->partner == korea || label->partner == japan)
            g_assert_cmpfloat (entente_map_ground_measure (scene, 0, label->partner, &box), <, 0.1);
        }
    }
  g_assert_cmpuint (n_names, >, 400);
  g_assert_cmpfloat (sum / n_names, <, 0.125); /* 0.16 where nobody minds */
}

/* The sea and the own land are nobody else's; the neighbour's is, also when it is only part of the name's place. */
static void
test_ground (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL;
  const int australia = (int) find_in_sample (stage, "AU"), japan = (int) find_in_sample (stage, "JP");
  EntenteMapPoint centre;
  EntenteMapRect box = { 0, 0, 20, 8 };
  double half;

  stage->input.width = 1600;
  stage->input.height = 900;
  scene = build (stage);
  centre = scene->parts[0].geometry->shapes[scene->partner_shape[australia]].centre;
  box.x = centre.x - 10;
  box.y = centre.y - 4;
  g_assert_cmpfloat (entente_map_ground_measure (scene, 0, japan, &box), ==, 1);
  g_assert_cmpfloat (entente_map_ground_measure (scene, 0, australia, &box), ==, 0);
  box.x = centre.x;
  box.width = 300;
  half = entente_map_ground_measure (scene, 0, japan, &box);
  g_assert_cmpfloat (half, >, 0.1);
  g_assert_cmpfloat (half, <, 0.7);
  box.x = 200;
  box.width = 20;
  g_assert_cmpfloat (entente_map_ground_measure (scene, 0, japan, &box), ==, 0);
}

static gboolean
is_named (const EntenteMapScene *scene,
          guint partner)
{
  guint i;

  for (i = 0; i < scene->labels->len; i++)
    if (get_label (scene, i)->partner == (int) partner && get_label (scene, i)->candidate >= 0)
      return TRUE;
  return FALSE;
}

/* Returns how many partners the card hides. */
static guint
assert_names_off_card (const EntenteMapScene *scene,
                       const EntenteMapRect *box)
{
  const EntenteMapRect card = { box->x - 12, box->y - 12, box->width + 24, box->height + 24 };
  guint n_hidden = 0, i;

  for (i = 0; i < scene->dataset->n_partners; i++)
    n_hidden += scene->placed[i] && entente_map_rect_contains (&card, scene->home[i]);
  for (i = 0; i < scene->labels->len; i++)
    {
      const EntenteMapLabel *label = get_label (scene, i);
      const EntenteMapRect name = { label->x, label->y, label->width, label->height };

      if (label->candidate < 0)
        continue;
      g_assert_false (rects_overlap (&name, &card));
      g_assert_true (label->dot == FALSE || !entente_map_rect_contains (&card, label->home));
    }
  return n_hidden;
}

/* On a magnified map nobody is named whose mark lies beneath the legend, and no name is hidden by it or by the footer. */
static void
test_cards (void)
{
  static const EntenteViewport viewports[] = { { 2, -200, 150 }, { 3, -478, 700 }, { 4, -500, 984 }, { 4, -822, 784 } };
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint n_hidden = 0, v;

  for (v = 0; v < G_N_ELEMENTS (viewports); v++)
    {
      g_autoptr (EntenteMapScene) scene = NULL;

      stage->input.viewport = viewports[v];
      scene = build (stage);
      n_hidden += assert_names_off_card (scene, &scene->layout->legend_box);
      assert_names_off_card (scene, &scene->layout->footer_box);
    }
  g_assert_cmpuint (n_hidden, >, 2);
}

/* Letters of east Asia are twice as wide. */
static void
get_wide_extent (EntenteMeasure *measure,
                 EntenteFont font,
                 const char *text,
                 EntenteExtent *extent)
{
  const char *p;

  get_letter_extent (measure, font, text, extent);
  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    extent->width += g_unichar_iswide (g_utf8_get_char (p)) ? 6 : 0;
  extent->height = 18;
}

/* How many partners of the first tier have no name, at this preset. */
static guint
count_nameless (Sample *stage,
                guint preset)
{
  g_autoptr (EntenteMapScene) scene = build (stage);
  guint i, p, n = 0;

  for (i = 0; i < stage->dataset->n_partners; i++)
    if (stage->evaluation->tiers[i] == 0 && !is_named (scene, i))
      {
        g_test_message ("%s at %g x %g: %s", stage->dataset->presets[preset].id, stage->input.width, stage->input.height,
                        stage->dataset->partners[i].id);
        n++;
      }
  for (p = 0; p < scene->n_parts; p++)
    assert_labels_free (scene, &scene->parts[p]);
  return n;
}

/* In a window every partner of the first tier is named, whatever is preferred, and no name hides another or a mark. */
static void
test_first_tier_is_named (gconstpointer language)
{
  static const double sizes[][2] = {
    { 360, 448 }, { 360, 500 }, { 360, 600 }, { 400, 600 }, { 480, 600 }, { 540, 600 }, { 600, 600 }, { 360, 720 },
    { 600, 800 }, { 480, 460 }, { 760, 420 }, { 1000, 480 }, { 610, 600 }, { 650, 606 }, { 700, 650 }, { 800, 540 },
    { 850, 606 }, { 992, 717 }, { 1280, 800 }, { 1920, 1000 },
  };
  const char *languages[] = { language, NULL };
  EntenteMeasure wide_measure = { get_wide_extent };
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint n_missing = 0, preset, size;

  stage->input.languages = languages;
  if (g_str_equal (language, "ja"))
    stage->input.measure = &wide_measure;
  for (preset = 0; preset < stage->dataset->n_presets; preset++)
    {
      entente_scenario_apply_preset (stage->scenario, stage->dataset, (int) preset);
      evaluate (stage);
      for (size = 0; size < G_N_ELEMENTS (sizes); size++)
        {
          stage->input.width = sizes[size][0];
          stage->input.height = sizes[size][1];
          n_missing += count_nameless (stage, preset);
        }
    }
  g_assert_cmpuint (n_missing, ==, 0);
}

static void
get_double_extent (EntenteMeasure *measure,
                   EntenteFont font,
                   const char *text,
                   EntenteExtent *extent)
{
  get_letter_extent (measure, font, text, extent);
  extent->width *= 2;
  extent->height *= 2;
}

/* Text of twice the size needs insets of twice the size: without room for them names stand in the world. */
static void
test_large_text (void)
{
  static const double sizes[][2] = { { 900, 680 }, { 1280, 800 }, { 1840, 1000 } };
  EntenteMeasure measure = { get_double_extent };
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint i, k;

  stage->input.measure = &measure;
  stage->input.text_scale = 2;
  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EntenteMapScene) scene = NULL;

      stage->input.width = sizes[i][0];
      stage->input.height = sizes[i][1];
      g_assert_cmpuint (count_nameless (stage, 0), ==, 0);
      scene = build (stage);
      for (k = 0; k < scene->layout->n_insets; k++)
        g_assert_cmpfloat (scene->layout->insets[k].frame.clip.height, >, 200);
    }
}

/* A small map has marks for few, and they stay where they are whoever is pointed at. */
static void
test_little_room (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL, roomy = NULL, hovered = NULL;
  guint i;

  roomy = build (stage);
  stage->input.width = 360;
  stage->input.height = 448;
  scene = build (stage);
  g_assert_true (scene->layout->few_marks);
  g_assert_null (roomy->named);
  for (i = 0; i < scene->marks->len; i++)
    {
      const int partner = get_mark (scene, i)->partner;

      g_assert_true (scene->partner_shape[partner] < 0 || stage->evaluation->tiers[partner] == 0);
    }
  stage->input.hovered = (int) find_in_sample (stage, "LU");
  hovered = build (stage);
  g_assert_true (is_named (hovered, (guint) stage->input.hovered));
  g_assert_cmpuint (hovered->marks->len, ==, scene->marks->len);
  for (i = 0; i < scene->marks->len; i++)
    g_assert_true (memcmp (&get_mark (scene, i)->at, &get_mark (hovered, i)->at, sizeof (EntenteMapPoint)) == 0);
}

/* Who has an area needs no mark: a dot stands in it with the name, unless a mark lies over the dot. Tier 2 is named so
 * where there is room, the others too once the map is magnified. */
static void
test_dots (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint near, i, k, n_dots[2] = { 0 }, n_last[2] = { 0 };

  for (near = 0; near < 2; near++)
    {
      g_autoptr (EntenteMapScene) scene = NULL;

      stage->input.width = 1632;
      stage->input.height = 980;
      stage->input.viewport = (EntenteViewport) { near ? 2 : 1, 0, 0 };
      scene = build (stage);
      for (i = 0; i < scene->labels->len; i++)
        {
          const EntenteMapLabel *label = get_label (scene, i);
          gboolean has_mark = FALSE;

          if (label->partner == ENTENTE_HUB || i < scene->parts[0].first_label
              || i >= scene->parts[0].first_label + scene->parts[0].n_labels)
            continue;
          for (k = 0; k < scene->parts[0].n_marks; k++)
            {
              const EntenteMapMark *mark = get_mark (scene, scene->parts[0].first_mark + k);

              has_mark = has_mark || mark->partner == label->partner;
              if (label->dot && stage->evaluation->tiers[label->partner] > 0)
                g_assert_cmpfloat (hypot (mark->at.x - label->home.x, mark->at.y - label->home.y), >, scene->mark_radius);
            }
          g_assert_cmpint (label->dot, ==, !has_mark);
          n_dots[near] += label->dot && stage->evaluation->tiers[label->partner] == 1;
          n_last[near] += stage->evaluation->tiers[label->partner] > 1;
        }
    }
  g_test_message ("%u and %u dots, %u and %u names of the last tier", n_dots[0], n_dots[1], n_last[0], n_last[1]);
  g_assert_cmpuint (n_dots[0], >, 5);
  g_assert_cmpuint (n_last[0], ==, 0);
  g_assert_cmpuint (n_last[1], >, 5);
}

/* Who is looked at is named whatever its tier, before anybody else, and so are two of them. */
static void
test_focus_is_named (void)
{
  static const double sizes[][2] = { { 480, 600 }, { 700, 650 }, { 1280, 800 } };
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  const guint n = stage->dataset->n_partners;
  guint s, i, n_tried = 0;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (i = 0; i < n; i += 9)
      {
        const guint last = stage->evaluation->order[n - 1 - i], first = stage->evaluation->order[0];
        g_autoptr (EntenteMapScene) scene = NULL;

        stage->input.width = sizes[s][0];
        stage->input.height = sizes[s][1];
        stage->input.hovered = (int) last;
        stage->input.selected = (int) first;
        scene = build (stage);
        if (!scene->placed[last] || !scene->placed[first])
          continue;
        g_assert_true (is_named (scene, last));
        g_assert_true (is_named (scene, first));
        n_tried++;
      }
  g_assert_cmpuint (n_tried, >, 15);
}

static guint
count_unnamed (const Sample *stage,
               const EntenteMapScene *scene,
               guint tier)
{
  guint n = 0, i;

  for (i = 0; i < stage->dataset->n_partners; i++)
    n += scene->placed[i] && stage->evaluation->tiers[i] <= tier && !is_named (scene, i);
  return n;
}

/* Also in the smallest windows, where other marks shut a mark in or the hub's name would lie over it. */
static void
test_focus_is_named_in_small_windows (void)
{
  static const double sizes[][2] = { { 360, 600 }, { 480, 600 }, { 700, 300 }, { 360, 448 } };
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint s, i, n_tried = 0, n_unnamed = 0, n_first = 0;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (i = 0; i < stage->dataset->n_partners; i++)
      {
        g_autoptr (EntenteMapScene) scene = NULL;

        stage->input.width = sizes[s][0];
        stage->input.height = sizes[s][1];
        stage->input.hovered = (int) i;
        scene = build (stage);
        n_tried += scene->placed[i];
        n_unnamed += scene->placed[i] && !is_named (scene, i);
        n_first += count_unnamed (stage, scene, 0);
      }
  g_test_message ("%u of %u unnamed under the pointer, %u of the first tier meanwhile", n_unnamed, n_tried, n_first);
  g_assert_cmpuint (n_tried, >, 300);
  g_assert_cmpuint (n_unnamed, <=, 1); /* a long name in an inset of 216 x 110 */
  g_assert_cmpuint (n_first, <=, 4);
}

/* In the middle of its area, with what it is below its name. */
static void
test_hub_is_named (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL;
  const EntenteMapLabel *lines[2];
  guint i, n = 0;

  scene = build (stage);
  for (i = 0; i < scene->labels->len; i++)
    {
      const EntenteMapLabel *label = &g_array_index (scene->labels, EntenteMapLabel, i);

      if (label->partner != ENTENTE_HUB)
        continue;
      g_assert_cmpuint (n, <, 2);
      lines[n++] = label;
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (lines[0]->text, ==, "United States");
  g_assert_cmpstr (lines[1]->text, ==, "hub");
  g_assert_cmpfloat (lines[1]->y, >=, lines[0]->y + lines[0]->height);
  g_assert_cmpfloat_with_epsilon (lines[1]->x + lines[1]->width / 2, lines[0]->x + lines[0]->width / 2, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-labels/are-free", test_labels_are_free);
  g_test_add_func ("/map-labels/nobody-bears-the-name-of-a-neighbour", test_nobody_bears_the_name_of_a_neighbour);
  g_test_add_func ("/map-labels/names-keep-off-the-land-of-others", test_names_keep_off_the_land_of_others);
  g_test_add_func ("/map-labels/ground", test_ground);
  g_test_add_func ("/map-labels/cards", test_cards);
  g_test_add_data_func ("/map-labels/first-tier-is-named/en", "en", test_first_tier_is_named);
  g_test_add_data_func ("/map-labels/first-tier-is-named/ja", "ja", test_first_tier_is_named);
  g_test_add_func ("/map-labels/little-room", test_little_room);
  g_test_add_func ("/map-labels/large-text", test_large_text);
  g_test_add_func ("/map-labels/dots", test_dots);
  g_test_add_func ("/map-labels/focus-is-named", test_focus_is_named);
  g_test_add_func ("/map-labels/focus-is-named-in-small-windows", test_focus_is_named_in_small_windows);
  g_test_add_func ("/map-labels/hub-is-named", test_hub_is_named);
  return g_test_run ();
}

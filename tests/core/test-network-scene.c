/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The network of the sample as geometry: what stands where, what a focus does, which ties hold. */

#include "network-fixture.h"

#include <math.h>
#include <string.h>

static void
assert_marks_stand_apart (const EntenteNetworkScene *scene)
{
  guint i, j;

  for (i = 0; i < scene->n_nodes; i++)
    {
      const EntenteNetworkNode *a = &scene->nodes[i];

      g_assert_cmpfloat (a->x, >=, scene->left);
      g_assert_cmpfloat (a->x, <=, scene->right);
      g_assert_cmpfloat (a->y, >=, scene->top);
      g_assert_cmpfloat (a->y, <=, scene->bottom);
      g_assert_cmpfloat (hypot (a->x - scene->hub_x, a->y - scene->hub_y), >, scene->hub_radius + a->radius);
      for (j = 0; j < i; j++)
        {
          double away = hypot (a->x - scene->nodes[j].x, a->y - scene->nodes[j].y);

          g_assert_cmpfloat (away, >, a->radius + scene->nodes[j].radius + 2);
          if (scene->width >= 1000)
            g_assert_cmpfloat (away, >=, ENTENTE_NETWORK_DISTANCE * 0.999);
        }
    }
}

static void
test_marks_stand_apart (void)
{
  static const double sizes[][2] = { { 1000, 700 }, { 1440, 900 }, { 800, 600 }, { 360, 520 }, { 3000, 1800 } };
  guint s, arrangement;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (arrangement = 0; arrangement < ENTENTE_N_ARRANGEMENTS; arrangement++)
      {
        g_autoptr (Sample) sample = open_network (sizes[s][0], sizes[s][1]);
        g_autoptr (EntenteNetworkScene) scene = NULL;

        arrange (sample, arrangement);
        scene = build (sample);
        g_test_message ("%.0f x %.0f, arrangement %u", sizes[s][0], sizes[s][1], arrangement);
        assert_marks_stand_apart (scene);
      }
}

static void
test_weights_move_nobody (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteNetworkScene) before = build (sample);
  g_autoptr (EntenteNetworkScene) after = NULL;
  guint i, n_changed = 0;

  for (i = 0; i < sample->scenario->n_criteria; i++)
    sample->scenario->weights[i] = i == 0;
  evaluate (sample);
  after = build (sample);
  for (i = 0; i < before->n_nodes; i++)
    {
      g_assert_cmpfloat (before->nodes[i].x, ==, after->nodes[i].x);
      g_assert_cmpfloat (before->nodes[i].y, ==, after->nodes[i].y);
      n_changed += before->nodes[i].tier != after->nodes[i].tier;
    }
  g_assert_cmpuint (n_changed, >, 5);
  /* What lies under the marks can be kept as an image. */
  g_assert_cmpuint (before->ground, ==, after->ground);
}

static void
test_ground_follows_the_focus (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteNetworkScene) plain = build (sample);
  g_autoptr (EntenteNetworkScene) again = build (sample);
  g_autoptr (EntenteNetworkScene) focused = NULL;

  g_assert_cmpuint (plain->ground, ==, again->ground);
  sample->input.hovered = (int) find_in_sample (sample, "PL");
  focused = build (sample);
  g_assert_cmpuint (plain->ground, !=, focused->ground);
}

static void
test_hulls_hold_their_members (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteNetworkScene) scene = build (sample);
  guint h, i;

  g_assert_cmpuint (scene->n_hulls, ==, ENTENTE_MAX_HULLS);
  for (h = 0; h < scene->n_hulls; h++)
    {
      const EntenteNetworkHull *hull = &scene->hulls[h];
      const EntenteBloc *bloc = &sample->dataset->blocs[hull->bloc];
      guint n_inside = 0;

      for (i = 0; i < bloc->n_members; i++)
        {
          const EntenteNetworkNode *node = &scene->nodes[bloc->members[i]];

          g_assert_cmpfloat (entente_hull_get_distance (hull->corners, hull->n_corners, node->x, node->y), <, 1e-6);
        }
      for (i = 0; i < scene->n_nodes; i++)
        n_inside += entente_hull_get_distance (hull->corners, hull->n_corners, scene->nodes[i].x, scene->nodes[i].y)
                    < hull->padding;
      /* A mark inside is a member: the layout keeps blocs apart. */
      g_assert_cmpuint (n_inside, ==, bloc->n_members);
    }
}

static void
test_pills_leave_the_legend_free (void)
{
  static const double sizes[][2] = { { 346, 452 }, { 650, 706 }, { 1000, 700 } };
  guint i, h;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (Sample) sample = open_network (sizes[i][0], sizes[i][1]);
      g_autoptr (EntenteNetworkScene) scene = build (sample);

      for (h = 0; h < scene->n_hulls; h++)
        {
          const EntenteNetworkHull *hull = &scene->hulls[h];
          EntenteExtent extent;

          g_assert_cmpfloat (hull->pill_y + hull->pill_height, <=, scene->drawing_bottom);
          /* "Gulf Cooperation Council" is no longer cut, however narrow the window. */
          entente_measure_get_extent (sample->input.measure, ENTENTE_FONT_LABEL_STRONG, hull->name, &extent);
          g_assert_cmpfloat (hull->pill_width, >=, extent.width + 10);
          g_assert_cmpfloat (hull->pill_x + hull->pill_width, <=, scene->width);
        }
    }
}

static double
get_distance_to_outline (const EntenteNetworkHull *hull,
                         double x,
                         double y)
{
  double least = INFINITY;
  guint i;

  for (i = 0; i < hull->n_corners; i++)
    {
      const EntentePoint *a = &hull->corners[i], *b = &hull->corners[(i + 1) % hull->n_corners];
      const double dx = b->x - a->x, dy = b->y - a->y, square = dx * dx + dy * dy;
      const double t = square > 0 ? CLAMP (((x - a->x) * dx + (y - a->y) * dy) / square, 0, 1) : 0;

      least = MIN (least, hypot (a->x + t * dx - x, a->y + t * dy - y));
    }
  return least;
}

/* The name of a bloc stands at its outline, off the hub and the names of others. */
static void
test_pills_stand_at_their_hulls (void)
{
  static const double sizes[][2] = { { 650, 706 }, { 1000, 700 }, { 1600, 1000 } };
  guint i, h, k;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (Sample) sample = open_network (sizes[i][0], sizes[i][1]);
      g_autoptr (EntenteNetworkScene) scene = build (sample);

      g_assert_cmpuint (scene->n_hulls, >, 1);
      for (h = 0; h < scene->n_hulls; h++)
        {
          const EntenteNetworkHull *hull = &scene->hulls[h];
          const double x = hull->pill_x + hull->pill_width / 2, y = hull->pill_y + hull->pill_height / 2;

          g_assert_cmpfloat (get_distance_to_outline (hull, x, y), <, 60);
          g_assert_true (fabs (x - scene->hub_x) > scene->hub_radius + hull->pill_width / 2
                         || fabs (y - scene->hub_y) > scene->hub_radius + hull->pill_height / 2);
          for (k = 0; k < h; k++)
            g_assert_true (hull->pill_x >= scene->hulls[k].pill_x + scene->hulls[k].pill_width
                           || scene->hulls[k].pill_x >= hull->pill_x + hull->pill_width
                           || hull->pill_y >= scene->hulls[k].pill_y + hull->pill_height
                           || scene->hulls[k].pill_y >= hull->pill_y + hull->pill_height);
        }
    }
}

static void
test_at_most_four_hulls (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autofree gboolean *all = g_new (gboolean, sample->dataset->n_blocs);
  g_autoptr (EntenteNetworkScene) scene = NULL;
  guint b, h;

  for (b = 0; b < sample->dataset->n_blocs; b++)
    all[b] = b >= 3;
  sample->input.blocs_shown = all;
  scene = build (sample);
  g_assert_cmpuint (scene->n_hulls, ==, ENTENTE_MAX_HULLS);
  for (h = 0; h < scene->n_hulls; h++)
    {
      g_assert_cmpint (scene->hulls[h].bloc, ==, 3 + (int) h);
      for (b = 0; b < h; b++)
        g_assert_cmpint (scene->hulls[h].colour, !=, scene->hulls[b].colour);
    }
}

static guint
count_ties_of (Sample *sample,
               int partner)
{
  guint n = 0, i;

  for (i = 0; i < sample->dataset->n_ties; i++)
    n += sample->dataset->ties[i].a == partner || sample->dataset->ties[i].b == partner;
  return n;
}

static void
test_own_ties_side_by_side (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  int japan = (int) find_in_sample (sample, "JP");
  g_autoptr (EntenteNetworkScene) scene = NULL;
  const EntenteNetworkLine *last = NULL;
  guint i, n_own = 0, n_pairs = 0;

  sample->input.selected = japan;
  scene = build (sample);
  for (i = 0; i < scene->lines->len; i++)
    {
      const EntenteNetworkLine *line = &g_array_index (scene->lines, EntenteNetworkLine, i);

      if (line->role != ENTENTE_LINE_OWN)
        {
          g_assert_cmpuint (n_own, ==, 0); /* own ties lie above all others */
          continue;
        }
      n_own++;
      if (last != NULL && last->with_hub && line->with_hub)
        {
          g_assert_cmpfloat_with_epsilon (hypot (line->x0 - last->x0, line->y0 - last->y0), 5, 1e-6);
          n_pairs++;
        }
      last = line;
    }
  g_assert_cmpuint (n_own, ==, count_ties_of (sample, japan));
  g_assert_cmpuint (n_pairs, >, 1);
}

static EntentePoint
get_end (const EntenteNetworkScene *scene,
         int end)
{
  if (end < 0)
    return (EntentePoint) { scene->hub_x, scene->hub_y };
  return (EntentePoint) { scene->nodes[end].x, scene->nodes[end].y };
}

/* A line lies between the marks that it joins; the ties of who is looked at lie beside each other, on both sides of the
 * straight way alike. */
static void
test_lines_join_marks (void)
{
  g_autoptr (Sample) sample = open_network (1280, 800);
  g_autoptr (EntenteNetworkScene) scene = NULL;
  guint i, n_own = 0, n_faded = 0;
  double sides = 0;

  sample->input.selected = (int) find_in_sample (sample, "JP");
  scene = build (sample);
  for (i = 0; i < scene->lines->len; i++)
    {
      const EntenteNetworkLine *line = &g_array_index (scene->lines, EntenteNetworkLine, i);
      const EntenteTie *tie = line->tie >= 0 ? &sample->dataset->ties[line->tie] : NULL;
      EntentePoint a, b;
      double length, beside[2];

      if (tie == NULL)
        continue;
      a = get_end (scene, MIN (tie->a, tie->b));
      b = get_end (scene, MAX (tie->a, tie->b));
      length = hypot (b.x - a.x, b.y - a.y);
      g_assert_cmpfloat_with_epsilon (hypot (line->x1 - line->x0, line->y1 - line->y0), length, 1e-6);
      g_assert_cmpint (line->with_hub, ==, tie->a < 0 || tie->b < 0);
      beside[0] = ((line->x0 - a.x) * (b.y - a.y) - (line->y0 - a.y) * (b.x - a.x)) / length;
      beside[1] = ((line->x1 - a.x) * (b.y - a.y) - (line->y1 - a.y) * (b.x - a.x)) / length;
      g_assert_cmpfloat_with_epsilon (beside[0], beside[1], 1e-6);
      g_assert_cmpfloat_with_epsilon (hypot (line->x0 - a.x, line->y0 - a.y), fabs (beside[0]), 1e-6);
      if (line->role == ENTENTE_LINE_OWN)
        {
          g_assert_true (tie->a == sample->input.selected || tie->b == sample->input.selected);
          sides += beside[0];
          n_own++;
          continue;
        }
      g_assert_cmpint (line->role, ==, ENTENTE_LINE_FADED);
      g_assert_cmpfloat_with_epsilon (beside[0], 0, 1e-9);
      n_faded++;
    }
  g_assert_cmpfloat_with_epsilon (sides, 0, 1e-6);
  g_assert_cmpuint (n_own, ==, count_ties_of (sample, sample->input.selected));
  g_assert_cmpuint (n_faded, >, 50);
}

static gboolean
shares_shown_bloc (const Sample *sample,
                   const gboolean *shown,
                   int a,
                   int b)
{
  guint k, i, n;

  for (k = 0; k < sample->dataset->n_blocs; k++)
    {
      const EntenteBloc *bloc = &sample->dataset->blocs[k];

      for (n = i = 0; i < bloc->n_members; i++)
        n += bloc->members[i] == a || bloc->members[i] == b;
      if (shown[k] && n == 2)
        return TRUE;
    }
  return FALSE;
}

/* Lines without a tie lead to those who are in a shown bloc with who is looked at, and to nobody else. */
static void
test_lines_to_fellows (void)
{
  static const char *const ids[] = { "PL", "JP", "SA", "VN" };
  g_autoptr (Sample) sample = open_network (1280, 800);
  g_autofree gboolean *shown = g_new (gboolean, sample->dataset->n_blocs);
  guint k, i, n_fellows = 0;

  for (i = 0; i < sample->dataset->n_blocs; i++)
    shown[i] = i % 2 == 0;
  sample->input.blocs_shown = shown;
  for (k = 0; k < G_N_ELEMENTS (ids); k++)
    {
      g_autoptr (EntenteNetworkScene) scene = NULL;
      int other, focus = (int) find_in_sample (sample, ids[k]);

      sample->input.selected = focus;
      scene = build (sample);
      for (i = 0; i < scene->lines->len; i++)
        {
          const EntenteNetworkLine *line = &g_array_index (scene->lines, EntenteNetworkLine, i);

          g_assert_cmpint (line->role == ENTENTE_LINE_FELLOW, ==, line->tie < 0);
          if (line->tie >= 0)
            continue;
          for (other = 0; other < (int) scene->n_nodes; other++)
            if (scene->nodes[other].x == line->x1 && scene->nodes[other].y == line->y1)
              break;
          g_assert_cmpint (other, !=, focus);
          g_assert_true (shares_shown_bloc (sample, shown, focus, other));
          g_assert_cmpfloat (line->x0, ==, scene->nodes[focus].x);
          n_fellows++;
        }
    }
  g_test_message ("%u lines to fellows", n_fellows);
  g_assert_cmpuint (n_fellows, >, 3);
}

static void
test_one_thin_line_a_pair (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteNetworkScene) scene = build (sample);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;

  for (i = 0; i < sample->dataset->n_ties; i++)
    {
      const EntenteTie *tie = &sample->dataset->ties[i];

      g_hash_table_add (pairs, g_strdup_printf ("%d %d", MIN (tie->a, tie->b), MAX (tie->a, tie->b)));
    }
  g_assert_cmpuint (scene->lines->len, ==, g_hash_table_size (pairs));
}

static void
test_kinds_can_be_hidden (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autofree gboolean *kinds = g_new0 (gboolean, sample->dataset->n_tie_kinds);
  g_autoptr (EntenteNetworkScene) scene = NULL;
  guint i, n = 0;

  kinds[0] = TRUE;
  for (i = 0; i < sample->dataset->n_ties; i++)
    n += sample->dataset->ties[i].kind == 0;
  sample->input.tie_kinds_shown = kinds;
  scene = build (sample);
  g_assert_cmpuint (scene->lines->len, ==, n);
  for (i = 0; i < scene->lines->len; i++)
    g_assert_cmpint (sample->dataset->ties[g_array_index (scene->lines, EntenteNetworkLine, i).tie].kind, ==, 0);
}

static void
test_focus_fades_the_rest (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  int poland = (int) find_in_sample (sample, "PL"), germany = (int) find_in_sample (sample, "DE"), japan = (int) find_in_sample (sample, "JP");
  int peru = (int) find_in_sample (sample, "PE");
  g_autoptr (EntenteNetworkScene) scene = NULL;
  guint n_faded = 0, i;

  sample->input.hovered = poland;
  sample->input.selected = japan;
  scene = build (sample);
  g_assert_cmpint (scene->focus, ==, poland);
  g_assert_cmpfloat (scene->nodes[poland].opacity, ==, 1);
  g_assert_cmpfloat (scene->nodes[germany].opacity, ==, 1); /* fellow member of NATO */
  g_assert_cmpfloat (scene->nodes[japan].opacity, ==, 1);   /* selected */
  g_assert_cmpfloat (scene->nodes[peru].opacity, ==, ENTENTE_NETWORK_FADED);
  g_assert_nonnull (find_label (scene, poland));
  g_assert_nonnull (find_label (scene, japan));
  for (i = 0; i < scene->labels->len; i++)
    {
      const EntenteNetworkLabel *label = &g_array_index (scene->labels, EntenteNetworkLabel, i);

      if (scene->nodes[label->partner].tier == 0 && scene->nodes[label->partner].opacity < 1)
        {
          g_assert_cmpint (label->font, ==, ENTENTE_FONT_LABEL);
          n_faded++;
        }
    }
  g_assert_cmpuint (n_faded, >, 0);
}

static gboolean
boxes_meet (const double a[4],
            const double b[4])
{
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

static void
get_box (const EntenteNetworkLabel *label,
         double box[4])
{
  EntenteExtent extent;

  entente_measure_get_extent (&fixed_measure, label->font, label->text, &extent);
  box[0] = label->place.x;
  box[1] = label->place.y;
  box[2] = box[0] + extent.width;
  box[3] = box[1] + extent.height;
}

static void
test_labels_cover_nothing (void)
{
  static const double sizes[][2] = { { 1000, 700 }, { 360, 520 } };
  gsize s;
  guint i, j;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (Sample) sample = open_network (sizes[s][0], sizes[s][1]);
      g_autoptr (EntenteNetworkScene) scene = build (sample);

      g_assert_cmpuint (scene->labels->len, >=, s == 0 ? 50 : 15);
      for (i = 0; i < scene->labels->len; i++)
        {
          const EntenteNetworkLabel *label = &g_array_index (scene->labels, EntenteNetworkLabel, i);
          double a[4], b[4];

          get_box (label, a);
          g_assert_cmpfloat (a[0], >=, 0);
          g_assert_cmpfloat (a[2], <=, sizes[s][0]);
          g_assert_cmpfloat (a[3], <=, sizes[s][1]);
          for (j = 0; j < i; j++)
            {
              get_box (&g_array_index (scene->labels, EntenteNetworkLabel, j), b);
              g_assert_false (boxes_meet (a, b));
            }
          for (j = 0; j < scene->n_nodes; j++)
            g_assert_false (scene->nodes[j].x > a[0] && scene->nodes[j].x < a[2] && scene->nodes[j].y > a[1]
                            && scene->nodes[j].y < a[3]);
        }
    }
}

static void
test_members_are_named (void)
{
  g_autoptr (Sample) sample = open_network (1440, 900);
  g_autoptr (EntenteNetworkScene) scene = build (sample);
  guint h, i, n_members = 0, n_named = 0;

  for (h = 0; h < scene->n_hulls; h++)
    {
      const EntenteBloc *bloc = &sample->dataset->blocs[scene->hulls[h].bloc];

      n_members += bloc->n_members;
      for (i = 0; i < bloc->n_members; i++)
        n_named += find_label (scene, bloc->members[i]) != NULL;
    }
  g_assert_cmpuint (n_named, ==, n_members);
}

static void
test_rings_grow_with_the_zoom (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteNetworkScene) whole = NULL, near = NULL;
  guint i;

  arrange (sample, ENTENTE_ARRANGE_BY_TIER);
  whole = build (sample);
  sample->input.viewport = (EntenteViewport) { 3, 40, -25 };
  near = build (sample);
  g_assert_cmpuint (whole->n_rings, >=, 2);
  g_assert_cmpuint (near->n_rings, ==, whole->n_rings);
  for (i = 0; i < whole->n_rings; i++)
    {
      g_assert_cmpfloat_with_epsilon (near->rings[i].x, 3 * whole->rings[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (near->rings[i].y, 3 * whole->rings[i].y, 1e-9);
    }
}

static void
assert_title (Sample *sample,
              const char *title)
{
  g_autoptr (EntenteNetworkScene) scene = build (sample);
  const EntenteHeadingLine *line = scene->heading->lines;

  while (line->font != ENTENTE_FONT_FINDING)
    g_assert_true (++line < scene->heading->lines + scene->heading->n_lines);
  g_assert_cmpstr (line->text, ==, title);
}

static const char *
find_subtitle (const EntenteNetworkScene *scene)
{
  guint i;

  for (i = 0; i < scene->heading->n_lines; i++)
    if (scene->heading->lines[i].font == ENTENTE_FONT_SUBTITLE)
      return scene->heading->lines[i].text;
  return NULL;
}

/* Of whoever is looked at four kinds of ties and four blocs are named, and the rest counted. */
static void
test_subtitle_lists_four (void)
{
  static const struct
  {
    const char *id, *kinds, *blocs;
  } cases[] = {
    { "GB", " and 2 more; member of ", "Joint Expeditionary Force and 4 more" }, /* 6 kinds, 8 blocs */
    { "AU", " and 3 more; member of ", " and 2 more" },                          /* 7, 6 */
    { "CA", "; member of ", " and " },                                           /* all four */
  };
  g_autoptr (Sample) sample = open_network (2400, 1200);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteNetworkScene) scene = NULL;
      const char *blocs;
      guint p = 0;

      while (strcmp (sample->dataset->partners[p].id, cases[i].id) != 0)
        g_assert_cmpuint (++p, <, sample->dataset->n_partners);
      sample->input.selected = (int) p;
      scene = build (sample);
      blocs = strstr (find_subtitle (scene), cases[i].kinds);
      g_assert_nonnull (blocs);
      g_assert_nonnull (strstr (blocs + strlen (cases[i].kinds), cases[i].blocs));
      g_assert_cmpint (strstr (blocs + strlen (cases[i].kinds), " more") != NULL, ==, i < 2);
    }
}

/* How many ties there are, and how many of them lead to the hub. */
static void
test_title_counts_ties (void)
{
  g_autoptr (Sample) sample = open_network (1400, 800);
  EntenteTie ties[] = {
    { .a = ENTENTE_HUB, .b = 0 },
    { .a = ENTENTE_HUB, .b = 1 },
    { .a = 2, .b = 3 },
  };
  const EntenteTie *kept = sample->dataset->ties;
  const guint n_kept = sample->dataset->n_ties;

  sample->dataset->ties = ties;
  sample->dataset->n_ties = 0;
  assert_title (sample, "86 partners, no ties shown");
  sample->dataset->n_ties = 1;
  assert_title (sample, "United States: the only tie leads here");
  sample->dataset->n_ties = 2;
  assert_title (sample, "United States: all 2 ties lead here");
  sample->dataset->n_ties = 3;
  assert_title (sample, "United States: 2 of 3 ties lead here");
  sample->dataset->ties = ties + 2;
  sample->dataset->n_ties = 1;
  assert_title (sample, "1 tie between partners");
  sample->dataset->ties = kept;
  sample->dataset->n_ties = n_kept;
}

/* A long name is broken at a space; the lines together are the name. */
static void
test_hub_name_is_whole (void)
{
  static const char *const names[] = { "Hub", "New Zealand", "A Union of Many Old Countries" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (Sample) sample = open_network (1000, 700);
      g_autoptr (EntenteNetworkScene) scene = NULL;
      g_autofree char *joined = NULL;
      EntenteTextEntry entry = { .string = names[i], .written = names[i] };
      const EntenteText kept_name = sample->dataset->hub_name;
      const char *kept_id = sample->dataset->hub_id;

      sample->dataset->hub_name = (EntenteText) { .n_entries = 1, .entries = &entry };
      sample->dataset->hub_id = "an-id-too-long-for-the-disc";
      scene = build (sample);
      joined = g_strjoin (" ", scene->hub_lines[0], scene->hub_lines[1], NULL);
      g_assert_cmpstr (joined, ==, names[i]);
      g_assert_true ((strchr (names[i], ' ') != NULL) == (scene->hub_lines[1] != NULL));
      sample->dataset->hub_name = kept_name;
      sample->dataset->hub_id = kept_id;
    }
}

/* In a window all keys stand below, and the drawing keeps as much room on either side. */
/* A name that the disc has no room for gives way to a short id. */
static void
test_hub_id_stands_for_long_names (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  const EntenteText kept_name = sample->dataset->hub_name;
  guint n;

  for (n = 1; n <= 14; n++)
    {
      g_autofree char *name = g_strnfill (n, 'x');
      g_autoptr (EntenteNetworkScene) scene = NULL;
      EntenteTextEntry entry = { .string = name, .written = name };

      sample->dataset->hub_name = (EntenteText) { .n_entries = 1, .entries = &entry };
      scene = build (sample);
      g_assert_cmpstr (scene->hub_lines[0], ==, 7 * n <= 2 * 30 - 8 ? name : sample->dataset->hub_id);
      g_assert_cmpfloat (scene->hub_radius, ==, 30);
    }
  sample->dataset->hub_name = kept_name;
}

static void
test_drawing_is_in_the_middle (void)
{
  static const double widths[] = { 360, 700, 1000, 1920 };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (Sample) sample = open_network (widths[i], 700);
      g_autoptr (EntenteNetworkScene) scene = build (sample);

      g_assert_cmpfloat (scene->left, >, 0);
      g_assert_cmpfloat_with_epsilon (widths[i] - scene->right, scene->left, 1e-9);
    }
}

static void
test_viewport_magnifies_about_the_middle (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteNetworkScene) whole = build (sample);
  g_autoptr (EntenteNetworkScene) near = NULL;
  guint i;

  sample->input.viewport = (EntenteViewport) { 3, 40, -25 };
  near = build (sample);
  for (i = 0; i < whole->n_nodes; i++)
    {
      g_assert_cmpfloat_with_epsilon (near->nodes[i].x, 500 + (whole->nodes[i].x - 500) * 3 + 40, 1e-9);
      g_assert_cmpfloat_with_epsilon (near->nodes[i].y, 350 + (whole->nodes[i].y - 350) * 3 - 25, 1e-9);
      g_assert_cmpfloat (near->nodes[i].radius, ==, whole->nodes[i].radius);
    }
  g_assert_cmpfloat_with_epsilon (near->hub_x, 500 + (whole->hub_x - 500) * 3 + 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (near->hub_y, 350 + (whole->hub_y - 350) * 3 - 25, 1e-9);
}

static void
test_finding_things (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteNetworkScene) scene = build (sample);
  int i, right;

  for (i = 0; i < (int) scene->n_nodes; i++)
    {
      const EntenteNetworkNode *node = &scene->nodes[i];

      g_assert_cmpint (entente_network_scene_find_node (scene, node->x + 5, node->y - 5, 24), ==, i);
      right = entente_network_scene_find_neighbour (scene, i, 1, 0);
      if (right != i)
        g_assert_cmpfloat (scene->nodes[right].x - node->x, >=, fabs (scene->nodes[right].y - node->y));
    }
  g_assert_cmpint (entente_network_scene_find_node (scene, -500, -500, 24), ==, ENTENTE_NONE);
  g_assert_cmpint (entente_network_scene_find_bloc (scene, scene->hulls[1].pill_x + 3, scene->hulls[1].pill_y + 3), ==,
                   scene->hulls[1].bloc);
  g_assert_cmpint (entente_network_scene_find_tie (scene, scene->hub_x, scene->hub_y, 6), ==, ENTENTE_NONE);
}

/* The condition of the sample, checked against a count made here from raw values. */
static void
test_condition (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  const EntenteCondition *rule = &sample->dataset->conditions[0];
  g_autofree EntenteTieState *states = g_new (EntenteTieState, sample->dataset->n_ties);
  guint n_hold = 0, n_fail = 0, n_unknown = 0, i;
  double covered = 0, total = 0;
  int gdp = entente_dataset_find_quantity (sample->dataset, "gdp-usd");
  EntenteCover cover;
  EntenteWhatIfItem missing = { rule->quantity, NAN, ENTENTE_NONE, TRUE };

  sample->scenario->condition_levels[0] = 2.5;
  entente_scenario_set_what_if (sample->scenario, (int) find_in_sample (sample, "PL"), &missing);
  evaluate (sample);
  entente_ties_check_conditions (sample->values, sample->scenario, states);
  for (i = 0; i < sample->dataset->n_ties; i++)
    {
      const EntenteTie *tie = &sample->dataset->ties[i];
      EntenteCell cell, amount;

      if (tie->kind != rule->kinds[0])
        {
          g_assert_cmpint (states[i], ==, ENTENTE_TIE_UNCONDITIONAL);
          continue;
        }
      entente_values_get_cell (sample->values, MAX (tie->a, tie->b), rule->quantity, &cell);
      entente_values_get_cell (sample->values, MAX (tie->a, tie->b), gdp, &amount);
      g_assert_cmpint (states[i], ==,
                       isnan (cell.raw)   ? ENTENTE_TIE_UNKNOWN
                       : cell.raw >= 2.5 ? ENTENTE_TIE_HOLDS
                                          : ENTENTE_TIE_FAILS);
      n_hold += states[i] == ENTENTE_TIE_HOLDS;
      n_fail += states[i] == ENTENTE_TIE_FAILS;
      n_unknown += states[i] == ENTENTE_TIE_UNKNOWN;
      total += amount.raw;
      covered += states[i] == ENTENTE_TIE_HOLDS ? amount.raw : 0;
    }
  entente_condition_get_cover (sample->values, 0, 2.5, gdp, &cover);
  g_assert_cmpuint (cover.n_hold, ==, n_hold);
  g_assert_cmpuint (cover.n_fail, ==, n_fail);
  g_assert_cmpuint (cover.n_unknown, ==, n_unknown);
  g_assert_cmpuint (n_unknown, ==, 1);
  g_assert_cmpuint (n_fail, >, 0);
  g_assert_cmpfloat_with_epsilon (cover.covered, covered / total, 1e-9);
  g_assert_cmpfloat_with_epsilon (cover.covered + cover.uncovered + cover.unknown, 1, 1e-12);
  g_assert_cmpfloat (cover.unknown, >, 0);
}

static void
test_higher_condition_holds_fewer (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  double level, last = 1;

  for (level = 0; level <= 6; level += 0.25)
    {
      EntenteCover cover;

      entente_condition_get_cover (sample->values, 0, level, ENTENTE_NONE, &cover);
      g_assert_cmpfloat (cover.covered, <=, last + 1e-12);
      last = cover.covered;
    }
  g_assert_cmpfloat (last, ==, 0);
}

static void
test_condition_shows (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  g_autoptr (EntenteNetworkScene) off = build (sample);
  g_autoptr (EntenteNetworkScene) on = NULL;
  guint i, n_fail = 0;

  sample->scenario->condition_levels[0] = 3.5;
  on = build (sample);
  for (i = 0; i < on->lines->len; i++)
    n_fail += g_array_index (on->lines, EntenteNetworkLine, i).state == ENTENTE_TIE_FAILS;
  g_assert_cmpuint (n_fail, >, 0);
  g_assert_cmpuint (on->ground, !=, off->ground);
  g_assert_nonnull (strstr (on->description, "of 30 ties hold"));
}

static void
test_classes_of_kinds (void)
{
  const EntenteTieKind kinds[] = { { .id = "mutual-defence-limited" }, { .id = "nato-article-5" },
                                   { .id = "reciprocal-access" },      { .id = "reciprocal-procurement" },
                                   { .id = "critical-minerals" },      { .id = "shared-crew" },
                                   { .id = NULL } };
  const EntenteDataset dataset = { .n_tie_kinds = G_N_ELEMENTS (kinds), .tie_kinds = kinds };
  guint k;

  for (k = 0; k < 5; k++)
    g_assert_cmpint (entente_tie_kind_get_class (&dataset, k), ==, k);
  /* A kind of another field: the classes in turn. */
  g_assert_cmpint (entente_tie_kind_get_class (&dataset, 5), ==, ENTENTE_TIE_CLASS_DEFENCE);
  g_assert_cmpint (entente_tie_kind_get_class (&dataset, 6), ==, ENTENTE_TIE_CLASS_ARTICLE);
}

static void
test_hull_shapes (void)
{
  const EntentePoint square[] = { { 0, 0 }, { 10, 0 }, { 5, 5 }, { 10, 10 }, { 0, 10 }, { 5, 0 }, { 0, 0 } };
  const EntentePoint line[] = { { 0, 0 }, { 2, 2 }, { 1, 1 }, { 3, 3 } };
  const EntentePoint heap[] = { { 4, 4 }, { 4, 4 }, { 4, 4 } };
  EntentePoint hull[G_N_ELEMENTS (square) + 1];

  g_assert_cmpuint (entente_hull_find (square, 0, hull), ==, 0);
  g_assert_cmpuint (entente_hull_find (square, G_N_ELEMENTS (square), hull), ==, 4);
  g_assert_cmpfloat (entente_hull_get_distance (hull, 4, 5, 5), ==, 0);
  g_assert_cmpfloat (entente_hull_get_distance (hull, 4, 13, 14), ==, 5);
  g_assert_cmpuint (entente_hull_find (line, G_N_ELEMENTS (line), hull), ==, 2);
  g_assert_cmpfloat_with_epsilon (entente_hull_get_distance (hull, 2, 0, 2), sqrt (2), 1e-12);
  g_assert_cmpuint (entente_hull_find (heap, G_N_ELEMENTS (heap), hull), ==, 1);
  g_assert_cmpfloat (entente_hull_get_distance (hull, 1, 4, 7), ==, 3);
}

/* Sweden joined NATO in 2024: before, neither its line nor its place under Article 5 counts. */
static void
test_ties_follow_the_year (void)
{
  g_autoptr (Sample) sample = open_network (1000, 700);
  const EntenteTie ended = { .since = 1960, .until = 2021 };
  EntenteCover now, before;

  entente_condition_get_cover (sample->values, 0, 0, ENTENTE_NONE, &now);
  sample->scenario->year = 2020;
  evaluate (sample);
  entente_condition_get_cover (sample->values, 0, 0, ENTENTE_NONE, &before);
  g_assert_cmpuint (now.n_hold + now.n_fail + now.n_unknown, ==, 30);
  g_assert_cmpuint (before.n_hold + before.n_fail + before.n_unknown, ==, 28);
  g_assert_false (entente_tie_is_in_force (&ended, 1959));
  g_assert_true (entente_tie_is_in_force (&ended, 1960));
  g_assert_true (entente_tie_is_in_force (&ended, 2021));
  g_assert_false (entente_tie_is_in_force (&ended, 2022));
  g_assert_true (entente_tie_is_in_force (&ended, 0));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-scene/ties-follow-the-year", test_ties_follow_the_year);
  g_test_add_func ("/network-scene/marks-stand-apart", test_marks_stand_apart);
  g_test_add_func ("/network-scene/weights-move-nobody", test_weights_move_nobody);
  g_test_add_func ("/network-scene/ground-follows-the-focus", test_ground_follows_the_focus);
  g_test_add_func ("/network-scene/hulls-hold-their-members", test_hulls_hold_their_members);
  g_test_add_func ("/network-scene/pills-leave-the-legend-free", test_pills_leave_the_legend_free);
  g_test_add_func ("/network-scene/pills-stand-at-their-hulls", test_pills_stand_at_their_hulls);
  g_test_add_func ("/network-scene/at-most-four-hulls", test_at_most_four_hulls);
  g_test_add_func ("/network-scene/own-ties-side-by-side", test_own_ties_side_by_side);
  g_test_add_func ("/network-scene/lines-join-marks", test_lines_join_marks);
  g_test_add_func ("/network-scene/lines-to-fellows", test_lines_to_fellows);
  g_test_add_func ("/network-scene/one-thin-line-a-pair", test_one_thin_line_a_pair);
  g_test_add_func ("/network-scene/kinds-can-be-hidden", test_kinds_can_be_hidden);
  g_test_add_func ("/network-scene/focus-fades-the-rest", test_focus_fades_the_rest);
  g_test_add_func ("/network-scene/labels-cover-nothing", test_labels_cover_nothing);
  g_test_add_func ("/network-scene/members-are-named", test_members_are_named);
  g_test_add_func ("/network-scene/rings-grow-with-the-zoom", test_rings_grow_with_the_zoom);
  g_test_add_func ("/network-scene/subtitle-lists-four", test_subtitle_lists_four);
  g_test_add_func ("/network-scene/title-counts-ties", test_title_counts_ties);
  g_test_add_func ("/network-scene/hub-name-is-whole", test_hub_name_is_whole);
  g_test_add_func ("/network-scene/hub-id-stands-for-long-names", test_hub_id_stands_for_long_names);
  g_test_add_func ("/network-scene/drawing-is-in-the-middle", test_drawing_is_in_the_middle);
  g_test_add_func ("/network-scene/viewport-magnifies-about-the-middle", test_viewport_magnifies_about_the_middle);
  g_test_add_func ("/network-scene/finding-things", test_finding_things);
  g_test_add_func ("/network-scene/condition", test_condition);
  g_test_add_func ("/network-scene/higher-condition-holds-fewer", test_higher_condition_holds_fewer);
  g_test_add_func ("/network-scene/condition-shows", test_condition_shows);
  g_test_add_func ("/network-scene/classes-of-kinds", test_classes_of_kinds);
  g_test_add_func ("/network-scene/hull-shapes", test_hull_shapes);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The borders file that is compiled in, and what happens with files that are not as they should be. */

#include "entente-world-detail.h"
#include "entente-world.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

/* Of resources/map/world.bin as tools/make-map.mjs wrote it: a changed file needs a changed test. */
#define CHECKSUM "f76ed67dcc95044c5ad72c521b1642ca67ed83059b5193655617c96f498681f6"

static GBytes *
load_bytes (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources/map/world.bin", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static EntenteWorld *
load_world (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autoptr (GError) error = NULL;
  EntenteWorld *world = entente_world_new (bytes, &error);

  g_assert_no_error (error);
  return world;
}

/* Even-odd over all rings of a shape, in degrees. */
static gboolean
shape_contains (const EntenteWorld *world,
                const char *id,
                double longitude,
                double latitude)
{
  int n = entente_world_find_shape (world, id);
  const EntenteWorldShape *shape;
  gboolean inside = FALSE;
  guint r, k, i;

  g_assert_cmpint (n, >=, 0);
  shape = &world->shapes[n];
  for (r = shape->first_ring; r < shape->first_ring + shape->n_rings; r++)
    for (k = 0; k < world->rings[r].n_refs; k++)
      {
        gint32 ref = world->refs[world->rings[r].first_ref + k];
        const EntenteWorldArc *arc = &world->arcs[ref < 0 ? ~ref : ref];

        for (i = 1; i < arc->n_points; i++)
          {
            EntenteGeoPoint a = world->points[arc->first_point + i - 1], b = world->points[arc->first_point + i];

            if ((a.latitude > latitude) != (b.latitude > latitude)
                && longitude < a.longitude + (latitude - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude))
              inside = !inside;
          }
      }
  return inside;
}

static void
test_checksum (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_cmpstr (sum, ==, CHECKSUM);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 400 * 1024);
}

static void
test_in_range (void)
{
  g_autoptr (EntenteWorld) world = load_world ();
  guint i, k;

  g_assert_cmpfloat (world->centre, ==, 11);
  g_assert_cmpuint (world->n_shapes, >, 230);
  for (i = 0; i < world->n_points; i++)
    {
      g_assert_cmpfloat (fabs (world->points[i].longitude - world->centre), <=, 180);
      g_assert_cmpfloat (fabs (world->points[i].latitude), <=, 90);
    }
  /* A ring that crosses the map's edge uncut would have a segment from one side to the other. */
  for (i = 0; i < world->n_arcs; i++)
    for (k = 1; k < world->arcs[i].n_points; k++)
      {
        const EntenteGeoPoint *p = &world->points[world->arcs[i].first_point + k];

        g_assert_cmpfloat (fabs (p[0].longitude - p[-1].longitude), <, 60);
        g_assert_cmpfloat (fabs (p[0].latitude - p[-1].latitude), <, 20);
      }
}

static void
test_every_shape_has_area (void)
{
  g_autoptr (EntenteWorld) world = load_world ();
  guint s, r, k;

  for (s = 0; s < world->n_shapes; s++)
    {
      guint points = 0;

      g_assert_cmpuint (world->shapes[s].n_rings, >=, 1);
      for (r = 0; r < world->shapes[s].n_rings; r++)
        {
          const EntenteWorldRing *ring = &world->rings[world->shapes[s].first_ring + r];

          for (k = 0; k < ring->n_refs; k++)
            {
              gint32 ref = world->refs[ring->first_ref + k];

              points += world->arcs[ref < 0 ? ~ref : ref].n_points - 1;
            }
        }
      g_assert_cmpuint (points, >=, 3);
    }
}

/* Twice the area that the points of a ring enclose on the map, one after the other in its direction. */
static double
get_double_area (const EntenteWorld *world,
                 const EntenteWorldRing *ring)
{
  g_autoptr (GArray) outline = g_array_new (FALSE, FALSE, sizeof (EntenteMapPoint));
  double sum = 0;
  guint k, i;

  for (k = 0; k < ring->n_refs; k++)
    {
      const gint32 ref = world->refs[ring->first_ref + k];
      const EntenteWorldArc *arc = &world->arcs[ref < 0 ? ~ref : ref];

      for (i = 0; i < arc->n_points; i++)
        g_array_append_val (outline, world->projected[arc->first_point + (ref < 0 ? arc->n_points - 1 - i : i)]);
    }
  for (i = 0; i < outline->len; i++)
    {
      const EntenteMapPoint *a = &g_array_index (outline, EntenteMapPoint, i);
      const EntenteMapPoint *b = &g_array_index (outline, EntenteMapPoint, (i + 1) % outline->len);

      sum += a->x * b->y - b->x * a->y;
    }
  return fabs (sum);
}

/* The area of a shape is that of its largest ring, and the middle of that is within its box. */
static void
test_areas (void)
{
  g_autoptr (EntenteWorld) world = load_world ();
  guint s, r;

  for (s = 0; s < world->n_shapes; s++)
    {
      const EntenteWorldShape *shape = &world->shapes[s];
      double largest = 0;

      for (r = 0; r < shape->n_rings; r++)
        largest = MAX (largest, get_double_area (world, &world->rings[shape->first_ring + r]));
      g_assert_cmpfloat_with_epsilon (shape->area, largest / 2, 1e-9);
      g_assert_true (shape->centre.x > shape->box.x0 && shape->centre.x < shape->box.x1);
      g_assert_true (shape->centre.y > shape->box.y0 && shape->centre.y < shape->box.y1);
    }
}

static void
test_known_places (void)
{
  static const struct
  {
    const char *id;
    double longitude, latitude;
  } places[] = {
    { "US", -98, 39 }, { "US", -150, 65 }, { "JP", 138.5, 36 }, { "DE", 10, 51 }, { "GB", -1.5, 52.5 },
    { "RU", 100, 62 }, { "RU", 185, 66.5 }, { "FR", 2.5, 47 }, { "GF", -53, 4 }, { "UA", 31, 49 }, { "UA", 34.3, 45.2 },
    { "MA", -6, 32 }, { "EH", -14, 25 }, { "EH", -10, 26.6 }, { "XK", 20.9, 42.6 }, { "RS", 21, 44 }, { "TW", 121, 23.8 },
    { "AU", 134, -25 }, { "NZ", 175.5, -38.5 }, { "FJ", 178, -17.8 }, { "IL", 34.9, 31 }, { "IS", -18.5, 65 },
    { "ZA", 24, -31 }, { "BR", -52, -10 }, { "KR", 128, 36.5 }, { "SG", 103.82, 1.36 },
    { "CY", 33.0, 34.6 }, { "KZ", 63.3, 45.9 },
  };
  g_autoptr (EntenteWorld) world = load_world ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (places); i++)
    {
      /* The source keeps French Guiana as a part of France. */
      const char *id = g_str_equal (places[i].id, "GF") ? "FR" : places[i].id;

      if (!shape_contains (world, id, places[i].longitude, places[i].latitude))
        g_error ("%s does not contain %g, %g", id, places[i].longitude, places[i].latitude);
    }
  /* Small states that only the finest source has, and no holes where it draws bases and zones of their own. */
  g_assert_cmpint (entente_world_find_shape (world, "TV"), >=, 0);
  g_assert_cmpint (entente_world_find_shape (world, "GI"), >=, 0);
  g_assert_true (shape_contains (world, "CY", 33.38, 35.08));
  g_assert_false (shape_contains (world, "RU", 34.3, 45.2));
  g_assert_false (shape_contains (world, "MA", -14, 25));
  g_assert_false (shape_contains (world, "JP", 128, 36.5));
  g_assert_cmpint (entente_world_find_shape (world, ""), ==, -1);
  g_assert_cmpint (entente_world_find_shape (world, "AQ"), ==, -1);
  g_assert_cmpint (entente_world_find_shape (world, "jp"), ==, -1);
}

static gboolean
has_line (const EntenteWorld *world,
          const char *a,
          const char *b,
          gboolean dashed)
{
  int sa = entente_world_find_shape (world, a);
  int sb = entente_world_find_shape (world, b);
  guint i;

  for (i = 0; i < world->n_arcs; i++)
    {
      const EntenteWorldArc *arc = &world->arcs[i];

      if (arc->dashed == dashed
          && ((arc->shapes[0] == sa && arc->shapes[1] == sb) || (arc->shapes[0] == sb && arc->shapes[1] == sa)))
        return TRUE;
    }
  return FALSE;
}

static void
test_disputed_lines (void)
{
  g_autoptr (EntenteWorld) world = load_world ();

  g_assert_true (has_line (world, "MA", "EH", TRUE));
  g_assert_false (has_line (world, "MA", "EH", FALSE));
  g_assert_true (has_line (world, "RS", "XK", TRUE));
  g_assert_true (has_line (world, "IN", "PK", TRUE));  /* Kashmir */
  g_assert_true (has_line (world, "IN", "PK", FALSE)); /* the rest */
  g_assert_true (has_line (world, "DE", "FR", FALSE));
  g_assert_false (has_line (world, "DE", "FR", TRUE));
  g_assert_false (has_line (world, "US", "CA", TRUE));
  /* Crimea was moved: Ukraine and Russia share no line there, and no line is left inside Ukraine. */
  g_assert_true (has_line (world, "UA", "RU", FALSE));
  g_assert_false (has_line (world, "UA", "UA", FALSE));
}

static double
get_distance (EntenteMapPoint a,
              EntenteMapPoint b,
              EntenteMapPoint p)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0, 1) : 0;

  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/* Points of an arc that are left out at a tolerance lie within it of the stroke that stands for them. */
static guint
assert_true_to (const EntenteWorld *world,
                const EntenteWorldArc *arc,
                double tolerance)
{
  const EntenteMapPoint *line = world->projected + arc->first_point;
  const float *detail = world->detail + arc->first_point;
  guint i, k, kept = 0, n = 1;

  g_assert_cmpfloat (detail[0], ==, G_MAXFLOAT);
  g_assert_cmpfloat (detail[arc->n_points - 1], ==, G_MAXFLOAT);
  for (i = 1; i < arc->n_points; i++)
    {
      if (!(detail[i] > tolerance))
        continue;
      for (k = kept + 1; k < i; k++)
        g_assert_cmpfloat (get_distance (line[kept], line[i], line[k]), <=, tolerance * (1 + 1e-5));
      kept = i;
      n++;
    }
  return n;
}

static void
test_detail (void)
{
  /* In radii: a pixel of a small window, of a large screen, and of both at the highest zoom. */
  static const double tolerances[] = { 0.3 / 60, 0.3 / 120, 0.3 / 700, 0.3 / 1440, 0.3 / 8400 };
  g_autoptr (EntenteWorld) world = load_world ();
  guint n[G_N_ELEMENTS (tolerances)] = { 0 };
  gsize i, k;

  for (i = 0; i < G_N_ELEMENTS (tolerances); i++)
    for (k = 0; k < world->n_arcs; k++)
      n[i] += assert_true_to (world, &world->arcs[k], tolerances[i]);
  /* Coarse where nobody can see more, and always finer when magnified. */
  g_assert_cmpuint (n[0], <, world->n_points / 8);
  for (i = 1; i < G_N_ELEMENTS (tolerances); i++)
    g_assert_cmpuint (n[i], >, n[i - 1]);
}

/* A spiral around its first point, each point farther than all before, is divided one point at a time. */
static void
test_slow_line (void)
{
  guint n = 60000, i, n_left = 0;
  g_autofree EntenteMapPoint *line = g_new (EntenteMapPoint, n);
  g_autofree float *detail = g_new (float, n);

  for (i = 0; i < n; i++)
    line[i] = (EntenteMapPoint){ 1.0 * i * cos (i * 1e-6), i % 2 ? 1.0 * i : -1.0 * i };
  entente_world_detail_measure (line, n, detail);
  for (i = 0; i < n; i++)
    n_left += detail[i] == G_MAXFLOAT;
  /* Given up: what was not looked at stays. */
  g_assert_cmpuint (n_left, >, n / 2);
}

static void
test_every_cut_is_refused (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  gsize size = g_bytes_get_size (bytes);
  gsize length;

  for (length = 0; length < size; length += length < 3000 || length + 200 > size ? 1 : 235)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (entente_world_new (part, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* What is accepted after a flip keeps the promises that the drawing relies on. */
static void
test_flips (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint i, k, accepted = 0;

  for (i = 0; i < 2000; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (EntenteWorld) world = NULL;

      /* Every other one near the end, where the shapes are. */
      for (k = 0; k < 1 + i % 3; k++)
        copy[g_test_rand_int_range (i % 2 ? 0 : (gint32) size - 30000, (gint32) size)] = (guint8) g_test_rand_int ();
      changed = g_bytes_new_take (copy, size);
      world = entente_world_new (changed, NULL);
      if (world == NULL)
        continue;
      accepted++;
      for (k = 0; k < world->n_points; k++)
        g_assert_true (fabs (world->points[k].latitude) <= 90 && isfinite (world->projected[k].x));
      for (k = 0; k < world->n_refs; k++)
        g_assert_cmpuint (world->refs[k] < 0 ? ~world->refs[k] : world->refs[k], <, world->n_arcs);
    }
  /* Most flips break the chain of points; some only change an id or a dash. */
  g_assert_cmpuint (accepted, >, 0);
  g_assert_cmpuint (accepted, <, 1500);
}

static void
assert_refused (const char *data,
                gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_world_new (bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, !=, "");
}

#define HEAD "ENTW\1\1\0"
#define TRIANGLE "\1" "\x08" "\0\0" "\2\0" "\0\2" "\1\1"

static void
test_hand_written (void)
{
  static const char good[] = HEAD TRIANGLE "\1" "\2JP" "\1" "\1\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (good, sizeof good - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteWorld) world = entente_world_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (world->n_points, ==, 4);
  g_assert_cmpfloat (world->points[2].latitude, ==, 1);
  g_assert_cmpint (entente_world_find_shape (world, "JP"), ==, 0);
  g_assert_cmpint (world->arcs[0].shapes[0], ==, 0);
  g_assert_cmpint (world->arcs[0].shapes[1], ==, ENTENTE_WORLD_SEA);

#define REFUSED(bytes_) assert_refused (bytes_, sizeof (bytes_) - 1)
  REFUSED ("");
  REFUSED ("{\"format\": \"entente\"}");
  REFUSED ("ENTW\2\1\0" TRIANGLE "\1" "\2JP" "\1" "\1\0");             /* another version */
  REFUSED ("ENTW\1\0\0" TRIANGLE "\1" "\2JP" "\1" "\1\0");             /* no units */
  REFUSED (HEAD TRIANGLE "\1" "\2JP" "\1" "\1\0" "x");                 /* something behind the end */
  REFUSED (HEAD TRIANGLE "\1" "\2JP" "\1" "\1\2");                     /* arc 1 of 1 */
  REFUSED (HEAD TRIANGLE "\1" "\2J\xff" "\1" "\1\0");                  /* an id that is no text */
  REFUSED (HEAD TRIANGLE "\1" "\2JP" "\1" "\3\0\0\0");                 /* an arc used three times */
  REFUSED (HEAD "\1" "\x06" "\0\0" "\2\0" "\0\2" "\1" "\2JP" "\1" "\1\0"); /* an open ring */
  REFUSED (HEAD "\1" "\x08" "\0\0" "\2\0" "\0\xb8\1" "\1\1" "\1" "\2JP" "\1" "\1\0"); /* latitude 92 */
  REFUSED (HEAD "\xff\xff\xff\xff\x0f");                               /* four thousand million arcs */
  REFUSED (HEAD "\1\xff\xff\xff\xff\x0f");
#undef REFUSED
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/checksum", test_checksum);
  g_test_add_func ("/world/in-range", test_in_range);
  g_test_add_func ("/world/every-shape-has-area", test_every_shape_has_area);
  g_test_add_func ("/world/areas", test_areas);
  g_test_add_func ("/world/known-places", test_known_places);
  g_test_add_func ("/world/disputed-lines", test_disputed_lines);
  g_test_add_func ("/world/detail", test_detail);
  g_test_add_func ("/world/slow-line", test_slow_line);
  g_test_add_func ("/world/every-cut-is-refused", test_every_cut_is_refused);
  g_test_add_func ("/world/flips", test_flips);
  g_test_add_func ("/world/hand-written", test_hand_written);
  return g_test_run ();
}

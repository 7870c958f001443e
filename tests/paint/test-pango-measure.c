/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Text: one base line a role, limits that hold, a cache that neither grows nor lies. */

#include "entente-format.h"
#include "entente-name-cut.h"
#include "entente-pango-measure.h"

#include <malloc.h>
#include <math.h>

static void
test_line_box_belongs_to_the_role (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, "ja");
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  int font;

  for (font = 0; font < ENTENTE_N_FONTS; font++)
    {
      EntenteExtent latin, kanji;

      entente_measure_get_extent (measure, font, "Japan", &latin);
      entente_measure_get_extent (measure, font, "日本", &kanji);
      g_assert_cmpfloat (latin.ascent, ==, kanji.ascent);
      g_assert_cmpfloat (latin.height, ==, kanji.height);
      g_assert_cmpfloat (latin.ascent, <, latin.height);
      g_assert_cmpfloat (kanji.width, >, 10);
    }
}

/* What is cut has both ends of the name, neither much the longer, and whole letters on either side. */
static void
assert_ends (const char *cut,
             const char *name)
{
  const char *ellipsis = strstr (cut, "…"), *tail;
  glong first, last;

  g_assert_nonnull (ellipsis);
  tail = ellipsis + strlen ("…");
  first = g_utf8_strlen (cut, ellipsis - cut);
  last = g_utf8_strlen (tail, -1);
  g_assert_true (strncmp (cut, name, (gsize) (ellipsis - cut)) == 0);
  g_assert_true (g_str_has_suffix (name, tail));
  if (first + last >= 6)
    g_assert_cmpint (MAX (first, last), <=, 3 * MIN (first, last));
  g_assert_false (g_unichar_ismark (g_utf8_get_char (name + (ellipsis - cut))));
  g_assert_false (g_unichar_ismark (g_utf8_get_char (tail)));
  g_assert_false (g_unichar_isspace (g_utf8_get_char (tail)));
}

/* In each script: what is shaped has a size, more letters more of it, and what is cut fits and is still UTF-8. */
static void
test_scripts (void)
{
  static const char *const names[] = { "日本国とその島々", "대한민국과 그 부속 도서", "المملكة العربية السعودية",
                                       "מדינת ישראל והשטחים", "ราชอาณาจักรไทยทั้งหมด", "भारत गणराज्य और द्वीप",
                                       "United Kingdom of Great Britain", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301" };
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *whole = entente_name_cut (measure, ENTENTE_FONT_LABEL, names[i], 1000);
      EntenteExtent full, part;
      double width;

      g_assert_cmpstr (whole, ==, names[i]);
      entente_measure_get_extent (measure, ENTENTE_FONT_LABEL, names[i], &full);
      g_assert_cmpfloat (full.width, >, 20);
      g_assert_cmpfloat (full.width, <, 1000);
      for (width = 18; width < full.width; width += 5)
        {
          g_autofree char *cut = entente_name_cut (measure, ENTENTE_FONT_LABEL, names[i], width);

          g_assert_true (g_utf8_validate (cut, -1, NULL));
          assert_ends (cut, names[i]);
          entente_measure_get_extent (measure, ENTENTE_FONT_LABEL, cut, &part);
          g_assert_cmpfloat (part.width, <=, width + 0.001);
        }
    }
}

static cairo_surface_t *
draw_in_little_room (EntentePangoMeasure *text,
                     EntenteFont font,
                     const char *words)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 40);
  cairo_t *cr = cairo_create (surface);
  const EntenteColour black = { 0, 0, 0 };

  entente_pango_measure_draw (text, cr, font, words, 10, 5, ENTENTE_ALIGN_START, 120, black);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
look_alike (EntentePangoMeasure *text,
            EntenteFont font,
            const char *one,
            const char *other)
{
  cairo_surface_t *first = draw_in_little_room (text, font, one), *second = draw_in_little_room (text, font, other);
  const gsize size = (gsize) cairo_image_surface_get_stride (first) * (gsize) cairo_image_surface_get_height (first);
  const gboolean same
      = memcmp (cairo_image_surface_get_data (first), cairo_image_surface_get_data (second), size) == 0;

  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  return same;
}

/* Names of a list that begin alike can be told apart by their ends, and by their beginnings; sentences begin. */
static void
test_long_names_keep_both_ends (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  static const EntenteFont fonts[] = { ENTENTE_FONT_BODY, ENTENTE_FONT_BODY_STRONG, ENTENTE_FONT_LABEL };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_assert_true (look_alike (text, fonts[i], "Democratic Republic of the North", "Democratic Republic of the North"));
      g_assert_false (look_alike (text, fonts[i], "Democratic Republic of the North", "Democratic Republic of the South"));
      g_assert_false (look_alike (text, fonts[i], "Democratic Republic of the North", "Sovereign Republic of the North"));
    }
  g_assert_true (look_alike (text, ENTENTE_FONT_FINDING, "Ten partners reach Tier 1; the North leads",
                             "Ten partners reach Tier 1; the South leads"));
}

/* So do those beside marks. */
static void
test_long_labels_keep_both_ends (void)
{
  static const char *const names[] = { "Democratic Republic of the North", "Democratic Republic of the South",
                                       "Sovereign Republic of the North" };
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  g_autofree char *north = entente_name_cut (measure, ENTENTE_FONT_LABEL, names[0], 120);
  g_autofree char *south = entente_name_cut (measure, ENTENTE_FONT_LABEL, names[1], 120);
  g_autofree char *sovereign = entente_name_cut (measure, ENTENTE_FONT_LABEL, names[2], 120);
  g_autofree char *nothing = entente_name_cut (measure, ENTENTE_FONT_LABEL, names[0], 1);

  g_assert_cmpstr (north, !=, south);
  g_assert_cmpstr (north, !=, sovereign);
  g_assert_true (g_str_has_prefix (north, "Democ"));
  g_assert_true (g_str_has_suffix (north, "North"));
  g_assert_cmpstr (nothing, ==, "…");
}

static guint n_measured;

static void
count_extent (EntenteMeasure *measure,
              EntenteFont font,
              const char *text,
              EntenteExtent *extent)
{
  n_measured++;
  *extent = (EntenteExtent){ 7.0 * (double) g_utf8_strlen (text, -1), 16, 12 };
}

/* Where a name is cut takes a few measurements however long it is, and none when it was cut before. */
static void
test_cuts_are_kept (void)
{
  g_autoptr (GHashTable) cuts = entente_name_cuts_new ();
  EntenteMeasure measure = { count_extent, cuts };
  g_autoptr (GString) name = g_string_new (NULL);
  guint length, round;

  for (length = 1; length <= 200; length++)
    {
      g_string_append_unichar (name, length % 7 == 0 ? ' ' : 'a' + length % 26);
      for (round = 0; round < 2; round++)
        {
          g_autofree char *cut = NULL;

          n_measured = 0;
          cut = entente_name_cut (&measure, ENTENTE_FONT_LABEL, name->str, 7 * 20);
          g_assert_cmpint (g_utf8_strlen (cut, -1), ==, MIN (length, 20));
          g_assert_cmpuint (n_measured, <=, round == 0 ? 8 : length <= 20 ? 1 : 0);
        }
    }
}

static void
test_sizes_follow_the_text_scale (void)
{
  g_autoptr (EntentePangoMeasure) one = entente_pango_measure_new (NULL, 1, NULL);
  g_autoptr (EntentePangoMeasure) two = entente_pango_measure_new (NULL, 2, NULL);
  EntenteExtent small, large;

  entente_pango_measure_set_exact (one, TRUE);
  entente_pango_measure_set_exact (two, TRUE);
  entente_measure_get_extent (entente_pango_measure_get_measure (one), ENTENTE_FONT_BODY, "Partners", &small);
  entente_measure_get_extent (entente_pango_measure_get_measure (two), ENTENTE_FONT_BODY, "Partners", &large);
  g_assert_cmpfloat_with_epsilon (large.width / small.width, 2, 0.05);
  g_assert_cmpfloat (large.height, ==, 2 * small.height);
}

static void
test_figures_are_tabular (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  EntenteExtent ones, eights;

  entente_measure_get_extent (entente_pango_measure_get_measure (text), ENTENTE_FONT_BODY_STRONG, "111.1", &ones);
  entente_measure_get_extent (entente_pango_measure_get_measure (text), ENTENTE_FONT_BODY_STRONG, "888.8", &eights);
  g_assert_cmpfloat_with_epsilon (ones.width, eights.width, 0.51);
}

/* Numbers are put together from digits: they are as wide as if they were shaped as words. */
static void
test_numbers_are_as_wide_as_words (void)
{
  static const char *const numbers[] = { "0", "7", "81.9", "100.0", "1,234,567", "86" };
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  guint i;
  int font;

  for (font = 0; font < ENTENTE_N_FONTS; font++)
    for (i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        /* A joiner is no digit and has no width: with it the text is shaped as a whole. */
        g_autofree char *word = g_strconcat (numbers[i], "\u200b", NULL);
        EntenteExtent number, whole;

        entente_measure_get_extent (measure, font, numbers[i], &number);
        entente_measure_get_extent (measure, font, word, &whole);
        g_assert_cmpfloat_with_epsilon (number.width, whole.width, 1.01);
      }
}

/* The rightmost column with ink. */
static int
find_right_edge (cairo_surface_t *surface)
{
  const guint8 *data;
  int stride = cairo_image_surface_get_stride (surface), x, y, edge = -1;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (x = 0; x < cairo_image_surface_get_width (surface); x++)
      if (data[y * stride + x] > 40)
        edge = MAX (edge, x);
  return edge;
}

static int
draw_and_find_edge (EntentePangoMeasure *text,
                    EntenteAlign align,
                    double max_width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 40);
  cairo_t *cr = cairo_create (surface);
  int edge;

  entente_pango_measure_draw (text, cr, ENTENTE_FONT_BODY, "Bosnia and Herzegovina", 200, 5, align, max_width,
                              (EntenteColour){ 0, 0, 0 });
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  edge = find_right_edge (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return edge;
}

static void
test_limits_and_alignment (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  int whole = draw_and_find_edge (text, ENTENTE_ALIGN_START, 0);

  g_assert_cmpint (whole, >, 320);
  g_assert_cmpint (draw_and_find_edge (text, ENTENTE_ALIGN_START, 500), ==, whole);
  g_assert_cmpint (draw_and_find_edge (text, ENTENTE_ALIGN_START, 80), <=, 280);
  g_assert_cmpint (draw_and_find_edge (text, ENTENTE_ALIGN_END, 80), <=, 200);
  g_assert_cmpint (draw_and_find_edge (text, ENTENTE_ALIGN_END, 0), <=, 200);
}

/* More texts than the cache holds, some asked for again and again: the answers stay the same. */
static void
test_cache_is_bounded_and_right (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  EntenteExtent first, extent;
  int i;

  entente_measure_get_extent (measure, ENTENTE_FONT_BODY, "always here", &first);
  for (i = 0; i < 10000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%05d", i);

      entente_measure_get_extent (measure, ENTENTE_FONT_NOTE, number, &extent);
      entente_measure_get_extent (measure, ENTENTE_FONT_BODY, "always here", &extent);
      g_assert_cmpfloat (extent.width, ==, first.width);
    }
}

static void
test_collects_what_is_drawn (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  g_autoptr (GPtrArray) drawn = g_ptr_array_new_with_free_func (g_free);

  draw_and_find_edge (text, ENTENTE_ALIGN_START, 0);
  entente_pango_measure_collect (text, drawn);
  draw_and_find_edge (text, ENTENTE_ALIGN_START, 60);
  entente_pango_measure_collect (text, NULL);
  draw_and_find_edge (text, ENTENTE_ALIGN_START, 0);
  g_assert_cmpuint (drawn->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (drawn, 0), ==, "Bosnia and Herzegovina");
}

/* The letters of a label of a window that is written from right to left, as they stand from left to right. */
static char *
read_from_left (const char *text)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (GString) read = g_string_new (NULL);
  int x[64], n = 0, places[64], i;
  const char *p;

  pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  pango_layout_set_text (layout, text, -1);
  for (p = text; *p != '\0' && n < 64; p = g_utf8_next_char (p))
    {
      PangoRectangle place;

      if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_FORMAT)
        continue;
      pango_layout_index_to_pos (layout, (int) (p - text), &place);
      for (i = n++; i > 0 && x[i - 1] > MIN (place.x, place.x + place.width); i--)
        {
          x[i] = x[i - 1];
          places[i] = places[i - 1];
        }
      x[i] = MIN (place.x, place.x + place.width);
      places[i] = (int) (p - text);
    }
  for (i = 0; i < n; i++)
    g_string_append_unichar (read, g_utf8_get_char (text + places[i]));
  g_object_unref (layout);
  g_object_unref (context);
  return g_string_free (g_steal_pointer (&read), FALSE);
}

static void
assert_read (char *text,
             const char *order)
{
  g_autofree char *read = read_from_left (text);

  g_assert_cmpstr (read, ==, order);
  g_free (text);
}

/* What bare numbers would look like, and what they look like. */
static void
test_labels_from_right_to_left (void)
{
  g_autofree char *share = NULL;

  assert_read (g_strdup ("33 %"), "%33");
  assert_read (g_strdup ("−3"), "3−");
  entente_format_set_right_to_left (TRUE);
  assert_read (entente_format_share (33, 0), "33%");
  assert_read (entente_format_share (335, 1), "33.5%");
  assert_read (entente_format_number (-3, 0), "−3");
  assert_read (entente_format_isolate (g_strdup ("10–40 %")), "10–40%");
  share = entente_format_share (33, 0);
  assert_read (g_strdup_printf ("שבדיה %s", share), "33%הידבש");
  entente_format_set_right_to_left (FALSE);
}

/* Pictures place their numbers themselves: whether they are isolated is of no matter. */
static void
test_isolated_numbers_are_as_wide_as_bare_ones (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  EntenteExtent bare, isolated;

  entente_measure_get_extent (measure, ENTENTE_FONT_LABEL, "33 %", &bare);
  entente_measure_get_extent (measure, ENTENTE_FONT_LABEL, "\342\201\250" "33 %\342\201\251", &isolated);
  g_assert_cmpfloat (bare.width, ==, isolated.width);
  g_assert_cmpfloat (bare.width, >, 10);
}

static gsize
get_used (void)
{
  const struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
measure_words (EntentePangoMeasure *text,
               int from)
{
  EntenteExtent extent;
  int i;

  for (i = from; i < from + 2000; i++)
    {
      g_autofree char *word = g_strdup_printf ("Word %d", i);

      entente_measure_get_extent (entente_pango_measure_get_measure (text), ENTENTE_FONT_LABEL, word, &extent);
    }
}

/* Texts of which nobody asks between two rests make room for others; they have the same size again. */
static void
test_rest (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, "en");
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  EntenteExtent before, after;
  gsize empty, full;
  int i;

  entente_measure_get_extent (measure, ENTENTE_FONT_LABEL, "Word 17", &before);
  empty = get_used ();
  measure_words (text, 0);
  full = get_used ();
  for (i = 1; i <= 3; i++)
    {
      entente_pango_measure_rest (text);
      entente_pango_measure_rest (text);
      measure_words (text, i * 10000);
    }
  if (g_getenv ("ENTENTE_SANITIZED") == NULL)
    {
      g_assert_cmpuint (full, >, empty + 1024 * 1024);
      g_assert_cmpuint (get_used (), <, full + (full - empty) / 2);
    }
  entente_measure_get_extent (measure, ENTENTE_FONT_LABEL, "Word 17", &after);
  g_assert_cmpfloat (after.width, ==, before.width);
}

/* 20,000 names of which none was measured before, in two fonts. */
static void
measure_names (EntentePangoMeasure *text,
               int from)
{
  EntenteMeasure *measure = entente_pango_measure_get_measure (text);
  EntenteExtent extent;
  int i;

  for (i = from; i < from + 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %d", i);

      entente_measure_get_extent (measure, i % 2 == 0 ? ENTENTE_FONT_LABEL : ENTENTE_FONT_BODY, name, &extent);
    }
}

/* Names of a document that is gone, and what was tried to cut long ones, are not kept for good. */
static void
test_forgotten_widths (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, "en");
  gsize before;
  int i;

  measure_names (text, 0);
  for (i = 0; i < 2; i++)
    entente_pango_measure_rest (text);
  before = get_used ();
  measure_names (text, 20000);
  for (i = 0; i < 2; i++)
    entente_pango_measure_rest (text);
  if (g_getenv ("ENTENTE_SANITIZED") == NULL)
    g_assert_cmpuint (get_used (), <, before + 256 * 1024);
}

#define COPIED_SIZE 220

/* On a page of colours, at a place between pixels; @scale device pixels a logical one. */
static cairo_surface_t *
draw_on_colours (EntentePangoMeasure *text,
                 const char *words,
                 double place,
                 int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, COPIED_SIZE * scale, 60 * scale);
  const EntenteColour ink = { 0.1 + place / 5, 0.8 - place, 0.3 };
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.9, 0.7, place);
  cairo_paint (cr);
  cairo_translate (cr, 3, 7);
  entente_pango_measure_draw (text, cr, ENTENTE_FONT_LABEL, words, 5 + place, 2 - place, ENTENTE_ALIGN_START, 0, ink);
  entente_pango_measure_draw (text, cr, ENTENTE_FONT_BODY_STRONG, words, 100 - place, 20 + place / 3, ENTENTE_ALIGN_CENTRE,
                              150, ink);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_differences (cairo_surface_t *a,
                   cairo_surface_t *b)
{
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  const gsize n = (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);
  guint n_different = 0;
  gsize i;

  for (i = 0; i < n; i++)
    n_different += p[i] != q[i];
  return n_different;
}

/* What is copied from an image has the pixels of what is drawn, also where it would begin between two. */
static void
test_images_are_the_drawn_text (void)
{
  static const char *const names[] = { "United Kingdom", "Österreich, ÄÖÅ", "日本", "المملكة العربية", "ราชอาณาจักรไทย", "j" };
  g_autoptr (EntentePangoMeasure) drawn = entente_pango_measure_new (NULL, 1, NULL);
  g_autoptr (EntentePangoMeasure) copied = entente_pango_measure_new (NULL, 1, NULL);
  guint i, step, n_drawn = 0;
  int scale;

  entente_pango_measure_keep_images (copied);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    for (scale = 1; scale <= 3; scale++)
      for (step = 0; step < 12; step++)
        {
          const double place = step / 11.0;
          cairo_surface_t *a = draw_on_colours (drawn, names[i], place, scale);
          cairo_surface_t *b = draw_on_colours (copied, names[i], place, scale);
          cairo_surface_t *empty = draw_on_colours (drawn, "", place, scale);

          g_assert_cmpuint (count_differences (a, b), ==, 0);
          n_drawn += count_differences (a, empty);
          cairo_surface_destroy (empty);
          cairo_surface_destroy (b);
          cairo_surface_destroy (a);
        }
  g_assert_cmpuint (n_drawn, >, 10000);
}

static void
draw_names (EntentePangoMeasure *text,
            guint n,
            gboolean measure_only)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 40);
  cairo_t *cr = cairo_create (surface);
  const EntenteColour ink = { 0, 0, 0 };
  guint i;

  for (i = 0; i < n; i++)
    {
      g_autofree char *words = g_strdup_printf ("A name of some length, the %uth", i);
      EntenteExtent extent;

      if (measure_only)
        entente_measure_get_extent (entente_pango_measure_get_measure (text), ENTENTE_FONT_LABEL, words, &extent);
      else
        entente_pango_measure_draw (text, cr, ENTENTE_FONT_LABEL, words, 4, 4, ENTENTE_ALIGN_START, 0, ink);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* However many names there are: the layouts are there first, so what is new are images. */
static void
test_images_are_bounded (void)
{
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, NULL);
  gsize before, some, most;

  entente_pango_measure_keep_images (text);
  draw_names (text, 4000, TRUE);
  before = get_used ();
  draw_names (text, 300, FALSE);
  some = get_used () - before;
  draw_names (text, 4000, FALSE);
  most = get_used () - before;
  if (g_getenv ("ENTENTE_SANITIZED") != NULL)
    return;
  g_assert_cmpuint (some, >, 300 * 1000);
  g_assert_cmpuint (some, <, 10000 * 1000);
  g_assert_cmpuint (most, <, 2 * some);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pango-measure/line-box-belongs-to-the-role", test_line_box_belongs_to_the_role);
  g_test_add_func ("/pango-measure/long-names-keep-both-ends", test_long_names_keep_both_ends);
  g_test_add_func ("/pango-measure/long-labels-keep-both-ends", test_long_labels_keep_both_ends);
  g_test_add_func ("/pango-measure/cuts-are-kept", test_cuts_are_kept);
  g_test_add_func ("/pango-measure/sizes-follow-the-text-scale", test_sizes_follow_the_text_scale);
  g_test_add_func ("/pango-measure/figures-are-tabular", test_figures_are_tabular);
  g_test_add_func ("/pango-measure/numbers-are-as-wide-as-words", test_numbers_are_as_wide_as_words);
  g_test_add_func ("/pango-measure/limits-and-alignment", test_limits_and_alignment);
  g_test_add_func ("/pango-measure/cache-is-bounded-and-right", test_cache_is_bounded_and_right);
  g_test_add_func ("/pango-measure/collects-what-is-drawn", test_collects_what_is_drawn);
  g_test_add_func ("/pango-measure/scripts", test_scripts);
  g_test_add_func ("/pango-measure/forgotten-widths", test_forgotten_widths);
  g_test_add_func ("/pango-measure/rest", test_rest);
  g_test_add_func ("/pango-measure/labels-from-right-to-left", test_labels_from_right_to_left);
  g_test_add_func ("/pango-measure/isolated-numbers-are-as-wide-as-bare-ones",
                   test_isolated_numbers_are_as_wide_as_bare_ones);
  g_test_add_func ("/pango-measure/images-are-the-drawn-text", test_images_are_the_drawn_text);
  g_test_add_func ("/pango-measure/images-are-bounded", test_images_are_bounded);
  return g_test_run ();
}

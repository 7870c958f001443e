/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where world, small maps, legend and footer of the Map go, without the map itself: everything has room, the world is
 * as large as that allows, and a small map shows its region. */

#include "dataset-fixture.h"

#include "entente-finding.h"
#include "entente-map-layout.h"
#include "entente-map-regions.h"
#include "entente-map-room.h"

#include "map-fixture.h"

#define WORLD_TOP 1.3053 /* 83.6 deg N and 56 deg S, in radii */
#define WORLD_BOTTOM 1.0325

static const double sizes[][2] = {
  { 360, 500 }, { 360, 720 }, { 480, 600 }, { 590, 640 }, { 600, 600 }, { 650, 706 }, { 700, 300 }, { 800, 540 }, { 992, 717 },
  { 1280, 560 }, { 1280, 800 }, { 1280, 1400 }, { 1632, 980 }, { 1920, 1000 }, { 2560, 1440 }, { 3200, 2000 },
};

static EntenteMapLayout *
make_layout (Sample *stage,
             const EntenteMapLayout *previous,
             gboolean columns)
{
  g_autoptr (EntenteFinding) finding = entente_finding_new (&stage->input, ENTENTE_FINDING_TIERS);

  return entente_map_layout_new (&stage->input, get_world (), entente_finding_make_heading (finding, &stage->input, "map"),
                                 previous, columns);
}

static double
get_text_width (const Sample *stage,
                EntenteFont font,
                const char *text)
{
  return entente_measure_get_width (stage->input.measure, font, text);
}

/* -- The world --------------------------------------------------------------------------------------------- */

/* In the middle, below the heading, above the bottom, and its land is not cut at the sides. */
static void
assert_world_has_room (const Sample *stage,
                       const EntenteMapLayout *layout)
{
  const EntenteMapFrame *world = &layout->base;
  const gboolean is_wide = stage->input.width >= 600 * stage->input.text_scale && stage->input.height < 0.95 * stage->input.width;

  g_assert_cmpfloat (world->x, ==, stage->input.width / 2);
  g_assert_cmpfloat (world->y - WORLD_TOP * world->scale, >=, layout->heading->bottom);
  g_assert_cmpfloat (2 * ENTENTE_EQUAL_EARTH_MAX_X * world->scale, <=, stage->input.width + 40.001);
  if (layout->n_insets == 0)
    g_assert_cmpfloat (world->y + WORLD_BOTTOM * world->scale, <=, is_wide ? stage->input.height : layout->legend_box.y);
  else if (!is_wide)
    g_assert_cmpfloat (world->y + WORLD_BOTTOM * world->scale, <=, layout->insets[0].title_y);
  g_assert_cmpfloat (layout->world.clip.x, ==, 0);
  g_assert_cmpfloat (layout->world.clip.width, ==, stage->input.width);
  g_assert_cmpfloat (layout->world.clip.y, <, world->y - WORLD_TOP * world->scale);
  g_assert_cmpfloat (layout->world.clip.y + layout->world.clip.height, ==, stage->input.height);
}

/* Without small maps the world takes the width or the height that there is; for them it gives up two fifths at most. */
static void
assert_world_is_large (const Sample *stage,
                       const EntenteMapLayout *layout)
{
  const gboolean is_wide = stage->input.width >= 600 * stage->input.text_scale && stage->input.height < 0.95 * stage->input.width;
  const double bottom = is_wide ? stage->input.height - 16 : layout->legend_box.y - 8;
  const double fit = MIN (stage->input.width / (2 * ENTENTE_EQUAL_EARTH_MAX_X),
                          (bottom - layout->base.y + WORLD_TOP * layout->base.scale) / (WORLD_TOP + WORLD_BOTTOM));

  /* A wide one a sixth, and more only where the southern ocean would have no room for a decent small map else. */
  if (layout->n_insets > 0 && is_wide)
    {
      const double full = MIN ((stage->input.width + 40) / (2 * ENTENTE_EQUAL_EARTH_MAX_X),
                               (bottom - layout->base.y + WORLD_TOP * layout->base.scale) / (WORLD_TOP + WORLD_BOTTOM));
      const double ocean = bottom - layout->base.y + WORLD_TOP * layout->base.scale - 28 - 0.84 * full * (WORLD_TOP + 0.7034);

      g_assert_cmpfloat (layout->base.scale, >=, (ocean > 154 * stage->input.text_scale ? 0.839 : 0.719) * full);
    }
  else if (layout->n_insets > 0)
    g_assert_cmpfloat (layout->base.scale, >=, 0.595 * fit);
  else if (!layout->crowded || !is_wide)
    g_assert_cmpfloat (layout->base.scale, >=, 0.97 * fit);
  g_assert_cmpint (layout->tiny, ==, layout->world.scale < 66 * stage->input.text_scale);
}

/* -- Small maps -------------------------------------------------------------------------------------------- */

static void
assert_shows_region (const EntenteMapLayout *layout,
                     const EntenteMapInset *inset)
{
  const EntenteMapFrame *frame = &inset->frame;
  const EntenteMapBox box = entente_map_region_get_box (inset->region, get_world ()->centre);
  const double left = frame->x + frame->scale * box.x0, right = frame->x + frame->scale * box.x1;
  const double top = frame->y - frame->scale * box.y1, bottom = frame->y - frame->scale * box.y0;

  g_assert_cmpfloat (left, >=, frame->clip.x - 1);
  g_assert_cmpfloat (right, <=, frame->clip.x + frame->clip.width + 1);
  g_assert_cmpfloat (top, >=, frame->clip.y - 1);
  g_assert_cmpfloat (bottom, <=, frame->clip.y + frame->clip.height + 1);
  /* In its middle. */
  g_assert_cmpfloat_with_epsilon (left - frame->clip.x, frame->clip.x + frame->clip.width - right, 2);
  g_assert_cmpfloat_with_epsilon (top - frame->clip.y, frame->clip.y + frame->clip.height - bottom, 2);
  /* Larger than on the world, as the title says, and as large as its frame allows. */
  g_assert_cmpfloat (inset->factor, >=, 1.4);
  g_assert_cmpfloat_with_epsilon (frame->scale, inset->factor * layout->base.scale, 1e-9);
  g_assert_cmpfloat_with_epsilon (10 * inset->factor, rint (10 * inset->factor), 1e-9);
  if (inset->factor != 6 || inset != layout->insets)
    g_assert_cmpfloat (MIN (frame->clip.width - right + left, frame->clip.height - bottom + top), <=,
                       0.1 * layout->base.scale * MAX (box.x1 - box.x0, box.y1 - box.y0) + 2);
  g_assert_cmpfloat (frame->clip.x, ==, rint (frame->clip.x));
  g_assert_cmpfloat (frame->clip.y, ==, rint (frame->clip.y));
  g_assert_cmpfloat (frame->clip.width, ==, rint (frame->clip.width));
  g_assert_cmpfloat (frame->clip.height, ==, rint (frame->clip.height));
}

static void
assert_title_fits (const Sample *stage,
                   const EntenteMapInset *inset)
{
  const char *name = entente_map_region_get_name (inset->region);
  g_autofree char *factor = g_strdup_printf ("%g", inset->factor);
  g_autofree char *words = g_strdup_printf ("%s, %g times as large", name, inset->factor);

  g_assert_true (g_str_has_prefix (inset->title, name));
  g_assert_nonnull (strstr (inset->title, factor));
  g_assert_cmpint (strcmp (inset->title, words) == 0, ==,
                   get_text_width (stage, ENTENTE_FONT_LABEL_STRONG, words) <= inset->frame.clip.width);
  g_assert_cmpfloat (inset->title_x, >=, inset->frame.clip.x);
  g_assert_cmpfloat (inset->title_x, <, inset->frame.clip.x + 8);
  g_assert_cmpfloat (inset->title_y + 16, <=, inset->frame.clip.y);
  g_assert_cmpfloat (inset->title_y + 30, >, inset->frame.clip.y);
}

static void
assert_inside (const Sample *stage,
               const EntenteMapRect *rect)
{
  g_assert_cmpfloat (rect->x, >=, 0);
  g_assert_cmpfloat (rect->y, >=, 0);
  g_assert_cmpfloat (rect->x + rect->width, <=, stage->input.width);
  g_assert_cmpfloat (rect->y + rect->height, <=, stage->input.height);
}

static void
test_everything_has_room (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  guint s, k, i, n, n_insets = 0, n_several = 0;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (k = 0; k < 3; k++)
      {
        g_autoptr (EntenteMapLayout) layout = NULL;

        set_scale (&stage->input, &measure, 1 + 0.5 * k);
        stage->input.width = sizes[s][0] * stage->input.text_scale;
        stage->input.height = sizes[s][1] * stage->input.text_scale;
        layout = make_layout (stage, NULL, FALSE);
        g_assert_false (layout->cards);
        assert_world_has_room (stage, layout);
        assert_world_is_large (stage, layout);
        assert_inside (stage, &layout->legend_box);
        assert_inside (stage, &layout->footer_box);
        g_assert_false (rects_overlap (&layout->legend_box, &layout->footer_box));
        for (i = 0; i < layout->n_insets; i++)
          {
            EntenteMapRect box = layout->insets[i].frame.clip;

            assert_shows_region (layout, &layout->insets[i]);
            assert_title_fits (stage, &layout->insets[i]);
            box.height += box.y - layout->insets[i].title_y;
            box.y = layout->insets[i].title_y;
            assert_inside (stage, &box);
            g_assert_false (rects_overlap (&box, &layout->legend_box));
            g_assert_false (rects_overlap (&box, &layout->footer_box));
            for (n = 0; n < i; n++)
              g_assert_false (rects_overlap (&box, &layout->insets[n].frame.clip));
          }
        n_insets += layout->n_insets > 0;
        n_several += layout->n_insets > 1;
      }
  g_test_message ("%u of %u with a small map, %u with several", n_insets, 3 * (guint) G_N_ELEMENTS (sizes), n_several);
  g_assert_cmpuint (n_insets, >, G_N_ELEMENTS (sizes));
  g_assert_cmpuint (n_several, >, 3);
}

static gboolean
lies_on_land (const Sample *stage,
              const EntenteMapLayout *layout)
{
  g_autoptr (EntenteMapRoom) room = entente_map_room_new (stage->input.width, stage->input.height);

  entente_map_room_take_land (room, layout->key.world, &layout->base);
  return !entente_map_room_is_free (room, &layout->legend_box);
}

/* The legend stands beside a map that is wide for its letters, and in lines below one that is not, or that is tall. Where
 * it would lie on land it has no notes, and stays so while the map is as large. */
static void
test_wide_or_narrow (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  guint n_wide = 0, n_compact = 0;
  double scale;

  for (scale = 1; scale <= 2; scale += 0.5)
    for (stage->input.width = 560; stage->input.width <= 1260; stage->input.width += 100)
      for (stage->input.height = 500; stage->input.height <= 1260; stage->input.height += 170)
        {
          g_autoptr (EntenteMapLayout) layout = NULL, again = NULL;
          const gboolean is_wide = stage->input.width >= 600 * scale && stage->input.height < 0.95 * stage->input.width;

          set_scale (&stage->input, &measure, scale);
          layout = make_layout (stage, NULL, FALSE);
          g_assert_cmpint (g_array_index (layout->legend, EntenteMapLegendRow, 0).note != NULL, ==,
                           is_wide && !layout->compact);
          g_assert_true (!layout->compact || is_wide);
          g_assert_false (is_wide && !layout->compact && lies_on_land (stage, layout));
          again = make_layout (stage, layout, FALSE);
          g_assert_cmpint (again->compact, ==, layout->compact);
          g_assert_cmpfloat (again->world.scale, ==, layout->world.scale);
          g_assert_cmpfloat (again->legend_box.y, ==, layout->legend_box.y);
          n_wide += is_wide;
          n_compact += layout->compact;
        }
  g_assert_cmpuint (n_compact, >, 0);
  g_assert_cmpuint (n_compact, <, n_wide);
}

/* With nobody crowded there is no small map, and the world takes all the room, whatever the form of the picture. */
static void
test_world_without_crowds (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (5, 1, 1);
  g_autoptr (Sample) stage = NULL;
  guint s, i;

  for (i = 0; i < 5; i++)
    {
      fixture->partners[i].has_location = TRUE;
      fixture->partners[i].longitude = -140 + 60.0 * i;
      fixture->partners[i].latitude = 10 * i;
      dataset_fixture_set_fact (fixture, i, 0, 2025, 0.2 * i);
    }
  stage = open_on_map (fixture->dataset);
  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (EntenteMapLayout) layout = NULL;

      stage->input.width = sizes[s][0];
      stage->input.height = sizes[s][1];
      layout = make_layout (stage, NULL, FALSE);
      g_assert_cmpuint (layout->n_insets, ==, 0);
      g_assert_false (layout->crowded);
      assert_world_has_room (stage, layout);
      assert_world_is_large (stage, layout);
    }
}

/* Two small maps beside each other are as high as each other, also where the second has no room to be wider. */
static void
test_pairs_are_even (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");

  stage->input.width = 760;
  for (stage->input.height = 730; stage->input.height < 1000; stage->input.height += 30)
    {
      g_autoptr (EntenteMapLayout) layout = make_layout (stage, NULL, FALSE);

      g_assert_cmpuint (layout->n_insets, ==, 2);
      g_assert_cmpfloat (layout->insets[1].frame.clip.y, ==, layout->insets[0].frame.clip.y);
      g_assert_cmpfloat (layout->insets[1].frame.clip.height, ==, layout->insets[0].frame.clip.height);
    }
}

/* -- Magnified, mirrored, taken over ----------------------------------------------------------------------- */

static void
assert_same_frame (const EntenteMapFrame *a,
                   const EntenteMapFrame *b)
{
  g_assert_cmpfloat (a->scale, ==, b->scale);
  g_assert_cmpfloat (a->x, ==, b->x);
  g_assert_cmpfloat (a->y, ==, b->y);
}

/* The point that was in the middle moves by the way of the pointer, all others go away from it. */
static void
test_magnified (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  const double zooms[] = { 1.5, 3, 8 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr (EntenteMapLayout) layout = NULL;
      EntenteMapPoint inside, outside;

      stage->input.viewport = (EntenteViewport) { zooms[i], 30, -40 };
      layout = make_layout (stage, NULL, FALSE);
      g_assert_cmpfloat_with_epsilon (layout->world.scale, zooms[i] * layout->base.scale, 1e-9);
      g_assert_cmpfloat_with_epsilon (layout->world.x, stage->input.width / 2 + 30, 1e-9);
      g_assert_cmpfloat_with_epsilon (layout->world.y - stage->input.height / 2,
                                      zooms[i] * (layout->base.y - stage->input.height / 2) - 40, 1e-9);
      g_assert_cmpuint (layout->n_insets, ==, 0);
      g_assert_true (layout->cards);
      g_assert_false (layout->few_marks);
      inside = (EntenteMapPoint) { layout->legend_box.x + layout->legend_box.width + 11, layout->legend_box.y - 11 };
      outside = (EntenteMapPoint) { inside.x + 2, inside.y };
      g_assert_true (entente_map_layout_covers (layout, inside));
      g_assert_false (entente_map_layout_covers (layout, outside));
      inside = (EntenteMapPoint) { layout->footer_box.x - 11, layout->footer_box.y + layout->footer_box.height + 11 };
      outside = (EntenteMapPoint) { inside.x, inside.y + 2 };
      g_assert_true (entente_map_layout_covers (layout, inside));
      g_assert_false (entente_map_layout_covers (layout, outside));
    }
}

/* Right to left legend and footer change sides, the map never does. */
static void
test_mirrored (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint s, i;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (EntenteMapLayout) left = NULL, right = NULL;

      stage->input.width = sizes[s][0];
      stage->input.height = sizes[s][1];
      stage->input.right_to_left = FALSE;
      left = make_layout (stage, NULL, FALSE);
      stage->input.right_to_left = TRUE;
      right = make_layout (stage, NULL, FALSE);
      assert_same_frame (&left->world, &right->world);
      g_assert_cmpfloat_with_epsilon (right->legend_box.x + right->legend_box.width + left->legend_box.x, sizes[s][0], 1e-9);
      g_assert_cmpfloat (right->legend_box.y, ==, left->legend_box.y);
      g_assert_cmpuint (left->legend->len, ==, right->legend->len);
      for (i = 0; i < left->legend->len; i++)
        {
          const EntenteMapLegendRow *a = &g_array_index (left->legend, EntenteMapLegendRow, i);
          const EntenteMapLegendRow *b = &g_array_index (right->legend, EntenteMapLegendRow, i);

          g_assert_cmpfloat_with_epsilon (b->swatch.x + b->swatch.width + a->swatch.x, sizes[s][0], 1e-9);
          g_assert_cmpfloat_with_epsilon (b->mark_x + a->mark_x, sizes[s][0], 1e-9);
          g_assert_cmpfloat_with_epsilon (b->text_x + a->text_x, sizes[s][0], 1e-9);
          g_assert_cmpfloat (a->name_y, ==, b->name_y);
        }
    }
}

/* A step of a slider leaves world and small maps where they are; another size doesn't. */
static void
test_taken_over (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint s, i;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (EntenteMapLayout) fresh = NULL, next = NULL, other = NULL;

      stage->input.width = sizes[s][0];
      stage->input.height = sizes[s][1];
      fresh = make_layout (stage, NULL, FALSE);
      next = make_layout (stage, fresh, FALSE);
      assert_same_frame (&fresh->world, &next->world);
      g_assert_cmpuint (fresh->n_insets, ==, next->n_insets);
      g_assert_cmpint (fresh->crowded, ==, next->crowded);
      g_assert_cmpint (fresh->few_marks, ==, next->few_marks);
      for (i = 0; i < fresh->n_insets; i++)
        {
          assert_same_frame (&fresh->insets[i].frame, &next->insets[i].frame);
          g_assert_cmpstr (fresh->insets[i].title, ==, next->insets[i].title);
        }
      stage->input.width += 40;
      other = make_layout (stage, fresh, FALSE);
      g_assert_cmpfloat (other->world.x, ==, stage->input.width / 2);
    }
}

/* On a stage names may stand beside the world: there is room for the longest, and the world is between them. */
static void
test_columns_of_a_stage (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint s;

  stage->input.medium = ENTENTE_MEDIUM_STAGE;
  stage->input.for_export = TRUE;
  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (EntenteMapLayout) alone = NULL, between = NULL;

      stage->input.width = sizes[s][0];
      stage->input.height = sizes[s][1];
      alone = make_layout (stage, NULL, FALSE);
      g_assert_cmpuint (alone->n_insets, ==, 0);
      g_assert_cmpfloat (alone->names_left, ==, 0);
      g_assert_cmpfloat (alone->names_right, ==, 0);
      g_assert_cmpfloat (alone->base.y + WORLD_BOTTOM * alone->base.scale, <=, alone->legend_box.y);
      between = make_layout (stage, NULL, TRUE);
      g_assert_cmpuint (between->n_insets, ==, 0);
      g_assert_cmpfloat (between->base.scale, <=, alone->base.scale);
      g_assert_cmpfloat (between->names_left, >, 20 + MIN (5 * 7, 0.25 * sizes[s][0]));
      g_assert_cmpfloat (between->names_left, <=, 20.001 + 0.3 * sizes[s][0]);
      g_assert_cmpfloat_with_epsilon (between->names_right, sizes[s][0] - between->names_left, 1e-9);
      g_assert_cmpfloat (2 * ENTENTE_EQUAL_EARTH_MAX_X * between->base.scale, <=,
                         1.151 * (between->names_right - between->names_left - 28));
    }
}

/* The share of a criterion goes up and down again; what the map has given up for the words then stays given up.
 * Returns: in how many steps of the second time the world moved */
static guint
count_moves (Sample *stage,
             gboolean columns)
{
  EntenteMapLayout *layout = NULL;
  guint step, n = 0;

  for (step = 0; step < 80; step++)
    {
      EntenteMapLayout *next;
      const guint at = step % 40;

      stage->scenario->weights[step / 10 % 3] = (at < 20 ? at : 40 - at) / 5.0;
      evaluate (stage);
      next = make_layout (stage, layout, columns);
      if (layout != NULL)
        {
          g_assert_cmpfloat (next->base.scale, <=, layout->base.scale);
          g_assert_cmpfloat (next->names_left, >=, layout->names_left);
          n += step >= 40 && memcmp (&next->base, &layout->base, sizeof next->base) != 0;
        }
      g_clear_pointer (&layout, entente_map_layout_free);
      layout = next;
    }
  entente_map_layout_free (layout);
  return n;
}

/* Legend and names change with every step; the world does not breathe with them. */
static void
test_no_slider_moves_the_world (void)
{
  guint s, variant;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (variant = 0; variant < 3; variant++)
      {
        g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");

        stage->input.width = sizes[s][0];
        stage->input.height = sizes[s][1];
        stage->input.medium = variant > 0 ? ENTENTE_MEDIUM_STAGE : ENTENTE_MEDIUM_SCREEN;
        g_assert_cmpuint (count_moves (stage, variant == 2), ==, 0);
      }
}

/* -- Legend and footer ------------------------------------------------------------------------------------- */

/* Sign, mark and words of a row are in the box, one behind the other, and in no other row's way. */
static void
assert_rows_are_apart (const Sample *stage,
                       const EntenteMapLayout *layout)
{
  const EntenteMapRect *box = &layout->legend_box;
  const EntenteMapLegendRow *last = NULL;
  double end = 0;
  guint i;

  for (i = 0; i < layout->legend->len; i++)
    {
      const EntenteMapLegendRow *row = &g_array_index (layout->legend, EntenteMapLegendRow, i);
      const double middle = row->swatch.y + row->swatch.height / 2;
      EntenteExtent name;

      entente_measure_get_extent (stage->input.measure, row->font, row->name, &name);
      g_assert_cmpfloat (row->swatch.x, >=, box->x);
      g_assert_cmpfloat (row->swatch.y, >=, box->y);
      g_assert_cmpfloat (row->swatch.y + row->swatch.height, <=, box->y + box->height);
      g_assert_cmpfloat (row->swatch.width, >, row->swatch.height);
      g_assert_cmpfloat (row->text_x, >=, row->swatch.x + row->swatch.width + 8);
      g_assert_cmpfloat (row->text_x + name.width, <=, box->x + box->width + 0.001);
      g_assert_cmpfloat (row->name_y, >=, box->y - 0.001);
      g_assert_cmpfloat (row->name_y + name.height, <=, box->y + box->height + 0.001);
      g_assert_cmpfloat (fabs (row->mark_y - row->name_y - name.height / 2), <, 0.001);
      if (row->has_mark)
        {
          g_assert_cmpfloat (row->mark_x - 7, >=, row->swatch.x + row->swatch.width);
          g_assert_cmpfloat (row->mark_x + 7, <=, row->text_x);
        }
      if (row->note != NULL)
        {
          g_assert_cmpfloat (row->note_y, >=, row->name_y + name.height);
          g_assert_cmpfloat_with_epsilon ((row->name_y + row->note_y + 16 * stage->input.text_scale) / 2, middle, 2);
        }
      else
        g_assert_cmpfloat_with_epsilon (row->name_y + name.height / 2, middle, 0.001);
      if (last != NULL && last->swatch.y == row->swatch.y)
        g_assert_cmpfloat (row->swatch.x, >=, end + 10);
      else if (last != NULL)
        g_assert_cmpfloat (row->swatch.y, >=, last->swatch.y + last->swatch.height + 8);
      end = row->text_x + name.width;
      last = row;
    }
}

static void
test_legend (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  guint s, k, n_short = 0;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (k = 0; k < 3; k++)
      {
        g_autoptr (EntenteMapLayout) layout = NULL;
        const EntenteMapLegendRow *first;

        set_scale (&stage->input, &measure, 1 + 0.5 * k);
        stage->input.width = sizes[s][0] * stage->input.text_scale;
        stage->input.height = sizes[s][1] * stage->input.text_scale;
        layout = make_layout (stage, NULL, FALSE);
        assert_rows_are_apart (stage, layout);
        g_assert_cmpuint (layout->legend->len, >=, stage->evaluation->n_tiers);
        first = &g_array_index (layout->legend, EntenteMapLegendRow, 0);
        g_assert_cmpuint (first->fill, ==, ENTENTE_MAP_TIER);
        g_assert_true (first->has_mark);
        g_assert_true (g_str_has_prefix (first->name, "Tier 1"));
        n_short += layout->legend->len == stage->evaluation->n_tiers;
      }
  g_assert_cmpuint (n_short, >, 0);
}

/* The counts are those of the tiers; without anybody who is not rated no row speaks of them. */
static void
test_legend_counts (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (5, 1, 1);
  static const double values[] = { 0.9, 0.8, 0.5, 0.1 };
  static const char *const wide[][2] = { { "Tier 1", "2 partners" }, { "Tier 2", "1 partner" }, { "Tier 3", "1 partner" },
                                         { "Not rated", "1 partner" }, { "Not a partner", "not in this file" } };
  static const char *const narrow[] = { "Tier 1 · 2", "Tier 2 · 1", "Tier 3 · 1", "Not rated · 1", "Not a partner" };
  g_autoptr (Sample) stage = NULL;
  g_autoptr (EntenteMapLayout) stacked = NULL, flowing = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (values); i++)
    dataset_fixture_set_fact (fixture, i, 0, 2025, values[i]);
  stage = open_on_map (fixture->dataset);
  stacked = make_layout (stage, NULL, FALSE);
  g_assert_cmpuint (stacked->legend->len, ==, G_N_ELEMENTS (wide));
  for (i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      const EntenteMapLegendRow *row = &g_array_index (stacked->legend, EntenteMapLegendRow, i);

      g_assert_cmpstr (row->name, ==, wide[i][0]);
      g_assert_cmpstr (row->note, ==, wide[i][1]);
      g_assert_cmpint (row->has_mark, ==, i < 4);
    }
  stage->input.width = 400;
  flowing = make_layout (stage, NULL, FALSE);
  g_assert_cmpuint (flowing->legend->len, ==, G_N_ELEMENTS (narrow));
  for (i = 0; i < G_N_ELEMENTS (narrow); i++)
    {
      const EntenteMapLegendRow *row = &g_array_index (flowing->legend, EntenteMapLegendRow, i);

      g_assert_cmpstr (row->name, ==, narrow[i]);
      g_assert_null (row->note);
    }
}

/* Where there is little height the legend keeps to one line, and gives up no more for that than it has to. */
static void
test_low_legend (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (5, 1, 1);
  g_autoptr (Sample) stage = NULL;
  guint n_whole = 0, n_without_land = 0, n_without_counts = 0, i;

  for (i = 0; i < 5; i++)
    dataset_fixture_set_fact (fixture, i, 0, 2025, i < 3 ? 0.9 : 0.5);
  fixture->tiers[1] = fixture->tiers[2];
  fixture->dataset->n_tiers = 2;
  stage = open_on_map (fixture->dataset);
  for (stage->input.width = 250; stage->input.width < 600; stage->input.width += 5)
    {
      g_autoptr (EntenteMapLayout) low = NULL, high = NULL;
      const EntenteMapLegendRow *first, *last;
      double end;

      stage->input.height = stage->input.width * 1.2;
      low = make_layout (stage, NULL, FALSE);
      stage->input.height = stage->input.width * 1.6;
      high = make_layout (stage, NULL, FALSE);
      first = &g_array_index (low->legend, EntenteMapLegendRow, 0);
      last = &g_array_index (high->legend, EntenteMapLegendRow, 2);
      end = last->text_x + get_text_width (stage, last->font, last->name);
      /* With room for more lines everything is said. */
      g_assert_cmpuint (high->legend->len, ==, 3);
      g_assert_cmpstr (last->name, ==, "Not a partner");
      g_assert_true (end <= 20 + high->legend_box.width + 0.001 || last->swatch.x == 20);
      if (high->legend_box.height == 28)
        {
          g_assert_cmpuint (low->legend->len, ==, 3);
          g_assert_cmpstr (first->name, ==, "Tier 1 · 3");
          n_whole++;
        }
      else if (g_str_equal (first->name, "Tier 1 · 3"))
        {
          g_assert_cmpuint (low->legend->len, ==, 2);
          g_assert_cmpfloat (low->legend_box.height, ==, 28);
          n_without_land++;
        }
      else
        {
          g_assert_cmpuint (low->legend->len, ==, 2);
          g_assert_cmpstr (first->name, ==, "Tier 1");
          /* Two chips with their counts are too wide for it. */
          g_assert_cmpfloat (2 * (56 + 7 * 10) + 18, >, low->legend_box.width);
          n_without_counts++;
        }
    }
  g_test_message ("%u whole, %u without land, %u without counts", n_whole, n_without_land, n_without_counts);
  g_assert_cmpuint (n_whole, >, 5);
  g_assert_cmpuint (n_without_land, >, 5);
  g_assert_cmpuint (n_without_counts, >, 0);
}

/* The footer says all of it, in lines that fit. */
static void
test_footer (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint s, i, n_long = 0;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (EntenteMapLayout) layout = NULL;
      g_autofree char *all = NULL;

      stage->input.width = sizes[s][0];
      stage->input.height = sizes[s][1];
      layout = make_layout (stage, NULL, FALSE);
      g_assert_cmpfloat (layout->footer_box.height, ==, 16.0 * layout->footer->len);
      g_assert_cmpfloat (layout->footer_line, ==, 16);
      for (i = 0; i < layout->footer->len; i++)
        g_assert_cmpfloat (get_text_width (stage, ENTENTE_FONT_NOTE, g_ptr_array_index (layout->footer, i)), <=,
                           layout->footer_box.width);
      g_ptr_array_add (layout->footer, NULL);
      all = g_strjoinv (" ", (char **) layout->footer->pdata);
      g_ptr_array_set_size (layout->footer, layout->footer->len - 1);
      g_assert_true (g_str_has_prefix (all, "Equal Earth projection"));
      g_assert_true (g_str_has_suffix (all, "lines dashed.") || g_str_has_suffix (all, "marks of equal size."));
      g_assert_null (strstr (all, "  "));
      n_long += g_str_has_suffix (all, "marks of equal size.");
    }
  g_assert_cmpuint (n_long, >, 2);
}

/* -- Free places ------------------------------------------------------------------------------------------- */

typedef struct
{
  EntenteMapRect taken[9];
  guint n;
} Obstacles;

static gboolean
overlaps_any (const Obstacles *obstacles,
              const EntenteMapRect *rect)
{
  guint k;

  for (k = 0; k < obstacles->n; k++)
    if (rects_overlap (rect, &obstacles->taken[k]))
      return TRUE;
  return FALSE;
}

/* How near to @wished a place is that is free with a gap that covers what a grid loses; tried one by one. */
static double
find_nearest (const Obstacles *obstacles,
              const EntenteMapRect *place,
              EntenteMapPoint wished)
{
  double nearest = INFINITY, x, y;

  for (x = 0; x + place->width <= 480; x += 2)
    for (y = 0; y + place->height <= 360; y += 2)
      if (!overlaps_any (obstacles, &(EntenteMapRect) { x - 12, y - 12, place->width + 24, place->height + 24 }))
        nearest = MIN (nearest, hypot (x + place->width / 2 - wished.x, y + place->height / 2 - wished.y));
  return nearest;
}

/* A place that is found is free, in the picture and, but for two cells, nearest to where it is wished. */
static void
test_nearest_free_place (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint turn, k, n_found = 0;

  for (turn = 0; turn < 60; turn++)
    {
      g_autoptr (EntenteMapRoom) room = entente_map_room_new (480, 360);
      const EntenteMapPoint wished = { g_rand_double_range (random, 0, 480), g_rand_double_range (random, 0, 360) };
      EntenteMapRect place = { 0, 0, g_rand_double_range (random, 30, 150), g_rand_double_range (random, 30, 120) };
      Obstacles obstacles = { .n = 9 };
      double nearest;

      for (k = 0; k < obstacles.n; k++)
        {
          EntenteMapRect *rect = &obstacles.taken[k];

          *rect = (EntenteMapRect) { g_rand_double_range (random, -40, 460), g_rand_double_range (random, -40, 340),
                                     g_rand_double_range (random, 0, 120), g_rand_double_range (random, 0, 120) };
          entente_map_room_take (room, rect, 5);
          *rect = (EntenteMapRect) { rect->x - 5, rect->y - 5, rect->width + 10, rect->height + 10 };
        }
      nearest = find_nearest (&obstacles, &place, wished);
      if (!entente_map_room_find (room, &place, wished))
        {
          g_assert_cmpfloat (nearest, ==, INFINITY);
          continue;
        }
      n_found++;
      g_assert_cmpfloat (place.x, >=, 0);
      g_assert_cmpfloat (place.y, >=, 0);
      g_assert_cmpfloat (place.x + place.width, <=, 480);
      g_assert_cmpfloat (place.y + place.height, <=, 360);
      g_assert_cmpfloat (hypot (place.x + place.width / 2 - wished.x, place.y + place.height / 2 - wished.y), <=,
                         nearest + 12);
      g_assert_false (overlaps_any (&obstacles, &place));
    }
  g_test_message ("%u found", n_found);
  g_assert_cmpuint (n_found, >, 20);
}

static gboolean
is_in_picture (const EntenteMapRect *rect)
{
  return rect->x >= 0 && rect->y >= 0 && rect->x + rect->width <= 480 && rect->y + rect->height <= 360;
}

/* Free is what nothing touches and the picture holds. */
static void
test_what_is_free (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  const Obstacles obstacles = { { { 100, 80, 70, 40 }, { 300, 200, 0, 0 }, { -20, 250, 60, 300 } }, 3 };
  g_autoptr (EntenteMapRoom) room = entente_map_room_new (480, 360);
  guint turn, k, n_free = 0;

  for (k = 0; k < obstacles.n; k++)
    entente_map_room_take (room, &obstacles.taken[k], 0);
  for (turn = 0; turn < 4000; turn++)
    {
      const EntenteMapRect place = { g_rand_double_range (random, -30, 470), g_rand_double_range (random, -30, 350),
                                     g_rand_double_range (random, 0, 90), g_rand_double_range (random, 0, 90) };
      const EntenteMapRect roomy = { place.x - 6, place.y - 6, place.width + 12, place.height + 12 };
      const gboolean is_free = entente_map_room_is_free (room, &place);

      if (is_in_picture (&roomy) && !overlaps_any (&obstacles, &roomy))
        g_assert_true (is_free);
      if (!is_in_picture (&place) || overlaps_any (&obstacles, &place))
        g_assert_false (is_free);
      n_free += is_free;
    }
  g_assert_cmpuint (n_free, >, 500);
  g_assert_cmpuint (n_free, <, 3500);
}

static gboolean
is_land (const EntenteMapGeometry *geometry,
         double x,
         double y,
         double least_area)
{
  guint i;

  for (i = 0; i < geometry->world->n_shapes; i++)
    if (geometry->shapes[i].area > least_area && entente_map_geometry_contains (geometry, i, (EntenteMapPoint) { x, y }))
      return TRUE;
  return FALSE;
}

static gboolean
is_near_land (const EntenteMapGeometry *geometry,
              double x,
              double y)
{
  int dx, dy;

  for (dx = -10; dx <= 10; dx += 5)
    for (dy = -10; dy <= 10; dy += 5)
      if (is_land (geometry, x + dx, y + dy, 0))
        return TRUE;
  return FALSE;
}

/* Land is taken to the coast, its inside too, whatever lies beyond the picture, and no water far from it. */
static void
check_land (const EntenteMapFrame *frame)
{
  g_autoptr (EntenteMapGeometry) geometry = entente_map_geometry_new (get_world (), frame);
  g_autoptr (EntenteMapRoom) room = entente_map_room_new (frame->clip.width, frame->clip.height);
  guint n_land = 0, n_sea = 0, n_free = 0;
  double x, y;

  entente_map_room_take_land (room, get_world (), frame);
  for (x = 3; x < frame->clip.width - 6; x += 6)
    for (y = 3; y < frame->clip.height; y += 6)
      {
        const gboolean is_free = entente_map_room_is_free (room, &(EntenteMapRect) { x, y, 0.5, 0.5 });

        if (is_land (geometry, x, y, 100))
          {
            g_assert_false (is_free);
            n_land++;
          }
        else if (!is_near_land (geometry, x, y))
          {
            n_free += is_free;
            n_sea++;
          }
      }
  /* Islets take some of it. */
  g_test_message ("%u land, %u sea, %u of it free", n_land, n_sea, n_free);
  g_assert_cmpuint (n_land, >, 1500);
  g_assert_cmpuint (n_sea, >, 700);
  g_assert_cmpuint (n_free, >, 0.95 * n_sea);
}

static void
test_land_is_taken (void)
{
  const EntenteMapFrame frames[] = { { 150, 410, 210, { 0, 0, 820, 420 } }, { 600, 200, 700, { 0, 0, 820, 420 } } };

  check_land (&frames[0]);
  check_land (&frames[1]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-layout/everything-has-room", test_everything_has_room);
  g_test_add_func ("/map-layout/wide-or-narrow", test_wide_or_narrow);
  g_test_add_func ("/map-layout/world-without-crowds", test_world_without_crowds);
  g_test_add_func ("/map-layout/pairs-are-even", test_pairs_are_even);
  g_test_add_func ("/map-layout/magnified", test_magnified);
  g_test_add_func ("/map-layout/mirrored", test_mirrored);
  g_test_add_func ("/map-layout/taken-over", test_taken_over);
  g_test_add_func ("/map-layout/columns-of-a-stage", test_columns_of_a_stage);
  g_test_add_func ("/map-layout/no-slider-moves-the-world", test_no_slider_moves_the_world);
  g_test_add_func ("/map-layout/legend", test_legend);
  g_test_add_func ("/map-layout/legend-counts", test_legend_counts);
  g_test_add_func ("/map-layout/low-legend", test_low_legend);
  g_test_add_func ("/map-layout/footer", test_footer);
  g_test_add_func ("/map-layout/nearest-free-place", test_nearest_free_place);
  g_test_add_func ("/map-layout/what-is-free", test_what_is_free);
  g_test_add_func ("/map-layout/land-is-taken", test_land_is_taken);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a step of a drag must not cost, counted and not timed: nothing beside a picture asks for another size, except
 * when the names of those closest to a cut-off change places, which is shown as often as it can be read. Whatever asks has the
 * workspace that all of it is in measured again. Nor is a slider drawn from more than one node, in the same place, nor
 * do two frames differ in more places than GTK draws one by one. No border that is drawn has more than one colour, not
 * even where it has no width: GTK would fill it with meshes, at the price of fifty plain ones.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-criterion-row.h"
#include "entente-document-page.h"
#include "entente-priorities-panel.h"
#include "entente-reading-pace.h"
#include "entente-workspace.h"

#include <math.h>

#define STEPS 40
#define WARM_UP 5
#define PLACES 30 /* of a region; from the next on GTK takes containers for them, up to the whole window */
#define ONCE 4 /* a preset that is left, numbers of another length, what gates hold back */

typedef struct
{
  EntenteSession *session;
  GMainLoop *loop;
  guint n_steps, n_frames; /* frames in which something was measured */
  guint n_measured;         /* before this frame */
  gint64 begin; /* us, of what counts */
  GtkWidget *page;
  GskRenderNode *before; /* what it looked like */
  int n_places;          /* the most of all frames */
  guint n_patched;       /* borders of several colours in what was drawn */
} Drag;

static EntenteApplication *application;
static GtkWidgetClass *workspace_class;
static guint n_measured;

static void (*measure) (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline);

static void
count_measure (GtkWidget *widget,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural,
               int *minimum_baseline,
               int *natural_baseline)
{
  n_measured++;
  measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
is_equal (GskRenderNode *a,
          GskRenderNode *b)
{
  g_autoptr (GBytes) first = NULL, second = NULL;

  /* What cairo draws is never compared. */
  if (gsk_render_node_get_node_type (a) != gsk_render_node_get_node_type (b)
      || gsk_render_node_get_node_type (a) == GSK_CAIRO_NODE)
    return FALSE;
  first = gsk_render_node_serialize (a);
  second = gsk_render_node_serialize (b);
  return g_bytes_equal (first, second);
}

static void
add_place (GskRenderNode *node,
           const graphene_point_t *at,
           const graphene_rect_t *clip,
           cairo_region_t *region)
{
  graphene_rect_t rect;

  gsk_render_node_get_bounds (node, &rect);
  graphene_rect_offset (&rect, at->x, at->y);
  if (!graphene_rect_intersection (&rect, clip, &rect))
    return;
  graphene_rect_round_extents (&rect, &rect);
  cairo_region_union_rectangle (region, &(cairo_rectangle_int_t){ (int) rect.origin.x, (int) rect.origin.y,
                                                                  (int) rect.size.width, (int) rect.size.height });
}

/* As gsk_render_node_diff () does it: from top to bottom, as long as two nodes are of the same kind. */
static void
add_differences (GskRenderNode *a,
                 GskRenderNode *b,
                 const graphene_point_t *at,
                 const graphene_rect_t *clip,
                 cairo_region_t *region)
{
  const GskRenderNodeType type = gsk_render_node_get_node_type (a);
  graphene_point_t inside = *at;
  graphene_rect_t inner;
  guint i;

  if (a == b)
    return;
  if (type == GSK_CONTAINER_NODE && gsk_render_node_get_node_type (b) == type
      && gsk_container_node_get_n_children (a) == gsk_container_node_get_n_children (b))
    {
      for (i = 0; i < gsk_container_node_get_n_children (a); i++)
        add_differences (gsk_container_node_get_child (a, i), gsk_container_node_get_child (b, i), at, clip, region);
    }
  else if (type == GSK_TRANSFORM_NODE && gsk_render_node_get_node_type (b) == type
           && gsk_transform_equal (gsk_transform_node_get_transform (a), gsk_transform_node_get_transform (b))
           && gsk_transform_get_category (gsk_transform_node_get_transform (a)) >= GSK_TRANSFORM_CATEGORY_2D_TRANSLATE)
    {
      gsk_transform_to_translate (gsk_transform_node_get_transform (a), &inside.x, &inside.y);
      inside.x += at->x;
      inside.y += at->y;
      add_differences (gsk_transform_node_get_child (a), gsk_transform_node_get_child (b), &inside, clip, region);
    }
  else if (type == GSK_CLIP_NODE && gsk_render_node_get_node_type (b) == type
           && graphene_rect_equal (gsk_clip_node_get_clip (a), gsk_clip_node_get_clip (b)))
    {
      graphene_rect_offset_r (gsk_clip_node_get_clip (a), at->x, at->y, &inner);
      if (graphene_rect_intersection (&inner, clip, &inner))
        add_differences (gsk_clip_node_get_child (a), gsk_clip_node_get_child (b), at, &inner, region);
    }
  else if (!is_equal (a, b))
    {
      add_place (a, at, clip, region);
      add_place (b, at, clip, region);
    }
}

static gboolean
has_colours (GskRenderNode *border)
{
  const GdkRGBA *colours = gsk_border_node_get_colors (border);
  guint i;

  for (i = 1; i < 4; i++)
    if (!gdk_rgba_equal (&colours[0], &colours[i]))
      return TRUE;
  return FALSE;
}

/* The borders of several colours in @region. */
static guint
count_patched (GskRenderNode *node,
               const graphene_point_t *at,
               const cairo_region_t *region)
{
  graphene_point_t inside = *at;
  graphene_rect_t bounds;
  guint n = 0, i;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_offset (&bounds, at->x, at->y);
  graphene_rect_round_extents (&bounds, &bounds);
  if (cairo_region_contains_rectangle (region, &(cairo_rectangle_int_t){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                                         (int) bounds.size.width, (int) bounds.size.height })
      == CAIRO_REGION_OVERLAP_OUT)
    return 0;
  switch ((int) gsk_render_node_get_node_type (node))
    {
      case GSK_BORDER_NODE:
        return has_colours (node);
      case GSK_CONTAINER_NODE:
        for (i = 0; i < gsk_container_node_get_n_children (node); i++)
          n += count_patched (gsk_container_node_get_child (node, i), at, region);
        return n;
      case GSK_TRANSFORM_NODE:
        if (gsk_transform_get_category (gsk_transform_node_get_transform (node)) < GSK_TRANSFORM_CATEGORY_2D_TRANSLATE)
          return 0;
        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &inside.x, &inside.y);
        graphene_point_init (&inside, inside.x + at->x, inside.y + at->y);
        return count_patched (gsk_transform_node_get_child (node), &inside, region);
      case GSK_CLIP_NODE:
        return count_patched (gsk_clip_node_get_child (node), at, region);
      case GSK_ROUNDED_CLIP_NODE:
        return count_patched (gsk_rounded_clip_node_get_child (node), at, region);
      case GSK_OPACITY_NODE:
        return count_patched (gsk_opacity_node_get_child (node), at, region);
      default:
        return 0;
    }
}

static void
count_places (Drag *self)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 10000, 10000);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_region_t *region = cairo_region_create ();
  GskRenderNode *now;

  gtk_widget_snapshot_child (gtk_widget_get_parent (self->page), self->page, snapshot);
  now = gtk_snapshot_free_to_node (snapshot);
  if (self->before != NULL)
    add_differences (self->before, now, graphene_point_zero (), &all, region);
  if (self->n_steps > WARM_UP)
    self->n_places = MAX (self->n_places, cairo_region_num_rectangles (region));
  self->n_patched = MAX (self->n_patched, count_patched (now, graphene_point_zero (), region));
  g_clear_pointer (&self->before, gsk_render_node_unref);
  self->before = now;
  cairo_region_destroy (region);
}

static gboolean
step_cb (gpointer user_data)
{
  Drag *self = user_data;

  if (self->n_steps == STEPS)
    {
      g_main_loop_quit (self->loop);
      return G_SOURCE_REMOVE;
    }
  if (self->n_steps == WARM_UP)
    {
      self->n_frames = 0;
      self->begin = g_get_monotonic_time ();
    }
  entente_session_move_share (self->session, 0, 0.2 + 0.01 * self->n_steps++);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Drag *self)
{
  self->n_frames += n_measured > self->n_measured;
  self->n_measured = n_measured;
  count_places (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, self, NULL);
}

static void
drag (Drag *self,
      EntenteWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong handler;

  self->session = entente_document_page_get_session (entente_window_get_page (window));
  self->page = GTK_WIDGET (entente_window_get_page (window));
  self->loop = g_main_loop_new (NULL, FALSE);
  self->n_measured = n_measured;
  entente_session_begin_change (self->session);
  handler = g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  g_idle_add (step_cb, self);
  g_main_loop_run (self->loop);
  g_signal_handler_disconnect (clock, handler);
  entente_session_end_change (self->session);
  g_main_loop_unref (self->loop);
  g_clear_pointer (&self->before, gsk_render_node_unref);
}

static void
check_sizes (const char *view,
             int selected)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteDocumentPage *page = entente_window_get_page (window);
  Drag self = { 0 };
  gint64 elapsed;

  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), view);
  entente_session_set_selected (entente_document_page_get_session (page), selected);
  fixture_wait (500);
  drag (&self, window);
  elapsed = (g_get_monotonic_time () - self.begin) / 1000;
  g_test_message ("%s: measured in %u of %u frames, %d ms; drawn in %d places at most, %u borders of several colours",
                  view, self.n_frames, STEPS - WARM_UP, (int) elapsed, self.n_places, self.n_patched);
  g_assert_cmpuint (self.n_frames, <=, elapsed / ENTENTE_READING_PACE_MS + 1 + ONCE);
  g_assert_cmpint (self.n_places, <=, PLACES);
  g_assert_cmpuint (self.n_patched, ==, 0);
  fixture_close (window);
}

static void
test_sizes (gconstpointer view)
{
  check_sizes (view, ENTENTE_NONE);
}

/* Beside the dossier of a partner whose rank and score change. */
static void
test_dossier (void)
{
  check_sizes ("certainty", 5);
}

static GskRenderNode *
take_node (GtkWidgetClass *class,
           GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  class->snapshot (widget, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static cairo_surface_t *
draw_node (GskRenderNode *node,
           GtkWidget *widget)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gtk_widget_get_width (widget),
                                                         gtk_widget_get_height (widget));
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* What the theme paints over, ours shows in the same colour; the lower half, since marks stand above. */
static guint
compare_thumb (cairo_surface_t *theme,
               cairo_surface_t *ours)
{
  const int stride = cairo_image_surface_get_stride (theme), height = cairo_image_surface_get_height (theme);
  guint n = 0;
  int x, y;

  for (y = height / 2; y < height; y++)
    for (x = 0; x < cairo_image_surface_get_width (theme); x++)
      {
        guint32 pixel = ((guint32 *) (void *) (cairo_image_surface_get_data (theme) + y * stride))[x];

        if (pixel >> 24 != 0xff)
          continue;
        g_assert_cmphex (((guint32 *) (void *) (cairo_image_surface_get_data (ours) + y * stride))[x], ==, pixel);
        n++;
      }
  return n;
}

static void
check_slider (GtkWidget *scale,
              graphene_rect_t *bounds)
{
  g_autoptr (GskRenderNode) ours = take_node (GTK_WIDGET_GET_CLASS (scale), scale);
  g_autoptr (GskRenderNode) theme = take_node (g_type_class_peek (GTK_TYPE_SCALE), scale);
  GskRenderNode *core = ours;
  cairo_surface_t *pixels = draw_node (ours, scale), *theme_pixels = draw_node (theme, scale);

  if (gsk_render_node_get_node_type (core) == GSK_TRANSFORM_NODE)
    core = gsk_transform_node_get_child (core);
  g_assert_cmpint (gsk_render_node_get_node_type (core), ==, GSK_CAIRO_NODE);
  gsk_render_node_get_bounds (ours, bounds);
  g_assert_cmpuint (compare_thumb (theme_pixels, pixels), >, 100);
  cairo_surface_destroy (pixels);
  cairo_surface_destroy (theme_pixels);
}

/* Soft shadows and other parts of the theme take longer than the image of a thumb, and each node that changes is a
 * rectangle of its own to draw: where there are more than thirty, GTK draws the whole panel instead. */
static void
test_slider (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  GtkWidget *row = entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), 0);
  GtkWidget *scale = entente_criterion_row_get_scale (ENTENTE_CRITERION_ROW (row));
  graphene_rect_t first, second;

  entente_session_move_share (session, 0, 0.3);
  fixture_wait (300);
  check_slider (scale, &first);
  entente_session_move_share (session, 0, 0.6);
  fixture_wait (300);
  check_slider (scale, &second);
  g_assert_true (graphene_rect_equal (&first, &second));
  fixture_close (window);
}

static double
find_thumb (GtkWidget *scale)
{
  GtkWidget *trough = gtk_widget_get_first_child (scale), *part;
  graphene_rect_t bounds;

  for (part = gtk_widget_get_first_child (trough); part != NULL; part = gtk_widget_get_next_sibling (part))
    if (g_str_equal (gtk_widget_get_css_name (part), "slider") && gtk_widget_compute_bounds (part, scale, &bounds))
      return bounds.origin.x;
  g_assert_not_reached ();
}

static cairo_surface_t *
draw_now (GtkWidget *scale)
{
  g_autoptr (GskRenderNode) node = take_node (GTK_WIDGET_GET_CLASS (scale), scale);

  return draw_node (node, scale);
}

/* A step of a drag has no range place its thumb, for which the window would be laid out, and yet the thumb is to be
 * seen where it is when all has come to rest. */
static void
test_thumb (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  GtkWidget *row = entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), 1);
  GtkWidget *scale = entente_criterion_row_get_scale (ENTENTE_CRITERION_ROW (row));
  cairo_surface_t *moving, *resting;
  double before = 0, share = 0;
  guint attempt, i;

  fixture_wait (1000);
  /* Once more where it took so long until somebody looked that the thumb has been placed meanwhile. */
  for (attempt = 0; attempt < 20; attempt++)
    {
      share = 0.437 + attempt * 0.01;
      before = find_thumb (scale);
      entente_session_begin_change (session);
      entente_session_move_share (session, 1, share);
      for (i = 0; i < 1000 && !entente_session_is_current (session); i++)
        fixture_wait (5);
      if (find_thumb (scale) == before)
        break;
      entente_session_end_change (session);
      entente_session_move_share (session, 1, 0.17);
      fixture_wait (1000);
    }
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)), 100 * share, 1e-9);
  g_assert_cmpfloat (find_thumb (scale), ==, before);
  moving = draw_now (scale);
  entente_session_end_change (session);
  fixture_wait (1000);
  g_assert_cmpfloat (find_thumb (scale), >, before + 20);
  resting = draw_now (scale);
  g_assert_cmpmem (cairo_image_surface_get_data (moving),
                   cairo_image_surface_get_stride (moving) * cairo_image_surface_get_height (moving),
                   cairo_image_surface_get_data (resting),
                   cairo_image_surface_get_stride (resting) * cairo_image_surface_get_height (resting));
  cairo_surface_destroy (moving);
  cairo_surface_destroy (resting);
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  const char *const *views = entente_picture_list ();
  guint i;

  application = fixture_init (&argc, &argv);
  workspace_class = g_type_class_ref (ENTENTE_TYPE_WORKSPACE);
  measure = workspace_class->measure;
  workspace_class->measure = count_measure;
  for (i = 0; views[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/drag/sizes/%s", views[i]);

      g_test_add_data_func (path, views[i], test_sizes);
    }
  g_test_add_func ("/drag/dossier", test_dossier);
  g_test_add_func ("/drag/slider", test_slider);
  g_test_add_func ("/drag/thumb", test_thumb);
  return g_test_run ();
}

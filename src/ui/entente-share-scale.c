/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*       ^    v   ^    ^                           entente-tipping-marks.c
 *   =========(O)------o-----------|////////|
 *   share     thumb   baseline    what locked criteria keep
 *
 * The theme draws the thumb; trough, fill, baseline and the unavailable part are drawn here, under it, since
 * their colours come from the document; so are the marks, over it. A value stands where the theme puts the middle of the thumb.
 * All of it is one image: the thumb, whose shadows take longer than all else, is kept until it looks different.
 *
 * GtkRange places its thumb by having the window laid out, for which GDK asks the X server ten questions. During a
 * drag the range is not told: its value is right, and the thumb is drawn where it will be when all has come to rest.
 */

#include "config.h"

#include "entente-share-scale.h"

#include "entente-appearance.h"
#include "entente-canvas.h"
#include "entente-node-image.h"

#include <math.h>

#define TROUGH 6
#define MARKS_GAP 3
#define BASELINE_RADIUS 4.5
#define BASELINE_STROKE 2
#define SETTLE_MS 250

struct _EntenteShareScale
{
  GtkScale parent_instance;

  EntenteDataset *dataset;
  guint criterion;
  EntenteShareState state;
  EntenteTippingMarks marks;
  EntenteNodeImage thumb;
  EntenteCanvas *canvas;
  gboolean is_ahead;    /* of the thumb as the range has placed it */
  double thumb_start;   /* x of the thumb's origin at the low end, from the side of the range */
  gint64 moved;         /* when it was last, us */
  guint settle_timeout;
};

G_DEFINE_FINAL_TYPE (EntenteShareScale, entente_share_scale, GTK_TYPE_SCALE)

/* Of marks and baselines, which look the same on all sliders; there while there is one. */
static EntenteMarkSprites *sprites;
static guint n_scales;

typedef struct
{
  double left, width; /* of the way of the thumb's middle */
  double middle;      /* y */
  gboolean mirrored;
} Trough;

typedef struct
{
  EntenteColour colour, inside;
} Ring;

/* Of the range. */
static GtkWidget *
find_thumb (EntenteShareScale *self)
{
  GtkWidget *child, *part;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    for (part = gtk_widget_get_first_child (child); part != NULL; part = gtk_widget_get_next_sibling (part))
      if (g_str_equal (gtk_widget_get_css_name (part), "slider"))
        return part;
  return NULL;
}

/* Its size with margins is what the theme shortens the way of its middle by. */
static int
measure_thumb (EntenteShareScale *self)
{
  GtkWidget *thumb = find_thumb (self);
  int size = 0;

  if (thumb != NULL)
    gtk_widget_measure (thumb, GTK_ORIENTATION_HORIZONTAL, -1, &size, NULL, NULL, NULL);
  return MAX (size, 0);
}

static void
get_trough (EntenteShareScale *self,
            Trough *trough)
{
  GdkRectangle rect;
  int thumb = measure_thumb (self);

  gtk_range_get_range_rect (GTK_RANGE (self), &rect);
  trough->left = rect.x + thumb / 2.0;
  trough->width = MAX (rect.width - thumb, 1);
  trough->middle = rect.y + rect.height / 2.0;
  trough->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
get_place (const Trough *trough,
           double share)
{
  return trough->left + trough->width * (trough->mirrored ? 1 - share : share);
}

/* A bar between two shares with round ends. */
static void
path_bar (cairo_t *cr,
          const Trough *trough,
          double from,
          double to)
{
  double a = get_place (trough, from), b = get_place (trough, to);
  double left = MIN (a, b), right = MAX (a, b), r = TROUGH / 2.0;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, trough->middle, r, -G_PI_2, G_PI_2);
  cairo_arc (cr, left, trough->middle, r, G_PI_2, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_unavailable (EntenteShareScale *self,
                  cairo_t *cr,
                  const EntenteStyle *style,
                  const Trough *trough)
{
  double x, from = get_place (trough, self->state.available), to = get_place (trough, 1);
  double left = MIN (from, to), right = MAX (from, to);

  cairo_save (cr);
  path_bar (cr, trough, self->state.available, 1);
  cairo_clip (cr);
  entente_style_set_source (cr, style->axis, 0.7);
  cairo_set_line_width (cr, 1);
  for (x = left - 2 * TROUGH; x < right + 2 * TROUGH; x += 4)
    {
      cairo_move_to (cr, x, trough->middle + TROUGH);
      cairo_line_to (cr, x + 2 * TROUGH, trough->middle - TROUGH);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_ring_cb (const EntenteStamp *stamp,
              cairo_t *cr)
{
  const Ring *ring = stamp->data;

  cairo_arc (cr, stamp->x, stamp->y, BASELINE_RADIUS, 0, 2 * G_PI);
  entente_style_set_source (cr, ring->inside, 1);
  cairo_fill_preserve (cr);
  entente_style_set_source (cr, ring->colour, 1);
  cairo_set_line_width (cr, BASELINE_STROKE);
  cairo_stroke (cr);
}

/* Where the share was before; copied, since four or five sliders have one in each frame of a drag. */
static void
draw_baseline (EntenteShareScale *self,
               cairo_t *cr,
               const EntenteStyle *style,
               const Trough *trough,
               EntenteColour colour)
{
  const Ring ring = { colour, style->card };
  const EntenteStamp stamp = { ENTENTE_TIPPING_N_KINDS, get_place (trough, self->state.baseline), trough->middle,
                               BASELINE_RADIUS, entente_style_pack_colour (colour),
                               BASELINE_RADIUS + BASELINE_STROKE / 2.0, draw_ring_cb, &ring };

  entente_mark_sprites_stamp (sprites, cr, &stamp);
}

static void
draw_trough (EntenteShareScale *self,
             cairo_t *cr,
             const EntenteStyle *style,
             const Trough *trough)
{
  EntenteColour colour = entente_style_get_criterion (style, self->dataset, self->criterion);
  gboolean enabled = gtk_widget_is_sensitive (GTK_WIDGET (self));

  path_bar (cr, trough, 0, 1);
  entente_style_set_source (cr, style->ink, style->high_contrast ? 0.35 : 0.15);
  cairo_fill (cr);
  if (self->state.available < 0.9995)
    draw_unavailable (self, cr, style, trough);
  path_bar (cr, trough, 0, self->state.share);
  entente_style_set_source (cr, colour, enabled ? 1 : 0.38);
  cairo_fill (cr);
  if (fabs (self->state.share - self->state.baseline) > 0.002)
    draw_baseline (self, cr, style, trough, colour);
}

static EntenteTippingTrough
get_marks_trough (EntenteShareScale *self,
                  const Trough *trough)
{
  return (EntenteTippingTrough){ trough->left, trough->width, trough->middle - TROUGH / 2.0 - MARKS_GAP,
                                 trough->mirrored, self->state.share };
}

/* Whether the image is the thumb's; in high contrast the theme draws an outline of the trough as well. */
static gboolean
has_thumb_alone (EntenteShareScale *self)
{
  return self->thumb.image != NULL && self->thumb.bounds.width < gtk_widget_get_width (GTK_WIDGET (self)) / 2;
}

/* In whole pixels, as GtkRange reckons it. */
static double
get_way (EntenteShareScale *self,
         const Trough *trough)
{
  return floor (trough->width * (trough->mirrored ? 1 - self->state.share : self->state.share));
}

/* Where the thumb is, or will be. */
static void
place_thumb (EntenteShareScale *self,
             const Trough *trough,
             graphene_point_t *place)
{
  GdkRectangle rect;

  gtk_range_get_range_rect (GTK_RANGE (self), &rect);
  if (self->is_ahead)
    place->x = (float) (rect.x + self->thumb_start + get_way (self, trough));
  else
    self->thumb_start = place->x - rect.x - get_way (self, trough);
}

/* What the theme draws: as a rule the thumb alone. */
static void
follow_theme (EntenteShareScale *self,
              graphene_point_t *place)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  GTK_WIDGET_CLASS (entente_share_scale_parent_class)->snapshot (GTK_WIDGET (self), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    {
      entente_node_image_clear (&self->thumb);
      return;
    }
  entente_node_image_set (&self->thumb, entente_node_image_find_core (node, place),
                          gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gsk_render_node_unref (node);
}

/* The widget, and the shadow of the thumb around it. */
static GdkRectangle
get_room (EntenteShareScale *self,
          const graphene_point_t *place)
{
  const GdkRectangle *thumb = &self->thumb.bounds;
  GdkRectangle room = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  GdkRectangle rect = { (int) floorf (place->x) + thumb->x, (int) floorf (place->y) + thumb->y, thumb->width,
                        thumb->height };

  if (self->thumb.image != NULL)
    gdk_rectangle_union (&room, &rect, &room);
  return room;
}

/* The marks come last: those under the thumb are what a small move would do. */
static void
draw_scale (EntenteShareScale *self,
            cairo_t *cr,
            const Trough *trough,
            const graphene_point_t *place)
{
  EntenteTippingTrough above;
  EntenteStyle style;

  entente_appearance_init_style (GTK_WIDGET (self), self->dataset, self->dataset->n_tiers, &style);
  entente_mark_sprites_begin (sprites, &style, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  draw_trough (self, cr, &style, trough);
  if (self->thumb.image != NULL)
    entente_node_image_draw (&self->thumb, cr, place->x, place->y);
  if (self->marks.places->len == 0)
    return;
  above = get_marks_trough (self, trough);
  entente_tipping_marks_draw (&self->marks, sprites, cr, &style, &above);
}

static void
entente_share_scale_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  EntenteShareScale *self = ENTENTE_SHARE_SCALE (widget);
  graphene_point_t place = GRAPHENE_POINT_INIT (0, 0);
  GdkRectangle room;
  Trough trough;
  cairo_t *cr;

  if (self->dataset == NULL)
    {
      GTK_WIDGET_CLASS (entente_share_scale_parent_class)->snapshot (widget, snapshot);
      return;
    }
  follow_theme (self, &place);
  get_trough (self, &trough);
  place_thumb (self, &trough, &place);
  room = get_room (self, &place);
  cr = entente_canvas_begin (self->canvas, room.width, room.height, gtk_widget_get_scale_factor (widget));
  cairo_translate (cr, -room.x, -room.y);
  draw_scale (self, cr, &trough, &place);
  entente_canvas_end (self->canvas, cr);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) room.x, (float) room.y));
  entente_canvas_snapshot (self->canvas, snapshot);
  gtk_snapshot_restore (snapshot);
}

/* Not in init (): the range's own adjustment is a construct property and would replace it. */
static void
entente_share_scale_constructed (GObject *object)
{
  G_OBJECT_CLASS (entente_share_scale_parent_class)->constructed (object);
  gtk_range_set_adjustment (GTK_RANGE (object), gtk_adjustment_new (0, 0, 100, 1, 10, 0));
}

static void
entente_share_scale_finalize (GObject *object)
{
  EntenteShareScale *self = ENTENTE_SHARE_SCALE (object);

  g_clear_handle_id (&self->settle_timeout, g_source_remove);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  entente_tipping_marks_clear (&self->marks);
  entente_node_image_clear (&self->thumb);
  entente_canvas_free (self->canvas);
  if (--n_scales == 0)
    g_clear_pointer (&sprites, entente_mark_sprites_free);

  G_OBJECT_CLASS (entente_share_scale_parent_class)->finalize (object);
}

static void
entente_share_scale_class_init (EntenteShareScaleClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = entente_share_scale_constructed;
  G_OBJECT_CLASS (klass)->finalize = entente_share_scale_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = entente_share_scale_snapshot;
}

static void
entente_share_scale_init (EntenteShareScale *self)
{
  if (n_scales++ == 0)
    sprites = entente_mark_sprites_new ();
  self->state.available = 1;
  self->canvas = entente_canvas_new (CAIRO_CONTENT_COLOR_ALPHA);
  entente_tipping_marks_init (&self->marks);
  gtk_scale_set_draw_value (GTK_SCALE (self), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "share");
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

void
entente_share_scale_set_criterion (EntenteShareScale *self,
                                   EntenteDataset *dataset,
                                   guint criterion)
{
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  self->criterion = criterion;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The thumb of the range comes to where it has been drawn. */
void
entente_share_scale_settle (EntenteShareScale *self)
{
  GtkWidget *thumb = find_thumb (self);

  g_clear_handle_id (&self->settle_timeout, g_source_remove);
  if (!self->is_ahead)
    return;
  self->is_ahead = FALSE;
  if (thumb != NULL)
    gtk_widget_queue_allocate (gtk_widget_get_parent (thumb));
}

static gboolean
settle_cb (gpointer user_data)
{
  EntenteShareScale *self = user_data;

  if (g_get_monotonic_time () - self->moved < SETTLE_MS * 1000)
    return G_SOURCE_CONTINUE;
  self->settle_timeout = 0;
  entente_share_scale_settle (self);
  return G_SOURCE_REMOVE;
}

/* The value, without the range placing its thumb: it would do so in answer to its adjustment. */
static void
move_ahead (EntenteShareScale *self,
            double value)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (self));
  const guint n = g_signal_handlers_block_matched (adjustment, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);

  gtk_adjustment_set_value (adjustment, value);
  if (n > 0)
    g_signal_handlers_unblock_matched (adjustment, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value, -1);
  self->is_ahead = TRUE;
  self->moved = g_get_monotonic_time ();
  if (self->settle_timeout == 0)
    self->settle_timeout = g_timeout_add (SETTLE_MS, settle_cb, self);
}

static gboolean
looks_the_same (EntenteShareScale *self,
                const EntenteShareState *state)
{
  return self->state.share == state->share && self->state.baseline == state->baseline
         && self->state.available == state->available && self->state.locked == state->locked
         && gtk_range_get_value (GTK_RANGE (self)) == state->share * 100;
}

void
entente_share_scale_set_state (EntenteShareScale *self,
                               const EntenteShareState *state)
{
  if (looks_the_same (self, state))
    return;
  self->state = *state;
  if (state->is_dragged && has_thumb_alone (self))
    move_ahead (self, state->share * 100);
  else
    {
      entente_share_scale_settle (self);
      gtk_adjustment_set_value (gtk_range_get_adjustment (GTK_RANGE (self)), state->share * 100);
    }
  if (state->locked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "locked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "locked");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* places: (array length=n): ascending */
void
entente_share_scale_set_tipping (EntenteShareScale *self,
                                 const EntenteTippingPlace *places,
                                 guint n)
{
  if (entente_tipping_marks_set (&self->marks, places, n))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* How many of the places the mark under @x stands for, from @first on. */
guint
entente_share_scale_find_tipping (EntenteShareScale *self,
                                  double x,
                                  guint *first)
{
  EntenteTippingTrough above;
  Trough trough;

  get_trough (self, &trough);
  above = get_marks_trough (self, &trough);
  return entente_tipping_marks_find (&self->marks, &above, x, first);
}

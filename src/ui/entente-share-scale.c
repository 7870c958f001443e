/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*       ^    v   ^    ^                           entente-tipping-marks.c
 *   =========(O)------o-----------|////////|
 *   share     thumb   baseline    what locked criteria keep
 *
 * The theme draws the thumb; trough, fill, baseline and the unavailable part are drawn here, under it, since
 * their colours come from the document; so are the marks, over it. A value stands where the theme puts the middle of the thumb.
 * All of it is one node: the thumb, whose shadows take longer than all else, is an image until it looks different.
 */

#include "config.h"

#include "entente-share-scale.h"

#include "entente-appearance.h"
#include "entente-node-image.h"

#include <math.h>

#define TROUGH 6
#define MARKS_GAP 3
#define BASELINE_RADIUS 4.5

struct _EntenteShareScale
{
  GtkScale parent_instance;

  EntenteDataset *dataset;
  guint criterion;
  EntenteShareState state;
  EntenteTippingMarks marks;
  EntenteNodeImage thumb;
};

G_DEFINE_FINAL_TYPE (EntenteShareScale, entente_share_scale, GTK_TYPE_SCALE)

typedef struct
{
  double left, width; /* of the way of the thumb's middle */
  double middle;      /* y */
  gboolean mirrored;
} Trough;

/* The thumb of the range; its size with margins is what the theme shortens the way of its middle by. */
static int
measure_thumb (EntenteShareScale *self)
{
  GtkWidget *child, *part;
  int size = 0;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    for (part = gtk_widget_get_first_child (child); part != NULL; part = gtk_widget_get_next_sibling (part))
      if (g_str_equal (gtk_widget_get_css_name (part), "slider"))
        gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &size, NULL, NULL, NULL);
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
    {
      cairo_arc (cr, get_place (trough, self->state.baseline), trough->middle, BASELINE_RADIUS, 0, 2 * G_PI);
      entente_style_set_source (cr, style->card, 1);
      cairo_fill_preserve (cr);
      entente_style_set_source (cr, colour, 1);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

static EntenteTippingTrough
get_marks_trough (EntenteShareScale *self,
                  const Trough *trough)
{
  return (EntenteTippingTrough){ trough->left, trough->width, trough->middle - TROUGH / 2.0 - MARKS_GAP,
                                 trough->mirrored, self->state.share };
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
static graphene_rect_t
get_bounds (EntenteShareScale *self,
            const graphene_point_t *place)
{
  const GdkRectangle *thumb = &self->thumb.bounds;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                               (float) gtk_widget_get_height (GTK_WIDGET (self)));
  graphene_rect_t rect = GRAPHENE_RECT_INIT (place->x + (float) thumb->x, place->y + (float) thumb->y,
                                             (float) thumb->width, (float) thumb->height);

  if (self->thumb.image != NULL)
    graphene_rect_union (&bounds, &rect, &bounds);
  return bounds;
}

/* The marks come last: those under the thumb are what a small move would do. */
static void
draw_scale (EntenteShareScale *self,
            cairo_t *cr,
            const graphene_point_t *place)
{
  GtkWidget *widget = GTK_WIDGET (self);
  EntenteTippingTrough above;
  EntenteStyle style;
  Trough trough;

  entente_appearance_init_style (widget, self->dataset, self->dataset->n_tiers, &style);
  get_trough (self, &trough);
  draw_trough (self, cr, &style, &trough);
  if (self->thumb.image != NULL)
    entente_node_image_draw (&self->thumb, cr, place->x, place->y);
  if (self->marks.places->len == 0)
    return;
  above = get_marks_trough (self, &trough);
  entente_tipping_marks_draw (&self->marks, cr, &style, &above);
}

static void
entente_share_scale_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  EntenteShareScale *self = ENTENTE_SHARE_SCALE (widget);
  graphene_point_t place = GRAPHENE_POINT_INIT (0, 0);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (self->dataset == NULL)
    {
      GTK_WIDGET_CLASS (entente_share_scale_parent_class)->snapshot (widget, snapshot);
      return;
    }
  follow_theme (self, &place);
  bounds = get_bounds (self, &place);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_scale (self, cr, &place);
  cairo_destroy (cr);
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

  g_clear_pointer (&self->dataset, entente_dataset_unref);
  entente_tipping_marks_clear (&self->marks);
  entente_node_image_clear (&self->thumb);

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
  self->state.available = 1;
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

void
entente_share_scale_set_state (EntenteShareScale *self,
                               const EntenteShareState *state)
{
  const gboolean looks_the_same = self->state.share == state->share && self->state.baseline == state->baseline
                                  && self->state.available == state->available && self->state.locked == state->locked;

  if (looks_the_same)
    return;
  self->state = *state;
  gtk_adjustment_set_value (gtk_range_get_adjustment (GTK_RANGE (self)), state->share * 100);
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

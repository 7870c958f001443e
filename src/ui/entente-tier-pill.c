/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-tier-pill.h"

#include "entente-appearance.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 22
#define PADDING 9
#define MARK_RADIUS 5
#define GAP 6

struct _EntenteTierPill
{
  GtkWidget parent_instance;

  EntenteDataset *dataset;
  guint tier, n_tiers;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (EntenteTierPill, entente_tier_pill, GTK_TYPE_WIDGET)

static void
ensure_layout (EntenteTierPill *self)
{
  g_autofree char *text = NULL;
  PangoAttrList *attrs;

  if (self->layout != NULL || self->dataset == NULL)
    return;
  text = self->tier < self->n_tiers ? entente_format_tier (self->tier) : g_strdup (_("Not rated"));
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  attrs = pango_attr_list_new ();
  pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (self->layout, attrs);
  pango_attr_list_unref (attrs);
}

static void
get_size (EntenteTierPill *self,
          int *width,
          int *height)
{
  int text_width = 0, text_height = 0;

  ensure_layout (self);
  if (self->layout != NULL)
    pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  *width = text_width + 2 * PADDING + (self->tier < self->n_tiers ? 2 * MARK_RADIUS + GAP : 0);
  *height = MAX (HEIGHT, text_height + 4);
}

static void
entente_tier_pill_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  int width, height;

  get_size (ENTENTE_TIER_PILL (widget), &width, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
  *natural = *minimum;
}

/* The shape of the tier in the colour of the text: the pill itself has the tier's colour. */
static void
draw_pill (EntenteTierPill *self,
           cairo_t *cr,
           const EntenteStyle *style,
           double width,
           double height)
{
  gboolean rated = self->tier < self->n_tiers;
  EntenteColour fill = rated ? style->tier_fill[self->tier] : style->panel;
  EntenteColour ink = rated ? style->tier_text[self->tier] : style->ink;
  double r = height / 2, x = PADDING;
  int text_height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, width - r, r, r, -G_PI_2, G_PI_2);
  cairo_arc (cr, r, r, r, G_PI_2, 3 * G_PI_2);
  cairo_close_path (cr);
  entente_style_set_source (cr, fill, 1);
  cairo_fill_preserve (cr);
  entente_style_set_source (cr, rated ? fill : style->axis, 1);
  cairo_set_line_width (cr, rated ? 0.5 : 1);
  cairo_stroke (cr);
  entente_style_set_source (cr, ink, 1);
  if (rated)
    {
      entente_style_shape_path (cr, (EntenteShape) self->tier, x + MARK_RADIUS, r, MARK_RADIUS);
      cairo_fill (cr);
      x += 2 * MARK_RADIUS + GAP;
    }
  pango_layout_get_pixel_size (self->layout, NULL, &text_height);
  cairo_move_to (cr, x, (height - text_height) / 2);
  pango_cairo_show_layout (cr, self->layout);
}

static void
entente_tier_pill_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot)
{
  EntenteTierPill *self = ENTENTE_TIER_PILL (widget);
  int width, height;
  graphene_rect_t bounds;
  EntenteStyle style;
  cairo_t *cr;

  if (self->dataset == NULL)
    return;
  get_size (self, &width, &height);
  bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  entente_appearance_init_style (widget, self->dataset, self->n_tiers, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, (gtk_widget_get_width (widget) - width) / 2.0,
                   (int) ((gtk_widget_get_height (widget) - height) / 2.0));
  draw_pill (self, cr, &style, width, height);
  cairo_destroy (cr);
}

static void
appearance_changed_cb (EntenteTierPill *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
entente_tier_pill_dispose (GObject *object)
{
  EntenteTierPill *self = ENTENTE_TIER_PILL (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->dataset, entente_dataset_unref);

  G_OBJECT_CLASS (entente_tier_pill_parent_class)->dispose (object);
}

static void
entente_tier_pill_class_init (EntenteTierPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_tier_pill_dispose;
  widget_class->measure = entente_tier_pill_measure;
  widget_class->snapshot = entente_tier_pill_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tierpill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
entente_tier_pill_init (EntenteTierPill *self)
{
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (appearance_changed_cb));
}

void
entente_tier_pill_set (EntenteTierPill *self,
                       EntenteDataset *dataset,
                       guint tier,
                       guint n_tiers)
{
  int before[2], now[2];

  if (self->dataset == dataset && self->tier == tier && self->n_tiers == n_tiers)
    return;
  get_size (self, &before[0], &before[1]);
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  self->tier = tier;
  self->n_tiers = n_tiers;
  g_clear_object (&self->layout);
  ensure_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pango_layout_get_text (self->layout), -1);
  get_size (self, &now[0], &now[1]);
  if (now[0] != before[0] || now[1] != before[1])
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

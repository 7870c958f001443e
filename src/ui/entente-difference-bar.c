/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*        |######      speaks for the partner of the dossier
 *    ####|            speaks for the one it is compared with
 *
 * All bars of a comparison have the same scale. Right to left, for is left.
 */

#include "config.h"

#include "entente-difference-bar.h"

#include "entente-appearance.h"

#define MIN_WIDTH 60
#define HEIGHT 14
#define RADIUS 2

struct _EntenteDifferenceBar
{
  GtkWidget parent_instance;

  EntenteDataset *dataset;
  guint criterion;
  double difference, scale;
};

G_DEFINE_FINAL_TYPE (EntenteDifferenceBar, entente_difference_bar, GTK_TYPE_WIDGET)

static void
entente_difference_bar_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *natural = *minimum;
}

/* Round at the outer end only. */
static void
path_bar (cairo_t *cr,
          double from,
          double to,
          double top)
{
  double side = to >= from ? 1 : -1, r = MIN (RADIUS, fabs (to - from));

  cairo_move_to (cr, from, top);
  cairo_line_to (cr, to - side * r, top);
  cairo_curve_to (cr, to, top, to, top, to, top + r);
  cairo_line_to (cr, to, top + HEIGHT - r);
  cairo_curve_to (cr, to, top + HEIGHT, to, top + HEIGHT, to - side * r, top + HEIGHT);
  cairo_line_to (cr, from, top + HEIGHT);
  cairo_close_path (cr);
}

static void
draw (EntenteDifferenceBar *self,
      cairo_t *cr,
      const EntenteStyle *style)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double top = (gtk_widget_get_height (widget) - HEIGHT) / 2.0;
  double middle = floor (gtk_widget_get_width (widget) / 2.0) + 0.5, reach = middle - 1;
  double part = self->scale > 0 ? CLAMP (self->difference / self->scale, -1, 1) : 0;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    part = -part;
  path_bar (cr, middle, middle + part * reach, top);
  entente_style_set_source (cr, entente_style_get_criterion (style, self->dataset, self->criterion), 1);
  cairo_fill (cr);
  cairo_move_to (cr, middle, top - 2);
  cairo_line_to (cr, middle, top + HEIGHT + 2);
  entente_style_set_source (cr, style->axis, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
entente_difference_bar_snapshot (GtkWidget *widget,
                                 GtkSnapshot *snapshot)
{
  EntenteDifferenceBar *self = ENTENTE_DIFFERENCE_BAR (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, -3, gtk_widget_get_width (widget),
                                               gtk_widget_get_height (widget) + 6);
  EntenteStyle style;
  cairo_t *cr;

  if (self->dataset == NULL)
    return;
  entente_appearance_init_style (widget, self->dataset, self->dataset->n_tiers, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw (self, cr, &style);
  cairo_destroy (cr);
}

static void
entente_difference_bar_finalize (GObject *object)
{
  g_clear_pointer (&ENTENTE_DIFFERENCE_BAR (object)->dataset, entente_dataset_unref);

  G_OBJECT_CLASS (entente_difference_bar_parent_class)->finalize (object);
}

static void
entente_difference_bar_class_init (EntenteDifferenceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_difference_bar_finalize;
  widget_class->measure = entente_difference_bar_measure;
  widget_class->snapshot = entente_difference_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
entente_difference_bar_init (EntenteDifferenceBar *self)
{
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

GtkWidget *
entente_difference_bar_new (EntenteDataset *dataset,
                            guint criterion)
{
  EntenteDifferenceBar *self = g_object_new (ENTENTE_TYPE_DIFFERENCE_BAR, NULL);

  self->dataset = entente_dataset_ref (dataset);
  self->criterion = criterion;
  return GTK_WIDGET (self);
}

/* scale: the difference that reaches the end */
void
entente_difference_bar_set (EntenteDifferenceBar *self,
                            double difference,
                            double scale)
{
  if (self->difference == difference && self->scale == scale)
    return;
  self->difference = difference;
  self->scale = scale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

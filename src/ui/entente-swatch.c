/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* 12 px, corners 3 px. From the ninth criterion on colours repeat with the diagonal hatch. */

#include "config.h"

#include "entente-swatch.h"

#include "entente-appearance.h"

#define SIZE 12
#define RADIUS 3
#define N_COLOURS 8

struct _EntenteSwatch
{
  GtkWidget parent_instance;

  EntenteDataset *dataset;
  guint criterion;
};

G_DEFINE_FINAL_TYPE (EntenteSwatch, entente_swatch, GTK_TYPE_WIDGET)

static void
entente_swatch_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = SIZE;
  *natural = SIZE;
}

static void
entente_swatch_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  EntenteSwatch *self = ENTENTE_SWATCH (widget);
  double x = (gtk_widget_get_width (widget) - SIZE) / 2.0, y = (gtk_widget_get_height (widget) - SIZE) / 2.0;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, SIZE, SIZE);
  EntenteStyle style;
  EntenteColour colour;
  GskRoundedRect outline;
  cairo_t *cr;

  if (self->dataset == NULL)
    return;
  entente_appearance_init_style (widget, self->dataset, self->dataset->n_tiers, &style);
  colour = entente_style_get_criterion (&style, self->dataset, self->criterion);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_rectangle (cr, x, y, SIZE, SIZE);
  entente_style_fill_hatched (&style, cr, colour,
                              self->criterion < N_COLOURS ? ENTENTE_HATCH_SOLID : ENTENTE_HATCH_DIAGONAL);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
entente_swatch_finalize (GObject *object)
{
  EntenteSwatch *self = ENTENTE_SWATCH (object);

  g_clear_pointer (&self->dataset, entente_dataset_unref);

  G_OBJECT_CLASS (entente_swatch_parent_class)->finalize (object);
}

static void
entente_swatch_class_init (EntenteSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_swatch_finalize;
  widget_class->measure = entente_swatch_measure;
  widget_class->snapshot = entente_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
entente_swatch_init (EntenteSwatch *self)
{
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

void
entente_swatch_set_criterion (EntenteSwatch *self,
                              EntenteDataset *dataset,
                              guint criterion)
{
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  self->criterion = criterion;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-line-sample.h"

#include "entente-appearance.h"
#include "entente-network-painter.h"

#define WIDTH 40
#define HEIGHT 20

struct _EntenteLineSample
{
  GtkWidget parent_instance;

  EntenteDataset *dataset;
  gboolean is_bloc;
  guint index;
  int colour; /* of a bloc; ENTENTE_NONE = not shown */
};

G_DEFINE_FINAL_TYPE (EntenteLineSample, entente_line_sample, GTK_TYPE_WIDGET)

static void
entente_line_sample_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *natural = *minimum;
}

static void
entente_line_sample_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  EntenteLineSample *self = ENTENTE_LINE_SAMPLE (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, WIDTH, height);
  EntenteStyle style;
  cairo_t *cr;

  entente_appearance_init_style (widget, self->dataset, self->dataset->n_tiers, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, 0, (height - HEIGHT) / 2.0);
  if (!self->is_bloc)
    entente_network_painter_draw_tie_sample (&style, cr, entente_tie_kind_get_class (self->dataset, self->index), 0,
                                             WIDTH, HEIGHT / 2.0);
  else if (self->colour != ENTENTE_NONE)
    entente_network_painter_draw_bloc_sample (&style, cr, self->colour, 0, 0, WIDTH, HEIGHT);
  cairo_destroy (cr);
}

static void
entente_line_sample_finalize (GObject *object)
{
  EntenteLineSample *self = ENTENTE_LINE_SAMPLE (object);

  g_clear_pointer (&self->dataset, entente_dataset_unref);

  G_OBJECT_CLASS (entente_line_sample_parent_class)->finalize (object);
}

static void
entente_line_sample_class_init (EntenteLineSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_line_sample_finalize;
  widget_class->measure = entente_line_sample_measure;
  widget_class->snapshot = entente_line_sample_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
entente_line_sample_init (EntenteLineSample *self)
{
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

static GtkWidget *
make_sample (EntenteDataset *dataset,
             gboolean is_bloc,
             guint index)
{
  EntenteLineSample *self = g_object_new (ENTENTE_TYPE_LINE_SAMPLE, NULL);

  self->dataset = entente_dataset_ref (dataset);
  self->is_bloc = is_bloc;
  self->index = index;
  self->colour = ENTENTE_NONE;
  return GTK_WIDGET (self);
}

GtkWidget *
entente_line_sample_new_tie (EntenteDataset *dataset,
                             guint kind)
{
  return make_sample (dataset, FALSE, kind);
}

GtkWidget *
entente_line_sample_new_bloc (EntenteDataset *dataset,
                              guint bloc)
{
  return make_sample (dataset, TRUE, bloc);
}

/* The hull's colour in the picture, which depends on the blocs that are shown beside it. */
void
entente_line_sample_set_colour (EntenteLineSample *self,
                                int colour)
{
  self->colour = colour;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

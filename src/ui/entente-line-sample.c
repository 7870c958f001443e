/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-line-sample.h"

#include "entente-appearance.h"

#define WIDTH 40
#define HEIGHT 20

typedef struct
{
  double width;
  int n_dashes;
  double dashes[4];
} LineLook;

/* The five looks of ties; see the table of EntenteStyle.tie. */
static const LineLook looks[] = {
  { 2.6, 0, { 0 } }, { 2.2, 0, { 0 } }, { 1.8, 2, { 7, 4 } }, { 1.8, 2, { 2, 4 } }, { 1.6, 4, { 9, 3, 2, 3 } },
};

struct _EntenteLineSample
{
  GtkWidget parent_instance;

  EntenteDataset *dataset;
  gboolean is_bloc;
  guint index;
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
draw_tie (EntenteLineSample *self,
          cairo_t *cr,
          const EntenteStyle *style)
{
  guint i = self->index % G_N_ELEMENTS (looks);

  cairo_move_to (cr, 0, HEIGHT / 2.0);
  cairo_line_to (cr, WIDTH, HEIGHT / 2.0);
  cairo_set_line_width (cr, looks[i].width);
  cairo_set_dash (cr, looks[i].dashes, looks[i].n_dashes, 0);
  entente_style_set_source (cr, style->tie[i], 1);
  cairo_stroke (cr);
}

static void
draw_bloc (EntenteLineSample *self,
           cairo_t *cr,
           const EntenteStyle *style)
{
  guint i = self->index % G_N_ELEMENTS (style->hull);
  const double r = HEIGHT / 2.0 - 1;

  cairo_new_sub_path (cr);
  cairo_arc (cr, WIDTH - r - 1, HEIGHT / 2.0, r, -G_PI_2, G_PI_2);
  cairo_arc (cr, r + 1, HEIGHT / 2.0, r, G_PI_2, 3 * G_PI_2);
  cairo_close_path (cr);
  entente_style_set_source (cr, style->hull[i], style->hull_opacity);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.4);
  entente_style_set_source (cr, style->hull[i], style->hull_stroke_opacity);
  cairo_stroke (cr);
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
  (self->is_bloc ? draw_bloc : draw_tie) (self, cr, &style);
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

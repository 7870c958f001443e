/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   ● ● ● ● ● ● ● ● ●     best tier first, row by row; shape and colour are those of the tier everywhere else
 *   ● ● ■ ■ ■ ■ ▲ ▲ ▲
 *
 * Without counts there are rings where the marks will be, so that nothing moves when they come.
 */

#include "config.h"

#include "entente-dot-grid.h"

#include "entente-appearance.h"

#include <math.h>

#define PITCH 11
#define RADIUS 3.6

struct _EntenteDotGrid
{
  GtkWidget parent_instance;

  guint n_marks, n_columns;
  EntenteDataset *dataset; /* of the colours; NULL = nothing is known yet */
  guint n_tiers;
  gint64 counts[ENTENTE_MAX_TIERS + 1]; /* the last: not rated */
};

G_DEFINE_FINAL_TYPE (EntenteDotGrid, entente_dot_grid, GTK_TYPE_WIDGET)

static void
entente_dot_grid_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  EntenteDotGrid *self = ENTENTE_DOT_GRID (widget);
  const guint rows = (self->n_marks + self->n_columns - 1) / self->n_columns;

  *minimum = *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? self->n_columns : rows) * PITCH;
}

static void
draw_mark (EntenteDotGrid *self,
           cairo_t *cr,
           const EntenteStyle *style,
           guint tier,
           guint place)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const double across = (place % self->n_columns + 0.5) * PITCH;
  const double x = mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - across : across;
  const double y = (place / self->n_columns + 0.5) * PITCH;

  if (self->dataset != NULL)
    {
      entente_style_draw_tier_mark (style, cr, tier, x, y, RADIUS);
      return;
    }
  cairo_new_path (cr);
  cairo_arc (cr, x, y, RADIUS - 0.5, 0, 2 * G_PI);
  cairo_set_line_width (cr, 1);
  entente_style_set_source (cr, style->grid, 1);
  cairo_stroke (cr);
}

static void
entente_dot_grid_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  EntenteDotGrid *self = ENTENTE_DOT_GRID (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  EntenteStyle style;
  guint tier = 0, place;
  gint64 end = self->counts[0];
  cairo_t *cr;

  entente_appearance_init_style (widget, self->dataset, MAX (self->n_tiers, 1), &style);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (place = 0; place < self->n_marks; place++)
    {
      while (tier < self->n_tiers && place >= end)
        end += self->counts[++tier];
      draw_mark (self, cr, &style, tier, place);
    }
  cairo_destroy (cr);
}

static void
entente_dot_grid_finalize (GObject *object)
{
  EntenteDotGrid *self = ENTENTE_DOT_GRID (object);

  g_clear_pointer (&self->dataset, entente_dataset_unref);
  G_OBJECT_CLASS (entente_dot_grid_parent_class)->finalize (object);
}

static void
entente_dot_grid_class_init (EntenteDotGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_dot_grid_finalize;
  widget_class->measure = entente_dot_grid_measure;
  widget_class->snapshot = entente_dot_grid_snapshot;
  gtk_widget_class_set_css_name (widget_class, "dots");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
entente_dot_grid_init (EntenteDotGrid *self)
{
  self->n_marks = self->n_columns = 1;
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

GtkWidget *
entente_dot_grid_new (guint n_marks,
                      guint n_columns)
{
  EntenteDotGrid *self = g_object_new (ENTENTE_TYPE_DOT_GRID, NULL);

  self->n_marks = n_marks;
  self->n_columns = MAX (n_columns, 1);
  return GTK_WIDGET (self);
}

/**
 * entente_dot_grid_set:
 * @dataset: (nullable): where the colours of the tiers are from; %NULL = nothing is known yet
 * @counts: (array) (nullable): [n_tiers + 1], the last: not rated; their sum is the number of marks
 */
void
entente_dot_grid_set (EntenteDotGrid *self,
                      EntenteDataset *dataset,
                      guint n_tiers,
                      const gint64 *counts)
{
  guint t;

  if (dataset != NULL)
    entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  self->n_tiers = MIN (n_tiers, ENTENTE_MAX_TIERS);
  for (t = 0; t <= self->n_tiers; t++)
    self->counts[t] = counts != NULL ? counts[t] : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

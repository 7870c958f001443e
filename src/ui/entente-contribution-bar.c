/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   |########|----------|          filled of possible
 *       ^ the other partner: a line across
 *
 * All bars of a dossier have the same scale, so that their lengths can be compared. A missing value is a
 * hatch, not an empty bar.
 */

#include "config.h"

#include "entente-contribution-bar.h"

#include "entente-appearance.h"

#include <math.h>

#define MIN_WIDTH 60
#define HEIGHT 14

struct _EntenteContributionBar
{
  GtkWidget parent_instance;

  EntenteDataset *dataset;
  guint criterion;
  EntenteContribution contribution;
};

G_DEFINE_FINAL_TYPE (EntenteContributionBar, entente_contribution_bar, GTK_TYPE_WIDGET)

static void
entente_contribution_bar_measure (GtkWidget *widget,
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

static double
get_x (EntenteContributionBar *self,
       double points)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 1;
  double x = self->contribution.scale > 0 ? width * CLAMP (points / self->contribution.scale, 0, 1) : 0;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

static void
path_span (EntenteContributionBar *self,
           cairo_t *cr,
           double to,
           double top)
{
  double a = get_x (self, 0), b = get_x (self, to);

  cairo_rectangle (cr, MIN (a, b) + 0.5, top + 0.5, fabs (b - a), HEIGHT - 1);
}

static void
draw_bar (EntenteContributionBar *self,
          cairo_t *cr,
          const EntenteStyle *style)
{
  const EntenteContribution *c = &self->contribution;
  double top = (gtk_widget_get_height (GTK_WIDGET (self)) - HEIGHT) / 2.0;
  EntenteColour colour = entente_style_get_criterion (style, self->dataset, self->criterion);

  if (isnan (c->points))
    {
      path_span (self, cr, c->possible, top);
      entente_style_fill_hatched (style, cr, style->panel, ENTENTE_HATCH_NOT_RATED);
    }
  else
    {
      path_span (self, cr, c->points, top);
      entente_style_set_source (cr, colour, 1);
      cairo_fill (cr);
    }
  path_span (self, cr, c->possible, top);
  entente_style_set_source (cr, style->axis, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  if (!isnan (c->other))
    {
      cairo_move_to (cr, get_x (self, c->other) + 0.5, top - 2);
      cairo_line_to (cr, get_x (self, c->other) + 0.5, top + HEIGHT + 2);
      entente_style_set_source (cr, style->ink, 1);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

static void
entente_contribution_bar_snapshot (GtkWidget *widget,
                                   GtkSnapshot *snapshot)
{
  EntenteContributionBar *self = ENTENTE_CONTRIBUTION_BAR (widget);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (-1, -3, gtk_widget_get_width (widget) + 2, gtk_widget_get_height (widget) + 6);
  EntenteStyle style;
  cairo_t *cr;

  entente_appearance_init_style (widget, self->dataset, self->dataset->n_tiers, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_bar (self, cr, &style);
  cairo_destroy (cr);
}

static void
entente_contribution_bar_finalize (GObject *object)
{
  EntenteContributionBar *self = ENTENTE_CONTRIBUTION_BAR (object);

  g_clear_pointer (&self->dataset, entente_dataset_unref);

  G_OBJECT_CLASS (entente_contribution_bar_parent_class)->finalize (object);
}

static void
entente_contribution_bar_class_init (EntenteContributionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_contribution_bar_finalize;
  widget_class->measure = entente_contribution_bar_measure;
  widget_class->snapshot = entente_contribution_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
entente_contribution_bar_init (EntenteContributionBar *self)
{
  self->contribution.other = NAN;
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

GtkWidget *
entente_contribution_bar_new (EntenteDataset *dataset,
                              guint criterion)
{
  EntenteContributionBar *self = g_object_new (ENTENTE_TYPE_CONTRIBUTION_BAR, NULL);

  self->dataset = entente_dataset_ref (dataset);
  self->criterion = criterion;
  return GTK_WIDGET (self);
}

void
entente_contribution_bar_set (EntenteContributionBar *self,
                              const EntenteContribution *contribution)
{
  self->contribution = *contribution;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

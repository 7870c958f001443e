/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* As high as a line of text; the highest share that is shown fills the height, at least a half does. Which bar is
 * whose is said by its colour, in the tooltip, and to a screen reader.
 */

#include "config.h"

#include "entente-weight-bars.h"

#include "entente-appearance.h"
#include "entente-format.h"
#include "entente-plain-text.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 26
#define BAR_WIDTH 12.0
#define LEAST_BAR 4.0
#define GAP 3.0
#define N_COLOURS 8

struct _EntenteWeightBars
{
  GtkWidget parent_instance;

  EntenteDataset *dataset;
  double *shares, *today; /* [n_criteria] */
};

G_DEFINE_FINAL_TYPE (EntenteWeightBars, entente_weight_bars, GTK_TYPE_WIDGET)

static void
entente_weight_bars_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  EntenteWeightBars *self = ENTENTE_WEIGHT_BARS (widget);
  const guint n = self->dataset != NULL ? self->dataset->n_criteria : 1;

  *minimum = *natural = HEIGHT;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  *minimum = (int) (n * LEAST_BAR);
  *natural = (int) (n * (BAR_WIDTH + GAP));
}

static double
get_pitch (EntenteWeightBars *self)
{
  return MIN (BAR_WIDTH + GAP, (double) gtk_widget_get_width (GTK_WIDGET (self)) / MAX (self->dataset->n_criteria, 1));
}

static double
get_scale (EntenteWeightBars *self)
{
  double most = 0.5;
  guint i;

  for (i = 0; i < self->dataset->n_criteria; i++)
    most = MAX (most, MAX (self->shares[i], self->today[i]));
  return (gtk_widget_get_height (GTK_WIDGET (self)) - 2) / most;
}

static void
draw_bar (EntenteWeightBars *self,
          cairo_t *cr,
          const EntenteStyle *style,
          guint criterion)
{
  const double height = gtk_widget_get_height (GTK_WIDGET (self)), scale = get_scale (self), pitch = get_pitch (self);
  const double width = MAX (pitch - GAP, 2), bar = MAX (self->shares[criterion] * scale, 1);
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double x = criterion * pitch;

  if (mirrored)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  cairo_rectangle (cr, x, height - bar, width, bar);
  entente_style_fill_hatched (style, cr, entente_style_get_criterion (style, self->dataset, criterion),
                              criterion < N_COLOURS ? ENTENTE_HATCH_SOLID : ENTENTE_HATCH_DIAGONAL);
  cairo_rectangle (cr, x - 1, height - MAX (self->today[criterion] * scale, 1) - 1, width + 2, 2);
  entente_style_set_source (cr, style->ink, 1);
  cairo_fill (cr);
}

static void
entente_weight_bars_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  EntenteWeightBars *self = ENTENTE_WEIGHT_BARS (widget);
  const graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (-1, 0, gtk_widget_get_width (widget) + 2, gtk_widget_get_height (widget));
  EntenteStyle style;
  cairo_t *cr;
  guint i;

  if (self->dataset == NULL)
    return;
  entente_appearance_init_style (widget, self->dataset, self->dataset->n_tiers, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (i = 0; i < self->dataset->n_criteria; i++)
    draw_bar (self, cr, &style, i);
  cairo_destroy (cr);
}

/* "Own defence 41 % (today 33 %)", a line a criterion. */
static char *
describe (EntenteWeightBars *self)
{
  const guint n = self->dataset->n_criteria;
  g_autofree gint64 *shares = g_new0 (gint64, MAX (n, 1)), *today = g_new0 (gint64, MAX (n, 1));
  GString *text = g_string_new (NULL);
  guint i;

  entente_shares_round (self->shares, n, 0, shares);
  entente_shares_round (self->today, n, 0, today);
  for (i = 0; i < n; i++)
    {
      g_autofree char *share = entente_format_share (shares[i], 0), *now = entente_format_share (today[i], 0);

      /* Translators: a criterion, its share in a sampled weighting, its share today */
      g_string_append_printf (text, _("%1$s %2$s (today %3$s)"),
                              entente_text_get (&self->dataset->criteria[i].name, g_get_language_names ()), share, now);
      if (i + 1 < n)
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
entente_weight_bars_finalize (GObject *object)
{
  EntenteWeightBars *self = ENTENTE_WEIGHT_BARS (object);

  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_free (self->shares);
  g_free (self->today);

  G_OBJECT_CLASS (entente_weight_bars_parent_class)->finalize (object);
}

static void
entente_weight_bars_class_init (EntenteWeightBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_weight_bars_finalize;
  widget_class->measure = entente_weight_bars_measure;
  widget_class->snapshot = entente_weight_bars_snapshot;
  gtk_widget_class_set_css_name (widget_class, "weightbars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
entente_weight_bars_init (EntenteWeightBars *self)
{
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

GtkWidget *
entente_weight_bars_new (void)
{
  return g_object_new (ENTENTE_TYPE_WEIGHT_BARS, NULL);
}

/**
 * entente_weight_bars_set:
 * @shares: (array): what the bars show, one a criterion, in [0, 1]
 * @today: (array): where the marks are
 */
void
entente_weight_bars_set (EntenteWeightBars *self,
                         EntenteDataset *dataset,
                         const double *shares,
                         const double *today)
{
  const gsize size = dataset->n_criteria * sizeof (double);
  g_autofree char *words = NULL;

  if (self->dataset != dataset)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  g_free (self->shares);
  g_free (self->today);
  self->shares = g_memdup2 (shares, size);
  self->today = g_memdup2 (today, size);
  words = describe (self);
  entente_plain_text_set_tooltip (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Weights of this weighting"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

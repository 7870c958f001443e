/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A part of the dossier. It keeps the analysis drawing while somebody can see it.
 *
 *   What you would have to believe to put Egypt first
 *   First in 12 of 100 weightings; on average those weigh
 *   Own defence   [=====|==   ]  41 %     the line: today's share
 *   Geography     [==  |      ]  12 %
 *
 * The weights are the central weight vector of SMAA: Lahdelma, R., Hokkanen, J. and Salminen, P. (1998), "SMAA -
 * stochastic multiobjective acceptability analysis", European Journal of Operational Research 106,
 * doi:10.1016/S0377-2217(97)00163-X.
 */

#include "config.h"

#include "entente-belief-section.h"

#include "entente-analysis.h"
#include "entente-certainty-words.h"
#include "entente-contribution-bar.h"
#include "entente-format.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _EntenteBeliefSection
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteDataset *dataset; /* whose criteria the rows are */
  gboolean holding;

  GtkWidget *box;
  GtkLabel *title, *sentence;
  GtkGrid *grid;
  GPtrArray *bars, *numbers; /* borrowed; by criterion */
};

G_DEFINE_FINAL_TYPE (EntenteBeliefSection, entente_belief_section, GTK_TYPE_WIDGET)

static void
make_rows (EntenteBeliefSection *self,
           EntenteDataset *dataset)
{
  GtkWidget *child;
  guint i;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->bars, 0);
  g_ptr_array_set_size (self->numbers, 0);
  for (i = 0; i < dataset->n_criteria; i++)
    {
      GtkWidget *name = gtk_label_new (entente_text_get (&dataset->criteria[i].name, g_get_language_names ()));
      GtkWidget *bar = entente_contribution_bar_new (dataset, i), *number = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_wrap (GTK_LABEL (name), TRUE);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      gtk_label_set_xalign (GTK_LABEL (number), 1);
      gtk_widget_add_css_class (number, "numeric");
      gtk_grid_attach (self->grid, name, 0, (int) i, 1, 1);
      gtk_grid_attach (self->grid, bar, 1, (int) i, 1, 1);
      gtk_grid_attach (self->grid, number, 2, (int) i, 1, 1);
      g_ptr_array_add (self->bars, bar);
      g_ptr_array_add (self->numbers, number);
    }
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
}

static void
show_weights (EntenteBeliefSection *self,
              const double *weights,
              const double *today)
{
  const guint n = self->dataset->n_criteria;
  g_autofree gint64 *units = g_new0 (gint64, MAX (n, 1)), *now = g_new0 (gint64, MAX (n, 1));
  double most = 0;
  guint i;

  entente_shares_round (weights, n, 0, units);
  entente_shares_round (today, n, 0, now);
  for (i = 0; i < n; i++)
    most = MAX (most, MAX (weights[i], today[i]));
  for (i = 0; i < n; i++)
    {
      GtkWidget *number = g_ptr_array_index (self->numbers, i);
      g_autofree char *share = entente_format_share (units[i], 0), *present = entente_format_share (now[i], 0);
      g_autofree char *tip = g_strdup_printf (_("today %s"), present);

      entente_contribution_bar_set (g_ptr_array_index (self->bars, i),
                                    &(EntenteContribution){ weights[i], weights[i], today[i], most });
      gtk_label_set_text (GTK_LABEL (number), share);
      gtk_widget_set_tooltip_text (g_ptr_array_index (self->bars, i), tip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
    }
}

/* Nobody drew it first: whether nobody can. */
static char *
describe_never (EntenteBeliefSection *self,
                const EntenteRobustness *robustness,
                guint partner)
{
  const EntentePossibleRank *ranks = entente_analysis_get_possible_ranks (entente_session_get_analysis (self->session));
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree char *number = NULL, *rank = NULL;

  if (ranks != NULL && ranks[partner].best_limit > 1)
    {
      rank = entente_format_rank (ranks[partner].best_limit);
      if (scenario->uncertainty >= 1)
        return g_strdup_printf (_("No weights at all put it first: %s is the best it can be."), rank);
      return g_strdup_printf (_("No weights that you allow put it first: %s is the best it can be."), rank);
    }
  number = entente_format_number (robustness->n_samples, 0);
  if (scenario->uncertainty < 1)
    return g_strdup_printf (_("None of %s weightings puts it first. Let the weights be further off, under Certainty, to "
                              "see what it would take."),
                            number);
  return g_strdup_printf (_("None of %s weightings puts it first."), number);
}

static char *
describe_first (const EntenteRobustness *robustness,
                guint partner)
{
  const double first = entente_robustness_get_rank_acceptability (robustness, partner, 1);
  g_autofree char *share = entente_certainty_format_share (first);

  return g_strdup_printf (_("First in %s of 100 weightings. On average those weigh (the line: today):"), share);
}

static void
update (EntenteBeliefSection *self)
{
  EntenteRobustness *robustness = entente_analysis_get_robustness (entente_session_get_analysis (self->session));
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  const int partner = entente_session_get_selected (self->session);
  g_autofree char *title = NULL, *sentence = NULL;
  const double *weights;

  if (partner == ENTENTE_NONE || evaluation == NULL || partner >= (int) dataset->n_partners)
    return;
  gtk_widget_set_visible (self->box, robustness != NULL && robustness->rank_counts != NULL
                                       && robustness->n_partners == dataset->n_partners
                                       && robustness->n_samples > 0 && evaluation->ranks[partner] != 0);
  if (!gtk_widget_get_visible (self->box))
    return;
  if (self->dataset != dataset)
    make_rows (self, dataset);
  title = g_strdup_printf (_("What you would have to believe to put %s first"),
                           entente_format_partner (dataset, partner, g_get_language_names ()));
  gtk_label_set_text (self->title, title);
  weights = robustness->central_weights + (gsize) partner * robustness->n_criteria;
  gtk_widget_set_visible (GTK_WIDGET (self->grid), robustness->n_criteria > 0 && !isnan (weights[0]));
  if (gtk_widget_get_visible (GTK_WIDGET (self->grid)))
    {
      show_weights (self, weights, evaluation->shares);
      sentence = describe_first (robustness, (guint) partner);
    }
  else
    sentence = describe_never (self, robustness, (guint) partner);
  gtk_label_set_text (self->sentence, sentence);
}

/* -- Widget ------------------------------------------------------------------------------------------------- */

static void
set_holding (EntenteBeliefSection *self,
             gboolean hold)
{
  if (self->session == NULL || hold == self->holding)
    return;
  self->holding = hold;
  if (hold)
    entente_analysis_hold_robustness (entente_session_get_analysis (self->session));
  else
    entente_analysis_release_robustness (entente_session_get_analysis (self->session));
}

static void
update_if_seen (EntenteBeliefSection *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
entente_belief_section_map (GtkWidget *widget)
{
  EntenteBeliefSection *self = ENTENTE_BELIEF_SECTION (widget);

  GTK_WIDGET_CLASS (entente_belief_section_parent_class)->map (widget);
  set_holding (self, TRUE);
  if (self->session != NULL)
    update (self);
}

static void
entente_belief_section_unmap (GtkWidget *widget)
{
  set_holding (ENTENTE_BELIEF_SECTION (widget), FALSE);
  GTK_WIDGET_CLASS (entente_belief_section_parent_class)->unmap (widget);
}

static void
entente_belief_section_dispose (GObject *object)
{
  EntenteBeliefSection *self = ENTENTE_BELIEF_SECTION (object);

  set_holding (self, FALSE);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_belief_section_parent_class)->dispose (object);
}

static void
entente_belief_section_class_init (EntenteBeliefSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_belief_section_dispose;
  widget_class->map = entente_belief_section_map;
  widget_class->unmap = entente_belief_section_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "beliefs");
}

static GtkLabel *
add_label (EntenteBeliefSection *self,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
entente_belief_section_init (EntenteBeliefSection *self)
{
  self->bars = g_ptr_array_new ();
  self->numbers = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (self->box, FALSE);
  self->title = add_label (self, "heading");
  self->sentence = add_label (self, NULL);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));
}

void
entente_belief_section_set_session (EntenteBeliefSection *self,
                                    EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (entente_session_get_analysis (session), "robustness-changed", G_CALLBACK (update_if_seen),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (update_if_seen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update_if_seen), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    set_holding (self, TRUE);
}

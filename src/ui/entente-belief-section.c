/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A part of the dossier.
 *
 *   What you would have to believe to put Egypt first
 *   If any weights were allowed, it would be first in 12 of 100 weightings. On average those weigh
 *   Own defence   [=====|==   ]  41 %     the line: today's share
 *   Geography     [==  |      ]  12 %
 *
 * However sure somebody is of the weights, the question is about all of them: it has draws of its own, at the greatest
 * uncertainty, with the bounds, the order and the locks of the scenario. They depend on today's shares only where some
 * are locked, so a drag mostly costs nothing. They are made in a thread while somebody can see the section, one run at
 * a time; what is shown stays until the newer answer is there.
 *
 * The weights are the central weight vector of SMAA: Lahdelma, R., Hokkanen, J. and Salminen, P. (1998), "SMAA -
 * stochastic multiobjective acceptability analysis", European Journal of Operational Research 106,
 * doi:10.1016/S0377-2217(97)00163-X.
 */

#include "config.h"

#include "entente-belief-section.h"

#include "entente-certainty-words.h"
#include "entente-contribution-bar.h"
#include "entente-dossier-sections.h"
#include "entente-format.h"
#include "entente-label-phrases.h"
#include "entente-plain-text.h"
#include "entente-possible-ranks.h"
#include "entente-robustness.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SAMPLES_A_TURN 1000

/* What is asked, and the answer. */
typedef struct
{
  EntenteValues *values;
  EntenteScenario *scenario; /* at the greatest uncertainty */
  EntenteRobustness *robustness;
  EntentePossibleRank *ranks;
} Inquiry;

struct _EntenteBeliefSection
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteDataset *dataset; /* whose criteria the rows are */
  Inquiry *known;          /* the newest answer, or NULL */
  Inquiry *asked;          /* on its way, owned by its task; or NULL */
  GCancellable *cancellable;

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
      entente_plain_text_bound_label (GTK_LABEL (name), 3);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      gtk_label_set_xalign (GTK_LABEL (number), 1);
      gtk_widget_add_css_class (number, "numeric");
      entente_dossier_sections_attach_bar (self->grid, i, name, bar, number);
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
      entente_plain_text_set_tooltip (g_ptr_array_index (self->bars, i), tip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
    }
}

/* -- Inquiries ---------------------------------------------------------------------------------------------- */

static void
inquiry_free (Inquiry *self)
{
  entente_values_unref (self->values);
  entente_scenario_free (self->scenario);
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  g_free (self->ranks);
  g_free (self);
}

static gboolean
has_locks (const EntenteScenario *scenario)
{
  guint i;

  for (i = 0; i < scenario->n_criteria; i++)
    if (scenario->locks[i])
      return TRUE;
  return FALSE;
}

/* All that the draws depend on, at the greatest uncertainty. */
static EntenteScenario *
make_question (EntenteBeliefSection *self)
{
  EntenteScenario *scenario = entente_scenario_copy (entente_session_get_scenario (self->session));
  guint i;

  scenario->uncertainty = 1;
  for (i = 0; !has_locks (scenario) && i < scenario->n_criteria; i++)
    scenario->weights[i] = 1;
  return scenario;
}

static gboolean
answers (const Inquiry *self,
         EntenteValues *values,
         const EntenteScenario *scenario)
{
  return self != NULL && self->values == values && entente_scenario_equal (self->scenario, scenario);
}

static void
inquire_cb (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  Inquiry *self = data;
  g_autoptr (EntenteSampler) sampler = entente_sampler_new (self->values, self->scenario, ENTENTE_ROBUSTNESS_SEED);

  while (entente_sampler_get_n_samples (sampler) < ENTENTE_ROBUSTNESS_SAMPLES
         && !g_cancellable_is_cancelled (cancellable))
    if (entente_sampler_run (sampler, SAMPLES_A_TURN, 1, NULL) == 0)
      break;
  if (!g_cancellable_is_cancelled (cancellable))
    {
      self->robustness = entente_sampler_get_result (sampler);
      self->ranks = entente_possible_ranks_new (self->values, self->scenario, NULL);
    }
  g_task_return_boolean (task, TRUE);
}

static void update (EntenteBeliefSection *self);

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  EntenteBeliefSection *self = ENTENTE_BELIEF_SECTION (source);
  Inquiry *inquiry = g_task_get_task_data (G_TASK (result));

  self->asked = NULL;
  if (inquiry->robustness != NULL)
    {
      Inquiry *kept = g_new (Inquiry, 1);

      *kept = (Inquiry){ entente_values_ref (inquiry->values), entente_scenario_copy (inquiry->scenario),
                         g_steal_pointer (&inquiry->robustness), g_steal_pointer (&inquiry->ranks) };
      g_clear_pointer (&self->known, inquiry_free);
      self->known = kept;
    }
  if (self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

/* Asks unless the answer is known or on its way; one for older facts or rules gives way. */
static void
inquire (EntenteBeliefSection *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  EntenteValues *values = entente_session_get_values (self->session);
  g_autoptr (EntenteScenario) question = make_question (self);
  g_autoptr (GTask) task = NULL;

  if (answers (self->known, values, question) || answers (self->asked, values, question))
    return;
  if (self->asked != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }
  if (values == NULL || dataset->n_partners > ENTENTE_ROBUSTNESS_MAX_PARTNERS
      || !entente_sampler_is_possible (dataset, question, NULL))
    return;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, answered_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  self->asked = g_new0 (Inquiry, 1);
  self->asked->values = entente_values_ref (values);
  self->asked->scenario = g_steal_pointer (&question);
  g_task_set_task_data (task, self->asked, (GDestroyNotify) inquiry_free);
  g_task_run_in_thread (task, inquire_cb);
}

/* -- Words -------------------------------------------------------------------------------------------------- */

static gboolean
has_bounds (const EntenteScenario *scenario)
{
  guint i;

  for (i = 0; i < scenario->n_criteria; i++)
    if (scenario->least_shares[i] > 0 || scenario->most_shares[i] < 1)
      return TRUE;
  return scenario->n_order > 1 || has_locks (scenario);
}

/* Nobody drew it first: whether nobody can. */
static char *
describe_never (const Inquiry *inquiry,
                guint partner)
{
  g_autofree char *number = NULL, *rank = NULL;

  if (inquiry->ranks != NULL && inquiry->ranks[partner].best_limit > 1)
    {
      rank = entente_format_rank (inquiry->ranks[partner].best_limit);
      if (has_bounds (inquiry->scenario))
        return g_strdup_printf (_("No weights within your bounds put it first: it can be %s at best."), rank);
      return g_strdup_printf (_("No weights at all put it first: it can be %s at best."), rank);
    }
  number = entente_format_number (inquiry->robustness->n_samples, 0);
  return g_strdup_printf (_("None of %s weightings puts it first, whatever the weights."), number);
}

static char *
describe_first (const Inquiry *inquiry,
                guint partner)
{
  const double first = entente_robustness_get_rank_acceptability (inquiry->robustness, partner, 1);
  g_autofree char *share = entente_certainty_format_share (first);

  if (has_bounds (inquiry->scenario))
    return g_strdup_printf (_("If any weights within your bounds were allowed, it would be first in %s of 100 "
                              "weightings. On average those weigh (the line: today):"),
                            share);
  return g_strdup_printf (_("If any weights were allowed, it would be first in %s of 100 weightings. On average those "
                            "weigh (the line: today):"),
                          share);
}

static gboolean
has_answer (EntenteBeliefSection *self,
            const EntenteEvaluation *evaluation,
            guint partner)
{
  const EntenteRobustness *robustness = self->known != NULL ? self->known->robustness : NULL;

  return robustness != NULL && robustness->n_samples > 0 && robustness->rank_counts != NULL
         && robustness->n_partners == evaluation->n_partners && robustness->n_criteria == evaluation->n_criteria
         && evaluation->ranks[partner] != 0;
}

static void
update (EntenteBeliefSection *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  const int partner = entente_session_get_selected (self->session);
  g_autofree char *title = NULL, *sentence = NULL;
  const double *weights;

  if (partner == ENTENTE_NONE || evaluation == NULL || partner >= (int) evaluation->n_partners
      || partner >= (int) dataset->n_partners)
    return;
  inquire (self);
  gtk_widget_set_visible (self->box, has_answer (self, evaluation, (guint) partner));
  if (!gtk_widget_get_visible (self->box))
    return;
  if (self->dataset != dataset)
    make_rows (self, dataset);
  title = g_strdup_printf (_("What you would have to believe to put %s first"),
                           entente_format_partner (dataset, partner, g_get_language_names ()));
  gtk_label_set_text (self->title, title);
  weights = self->known->robustness->central_weights + (gsize) partner * evaluation->n_criteria;
  gtk_widget_set_visible (GTK_WIDGET (self->grid), evaluation->n_criteria > 0 && !isnan (weights[0]));
  if (gtk_widget_get_visible (GTK_WIDGET (self->grid)))
    show_weights (self, weights, evaluation->shares);
  sentence = gtk_widget_get_visible (GTK_WIDGET (self->grid)) ? describe_first (self->known, (guint) partner)
                                                              : describe_never (self->known, (guint) partner);
  gtk_label_set_text (self->sentence, sentence);
}

/* -- Widget ------------------------------------------------------------------------------------------------- */

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
  if (self->session != NULL)
    update (self);
}

static void
entente_belief_section_dispose (GObject *object)
{
  EntenteBeliefSection *self = ENTENTE_BELIEF_SECTION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->known, inquiry_free);
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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "beliefs");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (EntenteBeliefSection *self,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  entente_plain_text_bound_label (GTK_LABEL (label), 0);
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
  entente_label_phrases_keep (GTK_WIDGET (self));
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
  g_signal_connect_object (session, "evaluated", G_CALLBACK (update_if_seen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update_if_seen), self, G_CONNECT_SWAPPED);
}

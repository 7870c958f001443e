/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* In the order of the questions: where it stands, why, against whom, what would lift it, what it has pledged, the facts. What changes
 * with every frame of a drag is updated in place; ties and blocs are built anew only for another partner or another
 * document.
 */

#include "config.h"

#include "entente-dossier-panel.h"

#include "entente-appearance.h"
#include "entente-belief-section.h"
#include "entente-button-names.h"
#include "entente-certainty-section.h"
#include "entente-comparison-section.h"
#include "entente-contribution-bar.h"
#include "entente-dossier-sections.h"
#include "entente-facts-section.h"
#include "entente-format.h"
#include "entente-lift-section.h"
#include "entente-menu.h"
#include "entente-plain-text.h"
#include "entente-pledges-section.h"
#include "entente-reading-pace.h"
#include "entente-redraw-mark.h"
#include "entente-tier-pill.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_OF_NAME 30 /* letters of another partner */
#define N_CLOSEST 3
#define POINTS_CHARS 5

struct _EntenteDossierPanel
{
  GtkWidget parent_instance;

  EntenteSession *session;
  GSimpleActionGroup *actions; /* on the partner that is shown */
  char *shown;           /* id of the partner whose sections stand there; an index may pass to another */
  EntenteDataset *dataset; /* that they are of */
  GPtrArray *bar_widgets, *bar_labels; /* by criterion, borrowed */
  int other; /* that it was compared with last, or ENTENTE_NONE */
  guint closest_partners[N_CLOSEST];
  guint n_closest;
  guint pace_timeout; /* until it ends the words of a drag stay */
  gint64 followed;    /* when they did last, us */
  EntenteRedrawMark mark; /* under those closest to a cut-off, or under all there is about a partner */

  GtkStack *stack;
  GtkWidget *closest_label;
  GtkListBox *closest;
  GtkScrolledWindow *scroller;
  GtkLabel *name, *standing, *reason, *why;
  EntenteTierPill *pill;
  GtkGrid *bars;
  GtkWidget *menu_button;
  EntenteBeliefSection *beliefs;
  EntenteCertaintySection *certainty;
  EntenteComparisonSection *against;
  EntenteLiftSection *lift;
  EntentePledgesSection *pledges;
  EntenteFactsSection *facts;
  GtkBox *sections;
};

G_DEFINE_FINAL_TYPE (EntenteDossierPanel, entente_dossier_panel, GTK_TYPE_WIDGET)

static void
show_standing (EntenteDossierPanel *self,
               EntenteEvaluation *evaluation,
               guint partner)
{
  EntenteEvaluation *baseline = entente_session_get_baseline (self->session);
  g_autofree char *rank = entente_format_rank (evaluation->ranks[partner]);
  g_autofree char *score = entente_format_points (evaluation->scores[partner]);
  g_autofree char *markup = NULL, *change = g_strdup ("");
  int moved = 0;

  if (evaluation->ranks[partner] == 0)
    {
      gtk_label_set_text (self->standing, _("Not rated: no facts that count"));
      return;
    }
  if (baseline != NULL && baseline->ranks[partner] > 0)
    moved = (int) baseline->ranks[partner] - (int) evaluation->ranks[partner];
  if (moved != 0)
    {
      g_free (change);
      change = g_strdup_printf (moved > 0 ? " ▲ %d" : " ▼ %d", ABS (moved));
    }
  /* Translators: "<b>2nd</b> of 86 ▲ 3 · score <b>81.8</b>" */
  markup = g_strdup_printf (_("<b>%s</b> of %u%s · score <b>%s</b>"), rank, evaluation->n_rated, change, score);
  gtk_label_set_markup (self->standing, markup);
}

/* Why this tier: a gate with its reason, or the score and the cut-off. */
static void
show_reason (EntenteDossierPanel *self,
             EntenteEvaluation *evaluation,
             guint partner)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  guint tier = evaluation->tiers[partner];
  int gate = evaluation->gates[partner];
  g_autoptr (GString) text = g_string_new (NULL);

  if (gate != ENTENTE_NONE && tier != evaluation->free_tiers[partner])
    {
      g_autofree char *free_tier = entente_format_tier (evaluation->free_tiers[partner]);

      g_string_append_printf (text, _("Capped: %s. The score alone would give %s."),
                              entente_text_get (&dataset->gates[gate].reason, g_get_language_names ()), free_tier);
    }
  else if (tier < evaluation->n_tiers && scenario->tier_rule == ENTENTE_TIER_RULE_SIZES)
    g_string_append (text, _("By rank: tiers have a fixed size."));
  else if (tier < evaluation->n_tiers && scenario->tier_rule == ENTENTE_TIER_RULE_PROFILES)
    g_string_append (text, _("By profile: a tier asks for least values, criterion by criterion."));
  else if (tier + 1 < evaluation->n_tiers && isfinite (evaluation->tier_from[tier]))
    {
      g_autofree char *from = entente_format_points (evaluation->tier_from[tier]);

      g_string_append_printf (text, _("By score: this tier begins at %s."), from);
    }
  else if (tier > 0 && tier < evaluation->n_tiers && isfinite (evaluation->tier_from[tier - 1]))
    {
      g_autofree char *from = entente_format_points (evaluation->tier_from[tier - 1]);

      g_string_append_printf (text, _("By score: the next tier begins at %s."), from);
    }
  if (evaluation->ranks[partner] > 0 && !entente_evaluation_is_firm (evaluation, partner))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            _("Not firmly rated: too many facts are missing."));
  gtk_label_set_text (self->reason, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), text->len > 0);
}

/* A word takes more room than points do, and has it while it stands there. */
static void
widen_points (GtkInscription *points,
              const char *word)
{
  guint chars = MAX (POINTS_CHARS, (guint) g_utf8_strlen (word, -1) + 1);

  gtk_inscription_set_min_chars (points, chars);
  gtk_inscription_set_nat_chars (points, chars);
}

static void
show_bars (EntenteDossierPanel *self,
           EntenteEvaluation *evaluation,
           guint partner,
           int other)
{
  double scale = 0;
  guint i;

  for (i = 0; i < evaluation->n_criteria; i++)
    scale = MAX (scale, entente_evaluation_get_possible (evaluation, partner, i));
  for (i = 0; i < evaluation->n_criteria && i < self->bar_widgets->len; i++)
    {
      EntenteContribution contribution = {
        .points = entente_evaluation_get_contribution (evaluation, partner, i),
        .possible = entente_evaluation_get_possible (evaluation, partner, i),
        .other = other != ENTENTE_NONE ? entente_evaluation_get_contribution (evaluation, (guint) other, i) : NAN,
        .scale = scale,
      };
      g_autofree char *points = NULL;

      if (isnan (entente_values_get_criterion (evaluation->values, partner, i)))
        contribution.points = NAN;
      points = isnan (contribution.points) ? g_strdup (_("missing")) : entente_format_points (contribution.points);
      entente_contribution_bar_set (g_ptr_array_index (self->bar_widgets, i), &contribution);
      widen_points (g_ptr_array_index (self->bar_labels, i), isnan (contribution.points) ? points : "");
      gtk_inscription_set_text (g_ptr_array_index (self->bar_labels, i), points);
    }
  entente_redraw_mark_turn (&self->mark, GTK_WIDGET (self));
}

static void
show_sections (EntenteDossierPanel *self,
               EntenteEvaluation *evaluation,
               guint partner)
{
  GtkWidget *child;
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *id = dataset->partners[partner].id;
  gboolean is_same = g_strcmp0 (self->shown, id) == 0;

  entente_lift_section_show (self->lift, evaluation, partner);
  entente_pledges_section_show (self->pledges, evaluation, partner);
  entente_facts_section_show (self->facts, evaluation, partner);
  if (is_same && self->dataset == dataset)
    return;
  if (!is_same)
    {
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
      g_free (self->shown);
      self->shown = g_strdup (id);
    }
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  entente_dossier_sections_add_ties (self->sections, dataset, partner);
  entente_dossier_sections_add_blocs (self->sections, dataset, partner);
}

/* How far a partner is from the nearest cut-off; only for tiers by score. */
static double
get_distance (EntenteEvaluation *evaluation,
              const EntenteScenario *scenario,
              guint partner)
{
  double nearest = INFINITY;
  guint tier;

  if (evaluation->ranks[partner] == 0)
    return INFINITY;
  for (tier = 0; tier + 1 < evaluation->n_tiers; tier++)
    if (isfinite (evaluation->tier_from[tier]))
      nearest = MIN (nearest, fabs (evaluation->scores[partner] - evaluation->tier_from[tier]));
  return nearest;
}

static void
find_closest (EntenteDossierPanel *self,
              EntenteEvaluation *evaluation)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  double distances[N_CLOSEST];
  guint i, j;

  self->n_closest = 0;
  for (i = 0; i < evaluation->n_partners; i++)
    {
      double distance = get_distance (evaluation, scenario, i);

      if (!isfinite (distance))
        continue;
      for (j = self->n_closest; j > 0 && distances[j - 1] > distance; j--)
        if (j < N_CLOSEST)
          {
            distances[j] = distances[j - 1];
            self->closest_partners[j] = self->closest_partners[j - 1];
          }
      if (j >= N_CLOSEST)
        continue;
      distances[j] = distance;
      self->closest_partners[j] = i;
      self->n_closest = MIN (self->n_closest + 1, N_CLOSEST);
    }
}

static void
set_closest_row (EntenteDossierPanel *self,
                 EntenteEvaluation *evaluation,
                 guint i)
{
  guint partner = self->closest_partners[i];
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->closest, (int) i);
  GtkWidget *box = gtk_list_box_row_get_child (row);
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *name = entente_format_partner (dataset, (int) partner, g_get_language_names ());
  g_autofree char *points = entente_format_points (evaluation->scores[partner]);
  g_autofree char *tier = entente_format_tier (evaluation->tiers[partner]);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", name, tier, points);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  entente_tier_pill_set (ENTENTE_TIER_PILL (gtk_widget_get_first_child (box)), dataset, evaluation->tiers[partner],
                         evaluation->n_tiers);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box))), name);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (box)), points);
}

static char *
make_why (EntenteDossierPanel *self,
          gboolean additive)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autofree char *name = NULL, *escaped = NULL;

  if (self->other == ENTENTE_NONE)
    return g_strdup (additive ? _("<b>Why</b>  points of the possible") : _("<b>Why</b>  strengths by criterion"));
  name = entente_plain_text_shorten (entente_format_partner (dataset, self->other, g_get_language_names ()), MOST_OF_NAME);
  escaped = g_markup_escape_text (name, -1);
  /* Translators: the line across a bar is the other partner, whose name follows. */
  return g_strdup_printf (additive ? _("<b>Why</b>  points of the possible; the line: %s")
                                   : _("<b>Why</b>  strengths by criterion; the line: %s"),
                          escaped);
}

/* What the bars are: points where the method adds them up, else only a division of the score. */
static void
show_why (EntenteDossierPanel *self,
          EntenteEvaluation *evaluation)
{
  const gboolean additive = entente_evaluation_is_additive (evaluation);
  g_autofree char *why = make_why (self, additive);

  gtk_label_set_markup (self->why, why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why),
                               additive ? NULL
                                        : _("This method does not add up points: its score is divided here in "
                                            "proportion to shares and values, which shows where the partner is strong."));
}

static void
show_empty (EntenteDossierPanel *self,
            EntenteEvaluation *evaluation)
{
  guint i;

  g_clear_pointer (&self->shown, g_free);
  find_closest (self, evaluation);
  gtk_widget_set_visible (self->closest_label, self->n_closest > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->closest), self->n_closest > 0);
  for (i = 0; i < N_CLOSEST; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->closest, (int) i)),
                              i < self->n_closest);
      if (i < self->n_closest)
        set_closest_row (self, evaluation, i);
    }
  entente_redraw_mark_turn (&self->mark, GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
update (EntenteDossierPanel *self)
{
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  int selected = entente_session_get_selected (self->session);

  if (evaluation == NULL)
    return;
  if (selected == ENTENTE_NONE)
    {
      show_empty (self, evaluation);
      return;
    }
  self->other = entente_comparison_section_show (self->against, evaluation, (guint) selected);
  gtk_label_set_text (self->name, entente_format_partner (dataset, selected, g_get_language_names ()));
  entente_tier_pill_set (self->pill, dataset, evaluation->tiers[selected], evaluation->n_tiers);
  show_standing (self, evaluation, (guint) selected);
  show_reason (self, evaluation, (guint) selected);
  show_why (self, evaluation);
  show_bars (self, evaluation, (guint) selected, self->other);
  show_sections (self, evaluation, (guint) selected);
  gtk_stack_set_visible_child_name (self->stack, "partner");
}

static gboolean
pace_cb (gpointer user_data)
{
  EntenteDossierPanel *self = user_data;

  self->pace_timeout = 0;
  self->followed = g_get_monotonic_time ();
  update (self);
  entente_certainty_section_update (self->certainty);
  return G_SOURCE_REMOVE;
}

/* A little after the sentence below: both in one frame would be a long one. */
static guint
get_pace (EntenteDossierPanel *self)
{
  const gint64 since = (g_get_monotonic_time () - self->followed) / 1000;

  return since > 2 * ENTENTE_READING_PACE_MS ? ENTENTE_READING_PACE_MS * 5 / 4 : ENTENTE_READING_PACE_MS;
}

/* Words of any length have the panel measured anew: not in each frame of a drag. What has a size of its own follows at
 * once. */
static void
evaluated_cb (EntenteDossierPanel *self)
{
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  const int selected = entente_session_get_selected (self->session);
  const gboolean is_shown = selected == ENTENTE_NONE ? self->n_closest > 0 : self->shown != NULL;

  if (!is_shown || evaluation == NULL || !entente_session_is_changing (self->session))
    {
      update (self);
      return;
    }
  if (selected != ENTENTE_NONE)
    show_bars (self, evaluation, (guint) selected, self->other);
  if (self->pace_timeout == 0)
    self->pace_timeout = g_timeout_add (get_pace (self), pace_cb, self);
}

static void
close_clicked_cb (GtkButton *button,
                  EntenteDossierPanel *self)
{
  entente_session_set_selected (self->session, ENTENTE_NONE);
}

/* The actions of the menu are the window's, for the partner that is shown. */
static void
add_fact_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  EntenteDossierPanel *self = user_data;

  if (self->shown != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-fact", "(ss)", self->shown, "");
}

static void
remove_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  EntenteDossierPanel *self = user_data;

  if (self->shown != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.remove-partner", "s", self->shown);
}

static void
closest_activated_cb (GtkListBox *list,
                      GtkListBoxRow *row,
                      EntenteDossierPanel *self)
{
  guint i = (guint) gtk_list_box_row_get_index (row);

  if (i < self->n_closest)
    entente_session_set_selected (self->session, (int) self->closest_partners[i]);
}

/* Points that change in every frame of a drag, in a widget whose size does not depend on its text: a label would have
 * the whole window measured anew. */
static GtkWidget *
make_points (void)
{
  GtkWidget *points = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (points), POINTS_CHARS);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (points), POINTS_CHARS);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (points), 1);
  gtk_widget_add_css_class (points, "numeric");
  return points;
}

static void
add_bar (EntenteDossierPanel *self,
         EntenteDataset *dataset,
         guint criterion)
{
  GtkWidget *name = gtk_label_new (entente_text_get (&dataset->criteria[criterion].name, g_get_language_names ()));
  GtkWidget *bar = entente_contribution_bar_new (dataset, criterion);
  GtkWidget *points = make_points ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 17);
  entente_plain_text_bound_label (GTK_LABEL (name), 3);
  gtk_widget_add_css_class (points, "heading");
  gtk_widget_set_hexpand (bar, TRUE);
  entente_dossier_sections_attach_bar (self->bars, criterion, name, bar, points);
  g_ptr_array_add (self->bar_widgets, bar);
  g_ptr_array_add (self->bar_labels, points);
}

static void
rebuild (EntenteDossierPanel *self)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  GtkWidget *child;
  guint i;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->bars))) != NULL)
    gtk_grid_remove (self->bars, child);
  g_ptr_array_set_size (self->bar_widgets, 0);
  g_ptr_array_set_size (self->bar_labels, 0);
  for (i = 0; i < dataset->n_criteria; i++)
    add_bar (self, dataset, i);
  self->n_closest = 0;
  update (self);
}

static void
entente_dossier_panel_dispose (GObject *object)
{
  EntenteDossierPanel *self = ENTENTE_DOSSIER_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->pace_timeout, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->bar_widgets, g_ptr_array_unref);
  g_clear_pointer (&self->bar_labels, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_dossier_panel_parent_class)->dispose (object);
}

static void
entente_dossier_panel_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  EntenteDossierPanel *self = ENTENTE_DOSSIER_PANEL (widget);
  /* With the line beside it, so that the panel and the picture are one rectangle. */
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (-1, 0, (float) gtk_widget_get_width (widget) + 2,
                                               (float) gtk_widget_get_height (widget));

  if (self->shown != NULL || gtk_widget_compute_bounds (GTK_WIDGET (self->closest), widget, &bounds))
    entente_redraw_mark_snapshot (&self->mark, snapshot, &bounds);
  GTK_WIDGET_CLASS (entente_dossier_panel_parent_class)->snapshot (widget, snapshot);
}

static void
entente_dossier_panel_class_init (EntenteDossierPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_dossier_panel_dispose;
  widget_class->snapshot = entente_dossier_panel_snapshot;

  g_type_ensure (ENTENTE_TYPE_BELIEF_SECTION);
  g_type_ensure (ENTENTE_TYPE_CERTAINTY_SECTION);
  g_type_ensure (ENTENTE_TYPE_COMPARISON_SECTION);
  g_type_ensure (ENTENTE_TYPE_FACTS_SECTION);
  g_type_ensure (ENTENTE_TYPE_LIFT_SECTION);
  g_type_ensure (ENTENTE_TYPE_PLEDGES_SECTION);
  g_type_ensure (ENTENTE_TYPE_TIER_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-dossier-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, closest_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, closest);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, name);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, standing);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, reason);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, why);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, pill);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, bars);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, against);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, beliefs);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, certainty);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, lift);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, pledges);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, facts);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossierPanel, sections);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, closest_activated_cb);
}

static void
add_closest_rows (EntenteDossierPanel *self)
{
  guint i;

  for (i = 0; i < N_CLOSEST; i++)
    {
      GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *name = gtk_label_new (NULL), *points = make_points ();

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      entente_plain_text_bound_label (GTK_LABEL (name), 2);
      gtk_widget_set_hexpand (name, TRUE);
      gtk_widget_add_css_class (box, "closest-row");
      gtk_box_append (GTK_BOX (box), g_object_new (ENTENTE_TYPE_TIER_PILL, "valign", GTK_ALIGN_CENTER, NULL));
      gtk_box_append (GTK_BOX (box), name);
      gtk_box_append (GTK_BOX (box), points);
      entente_appearance_orient_by_text (box);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_list_box_append (self->closest, row);
    }
}

static void
appearance_changed_cb (EntenteDossierPanel *self)
{
  if (self->session != NULL)
    rebuild (self);
}

static void
entente_dossier_panel_init (EntenteDossierPanel *self)
{
  static const GActionEntry entries[] = {
    { .name = "add-fact", .activate = add_fact_cb },
    { .name = "remove", .activate = remove_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "partner", G_ACTION_GROUP (self->actions));
  self->bar_widgets = g_ptr_array_new ();
  self->bar_labels = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_menu_give (self->menu_button, "partner_menu");
  entente_button_names_set (self->menu_button, _("Partner"));
  entente_plain_text_bound_label (self->name, 4);
  entente_plain_text_bound_label (self->reason, 4);
  add_closest_rows (self);
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (appearance_changed_cb));
}

void
entente_dossier_panel_set_session (EntenteDossierPanel *self,
                                   EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  entente_belief_section_set_session (self->beliefs, session);
  entente_certainty_section_set_session (self->certainty, session);
  entente_comparison_section_set_session (self->against, session);
  entente_lift_section_set_session (self->lift, session);
  entente_pledges_section_set_session (self->pledges, session);
  entente_facts_section_set_session (self->facts, session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::compared", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

/* Gives the keyboard to the first fact, from where arrows lead to the others. */
void
entente_dossier_panel_focus_facts (EntenteDossierPanel *self)
{
  entente_facts_section_grab_focus (self->facts);
}

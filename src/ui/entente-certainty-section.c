/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A part of the dossier. It keeps the analysis drawing while somebody can see it.
 *
 *   Contested: Tier 1 in 54, Tier 2 in 46 of 100 weightings
 *   ● ● ● ● ● ● ● ● ● ● ● ● ● ● ● ● ● ● ● ●
 *   ...                                          as many marks as weightings give the tier
 *   ● Tier 1  54   ■ Tier 2  46
 *   Ranks 2–7 in 9 of 10 weightings; 1–12 under any that you allow
 *
 * Words and numbers as in entente-certainty-words.h; the marks and the numbers of the sentence are rounded together,
 * so that they add up to 100. Room is kept while nothing is known.
 */

#include "config.h"

#include "entente-certainty-section.h"

#include "entente-analysis.h"
#include "entente-certainty-words.h"
#include "entente-dot-grid.h"
#include "entente-format.h"
#include "entente-label-phrases.h"
#include "entente-plain-text.h"
#include "entente-reading-pace.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>

#define N_DOTS 100
#define N_COLUMNS 20

struct _EntenteCertaintySection
{
  GtkWidget parent_instance;

  EntenteSession *session;
  gboolean holding;
  guint rest_timeout; /* until it ends, or the dossier says so, the words of a drag stay */

  GtkWidget *box;
  GtkLabel *sentence, *ranks;
  EntenteDotGrid *dots;
  GtkWidget *keys[ENTENTE_MAX_TIERS + 1], *key_marks[ENTENTE_MAX_TIERS + 1], *key_labels[ENTENTE_MAX_TIERS + 1];
};

G_DEFINE_FINAL_TYPE (EntenteCertaintySection, entente_certainty_section, GTK_TYPE_WIDGET)

static char *
format_tier (guint tier,
             guint n_tiers)
{
  return tier < n_tiers ? entente_format_tier (tier) : g_strdup (_("Not rated"));
}

/* Of 100, adding up to 100. */
static void
count_dots (const EntenteRobustness *robustness,
            guint partner,
            gint64 *counts)
{
  double shares[ENTENTE_MAX_TIERS + 1];
  guint t;

  for (t = 0; t <= robustness->n_tiers; t++)
    shares[t] = entente_robustness_get_tier_acceptability (robustness, partner, t);
  entente_shares_round (shares, robustness->n_tiers + 1, 0, counts);
}

/* "Contested: Tier 1 in 54, Tier 2 in 46 of 100 weightings" */
static char *
describe_contested (const EntenteRobustness *robustness,
                    const gint64 *counts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint t;

  for (t = 0; t <= robustness->n_tiers; t++)
    if (counts[t] > 0)
      {
        g_autofree char *tier = format_tier (t, robustness->n_tiers);

        /* Translators: a tier, and how many of 100 weightings give it, as in "Tier 1 in 54" */
        g_ptr_array_add (parts, g_strdup_printf (C_("certainty", "%s in %d"), tier, (int) counts[t]));
      }
  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (C_("between tiers", ", "), (char **) parts->pdata);
  /* Translators: %s is a list, as in "Contested: Tier 1 in 54, Tier 2 in 46 of 100 weightings" */
  return g_strdup_printf (_("Contested: %s of 100 weightings"), list);
}

/* @today: the tier under exactly these weights. Weights off by chance needn't be off evenly: beside a share of 0 they
 * only rise, so the likeliest tier can be another one. */
static char *
describe_tier (const EntenteRobustness *robustness,
               guint partner,
               guint today,
               const gint64 *counts)
{
  const guint tier = entente_robustness_get_likeliest_tier (robustness, partner);
  const double share = entente_robustness_get_tier_acceptability (robustness, partner, tier);
  const EntenteCertainty certainty = entente_certainty_classify (share);
  g_autofree char *name = format_tier (tier, robustness->n_tiers);
  g_autofree char *number = entente_certainty_format_share (share);

  if (certainty == ENTENTE_CERTAINTY_CONTESTED)
    return describe_contested (robustness, counts);
  if (tier != today)
    {
      g_autofree char *now = format_tier (today, robustness->n_tiers);

      /* Translators: today's tier, another one, and how many of 100 weightings give that other one */
      return g_strdup_printf (_("%1$s today, yet %2$s in %3$s of 100 weightings"), now, name, number);
    }
  if (certainty == ENTENTE_CERTAINTY_FIRM)
    /* Translators: a tier, and how many of 100 weightings give it */
    return g_strdup_printf (_("Firmly %s: %s of 100 weightings"), name, number);
  /* Translators: a tier, and how many of 100 weightings give it */
  return g_strdup_printf (_("Likely %s: %s of 100 weightings"), name, number);
}

/* Best and worst rank that any allowed weights give; NULL when it is not known. */
static char *
describe_possible (EntenteCertaintySection *self,
                   guint partner)
{
  const EntentePossibleRank *possible
      = entente_analysis_get_possible_ranks (entente_session_get_analysis (self->session));
  g_autofree char *ranks = NULL;

  if (possible == NULL || possible[partner].best == 0)
    return NULL;
  ranks = entente_certainty_format_ranks (possible[partner].best, possible[partner].worst);
  /* Translators: %s is the best and the worst rank, "1–12" */
  return g_strdup_printf (_("possible with exactly these facts: %s"), ranks);
}

static char *
describe_ranks (EntenteCertaintySection *self,
                const EntenteRobustness *robustness,
                guint partner)
{
  g_autofree char *possible = describe_possible (self, partner);
  g_autofree char *ranks = NULL, *usual = NULL;

  if (entente_session_get_scenario (self->session)->uncertainty <= 0)
    return g_strdup (_("Only exactly these weights were looked at."));
  if (robustness->low_ranks == NULL || robustness->low_ranks[partner] == 0)
    return g_strdup (possible != NULL ? possible : "");
  ranks = entente_certainty_format_ranks (robustness->low_ranks[partner], robustness->high_ranks[partner]);
  usual = g_strdup_printf (robustness->low_ranks[partner] == robustness->high_ranks[partner]
                             ? _("Rank %s in 9 of 10 weightings") : _("Ranks %s in 9 of 10 weightings"), ranks);
  if (possible == NULL)
    return g_steal_pointer (&usual);
  return g_strdup_printf (C_("between clauses", "%s; %s"), usual, possible);
}

static void
show_keys (EntenteCertaintySection *self,
           EntenteDataset *dataset,
           guint n_tiers,
           const gint64 *counts)
{
  guint t;

  for (t = 0; t <= ENTENTE_MAX_TIERS; t++)
    {
      const gboolean shown = counts != NULL ? t <= n_tiers && counts[t] > 0 : t == 0;
      gint64 one[ENTENTE_MAX_TIERS + 1] = { 0 };
      g_autofree char *name = NULL, *text = NULL;

      gtk_widget_set_visible (self->keys[t], shown);
      if (!shown)
        continue;
      one[t] = 1;
      name = format_tier (t, n_tiers);
      /* Translators: a tier, and how many of 100 weightings give it */
      text = counts != NULL ? g_strdup_printf (C_("key", "%s: %d"), name, (int) counts[t]) : g_strdup (" ");
      gtk_label_set_text (GTK_LABEL (self->key_labels[t]), text);
      entente_dot_grid_set (ENTENTE_DOT_GRID (self->key_marks[t]), counts != NULL ? dataset : NULL, n_tiers, one);
    }
}

/* Rings and the words that nothing is known yet, in the room that it will take. */
static void
show_nothing (EntenteCertaintySection *self)
{
  EntenteAnalysis *analysis = entente_session_get_analysis (self->session);

  gtk_label_set_text (self->sentence, entente_analysis_is_sampling (analysis)
                                        ? _("Trying other weightings…") : _("No weightings keep all bounds."));
  gtk_label_set_text (self->ranks, " ");
  entente_dot_grid_set (self->dots, NULL, 1, NULL);
  show_keys (self, NULL, 1, NULL);
}

static void
update (EntenteCertaintySection *self)
{
  EntenteRobustness *robustness = entente_analysis_get_robustness (entente_session_get_analysis (self->session));
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  const int partner = entente_session_get_selected (self->session);
  gint64 counts[ENTENTE_MAX_TIERS + 1];
  g_autofree char *sentence = NULL, *ranks = NULL;

  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  if (partner == ENTENTE_NONE || evaluation == NULL)
    return;
  gtk_widget_set_visible (self->box, evaluation->ranks[partner] != 0);
  if (robustness == NULL || robustness->n_samples == 0)
    {
      show_nothing (self);
      return;
    }
  count_dots (robustness, (guint) partner, counts);
  sentence = describe_tier (robustness, (guint) partner, evaluation->tiers[partner], counts);
  ranks = describe_ranks (self, robustness, (guint) partner);
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->ranks, ranks);
  entente_dot_grid_set (self->dots, dataset, robustness->n_tiers, counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dots), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  show_keys (self, dataset, robustness->n_tiers, counts);
}

/* -- Widget ------------------------------------------------------------------------------------------------- */

static void
set_holding (EntenteCertaintySection *self,
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
update_if_seen (EntenteCertaintySection *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static gboolean
rest_cb (gpointer user_data)
{
  EntenteCertaintySection *self = user_data;

  self->rest_timeout = 0;
  update_if_seen (self);
  return G_SOURCE_REMOVE;
}

static void
update_dots (EntenteCertaintySection *self)
{
  EntenteRobustness *robustness = entente_analysis_get_robustness (entente_session_get_analysis (self->session));
  const int partner = entente_session_get_selected (self->session);
  gint64 counts[ENTENTE_MAX_TIERS + 1];

  if (partner == ENTENTE_NONE || robustness == NULL || robustness->n_samples == 0)
    return;
  count_dots (robustness, (guint) partner, counts);
  entente_dot_grid_set (self->dots, entente_session_get_dataset (self->session), robustness->n_tiers, counts);
}

/* The dots follow at once; words of any length have the panel measured anew, and come with those of the dossier, or when
 * the slider rests in the hand. */
static void
follow (EntenteCertaintySection *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!entente_session_is_changing (self->session))
    {
      update (self);
      return;
    }
  update_dots (self);
  if (self->rest_timeout == 0)
    self->rest_timeout = g_timeout_add (2 * ENTENTE_READING_PACE_MS, rest_cb, self);
}

static void
entente_certainty_section_map (GtkWidget *widget)
{
  EntenteCertaintySection *self = ENTENTE_CERTAINTY_SECTION (widget);

  GTK_WIDGET_CLASS (entente_certainty_section_parent_class)->map (widget);
  set_holding (self, TRUE);
  if (self->session != NULL)
    update (self);
}

static void
entente_certainty_section_unmap (GtkWidget *widget)
{
  set_holding (ENTENTE_CERTAINTY_SECTION (widget), FALSE);
  GTK_WIDGET_CLASS (entente_certainty_section_parent_class)->unmap (widget);
}

static void
entente_certainty_section_dispose (GObject *object)
{
  EntenteCertaintySection *self = ENTENTE_CERTAINTY_SECTION (object);

  set_holding (self, FALSE);
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_certainty_section_parent_class)->dispose (object);
}

static void
entente_certainty_section_class_init (EntenteCertaintySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_certainty_section_dispose;
  widget_class->map = entente_certainty_section_map;
  widget_class->unmap = entente_certainty_section_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "certainty");
}

static GtkLabel *
add_label (EntenteCertaintySection *self,
           const char *style)
{
  GtkWidget *label = gtk_label_new (" ");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  entente_plain_text_bound_label (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
add_keys (EntenteCertaintySection *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  guint t;

  for (t = 0; t <= ENTENTE_MAX_TIERS; t++)
    {
      self->keys[t] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      self->key_marks[t] = entente_dot_grid_new (1, 1);
      self->key_labels[t] = gtk_label_new (" ");
      gtk_widget_set_valign (self->key_marks[t], GTK_ALIGN_CENTER);
      gtk_label_set_ellipsize (GTK_LABEL (self->key_labels[t]), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->key_labels[t], "caption");
      gtk_widget_add_css_class (self->key_labels[t], "numeric");
      gtk_box_append (GTK_BOX (self->keys[t]), self->key_marks[t]);
      gtk_box_append (GTK_BOX (self->keys[t]), self->key_labels[t]);
      gtk_widget_set_visible (self->keys[t], FALSE);
      gtk_box_append (GTK_BOX (row), self->keys[t]);
    }
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
entente_certainty_section_init (EntenteCertaintySection *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->sentence = add_label (self, "heading");
  self->dots = ENTENTE_DOT_GRID (entente_dot_grid_new (N_DOTS, N_COLUMNS));
  gtk_widget_set_halign (GTK_WIDGET (self->dots), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->dots));
  add_keys (self);
  self->ranks = add_label (self, "dim-label");
  entente_label_phrases_keep (GTK_WIDGET (self));
}

void
entente_certainty_section_set_session (EntenteCertaintySection *self,
                                       EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (entente_session_get_analysis (session), "robustness-changed", G_CALLBACK (follow),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update_if_seen), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    set_holding (self, TRUE);
}

/**
 * entente_certainty_section_update:
 *
 * Words and dots of now, for who shows the rest of the partner at its pace.
 */
void
entente_certainty_section_update (EntenteCertaintySection *self)
{
  if (self->session != NULL)
    update_if_seen (self);
}

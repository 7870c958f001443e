/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   Against  [ Poland v ]
 *   Japan leads Poland by 3.4 points: ahead on ..., behind on ...
 *   Own defence      ###|        −10.9
 *   Geography           |##       +2.9
 *
 * Whom: the user's choice (here, or with Ctrl in a picture), else the next one above, else the next below. During a
 * drag sentence and bars follow; the sentence keeps its greatest height then, so that nothing below it jumps.
 */

#include "config.h"

#include "entente-comparison-section.h"

#include "entente-appearance.h"
#include "entente-button-names.h"
#include "entente-comparison.h"
#include "entente-dataset-likeness.h"
#include "entente-difference-bar.h"
#include "entente-dossier-sections.h"
#include "entente-format.h"
#include "entente-label-phrases.h"
#include "entente-option-factory.h"

#include <glib/gi18n-lib.h>

struct _EntenteComparisonSection
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteDataset *dataset; /* that menu and bars are of */
  gboolean updating;
  guint *partners;         /* by position in the menu */
  GPtrArray *bars, *figures; /* by criterion, borrowed */

  GtkWidget *other, *sentence, *grid, *note;
};

G_DEFINE_FINAL_TYPE (EntenteComparisonSection, entente_comparison_section, GTK_TYPE_WIDGET)

static int
choose_other (EntenteComparisonSection *self,
              EntenteEvaluation *evaluation,
              guint partner)
{
  int compared = entente_session_get_compared (self->session);
  guint i;

  if (compared != ENTENTE_NONE && compared != (int) partner)
    return compared;
  for (i = 0; i < evaluation->n_partners; i++)
    if (evaluation->order[i] == partner)
      break;
  if (i > 0 && i < evaluation->n_partners)
    return (int) evaluation->order[i - 1];
  return i + 1 < evaluation->n_partners ? (int) evaluation->order[i + 1] : ENTENTE_NONE;
}

/* -- The menu --------------------------------------------------------------------------------------------- */

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer user_data)
{
  EntenteDataset *dataset = user_data;
  const char *const *languages = g_get_language_names ();

  return g_utf8_collate (entente_format_partner (dataset, *(const int *) a, languages),
                         entente_format_partner (dataset, *(const int *) b, languages));
}

static void
fill_menu (EntenteComparisonSection *self,
           EntenteDataset *dataset)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint i;

  g_free (self->partners);
  self->partners = g_new0 (guint, MAX (dataset->n_partners, 1));
  for (i = 0; i < dataset->n_partners; i++)
    self->partners[i] = i;
  g_qsort_with_data (self->partners, (int) dataset->n_partners, sizeof (guint), compare_names_cb, dataset);
  for (i = 0; i < dataset->n_partners; i++)
    gtk_string_list_append (names, entente_format_partner (dataset, (int) self->partners[i], g_get_language_names ()));
  self->updating = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->other), G_LIST_MODEL (names));
  self->updating = FALSE;
}

static void
show_other (EntenteComparisonSection *self,
            guint other)
{
  guint i;

  for (i = 0; i < self->dataset->n_partners; i++)
    if (self->partners[i] == other)
      break;
  self->updating = TRUE;
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->other)) != i)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->other), i);
  self->updating = FALSE;
}

static void
other_selected_cb (GtkDropDown *drop_down,
                   GParamSpec *pspec,
                   EntenteComparisonSection *self)
{
  guint position = gtk_drop_down_get_selected (drop_down);

  if (!self->updating && self->dataset != NULL && position < self->dataset->n_partners)
    entente_session_set_compared (self->session, (int) self->partners[position]);
}

/* -- The bars --------------------------------------------------------------------------------------------- */

static void
add_bar (EntenteComparisonSection *self,
         EntenteDataset *dataset,
         guint criterion)
{
  GtkWidget *bar = entente_difference_bar_new (dataset, criterion), *figure = gtk_label_new (NULL);
  GtkWidget *name = entente_dossier_label_new (entente_text_get (&dataset->criteria[criterion].name,
                                                                 g_get_language_names ()), NULL);

  gtk_label_set_width_chars (GTK_LABEL (name), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 17);
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_label_set_width_chars (GTK_LABEL (figure), 5);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_set_hexpand (bar, TRUE);
  entente_dossier_sections_attach_bar (GTK_GRID (self->grid), criterion, name, bar, figure);
  g_ptr_array_add (self->bars, bar);
  g_ptr_array_add (self->figures, figure);
}

static void
make_bars (EntenteComparisonSection *self,
           EntenteDataset *dataset)
{
  GtkWidget *child;
  guint i;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->bars, 0);
  g_ptr_array_set_size (self->figures, 0);
  for (i = 0; i < dataset->n_criteria; i++)
    add_bar (self, dataset, i);
}

/* The dossier that this is a part of fills them. */
static void
appearance_changed_cb (EntenteComparisonSection *self)
{
  if (self->dataset != NULL)
    make_bars (self, self->dataset);
}

static void
set_text (GtkWidget *label,
          const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

static void
show_bars (EntenteComparisonSection *self,
           const EntenteComparison *comparison)
{
  double scale = 0;
  guint i;

  for (i = 0; i < comparison->n_parts; i++)
    scale = MAX (scale, fabs (comparison->parts[i].difference));
  for (i = 0; i < comparison->n_parts && i < self->bars->len; i++)
    {
      double difference = comparison->parts[i].difference;
      g_autofree char *points = entente_format_points (difference);
      g_autofree char *figure
        = entente_format_isolate (g_strconcat (difference * 100 >= 0.05 ? "+" : "", points, NULL));

      entente_difference_bar_set (g_ptr_array_index (self->bars, i), difference, scale);
      set_text (g_ptr_array_index (self->figures, i), figure);
    }
}

/* -- ------------------------------------------------------------------------------------------------------ */

static void
take_dataset (EntenteComparisonSection *self,
              EntenteDataset *dataset)
{
  if (self->dataset == NULL || !entente_dataset_shares_member (self->dataset, dataset, "criteria"))
    make_bars (self, dataset);
  fill_menu (self, dataset);
  entente_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = dataset;
}

static void
show_sentence (EntenteComparisonSection *self,
               const char *sentence)
{
  int height = -1, now;

  if (entente_session_is_changing (self->session))
    {
      gtk_widget_get_size_request (self->sentence, NULL, &now);
      height = MAX (now, gtk_widget_get_height (self->sentence));
    }
  gtk_widget_set_size_request (self->sentence, -1, height);
  set_text (self->sentence, sentence);
}

/* (transfer full): why there is nothing to compare */
static char *
describe_unrated (EntenteComparisonSection *self,
                  EntenteEvaluation *evaluation,
                  guint partner,
                  guint other)
{
  const char *const *languages = g_get_language_names ();
  const char *name = entente_format_partner (self->dataset, (int) partner, languages);
  const char *other_name = entente_format_partner (self->dataset, (int) other, languages);

  if (evaluation->ranks[partner] == 0 && evaluation->ranks[other] == 0)
    return g_strdup_printf (_("Neither %s nor %s is rated."), name, other_name);
  return g_strdup_printf (_("%s is not rated."), evaluation->ranks[partner] == 0 ? name : other_name);
}

static void
compare (EntenteComparisonSection *self,
         EntenteEvaluation *evaluation,
         guint partner,
         guint other)
{
  gboolean rated = evaluation->ranks[partner] > 0 && evaluation->ranks[other] > 0;
  g_autoptr (EntenteComparison) comparison = NULL;
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (self->grid, rated);
  gtk_widget_set_visible (self->note, FALSE);
  if (!rated)
    {
      sentence = describe_unrated (self, evaluation, partner, other);
      show_sentence (self, sentence);
      return;
    }
  comparison = entente_comparison_new (evaluation, entente_session_get_scenario (self->session), partner, other);
  sentence = entente_comparison_describe (comparison, self->dataset, g_get_language_names ());
  show_sentence (self, sentence);
  show_bars (self, comparison);
  gtk_widget_set_visible (self->note, !comparison->additive);
}

/**
 * entente_comparison_section_show:
 *
 * Returns: whom @partner is compared with, or %ENTENTE_NONE
 */
int
entente_comparison_section_show (EntenteComparisonSection *self,
                                 EntenteEvaluation *evaluation,
                                 guint partner)
{
  EntenteDataset *dataset = entente_values_get_dataset (evaluation->values);
  int other = choose_other (self, evaluation, partner);

  gtk_widget_set_visible (GTK_WIDGET (self), other != ENTENTE_NONE);
  if (other == ENTENTE_NONE)
    return other;
  if (self->dataset != dataset)
    take_dataset (self, dataset);
  show_other (self, (guint) other);
  compare (self, evaluation, partner, (guint) other);
  return other;
}

static GtkWidget *
make_head (EntenteComparisonSection *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->other = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->other), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->other), TRUE);
  entente_option_factory_use (GTK_DROP_DOWN (self->other));
  gtk_widget_set_hexpand (self->other, TRUE);
  gtk_widget_add_css_class (self->other, "against");
  gtk_widget_set_tooltip_text (self->other, _("Compare with; or Ctrl and a click in a picture"));
  entente_button_names_set (self->other, _("Compare with"));
  g_signal_connect (self->other, "notify::selected", G_CALLBACK (other_selected_cb), self);
  gtk_box_append (GTK_BOX (head), entente_dossier_label_new (_("Against"), "heading"));
  gtk_box_append (GTK_BOX (head), self->other);
  entente_appearance_orient_by_text (head);
  return head;
}

static void
entente_comparison_section_dispose (GObject *object)
{
  EntenteComparisonSection *self = ENTENTE_COMPARISON_SECTION (object);
  GtkWidget *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->partners, g_free);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_comparison_section_parent_class)->dispose (object);
}

static void
entente_comparison_section_class_init (EntenteComparisonSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_comparison_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
entente_comparison_section_init (EntenteComparisonSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->bars = g_ptr_array_new ();
  self->figures = g_ptr_array_new ();
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  self->sentence = entente_dossier_label_new (NULL, NULL);
  gtk_label_set_yalign (GTK_LABEL (self->sentence), 0);
  entente_label_phrases_keep (self->sentence);
  gtk_widget_set_parent (self->sentence, GTK_WIDGET (self));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  self->note = entente_dossier_label_new (_("Each bar: how much the lead shrinks when the criterion is left out. "
                                            "With this method the bars do not add up."), "note");
  gtk_widget_add_css_class (self->note, "dim-label");
  entente_label_phrases_keep (self->note);
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (appearance_changed_cb));
}

void
entente_comparison_section_set_session (EntenteComparisonSection *self,
                                        EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
}

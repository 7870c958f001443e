/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   What would lift it                [ To Tier 1 v ]
 *   Defence spending: from 2.40 to 2.53 % of GDP        Try it
 *   ...
 *   Cheapest together: ... and ...                       Try it
 *   > Not reachable by one of these alone
 *
 * The analysis works it out off the main thread; until its answer is there the old list stays, greyed when it is
 * about somebody else, so that nothing jumps. While a slider is held the list does not change under the pointer.
 * "Try it" supposes the printed values: a what-if, one step of undo.
 */

#include "config.h"

#include "entente-lift-section.h"

#include "entente-analysis.h"
#include "entente-appearance.h"
#include "entente-button-names.h"
#include "entente-dossier-sections.h"
#include "entente-format.h"
#include "entente-label-phrases.h"

#include <glib/gi18n-lib.h>

#define RETRY_MS 150 /* while something is held */
#define COMBINATION G_MAXUINT

struct _EntenteLiftSection
{
  GtkWidget parent_instance;

  EntenteSession *session;
  guint partner;  /* of the dossier */
  guint tier;     /* its tier now */
  int target;     /* asked for, or ENTENTE_NONE = the next better */
  guint n_targets; /* in the menu */
  gboolean updating;
  guint retry;

  GtkWidget *to, *gate, *rows, *others, *others_label, *none;
};

G_DEFINE_FINAL_TYPE (EntenteLiftSection, entente_lift_section, GTK_TYPE_WIDGET)

static EntenteAnalysis *
get_analysis (EntenteLiftSection *self)
{
  return entente_session_get_analysis (self->session);
}

/* -- Trying ----------------------------------------------------------------------------------------------- */

typedef struct
{
  guint key; /* quantity, or COMBINATION: for the keyboard to find the same button again */
  guint partner;
  guint n;
  EntenteWhatIfItem items[];
} Attempt;

static Attempt *
make_attempt (const EntenteLeverage *leverage,
              const EntenteLever *levers,
              guint n)
{
  Attempt *self = g_malloc0 (sizeof (Attempt) + n * sizeof (EntenteWhatIfItem));
  guint i;

  self->key = n == 1 ? (guint) levers[0].quantity : COMBINATION;
  self->partner = leverage->partner;
  self->n = n;
  for (i = 0; i < n; i++)
    self->items[i] = (EntenteWhatIfItem){ levers[i].quantity, levers[i].shown, levers[i].to_category, FALSE };
  return self;
}

static const Attempt *
get_attempt (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "attempt");
}

static void
try_clicked_cb (GtkButton *button,
                EntenteLiftSection *self)
{
  const Attempt *attempt = get_attempt (GTK_WIDGET (button));
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autofree char *label = NULL;

  if (attempt->partner >= dataset->n_partners)
    return;
  if (attempt->n == 1)
    {
      entente_session_set_what_if (self->session, attempt->partner, &attempt->items[0]);
      return;
    }
  /* Translators: a step of undo: several what-if values of a partner at once */
  label = g_strdup_printf (_("Lift %s"), entente_format_partner (dataset, (int) attempt->partner,
                                                                 g_get_language_names ()));
  entente_session_set_what_ifs (self->session, attempt->partner, attempt->items, attempt->n, label);
}

/* -- Rows ------------------------------------------------------------------------------------------------- */

static void
add_row (EntenteLiftSection *self,
         GtkWidget *words,
         const char *spoken,
         Attempt *attempt)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button = gtk_button_new_with_label (_("Try it"));
  /* Translators: what a screen reader says of a button: %s is a change of facts */
  g_autofree char *label = g_strdup_printf (_("Try it: %s"), spoken);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_tooltip_text (button, _("Suppose this; the document stays as it is"));
  entente_button_names_set (button, label);
  g_object_set_data_full (G_OBJECT (button), "attempt", attempt, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (try_clicked_cb), self);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  entente_appearance_orient_by_text (row);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static GtkWidget *
make_words (const char *text)
{
  GtkWidget *label = entente_dossier_label_new (text, NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  return label;
}

static void
add_lever (EntenteLiftSection *self,
           const EntenteLeverage *leverage,
           const EntenteLever *lever)
{
  g_autofree char *text = entente_lever_describe (lever, entente_session_get_dataset (self->session),
                                                  g_get_language_names ());

  add_row (self, make_words (text), text, make_attempt (leverage, lever, 1));
}

/* Only where it says more than a single change does. */
static void
add_combination (EntenteLiftSection *self,
                 const EntenteLeverage *leverage)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *head = entente_dossier_label_new (_("Cheapest together"), "note");
  GString *spoken = g_string_new (NULL);
  guint i;

  gtk_widget_add_css_class (head, "dim-label");
  gtk_box_append (GTK_BOX (box), head);
  for (i = 0; i < leverage->n_combination; i++)
    {
      g_autofree char *text = entente_lever_describe (&leverage->combination[i], dataset, g_get_language_names ());

      gtk_box_append (GTK_BOX (box), make_words (text));
      g_string_append_printf (spoken, "%s%s", i > 0 ? "; " : "", text);
    }
  add_row (self, box, spoken->str, make_attempt (leverage, leverage->combination, leverage->n_combination));
  g_string_free (spoken, TRUE);
}

static void
show_others (EntenteLiftSection *self,
             const EntenteLeverage *leverage)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint i;

  for (i = 0; i < leverage->n_levers; i++)
    if (leverage->levers[i].status != ENTENTE_LEVER_ENOUGH)
      g_ptr_array_add (names, (gpointer) entente_text_get (&dataset->quantities[leverage->levers[i].quantity].name,
                                                           g_get_language_names ()));
  gtk_widget_set_visible (self->others, names->len > 0);
  if (names->len == 0)
    return;
  list = entente_format_names ((const char *const *) names->pdata, names->len, names->len);
  gtk_label_set_text (GTK_LABEL (self->others_label), list);
}

/* What holds it back whatever its score. */
static void
show_gate (EntenteLiftSection *self,
           const EntenteLeverage *leverage)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autofree char *tier = NULL, *text = NULL;

  gtk_widget_set_visible (self->gate, leverage->gate != ENTENTE_NONE);
  if (leverage->gate == ENTENTE_NONE)
    return;
  tier = entente_format_tier (leverage->target);
  /* Translators: a tier, then the reason of a gate */
  text = g_strdup_printf (_("No figure alone opens %s: %s"), tier,
                          entente_text_get (&dataset->gates[leverage->gate].reason, g_get_language_names ()));
  gtk_label_set_text (GTK_LABEL (self->gate), text);
}

/* -- Filling ---------------------------------------------------------------------------------------------- */

static GtkWidget *
get_focused_button (EntenteLiftSection *self)
{
  GtkRoot *root = gtk_widget_get_root (self->rows);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->rows) && get_attempt (focus) != NULL ? focus : NULL;
}

/* The keyboard does not get lost with what has served: it goes to the next section. */
static void
pass_focus_on (EntenteLiftSection *self)
{
  GtkWidget *next;

  for (next = gtk_widget_get_next_sibling (GTK_WIDGET (self)); next != NULL; next = gtk_widget_get_next_sibling (next))
    if (gtk_widget_get_visible (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
      return;
}

/* To the button of the same change, else to the first. */
static void
give_focus (EntenteLiftSection *self,
            guint key)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (get_attempt (gtk_widget_get_last_child (row))->key == key)
      {
        gtk_widget_grab_focus (gtk_widget_get_last_child (row));
        return;
      }
  row = gtk_widget_get_first_child (self->rows);
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_last_child (row));
  else
    pass_focus_on (self);
}

static void
fill_rows (EntenteLiftSection *self,
           const EntenteLeverage *leverage)
{
  GtkWidget *child, *focused = get_focused_button (self);
  guint key = focused != NULL ? get_attempt (focused)->key : 0, i;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (i = 0; i < leverage->n_levers; i++)
    if (leverage->levers[i].status == ENTENTE_LEVER_ENOUGH)
      add_lever (self, leverage, &leverage->levers[i]);
  if (leverage->n_combination > 1)
    add_combination (self, leverage);
  gtk_widget_set_visible (self->rows, gtk_widget_get_first_child (self->rows) != NULL);
  gtk_widget_set_visible (self->none, gtk_widget_get_first_child (self->rows) == NULL
                                          && leverage->gate == ENTENTE_NONE);
  if (focused != NULL)
    give_focus (self, key);
}

static gboolean
fits_dataset (EntenteLiftSection *self,
              const EntenteLeverage *leverage)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  guint i;

  for (i = 0; i < leverage->n_levers; i++)
    if (leverage->levers[i].quantity < 0 || (guint) leverage->levers[i].quantity >= dataset->n_quantities)
      return FALSE;
  return leverage->partner < dataset->n_partners
         && (leverage->gate == ENTENTE_NONE || (guint) leverage->gate < dataset->n_gates);
}

static void
set_current (EntenteLiftSection *self,
             gboolean current)
{
  gtk_widget_set_sensitive (self->rows, current);
  gtk_widget_set_sensitive (self->others, current);
}

static void refresh (EntenteLiftSection *self);

static gboolean
retry_cb (gpointer user_data)
{
  EntenteLiftSection *self = user_data;

  self->retry = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
refresh (EntenteLiftSection *self)
{
  const EntenteLeverage *leverage = entente_analysis_get_leverage (get_analysis (self));

  if (leverage == NULL || leverage->partner != self->partner || !fits_dataset (self, leverage))
    return;
  if (entente_session_is_changing (self->session))
    {
      if (self->retry == 0)
        self->retry = g_timeout_add (RETRY_MS, retry_cb, self);
      return;
    }
  /* Nothing above it: the whole section is away then. */
  if (leverage->target >= leverage->tier)
    return;
  set_current (self, TRUE);
  show_gate (self, leverage);
  fill_rows (self, leverage);
  show_others (self, leverage);
}

/* -- The tier aimed at ------------------------------------------------------------------------------------ */

static void
show_targets (EntenteLiftSection *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint i, chosen = self->target != ENTENTE_NONE && (guint) self->target < self->tier ? (guint) self->target
                                                                                     : self->tier - 1;

  self->updating = TRUE;
  if (self->n_targets != self->tier)
    {
      for (i = 0; i < self->tier; i++)
        {
          g_autofree char *tier = entente_format_tier (i);
          g_autofree char *name = g_strdup_printf (_("To %s"), tier);

          gtk_string_list_append (names, name);
        }
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->to), G_LIST_MODEL (names));
      self->n_targets = self->tier;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->to), chosen);
  gtk_widget_set_visible (self->to, self->tier > 1);
  self->updating = FALSE;
}

static void
target_selected_cb (GtkDropDown *drop_down,
                    GParamSpec *pspec,
                    EntenteLiftSection *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->updating || self->session == NULL || selected >= self->n_targets)
    return;
  self->target = (int) selected;
  set_current (self, FALSE);
  entente_analysis_set_target (get_analysis (self), self->target);
}

static gboolean
has_focus_inside (EntenteLiftSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* In every frame: whom it is about and where that one stands. What would lift it comes from the analysis. */
void
entente_lift_section_show (EntenteLiftSection *self,
                           EntenteEvaluation *evaluation,
                           guint partner)
{
  guint tier = evaluation->tiers[partner];
  gboolean below = tier > 0 && tier < evaluation->n_tiers;

  if (!below && has_focus_inside (self))
    pass_focus_on (self);
  gtk_widget_set_visible (GTK_WIDGET (self), below);
  if (!below)
    return;
  if (partner != self->partner)
    {
      self->partner = partner;
      set_current (self, FALSE);
      if (self->target != ENTENTE_NONE)
        {
          self->target = ENTENTE_NONE;
          entente_analysis_set_target (get_analysis (self), ENTENTE_NONE);
        }
    }
  if (self->tier != tier || self->n_targets != tier)
    {
      self->tier = tier;
      show_targets (self);
      refresh (self);
    }
}

static void
dataset_changed_cb (EntenteLiftSection *self)
{
  self->partner = G_MAXUINT;
}

/* -- Making ----------------------------------------------------------------------------------------------- */

static GtkWidget *
make_head (EntenteLiftSection *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = entente_dossier_label_new (_("What would lift it"), "heading");
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_set_hexpand (heading, TRUE);
  self->to = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->to), expression);
  gtk_widget_add_css_class (self->to, "against");
  entente_button_names_set (self->to, _("Tier aimed at"));
  g_signal_connect (self->to, "notify::selected", G_CALLBACK (target_selected_cb), self);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->to);
  entente_appearance_orient_by_text (head);
  return head;
}

static void
entente_lift_section_dispose (GObject *object)
{
  EntenteLiftSection *self = ENTENTE_LIFT_SECTION (object);
  GtkWidget *child;

  g_clear_handle_id (&self->retry, g_source_remove);
  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_lift_section_parent_class)->dispose (object);
}

static void
entente_lift_section_class_init (EntenteLiftSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_lift_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
entente_lift_section_init (EntenteLiftSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->partner = G_MAXUINT;
  self->target = ENTENTE_NONE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  self->gate = entente_dossier_label_new (NULL, NULL);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->none = entente_dossier_label_new (_("No change of its own figures alone or together lifts it there."), NULL);
  self->others = gtk_expander_new (_("Not reachable by one of these alone"));
  self->others_label = entente_dossier_label_new (NULL, "dim-label");
  gtk_expander_set_child (GTK_EXPANDER (self->others), self->others_label);
  gtk_label_set_wrap (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (self->others))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (self->others))), 0);
  entente_label_phrases_keep (self->gate);
  entente_label_phrases_keep (self->none);
  entente_label_phrases_keep (self->others_label);
  gtk_widget_set_visible (self->gate, FALSE);
  gtk_widget_set_visible (self->none, FALSE);
  gtk_widget_set_visible (self->others, FALSE);
  gtk_widget_set_parent (self->gate, GTK_WIDGET (self));
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_widget_set_parent (self->none, GTK_WIDGET (self));
  gtk_widget_set_parent (self->others, GTK_WIDGET (self));
}

void
entente_lift_section_set_session (EntenteLiftSection *self,
                                  EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_analysis (self), "leverage-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

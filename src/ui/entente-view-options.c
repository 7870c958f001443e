/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is offered is made anew each time the popover opens, so it always fits the document and the filter:
 * nothing here follows changes. A list of choices holds radio buttons, each knowing what it stands for:
 *
 *   Size of the discs          Compare with            Height of the rows
 *    (o) Equal                  (o) No preset           [-]  100 %  [+]
 *   Measures                    ( ) Equal
 *    ( ) Population             ( ) Geography first
 */

#include "config.h"

#include "entente-view-options.h"

#include "entente-format.h"
#include "entente-button-names.h"
#include "entente-plain-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_HEIGHT 420
#define MOST_COLUMNS 32
#define ROW_ZOOM_STEP 1.25

typedef void (*Choose) (EntenteViewFilter *filter, const char *id);

/* A list of radio buttons while it is filled. */
typedef struct
{
  EntenteViewFilter *filter;
  GtkWidget *box;
  GtkWidget *first;   /* of the group, or NULL */
  const char *chosen; /* id, or NULL */
  Choose choose;
} Choices;

struct _EntenteViewOptions
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteViewFilter *filter;
  const char *view; /* interned */
  GtkMenuButton *button;
};

G_DEFINE_FINAL_TYPE (EntenteViewOptions, entente_view_options, GTK_TYPE_WIDGET)

static const char *const arrangement_names[ENTENTE_N_ARRANGEMENTS] = {
  N_("Bloc"),
  N_("Region"),
  N_("Tier"),
};

static GtkWidget *
add_title (GtkWidget *box,
           const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  if (gtk_widget_get_first_child (box) != NULL)
    gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Long names are broken, those of usual length stay on one line. */
static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  entente_plain_text_bound_label (GTK_LABEL (label), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_COLUMNS);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1), MOST_COLUMNS));
  return label;
}

static void
add_caption (GtkWidget *box,
             const char *text)
{
  GtkWidget *label = make_label (text);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (box), label);
}

/* -- Lists of choices --------------------------------------------------------------------------------------- */

static void
toggled_cb (GtkCheckButton *button,
            EntenteViewFilter *filter)
{
  Choose choose = (Choose) g_object_get_data (G_OBJECT (button), "choose");

  if (gtk_check_button_get_active (button))
    choose (filter, g_object_get_data (G_OBJECT (button), "id"));
}

static void
add_choice (Choices *choices,
            const char *id,
            const char *name)
{
  GtkWidget *button = gtk_check_button_new (), *label = make_label (name);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  entente_button_names_set (button, name);
  if (choices->first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (choices->first));
  else
    choices->first = button;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), g_strcmp0 (id, choices->chosen) == 0);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (button), "choose", (gpointer) choices->choose);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), choices->filter, 0);
  gtk_box_append (GTK_BOX (choices->box), button);
}

/* -- Orbit: the size of the discs ---------------------------------------------------------------------------- */

static void
add_quantities (Choices *choices,
                EntenteDataset *dataset,
                guint first,
                guint end)
{
  guint i;

  for (i = first; i < end; i++)
    {
      const char *name = entente_text_get (&dataset->quantities[i].name, g_get_language_names ());

      if (dataset->quantities[i].value.kind != ENTENTE_VALUE_CATEGORIES)
        add_choice (choices, dataset->quantities[i].id, name != NULL ? name : dataset->quantities[i].id);
    }
}

static void
add_disc_sizes (EntenteViewOptions *self,
                GtkWidget *box)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *size_by = entente_view_filter_get_size_by (self->filter);
  Choices choices = { self->filter, box, NULL, size_by, entente_view_filter_set_size_by };
  guint i;

  if (size_by != NULL && entente_dataset_find_quantity (dataset, size_by) < 0)
    choices.chosen = NULL;
  add_title (box, _("Size of the discs"));
  /* Translators: all discs have the same size */
  add_choice (&choices, NULL, _("Equal"));
  if (dataset->n_quantities > dataset->n_indicators)
    add_caption (box, _("Measures"));
  add_quantities (&choices, dataset, dataset->n_indicators, dataset->n_quantities);
  for (i = 0; i < dataset->n_criteria; i++)
    {
      const EntenteCriterion *criterion = &dataset->criteria[i];
      const char *name = entente_text_get (&criterion->name, g_get_language_names ());

      add_caption (box, name != NULL ? name : criterion->id);
      add_quantities (&choices, dataset, criterion->first_indicator,
                      criterion->first_indicator + criterion->n_indicators);
    }
}

/* -- Network ------------------------------------------------------------------------------------------------- */

static void
choose_arrangement (EntenteViewFilter *filter,
                    const char *id)
{
  entente_view_filter_set_arrangement (filter, (EntenteArrangement) g_ascii_strtoull (id, NULL, 10));
}

static void
add_arrangements (EntenteViewOptions *self,
                  GtkWidget *box)
{
  g_autofree char *chosen = g_strdup_printf ("%d", (int) entente_view_filter_get_arrangement (self->filter));
  Choices choices = { self->filter, box, NULL, chosen, choose_arrangement };
  guint i;

  add_title (box, _("Arrange by"));
  for (i = 0; i < ENTENTE_N_ARRANGEMENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      add_choice (&choices, id, _(arrangement_names[i]));
    }
}

/* -- Ranking ------------------------------------------------------------------------------------------------- */

static void
add_presets (EntenteViewOptions *self,
             GtkWidget *box)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const char *other = entente_view_filter_get_other_preset (self->filter);
  Choices choices = { self->filter, box, NULL, other, entente_view_filter_set_other_preset };
  guint i;

  if (dataset->n_presets == 0)
    return;
  if (other != NULL && entente_dataset_find_preset (dataset, other) < 0)
    choices.chosen = NULL;
  add_title (box, _("Compare with"));
  /* Translators: compare with nothing */
  add_choice (&choices, NULL, _("Nothing"));
  for (i = 0; i < dataset->n_presets; i++)
    {
      const char *name = entente_text_get (&dataset->presets[i].name, g_get_language_names ());

      add_choice (&choices, dataset->presets[i].id, name != NULL ? name : dataset->presets[i].id);
    }
}

static void
show_row_zoom (GtkWidget *label,
               EntenteViewFilter *filter)
{
  /* Translators: the zoom of a list */
  g_autofree char *text = entente_format_share (llround (entente_view_filter_get_row_zoom (filter) * 100), 0);

  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
zoom_rows_cb (GtkWidget *button,
              EntenteViewFilter *filter)
{
  const double *factor = g_object_get_data (G_OBJECT (button), "factor");
  double zoom = entente_view_filter_get_row_zoom (filter) * *factor;

  /* Steps meet the normal size again. */
  entente_view_filter_set_row_zoom (filter, fabs (zoom - 1) < 0.01 ? 1 : zoom);
  show_row_zoom (g_object_get_data (G_OBJECT (button), "label"), filter);
}

static GtkWidget *
make_zoom_button (EntenteViewOptions *self,
                  const char *icon,
                  const char *name,
                  GtkWidget *label)
{
  static const double larger = ROW_ZOOM_STEP, smaller = 1 / ROW_ZOOM_STEP;
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "circular");
  entente_plain_text_set_tooltip (button, name);
  entente_button_names_set (button, name);
  g_object_set_data (G_OBJECT (button), "factor", (gpointer) (strcmp (icon, "zoom-in-symbolic") == 0 ? &larger : &smaller));
  g_object_set_data (G_OBJECT (button), "label", label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (zoom_rows_cb), self->filter, 0);
  return button;
}

static void
add_row_zoom (EntenteViewOptions *self,
              GtkWidget *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (NULL);

  add_title (box, _("Height of the rows"));
  show_row_zoom (label, self->filter);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), make_zoom_button (self, "zoom-out-symbolic", _("Lower rows"), label));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), make_zoom_button (self, "zoom-in-symbolic", _("Higher rows"), label));
  gtk_widget_set_margin_top (row, 4);
  gtk_box_append (GTK_BOX (box), row);
}

/* -- Map and Network: where to look -------------------------------------------------------------------------- */

static void
add_place (GtkWidget *box,
           const char *target,
           const char *name)
{
  GtkWidget *button = gtk_button_new (), *label = make_label (name);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  entente_button_names_set (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.zoom-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_places (EntenteViewOptions *self,
            GtkWidget *box)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  guint i;

  add_title (box, _("Zoom to"));
  add_place (box, "", _("Everything"));
  if (entente_session_get_selected (self->session) >= 0)
    add_place (box, "selection", _("The selected partner"));
  for (i = 0; i < dataset->n_blocs; i++)
    {
      const char *name = entente_text_get (&dataset->blocs[i].name, g_get_language_names ());
      g_autofree char *target = g_strconcat ("bloc:", dataset->blocs[i].id, NULL);

      if (dataset->blocs[i].n_members > 0)
        add_place (box, target, name != NULL ? name : dataset->blocs[i].id);
    }
}

/* -- The button ---------------------------------------------------------------------------------------------- */

/* Whether the view with this id has something to choose. */
gboolean
entente_view_options_has (const char *view)
{
  static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty", NULL };

  return view != NULL && g_strv_contains (views, view);
}

/* (transfer floating) what the popover shows for the present view */
GtkWidget *
entente_view_options_make_content (EntenteViewOptions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if (g_strcmp0 (self->view, "orbit") == 0)
    add_disc_sizes (self, box);
  if (g_strcmp0 (self->view, "network") == 0)
    add_arrangements (self, box);
  if (g_strcmp0 (self->view, "ranking") == 0)
    add_presets (self, box);
  if (g_strcmp0 (self->view, "ranking") == 0 || g_strcmp0 (self->view, "certainty") == 0)
    add_row_zoom (self, box);
  if (g_strcmp0 (self->view, "network") == 0 || g_strcmp0 (self->view, "map") == 0)
    add_places (self, box);
  return box;
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer user_data)
{
  EntenteViewOptions *self = user_data;
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = entente_view_options_make_content (self);

  gtk_widget_set_margin_start (content, 8);
  gtk_widget_set_margin_end (content, 8);
  gtk_widget_set_margin_top (content, 4);
  gtk_widget_set_margin_bottom (content, 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  /* What is in it takes the keyboard and is scrolled to; by itself it would be a stop that shows nothing. */
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View options"), -1);
  gtk_menu_button_set_popover (button, popover);
}

static void
entente_view_options_dispose (GObject *object)
{
  EntenteViewOptions *self = ENTENTE_VIEW_OPTIONS (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (entente_view_options_parent_class)->dispose (object);
}

static void
entente_view_options_class_init (EntenteViewOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_view_options_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "viewoptions");
}

static void
entente_view_options_init (EntenteViewOptions *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_set_tooltip_text (button, _("View options"));
  entente_button_names_set (button, _("View options"));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
entente_view_options_set_session (EntenteViewOptions *self,
                                  EntenteSession *session,
                                  EntenteViewFilter *filter)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->filter = g_object_ref (filter);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
}

void
entente_view_options_set_view (EntenteViewOptions *self,
                               const char *view)
{
  gtk_menu_button_popdown (self->button);
  self->view = g_intern_string (view);
  gtk_widget_set_visible (GTK_WIDGET (self), entente_view_options_has (view));
}

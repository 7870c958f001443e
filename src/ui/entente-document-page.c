/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Each view of the switcher is a small stack: the picture, or why it cannot be drawn from this file.
 *
 * The page runs the one clock of the document: a change asks for a frame, and in that frame the session
 * evaluates once, before anything is laid out or drawn.
 */

#include "config.h"

#include "entente-document-page.h"

#include "entente-dossier-panel.h"
#include "entente-draw-player.h"
#include "entente-priorities-panel.h"
#include "entente-problem-page.h"
#include "entente-status-strip.h"
#include "entente-table-view.h"
#include "entente-view-looks.h"
#include "entente-view-options.h"
#include "entente-what-if-chip.h"

#include <glib/gi18n-lib.h>

struct _EntenteDocumentPage
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteViewFilter *filter;
  GHashTable *views; /* id -> EntentePictureView, borrowed */
  guint tick;

  GtkBox *banners;
  EntenteWorkspace *workspace;
  EntentePrioritiesPanel *priorities;
  EntenteDossierPanel *dossier;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *face;
  AdwViewStack *stack;
  EntenteViewOptions *options;
  EntenteTableView *table;
  EntenteDrawPlayer *player; /* below the certainty, borrowed */
  EntenteStatusStrip *status;
  EntenteWhatIfChip *what_ifs;
  GtkWidget *history_buttons; /* where the header bar has no room for them */
};

G_DEFINE_FINAL_TYPE (EntenteDocumentPage, entente_document_page, GTK_TYPE_WIDGET)

static gboolean
evaluate_cb (GtkWidget *widget,
             GdkFrameClock *clock,
             gpointer user_data)
{
  EntenteDocumentPage *self = ENTENTE_DOCUMENT_PAGE (widget);

  self->tick = 0;
  entente_session_evaluate (self->session);
  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (EntenteDocumentPage *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), evaluate_cb, NULL, NULL);
}

static const char *
get_icon (EntentePictureView *view)
{
  const char *id = entente_picture_get_id (entente_picture_view_get_picture (view));

  return entente_view_looks_find (id)->icon;
}

static gboolean
shows_problem (EntentePictureView *view)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_STACK);

  return stack != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "problem") == 0;
}

/* (nullable) */
static GtkWidget *
get_problem_page (EntentePictureView *view)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_STACK);

  return gtk_stack_get_child_by_name (GTK_STACK (stack), "problem");
}

static void
fill_problem_page (EntenteProblemPage *page,
                   EntentePictureView *view)
{
  EntenteDocumentPage *self
      = ENTENTE_DOCUMENT_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (view), ENTENTE_TYPE_DOCUMENT_PAGE));
  EntentePicture *picture = entente_picture_view_get_picture (view);

  entente_problem_page_set_problem (page, entente_picture_get_problem (picture), entente_picture_get_remedy (picture));
  entente_problem_page_set_has_partners (page, entente_session_get_dataset (self->session)->n_partners > 0);
}

/* What a file lacks for a picture is said in its place, and taken back when the file has it after all. Most
 * files lack nothing: the page for it is made when it is needed. */
static gboolean
show_problem_cb (gpointer user_data)
{
  EntentePictureView *view = user_data;
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_STACK), *page;
  const char *problem = entente_picture_get_problem (entente_picture_view_get_picture (view));

  if (stack == NULL)
    return G_SOURCE_REMOVE;
  page = gtk_stack_get_child_by_name (GTK_STACK (stack), "problem");
  if (problem != NULL && page == NULL)
    {
      page = entente_problem_page_new (get_icon (view));
      gtk_stack_add_named (GTK_STACK (stack), page, "problem");
    }
  if (problem != NULL)
    fill_problem_page (ENTENTE_PROBLEM_PAGE (page), view);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), problem != NULL ? "problem" : "picture");
  return G_SOURCE_REMOVE;
}

/* Views update inside a frame, when a change of the stack would not be laid out any more. */
static void
updated_cb (EntentePictureView *view)
{
  gboolean problem = entente_picture_get_problem (entente_picture_view_get_picture (view)) != NULL;

  if (gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_STACK) != NULL && problem != shows_problem (view))
    g_idle_add_full (G_PRIORITY_DEFAULT, show_problem_cb, g_object_ref (view), g_object_unref);
}

/* Whether the keyboard is where pictures and tables stand, or nowhere. */
static gboolean
has_focus_in_face (EntenteDocumentPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || !gtk_widget_get_mapped (focus) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->face));
}

/**
 * entente_document_page_focus_face:
 *
 * Gives the keyboard to the picture or the table that is shown. A picture has no frame for that: who changes the view
 * or opens a file wants to see it. The next key that moves something there, or the focus, shows where the keyboard is.
 */
gboolean
entente_document_page_focus_face (EntenteDocumentPage *self)
{
  EntentePictureView *view = entente_document_page_get_view (self);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->face), "table") == 0)
    return entente_table_view_focus_selected (self->table);
  if (view != NULL && shows_problem (view))
    return gtk_widget_grab_focus (get_problem_page (view));
  return view != NULL && entente_picture_view_focus_quietly (view);
}

/* Where a file has neither, the priorities are of more use than an empty list. */
static gboolean
has_ties (EntenteDocumentPage *self)
{
  const EntenteDataset *dataset = self->session != NULL ? entente_session_get_dataset (self->session) : NULL;

  return dataset != NULL && (dataset->n_ties > 0 || dataset->n_blocs > 0);
}

static void
view_changed_cb (EntenteDocumentPage *self)
{
  const char *id = adw_view_stack_get_visible_child_name (self->stack);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && has_focus_in_face (self))
    entente_document_page_focus_face (self);
  entente_priorities_panel_show_ties_page (self->priorities, g_strcmp0 (id, "network") == 0 && has_ties (self));
  entente_table_view_set_view (self->table, id);
  entente_view_options_set_view (self->options, id);
}

static void
activated_cb (EntenteDocumentPage *self)
{
  if (entente_session_get_selected (self->session) == ENTENTE_NONE)
    return;
  entente_workspace_set_open (self->workspace, GTK_PACK_END, TRUE);
  entente_dossier_panel_focus_facts (self->dossier);
}

/* From a panel beside the picture back to it; one that lies over it is closed by the workspace. */
static gboolean
panel_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              EntenteDocumentPage *self)
{
  GtkWidget *panel = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkPackType side = panel == GTK_WIDGET (self->dossier) ? GTK_PACK_END : GTK_PACK_START;

  return keyval == GDK_KEY_Escape && !entente_workspace_is_folded (self->workspace, side)
         && entente_document_page_focus_face (self);
}

static void
add_panel_keys (EntenteDocumentPage *self,
                GtkWidget *panel)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (key, "key-pressed", G_CALLBACK (panel_key_cb), self);
  gtk_widget_add_controller (panel, key);
}

static void
next_part_cb (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  entente_workspace_focus_next (ENTENTE_DOCUMENT_PAGE (widget)->workspace, g_variant_get_int32 (parameter));
}

/* What plays single weightings stands below the picture. */
static GtkWidget *
add_player (EntenteDocumentPage *self,
            GtkWidget *view,
            GtkWidget *scroller)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *player;

  player = entente_draw_player_new (ENTENTE_PICTURE_VIEW (view));
  self->player = ENTENTE_DRAW_PLAYER (player);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), player);
  return box;
}

static GtkWidget *
make_view (EntenteDocumentPage *self,
           EntentePicture *picture,
           const EntenteViewLook *look)
{
  GtkWidget *view = entente_picture_view_new (picture, _(look->title));
  GtkWidget *scroller = gtk_scrolled_window_new (), *stack = gtk_stack_new ();

  if (entente_view_options_has (look->id))
    entente_picture_view_set_heading_room (ENTENTE_PICTURE_VIEW (view), ENTENTE_VIEW_OPTIONS_ROOM);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  if (g_str_equal (look->id, "certainty"))
    gtk_stack_add_named (GTK_STACK (stack), add_player (self, view, scroller), "picture");
  else
    gtk_stack_add_named (GTK_STACK (stack), scroller, "picture");
  g_signal_connect_swapped (view, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (view, "updated", G_CALLBACK (updated_cb), NULL);
  g_hash_table_insert (self->views, (gpointer) look->id, view);
  return stack;
}

/* Views that this build has no picture for are not offered. */
static void
add_views (EntenteDocumentPage *self)
{
  const EntenteViewLook *look;

  for (look = entente_view_looks_get (); look->id != NULL; look++)
    {
      EntentePicture *picture = entente_picture_new (look->id);

      if (picture != NULL)
        adw_view_stack_add_titled_with_icon (self->stack, make_view (self, picture, look), look->id, _(look->title),
                                             look->icon);
    }
}

static void
dataset_changed_cb (EntenteDocumentPage *self)
{
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (view, GTK_TYPE_STACK)), "picture");
  view_changed_cb (self);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   EntenteDocumentPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (self->filter != NULL)
    entente_view_filter_set_search (self->filter, text);
}

/* The first partner in rank order that the search finds. */
static int
find_match (EntenteDocumentPage *self,
            const char *text)
{
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  guint i;

  if (evaluation == NULL || *text == '\0')
    return ENTENTE_NONE;
  for (i = 0; i < evaluation->n_partners; i++)
    if (entente_dataset_partner_matches (dataset, evaluation->order[i], text))
      return (int) evaluation->order[i];
  return ENTENTE_NONE;
}

static void
search_activate_cb (GtkSearchEntry *entry,
                    EntenteDocumentPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  int partner = find_match (self, text);

  if (partner != ENTENTE_NONE)
    entente_session_set_selected (self->session, partner);
  else
    gtk_widget_error_bell (GTK_WIDGET (entry));
  if (partner == ENTENTE_NONE && *text != '\0')
    gtk_widget_activate_action (GTK_WIDGET (entry), "win.offer-partner", "s", text);
}

/* GTK would slide the bar in, and map nothing in it before the first frame of that: letters that are typed until then
 * would go to the entry, which has the keyboard already, and be dropped there. Nor is the picture laid out again for
 * each step. */
static void
show_search_at_once (EntenteDocumentPage *self)
{
  GtkWidget *revealer = gtk_widget_get_ancestor (GTK_WIDGET (self->search_entry), GTK_TYPE_REVEALER);

  if (revealer != NULL)
    gtk_revealer_set_transition_duration (GTK_REVEALER (revealer), 0);
}

static void
search_stop_cb (GtkSearchEntry *entry,
                EntenteDocumentPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
search_closed_cb (EntenteDocumentPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar) || self->filter == NULL)
    return;
  entente_view_filter_set_search (self->filter, NULL);
  entente_document_page_focus_face (self);
}

/* For what is in the page: says something in the status strip. */
static void
explain_cb (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  entente_status_strip_explain (ENTENTE_DOCUMENT_PAGE (widget)->status, g_variant_get_string (parameter, NULL));
}

static void
entente_document_page_dispose (GObject *object)
{
  EntenteDocumentPage *self = ENTENTE_DOCUMENT_PAGE (object);
  GtkWidget *child;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->views, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (entente_document_page_parent_class)->dispose (object);
}

/* "" = everything, "selection", or "bloc:" and an id */
static void
zoom_to_cb (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  EntentePictureView *view = entente_document_page_get_view (ENTENTE_DOCUMENT_PAGE (widget));
  const char *target = g_variant_get_string (parameter, NULL);

  if (view == NULL)
    return;
  if (g_str_has_prefix (target, "bloc:"))
    entente_picture_view_zoom_to_bloc (view, target + strlen ("bloc:"));
  else if (g_str_equal (target, "selection"))
    entente_picture_view_zoom_to_selection (view);
  else
    entente_picture_view_reset_zoom (view);
}

static void
entente_document_page_class_init (EntenteDocumentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_document_page_dispose;

  g_type_ensure (ENTENTE_TYPE_WORKSPACE);
  g_type_ensure (ENTENTE_TYPE_PRIORITIES_PANEL);
  g_type_ensure (ENTENTE_TYPE_DOSSIER_PANEL);
  g_type_ensure (ENTENTE_TYPE_TABLE_VIEW);
  g_type_ensure (ENTENTE_TYPE_VIEW_OPTIONS);
  g_type_ensure (ENTENTE_TYPE_STATUS_STRIP);
  g_type_ensure (ENTENTE_TYPE_WHAT_IF_CHIP);
  gtk_widget_class_install_action (widget_class, "page.explain", "s", explain_cb);
  gtk_widget_class_install_action (widget_class, "page.zoom-to", "s", zoom_to_cb);
  gtk_widget_class_install_action (widget_class, "page.next-part", "i", next_part_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "page.next-part", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, "page.next-part", "i", -1);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-document-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, banners);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, workspace);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, priorities);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, dossier);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, face);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, options);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, table);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, status);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, what_ifs);
  gtk_widget_class_bind_template_child (widget_class, EntenteDocumentPage, history_buttons);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
}

static void
entente_document_page_init (EntenteDocumentPage *self)
{
  self->views = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find a partner"), -1);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  show_search_at_once (self);
  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_closed_cb), self);
  g_object_bind_property (self->workspace, "start-folded", self->history_buttons, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->workspace, "start-folded", self->what_ifs, "narrow", G_BINDING_SYNC_CREATE);
  add_views (self);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (view_changed_cb), self);
  add_panel_keys (self, GTK_WIDGET (self->priorities));
  add_panel_keys (self, GTK_WIDGET (self->dossier));
}

/* Shows an open document. A page has one session for its life. */
void
entente_document_page_set_session (EntenteDocumentPage *self,
                                   EntenteSession *session)
{
  GHashTableIter iter;
  gpointer view;

  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->filter = entente_view_filter_new ();
  entente_view_filter_set_dataset (self->filter, entente_session_get_dataset (session));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    entente_picture_view_set_session (view, session, self->filter);
  if (self->player != NULL)
    entente_draw_player_set_session (self->player, session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  entente_priorities_panel_set_session (self->priorities, session, self->filter);
  entente_dossier_panel_set_session (self->dossier, session);
  entente_view_options_set_session (self->options, session, self->filter);
  entente_table_view_set_session (self->table, session, self->filter);
  entente_status_strip_set_hint (self->status, _("Drag a slider: every picture answers at once."));
  entente_status_strip_set_session (self->status, session);
  entente_what_if_chip_set_session (self->what_ifs, session);
  session_changed_cb (self);
  view_changed_cb (self);
}

/* What of the document the pictures show. */
EntenteViewFilter *
entente_document_page_get_filter (EntenteDocumentPage *self)
{
  return self->filter;
}

EntenteSession *
entente_document_page_get_session (EntenteDocumentPage *self)
{
  return self->session;
}

AdwViewStack *
entente_document_page_get_stack (EntenteDocumentPage *self)
{
  return self->stack;
}

EntenteWorkspace *
entente_document_page_get_workspace (EntenteDocumentPage *self)
{
  return self->workspace;
}

/* Above everything else of the page; the newest comes last. */
void
entente_document_page_add_banner (EntenteDocumentPage *self,
                                  EntenteBanner *banner)
{
  gtk_box_append (self->banners, GTK_WIDGET (banner));
}

/* (nullable) the picture that is shown */
EntentePictureView *
entente_document_page_get_view (EntenteDocumentPage *self)
{
  const char *id = adw_view_stack_get_visible_child_name (self->stack);

  return id != NULL && self->views != NULL ? g_hash_table_lookup (self->views, id) : NULL;
}

void
entente_document_page_show_table (EntenteDocumentPage *self,
                                  gboolean show)
{
  /* Who asks for the other face means to read it, wherever the keyboard was. */
  gtk_stack_set_visible_child_name (self->face, show ? "table" : "pictures");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    entente_document_page_focus_face (self);
}

void
entente_document_page_start_search (EntenteDocumentPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* The table as text on the clipboard, whichever face is shown, with what is chosen now. */
void
entente_document_page_copy_table (EntenteDocumentPage *self)
{
  g_autofree char *text = NULL;

  entente_session_evaluate (self->session);
  text = entente_table_view_to_text (self->table);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

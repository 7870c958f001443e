/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The tour points at real parts of the window, and the first step is done, not read: what is lit can be used at any
 * time, since nothing but the card takes a pointer.
 *
 *   start () -> step 0 "Say what matters"  -> 1 the picture -> 2 the dossier -> 3 certainty, export -> "ended"
 *                    \________________ Back, Next; Skip and Escape end it at any time ____________/
 *
 * Panels that a step needs are opened, and left as they were found. Nothing of the document changes but what the
 * person changes. Nothing moves by itself either, so there is nothing to leave out for those who want no motion.
 */

#include "config.h"

#include "entente-tour.h"

#include "entente-announcement.h"
#include "entente-dossier-panel.h"
#include "entente-label-phrases.h"
#include "entente-priorities-panel.h"
#include "entente-tour-place.h"

#include <glib/gi18n-lib.h>

#define MAX_PARTS 2
#define MAX_SHADE ((2 * MAX_PARTS + 1) * (2 * MAX_PARTS + 1))
#define CARD_WIDTH 336
#define MARGIN 8
#define LOOK_MS 120 /* how often it is looked whether the parts have moved */

struct _EntenteTour
{
  GtkWidget parent_instance;

  EntenteWindow *window;   /* borrowed: the tour is a part of it */
  GtkEventController *keys; /* of the window */
  guint step;
  gboolean tried;          /* the weights were changed during the first step */
  gboolean found_open[2];  /* panels at the start and the end, as they were found */
  int selected_here;       /* the partner that the tour has selected, or ENTENTE_NONE */
  guint look;

  GtkWidget *parts[MAX_PARTS]; /* of the window, borrowed */
  GdkRectangle boxes[MAX_PARTS];
  guint n_parts;

  GtkWidget *rings[MAX_PARTS];
  GtkWidget *card;
  GtkLabel *count, *title, *text;
  GtkWidget *dots[ENTENTE_TOUR_N_STEPS];
  GtkWidget *skip, *back, *next;
};

enum
{
  PROP_0,
  PROP_STEP,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint ended_signal;

G_DEFINE_FINAL_TYPE (EntenteTour, entente_tour, GTK_TYPE_WIDGET)

static const struct
{
  const char *title, *text;
} steps[ENTENTE_TOUR_N_STEPS] = {
  { N_("Say what matters"),
    N_("Each slider is a priority. Drag this one: every picture follows, and the line at the bottom says who rises and "
       "who drops.") },
  { N_("See where everybody stands"),
    N_("The picture sorts the partners into tiers. Click one to select it. Five views show the same result.") },
  { N_("Ask why"),
    N_("The dossier says why a partner stands there, how sure that is, and what would lift it. Every figure has its "
       "source.") },
  { N_("Know how sure, and take it along"),
    N_("Certainty shows what holds when the weights are a little off. Export, here or in the main menu, saves any "
       "picture. F1 shows the help.") },
};

/* -- The parts of the window ------------------------------------------------------------------------------ */

static GtkWidget *
find_inside (GtkWidget *root,
             const char *type,
             guint *nth)
{
  GtkWidget *child, *found = NULL;

  for (child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (g_str_equal (G_OBJECT_TYPE_NAME (child), type) && (*nth)-- == 0)
        return child;
      found = find_inside (child, type, nth);
    }
  return found;
}

/* (nullable) the nth part of that kind that is on screen */
static GtkWidget *
find_part (EntenteTour *self,
           const char *type,
           guint nth)
{
  return find_inside (GTK_WIDGET (self->window), type, &nth);
}

static void
add_part (EntenteTour *self,
          GtkWidget *part)
{
  if (part != NULL && self->n_parts < MAX_PARTS)
    self->parts[self->n_parts++] = part;
}

static void
open_panels (EntenteTour *self,
             gboolean start,
             gboolean end)
{
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (self->window));

  /* Beside the picture they are in nobody's way. */
  if (start || entente_workspace_is_folded (workspace, GTK_PACK_START))
    entente_workspace_set_open (workspace, GTK_PACK_START, start);
  if (end || entente_workspace_is_folded (workspace, GTK_PACK_END))
    entente_workspace_set_open (workspace, GTK_PACK_END, end);
}

/* Somebody must be in the dossier: whoever is first. */
static void
select_somebody (EntenteTour *self)
{
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (self->window));
  EntenteEvaluation *evaluation = entente_session_get_evaluation (session);
  guint i;

  if (evaluation == NULL || entente_session_get_selected (session) != ENTENTE_NONE)
    return;
  for (i = 0; i < evaluation->n_partners; i++)
    if (evaluation->ranks[i] == 1)
      {
        self->selected_here = (int) i;
        entente_session_set_selected (session, (int) i);
        return;
      }
}

/* The slider, or all of the panel where there is none. */
static void
point_at_priorities (EntenteTour *self)
{
  open_panels (self, TRUE, FALSE);
  add_part (self, find_part (self, "EntenteCriterionRow", 0));
  if (self->n_parts == 0)
    add_part (self, find_part (self, "EntentePrioritiesPanel", 0));
}

static void
point_at_picture (EntenteTour *self)
{
  open_panels (self, FALSE, FALSE);
  add_part (self, GTK_WIDGET (entente_document_page_get_stack (entente_window_get_page (self->window))));
  if (!gtk_widget_get_mapped (self->parts[0]))
    self->parts[0] = find_part (self, "EntenteTableView", 0);
}

static void
point_at_dossier (EntenteTour *self)
{
  select_somebody (self);
  open_panels (self, FALSE, TRUE);
  add_part (self, find_part (self, "EntenteDossierPanel", 0));
}

static void
point_at_results (EntenteTour *self)
{
  GtkWidget *button = find_part (self, "AdwViewSwitcherButton", 4);

  open_panels (self, FALSE, FALSE);
  add_part (self, button != NULL ? button : find_part (self, "AdwViewSwitcher", 0));
  add_part (self, entente_window_get_export_button (self->window));
}

/* -- Where everything is ---------------------------------------------------------------------------------- */

static GdkRectangle
find_box (EntenteTour *self,
          GtkWidget *part)
{
  GdkRectangle whole = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  GdkRectangle box = { 0, 0, 0, 0 };
  graphene_rect_t bounds;

  if (part == NULL || !gtk_widget_get_mapped (part)
      || !gtk_widget_compute_bounds (part, GTK_WIDGET (self), &bounds))
    return box;
  graphene_rect_round_extents (&bounds, &bounds);
  box = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                        (int) bounds.size.height };
  gdk_rectangle_intersect (&box, &whole, &box);
  return box;
}

static gboolean
find_boxes (EntenteTour *self)
{
  gboolean moved = FALSE;
  guint i;

  for (i = 0; i < self->n_parts; i++)
    {
      const GdkRectangle box = find_box (self, self->parts[i]);

      moved = moved || !gdk_rectangle_equal (&box, &self->boxes[i]);
      self->boxes[i] = box;
    }
  return moved;
}

/* Panels slide in, rows scroll, windows fold. */
static gboolean
look_cb (gpointer user_data)
{
  EntenteTour *self = user_data;

  if (find_boxes (self))
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  return G_SOURCE_CONTINUE;
}

/* Those that are on screen. */
static guint
list_lit (EntenteTour *self,
          GdkRectangle *lit)
{
  guint i, n = 0;

  for (i = 0; i < self->n_parts; i++)
    if (self->boxes[i].width > 0 && self->boxes[i].height > 0)
      lit[n++] = self->boxes[i];
  return n;
}

static void
allocate_at (GtkWidget *child,
             const GdkRectangle *box)
{
  gtk_widget_allocate (child, box->width, box->height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) box->x, (float) box->y)));
}

static void
allocate_card (EntenteTour *self,
               const int window[2])
{
  GdkRectangle lit[MAX_PARTS], box;
  int card[2], minimum, natural;

  gtk_widget_measure (self->card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  card[0] = MAX (minimum, MIN (MAX (natural, CARD_WIDTH), window[0] - 2 * MARGIN));
  card[0] = MIN (card[0], MAX (CARD_WIDTH, minimum));
  gtk_widget_measure (self->card, GTK_ORIENTATION_VERTICAL, card[0], &minimum, &natural, NULL, NULL);
  card[1] = MAX (minimum, MIN (natural, window[1] - 2 * MARGIN));
  box = entente_tour_place_card (lit, list_lit (self, lit), window, card);
  allocate_at (self->card, &box);
}

static void
entente_tour_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  EntenteTour *self = ENTENTE_TOUR (widget);
  const int window[2] = { width, height };
  guint i;

  find_boxes (self);
  for (i = 0; i < MAX_PARTS; i++)
    {
      gboolean lit = i < self->n_parts && self->boxes[i].width > 0 && self->boxes[i].height > 0;

      gtk_widget_set_child_visible (self->rings[i], lit);
      if (lit)
        allocate_at (self->rings[i], &self->boxes[i]);
    }
  allocate_card (self, window);
}

static void
entente_tour_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
entente_tour_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  EntenteTour *self = ENTENTE_TOUR (widget);
  const int window[2] = { gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  const GdkRGBA dim = { 0, 0, 0, 0.22f };
  GdkRectangle lit[MAX_PARTS], shade[MAX_SHADE];
  guint i, n = entente_tour_place_shade (lit, list_lit (self, lit), window, shade, MAX_SHADE);

  for (i = 0; i < n; i++)
    gtk_snapshot_append_color (snapshot, &dim,
                               &GRAPHENE_RECT_INIT ((float) shade[i].x, (float) shade[i].y, (float) shade[i].width,
                                                    (float) shade[i].height));
  GTK_WIDGET_CLASS (entente_tour_parent_class)->snapshot (widget, snapshot);
}

/* Everything but the card lets the pointer through. */
static gboolean
entente_tour_contains (GtkWidget *widget,
                       double x,
                       double y)
{
  return FALSE;
}

/* -- Steps ------------------------------------------------------------------------------------------------ */

static void
show_words (EntenteTour *self)
{
  const gboolean done = self->step == 0 && self->tried;
  const char *text = done ? _("That is all there is to it. Undo takes back step by step, without limit.")
                          : _(steps[self->step].text);
  g_autofree char *count = g_strdup_printf (_("%u of %u"), self->step + 1, ENTENTE_TOUR_N_STEPS);
  /* Translators: a place, "1 of 4", a title, a text */
  g_autofree char *spoken = g_strdup_printf (_("Tour, %s: %s. %s"), count, _(steps[self->step].title), text);
  guint i;

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->title, _(steps[self->step].title));
  gtk_label_set_text (self->text, text);
  for (i = 0; i < ENTENTE_TOUR_N_STEPS; i++)
    if (i == self->step)
      gtk_widget_add_css_class (self->dots[i], "now");
    else
      gtk_widget_remove_css_class (self->dots[i], "now");
  gtk_button_set_label (GTK_BUTTON (self->next), self->step + 1 < ENTENTE_TOUR_N_STEPS ? _("_Next") : _("_Done"));
  gtk_widget_set_sensitive (self->back, self->step > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->card), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  entente_announce (self->card, spoken);
}

static void
show_step (EntenteTour *self,
           guint step)
{
  static void (*const point[ENTENTE_TOUR_N_STEPS]) (EntenteTour *self)
      = { point_at_priorities, point_at_picture, point_at_dossier, point_at_results };

  self->step = step;
  self->n_parts = 0;
  point[step] (self);
  find_boxes (self);
  show_words (self);
  gtk_widget_grab_focus (self->next);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEP]);
}

static void
end (EntenteTour *self)
{
  EntenteDocumentPage *page = entente_window_get_page (self->window);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (page);
  EntenteSession *session = entente_document_page_get_session (page);

  entente_workspace_set_open (workspace, GTK_PACK_START, self->found_open[0]);
  entente_workspace_set_open (workspace, GTK_PACK_END, self->found_open[1]);
  if (self->selected_here != ENTENTE_NONE && entente_session_get_selected (session) == self->selected_here)
    entente_session_set_selected (session, ENTENTE_NONE);
  entente_document_page_focus_face (page);
  g_signal_emit (self, ended_signal, 0);
}

static void
skip_cb (EntenteTour *self)
{
  end (self);
}

static void
back_cb (EntenteTour *self)
{
  if (self->step > 0)
    show_step (self, self->step - 1);
}

static void
next_cb (EntenteTour *self)
{
  if (self->step + 1 < ENTENTE_TOUR_N_STEPS)
    show_step (self, self->step + 1);
  else
    end (self);
}

static void
changed_cb (EntenteTour *self)
{
  if (self->step != 0 || self->tried)
    return;
  self->tried = TRUE;
  gtk_widget_add_css_class (self->card, "tried");
  show_words (self);
}

/* From the card to what is lit and back, as F6 goes from part to part otherwise. */
static gboolean
change_side (EntenteTour *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->card))
    return self->n_parts > 0 && gtk_widget_child_focus (self->parts[0], GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->next);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EntenteTour *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  /* A menu that is open closes first. */
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      end (self);
      return TRUE;
    }
  return keyval == GDK_KEY_F6 && change_side (self);
}

/* -- The widget ------------------------------------------------------------------------------------------- */

static GtkLabel *
add_label (GtkWidget *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  entente_label_phrases_keep (label);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_head (EntenteTour *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint i;

  for (i = 0; i < ENTENTE_TOUR_N_STEPS; i++)
    {
      self->dots[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->dots[i], "dot");
      gtk_widget_set_valign (self->dots[i], GTK_ALIGN_CENTER);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->dots[i]), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (line), self->dots[i]);
    }
  self->count = add_label (line, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_set_margin_start (GTK_WIDGET (self->count), 4);
  gtk_box_append (GTK_BOX (self->card), line);
}

static GtkWidget *
add_button (EntenteTour *self,
            GtkWidget *line,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

static void
add_buttons (EntenteTour *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->skip = add_button (self, line, _("_Skip"), G_CALLBACK (skip_cb));
  gtk_widget_add_css_class (self->skip, "flat");
  gtk_widget_set_hexpand (self->skip, TRUE);
  gtk_widget_set_halign (self->skip, GTK_ALIGN_START);
  self->back = add_button (self, line, _("_Back"), G_CALLBACK (back_cb));
  self->next = add_button (self, line, _("_Next"), G_CALLBACK (next_cb));
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_set_margin_top (line, 6);
  gtk_box_append (GTK_BOX (self->card), line);
}

static void
make_card (EntenteTour *self)
{
  self->card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (self->card, "tourcard");
  add_head (self);
  self->title = add_label (self->card, "title-3");
  self->text = add_label (self->card, "words");
  gtk_widget_set_vexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->text), GTK_ALIGN_START);
  add_buttons (self);
}

static void
entente_tour_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_STEP)
    g_value_set_uint (value, ENTENTE_TOUR (object)->step);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_tour_dispose (GObject *object)
{
  EntenteTour *self = ENTENTE_TOUR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->look, g_source_remove);
  if (self->keys != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->window), self->keys);
  self->keys = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_tour_parent_class)->dispose (object);
}

static void
entente_tour_class_init (EntenteTourClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_tour_get_property;
  object_class->dispose = entente_tour_dispose;
  widget_class->measure = entente_tour_measure;
  widget_class->size_allocate = entente_tour_size_allocate;
  widget_class->snapshot = entente_tour_snapshot;
  widget_class->contains = entente_tour_contains;

  props[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, ENTENTE_TOUR_N_STEPS - 1, 0,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  ended_signal = g_signal_new ("ended", ENTENTE_TYPE_TOUR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "tour");
}

static void
entente_tour_init (EntenteTour *self)
{
  guint i;

  self->selected_here = ENTENTE_NONE;
  for (i = 0; i < MAX_PARTS; i++)
    {
      self->rings[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->rings[i], "tourring");
      gtk_widget_set_can_target (self->rings[i], FALSE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->rings[i]), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_widget_set_parent (self->rings[i], GTK_WIDGET (self));
    }
  make_card (self);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

/**
 * entente_tour_new:
 * @window: one that shows a document; the tour is to be put over all of it
 */
EntenteTour *
entente_tour_new (EntenteWindow *window)
{
  EntenteTour *self = g_object_new (ENTENTE_TYPE_TOUR, NULL);

  self->window = window;
  return self;
}

/* Once it is a part of the window. */
void
entente_tour_start (EntenteTour *self)
{
  EntenteDocumentPage *page = entente_window_get_page (self->window);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (page);

  self->found_open[0] = entente_workspace_is_open (workspace, GTK_PACK_START);
  self->found_open[1] = entente_workspace_is_open (workspace, GTK_PACK_END);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), self->keys);
  g_signal_connect_object (entente_document_page_get_session (page), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->look = g_timeout_add (LOOK_MS, look_cb, self);
  show_step (self, 0);
}

/* From 0. */
guint
entente_tour_get_step (EntenteTour *self)
{
  return self->step;
}

/* Whether the weights were changed during the first step. */
gboolean
entente_tour_has_tried (EntenteTour *self)
{
  return self->tried;
}

GtkWidget *
entente_tour_get_card (EntenteTour *self)
{
  return self->card;
}

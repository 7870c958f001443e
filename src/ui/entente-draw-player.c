/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   [Play] [Next]  Weighting 17 of 100   ▂▅▃█▁   [Clear]
 *
 * Two a second, a hundred in all: draw k of the analysis, which is the same one each time. It stops when nobody can
 * see it, and where the desktop wants no animations it only goes on when asked to. Space in the picture plays and
 * pauses.
 */

#include "config.h"

#include "entente-draw-player.h"

#include "entente-analysis.h"
#include "entente-button-names.h"
#include "entente-weight-bars.h"

#include <glib/gi18n-lib.h>

#define N_DRAWS 100
#define INTERVAL_MS 500

struct _EntenteDrawPlayer
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntentePictureView *view; /* not owned: both are children of one page */
  int draw;                 /* that is shown, from 0; ENTENTE_NONE = none */
  guint timeout;

  GtkWidget *box;
  GtkToggleButton *play;
  GtkButton *next, *clear;
  GtkLabel *label;
  EntenteWeightBars *bars;
};

G_DEFINE_FINAL_TYPE (EntenteDrawPlayer, entente_draw_player, GTK_TYPE_WIDGET)

static gboolean
wants_animations (EntenteDrawPlayer *self)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static void
show_nothing (EntenteDrawPlayer *self)
{
  self->draw = ENTENTE_NONE;
  entente_picture_view_set_drawn (self->view, NULL);
  gtk_label_set_text (self->label, _("Weightings one by one"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), gtk_label_get_text (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self->bars), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), FALSE);
}

/* Shows a draw; FALSE when there is none yet. */
static gboolean
show_draw (EntenteDrawPlayer *self,
           int draw)
{
  EntenteAnalysis *analysis = entente_session_get_analysis (self->session);
  EntenteEvaluation *today = entente_session_get_evaluation (self->session);
  g_autoptr (EntenteEvaluation) drawn = entente_analysis_evaluate_draw (analysis, (guint64) draw);
  g_autofree char *text = NULL;

  if (drawn == NULL || today == NULL || drawn->n_criteria != today->n_criteria)
    return FALSE;
  self->draw = draw;
  entente_picture_view_set_drawn (self->view, drawn);
  entente_weight_bars_set (self->bars, entente_session_get_dataset (self->session), drawn->shares, today->shares);
  text = g_strdup_printf (_("Weighting %1$d of %2$d"), draw + 1, N_DRAWS);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->bars), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), TRUE);
  return TRUE;
}

static void
show_playing (EntenteDrawPlayer *self)
{
  const gboolean playing = self->timeout != 0;
  const char *label = playing ? _("Pause") : _("Play weightings one by one");

  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), label);
  entente_button_names_set (GTK_WIDGET (self->play), label);
  gtk_toggle_button_set_active (self->play, playing);
}

static void
stop (EntenteDrawPlayer *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  show_playing (self);
}

/* FALSE when there is nothing to show (yet). */
static gboolean
step (EntenteDrawPlayer *self)
{
  return show_draw (self, (self->draw + 1) % N_DRAWS);
}

static gboolean
tick_cb (gpointer user_data)
{
  EntenteDrawPlayer *self = user_data;

  if (step (self) && self->draw + 1 < N_DRAWS)
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  show_playing (self);
  return G_SOURCE_REMOVE;
}

static void
start (EntenteDrawPlayer *self)
{
  if (step (self))
    self->timeout = g_timeout_add (INTERVAL_MS, tick_cb, self);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  show_playing (self);
}

static void
play_cb (EntenteDrawPlayer *self)
{
  const gboolean wanted = gtk_toggle_button_get_active (self->play);

  if (self->session == NULL || wanted == (self->timeout != 0))
    return;
  if (wanted)
    start (self);
  else
    stop (self);
}

static void
next_cb (EntenteDrawPlayer *self)
{
  stop (self);
  step (self);
}

static void
clear_cb (EntenteDrawPlayer *self)
{
  stop (self);
  show_nothing (self);
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->play)) ? GTK_WIDGET (self->play)
                                                                          : GTK_WIDGET (self->next));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        EntenteDrawPlayer *self)
{
  if ((keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || self->session == NULL)
    return FALSE;
  if (wants_animations (self))
    gtk_toggle_button_set_active (self->play, self->timeout == 0);
  else
    next_cb (self);
  return TRUE;
}

/* Other weights, other facts: the same draw gives another ranking now. */
static void
results_changed_cb (EntenteDrawPlayer *self)
{
  if (self->draw != ENTENTE_NONE && !show_draw (self, self->draw))
    {
      stop (self);
      show_nothing (self);
    }
}

static void
dataset_changed_cb (EntenteDrawPlayer *self)
{
  stop (self);
  show_nothing (self);
}

static void
animations_changed_cb (EntenteDrawPlayer *self)
{
  const gboolean enabled = wants_animations (self);

  if (!enabled)
    stop (self);
  gtk_widget_set_visible (GTK_WIDGET (self->play), enabled);
}

static void
entente_draw_player_map (GtkWidget *widget)
{
  EntenteDrawPlayer *self = ENTENTE_DRAW_PLAYER (widget);

  GTK_WIDGET_CLASS (entente_draw_player_parent_class)->map (widget);
  animations_changed_cb (self);
  if (self->session != NULL)
    results_changed_cb (self);
}

static void
entente_draw_player_unmap (GtkWidget *widget)
{
  stop (ENTENTE_DRAW_PLAYER (widget));
  GTK_WIDGET_CLASS (entente_draw_player_parent_class)->unmap (widget);
}

static void
entente_draw_player_dispose (GObject *object)
{
  EntenteDrawPlayer *self = ENTENTE_DRAW_PLAYER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_draw_player_parent_class)->dispose (object);
}

static void
entente_draw_player_class_init (EntenteDrawPlayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_draw_player_dispose;
  widget_class->map = entente_draw_player_map;
  widget_class->unmap = entente_draw_player_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "drawplayer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add (EntenteDrawPlayer *self,
     GtkWidget *child)
{
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), child);
  return child;
}

static GtkWidget *
make_button (const char *icon,
             const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  entente_button_names_set (button, label);
  return button;
}

static void
entente_draw_player_init (EntenteDrawPlayer *self)
{
  GtkWidget *play = gtk_toggle_button_new ();

  self->draw = ENTENTE_NONE;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (play, "flat");
  self->play = GTK_TOGGLE_BUTTON (add (self, play));
  self->next = GTK_BUTTON (add (self, make_button ("media-skip-forward-symbolic", _("Next weighting"))));
  self->label = GTK_LABEL (add (self, gtk_label_new (NULL)));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  self->bars = ENTENTE_WEIGHT_BARS (add (self, entente_weight_bars_new ()));
  gtk_widget_set_margin_start (GTK_WIDGET (self->bars), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bars), TRUE);
  self->clear = GTK_BUTTON (add (self, make_button ("window-close-symbolic", _("Show no single weighting"))));
  g_signal_connect_swapped (play, "toggled", G_CALLBACK (play_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
}

GtkWidget *
entente_draw_player_new (EntentePictureView *view)
{
  EntenteDrawPlayer *self = g_object_new (ENTENTE_TYPE_DRAW_PLAYER, NULL);
  GtkEventController *key = gtk_event_controller_key_new ();

  self->view = view;
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-enable-animations",
                           G_CALLBACK (animations_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Weightings one by one"), -1);
  show_nothing (self);
  show_playing (self);
  return GTK_WIDGET (self);
}

void
entente_draw_player_set_session (EntenteDrawPlayer *self,
                                 EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (results_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entente_session_get_analysis (session), "robustness-changed",
                           G_CALLBACK (results_changed_cb), self, G_CONNECT_SWAPPED);
}

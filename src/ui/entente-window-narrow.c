/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The switcher of the views where there is little room: in a header bar it keeps its place as long as it fits, at the
 * bottom of a narrow window it gives up its words before it cuts them.
 */

#include "config.h"

#include "entente-button-names.h"
#include "entente-widget-search.h"
#include "entente-window-private.h"

#define BUTTON_PADDING 4 /* at each side of a name */
#define ICON_ROOM 46     /* for the icon beside a name, and around both */
#define NAME_ROOM 10     /* around a name below its icon, and between two of them */

typedef struct
{
  GtkOrientation orientation; /* of icon and name */
  int widest;
  guint n_buttons;
} Names;

/* A button has its name twice: beside its icon, and below it in smaller letters. */
static gboolean
is_meant (const Names *names,
          GtkWidget *label)
{
  GtkWidget *box = gtk_widget_get_ancestor (label, GTK_TYPE_BOX);

  return box != NULL && gtk_orientable_get_orientation (GTK_ORIENTABLE (box)) == names->orientation;
}

static void
measure_names (GtkWidget *widget,
               Names *names)
{
  GtkWidget *child;

  if (GTK_IS_TOGGLE_BUTTON (widget))
    names->n_buttons++;
  if (GTK_IS_LABEL (widget) && is_meant (names, widget))
    {
      g_autoptr (PangoLayout) layout
          = gtk_widget_create_pango_layout (widget, gtk_label_get_text (GTK_LABEL (widget)));
      int width, natural;

      pango_layout_get_pixel_size (layout, &width, NULL);
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      names->widest = MAX (names->widest, MAX (width, natural));
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    measure_names (child, names);
}

/* A button keeps its name for those who hear it or wait for the tooltip. */
static void
show_names (GtkWidget *widget,
            GtkWidget *button,
            gboolean show)
{
  GtkWidget *child;

  if (GTK_IS_TOGGLE_BUTTON (widget))
    button = widget;
  if (GTK_IS_LABEL (widget) && button != NULL)
    {
      const char *name = gtk_label_get_text (GTK_LABEL (widget));

      gtk_widget_set_visible (widget, show);
      if (*name != '\0')
        {
          gtk_widget_set_tooltip_text (button, show ? NULL : name);
          entente_button_names_set (button, name);
        }
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    show_names (child, button, show);
}

static void
fit_form (GtkWidget *form,
          GtkOrientation orientation)
{
  Names names = { .orientation = orientation };
  const int room = orientation == GTK_ORIENTATION_HORIZONTAL ? ICON_ROOM : NAME_ROOM;
  GtkBorder padding, margin;

  measure_names (form, &names);
  gtk_style_context_get_padding (gtk_widget_get_style_context (form), &padding);
  gtk_style_context_get_margin (gtk_widget_get_style_context (form), &margin);
  gtk_widget_set_size_request (form,
                               (int) names.n_buttons * (names.widest + room) + padding.left + padding.right
                                 + margin.left + margin.right,
                               -1);
}

/* libadwaita takes a form of the switcher where it could be a good deal wider than its names, and has no width at all
 * below which these are cut. The first form has the names beside the icons, the second below them. */
static void
fit_forms (EntenteWindow *self)
{
  GtkWidget *forms = entente_widget_search_type (GTK_WIDGET (self->switcher), ADW_TYPE_SQUEEZER);
  GtkWidget *first = forms != NULL ? gtk_widget_get_first_child (forms) : NULL;
  GtkWidget *second = first != NULL ? gtk_widget_get_next_sibling (first) : NULL;

  if (second == NULL)
    return;
  fit_form (first, GTK_ORIENTATION_HORIZONTAL);
  fit_form (second, GTK_ORIENTATION_VERTICAL);
}

static void
squeeze_by_names (EntenteWindow *self)
{
  GtkWidget *forms = entente_widget_search_type (GTK_WIDGET (self->switcher), ADW_TYPE_SQUEEZER);

  if (forms != NULL)
    adw_squeezer_set_switch_threshold_policy (ADW_SQUEEZER (forms), ADW_FOLD_THRESHOLD_POLICY_MINIMUM);
}

static gboolean
fit_cb (gpointer user_data)
{
  EntenteWindow *self = user_data;
  Names names = { .orientation = GTK_ORIENTATION_VERTICAL };
  gboolean show;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  self->fit_id = 0;
  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  adw_view_switcher_bar_set_reveal (self->switcher_bar,
                                    entente_window_is_document_shown (self)
                                      && (entente_header_middle_is_full (self->middle)
                                          || adw_view_switcher_title_get_title_visible (self->switcher)));
  fit_forms (self);
  measure_names (GTK_WIDGET (self->switcher_bar), &names);
  show = (int) names.n_buttons * (names.widest + 2 * BUTTON_PADDING) <= width;
  if (names.n_buttons > 0 && show != self->names_shown)
    {
      self->names_shown = show;
      show_names (GTK_WIDGET (self->switcher_bar), NULL, show);
    }
  return G_SOURCE_REMOVE;
}

/* Soon, since sizes change while widgets are being placed. */
void
entente_window_fit_switcher (EntenteWindow *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/* libadwaita keeps room for five letters of a title, which large text doesn't leave in a narrow window. */
static void
let_titles_shrink (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE)
    gtk_label_set_width_chars (GTK_LABEL (widget), 1);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_titles_shrink (child);
}

/* Once, when the window is made. */
void
entente_window_watch_switcher (EntenteWindow *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  self->names_shown = TRUE;
  squeeze_by_names (self);
  let_titles_shrink (GTK_WIDGET (self->switcher));
  g_signal_connect (self, "notify::default-width", G_CALLBACK (entente_window_fit_switcher), NULL);
  g_signal_connect (self, "map", G_CALLBACK (entente_window_fit_switcher), NULL);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (entente_window_fit_switcher), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (entente_window_fit_switcher), self,
                           G_CONNECT_SWAPPED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Takes a toast away when it surely stands.
 *
 * libadwaita 1.2 frees what it knows of a toast when that has left, and the animation by which the toast came still
 * writes there when it ends later. A toast that comes while another one leaves takes 500 ms, leaving takes 300: one
 * that is dismissed within the first 200 ms ends the program. */

#include "config.h"

#include "entente-leaving-toast.h"

#define COMING_MS 550 /* longer than any toast takes to come */
#define FULL_FRAMES 2 /* the last of its coming has been drawn, even if nothing else was for long */

typedef struct
{
  AdwToast *toast;
  GtkWidget *title; /* mapped from the first moment of coming to the last of leaving */
  guint frames;
} Leaving;

static void
free_leaving (gpointer data)
{
  Leaving *self = data;

  g_object_unref (self->title);
  g_object_unref (self->toast);
  g_free (self);
}

static gboolean
tick_cb (GtkWidget *title,
         GdkFrameClock *clock,
         gpointer user_data)
{
  Leaving *self = user_data;

  if (++self->frames < FULL_FRAMES)
    return G_SOURCE_CONTINUE;
  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

static gboolean
stands_cb (gpointer user_data)
{
  Leaving *self = user_data;

  if (gtk_widget_get_mapped (self->title))
    {
      gtk_widget_add_tick_callback (self->title, tick_cb, self, free_leaving);
      return G_SOURCE_REMOVE;
    }
  /* It has left, or nobody sees its window: there, animations end at once. */
  adw_toast_dismiss (self->toast);
  free_leaving (self);
  return G_SOURCE_REMOVE;
}

/**
 * entente_leaving_toast_dismiss:
 * @toast: one with a custom title; shown, waiting for its turn, or gone already
 *
 * Like adw_toast_dismiss (), but one that is shown leaves half a second later; its button goes at once.
 */
void
entente_leaving_toast_dismiss (AdwToast *toast)
{
  GtkWidget *title = adw_toast_get_custom_title (toast);
  Leaving *self;

  g_return_if_fail (title != NULL);
  if (!gtk_widget_get_mapped (title))
    {
      adw_toast_dismiss (toast);
      return;
    }
  adw_toast_set_button_label (toast, NULL);
  self = g_new0 (Leaving, 1);
  self->toast = g_object_ref (toast);
  self->title = g_object_ref (title);
  g_timeout_add (COMING_MS, stands_cb, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-table-place.h"

#define N_SETTINGS 2 /* GTK moves once more when it knows how high the rows are */

/* -- Sideways --------------------------------------------------------------------------------------------- */

static double
get_room (EntenteTablePlace *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* Newer GTK scrolls from the right edge where that is the beginning: there the first column is in sight at 0. */
static gboolean
begins_at_right_edge (EntenteTablePlace *self)
{
  GtkWidget *heads = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  const double value = gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (self->scroller));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (heads, GTK_WIDGET (self->view), &bounds)
         && ABS (get_room (self) + bounds.origin.x - value) < ABS (bounds.origin.x + value);
}

static gboolean
show_first_column_cb (gpointer user_data)
{
  EntenteTablePlace *self = user_data;

  self->first_column_id = 0;
  if (begins_at_right_edge (self))
    {
      self->last_column_at = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->scroller), get_room (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/* From right to left the first column stands at the right, where no scrolled window begins of its own. The columns
 * have been placed when this comes, and would not hear of another value before the next frame. */
static void
begin_at_first_column (EntenteTablePlace *self)
{
  const double room = get_room (self);
  const double value = gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (self->scroller));
  const gboolean at_first = ABS (value - self->last_column_at) < 1;

  self->last_column_at = room;
  if (at_first && gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL && self->first_column_id == 0)
    self->first_column_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_first_column_cb, self, NULL);
}

/* -- Down the rows ---------------------------------------------------------------------------------------- */

/* Frame by frame until there are results and the list has laid out its rows with them. */
static gboolean
keep_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  EntenteTablePlace *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  const gboolean mapped = gtk_widget_get_mapped (GTK_WIDGET (self->scroller));

  if (mapped && self->rows_changed)
    {
      /* The list has no places yet for what came meanwhile; it gets them when this frame is laid out. */
      self->rows_changed = FALSE;
      self->n_settings = N_SETTINGS;
      return G_SOURCE_CONTINUE;
    }
  if (mapped && self->n_settings > 0)
    {
      gtk_adjustment_set_value (adjustment, self->kept);
      self->n_settings--;
    }
  else
    self->kept = gtk_adjustment_get_value (adjustment); /* or who scrolls meanwhile would be taken back */
  if (mapped && (self->n_settings > 0 || entente_session_get_evaluation (self->session) == NULL))
    return G_SOURCE_CONTINUE;
  self->keep_id = 0;
  return G_SOURCE_REMOVE;
}

/**
 * entente_table_place_keep:
 *
 * To be called before rows change: a list whose rows are sorted anew goes to the row with the keyboard, wherever its
 * user had scrolled to. Of several changes in one frame the first one's place is kept.
 */
void
entente_table_place_keep (EntenteTablePlace *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->scroller)))
    return;
  if (self->keep_id == 0)
    {
      self->kept = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
      self->keep_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), keep_cb, self, NULL);
    }
  self->rows_changed = TRUE;
}

void
entente_table_place_note_rows (EntenteTablePlace *self)
{
  self->rows_changed = TRUE;
}

/* scroller: with @view in it, in the widget that @self is a part of */
void
entente_table_place_init (EntenteTablePlace *self,
                          GtkColumnView *view,
                          GtkScrolledWindow *scroller)
{
  self->view = view;
  self->scroller = scroller;
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (scroller), "changed",
                            G_CALLBACK (begin_at_first_column), self);
}

void
entente_table_place_clear (EntenteTablePlace *self)
{
  g_clear_handle_id (&self->first_column_id, g_source_remove);
  if (self->scroller != NULL && self->keep_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->keep_id);
  self->keep_id = 0;
  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (self->scroller), self);
  self->scroller = NULL;
}

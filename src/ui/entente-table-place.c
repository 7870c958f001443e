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
typedef struct
{
  EntenteTablePlace *table;
  double place;
  guint n_row_changes; /* at the last frame */
  guint n_settings;    /* how often the place is still to be set */
} KeptPlace;

static gboolean
keep_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  KeptPlace *kept = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (kept->table->scroller);

  if (kept->n_row_changes != kept->table->n_row_changes)
    {
      /* The list has no places yet for what came meanwhile; it gets them when this frame is laid out. */
      kept->n_row_changes = kept->table->n_row_changes;
      kept->n_settings = N_SETTINGS;
      return G_SOURCE_CONTINUE;
    }
  if (kept->n_settings > 0)
    {
      gtk_adjustment_set_value (adjustment, kept->place);
      kept->n_settings--;
    }
  else
    kept->place = gtk_adjustment_get_value (adjustment); /* or who scrolls meanwhile would be taken back */
  if (kept->n_settings > 0)
    return G_SOURCE_CONTINUE;
  return gtk_widget_get_mapped (widget) && entente_session_get_evaluation (kept->table->session) == NULL
             ? G_SOURCE_CONTINUE
             : G_SOURCE_REMOVE;
}

/**
 * entente_table_place_keep:
 *
 * To be called before rows change: a list whose rows are sorted anew goes to the row with the keyboard, wherever its
 * user had scrolled to.
 */
void
entente_table_place_keep (EntenteTablePlace *self)
{
  KeptPlace *kept;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->scroller)))
    return;
  kept = g_new0 (KeptPlace, 1);
  kept->table = self;
  kept->place = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  kept->n_row_changes = self->n_row_changes;
  kept->n_settings = N_SETTINGS;
  gtk_widget_add_tick_callback (gtk_widget_get_parent (GTK_WIDGET (self->scroller)), keep_cb, kept, g_free);
}

void
entente_table_place_note_rows (EntenteTablePlace *self)
{
  self->n_row_changes++;
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
  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (self->scroller), self);
  self->scroller = NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Menus and lists that hang on what can be scrolled, from the moment when they come down until they are gone.
 *
 * Wherever the button goes, its list goes with it. Out of the screen GTK 4.8 finds no monitor to put it on, so a list is
 * closed before its button leaves the part that is in sight. And the keyboard in a list is no reason to scroll what is
 * below the list, as a GtkViewport would do for each line that gets it.
 */

#include "config.h"

#include "entente-scrolled-menus.h"

#include <adwaita.h>

#define N_OPEN "entente-open-menus" /* how many are down in a viewport */
#define N_FRAMES 4                  /* until the keyboard is back where it was */

static GtkWidget *
find_viewport (GtkWidget *widget)
{
  while (widget != NULL && !GTK_IS_NATIVE (widget) && !GTK_IS_VIEWPORT (widget))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL && GTK_IS_VIEWPORT (widget) ? widget : NULL;
}

static GtkAdjustment *
get_adjustment (GtkWidget *viewport,
                GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (viewport))
                                                   : gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
}

/* Where a widget is in what a viewport scrolls, along one direction. */
typedef struct
{
  double start, length;
  double content; /* how long that is as it is laid out now, with its margins */
  double across;  /* how long it is the other way */
} Span;

static gboolean
find_span (GtkWidget *widget,
           GtkWidget *viewport,
           GtkOrientation orientation,
           Span *span)
{
  GtkWidget *child = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  graphene_rect_t box, whole;
  double width, height;

  if (child == NULL || !gtk_widget_compute_bounds (widget, child, &box) || !gtk_widget_compute_bounds (child, child, &whole))
    return FALSE;
  width = whole.size.width + gtk_widget_get_margin_start (child) + gtk_widget_get_margin_end (child);
  height = whole.size.height + gtk_widget_get_margin_top (child) + gtk_widget_get_margin_bottom (child);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *span = (Span) { box.origin.x - whole.origin.x + gtk_widget_get_margin_start (child), box.size.width, width, height };
  else
    *span = (Span) { box.origin.y - whole.origin.y + gtk_widget_get_margin_top (child), box.size.height, height, width };
  return TRUE;
}

/* How much longer or shorter the content is to become when it is laid out again. */
static double
foresee_growth (GtkWidget *viewport,
                GtkOrientation orientation,
                const Span *span)
{
  const int for_size = orientation == GTK_ORIENTATION_VERTICAL ? (int) span->across : -1;
  int least;

  gtk_widget_measure (gtk_viewport_get_child (GTK_VIEWPORT (viewport)), orientation, for_size, &least, NULL, NULL, NULL);
  return MAX (least, gtk_adjustment_get_page_size (get_adjustment (viewport, orientation))) - span->content;
}

/* By what the next layout makes of it. Nobody knows yet where the content grows: above @widget at worst. */
static gboolean
is_in_sight_along (GtkWidget *widget,
                   GtkWidget *viewport,
                   GtkOrientation orientation)
{
  GtkAdjustment *adjustment = get_adjustment (viewport, orientation);
  const double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);
  double grown;
  Span span;

  if (!find_span (widget, viewport, orientation, &span))
    return FALSE;
  grown = foresee_growth (viewport, orientation, &span);
  return span.start + span.length + MIN (grown, 0.0) > value && span.start + MAX (grown, 0.0) < value + page;
}

/* Whether some of @widget is left in whatever scrolls it, with the next frame at the latest. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *viewport = widget;

  while ((viewport = find_viewport (viewport)) != NULL)
    {
      if (!is_in_sight_along (widget, viewport, GTK_ORIENTATION_HORIZONTAL)
          || !is_in_sight_along (widget, viewport, GTK_ORIENTATION_VERTICAL))
        return FALSE;
      viewport = gtk_widget_get_parent (viewport);
    }
  return TRUE;
}

/* -- From afar --------------------------------------------------------------------------------------------- */

static void
scroll_along (GtkWidget *widget,
              GtkWidget *viewport,
              GtkOrientation orientation)
{
  Span span;

  if (find_span (widget, viewport, orientation, &span))
    gtk_adjustment_clamp_page (get_adjustment (viewport, orientation), span.start, span.start + span.length);
}

/**
 * entente_scrolled_menus_bring:
 * @widget: one that opens a menu or a list in a moment
 *
 * Scrolls to @widget and lays it out there, if it is out of sight: a screen reader can press it from afar, and the wheel
 * leaves the keyboard where it is.
 */
void
entente_scrolled_menus_bring (GtkWidget *widget)
{
  GtkWidget *viewport = widget;
  GtkAllocation place;

  if (is_in_sight (widget))
    return;
  while ((viewport = find_viewport (viewport)) != NULL)
    {
      scroll_along (widget, viewport, GTK_ORIENTATION_HORIZONTAL);
      scroll_along (widget, viewport, GTK_ORIENTATION_VERTICAL);
      gtk_widget_get_allocation (viewport, &place);
      gtk_widget_size_allocate (viewport, &place, -1);
      viewport = gtk_widget_get_parent (viewport);
    }
}

/* -- While one is down ------------------------------------------------------------------------------------- */

static void
count_open (GtkWidget *viewport,
            int change)
{
  const int n = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (viewport), N_OPEN)) + change;

  g_object_set_data (G_OBJECT (viewport), N_OPEN, GINT_TO_POINTER (n));
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), n == 0);
}

/* The keyboard goes back to the button with the next frame: whoever has scrolled away from it stays there. */
static gboolean
forget_cb (GtkWidget *viewport,
           GdkFrameClock *clock,
           gpointer user_data)
{
  guint *frames = user_data;

  if (--*frames > 0)
    return G_SOURCE_CONTINUE;
  count_open (viewport, -1);
  return G_SOURCE_REMOVE;
}

/* After each step of scrolling and before each layout. */
static void
moved_cb (GtkWidget *popover)
{
  if (!is_in_sight (gtk_widget_get_parent (popover)))
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
leave (GtkWidget *popover,
       GtkWidget *viewport,
       GtkOrientation orientation)
{
  GtkAdjustment *adjustment = get_adjustment (viewport, orientation);

  if (adjustment != NULL)
    g_signal_handlers_disconnect_by_func (adjustment, moved_cb, popover);
}

static void
follow (GtkWidget *popover,
        GtkWidget *viewport,
        GtkOrientation orientation)
{
  GtkAdjustment *adjustment = get_adjustment (viewport, orientation);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), popover, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (moved_cb), popover, G_CONNECT_SWAPPED);
}

static void
unmap_cb (GtkWidget *popover,
          GPtrArray *viewports)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (popover);
  const guint n_frames = N_FRAMES;
  guint i;

  for (i = 0; i < viewports->len; i++)
    {
      GtkWidget *viewport = g_ptr_array_index (viewports, i);

      leave (popover, viewport, GTK_ORIENTATION_HORIZONTAL);
      leave (popover, viewport, GTK_ORIENTATION_VERTICAL);
      gtk_widget_add_tick_callback (viewport, forget_cb, g_memdup2 (&n_frames, sizeof n_frames), g_free);
    }
  if (clock != NULL)
    g_signal_handlers_disconnect_by_func (clock, moved_cb, popover);
  g_signal_handlers_disconnect_by_func (popover, unmap_cb, viewports);
}

static void
free_viewports (gpointer data,
                GClosure *closure)
{
  g_ptr_array_unref (data);
}

static void
watch_popover (GtkWidget *popover)
{
  GPtrArray *viewports = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *viewport = gtk_widget_get_parent (popover);

  while ((viewport = find_viewport (viewport)) != NULL)
    {
      g_ptr_array_add (viewports, g_object_ref (viewport));
      count_open (viewport, 1);
      follow (popover, viewport, GTK_ORIENTATION_HORIZONTAL);
      follow (popover, viewport, GTK_ORIENTATION_VERTICAL);
      viewport = gtk_widget_get_parent (viewport);
    }
  if (viewports->len > 0)
    g_signal_connect_object (gtk_widget_get_frame_clock (popover), "before-paint", G_CALLBACK (moved_cb), popover,
                             G_CONNECT_SWAPPED);
  g_signal_connect_data (popover, "unmap", G_CALLBACK (unmap_cb), viewports, free_viewports, 0);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint n_values,
           const GValue *values,
           gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_POPOVER (widget))
    watch_popover (widget);
  return TRUE;
}

/* Comes before the row hears of it. */
static gboolean
row_activated_cb (GSignalInvocationHint *hint,
                  guint n_values,
                  const GValue *values,
                  gpointer user_data)
{
  GtkWidget *row = g_value_get_object (&values[1]);

  if (ADW_IS_COMBO_ROW (row) && gtk_widget_get_mapped (row))
    entente_scrolled_menus_bring (row);
  return TRUE;
}

void
entente_scrolled_menus_watch (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_LIST_BOX)); /* or the signals are not known yet */
  g_signal_add_emission_hook (g_signal_lookup ("row-activated", GTK_TYPE_LIST_BOX), 0, row_activated_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What stands between the buttons of the header bar: the title of the document and the switcher of the views.
 *
 *   | Security partners of the USA      [ = Ranking ] [ @ Orbit ] ...        |   much room: the switcher in the middle
 *   | Security partners of the USA [ = Ranking ] [ @ Orbit ] ...  |             less: as near to it as the title lets it
 *   | Security partners of the USA   =     @     ...  |                         the names below the icons
 *   | Security partners of t…  =     @     ...  |                               a little of the title is cut
 *   |  Security partners of the USA  |                                          the switcher goes: the bar is full
 *
 * A GtkCenterBox has the middle for the switcher alone, and cuts the title first. The switcher here has no more than it
 * needs as long as the title has less than it wants. Whoever owns a full bar has to show the switcher elsewhere.
 */

#include "config.h"

#include "entente-header-middle.h"

#include "entente-widget-search.h"

#define GAP 12
#define LEAST_PART 0.75 /* of a title that is cut */

struct _EntenteHeaderMiddle
{
  GtkWidget parent_instance;

  GtkWidget *title, *switcher;
  gboolean full;
  guint notify_idle;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SWITCHER,
  PROP_FULL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteHeaderMiddle, entente_header_middle, GTK_TYPE_WIDGET)

static void
measure_width (GtkWidget *widget,
               int *minimum,
               int *natural)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static gboolean
has_title (EntenteHeaderMiddle *self)
{
  return gtk_widget_get_visible (self->title);
}

/* What the @nth form of the switcher needs so that it is taken: 0 = names beside icons, 1 = below them. */
static int
get_form_width (EntenteHeaderMiddle *self,
                int nth)
{
  GtkWidget *forms = entente_widget_search_type (self->switcher, ADW_TYPE_SQUEEZER), *form = NULL;
  int minimum = 0, natural;

  if (forms == NULL)
    measure_width (self->switcher, &natural, &minimum);
  else
    form = gtk_widget_get_first_child (forms);
  for (; form != NULL && nth > 0; form = gtk_widget_get_next_sibling (form))
    nth--;
  if (form != NULL)
    measure_width (form, &minimum, &natural);
  return minimum;
}

/* Of @width, beside the switcher; 0 = there is no room for a title worth reading. */
static int
choose_title_width (EntenteHeaderMiddle *self,
                    int width)
{
  int minimum, natural, form;

  if (!has_title (self))
    return 0;
  measure_width (self->title, &minimum, &natural);
  for (form = 0; form < 2; form++)
    {
      const int room = width - GAP - get_form_width (self, form);

      if (room >= natural || (form == 1 && room >= MAX (minimum, LEAST_PART * natural)))
        return MIN (room, natural);
    }
  return 0;
}

static void
allocate_at (GtkWidget *child,
             int x,
             int width,
             int height)
{
  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0)));
}

static gboolean
notify_cb (gpointer user_data)
{
  EntenteHeaderMiddle *self = user_data;

  self->notify_idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FULL]);
  return G_SOURCE_REMOVE;
}

/* What follows from it is done outside of the allocation. */
static void
set_full (EntenteHeaderMiddle *self,
          gboolean full)
{
  gtk_widget_set_child_visible (self->switcher, !full);
  if (self->full == full)
    return;
  self->full = full;
  if (self->notify_idle == 0)
    self->notify_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
}

static void
allocate_title_alone (EntenteHeaderMiddle *self,
                      int width,
                      int height)
{
  int minimum, natural;

  measure_width (self->title, &minimum, &natural);
  natural = MAX (MIN (natural, width), minimum);
  gtk_widget_set_child_visible (self->title, TRUE);
  allocate_at (self->title, MAX ((width - natural) / 2, 0), natural, height);
}

static void
entente_header_middle_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  EntenteHeaderMiddle *self = ENTENTE_HEADER_MIDDLE (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int title = choose_title_width (self, width), taken = title > 0 ? title + GAP : 0;
  int minimum, natural, switcher, x;

  set_full (self, title == 0 && has_title (self));
  if (self->full)
    {
      allocate_title_alone (self, width, height);
      return;
    }
  measure_width (self->switcher, &minimum, &natural);
  switcher = MAX (MIN (natural, width - taken), minimum);
  x = CLAMP ((width - switcher) / 2, taken, MAX (width - switcher, taken));
  gtk_widget_set_child_visible (self->title, title > 0);
  if (title > 0)
    allocate_at (self->title, rtl ? width - title : 0, title, height);
  allocate_at (self->switcher, rtl ? width - x - switcher : x, switcher, height);
}

static void
entente_header_middle_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  EntenteHeaderMiddle *self = ENTENTE_HEADER_MIDDLE (widget);
  int title_minimum = 0, title_natural = 0;

  gtk_widget_measure (self->switcher, orientation, -1, minimum, natural, NULL, NULL);
  if (has_title (self))
    gtk_widget_measure (self->title, orientation, -1, &title_minimum, &title_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural += title_natural > 0 ? title_natural + GAP : 0;
  else
    {
      *minimum = MAX (*minimum, title_minimum);
      *natural = MAX (*natural, title_natural);
    }
}

static void
set_child (EntenteHeaderMiddle *self,
           GtkWidget **place,
           GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child == NULL)
    return;
  /* The title is read first. */
  if (place == &self->title)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

static void
entente_header_middle_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  EntenteHeaderMiddle *self = ENTENTE_HEADER_MIDDLE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      set_child (self, &self->title, g_value_get_object (value));
      break;
    case PROP_SWITCHER:
      set_child (self, &self->switcher, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_header_middle_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  if (prop_id == PROP_FULL)
    g_value_set_boolean (value, ENTENTE_HEADER_MIDDLE (object)->full);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_header_middle_dispose (GObject *object)
{
  EntenteHeaderMiddle *self = ENTENTE_HEADER_MIDDLE (object);

  g_clear_handle_id (&self->notify_idle, g_source_remove);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->switcher, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_header_middle_parent_class)->dispose (object);
}

static void
entente_header_middle_class_init (EntenteHeaderMiddleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_header_middle_get_property;
  object_class->set_property = entente_header_middle_set_property;
  object_class->dispose = entente_header_middle_dispose;
  widget_class->measure = entente_header_middle_measure;
  widget_class->size_allocate = entente_header_middle_size_allocate;

  props[PROP_TITLE] = g_param_spec_object ("title", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SWITCHER] = g_param_spec_object ("switcher", NULL, NULL, ADW_TYPE_VIEW_SWITCHER_TITLE,
                                              G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FULL] = g_param_spec_boolean ("full", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
entente_header_middle_init (EntenteHeaderMiddle *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/* Whether there is no room for the switcher beside the title. */
gboolean
entente_header_middle_is_full (EntenteHeaderMiddle *self)
{
  return self->full;
}

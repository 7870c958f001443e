/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   wide    | The sentence, in one line or in two          [ First ] [ Second ] |
 *   narrow  | The sentence, in as many lines as it takes  |
 *           |                        [ First ] [ Second ] |
 *
 * The buttons stay beside the sentence as long as it keeps a readable width there.
 */

#include "config.h"

#include "entente-banner.h"

#include "entente-label-phrases.h"

#define SPACING 12
#define READABLE_WIDTH 280

/* The inner part, which a revealer moves in and out. */
#define TYPE_BANNER_BODY (banner_body_get_type ())
G_DECLARE_FINAL_TYPE (BannerBody, banner_body, BANNER, BODY, GtkWidget)

struct _BannerBody
{
  GtkWidget parent_instance;

  GtkWidget *label, *buttons;
};

G_DEFINE_FINAL_TYPE (BannerBody, banner_body, GTK_TYPE_WIDGET)

struct _EntenteBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  BannerBody *body;
  GtkWidget *first, *second;
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_FIRST_LABEL,
  PROP_SECOND_LABEL,
  PROP_REVEALED,
  N_PROPS
};

enum
{
  FIRST,
  SECOND,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteBanner, entente_banner, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget *child,
               GtkOrientation orientation,
               int for_size,
               gboolean natural)
{
  int least, wanted;

  if (!gtk_widget_get_visible (child))
    return 0;
  gtk_widget_measure (child, orientation, for_size, &least, &wanted, NULL, NULL);
  return natural ? wanted : least;
}

/* The width that is left for the sentence beside the buttons; 0 = they go below it. */
static int
get_label_width (BannerBody *self,
                 int width)
{
  int rest = width - SPACING - measure_child (self->buttons, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
  int wanted = measure_child (self->label, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);

  return rest >= MIN (READABLE_WIDTH, wanted) ? rest : 0;
}

static GtkSizeRequestMode
banner_body_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
banner_body_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  BannerBody *self = BANNER_BODY (widget);
  int least = measure_child (self->buttons, orientation, -1, FALSE), wanted;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      wanted = measure_child (self->buttons, orientation, -1, TRUE);
      *minimum = MAX (least, measure_child (self->label, orientation, -1, FALSE));
      *natural = MAX (*minimum, wanted + SPACING + measure_child (self->label, orientation, -1, TRUE));
    }
  else
    {
      int beside = for_size > 0 ? get_label_width (self, for_size) : -1;

      wanted = measure_child (self->label, orientation, beside != 0 ? beside : for_size, TRUE);
      *minimum = *natural = beside != 0 ? MAX (least, wanted) : least + SPACING / 2 + wanted;
    }
}

static void
banner_body_size_allocate (GtkWidget *widget,
                           int width,
                           int height,
                           int baseline)
{
  BannerBody *self = BANNER_BODY (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int beside = get_label_width (self, width);
  int buttons_width = MIN (width, measure_child (self->buttons, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));
  int buttons_height = measure_child (self->buttons, GTK_ORIENTATION_VERTICAL, -1, FALSE);
  GtkAllocation label = { 0, 0, width, height - buttons_height - SPACING / 2 };
  GtkAllocation buttons = { rtl ? 0 : width - buttons_width, height - buttons_height, buttons_width, buttons_height };

  if (beside != 0)
    {
      label = (GtkAllocation){ rtl ? width - beside : 0, 0, beside, height };
      buttons.y = (height - buttons_height) / 2;
    }
  gtk_widget_size_allocate (self->label, &label, -1);
  gtk_widget_size_allocate (self->buttons, &buttons, -1);
}

static void
banner_body_dispose (GObject *object)
{
  BannerBody *self = BANNER_BODY (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->buttons, gtk_widget_unparent);

  G_OBJECT_CLASS (banner_body_parent_class)->dispose (object);
}

static void
banner_body_class_init (BannerBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = banner_body_dispose;
  widget_class->get_request_mode = banner_body_get_request_mode;
  widget_class->measure = banner_body_measure;
  widget_class->size_allocate = banner_body_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "body");
}

static void
banner_body_init (BannerBody *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  entente_label_phrases_keep (self->label);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING / 2);
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
}

static void
pressed_cb (GtkWidget *button,
            EntenteBanner *self)
{
  g_signal_emit (self, signals[button == self->first ? FIRST : SECOND], 0);
}

static GtkWidget *
add_button (EntenteBanner *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_set_visible (button, FALSE);
  gtk_box_append (GTK_BOX (self->body->buttons), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (pressed_cb), self, 0);
  return button;
}

static void
set_button_label (EntenteBanner *self,
                  GtkWidget *button,
                  const char *label)
{
  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
  /* GTK would speak the underline, too; without this, the label inside names the button. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_set_visible (button, label != NULL && *label != '\0');
  gtk_widget_set_visible (self->body->buttons,
                          gtk_widget_get_visible (self->first) || gtk_widget_get_visible (self->second));
}

const char *
entente_banner_get_text (EntenteBanner *self)
{
  return gtk_label_get_text (GTK_LABEL (self->body->label));
}

void
entente_banner_set_text (EntenteBanner *self,
                         const char *text)
{
  if (text == NULL)
    text = "";
  if (g_str_equal (entente_banner_get_text (self), text))
    return;
  gtk_label_set_text (GTK_LABEL (self->body->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

gboolean
entente_banner_is_revealed (EntenteBanner *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/* The bar moves in and out, where the desktop allows motion; what is out cannot be reached by the keyboard. */
void
entente_banner_set_revealed (EntenteBanner *self,
                             gboolean revealed)
{
  if (entente_banner_is_revealed (self) == !!revealed)
    return;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), revealed);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, !revealed, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVEALED]);
}

static void
entente_banner_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  EntenteBanner *self = ENTENTE_BANNER (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, entente_banner_get_text (self));
      break;
    case PROP_FIRST_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->first)));
      break;
    case PROP_SECOND_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->second)));
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, entente_banner_is_revealed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_banner_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  EntenteBanner *self = ENTENTE_BANNER (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      entente_banner_set_text (self, g_value_get_string (value));
      break;
    case PROP_FIRST_LABEL:
      set_button_label (self, self->first, g_value_get_string (value));
      break;
    case PROP_SECOND_LABEL:
      set_button_label (self, self->second, g_value_get_string (value));
      break;
    case PROP_REVEALED:
      entente_banner_set_revealed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_banner_dispose (GObject *object)
{
  g_clear_pointer (&ENTENTE_BANNER (object)->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_banner_parent_class)->dispose (object);
}

static void
entente_banner_class_init (EntenteBannerClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = entente_banner_dispose;
  object_class->get_property = entente_banner_get_property;
  object_class->set_property = entente_banner_set_property;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  props[PROP_FIRST_LABEL] = g_param_spec_string ("first-label", NULL, NULL, "", flags);
  props[PROP_SECOND_LABEL] = g_param_spec_string ("second-label", NULL, NULL, "", flags);
  props[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[FIRST] = g_signal_new ("first", ENTENTE_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SECOND]
      = g_signal_new ("second", ENTENTE_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
entente_banner_init (EntenteBanner *self)
{
  self->body = g_object_new (TYPE_BANNER_BODY, NULL);
  self->first = add_button (self);
  self->second = add_button (self);
  gtk_widget_set_visible (self->body->buttons, FALSE);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), GTK_WIDGET (self->body));
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/* first_label, second_label: (nullable): what can be answered */
EntenteBanner *
entente_banner_new (const char *first_label,
                    const char *second_label)
{
  return g_object_new (ENTENTE_TYPE_BANNER, "first-label", first_label, "second-label", second_label, NULL);
}

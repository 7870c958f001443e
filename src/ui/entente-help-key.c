/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Keys of an action are asked of the application, so that the help cannot fall behind it. Those that a part of the
 * window handles by itself are spelled out in the page.
 *
 * Arrows are drawn as arrows, and four long names in two lines: the narrowest window has room for them. Where text is
 * large, keys stand below what they do, and below each other.
 */

#include "config.h"

#include "entente-help-key.h"

#include "entente-appearance.h"

#include <string.h>

struct _EntenteHelpKey
{
  GtkWidget parent_instance;

  char *action, *keys, *meaning;
  GtkWidget *caps;
};

enum
{
  PROP_0,
  PROP_ACTION,
  PROP_KEYS,
  PROP_MEANING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteHelpKey, entente_help_key, GTK_TYPE_WIDGET)

const char *
entente_help_key_get_action (EntenteHelpKey *self)
{
  return self->action;
}

const char *
entente_help_key_get_keys (EntenteHelpKey *self)
{
  return self->keys;
}

const char *
entente_help_key_get_meaning (EntenteHelpKey *self)
{
  return self->meaning;
}

/* (transfer full): accelerators, in the spelling of GTK */
static char **
list_accelerators (EntenteHelpKey *self)
{
  GApplication *application = g_application_get_default ();

  if (self->action == NULL)
    return g_strsplit (self->keys != NULL ? self->keys : "", " ", -1);
  if (application == NULL)
    return g_new0 (char *, 1);
  return gtk_application_get_accels_for_action (GTK_APPLICATION (application), self->action);
}

/* (nullable) its own name, when GTK knows it: "Ctrl+Z" */
static char *
name_accelerator (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers) || key == 0)
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

/* "Ctrl+←": shorter, for the eye */
static char *
draw_accelerator (const char *accelerator)
{
  static const struct
  {
    guint key;
    const char *arrow;
  } arrows[] = { { GDK_KEY_Left, "←" }, { GDK_KEY_Right, "→" }, { GDK_KEY_Up, "↑" }, { GDK_KEY_Down, "↓" } };
  g_autofree char *before = NULL;
  GdkModifierType modifiers;
  guint key;
  gsize i;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers) || key == 0)
    return NULL;
  for (i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (key == arrows[i].key)
      {
        before = gtk_accelerator_get_label (0, modifiers);
        return g_strconcat (before, *before != '\0' ? "+" : "", arrows[i].arrow, NULL);
      }
  return gtk_accelerator_get_label (key, modifiers);
}

/* "Ctrl+Z, Ctrl+Y" */
char *
entente_help_key_to_text (EntenteHelpKey *self)
{
  g_auto (GStrv) accelerators = list_accelerators (self);
  GString *out = g_string_new (NULL);
  guint i;

  for (i = 0; accelerators[i] != NULL; i++)
    {
      g_autofree char *name = name_accelerator (accelerators[i]);

      if (name != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", name);
    }
  return g_string_free (out, FALSE);
}

static void
add_cap (EntenteHelpKey *self,
         const char *accelerator,
         int column,
         int row)
{
  g_autofree char *name = name_accelerator (accelerator);
  g_autofree char *drawn = draw_accelerator (accelerator);
  GtkWidget *cap;

  if (name == NULL)
    return;
  cap = gtk_label_new (drawn);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cap), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (cap, "cap");
  gtk_grid_attach (GTK_GRID (self->caps), cap, column, row, 1, 1);
}

static void
add_caps (EntenteHelpKey *self)
{
  g_auto (GStrv) accelerators = list_accelerators (self);
  const int n = (int) g_strv_length (accelerators);
  const gboolean long_names = n > 1 && strchr (accelerators[0], '<') != NULL;
  int columns = n > 2 && long_names ? 2 : MAX (n, 1), i;

  if (entente_appearance_is_text_large (GTK_WIDGET (self)))
    columns = long_names ? 1 : MIN (columns, 2);
  self->caps = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->caps), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self->caps), 4);
  gtk_widget_set_valign (self->caps, GTK_ALIGN_CENTER);
  for (i = 0; i < n; i++)
    add_cap (self, accelerators[i], i % columns, i / columns);
}

static void
entente_help_key_constructed (GObject *object)
{
  EntenteHelpKey *self = ENTENTE_HELP_KEY (object);
  GtkWidget *label = gtk_label_new (self->meaning);

  G_OBJECT_CLASS (entente_help_key_parent_class)->constructed (object);
  add_caps (self);
  if (entente_appearance_is_text_large (GTK_WIDGET (self)))
    {
      gtk_orientable_set_orientation (
        GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
      gtk_widget_set_halign (self->caps, GTK_ALIGN_START);
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->caps, GTK_WIDGET (self));
}

static void
entente_help_key_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EntenteHelpKey *self = ENTENTE_HELP_KEY (object);

  if (prop_id == PROP_ACTION)
    self->action = g_value_dup_string (value);
  else if (prop_id == PROP_KEYS)
    self->keys = g_value_dup_string (value);
  else if (prop_id == PROP_MEANING)
    self->meaning = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_help_key_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_help_key_parent_class)->dispose (object);
}

static void
entente_help_key_finalize (GObject *object)
{
  EntenteHelpKey *self = ENTENTE_HELP_KEY (object);

  g_free (self->action);
  g_free (self->keys);
  g_free (self->meaning);

  G_OBJECT_CLASS (entente_help_key_parent_class)->finalize (object);
}

static void
entente_help_key_class_init (EntenteHelpKeyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = entente_help_key_constructed;
  object_class->set_property = entente_help_key_set_property;
  object_class->dispose = entente_help_key_dispose;
  object_class->finalize = entente_help_key_finalize;

  props[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, flags);
  props[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL, flags);
  props[PROP_MEANING] = g_param_spec_string ("meaning", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "helpkey");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
entente_help_key_init (EntenteHelpKey *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
}

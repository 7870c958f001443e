/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Texts of the help are plain, so that a translation cannot break them: no markup, no entities. The names of buttons
 * and rows stand between asterisks, "Press *Try it*", and come out bold. An asterisk without a partner stays one.
 */

#include "config.h"

#include "entente-help-text.h"

#include "entente-label-phrases.h"

struct _EntenteHelpText
{
  GtkWidget parent_instance;

  char *text, *kind;
  GtkWidget *bullet; /* of an item, or NULL */
  GtkWidget *label;
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteHelpText, entente_help_text, GTK_TYPE_WIDGET)

/**
 * entente_help_text_to_markup:
 *
 * Returns: (transfer full): Pango markup of @text; never invalid, whatever is in it
 */
char *
entente_help_text_to_markup (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "*", -1);
  GString *out = g_string_new (NULL);
  guint i, n = g_strv_length (parts);

  for (i = 0; i < n; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (parts[i], -1);

      if (i % 2 == 0)
        g_string_append (out, escaped);
      else if (i + 1 < n)
        g_string_append_printf (out, "<b>%s</b>", escaped);
      else
        g_string_append_printf (out, "*%s", escaped);
    }
  return g_string_free (out, FALSE);
}

const char *
entente_help_text_get_text (EntenteHelpText *self)
{
  return self->text;
}

static void
show_text (EntenteHelpText *self)
{
  g_autofree char *markup = self->text != NULL ? entente_help_text_to_markup (self->text) : NULL;

  gtk_label_set_markup (GTK_LABEL (self->label), markup != NULL ? markup : "");
}

static void
set_kind (EntenteHelpText *self,
          const char *kind)
{
  self->kind = g_strdup (kind);
  if (kind == NULL)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (self), kind);
  if (g_str_equal (kind, "heading"))
    gtk_widget_add_css_class (self->label, "title-3");
  if (!g_str_equal (kind, "item"))
    return;
  self->bullet = gtk_label_new ("•");
  gtk_widget_set_valign (self->bullet, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->bullet), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_insert_before (self->bullet, GTK_WIDGET (self), self->label);
}

static void
entente_help_text_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  EntenteHelpText *self = ENTENTE_HELP_TEXT (object);

  if (prop_id == PROP_TEXT)
    g_value_set_string (value, self->text);
  else if (prop_id == PROP_KIND)
    g_value_set_string (value, self->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_help_text_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  EntenteHelpText *self = ENTENTE_HELP_TEXT (object);

  if (prop_id == PROP_KIND)
    set_kind (self, g_value_get_string (value));
  else if (prop_id == PROP_TEXT)
    {
      g_free (self->text);
      self->text = g_value_dup_string (value);
      show_text (self);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_help_text_dispose (GObject *object)
{
  EntenteHelpText *self = ENTENTE_HELP_TEXT (object);

  g_clear_pointer (&self->bullet, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_help_text_parent_class)->dispose (object);
}

static void
entente_help_text_finalize (GObject *object)
{
  EntenteHelpText *self = ENTENTE_HELP_TEXT (object);

  g_free (self->text);
  g_free (self->kind);

  G_OBJECT_CLASS (entente_help_text_parent_class)->finalize (object);
}

static void
entente_help_text_class_init (EntenteHelpTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = entente_help_text_get_property;
  object_class->set_property = entente_help_text_set_property;
  object_class->dispose = entente_help_text_dispose;
  object_class->finalize = entente_help_text_finalize;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "helptext");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
entente_help_text_init (EntenteHelpText *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  entente_label_phrases_keep (self->label);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

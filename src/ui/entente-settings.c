/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* g_settings_new () ends the program when the schema is missing, as in a build that is not installed. */

#include "config.h"

#include "entente-settings.h"

#include <libintl.h>

GSettings *
entente_settings_get (void)
{
  static GSettings *settings;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, ENTENTE_APP_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  return settings;
}

int
entente_settings_get_int (const char *key,
                          int fallback)
{
  GSettings *settings = entente_settings_get ();

  return settings != NULL ? g_settings_get_int (settings, key) : fallback;
}

static void
marking_changed_cb (GSettings *settings,
                    const char *key,
                    char **marking)
{
  g_free (*marking);
  *marking = g_settings_get_string (settings, "marking");
}

/* The handling line of the preferences, "" = none; valid until it changes. Asked for in every frame, so it is kept. */
const char *
entente_settings_get_marking (void)
{
  static char *marking;
  GSettings *settings = entente_settings_get ();

  if (marking == NULL && settings != NULL)
    {
      marking_changed_cb (settings, NULL, &marking);
      g_signal_connect (settings, "changed::marking", G_CALLBACK (marking_changed_cb), &marking);
    }
  return marking != NULL ? marking : "";
}

/* (transfer full) (nullable) the font of the pictures; NULL = that of the desktop */
char *
entente_settings_get_font_family (void)
{
  GSettings *settings = entente_settings_get ();
  g_autofree char *family = settings != NULL ? g_settings_get_string (settings, "font-family") : NULL;

  return family != NULL && *family != '\0' ? g_steal_pointer (&family) : NULL;
}

/* (transfer none) (nullable) what pictures say; NULL = in the language of the desktop */
EntenteTranslation *
entente_settings_get_picture_translation (void)
{
  GSettings *settings = entente_settings_get ();
  g_autofree char *language = settings != NULL ? g_settings_get_string (settings, "picture-language") : NULL;

  if (language == NULL || *language == '\0')
    return NULL;
  return entente_translation_get (language, bindtextdomain (GETTEXT_PACKAGE, NULL));
}

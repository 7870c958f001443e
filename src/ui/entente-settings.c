/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* g_settings_new () ends the program when the schema is missing, as in a build that is not installed. */

#include "config.h"

#include "entente-settings.h"

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

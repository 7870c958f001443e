/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Values with a form of their own.
 *
 * The readers of datasets and of scenarios share them, so that the same slip is reported in the same words, also
 * where the value is only kept: a scenario repeats the names and colours of tiers and takes nothing from them.
 */

#include "config.h"

#include "entente-json-fields.h"

#include "entente-id-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * entente_json_cursor_read_id:
 * @id: (out): borrowed from the tree; left as it is when it is no id
 */
gboolean
entente_json_cursor_read_id (const EntenteJsonCursor *self,
                             const char **id)
{
  const char *string;

  if (!entente_json_cursor_read_string (self, &string))
    return FALSE;
  switch (entente_id_find_fault (string))
    {
    case ENTENTE_ID_EMPTY:
    case ENTENTE_ID_CHARACTERS:
      return entente_json_cursor_fail (
        self, *string == '\0' ? g_strdup (_("The id is empty")) : g_strdup_printf (_("“%s” is no id"), string),
        g_strdup (_("Ids are made of the letters A to Z and a to z, digits, “.”, “_” and “-”.")));
    case ENTENTE_ID_LONG:
      entente_json_cursor_report (
        self, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
        g_strdup_printf (_("The id has %u characters"), (guint) strlen (string)),
        g_strdup_printf (_("Ids have up to %d characters; names may be longer."), ENTENTE_MAX_ID));
      return FALSE;
    case ENTENTE_ID_SOUND:
    default:
      *id = string;
      return TRUE;
    }
}

/**
 * entente_json_cursor_read_colour:
 * @colour: (out): "#rrggbb", borrowed from the tree; left as it is when it is none
 */
gboolean
entente_json_cursor_read_colour (const EntenteJsonCursor *self,
                                 const char **colour)
{
  const char *string;
  gsize i;

  if (!entente_json_cursor_read_string (self, &string))
    return FALSE;
  for (i = 1; i < 7 && string[0] == '#' && g_ascii_isxdigit (string[i]); i++)
    ;
  if (i < 7 || string[7] != '\0')
    return entente_json_cursor_fail (self, g_strdup_printf (_("“%s” is no colour"), string),
                                     g_strdup (_("Colours look like #1a5fb4.")));
  *colour = string;
  return TRUE;
}

static gboolean
is_language_tag (const char *tag)
{
  gsize run = 0;
  const char *p;

  for (p = tag;; p++)
    {
      if (*p == '-' || *p == '\0')
        {
          if (run < 1 || run > 8)
            return FALSE;
          if (*p == '\0')
            return TRUE;
          run = 0;
        }
      else if (g_ascii_isalpha (*p) || (g_ascii_isdigit (*p) && strchr (tag, '-') != NULL && strchr (tag, '-') < p))
        run++;
      else
        return FALSE;
    }
}

/**
 * entente_json_cursor_check_language:
 * @self: a member of a text that is given in several languages; its name is looked at
 */
gboolean
entente_json_cursor_check_language (const EntenteJsonCursor *self)
{
  if (is_language_tag (self->member))
    return TRUE;
  entente_json_cursor_report (self, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_KEY,
                              g_strdup_printf (_("“%s” is no language tag"), self->member),
                              g_strdup (_("Tags look like en, ja or pt-BR.")));
  return FALSE;
}

/**
 * entente_json_cursor_check_text:
 *
 * Looks at a text that is kept and not used: one string, or one string a language.
 */
gboolean
entente_json_cursor_check_text (const EntenteJsonCursor *self)
{
  EntenteJsonCursor child;
  JsonObjectIter iter;
  const char *string;
  gboolean sound = TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (self->node))
    return entente_json_cursor_read_string (self, &string);
  if (json_object_get_size (json_node_get_object (self->node)) == 0)
    return entente_json_cursor_fail_no_language (self);
  json_object_iter_init_ordered (&iter, json_node_get_object (self->node));
  while (entente_json_cursor_next (self, &iter, &child))
    {
      sound = entente_json_cursor_check_language (&child) && sound;
      sound = entente_json_cursor_read_string (&child, &string) && sound;
    }
  return sound;
}

/* Reports a text in no language at all. */
gboolean
entente_json_cursor_fail_no_language (const EntenteJsonCursor *self)
{
  g_autofree char *name = entente_json_cursor_get_name (self);

  return entente_json_cursor_fail (self, g_strdup_printf (_("%s has no language"), name),
                                   g_strdup (_("Write a text, or an object such as {\"en\": \"…\"}.")));
}

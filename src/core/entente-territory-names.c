/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The list is that of iso-codes, which desktops bring with them; it is data that is read when it is there. The
 * names count in English and, by its translations, in the user's language. Without it nothing is found, and
 * whoever adds a partner types the code.
 */

#include "config.h"

#include "entente-territory-names.h"

#include "entente-text.h"

#include <json-glib/json-glib.h>
#include <libintl.h>
#include <pthread.h>

#define DOMAIN "iso_3166-1"

static GHashTable *codes; /* folded name -> code; of the process */

static void
add_name (const char *name,
          const char *code)
{
  const char *translated = dgettext (DOMAIN, name);

  g_hash_table_insert (codes, entente_text_fold (name), g_strdup (code));
  if (translated != name)
    g_hash_table_insert (codes, entente_text_fold (translated), g_strdup (code));
}

static void
add_territory (JsonArray *array,
               guint index,
               JsonNode *element,
               gpointer user_data)
{
  static const char *const members[] = { "official_name", "name", "common_name" };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
  const char *code;
  gsize i;

  if (object == NULL)
    return;
  code = json_object_get_string_member_with_default (object, "alpha_2", NULL);
  for (i = 0; code != NULL && i < G_N_ELEMENTS (members); i++)
    {
      const char *name = json_object_get_string_member_with_default (object, members[i], NULL);

      if (name != NULL && *name != '\0')
        add_name (name, code);
    }
}

/* The first folder of data that has the list also has its translations. */
static void
read_list (void)
{
  const char *const *folders = g_get_system_data_dirs ();

  for (; *folders != NULL; folders++)
    {
      g_autofree char *path = g_build_filename (*folders, "iso-codes", "json", DOMAIN ".json", NULL);
      g_autofree char *translations = g_build_filename (*folders, "locale", NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonNode *root;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !json_parser_load_from_file (parser, path, NULL))
        continue;
      root = json_parser_get_root (parser);
      if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
          || !json_object_has_member (json_node_get_object (root), "3166-1"))
        continue;
      bindtextdomain (DOMAIN, translations);
      bind_textdomain_codeset (DOMAIN, "UTF-8");
      json_array_foreach_element (json_object_get_array_member (json_node_get_object (root), "3166-1"), add_territory,
                                  NULL);
      return;
    }
}

static void
make_codes_cb (void)
{
  codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_list ();
}

/**
 * entente_territory_names_find:
 * @name: in English or in the user's language; case and accents do not matter
 *
 * Returns: (nullable) (transfer none): the code of two letters. The list is read with the first call.
 */
const char *
entente_territory_names_find (const char *name)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  g_autofree char *folded = entente_text_fold (name);

  pthread_once (&once, make_codes_cb);
  return g_hash_table_lookup (codes, folded);
}

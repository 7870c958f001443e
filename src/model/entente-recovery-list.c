/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Work that was left behind, as the folder tells it.
 *
 * Nothing here deletes work: what goes is a lock file without a copy, and a copy that stands in its file byte for
 * byte already (the program ended between saving and removing the copy). Age is no reason, a damaged or missing
 * lock file neither: then the copy itself says what it is. All functions may be called on any thread.
 */

#include "config.h"

#include "entente-recovery.h"

#include "entente-json-scan.h"
#include "entente-json-walk.h"
#include "entente-recovery-hold.h"
#include "entente-visible-text.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

void
entente_recovery_item_free (EntenteRecoveryItem *item)
{
  g_free (item->id);
  g_free (item->title);
  g_clear_object (&item->file);
  g_free (item->path);
  g_free (item->hash);
  g_free (item);
}

/* Where the documents of this user are kept. */
char *
entente_recovery_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "entente", "recovery", NULL);
}

static char *
get_best_language (JsonObject *object)
{
  const char *const *languages = g_get_language_names ();
  g_autoptr (GList) members = json_object_get_members (object);
  guint i;

  for (i = 0; languages[i] != NULL; i++)
    if (json_object_has_member (object, languages[i]))
      return g_strdup (json_object_get_string_member_with_default (object, languages[i], NULL));
  return members != NULL ? g_strdup (json_object_get_string_member_with_default (object, members->data, NULL)) : NULL;
}

/* As strict as with a dataset: the copy may have been damaged, and json-glib alone is brought down by deep nesting. */
static JsonNode *
parse (JsonParser *parser,
       const char *json,
       gsize length)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteJsonSummary summary;
  EntenteSourceText text;

  entente_source_text_init (&text, json, length);
  if (!entente_json_scan (&text, diagnostics, &summary)
      || entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) > 0
      || !json_parser_load_from_data (parser, json, (gssize) length, NULL))
    return NULL;
  return json_parser_get_root (parser);
}

/* The title in the copy, without building the whole of it. NULL when there is none or this is no dataset. */
static char *
read_title (const char *path)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  EntenteJsonItem item;
  JsonNode *root;
  const char *data;

  if (mapped == NULL || g_mapped_file_get_length (mapped) == 0)
    return NULL;
  data = g_mapped_file_get_contents (mapped);
  if (!entente_json_walk_find (data, g_mapped_file_get_length (mapped), 0, "/title", &item))
    return NULL;
  root = parse (parser, data + item.value.start, item.value.end - item.value.start);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return get_best_language (json_node_get_object (root));
  return root != NULL && json_node_get_value_type (root) == G_TYPE_STRING ? json_node_dup_string (root) : NULL;
}

static gboolean
is_saved_already (const EntenteRecoveryItem *item)
{
  g_autofree char *path = item->file != NULL && g_file_is_native (item->file) ? g_file_get_path (item->file) : NULL;
  g_autoptr (GMappedFile) copy = NULL, saved = NULL;
  GStatBuf a, b;

  if (path == NULL || g_stat (path, &a) != 0 || g_stat (item->path, &b) != 0 || !S_ISREG (a.st_mode)
      || a.st_size != b.st_size)
    return FALSE;
  copy = g_mapped_file_new (item->path, FALSE, NULL);
  saved = g_mapped_file_new (path, FALSE, NULL);
  return copy != NULL && saved != NULL && g_mapped_file_get_length (copy) == g_mapped_file_get_length (saved)
         && memcmp (g_mapped_file_get_contents (copy), g_mapped_file_get_contents (saved),
                    g_mapped_file_get_length (copy)) == 0;
}

static void
name_item (EntenteRecoveryItem *item,
           char *title)
{
  g_autofree char *given = title != NULL ? title : read_title (item->path);

  if (given != NULL)
    item->title = entente_visible_text_new (given, ENTENTE_VISIBLE_LINE, ENTENTE_MAX_NAME, NULL);
  if (item->title == NULL)
    item->title = g_steal_pointer (&given);
  if (item->title == NULL && item->file != NULL)
    item->title = entente_visible_file_name (item->file);
  if (item->title == NULL || *item->title == '\0')
    {
      g_free (item->title);
      item->title = g_filename_display_basename (item->path);
    }
}

/* hold: (nullable): the lock file is gone, or nobody can open it */
static EntenteRecoveryItem *
read_item (const char *folder,
           const char *id,
           const EntenteRecoveryHold *hold)
{
  g_autoptr (EntenteRecoveryItem) item = g_new0 (EntenteRecoveryItem, 1);
  EntenteRecoveryNote note = { NULL, NULL, NULL };
  GStatBuf status;

  item->id = g_strdup (id);
  item->path = g_strconcat (folder, G_DIR_SEPARATOR_S, id, ENTENTE_RECOVERY_COPY_SUFFIX, NULL);
  if (g_lstat (item->path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size == 0)
    return NULL;
  item->time = (gint64) status.st_mtime;
  if (hold != NULL)
    entente_recovery_note_read (entente_recovery_hold_get_lock (hold), &note);
  item->file = note.uri != NULL ? g_file_new_for_uri (note.uri) : NULL;
  item->hash = g_steal_pointer (&note.hash);
  name_item (item, g_steal_pointer (&note.title));
  entente_recovery_note_clear (&note);
  return g_steal_pointer (&item);
}

/* NULL: in use, or nothing to recover, which is then removed. */
static EntenteRecoveryItem *
look_at (const char *folder,
         const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteRecoveryHold) hold = entente_recovery_hold_new (folder, id, ENTENTE_RECOVERY_LOOK, &error);
  g_autoptr (EntenteRecoveryItem) item = NULL;

  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN))
    return NULL;
  item = read_item (folder, id, hold);
  if (hold != NULL && (item == NULL || is_saved_already (item)))
    {
      entente_recovery_hold_remove (hold);
      return NULL;
    }
  return g_steal_pointer (&item);
}

static gboolean
is_id (const char *id)
{
  return *id != '\0' && strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") == strlen (id);
}

/* "ID.lock", "ID.json", or ".ID.json.entente-0", which a killed program has left. NULL: something else. */
static char *
get_id (const char *name)
{
  const char *start = *name == '.' ? name + 1 : name;
  const char *dot = strchr (start, '.');
  g_autofree char *id = dot != NULL ? g_strndup (start, dot - start) : NULL;

  if (id == NULL || !is_id (id))
    return NULL;
  if (start != name ? g_str_has_prefix (dot, ENTENTE_RECOVERY_COPY_SUFFIX ".")
                    : g_str_equal (dot, ENTENTE_RECOVERY_LOCK_SUFFIX)
                          || g_str_equal (dot, ENTENTE_RECOVERY_COPY_SUFFIX))
    return g_steal_pointer (&id);
  return NULL;
}

static GHashTable *
list_ids (const char *folder)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *id = get_id (name);

      if (id != NULL)
        g_hash_table_add (ids, id);
    }
  return ids;
}

static int
compare_newest_cb (gconstpointer a,
                   gconstpointer b)
{
  const EntenteRecoveryItem *first = *(EntenteRecoveryItem *const *) a, *second = *(EntenteRecoveryItem *const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return strcmp (first->id, second->id);
}

/**
 * entente_recovery_list:
 *
 * Reads the folder; a few file operations an item, and the whole copy only where it could be what its file holds.
 *
 * Returns: what was left behind, newest first, as EntenteRecoveryItem; empty when there is no such folder
 */
GPtrArray *
entente_recovery_list (const char *folder)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_recovery_item_free);
  g_autoptr (GHashTable) ids = list_ids (folder);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      EntenteRecoveryItem *item = look_at (folder, id);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_newest_cb);
  return items;
}

static gboolean
is_same_file (GFile *a,
              GFile *b)
{
  g_autofree char *first = g_file_get_path (a), *second = g_file_get_path (b);
  char *real_first, *real_second;
  gboolean same;

  if (g_file_equal (a, b))
    return TRUE;
  if (first == NULL || second == NULL)
    return FALSE;
  real_first = realpath (first, NULL);
  real_second = realpath (second, NULL);
  same = real_first != NULL && g_strcmp0 (real_first, real_second) == 0;
  free (real_first);
  free (real_second);
  return same;
}

/* (nullable) the newest work on @file that was left behind; @file may be named by way of links */
EntenteRecoveryItem *
entente_recovery_find (const char *folder,
                       GFile *file)
{
  g_autoptr (GPtrArray) items = entente_recovery_list (folder);
  guint i;

  for (i = 0; i < items->len; i++)
    {
      const EntenteRecoveryItem *item = g_ptr_array_index (items, i);

      if (item->file != NULL && is_same_file (item->file, file))
        return g_ptr_array_steal_index (items, i);
    }
  return NULL;
}

/* For good. FALSE: somebody works on it, or it could not be removed. */
gboolean
entente_recovery_remove (const char *folder,
                         const char *id)
{
  g_autoptr (EntenteRecoveryHold) hold = NULL;

  g_return_val_if_fail (is_id (id), FALSE);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return FALSE;
  hold = entente_recovery_hold_new (folder, id, ENTENTE_RECOVERY_MAKE, NULL);
  if (hold == NULL)
    return FALSE;
  entente_recovery_hold_remove (hold);
  return !g_file_test (entente_recovery_hold_get_copy (hold), G_FILE_TEST_EXISTS);
}

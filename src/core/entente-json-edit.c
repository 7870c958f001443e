/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Changing the text of a JSON document where it changes, and nowhere else.
 *
 * A changed value is a splice: its bytes are replaced. What is added to or taken from an object or a list needs
 * more care, because of the commas and the layout around it: what happens to the children of one container is
 * collected first, and turned into splices (entente-json-children.c) when the edit is applied. The text must have
 * passed entente_json_scan ().
 */

#include "config.h"

#include "entente-compare.h"
#include "entente-json-edit-private.h"
#include "entente-json-text.h"

#include <string.h>

static void
free_splice (gpointer data)
{
  EntenteJsonSplice *splice = data;

  g_free (splice->text);
  g_free (splice);
}

static void
free_insertion (gpointer data)
{
  EntenteJsonInsertion *insertion = data;

  g_free (insertion->text);
  g_free (insertion);
}

static void
free_container (gpointer data)
{
  EntenteJsonContainer *container = data;

  g_hash_table_unref (container->removed);
  g_ptr_array_unref (container->insertions);
  g_free (container);
}

/* A document without a space behind its first colon is written without spaces. */
static const char *
find_colon (const char *data,
            gsize length)
{
  EntenteJsonWalk walk;
  EntenteJsonItem item;

  if (entente_json_walk_init (&walk, data, length, 0) && walk.is_object && entente_json_walk_next (&walk, &item)
      && data[item.value.start - 1] == ':')
    return ":";
  return ": ";
}

/**
 * entente_json_edit_new:
 * @text: a JSON document that passed entente_json_scan ()
 */
EntenteJsonEdit *
entente_json_edit_new (GBytes *text)
{
  EntenteJsonEdit *self = g_new0 (EntenteJsonEdit, 1);

  self->text = g_bytes_ref (text);
  self->data = g_bytes_get_data (text, &self->length);
  self->places = entente_json_places_new (self->data, self->length);
  self->colon = find_colon (self->data, self->length);
  self->splices = g_ptr_array_new_with_free_func (free_splice);
  self->containers = g_ptr_array_new_with_free_func (free_container);
  return self;
}

void
entente_json_edit_free (EntenteJsonEdit *self)
{
  entente_json_places_free (self->places);
  g_bytes_unref (self->text);
  g_ptr_array_unref (self->splices);
  g_ptr_array_unref (self->containers);
  g_free (self);
}

gboolean
entente_json_edit_is_minified (const EntenteJsonEdit *self)
{
  return self->colon[1] == '\0';
}

/* @json as this document is written: without spaces when it has none. */
static char *
adopt_style (const EntenteJsonEdit *self,
             const char *json)
{
  GString *text;
  gboolean inside = FALSE;

  if (!entente_json_edit_is_minified (self))
    return g_strdup (json);
  text = g_string_new (NULL);
  for (; *json != '\0'; json++)
    {
      if (inside && *json == '\\' && json[1] != '\0')
        g_string_append_c (text, *json++);
      else if (*json == '"')
        inside = !inside;
      if (inside || strchr (" \t\r\n", *json) == NULL)
        g_string_append_c (text, *json);
    }
  return g_string_free (text, FALSE);
}

static void
append_key (const EntenteJsonEdit *self,
            GString *text,
            const char *key)
{
  entente_json_append_string (text, key);
  g_string_append (text, self->colon);
}

/* -- Places ---------------------------------------------------------------------------------------------- */

static char *
unescape_token (const char *token)
{
  GString *plain = g_string_new (token);

  g_string_replace (plain, "~1", "/", 0);
  g_string_replace (plain, "~0", "~", 0);
  return g_string_free (plain, FALSE);
}

/* The text that the edit began with. */
const char *
entente_json_edit_get_data (const EntenteJsonEdit *self)
{
  return self->data;
}

/* The name of a member, without escapes. */
char *
entente_json_edit_get_key (const EntenteJsonEdit *self,
                           const EntenteJsonItem *item)
{
  return entente_json_walk_unescape (self->data + item->key.start + 1, item->key.end - item->key.start - 2);
}

/**
 * entente_json_edit_get_value:
 * @span: (out): the place of the value in the text that the edit began with
 *
 * Returns: %FALSE if there is none
 */
gboolean
entente_json_edit_get_value (const EntenteJsonEdit *self,
                             const char *pointer,
                             EntenteSpan *span)
{
  EntenteJsonItem item;

  if (!entente_json_places_find (self->places, pointer, &item))
    return FALSE;
  *span = item.value;
  return TRUE;
}

/**
 * entente_json_edit_get_children:
 * @pointer: an object or a list
 * @n: (out): how many; 0 also when there is neither
 *
 * Returns: (array length=n): the places of its members or elements in the text that the edit began with
 */
const EntenteJsonItem *
entente_json_edit_get_children (const EntenteJsonEdit *self,
                                const char *pointer,
                                guint *n)
{
  EntenteJsonItem item;

  *n = 0;
  if (!entente_json_places_find (self->places, pointer, &item))
    return NULL;
  return entente_json_places_get_children (self->places, item.value.start, n);
}

/* -- Collecting ------------------------------------------------------------------------------------------ */

void
entente_json_edit_add_splice (GPtrArray *splices,
                              gsize start,
                              gsize end,
                              char *text)
{
  EntenteJsonSplice *splice = g_new0 (EntenteJsonSplice, 1);

  splice->start = start;
  splice->end = end;
  splice->text = text;
  g_ptr_array_add (splices, splice);
}

static EntenteJsonContainer *
get_container (EntenteJsonEdit *self,
               gsize start)
{
  EntenteJsonContainer *container;
  guint i;

  for (i = 0; i < self->containers->len; i++)
    {
      container = g_ptr_array_index (self->containers, i);
      if (container->start == start)
        return container;
    }
  container = g_new0 (EntenteJsonContainer, 1);
  container->start = start;
  container->removed = g_hash_table_new (g_direct_hash, g_direct_equal);
  container->insertions = g_ptr_array_new_with_free_func (free_insertion);
  g_ptr_array_add (self->containers, container);
  return container;
}

static void
add_insertion (EntenteJsonEdit *self,
               gsize container,
               gsize before,
               char *text)
{
  EntenteJsonInsertion *insertion = g_new0 (EntenteJsonInsertion, 1);

  insertion->before = before;
  insertion->text = text;
  g_ptr_array_add (get_container (self, container)->insertions, insertion);
}

/* The value wrapped into the objects that are missing on the way to it: {"b": {"c": value}}. */
static char *
wrap (const EntenteJsonEdit *self,
      char **tokens,
      const char *json)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (; tokens[n] != NULL; n++)
    {
      g_autofree char *key = unescape_token (tokens[n]);

      g_string_append_c (text, '{');
      append_key (self, text, key);
    }
  g_string_append (text, json);
  for (; n > 0; n--)
    g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

/**
 * entente_json_edit_has:
 *
 * Returns: whether the text that the edit began with has a value at @pointer
 */
gboolean
entente_json_edit_has (const EntenteJsonEdit *self,
                       const char *pointer)
{
  EntenteJsonItem item;

  return entente_json_places_find (self->places, pointer, &item);
}

/**
 * entente_json_edit_set:
 * @pointer: the place; "-" as its last part is a new last element of a list
 * @json: the value, on one line
 *
 * Replaces the value there, or adds it at the end of the object, which is made with all above it where it is
 * missing. Of several places below the same missing object only one can be set; set the object instead.
 * O(length of the containers on the way, the first time).
 */
void
entente_json_edit_set (EntenteJsonEdit *self,
                       const char *pointer,
                       const char *json)
{
  g_auto (GStrv) parts = g_strsplit (pointer, "/", -1);
  char **tokens = *pointer != '\0' ? parts + 1 : parts;
  g_autofree char *value = adopt_style (self, json);
  EntenteJsonItem item;
  guint known = entente_json_places_descend (self->places, (const char *const *) tokens, &item);
  GString *text;

  if (tokens[known] == NULL)
    {
      if (strlen (value) != item.value.end - item.value.start
          || memcmp (value, self->data + item.value.start, strlen (value)) != 0)
        entente_json_edit_add_splice (self->splices, item.value.start, item.value.end, g_steal_pointer (&value));
      return;
    }
  g_return_if_fail (strchr ("{[", self->data[item.value.start]) != NULL);
  text = g_string_new (NULL);
  if (self->data[item.value.start] == '{')
    {
      g_autofree char *key = unescape_token (tokens[known]);

      append_key (self, text, key);
    }
  if (tokens[known + 1] != NULL)
    {
      g_autofree char *whole = wrap (self, tokens + known + 1, value);

      g_string_append (text, whole);
    }
  else
    g_string_append (text, value);
  add_insertion (self, item.value.start, G_MAXSIZE, g_string_free (text, FALSE));
}

/* The container of the place and the start of the child. */
static gboolean
find_in_container (const EntenteJsonEdit *self,
                   const char *pointer,
                   gsize *container,
                   EntenteJsonItem *item)
{
  const char *slash = strrchr (pointer, '/');
  g_autofree char *parent = slash != NULL ? g_strndup (pointer, slash - pointer) : NULL;
  EntenteJsonItem above;

  if (parent == NULL || !entente_json_places_find (self->places, parent, &above)
      || !entente_json_places_find (self->places, pointer, item))
    return FALSE;
  *container = above.value.start;
  return TRUE;
}

static gsize
get_child_start (const EntenteJsonItem *item)
{
  return item->key.end > item->key.start ? item->key.start : item->value.start;
}

/**
 * entente_json_edit_insert:
 * @pointer: an existing member or element
 * @key: the name of the new member; %NULL in a list
 * @json: its value, on one line
 *
 * Puts a new member or element before an existing one.
 */
void
entente_json_edit_insert (EntenteJsonEdit *self,
                          const char *pointer,
                          const char *key,
                          const char *json)
{
  g_autofree char *value = adopt_style (self, json);
  GString *text = g_string_new (NULL);
  EntenteJsonItem item;
  gsize container;

  if (!find_in_container (self, pointer, &container, &item))
    g_return_if_reached ();
  if (key != NULL)
    append_key (self, text, key);
  g_string_append (text, value);
  add_insertion (self, container, get_child_start (&item), g_string_free (text, FALSE));
}

/**
 * entente_json_edit_remove:
 *
 * Takes the member or element away, if it is there.
 */
void
entente_json_edit_remove (EntenteJsonEdit *self,
                          const char *pointer)
{
  EntenteJsonItem item;
  gsize container;

  if (find_in_container (self, pointer, &container, &item))
    g_hash_table_add (get_container (self, container)->removed, GSIZE_TO_POINTER (get_child_start (&item)));
}

/**
 * entente_json_edit_remove_children:
 * @pointer: an object or a list; nothing happens when there is neither
 * @test: (scope call): says which children go; gets the child's text, its place and its name (%NULL in a list)
 *
 * Returns: how many go. O(length of the container).
 */
guint
entente_json_edit_remove_children (EntenteJsonEdit *self,
                                   const char *pointer,
                                   EntenteJsonEditTest test,
                                   gpointer user_data)
{
  const EntenteJsonItem *children;
  EntenteJsonItem item;
  guint n_children, n = 0, i;

  if (!entente_json_places_find (self->places, pointer, &item))
    return 0;
  children = entente_json_places_get_children (self->places, item.value.start, &n_children);
  for (i = 0; i < n_children; i++)
    {
      const EntenteSpan *value = &children[i].value;
      g_autofree char *key = NULL;

      if (self->data[item.value.start] == '{')
        key = entente_json_edit_get_key (self, &children[i]);
      if (!test (self->data + value->start, value->end - value->start, i, key, user_data))
        continue;
      g_hash_table_add (get_container (self, item.value.start)->removed,
                        GSIZE_TO_POINTER (get_child_start (&children[i])));
      n++;
    }
  return n;
}

/* -- Applying -------------------------------------------------------------------------------------------- */

static int
compare_splices_cb (gconstpointer a,
                    gconstpointer b)
{
  const EntenteJsonSplice *first = *(EntenteJsonSplice *const *) a, *second = *(EntenteJsonSplice *const *) b;

  if (first->start != second->start)
    return ENTENTE_COMPARE (first->start, second->start);
  return ENTENTE_COMPARE (first->end, second->end);
}

/* Nothing was asked for, or only what is so already. */
gboolean
entente_json_edit_is_empty (const EntenteJsonEdit *self)
{
  return self->splices->len == 0 && self->containers->len == 0;
}

/**
 * entente_json_edit_apply:
 *
 * Changes inside of what is removed are lost with it.
 *
 * Returns: (transfer full): the new text; the very same bytes when nothing was changed. O(length).
 */
GBytes *
entente_json_edit_apply (const EntenteJsonEdit *self)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (free_splice);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GByteArray *text;
  gsize done = 0;
  guint i;

  if (entente_json_edit_is_empty (self))
    return g_bytes_ref (self->text);
  for (i = 0; i < self->containers->len; i++)
    entente_json_children_splice (self, g_ptr_array_index (self->containers, i), own);
  g_ptr_array_extend (all, own, NULL, NULL);
  g_ptr_array_extend (all, self->splices, NULL, NULL);
  g_ptr_array_sort (all, compare_splices_cb);
  text = g_byte_array_sized_new (self->length + 256);
  for (i = 0; i < all->len; i++)
    {
      const EntenteJsonSplice *splice = g_ptr_array_index (all, i);

      if (splice->start < done)
        continue;
      g_byte_array_append (text, (const guint8 *) self->data + done, splice->start - done);
      g_byte_array_append (text, (const guint8 *) splice->text, strlen (splice->text));
      done = splice->end;
    }
  g_byte_array_append (text, (const guint8 *) self->data + done, self->length - done);
  return g_byte_array_free_to_bytes (text);
}

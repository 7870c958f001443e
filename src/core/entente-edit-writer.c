/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What edits of a dataset write: texts in several languages, and new objects among others.
 *
 * A text that the file has in several languages keeps the others when one is changed. What is new is written as
 * its neighbours are: on one line or one member a line, a plain string or one string a language. What is so
 * already is not written again, so that 1.50 stays 1.50 and an edit that changes nothing gives the same bytes.
 */

#include "config.h"

#include "entente-dataset-edit-private.h"

#include "entente-json-text.h"
#include "entente-json-walk.h"

#include <string.h>

/* -- Texts ----------------------------------------------------------------------------------------------- */

/* "ja_JP.UTF-8" as the file writes it, "ja-JP". */
static char *
make_tag (const char *language)
{
  char *tag;

  if (language == NULL)
    return NULL;
  tag = g_strndup (language, strcspn (language, ".@"));
  g_strdelimit (tag, "_", '-');
  if (strcmp (tag, "C") == 0 || strcmp (tag, "POSIX") == 0)
    {
      g_free (tag);
      return g_strdup ("en");
    }
  return tag;
}

/**
 * entente_json_append_text:
 * @language: (nullable): %NULL for a plain string
 */
void
entente_json_append_text (GString *json,
                          const char *string,
                          const char *language)
{
  g_autofree char *tag = make_tag (language);

  if (tag == NULL)
    {
      entente_json_append_string (json, string);
      return;
    }
  g_string_append_c (json, '{');
  entente_json_append_string (json, tag);
  g_string_append (json, ": ");
  entente_json_append_string (json, string);
  g_string_append_c (json, '}');
}

static char *
make_entry_pointer (const char *pointer,
                    const char *tag)
{
  GString *entry = g_string_new (pointer);

  entente_json_pointer_append (entry, tag);
  return g_string_free (entry, FALSE);
}

/* Takes away what is shown in the language; the whole text when nothing else is in it. */
static void
remove_text (EntenteJsonEdit *self,
             const char *pointer,
             const EntenteText *text,
             const char *language)
{
  const char *const languages[] = { language, NULL };
  g_autofree char *entry = NULL;

  if (entente_text_is_empty (text))
    return;
  if (language != NULL && text->n_entries > 1)
    entry = make_entry_pointer (pointer, text->entries[entente_text_find_shown (text, languages)].language);
  entente_json_edit_remove (self, entry != NULL ? entry : pointer);
}

/**
 * entente_json_edit_set_text:
 * @pointer: of a member, the text @text of the file
 * @string: (nullable): %NULL or "" takes away what is shown in @language: that language of a text in several,
 *   else the text
 * @language: (nullable): %NULL stands for the one shown to somebody without a language, and with no @string for
 *   all of them
 *
 * Other languages are kept. Nothing is written when @string is what is shown already, be it in another language.
 */
void
entente_json_edit_set_text (EntenteJsonEdit *self,
                            const char *pointer,
                            const EntenteText *text,
                            const char *string,
                            const char *language)
{
  g_autofree char *tag = make_tag (language);
  const char *const languages[] = { tag, NULL };
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *entry = NULL;
  int known;

  if (string == NULL || *string == '\0')
    {
      remove_text (self, pointer, text, tag);
      return;
    }
  known = entente_text_find_shown (text, languages);
  if (known >= 0 && (strcmp (text->entries[known].string, string) == 0 || strcmp (text->entries[known].written, string) == 0))
    return;
  if (!entente_text_has_languages (text))
    {
      entente_json_append_text (json, string, text->n_entries == 0 ? tag : NULL);
      entente_json_edit_set (self, pointer, json->str);
      return;
    }
  known = tag != NULL ? entente_text_find (text, tag) : entente_text_find_shown (text, NULL);
  entry = make_entry_pointer (pointer, known >= 0 ? text->entries[known].language : tag);
  entente_json_append_string (json, string);
  entente_json_edit_set (self, entry, json->str);
}

/* -- New objects ----------------------------------------------------------------------------------------- */

/**
 * entente_json_edit_find_layout:
 * @pointer: of an object
 * @lead: (out) (transfer full): the line end and indentation before its members
 * @tail: (out) (transfer full): those before its closing brace
 *
 * Returns: %FALSE when it is no object with lines of its own
 */
gboolean
entente_json_edit_find_layout (const EntenteJsonEdit *self,
                               const char *pointer,
                               char **lead,
                               char **tail)
{
  const char *data = entente_json_edit_get_data (self);
  const EntenteJsonItem *items;
  EntenteSpan object;
  gsize start, end;
  guint n;

  items = entente_json_edit_get_children (self, pointer, &n);
  if (n == 0 || !entente_json_edit_get_value (self, pointer, &object) || data[object.start] != '{')
    return FALSE;
  start = object.start + 1;
  end = items[n - 1].value.end;
  if (memchr (data + start, '\n', items[0].key.start - start) == NULL)
    return FALSE;
  *lead = g_strndup (data + start, items[0].key.start - start);
  *tail = g_strndup (data + end, object.end - 1 - end);
  return TRUE;
}

/* The pointer of the last element of a list of the document. */
static char *
find_last (const EntenteJsonEdit *self,
           const char *list)
{
  guint n;

  entente_json_edit_get_children (self, list, &n);
  return n > 0 ? g_strdup_printf ("%s/%u", list, n - 1) : NULL;
}

/**
 * entente_json_object_begin:
 * @self: (out caller-allocates):
 * @list: pointer of the list that it will stand in
 *
 * The members will stand as those of the last element, or of the last criterion when the list is empty.
 */
void
entente_json_object_begin (EntenteJsonObject *self,
                           const EntenteJsonEdit *edit,
                           const char *list)
{
  g_autofree char *neighbour = find_last (edit, list);

  if (neighbour == NULL)
    neighbour = find_last (edit, "/criteria");
  self->json = g_string_new ("{");
  if (neighbour == NULL || !entente_json_edit_find_layout (edit, neighbour, &self->lead, &self->tail))
    {
      self->lead = g_strdup ("");
      self->tail = g_strdup ("");
    }
}

void
entente_json_object_add (EntenteJsonObject *self,
                         const char *key,
                         const char *json)
{
  const gboolean first = self->json->len == 1;

  if (!first)
    g_string_append (self->json, *self->lead != '\0' ? "," : ", ");
  g_string_append (self->json, self->lead);
  entente_json_append_string (self->json, key);
  g_string_append_printf (self->json, ": %s", json);
}

void
entente_json_object_add_string (EntenteJsonObject *self,
                                const char *key,
                                const char *string)
{
  g_autoptr (GString) json = g_string_new (NULL);

  entente_json_append_string (json, string);
  entente_json_object_add (self, key, json->str);
}

/**
 * entente_json_object_add_text:
 * @like: a text of the file: the new one is a plain string if that is one
 * @string: (nullable): nothing is added for %NULL and ""
 */
void
entente_json_object_add_text (EntenteJsonObject *self,
                              const char *key,
                              const EntenteText *like,
                              const char *string,
                              const char *language)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (string == NULL || *string == '\0')
    return;
  entente_json_append_text (json, string, entente_text_has_languages (like) ? language : NULL);
  entente_json_object_add (self, key, json->str);
}

/**
 * entente_json_object_append_to:
 * @list: pointer of a list of the document, which is made if it is missing
 *
 * Ends the object and frees what it holds.
 */
void
entente_json_object_append_to (EntenteJsonObject *self,
                               EntenteJsonEdit *edit,
                               const char *list)
{
  g_autofree char *end = g_strconcat (list, "/-", NULL);

  g_string_append (self->json, self->tail);
  g_string_append_c (self->json, '}');
  if (entente_json_edit_has (edit, list))
    entente_json_edit_set (edit, end, self->json->str);
  else
    {
      g_string_prepend_c (self->json, '[');
      g_string_append_c (self->json, ']');
      entente_json_edit_set (edit, list, self->json->str);
    }
  g_string_free (self->json, TRUE);
  g_free (self->lead);
  g_free (self->tail);
}

/**
 * entente_json_edit_add_source:
 *
 * Appends to "sources". An id that is taken is for the reader to refuse.
 */
void
entente_json_edit_add_source (EntenteJsonEdit *self,
                              const EntenteDataset *dataset,
                              const EntenteSourceDraft *source)
{
  const EntenteText *like = dataset->n_sources > 0 ? &dataset->sources[dataset->n_sources - 1].title : &dataset->title;
  EntenteJsonObject object;

  entente_json_object_begin (&object, self, "/sources");
  entente_json_object_add_string (&object, "id", source->id);
  entente_json_object_add_text (&object, "title", like, source->title, source->language);
  entente_json_object_add_text (&object, "publisher", like, source->publisher, source->language);
  if (source->year != 0)
    {
      g_autofree char *year = g_strdup_printf ("%d", source->year);

      entente_json_object_add (&object, "year", year);
    }
  if (source->url != NULL && *source->url != '\0')
    entente_json_object_add_string (&object, "url", source->url);
  entente_json_object_append_to (&object, self, "/sources");
}

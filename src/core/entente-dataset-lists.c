/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Lists of records.
 *
 * The lists of the document (partners, ties, sources, ...) can be long, so they never become one tree: each
 * element is cut out of the text, parsed, read into its record and freed before the next. That keeps the memory
 * of reading near the size of the file, and gives progress and cancelling for nothing. Records stand at the
 * place their element has in the file, also when the element is wrong.
 */

#include "config.h"

#include "entente-dataset-reader-private.h"

#include <glib/gi18n-lib.h>

/* A tree takes about 24 times the text it is made from; no honest element comes near this. */
#define MAX_ELEMENT (4 * 1024 * 1024)

#define PROGRESS_STEP (256 * 1024)

/**
 * entente_reader_parse:
 * @span: a value in the text
 * @cursor: its cursor without a node, for reporting
 *
 * Returns: (transfer full) (nullable): the tree of this value
 */
JsonNode *
entente_reader_parse (EntenteReader *self,
                      const EntenteJsonCursor *cursor,
                      const EntenteSpan *span)
{
  const char *bytes = self->json.text.data + span->start;
  gsize length = span->end - span->start;
  g_autofree char *widened = NULL;
  g_autoptr (GError) error = NULL;

  if (length > MAX_ELEMENT)
    {
      entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                  g_strdup (_("This part of the file is larger than 4 MiB")), NULL);
      return NULL;
    }
  if (self->widen_integers)
    {
      widened = entente_json_widen_integers (bytes, length);
      bytes = widened;
      length = -1;
    }
  if (!json_parser_load_from_data (self->parser, bytes, length, &error))
    {
      entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD, g_strdup (error->message), NULL);
      return NULL;
    }
  return json_parser_steal_root (self->parser);
}

static void
show_progress (EntenteReader *self,
               gsize position)
{
  if (self->progress == NULL || position < self->reported + PROGRESS_STEP)
    return;
  self->reported = position;
  self->progress ((double) position / self->json.text.length, self->user_data);
}

/**
 * entente_reader_count:
 * @list: a list of the document
 */
guint
entente_reader_count (EntenteReader *self,
                      const EntenteJsonCursor *list)
{
  EntenteJsonWalk walk;
  EntenteJsonItem item;
  guint n = 0;

  if (entente_json_walk_init (&walk, self->json.text.data, self->json.text.length, list->start))
    while (entente_json_walk_next (&walk, &item))
      n++;
  return n;
}

/**
 * entente_reader_read_named_list:
 *
 * As entente_reader_read_document_list () for records that begin with their id, which is never %NULL.
 */
gpointer
entente_reader_read_named_list (EntenteReader *self,
                                const EntenteJsonCursor *list,
                                gsize record_size,
                                EntenteReadFunc read,
                                guint *n_records)
{
  char *records = entente_reader_read_document_list (self, list, record_size, read, n_records);
  guint i;

  for (i = 0; i < *n_records; i++)
    {
      const char **id = (const char **) (gpointer) (records + i * record_size);

      if (*id == NULL)
        *id = "";
    }
  return records;
}

/**
 * entente_reader_read_document_list:
 * @list: a list of the document; its node is not needed
 * @record_size: of one record; records are zeroed before @read. 0 = there are none, @read gets %NULL
 * @n_records: (out):
 *
 * Returns: (array length=n_records): the records, in the arena
 */
gpointer
entente_reader_read_document_list (EntenteReader *self,
                                   const EntenteJsonCursor *list,
                                   gsize record_size,
                                   EntenteReadFunc read,
                                   guint *n_records)
{
  EntenteJsonCursor element = { .context = &self->json, .parent = list, .has_start = TRUE };
  EntenteJsonWalk walk;
  EntenteJsonItem item;
  char *records;

  *n_records = entente_reader_count (self, list);
  records = entente_arena_alloc (self->arena, *n_records * record_size);
  entente_json_walk_init (&walk, self->json.text.data, self->json.text.length, list->start);
  while (entente_json_walk_next (&walk, &item) && !g_cancellable_is_cancelled (self->cancellable))
    {
      element.start = item.value.start;
      element.node = entente_reader_parse (self, &element, &item.value);
      if (element.node != NULL && entente_json_cursor_check_object (&element))
        read (self, &element, records != NULL ? records + element.index * record_size : NULL, element.index);
      g_clear_pointer (&element.node, json_node_unref);
      element.index++;
      show_progress (self, item.value.end);
    }
  return records;
}

/**
 * entente_reader_read_list:
 * @list: a list inside a tree
 * @least: the fewest elements it may have
 *
 * Returns: (array length=n_records) (nullable): the records, in the arena
 */
gpointer
entente_reader_read_list (EntenteReader *self,
                          const EntenteJsonCursor *list,
                          guint least,
                          gsize record_size,
                          EntenteReadFunc read,
                          guint *n_records)
{
  EntenteJsonCursor element;
  char *records;
  guint n, i;

  if (!entente_json_cursor_check_list (list, least, &n))
    n = 0;
  *n_records = n;
  records = entente_arena_alloc (self->arena, n * record_size);
  for (i = 0; i < n; i++)
    {
      entente_json_cursor_get_element (list, i, &element);
      if (entente_json_cursor_check_object (&element))
        read (self, &element, records + i * record_size, i);
    }
  return records;
}

gpointer
entente_reader_get_list (EntenteReader *self,
                         const EntenteJsonCursor *object,
                         const char *member,
                         gsize record_size,
                         EntenteReadFunc read,
                         guint *n_records)
{
  EntenteJsonCursor list;

  if (entente_json_cursor_get (object, member, &list))
    return entente_reader_read_list (self, &list, 0, record_size, read, n_records);
  *n_records = 0;
  return NULL;
}

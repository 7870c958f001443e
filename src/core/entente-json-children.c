/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is added to or taken from an object or a list, as splices of its text.
 *
 *       {"a": 1, "b": 2, "c": 3}        remove b:    {"a": 1, "c": 3}          bytes from b to c go
 *       [1, 2]                          append 3:    [1, 2, 3]                 with the gap between 1 and 2
 *       {                               remove b:    {                         bytes from the end of a to the
 *         "a": 1,                                      "a": 1                  end of b go
 *         "b": 2                                     }
 *       }
 */

#include "config.h"

#include "entente-array.h"
#include "entente-json-edit-private.h"
#include "entente-json-walk.h"

#include <string.h>

typedef struct
{
  gsize start, end; /* of key and value together */
} Child;

static gsize
get_child_start (const EntenteJsonItem *item)
{
  return item->key.end > item->key.start ? item->key.start : item->value.start;
}

static GArray *
list_children (const EntenteJsonEdit *self,
               gsize start,
               gsize *end)
{
  GArray *children = ENTENTE_NEW_LIST (Child);
  gsize p = start + 1;
  guint n, i;
  const EntenteJsonItem *items = entente_json_places_get_children (self->places, start, &n);

  for (i = 0; i < n; i++)
    {
      Child child = { get_child_start (&items[i]), items[i].value.end };

      g_array_append_val (children, child);
      p = items[i].value.end;
    }
  while (strchr ("]}", self->data[p]) == NULL)
    p++;
  *end = p;
  return children;
}

/* What stands between two children: as between the last two; or as before the only one. */
static char *
make_gap (const EntenteJsonEdit *self,
          const GArray *children,
          gsize start)
{
  const Child *last, *other;

  if (children->len >= 2)
    {
      last = &g_array_index (children, Child, children->len - 1);
      other = last - 1;
      return g_strndup (self->data + other->end, last->start - other->end);
    }
  if (children->len == 1)
    {
      g_autofree char *lead = NULL;

      last = &g_array_index (children, Child, 0);
      lead = g_strndup (self->data + start + 1, last->start - start - 1);
      if (*lead != '\0')
        return g_strconcat (",", lead, NULL);
    }
  return g_strdup (entente_json_edit_is_minified (self) ? "," : ", ");
}

static guint
add_insertions_before (const EntenteJsonContainer *container,
                       gsize before,
                       const char *gap,
                       GString *text,
                       gboolean gap_first)
{
  guint n = 0, i;

  for (i = 0; i < container->insertions->len; i++)
    {
      const EntenteJsonInsertion *insertion = g_ptr_array_index (container->insertions, i);

      if (insertion->before != before)
        continue;
      g_string_append (text, gap_first ? gap : "");
      g_string_append (text, insertion->text);
      g_string_append (text, gap_first ? "" : gap);
      n++;
    }
  return n;
}

/* The line of the brace: what a child of an empty container is indented by, when the document has lines. */
static char *
find_indent (const EntenteJsonEdit *self,
             gsize position)
{
  gsize line = position, end;

  while (line > 0 && self->data[line - 1] != '\n')
    line--;
  for (end = line; self->data[end] == ' ' || self->data[end] == '\t'; end++)
    ;
  return g_strndup (self->data + line, end - line);
}

/* What the first member is indented by; NULL = it stands on the line of the brace. */
static char *
find_unit (const EntenteJsonEdit *self)
{
  EntenteJsonWalk walk;
  EntenteJsonItem item;

  if (!entente_json_walk_init (&walk, self->data, self->length, 0) || !entente_json_walk_next (&walk, &item)
      || memchr (self->data, '\n', get_child_start (&item)) == NULL)
    return NULL;
  return find_indent (self, get_child_start (&item));
}

/* Nothing but the container's own name stands before it on its line. */
static gboolean
begins_line (const EntenteJsonEdit *self,
             gsize position)
{
  while (position > 0 && self->data[position - 1] != '\n')
    if (strchr ("{[,", self->data[--position]) != NULL)
      return FALSE;
  return TRUE;
}

static void
fill_empty (const EntenteJsonEdit *self,
            const EntenteJsonContainer *container,
            gsize end,
            GPtrArray *splices)
{
  g_autofree char *unit = find_unit (self);
  g_autofree char *indent = find_indent (self, container->start);
  gboolean lines = unit != NULL && container->insertions->len > 0 && strcmp (indent, unit) <= 0
                   && begins_line (self, container->start);
  const char *line_end = memchr (self->data, '\n', self->length);
  const char *newline = line_end != NULL && line_end > self->data && line_end[-1] == '\r' ? "\r\n" : "\n";
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < container->insertions->len; i++)
    {
      const EntenteJsonInsertion *insertion = g_ptr_array_index (container->insertions, i);

      if (i > 0)
        g_string_append (text, lines || entente_json_edit_is_minified (self) ? "," : ", ");
      if (lines)
        g_string_append_printf (text, "%s%s%s", newline, indent, unit);
      g_string_append (text, insertion->text);
    }
  if (lines)
    g_string_append_printf (text, "%s%s", newline, indent);
  entente_json_edit_add_splice (splices, container->start + 1, end, g_string_free (text, FALSE));
}

static gboolean
is_removed (const EntenteJsonContainer *container,
            const Child *child)
{
  return g_hash_table_contains (container->removed, GSIZE_TO_POINTER (child->start));
}

/* What is left of the children, and what is put between them, as splices. */
static void
splice_children (const EntenteJsonContainer *container,
                 const GArray *children,
                 const char *gap,
                 GPtrArray *splices)
{
  gsize kept_end = 0, removed_start = 0;
  GString *text = g_string_new (NULL);
  guint i;

  /* text: what comes between the last kept child and the next one; removed_start: where the removed begin. */
  for (i = 0; i < children->len; i++)
    {
      const Child *child = &g_array_index (children, Child, i);

      add_insertions_before (container, child->start, gap, text, kept_end != 0);
      if (is_removed (container, child))
        {
          if (removed_start == 0)
            removed_start = child->start;
          continue;
        }
      if (text->len > 0)
        entente_json_edit_add_splice (splices, kept_end != 0 ? kept_end : child->start,
                                      kept_end != 0 ? kept_end : child->start, g_strdup (text->str));
      if (removed_start != 0)
        entente_json_edit_add_splice (splices, removed_start, child->start, g_strdup (""));
      g_string_truncate (text, 0);
      removed_start = 0;
      kept_end = child->end;
    }
  add_insertions_before (container, G_MAXSIZE, gap, text, TRUE);
  if (removed_start != 0)
    entente_json_edit_add_splice (splices, kept_end, g_array_index (children, Child, children->len - 1).end,
                                  g_strdup (text->str));
  else if (text->len > 0)
    entente_json_edit_add_splice (splices, kept_end, kept_end, g_strdup (text->str));
  g_string_free (text, TRUE);
}

/* Everything goes and something comes: it takes the place of the first and the last. */
static void
replace_children (const EntenteJsonContainer *container,
                  const GArray *children,
                  const char *gap,
                  GPtrArray *splices)
{
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < container->insertions->len; i++)
    {
      const EntenteJsonInsertion *insertion = g_ptr_array_index (container->insertions, i);

      g_string_append_printf (text, "%s%s", i > 0 ? gap : "", insertion->text);
    }
  entente_json_edit_add_splice (splices, g_array_index (children, Child, 0).start,
                                g_array_index (children, Child, children->len - 1).end, g_string_free (text, FALSE));
}

/**
 * entente_json_children_splice:
 * @container: what comes and goes
 * @splices: the splices that make it so are added
 *
 * O(length of the container).
 */
void
entente_json_children_splice (const EntenteJsonEdit *self,
                              const EntenteJsonContainer *container,
                              GPtrArray *splices)
{
  gsize end;
  g_autoptr (GArray) children = list_children (self, container->start, &end);
  g_autofree char *gap = make_gap (self, children, container->start);
  guint n_removed = g_hash_table_size (container->removed);

  if (children->len == 0 || (n_removed == children->len && container->insertions->len == 0))
    fill_empty (self, container, end, splices);
  else if (n_removed == children->len)
    replace_children (container, children, gap, splices);
  else
    splice_children (container, children, gap, splices);
}

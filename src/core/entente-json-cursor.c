/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A value of a JSON tree that knows its way back to the root.
 *
 * Cursors live on the C stack and point to their parents, so going down costs nothing; the way back is walked
 * only when something is wrong, to write the JSON pointer and to find the place in the text:
 *
 *   root <- "partners" <- element 7 <- "facts" <- "defence-gdp"      /partners/7/facts/defence-gdp
 */

#include "config.h"

#include "entente-json-cursor.h"
#include "entente-json-walk.h"
#include "entente-nearest.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* -- Reporting ------------------------------------------------------------------------------------------- */

/* Appends the way from the nearest value whose place is known, or from the root. */
static const EntenteJsonCursor *
append_way (const EntenteJsonCursor *self,
            gboolean from_root,
            GString *pointer)
{
  const EntenteJsonCursor *start = self;

  if (self->parent == NULL || (!from_root && self->has_start))
    return self;
  start = append_way (self->parent, from_root, pointer);
  if (self->member != NULL)
    entente_json_pointer_append (pointer, self->member);
  else
    g_string_append_printf (pointer, "/%u", self->index);
  return start;
}

static EntenteSpan
find_span (const EntenteJsonCursor *self,
           EntenteJsonPart part)
{
  g_autoptr (GString) way = g_string_new (NULL);
  const EntenteJsonCursor *start;
  const EntenteSourceText *text = &self->context->text;
  EntenteJsonItem item;
  EntenteSpan span;

  if (part == ENTENTE_JSON_KEY && self->key.end > self->key.start)
    return self->key;
  /* The key of a value stands outside it: begin one step higher. */
  if (part == ENTENTE_JSON_KEY && self->parent != NULL && self->member != NULL)
    {
      start = append_way (self->parent, FALSE, way);
      entente_json_pointer_append (way, self->member);
    }
  else
    start = append_way (self, FALSE, way);
  if (!entente_json_walk_find (text->data, text->length, start->has_start ? start->start : 0, way->str, &item))
    part = ENTENTE_JSON_HEAD;
  span = part == ENTENTE_JSON_KEY && item.key.end > item.key.start ? item.key : item.value;
  if (part == ENTENTE_JSON_HEAD)
    span.end = MIN (span.start + 1, text->length);
  return span;
}

/**
 * entente_json_cursor_report:
 * @message: (transfer full):
 * @remedy: (transfer full) (nullable):
 */
void
entente_json_cursor_report (const EntenteJsonCursor *self,
                            EntenteSeverity severity,
                            EntenteJsonPart part,
                            char *message,
                            char *remedy)
{
  EntenteJsonContext *context = self->context;
  EntenteDiagnostic *diagnostic;

  if (entente_diagnostics_is_full (context->diagnostics, severity))
    diagnostic = entente_source_text_locate (&context->text, severity, NULL);
  else
    {
      GString *pointer = g_string_new (NULL);
      EntenteSpan span = find_span (self, part);

      append_way (self, TRUE, pointer);
      diagnostic = entente_source_text_locate (&context->text, severity, &span);
      diagnostic->pointer = g_string_free (pointer, FALSE);
    }
  diagnostic->message = message;
  diagnostic->remedy = remedy;
  entente_diagnostics_take (context->diagnostics, diagnostic);
}

/**
 * entente_json_cursor_fail:
 *
 * Reports an error about the value.
 *
 * Returns: %FALSE, so that a reader can end with it
 */
gboolean
entente_json_cursor_fail (const EntenteJsonCursor *self,
                          char *message,
                          char *remedy)
{
  entente_json_cursor_report (self, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_VALUE, message, remedy);
  return FALSE;
}

/**
 * entente_json_cursor_fail_unknown:
 * @word: what the file says
 * @known: what it could say
 *
 * Reports an error whose remedy names the nearest of @known, or a few of them when none is near.
 */
gboolean
entente_json_cursor_fail_unknown (const EntenteJsonCursor *self,
                                  EntenteJsonPart part,
                                  char *message,
                                  const char *word,
                                  const char *const *known,
                                  gsize n_known)
{
  const char *nearest;
  char *remedy = NULL;

  if (!entente_diagnostics_is_full (self->context->diagnostics, ENTENTE_SEVERITY_ERROR))
    {
      nearest = entente_nearest_find (word, known, n_known);
      if (nearest != NULL)
        remedy = g_strdup_printf (_("Did you mean “%s”?"), nearest);
      else if (n_known > 0 && n_known <= 12)
        {
          g_autoptr (GString) list = g_string_new (known[0]);
          gsize i;

          for (i = 1; i < n_known; i++)
            g_string_append_printf (list, ", %s", known[i]);
          remedy = g_strdup_printf (_("It can be: %s."), list->str);
        }
    }
  entente_json_cursor_report (self, ENTENTE_SEVERITY_ERROR, part, message, remedy);
  return FALSE;
}

/**
 * entente_json_cursor_get_name:
 *
 * Returns: what a message calls the value: “weight”, or “partners” no. 3
 */
char *
entente_json_cursor_get_name (const EntenteJsonCursor *self)
{
  if (self->member != NULL)
    return g_strdup_printf (_("“%s”"), self->member);
  if (self->parent == NULL)
    return g_strdup (_("The document"));
  if (self->parent->member != NULL)
    return g_strdup_printf (_("“%s” no. %u"), self->parent->member, self->index + 1);
  return g_strdup_printf (_("Element no. %u"), self->index + 1);
}

/* -- Going down ------------------------------------------------------------------------------------------ */

static void
descend (const EntenteJsonCursor *self,
         const char *member,
         guint index,
         JsonNode *node,
         EntenteJsonCursor *child)
{
  child->context = self->context;
  child->parent = self;
  child->member = member;
  child->index = index;
  child->node = node;
  child->has_start = FALSE;
  child->start = 0;
  child->key.start = child->key.end = 0;
}

/**
 * entente_json_cursor_get:
 * @self: an object, checked; it must outlive @child
 *
 * Returns: %FALSE if @member is absent
 */
gboolean
entente_json_cursor_get (const EntenteJsonCursor *self,
                         const char *member,
                         EntenteJsonCursor *child)
{
  JsonNode *node = json_object_get_member (json_node_get_object (self->node), member);

  if (node == NULL)
    return FALSE;
  descend (self, member, 0, node, child);
  return TRUE;
}

/* As above, but an absent member is an error. */
gboolean
entente_json_cursor_need (const EntenteJsonCursor *self,
                          const char *member,
                          EntenteJsonCursor *child)
{
  g_autofree char *name = NULL;

  if (entente_json_cursor_get (self, member, child))
    return TRUE;
  name = entente_json_cursor_get_name (self);
  entente_json_cursor_report (self, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                              g_strdup_printf (_("%s lacks “%s”"), name, member),
                              g_strdup_printf (_("Add a member “%s”."), member));
  return FALSE;
}

void
entente_json_cursor_get_element (const EntenteJsonCursor *self,
                                 guint index,
                                 EntenteJsonCursor *child)
{
  descend (self, NULL, index, json_array_get_element (json_node_get_array (self->node), index), child);
}

/**
 * entente_json_cursor_next:
 * @iter: of json_object_iter_init_ordered ()
 *
 * Steps through the members of an object in file order.
 */
gboolean
entente_json_cursor_next (const EntenteJsonCursor *self,
                          JsonObjectIter *iter,
                          EntenteJsonCursor *child)
{
  const char *member;
  JsonNode *node;

  if (!json_object_iter_next_ordered (iter, &member, &node))
    return FALSE;
  descend (self, member, 0, node, child);
  return TRUE;
}

/* -- Checking -------------------------------------------------------------------------------------------- */

static const char *
describe_type (const EntenteJsonCursor *self)
{
  if (JSON_NODE_HOLDS_OBJECT (self->node))
    return _("an object");
  if (JSON_NODE_HOLDS_ARRAY (self->node))
    return _("a list");
  if (JSON_NODE_HOLDS_NULL (self->node))
    return _("null");
  switch (json_node_get_value_type (self->node))
    {
    case G_TYPE_STRING:
      return _("a text");
    case G_TYPE_BOOLEAN:
      return _("true or false");
    default:
      return _("a number");
    }
}

static gboolean
fail_type (const EntenteJsonCursor *self,
           const char *wanted)
{
  g_autofree char *name = entente_json_cursor_get_name (self);
  char *remedy = NULL;

  if (JSON_NODE_HOLDS_VALUE (self->node) && json_node_get_value_type (self->node) == G_TYPE_STRING)
    {
      const char *string = json_node_get_string (self->node);
      char *end;

      g_ascii_strtod (string, &end);
      if (end != string && *end == '\0')
        remedy = g_strdup (_("Write the number without quotation marks."));
    }
  return entente_json_cursor_fail (self, g_strdup_printf (_("%s must be %s, not %s"), name, wanted,
                                                          describe_type (self)),
                                   remedy);
}

gboolean
entente_json_cursor_is_null (const EntenteJsonCursor *self)
{
  return JSON_NODE_HOLDS_NULL (self->node);
}

gboolean
entente_json_cursor_check_object (const EntenteJsonCursor *self)
{
  return JSON_NODE_HOLDS_OBJECT (self->node) || fail_type (self, _("an object"));
}

/**
 * entente_json_cursor_check_list:
 * @least: the fewest elements it may have
 * @n_elements: (out): 0 when it is no list
 */
gboolean
entente_json_cursor_check_list (const EntenteJsonCursor *self,
                                guint least,
                                guint *n_elements)
{
  g_autofree char *name = NULL;

  *n_elements = 0;
  if (!JSON_NODE_HOLDS_ARRAY (self->node))
    return fail_type (self, _("a list"));
  *n_elements = json_array_get_length (json_node_get_array (self->node));
  if (*n_elements >= least)
    return TRUE;
  name = entente_json_cursor_get_name (self);
  if (*n_elements == 0)
    return entente_json_cursor_fail (self, g_strdup_printf (_("%s is empty"), name),
                                     least == 1 ? g_strdup (_("It needs at least one element.")) : NULL);
  return entente_json_cursor_fail (self, g_strdup_printf (_("%s needs at least %u elements"), name, least), NULL);
}

/**
 * entente_json_cursor_note_unknown:
 *
 * Notes that the member is none of @known.
 */
void
entente_json_cursor_note_unknown (const EntenteJsonCursor *self,
                                  const char *const *known,
                                  gsize n_known)
{
  const char *nearest = NULL;

  if (!entente_diagnostics_is_full (self->context->diagnostics, ENTENTE_SEVERITY_NOTE))
    nearest = entente_nearest_find (self->member, known, n_known);
  entente_json_cursor_report (self, ENTENTE_SEVERITY_NOTE, ENTENTE_JSON_KEY,
                              g_strdup_printf (_("“%s” is not known here; it is kept but not used"), self->member),
                              nearest != NULL ? g_strdup_printf (_("Did you mean “%s”?"), nearest) : NULL);
}

/**
 * entente_json_cursor_check_members:
 * @known: (array zero-terminated=1): names
 *
 * Notes every member of the object that is not known: a typing slip is its likeliest cause.
 */
void
entente_json_cursor_check_members (const EntenteJsonCursor *self,
                                   const char *const *known)
{
  JsonObjectIter iter;
  EntenteJsonCursor child;

  json_object_iter_init_ordered (&iter, json_node_get_object (self->node));
  while (entente_json_cursor_next (self, &iter, &child))
    if (!g_strv_contains (known, child.member))
      entente_json_cursor_note_unknown (&child, known, g_strv_length ((char **) known));
}

gboolean
entente_json_cursor_read_string (const EntenteJsonCursor *self,
                                 const char **value)
{
  if (!JSON_NODE_HOLDS_VALUE (self->node) || json_node_get_value_type (self->node) != G_TYPE_STRING)
    return fail_type (self, _("a text"));
  *value = json_node_get_string (self->node);
  return TRUE;
}

gboolean
entente_json_cursor_read_boolean (const EntenteJsonCursor *self,
                                  gboolean *value)
{
  if (!JSON_NODE_HOLDS_VALUE (self->node) || json_node_get_value_type (self->node) != G_TYPE_BOOLEAN)
    return fail_type (self, _("true or false"));
  *value = json_node_get_boolean (self->node);
  return TRUE;
}

static gboolean
is_number (const EntenteJsonCursor *self)
{
  GType type = JSON_NODE_HOLDS_VALUE (self->node) ? json_node_get_value_type (self->node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static char *
format_limit (double limit)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6g", limit));
}

static gboolean
check_range (const EntenteJsonCursor *self,
             double number,
             double least,
             double most)
{
  g_autofree char *name = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (number >= least && number <= most)
    return TRUE;
  name = entente_json_cursor_get_name (self);
  low = format_limit (least);
  high = format_limit (most);
  if (isinf (most))
    return entente_json_cursor_fail (self, least == 0 ? g_strdup_printf (_("%s is negative"), name)
                                                      : g_strdup_printf (_("%s is less than %s"), name, low),
                                     g_strdup_printf (_("It must be %s or more."), low));
  if (isinf (least))
    return entente_json_cursor_fail (self, g_strdup_printf (_("%s is more than %s"), name, high), NULL);
  return entente_json_cursor_fail (self, g_strdup_printf (_("%s is out of range"), name),
                                   g_strdup_printf (_("It must lie between %s and %s."), low, high));
}

/**
 * entente_json_cursor_read_number:
 * @least: inclusive, may be -INFINITY
 * @most: inclusive, may be INFINITY
 *
 * A number that is not finite was reported by the scan; here it only fails.
 */
gboolean
entente_json_cursor_read_number (const EntenteJsonCursor *self,
                                 double least,
                                 double most,
                                 double *value)
{
  double number;

  if (!is_number (self))
    return fail_type (self, _("a number"));
  number = json_node_get_double (self->node);
  if (!isfinite (number) || !check_range (self, number, least, most))
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
entente_json_cursor_read_integer (const EntenteJsonCursor *self,
                                  int least,
                                  int most,
                                  int *value)
{
  double number;

  if (!is_number (self))
    return fail_type (self, _("a whole number"));
  number = json_node_get_double (self->node);
  if (!isfinite (number))
    return FALSE;
  if (number != floor (number))
    {
      g_autofree char *name = entente_json_cursor_get_name (self);

      return entente_json_cursor_fail (self, g_strdup_printf (_("%s must be a whole number"), name), NULL);
    }
  if (!check_range (self, number, least, most == G_MAXINT ? INFINITY : most))
    return FALSE;
  if (number > G_MAXINT)
    return check_range (self, number, least, G_MAXINT);
  *value = number;
  return TRUE;
}

gboolean
entente_json_cursor_get_string (const EntenteJsonCursor *self,
                                const char *member,
                                const char **value)
{
  EntenteJsonCursor child;

  return !entente_json_cursor_get (self, member, &child) || entente_json_cursor_read_string (&child, value);
}

gboolean
entente_json_cursor_get_boolean (const EntenteJsonCursor *self,
                                 const char *member,
                                 gboolean *value)
{
  EntenteJsonCursor child;

  return !entente_json_cursor_get (self, member, &child) || entente_json_cursor_read_boolean (&child, value);
}

gboolean
entente_json_cursor_get_number (const EntenteJsonCursor *self,
                                const char *member,
                                double least,
                                double most,
                                double *value)
{
  EntenteJsonCursor child;

  return !entente_json_cursor_get (self, member, &child)
         || entente_json_cursor_read_number (&child, least, most, value);
}

gboolean
entente_json_cursor_get_integer (const EntenteJsonCursor *self,
                                 const char *member,
                                 int least,
                                 int most,
                                 int *value)
{
  EntenteJsonCursor child;

  return !entente_json_cursor_get (self, member, &child)
         || entente_json_cursor_read_integer (&child, least, most, value);
}

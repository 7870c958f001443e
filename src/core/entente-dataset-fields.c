/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The fields that many members of a dataset have: texts, ids and references, places, dates.
 *
 * Each takes the cursor of the object (get, need) or of the value itself (read), reports what is wrong, and
 * gives something harmless instead, so that reading goes on and finds all problems at once.
 */

#include "config.h"

#include "entente-dataset-reader-private.h"
#include "entente-json-fields.h"
#include "entente-value-function.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* -- Texts ----------------------------------------------------------------------------------------------- */

/* What may run over several lines, and be long: all else names something. */
static gboolean
is_prose (const char *member)
{
  static const char *const members[] = { "description", "why", "note", "notes", "reason", "caption", "issue", "hub",
                                         "risk", "compromise", NULL };

  return member != NULL && g_strv_contains (members, member);
}

static void
report_changes (const EntenteJsonCursor *cursor,
                EntenteVisibleChanges changes,
                guint limit)
{
  g_autofree char *name = entente_json_cursor_get_name (cursor);

  if (changes & ENTENTE_VISIBLE_SIGNS)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_WARNING, ENTENTE_JSON_VALUE,
                                g_strdup_printf (_("%s has characters that nobody sees; signs are shown for them"), name),
                                g_strdup (_("Take them out: they can hide what a text says.")));
  if (changes & ENTENTE_VISIBLE_CUT)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_NOTE, ENTENTE_JSON_HEAD,
                                g_strdup_printf (_("%s is not shown in full"), name),
                                g_strdup_printf (_("Texts have up to %u characters, and letters up to 5 marks."), limit));
}

/**
 * entente_reader_take_string:
 * @cursor: where @string stands
 * @prose: it may have several lines
 * @written: (out) (optional): the string as the file has it
 *
 * Returns: the string as it may be shown; what was changed is reported
 */
const char *
entente_reader_take_string (EntenteReader *self,
                            const EntenteJsonCursor *cursor,
                            const char *string,
                            gboolean prose,
                            const char **written)
{
  const guint limit = prose ? ENTENTE_MAX_PROSE : ENTENTE_MAX_NAME;
  EntenteVisibleChanges changes;
  g_autofree char *visible = entente_visible_text_new (string, prose ? ENTENTE_VISIBLE_LINES : ENTENTE_VISIBLE_LINE,
                                                       limit, &changes);
  const char *own = entente_arena_string (self->arena, string);

  if (written != NULL)
    *written = own;
  if (visible == NULL)
    return own;
  report_changes (cursor, changes, limit);
  return entente_arena_string (self->arena, visible);
}

static void
read_translation (EntenteReader *self,
                  const EntenteJsonCursor *cursor,
                  gboolean prose,
                  EntenteTextEntry *entry)
{
  const char *string = "";

  entente_json_cursor_check_language (cursor);
  entente_json_cursor_read_string (cursor, &string);
  entry->language = entente_arena_intern (self->arena, cursor->member);
  entry->string = entente_reader_take_string (self, cursor, string, prose, &entry->written);
}

/**
 * entente_reader_read_text:
 * @text: (out): a string, or one string a language
 */
void
entente_reader_read_text (EntenteReader *self,
                          const EntenteJsonCursor *cursor,
                          EntenteText *text)
{
  EntenteTextEntry *entries;
  EntenteJsonCursor child;
  JsonObjectIter iter;
  const gboolean prose = is_prose (cursor->member);
  const char *string = "";
  guint n = 1, i = 0;

  if (JSON_NODE_HOLDS_OBJECT (cursor->node))
    n = json_object_get_size (json_node_get_object (cursor->node));
  if (n == 0)
    {
      entente_json_cursor_fail_no_language (cursor);
      return;
    }
  entries = entente_arena_alloc (self->arena, n * sizeof *entries);
  text->n_entries = n;
  text->entries = entries;
  if (!JSON_NODE_HOLDS_OBJECT (cursor->node))
    {
      entente_json_cursor_read_string (cursor, &string);
      entries[0].string = entente_reader_take_string (self, cursor, string, prose, &entries[0].written);
      return;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    read_translation (self, &child, prose, &entries[i++]);
}

void
entente_reader_get_text (EntenteReader *self,
                         const EntenteJsonCursor *object,
                         const char *member,
                         EntenteText *text)
{
  EntenteJsonCursor child;

  if (entente_json_cursor_get (object, member, &child))
    entente_reader_read_text (self, &child, text);
}

/* A text that must be there and say something in each of its languages. */
void
entente_reader_need_text (EntenteReader *self,
                          const EntenteJsonCursor *object,
                          const char *member,
                          EntenteText *text)
{
  EntenteJsonCursor child;
  guint i;

  if (!entente_json_cursor_need (object, member, &child))
    return;
  entente_reader_read_text (self, &child, text);
  if (!JSON_NODE_HOLDS_OBJECT (child.node)
      && !(JSON_NODE_HOLDS_VALUE (child.node) && json_node_get_value_type (child.node) == G_TYPE_STRING))
    return;
  for (i = 0; i < text->n_entries; i++)
    if (entente_visible_text_is_blank (text->entries[i].string))
      {
        g_autofree char *name = entente_json_cursor_get_name (&child);

        entente_json_cursor_fail (&child, g_strdup_printf (_("%s is empty"), name), NULL);
        return;
      }
}

const char *
entente_reader_get_string (EntenteReader *self,
                           const EntenteJsonCursor *object,
                           const char *member)
{
  const char *string = NULL;

  entente_json_cursor_get_string (object, member, &string);
  return string != NULL ? entente_arena_string (self->arena, string) : NULL;
}

/* The same where people read it. */
const char *
entente_reader_get_line (EntenteReader *self,
                         const EntenteJsonCursor *object,
                         const char *member)
{
  EntenteJsonCursor child;
  const char *string;

  if (!entente_json_cursor_get (object, member, &child) || !entente_json_cursor_read_string (&child, &string))
    return NULL;
  return entente_reader_take_string (self, &child, string, FALSE, NULL);
}

/* -- Ids ------------------------------------------------------------------------------------------------- */

/**
 * entente_reader_need_id:
 *
 * Reads "id" and enters it as the name of record @index.
 *
 * Returns: the id, or "" when it is absent or wrong
 */
const char *
entente_reader_need_id (EntenteReader *self,
                        const EntenteJsonCursor *object,
                        EntenteIdKind kind,
                        guint index)
{
  EntenteJsonCursor child;
  const char *id;
  int first;

  if (!entente_json_cursor_need (object, "id", &child) || !entente_json_cursor_read_id (&child, &id))
    return "";
  id = entente_arena_string (self->arena, id);
  first = entente_dataset_find (self->dataset, kind, id);
  if (first == ENTENTE_HUB)
    {
      entente_json_cursor_fail (&child, g_strdup_printf (_("The id “%s” is the hub’s already"), id),
                                g_strdup (_("The hub is not listed as a partner.")));
      return id;
    }
  if (first != ENTENTE_NONE)
    {
      entente_json_cursor_fail (&child, g_strdup_printf (_("The id “%s” is used twice, first by no. %d"), id, first + 1),
                                g_strdup (_("Give each its own id.")));
      return id;
    }
  g_hash_table_insert (self->storage->ids[kind], (gpointer) id, GINT_TO_POINTER (index));
  return id;
}

/**
 * entente_reader_list_ids:
 *
 * Returns: (transfer container): all ids of a kind, by index
 */
const char *const *
entente_reader_list_ids (EntenteReader *self,
                         EntenteIdKind kind,
                         gsize *n)
{
  GHashTable *table = self->storage->ids[kind];
  const char **ids = g_new0 (const char *, g_hash_table_size (table) + 1);
  GHashTableIter iter;
  gpointer id, index;
  int last = -1;

  /* In the order of the file, so that the suggestion does not depend on hashing. */
  *n = 0;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &id, &index))
    last = MAX (last, GPOINTER_TO_INT (index));
  if (last >= 0)
    {
      g_autofree const char **places = g_new0 (const char *, last + 1);
      int i;

      g_hash_table_iter_init (&iter, table);
      while (g_hash_table_iter_next (&iter, &id, &index))
        if (GPOINTER_TO_INT (index) >= 0)
          places[GPOINTER_TO_INT (index)] = id;
      for (i = 0; i <= last; i++)
        if (places[i] != NULL)
          ids[(*n)++] = places[i];
    }
  if (kind == ENTENTE_ID_PARTNER && self->dataset->hub_id != NULL && self->dataset->hub_id[0] != '\0')
    ids[(*n)++] = self->dataset->hub_id;
  return ids;
}

static const char *
get_unknown_format (EntenteIdKind kind)
{
  switch (kind)
    {
    case ENTENTE_ID_SOURCE:
      return N_("There is no source “%s”");
    case ENTENTE_ID_CRITERION:
      return N_("There is no criterion “%s”");
    case ENTENTE_ID_QUANTITY:
      return N_("There is no indicator or measure “%s”");
    case ENTENTE_ID_TIER:
      return N_("There is no tier “%s”");
    case ENTENTE_ID_PARTNER:
      return N_("There is no partner “%s”");
    case ENTENTE_ID_TIE_KIND:
      return N_("There is no kind of tie “%s”");
    case ENTENTE_ID_SYSTEM:
      return N_("There is no system “%s”");
    default:
      return N_("There is no “%s”");
    }
}

/**
 * entente_reader_find:
 * @cursor: where @id stands: a value, or a member named so
 *
 * Returns: the index of @id, or %ENTENTE_NONE after reporting that there is none
 */
int
entente_reader_find (EntenteReader *self,
                     const EntenteJsonCursor *cursor,
                     EntenteIdKind kind,
                     const char *id)
{
  int index = entente_dataset_find (self->dataset, kind, id);
  g_autofree const char *const *known = NULL;
  g_autofree char *message = NULL;
  gsize n = 0;

  if (index != ENTENTE_NONE)
    return index;
  if (!entente_diagnostics_is_full (self->json.diagnostics, ENTENTE_SEVERITY_ERROR))
    known = entente_reader_list_ids (self, kind, &n);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (_(get_unknown_format (kind)), id);
#pragma GCC diagnostic pop
  entente_json_cursor_fail_unknown (cursor, cursor->member != NULL && id == cursor->member ? ENTENTE_JSON_KEY
                                                                                           : ENTENTE_JSON_VALUE,
                                    g_steal_pointer (&message), id, known, n);
  return ENTENTE_NONE;
}

int
entente_reader_read_reference (EntenteReader *self,
                               const EntenteJsonCursor *cursor,
                               EntenteIdKind kind)
{
  const char *id;

  return entente_json_cursor_read_string (cursor, &id) ? entente_reader_find (self, cursor, kind, id) : ENTENTE_NONE;
}

int
entente_reader_get_reference (EntenteReader *self,
                              const EntenteJsonCursor *object,
                              const char *member,
                              EntenteIdKind kind)
{
  EntenteJsonCursor child;

  return entente_json_cursor_get (object, member, &child) ? entente_reader_read_reference (self, &child, kind)
                                                          : ENTENTE_NONE;
}

int
entente_reader_need_reference (EntenteReader *self,
                               const EntenteJsonCursor *object,
                               const char *member,
                               EntenteIdKind kind)
{
  EntenteJsonCursor child;

  return entente_json_cursor_need (object, member, &child) ? entente_reader_read_reference (self, &child, kind)
                                                           : ENTENTE_NONE;
}

/* A partner that must not be the hub. */
int
entente_reader_read_partner_reference (EntenteReader *self,
                                       const EntenteJsonCursor *cursor)
{
  int partner = entente_reader_read_reference (self, cursor, ENTENTE_ID_PARTNER);

  if (partner != ENTENTE_HUB)
    return partner;
  entente_json_cursor_fail (cursor, g_strdup_printf (_("“%s” is the hub, not a partner"), self->dataset->hub_id), NULL);
  return ENTENTE_NONE;
}

int
entente_reader_get_source (EntenteReader *self,
                           const EntenteJsonCursor *object)
{
  return entente_reader_get_reference (self, object, "source", ENTENTE_ID_SOURCE);
}

/**
 * entente_reader_read_choice:
 * @choices: (array zero-terminated=1): the words it can be
 *
 * Returns: the place of the word in @choices, or 0 after reporting
 */
guint
entente_reader_read_choice (EntenteReader *self,
                            const EntenteJsonCursor *cursor,
                            const char *const *choices)
{
  g_autofree char *name = NULL;
  const char *word;
  guint i;

  if (!entente_json_cursor_read_string (cursor, &word))
    return 0;
  for (i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], word) == 0)
      return i;
  name = entente_json_cursor_get_name (cursor);
  entente_json_cursor_fail_unknown (cursor, ENTENTE_JSON_VALUE, g_strdup_printf (_("%s cannot be “%s”"), name, word),
                                    word, choices, i);
  return 0;
}

/**
 * entente_reader_read_category:
 * @quantity: one that has categories
 *
 * Returns: the place of the key in its categories, or %ENTENTE_NONE after reporting
 */
int
entente_reader_read_category (EntenteReader *self,
                              const EntenteJsonCursor *cursor,
                              guint quantity)
{
  const EntenteQuantity *q = &self->dataset->quantities[quantity];
  g_autofree const char **keys = NULL;
  const char *key;
  guint n = 0, i;
  int place;

  if (!entente_json_cursor_read_string (cursor, &key) || q->value.n_categories == 0)
    return ENTENTE_NONE;
  place = entente_value_function_find_category (&q->value, key);
  if (place != ENTENTE_NONE)
    return place;
  if (!entente_diagnostics_is_full (self->json.diagnostics, ENTENTE_SEVERITY_ERROR))
    n = q->value.n_categories;
  keys = g_new (const char *, n + 1);
  for (i = 0; i < n; i++)
    keys[i] = q->value.categories[i].key;
  entente_json_cursor_fail_unknown (cursor, ENTENTE_JSON_VALUE,
                                    g_strdup_printf (_("“%s” has no category “%s”"), q->id, key), key, keys,
                                    n);
  return ENTENTE_NONE;
}

/* -- Places, dates, colours ------------------------------------------------------------------------------ */

/**
 * entente_reader_get_location:
 *
 * Reads "location": [longitude, latitude] in degrees.
 *
 * Returns: %TRUE if there is one and it is sound
 */
gboolean
entente_reader_get_location (EntenteReader *self,
                             const EntenteJsonCursor *object,
                             double *longitude,
                             double *latitude)
{
  EntenteJsonCursor child, first, second;
  double x = NAN, y = NAN;
  guint n;

  if (!entente_json_cursor_get (object, "location", &child) || !entente_json_cursor_check_list (&child, 0, &n))
    return FALSE;
  if (n != 2)
    return entente_json_cursor_fail (&child, g_strdup (_("A location has two numbers")),
                                     g_strdup (_("Write [longitude, latitude] in degrees.")));
  entente_json_cursor_get_element (&child, 0, &first);
  entente_json_cursor_get_element (&child, 1, &second);
  if (!entente_json_cursor_read_number (&first, -INFINITY, INFINITY, &x)
      || !entente_json_cursor_read_number (&second, -INFINITY, INFINITY, &y))
    return FALSE;
  if (fabs (y) > 90)
    return entente_json_cursor_fail (&second, g_strdup (_("The latitude lies beyond 90 degrees")),
                                     fabs (x) <= 90 ? g_strdup (_("The longitude comes first: [longitude, latitude]."))
                                                    : NULL);
  if (fabs (x) > 180)
    return entente_json_cursor_fail (&first, g_strdup (_("The longitude lies beyond 180 degrees")), NULL);
  *longitude = x;
  *latitude = y;
  return TRUE;
}

static gboolean
parse_digits (const char *string,
              guint n,
              int *value)
{
  *value = 0;
  for (; n > 0; n--, string++)
    {
      if (!g_ascii_isdigit (*string))
        return FALSE;
      *value = *value * 10 + (*string - '0');
    }
  return TRUE;
}

/**
 * entente_reader_read_date:
 *
 * Returns: the date as written, or %NULL after reporting that it is none
 */
const char *
entente_reader_read_date (EntenteReader *self,
                          const EntenteJsonCursor *cursor)
{
  const char *date;
  int year, month, day;

  if (!entente_json_cursor_read_string (cursor, &date))
    return NULL;
  if (strlen (date) != 10 || date[4] != '-' || date[7] != '-' || !parse_digits (date, 4, &year)
      || !parse_digits (date + 5, 2, &month) || !parse_digits (date + 8, 2, &day)
      || !g_date_valid_dmy (day, month, year))
    {
      entente_json_cursor_fail (cursor, g_strdup_printf (_("“%s” is no date"), date),
                                g_strdup (_("Dates look like 2026-02-07: year, month, day.")));
      return NULL;
    }
  return entente_arena_string (self->arena, date);
}

/**
 * entente_reader_read_month:
 *
 * Returns: the month, or year 0 after reporting that it is none
 */
EntenteMonth
entente_reader_read_month (EntenteReader *self,
                           const EntenteJsonCursor *cursor)
{
  const EntenteMonth none = { 0, 0 };
  EntenteMonth month;
  const char *string;

  if (!entente_json_cursor_read_string (cursor, &string))
    return none;
  if (strlen (string) != 7 || string[4] != '-' || !parse_digits (string, 4, &month.year)
      || !parse_digits (string + 5, 2, &month.month) || month.month < 1 || month.month > 12
      || month.year < ENTENTE_FIRST_YEAR || month.year > ENTENTE_LAST_YEAR)
    {
      entente_json_cursor_fail (cursor, g_strdup_printf (_("“%s” is no month"), string),
                                g_strdup (_("Months look like 2026-02.")));
      return none;
    }
  return month;
}

/* A year; null says that there is none. */
void
entente_reader_get_year (EntenteReader *self,
                         const EntenteJsonCursor *object,
                         const char *member,
                         int *year)
{
  EntenteJsonCursor child;

  if (entente_json_cursor_get (object, member, &child) && !entente_json_cursor_is_null (&child))
    entente_json_cursor_read_integer (&child, ENTENTE_FIRST_YEAR, ENTENTE_LAST_YEAR, year);
}

const char *
entente_reader_get_colour (EntenteReader *self,
                           const EntenteJsonCursor *object)
{
  EntenteJsonCursor child;
  const char *colour;

  if (!entente_json_cursor_get (object, "colour", &child) || !entente_json_cursor_read_colour (&child, &colour))
    return NULL;
  return entente_arena_string (self->arena, colour);
}

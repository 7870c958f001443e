/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Editing one fact: "facts": {"indicator": {"year": fact}} of a partner.
 *
 * A fact is written in the shortest form that holds it: 1.4, "treaty" or null, and the object {"value": 1.4,
 * "source": "yearbook"} only when there is a source of its own, a range or a note. One that is an object stays an
 * object, and what is in it besides stays where it is. The source that the indicator names for all its facts need
 * not be written with one of them.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-dataset-edit-private.h"

#include "entente-json-text.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const EntenteDataset *dataset;
  const EntenteFactDraft *draft;
  EntenteJsonEdit *edit;
  const EntenteFact *fact; /* the one of that year, or NULL */
  char *facts, *series, *place; /* pointers */
} FactEdit;

static const EntenteText no_text = { 0, NULL };

static const EntenteFact *
find_fact (const EntenteDataset *dataset,
           const EntenteFactDraft *draft,
           guint *n)
{
  const EntenteFact *facts = entente_dataset_get_facts (dataset, draft->partner, draft->quantity, n);
  guint i;

  for (i = 0; i < *n; i++)
    if (facts[i].year == draft->year)
      return &facts[i];
  return NULL;
}

/* -- Values ---------------------------------------------------------------------------------------------- */

static gboolean
has_value (const FactEdit *self)
{
  const EntenteFact *fact = self->fact;
  const EntenteFactDraft *draft = self->draft;

  if (fact == NULL)
    return FALSE;
  if (draft->missing)
    return isnan (fact->value) && fact->category == ENTENTE_NONE;
  return draft->category != ENTENTE_NONE ? fact->category == draft->category : fact->value == draft->value;
}

/* Numbers beyond all numbers are written so that the reader names them. */
static void
append_number (GString *json,
               double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    g_string_append (json, entente_json_format_number (number, buffer));
  else
    g_string_append (json, number > 0 ? "1e999" : "-1e999");
}

static void
append_value (const FactEdit *self,
              GString *json)
{
  const EntenteFactDraft *draft = self->draft;
  const EntenteValueFunction *function = &self->dataset->quantities[draft->quantity].value;

  if (draft->missing)
    g_string_append (json, "null");
  else if (draft->category != ENTENTE_NONE)
    entente_json_append_string (json, function->categories[draft->category].key);
  else
    append_number (json, draft->value);
}

/* The source to write with the fact; NULL = the indicator's own will do. */
static const char *
get_source (const FactEdit *self)
{
  const int usual = self->dataset->quantities[self->draft->quantity].source;

  if (usual != ENTENTE_NONE && g_strcmp0 (self->draft->source, self->dataset->sources[usual].id) == 0)
    return NULL;
  return self->draft->source;
}

static gboolean
has_note (const EntenteFactDraft *draft)
{
  return draft->note != NULL && *draft->note != '\0';
}

/* -- A fact that is an object ----------------------------------------------------------------------------- */

static char *
make_member (const FactEdit *self,
             const char *member)
{
  return g_strconcat (self->place, "/", member, NULL);
}

static void
set_source (FactEdit *self)
{
  g_autofree char *pointer = make_member (self, "source");
  const gboolean has_own = entente_json_edit_has (self->edit, pointer);
  const char *wanted = has_own ? self->draft->source : get_source (self);
  g_autoptr (GString) json = g_string_new (NULL);

  if (wanted == NULL)
    {
      entente_json_edit_remove (self->edit, pointer);
      return;
    }
  if (has_own && strcmp (self->dataset->sources[self->fact->source].id, wanted) == 0)
    return;
  entente_json_append_string (json, wanted);
  entente_json_edit_set (self->edit, pointer, json->str);
}

static void
set_end (FactEdit *self,
         const char *member,
         double old,
         double wanted)
{
  g_autofree char *pointer = make_member (self, member);
  g_autoptr (GString) json = g_string_new (NULL);

  if (isnan (wanted))
    entente_json_edit_remove (self->edit, pointer);
  else if (old != wanted)
    {
      append_number (json, wanted);
      entente_json_edit_set (self->edit, pointer, json->str);
    }
}

static void
change_object (FactEdit *self)
{
  g_autofree char *value = make_member (self, "value");
  g_autofree char *note = make_member (self, "note");
  g_autoptr (GString) json = g_string_new (NULL);
  const EntenteText *old_note = self->fact->note != NULL ? self->fact->note : &no_text;

  if (!has_value (self))
    {
      append_value (self, json);
      entente_json_edit_set (self->edit, value, json->str);
    }
  set_source (self);
  set_end (self, "low", self->fact->low, self->draft->low);
  set_end (self, "high", self->fact->high, self->draft->high);
  entente_json_edit_set_text (self->edit, note, old_note, self->draft->note, self->draft->language);
}

/* -- A fact that is none yet, or the value alone ----------------------------------------------------------- */

/* The value, as it is spelled in the file if it is there. */
static void
append_known_value (const FactEdit *self,
                    GString *json)
{
  EntenteSpan span;

  if (has_value (self) && entente_json_edit_get_value (self->edit, self->place, &span))
    g_string_append_len (json, entente_json_edit_get_data (self->edit) + span.start, span.end - span.start);
  else
    append_value (self, json);
}

static char *
make_fact (const FactEdit *self)
{
  const EntenteFactDraft *draft = self->draft;
  const char *source = get_source (self);
  GString *json = g_string_new (NULL);

  if (source == NULL && isnan (draft->low) && isnan (draft->high) && !has_note (draft))
    {
      append_known_value (self, json);
      return g_string_free (json, FALSE);
    }
  g_string_append (json, "{\"value\": ");
  append_known_value (self, json);
  if (source != NULL)
    {
      g_string_append (json, ", \"source\": ");
      entente_json_append_string (json, source);
    }
  if (!isnan (draft->low))
    {
      g_string_append (json, ", \"low\": ");
      append_number (json, draft->low);
    }
  if (!isnan (draft->high))
    {
      g_string_append (json, ", \"high\": ");
      append_number (json, draft->high);
    }
  if (has_note (draft))
    {
      g_string_append (json, ", \"note\": ");
      entente_json_append_text (json, draft->note, draft->language);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/* -- Years ----------------------------------------------------------------------------------------------- */

/* The years of the series in the order of the file. */
static GArray *
list_years (const FactEdit *self)
{
  GArray *years = ENTENTE_NEW_LIST (int);
  guint n, i;
  const EntenteJsonItem *members = entente_json_edit_get_children (self->edit, self->series, &n);

  for (i = 0; i < n; i++)
    {
      g_autofree char *key = entente_json_edit_get_key (self->edit, &members[i]);
      const int year = (int) g_ascii_strtoll (key, NULL, 10);

      g_array_append_val (years, year);
    }
  return years;
}

/* 1 = the years ascend, -1 = they descend, 0 = neither. */
static int
find_direction (const GArray *years)
{
  const int direction = years->len >= 2 && g_array_index (years, int, 0) > g_array_index (years, int, 1) ? -1 : 1;
  guint i;

  for (i = 1; i < years->len; i++)
    if ((g_array_index (years, int, i) - g_array_index (years, int, i - 1)) * direction <= 0)
      return 0;
  return direction;
}

/* A year goes to its place among those of the file when these are in order, else to the end. */
static void
add_year (FactEdit *self,
          const char *json)
{
  g_autoptr (GArray) years = list_years (self);
  const int direction = find_direction (years);
  guint i;

  for (i = 0; i < years->len && direction != 0; i++)
    if ((g_array_index (years, int, i) - self->draft->year) * direction > 0)
      {
        g_autofree char *next = g_strdup_printf ("%s/%d", self->series, g_array_index (years, int, i));
        g_autofree char *key = g_strdup_printf ("%d", self->draft->year);

        entente_json_edit_insert (self->edit, next, key, json);
        return;
      }
  entente_json_edit_set (self->edit, self->place, json);
}

/* "facts" made with its first series; below a partner that takes lines it takes lines, too. */
static void
add_facts (FactEdit *self,
           const char *json)
{
  const char *id = self->dataset->quantities[self->draft->quantity].id;
  g_autofree char *partner = g_strndup (self->facts, strrchr (self->facts, '/') - self->facts);
  g_autofree char *series = g_strdup_printf ("\"%s\": {\"%d\": %s}", id, self->draft->year, json);
  g_autofree char *lead = NULL, *tail = NULL, *facts = NULL;

  if (entente_json_edit_find_layout (self->edit, partner, &lead, &tail) && g_str_has_prefix (lead, tail))
    facts = g_strdup_printf ("{%s%s%s%s}", lead, lead + strlen (tail), series, lead);
  else
    facts = g_strdup_printf ("{%s}", series);
  entente_json_edit_set (self->edit, self->facts, facts);
}

/* -- The edit -------------------------------------------------------------------------------------------- */

static void
set_fact (FactEdit *self)
{
  g_autofree char *json = NULL;
  EntenteSpan span;

  if (self->fact != NULL && entente_json_edit_get_value (self->edit, self->place, &span)
      && entente_json_edit_get_data (self->edit)[span.start] == '{')
    {
      change_object (self);
      return;
    }
  json = make_fact (self);
  if (self->fact != NULL)
    entente_json_edit_set (self->edit, self->place, json);
  else if (entente_json_edit_has (self->edit, self->series))
    add_year (self, json);
  else if (entente_json_edit_has (self->edit, self->facts))
    entente_json_edit_set (self->edit, self->place, json);
  else
    add_facts (self, json);
}

/**
 * entente_dataset_edit_fact:
 * @draft: the fact of one partner, indicator and year; its value is finite unless it is missing or a category
 * @new_source: (nullable): a source that is added to the list in the same edit
 *
 * A year that the series has is changed, another is added; a series and "facts" are made where they are missing.
 * The last fact of a series takes the series with it. A draft that says what the file says gives the same bytes,
 * and so does taking away what is not there. A source that equals the indicator's own is not written with a fact
 * that has none.
 *
 * Whether the year, the source and the range are sound is for the reader to say, which reads the new text.
 *
 * Returns: (transfer full): the new text. O(length of the file).
 */
GBytes *
entente_dataset_edit_fact (const EntenteDataset *dataset,
                           const EntenteFactDraft *draft,
                           const EntenteSourceDraft *new_source)
{
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (dataset->bytes);
  g_autofree char *facts = g_strdup_printf ("/partners/%u/facts", draft->partner);
  g_autofree char *series = g_strconcat (facts, "/", dataset->quantities[draft->quantity].id, NULL);
  g_autofree char *place = g_strdup_printf ("%s/%d", series, draft->year);
  guint n;
  FactEdit self = { dataset, draft, edit, find_fact (dataset, draft, &n), facts, series, place };

  g_return_val_if_fail (draft->remove || draft->missing || draft->category != ENTENTE_NONE || !isnan (draft->value),
                        NULL);
  if (!draft->remove)
    set_fact (&self);
  else if (self.fact != NULL)
    entente_json_edit_remove (edit, n > 1 ? place : series);
  if (new_source != NULL)
    entente_json_edit_add_source (edit, dataset, new_source);
  return entente_json_edit_apply (edit);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Each sentence names one field and says how to mend it, so that it can stand right below what is typed. The
 * reader remains the judge of the document; this only finds early what a form can get wrong.
 */

#include "config.h"

#include "entente-fact-input.h"

#include "entente-dataset-reader-private.h"
#include "entente-number-input.h"
#include "entente-visible-text.h"
#include "entente-web-address.h"
#include "entente-writing-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const EntenteFactInput *input;
  const EntenteDataset *dataset;
  EntenteFactCheck *check;
  gboolean empty; /* something that must be there is not typed yet */
} Checking;

static char *
strip (const char *text)
{
  return entente_visible_text_strip (text != NULL ? text : "");
}

static void
set_problem (Checking *self,
             EntenteFactField field,
             char *sentence)
{
  if (self->check->problems[field] == NULL)
    self->check->problems[field] = sentence;
  else
    g_free (sentence);
}

/* Four digits, of whatever width. 0 = it is no year. */
static int
parse_year (const char *text)
{
  double value;
  gboolean grouped;

  if (!entente_number_input_parse (text, &value, &grouped) || grouped
      || !(value >= ENTENTE_FIRST_YEAR && value <= ENTENTE_LAST_YEAR) || value != (int) value)
    return 0;
  return (int) value;
}

static void
check_year (Checking *self)
{
  g_autofree char *text = strip (self->input->year);

  if (*text == '\0')
    {
      self->empty = TRUE;
      return;
    }
  self->check->draft.year = parse_year (text);
  if (self->check->draft.year == 0)
    set_problem (self, ENTENTE_FACT_FIELD_YEAR,
                 g_strdup_printf (_("“%s” is no year. Years lie between %d and %d."), text, ENTENTE_FIRST_YEAR,
                                  ENTENTE_LAST_YEAR));
}

/* FALSE when there is no number. */
static gboolean
read_number (Checking *self,
             const char *typed,
             EntenteFactField field,
             double *number)
{
  g_autofree char *text = strip (typed);
  gboolean grouped = FALSE;

  if (*text == '\0')
    {
      self->empty = TRUE;
      return FALSE;
    }
  if (!entente_number_input_parse (text, number, &grouped))
    {
      /* Translators: below a field for a figure; the unit stands beside it */
      set_problem (self, field, g_strdup_printf (_("“%s” is no number. Write the figure alone, such as 2.5."), text));
      return FALSE;
    }
  if (field == ENTENTE_FACT_FIELD_VALUE)
    self->check->grouped = grouped;
  return TRUE;
}

static void
check_range (Checking *self,
             gboolean has_value)
{
  EntenteFactDraft *draft = &self->check->draft;
  gboolean has_low, has_high;

  if (!self->input->has_range)
    return;
  has_low = read_number (self, self->input->low, ENTENTE_FACT_FIELD_RANGE, &draft->low);
  has_high = read_number (self, self->input->high, ENTENTE_FACT_FIELD_RANGE, &draft->high);
  if (!has_low || !has_high)
    return;
  if (draft->low > draft->high)
    set_problem (self, ENTENTE_FACT_FIELD_RANGE, g_strdup (_("The lower end is above the upper end.")));
  else if (has_value && (draft->value < draft->low || draft->value > draft->high))
    set_problem (self, ENTENTE_FACT_FIELD_RANGE, g_strdup (_("The value lies outside this range.")));
}

static void
check_value (Checking *self)
{
  const EntenteQuantity *quantity = &self->dataset->quantities[self->input->quantity];
  EntenteFactDraft *draft = &self->check->draft;

  draft->missing = self->input->missing;
  if (draft->missing)
    return;
  if (quantity->value.kind == ENTENTE_VALUE_CATEGORIES)
    {
      draft->category = self->input->category;
      self->empty |= draft->category == ENTENTE_NONE;
      return;
    }
  check_range (self, read_number (self, self->input->value, ENTENTE_FACT_FIELD_VALUE, &draft->value));
}

static gboolean
is_address (const char *text)
{
  g_autoptr (EntenteWebAddress) address = entente_web_address_parse (text);

  return address != NULL;
}

/* Keeps @typed without blanks around it; NULL when nothing is left. */
static const char *
keep (EntenteFactCheck *check,
      guint place,
      const char *typed)
{
  check->strings[place] = strip (typed);
  return *check->strings[place] != '\0' ? check->strings[place] : NULL;
}

static void
check_source (Checking *self)
{
  const EntenteFactInput *input = self->input;
  EntenteFactCheck *check = self->check;
  g_autofree char *year = strip (input->source_year);

  check->has_new_source = input->has_new_source;
  if (!input->has_new_source)
    {
      check->draft.source = input->source;
      return;
    }
  check->new_source = (EntenteSourceDraft){
    .title = keep (check, 0, input->source_title),
    .publisher = keep (check, 1, input->source_publisher),
    .url = keep (check, 2, input->source_url),
  };
  if (check->new_source.title == NULL)
    self->empty = TRUE;
  else
    {
      check->strings[3] = entente_dataset_edit_make_id (self->dataset, check->new_source.title, "sources");
      check->new_source.id = check->draft.source = check->strings[3];
    }
  if (*year != '\0' && (check->new_source.year = parse_year (year)) == 0)
    set_problem (self, ENTENTE_FACT_FIELD_SOURCE,
                 g_strdup_printf (_("“%s” is no year. Years lie between %d and %d."), year, ENTENTE_FIRST_YEAR,
                                  ENTENTE_LAST_YEAR));
  if (check->new_source.url != NULL && !is_address (check->new_source.url))
    set_problem (self, ENTENTE_FACT_FIELD_SOURCE, g_strdup (_("The address begins with https:// or http://.")));
}

/* A note is written back in the language that was shown. */
static void
check_note (Checking *self)
{
  EntenteFactDraft *draft = &self->check->draft;
  const EntenteFact *fact = NULL;

  draft->note = keep (self->check, 4, self->input->note);
  if (draft->year != 0)
    fact = entente_fact_find (self->dataset, draft->partner, draft->quantity, draft->year);
  self->check->strings[5] = entente_writing_language_get (fact != NULL ? fact->note : NULL, g_get_language_names ());
  self->check->new_source.language = self->check->strings[5];
  /* Whoever empties a note sees one language of it and means all. */
  draft->language = draft->note != NULL ? self->check->strings[5] : NULL;
}

/**
 * entente_fact_input_check:
 *
 * Reads what was typed. Everything is looked at, so that all sentences are there at once. O(facts of the partner).
 */
EntenteFactCheck *
entente_fact_input_check (const EntenteFactInput *input,
                          const EntenteDataset *dataset)
{
  EntenteFactCheck *check = g_new0 (EntenteFactCheck, 1);
  Checking self = { input, dataset, check, FALSE };
  guint i;

  check->draft = (EntenteFactDraft){
    .partner = input->partner,
    .quantity = input->quantity,
    .value = NAN,
    .low = NAN,
    .high = NAN,
    .category = ENTENTE_NONE,
  };
  check_year (&self);
  check_value (&self);
  check_source (&self);
  check_note (&self);
  check->complete = !self.empty;
  for (i = 0; i < ENTENTE_N_FACT_FIELDS; i++)
    check->complete = check->complete && check->problems[i] == NULL;
  return check;
}

void
entente_fact_check_free (EntenteFactCheck *self)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (self->problems); i++)
    g_free (self->problems[i]);
  for (i = 0; i < G_N_ELEMENTS (self->strings); i++)
    g_free (self->strings[i]);
  g_free (self);
}

/**
 * entente_fact_find:
 *
 * Returns: (nullable): the fact that the document gives for exactly that year
 */
const EntenteFact *
entente_fact_find (const EntenteDataset *dataset,
                   guint partner,
                   guint quantity,
                   int year)
{
  guint n, i;
  const EntenteFact *facts = entente_dataset_get_facts (dataset, partner, quantity, &n);

  for (i = 0; i < n; i++)
    if (facts[i].year == year)
      return &facts[i];
  return NULL;
}

static gboolean
is_same_number (double a,
                double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * entente_fact_draft_changes:
 *
 * Returns: whether the document would say something else with @draft in it
 */
gboolean
entente_fact_draft_changes (const EntenteDataset *dataset,
                            const EntenteFactDraft *draft)
{
  const EntenteFact *fact = entente_fact_find (dataset, draft->partner, draft->quantity, draft->year);
  const char *note = NULL, *source;
  gboolean missing;

  if (draft->remove)
    return fact != NULL;
  if (fact == NULL)
    return TRUE;
  if (fact->note != NULL && !entente_text_is_empty (fact->note))
    note = entente_text_get (fact->note, g_get_language_names ());
  source = fact->source != ENTENTE_NONE ? dataset->sources[fact->source].id : NULL;
  missing = isnan (fact->value) && fact->category == ENTENTE_NONE;
  return missing != draft->missing || (!missing && !is_same_number (fact->value, draft->value))
         || fact->category != draft->category || (!missing && !is_same_number (fact->low, draft->low))
         || (!missing && !is_same_number (fact->high, draft->high)) || g_strcmp0 (source, draft->source) != 0
         || g_strcmp0 (note != NULL ? note : "", draft->note != NULL ? draft->note : "") != 0;
}

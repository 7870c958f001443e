/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "criteria" with their indicators, and "measures".
 *
 * Indicators and measures are both quantities and share one list and one set of ids: first the indicators,
 * criterion by criterion, then the measures. A quantity may be derived from another or priced in another that
 * comes later in the file, so these links are read in a second round, when all ids are known; a third one reports circles.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-dataset-reader-private.h"
#include "entente-fact-lookup.h"
#include "entente-web-address.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* -- First round ----------------------------------------------------------------------------------------- */

/* What cannot be opened is kept, but nobody gets a link. */
static void
check_url (const EntenteJsonCursor *source,
           const char *url)
{
  g_autoptr (EntenteWebAddress) address = entente_web_address_parse (url);
  EntenteJsonCursor child;

  if (address != NULL || url == NULL || !entente_json_cursor_get (source, "url", &child))
    return;
  entente_json_cursor_report (&child, ENTENTE_SEVERITY_WARNING, ENTENTE_JSON_VALUE,
                              g_strdup (_("This address will not be opened")),
                              g_strdup (_("Addresses begin with https:// or http:// and a host, and have neither blanks "
                                          "nor names of users in them.")));
}

static void
read_source (EntenteReader *self,
             const EntenteJsonCursor *cursor,
             gpointer record,
             guint index)
{
  static const char *const known[] = { "id", "title", "publisher", "year", "url", "licence", "edition", NULL };
  EntenteSource *source = record;

  entente_json_cursor_check_members (cursor, known);
  source->id = entente_reader_need_id (self, cursor, ENTENTE_ID_SOURCE, index);
  entente_reader_need_text (self, cursor, "title", &source->title);
  entente_reader_get_text (self, cursor, "publisher", &source->publisher);
  entente_reader_get_year (self, cursor, "year", &source->year);
  source->url = entente_reader_get_string (self, cursor, "url");
  check_url (cursor, source->url);
  source->licence = entente_reader_get_line (self, cursor, "licence");
  source->edition = entente_reader_get_line (self, cursor, "edition");
}

void
entente_reader_read_sources (EntenteReader *self,
                             const EntenteJsonCursor *cursor)
{
  self->dataset->sources = entente_reader_read_named_list (self, cursor, sizeof (EntenteSource), read_source,
                                                              &self->dataset->n_sources);
}

static void
read_quantity (EntenteReader *self,
               const EntenteJsonCursor *cursor,
               EntenteQuantity *quantity)
{
  quantity->id = entente_reader_need_id (self, cursor, ENTENTE_ID_QUANTITY, self->quantities->len);
  entente_reader_need_text (self, cursor, "name", &quantity->name);
  entente_reader_get_text (self, cursor, "description", &quantity->description);
  if (quantity->description.n_entries == 0)
    entente_reader_get_text (self, cursor, "why", &quantity->description);
  entente_reader_get_text (self, cursor, "unit", &quantity->unit);
  entente_json_cursor_get_integer (cursor, "decimals", 0, 6, &quantity->decimals);
  entente_json_cursor_get_boolean (cursor, "fixed", &quantity->fixed);
  quantity->source = entente_reader_get_source (self, cursor);
}

static void
init_quantity (EntenteQuantity *quantity,
               int criterion)
{
  const EntenteQuantity empty = { .id = "", .criterion = criterion, .weight = 1, .price_of = ENTENTE_NONE,
                                  .inputs = { ENTENTE_NONE, ENTENTE_NONE }, .source = ENTENTE_NONE, .times = 1 };

  *quantity = empty;
}

static void
read_indicator (EntenteReader *self,
                const EntenteJsonCursor *cursor,
                EntenteQuantity *indicator)
{
  static const char *const known[] = { "id", "name", "description", "why", "unit", "weight", "decimals", "value",
                                       "missing", "price", "derived", "fixed", "source", NULL };
  static const char *const missing[] = { "renormalise", "worst", "median", NULL };
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  read_quantity (self, cursor, indicator);
  entente_json_cursor_get_number (cursor, "weight", 0, INFINITY, &indicator->weight);
  if (entente_json_cursor_need (cursor, "value", &child))
    entente_reader_read_value_function (self, &child, &indicator->value);
  if (entente_json_cursor_get (cursor, "missing", &child))
    indicator->missing = entente_reader_read_choice (self, &child, missing);
}

static void
fail_zero_weights (const EntenteJsonCursor *cursor)
{
  entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD, g_strdup (_("All weights are 0")),
                              g_strdup (_("Give at least one of them a weight above 0.")));
}

static void
read_indicators (EntenteReader *self,
                 const EntenteJsonCursor *list,
                 EntenteCriterion *criterion,
                 guint index)
{
  EntenteJsonCursor element;
  double sum = 0;
  guint n, i;

  criterion->first_indicator = self->quantities->len;
  if (!entente_json_cursor_check_list (list, 1, &n))
    return;
  for (i = 0; i < n; i++)
    {
      EntenteQuantity indicator;

      init_quantity (&indicator, index);
      entente_json_cursor_get_element (list, i, &element);
      if (entente_json_cursor_check_object (&element))
        read_indicator (self, &element, &indicator);
      sum += indicator.weight;
      g_array_append_val (self->quantities, indicator);
    }
  criterion->n_indicators = n;
  if (sum <= 0)
    fail_zero_weights (list);
}

static void
read_criterion (EntenteReader *self,
                const EntenteJsonCursor *cursor,
                gpointer record,
                guint index)
{
  static const char *const known[] = { "id", "name", "description", "why", "weight", "colour", "indicators", NULL };
  EntenteCriterion *criterion = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  criterion->weight = 1;
  criterion->id = entente_reader_need_id (self, cursor, ENTENTE_ID_CRITERION, index);
  entente_reader_need_text (self, cursor, "name", &criterion->name);
  entente_reader_get_text (self, cursor, "description", &criterion->description);
  if (criterion->description.n_entries == 0)
    entente_reader_get_text (self, cursor, "why", &criterion->description);
  entente_json_cursor_get_number (cursor, "weight", 0, INFINITY, &criterion->weight);
  criterion->colour = entente_reader_get_colour (self, cursor);
  if (entente_json_cursor_need (cursor, "indicators", &child))
    read_indicators (self, &child, criterion, index);
}

void
entente_reader_read_criteria (EntenteReader *self,
                              const EntenteJsonCursor *cursor)
{
  EntenteDataset *dataset = self->dataset;
  EntenteCriterion *criteria;
  double sum = 0;
  guint i;

  criteria = entente_reader_read_named_list (self, cursor, sizeof (EntenteCriterion), read_criterion,
                                                &dataset->n_criteria);
  dataset->criteria = criteria;
  dataset->n_indicators = self->quantities->len;
  for (i = 0; i < dataset->n_criteria; i++)
    sum += criteria[i].weight;
  if (dataset->n_criteria == 0)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                g_strdup (_("“criteria” is empty")),
                                g_strdup (_("It needs at least one element.")));
  else if (sum <= 0)
    fail_zero_weights (cursor);
}

static void
read_measure (EntenteReader *self,
              const EntenteJsonCursor *cursor,
              gpointer record,
              guint index)
{
  static const char *const known[] = { "id", "name", "description", "why", "unit", "decimals", "derived", "fixed",
                                       "source", NULL };
  EntenteQuantity measure;

  /* What is no object has no name, but keeps its place. */
  init_quantity (&measure, ENTENTE_NONE);
  while (self->quantities->len < self->dataset->n_indicators + index)
    g_array_append_val (self->quantities, measure);
  entente_json_cursor_check_members (cursor, known);
  read_quantity (self, cursor, &measure);
  g_array_append_val (self->quantities, measure);
}

void
entente_reader_read_measures (EntenteReader *self,
                              const EntenteJsonCursor *cursor)
{
  guint n;

  entente_reader_read_document_list (self, cursor, 0, read_measure, &n);
}

/* -- Second round ---------------------------------------------------------------------------------------- */

static gboolean
has_categories (EntenteReader *self,
                int quantity)
{
  return quantity >= 0 && self->dataset->quantities[quantity].value.kind == ENTENTE_VALUE_CATEGORIES
         && self->dataset->quantities[quantity].criterion != ENTENTE_NONE;
}

static int
read_input (EntenteReader *self,
            const EntenteJsonCursor *cursor)
{
  int input = entente_reader_read_reference (self, cursor, ENTENTE_ID_QUANTITY);

  if (has_categories (self, input))
    entente_json_cursor_fail (cursor, g_strdup_printf (_("“%s” has categories, not figures"),
                                                       self->dataset->quantities[input].id),
                              NULL);
  return input;
}

static void
read_product (EntenteReader *self,
              const EntenteJsonCursor *list,
              EntenteQuantity *quantity)
{
  EntenteJsonCursor element;
  guint n, i;

  if (!entente_json_cursor_check_list (list, 0, &n))
    return;
  if (n != 2)
    entente_json_cursor_fail (list, g_strdup (_("A product has two factors")),
                              g_strdup (_("Write [\"one-indicator\", \"another\"].")));
  for (i = 0; i < n && i < 2; i++)
    {
      entente_json_cursor_get_element (list, i, &element);
      quantity->inputs[i] = read_input (self, &element);
    }
}

static void
read_derived (EntenteReader *self,
              const EntenteJsonCursor *cursor,
              EntenteQuantity *quantity)
{
  static const char *const known_change[] = { "change-of", "years", NULL };
  static const char *const known_product[] = { "product", "times", NULL };
  EntenteJsonCursor child, years;

  if (!entente_json_cursor_check_object (cursor))
    return;
  if (has_categories (self, quantity - self->dataset->quantities))
    entente_json_cursor_fail (cursor, g_strdup (_("An indicator with categories cannot be derived")), NULL);
  if (entente_json_cursor_get (cursor, "change-of", &child))
    {
      entente_json_cursor_check_members (cursor, known_change);
      quantity->derived = ENTENTE_DERIVED_CHANGE_OF;
      quantity->years = 1;
      quantity->inputs[0] = read_input (self, &child);
      if (entente_json_cursor_need (cursor, "years", &years))
        entente_json_cursor_read_integer (&years, 1, 200, &quantity->years);
    }
  else if (entente_json_cursor_get (cursor, "product", &child))
    {
      entente_json_cursor_check_members (cursor, known_product);
      quantity->derived = ENTENTE_DERIVED_PRODUCT;
      read_product (self, &child, quantity);
      entente_json_cursor_get_number (cursor, "times", -INFINITY, INFINITY, &quantity->times);
    }
  else
    entente_json_cursor_fail (cursor, g_strdup (_("“derived” says neither “change-of” nor “product”")), NULL);
}

typedef enum
{
  DERIVATION_SOUND,
  DERIVATION_CIRCLE,
  DERIVATION_DEEP
} Derivation;

typedef struct
{
  const EntenteDataset *dataset;
  GArray *open;        /* indices, each derived from the next */
  guint8 *depths;      /* derivations below and including this one, once it is closed */
  guint8 *states;      /* 0 = not seen, then the number of inputs looked at, plus 1; CLOSED */
  guint8 *derivations; /* NULL until one is wrong */
} Descent;

#define CLOSED 4

static void
blame (Descent *self,
       guint index,
       Derivation problem)
{
  if (self->derivations == NULL)
    self->derivations = g_new0 (guint8, self->dataset->n_quantities);
  self->derivations[index] = problem;
}

/* All inputs of the innermost open quantity are known. */
static void
close_quantity (Descent *self,
                int index)
{
  const EntenteQuantity *quantity = &self->dataset->quantities[index];
  guint depth = 0, i;

  for (i = 0; i < G_N_ELEMENTS (quantity->inputs); i++)
    if (quantity->inputs[i] >= 0)
      depth = MAX (depth, self->depths[quantity->inputs[i]] + 1u);
  if (depth > ENTENTE_MAX_DERIVATIONS)
    {
      blame (self, index, DERIVATION_DEEP);
      depth = 0;
    }
  self->depths[index] = depth;
  self->states[index] = CLOSED;
  g_array_set_size (self->open, self->open->len - 1);
}

/* Looks at the next input of the innermost open quantity. */
static void
step (Descent *self)
{
  const int index = g_array_index (self->open, int, self->open->len - 1);
  const EntenteQuantity *quantity = &self->dataset->quantities[index];
  const guint next = self->states[index]++ - 1u;
  int input;

  if (next >= G_N_ELEMENTS (quantity->inputs))
    {
      close_quantity (self, index);
      return;
    }
  input = quantity->inputs[next];
  if (input < 0 || self->states[input] == CLOSED)
    return;
  if (self->states[input] > 0)
    {
      blame (self, index, DERIVATION_CIRCLE);
      return;
    }
  self->states[input] = 1;
  g_array_append_val (self->open, input);
}

/**
 * entente_reader_check_derivations:
 *
 * Finds quantities that are derived from themselves, or in more steps than are followed. Each is looked at once and
 * without recursion, since a file may chain hundreds of thousands.
 */
void
entente_reader_check_derivations (EntenteReader *self)
{
  const guint n = self->dataset->n_quantities;
  g_autoptr (GArray) open = ENTENTE_NEW_LIST (int);
  g_autofree guint8 *depths = g_new0 (guint8, n + 1);
  g_autofree guint8 *states = g_new0 (guint8, n + 1);
  Descent descent = { self->dataset, open, depths, states, NULL };
  guint i;

  for (i = 0; i < n; i++)
    if (states[i] == 0)
      {
        states[i] = 1;
        g_array_append_val (open, i);
        while (open->len > 0)
          step (&descent);
      }
  self->derivations = descent.derivations;
}

static void
report_derivation (EntenteReader *self,
                   const EntenteJsonCursor *cursor,
                   guint index)
{
  const char *id = self->dataset->quantities[index].id;
  EntenteJsonCursor child;

  if (self->derivations[index] == DERIVATION_SOUND || !entente_json_cursor_get (cursor, "derived", &child))
    return;
  if (self->derivations[index] == DERIVATION_CIRCLE)
    entente_json_cursor_fail (&child, g_strdup_printf (_("“%s” is derived from itself"), id), NULL);
  else
    entente_json_cursor_fail (&child,
                              g_strdup_printf (_("“%s” is derived in more than %d steps"), id,
                                               ENTENTE_MAX_DERIVATIONS),
                              g_strdup (_("Give facts for one of the steps.")));
}

static void
link_quantity (EntenteReader *self,
               const EntenteJsonCursor *cursor,
               guint index)
{
  static const char *const known_price[] = { "per", "of", "share", NULL };
  EntenteQuantity *quantity = (EntenteQuantity *) &self->dataset->quantities[index];
  EntenteJsonCursor child;

  if (self->derivations != NULL)
    {
      report_derivation (self, cursor, index);
      return;
    }
  if (entente_json_cursor_get (cursor, "derived", &child))
    read_derived (self, &child, quantity);
  if (quantity->criterion == ENTENTE_NONE || !entente_json_cursor_get (cursor, "price", &child)
      || !entente_json_cursor_check_object (&child))
    return;
  entente_json_cursor_check_members (&child, known_price);
  quantity->price_per = quantity->price_share = 1;
  entente_json_cursor_get_number (&child, "per", G_MINDOUBLE, INFINITY, &quantity->price_per);
  entente_json_cursor_get_number (&child, "share", G_MINDOUBLE, INFINITY, &quantity->price_share);
  quantity->price_of = entente_reader_need_reference (self, &child, "of", ENTENTE_ID_QUANTITY);
}

static void
link_criterion (EntenteReader *self,
                const EntenteJsonCursor *cursor,
                gpointer record,
                guint index)
{
  const EntenteCriterion *criterion = &self->dataset->criteria[index];
  EntenteJsonCursor list, element;
  guint i;

  if (!entente_json_cursor_get (cursor, "indicators", &list))
    return;
  for (i = 0; i < criterion->n_indicators; i++)
    {
      entente_json_cursor_get_element (&list, i, &element);
      if (JSON_NODE_HOLDS_OBJECT (element.node))
        link_quantity (self, &element, criterion->first_indicator + i);
    }
}

void
entente_reader_link_criteria (EntenteReader *self,
                              const EntenteJsonCursor *cursor)
{
  guint n;

  entente_reader_read_document_list (self, cursor, 0, link_criterion, &n);
}

static void
link_measure (EntenteReader *self,
              const EntenteJsonCursor *cursor,
              gpointer record,
              guint index)
{
  if (self->dataset->n_indicators + index < self->dataset->n_quantities)
    link_quantity (self, cursor, self->dataset->n_indicators + index);
}

void
entente_reader_link_measures (EntenteReader *self,
                              const EntenteJsonCursor *cursor)
{
  guint n;

  entente_reader_read_document_list (self, cursor, 0, link_measure, &n);
}

/* Third round: reports what entente_reader_check_derivations () found. */
void
entente_reader_check_criteria (EntenteReader *self,
                               const EntenteJsonCursor *cursor)
{
  if (self->derivations != NULL)
    entente_reader_link_criteria (self, cursor);
}

void
entente_reader_check_measures (EntenteReader *self,
                               const EntenteJsonCursor *cursor)
{
  if (self->derivations != NULL)
    entente_reader_link_measures (self, cursor);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Which number stands for a partner and a quantity in a given year.
 *
 * A quantity has a series: its own facts, and where it is derived also a number at each year where all its
 * inputs have one of their own. A fact beats a derivation of the same year; an explicit null is a fact
 * that says "not known" and beats it too. In the order of precedence, for the year Y of the scenario:
 *
 *   what-if       stands at Y
 *   pledge        when assumed and Y lies behind the last entry of the series: a line from that entry to the
 *                 first target, to the next, then level
 *   derivation    when an input is moved to Y by a what-if or a pledge; another factor counts as it stands
 *                 at Y, the earlier year of a change must have an entry of its own
 *   series        the last entry at or before Y, never a later one
 *
 * Derivations may build on derivations; the reader refuses circles and more than
 * %ENTENTE_MAX_DERIVATIONS steps.
 */

#include "config.h"

#include "entente-fact-lookup.h"

#define NO_YEAR G_MININT

typedef struct
{
  int year; /* NO_YEAR = no entry */
  double raw;
  int category;
  const EntenteFact *fact; /* NULL = derived */
} Entry;

typedef struct
{
  const EntenteFactLookup *lookup;
  guint partner;
} Place;

static gboolean find_entry (const Place *place, int quantity, int year, gboolean exactly, int depth, Entry *entry);
static void resolve_at (const Place *place, int quantity, int year, int depth, EntenteCell *cell);

/**
 * entente_fact_lookup_find_what_if:
 * @what_ifs: (nullable): sorted by partner, then quantity
 *
 * Returns: (nullable): the what-if value of that cell. O(log n).
 */
const EntenteWhatIfItem *
entente_fact_lookup_find_what_if (const GArray *what_ifs,
                                  int partner,
                                  int quantity)
{
  guint low = 0, high = what_ifs != NULL ? what_ifs->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const EntenteWhatIf *it = &g_array_index (what_ifs, EntenteWhatIf, middle);

      if (it->partner == partner && it->item.quantity == quantity)
        return &it->item;
      if (it->partner < partner || (it->partner == partner && it->item.quantity < quantity))
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static gboolean
is_known (const Entry *entry)
{
  return !isnan (entry->raw);
}

/* The last own fact at or before @year, or exactly then. */
static gboolean
find_fact (const Place *place,
           int quantity,
           int year,
           gboolean exactly,
           Entry *entry)
{
  guint n;
  const EntenteFact *facts = entente_dataset_get_facts (place->lookup->dataset, place->partner, quantity, &n);

  while (n > 0 && facts[n - 1].year > year)
    n--;
  if (n == 0 || (exactly && facts[n - 1].year != year))
    return FALSE;
  *entry = (Entry) { facts[n - 1].year, facts[n - 1].value, facts[n - 1].category, &facts[n - 1] };
  return TRUE;
}

/* NaN, missing, when the result lies beyond all numbers. */
static double
combine (const EntenteQuantity *quantity,
         double first,
         double second)
{
  const double result = quantity->derived == ENTENTE_DERIVED_CHANGE_OF ? first - second
                                                                       : first * second * quantity->times;

  return isfinite (result) ? result : NAN;
}

/* The derivation of exactly @year from entries of their own. */
static gboolean
derive_entry (const Place *place,
              int quantity,
              int year,
              int depth,
              Entry *entry)
{
  const EntenteQuantity *q = &place->lookup->dataset->quantities[quantity];
  const gboolean is_change = q->derived == ENTENTE_DERIVED_CHANGE_OF;
  Entry first, second;

  if (!find_entry (place, q->inputs[0], year, TRUE, depth + 1, &first) ||
      !find_entry (place, is_change ? q->inputs[0] : q->inputs[1], is_change ? year - q->years : year, TRUE,
                   depth + 1, &second) ||
      !is_known (&first) || !is_known (&second))
    return FALSE;
  *entry = (Entry) { year, combine (q, first.raw, second.raw), ENTENTE_NONE, NULL };
  return TRUE;
}

/* The last entry of the series at or before @year, or the one of exactly @year. */
static gboolean
find_entry (const Place *place,
            int quantity,
            int year,
            gboolean exactly,
            int depth,
            Entry *entry)
{
  const EntenteQuantity *q;
  gboolean has_fact;
  Entry input;

  if (quantity < 0 || depth > ENTENTE_MAX_DERIVATIONS)
    return FALSE;
  q = &place->lookup->dataset->quantities[quantity];
  has_fact = find_fact (place, quantity, year, exactly, entry);
  if (q->derived == ENTENTE_DERIVED_NOT || (has_fact && entry->year == year))
    return has_fact;
  if (exactly)
    return derive_entry (place, quantity, year, depth, entry);

  while (find_entry (place, q->inputs[0], year, FALSE, depth + 1, &input))
    {
      if (has_fact && input.year <= entry->year)
        return TRUE;
      if (derive_entry (place, quantity, input.year, depth, entry))
        return TRUE;
      year = input.year - 1;
    }
  return has_fact;
}

/* The next pledge after @year, ties to the later one in the file; NULL = none. */
static const EntentePledge *
find_next_pledge (const EntentePartner *partner,
                  int quantity,
                  int year)
{
  const EntentePledge *next = NULL;
  guint i;

  for (i = 0; i < partner->n_pledges; i++)
    {
      const EntentePledge *it = &partner->pledges[i];

      if (it->quantity == quantity && it->year > year && (next == NULL || it->year <= next->year))
        next = it;
    }
  return next;
}

/* Walks the pledges from the last entry of the series to @year. */
static gboolean
resolve_pledge (const Place *place,
                int quantity,
                int year,
                int depth,
                EntenteCell *cell)
{
  const EntentePartner *partner = &place->lookup->dataset->partners[place->partner];
  Entry last = { NO_YEAR, NAN, ENTENTE_NONE, NULL };
  const EntentePledge *next;
  double from_value;
  int from_year;

  if (!place->lookup->assume_pledges || partner->n_pledges == 0)
    return FALSE;
  find_entry (place, quantity, G_MAXINT, FALSE, depth, &last);
  if (last.year >= year && last.year != NO_YEAR)
    return FALSE;

  from_year = last.year;
  from_value = last.raw;
  next = find_next_pledge (partner, quantity, from_year);
  if (next == NULL)
    return FALSE;
  while (next != NULL && next->year <= year)
    {
      from_year = next->year;
      from_value = next->target;
      next = find_next_pledge (partner, quantity, from_year);
    }
  if (isnan (from_value))
    return FALSE;
  if (next != NULL)
    from_value += (next->target - from_value) * ((double) year - from_year) / ((double) next->year - from_year);
  cell->origin = ENTENTE_ORIGIN_PLEDGE;
  cell->raw = from_value;
  cell->year = last.year != NO_YEAR ? last.year : 0;
  cell->fact = last.fact;
  return TRUE;
}

static void
resolve_what_if (const EntenteFactLookup *self,
                 const EntenteWhatIfItem *item,
                 EntenteCell *cell)
{
  cell->origin = ENTENTE_ORIGIN_WHAT_IF;
  cell->year = self->year;
  if (item->missing)
    return;
  cell->category = item->category;
  cell->raw = item->category == ENTENTE_NONE ? item->value : NAN;
}

/* Whether a what-if or a pledge puts the quantity, or something that it is derived from, at @year. */
static gboolean
is_moved (const Place *place,
          int quantity,
          int year,
          int depth)
{
  const EntenteFactLookup *self = place->lookup;
  const EntenteQuantity *q;
  EntenteCell cell = { .raw = NAN, .category = ENTENTE_NONE };

  if (quantity < 0 || depth > ENTENTE_MAX_DERIVATIONS)
    return FALSE;
  if (year == self->year && entente_fact_lookup_find_what_if (self->what_ifs, place->partner, quantity) != NULL)
    return TRUE;
  if (resolve_pledge (place, quantity, year, depth, &cell))
    return TRUE;
  q = &self->dataset->quantities[quantity];
  return (q->derived != ENTENTE_DERIVED_NOT && is_moved (place, q->inputs[0], year, depth + 1)) ||
         (q->derived == ENTENTE_DERIVED_PRODUCT && is_moved (place, q->inputs[1], year, depth + 1));
}

/* The earlier year of a change: an entry of its own, or a place on the line of a pledge. */
static double
find_earlier (const Place *place,
              int quantity,
              int year,
              int depth)
{
  EntenteCell cell = { .raw = NAN, .category = ENTENTE_NONE };
  Entry entry;

  if (find_entry (place, quantity, year, TRUE, depth, &entry))
    return entry.raw;
  return resolve_pledge (place, quantity, year, depth, &cell) ? cell.raw : NAN;
}

/* A derivation at @year from an input that was moved there. An own fact of that year comes first. */
static gboolean
resolve_moved (const Place *place,
               int quantity,
               int year,
               int depth,
               EntenteCell *cell)
{
  const EntenteQuantity *q = &place->lookup->dataset->quantities[quantity];
  const gboolean is_change = q->derived == ENTENTE_DERIVED_CHANGE_OF;
  EntenteCell first, second = { .raw = NAN };
  Entry own;

  if (q->derived == ENTENTE_DERIVED_NOT || find_fact (place, quantity, year, TRUE, &own))
    return FALSE;
  if (!is_moved (place, q->inputs[0], year, depth + 1) &&
      (is_change || !is_moved (place, q->inputs[1], year, depth + 1)))
    return FALSE;

  resolve_at (place, q->inputs[0], year, depth + 1, &first);
  if (is_change)
    second.raw = find_earlier (place, q->inputs[0], year - q->years, depth + 1);
  else
    resolve_at (place, q->inputs[1], year, depth + 1, &second);

  /* An input that is taken away takes the derivation with it; a base year that never was does not. */
  if (isnan (second.raw) && is_change && !isnan (first.raw))
    return FALSE;
  cell->raw = combine (q, first.raw, second.raw);
  cell->origin = isnan (cell->raw) ? ENTENTE_ORIGIN_MISSING : ENTENTE_ORIGIN_DERIVED;
  cell->year = year;
  return TRUE;
}

static void
resolve_series (const Place *place,
                int quantity,
                int year,
                int depth,
                EntenteCell *cell)
{
  Entry entry;

  if (!find_entry (place, quantity, year, FALSE, depth, &entry))
    return;
  cell->year = entry.year;
  cell->fact = entry.fact;
  cell->category = entry.category;
  if (entry.category == ENTENTE_NONE && !is_known (&entry))
    return;
  if (entry.category == ENTENTE_NONE)
    cell->raw = entry.raw;
  if (entry.fact == NULL)
    {
      cell->origin = ENTENTE_ORIGIN_DERIVED;
      return;
    }
  cell->origin = entry.year == year ? ENTENTE_ORIGIN_FACT : ENTENTE_ORIGIN_CARRIED;
  cell->low = entry.fact->low;
  cell->high = entry.fact->high;
}

static void
resolve_at (const Place *place,
            int quantity,
            int year,
            int depth,
            EntenteCell *cell)
{
  const EntenteFactLookup *self = place->lookup;
  const EntenteWhatIfItem *item = NULL;

  *cell = (EntenteCell) { ENTENTE_ORIGIN_MISSING, NAN, ENTENTE_NONE, NAN, NAN, NAN, 0, NULL };
  if (quantity < 0 || depth > ENTENTE_MAX_DERIVATIONS)
    return;
  if (year == self->year)
    item = entente_fact_lookup_find_what_if (self->what_ifs, place->partner, quantity);
  if (item != NULL)
    resolve_what_if (self, item, cell);
  else if (!resolve_pledge (place, quantity, year, depth, cell) &&
           !resolve_moved (place, quantity, year, depth, cell))
    resolve_series (place, quantity, year, depth, cell);
}

/**
 * entente_fact_lookup_resolve:
 * @cell: (out): everything but the value
 *
 * Decides which number counts, by the order of precedence above. A what-if of "treat as missing" has the
 * origin %ENTENTE_ORIGIN_WHAT_IF and no number. O(log facts) a cell; derived cells a few times that.
 */
void
entente_fact_lookup_resolve (const EntenteFactLookup *self,
                             guint partner,
                             guint quantity,
                             EntenteCell *cell)
{
  const Place place = { self, partner };

  resolve_at (&place, quantity, self->year, 0, cell);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A lever as a line of text. */

#include "config.h"

#include "entente-leverage.h"

#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DECIMALS 6

/* As many decimals as the indicator has, more where the number has more. */
static int
count_decimals (const EntenteQuantity *q,
                double value)
{
  double scale = 1;
  int decimals;

  for (decimals = 0; decimals < MAX_DECIMALS; decimals++, scale *= 10)
    if (decimals >= q->decimals && fabs (value * scale - nearbyint (value * scale)) < 1e-6)
      break;
  return decimals;
}

static char *
add_unit (const EntenteText *unit,
          const char *number,
          const char *const *languages)
{
  if (entente_text_is_empty (unit))
    return g_strdup (number);
  return entente_format_keep_together (g_strdup_printf (C_("quantity", "%s %s"), number,
                                                        entente_text_get (unit, languages)));
}

/**
 * entente_lever_format_price:
 * @price: in the unit of what the price is a share of
 *
 * "9.1 billion USD": two digits that count, in thousands, millions and so on.
 */
char *
entente_lever_format_price (const EntenteQuantity *quantity,
                            const EntenteDataset *dataset,
                            double price,
                            const char *const *languages)
{
  const EntenteText *unit = &dataset->quantities[quantity->price_of].unit;
  g_autofree char *amount = entente_format_amount (price);

  return add_unit (unit, amount, languages);
}

static char *
describe_categories (const EntenteLever *self,
                     const EntenteQuantity *q,
                     const char *const *languages)
{
  const char *name = entente_text_get (&q->name, languages);
  const char *to = entente_format_category (q, self->to_category, languages);

  if (self->from_category == ENTENTE_NONE)
    /* Translators: an indicator and the category it needs, where there is none today. */
    return g_strdup_printf (_("%s: “%s” (nothing known today)"), name, to);
  /* Translators: an indicator, today's category and the one it needs, as in "Defence tie from “Access agreement” to
   * “Mutual defence treaty”". */
  return g_strdup_printf (_("%s from “%s” to “%s”"), name,
                          entente_format_category (q, self->from_category, languages), to);
}

static char *
describe_change (const EntenteLever *self,
                 const EntenteQuantity *q,
                 const char *const *languages)
{
  const char *name = entente_text_get (&q->name, languages);
  const gboolean is_table = self->to_category != ENTENTE_NONE;
  const int decimals = is_table ? 0 : count_decimals (q, self->shown);
  g_autofree char *from = is_table ? NULL : entente_format_number (self->from, decimals);
  g_autofree char *number = is_table ? NULL : entente_format_number (self->shown, decimals);
  g_autofree char *to = is_table ? NULL : add_unit (&q->unit, number, languages);

  if (is_table)
    return describe_categories (self, q, languages);
  if (isnan (self->from))
    /* Translators: an indicator and the value it needs, where there is no figure today. */
    return g_strdup_printf (_("%s at %s (no figure today)"), name, to);
  if (self->shown == self->from)
    /* Translators: an indicator and an older figure of it: it is enough that this still holds today. */
    return g_strdup_printf (_("%s kept at %s"), name, to);
  /* Translators: an indicator, today's value and the one it needs, as in "Defence spending from 2.00 to 2.53 % of GDP". */
  return g_strdup_printf (_("%s from %s to %s"), name, from, to);
}

/**
 * entente_lever_describe:
 *
 * "Defence spending from 2.00 to 2.53 % of GDP, about 9.1 billion USD a year"; "Active personnel: not reachable by
 * this alone".
 */
char *
entente_lever_describe (const EntenteLever *self,
                        const EntenteDataset *dataset,
                        const char *const *languages)
{
  const EntenteQuantity *q = &dataset->quantities[self->quantity];
  const char *name = entente_text_get (&q->name, languages);
  g_autofree char *change = NULL;
  g_autofree char *price = NULL;

  if (self->status == ENTENTE_LEVER_NOT_ENOUGH)
    /* Translators: an indicator. */
    return g_strdup_printf (_("%s: not reachable by this alone"), name);
  if (self->status == ENTENTE_LEVER_NO_ROOM)
    /* Translators: an indicator. */
    return g_strdup_printf (_("%s: at its best already"), name);
  change = describe_change (self, q, languages);
  if (!(self->price > 0))
    return g_steal_pointer (&change);
  price = entente_lever_format_price (q, dataset, self->price, languages);
  /* Translators: a change and what it costs, as in
   * "Defence spending from 2.00 to 2.53 % of GDP, about 9.1 billion USD a year". */
  return g_strdup_printf (_("%s, about %s a year"), change, price);
}

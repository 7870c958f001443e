/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Numbers and names in words.
 *
 * Decimal point and grouping are the locale's (LC_NUMERIC); the words are the translation's. Where the
 * locale is none, thousands are grouped with a comma as in the untranslated texts. The minus is U+2212.
 */

#include "config.h"

#include "entente-format.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <locale.h>
#include <string.h>

static gboolean labels, isolates;

#define MINUS "\342\210\222"
#define NO_NUMBER "\342\200\223"
#define NO_BREAK_SPACE "\302\240"

#define MOST_DIGITS 512  /* of numbers without separators */
#define SIGN_SIZE 16     /* of a decimal point or a separator */

typedef struct
{
  char point[SIGN_SIZE], separator[SIGN_SIZE];
  const char *grouping; /* as in struct lconv */
} NumberStyle;

static void
put_sign (char *sign,
          const char *string,
          const char *fallback)
{
  g_autofree char *converted = g_locale_to_utf8 (string, -1, NULL, NULL, NULL);

  if (g_strlcpy (sign, converted != NULL ? converted : fallback, SIGN_SIZE) >= SIGN_SIZE)
    g_strlcpy (sign, fallback, SIGN_SIZE);
}

static void
get_number_style (NumberStyle *style)
{
  const char *name = setlocale (LC_NUMERIC, NULL);
  const struct lconv *conventions = localeconv ();

  if (name == NULL || strcmp (name, "C") == 0 || strcmp (name, "POSIX") == 0 || g_str_has_prefix (name, "C."))
    {
      *style = (NumberStyle) { ".", ",", "\3" };
      return;
    }
  put_sign (style->point, conventions->decimal_point, ".");
  put_sign (style->separator, conventions->thousands_sep, "");
  style->grouping = conventions->grouping;
}

/* Puts separators between the digits; sizes run from the right, and the last one repeats. */
static void
append_grouped (GString *text,
                const char *digits,
                gsize n,
                const NumberStyle *style)
{
  const char *grouping = style->grouping;
  gboolean is_cut[MOST_DIGITS];
  gsize place = n, i;

  memset (is_cut, 0, n * sizeof *is_cut);
  while (*style->separator != '\0' && *grouping > 0 && *grouping != CHAR_MAX && place > (gsize) *grouping)
    {
      place -= *grouping;
      is_cut[place] = TRUE;
      if (grouping[1] != '\0')
        grouping++;
    }
  for (i = 0; i < n; i++)
    {
      if (is_cut[i])
        g_string_append (text, style->separator);
      g_string_append_c (text, digits[i]);
    }
}

/**
 * entente_format_set_right_to_left:
 *
 * To be called once, as setlocale () is, before anything is formatted. What is not shown in labels of that direction
 * leaves it off: files and terminals see no character that nobody asked for.
 */
void
entente_format_set_right_to_left (gboolean right_to_left)
{
  labels = TRUE;
  isolates = right_to_left;
}

/**
 * entente_format_isolate:
 * @text: (transfer full): a number and what belongs to it
 *
 * A label without letters takes the direction of the window, and there "33 %" reads "% 33" and "â" "3" the
 * same way round. Between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE it goes by its own letters, or else from left
 * to right.
 *
 * Returns: (transfer full): @text as it is, or isolated where labels are written from right to left
 */
char *
entente_format_isolate (char *text)
{
  char *isolated;

  if (!isolates)
    return text;
  isolated = g_strconcat (ENTENTE_FIRST_STRONG_ISOLATE, text, ENTENTE_POP_ISOLATE, NULL);
  g_free (text);
  return isolated;
}

/**
 * entente_format_keep_together:
 * @text: (transfer full): a number and its unit
 *
 * A label is broken into lines at any space: "33" would end one and "%" begin the next. So the spaces behind digits are
 * NO-BREAK SPACEs in labels, and the whole is isolated as entente_format_isolate() does.
 *
 * Returns: (transfer full): @text as it is, or kept together where it is shown in labels
 */
char *
entente_format_keep_together (char *text)
{
  GString *kept;
  const char *p;

  if (!labels || strchr (text, ' ') == NULL)
    return entente_format_isolate (text);
  kept = g_string_sized_new (strlen (text) + 8);
  for (p = text; *p != '\0'; p++)
    if (*p == ' ' && p > text && g_ascii_isdigit (p[-1]))
      g_string_append (kept, NO_BREAK_SPACE);
    else
      g_string_append_c (kept, *p);
  g_free (text);
  return entente_format_isolate (g_string_free (kept, FALSE));
}

static gboolean
is_right_to_left (gunichar character)
{
  switch (g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
      return g_unichar_isalpha (character);
    default:
      return FALSE;
    }
}

/**
 * entente_format_isolate_name:
 * @name: what a number in brackets follows
 *
 * A number belongs to the letters before it: behind a Hebrew name in an English label "(+5.1)" would read "(5.1+)".
 * So a name goes by its own direction, and what follows by that of the sentence.
 *
 * Returns: (transfer full): @name as it is, or isolated where labels are shown and it could turn what follows
 */
char *
entente_format_isolate_name (const char *name)
{
  const char *p;

  for (p = name; labels && !isolates && *p != '\0'; p = g_utf8_next_char (p))
    if (is_right_to_left (g_utf8_get_char (p)))
      return g_strconcat (ENTENTE_FIRST_STRONG_ISOLATE, name, ENTENTE_POP_ISOLATE, NULL);
  return entente_format_isolate (g_strdup (name));
}

/**
 * entente_format_number:
 * @decimals: 0..6 digits behind the decimal point
 *
 * "54,288", "−0.5". A number that rounds to zero has no sign; what is not a number is an en dash.
 */
char *
entente_format_number (double value,
                       int decimals)
{
  char format[8], buffer[MOST_DIGITS];
  const char *digits = buffer, *fraction;
  NumberStyle style;
  GString *text;

  if (isnan (value))
    return g_strdup (NO_NUMBER);
  if (isinf (value))
    return value > 0 ? g_strdup ("∞") : entente_format_isolate (g_strdup (MINUS "∞"));

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 6));
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  text = g_string_new (NULL);
  if (*digits == '-')
    {
      digits++;
      if (strspn (digits, "0.") < strlen (digits))
        g_string_append (text, MINUS);
    }
  get_number_style (&style);
  fraction = strchr (digits, '.');
  append_grouped (text, digits, fraction != NULL ? (gsize) (fraction - digits) : strlen (digits), &style);
  if (fraction != NULL)
    {
      g_string_append (text, style.point);
      g_string_append (text, fraction + 1);
    }
  return value < 0 ? entente_format_isolate (g_string_free (text, FALSE)) : g_string_free (text, FALSE);
}

/* The locale's decimal point, as numbers are written with. */
char *
entente_format_get_point (void)
{
  NumberStyle style;

  get_number_style (&style);
  return g_strdup (style.point);
}

/* What stands between groups of digits; "" = the locale does not group. */
char *
entente_format_get_separator (void)
{
  NumberStyle style;

  get_number_style (&style);
  return g_strdup (style.separator);
}

/**
 * entente_format_points:
 * @score: in [0, 1]
 *
 * The score out of 100 with one decimal.
 */
char *
entente_format_points (double score)
{
  return entente_format_number (score * 100, 1);
}

/**
 * entente_format_share:
 * @units: as entente_shares_round() gives them
 * @decimals: 0 for units of 1 %, 1 for units of 0.1 %
 */
char *
entente_format_share (gint64 units,
                      guint decimals)
{
  g_autofree char *number = entente_format_number (decimals == 0 ? (double) units : units / 10.0, decimals);

  /* Translators: a share; the number comes first here, as in "35 %". */
  return entente_format_keep_together (g_strdup_printf (C_("share", "%s %%"), number));
}

/**
 * entente_format_rank:
 * @rank: from 1; 0 = not rated
 */
char *
entente_format_rank (guint rank)
{
  const guint last = rank % 10, last_two = rank % 100;

  if (rank == 0)
    return g_strdup (_("not rated"));
  /* Translators: the four English endings of a rank, as in 1st, 2nd, 3rd, 4th. Use your language's one form
   * four times if it has only one. */
  if (last == 1 && last_two != 11)
    return g_strdup_printf (C_("rank", "%ust"), rank);
  if (last == 2 && last_two != 12)
    return g_strdup_printf (C_("rank", "%und"), rank);
  if (last == 3 && last_two != 13)
    return g_strdup_printf (C_("rank", "%urd"), rank);
  return g_strdup_printf (C_("rank", "%uth"), rank);
}

/**
 * entente_format_tier:
 * @tier: 0 = the highest
 */
char *
entente_format_tier (guint tier)
{
  return g_strdup_printf (_("Tier %u"), tier + 1);
}

/**
 * entente_format_category:
 *
 * Returns: (transfer none): the name of a category, or its key when it has none
 */
const char *
entente_format_category (const EntenteQuantity *quantity,
                         int category,
                         const char *const *languages)
{
  const EntenteCategory *it;

  if (category < 0 || (guint) category >= quantity->value.n_categories)
    return _("missing");
  it = &quantity->value.categories[category];
  return entente_text_is_empty (&it->name) ? it->key : entente_text_get (&it->name, languages);
}

/**
 * entente_format_quantity:
 *
 * A raw number with the decimals and the unit of its quantity: "1.37 % of GDP".
 */
char *
entente_format_quantity (const EntenteQuantity *quantity,
                         double value,
                         const char *const *languages)
{
  g_autofree char *number = entente_format_number (value, quantity->decimals);

  if (entente_text_is_empty (&quantity->unit))
    return g_steal_pointer (&number);
  /* Translators: a number and its unit, as in "1.37 % of GDP". */
  return entente_format_keep_together (g_strdup_printf (C_("quantity", "%s %s"), number,
                                                        entente_text_get (&quantity->unit, languages)));
}

/* Two digits, as few as they need when the second is a nought. */
static char *
format_scaled (double amount,
               double scale)
{
  const double shown = amount / scale;

  if (scale > 1 && fabs (shown - round (shown)) < 1e-9)
    return entente_format_number (shown, 0);
  return entente_format_number (shown, shown < 9.95 ? 1 : 0);
}

/**
 * entente_format_amount:
 *
 * A large number in two digits that count, in thousands, millions and so on: "9.1 billion".
 */
char *
entente_format_amount (double amount)
{
  /* Translators: how many digits lie between one word for large numbers and the next: 3, or 4 where they go by ten
   * thousands; "%s thousand" and so on then stand for the words of 10^4, 10^8, 10^12 and 10^16. */
  const double step = strcmp (C_("digits between words for large numbers", "3"), "4") == 0 ? 1e4 : 1e3;
  g_autofree char *number = NULL;
  double scale = 1;
  guint word;

  for (word = 0; word < 4 && amount >= scale * step; word++)
    scale *= step;
  number = format_scaled (amount, scale);
  /* Translators: large amounts, as in "9.1 billion USD"; %s is a number. */
  if (word == 1)
    return g_strdup_printf (_("%s thousand"), number);
  if (word == 2)
    return g_strdup_printf (_("%s million"), number);
  if (word == 3)
    return g_strdup_printf (_("%s billion"), number);
  return word == 4 ? g_strdup_printf (_("%s trillion"), number) : g_steal_pointer (&number);
}

/**
 * entente_format_cell:
 * @quantity: index of an indicator or a measure
 *
 * The raw fact as people read it: number and unit, the category's name, or "missing".
 */
char *
entente_format_cell (const EntenteDataset *dataset,
                     guint quantity,
                     const EntenteCell *cell,
                     const char *const *languages)
{
  const EntenteQuantity *q = &dataset->quantities[quantity];

  if (cell->category != ENTENTE_NONE)
    return g_strdup (entente_format_category (q, cell->category, languages));
  if (isnan (cell->raw))
    return g_strdup (_("missing"));
  return entente_format_quantity (q, cell->raw, languages);
}

/* A part like "name (+5.1)", whose name is isolated already, needs no more. */
static char *
isolate_part (const char *part)
{
  return g_str_has_prefix (part, ENTENTE_FIRST_STRONG_ISOLATE) ? g_strdup (part) : entente_format_isolate_name (part);
}

static char *
join_names (const char *const *names,
            guint n)
{
  char *text = isolate_part (names[0]);
  guint i;

  for (i = 1; i < n; i++)
    {
      g_autofree char *name = isolate_part (names[i]);
      char *longer;

      /* Translators: a list being built from the left; this adds one more name that is not the last. */
      longer = g_strdup_printf (C_("list", "%s, %s"), text, name);
      g_free (text);
      text = longer;
    }
  return text;
}

/**
 * entente_format_names:
 * @limit: names to write out before "and 7 more"; 0 = all
 *
 * "A", "A and B", "A, B and C", "A, B and 7 more"; "" for nobody. Names that are written from right to left stay in the
 * order of the list: commas between two of them would otherwise go with their direction.
 */
char *
entente_format_names (const char *const *names,
                      guint n,
                      guint limit)
{
  g_autofree char *first = NULL, *last = NULL;

  if (n == 0)
    return g_strdup ("");
  if (n == 1)
    return isolate_part (names[0]);
  if (limit > 0 && n > limit)
    {
      const guint more = n - limit;

      first = join_names (names, limit);
      /* Translators: the end of a list that is cut short. */
      return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", more), first, more);
    }
  first = join_names (names, n - 1);
  last = isolate_part (names[n - 1]);
  /* Translators: the last name of a list. */
  return g_strdup_printf (C_("list", "%s and %s"), first, last);
}

/**
 * entente_format_partner:
 * @partner: an index, or %ENTENTE_HUB
 *
 * Returns: (transfer none): the name in the user's language, or the id when the file gives none
 */
const char *
entente_format_partner (const EntenteDataset *dataset,
                        int partner,
                        const char *const *languages)
{
  const EntenteText *name;
  const char *id;

  if (partner == ENTENTE_HUB)
    {
      name = &dataset->hub_name;
      id = dataset->hub_id;
    }
  else
    {
      g_return_val_if_fail (partner >= 0 && (guint) partner < dataset->n_partners, "");
      name = &dataset->partners[partner].name;
      id = dataset->partners[partner].id;
    }
  return entente_text_is_empty (name) ? id : entente_text_get (name, languages);
}

/**
 * entente_format_partner_code:
 *
 * Returns: (nullable) (transfer none): the letters that a country is known by, for places where its name has no room;
 *   %NULL when the id of the file is none
 */
const char *
entente_format_partner_code (const EntenteDataset *dataset,
                             guint partner)
{
  const char *id = dataset->partners[partner].id;
  const gsize length = strspn (id, G_CSET_A_2_Z);

  return id[length] == '\0' && length >= 2 && length <= 3 ? id : NULL;
}

/* One line of text with single blanks, whatever else a line of a file may hold. */
static char *
make_one_line (const char *text)
{
  g_autofree char *visible = entente_visible_line (text);
  GString *line = g_string_new (NULL);

  for (text = visible; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  return g_strchomp (g_string_free (line, FALSE));
}

/**
 * entente_format_marking:
 * @own: (nullable): a handling line beside that of the file, valid UTF-8
 *
 * The handling line of everything that is made of @dataset: "For our staff only · An invented example". Whoever
 * adds one says how strictly the whole is to be handled, so theirs comes first; the same line twice is one.
 *
 * Returns: (transfer full) (nullable): one line, or %NULL when there is none
 */
char *
entente_format_marking (const EntenteDataset *dataset,
                        const char *own,
                        const char *const *languages)
{
  g_autofree char *first = make_one_line (own != NULL ? own : "");
  g_autofree char *second = NULL;

  if (!entente_text_is_empty (&dataset->marking))
    second = make_one_line (entente_text_get (&dataset->marking, languages));
  if (second == NULL || *second == '\0' || strcmp (first, second) == 0)
    return *first != '\0' ? g_steal_pointer (&first) : NULL;
  return *first != '\0' ? g_strdup_printf ("%s · %s", first, second) : g_steal_pointer (&second);
}

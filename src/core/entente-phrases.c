/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Phrases of Japanese, by their letters alone.
 *
 * Unicode lets a line end between any two wide letters: one 役 would end a line and 割 begin the next. A phrase is a
 * word, of Chinese characters or of katakana, with the hiragana behind it: its ending and its particles; so a line ends
 * well where hiragana are followed by anything else. A number belongs to what it counts, and to the number behind a
 * dash. What Unicode forbids anyway, such as a full stop at the head of a line, is not looked at.
 */

#include "config.h"

#include "entente-phrases.h"

#include <string.h>

#define EN_DASH 0x2013
/* A phrase that is too long to be kept whole is kept in pieces of so many letters, and what is left. */
#define PIECE 2

typedef enum
{
  OTHER,
  HAN,
  HIRAGANA,
  KATAKANA,
  DIGIT,
  DASH
} Letter;

static Letter
classify (gunichar c)
{
  if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3005 || c == 0x3006)
    return HAN;
  if (c >= 0x3041 && c <= 0x309f)
    return HIRAGANA;
  if ((c >= 0x30a1 && c <= 0x30fa) || c == 0x30fc || c == 0x30f6)
    return KATAKANA;
  if (g_unichar_isdigit (c))
    return DIGIT;
  return c == EN_DASH ? DASH : OTHER;
}

/* Whether two letters belong together. */
static gboolean
belong (gunichar a,
        gunichar b)
{
  const Letter x = classify (a), y = classify (b);

  if (x == OTHER && y == HIRAGANA)
    return g_unichar_isalnum (a); /* NATOが, Natural Earthによる */
  if (x == OTHER || y == OTHER)
    return FALSE;
  if (x == DIGIT || x == DASH || y == DASH)
    return x == DIGIT || y == DIGIT;
  if (y == DIGIT)
    return a == 0x7b2c; /* 第, as in 第1層 */
  if (a == 0x308a && b == 0x4e2d)
    return TRUE; /* り中, as in 100通り中5 */
  return x == y || (y == HIRAGANA && x != HIRAGANA);
}

/* In a chain of hiragana these end a phrase most often: は, が, を. */
static gboolean
is_particle (gunichar c)
{
  return c == 0x306f || c == 0x304c || c == 0x3092;
}

/* Not beyond one letter more than @most. */
static const char *
find_end (const char *text,
          guint most,
          gboolean ends_at_particles,
          guint *n)
{
  const char *next = g_utf8_next_char (text);

  for (*n = 1; *n <= most && *next != '\0' && belong (g_utf8_get_char (text), g_utf8_get_char (next)); (*n)++)
    {
      if (ends_at_particles && *n > 1 && is_particle (g_utf8_get_char (text)))
        break;
      text = next;
      next = g_utf8_next_char (next);
    }
  return next;
}

/**
 * entente_phrases_next:
 * @text: (inout): where to begin; behind what was found afterwards
 * @most: letters that are kept in one line, at least 3
 * @start: (out): the first letter of what belongs together
 * @end: (out): behind its last letter
 *
 * Finds the next two or more letters between which no line should end. O(length * most) for a whole text.
 *
 * Returns: %FALSE: there are none
 */
gboolean
entente_phrases_next (const char **text,
                      guint most,
                      const char **start,
                      const char **end)
{
  while (**text != '\0')
    {
      const char *first = *text, *behind;
      guint n;

      behind = find_end (first, most, FALSE, &n);
      if (n > most)
        behind = find_end (first, most, TRUE, &n);
      if (n == 1 || strspn (first, "0123456789") >= (gsize) (behind - first))
        {
          *text = behind;
          continue;
        }
      *start = first;
      *text = *end = n > most ? g_utf8_offset_to_pointer (first, PIECE) : behind;
      return TRUE;
    }
  return FALSE;
}

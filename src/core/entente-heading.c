/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Places the words above a picture.
 *
 *   10  handling line, if there is one, at most two lines (all below moves down)
 *   14  finding, 19/800, two lines, or three where the letters are large for the room
 *   38  sub-title, 13/400, at most two lines
 *   68  the drawing starts here, or lower when lines were added
 *
 * Lines are broken after spaces and hyphens and between wide letters, but neither before a closing mark
 * nor inside a word of kana or a range of numbers; between phrases of Japanese unless that leaves half a line empty; a
 * finding in two lines of about the same length.
 */

#include "config.h"

#include "entente-heading.h"

#include "entente-format.h"
#include "entente-how-to-read.h"
#include "entente-phrases.h"

#include <string.h>

#define EDGE 20.0
#define TOP 14.0
#define ROOMY 900.0 /* from this width on the finding is likely to take one line */
#define NARROW 600.0 /* below it the subtitle takes two */
#define DRAWING_TOP 68.0
#define SPACE_BELOW 12.0
#define MARKING_TOP 10.0
#define MAX_LINES_EACH 2
#define MAX_FINDING_LINES 3
#define MOST_IN_PHRASE 12 /* letters of Japanese that are kept in one line */
#define ROOM_HEIGHT 36.0 /* lines that begin above leave the room at the end free */

/* The phrase of Japanese that was found last in a text, or where to go on looking. */
typedef struct
{
  const char *text, *start, *end;
  gboolean done;
} Phrase;

static gboolean
is_katakana (gunichar c)
{
  return (c >= 0x30a1 && c <= 0x30ff) || (c >= 0xff66 && c <= 0xff9f);
}

static gboolean
is_hiragana (gunichar c)
{
  return c >= 0x3041 && c <= 0x309f;
}

static gboolean
is_closing (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a line may end between a and b. */
static gboolean
may_break (gunichar a,
           gunichar b)
{
  if (a == '-' || a == 0x2013)
    return b != ' ' && !g_unichar_isdigit (b); /* 2–11 */
  if (a == ' ' || a == 0x3000)
    return b != ' ';
  if (b == ' ' || is_closing (b) || g_unichar_type (a) == G_UNICODE_OPEN_PUNCTUATION)
    return FALSE;
  if (is_katakana (a) && is_katakana (b))
    return FALSE;
  /* A number stays with its counter, but not with the particle before it. */
  if (g_unichar_isdigit (a) || (g_unichar_isdigit (b) && !is_hiragana (a) && !(is_closing (a) && g_unichar_iswide (a))))
    return FALSE;
  return g_unichar_iswide (a) || g_unichar_iswide (b);
}

/* Between a word and its number, as in "Tier 1". */
static gboolean
is_before_number (const char *text,
                  const char *at)
{
  return *at == ' ' && g_unichar_isdigit (g_utf8_get_char (at + 1)) && at > text
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* How much more uneven two lines may be for not being broken there, as a share of the whole: a line of Japanese ends
 * best behind a mark, then behind the particle that ends a phrase, and badly inside a word; a number stays with its
 * word. */
static double
get_badness (const char *text,
             const char *at)
{
  const gunichar a = g_utf8_get_char (at), b = g_utf8_get_char (g_utf8_next_char (at));

  if (is_before_number (text, at))
    return 0.3;
  if (!g_unichar_iswide (a) || is_closing (a))
    return 0;
  return is_hiragana (a) && !is_hiragana (b) ? 0.1 : 0.4;
}

static double
measure_prefix (EntenteMeasure *measure,
                EntenteFont font,
                const char *text,
                gsize length)
{
  g_autofree char *prefix = g_strchomp (g_strndup (text, length));
  return entente_measure_get_width (measure, font, prefix);
}

/* Whether a line that ends at @at tears a phrase; asked for places from left to right. */
static gboolean
is_in_phrase (Phrase *self,
              const char *at)
{
  while (at >= self->end && !self->done)
    if (!entente_phrases_next (&self->text, MOST_IN_PHRASE, &self->start, &self->end))
      self->done = TRUE;
  return !self->done && at > self->start && at < self->end;
}

/**
 * entente_heading_find_break:
 *
 * Returns: the number of bytes of @text that make a line of at most @max_width, trailing space included;
 *   all of it when it fits, also when no allowed break fits. O(breaks) measurements.
 */
gsize
entente_heading_find_break (EntenteMeasure *measure,
                            EntenteFont font,
                            const char *text,
                            double max_width)
{
  const gsize length = strlen (text);
  gsize best = length, whole_phrases = 0;
  Phrase phrase = { text, text, text, FALSE };
  const char *at = text;

  if (measure_prefix (measure, font, text, length) <= max_width)
    return length;
  while (*at != '\0')
    {
      const char *next = g_utf8_next_char (at);

      if (*next != '\0' && may_break (g_utf8_get_char (at), g_utf8_get_char (next)))
        {
          if (measure_prefix (measure, font, text, next - text) > max_width)
            break;
          best = next - text;
          if (!is_in_phrase (&phrase, next))
            whole_phrases = best;
        }
      at = next;
    }
  if (whole_phrases < best && measure_prefix (measure, font, text, whole_phrases) > max_width / 2)
    return whole_phrases;
  return best;
}

/**
 * entente_heading_find_even_break:
 *
 * Returns: as entente_heading_find_break(), but of a text that two lines hold, the break that makes them most alike.
 *   O(breaks) measurements.
 */
gsize
entente_heading_find_even_break (EntenteMeasure *measure,
                                 EntenteFont font,
                                 const char *text,
                                 double max_width)
{
  const double whole = measure_prefix (measure, font, text, strlen (text));
  double least = G_MAXDOUBLE, first;
  const char *at, *next, *best = NULL;

  if (whole <= max_width)
    return strlen (text);
  for (at = text; *at != '\0'; at = next)
    {
      double longer, cost;

      next = g_utf8_next_char (at);
      if (*next == '\0' || !may_break (g_utf8_get_char (at), g_utf8_get_char (next)))
        continue;
      first = measure_prefix (measure, font, text, next - text);
      longer = MAX (first, whole - first);
      cost = longer + whole * get_badness (text, at);
      if (first > max_width || first > least)
        break;
      if (longer > max_width || cost >= least)
        continue;
      least = cost;
      best = next;
    }
  return best != NULL ? (gsize) (best - text) : entente_heading_find_break (measure, font, text, max_width);
}

static double
get_max_width (const EntenteHeadingInput *input,
               double y)
{
  return MAX (input->width - 2 * EDGE - (y < ROOM_HEIGHT ? input->room : 0), 1);
}

static double
add_line (EntenteHeading *self,
          EntenteFont font,
          char *text,
          const EntenteHeadingInput *input,
          double y)
{
  EntenteHeadingLine *line = &self->lines[self->n_lines++];

  line->font = font;
  line->text = g_strchomp (text);
  if (g_str_has_suffix (text, " ·"))
    text[strlen (text) - strlen (" ·")] = '\0';
  line->x = input->right_to_left ? input->width - EDGE : EDGE;
  line->y = y;
  line->max_width = get_max_width (input, y);
  return y;
}

/* Returns the y below the last line. */
static double
add_paragraph (EntenteHeading *self,
               EntenteFont font,
               const char *text,
               const EntenteHeadingInput *input,
               EntenteMeasure *measure,
               double y)
{
  const int most = font == ENTENTE_FONT_FINDING ? MAX_FINDING_LINES : MAX_LINES_EACH;
  EntenteExtent extent;
  int i;

  entente_measure_get_extent (measure, font, text, &extent);
  for (i = 0; i < most && *text != '\0'; i++)
    {
      gsize n = strlen (text);

      if (i < most - 1 && font == ENTENTE_FONT_FINDING)
        n = entente_heading_find_even_break (measure, font, text, get_max_width (input, y));
      else if (i < most - 1)
        n = entente_heading_find_break (measure, font, text, get_max_width (input, y));
      add_line (self, font, g_strndup (text, n), input, y);
      text += n;
      y += extent.height;
    }
  return y;
}

/**
 * entente_heading_get_marking:
 *
 * Returns: (nullable) (transfer full): the handling line for the head of a picture; on a stage the finding comes
 *   first, and the line stands at the foot alone
 */
char *
entente_heading_get_marking (const EntenteSceneInput *input)
{
  if (input->medium == ENTENTE_MEDIUM_STAGE && input->for_export)
    return NULL;
  return entente_format_marking (input->dataset, input->marking, input->languages);
}

EntenteHeading *
entente_heading_new (const EntenteHeadingInput *input,
                     EntenteMeasure *measure)
{
  EntenteHeading *self = g_new0 (EntenteHeading, 1);
  double y = TOP, shift = 0;

  self->right_to_left = input->right_to_left;
  if (input->marking != NULL && *input->marking != '\0')
    {
      y = add_paragraph (self, ENTENTE_FONT_LABEL_STRONG, input->marking, input, measure, MARKING_TOP) + 4;
      shift = y - TOP;
    }
  if (input->finding != NULL)
    y = add_paragraph (self, ENTENTE_FONT_FINDING, input->finding, input, measure, y);
  if (input->subtitle != NULL)
    {
      g_autofree char *words
        = entente_how_to_read_append (input->view, input->subtitle, input->width - 2 * EDGE, measure);

      y = add_paragraph (self, ENTENTE_FONT_SUBTITLE, words, input, measure, y);
    }
  self->bottom = MAX (y + SPACE_BELOW, DRAWING_TOP + shift);
  return self;
}

/**
 * entente_heading_get_steady_bottom:
 *
 * Where a drawing begins that may not jump when the finding takes one line more or less, as it does in a drag: room is
 * kept for as many lines as are likely at this width. Never above the bottom.
 */
double
entente_heading_get_steady_bottom (const EntenteHeading *self,
                                   const EntenteSceneInput *input)
{
  double width = input->width / MAX (1, input->text_scale);
  EntenteExtent title, line;
  guint i = 0;

  while (i < self->n_lines && self->lines[i].font != ENTENTE_FONT_FINDING)
    i++;
  if (width >= ROOMY || i == self->n_lines)
    return self->bottom;
  entente_measure_get_extent (input->measure, ENTENTE_FONT_FINDING, self->lines[i].text, &title);
  entente_measure_get_extent (input->measure, ENTENTE_FONT_SUBTITLE, self->lines[i].text, &line);
  return MAX (self->lines[i].y + 2 * title.height + (width < NARROW ? 2 : 1) * line.height + SPACE_BELOW,
              self->bottom);
}

void
entente_heading_free (EntenteHeading *self)
{
  guint i;

  for (i = 0; i < self->n_lines; i++)
    g_free (self->lines[i].text);
  g_free (self);
}

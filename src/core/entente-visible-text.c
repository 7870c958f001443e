/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Text that strangers wrote, made safe to show.
 *
 * A name from a file can hold what nobody sees but what does something: control characters steer a terminal, marks of
 * direction put the letters around them in another order, invisible ones make two names look alike, and a hundred
 * accents on one letter cover the rows above it. So none of them is ever shown as it is:
 *
 *   control and format characters             their number: "[U+202E]", which every font can show
 *   ends of lines and tabs                    a blank, or a line feed where a text may have several lines
 *   marks above and below one letter          at most MAX_MARKS of them
 *   a mark without a letter                   gets a dotted circle to stand on
 *   what goes beyond the limit                "…"
 *
 * Invisible characters that good writing needs stay where they do it: joiners inside of words and emoji, soft hyphens
 * and places to break between letters, one variation selector after a character, the tags of flags. Marks of
 * direction beside Hebrew or Arabic letters are at home there, but do nothing in a label of its own: they are left out.
 *
 * What comes out of a text that isn't cut is the same when it is put in again.
 */

#include "config.h"

#include "entente-visible-text.h"

#include "entente-known-path.h"

#include <string.h>

#define MAX_MARKS 5
#define MAX_TAGS 8
#define DOTTED_CIRCLE 0x25cc
#define BLACK_FLAG 0x1f3f4
#define LAST_TAG 0xe007f

typedef struct
{
  GString *out;
  EntenteVisibleLayout layout;
  gboolean right_to_left; /* it has letters that are written so */
  gunichar before;        /* what was put out last, 0 = nothing */
  guint n_marks, n_tags, n_characters;
  EntenteVisibleChanges changes;
} Writer;

static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff && c != 0x061c) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc)
         || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

static gboolean
is_mark_of_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f;
}

static gboolean
is_variation_selector (gunichar c)
{
  return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) || (c >= 0x180b && c <= 0x180f && c != 0x180e);
}

static gboolean
is_tag (gunichar c)
{
  return c >= 0xe0020 && c <= LAST_TAG;
}

/* Format characters that have a shape: signs of Arabic, Syriac and Kaithi that go before a number. */
static gboolean
has_shape (gunichar c)
{
  return (c >= 0x0600 && c <= 0x0605) || c == 0x06dd || c == 0x070f || c == 0x0890 || c == 0x0891 || c == 0x08e2
         || c == 0x110bd || c == 0x110cd;
}

/* Letters and marks by their class in Unicode that are empty all the same. */
static gboolean
is_empty_letter (gunichar c)
{
  return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 || c == 0x3164 || c == 0xffa0;
}

static gboolean
is_line_end (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_hidden (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || (type == G_UNICODE_FORMAT && !has_shape (c)) || is_empty_letter (c)
         || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_emoji (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL || (c >= 0x1f3fb && c <= 0x1f3ff) || is_variation_selector (c);
}

/* Whether an invisible character does here what it is for. */
static gboolean
is_at_home (const Writer *self,
            gunichar c,
            gunichar after)
{
  const gunichar before = self->before;

  if (after == 0x200c || after == 0x200d)
    return FALSE;
  switch (c)
    {
    case 0x200c: /* non-joiner */
      return before >= 0x0600 && is_letter (before) && is_letter (after);
    case 0x200d: /* joiner */
      return (before >= 0x0600 && is_letter (before)) || (is_emoji (before) && is_emoji (after));
    case 0x00ad: /* soft hyphen */
      return is_letter (before) && is_letter (after);
    case 0x200b: /* place to break */
    case 0x2060: /* no place to break */
      return before >= 0x0e00 && is_letter (before) && is_letter (after);
    default:
      return is_tag (c) && (before == BLACK_FLAG || (is_tag (before) && before != LAST_TAG)) && self->n_tags < MAX_TAGS;
    }
}

static void
append (Writer *self,
        gunichar c)
{
  g_string_append_unichar (self->out, c);
  self->before = c;
  self->n_characters++;
}

static void
append_sign (Writer *self,
             gunichar c)
{
  const gsize start = self->out->len;

  g_string_append_printf (self->out, "[U+%04X]", c);
  self->n_characters += self->out->len - start;
  self->changes |= ENTENTE_VISIBLE_SIGNS;
  self->before = ']';
  self->n_marks = 0;
}

/* Accents and the like. Those that take a place of their own, as most vowels of Asian scripts, are not counted. */
static void
append_mark (Writer *self,
             gunichar c)
{
  if (g_unichar_combining_class (c) != 0 && self->n_marks++ >= MAX_MARKS)
    {
      self->changes |= ENTENTE_VISIBLE_CUT;
      return;
    }
  if (self->before == 0 || g_unichar_isspace (self->before))
    append (self, DOTTED_CIRCLE);
  append (self, c);
}

static void
append_line_end (Writer *self,
                 gunichar c)
{
  if (c == '\n' && self->before == '\r')
    return;
  append (self, self->layout == ENTENTE_VISIBLE_LINES ? '\n' : ' ');
  self->before = c;
  self->n_marks = 0;
}

static void
write_character (Writer *self,
                 gunichar c,
                 gunichar after)
{
  if (is_line_end (c))
    append_line_end (self, c);
  else if (c == '\t')
    append (self, ' ');
  else if (is_mark_of_direction (c) && self->right_to_left)
    return;
  else if (is_variation_selector (c) ? self->before == 0 || is_variation_selector (self->before)
                                     : is_hidden (c) && !is_at_home (self, c, after))
    append_sign (self, c);
  else if (g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK || g_unichar_type (c) == G_UNICODE_ENCLOSING_MARK)
    append_mark (self, c);
  else
    {
      append (self, c);
      self->n_tags = is_tag (c) ? self->n_tags + 1 : 0;
      if (!is_hidden (c))
        self->n_marks = 0;
    }
}

/* What most texts are: printable ASCII, or letters above U+00A0 that are neither marks nor hidden. */
static gboolean
is_visible (const char *string,
            guint limit)
{
  guint n = 0;

  for (; *string != '\0'; string = g_utf8_next_char (string), n++)
    {
      const guchar byte = (guchar) *string;
      gunichar c;

      if (n >= limit || byte < 0x20 || byte == 0x7f)
        return FALSE;
      if (byte < 0x80)
        continue;
      c = g_utf8_get_char (string);
      if (is_hidden (c) || is_line_end (c) || g_unichar_ismark (c))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_right_to_left (const char *string)
{
  for (; *string != '\0'; string = g_utf8_next_char (string))
    if (is_right_to_left (g_utf8_get_char (string)))
      return TRUE;
  return FALSE;
}

/**
 * entente_visible_text_new:
 * @string: UTF-8
 * @limit: of characters; what is beyond is left out, with "…" in its place
 * @changes: (out) (optional): what was done beyond blanks for ends of lines and tabs
 *
 * Costs nothing but a look when there is nothing to do.
 *
 * Returns: (transfer full) (nullable): what can be shown, or %NULL when @string can as it is
 */
char *
entente_visible_text_new (const char *string,
                          EntenteVisibleLayout layout,
                          guint limit,
                          EntenteVisibleChanges *changes)
{
  Writer writer = { .layout = layout };
  const char *p = string;

  if (changes != NULL)
    *changes = 0;
  if (is_visible (string, limit))
    return NULL;
  writer.out = g_string_new (NULL);
  writer.right_to_left = has_right_to_left (string);
  while (*p != '\0' && writer.n_characters < limit)
    {
      const gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      write_character (&writer, c, g_utf8_get_char (p));
    }
  if (*p != '\0')
    {
      writer.changes |= ENTENTE_VISIBLE_CUT;
      g_string_append (writer.out, "…");
    }
  if (changes != NULL)
    *changes = writer.changes;
  if (strcmp (writer.out->str, string) != 0)
    return g_string_free (writer.out, FALSE);
  g_string_free (writer.out, TRUE);
  return NULL;
}

/**
 * entente_visible_line:
 * @string: anything; what is not UTF-8 is replaced
 *
 * Returns: one line that is safe to show: the name of a file, a message that quotes something
 */
char *
entente_visible_line (const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);
  char *visible = entente_visible_text_new (valid, ENTENTE_VISIBLE_LINE, G_MAXUINT, NULL);

  return visible != NULL ? visible : g_steal_pointer (&valid);
}

/**
 * entente_visible_file_name:
 *
 * Returns: what people call @file, safe to show
 */
char *
entente_visible_file_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);

  return entente_visible_line (name);
}

/**
 * entente_visible_file_path:
 *
 * Returns: where @file is, safe to show
 */
char *
entente_visible_file_path (GFile *file)
{
  g_autofree char *name = entente_known_path (file);

  return entente_visible_line (name);
}

/* Nothing to see, and nothing done to what stands beside it at the end of a text. The tags of a flag end in one. */
static gboolean
is_dead_end (gunichar c)
{
  return g_unichar_isspace (c) || is_line_end (c) || c == 0x2800 || (is_hidden (c) && !is_tag (c));
}

/**
 * entente_visible_text_strip:
 * @typed: UTF-8 from a field
 *
 * Returns: @typed without blanks and invisible characters at its ends, in every script; "" when there is nothing else
 */
char *
entente_visible_text_strip (const char *typed)
{
  const char *end = typed + strlen (typed);

  while (*typed != '\0' && is_dead_end (g_utf8_get_char (typed)))
    typed = g_utf8_next_char (typed);
  while (end > typed && is_dead_end (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (typed, (gsize) (end - typed));
}

/**
 * entente_visible_text_is_blank:
 *
 * Returns: whether there is nothing to see in @string, nor would a sign stand for something
 */
gboolean
entente_visible_text_is_blank (const char *string)
{
  for (; *string != '\0'; string = g_utf8_next_char (string))
    {
      const gunichar c = g_utf8_get_char (string);

      if (!g_unichar_isspace (c) && !is_line_end (c) && c != 0xfeff && c != 0x2800)
        return FALSE;
    }
  return TRUE;
}

/**
 * entente_character_is_unsafe:
 *
 * Returns: whether @c must reach neither a terminal nor a table as it is: control characters, ends of lines among
 *   them, and marks of direction
 */
gboolean
entente_character_is_unsafe (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || is_mark_of_direction (c) || (c >= 0x2028 && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Changing JSON so that it stays JSON.
 *
 * Flipping bytes of a dataset makes nothing but syntax errors. Here a value, a member or a name is chosen in the text
 * and changed, deleted, doubled, moved, renamed, nested: most of what comes out passes the scan and reaches the
 * readers. Ids become those of others, numbers go to their ends, texts become those that break programs.
 */

#include "json-mutation.h"

#include "entente-json-walk.h"

#include <string.h>

#define MAX_ITEMS 4000
#define MAX_DEPTH 64

typedef struct
{
  EntenteJsonItem item;
  gboolean in_object;
} Place;

typedef struct
{
  GString *text;
  GArray *places; /* Place, without the document itself */
  guint64 *random;
} Mutation;

/* -- Choosing -------------------------------------------------------------------------------------------- */

static guint
draw (guint64 *random,
      guint n)
{
  *random ^= *random << 13;
  *random ^= *random >> 7;
  *random ^= *random << 17;
  return n > 0 ? (guint) ((*random >> 11) % n) : 0;
}

#define PICK(self, list) (list)[draw ((self)->random, G_N_ELEMENTS (list))]

static const char *const numbers[] = {
  "0", "-0", "1", "-1", "0.5", "1.0000000000000002", "2", "3", "7", "10", "63", "64", "99", "100", "101", "180", "-180.5",
  "999", "1000", "2025", "2030", "2999", "3000", "65535", "65536", "2147483647", "-2147483648", "4294967296",
  "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "100000000000000000000",
  "1e-8", "1e-308", "5e-324", "1e-999", "1e15", "1e16", "1e17", "1e21", "1e100", "1e300", "-1e300", "1.7976931348623157e308",
  "-1.7976931348623157e308", "1e309", "-1e999", "0.1", "0.30000000000000004", "1E+2", "123456789012345678901234567890.5",
};

static const char *const strings[] = {
  "\"\"", "\" \"", "\"a\"", "\"b\"", "\"HUB\"", "\"null\"", "\"0\"", "\"2025\"", "\"-1\"", "\"1e999\"", "\"NaN\"", "\"<b>&amp;</b>\"",
  "\"%s%n%d\"", "\"\\u0001\"", "\"\\u001b[31m\"", "\"\\u202eabc\"", "\"\\ud83d\\ude00\"", "\"\\uffff\"", "\"\\ufeff\"", "\"\\\"\"", "\"\\\\\"",
  "\"\\n\"", "\"\\t\"", "\"/\"", "\"~\"", "\"a/b~c\"", "\"=1+1\"", "\"@x\"", "\"2026-02-30\"", "\"2026-13\"", "\"2024-02-29\"", "\"0000-00-00\"",
  "\"#1a5fb4\"", "\"#12345\"", "\"https://example.org/\"", "\"javascript:x\"", "\"\xe6\x97\xa5\xe6\x9c\xac\"", "\"\xcc\x81\"",
  "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
  "\"min-max\"", "\"points\"", "\"log\"", "\"linear\"", "\"categories\"", "\"vector\"", "\"sum\"", "\"z-score\"", "\"percentile\"", "\"sizes\"",
  "\"natural\"", "\"profiles\"", "\"thresholds\"", "\"median\"", "\"worst\"", "\"topsis\"", "\"vikor\"", "\"promethee\"", "\"geometric-mean\"",
  "\"share\"", "\"importance\"", "\"entente-scenario\"", "\"entente-dataset\"", "\"smaa\"", "\"electre-tri\"", "\"cost\"", "\"entropy\"", "\"critic\"",
};

static const char *const others[] = { "true", "false", "null", "{}", "[]", "[[]]", "{\"\":0}", "[null]", "[0,0]", "{\"a\":1}",
                                      "{\"en\":\"x\",\"ja\":\"\"}", "{\"value\":1}" };

static const char *const names[] = {
  "\"\"", "\"id\"", "\"name\"", "\"value\"", "\"weight\"", "\"kind\"", "\"from\"", "\"to\"", "\"points\"", "\"derived\"", "\"change-of\"",
  "\"product\"", "\"times\"", "\"years\"", "\"price\"", "\"of\"", "\"per\"", "\"missing\"", "\"facts\"", "\"low\"", "\"high\"", "\"note\"",
  "\"source\"", "\"2025\"", "\"1000\"", "\"02025\"", "\"pledges\"", "\"target\"", "\"agenda\"", "\"what-if\"", "\"plan\"", "\"also\"", "\"location\"",
  "\"indicators\"", "\"indicator\"", "\"cap\"", "\"below\"", "\"above\"", "\"rule\"", "\"list\"", "\"count\"", "\"profile\"", "\"classes\"", "\"lambda\"",
  "\"members\"", "\"a\"", "\"b\"", "\"since\"", "\"until\"", "\"tie-kinds\"", "\"strength\"", "\"at-least\"", "\"weights\"", "\"locks\"", "\"method\"",
  "\"tiers\"", "\"gates\"", "\"bounds\"", "\"order\"", "\"uncertainty\"", "\"year\"", "\"assume-pledges\"", "\"condition-levels\"", "\"sliders\"",
  "\"scenario\"", "\"baseline\"", "\"layout\"", "\"pins\"", "\"scenes\"", "\"focus\"", "\"x\"", "\"a\\u0000b\"", "\"\\u0061\"", "\"/~\"", "\"__proto__\"",
  "\"normalisation\"", "\"types\"", "\"params\"", "\"samples\"", "\"lower\"", "\"upper\"", "\"q\"", "\"p\"", "\"v\"", "\"s\"", "\"k\"", "\"y\"", "\"profiles\"",
  "\"preference\"", "\"distribution\"", "\"threads\"", "\"seed\"", "\"matrix\"", "\"strategy\"", "\"indifference\"", "\"veto\"", "\"descending\"",
};

static void
list_places (Mutation *self,
             gsize start,
             guint depth)
{
  EntenteJsonWalk walk;
  EntenteJsonItem item;

  if (depth > MAX_DEPTH || !entente_json_walk_init (&walk, self->text->str, self->text->len, start))
    return;
  while (self->places->len < MAX_ITEMS && entente_json_walk_next (&walk, &item))
    {
      Place place = { item, walk.is_object };

      if (item.value.end <= item.value.start || item.value.end > self->text->len)
        return;
      g_array_append_val (self->places, place);
      list_places (self, item.value.start, depth + 1);
    }
}

static const Place *
pick_place (Mutation *self)
{
  return &g_array_index (self->places, Place, draw (self->random, self->places->len));
}

/* One with a name; any one when there is none near. */
static const Place *
pick_member (Mutation *self)
{
  guint at = draw (self->random, self->places->len), i;

  for (i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, (at + i) % self->places->len);

      if (place->in_object)
        return place;
    }
  return NULL;
}

static char *
copy_span (const Mutation *self,
           const EntenteSpan *span)
{
  return g_strndup (self->text->str + span->start, span->end - span->start);
}

static void
splice (Mutation *self,
        gsize start,
        gsize end,
        const char *replacement)
{
  g_string_erase (self->text, (gssize) start, (gssize) (end - start));
  g_string_insert (self->text, (gssize) start, replacement);
}

static const char *
pick_value (Mutation *self)
{
  const guint kind = draw (self->random, 10);

  return kind < 5 ? PICK (self, numbers) : kind < 8 ? PICK (self, strings) : PICK (self, others);
}

/* -- Changes --------------------------------------------------------------------------------------------- */

static void
replace_value (Mutation *self)
{
  const Place *place = pick_place (self);

  splice (self, place->item.value.start, place->item.value.end, pick_value (self));
}

/* Of the same kind, by its first character, if one is near: ids for ids, numbers for numbers. */
static void
copy_value (Mutation *self)
{
  const EntenteSpan to = pick_place (self)->item.value;
  const Place *from = pick_place (self);
  g_autofree char *copy = NULL;
  guint i;

  for (i = 0; i < 8 && (self->text->str[from->item.value.start] == '"') != (self->text->str[to.start] == '"'); i++)
    from = pick_place (self);
  copy = copy_span (self, &from->item.value);
  splice (self, to.start, to.end, copy);
}

static void
swap_values (Mutation *self)
{
  EntenteSpan a = pick_place (self)->item.value, b = pick_place (self)->item.value;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (a.start > b.start)
    {
      EntenteSpan c = a;

      a = b;
      b = c;
    }
  if (a.end > b.start)
    return;
  x = copy_span (self, &a);
  y = copy_span (self, &b);
  splice (self, b.start, b.end, x);
  splice (self, a.start, a.end, y);
}

static gsize
get_start (const Place *place)
{
  return place->in_object ? place->item.key.start : place->item.value.start;
}

static void
delete_child (Mutation *self)
{
  const Place *place = pick_place (self);
  gsize start = get_start (place), end = place->item.value.end;
  const char *text = self->text->str;

  while (end < self->text->len && strchr (" \n\r\t", text[end]) != NULL)
    end++;
  if (text[end] == ',')
    end++;
  else
    {
      while (start > 0 && strchr (" \n\r\t", text[start - 1]) != NULL)
        start--;
      if (start > 0 && text[start - 1] == ',')
        start--;
      end = place->item.value.end;
    }
  splice (self, start, end, "");
}

static void
double_child (Mutation *self)
{
  const Place *place = pick_place (self);
  g_autofree char *value = copy_span (self, &place->item.value);
  g_autofree char *name = place->in_object ? copy_span (self, &place->item.key) : g_strdup ("");
  g_autofree char *more = NULL;
  const char *other = draw (self->random, 4) == 0 ? name : PICK (self, names);

  more = g_strconcat (",", place->in_object ? other : "", place->in_object ? ":" : "", value, NULL);
  splice (self, place->item.value.end, place->item.value.end, more);
}

static void
rename_member (Mutation *self)
{
  const Place *place = pick_member (self), *other = pick_member (self);
  g_autofree char *name = NULL;

  if (place == NULL)
    return;
  name = draw (self->random, 2) == 0 ? g_strdup (PICK (self, names)) : copy_span (self, &other->item.key);
  splice (self, place->item.key.start, place->item.key.end, name);
}

static void
add_member (Mutation *self)
{
  const Place *place = pick_member (self);
  g_autofree char *member = NULL;

  if (place == NULL)
    return;
  member = g_strconcat (PICK (self, names), ":", pick_value (self), ",", NULL);
  splice (self, place->item.key.start, place->item.key.start, member);
}

static void
nest_value (Mutation *self)
{
  const EntenteSpan span = pick_place (self)->item.value;
  g_autoptr (GString) nested = g_string_new (NULL);
  const guint depth = draw (self->random, 8) == 0 ? 1 + draw (self->random, 70) : 1;
  const gboolean object = draw (self->random, 2);
  guint i;

  for (i = 0; i < depth; i++)
    g_string_append (nested, object ? "{\"a\":" : "[");
  g_string_append_len (nested, self->text->str + span.start, span.end - span.start);
  for (i = 0; i < depth; i++)
    g_string_append_c (nested, object ? '}' : ']');
  splice (self, span.start, span.end, nested->str);
}

/* Digits and signs of a number; something hostile into a text. */
static void
edit_scalar (Mutation *self)
{
  static const char *const pieces[] = { "\\u0000", "\\ud800", "\\u200f", "\\\\", "\\\"", "%s", "<", "\xe2\x80\xae", "\xf0\x9f\x98\x80", "e\xcc\x81",
                                        "0", " ", "-", ".", "/", "~1" };
  const EntenteSpan span = pick_place (self)->item.value;
  const char first = self->text->str[span.start];
  gsize at;

  if (first == '"')
    at = span.start + 1;
  else if (g_ascii_isdigit (first) || first == '-')
    at = span.end;
  else
    return;
  if (first == '"')
    splice (self, at, at, PICK (self, pieces));
  else if (first == '-')
    splice (self, span.start, span.start + 1, "");
  else if (draw (self->random, 2) == 0)
    splice (self, span.start, span.start, "-");
  else
    splice (self, at, at, draw (self->random, 2) == 0 ? "9" : "e3");
}

/* -- The whole ------------------------------------------------------------------------------------------- */

static GArray *
find_places (Mutation *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  list_places (self, 0, 0);
  return self->places;
}

/**
 * json_mutation_apply:
 * @random: the state, not 0
 *
 * Changes one thing.
 *
 * Returns: %FALSE if @text has no value to be changed
 */
gboolean
json_mutation_apply (GString *text,
                     guint64 *random)
{
  static void (*const changes[]) (Mutation *) = { replace_value, replace_value, replace_value, copy_value, copy_value,
                                                  swap_values, delete_child, delete_child, double_child, rename_member,
                                                  add_member, nest_value, edit_scalar, edit_scalar };
  Mutation self = { text, NULL, random };
  g_autoptr (GArray) places = find_places (&self);

  if (places->len == 0)
    return FALSE;
  PICK (&self, changes) (&self);
  return TRUE;
}

/**
 * json_mutation_cross:
 * @other: another document
 *
 * Puts one value of @other in the place of one of @text; of the same name, if there is one near.
 */
gboolean
json_mutation_cross (GString *text,
                     const char *other,
                     gsize length,
                     guint64 *random)
{
  g_autoptr (GString) from = g_string_new_len (other, (gssize) length);
  Mutation self = { text, NULL, random }, source = { from, NULL, random };
  g_autoptr (GArray) places = find_places (&self);
  g_autoptr (GArray) theirs = find_places (&source);
  g_autofree char *value = NULL;
  const Place *to, *taken;
  guint i;

  if (places->len == 0 || theirs->len == 0)
    return FALSE;
  to = pick_place (&self);
  taken = pick_place (&source);
  for (i = 0; i < 16 && to->in_object; i++)
    {
      const EntenteSpan *a = &to->item.key, *b = &taken->item.key;

      if (a->end - a->start == b->end - b->start
          && memcmp (text->str + a->start, from->str + b->start, a->end - a->start) == 0)
        break;
      taken = pick_place (&source);
    }
  value = copy_span (&source, &taken->item.value);
  splice (&self, to->item.value.start, to->item.value.end, value);
  return TRUE;
}

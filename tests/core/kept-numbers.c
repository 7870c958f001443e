/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "kept-numbers.h"

#include <math.h>
#include <string.h>

/* Stand for what is no number, so that it is told from every number. */
#define NOT_A_NUMBER (-7777.0)
#define WITHOUT_END 99999.0
/* What libraries of mathematics may differ by. */
#define EXACT 0.004
#define MANY 100 /* of numbers, whose differences add up */

struct _KeptNumbers
{
  char *path, *prefix;
  GString *lines;
  gboolean is_brief;
  guint n_parts, n_numbers; /* of the line that a brief record is at */
  double sum, by_place;
};

static gboolean is_renewed;

/* Before g_test_init (), which knows nothing of --renew. */
void
kept_numbers_init (int *argc,
                   char ***argv)
{
  if (*argc == 2 && strcmp ((*argv)[1], "--renew") == 0)
    {
      is_renewed = TRUE;
      *argc = 1;
    }
}

KeptNumbers *
kept_numbers_new (const char *file)
{
  KeptNumbers *self = g_new0 (KeptNumbers, 1);

  self->path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "core", "kept", file, NULL);
  self->lines = g_string_new (NULL);
  return self;
}

void
kept_numbers_free (KeptNumbers *self)
{
  g_free (self->path);
  g_free (self->prefix);
  g_string_free (self->lines, TRUE);
  g_free (self);
}

static void
append_line (KeptNumbers *self,
             const char *name,
             guint n,
             double sum,
             double by_place)
{
  char texts[2][G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (texts[0], sizeof texts[0], "%.4f", sum + 0.0);
  g_ascii_formatd (texts[1], sizeof texts[1], "%.4f", by_place + 0.0);
  g_string_append_printf (self->lines, "%s%s: %u: %s: %s\n", self->prefix, name, n, texts[0], texts[1]);
}

static void
end_brief_line (KeptNumbers *self)
{
  if (self->n_parts > 0)
    append_line (self, "", self->n_numbers, self->sum, self->by_place);
  self->n_parts = self->n_numbers = 0;
  self->sum = self->by_place = 0;
}

/* For records of so much that nobody would read it. */
void
kept_numbers_set_brief (KeptNumbers *self)
{
  self->is_brief = TRUE;
}

/* Before the names that follow. */
void
kept_numbers_set_prefix (KeptNumbers *self,
                         const char *prefix)
{
  end_brief_line (self);
  g_free (self->prefix);
  self->prefix = g_strdup (prefix);
}

static double
read_number (const char *at,
             gsize size)
{
  const char *text;
  double number;
  int whole;

  if (size == 0)
    {
      memcpy (&text, at, sizeof text);
      return text != NULL ? g_str_hash (text) % 9973 : NOT_A_NUMBER;
    }
  if (size == sizeof (guint8))
    return *(const guint8 *) at;
  if (size == sizeof whole)
    {
      memcpy (&whole, at, size);
      return whole;
    }
  g_assert_cmpuint (size, ==, sizeof number);
  memcpy (&number, at, size);
  return isnan (number) ? NOT_A_NUMBER : CLAMP (number, -WITHOUT_END, WITHOUT_END);
}

/* All numbers in one, each by its place. */
double
kept_rows_sum (const KeptRows *self)
{
  double sum = 0;
  guint i, k;

  for (i = 0; i < self->n; i++)
    for (k = 0; k < self->n_members; k++)
      sum += (1 + i % 11) * (2 * k + 1.0)
             * read_number ((const char *) self->rows + i * self->size + self->members[k].offset, self->members[k].size);
  return sum;
}

static void
append_sums (KeptNumbers *self,
             const char *name,
             const KeptRows *rows,
             const KeptMember *member)
{
  g_autofree char *whole = g_strconcat (" ", name, *member->name != '\0' ? "." : "", member->name, NULL);
  double sum = 0, by_place = 0;
  guint i;

  for (i = 0; i < rows->n; i++)
    {
      const double number = read_number ((const char *) rows->rows + i * rows->size + member->offset, member->size);

      sum += number;
      by_place += number * (1 + i % 11);
    }
  if (!self->is_brief)
    {
      append_line (self, whole, rows->n, sum, by_place);
      return;
    }
  self->n_numbers += rows->n;
  self->sum += sum * (1 + self->n_parts % 7);
  self->by_place += by_place * (1 + self->n_parts % 13);
  self->n_parts++;
}

void
kept_numbers_add (KeptNumbers *self,
                  const char *name,
                  const KeptRows *rows)
{
  guint k;

  for (k = 0; k < rows->n_members; k++)
    append_sums (self, name, rows, &rows->members[k]);
}

void
kept_numbers_add_doubles (KeptNumbers *self,
                          const char *name,
                          const double *numbers,
                          guint n)
{
  const KeptMember member = { "", 0, sizeof (double) };
  const KeptRows rows = { numbers, n, sizeof (double), &member, 1 };

  kept_numbers_add (self, name, &rows);
}

void
kept_numbers_add_ints (KeptNumbers *self,
                       const char *name,
                       gconstpointer numbers,
                       guint n)
{
  const KeptMember member = { "", 0, sizeof (int) };
  const KeptRows rows = { numbers, n, sizeof (int), &member, 1 };

  kept_numbers_add (self, name, &rows);
}

void
kept_numbers_add_text (KeptNumbers *self,
                       const char *name,
                       const char *text)
{
  const KeptMember member = { "", 0, 0 };
  const KeptRows rows = { &text, 1, sizeof text, &member, 1 };

  kept_numbers_add (self, name, &rows);
}

static gboolean
lines_agree (const KeptNumbers *self,
             const char *a,
             const char *b)
{
  g_auto (GStrv) x = g_strsplit (a, ": ", -1), y = g_strsplit (b, ": ", -1);
  guint n = g_strv_length (x);
  double count;

  if (strcmp (a, b) == 0)
    return TRUE;
  if (n != 4 || g_strv_length (y) != n || strcmp (x[0], y[0]) != 0 || strcmp (x[1], y[1]) != 0)
    return FALSE;
  count = self->is_brief ? MANY : MAX (g_ascii_strtod (x[1], NULL), 1);
  return fabs (g_ascii_strtod (x[2], NULL) - g_ascii_strtod (y[2], NULL)) <= EXACT * (1 + 0.05 * count)
         && fabs (g_ascii_strtod (x[3], NULL) - g_ascii_strtod (y[3], NULL)) <= 6 * EXACT * (1 + 0.05 * count);
}

/* Compares all that was added with the file, line by line. */
void
kept_numbers_check (KeptNumbers *self)
{
  g_autofree char *kept = NULL;
  g_auto (GStrv) was = NULL, is = NULL;
  guint i, n_changed = 0;

  end_brief_line (self);
  if (is_renewed)
    {
      g_assert_true (g_file_set_contents (self->path, self->lines->str, -1, NULL));
      return;
    }
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  was = g_strsplit (kept, "\n", -1);
  is = g_strsplit (self->lines->str, "\n", -1);
  for (i = 0; was[i] != NULL && is[i] != NULL; i++)
    if (!lines_agree (self, was[i], is[i]) && n_changed++ < 8)
      g_test_message ("was: %s\nis:  %s", was[i], is[i]);
  if (n_changed > 0)
    g_test_message ("%u lines of %s are others. Look at what is drawn; if that is as it is meant to be, write them anew with "
                    "“--renew”.", n_changed, self->path);
  g_assert_cmpuint (g_strv_length (is), ==, g_strv_length (was));
  g_assert_cmpuint (n_changed, ==, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where lines of Japanese may end. */

#include "entente-phrases.h"

#include <string.h>

/* The text with a bar wherever a line may end as far as phrases are concerned; other scripts are left alone. */
static char *
mark (const char *text,
      guint most)
{
  GString *marked = g_string_new (NULL);
  const char *at = text, *start, *end, *done = text;

  while (entente_phrases_next (&at, most, &start, &end))
    {
      g_assert_true (start >= done && end > start && at >= end);
      g_assert_cmpint (g_utf8_strlen (start, end - start), >=, 2);
      g_assert_cmpint (g_utf8_strlen (start, end - start), <=, most);
      g_string_append_len (marked, done, start - done);
      g_string_append_printf (marked, "[%.*s]", (int) (end - start), start);
      done = end;
    }
  g_assert_cmpint (*at, ==, '\0');
  g_string_append (marked, done);
  return g_string_free (marked, FALSE);
}

static void
test_phrases (void)
{
  static const struct
  {
    const char *text;
    guint most;
    const char *phrases;
  } cases[] = {
    { "米国の計画での役割", 8, "[米国の][計画での][役割]" },
    { "米国の経済安全保障", 8, "[米国の][経済安全保障]" },
    { "防衛条約（停止・限定）", 8, "[防衛条約]（[停止]・[限定]）" },
    { "ウクライナが第1層に上がる", 8, "[ウクライナが][第1層に][上がる]" },
    { "重み10通り中9通りで2–15位、事実がこのままであれば", 8, "[重み][10通り中][9通りで][2–15位]、[事実が][このままであれば]" },
    { "Ranks 2–11 in 9 of 10 weightings", 8, "Ranks [2–11] in 9 of 10 weightings" },
    { "Weights: 33 %, Tier 1", 8, "Weights: 33 %, Tier 1" },
    { "大統領令安全保障協力協定", 4, "[大統][領令][安全][保障][協力協定]" },
    { "ボスニア・ヘルツェゴビナ", 8, "[ボスニア]・[ヘルツェゴビナ]" },
    { "", 8, "" },
    { "役", 8, "役" },
    { "Łódź – Ωmega", 8, "Łódź – Ωmega" },
    { "境界線はNatural Earthによる。", 8, "[境界線は]Natural Eart[hによる]。" },
    { "（UAE）が", 8, "（UAE）が" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i].text, cases[i].most);

      g_assert_cmpstr (marked, ==, cases[i].phrases);
    }
}

/* A text without an end of a phrase takes no longer, letter by letter, and is never kept in one piece. */
static void
test_endless_phrase (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at, *start, *end;
  guint n = 0, i;

  for (i = 0; i < 100001; i++)
    g_string_append (text, i % 3 ? "国" : "民");
  at = text->str;
  while (entente_phrases_next (&at, 8, &start, &end))
    n++;
  g_assert_cmpuint (n, >, 40000);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrases/phrases", test_phrases);
  g_test_add_func ("/phrases/endless", test_endless_phrase);
  return g_test_run ();
}

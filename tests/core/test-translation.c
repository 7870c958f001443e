/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Pictures in another language than the desktop's: words from a file of gettext's, on one thread at a time. */

#include "config.h"

#include "entente-translation.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Sorted, as a .mo file has them; a plural has both its words. */
static const struct
{
  const char *message;
  gsize message_length;
  const char *words;
  gsize words_length;
} messages[] = {
  { "", 0, "Plural-Forms: nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2;\n", 76 },
  { "%u ship\0%u ships", 16, "jeden\0%u male\0%u moc", 21 },
  { "Untouched", 9, "", 0 },
  { "Yes", 3, "Tak", 3 },
  { "view\004Map", 8, "Mapa", 4 },
};

static void
append_word (GByteArray *array,
             guint32 word)
{
  g_byte_array_append (array, (const guint8 *) &word, sizeof word);
}

static GByteArray *
make_file (void)
{
  const guint32 n = G_N_ELEMENTS (messages), strings = 28 + 16 * n;
  GByteArray *array = g_byte_array_new ();
  guint32 at = strings;
  guint i, pass;

  append_word (array, 0x950412de);
  append_word (array, 0);
  append_word (array, n);
  append_word (array, 28);
  append_word (array, 28 + 8 * n);
  append_word (array, 0);
  append_word (array, 0);
  for (pass = 0; pass < 2; pass++)
    for (i = 0; i < n; i++)
      {
        gsize length = pass == 0 ? messages[i].message_length : strlen (messages[i].words);

        if (pass == 1 && i == 1)
          length = messages[i].words_length - 1;
        append_word (array, (guint32) length);
        append_word (array, at);
        at += (guint32) length + 1;
      }
  for (pass = 0; pass < 2; pass++)
    for (i = 0; i < n; i++)
      {
        gsize length = pass == 0 ? messages[i].message_length : strlen (messages[i].words);

        if (pass == 1 && i == 1)
          length = messages[i].words_length - 1;
        g_byte_array_append (array, (const guint8 *) (pass == 0 ? messages[i].message : messages[i].words),
                             (guint) length + 1);
      }
  return array;
}

static char *
make_folder (gsize cut)
{
  g_autoptr (GByteArray) file = make_file ();
  char *folder = g_dir_make_tmp ("entente-translation-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "pl", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (inner, GETTEXT_PACKAGE ".mo", NULL);

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *) file->data, (gssize) (file->len - MIN (cut, file->len)), NULL));
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autofree char *inner = g_build_filename (folder, "pl", "LC_MESSAGES", NULL);
  g_autofree char *outer = g_build_filename (folder, "pl", NULL);
  g_autofree char *path = g_build_filename (inner, GETTEXT_PACKAGE ".mo", NULL);

  g_remove (path);
  g_remove (inner);
  g_remove (outer);
  g_remove (folder);
}

static void
test_words (void)
{
  g_autofree char *folder = make_folder (0);
  EntenteTranslation *polish = entente_translation_get ("pl", folder), *before;

  g_assert_nonnull (polish);
  g_assert_true (polish == entente_translation_get ("pl", folder));
  g_assert_null (entente_translation_get ("xx", folder));
  g_assert_cmpstr (_("Yes"), ==, "Yes");
  before = entente_translation_push (polish);
  g_assert_null (before);
  g_assert_cmpstr (_("Yes"), ==, "Tak");
  g_assert_cmpstr (_("No"), ==, "No");
  g_assert_cmpstr (_("Untouched"), ==, "Untouched");
  g_assert_cmpstr (C_("view", "Map"), ==, "Mapa");
  g_assert_cmpstr (C_("view", "Orbit"), ==, "Orbit");
  g_assert_cmpstr (g_dpgettext2 (GETTEXT_PACKAGE, "view", "Map"), ==, "Mapa");
  g_assert_cmpstr (ngettext ("%u ship", "%u ships", 1), ==, "jeden");
  g_assert_cmpstr (ngettext ("%u ship", "%u ships", 23), ==, "%u male");
  g_assert_cmpstr (ngettext ("%u ship", "%u ships", 5), ==, "%u moc");
  g_assert_cmpstr (ngettext ("%u car", "%u cars", 5), ==, "%u cars");
  entente_translation_pop (before);
  g_assert_cmpstr (_("Yes"), ==, "Yes");
  remove_folder (folder);
}

static gpointer
look_up (gpointer data)
{
  return (gpointer) _("Yes");
}

/* A picture that is drawn aside must not change what the window says. */
static void
test_one_thread_at_a_time (void)
{
  g_autofree char *folder = make_folder (0);
  EntenteTranslation *before = entente_translation_push (entente_translation_get ("pl", folder));
  GThread *thread = g_thread_new ("other", look_up, NULL);

  g_assert_cmpstr (g_thread_join (thread), ==, "Yes");
  g_assert_cmpstr (_("Yes"), ==, "Tak");
  entente_translation_pop (before);
  remove_folder (folder);
}

/* Wherever the file ends, nothing beyond it is read. */
static void
test_broken_files (void)
{
  g_autoptr (GByteArray) whole = make_file ();
  gsize cut;

  for (cut = 1; cut <= whole->len; cut += 7)
    {
      g_autofree char *folder = make_folder (cut);
      EntenteTranslation *broken = entente_translation_get ("pl", folder), *before;

      if (broken != NULL)
        {
          before = entente_translation_push (broken);
          g_assert_cmpuint (strlen (_("Yes")), ==, 3);
          g_assert_nonnull (ngettext ("%u ship", "%u ships", 5));
          entente_translation_pop (before);
        }
      remove_folder (folder);
    }
}

static void
test_plural_rules (void)
{
  static const char *const russian = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
                                     "n%100>=20) ? 1 : 2);";
  static const char *const arabic = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
                                    "n%100>=11 ? 4 : 5;";
  static const struct
  {
    gulong n;
    guint russian, arabic, english;
  } cases[] = { { 0, 2, 0, 1 },  { 1, 0, 1, 0 },  { 2, 1, 2, 1 },   { 5, 2, 3, 1 },
                { 11, 2, 4, 1 }, { 21, 0, 4, 1 }, { 102, 1, 5, 1 }, { 112, 2, 4, 1 } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (entente_translation_choose_form (russian, cases[i].n), ==, cases[i].russian);
      g_assert_cmpuint (entente_translation_choose_form (arabic, cases[i].n), ==, cases[i].arabic);
      g_assert_cmpuint (entente_translation_choose_form ("nplurals=2; plural=n != 1;", cases[i].n), ==, cases[i].english);
      g_assert_cmpuint (entente_translation_choose_form ("nplurals=1; plural=0;", cases[i].n), ==, 0);
      g_assert_cmpuint (entente_translation_choose_form ("nothing", cases[i].n), ==, 0);
    }
}

/* Each sign of the rules alone, with numbers below, at and above. */
static void
test_signs_of_rules (void)
{
  gulong n;

  for (n = 0; n <= 8; n++)
    {
      const struct
      {
        const char *rule;
        gulong wanted;
      } cases[] = {
        { "n==3", n == 3 }, { "n!=3", n != 3 }, { "n<3", n < 3 }, { "n<=3", n <= 3 }, { "n>3", n > 3 }, { "n>=3", n >= 3 },
        { "n%3", n % 3 }, { "n%3==1", n % 3 == 1 }, { "n>2&&n<5", n > 2 && n < 5 }, { "n<2||n>5", n < 2 || n > 5 },
        { "n<2||n>3&&n<6", n < 2 || (n > 3 && n < 6) }, { "(n<2||n>3)&&n<6", (n < 2 || n > 3) && n < 6 },
        { "!n", !n }, { "!(n>4)", n <= 4 }, { "n>4?2:n>1?1:0", n > 4 ? 2 : n > 1 ? 1 : 0 }, { "n==(3)", n == 3 },
        { "n%0", 0 },
      };
      gsize i;

      for (i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *rule = g_strdup_printf ("nplurals=9; plural=%s;", cases[i].rule);

          if (entente_translation_choose_form (rule, n) != cases[i].wanted)
            g_error ("%s is %u for %lu", rule, entente_translation_choose_form (rule, n), n);
        }
    }
}

static void
test_languages (void)
{
  g_autofree char *folder = make_folder (0);
  g_auto (GStrv) tags = entente_translation_list (folder);

  g_assert_cmpuint (g_strv_length (tags), ==, 2);
  g_assert_cmpstr (tags[0], ==, "en");
  g_assert_cmpstr (tags[1], ==, "pl");
  g_assert_true (entente_language_is_right_to_left ("ar"));
  g_assert_true (entente_language_is_right_to_left ("he_IL"));
  g_assert_false (entente_language_is_right_to_left ("arn"));
  g_assert_false (entente_language_is_right_to_left ("ja"));
  remove_folder (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/translation/words", test_words);
  g_test_add_func ("/translation/one-thread-at-a-time", test_one_thread_at_a_time);
  g_test_add_func ("/translation/broken-files", test_broken_files);
  g_test_add_func ("/translation/plural-rules", test_plural_rules);
  g_test_add_func ("/translation/signs-of-rules", test_signs_of_rules);
  g_test_add_func ("/translation/languages", test_languages);
  return g_test_run ();
}

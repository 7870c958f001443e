/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Words of a language that is not the desktop's, from the same files that gettext reads.
 *
 * gettext has one language a process, and changing it while other threads run is not safe. So where a picture is to
 * speak another one, its words are looked up here: the .mo file is mapped, its sorted messages are searched. Without
 * a language that was pushed all goes to gettext as ever.
 *
 * A .mo file: magic, version, number of messages N, offset of N pairs (length, offset) of originals, offset of as
 * many pairs of translations; 32 bits each. Forms of a plural follow each other, each with a zero byte at its end.
 */

#include "config.h"

#include "entente-translation.h"

#include <libintl.h>
#include <pthread.h>
#include <string.h>

#define MAGIC 0x950412deu
#define SOURCE_LANGUAGE "en"

struct _EntenteTranslation
{
  char *language;
  GMappedFile *file; /* NULL = the words as they are in the program */
  const char *bytes;
  gsize length;
  guint32 n_messages, originals, translations;
  char *rule; /* of plurals */
};

static _Thread_local EntenteTranslation *pushed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static GHashTable *known; /* "folder:language" -> EntenteTranslation, for the life of the process */

/* -- The file ----------------------------------------------------------------------------------------------- */

static guint32
read_word (const EntenteTranslation *self,
           gsize offset)
{
  guint32 word;

  if (offset > self->length || self->length - offset < sizeof word)
    return 0;
  memcpy (&word, self->bytes + offset, sizeof word);
  return word;
}

/* A string of a table; what lies outside the file is empty. */
static const char *
read_string (const EntenteTranslation *self,
             guint32 table,
             guint32 index,
             gsize *length)
{
  const gsize pair = (gsize) table + 8 * (gsize) index;
  const gsize size = read_word (self, pair), offset = read_word (self, pair + 4);

  *length = 0;
  if (offset >= self->length || size >= self->length - offset || self->bytes[offset + size] != '\0')
    return "";
  *length = size;
  return self->bytes + offset;
}

/* Returns: (nullable): the forms, @length bytes of them */
static const char *
find_message (const EntenteTranslation *self,
              const char *message,
              gsize *length)
{
  guint32 low = 0, high = self->n_messages;

  while (low < high)
    {
      const guint32 middle = low + (high - low) / 2;
      const int order = strcmp (message, read_string (self, self->originals, middle, length));

      if (order == 0)
        {
          const char *found = read_string (self, self->translations, middle, length);

          return *length > 0 ? found : NULL;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

static char *
find_rule (const EntenteTranslation *self)
{
  gsize length;
  const char *head = find_message (self, "", &length);
  const char *rule = head != NULL ? strstr (head, "Plural-Forms:") : NULL;

  return rule != NULL ? g_strndup (rule, strcspn (rule, "\n")) : NULL;
}

static GMappedFile *
open_file (const char *language,
           const char *folder)
{
  g_autofree char *path = g_build_filename (folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  return g_mapped_file_new (path, FALSE, NULL);
}

static EntenteTranslation *
load (const char *language,
      const char *folder)
{
  EntenteTranslation *self = g_new0 (EntenteTranslation, 1);

  self->language = g_strdup (language);
  if (g_str_equal (language, SOURCE_LANGUAGE))
    return self;
  self->file = open_file (language, folder);
  if (self->file != NULL)
    {
      self->bytes = g_mapped_file_get_contents (self->file);
      self->length = g_mapped_file_get_length (self->file);
    }
  if (self->length >= 28 && read_word (self, 0) == MAGIC)
    {
      self->n_messages = read_word (self, 8);
      self->originals = read_word (self, 12);
      self->translations = read_word (self, 16);
      self->rule = find_rule (self);
      return self;
    }
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self->language);
  g_free (self);
  return NULL;
}

/* -- Plurals ------------------------------------------------------------------------------------------------ */

typedef struct
{
  const char *at;
  gulong n;
} Rule;

static gulong choose (Rule *self);

static gboolean
take (Rule *self,
      const char *sign)
{
  self->at += strspn (self->at, " \t");
  if (!g_str_has_prefix (self->at, sign))
    return FALSE;
  self->at += strlen (sign);
  return TRUE;
}

static gulong
read_operand (Rule *self)
{
  gulong value;

  if (take (self, "!"))
    return !read_operand (self);
  if (take (self, "("))
    {
      value = choose (self);
      take (self, ")");
      return value;
    }
  if (take (self, "n"))
    return self->n;
  return strtoul (self->at, (char **) &self->at, 10);
}

static gulong
read_remainder (Rule *self)
{
  gulong value = read_operand (self);

  while (take (self, "%"))
    {
      gulong by = read_operand (self);

      value = by != 0 ? value % by : 0;
    }
  return value;
}

static gulong
read_comparison (Rule *self)
{
  gulong value = read_remainder (self);

  for (;;)
    if (take (self, "=="))
      value = value == read_remainder (self);
    else if (take (self, "!="))
      value = value != read_remainder (self);
    else if (take (self, "<="))
      value = value <= read_remainder (self);
    else if (take (self, ">="))
      value = value >= read_remainder (self);
    else if (take (self, "<"))
      value = value < read_remainder (self);
    else if (take (self, ">"))
      value = value > read_remainder (self);
    else
      return value;
}

static gulong
read_and (Rule *self)
{
  gulong value = read_comparison (self);

  while (take (self, "&&"))
    value = (read_comparison (self) != 0) & (value != 0);
  return value;
}

static gulong
read_or (Rule *self)
{
  gulong value = read_and (self);

  while (take (self, "||"))
    value = (read_and (self) != 0) | (value != 0);
  return value;
}

static gulong
choose (Rule *self)
{
  gulong condition = read_or (self), yes, no;

  if (!take (self, "?"))
    return condition;
  yes = choose (self);
  take (self, ":");
  no = choose (self);
  return condition ? yes : no;
}

guint
entente_translation_choose_form (const char *rule,
                                 gulong n)
{
  const char *start = rule != NULL ? strstr (rule, "plural=") : NULL;
  Rule self = { NULL, n };

  if (start == NULL)
    return 0;
  self.at = start + strlen ("plural=");
  return (guint) choose (&self);
}

/* -- Languages ---------------------------------------------------------------------------------------------- */

/**
 * entente_translation_get:
 * @language: a tag, such as "ja"
 * @folder: where the translations are installed
 *
 * Returns: (nullable) (transfer none): for the life of the process; %NULL when there is no such translation
 */
EntenteTranslation *
entente_translation_get (const char *language,
                         const char *folder)
{
  g_autofree char *key = g_strconcat (folder, ":", language, NULL);
  EntenteTranslation *found;

  pthread_mutex_lock (&lock);
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  found = g_hash_table_lookup (known, key);
  if (found == NULL)
    {
      found = load (language, folder);
      if (found != NULL)
        g_hash_table_insert (known, g_steal_pointer (&key), found);
    }
  pthread_mutex_unlock (&lock);
  return found;
}

const char *
entente_translation_get_language (const EntenteTranslation *self)
{
  return self->language;
}

/**
 * entente_translation_push:
 * @self: (nullable): %NULL = that of the desktop
 *
 * Returns: (nullable): what held before, for entente_translation_pop ()
 */
EntenteTranslation *
entente_translation_push (EntenteTranslation *self)
{
  EntenteTranslation *before = pushed;

  pushed = self;
  return before;
}

void
entente_translation_pop (EntenteTranslation *before)
{
  pushed = before;
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * entente_translation_list:
 * @folder: where the translations are installed
 *
 * Returns: (transfer full): the tags of the languages that pictures can have, English among them, sorted
 */
char **
entente_translation_list (const char *folder)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_ptr_array_add (tags, g_strdup (SOURCE_LANGUAGE));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GMappedFile) file = g_str_equal (name, SOURCE_LANGUAGE) ? NULL : open_file (name, folder);

      if (file != NULL)
        g_ptr_array_add (tags, g_strdup (name));
    }
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

gboolean
entente_language_is_right_to_left (const char *language)
{
  static const char *const right_to_left[] = { "ar", "fa", "he", "ur", "yi" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (right_to_left); i++)
    if (g_str_has_prefix (language, right_to_left[i]) && !g_ascii_isalpha (language[2]))
      return TRUE;
  return FALSE;
}

/* -- Looking up --------------------------------------------------------------------------------------------- */

static const char *
find_in_pushed (const char *message)
{
  const EntenteTranslation *self = pushed;
  gsize length;

  return self->file != NULL ? find_message (self, message, &length) : NULL;
}

const char *
entente_translation_look_up (const char *message)
{
  const char *found;

  if (pushed == NULL)
    return g_dgettext (GETTEXT_PACKAGE, message);
  found = find_in_pushed (message);
  return found != NULL ? found : message;
}

const char *
entente_translation_look_up_in (const char *context_and_message,
                                gsize offset)
{
  const char *found;

  if (pushed == NULL)
    return g_dpgettext (GETTEXT_PACKAGE, context_and_message, offset);
  found = find_in_pushed (context_and_message);
  return found != NULL ? found : context_and_message + offset;
}

const char *
entente_translation_look_up_pair (const char *context,
                                  const char *message)
{
  g_autofree char *key = NULL;
  const char *found;

  if (pushed == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, message);
  key = g_strconcat (context, "\004", message, NULL);
  found = find_in_pushed (key);
  return found != NULL ? found : message;
}

const char *
entente_translation_look_up_plural (const char *one,
                                    const char *many,
                                    gulong n)
{
  const EntenteTranslation *self = pushed;
  const char *found, *end;
  gsize length;
  guint form;

  if (self == NULL)
    return ngettext (one, many, n);
  found = self->file != NULL ? find_message (self, one, &length) : NULL;
  if (found == NULL)
    return n == 1 ? one : many;
  end = found + length;
  for (form = entente_translation_choose_form (self->rule, n); form > 0; form--)
    {
      const char *next = found + strlen (found) + 1;

      if (next >= end)
        break;
      found = next;
    }
  return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* An open document and its file.
 *
 *   save:      snapshot (now)  ->  thread: text, entente_file_save_to (expects `hash`)  ->  hash, "not modified"
 *   watch:     something happened to the file  ->  thread: its hash  ->  is it `hash`?  else "changed-on-disk"
 *
 * What is on disk is known by its hash, as it was read or written by us last. Saving expects to find that, so a
 * file that somebody else changed is never replaced without a word; whoever says "keep mine" makes what is there
 * the expected one. Savings of one document follow each other, and each writes what was there when it was asked
 * for.
 */

#include "config.h"

#include "entente-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_BYTES 120

enum
{
  PROP_0,
  PROP_FILE,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_READ_ONLY,
  PROP_CHANGED_ON_DISK,
  PROP_MISSING,
  PROP_SAVING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteDocument, entente_document, G_TYPE_OBJECT)

static void
notify (EntenteDocument *self,
        guint prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_flag (EntenteDocument *self,
          gboolean *flag,
          gboolean value,
          guint prop)
{
  if (*flag == value)
    return;
  *flag = value;
  notify (self, prop);
}

static void
set_hash (EntenteDocument *self,
          const char *hash)
{
  char *copy = g_strdup (hash);

  g_free (self->hash);
  self->hash = copy;
}

/* What is in the file, as far as we know, and what in the session that is. */
void
entente_document_set_known (EntenteDocument *self,
                            const char *hash,
                            EntenteSnapshot *snapshot)
{
  if (snapshot != NULL)
    entente_snapshot_ref (snapshot);
  g_clear_pointer (&self->known, entente_snapshot_unref);
  self->known = snapshot;
  set_hash (self, hash);
  entente_session_mark_saved (self->session, snapshot);
}

/* What is saved nowhere is unsaved work; a file that comes back is what it was. */
static void
set_missing (EntenteDocument *self,
             gboolean missing)
{
  if (self->missing == missing)
    return;
  self->missing = missing;
  entente_session_mark_saved (self->session, missing ? NULL : self->known);
  notify (self, PROP_MISSING);
}

/* The file holds what we know, and it is there. */
void
entente_document_settle (EntenteDocument *self)
{
  set_flag (self, &self->changed, FALSE, PROP_CHANGED_ON_DISK);
  set_missing (self, FALSE);
}

void
entente_document_notify_saving (EntenteDocument *self)
{
  notify (self, PROP_SAVING);
}

/* -- What happens to the file from outside ---------------------------------------------------------------- */

static void
hash_thread (GTask *task,
             gpointer source_object,
             gpointer task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (task_data, cancellable, NULL, &error);

  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes), g_free);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean same = g_strcmp0 (hash, self->hash) == 0;

  if (self->file == NULL || !g_file_equal (self->file, g_task_get_task_data (G_TASK (result))))
    return;
  /* While it is saved or read nobody knows yet which hash is ours. */
  if (!g_queue_is_empty (&self->tasks))
    {
      self->check_again = TRUE;
      return;
    }
  set_missing (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  if (hash == NULL)
    return;
  if (same)
    set_flag (self, &self->changed, FALSE, PROP_CHANGED_ON_DISK);
  else
    {
      self->changed = TRUE;
      notify (self, PROP_CHANGED_ON_DISK);
    }
}

/* Looks whether the file still holds what we know. */
void
entente_document_check (EntenteDocument *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->file == NULL)
    return;
  task = g_task_new (self, NULL, checked_cb, NULL);
  g_task_set_source_tag (task, entente_document_check);
  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (task, hash_thread);
}

/* -- The file --------------------------------------------------------------------------------------------- */

void
entente_document_set_file (EntenteDocument *self,
                           GFile *file)
{
  gboolean same = file != NULL && self->file != NULL && g_file_equal (file, self->file);

  if (!same)
    {
      g_set_object (&self->file, file);
      g_clear_object (&self->watch);
      if (file != NULL && g_file_is_native (file))
        {
          self->watch = entente_file_watch_new (file);
          g_signal_connect_object (self->watch, "changed", G_CALLBACK (entente_document_check), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (self->watch, "gone", G_CALLBACK (entente_document_check), self, G_CONNECT_SWAPPED);
        }
      notify (self, PROP_FILE);
    }
  set_flag (self, &self->read_only, file != NULL && !entente_file_is_writable (file), PROP_READ_ONLY);
}

static void
notify_modified_cb (EntenteDocument *self)
{
  notify (self, PROP_MODIFIED);
}

static void
notify_title_cb (EntenteDocument *self)
{
  notify (self, PROP_TITLE);
}

/**
 * entente_document_new:
 * @session: what is in it, as it was read from @file
 * @file: (nullable): %NULL for what was made or imported; it counts as modified until it is saved
 */
EntenteDocument *
entente_document_new (EntenteSession *session,
                      GFile *file)
{
  EntenteDocument *self = g_object_new (ENTENTE_TYPE_DOCUMENT, NULL);
  g_autoptr (EntenteSnapshot) snapshot = NULL;

  self->session = g_object_ref (session);
  if (file != NULL)
    snapshot = entente_session_take_snapshot (session);
  entente_document_set_known (self, file != NULL ? entente_session_get_dataset (session)->hash : NULL, snapshot);
  entente_document_set_file (self, file);
  g_signal_connect_object (session, "notify::modified", G_CALLBACK (notify_modified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (notify_title_cb), self, G_CONNECT_SWAPPED);
  return self;
}

EntenteSession *
entente_document_get_session (EntenteDocument *self)
{
  return self->session;
}

/* (nullable) (transfer none): where it is saved; also that of a built-in sample, which is read-only */
GFile *
entente_document_get_file (EntenteDocument *self)
{
  return self->file;
}

/**
 * entente_document_set_origin:
 * @hash: (nullable): SHA-256 that the file had when the work on this document began
 *
 * For work that is taken up again after a crash: it is not saved, and the file may have changed since.
 */
void
entente_document_set_origin (EntenteDocument *self,
                             const char *hash)
{
  entente_document_set_known (self, hash, NULL);
  entente_document_check (self);
}

/* (nullable): SHA-256 of what we know to be in the file */
const char *
entente_document_get_origin (EntenteDocument *self)
{
  return self->hash;
}

gboolean
entente_document_is_modified (EntenteDocument *self)
{
  return entente_session_is_modified (self->session);
}

gboolean
entente_document_is_read_only (EntenteDocument *self)
{
  return self->read_only;
}

/* Whether the file holds something that is neither what was read nor what was saved. */
gboolean
entente_document_is_changed_on_disk (EntenteDocument *self)
{
  return self->changed;
}

gboolean
entente_document_is_missing (EntenteDocument *self)
{
  return self->missing;
}

static void
keep_mine_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (source);
  g_autofree char *hash = g_task_propagate_pointer (G_TASK (result), NULL);

  if (hash == NULL)
    return;
  /* What is there is not what we have, whatever was saved last. */
  entente_document_set_known (self, hash, NULL);
  set_flag (self, &self->changed, FALSE, PROP_CHANGED_ON_DISK);
}

/**
 * entente_document_keep_mine:
 *
 * What stands in the file now is known and may be replaced by the next saving; a change after this is a new one.
 */
void
entente_document_keep_mine (EntenteDocument *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->file == NULL)
    return;
  task = g_task_new (self, NULL, keep_mine_cb, NULL);
  g_task_set_source_tag (task, entente_document_keep_mine);
  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (task, hash_thread);
}

/* (transfer full): of the dataset, in the user's language */
char *
entente_document_get_title (EntenteDocument *self)
{
  const char *title
      = entente_text_get (&entente_session_get_dataset (self->session)->title, g_get_language_names ());

  return g_strdup (title != NULL && *title != '\0' ? title : _("Untitled"));
}

/* Characters that some file system does not take, and those that hide a file, become spaces. By the suffix alone
 * every desktop knows the file as a dataset, also where it may not look into it. */
static char *
make_name (const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *p;

  for (p = title; *p != '\0' && name->len < MAX_NAME_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL) || g_unichar_iscntrl (c))
        c = ' ';
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      if (c == '.' && name->len == 0)
        continue;
      g_string_append_unichar (name, c);
    }
  g_strchomp (name->str);
  return g_strconcat (*name->str != '\0' ? name->str : _("Untitled"), ".entente", NULL);
}

/**
 * entente_document_suggest_name:
 *
 * Returns: (transfer full): a file name in UTF-8: that of the file, or one made from the title
 */
char *
entente_document_suggest_name (EntenteDocument *self)
{
  g_autofree char *title = NULL;

  if (self->file != NULL)
    {
      g_autofree char *base = g_file_get_basename (self->file);

      return g_filename_display_name (base);
    }
  title = entente_document_get_title (self);
  return make_name (title);
}

/* -- The object ------------------------------------------------------------------------------------------- */

static void
entente_document_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_take_string (value, entente_document_get_title (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, entente_document_is_modified (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_CHANGED_ON_DISK:
      g_value_set_boolean (value, self->changed);
      break;
    case PROP_MISSING:
      g_value_set_boolean (value, self->missing);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, entente_document_is_saving (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_document_dispose (GObject *object)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (object);

  g_clear_object (&self->watch);

  G_OBJECT_CLASS (entente_document_parent_class)->dispose (object);
}

static void
entente_document_finalize (GObject *object)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (object);

  /* Tasks hold a reference of the document, so none is left. */
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_pointer (&self->known, entente_snapshot_unref);
  g_free (self->hash);

  G_OBJECT_CLASS (entente_document_parent_class)->finalize (object);
}

static GParamSpec *
make_switch_spec (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
entente_document_class_init (EntenteDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = entente_document_get_property;
  object_class->dispose = entente_document_dispose;
  object_class->finalize = entente_document_finalize;

  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  props[PROP_MODIFIED] = make_switch_spec ("modified");
  props[PROP_READ_ONLY] = make_switch_spec ("read-only");
  props[PROP_CHANGED_ON_DISK] = make_switch_spec ("changed-on-disk");
  props[PROP_MISSING] = make_switch_spec ("missing");
  props[PROP_SAVING] = make_switch_spec ("saving");
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
entente_document_init (EntenteDocument *self)
{
  g_queue_init (&self->tasks);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Why a file could not be saved, in a sentence that names the file and the cause, and what can be done about it.
 * A message has no full stop, so that it also fits after a colon; a remedy is a whole sentence. */

#include "config.h"

#include "entente-save-error.h"

#include "entente-visible-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Characters of a name within a sentence. */
#define MAX_NAME 60

G_DEFINE_QUARK (entente-save-error-quark, entente_save_error)

/* The name as a person reads it; the middle of a very long one is left out. */
static char *
make_display_name (const char *path)
{
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *name = entente_visible_line (base);
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;

  if (length <= MAX_NAME)
    return g_steal_pointer (&name);
  head = g_utf8_substring (name, 0, MAX_NAME / 2);
  tail = g_utf8_substring (name, length - (MAX_NAME / 2 - 1), length);
  return g_strconcat (head, "…", tail, NULL);
}

static EntenteSaveError
classify (int code,
          EntenteSaveSubject subject)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return ENTENTE_SAVE_ERROR_NO_SPACE;
    case EROFS:
      return ENTENTE_SAVE_ERROR_READ_ONLY;
    case EACCES:
    case EPERM:
      return subject == ENTENTE_SAVE_SUBJECT_FILE ? ENTENTE_SAVE_ERROR_READ_ONLY : ENTENTE_SAVE_ERROR_NO_PERMISSION;
    case ENOENT:
    case ENOTDIR:
    case ESTALE:
      return ENTENTE_SAVE_ERROR_NO_FOLDER;
    case ENAMETOOLONG:
      return ENTENTE_SAVE_ERROR_NAME_TOO_LONG;
    case EISDIR:
    case ENOTSUP:
      return ENTENTE_SAVE_ERROR_NOT_A_FILE;
    case EFBIG:
    case EOVERFLOW:
      return ENTENTE_SAVE_ERROR_TOO_LARGE;
    case EIO:
    case ENXIO:
    case ENODEV:
      return ENTENTE_SAVE_ERROR_DEVICE;
    default:
      return ENTENTE_SAVE_ERROR_FAILED;
    }
}

static char *
describe_failure (int code,
                  const char *name)
{
  switch (code)
    {
    case ELOOP:
      return g_strdup_printf (_("The link “%s” leads back to itself"), name);
    case EBUSY:
    case EAGAIN:
    case ETXTBSY:
      return g_strdup_printf (_("Another program is using “%s”"), name);
    case EMFILE:
    case ENFILE:
      return g_strdup_printf (_("Too many files are open to save “%s”"), name);
    case ENOMEM:
      return g_strdup_printf (_("There is not enough memory to save “%s”"), name);
    default:
      return g_strdup_printf (_("“%s” could not be saved: %s"), name, g_strerror (code));
    }
}

static char *
describe (EntenteSaveError error,
          EntenteSaveSubject subject,
          int code,
          const char *name)
{
  switch (error)
    {
    case ENTENTE_SAVE_ERROR_NO_SPACE:
      if (code == EDQUOT)
        return g_strdup_printf (_("Your share of the disk is used up, there is no room for “%s”"), name);
      return g_strdup_printf (_("There is no room left on the disk for “%s”"), name);
    case ENTENTE_SAVE_ERROR_READ_ONLY:
      if (code == EROFS)
        return g_strdup_printf (_("“%s” is on a disk that can only be read"), name);
      return g_strdup_printf (_("“%s” is write-protected"), name);
    case ENTENTE_SAVE_ERROR_NO_PERMISSION:
      if (subject == ENTENTE_SAVE_SUBJECT_CONTENT)
        return g_strdup_printf (_("You may not read “%s”, to see whether it was changed"), name);
      return g_strdup_printf (_("You may not save files in the folder of “%s”"), name);
    case ENTENTE_SAVE_ERROR_NO_FOLDER:
      return g_strdup_printf (_("The folder of “%s” does not exist"), name);
    case ENTENTE_SAVE_ERROR_NAME_TOO_LONG:
      return g_strdup_printf (_("The name “%s” is too long"), name);
    case ENTENTE_SAVE_ERROR_NOT_A_FILE:
      if (code == EISDIR)
        return g_strdup_printf (_("“%s” is a folder, not a file"), name);
      return g_strdup_printf (_("“%s” is a pipe or a device, not a file"), name);
    case ENTENTE_SAVE_ERROR_CHANGED:
      return g_strdup_printf (_("“%s” was changed by another program"), name);
    case ENTENTE_SAVE_ERROR_TOO_LARGE:
      return g_strdup_printf (_("“%s” would be larger than a file may be there"), name);
    case ENTENTE_SAVE_ERROR_DEVICE:
      return g_strdup_printf (_("The disk failed while “%s” was being saved"), name);
    case ENTENTE_SAVE_ERROR_FAILED:
    default:
      return describe_failure (code, name);
    }
}

/**
 * entente_save_error_set:
 * @path: as the user named the file
 * @subject: whose permission was at stake
 * @code: of errno; %EISDIR a folder stands there, %ENOTSUP a pipe or device, %EAGAIN somebody holds it
 */
void
entente_save_error_set (GError **error,
                        const char *path,
                        EntenteSaveSubject subject,
                        int code)
{
  EntenteSaveError kind = classify (code, subject);
  g_autofree char *name = make_display_name (path);
  g_autofree char *message = describe (kind, subject, code, name);

  g_set_error_literal (error, ENTENTE_SAVE_ERROR, kind, message);
}

void
entente_save_error_set_changed (GError **error,
                                const char *path)
{
  g_autofree char *name = make_display_name (path);
  g_autofree char *message = describe (ENTENTE_SAVE_ERROR_CHANGED, ENTENTE_SAVE_SUBJECT_CONTENT, 0, name);

  g_set_error_literal (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED, message);
}

static EntenteSaveError
classify_gio (int code)
{
  switch (code)
    {
    case G_IO_ERROR_NO_SPACE:
      return ENTENTE_SAVE_ERROR_NO_SPACE;
    case G_IO_ERROR_READ_ONLY:
      return ENTENTE_SAVE_ERROR_READ_ONLY;
    case G_IO_ERROR_PERMISSION_DENIED:
      return ENTENTE_SAVE_ERROR_NO_PERMISSION;
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
    case G_IO_ERROR_NOT_MOUNTED:
      return ENTENTE_SAVE_ERROR_NO_FOLDER;
    case G_IO_ERROR_FILENAME_TOO_LONG:
      return ENTENTE_SAVE_ERROR_NAME_TOO_LONG;
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return ENTENTE_SAVE_ERROR_NOT_A_FILE;
    case G_IO_ERROR_WRONG_ETAG:
      return ENTENTE_SAVE_ERROR_CHANGED;
    default:
      return ENTENTE_SAVE_ERROR_FAILED;
    }
}

/**
 * entente_save_error_take_gio:
 * @cause: (transfer full): of GIO; a cancelled one is handed on as it is
 */
void
entente_save_error_take_gio (GError **error,
                             GFile *file,
                             GError *cause)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = make_display_name (base != NULL ? base : "/");
  EntenteSaveError kind = cause->domain == G_IO_ERROR ? classify_gio (cause->code) : ENTENTE_SAVE_ERROR_FAILED;
  g_autofree char *message = NULL;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  if (kind == ENTENTE_SAVE_ERROR_FAILED)
    message = g_strdup_printf (_("“%s” could not be saved: %s"), name, cause->message);
  else
    message = describe (kind, ENTENTE_SAVE_SUBJECT_FOLDER, cause->code == G_IO_ERROR_IS_DIRECTORY ? EISDIR : 0,
                        name);
  g_propagate_error (error, g_error_new_literal (ENTENTE_SAVE_ERROR, kind, message));
  g_error_free (cause);
}

/**
 * entente_save_error_get_remedy:
 *
 * Returns: (transfer none) (nullable): what can be done about it, in the user's language; %NULL for an error
 *   of another domain, such as that saving was cancelled
 */
const char *
entente_save_error_get_remedy (const GError *error)
{
  if (error == NULL || error->domain != ENTENTE_SAVE_ERROR)
    return NULL;
  switch ((EntenteSaveError) error->code)
    {
    case ENTENTE_SAVE_ERROR_NO_SPACE:
      return _("Free some room and try again, or save elsewhere.");
    case ENTENTE_SAVE_ERROR_READ_ONLY:
      return _("Save under another name, or lift the protection and try again.");
    case ENTENTE_SAVE_ERROR_NO_PERMISSION:
      return _("Save in a folder of yours, or ask the owner of this one for permission.");
    case ENTENTE_SAVE_ERROR_NO_FOLDER:
      return _("Save elsewhere, or create the folder again and try once more.");
    case ENTENTE_SAVE_ERROR_NAME_TOO_LONG:
      return _("Save under a shorter name.");
    case ENTENTE_SAVE_ERROR_NOT_A_FILE:
      return _("Save under another name.");
    case ENTENTE_SAVE_ERROR_CHANGED:
      return _("Load the changed file, or save yours under another name.");
    case ENTENTE_SAVE_ERROR_TOO_LARGE:
      return _("Save on another disk.");
    case ENTENTE_SAVE_ERROR_DEVICE:
      return _("Save on another disk, and check this one.");
    case ENTENTE_SAVE_ERROR_FAILED:
    default:
      return _("Try again, or save elsewhere.");
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The bytes of a file that somebody chose, whatever it turns out to be: a directory, a pipe that nobody writes
 * to, a device without end, 300 MB of something else. It is opened without waiting and looked at before it is
 * read. */

#include "config.h"

#include "entente-file-bytes.h"
#include "entente-json-scan.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static GBytes *
refuse (EntenteDiagnostics *diagnostics,
        char *message,
        const char *remedy)
{
  EntenteDiagnostic *diagnostic = g_new0 (EntenteDiagnostic, 1);

  diagnostic->severity = ENTENTE_SEVERITY_ERROR;
  diagnostic->message = message;
  diagnostic->remedy = g_strdup (remedy);
  entente_diagnostics_take (diagnostics, diagnostic);
  return NULL;
}

static GBytes *
refuse_errno (EntenteDiagnostics *diagnostics,
              int code)
{
  switch (code)
    {
    case ENOENT:
      return refuse (diagnostics, g_strdup (_("There is no such file")), _("Check its name and folder."));
    case EACCES:
    case EPERM:
      return refuse (diagnostics, g_strdup (_("You may not read this file")),
                     _("Ask its owner for permission, or copy it to a folder of yours."));
    case ENXIO:
      return refuse (diagnostics, g_strdup (_("This is a socket or a device, not a file")), NULL);
    default:
      return refuse (diagnostics, g_strdup_printf (_("The file cannot be read: %s"), g_strerror (code)), NULL);
    }
}

static GBytes *
refuse_size (EntenteDiagnostics *diagnostics,
             guint64 size)
{
  if (size == 0)
    return refuse (diagnostics, g_strdup (_("The file is larger than 64 MiB")), NULL);
  return refuse (diagnostics,
                 g_strdup_printf (_("The file has %.0f MB; at most 67 MB (64 MiB) are read"), size / 1e6),
                 _("Split the file, or leave out partners or years."));
}

/* Reads until the end, also of a file that grows meanwhile or does not know its size. */
static GBytes *
read_all (int fd,
          gsize expected,
          EntenteDiagnostics *diagnostics)
{
  gsize capacity = expected + 1, length = 0;
  g_autofree char *data = g_try_malloc (capacity);

  for (;;)
    {
      gssize n;

      if (data == NULL)
        return refuse_errno (diagnostics, ENOMEM);
      n = read (fd, data + length, capacity - length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return refuse_errno (diagnostics, errno);
      if (n == 0)
        break;
      length += n;
      if (length > ENTENTE_JSON_MAX_BYTES)
        return refuse_size (diagnostics, 0);
      if (length == capacity)
        {
          char *larger = g_try_realloc (data, capacity * 2);

          if (larger == NULL)
            return refuse_errno (diagnostics, ENOMEM);
          data = larger;
          capacity *= 2;
        }
    }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static GBytes *
read_open (int fd,
           EntenteDiagnostics *diagnostics)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return refuse_errno (diagnostics, errno);
  if (S_ISDIR (status.st_mode))
    return refuse (diagnostics, g_strdup (_("This is a folder, not a file")), _("Choose a file inside it."));
  if (!S_ISREG (status.st_mode))
    return refuse (diagnostics, g_strdup (_("This is a pipe or a device, not a file")),
                   _("Save what it gives to a file first."));
  if (status.st_size > ENTENTE_JSON_MAX_BYTES)
    return refuse_size (diagnostics, status.st_size);
  return read_all (fd, status.st_size, diagnostics);
}

/**
 * entente_file_bytes_read:
 *
 * Returns: (transfer full) (nullable): the file, at most 64 MiB; %NULL after an error was added to
 *   @diagnostics. Never waits for a pipe.
 */
GBytes *
entente_file_bytes_read (const char *path,
                         EntenteDiagnostics *diagnostics)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);
  GBytes *bytes;

  if (fd < 0)
    return refuse_errno (diagnostics, errno);
  bytes = read_open (fd, diagnostics);
  close (fd);
  return bytes;
}

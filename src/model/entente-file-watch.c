/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Programs save in many ways: in place, in pieces, or by renaming a new file over the old one. So any event
 * starts a short wait, each further event starts it again, and only a file that exists, and whose
 * modification time or size is another than before, counts as changed; one that is still not there after the
 * wait counts as gone.
 */

#include "config.h"

#include "entente-file-watch.h"

#define QUIET_MS 300

struct _EntenteFileWatch
{
  GObject parent_instance;

  GFile *file;
  GFileMonitor *monitor; /* NULL where the file system has none */
  char *stamp;
  guint timeout;
};

static guint changed_signal, gone_signal;

G_DEFINE_FINAL_TYPE (EntenteFileWatch, entente_file_watch, G_TYPE_OBJECT)

static char *
read_stamp (EntenteFileWatch *self)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (self->file,
                           G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC
                           "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE,
                           G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;
  return g_strdup_printf ("%s %" G_GOFFSET_FORMAT, g_file_info_get_etag (info), g_file_info_get_size (info));
}

static gboolean
settle_cb (gpointer user_data)
{
  EntenteFileWatch *self = user_data;
  g_autofree char *stamp = read_stamp (self);

  self->timeout = 0;
  if (g_strcmp0 (stamp, self->stamp) == 0)
    return G_SOURCE_REMOVE;
  g_free (self->stamp);
  self->stamp = g_steal_pointer (&stamp);
  g_signal_emit (self, self->stamp != NULL ? changed_signal : gone_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (EntenteFileWatch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (QUIET_MS, settle_cb, self);
}

/* Watches @file until the object goes. A file system that cannot tell is not watched. */
EntenteFileWatch *
entente_file_watch_new (GFile *file)
{
  EntenteFileWatch *self = g_object_new (ENTENTE_TYPE_FILE_WATCH, NULL);

  self->file = g_object_ref (file);
  self->stamp = read_stamp (self);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
entente_file_watch_dispose (GObject *object)
{
  EntenteFileWatch *self = ENTENTE_FILE_WATCH (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_clear_pointer (&self->stamp, g_free);

  G_OBJECT_CLASS (entente_file_watch_parent_class)->dispose (object);
}

static void
entente_file_watch_class_init (EntenteFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_file_watch_dispose;

  changed_signal = g_signal_new ("changed", ENTENTE_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gone_signal = g_signal_new ("gone", ENTENTE_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_file_watch_init (EntenteFileWatch *self)
{
}

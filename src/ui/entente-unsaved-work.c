/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Discarding is the one thing here that cannot be undone, so it is asked about, with the name of what would go.
 */

#include "config.h"

#include "entente-unsaved-work.h"

#include "entente-message-dialog.h"
#include "entente-visible-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

/* The clock of the locale without seconds: 14:03 or 2:03 PM. */
static char *
format_clock (GDateTime *when)
{
  const char *format = nl_langinfo (T_FMT);
  gboolean half_days = strstr (format, "%r") != NULL || strstr (format, "%p") != NULL || strstr (format, "%I") != NULL;

  return g_date_time_format (when, half_days ? "%-I:%M %p" : "%H:%M");
}

static int
count_days (GDateTime *from,
            GDateTime *to)
{
  g_autoptr (GDateTime) first = g_date_time_new_local (g_date_time_get_year (from), g_date_time_get_month (from),
                                                       g_date_time_get_day_of_month (from), 12, 0, 0);
  g_autoptr (GDateTime) last = g_date_time_new_local (g_date_time_get_year (to), g_date_time_get_month (to),
                                                      g_date_time_get_day_of_month (to), 12, 0, 0);

  return (int) ((g_date_time_difference (last, first) + G_TIME_SPAN_DAY / 2) / G_TIME_SPAN_DAY);
}

/**
 * entente_unsaved_work_describe_time:
 * @time: seconds since 1970
 * @now: the same
 *
 * Returns: "14:03" for today, "yesterday, 14:03", "3/14/2026, 14:03", as the locale writes dates and times
 */
char *
entente_unsaved_work_describe_time (gint64 time,
                                    gint64 now)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  g_autofree char *clock = NULL, *date = NULL;

  if (when == NULL || today == NULL)
    return g_strdup ("");
  clock = format_clock (when);
  switch (count_days (when, today))
    {
    case 0:
      return g_steal_pointer (&clock);
    case 1:
      /* Translators: %s is a time of day, such as 14:03 */
      return g_strdup_printf (_("yesterday, %s"), clock);
    default:
      date = g_date_time_format (when, "%x");
      /* Translators: a date and a time of day */
      return g_strdup_printf (C_("date and time", "%s, %s"), date, clock);
    }
}

/* The name of its file, or why it has none. */
char *
entente_unsaved_work_describe_place (const EntenteRecoveryItem *item)
{
  if (item->file == NULL)
    return g_strdup (_("Never saved"));
  if (g_file_has_uri_scheme (item->file, "resource"))
    return g_strdup (_("Sample"));
  return entente_visible_file_name (item->file);
}

static void
answer (GTask *task,
        gboolean discard)
{
  g_task_return_boolean (task, discard);
  g_object_unref (task);
}

static void
discard_response_cb (AdwMessageDialog *dialog,
                     const char *response)
{
  answer (g_object_steal_data (G_OBJECT (dialog), "task"), g_str_equal (response, "discard"));
}

/* A dialog that goes with its window was not answered. */
static void
cancel_cb (gpointer data)
{
  answer (data, FALSE);
}

/* Asks whether it may go for good. */
void
entente_unsaved_work_ask_discard (const EntenteRecoveryItem *item,
                                  GtkWindow *parent,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autofree char *when = entente_unsaved_work_describe_time (item->time, g_get_real_time () / G_USEC_PER_SEC);
  GtkWidget *dialog = entente_message_dialog_new (parent, _("Discard unsaved work?"), NULL);

  g_task_set_source_tag (task, entente_unsaved_work_ask_discard);
  /* Translators: the title of a document, and when it was changed last, such as "14:03" or "yesterday, 14:03" */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _("The changes to “%s” of %s will be gone for good."),
                                  item->title, when);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "task", task, cancel_cb);
  g_signal_connect (dialog, "response", G_CALLBACK (discard_response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
entente_unsaved_work_ask_discard_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
list_thread (GTask *task,
             gpointer source_object,
             gpointer task_data,
             GCancellable *cancellable)
{
  g_autofree char *folder = entente_recovery_get_folder ();

  g_task_return_pointer (task, entente_recovery_list (folder), (GDestroyNotify) g_ptr_array_unref);
}

void
entente_unsaved_work_list_async (GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, entente_unsaved_work_list_async);
  g_task_run_in_thread (task, list_thread);
}

GPtrArray *
entente_unsaved_work_list_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
find_thread (GTask *task,
             gpointer source_object,
             gpointer task_data,
             GCancellable *cancellable)
{
  g_autofree char *folder = entente_recovery_get_folder ();

  g_task_return_pointer (task, entente_recovery_find (folder, task_data),
                         (GDestroyNotify) entente_recovery_item_free);
}

void
entente_unsaved_work_find_async (GFile *file,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, entente_unsaved_work_find_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, find_thread);
}

EntenteRecoveryItem *
entente_unsaved_work_find_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Choosing a file, through the portal where there is one. */

typedef void (*EntenteFileFunc) (GFile *file, gpointer user_data);

typedef struct
{
  const char *title;
  const char *name;          /* suggested name when saving, or NULL */
  const char *filter_name;   /* or NULL = all files */
  const char *const *suffixes; /* "json", "csv", NULL */
  GFile *folder;             /* shown first, or NULL = the last one */
  gboolean tell_cancel;      /* call the function with NULL, too, when the user thinks better of it */
} EntenteFileRequest;

/* The function is called with the file, and without tell_cancel not at all when the user thinks better of it.
 * owner is kept alive until then and handed to the function. */
void entente_file_dialog_open (GtkWindow *parent, const EntenteFileRequest *request, EntenteFileFunc func,
                               GObject *owner);
void entente_file_dialog_save (GtkWindow *parent, const EntenteFileRequest *request, EntenteFileFunc func,
                               GObject *owner);

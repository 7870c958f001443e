/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gio/gio.h>

/* A folder of its own for a test that saves. */

typedef struct
{
  char *folder;
  char *path; /* of x.json in it */
} SavingPlace;

void saving_place_set_up (SavingPlace *place, gconstpointer data);
void saving_place_set_up_in_memory (SavingPlace *place, gconstpointer data);
void saving_place_tear_down (SavingPlace *place, gconstpointer data);
char *saving_place_at (SavingPlace *place, const char *name) G_GNUC_WARN_UNUSED_RESULT;

void saving_put (const char *path, const char *text, guint mode);
void saving_put_bytes (const char *path, GBytes *bytes, guint mode);
GBytes *saving_load (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char *saving_hash (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
GBytes *saving_make_bytes (guint seed, gsize size) G_GNUC_WARN_UNUSED_RESULT;
guint saving_get_mode (const char *path);
guint saving_count_entries (const char *folder);
void saving_empty (const char *folder);
gboolean saving_tests_are_slow (int argc, char **argv);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gio/gio.h>

/* Text that strangers wrote, made safe to show: on a terminal, in the window, in pictures, in tables. */

#define ENTENTE_MAX_NAME 200     /* characters of a name */
#define ENTENTE_MAX_PROSE 20000  /* characters of a description */

typedef enum
{
  ENTENTE_VISIBLE_LINE, /* ends of lines become blanks */
  ENTENTE_VISIBLE_LINES /* they stay, as line feeds */
} EntenteVisibleLayout;

typedef enum
{
  ENTENTE_VISIBLE_SIGNS = 1 << 0, /* signs stand for characters that nobody would see */
  ENTENTE_VISIBLE_CUT = 1 << 1,   /* the end is left out, or marks that would stand above each other */
} EntenteVisibleChanges;

char *entente_visible_text_new (const char *string, EntenteVisibleLayout layout, guint limit,
                                EntenteVisibleChanges *changes);
char *entente_visible_line (const char *string) G_GNUC_WARN_UNUSED_RESULT;
char *entente_visible_file_name (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *entente_visible_file_path (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *entente_visible_text_strip (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
gboolean entente_visible_text_is_blank (const char *string);
gboolean entente_character_is_unsafe (gunichar c);

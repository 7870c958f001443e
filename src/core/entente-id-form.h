/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* What an id of a dataset may look like: the one rule of readers, tables and dialogs. */

#define ENTENTE_MAX_ID 200 /* characters */

typedef enum
{
  ENTENTE_ID_SOUND,
  ENTENTE_ID_EMPTY,
  ENTENTE_ID_CHARACTERS, /* others than letters of ASCII, digits, ".", "_" and "-" */
  ENTENTE_ID_LONG
} EntenteIdFault;

EntenteIdFault entente_id_find_fault (const char *id);

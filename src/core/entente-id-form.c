/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-id-form.h"

/**
 * entente_id_find_fault:
 *
 * Returns: what is wrong with @id, the first of what is listed in #EntenteIdFault
 */
EntenteIdFault
entente_id_find_fault (const char *id)
{
  const char *p;

  if (*id == '\0')
    return ENTENTE_ID_EMPTY;
  for (p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '.' && *p != '_' && *p != '-')
      return ENTENTE_ID_CHARACTERS;
  return p - id > ENTENTE_MAX_ID ? ENTENTE_ID_LONG : ENTENTE_ID_SOUND;
}

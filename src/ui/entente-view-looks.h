/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* The views in their order: what they are called, and by which icon they are known. */

typedef struct
{
  const char *id, *title, *icon; /* title: to be translated */
} EntenteViewLook;

const EntenteViewLook *entente_view_looks_get (void);
const EntenteViewLook *entente_view_looks_find (const char *id);
const char *const *entente_view_looks_list_ids (void);

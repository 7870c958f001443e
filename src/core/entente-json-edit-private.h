/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-json-edit.h"
#include "entente-json-places.h"

/* Between entente-json-edit.c (what is to change) and entente-json-children.c (how the text around what comes and
 * goes is laid out). */

typedef struct
{
  gsize start, end; /* replaced, end exclusive */
  char *text;
} EntenteJsonSplice;

typedef struct
{
  gsize before; /* offset of the child it stands before, or G_MAXSIZE = at the end */
  char *text;   /* key, colon and value */
} EntenteJsonInsertion;

/* An object or list whose children change. */
typedef struct
{
  gsize start;        /* of its brace */
  GHashTable *removed; /* starts of children */
  GPtrArray *insertions;
} EntenteJsonContainer;

struct _EntenteJsonEdit
{
  GBytes *text;
  const char *data;
  gsize length;
  EntenteJsonPlaces *places;
  const char *colon; /* ": " or ":" */
  GPtrArray *splices;
  GPtrArray *containers;
};

void entente_json_edit_add_splice (GPtrArray *splices, gsize start, gsize end, char *text);
gboolean entente_json_edit_is_minified (const EntenteJsonEdit *self);
void entente_json_children_splice (const EntenteJsonEdit *edit, const EntenteJsonContainer *container,
                                   GPtrArray *splices);

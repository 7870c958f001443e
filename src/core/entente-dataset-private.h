/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-arena.h"
#include "entente-dataset.h"

/* What lies behind EntenteDataset.priv: the storage of everything and the ids of each kind. */

typedef enum
{
  ENTENTE_ID_SOURCE,
  ENTENTE_ID_CRITERION,
  ENTENTE_ID_QUANTITY,
  ENTENTE_ID_TIER,
  ENTENTE_ID_PARTNER,
  ENTENTE_ID_BLOC,
  ENTENTE_ID_TIE_KIND,
  ENTENTE_ID_CONDITION,
  ENTENTE_ID_PRESET,
  ENTENTE_ID_SYSTEM,
  ENTENTE_ID_ORDER,
  ENTENTE_ID_SCENE,
  ENTENTE_N_ID_KINDS
} EntenteIdKind;

typedef struct
{
  EntenteArena *arena;
  GHashTable *ids[ENTENTE_N_ID_KINDS]; /* id -> index */
} EntenteDatasetStorage;

EntenteDataset *entente_dataset_new (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
int entente_dataset_find (const EntenteDataset *self, EntenteIdKind kind, const char *id);

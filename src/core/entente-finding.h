/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-heading.h"
#include "entente-scene-input.h"

/* What a picture shows, in one sentence, and what that rests on. */

typedef enum
{
  ENTENTE_FINDING_TIERS, /* who reaches the first tier, or what the change of weights did */
  ENTENTE_FINDING_LIST   /* the same, or the sort order and the filter of the list */
} EntenteFindingKind;

typedef struct
{
  char *title, *subtitle;
  char *marking; /* handling line, or NULL */
} EntenteFinding;

EntenteFinding *entente_finding_new (const EntenteSceneInput *input, EntenteFindingKind kind)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_finding_free (EntenteFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFinding, entente_finding_free)
EntenteHeading *entente_finding_make_heading (const EntenteFinding *self, const EntenteSceneInput *input,
                                              const char *view)
  G_GNUC_WARN_UNUSED_RESULT;

char *entente_finding_number (guint n, gboolean starts_sentence) G_GNUC_WARN_UNUSED_RESULT;

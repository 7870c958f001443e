/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-measure.h"

/* Of names that would reach across a picture the middle is left out. */

#define ENTENTE_NAME_MOST_WIDTH 190.0 /* of a label at text scale 1 */

GHashTable *entente_name_cuts_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *entente_name_cut (EntenteMeasure *measure, EntenteFont font, const char *name, double width)
  G_GNUC_WARN_UNUSED_RESULT;

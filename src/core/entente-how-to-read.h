/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-measure.h"

/* One line a picture that says how it is read. */

const char *entente_how_to_read (const char *view);
char *entente_how_to_read_append (const char *view, const char *subtitle, double width, EntenteMeasure *measure)
  G_GNUC_WARN_UNUSED_RESULT;

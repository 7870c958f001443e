/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-text.h"

/* The language that a user's new texts are written in. */

char *entente_writing_language_get (const EntenteText *text, const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;

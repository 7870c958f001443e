/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-history.h"
#include "entente-session.h"

/* Between entente-session.c (state and results) and entente-session-changes.c (what may be changed). */

const EntenteHistoryStep *entente_session_get_base (EntenteSession *self, const char *token,
                                                    gint64 now);
gboolean entente_session_record (EntenteSession *self, EntenteHistoryChange *change);
void entente_session_close_run (EntenteSession *self);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* One sentence about the last change, in the window and for screen readers. */

#define ENTENTE_TYPE_STATUS_STRIP (entente_status_strip_get_type ())
G_DECLARE_FINAL_TYPE (EntenteStatusStrip, entente_status_strip, ENTENTE, STATUS_STRIP, GtkWidget)

void entente_status_strip_set_session (EntenteStatusStrip *self, EntenteSession *session);
void entente_status_strip_set_hint (EntenteStatusStrip *self, const char *hint);
void entente_status_strip_explain (EntenteStatusStrip *self, const char *sentence);
const char *entente_status_strip_get_text (EntenteStatusStrip *self);

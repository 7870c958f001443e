/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

/* Says that something takes a while, and offers to cancel it; what is done within a second needs no word. */

typedef struct _EntenteProgressToast EntenteProgressToast;

EntenteProgressToast *entente_progress_toast_new (AdwToastOverlay *overlay, const char *text,
                                                  GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void entente_progress_toast_finish (EntenteProgressToast *self);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

/* Text that strangers wrote, where libraries would take it for more than text. */

AdwToast *entente_plain_text_make_toast (const char *text);
char *entente_plain_text_shorten (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *entente_plain_text_make_label (const char *text) G_GNUC_WARN_UNUSED_RESULT;

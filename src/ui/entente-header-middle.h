/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

#define ENTENTE_TYPE_HEADER_MIDDLE (entente_header_middle_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHeaderMiddle, entente_header_middle, ENTENTE, HEADER_MIDDLE, GtkWidget)

gboolean entente_header_middle_is_full (EntenteHeaderMiddle *self);

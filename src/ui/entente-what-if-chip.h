/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* "2 what-if values": there as long as any are, in every view; lists them and takes them back. Property: narrow. */

#define ENTENTE_TYPE_WHAT_IF_CHIP (entente_what_if_chip_get_type ())
G_DECLARE_FINAL_TYPE (EntenteWhatIfChip, entente_what_if_chip, ENTENTE, WHAT_IF_CHIP, GtkWidget)

void entente_what_if_chip_set_session (EntenteWhatIfChip *self, EntenteSession *session);

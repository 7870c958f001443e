/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* Supposes another value than the fact, by slider, by typing or from a list. The document stays as it is. */

#define ENTENTE_TYPE_WHAT_IF_POPOVER (entente_what_if_popover_get_type ())
G_DECLARE_FINAL_TYPE (EntenteWhatIfPopover, entente_what_if_popover, ENTENTE, WHAT_IF_POPOVER, GtkPopover)

GtkWidget *entente_what_if_popover_new (EntenteSession *session);
void entente_what_if_popover_offer (EntenteWhatIfPopover *self, guint partner, const guint *quantities, guint n);

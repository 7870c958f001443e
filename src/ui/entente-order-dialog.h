/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* Asks for the criteria in order of importance; weights follow from the order alone. */

#define ENTENTE_TYPE_ORDER_DIALOG (entente_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteOrderDialog, entente_order_dialog, ENTENTE, ORDER_DIALOG, AdwWindow)

GtkWidget *entente_order_dialog_new (GtkWindow *parent, EntenteSession *session);

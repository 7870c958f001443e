/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* Would another method disagree: how alike the orders are, and the ranks of each partner by every method. */

#define ENTENTE_TYPE_METHODS_DIALOG (entente_methods_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMethodsDialog, entente_methods_dialog, ENTENTE, METHODS_DIALOG, AdwWindow)

GtkWidget *entente_methods_dialog_new (GtkWindow *parent, EntenteSession *session);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* A new partner: name, code, region and place. It is selected once it is there, for its facts to follow. */

#define ENTENTE_TYPE_PARTNER_DIALOG (entente_partner_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntentePartnerDialog, entente_partner_dialog, ENTENTE, PARTNER_DIALOG, AdwWindow)

GtkWidget *entente_partner_dialog_new (EntenteSession *session, const char *name) G_GNUC_WARN_UNUSED_RESULT;

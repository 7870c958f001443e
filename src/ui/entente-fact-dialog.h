/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* The facts of a partner for one indicator: to correct, add or take away a year. */

#define ENTENTE_TYPE_FACT_DIALOG (entente_fact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFactDialog, entente_fact_dialog, ENTENTE, FACT_DIALOG, AdwWindow)

GtkWidget *entente_fact_dialog_new (EntenteSession *session, guint partner, int quantity) G_GNUC_WARN_UNUSED_RESULT;

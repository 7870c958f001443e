/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

GtkWidget *entente_message_dialog_new (GtkWindow *parent, const char *heading, const char *body);

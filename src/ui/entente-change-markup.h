/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

char *entente_change_markup_make (GtkWidget *widget, EntenteSession *session, const EntenteChangeSummary *summary)
  G_GNUC_WARN_UNUSED_RESULT;

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* The order of importance as rows of an expander row: each criterion listed weighs at least as much as the next.
 * Signal: "ask" with an array of criteria (GArray of int): the user wants this order. */

#define ENTENTE_TYPE_ORDER_ROWS (entente_order_rows_get_type ())
G_DECLARE_FINAL_TYPE (EntenteOrderRows, entente_order_rows, ENTENTE, ORDER_ROWS, AdwExpanderRow)

void entente_order_rows_set_session (EntenteOrderRows *self, EntenteSession *session);
void entente_order_rows_update (EntenteOrderRows *self);
char *entente_order_rows_describe (const EntenteDataset *dataset, const EntenteScenario *scenario)
  G_GNUC_WARN_UNUSED_RESULT;

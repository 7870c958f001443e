/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

/* What stands in an expander row costs nothing until the row is opened for the first time. */

void entente_resting_row_init (AdwExpanderRow *row);

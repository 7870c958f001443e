/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-analysis.h"

/* For the session, which has the first answer ready before it says that there are results. */

void entente_analysis_update (EntenteAnalysis *self);

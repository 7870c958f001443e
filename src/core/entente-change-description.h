/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* What differs between two scenarios, in words. */

char *entente_change_describe (const EntenteScenario *before, const EntenteScenario *after,
                               const EntenteValues *old_values, const EntenteValues *new_values,
                               const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;

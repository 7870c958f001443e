/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"
#include "entente-share-scale.h"

/* Shows on a slider where somebody changes tier, and leads from one such place to the next. */

void entente_criterion_tipping_attach (EntenteShareScale *scale, EntenteSession *session, guint criterion);

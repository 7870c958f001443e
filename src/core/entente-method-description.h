/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scenario.h"

/* What methods and normalisations are called, in plain words and in the field's; translated, not owned. */

const char *entente_method_get_name (EntenteMethod method);
const char *entente_method_get_sentence (EntenteMethod method);
const char *entente_method_get_term (EntenteMethod method);
const char *entente_normalisation_get_name (EntenteNormalisation normalisation);
const char *entente_normalisation_get_term (EntenteNormalisation normalisation);
const char *entente_method_describe_likeness (double tau);
char *entente_method_describe (const EntenteScenario *scenario) G_GNUC_WARN_UNUSED_RESULT;

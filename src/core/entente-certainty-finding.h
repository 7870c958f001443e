/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scene-input.h"

/* What the draws say of the first tier in one sentence, and how to read the picture below it. */

char *entente_certainty_finding_make_title (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;
char *entente_certainty_finding_make_short_title (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;
char *entente_certainty_finding_make_short_subtitle (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;
char *entente_certainty_finding_make_subtitle (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;

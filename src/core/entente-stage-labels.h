/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scene-input.h"

/* Whom a picture names that is read from the back row. */

#define ENTENTE_STAGE_MOST_LABELS 10

gboolean *entente_stage_labels_choose (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;

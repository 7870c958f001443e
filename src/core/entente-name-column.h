/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scene-input.h"

double entente_name_column_measure (const EntenteSceneInput *input);

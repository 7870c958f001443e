/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"

#define ENTENTE_TYPE_MAP_PICTURE (entente_map_picture_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMapPicture, entente_map_picture, ENTENTE, MAP_PICTURE, EntentePicture)

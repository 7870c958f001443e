/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"

/* The hub in the middle, a ring a tier, partners on their ring: the picture of kind "orbit". */

#define ENTENTE_TYPE_ORBIT_PICTURE (entente_orbit_picture_get_type ())
G_DECLARE_FINAL_TYPE (EntenteOrbitPicture, entente_orbit_picture, ENTENTE, ORBIT_PICTURE, EntentePicture)

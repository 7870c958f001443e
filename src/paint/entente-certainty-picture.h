/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"

/* The heat map of ranks as a picture that moves and answers. */

#define ENTENTE_TYPE_CERTAINTY_PICTURE (entente_certainty_picture_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCertaintyPicture, entente_certainty_picture, ENTENTE, CERTAINTY_PICTURE, EntentePicture)

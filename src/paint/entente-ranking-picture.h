/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"

/* The ranked list as a picture that moves and answers. */

#define ENTENTE_TYPE_RANKING_PICTURE (entente_ranking_picture_get_type ())
G_DECLARE_FINAL_TYPE (EntenteRankingPicture, entente_ranking_picture, ENTENTE, RANKING_PICTURE, EntentePicture)

/* For dragging a cut-off: see entente_cut_off_drag (). y is in the picture. */
double entente_ranking_picture_get_cut_off_position (EntenteRankingPicture *self, guint tier, double y);

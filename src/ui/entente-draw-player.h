/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture-view.h"

/* Plays sampled weightings one by one in the Certainty view: what uncertainty means to people who have no use for
 * an interval. It changes nothing in the session. */

#define ENTENTE_TYPE_DRAW_PLAYER (entente_draw_player_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDrawPlayer, entente_draw_player, ENTENTE, DRAW_PLAYER, GtkWidget)

GtkWidget *entente_draw_player_new (EntentePictureView *view);
void entente_draw_player_set_session (EntenteDrawPlayer *self, EntenteSession *session);

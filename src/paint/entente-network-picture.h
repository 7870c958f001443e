/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"

/* The network as a picture. A large one is laid out in a thread: "changed" says that it is ready, or that
 * marks are on their way. */

#define ENTENTE_TYPE_NETWORK_PICTURE (entente_network_picture_get_type ())
G_DECLARE_FINAL_TYPE (EntenteNetworkPicture, entente_network_picture, ENTENTE, NETWORK_PICTURE, EntentePicture)

/* Partners can be put elsewhere by hand; what comes of it is a pin, which belongs to the session. */
int entente_network_picture_find_grip (EntenteNetworkPicture *self, double x, double y, double reach);
void entente_network_picture_hold (EntenteNetworkPicture *self, guint partner, double x, double y);
EntentePin entente_network_picture_release (EntenteNetworkPicture *self);
EntentePin entente_network_picture_shift (EntenteNetworkPicture *self, guint partner, double dx, double dy);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"

/* The network as a picture. A large one is laid out in a thread: "changed" says that it is ready. */

#define ENTENTE_TYPE_NETWORK_PICTURE (entente_network_picture_get_type ())
G_DECLARE_FINAL_TYPE (EntenteNetworkPicture, entente_network_picture, ENTENTE, NETWORK_PICTURE, EntentePicture)

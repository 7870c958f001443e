/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

/* Sentences and names beside a picture follow a drag so often, in milliseconds: sixty of them a second nobody can read,
 * and to lay them out takes as long as to draw the picture. Numbers under the pointer and pictures follow at once. */
#define ENTENTE_READING_PACE_MS 350

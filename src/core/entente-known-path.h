/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gio/gio.h>

char *entente_known_path (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *entente_known_folder (GFile *file) G_GNUC_WARN_UNUSED_RESULT;

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* 19 MB that are read like any other file. */

#define LARGE_DATASET_PARTNERS 20000
#define LARGE_DATASET_INDICATORS 12

GBytes *large_dataset_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Files as large as one likes, that are read like any other: large_dataset_new () is 19 MB. */

#define LARGE_DATASET_PARTNERS 20000
#define LARGE_DATASET_INDICATORS 12

GBytes *large_dataset_new (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *large_dataset_new_sized (guint n_partners, guint n_ties) G_GNUC_WARN_UNUSED_RESULT;

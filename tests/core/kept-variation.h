/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "kept-sample.h"

GBytes *kept_variation_new_file (const char *file, guint number) G_GNUC_WARN_UNUSED_RESULT;
KeptSample *kept_variation_new_sample (guint number) G_GNUC_WARN_UNUSED_RESULT;
void kept_variation_vary_scenario (EntenteScenario *self, const EntenteDataset *dataset, guint number);
void kept_variation_init_picture (KeptPicture *self, guint number);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* Numbers and names as people of the user's language write them. Every result is owned by the caller. */

#define ENTENTE_FIRST_STRONG_ISOLATE "\342\201\250"
#define ENTENTE_POP_ISOLATE "\342\201\251"

/* Labels that are written from right to left: numbers with a sign or a unit are isolated, or these would change sides. */
void entente_format_set_right_to_left (gboolean right_to_left);
char *entente_format_isolate (char *text) G_GNUC_WARN_UNUSED_RESULT;
char *entente_format_keep_together (char *text) G_GNUC_WARN_UNUSED_RESULT;
char *entente_format_isolate_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;

char *entente_format_number (double value, int decimals) G_GNUC_WARN_UNUSED_RESULT;  /* "54,288"; U+2212 minus */
char *entente_format_get_point (void) G_GNUC_WARN_UNUSED_RESULT;
char *entente_format_get_separator (void) G_GNUC_WARN_UNUSED_RESULT;
char *entente_format_points (double score) G_GNUC_WARN_UNUSED_RESULT;                /* 0.8184 -> "81.8" */
char *entente_format_share (gint64 units, guint decimals) G_GNUC_WARN_UNUSED_RESULT; /* 35 -> "35 %" */
char *entente_format_rank (guint rank) G_GNUC_WARN_UNUSED_RESULT;                    /* 2 -> "2nd", "2位" */
char *entente_format_tier (guint tier) G_GNUC_WARN_UNUSED_RESULT;                    /* 0 -> "Tier 1" */
char *entente_format_cell (const EntenteDataset *dataset, guint quantity, const EntenteCell *cell,
                           const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;  /* "1.37 % of GDP" */
char *entente_format_names (const char *const *names, guint n, guint limit) G_GNUC_WARN_UNUSED_RESULT;
char *entente_format_marking (const EntenteDataset *dataset, const char *own, const char *const *languages)
  G_GNUC_WARN_UNUSED_RESULT;
const char *entente_format_partner (const EntenteDataset *dataset, int partner, const char *const *languages);
const char *entente_format_partner_code (const EntenteDataset *dataset, guint partner);
const char *entente_format_category (const EntenteQuantity *quantity, int category, const char *const *languages);
char *entente_format_amount (double amount) G_GNUC_WARN_UNUSED_RESULT; /* "9.1 billion" */
char *entente_format_quantity (const EntenteQuantity *quantity, double value, const char *const *languages)
  G_GNUC_WARN_UNUSED_RESULT;

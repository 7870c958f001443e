/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-analysis.h"

/* The cells of the table that stands for the Certainty view. */

typedef enum
{
  ENTENTE_TABLE_CERTAINTY_TIER,       /* the likeliest, in words */
  ENTENTE_TABLE_CERTAINTY_SHARE,      /* of the draws that give it */
  ENTENTE_TABLE_CERTAINTY_RANKS,      /* between which nine of ten draws lie */
  ENTENTE_TABLE_CERTAINTY_POSSIBLE,   /* best and worst under any allowed weights */
  ENTENTE_TABLE_CERTAINTY_SPREAD,     /* entropy of the ranks, bits */
  ENTENTE_TABLE_CERTAINTY_CONFIDENCE, /* to be first under its central weights */
  ENTENTE_TABLE_CERTAINTY_N_COLUMNS
} EntenteTableCertaintyColumn;

const char *entente_table_certainty_get_title (EntenteTableCertaintyColumn column);
double entente_table_certainty_get_number (EntenteAnalysis *analysis, EntenteTableCertaintyColumn column,
                                           guint partner);
char *entente_table_certainty_write (EntenteAnalysis *analysis, EntenteTableCertaintyColumn column, guint partner)
  G_GNUC_WARN_UNUSED_RESULT;

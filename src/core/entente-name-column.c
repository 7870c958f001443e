/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-name-column.h"

#include "entente-format.h"

#define MEASURED_NAMES 256

/**
 * entente_name_column_measure:
 *
 * Returns: the width of the widest name of a partner as a list has it, of a sample where there are many; the lists cut
 *   what is longer than their column
 */
double
entente_name_column_measure (const EntenteSceneInput *input)
{
  const guint n = input->dataset->n_partners, step = 1 + n / MEASURED_NAMES;
  double widest = 0;
  guint i;

  for (i = 0; i < n; i += step)
    widest = MAX (widest, entente_measure_get_width (input->measure, ENTENTE_FONT_BODY_STRONG,
                                                     entente_format_partner (input->dataset, i, input->languages)));
  return widest;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Pushes points apart until no two are closer than a distance, moving them as little as is simple. */

typedef struct
{
  double x, y;
  double reach;   /* two points stay at least the sum of their reaches apart */
  gboolean fixed; /* pinned: the others give way */
} EntenteDisc;

typedef struct
{
  double left, top, right, bottom;
} EntenteArea;

gboolean entente_separate (EntenteDisc *discs, guint n, const EntenteArea *area, guint max_rounds);

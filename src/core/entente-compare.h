/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

/* For sorting: below 0 when a comes before b, 0 when they are equal (or no numbers), else above 0. */

#define ENTENTE_COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

/* Logarithm, exponential and power, to the last bit the same on every processor. */

double entente_log (double x);
double entente_exp (double x);
double entente_pow (double x, double y);

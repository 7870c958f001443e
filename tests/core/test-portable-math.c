/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The own elementary functions: near the C library's, and to the bit what they were when this was written. */

#include "entente-portable-math.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define N_DRAWS 200000

/* Distance in units of the last place of @b, which is normal. */
static double
get_ulps (double a,
          double b)
{
  const double ulp = nextafter (fabs (b), INFINITY) - fabs (b);

  return a == b ? 0 : fabs (a - b) / ulp;
}

/* Positive, of any magnitude. */
static double
draw_any (GRand *random)
{
  return ldexp (g_rand_double_range (random, 0.5, 1), g_rand_int_range (random, -1000, 1000));
}

static void
test_log (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint k;

  for (k = 0; k < N_DRAWS; k++)
    {
      const double any = draw_any (random), unit = g_rand_double (random);
      const double near = 1 + g_rand_double_range (random, -1e-3, 1e-3);

      g_assert_cmpfloat (get_ulps (entente_log (any), log (any)), <=, 2.5);
      g_assert_cmpfloat (get_ulps (entente_log (unit), log (unit)), <=, 2.5);
      g_assert_cmpfloat (get_ulps (entente_log (near), log (near)), <=, 2.5);
    }
  g_assert_cmpfloat (entente_log (1), ==, 0);
  g_assert_cmpfloat (entente_log (0), ==, -INFINITY);
  g_assert_cmpfloat (entente_log (INFINITY), ==, INFINITY);
  g_assert_true (isnan (entente_log (-1)));
  g_assert_true (isnan (entente_log (NAN)));
  g_assert_cmpfloat (get_ulps (entente_log (0x1p-1074), log (0x1p-1074)), <=, 2.5);
}

static void
test_exp (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint k;

  for (k = 0; k < N_DRAWS; k++)
    {
      const double wide = g_rand_double_range (random, -708, 709), narrow = g_rand_double_range (random, -1, 1);

      g_assert_cmpfloat (get_ulps (entente_exp (wide), exp (wide)), <=, 1.5);
      g_assert_cmpfloat (get_ulps (entente_exp (narrow), exp (narrow)), <=, 1.5);
    }
  g_assert_cmpfloat (entente_exp (0), ==, 1);
  g_assert_cmpfloat (entente_exp (-INFINITY), ==, 0);
  g_assert_cmpfloat (entente_exp (-1000), ==, 0);
  g_assert_cmpfloat (entente_exp (1000), ==, INFINITY);
  g_assert_true (isnan (entente_exp (NAN)));
  g_assert_cmpfloat_with_epsilon (entente_exp (-740), exp (-740), 0x1p-1073);
}

static void
test_pow (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint k;

  for (k = 0; k < N_DRAWS; k++)
    {
      const double x = g_rand_double (random), y = g_rand_double_range (random, 0, 3), any = draw_any (random);
      const double share = g_rand_double_range (random, -1, 1);

      g_assert_cmpfloat (get_ulps (entente_pow (x, y), pow (x, y)), <=, 2);
      g_assert_cmpfloat (get_ulps (entente_pow (any, share), pow (any, share)), <=, 2);
    }
  g_assert_cmpfloat (entente_pow (0, 0), ==, 1);
  g_assert_cmpfloat (entente_pow (0, 0.3), ==, 0);
  g_assert_cmpfloat (entente_pow (0, -1), ==, INFINITY);
  g_assert_cmpfloat (entente_pow (INFINITY, -1), ==, 0);
  g_assert_cmpfloat (entente_pow (5, 1e300), ==, INFINITY);
  g_assert_cmpfloat (entente_pow (5, -1e300), ==, 0);
  g_assert_true (isnan (entente_pow (-1, 2)));
}

static void
mix (guint64 *hash,
     double x)
{
  guint64 bits;

  memcpy (&bits, &x, sizeof bits);
  *hash = (*hash ^ bits) * G_GUINT64_CONSTANT (1099511628211);
}

/* The bits themselves, of arguments that are whole multiples of small powers of two: hashes of what the first
 * machine gave, so that another one that differs in a single bit is seen. */
static void
test_bits (void)
{
  guint64 logs = 1, exps = 1, pows = 1;
  guint k;

  for (k = 1; k <= 4096; k++)
    {
      mix (&logs, entente_log (k / 4096.0));
      mix (&exps, entente_exp ((k - 2048.0) / 64));
      mix (&pows, entente_pow (k / 4096.0, k / 1024.0));
    }
  g_assert_cmphex (logs, ==, G_GUINT64_CONSTANT (0x7fc967ba62f03582));
  g_assert_cmphex (exps, ==, G_GUINT64_CONSTANT (0xdcb90e31143795c8));
  g_assert_cmphex (pows, ==, G_GUINT64_CONSTANT (0x62ef529d2c0d16bc));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portable-math/log", test_log);
  g_test_add_func ("/portable-math/exp", test_exp);
  g_test_add_func ("/portable-math/pow", test_pow);
  g_test_add_func ("/portable-math/bits", test_bits);
  return g_test_run ();
}

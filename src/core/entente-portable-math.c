/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Elementary functions that give the same bits everywhere.
 *
 * A C library may choose its logarithm by the processor it runs on, and two of them differ in the last bit
 * now and then. Where results feed counts (sampling) or ties (scores), that would make ranks depend on the
 * machine. Only the operations that IEEE 754 rounds exactly are used here, in a fixed order, without
 * contraction: + - * /, rint, frexp, ldexp.
 *
 *   log x = e ln 2 + log m,  x = m 2^e, m in [sqrt 1/2, sqrt 2)
 *   log m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...),  s = (m - 1) / (m + 1), |s| < 0.1716
 *   exp x = 2^k exp r,  k = x / ln 2 rounded, |r| <= ln 2 / 2, exp r by its power series
 *
 * The series are cut where the next term is under 2^-57 of the result.
 */

#include "config.h"

#include "entente-portable-math.h"

#include <math.h>

/* ln 2 in two parts; the first has 32 bits, so that its products with exponents are exact. */
#define LN2_HIGH 0x1.62e42fefp-1
#define LN2_LOW 0x1.473de6af278edp-34
#define PER_LN2 0x1.71547652b82fep+0
#define EXP_OVERFLOW 709.782712893384
#define EXP_UNDERFLOW -745.1332191019412

/* x = high + low, to about twice the digits of one number. */
typedef struct
{
  double high, low;
} Long;

static double
split_exponent (double x,
                int *exponent)
{
  double m = frexp (x, exponent);

  if (m < M_SQRT1_2)
    {
      m *= 2;
      --*exponent;
    }
  return m;
}

/* artanh s / s - 1 for z = s^2 < 0.0295: z/3 + z^2/5 + ... + z^11/23. Two chains, for the processor's sake. */
static double
sum_artanh (double z)
{
  const double w = z * z;
  const double odd = 1.0 / 3 + w * (1.0 / 7 + w * (1.0 / 11 + w * (1.0 / 15 + w * (1.0 / 19 + w * (1.0 / 23)))));
  const double even = 1.0 / 5 + w * (1.0 / 9 + w * (1.0 / 13 + w * (1.0 / 17 + w * (1.0 / 21))));

  return z * (odd + z * even);
}

static double
log_special (double x)
{
  if (x == 0)
    return -INFINITY;
  return x < 0 ? NAN : x; /* NaN and infinity stay */
}

/**
 * entente_log:
 *
 * Natural logarithm. -inf for 0, NaN below it. Within 3 units of the last place. O(1).
 */
double
entente_log (double x)
{
  double m, s;
  int e;

  if (!(x > 0) || isinf (x))
    return log_special (x);
  m = split_exponent (x, &e);
  s = (m - 1) / (m + 1);
  return e * LN2_HIGH + (e * LN2_LOW + (2 * s + 2 * s * sum_artanh (s * s)));
}

/* a + b without loss (Knuth). */
static Long
add_exactly (double a,
             double b)
{
  const double sum = a + b, part = sum - a;

  return (Long) { sum, (a - (sum - part)) + (b - part) };
}

/* exp (r + rest) - 1 for |r| <= 0.347: r + r^2/2 + r^3/6 + ... + r^14/14!; rest is under a unit of r's last place. */
static double
sum_exp (double r,
         double rest)
{
  static const double coefficients[] = {
    1.0 / 87178291200.0, 1.0 / 6227020800.0, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320,
    1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2
  };
  double sum = 0;
  unsigned k;

  for (k = 0; k < sizeof coefficients / sizeof *coefficients; k++)
    sum = sum * r + coefficients[k];
  return r + (rest + (r * r * sum + r * rest));
}

/* exp (x.high + x.low), where low is far smaller than high. */
static double
exp_long (Long x)
{
  double k;
  Long r;

  if (isnan (x.high))
    return x.high;
  if (x.high > EXP_OVERFLOW)
    return INFINITY;
  if (x.high < EXP_UNDERFLOW)
    return 0;
  k = rint (x.high * PER_LN2);
  r = add_exactly (x.high - k * LN2_HIGH, x.low - k * LN2_LOW); /* the former without loss: both are near */
  return ldexp (1 + sum_exp (r.high, r.low), (int) k);
}

/**
 * entente_exp:
 *
 * e to the power x: 0 and infinity beyond what a double holds. Within 1 unit of the last place. O(1).
 */
double
entente_exp (double x)
{
  return exp_long ((Long) { x, 0 });
}

/* The upper 26 bits of x, for |x| < 2^990. */
static double
take_upper (double x)
{
  const double shifted = x * 134217729.0; /* 2^27 + 1 */

  return shifted - (shifted - x);
}

/* a b without loss: Dekker 1971, doi:10.1007/BF01397083. */
static Long
multiply_exactly (double a,
                  double b)
{
  const double a1 = take_upper (a), a2 = a - a1, b1 = take_upper (b), b2 = b - b1, product = a * b;

  return (Long) { product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2 };
}

/* The logarithm with some six bits more than a double has. */
static Long
log_long (double x)
{
  int e;
  const double m = split_exponent (x, &e);
  const Long below = add_exactly (m, 1);
  const double s = (m - 1) / below.high;
  const Long back = multiply_exactly (s, below.high);
  const double rest = ((m - 1 - back.high) - back.low - s * below.low) / below.high;
  const double tail = 2 * (rest + s * sum_artanh (s * s));
  const Long sum = add_exactly (e * LN2_HIGH, 2 * s);

  return add_exactly (sum.high, sum.low + (tail + e * LN2_LOW));
}

/**
 * entente_pow:
 * @x: not negative
 *
 * x to the power y = exp (y log x). 1 for y = 0, also of 0; 0 to a positive power is 0, to a negative one
 * infinity; NaN for x < 0. Within 2 units of the last place. O(1).
 */
double
entente_pow (double x,
             double y)
{
  Long l, product;

  if (y == 0 || x == 1)
    return 1;
  if (!(x >= 0) || isnan (y))
    return NAN;
  if (x == 0 || isinf (x))
    return (x == 0) == (y > 0) ? 0 : INFINITY;
  l = log_long (x);
  if (!(fabs (y) < 1e20) || fabs (y * l.high) > 800) /* far outside, and safe from overflow */
    return exp_long ((Long) { y * l.high, 0 });
  product = multiply_exactly (y, l.high);
  return exp_long ((Long) { product.high, product.low + y * l.low });
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* On which side of an exact number the round one stands. */

#include "entente-leverage-private.h"

#include <math.h>

/* Away from today's, so that it is enough; where nothing is known today, away from the end that is worth least. */
static void
test_round (void)
{
  static const struct
  {
    EntenteLeverRoom room;
    double to;
    int decimals;
    double expected;
  } cases[] = {
    { { .from = 1, .low = 0, .high = 10, .best = 10 }, 3.21, 1, 3.3 },
    { { .from = 5, .low = 0, .high = 10, .best = 0 }, 3.29, 1, 3.2 },
    { { .from = 1, .low = 0, .high = 10, .best = 10 }, 3.2, 1, 3.2 },
    { { .from = 1, .low = 0, .high = 10, .best = 10 }, 3.21, 0, 4 },
    { { .from = 5, .low = 0, .high = 10, .best = 0 }, 3.29, 0, 3 },
    { { .from = NAN, .low = 0, .high = 10, .best = 10 }, 3.21, 1, 3.3 },
    { { .from = NAN, .low = 0, .high = 10, .best = 0 }, 3.29, 1, 3.2 },
    { { .from = NAN, .low = 0.25, .high = 10, .best = 0.25 }, 0.25, 1, 0.2 }, /* the best end itself */
    { { .from = NAN, .low = 0, .high = 9.75, .best = 9.75 }, 9.75, 1, 9.8 },
    { { .from = 1, .low = 0, .high = 1e17, .best = 1e17 }, 1e16 + 2, 0, 1e16 + 2 }, /* has no decimals to lose */
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (entente_lever_room_round (&cases[i].room, cases[i].to, cases[i].decimals), cases[i].expected,
                                    1e-12);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lever-room/round", test_round);
  return g_test_run ();
}

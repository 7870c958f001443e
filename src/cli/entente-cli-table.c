/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Columns of text on a terminal. */

#include "config.h"

#include "entente-cli-table.h"

#include <stdio.h>

/* Columns of a terminal that the text takes. */
guint
entente_cli_get_width (const char *string)
{
  guint width = 0;

  for (; *string != '\0'; string = g_utf8_next_char (string))
    {
      gunichar c = g_utf8_get_char (string);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

void
entente_cli_print_padded (const char *string,
                          guint width)
{
  guint own = entente_cli_get_width (string);

  fputs (string, stdout);
  for (; own < width; own++)
    fputc (' ', stdout);
}

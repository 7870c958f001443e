/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Makes a document of what cairo's SVG surface wrote: words to read, ids that are always the same. */

typedef struct
{
  const char *title;
  const char *summary;     /* what the picture shows */
  const char *labels;      /* what stands in it, a label a line */
  const char *fingerprint; /* program, data and settings */
  const char *recipe;      /* all that it was made with, on one line */
  const char *language;    /* or NULL */
} EntenteSvgWords;

GBytes *entente_svg_document_finish (GByteArray *svg, const EntenteSvgWords *words) G_GNUC_WARN_UNUSED_RESULT;

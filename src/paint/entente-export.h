/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"

/* A picture as a file: PNG, SVG or PDF; the same input gives the same bytes. */

typedef enum
{
  ENTENTE_EXPORT_PNG,
  ENTENTE_EXPORT_SVG,
  ENTENTE_EXPORT_PDF
} EntenteExportFormat;

typedef struct
{
  const char *view;        /* id of the picture; NULL = all of them, a page each (PDF only) */
  EntenteExportFormat format;
  EntenteTheme theme;      /* light unless asked otherwise, whatever the desktop has */
  double width, height;    /* logical pixels of the whole; height 0 = what the picture needs */
  double scale;            /* PNG: pixels a logical pixel; 0 = 2, on_screen 1 */
  gboolean on_screen;      /* exactly what the window draws: no margin, no footer, no legend */
  const char *font_family; /* NULL = the default */
  const char *language;    /* of the text, e.g. "ja"; NULL = unknown */
} EntenteExportOptions;

#define ENTENTE_EXPORT_ERROR (entente_export_error_quark ())
GQuark entente_export_error_quark (void);

typedef enum
{
  ENTENTE_EXPORT_ERROR_VIEW,  /* no such picture */
  ENTENTE_EXPORT_ERROR_EMPTY, /* the dataset has nothing for it */
  ENTENTE_EXPORT_ERROR_SIZE,  /* too large for the format */
  ENTENTE_EXPORT_ERROR_CAIRO
} EntenteExportError;

/* The input's measure, size, text scale and for_export are set by the export itself. */
GBytes *entente_export_render (const EntenteExportOptions *options, const EntenteSceneInput *input,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Turns the input's zoom into one that has this partner in the middle; FALSE when the picture has no such mark. */
gboolean entente_export_centre_on (const EntenteExportOptions *options, EntenteSceneInput *input, int partner);
char *entente_export_get_fingerprint (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;
const char *entente_export_get_language (const char *wish);
gboolean entente_export_guess_format (const char *path, EntenteExportFormat *format);

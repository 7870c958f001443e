/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-ranking-painter.h"

/* Inside the ranking painter only: what a drawing is about, and what its parts share. */

#define ENTENTE_LIST_LOCK_WIDTH 9.0
#define ENTENTE_LIST_EXPORT_INSET 10.0
#define ENTENTE_LIST_N_LABELS 32
#define ENTENTE_LIST_NUMBER_SIZE 48

typedef struct
{
  const EntenteRankingShown *shown;
  const EntenteRankingScene *scene;
  const EntenteStyle *style;
  EntentePangoMeasure *text;
  cairo_t *cr;
  double scale; /* of what follows the size of text */
  const char *point; /* of decimals */
  EntenteColour labels[ENTENTE_LIST_N_LABELS]; /* of numbers on the bars of the first criteria */
} EntenteListDrawing;

/* x of the scene, which runs in the reading direction, as x of the picture. */
double entente_list_place (const EntenteListDrawing *d, double x);
/* On a screen edges of bars stand on whole pixels; in files they stand where they belong. */
double entente_list_snap (const EntenteListDrawing *d, double x);
double entente_list_get_width (const EntenteListDrawing *d, EntenteFont font, const char *text);
/* 18.64 -> "18.6", as entente_format_points () writes it, without a string of its own. */
void entente_list_print_points (const EntenteListDrawing *d, double points, char text[ENTENTE_LIST_NUMBER_SIZE]);
/* Text with its line box centred on middle. */
void entente_list_put_text (const EntenteListDrawing *d, EntenteFont font, const char *text, double x,
                                       double middle, EntenteAlign align, double max_width, EntenteColour colour);
/* The same in rows, whose text grows with them. */
void entente_list_put_row_text (const EntenteListDrawing *d, EntenteFont font, const char *text, double x,
                                double middle, EntenteAlign align, double max_width, EntenteColour colour);
void entente_list_add_rectangle (const EntenteListDrawing *d, double x, double y, double width,
                                            double height);
void entente_list_add_rounded (cairo_t *cr, double x, double y, double width, double height,
                                          double radius);
void entente_list_draw_lock (const EntenteListDrawing *d, double x, double middle);
EntenteHatch entente_list_get_hatch (guint criterion);
const double *entente_list_get_mark (const EntenteListDrawing *d, guint partner);
gboolean entente_list_is_in_sight (const EntenteListDrawing *d, double y, double height);

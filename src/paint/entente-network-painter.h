/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-mark-sprites.h"
#include "entente-network-scene.h"
#include "entente-text-sprites.h"

/* Draws the network. */

typedef enum
{
  ENTENTE_NETWORK_OPACITY,
  ENTENTE_NETWORK_RADIUS,
  ENTENTE_NETWORK_N_CHANNELS
} EntenteNetworkChannel;

typedef struct
{
  cairo_t *cr;
  double mask_scale; /* pixels a unit of an image for the screen: thin lines are written into masks; 0 = strokes */
} EntenteNetworkTarget;

/* Hulls and lines: what changes only when the view or the focus does. */
void entente_network_painter_draw_ground (const EntenteNetworkScene *scene, const EntenteStyle *style,
                                          const EntenteNetworkTarget *target);

typedef struct
{
  const EntenteNetworkScene *scene;
  const double *shown;         /* n_nodes x ENTENTE_NETWORK_N_CHANNELS */
  EntenteTextSprites *sprites; /* names as images, for screens; NULL = as text */
  EntenteMarkSprites *marks;   /* likewise */
} EntenteNetworkShown;

/* Marks, names, legend and heading. */
void entente_network_painter_draw_marks (const EntenteNetworkShown *shown, const EntenteStyle *style,
                                         EntentePangoMeasure *text, cairo_t *cr);
/* A tie as in the picture, from x0 to x1 at y: for legends. */
void entente_network_painter_draw_tie_sample (const EntenteStyle *style, cairo_t *cr, EntenteTieClass tie_class,
                                              double x0, double x1, double y);
void entente_network_painter_draw_bloc_sample (const EntenteStyle *style, cairo_t *cr, int colour, double x, double y,
                                               double width, double height);

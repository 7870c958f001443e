/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-heading.h"
#include "entente-map-geometry.h"
#include "entente-scene-input.h"

/* Where the parts of the Map go: heading, world, insets, legend, footer. */

/* How an area is filled. Tier n is ENTENTE_MAP_TIER + n. */
typedef enum
{
  ENTENTE_MAP_LAND, /* not a partner */
  ENTENTE_MAP_HUB,
  ENTENTE_MAP_NOT_RATED,
  ENTENTE_MAP_TIER
} EntenteMapFill;

#define ENTENTE_MAP_N_FILLS (ENTENTE_MAP_TIER + ENTENTE_MAX_TIERS)

typedef struct
{
  guint fill;
  EntenteMapRect swatch;
  gboolean has_mark;
  double mark_x, mark_y;
  char *name, *note; /* note may be NULL */
  EntenteFont font;  /* of the name */
  double text_x, name_y, note_y;
} EntenteMapLegendRow;

/* A crowded region, drawn larger in a free place. */
typedef struct
{
  guint region;
  double factor; /* times as large as the world */
  EntenteMapFrame frame;
  char *title;
  double title_x, title_y;
} EntenteMapInset;

#define ENTENTE_MAP_MAX_INSETS 3
#define ENTENTE_MAP_CARD_PADDING 12.0 /* of the surface below legend and footer around them */

/* What the places of world and insets depend on. */
typedef struct
{
  const EntenteDataset *dataset;
  const EntenteWorld *world;
  double width, height, text_scale, top, legend_width, legend_height;
  gboolean whole, right_to_left;
  EntenteMedium medium;
} EntenteMapLayoutKey;

typedef struct
{
  EntenteMapLayoutKey key;
  EntenteHeading *heading;
  gboolean right_to_left; /* legend and footer: x is the right edge of the text */
  EntenteMapFrame world;
  EntenteMapFrame base; /* the world before it was magnified */
  guint n_insets;
  EntenteMapInset insets[ENTENTE_MAP_MAX_INSETS];
  GArray *legend;        /* EntenteMapLegendRow */
  EntenteMapRect legend_box;
  GPtrArray *footer;     /* lines */
  EntenteMapRect footer_box;
  double footer_line;
  double names_left, names_right; /* where columns of names end and begin beside the world; 0 = there are none */
  gboolean compact;      /* the legend beside the world, which would lie on land otherwise */
  gboolean cards;        /* legend and footer lie on land and need a surface */
  gboolean crowded;      /* and there was no room to draw the crowd larger */
  gboolean tiny;         /* the world has room for few names */
  gboolean few_marks;    /* and marks, or there are too many for what room it has */
} EntenteMapLayout;

EntenteMapLayout *entente_map_layout_new (const EntenteSceneInput *input, EntenteWorld *world, EntenteHeading *heading,
                                          const EntenteMapLayout *previous, gboolean columns)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_map_layout_free (EntenteMapLayout *self);
gboolean entente_map_layout_is_for (const EntenteMapLayout *self, const EntenteSceneInput *input);
gboolean entente_map_layout_covers (const EntenteMapLayout *self, EntenteMapPoint point);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapLayout, entente_map_layout_free)

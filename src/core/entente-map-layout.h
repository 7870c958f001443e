/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-heading.h"
#include "entente-map-geometry.h"
#include "entente-scene-input.h"

/* Where the parts of the Map go: heading, world, Europe inset, legend, footer. */

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

typedef struct
{
  EntenteHeading *heading;
  gboolean right_to_left; /* legend and footer: x is the right edge of the text */
  EntenteMapFrame world;
  gboolean has_inset;
  EntenteMapFrame inset;
  char *inset_title;
  double inset_title_x, inset_title_y;
  GArray *legend;        /* EntenteMapLegendRow */
  EntenteMapRect legend_box;
  GPtrArray *footer;     /* lines */
  EntenteMapRect footer_box;
  double footer_line;
  gboolean cards;        /* legend and footer lie on land and need a surface */
} EntenteMapLayout;

EntenteMapLayout *entente_map_layout_new (const EntenteSceneInput *input, EntenteHeading *heading)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_map_layout_free (EntenteMapLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapLayout, entente_map_layout_free)

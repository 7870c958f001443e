/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-heading.h"
#include "entente-hull.h"
#include "entente-label-placement.h"
#include "entente-network-homes.h"
#include "entente-network-layout.h"
#include "entente-network-ties.h"
#include "entente-scene-input.h"

/* The network as plain geometry: marks, ties, hulls, labels, legend. Immutable once built. Never mirrored. */

#define ENTENTE_NETWORK_HUB_RADIUS 30.0
#define ENTENTE_NETWORK_HUB_EDGE 8.0 /* by which its name stays shorter than its diameter */
#define ENTENTE_NETWORK_FADED 0.42

typedef struct
{
  double x, y, radius;
  double opacity;  /* 1, or ENTENTE_NETWORK_FADED beside a focus */
  guint tier;      /* n_tiers = not rated */
  int change;      /* tiers won (+) or lost (-) against the baseline */
  gboolean fellow; /* in a shown bloc with the focus, or tied to it */
  gboolean pinned; /* put there by hand */
} EntenteNetworkNode;

typedef enum
{
  ENTENTE_LINE_PLAIN,  /* a thin line for all ties of a pair */
  ENTENTE_LINE_FADED,  /* the same, while a partner is in focus */
  ENTENTE_LINE_OWN,    /* a tie of the focus: in its class's colour and dash */
  ENTENTE_LINE_FELLOW  /* not a tie: a fellow member of a shown bloc */
} EntenteLineRole;

typedef struct
{
  double x0, y0, x1, y1;
  EntenteLineRole role;
  EntenteTieClass tie_class;
  EntenteTieState state;
  gboolean with_hub;
  int tie;    /* or ENTENTE_NONE */
  int colour; /* of the hull, for ENTENTE_LINE_FELLOW */
} EntenteNetworkLine;

typedef struct
{
  int bloc, colour;
  guint n_corners;
  EntentePoint *corners; /* of the marks' hull, clockwise; drawn padding outside */
  double padding;
  double pill_x, pill_y, pill_width, pill_height; /* top left */
  const char *name;
  gboolean faded;
} EntenteNetworkHull;

typedef struct
{
  EntenteLabel place;
  guint partner;
  char *text;
  EntenteFont font;
  gboolean quiet; /* muted ink */
  int change;     /* in up or down colour */
  int hull;       /* the hull it lies on, for its halo, or ENTENTE_NONE */
} EntenteNetworkLabel;

/* The name of a region or a tier, where they are what brings partners together. */
typedef struct
{
  char *text;
  double x, y, width, height; /* top left of the text */
} EntenteNetworkGroup;

typedef enum
{
  ENTENTE_KEY_HEAD,
  ENTENTE_KEY_TIE,
  ENTENTE_KEY_CONDITION,
  ENTENTE_KEY_BLOC,
  ENTENTE_KEY_TIER
} EntenteNetworkKeyKind;

/* A line of the legend: sample at x, text at text_x. */
typedef struct
{
  EntenteNetworkKeyKind kind;
  int index; /* class, state, hull colour or tier */
  char *text;
  double x, y, text_x, text_width;
  gboolean bare; /* without a sample: nothing in the picture looks like it */
} EntenteNetworkKey;

typedef struct
{
  EntenteDataset *dataset;
  EntenteNetworkLayout *layout;
  double width, height;
  EntenteViewport viewport;
  gboolean for_export;
  int focus, selected, hovered;
  guint n_tiers;

  EntenteHeading *heading;
  char *description;
  double left, top, right, bottom; /* where marks may be at zoom 1 */
  double drawing_right, drawing_bottom; /* what is magnified ends here */
  double hub_x, hub_y, hub_radius;
  double tie_strength;             /* of thin lines, 0 to 1: the more there are, the lighter is each */
  char *hub_lines[2];              /* the name, one or two lines; the second may be NULL */
  guint n_nodes;
  EntenteNetworkNode *nodes;       /* by partner */
  EntentePoint *settled;           /* by partner: where they stand at rest, in the units of the layout */
  EntentePoint *places;            /* by partner: where they are in the units of the layout, whatever the zoom */
  GArray *lines;                   /* EntenteNetworkLine */
  guint n_hulls;
  EntenteNetworkHull hulls[ENTENTE_MAX_HULLS];
  GArray *groups;                  /* EntenteNetworkGroup */
  guint n_rings;
  EntentePoint *rings;             /* half axes of the ellipses around the hub where tiers end */
  GArray *labels;                  /* EntenteNetworkLabel, those that found a place */
  GArray *keys;                    /* EntenteNetworkKey */
  guint64 ground;                  /* fingerprint of hulls and ties: equal = they look the same */
} EntenteNetworkScene;

/* What is under way in a picture; at rest it hangs on its input and its layout alone. */
typedef struct
{
  const EntenteNetworkScene *last;     /* the one before: what is the same in it is not found again, or NULL */
  const EntenteNetworkScene *previous; /* labels stay where they were if they can, or NULL */
  const EntentePin *held;              /* a partner in hand, whom nobody makes room for yet, or NULL */
  const EntentePoint *from;            /* [n_partners] in the units of the layout: where marks come from, or NULL */
  double part;                         /* of the way from there, 0 to 1 */
} EntenteNetworkMoment;

EntenteNetworkScene *entente_network_scene_new (const EntenteSceneInput *input, EntenteNetworkLayout *layout,
                                                const EntenteNetworkMoment *moment)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_network_scene_free (EntenteNetworkScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNetworkScene, entente_network_scene_free)

int entente_network_scene_find_node (const EntenteNetworkScene *self, double x, double y, double reach);
int entente_network_scene_find_tie (const EntenteNetworkScene *self, double x, double y, double reach);
EntentePoint entente_network_scene_find_place (const EntenteNetworkScene *self, double x, double y);
EntentePoint entente_network_scene_find_free_place (const EntenteNetworkScene *self, guint partner,
                                                    const EntentePoint *place);
EntentePoint entente_network_scene_shift_place (const EntenteNetworkScene *self, guint partner, double dx, double dy);
int entente_network_scene_find_bloc (const EntenteNetworkScene *self, double x, double y);
int entente_network_scene_find_neighbour (const EntenteNetworkScene *self, int partner, double dx, double dy);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* From a layout and an evaluation to the geometry of the network.
 *
 *   heading   what the picture says                     entente-network-heading.c
 *   legend    takes its room first                      entente-network-legend.c
 *   marks     the layout on what is left                entente-network-places.c
 *   lines     ties, the focus in full                   entente-network-lines.c
 *   hulls     around the members of shown blocs         entente-network-hulls.c
 *   groups    names of regions or tiers, rings         entente-network-groups.c
 *   labels    where the others leave room               entente-network-labels.c
 *
 * Places hang on the layout and the area only, so that neither a slider nor the pointer moves a mark, unless it is
 * dragged. The focus is the partner under the pointer, else the selected one.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-network-scene-private.h"
#include "entente-stage-labels.h"

#include <string.h>

#define LONGEST_HUB_ID 3
#define LARGEST_MARK 8.0
#define SMALLEST_MARK 5.0
#define NOT_RATED_MARK 4.6
#define FULL_STRENGTH_UP_TO 160 /* lines */
#define LEAST_STRENGTH 0.45
#define STAGE_STRENGTH 0.6
#define NAMELESS 0.62 /* size of marks that have no name on a stage, against the others */
#define ROOM_FOR_FULL_MARKS 38.0 /* pixels a partner each way */

/* EntenteDataset is shared; its owner hands out references only through a pointer that is not const. */
static EntenteDataset *
ref_dataset (const EntenteSceneInput *input)
{
  return entente_dataset_ref (input->dataset);
}

gboolean
entente_network_builder_shows_kind (const EntenteNetworkBuilder *self,
                                    int kind)
{
  return self->input->tie_kinds_shown == NULL || kind < 0 || self->input->tie_kinds_shown[kind];
}

/* Of a kind that is shown, and in force in the year of the scenario. */
gboolean
entente_network_builder_shows_tie (const EntenteNetworkBuilder *self,
                                   const EntenteTie *tie)
{
  return entente_network_builder_shows_kind (self, tie->kind)
         && entente_tie_is_in_force (tie, self->input->scenario->year);
}

gboolean
entente_network_builder_is_narrow (const EntenteNetworkBuilder *self)
{
  return self->input->width < 560 * self->scale;
}

static void
choose_blocs (EntenteNetworkBuilder *self)
{
  const EntenteDataset *dataset = self->input->dataset;
  guint b, n = 0;

  self->blocs_shown = g_new0 (gboolean, dataset->n_blocs);
  if (self->input->blocs_shown == NULL)
    {
      entente_network_choose_blocs (dataset, self->blocs_shown);
      return;
    }
  for (b = 0; b < dataset->n_blocs && n < ENTENTE_MAX_HULLS; b++)
    if (self->input->blocs_shown[b] && dataset->blocs[b].n_members > 0)
      {
        self->blocs_shown[b] = TRUE;
        n++;
      }
}

static gboolean
share_shown_bloc (const EntenteNetworkBuilder *self,
                  const EntenteBloc *bloc,
                  int partner)
{
  guint i;

  for (i = 0; i < bloc->n_members; i++)
    if (bloc->members[i] == partner)
      return TRUE;
  return FALSE;
}

static void
mark_fellows (EntenteNetworkBuilder *self)
{
  EntenteNetworkScene *scene = self->scene;
  const EntenteDataset *dataset = self->input->dataset;
  guint b, i;

  if (scene->focus < 0)
    return;
  for (b = 0; b < dataset->n_blocs; b++)
    if (self->blocs_shown[b] && share_shown_bloc (self, &dataset->blocs[b], scene->focus))
      for (i = 0; i < dataset->blocs[b].n_members; i++)
        scene->nodes[dataset->blocs[b].members[i]].fellow = TRUE;
  for (i = 0; i < dataset->n_ties; i++)
    {
      const EntenteTie *tie = &dataset->ties[i];

      if (!entente_network_builder_shows_tie (self, tie))
        continue;
      if (tie->a == scene->focus && tie->b >= 0)
        scene->nodes[tie->b].fellow = TRUE;
      if (tie->b == scene->focus && tie->a >= 0)
        scene->nodes[tie->a].fellow = TRUE;
    }
}

static double
get_mark_radius (guint tier,
                 guint n_tiers)
{
  /* 8, 6.8, 5 for three tiers; between them in even steps of area for any other number. */
  double t;

  if (tier >= n_tiers)
    return NOT_RATED_MARK;
  t = n_tiers > 1 ? (double) tier / (n_tiers - 1) : 0;
  return sqrt (LARGEST_MARK * LARGEST_MARK + t * (SMALLEST_MARK * SMALLEST_MARK - LARGEST_MARK * LARGEST_MARK));
}

static int
get_tier_change (const EntenteSceneInput *input,
                 guint partner)
{
  const EntenteEvaluation *now = input->evaluation, *then = input->baseline;

  if (then == NULL || then->n_partners != now->n_partners || now->tiers[partner] >= now->n_tiers
      || then->tiers[partner] >= then->n_tiers)
    return 0;
  return (int) then->tiers[partner] - (int) now->tiers[partner];
}

static void
fill_nodes (EntenteNetworkBuilder *self)
{
  EntenteNetworkScene *scene = self->scene;
  double room = sqrt (MAX (scene->right - scene->left, 1) * MAX (scene->bottom - scene->top, 1)
                      / MAX (scene->n_nodes, 1));
  double scale = MIN (1, room / ROOM_FOR_FULL_MARKS);
  g_autofree gboolean *named = entente_stage_labels_choose (self->input);
  guint i;

  mark_fellows (self);
  for (i = 0; i < scene->n_nodes; i++)
    {
      EntenteNetworkNode *node = &scene->nodes[i];
      gboolean stays;

      node->tier = MIN (self->input->evaluation->tiers[i], scene->n_tiers);
      node->change = get_tier_change (self->input, i);
      node->radius = scale * get_mark_radius (node->tier, scene->n_tiers);
      if (named != NULL && !named[i])
        node->radius *= NAMELESS;
      stays = scene->focus < 0 || (int) i == scene->focus || (int) i == scene->selected || node->fellow
              || node->change != 0;
      node->opacity = stays ? 1 : ENTENTE_NETWORK_FADED;
    }
}

static gboolean
fits_hub (const EntenteNetworkBuilder *self,
          const char *line)
{
  EntenteExtent extent = { 0 };

  if (line != NULL)
    entente_measure_get_extent (self->input->measure, ENTENTE_FONT_LABEL_STRONG, line, &extent);
  return extent.width <= 2 * self->scene->hub_radius - ENTENTE_NETWORK_HUB_EDGE;
}

/* A long name of the hub is broken at the space nearest to its middle; where that is still too long for the
 * disc, an id as short as a country's says it.
 */
static void
name_hub (EntenteNetworkBuilder *self)
{
  const char *name = entente_text_get (&self->input->dataset->hub_name, self->input->languages);
  const char *space, *best = NULL;
  gsize half;

  if (name == NULL)
    name = "";
  half = strlen (name) / 2;
  for (space = strchr (name, ' '); space != NULL; space = strchr (space + 1, ' '))
    if (best == NULL || ABS ((gssize) (space - name) - (gssize) half) < ABS ((gssize) (best - name) - (gssize) half))
      best = space;
  self->scene->hub_lines[0] = best != NULL ? g_strndup (name, (gsize) (best - name)) : g_strdup (name);
  self->scene->hub_lines[1] = best != NULL ? g_strdup (best + 1) : NULL;
  if (strlen (self->input->dataset->hub_id) > LONGEST_HUB_ID
      || (fits_hub (self, self->scene->hub_lines[0]) && fits_hub (self, self->scene->hub_lines[1])))
    return;
  g_free (self->scene->hub_lines[0]);
  self->scene->hub_lines[0] = g_strdup (self->input->dataset->hub_id);
  g_clear_pointer (&self->scene->hub_lines[1], g_free);
}

/* The disc grows for a long name, up to half as wide again; beyond that the name is cut. */
static void
fit_hub (EntenteNetworkBuilder *self)
{
  EntenteNetworkScene *scene = self->scene;
  double least = scene->hub_radius;
  guint i;

  for (i = 0; i < 2 && scene->hub_lines[i] != NULL; i++)
    {
      EntenteExtent extent;

      entente_measure_get_extent (self->input->measure, ENTENTE_FONT_LABEL_STRONG, scene->hub_lines[i], &extent);
      scene->hub_radius = CLAMP (extent.width / 2 + 5 * self->scale, scene->hub_radius, 1.5 * least);
    }
}

static guint64
add_to_fingerprint (guint64 hash,
                    const void *data,
                    gsize size)
{
  const guint8 *bytes = data;
  guint64 word;
  gsize i;

  for (i = 0; i + sizeof word <= size; i += sizeof word)
    {
      memcpy (&word, bytes + i, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x100000001b3);
      hash ^= hash >> 29;
    }
  for (; i < size; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

/* Of all that lies under the marks. The lines are zeroed before they are filled in, padding included. */
static guint64
get_ground (const EntenteNetworkScene *scene)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  guint i;

  hash = add_to_fingerprint (hash, &scene->width, sizeof (double));
  hash = add_to_fingerprint (hash, &scene->height, sizeof (double));
  hash = add_to_fingerprint (hash, scene->lines->data, scene->lines->len * sizeof (EntenteNetworkLine));
  for (i = 0; i < scene->n_hulls; i++)
    {
      const EntenteNetworkHull *hull = &scene->hulls[i];

      hash = add_to_fingerprint (hash, hull->corners, hull->n_corners * sizeof (EntentePoint));
      hash = add_to_fingerprint (hash, &hull->padding, sizeof (double));
      hash = add_to_fingerprint (hash, &hull->colour, sizeof (int));
      hash = add_to_fingerprint (hash, &hull->faded, sizeof (gboolean));
    }
  hash = add_to_fingerprint (hash, scene->rings, scene->n_rings * sizeof (EntentePoint));
  hash = add_to_fingerprint (hash, &scene->hub_x, sizeof (double));
  hash = add_to_fingerprint (hash, &scene->hub_y, sizeof (double));
  return hash;
}

/* On a stage thin lines are nearly twice as wide and names are few: lines are no more than a ground for them. */
static double
get_tie_strength (const EntenteSceneInput *input,
                  guint n_lines)
{
  const double strength = n_lines > FULL_STRENGTH_UP_TO ? sqrt (FULL_STRENGTH_UP_TO / (double) n_lines) : 1;

  return MAX (strength, LEAST_STRENGTH) * (input->medium == ENTENTE_MEDIUM_STAGE ? STAGE_STRENGTH : 1);
}

static void
clear_label_cb (gpointer data)
{
  g_free (((EntenteNetworkLabel *) data)->text);
}

static void
clear_group_cb (gpointer data)
{
  g_free (((EntenteNetworkGroup *) data)->text);
}

static void
clear_key_cb (gpointer data)
{
  g_free (((EntenteNetworkKey *) data)->text);
}

static EntenteNetworkScene *
make_scene (const EntenteSceneInput *input,
            EntenteNetworkLayout *layout)
{
  EntenteNetworkScene *scene = g_new0 (EntenteNetworkScene, 1);

  scene->dataset = ref_dataset (input);
  scene->layout = entente_network_layout_ref (layout);
  scene->width = input->width;
  scene->height = input->height;
  scene->viewport = input->viewport;
  if (!(scene->viewport.zoom >= 1))
    scene->viewport = (EntenteViewport) { 1, 0, 0 };
  scene->for_export = input->for_export;
  scene->selected = input->selected;
  scene->hovered = input->hovered;
  scene->focus = input->hovered >= 0 ? input->hovered : input->selected;
  scene->n_tiers = input->evaluation->n_tiers;
  scene->n_nodes = layout->n_partners;
  scene->nodes = g_new0 (EntenteNetworkNode, scene->n_nodes);
  scene->settled = g_new0 (EntentePoint, scene->n_nodes);
  scene->places = g_new0 (EntentePoint, scene->n_nodes);
  scene->lines = g_array_new (FALSE, TRUE, sizeof (EntenteNetworkLine));
  scene->labels = ENTENTE_NEW_LIST (EntenteNetworkLabel);
  g_array_set_clear_func (scene->labels, clear_label_cb);
  scene->groups = ENTENTE_NEW_LIST (EntenteNetworkGroup);
  g_array_set_clear_func (scene->groups, clear_group_cb);
  scene->keys = ENTENTE_NEW_LIST (EntenteNetworkKey);
  g_array_set_clear_func (scene->keys, clear_key_cb);
  return scene;
}

/**
 * entente_network_scene_new:
 * @layout: of input->dataset
 * @moment: (nullable): what is under way; %NULL = the picture at rest
 *
 * Builds the picture for one input. O(ties + partners) and the placing of labels.
 */
EntenteNetworkScene *
entente_network_scene_new (const EntenteSceneInput *input,
                           EntenteNetworkLayout *layout,
                           const EntenteNetworkMoment *moment)
{
  EntenteNetworkBuilder builder = { .input = input, .scene = make_scene (input, layout) };
  EntenteNetworkScene *scene = builder.scene;

  builder.scale = input->text_scale > 0 ? input->text_scale : 1;
  builder.states = g_new0 (EntenteTieState, input->dataset->n_ties);
  entente_ties_check_conditions (input->evaluation->values, input->scenario, builder.states);
  choose_blocs (&builder);
  entente_network_builder_add_heading (&builder);
  entente_network_builder_add_legend (&builder);
  scene->hub_x = (scene->left + scene->right) / 2;
  scene->hub_y = (scene->top + scene->bottom) / 2;
  scene->hub_radius = ENTENTE_NETWORK_HUB_RADIUS * (entente_network_builder_is_narrow (&builder) ? 0.8 : 1)
                      * builder.scale;
  name_hub (&builder);
  fit_hub (&builder);
  fill_nodes (&builder);
  entente_network_builder_place_nodes (&builder, moment);
  entente_network_builder_add_lines (&builder);
  scene->tie_strength = get_tie_strength (input, scene->lines->len);
  entente_network_builder_add_hulls (&builder);
  entente_network_builder_add_groups (&builder);
  entente_network_builder_add_labels (&builder, moment != NULL ? moment->previous : NULL);
  scene->ground = get_ground (scene);
  g_free (builder.states);
  g_free (builder.blocs_shown);
  return scene;
}

void
entente_network_scene_free (EntenteNetworkScene *self)
{
  guint i;

  for (i = 0; i < self->n_hulls; i++)
    g_free (self->hulls[i].corners);
  g_array_unref (self->lines);
  g_array_unref (self->labels);
  g_array_unref (self->keys);
  g_array_unref (self->groups);
  g_free (self->rings);
  g_free (self->nodes);
  g_free (self->settled);
  g_free (self->places);
  g_free (self->hub_lines[0]);
  g_free (self->hub_lines[1]);
  g_free (self->description);
  g_clear_pointer (&self->heading, entente_heading_free);
  entente_network_layout_unref (self->layout);
  entente_dataset_unref (self->dataset);
  g_free (self);
}

/**
 * entente_network_scene_find_node:
 * @reach: how far the pointer may be from the middle of a mark
 *
 * Returns: the nearest partner, or %ENTENTE_NONE
 */
int
entente_network_scene_find_node (const EntenteNetworkScene *self,
                                 double x,
                                 double y,
                                 double reach)
{
  double least = reach;
  int found = ENTENTE_NONE;
  guint i;

  for (i = 0; i < self->n_nodes; i++)
    {
      double away = hypot (self->nodes[i].x - x, self->nodes[i].y - y);

      if (away < least)
        {
          least = away;
          found = (int) i;
        }
    }
  return found;
}

/**
 * entente_network_scene_find_tie:
 *
 * Returns: the nearest tie of the focus within @reach, or %ENTENTE_NONE
 */
int
entente_network_scene_find_tie (const EntenteNetworkScene *self,
                                double x,
                                double y,
                                double reach)
{
  double least = reach;
  int found = ENTENTE_NONE;
  guint i;

  for (i = 0; i < self->lines->len; i++)
    {
      const EntenteNetworkLine *line = &g_array_index (self->lines, EntenteNetworkLine, i);
      const EntentePoint ends[] = { { line->x0, line->y0 }, { line->x1, line->y1 } };
      double away;

      if (line->role != ENTENTE_LINE_OWN)
        continue;
      away = entente_hull_get_distance (ends, 2, x, y);
      if (away < least)
        {
          least = away;
          found = line->tie;
        }
    }
  return found;
}

int
entente_network_scene_find_bloc (const EntenteNetworkScene *self,
                                 double x,
                                 double y)
{
  guint i;

  for (i = 0; i < self->n_hulls; i++)
    {
      const EntenteNetworkHull *hull = &self->hulls[i];

      if (x >= hull->pill_x && x <= hull->pill_x + hull->pill_width && y >= hull->pill_y
          && y <= hull->pill_y + hull->pill_height)
        return hull->bloc;
    }
  return ENTENTE_NONE;
}

/**
 * entente_network_scene_find_neighbour:
 * @dx: 1 = to the right, -1 = to the left, else 0
 * @dy: likewise downwards
 *
 * Looks within 45 degrees of the direction; straight ahead counts as nearer than aside.
 *
 * Returns: where an arrow key leads from @partner; @partner itself when nobody is there
 */
int
entente_network_scene_find_neighbour (const EntenteNetworkScene *self,
                                      int partner,
                                      double dx,
                                      double dy)
{
  double least = G_MAXDOUBLE;
  int found = partner;
  guint i;

  for (i = 0; i < self->n_nodes && partner >= 0; i++)
    {
      double x = self->nodes[i].x - self->nodes[partner].x, y = self->nodes[i].y - self->nodes[partner].y;
      double ahead = x * dx + y * dy, aside = fabs (x * dy - y * dx);

      if (ahead > 0 && aside <= ahead && ahead + 2 * aside < least)
        {
          least = ahead + 2 * aside;
          found = (int) i;
        }
    }
  return found;
}

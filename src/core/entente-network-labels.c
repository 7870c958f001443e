/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Names in the network: the selected partner and the one under the pointer, who changed tier, members of
 * shown blocs, then the higher tiers where there is room, by rank; the lowest tier only in a roomy picture.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-format.h"
#include "entente-name-cut.h"
#include "entente-network-scene-private.h"
#include "entente-stage-labels.h"

#include <string.h>

#define MOST_CODE_ROUNDS 4
#define MOST_LABELS 160   /* more names than that no picture can hold */
#define MUST_UP_TO 64     /* so many at most are given a place at any cost */
#define REACH 24.0          /* of a leader: a name stands near its mark, or not at all */
#define ACROSS_OUTLINE 2.5  /* what it costs to lie across the outline of a hull */
#define ROOM_FOR_ALL 3000.0 /* square pixels a partner from which the lowest tier is named too */
#define FOCUS_RING 8.0
#define PIN_ROOM 4.0
#define HUB_ROOM 8.0 /* nobody's name looks like the hub's second one */

typedef struct
{
  EntenteNetworkBuilder *builder;
  GArray *marks, *obstacles;
  GArray *candidates; /* EntenteNetworkLabel of the marks that have one, text owned until taken */
  int *label_of;      /* by partner: place in candidates, or ENTENTE_NONE */
} Work;

typedef enum
{
  WISH_NONE,
  WISH_REST, /* the lowest tier, where free and the picture has room */
  WISH_TIER, /* where free */
  WISH_MEMBER,
  WISH_CHANGED,
  WISH_FOCUS
} Wish;

static gboolean *
list_members (const EntenteNetworkBuilder *builder)
{
  const EntenteDataset *dataset = builder->input->dataset;
  gboolean *member = g_new0 (gboolean, dataset->n_partners);
  guint b, i;

  for (b = 0; b < dataset->n_blocs; b++)
    for (i = 0; i < dataset->blocs[b].n_members && builder->blocs_shown[b]; i++)
      member[dataset->blocs[b].members[i]] = TRUE;
  return member;
}

static gboolean
has_room_for_all (const EntenteNetworkBuilder *builder)
{
  const EntenteNetworkScene *scene = builder->scene;
  double area = scene->width * (scene->height - scene->heading->bottom);

  return area > ROOM_FOR_ALL * builder->scale * builder->scale * scene->n_nodes;
}

static Wish
get_wish (const EntenteNetworkScene *scene,
          const gboolean *member,
          guint partner)
{
  const EntenteNetworkNode *node = &scene->nodes[partner];

  if ((int) partner == scene->focus || (int) partner == scene->selected)
    return WISH_FOCUS;
  if (node->change != 0)
    return WISH_CHANGED;
  if (scene->focus >= 0 ? node->fellow : member[partner])
    return WISH_MEMBER;
  if (node->tier < MAX (scene->n_tiers, 2) - 1 || member[partner] || scene->viewport.zoom > 1.5)
    return WISH_TIER;
  return WISH_REST;
}

static gboolean
is_in_sight (const EntenteNetworkScene *scene,
             const EntenteNetworkNode *node)
{
  return node->x >= 0 && node->x <= scene->width && node->y >= scene->heading->bottom - 6 && node->y <= scene->height;
}

static char *
make_text (const EntenteSceneInput *input,
           guint partner,
           int change)
{
  const char *name = entente_format_partner (input->dataset, (int) partner, input->languages);

  g_autofree char *cut = entente_name_cut (input->measure, ENTENTE_FONT_LABEL_STRONG, name,
                                           ENTENTE_NAME_MOST_WIDTH * MAX (input->text_scale, 0.1));

  if (change == 0)
    return g_steal_pointer (&cut);
  return g_strconcat (change > 0 ? "▲ " : "▼ ", cut, NULL);
}

static void
add_candidate (Work *work,
               guint partner,
               Wish wish)
{
  const EntenteSceneInput *input = work->builder->input;
  EntenteNetworkScene *scene = work->builder->scene;
  const EntenteNetworkNode *node = &scene->nodes[partner];
  EntenteLabelMark *mark = &g_array_index (work->marks, EntenteLabelMark, partner);
  EntenteNetworkLabel label = { .partner = partner, .change = node->change };
  gboolean strong = wish >= WISH_CHANGED || (node->tier == 0 && node->opacity >= 1);
  EntenteExtent extent;

  label.text = make_text (input, partner, node->change);
  label.font = strong ? ENTENTE_FONT_LABEL_STRONG : ENTENTE_FONT_LABEL;
  label.quiet = !strong && !(scene->focus >= 0 && node->fellow);
  if (wish == WISH_FOCUS)
    label.font = ENTENTE_FONT_BODY_STRONG;
  entente_measure_get_extent (input->measure, label.font, label.text, &extent);
  mark->width = extent.width;
  mark->height = extent.height;
  mark->must = wish >= WISH_CHANGED || (node->tier == 0 && node->opacity >= 1 && work->candidates->len < MUST_UP_TO);
  mark->priority = (node->tier == 0 ? MAX (wish, WISH_MEMBER) : wish) * 1e6 - input->evaluation->ranks[partner]
                   - (input->evaluation->ranks[partner] == 0 ? scene->n_nodes : 0);
  mark->reach = wish >= WISH_MEMBER ? REACH * work->builder->scale : 0;
  work->label_of[partner] = (int) work->candidates->len;
  g_array_append_val (work->candidates, label);
}

static void
add_marks (Work *work)
{
  const EntenteNetworkScene *scene = work->builder->scene;
  const EntenteEvaluation *evaluation = work->builder->input->evaluation;
  g_autofree gboolean *member = list_members (work->builder);
  g_autofree gboolean *named = entente_stage_labels_choose (work->builder->input);
  Wish wish, lowest = has_room_for_all (work->builder) ? WISH_NONE : WISH_REST;
  guint i;

  g_array_set_size (work->marks, scene->n_nodes);
  for (i = 0; i < scene->n_nodes; i++)
    {
      EntenteLabelMark *mark = &g_array_index (work->marks, EntenteLabelMark, i);
      gboolean ringed = (int) i == scene->focus || (int) i == scene->selected;

      memset (mark, 0, sizeof *mark);
      mark->x = scene->nodes[i].x;
      mark->y = scene->nodes[i].y;
      mark->radius = scene->nodes[i].radius + (ringed ? FOCUS_RING : scene->nodes[i].pinned ? PIN_ROOM : 1);
      mark->previous = ENTENTE_LABEL_NOT_PLACED;
      work->label_of[i] = ENTENTE_NONE;
    }
  for (wish = WISH_FOCUS; wish > lowest; wish--)
    for (i = 0; i < scene->n_nodes && work->candidates->len < MOST_LABELS; i++)
      {
        guint partner = evaluation->order[i];

        if (named != NULL && !named[partner] && (int) partner != scene->focus)
          continue;
        if (get_wish (scene, member, partner) == wish && is_in_sight (scene, &scene->nodes[partner]))
          add_candidate (work, partner, wish);
      }
}

static void
add_obstacle (Work *work,
              EntenteObstacleKind kind,
              const double place[4],
              double radius)
{
  EntenteLabelObstacle obstacle = { .kind = kind, .radius = radius, .owner = -1 };

  obstacle.x0 = place[0];
  obstacle.y0 = place[1];
  obstacle.x1 = place[2];
  obstacle.y1 = place[3];
  g_array_append_val (work->obstacles, obstacle);
}

static void
add_obstacles (Work *work)
{
  const EntenteNetworkScene *scene = work->builder->scene;
  const double hub[] = { scene->hub_x, scene->hub_y, scene->hub_x, scene->hub_y };
  guint i;

  add_obstacle (work, ENTENTE_OBSTACLE_DISC, hub, scene->hub_radius + HUB_ROOM);
  for (i = 0; i < scene->n_hulls; i++)
    {
      const EntenteNetworkHull *hull = &scene->hulls[i];
      const double pill[] = { hull->pill_x - 2, hull->pill_y - 2, hull->pill_x + hull->pill_width + 2,
                              hull->pill_y + hull->pill_height + 2 };

      add_obstacle (work, ENTENTE_OBSTACLE_RECT, pill, 0);
    }
  for (i = 0; i < scene->groups->len; i++)
    {
      const EntenteNetworkGroup *group = &g_array_index (scene->groups, EntenteNetworkGroup, i);
      const double place[] = { group->x - 2, group->y, group->x + group->width + 2, group->y + group->height };

      add_obstacle (work, ENTENTE_OBSTACLE_RECT, place, 0);
    }
  for (i = 0; i < scene->lines->len; i++)
    {
      const EntenteNetworkLine *line = &g_array_index (scene->lines, EntenteNetworkLine, i);
      const double ends[] = { line->x0, line->y0, line->x1, line->y1 };

      if (line->role == ENTENTE_LINE_OWN && !entente_network_builder_is_narrow (work->builder))
        add_obstacle (work, ENTENTE_OBSTACLE_LINE, ends, 2.5);
    }
}

static void
keep_previous_places (Work *work,
                      const EntenteNetworkScene *previous)
{
  guint i;

  if (previous == NULL || previous->n_nodes != work->builder->scene->n_nodes
      || previous->width != work->builder->scene->width || previous->height != work->builder->scene->height)
    return;
  for (i = 0; i < previous->labels->len; i++)
    {
      const EntenteNetworkLabel *label = &g_array_index (previous->labels, EntenteNetworkLabel, i);

      g_array_index (work->marks, EntenteLabelMark, label->partner).previous = label->place.candidate;
    }
}

static double
rate_place_cb (guint partner,
               const EntenteLabel *place,
               gpointer user_data)
{
  const Work *work = user_data;
  const EntenteNetworkScene *scene = work->builder->scene;
  const EntenteLabelMark *mark = &g_array_index (work->marks, EntenteLabelMark, partner);
  double cost = 0;
  guint h, k;

  for (h = 0; h < scene->n_hulls; h++)
    {
      const EntenteNetworkHull *hull = &scene->hulls[h];
      guint n_inside = 0;

      for (k = 0; k < 4; k++)
        n_inside += entente_hull_get_distance (hull->corners, hull->n_corners, place->x + (k % 2) * mark->width,
                                               place->y + (0.2 + 0.6 * (k / 2)) * mark->height)
                    < hull->padding;
      cost += n_inside > 0 && n_inside < 4 ? ACROSS_OUTLINE : 0;
    }
  return cost;
}

/* The topmost hull under the middle of a label. */
static int
find_hull (const EntenteNetworkScene *scene,
           const EntenteLabel *place,
           const EntenteLabelMark *mark)
{
  guint i;

  for (i = scene->n_hulls; i-- > 0;)
    if (entente_hull_get_distance (scene->hulls[i].corners, scene->hulls[i].n_corners, place->x + mark->width / 2,
                                   place->y + mark->height / 2)
        < scene->hulls[i].padding)
      return (int) i;
  return ENTENTE_NONE;
}

/* Names that must stand and do not. */
static guint
count_missing (const GArray *marks,
               const EntenteLabel *places)
{
  guint n = 0, i;

  for (i = 0; i < marks->len; i++)
    {
      const EntenteLabelMark *mark = &g_array_index (marks, EntenteLabelMark, i);

      n += mark->must && mark->width > 0 && places[i].candidate == ENTENTE_LABEL_NOT_PLACED;
    }
  return n;
}

static gboolean
keeps_places (const GArray *marks)
{
  guint i;

  for (i = 0; i < marks->len; i++)
    if (g_array_index (marks, EntenteLabelMark, i).previous != ENTENTE_LABEL_NOT_PLACED)
      return TRUE;
  return FALSE;
}

/* First the names that must stand, as if there were no others; these get what is left. */
static void
place_in_turn (const EntenteLabelProblem *problem,
               const GArray *marks,
               EntenteLabel *places)
{
  g_autoptr (GArray) turn = g_array_copy ((GArray *) marks);
  EntenteLabelProblem part = *problem;
  guint i;

  part.marks = (gconstpointer) turn->data;
  for (i = 0; i < turn->len; i++)
    {
      EntenteLabelMark *mark = &g_array_index (turn, EntenteLabelMark, i);

      mark->width = mark->must ? mark->width : 0;
    }
  entente_label_placement_run (&part, places);
  for (i = 0; i < turn->len; i++)
    {
      EntenteLabelMark *mark = &g_array_index (turn, EntenteLabelMark, i);

      *mark = g_array_index (marks, EntenteLabelMark, i);
      mark->previous = mark->must ? places[i].candidate : ENTENTE_LABEL_NOT_PLACED;
    }
  entente_label_placement_run (&part, places);
}

static void
place (const EntenteLabelProblem *problem,
       const GArray *marks,
       EntenteLabel *places)
{
  g_autofree EntenteLabel *others = NULL;
  guint n_missing;

  if (marks->len == 0)
    return;
  entente_label_placement_run (problem, places);
  n_missing = count_missing (marks, places);
  if (n_missing == 0 || keeps_places (marks))
    return;
  others = g_new0 (EntenteLabel, marks->len);
  place_in_turn (problem, marks, others);
  if (count_missing (marks, others) < n_missing)
    memcpy (places, others, marks->len * sizeof *places);
}

/* FALSE = its letters are its name, or it has none. */
static gboolean
write_code (Work *work,
            guint partner)
{
  const EntenteSceneInput *input = work->builder->input;
  const char *code = entente_format_partner_code (input->dataset, partner);
  EntenteNetworkLabel *label = &g_array_index (work->candidates, EntenteNetworkLabel, work->label_of[partner]);
  EntenteExtent extent;

  if (code == NULL || g_str_has_suffix (label->text, code))
    return FALSE;
  g_free (label->text);
  label->text = g_strconcat (label->change > 0 ? "▲ " : label->change < 0 ? "▼ " : "", code, NULL);
  entente_measure_get_extent (input->measure, label->font, label->text, &extent);
  g_array_index (work->marks, EntenteLabelMark, partner).width = extent.width;
  return TRUE;
}

/* Nodes that must have a name and found no place for it are named by their letters. FALSE = there are none. */
static gboolean
write_codes (Work *work,
             const EntenteLabelProblem *problem,
             EntenteLabel *places)
{
  guint i, n = 0;

  for (i = 0; i < work->marks->len; i++)
    {
      EntenteLabelMark *mark = &g_array_index (work->marks, EntenteLabelMark, i);

      mark->previous = places[i].candidate;
      if (mark->must && work->label_of[i] != ENTENTE_NONE && places[i].candidate == ENTENTE_LABEL_NOT_PLACED)
        n += write_code (work, i);
    }
  if (n > 0)
    place_in_turn (problem, work->marks, places);
  return n > 0;
}

/* Where letters alone still find no place, the others that must stand make room by letters, too. */
static void
write_all_codes (Work *work,
                 const EntenteLabelProblem *problem,
                 EntenteLabel *places)
{
  guint i;

  for (i = 0; i < work->marks->len; i++)
    {
      EntenteLabelMark *mark = &g_array_index (work->marks, EntenteLabelMark, i);

      mark->previous = ENTENTE_LABEL_NOT_PLACED;
      if (mark->must && work->label_of[i] != ENTENTE_NONE && (int) i != work->builder->scene->focus)
        write_code (work, i);
    }
  place_in_turn (problem, work->marks, places);
}

/**
 * entente_network_builder_add_labels:
 * @previous: (nullable): a scene whose labels keep their places where they can
 *
 * Fills the labels that found a place.
 */
void
entente_network_builder_add_labels (EntenteNetworkBuilder *self,
                                    const EntenteNetworkScene *previous)
{
  EntenteNetworkScene *scene = self->scene;
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (EntenteLabelMark));
  g_autoptr (GArray) obstacles = ENTENTE_NEW_LIST (EntenteLabelObstacle);
  g_autoptr (GArray) candidates = ENTENTE_NEW_LIST (EntenteNetworkLabel);
  g_autofree int *label_of = g_new (int, scene->n_nodes);
  g_autofree EntenteLabel *places = g_new0 (EntenteLabel, scene->n_nodes);
  Work work = { self, marks, obstacles, candidates, label_of };
  EntenteLabelProblem problem = { .x0 = 6, .y0 = scene->heading->bottom - 6, .x1 = scene->width - 6, .unit = self->scale };
  guint i;

  add_marks (&work);
  add_obstacles (&work);
  keep_previous_places (&work, previous);
  problem.x1 = MIN (scene->width - 6, MIN (scene->right + 60, scene->drawing_right));
  problem.y1 = MIN (scene->height - 4, MIN (scene->bottom + 26, scene->drawing_bottom));
  problem.n_marks = marks->len;
  problem.marks = (gconstpointer) marks->data;
  problem.n_obstacles = obstacles->len;
  problem.obstacles = (gconstpointer) obstacles->data;
  problem.cost = rate_place_cb;
  problem.cost_data = &work;
  place (&problem, marks, places);
  /* A name that comes may send another one away, which comes back as its letters. */
  for (i = 0; i < MOST_CODE_ROUNDS && entente_network_builder_is_narrow (self); i++)
    if (self->input->medium == ENTENTE_MEDIUM_STAGE || !write_codes (&work, &problem, places))
      break;
  if (i > 0 && count_missing (marks, places) > 0)
    write_all_codes (&work, &problem, places);
  for (i = 0; i < scene->n_nodes; i++)
    if (label_of[i] != ENTENTE_NONE)
      {
        EntenteNetworkLabel *label = &g_array_index (candidates, EntenteNetworkLabel, label_of[i]);

        label->place = places[i];
        label->hull = find_hull (scene, &places[i], &problem.marks[i]);
        if (places[i].candidate != ENTENTE_LABEL_NOT_PLACED)
          g_array_append_val (scene->labels, *label);
        else
          g_free (label->text);
      }
}

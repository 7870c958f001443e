/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A cheap combination of changes that lifts a partner.
 *
 * The cost of a change is its price where the price of every lever is known, else the part of its range that it
 * moves. How much score each lever gives at a few places is looked up once; then the jump with the most score for
 * its cost is made until a whole evaluation says that the partner is there:
 *
 *   score |      ,--o        the best next jump of one lever is the steepest chord from where it stands, so that a
 *         |   ,-'            slow start before a steep part (points, categories) doesn't hold it up
 *         o--'---- cost
 *
 * Then every member goes back as far as the others carry it: in turn the least worth its cost first, the dearest first
 * and the cheapest first, and the cheapest of the three stays. Where every lever gives score in proportion that is the
 * best there is (the fractional knapsack: Dantzig, Discrete-variable extremum problems, Operations Research 5, 1957,
 * doi:10.1287/opre.5.2.266). Else it is a heuristic: the result lifts and none of its members can be put back, but a
 * cheaper choice of members may exist, also since levers that work together (derived indicators, ranks) are looked up
 * one by one. A single lever that is cheaper wins.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-leverage-private.h"

#include <string.h>

#define N_PLACES 12
#define MAX_JUMPS 200
#define NARROW 1e-7 /* of the range */
#define MAX_HALVES 40
#define MAX_DECIMALS 6
#define MAX_ROUNDS 3

typedef struct
{
  const EntenteLeverRoom *room;
  guint n_places;           /* places behind today's */
  double to[N_PLACES + 1];  /* [0] = today */
  int categories[N_PLACES + 1];
  double cost[N_PLACES + 1], gain[N_PLACES + 1];
  guint at;                 /* the place it stands at */
} Track;

/* What a member is set to. */
typedef struct
{
  const EntenteLeverRoom *room;
  double to;
  int category;
  double worth; /* score for its cost */
} Member;

typedef enum
{
  LEAST_WORTH_FIRST,
  DEAREST_FIRST,
  CHEAPEST_FIRST,
  N_TURNS
} Turn;

typedef struct
{
  EntenteLeverageTrial *trial;
  gboolean by_price;
  guint n_tracks;
  Track *tracks;
} Search;

static void
set_member (const Search *search,
            const Member *member)
{
  const EntenteWhatIfItem item = entente_lever_room_make_item (member->room, member->to, member->category);

  entente_leverage_trial_set (search->trial, &item);
}

static void
set_members (const Search *search,
             const GArray *members)
{
  guint k;

  entente_leverage_trial_reset (search->trial);
  for (k = 0; k < members->len; k++)
    set_member (search, &g_array_index (members, Member, k));
}

/* -- Looking up ------------------------------------------------------------------------------------------ */

static gboolean
can_take_part (const EntenteLeverRoom *room)
{
  if (entente_lever_room_is_table (room))
    return room->category != ENTENTE_NONE && room->n_categories > 0;
  return !isnan (room->from) && room->low < room->high;
}

/* Whether it may only have so much of it, as a gate that holds it back says, whatever more of it would be worth. */
static gboolean
has_too_much (const Search *search,
              const EntenteLeverRoom *room)
{
  const EntenteDataset *dataset = entente_values_get_dataset (search->trial->today->values);
  g_autofree int *gates = g_new (int, dataset->n_gates + 1);
  const guint n = search->trial->scenario->gates_on
                    ? entente_values_list_gates (search->trial->today->values, search->trial->partner, gates) : 0;
  guint g;

  for (g = 0; g < n; g++)
    if (dataset->gates[gates[g]].quantity == room->quantity && room->from > dataset->gates[gates[g]].above &&
        dataset->gates[gates[g]].cap > (int) search->trial->target)
      return TRUE;
  return FALSE;
}

/* Numbers lie closer together near today's, where logarithms are steep. */
static void
fill_places (const Search *search,
             Track *track)
{
  const EntenteLeverRoom *room = track->room;
  const double end = room->high > room->from && room->best != room->low && !has_too_much (search, room) ? room->high : room->low;
  guint k;

  track->to[0] = room->from;
  track->categories[0] = room->category;
  if (entente_lever_room_is_table (room))
    {
      track->n_places = MIN (room->n_categories, N_PLACES);
      for (k = 1; k <= track->n_places; k++)
        {
          track->to[k] = NAN;
          track->categories[k] = room->categories[room->n_categories - track->n_places + k - 1];
        }
      return;
    }
  track->n_places = N_PLACES;
  for (k = 1; k <= N_PLACES; k++)
    {
      track->to[k] = k == N_PLACES ? end : room->from + (end - room->from) * k * k / (N_PLACES * N_PLACES);
      track->categories[k] = ENTENTE_NONE;
    }
}

static void
look_up (const Search *search,
         Track *track,
         double score)
{
  guint k;

  fill_places (search, track);
  for (k = 1; k <= track->n_places; k++)
    {
      const Member member = { track->room, track->to[k], track->categories[k], 0 };

      set_member (search, &member);
      entente_leverage_trial_lifts (search->trial);
      track->cost[k] = entente_lever_room_get_cost (track->room, track->to[k], track->categories[k], search->by_price);
      track->gain[k] = search->trial->score - score;
    }
  entente_leverage_trial_put_back (search->trial, track->room->quantity);
}

/* -- Forth ----------------------------------------------------------------------------------------------- */

static Track *
find_best_jump (const Search *search,
                guint *place)
{
  Track *best = NULL;
  double steepest = 0;
  guint j, k;

  for (j = 0; j < search->n_tracks; j++)
    {
      Track *track = &search->tracks[j];

      for (k = track->at + 1; k <= track->n_places; k++)
        {
          const double gain = track->gain[k] - track->gain[track->at];
          const double cost = MAX (track->cost[k] - track->cost[track->at], 1e-12);

          if (gain > 1e-12 && gain / cost > steepest)
            {
              steepest = gain / cost;
              best = track;
              *place = k;
            }
        }
    }
  return best;
}

static void
move_track (const Search *search,
            Track *track,
            guint place)
{
  const Member member = { track->room, track->to[place], track->categories[place], 0 };

  track->at = place;
  set_member (search, &member);
}

/* Opens the gates that hold the partner back, as far as indicators of their own do. */
static void
open_gates (const Search *search)
{
  const EntenteDataset *dataset = entente_values_get_dataset (search->trial->today->values);
  g_autofree int *gates = g_new (int, dataset->n_gates + 1);
  const guint n = entente_values_list_gates (search->trial->today->values, search->trial->partner, gates);
  guint g, j;

  for (g = 0; g < n; g++)
    for (j = 0; j < search->n_tracks; j++)
      if (search->tracks[j].room->quantity == dataset->gates[gates[g]].quantity &&
          dataset->gates[gates[g]].cap > (int) search->trial->target)
        move_track (search, &search->tracks[j], search->tracks[j].n_places);
}

/* Returns: whether the tracks stand where the partner is lifted. */
static gboolean
go_forth (const Search *search)
{
  Track *track;
  guint place, turn, j;

  entente_leverage_trial_reset (search->trial);
  if (search->trial->scenario->gates_on)
    open_gates (search);
  for (turn = 0; turn < MAX_JUMPS && (track = find_best_jump (search, &place)) != NULL; turn++)
    {
      if (entente_leverage_trial_is_stopped (search->trial))
        return FALSE;
      move_track (search, track, place);
      if (entente_leverage_trial_lifts (search->trial))
        return TRUE;
    }
  /* All at the end, also what gives no score: profiles and gates may ask for it. */
  for (j = 0; j < search->n_tracks; j++)
    move_track (search, &search->tracks[j], search->tracks[j].n_places);
  return entente_leverage_trial_lifts (search->trial);
}

/* -- Back ------------------------------------------------------------------------------------------------ */

static double
get_cost (const Search *search,
          const Member *member)
{
  return entente_lever_room_get_cost (member->room, member->to, member->category, search->by_price);
}

static double
sum_costs (const Search *search,
           const GArray *members)
{
  double sum = 0;
  guint k;

  for (k = 0; k < members->len; k++)
    sum += get_cost (search, &g_array_index (members, Member, k));
  return sum;
}

static void
put_number_back (const Search *search,
                 Member *member)
{
  double out = member->room->from, in = member->to;
  guint turn;

  member->to = out;
  set_member (search, member);
  if (entente_leverage_trial_lifts (search->trial))
    return;
  for (turn = 0; turn < MAX_HALVES && fabs (in - out) > NARROW * member->room->range; turn++)
    {
      member->to = out + (in - out) / 2;
      set_member (search, member);
      if (entente_leverage_trial_lifts (search->trial))
        in = member->to;
      else
        out = member->to;
    }
  member->to = in;
}

static void
put_category_back (const Search *search,
                   Member *member)
{
  const int now = member->category;
  guint k;

  for (k = 0; k < member->room->n_categories && member->room->categories[k] != (guint) now; k++)
    {
      member->category = member->room->categories[k];
      set_member (search, member);
      if (entente_leverage_trial_lifts (search->trial))
        return;
    }
  member->category = now;
}

/* As far back as the others allow. Returns: whether it is not needed at all. */
static gboolean
put_back (const Search *search,
          Member *member)
{
  entente_leverage_trial_put_back (search->trial, member->room->quantity);
  if (entente_leverage_trial_lifts (search->trial))
    return TRUE;
  if (entente_lever_room_is_table (member->room))
    put_category_back (search, member);
  else
    put_number_back (search, member);
  set_member (search, member);
  return FALSE;
}

/* The smaller, the sooner. */
static double
get_turn (const Search *search,
          const Member *member,
          Turn turn)
{
  if (turn == LEAST_WORTH_FIRST)
    return member->worth;
  return get_cost (search, member) * (turn == DEAREST_FIRST ? -1 : 1);
}

static guint
find_next (const Search *search,
           const GArray *members,
           const gboolean *done,
           Turn turn)
{
  guint found = members->len, k;
  double first = 0;

  for (k = 0; k < members->len; k++)
    {
      const double own = get_turn (search, &g_array_index (members, Member, k), turn);

      if (!done[k] && (found == members->len || own < first))
        {
          found = k;
          first = own;
        }
    }
  return found;
}

/* One round over all members; more where the rule is not monotone, until nothing moves. */
static void
go_back (const Search *search,
         GArray *members,
         Turn order)
{
  guint round, turn, k;

  set_members (search, members);
  for (round = 0; round < MAX_ROUNDS; round++)
    {
      g_autofree gboolean *done = g_new0 (gboolean, members->len + 1);
      g_autofree gboolean *dropped = g_new0 (gboolean, members->len + 1);
      const double before = sum_costs (search, members);

      for (turn = 0; turn < members->len; turn++)
        {
          Member *member;

          k = find_next (search, members, done, order);
          member = &g_array_index (members, Member, k);
          done[k] = TRUE;
          dropped[k] = put_back (search, member);
        }
      for (k = members->len; k > 0; k--)
        if (dropped[k - 1])
          g_array_remove_index (members, k - 1);
      if (sum_costs (search, members) > before - 1e-6 || entente_leverage_trial_is_stopped (search->trial))
        return;
    }
}

/* -- The cheapest of what was found ---------------------------------------------------------------------- */

static GArray *
list_members (const Search *search)
{
  GArray *members = ENTENTE_NEW_LIST (Member);
  guint j;

  for (j = 0; j < search->n_tracks; j++)
    {
      const Track *track = &search->tracks[j];
      const Member member = { track->room, track->to[track->at], track->categories[track->at],
                              track->gain[track->at] / MAX (track->cost[track->at], 1e-12) };

      if (track->at > 0)
        g_array_append_val (members, member);
    }
  return members;
}

static void
take_if_cheaper (const Search *search,
                 GArray **best,
                 GArray *members)
{
  if (members->len == 0 || (*best != NULL && sum_costs (search, members) >= sum_costs (search, *best)))
    {
      g_array_unref (members);
      return;
    }
  g_clear_pointer (best, g_array_unref);
  *best = members;
}

static void
add_singles (const Search *search,
             const EntenteLeverage *result,
             GArray **best)
{
  guint k, j;

  for (k = 0; k < result->n_levers; k++)
    for (j = 0; j < search->n_tracks; j++)
      if (result->levers[k].status == ENTENTE_LEVER_ENOUGH &&
          search->tracks[j].room->quantity == result->levers[k].quantity)
        {
          const Member member = { search->tracks[j].room, result->levers[k].to,
                                  result->levers[k].to_category, 0 };
          GArray *members = ENTENTE_NEW_LIST (Member);

          g_array_append_val (members, member);
          take_if_cheaper (search, best, members);
        }
}

/* @more: decimals beyond those of the indicators; -1 = none, and to the nearest where that is as good as it. */
static void
round_members (const Search *search,
               const GArray *members,
               GArray *rounded,
               int more)
{
  const gboolean near = more < 0;
  guint k;

  g_array_set_size (rounded, 0);
  for (k = 0; k < members->len; k++)
    {
      Member member = g_array_index (members, Member, k);

      if (!isnan (member.to))
        member.to = near ? entente_lever_room_round_near (member.room, member.to, member.room->q->decimals)
                         : entente_lever_room_round (member.room, member.to,
                                                     MIN (member.room->q->decimals + more, MAX_DECIMALS));
      g_array_append_val (rounded, member);
    }
  set_members (search, rounded);
}

static void
fill_result (const Search *search,
             const GArray *members,
             EntenteLeverage *result)
{
  g_autoptr (GArray) rounded = ENTENTE_NEW_LIST (Member);
  int more = -1;
  guint k;

  do
    round_members (search, members, rounded, more++);
  while (!entente_leverage_trial_lifts (search->trial) && more <= MAX_DECIMALS);
  set_members (search, rounded);
  if (!entente_leverage_trial_lifts (search->trial))
    {
      g_array_set_size (rounded, 0);
      g_array_append_vals (rounded, members->data, members->len);
    }

  result->combination = ENTENTE_NEW (EntenteLever, members->len);
  result->n_combination = members->len;
  result->combination_price = 0;
  for (k = 0; k < members->len; k++)
    {
      const Member *it = &g_array_index (members, Member, k);
      const double shown = g_array_index (rounded, Member, k).to;
      const gboolean is_table = entente_lever_room_is_table (it->room);

      result->combination[k] = (EntenteLever) {
        .quantity = it->room->quantity, .status = ENTENTE_LEVER_ENOUGH, .from = it->room->from,
        .to = is_table ? NAN : it->to, .shown = is_table ? NAN : shown, .from_category = it->room->category,
        .to_category = is_table ? it->category : ENTENTE_NONE,
        .price = is_table ? NAN : fabs (shown - it->room->from) * it->room->price
      };
      result->combination_price += result->combination[k].price;
    }
}

/**
 * entente_leverage_find_combination:
 * @rooms: (array length=n): the levers, in file order
 * @result: whose levers are filled; gets the combination
 *
 * Indicators without a figure take no part, since nobody knows what changing them costs. About
 * 12 evaluations a lever, and 30 a member.
 */
void
entente_leverage_find_combination (EntenteLeverageTrial *trial,
                                   const EntenteLeverRoom *rooms,
                                   guint n,
                                   EntenteLeverage *result)
{
  g_autofree Track *tracks = ENTENTE_NEW0 (Track, n);
  Search search = { trial, TRUE, 0, tracks };
  GArray *best = NULL;
  double score;
  guint k;

  for (k = 0; k < n; k++)
    if (can_take_part (&rooms[k]))
      {
        tracks[search.n_tracks++].room = &rooms[k];
        search.by_price = search.by_price && rooms[k].price > 0;
      }
  entente_leverage_trial_reset (trial);
  entente_leverage_trial_lifts (trial);
  score = isnan (trial->score) ? 0 : trial->score;
  for (k = 0; k < search.n_tracks && !entente_leverage_trial_is_stopped (trial); k++)
    look_up (&search, &tracks[k], score);
  add_singles (&search, result, &best);
  if (search.n_tracks > 0 && go_forth (&search))
    {
      g_autoptr (GArray) members = list_members (&search);
      Turn turn;

      for (turn = 0; turn < N_TURNS; turn++)
        {
          GArray *own = g_array_copy (members);

          go_back (&search, own, turn);
          take_if_cheaper (&search, &best, own);
        }
    }
  if (best != NULL && !entente_leverage_trial_is_stopped (trial))
    fill_result (&search, best, result);
  g_clear_pointer (&best, g_array_unref);
  entente_leverage_trial_reset (trial);
}

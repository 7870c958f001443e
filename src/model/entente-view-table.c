/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Columns of the tables, and what stands in them.
 *
 * | picture | columns |
 * | Ranking | rank, partner, change, rank under the compared preset, tier, score, ranks of 9 in 10 weightings, points by
 *   criterion, facts known |
 * | Orbit | rank, partner, region, tier, score, size of the disc where one is chosen |
 * | Network | from, to, tie, since, condition where one is on; a row a tie that is shown |
 * | Map | rank, partner, tier, score, latitude, longitude |
 * | Certainty | rank, partner, tier and what entente-table-certainty.c has |
 */

#include "config.h"

#include "entente-view-table.h"

#include "entente-format.h"
#include "entente-network-ties.h"
#include "entente-table-certainty.h"
#include "entente-what-if.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_STATIC_ASSERT (ENTENTE_COLUMN_CRITERION == ENTENTE_COLUMN_CERTAINTY + (int) ENTENTE_TABLE_CERTAINTY_N_COLUMNS);

static EntenteDataset *
get_dataset (const EntenteViewTable *self)
{
  return entente_session_get_dataset (self->session);
}

static gboolean
is_certainty (guint column)
{
  return column >= ENTENTE_COLUMN_CERTAINTY && column < ENTENTE_COLUMN_CRITERION;
}

EntenteTableKind
entente_table_kind_from_view (const char *id)
{
  static const char *const ids[] = { "ranking", "orbit", "network", "map", "certainty" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return (EntenteTableKind) i;
  return ENTENTE_TABLE_RANKING;
}

/* Whether it shows anything that is drawn. Many partners are sampled only where certainty itself is looked at. */
gboolean
entente_view_table_has_robustness (const EntenteViewTable *self)
{
  return self->kind == ENTENTE_TABLE_CERTAINTY
         || (self->kind == ENTENTE_TABLE_RANKING && get_dataset (self)->n_partners <= ENTENTE_ROBUSTNESS_MAX_PARTNERS);
}

/* The preset that the ranking is compared with, or ENTENTE_NONE. */
static int
get_other_preset (const EntenteViewTable *self)
{
  const char *id = self->filter != NULL ? entente_view_filter_get_other_preset (self->filter) : NULL;

  return id != NULL ? entente_dataset_find_preset (get_dataset (self), id) : ENTENTE_NONE;
}

static int
get_size_quantity (const EntenteViewTable *self)
{
  const char *id = self->filter != NULL ? entente_view_filter_get_size_by (self->filter) : NULL;

  return id != NULL ? entente_dataset_find_quantity (get_dataset (self), id) : ENTENTE_NONE;
}

static gboolean
has_conditions (const EntenteViewTable *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  guint i;

  for (i = 0; i < scenario->n_conditions; i++)
    if (!isnan (scenario->condition_levels[i]))
      return TRUE;
  return FALSE;
}

static void
add (GArray *columns,
     gboolean wanted,
     guint column)
{
  if (wanted)
    g_array_append_val (columns, column);
}

static void
add_range (GArray *columns,
           guint first,
           guint n)
{
  guint i;

  for (i = 0; i < n; i++)
    add (columns, TRUE, first + i);
}

/* (transfer full) of guint: the columns of the picture that the table stands for, in their order */
GArray *
entente_view_table_list_columns (const EntenteViewTable *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  const EntenteTableKind kind = self->kind;
  const gboolean ranking = kind == ENTENTE_TABLE_RANKING, orbit = kind == ENTENTE_TABLE_ORBIT;
  const gboolean map = kind == ENTENTE_TABLE_MAP;

  if (kind == ENTENTE_TABLE_NETWORK)
    {
      add_range (columns, ENTENTE_COLUMN_FROM, 4);
      add (columns, has_conditions (self), ENTENTE_COLUMN_CONDITION);
      return columns;
    }
  add (columns, TRUE, ENTENTE_COLUMN_RANK);
  add (columns, TRUE, ENTENTE_COLUMN_NAME);
  add (columns, ranking, ENTENTE_COLUMN_CHANGE);
  add (columns, ranking && get_other_preset (self) != ENTENTE_NONE, ENTENTE_COLUMN_OTHER_RANK);
  add (columns, orbit && get_dataset (self)->n_regions > 0, ENTENTE_COLUMN_REGION);
  add (columns, TRUE, ENTENTE_COLUMN_TIER);
  if (kind == ENTENTE_TABLE_CERTAINTY)
    {
      add_range (columns, ENTENTE_COLUMN_CERTAINTY, ENTENTE_TABLE_CERTAINTY_N_COLUMNS);
      return columns;
    }
  add (columns, TRUE, ENTENTE_COLUMN_SCORE);
  add (columns, orbit && get_size_quantity (self) != ENTENTE_NONE, ENTENTE_COLUMN_SIZE);
  add (columns, map, ENTENTE_COLUMN_LATITUDE);
  add (columns, map, ENTENTE_COLUMN_LONGITUDE);
  add (columns, ranking && entente_view_table_has_robustness (self),
       ENTENTE_COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_RANKS);
  if (ranking)
    add_range (columns, ENTENTE_COLUMN_CRITERION, get_dataset (self)->n_criteria);
  add (columns, ranking, ENTENTE_COLUMN_COVERAGE);
  return columns;
}

guint
entente_view_table_count_rows (const EntenteViewTable *self)
{
  return self->kind == ENTENTE_TABLE_NETWORK ? get_dataset (self)->n_ties : get_dataset (self)->n_partners;
}

static gboolean
matches (const EntenteViewTable *self,
         int partner)
{
  const char *search = self->filter != NULL ? entente_view_filter_get_search (self->filter) : NULL;

  return search == NULL || *search == '\0'
         || (partner >= 0 && entente_dataset_partner_matches (get_dataset (self), (guint) partner, search));
}

/* Whether the search, and of ties the kinds that are shown, leave the row. */
gboolean
entente_view_table_shows_row (const EntenteViewTable *self,
                              guint row)
{
  const EntenteTie *tie;
  const gboolean *kinds;

  if (row >= entente_view_table_count_rows (self))
    return FALSE;
  if (self->kind != ENTENTE_TABLE_NETWORK)
    return matches (self, (int) row);
  /* What the network draws: of a kind that is shown, and in force in the year of the scenario. */
  tie = &get_dataset (self)->ties[row];
  kinds = self->filter != NULL ? entente_view_filter_get_tie_kinds (self->filter) : NULL;
  return (kinds == NULL || tie->kind < 0 || kinds[tie->kind])
         && entente_tie_is_in_force (tie, entente_session_get_scenario (self->session)->year) && (matches (self, tie->a) || matches (self, tie->b));
}

/* Whom a row is about, or %ENTENTE_NONE: of a tie the end that is not the hub. */
int
entente_view_table_get_partner (const EntenteViewTable *self,
                                guint row)
{
  const EntenteTie *tie;

  if (row >= entente_view_table_count_rows (self))
    return ENTENTE_NONE;
  if (self->kind != ENTENTE_TABLE_NETWORK)
    return (int) row;
  tie = &get_dataset (self)->ties[row];
  return tie->a >= 0 ? tie->a : tie->b >= 0 ? tie->b : ENTENTE_NONE;
}

gboolean
entente_view_table_is_text (guint column)
{
  switch (column)
    {
    case ENTENTE_COLUMN_NAME:
    case ENTENTE_COLUMN_REGION:
    case ENTENTE_COLUMN_TIER:
    case ENTENTE_COLUMN_FROM:
    case ENTENTE_COLUMN_TO:
    case ENTENTE_COLUMN_TIE_KIND:
    case ENTENTE_COLUMN_CONDITION:
    case ENTENTE_COLUMN_CERTAINTY + ENTENTE_TABLE_CERTAINTY_TIER:
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
format_other_title (const EntenteViewTable *self)
{
  const int preset = get_other_preset (self);

  if (preset == ENTENTE_NONE)
    return g_strdup (_("Rank"));
  /* Translators: head of a column: the ranks that a preset gives; %s is its name */
  return g_strdup_printf (_("Rank, %s"), entente_text_get (&get_dataset (self)->presets[preset].name,
                                                          g_get_language_names ()));
}

static char *
format_size_title (const EntenteViewTable *self)
{
  const int quantity = get_size_quantity (self);

  if (quantity == ENTENTE_NONE)
    return g_strdup ("");
  return g_strdup (entente_text_get (&get_dataset (self)->quantities[quantity].name, g_get_language_names ()));
}

char *
entente_view_table_get_title (const EntenteViewTable *self,
                              guint column)
{
  static const char *const titles[ENTENTE_COLUMN_CERTAINTY] = {
    [ENTENTE_COLUMN_RANK] = N_("Rank"),
    /* Translators: head of a column: places won or lost */
    [ENTENTE_COLUMN_CHANGE] = N_("Change"),
    [ENTENTE_COLUMN_NAME] = N_("Partner"),
    [ENTENTE_COLUMN_REGION] = N_("Region"),
    [ENTENTE_COLUMN_TIER] = N_("Tier"),
    [ENTENTE_COLUMN_SCORE] = N_("Score"),
    [ENTENTE_COLUMN_LATITUDE] = N_("Latitude"),
    [ENTENTE_COLUMN_LONGITUDE] = N_("Longitude"),
    [ENTENTE_COLUMN_COVERAGE] = N_("Facts known"),
    /* Translators: head of a column: the country or territory at one end of a tie */
    [ENTENTE_COLUMN_FROM] = N_("Between"),
    /* Translators: head of a column: the country or territory at the other end of a tie */
    [ENTENTE_COLUMN_TO] = N_("And"),
    [ENTENTE_COLUMN_TIE_KIND] = N_("Tie"),
    /* Translators: head of a column: the year in which a tie began */
    [ENTENTE_COLUMN_SINCE] = N_("Since"),
    [ENTENTE_COLUMN_CONDITION] = N_("Condition"),
  };

  if (column == ENTENTE_COLUMN_OTHER_RANK)
    return format_other_title (self);
  if (column == ENTENTE_COLUMN_SIZE)
    return format_size_title (self);
  if (is_certainty (column))
    return g_strdup (entente_table_certainty_get_title (column - ENTENTE_COLUMN_CERTAINTY));
  if (column < ENTENTE_COLUMN_CERTAINTY)
    return g_strdup (_(titles[column]));
  return g_strdup (entente_text_get (&get_dataset (self)->criteria[column - ENTENTE_COLUMN_CRITERION].name,
                                     g_get_language_names ()));
}

/* Whether a cell rests on a value that is supposed; the name stands for the whole row. */
gboolean
entente_view_table_rests_on_what_if (const EntenteViewTable *self,
                                     guint column,
                                     guint row)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  EntenteEvaluation *e = entente_session_get_evaluation (self->session);

  if (scenario->what_ifs->len == 0 || e == NULL || self->kind == ENTENTE_TABLE_NETWORK || row >= e->n_partners)
    return FALSE;
  if (column == ENTENTE_COLUMN_NAME)
    return entente_what_if_count (scenario, (int) row) > 0;
  return column >= ENTENTE_COLUMN_CRITERION
         && entente_what_if_reaches_criterion (scenario, e->values, row, column - ENTENTE_COLUMN_CRITERION);
}

static double
get_rank (const EntenteEvaluation *evaluation,
          guint partner)
{
  return evaluation != NULL && partner < evaluation->n_partners && evaluation->ranks[partner] > 0
           ? evaluation->ranks[partner]
           : NAN;
}

static double
get_other_rank (const EntenteViewTable *self,
                guint partner)
{
  const int preset = get_other_preset (self);

  return preset != ENTENTE_NONE ? get_rank (entente_session_get_preset_ranking (self->session, (guint) preset), partner)
                                : NAN;
}

static double
get_size (const EntenteViewTable *self,
          const EntenteEvaluation *e,
          guint partner)
{
  const int quantity = get_size_quantity (self);
  EntenteCell cell;

  if (quantity == ENTENTE_NONE)
    return NAN;
  entente_values_get_cell (e->values, partner, (guint) quantity, &cell);
  return cell.raw;
}

static double
get_partner_number (const EntenteViewTable *self,
                    const EntenteEvaluation *e,
                    guint column,
                    guint partner)
{
  const EntentePartner *p = &get_dataset (self)->partners[partner];

  switch (column)
    {
    case ENTENTE_COLUMN_RANK:
      return get_rank (e, partner);
    case ENTENTE_COLUMN_CHANGE:
      return get_rank (entente_session_get_baseline (self->session), partner) - get_rank (e, partner);
    case ENTENTE_COLUMN_OTHER_RANK:
      return get_other_rank (self, partner);
    case ENTENTE_COLUMN_TIER:
      return e->tiers[partner] < e->n_tiers ? e->tiers[partner] : NAN;
    case ENTENTE_COLUMN_SCORE:
      return e->scores[partner];
    case ENTENTE_COLUMN_COVERAGE:
      return e->coverage[partner];
    case ENTENTE_COLUMN_SIZE:
      return get_size (self, e, partner);
    case ENTENTE_COLUMN_LATITUDE:
      return p->has_location ? p->latitude : NAN;
    case ENTENTE_COLUMN_LONGITUDE:
      return p->has_location ? p->longitude : NAN;
    default:
      if (is_certainty (column))
        return entente_table_certainty_get_number (entente_session_get_analysis (self->session),
                                                   column - ENTENTE_COLUMN_CERTAINTY, partner);
      if (column < ENTENTE_COLUMN_CRITERION
          || isnan (entente_values_get_criterion (e->values, partner, column - ENTENTE_COLUMN_CRITERION)))
        return NAN;
      return entente_evaluation_get_contribution (e, partner, column - ENTENTE_COLUMN_CRITERION);
    }
}

/* What a column that is no text sorts by, and what it shows; NaN = not known, and last. */
double
entente_view_table_get_number (const EntenteViewTable *self,
                               guint column,
                               guint row)
{
  const EntenteEvaluation *e = entente_session_get_evaluation (self->session);

  if (e == NULL || row >= entente_view_table_count_rows (self))
    return NAN;
  if (self->kind != ENTENTE_TABLE_NETWORK)
    return row < e->n_partners ? get_partner_number (self, e, column, row) : NAN;
  if (column == ENTENTE_COLUMN_SINCE && get_dataset (self)->ties[row].since != 0)
    return get_dataset (self)->ties[row].since;
  return NAN;
}

/* Of several conditions the one that is worst off counts, as in the picture. */
static EntenteTieState
find_state (const EntenteViewTable *self,
            guint tie)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  const EntenteValues *values = entente_session_get_evaluation (self->session)->values;
  EntenteTieState state = ENTENTE_TIE_UNCONDITIONAL;
  guint i;

  /* Between two versions of the document the values may be of the last one. */
  if (entente_values_get_dataset (values) != get_dataset (self))
    return ENTENTE_TIE_UNCONDITIONAL;
  for (i = 0; i < MIN (scenario->n_conditions, get_dataset (self)->n_conditions); i++)
    state = entente_tie_join_states (state,
                                     entente_tie_check_condition (values, tie, i, scenario->condition_levels[i]));
  return state;
}

static const char *
write_condition (const EntenteViewTable *self,
                 guint tie)
{
  switch (find_state (self, tie))
    {
    case ENTENTE_TIE_HOLDS:
      /* Translators: of the condition that a tie hangs on */
      return C_ ("condition", "fulfilled");
    case ENTENTE_TIE_FAILS:
      return C_ ("condition", "not fulfilled");
    case ENTENTE_TIE_UNKNOWN:
      return C_ ("condition", "not known");
    case ENTENTE_TIE_UNCONDITIONAL:
    default:
      return "";
    }
}

/* (transfer full) */
static char *
write_words (const EntenteViewTable *self,
             guint column,
             guint row)
{
  const EntenteDataset *dataset = get_dataset (self);
  const char *const *languages = g_get_language_names ();
  const EntenteTie *tie = self->kind == ENTENTE_TABLE_NETWORK ? &dataset->ties[row] : NULL;
  const char *text = NULL;

  switch (column)
    {
    case ENTENTE_COLUMN_NAME:
      text = entente_format_partner (dataset, (int) row, languages);
      break;
    case ENTENTE_COLUMN_REGION:
      text = entente_text_get (&dataset->partners[row].region, languages);
      break;
    case ENTENTE_COLUMN_FROM:
      text = entente_format_partner (dataset, tie->a, languages);
      break;
    case ENTENTE_COLUMN_TO:
      text = entente_format_partner (dataset, tie->b, languages);
      break;
    case ENTENTE_COLUMN_TIE_KIND:
      text = tie->kind >= 0 ? entente_text_get (&dataset->tie_kinds[tie->kind].name, languages) : NULL;
      break;
    case ENTENTE_COLUMN_CONDITION:
      text = write_condition (self, row);
      break;
    default:
      break;
    }
  return g_strdup (text != NULL ? text : "");
}

static gboolean
is_words (guint column)
{
  return entente_view_table_is_text (column) && column != ENTENTE_COLUMN_TIER && !is_certainty (column);
}

int
entente_view_table_compare (const EntenteViewTable *self,
                            guint column,
                            guint a,
                            guint b)
{
  const guint n = entente_view_table_count_rows (self);
  double x, y;

  if (entente_session_get_evaluation (self->session) == NULL)
    return 0;
  /* Rows that are about to go come last, so that the order of all is one even now. */
  if (a >= n || b >= n)
    return (a >= n) - (b >= n);
  if (is_words (column))
    {
      g_autofree char *p = write_words (self, column, a), *q = write_words (self, column, b);

      return g_utf8_collate (p, q);
    }
  x = entente_view_table_get_number (self, column, a);
  y = entente_view_table_get_number (self, column, b);
  if (isnan (x) || isnan (y))
    return isnan (x) - isnan (y);
  return x < y ? -1 : x > y ? 1 : 0;
}

static char *
write_change (double places)
{
  g_autofree char *number = entente_format_number (fabs (places), 0);

  if (places == 0)
    return g_strdup ("–");
  return g_strconcat (places > 0 ? "▲" : "▼", number, NULL);
}

static char *
write_number (const EntenteViewTable *self,
              guint column,
              guint row)
{
  const double number = entente_view_table_get_number (self, column, row);

  if (isnan (number))
    return g_strdup ("–");
  switch (column)
    {
    case ENTENTE_COLUMN_RANK:
    case ENTENTE_COLUMN_OTHER_RANK:
      return entente_format_number (number, 0);
    case ENTENTE_COLUMN_SINCE:
      return g_strdup_printf ("%.0f", number);
    case ENTENTE_COLUMN_CHANGE:
      return write_change (number);
    case ENTENTE_COLUMN_TIER:
      return entente_format_tier ((guint) number);
    case ENTENTE_COLUMN_COVERAGE:
      return entente_format_share (llrint (number * 100), 0);
    case ENTENTE_COLUMN_SIZE:
      return entente_format_quantity (&get_dataset (self)->quantities[get_size_quantity (self)], number,
                                      g_get_language_names ());
    case ENTENTE_COLUMN_LATITUDE:
    case ENTENTE_COLUMN_LONGITUDE:
      return entente_format_number (number, 2);
    default:
      return entente_format_points (number);
    }
}

/* As people read it. */
char *
entente_view_table_write (const EntenteViewTable *self,
                          guint column,
                          guint row)
{
  g_autofree char *text = NULL;

  if (entente_session_get_evaluation (self->session) == NULL || row >= entente_view_table_count_rows (self))
    return g_strdup ("");
  if (is_words (column))
    text = write_words (self, column, row);
  else if (is_certainty (column))
    text = entente_table_certainty_write (entente_session_get_analysis (self->session),
                                          column - ENTENTE_COLUMN_CERTAINTY, row);
  else
    text = write_number (self, column, row);
  if (*text == '\0' || !entente_view_table_rests_on_what_if (self, column, row))
    return g_steal_pointer (&text);
  return g_strdup_printf (ENTENTE_WHAT_IF_SIGN " %s", text);
}

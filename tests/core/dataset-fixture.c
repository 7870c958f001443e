/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "dataset-fixture.h"

#include "entente-dataset-private.h"

#include <string.h>

#define ROOM 4
#define YEAR 2025

static EntenteDatasetStorage *
get_storage (DatasetFixture *self)
{
  return self->dataset->priv;
}

static gpointer
allocate (DatasetFixture *self,
          gsize size)
{
  gpointer memory = entente_arena_alloc (get_storage (self)->arena, MAX (size, 1));

  memset (memory, 0, size);
  return memory;
}

static const char *
make_id (DatasetFixture *self,
         EntenteIdKind kind,
         const char *prefix,
         guint index)
{
  g_autofree char *id = g_strdup_printf ("%s%u", prefix, index);
  const char *kept = entente_arena_string (get_storage (self)->arena, id);

  g_hash_table_insert (get_storage (self)->ids[kind], (gpointer) kept, GINT_TO_POINTER (index));
  return kept;
}

EntenteText
dataset_fixture_text (DatasetFixture *self,
                      const char *string)
{
  EntenteTextEntry *entry = allocate (self, sizeof *entry);

  entry->string = entente_arena_string (get_storage (self)->arena, string);
  return (EntenteText) { 1, entry };
}

static EntenteText
make_name (DatasetFixture *self,
           const char *prefix,
           guint index)
{
  g_autofree char *name = g_strdup_printf ("%s %u", prefix, index);

  return dataset_fixture_text (self, name);
}

static void
make_criteria (DatasetFixture *self,
               guint n_criteria,
               guint n_each)
{
  EntenteDataset *dataset = self->dataset;
  guint c, k;

  dataset->n_criteria = n_criteria;
  dataset->n_indicators = dataset->n_quantities = n_criteria * n_each;
  dataset->criteria = self->criteria = allocate (self, n_criteria * sizeof (EntenteCriterion));
  dataset->quantities = self->quantities = allocate (self, n_criteria * n_each * sizeof (EntenteQuantity));
  for (c = 0; c < n_criteria; c++)
    self->criteria[c] = (EntenteCriterion) { .id = make_id (self, ENTENTE_ID_CRITERION, "c", c),
                                             .name = make_name (self, "Criterion", c), .weight = 1,
                                             .first_indicator = c * n_each, .n_indicators = n_each };
  for (k = 0; k < n_criteria * n_each; k++)
    self->quantities[k] = (EntenteQuantity) { .id = make_id (self, ENTENTE_ID_QUANTITY, "q", k),
                                              .name = make_name (self, "Indicator", k), .criterion = k / n_each,
                                              .weight = 1, .value = { .kind = ENTENTE_VALUE_LINEAR, .to = 1 },
                                              .inputs = { ENTENTE_NONE, ENTENTE_NONE }, .times = 1,
                                              .price_of = ENTENTE_NONE, .source = ENTENTE_NONE };
}

static void
make_tiers (DatasetFixture *self)
{
  static const double from[] = { 0.6, 0.4, NAN };
  guint t;

  self->dataset->tier_rule = ENTENTE_TIER_RULE_THRESHOLDS;
  self->dataset->n_tiers = G_N_ELEMENTS (from);
  self->dataset->tiers = self->tiers = allocate (self, ENTENTE_MAX_TIERS * sizeof (EntenteTier));
  for (t = 0; t < G_N_ELEMENTS (from); t++)
    self->tiers[t] = (EntenteTier) { .id = make_id (self, ENTENTE_ID_TIER, "", t + 1),
                                     .name = make_name (self, "Group", t), .from = from[t], .count = -1,
                                     .share = NAN };
}

DatasetFixture *
dataset_fixture_new (guint n_partners,
                     guint n_criteria,
                     guint n_indicators_each)
{
  DatasetFixture *self = g_new0 (DatasetFixture, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  guint i;

  self->dataset = entente_dataset_new (bytes);
  self->dataset->year = self->dataset->first_year = self->dataset->last_year = YEAR;
  self->dataset->hub_id = "hub";
  self->dataset->hub_name = dataset_fixture_text (self, "Hub");
  make_criteria (self, n_criteria, n_indicators_each);
  make_tiers (self);
  self->dataset->gates = self->gates = allocate (self, ROOM * sizeof (EntenteGate));
  self->dataset->presets = self->presets = allocate (self, ROOM * sizeof (EntentePreset));
  self->dataset->n_partners = n_partners;
  self->dataset->partners = self->partners = allocate (self, n_partners * sizeof (EntentePartner));
  for (i = 0; i < n_partners; i++)
    {
      self->partners[i].id = make_id (self, ENTENTE_ID_PARTNER, "p", i);
      self->partners[i].name = make_name (self, "Partner", i);
      self->partners[i].region_index = ENTENTE_NONE;
    }
  return self;
}

void
dataset_fixture_free (DatasetFixture *self)
{
  entente_dataset_unref (self->dataset);
  g_free (self);
}

/* Keeps the facts sorted by quantity, then year; one that is there is replaced. */
static void
put_fact (DatasetFixture *self,
          guint partner,
          const EntenteFact *fact)
{
  EntentePartner *p = &self->partners[partner];
  EntenteFact *facts = allocate (self, (p->n_facts + 1) * sizeof (EntenteFact));
  guint before = 0, after;

  while (before < p->n_facts && (p->facts[before].quantity < fact->quantity ||
                                 (p->facts[before].quantity == fact->quantity && p->facts[before].year < fact->year)))
    before++;
  after = before;
  if (after < p->n_facts && p->facts[after].quantity == fact->quantity && p->facts[after].year == fact->year)
    after++;
  if (p->n_facts > 0)
    memcpy (facts, p->facts, before * sizeof (EntenteFact));
  facts[before] = *fact;
  if (after < p->n_facts)
    memcpy (facts + before + 1, p->facts + after, (p->n_facts - after) * sizeof (EntenteFact));
  p->n_facts += 1 - (after - before);
  p->facts = facts;
}

void
dataset_fixture_set_fact (DatasetFixture *self,
                          guint partner,
                          guint quantity,
                          int year,
                          double value)
{
  const EntenteFact fact = { quantity, year, value, NAN, NAN, ENTENTE_NONE, ENTENTE_NONE, NULL };

  put_fact (self, partner, &fact);
}

void
dataset_fixture_set_category (DatasetFixture *self,
                              guint partner,
                              guint quantity,
                              int year,
                              int category)
{
  const EntenteFact fact = { quantity, year, NAN, NAN, NAN, category, ENTENTE_NONE, NULL };

  put_fact (self, partner, &fact);
}

void
dataset_fixture_set_points (DatasetFixture *self,
                            guint quantity,
                            const EntenteValuePoint *points,
                            guint n)
{
  EntenteValueFunction *function = &self->quantities[quantity].value;

  function->kind = ENTENTE_VALUE_POINTS;
  function->points = entente_arena_copy (get_storage (self)->arena, points, n * sizeof *points);
  function->n_points = n;
}

void
dataset_fixture_set_categories (DatasetFixture *self,
                                guint quantity,
                                const EntenteCategory *categories,
                                guint n)
{
  EntenteValueFunction *function = &self->quantities[quantity].value;

  function->kind = ENTENTE_VALUE_CATEGORIES;
  function->categories = entente_arena_copy (get_storage (self)->arena, categories, n * sizeof *categories);
  function->n_categories = n;
}

void
dataset_fixture_add_pledge (DatasetFixture *self,
                            guint partner,
                            guint quantity,
                            double target,
                            int year)
{
  EntentePartner *p = &self->partners[partner];
  EntentePledge *pledges = allocate (self, (p->n_pledges + 1) * sizeof (EntentePledge));

  if (p->n_pledges > 0)
    memcpy (pledges, p->pledges, p->n_pledges * sizeof (EntentePledge));
  pledges[p->n_pledges++] = (EntentePledge) { quantity, target, year, ENTENTE_NONE };
  p->pledges = pledges;
}

void
dataset_fixture_add_preset (DatasetFixture *self,
                            const char *id,
                            const char *name,
                            const double *weights)
{
  EntenteArena *arena = get_storage (self)->arena;
  const guint index = self->dataset->n_presets++;

  g_assert_cmpuint (index, <, ROOM);
  self->presets[index] = (EntentePreset) { .id = entente_arena_string (arena, id),
                                           .name = dataset_fixture_text (self, name),
                                           .weights = entente_arena_copy (arena, weights,
                                                                          self->dataset->n_criteria * sizeof (double)) };
  g_hash_table_insert (get_storage (self)->ids[ENTENTE_ID_PRESET], (gpointer) self->presets[index].id,
                       GINT_TO_POINTER (index));
}

/* Ids "k0", "k1", ...; each asks for the first quantity. */
void
dataset_fixture_add_conditions (DatasetFixture *self,
                                guint n)
{
  EntenteCondition *conditions = allocate (self, n * sizeof *conditions);
  guint i;

  for (i = 0; i < n; i++)
    conditions[i] = (EntenteCondition) { .id = make_id (self, ENTENTE_ID_CONDITION, "k", i),
                                         .name = make_name (self, "Condition", i), .source = ENTENTE_NONE };
  self->dataset->conditions = conditions;
  self->dataset->n_conditions = n;
}

/* A fact a cell, from 0 to 1 in @n_steps equal steps so that partners tie, or any number when it is 0. */
void
dataset_fixture_fill (DatasetFixture *self,
                      GRand *random,
                      double missing,
                      guint n_steps)
{
  const guint n = self->dataset->n_quantities;
  guint i, k;

  for (i = 0; i < self->dataset->n_partners; i++)
    {
      EntenteFact *facts = allocate (self, n * sizeof (EntenteFact));
      guint n_facts = 0;

      for (k = 0; k < n; k++)
        {
          const double x = n_steps > 0 ? g_rand_int_range (random, 0, n_steps + 1) / (double) n_steps
                                       : g_rand_double (random);

          if (g_rand_double (random) >= missing)
            facts[n_facts++] = (EntenteFact) { k, YEAR, x, NAN, NAN, ENTENTE_NONE, ENTENTE_NONE, NULL };
        }
      self->partners[i].facts = facts;
      self->partners[i].n_facts = n_facts;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

/* Datasets made in memory, without a file, for tests of what comes after reading.
 *
 * The arrays are the dataset's own, writable: a test changes what it is about before it evaluates.
 */

typedef struct
{
  EntenteDataset *dataset;
  EntentePartner *partners;     /* ids "p0", "p1", ...; names "Partner 0", ... */
  EntenteCriterion *criteria;   /* ids "c0", ...; weight 1 */
  EntenteQuantity *quantities;  /* ids "q0", ...; linear from 0 to 1, weight 1, no decimals lost */
  EntenteTier *tiers;           /* ids "1", "2", "3"; thresholds 0.6 and 0.4 */
  EntenteGate *gates;           /* room for four, none in use */
  EntentePreset *presets;       /* room for four, none in use */
} DatasetFixture;

DatasetFixture *dataset_fixture_new (guint n_partners, guint n_criteria, guint n_indicators_each);
void dataset_fixture_free (DatasetFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatasetFixture, dataset_fixture_free)

void dataset_fixture_set_fact (DatasetFixture *self, guint partner, guint quantity, int year, double value);
void dataset_fixture_set_category (DatasetFixture *self, guint partner, guint quantity, int year, int category);
void dataset_fixture_set_points (DatasetFixture *self, guint quantity, const EntenteValuePoint *points, guint n);
void dataset_fixture_set_categories (DatasetFixture *self, guint quantity, const EntenteCategory *categories,
                                     guint n);
void dataset_fixture_add_pledge (DatasetFixture *self, guint partner, guint quantity, double target, int year);
void dataset_fixture_add_preset (DatasetFixture *self, const char *id, const char *name, const double *weights);
void dataset_fixture_add_conditions (DatasetFixture *self, guint n);
void dataset_fixture_fill (DatasetFixture *self, GRand *random, double missing, guint n_steps);
EntenteText dataset_fixture_text (DatasetFixture *self, const char *string);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"
#include "entente-diagnostics.h"

/* What the user may change: weights, locks, method, tier rule, gates, year, what-if values.
 *
 * A scenario belongs to one dataset (sizes and indices are the dataset's). It is copied before it is
 * changed once anybody else holds it; evaluation never writes it.
 */

typedef enum
{
  ENTENTE_METHOD_WEIGHTED_MEAN
} EntenteMethod;

typedef enum
{
  ENTENTE_SLIDERS_SHARE,
  ENTENTE_SLIDERS_IMPORTANCE
} EntenteSliderMode;

typedef struct
{
  int partner;
  EntenteWhatIfItem item;
} EntenteWhatIf;

typedef struct _EntenteScenario EntenteScenario;

struct _EntenteScenario
{
  guint n_criteria;
  double *weights;   /* [n_criteria], >= 0, any scale; at least one positive */
  gboolean *locks;   /* [n_criteria] */
  EntenteSliderMode slider_mode;
  EntenteMethod method;

  EntenteTierRule tier_rule;
  guint n_tiers;                       /* 1..ENTENTE_MAX_TIERS */
  double tier_from[ENTENTE_MAX_TIERS]; /* thresholds, descending; the last is -inf */
  int tier_count[ENTENTE_MAX_TIERS];   /* sizes: -1 = use the share */
  double tier_share[ENTENTE_MAX_TIERS];
  gboolean gates_on;

  int year;
  gboolean assume_pledges;

  GArray *what_ifs; /* EntenteWhatIf, sorted by partner, then quantity */
  guint n_conditions;
  double *condition_levels; /* [n_conditions], NaN = the condition is off */
};

EntenteScenario *entente_scenario_new (const EntenteDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;
EntenteScenario *entente_scenario_new_from_json (const EntenteDataset *dataset, const char *json)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteScenario *entente_scenario_copy (const EntenteScenario *self) G_GNUC_WARN_UNUSED_RESULT;
void entente_scenario_free (EntenteScenario *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteScenario, entente_scenario_free)
gboolean entente_scenario_equal (const EntenteScenario *a, const EntenteScenario *b);
void entente_scenario_copy_tiers (EntenteScenario *self, const EntenteScenario *from);
gboolean entente_scenario_tiers_equal (const EntenteScenario *a, const EntenteScenario *b);
gboolean entente_scenario_what_ifs_equal (const GArray *a, const GArray *b);

void entente_scenario_apply_preset (EntenteScenario *self, const EntenteDataset *dataset, guint preset);
void entente_scenario_apply_equal (EntenteScenario *self);
gboolean entente_scenario_fits_preset (const EntenteScenario *self, const EntenteDataset *dataset, guint preset);
int entente_scenario_match_preset (const EntenteScenario *self, const EntenteDataset *dataset);
void entente_scenario_get_shares (const EntenteScenario *self, double *shares);
const EntenteWhatIfItem *entente_scenario_get_what_if (const EntenteScenario *self, int partner, int quantity);
void entente_scenario_set_what_if (EntenteScenario *self, int partner, const EntenteWhatIfItem *item);
void entente_scenario_remove_what_if (EntenteScenario *self, int partner, int quantity);

gboolean entente_scenario_merge_json (EntenteScenario *self, const EntenteDataset *dataset, const char *json,
                                      gssize length, EntenteDiagnostics *diagnostics);
char *entente_scenario_to_json (const EntenteScenario *self, const EntenteDataset *dataset)
  G_GNUC_WARN_UNUSED_RESULT;

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
  ENTENTE_METHOD_WEIGHTED_MEAN,
  ENTENTE_METHOD_GEOMETRIC_MEAN,
  ENTENTE_METHOD_TOPSIS,
  ENTENTE_METHOD_VIKOR,
  ENTENTE_METHOD_PROMETHEE,
  ENTENTE_N_METHODS
} EntenteMethod;

/* What a method does to the values of a criterion before it aggregates them. */
typedef enum
{
  ENTENTE_NORMALISATION_GOALPOSTS, /* nothing: 0 and 1 are the ends of the value functions, whoever is present */
  ENTENTE_NORMALISATION_MIN_MAX,   /* the others depend on the partners present */
  ENTENTE_NORMALISATION_MAX,
  ENTENTE_NORMALISATION_SUM,
  ENTENTE_NORMALISATION_VECTOR,
  ENTENTE_NORMALISATION_Z_SCORE,
  ENTENTE_N_NORMALISATIONS
} EntenteNormalisation;

typedef struct
{
  EntenteNormalisation normalisation;
  double strategy;     /* VIKOR's v, in [0, 1]: weight of the many small regrets against the greatest one */
  double indifference; /* PROMETHEE II, in values: differences up to this count nothing, */
  double preference;   /* those from this on count fully, linear between; not below indifference */
} EntenteMethodParameters;

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

/* Made by the functions below alone: its arrays lie in the same block behind it. */
struct _EntenteScenario
{
  guint n_criteria;
  double *weights;   /* [n_criteria], >= 0, any scale; at least one positive */
  gboolean *locks;   /* [n_criteria] */
  EntenteSliderMode slider_mode;
  EntenteMethod method;
  EntenteMethodParameters method_parameters; /* of all methods; those of the others are kept */

  EntenteTierRule tier_rule;
  guint n_tiers;                       /* 1..ENTENTE_MAX_TIERS */
  double tier_from[ENTENTE_MAX_TIERS]; /* thresholds, descending; the last is -inf */
  int tier_count[ENTENTE_MAX_TIERS];   /* sizes: -1 = use the share */
  double tier_share[ENTENTE_MAX_TIERS];
  int natural_classes;                 /* natural: 0 = as many as tiers */
  double *profiles;                    /* [ENTENTE_MAX_TIERS][n_criteria] the least value that a tier asks for; NaN = any */
  EntenteProfileParameters profile_parameters;
  gboolean gates_on;                   /* all of them */
  guint n_gates;
  gboolean *gates;                     /* [n_gates] each of them; part of the facts, see entente_values_match () */

  double uncertainty;                  /* of weights and facts: 0 = exactly these, 1 = any weights at all */
  double *least_shares, *most_shares;  /* [n_criteria] in [0, 1]: bounds of sampled shares */
  guint n_order;
  int *order;                          /* room for n_criteria; each weighs at least as much as the next */

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
void entente_scenario_assign (EntenteScenario *self, const EntenteScenario *from);
void entente_scenario_free (EntenteScenario *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteScenario, entente_scenario_free)
gboolean entente_scenario_equal (const EntenteScenario *a, const EntenteScenario *b);
void entente_scenario_copy_tiers (EntenteScenario *self, const EntenteScenario *from);
guint entente_scenario_get_classes (const EntenteScenario *self);
gboolean entente_scenario_tiers_equal (const EntenteScenario *a, const EntenteScenario *b);
gboolean entente_scenario_profile_parameters_equal (const EntenteProfileParameters *a,
                                                    const EntenteProfileParameters *b);
gboolean entente_scenario_methods_equal (const EntenteScenario *a, const EntenteScenario *b);
gboolean entente_scenario_beliefs_equal (const EntenteScenario *a, const EntenteScenario *b);
gboolean entente_scenario_gates_equal (const gboolean *a, const gboolean *b, guint n);
gboolean entente_scenario_what_ifs_equal (const GArray *a, const GArray *b);

void entente_scenario_apply_preset (EntenteScenario *self, const EntenteDataset *dataset, guint preset);
void entente_scenario_apply_equal (EntenteScenario *self);
gboolean entente_scenario_fits_preset (const EntenteScenario *self, const EntenteDataset *dataset, guint preset);
int entente_scenario_match_preset (const EntenteScenario *self, const EntenteDataset *dataset);
void entente_scenario_get_shares (const EntenteScenario *self, double *shares);
void entente_scenario_get_ratings (const EntenteScenario *self, double *ratings);
const EntenteWhatIfItem *entente_scenario_get_what_if (const EntenteScenario *self, int partner, int quantity);
void entente_scenario_set_what_if (EntenteScenario *self, int partner, const EntenteWhatIfItem *item);
void entente_scenario_remove_what_if (EntenteScenario *self, int partner, int quantity);

gboolean entente_scenario_merge_json (EntenteScenario *self, const EntenteDataset *dataset, const char *json,
                                      gssize length, EntenteDiagnostics *diagnostics);
char *entente_scenario_to_json (const EntenteScenario *self, const EntenteDataset *dataset)
  G_GNUC_WARN_UNUSED_RESULT;

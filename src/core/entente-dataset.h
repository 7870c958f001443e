/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-text.h"

#include <math.h>

/* The document: hub, partners, criteria, indicators, tiers, ties, sources and the optional parts.
 *
 * Immutable once built and safe to share between threads; the arrays below are read, never written.
 * Ids become indices when the file is read: a partner is its place in partners[], the hub is
 * ENTENTE_HUB, a criterion its place in criteria[], and so on. ENTENTE_NONE means "not given".
 */

#define ENTENTE_NONE (-1)
#define ENTENTE_HUB (-2)
#define ENTENTE_MAX_TIERS 6

/* How far weights are believed when nobody says it. */
#define ENTENTE_DEFAULT_UNCERTAINTY 0.25

typedef enum
{
  ENTENTE_VALUE_LINEAR,     /* clamp ((x - from) / (to - from)); from > to = less is better */
  ENTENTE_VALUE_POINTS,     /* piecewise linear, x ascending */
  ENTENTE_VALUE_LOG,        /* linear in log10 x, x > 0 */
  ENTENTE_VALUE_CATEGORIES, /* table */
  ENTENTE_VALUE_MIN_MAX,    /* the relative kinds depend on the partners present */
  ENTENTE_VALUE_VECTOR,
  ENTENTE_VALUE_SUM,
  ENTENTE_VALUE_Z_SCORE,
  ENTENTE_VALUE_PERCENTILE
} EntenteValueKind;

typedef struct
{
  double x, v;
} EntenteValuePoint;

typedef struct
{
  const char *key;
  EntenteText name; /* empty = show the key */
  double v;         /* in [0, 1] */
} EntenteCategory;

typedef struct
{
  EntenteValueKind kind;
  double from, to;     /* linear, log */
  gboolean descending; /* relative kinds: less is better */
  guint n_points;
  const EntenteValuePoint *points;
  guint n_categories;
  const EntenteCategory *categories; /* in file order */
  const guint *by_key;               /* [n_categories] the same by strcmp of their keys; NULL = not sorted */
} EntenteValueFunction;

typedef enum
{
  ENTENTE_MISSING_RENORMALISE,
  ENTENTE_MISSING_WORST,
  ENTENTE_MISSING_MEDIAN
} EntenteMissing;

typedef enum
{
  ENTENTE_DERIVED_NOT,
  ENTENTE_DERIVED_CHANGE_OF, /* value of year y minus value of year y - years */
  ENTENTE_DERIVED_PRODUCT    /* product of two quantities, times a factor */
} EntenteDerivedKind;

/* An indicator (part of a criterion) or a measure (a fact outside the criteria): both are quantities. */
typedef struct
{
  const char *id;
  EntenteText name;
  EntenteText description; /* "why" of the file is read as description too */
  EntenteText unit;
  int criterion; /* ENTENTE_NONE for a measure */
  double weight; /* >= 0, inside the criterion */
  int decimals;  /* 0..6 */
  EntenteValueFunction value;
  EntenteMissing missing;
  gboolean fixed; /* what a partner cannot change */
  EntenteDerivedKind derived;
  int inputs[2]; /* quantities */
  int years;
  double times;
  int price_of; /* quantity the price is a share of, or ENTENTE_NONE */
  double price_per, price_share;
  int source; /* default source of its facts, or ENTENTE_NONE */
} EntenteQuantity;

typedef struct
{
  const char *id;
  EntenteText name;
  EntenteText description;
  double weight; /* >= 0; share = weight / sum */
  const char *colour; /* "#rrggbb" or NULL */
  guint first_indicator, n_indicators; /* slice of quantities[] */
} EntenteCriterion;

typedef struct
{
  gint32 quantity;
  gint32 year;
  double value;      /* NaN when explicitly null (no derivation then), or for a category */
  double low, high;  /* NaN = exact */
  gint32 category;   /* index into the value function's categories, or ENTENTE_NONE */
  gint32 source;     /* index into sources[], or ENTENTE_NONE */
  const EntenteText *note; /* or NULL */
} EntenteFact;

typedef struct
{
  int quantity;
  double target;
  int year;
  int source;
} EntentePledge;

typedef struct
{
  int quantity;
  double value;
  int category; /* ENTENTE_NONE unless the indicator has categories */
  gboolean missing; /* "null": treat as missing */
} EntenteWhatIfItem;

typedef struct
{
  EntenteText issue, hub, risk, compromise;
  guint n_what_ifs;
  const EntenteWhatIfItem *what_ifs;
} EntenteAgendaItem;

typedef struct
{
  EntenteText area, unit;
  double low, high;
  int from, to;
  int priority;
} EntentePlanItem;

typedef struct
{
  const char *id;
  EntenteText name;
  EntenteText also;   /* other names to be found by, any language; empty = none */
  EntenteText region; /* empty = none */
  int region_index;   /* into regions[], or ENTENTE_NONE */
  gboolean has_location;
  double longitude, latitude; /* degrees */
  guint n_facts;
  const EntenteFact *facts; /* sorted by quantity, then year */
  guint n_pledges;
  const EntentePledge *pledges;
  guint n_agenda;
  const EntenteAgendaItem *agenda;
  guint n_plan;
  const EntentePlanItem *plan;
} EntentePartner;

typedef struct
{
  const char *id;
  EntenteText title;
  EntenteText publisher;
  int year; /* 0 = not given */
  const char *url, *licence, *edition; /* or NULL */
} EntenteSource;

typedef enum
{
  ENTENTE_TIER_RULE_THRESHOLDS,
  ENTENTE_TIER_RULE_SIZES,
  ENTENTE_TIER_RULE_NATURAL,
  ENTENTE_TIER_RULE_PROFILES
} EntenteTierRule;

/* ELECTRE TRI-B, all in values and for every criterion alike. */
typedef struct
{
  double cutting_level; /* lambda, in [0.5, 1] */
  double indifference, preference;
  double veto;          /* NaN = none */
  gboolean optimistic;
} EntenteProfileParameters;

typedef struct
{
  const char *id;
  EntenteText name;
  const char *colour;
  double from;  /* thresholds: score >= from; NaN for the lowest */
  int count;    /* sizes: number of partners, or -1 */
  double share; /* sizes: share of the rated partners, or NaN */
  const double *profile; /* profiles: [n_criteria], the least value in [0, 1] a criterion, NaN = any; or NULL */
} EntenteTier;

typedef struct
{
  int quantity;
  double below; /* applies when the raw value is below this; NaN = not used */
  double above; /* likewise above; NaN = not used */
  int cap;      /* tier index: at best that tier */
  EntenteText reason;
} EntenteGate;

typedef struct
{
  const char *id;
  EntenteText name;
  guint n_members;
  const int *members; /* partner indices; the hub and outsiders are left out */
  gboolean has_hub;
} EntenteBloc;

typedef struct
{
  const char *id;
  EntenteText name;
  double strength;
} EntenteTieKind;

typedef struct
{
  int a, b; /* partner index or ENTENTE_HUB */
  int kind;
  int since, until; /* years; 0 = not given */
  int source;
  EntenteText note;
} EntenteTie;

typedef struct
{
  const char *id;
  EntenteText name;
  guint n_kinds;
  const int *kinds;
  int quantity;
  double at_least;
  int source;
  gboolean hypothetical;
} EntenteCondition;

typedef struct
{
  const char *id;
  EntenteText name;
  EntenteText description;
  const double *weights; /* [n_criteria] */
} EntentePreset;

typedef struct
{
  int year, month; /* month 1..12 */
} EntenteMonth;

typedef struct
{
  EntenteMonth from;
  double per_month;
} EntenteRate;

typedef struct
{
  const char *id;
  EntenteText name;
  guint n_rates;
  const EntenteRate *rates;
  int source;
} EntenteSystem;

typedef struct
{
  const char *id;
  int partner, system;
  int quantity, delivered;
  EntenteMonth ordered, promised; /* year 0 = not given */
  int source;
} EntenteOrder;

typedef struct
{
  int partner, system;
  EntenteMonth from;
  int lag_months;
  double adds_per_month;
} EntenteInvestment;

typedef struct
{
  const char *date; /* ISO 8601 */
  EntenteText name, who;
  int source;
} EntenteMilestone;

typedef struct
{
  const char *id;
  EntenteText title, caption, notes;
  const char *view;
  const char *scenario; /* JSON of the scenario object, or NULL */
  guint n_focus;
  const int *focus; /* partner indices */
} EntenteScene;

typedef struct
{
  int partner;
  double x, y;
} EntentePin;

typedef struct _EntenteDataset EntenteDataset;

/* Public so that reading costs nothing; only the reader writes it. Strings and arrays live as long as it. */
struct _EntenteDataset
{
  int ref_count; /* atomic */
  GBytes *bytes; /* the file as read, or NULL */
  char *hash;    /* SHA-256 of bytes, hexadecimal */

  EntenteText title, description, marking;
  const char *date; /* ISO 8601 or NULL */
  gboolean has_year;
  int year;        /* default year: the file's, else the newest fact's, else 0 */
  int first_year, last_year; /* of facts; 0 = no facts */

  const char *hub_id;
  EntenteText hub_name;
  gboolean hub_has_location;
  double hub_longitude, hub_latitude;

  guint n_sources;
  const EntenteSource *sources;
  guint n_criteria;
  const EntenteCriterion *criteria;
  guint n_indicators; /* quantities[0 .. n_indicators) are indicators, criterion by criterion */
  guint n_quantities; /* the rest are measures */
  const EntenteQuantity *quantities;
  EntenteTierRule tier_rule;
  int natural_classes; /* 0 = as many as tiers */
  double cutting_level; /* profiles: "lambda" */
  const EntenteProfileParameters *profile_parameters; /* the rest of them, or NULL = the usual */
  guint n_tiers;       /* 1..ENTENTE_MAX_TIERS */
  const EntenteTier *tiers;
  guint n_gates;
  const EntenteGate *gates;
  guint n_partners;
  const EntentePartner *partners;
  guint n_regions;
  const EntenteText *regions; /* in order of first use */
  guint n_blocs;
  const EntenteBloc *blocs;
  guint n_tie_kinds;
  const EntenteTieKind *tie_kinds;
  guint n_ties;
  const EntenteTie *ties;
  guint n_conditions;
  const EntenteCondition *conditions;
  guint n_presets;
  const EntentePreset *presets;
  guint n_systems;
  const EntenteSystem *systems;
  guint n_orders;
  const EntenteOrder *orders;
  guint n_investments;
  const EntenteInvestment *investments;
  guint n_milestones;
  const EntenteMilestone *milestones;
  guint n_scenes;
  const EntenteScene *scenes;
  guint n_pins;
  const EntentePin *pins;
  double uncertainty;       /* of the weights, in [0, 1] */
  const double *least_shares, *most_shares; /* "bounds": [n_criteria] in [0, 1], or NULL */
  guint n_order;
  const int *order;         /* criteria, most important first */
  const char *scenario; /* JSON of "scenario", or NULL */
  const char *baseline; /* JSON of "baseline", or NULL */

  gpointer priv; /* storage of the reader */
};

EntenteDataset *entente_dataset_ref (EntenteDataset *self);
void entente_dataset_unref (EntenteDataset *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDataset, entente_dataset_unref)

int entente_dataset_find_partner (const EntenteDataset *self, const char *id);
int entente_dataset_find_criterion (const EntenteDataset *self, const char *id);
int entente_dataset_find_quantity (const EntenteDataset *self, const char *id);
int entente_dataset_find_preset (const EntenteDataset *self, const char *id);
int entente_dataset_find_scene (const EntenteDataset *self, const char *id);
int entente_dataset_find_tier (const EntenteDataset *self, const char *id);
gboolean entente_dataset_partner_matches (const EntenteDataset *self, guint partner, const char *needle);
gboolean entente_tie_is_in_force (const EntenteTie *tie, int year);
const EntenteFact *entente_dataset_get_facts (const EntenteDataset *self, guint partner, guint quantity,
                                              guint *n_facts);

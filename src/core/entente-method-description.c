/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Names for people who never heard of the methods, and the terms by which others know them. */

#include "config.h"

#include "entente-method-description.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const char *name, *sentence, *term;
} Description;

static const Description methods[ENTENTE_N_METHODS] = {
  [ENTENTE_METHOD_WEIGHTED_MEAN] = { N_("Strengths can offset weaknesses"), N_("The points of all criteria are added up"),
                                     N_("Weighted mean") },
  [ENTENTE_METHOD_GEOMETRIC_MEAN] = { N_("Weaknesses count more"),
                                      N_("Points are multiplied: nothing makes up for a zero"),
                                      N_("Weighted geometric mean") },
  [ENTENTE_METHOD_TOPSIS] = { N_("Closest to the ideal"), N_("Near the best in everything, far from the worst"),
                              N_("TOPSIS") },
  [ENTENTE_METHOD_VIKOR] = { N_("Least regret"), N_("Weighs the worst shortfall against all of them together"),
                             N_("VIKOR") },
  [ENTENTE_METHOD_PROMETHEE] = { N_("Head to head"), N_("Who beats more of the others, criterion by criterion"),
                                 N_("PROMETHEE II") },
};

static const Description normalisations[ENTENTE_N_NORMALISATIONS] = {
  [ENTENTE_NORMALISATION_GOALPOSTS] = { N_("Fixed goalposts"), NULL, N_("Fixed goalposts, whoever takes part") },
  [ENTENTE_NORMALISATION_MIN_MAX] = { N_("From the lowest to the highest"), NULL, N_("Min-max normalisation") },
  [ENTENTE_NORMALISATION_MAX] = { N_("As a share of the highest"), NULL, N_("Normalisation by the maximum") },
  [ENTENTE_NORMALISATION_SUM] = { N_("As a share of the sum"), NULL, N_("Normalisation by the sum") },
  [ENTENTE_NORMALISATION_VECTOR] = { N_("By the length of all together"), NULL, N_("Vector normalisation") },
  [ENTENTE_NORMALISATION_Z_SCORE] = { N_("By the distance from the average"), NULL, N_("Z-scores") },
};

const char *
entente_method_get_name (EntenteMethod method)
{
  return _(methods[method].name);
}

const char *
entente_method_get_sentence (EntenteMethod method)
{
  return _(methods[method].sentence);
}

const char *
entente_method_get_term (EntenteMethod method)
{
  return _(methods[method].term);
}

const char *
entente_normalisation_get_name (EntenteNormalisation normalisation)
{
  return _(normalisations[normalisation].name);
}

const char *
entente_normalisation_get_term (EntenteNormalisation normalisation)
{
  return _(normalisations[normalisation].term);
}

/**
 * entente_method_describe_likeness:
 * @tau: Kendall's tau-b of two rankings; NaN = all partners are tied in one of them
 *
 * Returns: how alike the two orders are, in words
 */
const char *
entente_method_describe_likeness (double tau)
{
  if (isnan (tau))
    return _("no order");
  if (tau >= 0.999)
    return _("the same");
  if (tau >= 0.9)
    return _("almost the same");
  if (tau >= 0.75)
    return _("much alike");
  if (tau >= 0.5)
    return _("partly alike");
  return tau >= 0.2 ? _("little alike") : _("unlike");
}

/**
 * entente_method_describe:
 *
 * Returns: the method of @scenario, and the normalisation where it is not the usual one
 */
char *
entente_method_describe (const EntenteScenario *scenario)
{
  const char *name = entente_method_get_name (scenario->method);
  const EntenteNormalisation normalisation = scenario->method_parameters.normalisation;

  if (normalisation == ENTENTE_NORMALISATION_GOALPOSTS)
    return g_strdup (name);
  /* Translators: a method, then how figures are measured, as in "Closest to the ideal · As a share of the sum" */
  return g_strdup_printf (_("%s · %s"), name, entente_normalisation_get_name (normalisation));
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-heading.h"
#include "entente-label-placement.h"
#include "entente-world.h"
#include "kept-numbers.h"

/* A file that stays as it is whatever the samples become, and pictures of it under all kinds of settings. Whoever changes
 * pictures or figures on purpose looks at them and writes the kept numbers anew:
 *
 *   for t in orbit network map rows figures parts reading scan table variations chance; do ENTENTE_SOURCE_DIR=$PWD build/tests/core/test-kept-$t --renew; done
 */

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *evaluation, *other; /* of the file's weights, and of others */
  EntenteRobustness *robustness;
  EntenteWorld *world;
  struct
  {
    EntenteMeasure base;
    double scale;
  } measure;
} KeptSample;

typedef enum
{
  KEPT_PLAIN = 0,
  KEPT_COMPARED = 1 << 0,  /* with other weights */
  KEPT_LOOKED_AT = 1 << 1, /* somebody is selected, and somebody else hovered */
  KEPT_EXPORTED = 1 << 2,
  KEPT_STAGE = 1 << 3,
  KEPT_SIZED = 1 << 4,
  KEPT_SURE = 1 << 5,      /* with what was counted in draws */
  KEPT_TURNED = 1 << 6,    /* from right to left */
  KEPT_BY_REGION = 1 << 7,
  KEPT_BY_TIER = 1 << 8,
  KEPT_PINNED = 1 << 9,
  KEPT_FEW = 1 << 10,      /* kinds of ties and blocs, and rows */
  KEPT_SORTED = 1 << 11,   /* by a criterion */
  KEPT_SLOPES = 1 << 12,   /* with the ranks of another ranking */
  KEPT_PRINT = 1 << 13
} KeptSetting;

typedef struct
{
  double width, height, text_scale;
  EntenteViewport viewport;
  KeptSetting settings;
} KeptPicture;

KeptSample *kept_sample_new (const char *file) G_GNUC_WARN_UNUSED_RESULT;
KeptSample *kept_sample_new_for (EntenteDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;
void kept_sample_free (KeptSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeptSample, kept_sample_free)

void kept_sample_init_input (KeptSample *self, const KeptPicture *picture, EntenteSceneInput *input);
void kept_sample_start (KeptNumbers *kept, const char *view, guint picture);
void kept_sample_add_heading (KeptNumbers *kept, const EntenteHeading *heading);

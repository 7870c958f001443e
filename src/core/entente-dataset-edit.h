/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scenario.h"

/* Small corrections of a dataset: each gives the text of a new document that differs from dataset->bytes only in
 * what changed. Nothing is checked here: the reader does that when it reads the new text.
 */

typedef struct
{
  guint partner, quantity;
  int year;
  gboolean remove;    /* take the fact of that year away; the rest is not looked at */
  gboolean missing;   /* null: known to be missing */
  double value;       /* raw units, no NaN; not looked at for a category */
  int category;       /* index into the value function's categories, or ENTENTE_NONE */
  double low, high;   /* NaN = exact */
  const char *source; /* id of a source, NULL = none (the indicator's default source holds) */
  const char *note;   /* NULL or "" = none; other languages of an existing note are kept */
  const char *language; /* of the note, "ja"; NULL = a plain string where there was none, and with no note: none in
                           any language */
} EntenteFactDraft;

typedef struct
{
  const char *id;
  const char *name, *region; /* region: NULL or "" = none */
  const char *language;      /* of both */
  gboolean has_location;
  double longitude, latitude; /* degrees */
} EntentePartnerDraft;

typedef struct
{
  const char *id, *title, *publisher, *url; /* all but id and title may be NULL */
  const char *language;
  int year; /* 0 = not given */
} EntenteSourceDraft;

typedef struct
{
  const char *id, *name, *description; /* description: NULL = leave it as it is, "" = none */
  const char *language;
  const double *weights; /* [n_criteria] */
} EntentePresetDraft;

/* What a scene shows. */
typedef struct
{
  const char *view;
  const EntenteScenario *scenario;
  const int *focus; /* [n_focus] partners */
  guint n_focus;
} EntenteSceneState;

typedef struct
{
  const char *id;
  const char *title, *caption, *notes; /* NULL = leave it as it is, "" = none (but a title) */
  const char *language;        /* of what is new */
  const char *const *languages; /* the user's, best first: what is there is changed where it is read; NULL = in language */
  const EntenteSceneState *state;      /* NULL = leave it as it is */
} EntenteSceneDraft;

/* What goes with a partner that is removed. */
typedef struct
{
  guint n_facts, n_ties, n_orders;
  guint n_blocs;  /* that it is a member of; they stay */
  guint n_others; /* pledges, agenda, plan, investments, pin, what-ifs, places in scenes */
} EntenteRemoval;

GBytes *entente_dataset_edit_fact (const EntenteDataset *dataset, const EntenteFactDraft *draft,
                                   const EntenteSourceDraft *new_source) G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_add_partner (const EntenteDataset *dataset, const EntentePartnerDraft *draft)
  G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_remove_partner (const EntenteDataset *dataset, guint partner,
                                             EntenteRemoval *removal) G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_set_preset (const EntenteDataset *dataset, const EntentePresetDraft *draft)
  G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_remove_preset (const EntenteDataset *dataset, guint preset) G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_set_scene (const EntenteDataset *dataset, const EntenteSceneDraft *draft)
  G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_remove_scene (const EntenteDataset *dataset, guint scene) G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_move_scene (const EntenteDataset *dataset, guint scene, guint place)
  G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_clear_partners (const EntenteDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;
GBytes *entente_dataset_edit_set_title (const EntenteDataset *dataset, const char *title, const char *language)
  G_GNUC_WARN_UNUSED_RESULT;
char *entente_dataset_edit_make_id (const EntenteDataset *dataset, const char *name, const char *list)
  G_GNUC_WARN_UNUSED_RESULT;

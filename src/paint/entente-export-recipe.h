/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-diagnostics.h"
#include "entente-export.h"

#include <json-glib/json-glib.h>

/* All that an exported picture was made with, but for the dataset and the fonts, as one line of JSON. It stands in
 * every export; the same program makes the same bytes of it again. */

typedef struct
{
  JsonNode *root;
  char *json;
  const char *program, *data;   /* version, and hash of the dataset */
  const char *numbers;          /* locale of the numbers */
  const char *borders;          /* hash of the borders file that was used in place of ours, or NULL */
  EntenteExportOptions options; /* from here on borrowed from what stands below */
  EntenteSceneInput input;      /* after entente_export_recipe_bind () */
  EntenteScenario *scenario, *baseline, *other;
  char **languages;
  gboolean *tie_kinds, *blocs;
  EntentePin *pins;
} EntenteExportRecipe;

char *entente_export_recipe_write (const EntenteExportOptions *options, const EntenteSceneInput *input)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteExportRecipe *entente_export_recipe_read (const char *json, EntenteDiagnostics *diagnostics)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean entente_export_recipe_bind (EntenteExportRecipe *self, EntenteDataset *dataset,
                                     EntenteDiagnostics *diagnostics);
void entente_export_recipe_free (EntenteExportRecipe *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteExportRecipe, entente_export_recipe_free)

/* In files. */
GBytes *entente_export_recipe_put_in_png (GByteArray *png, const char *recipe) G_GNUC_WARN_UNUSED_RESULT;
char *entente_export_recipe_find (GBytes *picture) G_GNUC_WARN_UNUSED_RESULT;

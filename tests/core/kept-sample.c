/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "kept-sample.h"

#include "entente-dataset-reader.h"

#define SEED 11
#define N_DRAWS 2000

static void
get_extent (EntenteMeasure *measure,
            EntenteFont font,
            const char *text,
            EntenteExtent *extent)
{
  static const double sizes[] = { 19, 13, 14, 14, 12.5, 12.5, 12, 11 };
  const double scale = ((const KeptSample *) (gconstpointer) ((const char *) measure - G_STRUCT_OFFSET (KeptSample, measure)))->measure.scale;

  extent->width = 0.53 * sizes[font] * g_utf8_strlen (text, -1) * scale;
  extent->height = 1.3 * sizes[font] * scale;
  extent->ascent = sizes[font] * scale;
}

static EntenteDataset *
read_dataset (const char *file)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "core", "kept", file, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 0);
  return dataset;
}

static EntenteWorld *
read_world (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "map", "world.bin", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);

  return entente_world_new (bytes, NULL);
}

/* @dataset: (transfer full) */
KeptSample *
kept_sample_new_for (EntenteDataset *dataset)
{
  KeptSample *self = g_new0 (KeptSample, 1);
  g_autoptr (EntenteScenario) other = NULL;
  g_autoptr (EntenteSampler) sampler = NULL;
  guint c;

  self->measure.base.get_extent = get_extent;
  self->measure.scale = 1;
  self->dataset = dataset;
  self->world = read_world ();
  g_assert_nonnull (self->world);
  self->scenario = entente_scenario_new (self->dataset);
  self->scenario->uncertainty = 0.4;
  self->values = entente_values_new (self->dataset, self->scenario);
  self->evaluation = entente_evaluate (self->values, self->scenario);
  other = entente_scenario_copy (self->scenario);
  for (c = 0; c < other->n_criteria; c++)
    other->weights[c] = 1 + c * c;
  self->other = entente_evaluate (self->values, other);
  sampler = entente_sampler_new (self->values, self->scenario, SEED);
  g_assert_cmpuint (entente_sampler_run (sampler, N_DRAWS, 1, NULL), ==, N_DRAWS);
  self->robustness = entente_sampler_get_result (sampler);
  /* What is made belongs to whoever asked for it, and to nobody else. */
  g_assert_cmpint (self->robustness->ref_count, ==, 1);
  g_assert_cmpint (self->evaluation->ref_count, ==, 1);
  return self;
}

/* @file: of tests/core/kept */
KeptSample *
kept_sample_new (const char *file)
{
  return kept_sample_new_for (read_dataset (file));
}

void
kept_sample_free (KeptSample *self)
{
  entente_robustness_unref (self->robustness);
  entente_evaluation_unref (self->other);
  entente_evaluation_unref (self->evaluation);
  entente_values_unref (self->values);
  entente_scenario_free (self->scenario);
  entente_world_unref (self->world);
  entente_dataset_unref (self->dataset);
  g_free (self);
}

static void
set_choice (const KeptSample *self,
            KeptSetting settings,
            EntenteSceneInput *input)
{
  static const EntentePin pins[] = { { 3, 0.5, -0.4 }, { 40, -0.7, 0.1 } };
  const int n = (int) self->dataset->n_partners;
  static const gboolean kinds[64] = { TRUE, FALSE, TRUE }, blocs[64] = { FALSE, TRUE, FALSE, TRUE };

  if (settings & KEPT_LOOKED_AT)
    {
      input->selected = 12 % n;
      input->hovered = 47 % n;
      input->compared = 30 % n;
    }
  if (settings & KEPT_PINNED)
    {
      input->pins = pins;
      input->n_pins = n > 40 ? 2 : n > 3 ? 1 : 0;
    }
  if (settings & KEPT_FEW)
    {
      input->tie_kinds_shown = kinds;
      input->blocs_shown = blocs;
      input->filter = "an";
    }
  if (settings & KEPT_SLOPES)
    {
      input->other_ranking = self->other;
      input->other_name = "Others";
    }
  if (settings & KEPT_SURE)
    {
      input->robustness = self->robustness;
      input->shows_certainty = TRUE;
    }
}

/* What @picture asks for. */
void
kept_sample_init_input (KeptSample *self,
                        const KeptPicture *picture,
                        EntenteSceneInput *input)
{
  static const char *const english[] = { "en", NULL }, *const japanese[] = { "ja", "en", NULL };
  const KeptSetting settings = picture->settings;

  self->measure.scale = picture->text_scale;
  *input = (EntenteSceneInput) {
    .dataset = self->dataset, .scenario = self->scenario, .evaluation = self->evaluation,
    .languages = self->dataset->n_partners > 40 ? english : japanese,
    .measure = &self->measure.base, .width = picture->width, .height = picture->height,
    .text_scale = picture->text_scale, .viewport = picture->viewport, .selected = ENTENTE_NONE,
    .hovered = ENTENTE_NONE, .compared = ENTENTE_NONE, .sort_criterion = settings & KEPT_SORTED ? 2 : ENTENTE_NONE,
    .baseline = settings & KEPT_COMPARED ? self->other : NULL, .for_export = (settings & KEPT_EXPORTED) != 0,
    .medium = settings & KEPT_STAGE ? ENTENTE_MEDIUM_STAGE : settings & KEPT_PRINT ? ENTENTE_MEDIUM_PRINT
                                                                                  : ENTENTE_MEDIUM_SCREEN,
    .size_by = settings & KEPT_SIZED ? self->dataset->quantities[self->dataset->n_indicators].id : NULL, .right_to_left = (settings & KEPT_TURNED) != 0,
    .arrangement = settings & KEPT_BY_REGION ? ENTENTE_ARRANGE_BY_REGION
                   : settings & KEPT_BY_TIER ? ENTENTE_ARRANGE_BY_TIER : ENTENTE_ARRANGE_BY_BLOC,
  };
  set_choice (self, settings, input);
}

void
kept_sample_start (KeptNumbers *kept,
                   const char *view,
                   guint picture)
{
  g_autofree char *prefix = g_strdup_printf ("%s-%u", view, picture);

  kept_numbers_set_prefix (kept, prefix);
}

void
kept_sample_add_heading (KeptNumbers *kept,
                         const EntenteHeading *heading)
{
  static const KeptMember whole[] = { KEPT_MEMBER (EntenteHeading, bottom), KEPT_MEMBER (EntenteHeading, right_to_left) };
  static const KeptMember lines[] = {
    KEPT_MEMBER (EntenteHeadingLine, font), KEPT_MEMBER (EntenteHeadingLine, x), KEPT_MEMBER (EntenteHeadingLine, y),
    KEPT_MEMBER (EntenteHeadingLine, max_width),
  };
  static const KeptMember words[] = { KEPT_TEXT (EntenteHeadingLine, text) };

  KEPT_ARRAY (kept, "heading", heading, 1, whole);
  KEPT_ARRAY (kept, "heading", heading->lines, heading->n_lines, lines);
  KEPT_ARRAY (kept, "heading", heading->lines, heading->n_lines, words);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Values of one's own, to put random numbers in where facts are not known. */

#include "config.h"

#include "entente-array.h"
#include "entente-values-private.h"

#include <string.h>

static EntenteValueScale *
copy_scales (const EntenteValues *self)
{
  EntenteValueScale *scales = g_memdup2 (self->scales, MAX (self->dataset->n_indicators, 1) * sizeof *scales);
  guint k;

  for (k = 0; k < self->dataset->n_indicators; k++)
    if (scales[k].sorted != NULL)
      scales[k].sorted = g_memdup2 (scales[k].sorted, MAX (self->n_partners, 1) * sizeof (double));
  return scales;
}

static void
copy_lists (EntenteValues *copy)
{
  EntenteIncomplete *list = &copy->incomplete;
  EntenteHoles *holes = &copy->holes;
  const gsize n = MAX (copy->n_partners, 1), n_cells = (gsize)copy->n_criteria * list->n;

  list->partners = g_memdup2 (list->partners, n * sizeof (guint));
  list->low = g_memdup2 (list->low, n_cells * sizeof (double));
  list->missing = g_memdup2 (list->missing, n_cells * sizeof (double));
  holes->partners = g_memdup2 (holes->partners, holes->n * sizeof (guint));
  holes->patterns = g_memdup2 (holes->patterns, holes->n * sizeof (guint));
  holes->present = g_memdup2 (holes->present, (gsize)holes->n_patterns * copy->n_criteria);
  copy->hole_of = g_memdup2 (copy->hole_of, copy->hole_of != NULL ? n * sizeof (int) : 0);
}

/**
 * entente_values_copy:
 *
 * Returns: (transfer full): the same values, nobody else's yet, so that columns may be written
 */
EntenteValues *
entente_values_copy (const EntenteValues *self)
{
  EntenteValues *copy = g_new0 (EntenteValues, 1);
  const gsize n = MAX (self->n_partners, 1);

  /* Other threads may be writing what follows. */
  memcpy (copy, self, G_STRUCT_OFFSET (EntenteValues, ref_count));
  copy->ref_count = 1;
  copy->dataset = entente_dataset_ref (self->dataset);
  g_array_ref ((GArray *)self->lookup.what_ifs);
  copy->scales = copy_scales (self);
  copy->columns = g_memdup2 (self->columns, MAX (self->stride * self->n_criteria, 1) * sizeof (double));
  copy->possible = g_memdup2 (self->possible, self->n_criteria);
  copy_lists (copy);
  copy->gates = g_memdup2 (self->gates, self->dataset->n_gates * sizeof (gboolean));
  copy->caps = g_memdup2 (self->caps, n);
  copy->cap_gates = g_memdup2 (self->cap_gates, n * sizeof (int));
  pthread_mutex_init (&copy->tables_lock, NULL);
  return copy;
}

static void
clear_holes (EntenteHoles *holes)
{
  g_free (holes->partners);
  g_free (holes->patterns);
  g_free (holes->present);
  *holes = (EntenteHoles){ 0 };
}

/**
 * entente_values_fill_holes:
 * @is_filled: (array): [n_partners][n_criteria] where a value is put
 *
 * Writes anew which partners lack which criteria. Only for values that nobody else holds.
 */
void
entente_values_fill_holes (EntenteValues *self, const guint8 *is_filled)
{
  g_autofree guint8 *is_present = ENTENTE_NEW0 (guint8, (gsize)self->n_partners * self->n_criteria);
  guint i, c;

  for (i = 0; i < self->n_partners; i++)
    for (c = 0; c < self->n_criteria; c++)
      {
        const gsize at = (gsize)i * self->n_criteria + c;

        is_present[at] = is_filled[at] || !entente_values_is_missing (self, i, c);
      }
  clear_holes (&self->holes);
  g_clear_pointer (&self->hole_of, g_free);
  entente_values_build_holes (self, is_present);
}

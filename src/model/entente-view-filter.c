/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* More than four hulls at once cannot be told apart, so the fifth bloc is refused until another goes. */

#include "config.h"

#include "entente-view-filter.h"

#include <string.h>

struct _EntenteViewFilter
{
  GObject parent_instance;

  EntenteDataset *dataset; /* what the flags are about, or NULL before the first */
  guint n_tie_kinds, n_blocs;
  gboolean *tie_kinds, *blocs;
  char *search; /* NULL = none */
  int sort_criterion;
  char *other_preset, *size_by; /* ids; NULL = none */
  EntenteArrangement arrangement;
  double row_zoom;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (EntenteViewFilter, entente_view_filter, G_TYPE_OBJECT)

static void
emit_changed (EntenteViewFilter *self)
{
  g_signal_emit (self, changed_signal, 0);
}

EntenteViewFilter *
entente_view_filter_new (void)
{
  return g_object_new (ENTENTE_TYPE_VIEW_FILTER, NULL);
}

/* (nullable) whether each tie kind of @dataset is shown, as in the dataset before; NULL = its kinds are others */
static gboolean *
keep_tie_kinds (EntenteViewFilter *self,
                const EntenteDataset *dataset)
{
  guint i;

  if (self->dataset == NULL || self->dataset->n_tie_kinds != dataset->n_tie_kinds)
    return NULL;
  for (i = 0; i < dataset->n_tie_kinds; i++)
    if (!g_str_equal (self->dataset->tie_kinds[i].id, dataset->tie_kinds[i].id))
      return NULL;
  return g_memdup2 (self->tie_kinds, MAX (dataset->n_tie_kinds, 1) * sizeof (gboolean));
}

static gboolean *
keep_blocs (EntenteViewFilter *self,
            const EntenteDataset *dataset)
{
  guint i;

  if (self->dataset == NULL || self->dataset->n_blocs != dataset->n_blocs)
    return NULL;
  for (i = 0; i < dataset->n_blocs; i++)
    if (!g_str_equal (self->dataset->blocs[i].id, dataset->blocs[i].id))
      return NULL;
  return g_memdup2 (self->blocs, MAX (dataset->n_blocs, 1) * sizeof (gboolean));
}

static int
keep_sort_criterion (EntenteViewFilter *self,
                     const EntenteDataset *dataset)
{
  if (self->dataset == NULL || self->sort_criterion == ENTENTE_NONE)
    return ENTENTE_NONE;
  return entente_dataset_find_criterion (dataset, self->dataset->criteria[self->sort_criterion].id);
}

/**
 * entente_view_filter_set_dataset:
 * @dataset: the document, or another version of it
 *
 * What was chosen holds as long as the lists to choose from are the same. To begin with, all ties are shown, the
 * first blocs whose hulls can lie apart, and no search.
 */
void
entente_view_filter_set_dataset (EntenteViewFilter *self,
                                 EntenteDataset *dataset)
{
  gboolean *tie_kinds = keep_tie_kinds (self, dataset), *blocs = keep_blocs (self, dataset);
  EntenteDataset *old = self->dataset;
  guint i;

  if (tie_kinds == NULL)
    {
      tie_kinds = g_new0 (gboolean, MAX (dataset->n_tie_kinds, 1));
      for (i = 0; i < dataset->n_tie_kinds; i++)
        tie_kinds[i] = TRUE;
    }
  if (blocs == NULL)
    {
      blocs = g_new0 (gboolean, MAX (dataset->n_blocs, 1));
      entente_network_choose_blocs (dataset, blocs);
    }
  self->sort_criterion = keep_sort_criterion (self, dataset);
  g_free (self->tie_kinds);
  g_free (self->blocs);
  self->tie_kinds = tie_kinds;
  self->blocs = blocs;
  self->n_tie_kinds = dataset->n_tie_kinds;
  self->n_blocs = dataset->n_blocs;
  self->dataset = entente_dataset_ref (dataset);
  if (old != NULL)
    entente_dataset_unref (old);
  emit_changed (self);
}

/**
 * entente_view_filter_take:
 * @other: of the same dataset
 *
 * Shows of the document what @other does, but for its search and the height of its rows.
 */
void
entente_view_filter_take (EntenteViewFilter *self,
                          EntenteViewFilter *other)
{
  memcpy (self->tie_kinds, other->tie_kinds, self->n_tie_kinds * sizeof (gboolean));
  memcpy (self->blocs, other->blocs, self->n_blocs * sizeof (gboolean));
  self->sort_criterion = other->sort_criterion;
  self->arrangement = other->arrangement;
  g_free (self->other_preset);
  self->other_preset = g_strdup (other->other_preset);
  g_free (self->size_by);
  self->size_by = g_strdup (other->size_by);
  emit_changed (self);
}

const gboolean *
entente_view_filter_get_tie_kinds (EntenteViewFilter *self)
{
  return self->tie_kinds;
}

void
entente_view_filter_show_tie_kind (EntenteViewFilter *self,
                                   guint kind,
                                   gboolean show)
{
  g_return_if_fail (kind < self->n_tie_kinds);
  if (self->tie_kinds[kind] == !!show)
    return;
  self->tie_kinds[kind] = !!show;
  emit_changed (self);
}

const gboolean *
entente_view_filter_get_blocs (EntenteViewFilter *self)
{
  return self->blocs;
}

guint
entente_view_filter_count_blocs (EntenteViewFilter *self)
{
  guint n = 0, i;

  for (i = 0; i < self->n_blocs; i++)
    n += self->blocs[i];
  return n;
}

/* Returns: %FALSE when four blocs are shown already */
gboolean
entente_view_filter_show_bloc (EntenteViewFilter *self,
                               guint bloc,
                               gboolean show)
{
  g_return_val_if_fail (bloc < self->n_blocs, FALSE);
  if (self->blocs[bloc] == !!show)
    return TRUE;
  if (show && entente_view_filter_count_blocs (self) >= ENTENTE_MAX_BLOCS_SHOWN)
    return FALSE;
  self->blocs[bloc] = !!show;
  emit_changed (self);
  return TRUE;
}

/* (nullable) what the user searches for */
const char *
entente_view_filter_get_search (EntenteViewFilter *self)
{
  return self->search;
}

void
entente_view_filter_set_search (EntenteViewFilter *self,
                                const char *search)
{
  if (search != NULL && *search == '\0')
    search = NULL;
  if (g_strcmp0 (search, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  emit_changed (self);
}

int
entente_view_filter_get_sort_criterion (EntenteViewFilter *self)
{
  return self->sort_criterion;
}

void
entente_view_filter_set_sort_criterion (EntenteViewFilter *self,
                                        int criterion)
{
  if (self->sort_criterion == criterion)
    return;
  self->sort_criterion = criterion;
  emit_changed (self);
}

static void
set_id (EntenteViewFilter *self,
        char **place,
        const char *id)
{
  if (g_strcmp0 (*place, id) == 0)
    return;
  g_free (*place);
  *place = g_strdup (id);
  emit_changed (self);
}

/* (nullable) */
const char *
entente_view_filter_get_other_preset (EntenteViewFilter *self)
{
  return self->other_preset;
}

void
entente_view_filter_set_other_preset (EntenteViewFilter *self,
                                      const char *preset)
{
  set_id (self, &self->other_preset, preset);
}

/* (nullable) */
const char *
entente_view_filter_get_size_by (EntenteViewFilter *self)
{
  return self->size_by;
}

void
entente_view_filter_set_size_by (EntenteViewFilter *self,
                                 const char *indicator)
{
  set_id (self, &self->size_by, indicator);
}

EntenteArrangement
entente_view_filter_get_arrangement (EntenteViewFilter *self)
{
  return self->arrangement;
}

void
entente_view_filter_set_arrangement (EntenteViewFilter *self,
                                     EntenteArrangement arrangement)
{
  if (self->arrangement == arrangement)
    return;
  self->arrangement = arrangement;
  emit_changed (self);
}

/* How high rows are, 1 = normal. */
double
entente_view_filter_get_row_zoom (EntenteViewFilter *self)
{
  return self->row_zoom;
}

void
entente_view_filter_set_row_zoom (EntenteViewFilter *self,
                                  double row_zoom)
{
  row_zoom = CLAMP (row_zoom, ENTENTE_ROW_ZOOM_MIN, ENTENTE_ROW_ZOOM_MAX);
  if (self->row_zoom == row_zoom)
    return;
  self->row_zoom = row_zoom;
  emit_changed (self);
}

static void
entente_view_filter_finalize (GObject *object)
{
  EntenteViewFilter *self = ENTENTE_VIEW_FILTER (object);

  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_free (self->tie_kinds);
  g_free (self->blocs);
  g_free (self->search);
  g_free (self->other_preset);
  g_free (self->size_by);

  G_OBJECT_CLASS (entente_view_filter_parent_class)->finalize (object);
}

static void
entente_view_filter_class_init (EntenteViewFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_view_filter_finalize;

  changed_signal = g_signal_new ("changed", ENTENTE_TYPE_VIEW_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
entente_view_filter_init (EntenteViewFilter *self)
{
  self->sort_criterion = ENTENTE_NONE;
  self->row_zoom = 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* From the bytes of a file to a dataset, or to the list of all that is wrong with it.
 *
 *   bytes -- scan (strict syntax, limits) -- split at the top-level members -- read each in the order in which
 *   they refer to one another (sources, criteria, ..., partners, ties, ...), whatever their order in the file
 *
 * Ids become indices on the way, so a reference to what does not exist is found at its place. Only a file
 * without errors becomes a dataset; warnings and notes do not stop it.
 */

#include "config.h"

#include "entente-dataset-reader.h"
#include "entente-array.h"
#include "entente-dataset-reader-private.h"
#include "entente-file-bytes.h"
#include "entente-json-scan.h"
#include "entente-scenario-json.h"
#include "entente-string-hash.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FORMAT "entente-dataset"
#define VERSION 1

typedef enum
{
  MEMBER_VALUE,  /* parsed, then read */
  MEMBER_OBJECT, /* the same, and must be an object */
  MEMBER_LIST    /* read element by element */
} MemberShape;

/* Lists whose length is multiplied by another one's, or copied into every scenario, have a limit; a file that
 * exceeds it is refused before it takes memory that no longer has to do with its size. */
typedef struct
{
  const char *name;
  MemberShape shape;
  gboolean required;
  EntenteReadMemberFunc read;
  guint most; /* elements; 0 = any number */
} Member;

static void read_format (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_version (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_title (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_description (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_marking (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_date (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_year (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_uncertainty (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_scenario (EntenteReader *self, const EntenteJsonCursor *cursor);
static void read_baseline (EntenteReader *self, const EntenteJsonCursor *cursor);
static void skip_member (EntenteReader *self, const EntenteJsonCursor *cursor);

/* In the order in which they are read: each after what it refers to. */
static const Member members[] = {
  { "format", MEMBER_VALUE, TRUE, read_format },
  { "version", MEMBER_VALUE, TRUE, read_version },
  { "$schema", MEMBER_VALUE, FALSE, skip_member },
  { "title", MEMBER_VALUE, FALSE, read_title },
  { "description", MEMBER_VALUE, FALSE, read_description },
  { "marking", MEMBER_VALUE, FALSE, read_marking },
  { "date", MEMBER_VALUE, FALSE, read_date },
  { "year", MEMBER_VALUE, FALSE, read_year },
  { "sources", MEMBER_LIST, FALSE, entente_reader_read_sources },
  { "hub", MEMBER_OBJECT, TRUE, entente_reader_read_hub },
  { "criteria", MEMBER_LIST, TRUE, entente_reader_read_criteria, 500 },
  { "measures", MEMBER_LIST, FALSE, entente_reader_read_measures },
  { "criteria", MEMBER_LIST, FALSE, entente_reader_link_criteria },
  { "measures", MEMBER_LIST, FALSE, entente_reader_link_measures },
  { "criteria", MEMBER_LIST, FALSE, entente_reader_check_criteria },
  { "measures", MEMBER_LIST, FALSE, entente_reader_check_measures },
  { "tiers", MEMBER_OBJECT, FALSE, entente_reader_read_tiers },
  { "gates", MEMBER_LIST, FALSE, entente_reader_read_gates, 1000 },
  { "presets", MEMBER_LIST, FALSE, entente_reader_read_presets, 1000 },
  { "bounds", MEMBER_OBJECT, FALSE, entente_reader_read_bounds },
  { "order", MEMBER_VALUE, FALSE, entente_reader_read_order },
  { "uncertainty", MEMBER_VALUE, FALSE, read_uncertainty },
  { "partners", MEMBER_LIST, TRUE, entente_reader_read_partners },
  { "blocs", MEMBER_LIST, FALSE, entente_reader_read_blocs },
  { "tie-kinds", MEMBER_LIST, FALSE, entente_reader_read_tie_kinds },
  { "ties", MEMBER_LIST, FALSE, entente_reader_read_ties },
  { "conditions", MEMBER_LIST, FALSE, entente_reader_read_conditions, 1000 },
  { "systems", MEMBER_LIST, FALSE, entente_reader_read_systems },
  { "orders", MEMBER_LIST, FALSE, entente_reader_read_orders },
  { "investments", MEMBER_LIST, FALSE, entente_reader_read_investments },
  { "milestones", MEMBER_LIST, FALSE, entente_reader_read_milestones },
  { "layout", MEMBER_OBJECT, FALSE, entente_reader_read_layout },
  { "scenario", MEMBER_OBJECT, FALSE, read_scenario },
  { "baseline", MEMBER_OBJECT, FALSE, read_baseline },
  { "scenes", MEMBER_LIST, FALSE, entente_reader_read_scenes, 1000 },
};

/* -- Small members --------------------------------------------------------------------------------------- */

static void
read_format (EntenteReader *self,
             const EntenteJsonCursor *cursor)
{
  const char *format;

  if (!entente_json_cursor_read_string (cursor, &format) || strcmp (format, FORMAT) == 0)
    return;
  if (strcmp (format, "entente-scenario") == 0)
    entente_json_cursor_fail (cursor, g_strdup (_("This is a scenario, not a dataset")),
                              g_strdup (_("Open the dataset it belongs to, then import the scenario.")));
  else
    entente_json_cursor_fail (cursor, g_strdup_printf (_("The format is “%s”, not “%s”"), format, FORMAT), NULL);
}

static void
read_version (EntenteReader *self,
              const EntenteJsonCursor *cursor)
{
  int version = VERSION;

  if (!entente_json_cursor_read_integer (cursor, 1, G_MAXINT, &version) || version == VERSION)
    return;
  entente_json_cursor_fail (cursor, g_strdup_printf (_("This is version %d of the format; only version %d is known"),
                                                     version, VERSION),
                            g_strdup (_("A newer version of Entente may be able to read it.")));
}

static void
read_title (EntenteReader *self,
            const EntenteJsonCursor *cursor)
{
  entente_reader_read_text (self, cursor, &self->dataset->title);
}

static void
read_description (EntenteReader *self,
                  const EntenteJsonCursor *cursor)
{
  entente_reader_read_text (self, cursor, &self->dataset->description);
}

static void
read_marking (EntenteReader *self,
              const EntenteJsonCursor *cursor)
{
  entente_reader_read_text (self, cursor, &self->dataset->marking);
}

static void
read_date (EntenteReader *self,
           const EntenteJsonCursor *cursor)
{
  self->dataset->date = entente_reader_read_date (self, cursor);
}

static void
read_year (EntenteReader *self,
           const EntenteJsonCursor *cursor)
{
  self->dataset->has_year = entente_json_cursor_read_integer (cursor, ENTENTE_FIRST_YEAR, ENTENTE_LAST_YEAR,
                                                              &self->dataset->year);
}

static void
read_uncertainty (EntenteReader *self,
                  const EntenteJsonCursor *cursor)
{
  entente_json_cursor_read_number (cursor, 0, 1, &self->dataset->uncertainty);
}

static void
skip_member (EntenteReader *self,
             const EntenteJsonCursor *cursor)
{
  const char *address;

  entente_json_cursor_read_string (cursor, &address);
}

/**
 * entente_reader_read_scenario:
 *
 * Tries the scenario on the dataset's defaults, so that what does not fit is reported with its place.
 *
 * Returns: the scenario object as text, in the arena; %NULL after any error in the file. Without criteria, which is
 *   one, nothing is looked at.
 */
const char *
entente_reader_read_scenario (EntenteReader *self,
                              const EntenteJsonCursor *cursor)
{
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autofree char *json = NULL;

  if (self->dataset->n_criteria == 0)
    return NULL;
  scenario = entente_scenario_new (self->dataset);
  if (!entente_scenario_merge_cursor (scenario, self->dataset, cursor) ||
      entente_diagnostics_count (self->json.diagnostics, ENTENTE_SEVERITY_ERROR) > 0)
    return NULL;
  /* Not json_to_string (): json-glib writes 1e-8 as 1e-08.0, which no strict reader takes back. */
  json = entente_scenario_to_json (scenario, self->dataset);
  return entente_arena_string (self->arena, json);
}

static void
read_scenario (EntenteReader *self,
               const EntenteJsonCursor *cursor)
{
  self->dataset->scenario = entente_reader_read_scenario (self, cursor);
}

static void
read_baseline (EntenteReader *self,
               const EntenteJsonCursor *cursor)
{
  self->dataset->baseline = entente_reader_read_scenario (self, cursor);
}

/* -- The document ---------------------------------------------------------------------------------------- */

typedef struct
{
  gboolean present;
  EntenteSpan value;
} Place;

static void
fail_missing (EntenteReader *self,
              const EntenteJsonCursor *root,
              const char *name)
{
  entente_json_cursor_report (root, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                              g_strdup_printf (_("The document lacks “%s”"), name),
                              g_strdup_printf (_("Add a member “%s”."), name));
}

static void
note_unknown (EntenteReader *self,
              const EntenteJsonCursor *root,
              const char *name,
              const EntenteSpan *key)
{
  EntenteJsonCursor cursor = { .context = &self->json, .parent = root, .member = name, .key = *key };
  const char *known[G_N_ELEMENTS (members)];
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (members); i++)
    known[i] = members[i].name;
  entente_json_cursor_note_unknown (&cursor, known, G_N_ELEMENTS (known));
}

/* Finds the top-level members in the text. */
static gboolean
split (EntenteReader *self,
       const EntenteJsonCursor *root,
       Place *places)
{
  EntenteJsonWalk walk;
  EntenteJsonItem item;

  if (!entente_json_walk_init (&walk, self->json.text.data, self->json.text.length, 0) || !walk.is_object)
    {
      entente_json_cursor_report (root, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                  g_strdup (_("A dataset is an object")), g_strdup (_("It begins with { and ends with }.")));
      return FALSE;
    }
  while (entente_json_walk_next (&walk, &item))
    {
      g_autofree char *name = entente_json_walk_unescape (walk.data + item.key.start + 1,
                                                          item.key.end - item.key.start - 2);
      gboolean known = FALSE;
      gsize i;

      for (i = 0; i < G_N_ELEMENTS (members); i++)
        if (strcmp (members[i].name, name) == 0)
          {
            known = places[i].present = TRUE;
            places[i].value = item.value;
          }
      if (!known)
        note_unknown (self, root, name, &item.key);
    }
  return TRUE;
}

/* FALSE after refusing a list that is too long: what refers to it would only add to the noise. */
static gboolean
check_length (EntenteReader *self,
              const EntenteJsonCursor *list,
              guint most)
{
  guint n = most > 0 ? entente_reader_count (self, list) : 0;

  if (n <= most)
    return TRUE;
  self->over_limit = TRUE;
  entente_json_cursor_report (list, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                              g_strdup_printf (_("“%s” has %u elements; at most %u are read"), list->member, n, most),
                              g_strdup (_("Split the file, or leave some of them out.")));
  return FALSE;
}

static void
read_member (EntenteReader *self,
             const EntenteJsonCursor *root,
             const Member *member,
             const Place *place)
{
  EntenteJsonCursor cursor = { .context = &self->json, .parent = root, .member = member->name,
                               .has_start = TRUE, .start = place->value.start };
  g_autoptr (JsonNode) node = NULL;

  if (member->shape == MEMBER_LIST && self->json.text.data[place->value.start] == '[')
    {
      if (check_length (self, &cursor, member->most))
        member->read (self, &cursor);
      return;
    }
  cursor.node = node = entente_reader_parse (self, &cursor, &place->value);
  if (node == NULL)
    return;
  if (member->shape == MEMBER_LIST)
    {
      guint n;

      entente_json_cursor_check_list (&cursor, 0, &n);
    }
  else if (member->shape == MEMBER_VALUE || entente_json_cursor_check_object (&cursor))
    member->read (self, &cursor);
}

static void
finish_quantities (EntenteReader *self)
{
  EntenteDataset *dataset = self->dataset;

  dataset->quantities = entente_arena_copy_array (self->arena, self->quantities);
  dataset->n_quantities = self->quantities->len;
}

static gboolean
read_document (EntenteReader *self)
{
  EntenteJsonCursor root = { .context = &self->json };
  Place places[G_N_ELEMENTS (members)] = { 0 };
  gsize i;

  if (!split (self, &root, places))
    return FALSE;
  for (i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (members[i].read == entente_reader_link_criteria)
        finish_quantities (self);
      if (members[i].read == entente_reader_check_criteria)
        entente_reader_check_derivations (self);
      if (members[i].read == entente_reader_read_gates && self->dataset->n_tiers == 0)
        entente_reader_add_default_tiers (self);
      if (places[i].present)
        read_member (self, &root, &members[i], &places[i]);
      else if (members[i].required)
        fail_missing (self, &root, members[i].name);
      if (self->over_limit || g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
    }
  if (!self->dataset->has_year)
    self->dataset->year = self->dataset->last_year;
  return TRUE;
}

static gboolean
read_all (EntenteReader *self)
{
  EntenteJsonSummary summary;
  gboolean sound;

  if (!entente_json_scan (&self->json.text, self->json.diagnostics, &summary))
    return FALSE;
  self->widen_integers = summary.long_integers;
  self->parser = json_parser_new ();
  self->quantities = ENTENTE_NEW_LIST (EntenteQuantity);
  self->facts = ENTENTE_NEW_LIST (EntenteFact);
  self->regions = g_ptr_array_new ();
  self->region_indices = g_hash_table_new_full (entente_string_hash, g_str_equal, g_free, NULL);
  sound = read_document (self);
  g_object_unref (self->parser);
  g_array_unref (self->quantities);
  g_array_unref (self->facts);
  g_ptr_array_unref (self->regions);
  g_hash_table_unref (self->region_indices);
  g_free (self->derivations);
  return sound && entente_diagnostics_count (self->json.diagnostics, ENTENTE_SEVERITY_ERROR) == 0;
}

/**
 * entente_dataset_read_bytes:
 * @diagnostics: everything wrong with the file is added, in file order
 * @progress: (nullable): called with growing fractions
 *
 * Reads a dataset. Costs about what json-glib needs for the same bytes; memory beside @bytes and the dataset
 * stays that of one element of the longest list.
 *
 * Returns: (transfer full) (nullable): the dataset, or %NULL when there is an error or @cancellable was
 *   cancelled
 */
EntenteDataset *
entente_dataset_read_bytes (GBytes *bytes,
                            EntenteDiagnostics *diagnostics,
                            EntenteProgressFunc progress,
                            gpointer user_data,
                            GCancellable *cancellable)
{
  g_autoptr (EntenteDataset) dataset = entente_dataset_new (bytes);
  EntenteReader self = { .dataset = dataset, .storage = dataset->priv, .progress = progress,
                         .user_data = user_data, .cancellable = cancellable };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean success;

  self.arena = self.storage->arena;
  self.json.diagnostics = diagnostics;
  entente_source_text_init (&self.json.text, data, length);
  success = read_all (&self);
  entente_diagnostics_sort (diagnostics);
  if (!success || g_cancellable_is_cancelled (cancellable))
    return NULL;
  dataset->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (progress != NULL)
    progress (1, user_data);
  return g_steal_pointer (&dataset);
}

/**
 * entente_dataset_read_file:
 * @path: a file name
 *
 * As entente_dataset_read_bytes (), from a file. What is no regular file, cannot be read or is larger than
 * 64 MiB is refused before anything is read.
 */
EntenteDataset *
entente_dataset_read_file (const char *path,
                           EntenteDiagnostics *diagnostics,
                           EntenteProgressFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = entente_file_bytes_read (path, diagnostics);

  return bytes != NULL ? entente_dataset_read_bytes (bytes, diagnostics, progress, user_data, cancellable) : NULL;
}

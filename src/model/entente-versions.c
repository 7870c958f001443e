/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The datasets that one document has been.
 *
 *   0  --difference-->  1  --difference-->  2          each difference: place, bytes before, bytes after
 *
 * A correction changes some bytes of the text, so a version is kept as what differs from the one before it; where two
 * far apart places differ that is all between them, so it is compressed, unless that took longer than a frame. Where
 * reading takes longer than a frame the last datasets that were looked at are kept, too, a few of them and as long as
 * their texts fit into a budget; others are read again when somebody undoes as far as that. Reading cannot fail then:
 * it is the text that was read before.
 */

#include "config.h"

#include "entente-versions.h"

#include "entente-dataset-reader.h"

#include <gio/gio.h>
#include <string.h>

#define DEFAULT_BUDGET (64 * 1024 * 1024)
#define MAX_HELD 4 /* each takes some times its text */
#define SMALL (400 * 1000) /* bytes of text, read in less than a frame */
#define LEAST_PACKED 4096
#define MOST_PACKED (1024 * 1024) /* some 15 ms */

typedef struct
{
  GBytes *bytes; /* NULL = none */
  gboolean packed;
} Text;

typedef struct
{
  EntenteDataset *dataset; /* NULL = to be read again */
  guint64 used;            /* when it was looked at last */

  /* Against the version before; all 0 for the first. */
  gsize offset;
  Text before, after;
} Version;

struct _EntenteVersions
{
  GPtrArray *versions;
  gsize budget;
  guint64 clock;
};

/* Between memory and memory nothing can fail. */
static GBytes *
convert (GBytes *bytes,
         GConverter *converter)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize length, size;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!g_output_stream_write_all (stream, data, length, NULL, NULL, NULL) || !g_output_stream_close (stream, NULL, NULL))
    g_assert_not_reached ();
  /* The stream's own room is up to twice as large, and would be held as long as the step can be undone. */
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  return g_bytes_new_take (g_realloc (g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory)), size), size);
}

static Text
pack (const char *data,
      gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GConverter) compressor = NULL;
  Text text = { NULL, length >= LEAST_PACKED && length <= MOST_PACKED };

  if (!text.packed)
    {
      text.bytes = g_steal_pointer (&bytes);
      return text;
    }
  compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1));
  text.bytes = convert (bytes, compressor);
  return text;
}

static GBytes *
unpack (const Text *text)
{
  g_autoptr (GConverter) decompressor = NULL;

  if (!text->packed)
    return g_bytes_ref (text->bytes);
  decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  return convert (text->bytes, decompressor);
}

static void
free_version (gpointer data)
{
  Version *version = data;

  g_clear_pointer (&version->dataset, entente_dataset_unref);
  g_clear_pointer (&version->before.bytes, g_bytes_unref);
  g_clear_pointer (&version->after.bytes, g_bytes_unref);
  g_free (version);
}

static Version *
get_version (const EntenteVersions *self,
             guint index)
{
  return g_ptr_array_index (self->versions, index);
}

static void
touch (EntenteVersions *self,
       Version *version)
{
  version->used = ++self->clock;
}

static Version *
append_version (EntenteVersions *self,
                EntenteDataset *dataset)
{
  Version *version = g_new0 (Version, 1);

  version->dataset = entente_dataset_ref (dataset);
  touch (self, version);
  g_ptr_array_add (self->versions, version);
  return version;
}

/**
 * entente_versions_new:
 * @first: version 0
 */
EntenteVersions *
entente_versions_new (EntenteDataset *first)
{
  EntenteVersions *self = g_new0 (EntenteVersions, 1);

  self->versions = g_ptr_array_new_with_free_func (free_version);
  self->budget = DEFAULT_BUDGET;
  append_version (self, first);
  return self;
}

void
entente_versions_free (EntenteVersions *self)
{
  g_ptr_array_unref (self->versions);
  g_free (self);
}

guint
entente_versions_get_length (const EntenteVersions *self)
{
  return self->versions->len;
}

/* What two texts have in common at both ends is left out. */
static void
set_difference (Version *version,
                GBytes *old,
                GBytes *new)
{
  gsize old_length, new_length, start = 0, end = 0;
  const char *a = g_bytes_get_data (old, &old_length), *b = g_bytes_get_data (new, &new_length);
  gsize shorter = MIN (old_length, new_length);

  while (start < shorter && a[start] == b[start])
    start++;
  while (end < shorter - start && a[old_length - 1 - end] == b[new_length - 1 - end])
    end++;
  version->offset = start;
  version->before = pack (a + start, old_length - start - end);
  version->after = pack (b + start, new_length - start - end);
}

/* @text with @from, which stands at @offset, replaced by @to. */
static GBytes *
replace (GBytes *text,
         gsize offset,
         GBytes *from,
         GBytes *to)
{
  gsize length, from_length = g_bytes_get_size (from), to_length;
  const char *data = g_bytes_get_data (text, &length), *bytes = g_bytes_get_data (to, &to_length);
  gsize rest = offset + from_length;
  char *result = g_malloc (length - from_length + to_length + 1);

  memcpy (result, data, offset);
  if (to_length > 0)
    memcpy (result + offset, bytes, to_length);
  memcpy (result + offset + to_length, data + rest, length - rest);
  return g_bytes_new_take (result, length - from_length + to_length);
}

/* The nearest version that is there, and from it one difference after the other. */
static GBytes *
restore_text (EntenteVersions *self,
              guint index)
{
  guint distance = 1, i;
  g_autoptr (GBytes) text = NULL;

  for (;; distance++)
    {
      if (index >= distance && get_version (self, index - distance)->dataset != NULL)
        {
          i = index - distance;
          break;
        }
      if (index + distance < self->versions->len && get_version (self, index + distance)->dataset != NULL)
        {
          i = index + distance;
          break;
        }
      g_assert (distance < self->versions->len);
    }
  text = g_bytes_ref (get_version (self, i)->dataset->bytes);
  while (i != index)
    {
      Version *step = get_version (self, i < index ? i + 1 : i);
      g_autoptr (GBytes) before = unpack (&step->before), after = unpack (&step->after);
      GBytes *next = i < index ? replace (text, step->offset, before, after)
                               : replace (text, step->offset, after, before);

      g_bytes_unref (text);
      text = next;
      i += i < index ? 1 : -1;
    }
  return g_steal_pointer (&text);
}

/* Lets go of the datasets that were looked at least lately; @keep stays, whatever it takes. */
static void
stay_in_budget (EntenteVersions *self,
                const Version *keep)
{
  const guint most = g_bytes_get_size (keep->dataset->bytes) <= SMALL ? 1 : MAX_HELD;

  for (;;)
    {
      Version *oldest = NULL;
      gsize total = 0;
      guint n = 0, i;

      for (i = 0; i < self->versions->len; i++)
        {
          Version *version = get_version (self, i);

          if (version->dataset == NULL)
            continue;
          n++;
          total += g_bytes_get_size (version->dataset->bytes);
          if (version != keep && (oldest == NULL || version->used < oldest->used))
            oldest = version;
        }
      if ((total <= self->budget && n <= most) || oldest == NULL)
        return;
      g_clear_pointer (&oldest->dataset, entente_dataset_unref);
    }
}

/**
 * entente_versions_add:
 * @after: the version that was changed; those after it are gone
 * @dataset: what came of it
 *
 * Returns: the number of the new version. O(length of the text).
 */
guint
entente_versions_add (EntenteVersions *self,
                      guint after,
                      EntenteDataset *dataset)
{
  EntenteDataset *before = entente_versions_get (self, after);
  Version *version;

  g_ptr_array_set_size (self->versions, (int) after + 1);
  version = append_version (self, dataset);
  set_difference (version, before->bytes, dataset->bytes);
  stay_in_budget (self, version);
  return after + 1;
}

/**
 * entente_versions_get:
 *
 * Returns: (transfer none): the dataset, until the next call; read again if it had been let go
 */
EntenteDataset *
entente_versions_get (EntenteVersions *self,
                      guint version)
{
  Version *wanted;

  g_return_val_if_fail (version < self->versions->len, NULL);
  wanted = get_version (self, version);
  touch (self, wanted);
  if (wanted->dataset == NULL)
    {
      g_autoptr (GBytes) text = restore_text (self, version);
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

      wanted->dataset = entente_dataset_read_bytes (text, diagnostics, NULL, NULL, NULL);
      g_assert (wanted->dataset != NULL);
      stay_in_budget (self, wanted);
    }
  return wanted->dataset;
}

/* How many bytes of texts may be held as datasets; the one last asked for always is. */
void
entente_versions_set_budget (EntenteVersions *self,
                             gsize bytes)
{
  self->budget = bytes;
}

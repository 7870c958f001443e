/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-dataset-likeness.h"

#include "entente-json-walk.h"

#include <string.h>

/* The text of a member of the document; FALSE when there is none. No key of a dataset stands there twice, so that
 * what comes behind the member need not be walked. */
static gboolean
find_member (const EntenteDataset *dataset,
             const char *name,
             const char **start,
             gsize *length)
{
  const gsize name_length = strlen (name);
  EntenteJsonWalk walk;
  EntenteJsonItem item;
  gsize size;
  const char *data = g_bytes_get_data (dataset->bytes, &size);

  if (!entente_json_walk_init (&walk, data, size, 0))
    return FALSE;
  while (entente_json_walk_next (&walk, &item))
    if (item.key.end - item.key.start == name_length + 2 && memcmp (data + item.key.start + 1, name, name_length) == 0)
      {
        *start = data + item.value.start;
        *length = item.value.end - item.value.start;
        return TRUE;
      }
  return FALSE;
}

/**
 * entente_dataset_shares_member:
 * @name: of a member of the document, such as "criteria"
 *
 * Returns: whether both files have the member in the same words, or both have none. %FALSE for datasets without a
 *   file. O(length of the files up to its end).
 */
gboolean
entente_dataset_shares_member (const EntenteDataset *a,
                               const EntenteDataset *b,
                               const char *name)
{
  const char *first = NULL, *second = NULL;
  gsize first_length = 0, second_length = 0;
  gboolean in_first, in_second;

  if (a == b)
    return TRUE;
  if (a->bytes == NULL || b->bytes == NULL)
    return FALSE;
  in_first = find_member (a, name, &first, &first_length);
  in_second = find_member (b, name, &second, &second_length);
  return in_first == in_second && first_length == second_length
         && (!in_first || memcmp (first, second, first_length) == 0);
}

/**
 * entente_dataset_shares_partners:
 *
 * Returns: whether the same partners, by id, have the same indices. O(partners).
 */
gboolean
entente_dataset_shares_partners (const EntenteDataset *a,
                                 const EntenteDataset *b)
{
  guint i;

  if (a == b)
    return TRUE;
  if (a->n_partners != b->n_partners)
    return FALSE;
  for (i = 0; i < a->n_partners; i++)
    if (strcmp (a->partners[i].id, b->partners[i].id) != 0)
      return FALSE;
  return TRUE;
}

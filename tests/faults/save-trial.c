/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One save that is to be disturbed: what stood there before, what was to come, and looking at what is there after. */

#include "config.h"

#include "save-trial.h"

#include "entente-file-save.h"

#include <unistd.h>

const SaveSituation save_situations[SAVE_SITUATIONS] = {
  { "an old file", 5000, FALSE, FALSE, FALSE, TRUE },
  { "no file yet", 5000, TRUE, FALSE, FALSE, FALSE },
  { "through two links", 5000, FALSE, TRUE, FALSE, TRUE },
  { "after a crash", 5000, FALSE, FALSE, TRUE, FALSE },
  { "one byte", 1, FALSE, FALSE, FALSE, TRUE },
  { "two pieces", 1200000, FALSE, FALSE, FALSE, TRUE },
};

/* Puts all as it was before the save. */
void
save_trial_prepare (SaveTrial *trial)
{
  const SaveSituation *situation = trial->situation;
  SavingPlace *place = trial->place;
  g_autofree char *second = saving_place_at (place, "second");
  g_autofree char *left = saving_place_at (place, ".x.json.entente-0");

  saving_empty (place->folder);
  g_free (trial->path);
  trial->path = situation->by_links ? saving_place_at (place, "first") : g_strdup (place->path);
  trial->entries = situation->by_links ? 3 : 1;
  if (!situation->is_new)
    saving_put_bytes (place->path, trial->old, 0640);
  if (situation->by_links)
    {
      g_assert_cmpint (symlink ("second", trial->path), ==, 0);
      g_assert_cmpint (symlink (place->path, second), ==, 0);
    }
  if (situation->after_crash)
    saving_put (left, "half of a file", 0600);
}

void
save_trial_begin (SaveTrial *trial,
                  SavingPlace *place,
                  const SaveSituation *situation)
{
  *trial = (SaveTrial) { situation, place, saving_make_bytes (1, 4000), saving_make_bytes (2, situation->size) };
  save_trial_prepare (trial);
}

void
save_trial_end (SaveTrial *trial)
{
  g_bytes_unref (trial->old);
  g_bytes_unref (trial->new);
  g_free (trial->path);
}

/* The save that is to be disturbed. */
gboolean
save_trial_save (const SaveTrial *trial,
                 GError **error)
{
  g_autofree char *hash = trial->situation->expecting ? saving_hash (trial->old) : NULL;
  EntenteSaveOptions options = { .expected = hash, .follow = TRUE };

  return entente_file_save (trial->path, trial->new, &options, NULL, error);
}

/* Returns whether the new file is in place; anything but wholly the old or the new one is an error. */
gboolean
save_trial_check_whole (const SaveTrial *trial)
{
  g_autoptr (GBytes) found = saving_load (trial->place->path);

  if (found != NULL && g_bytes_equal (found, trial->new))
    return TRUE;
  if (trial->situation->is_new)
    g_assert_null (found);
  else
    g_assert_true (found != NULL && g_bytes_equal (found, trial->old));
  return FALSE;
}

/* The next save replaces exactly what was found, and leaves nothing else in the folder. */
void
save_trial_check_next (const SaveTrial *trial)
{
  g_autoptr (GBytes) found = saving_load (trial->place->path);
  g_autoptr (GBytes) next = saving_make_bytes (3, 600);
  g_autoptr (GBytes) saved = NULL;
  g_autofree char *hash = found != NULL ? saving_hash (found) : NULL;
  EntenteSaveOptions options = { .expected = hash, .follow = TRUE };
  g_autoptr (GError) error = NULL;

  entente_file_save (trial->path, next, &options, NULL, &error);
  g_assert_no_error (error);
  saved = saving_load (trial->place->path);
  g_assert_true (saved != NULL && g_bytes_equal (saved, next));
  g_assert_cmpuint (saving_count_entries (trial->place->folder), ==, trial->entries);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Going through a story without any window: where each key leads, that the document stays as it is, and that what
 * was tried is not lost. */

#include "config.h"

#include "entente-dataset-reader.h"
#include "entente-presentation.h"

static const char *const views[] = { "ranking", "orbit", "map", NULL };

#define FILE_START                                                                                                     \
  "{\"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"HUB\", \"name\": \"Hub\"},"                   \
  " \"criteria\": [{\"id\": \"a\", \"name\": \"A\", \"weight\": 60, \"indicators\": [{\"id\": \"x\", \"name\": \"X\"," \
  " \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 10}}]},"                                                    \
  " {\"id\": \"b\", \"name\": \"B\", \"weight\": 40, \"indicators\": [{\"id\": \"y\", \"name\": \"Y\","                \
  " \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 10}}]}],"                                                   \
  " \"partners\": [{\"id\": \"P\", \"name\": \"P\", \"facts\": {\"x\": {\"2025\": 8}, \"y\": {\"2025\": 1}}},"         \
  " {\"id\": \"Q\", \"name\": \"Q\", \"facts\": {\"x\": {\"2025\": 2}, \"y\": {\"2025\": 9}}}]"

#define SCENES                                                                                                         \
  ", \"scenes\": [{\"id\": \"one\", \"title\": \"One\", \"view\": \"orbit\", \"focus\": [\"Q\", \"P\"]},"              \
  " {\"id\": \"two\", \"title\": \"Two\", \"scenario\": {\"weights\": {\"a\": 10, \"b\": 90}}},"                       \
  " {\"id\": \"three\", \"title\": \"Three\", \"view\": \"map\", \"scenario\": {\"weights\": {\"a\": 90, \"b\": 10}}}]"

static EntenteSession *
open_document (gboolean with_scenes)
{
  g_autofree char *text = g_strconcat (FILE_START, with_scenes ? SCENES : "", "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return entente_session_new (dataset);
}

static EntentePresentation *
present (EntenteSession *document,
         gboolean here)
{
  EntentePresentationStart start = { here, "ranking", views };

  return entente_presentation_new (document, &start);
}

static double
get_share (EntenteSession *session)
{
  double shares[2];

  entente_scenario_get_shares (entente_session_get_scenario (session), shares);
  return shares[0];
}

static void
assert_at (EntentePresentation *self,
           guint number,
           const char *view,
           double share)
{
  g_assert_cmpuint (entente_presentation_get_number (self), ==, number);
  g_assert_cmpstr (entente_presentation_get_view (self), ==, view);
  g_assert_cmpfloat_with_epsilon (get_share (entente_presentation_get_session (self)), share, 1e-9);
}

static void
test_next_leads_through_all_scenes_to_the_end (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  g_autoptr (EntentePresentation) self = present (document, FALSE);
  EntenteSession *session = entente_presentation_get_session (self);

  assert_at (self, 1, "orbit", 0.6);
  g_assert_cmpint (entente_session_get_selected (session), ==, 1);
  g_assert_cmpint (entente_session_get_compared (session), ==, 0);
  g_assert_false (entente_presentation_go (self, ENTENTE_PRESENTATION_BACK));
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  /* A scene without a view keeps the one that is shown; without a focus nobody is selected. */
  assert_at (self, 2, "orbit", 0.1);
  g_assert_cmpint (entente_session_get_selected (session), ==, ENTENTE_NONE);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  assert_at (self, 3, "map", 0.9);
  g_assert_false (entente_presentation_is_at_end (self));
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  g_assert_true (entente_presentation_is_at_end (self));
  g_assert_cmpuint (entente_presentation_get_number (self), ==, 0);
  g_assert_false (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_BACK));
  assert_at (self, 3, "map", 0.9);
}

static void
test_numbers_home_and_end_lead_where_they_say (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  g_autoptr (EntentePresentation) self = present (document, FALSE);

  g_assert_true (entente_presentation_go_to (self, 3));
  assert_at (self, 3, "map", 0.9);
  g_assert_false (entente_presentation_go_to (self, 4));
  g_assert_false (entente_presentation_go_to (self, 0));
  assert_at (self, 3, "map", 0.9);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_FIRST));
  assert_at (self, 1, "orbit", 0.6);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_LAST));
  assert_at (self, 3, "map", 0.9);
  g_assert_true (entente_presentation_show_view (self, "ranking"));
  g_assert_false (entente_presentation_show_view (self, "trend"));
  assert_at (self, 3, "ranking", 0.9);
}

static void
test_presenting_leaves_the_document_as_it_is (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  g_autoptr (EntentePresentation) self = NULL;

  entente_session_move_share (document, 0, 0.5);
  entente_session_undo (document);
  self = present (document, FALSE);
  while (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT))
    g_assert_false (entente_session_can_undo (entente_presentation_get_session (self)));
  g_assert_cmpuint (entente_presentation_finish (self), ==, 0);
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.6, 1e-9);
  g_assert_false (entente_session_is_modified (document));
  g_assert_false (entente_session_can_undo (document));
  g_assert_true (entente_session_can_redo (document));
}

/* One step a scene, in the order of trying; what was taken back was not tried. */
static void
test_what_was_tried_becomes_steps_of_undo (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  g_autoptr (EntentePresentation) self = present (document, FALSE);
  EntenteSession *session = entente_presentation_get_session (self);

  entente_session_move_share (session, 0, 0.7);
  entente_session_move_share (session, 0, 0.2);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  assert_at (self, 2, "orbit", 0.1);
  g_assert_false (entente_session_can_undo (session));
  entente_session_move_share (session, 0, 0.4);
  entente_session_undo (session);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  entente_session_move_share (session, 0, 0.3);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_FIRST));
  assert_at (self, 1, "orbit", 0.6);
  g_assert_cmpuint (entente_presentation_finish (self), ==, 2);
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.3, 1e-9);
  g_assert_cmpstr (entente_session_get_undo_label (document), ==, "Tried at “Three”");
  entente_session_undo (document);
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.2, 1e-9);
  entente_session_undo (document);
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.6, 1e-9);
  g_assert_false (entente_session_can_undo (document));
}

static double
get_kept_share (EntenteSession *document)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_draft (document);
  g_autoptr (GBytes) bytes = entente_snapshot_to_bytes (snapshot);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  g_autoptr (EntenteSession) session = NULL;

  g_assert_nonnull (dataset);
  session = entente_session_new (dataset);
  return get_share (session);
}

static guint
count_pins (EntenteSession *session)
{
  guint n;

  entente_session_get_pins (session, &n);
  return n;
}

/* What a crash before the audience would leave behind. */
static void
test_what_is_tried_is_unsaved_work_at_once (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  g_autoptr (EntentePresentation) self = present (document, FALSE);
  EntenteSession *session = entente_presentation_get_session (self);

  g_assert_false (entente_session_is_modified (document));
  entente_session_move_share (session, 0, 0.7);
  g_assert_true (entente_session_is_modified (document));
  g_assert_cmpfloat_with_epsilon (get_kept_share (document), 0.7, 1e-9);
  /* The window behind shows nothing of it, and a file would not get it. */
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.6, 1e-9);
  g_assert_false (entente_session_can_undo (document));
  entente_session_undo (session);
  g_assert_false (entente_session_is_modified (document));
  entente_session_redo (session);
  /* Scenes themselves are nothing that was tried. */
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_LAST));
  g_assert_cmpfloat_with_epsilon (get_kept_share (document), 0.7, 1e-9);
  entente_session_move_share (session, 0, 0.3);
  g_assert_cmpfloat_with_epsilon (get_kept_share (document), 0.3, 1e-9);
  entente_session_undo (session);
  g_assert_cmpfloat_with_epsilon (get_kept_share (document), 0.7, 1e-9);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  g_assert_cmpfloat_with_epsilon (get_kept_share (document), 0.7, 1e-9);
  g_assert_cmpuint (entente_presentation_finish (self), ==, 1);
  g_assert_true (entente_session_is_modified (document));
  entente_session_undo (document);
  g_assert_false (entente_session_is_modified (document));
}

/* A presentation that is given up leaves nothing, and the copy never lacks what is taken over. */
static void
test_unsaved_work_is_never_less_than_what_was_tried (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  EntentePresentation *self = present (document, FALSE);
  guint n_changes = 0;

  entente_session_move_share (entente_presentation_get_session (self), 0, 0.7);
  entente_presentation_free (self);
  g_assert_false (entente_session_is_modified (document));
  self = present (document, FALSE);
  entente_session_move_share (entente_presentation_get_session (self), 0, 0.2);
  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (g_atomic_int_inc), &n_changes);
  g_assert_cmpuint (entente_presentation_finish (self), ==, 1);
  entente_presentation_free (self);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_true (entente_session_is_modified (document));
}

static void
test_who_is_moved_by_hand_stays_there (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  g_autoptr (EntentePresentation) self = present (document, FALSE);
  EntenteSession *session = entente_presentation_get_session (self);
  g_autoptr (EntenteSnapshot) before = entente_session_take_snapshot (document), draft = NULL;

  entente_session_set_pin (session, 1, 0.5, 0.25);
  draft = entente_session_take_draft (document);
  g_assert_false (entente_snapshot_equal (before, draft));
  /* In every scene from here on, and once. */
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  g_assert_cmpuint (count_pins (session), ==, 1);
  entente_session_move_share (session, 0, 0.3);
  g_assert_cmpuint (entente_presentation_finish (self), ==, 2);
  g_assert_cmpuint (count_pins (document), ==, 1);
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.3, 1e-9);
  entente_session_undo (document);
  g_assert_cmpuint (count_pins (document), ==, 1);
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.6, 1e-9);
  g_assert_cmpstr (entente_session_get_undo_label (document), ==, "Tried at “One”");
  entente_session_undo (document);
  g_assert_cmpuint (count_pins (document), ==, 0);
  g_assert_false (entente_session_is_modified (document));
}

static void
test_from_here_begins_with_what_is_shown (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  g_autoptr (EntentePresentation) self = NULL;

  entente_session_move_share (document, 0, 0.8);
  entente_session_set_selected (document, 0);
  self = present (document, TRUE);
  assert_at (self, 0, "ranking", 0.8);
  g_assert_cmpint (entente_session_get_selected (entente_presentation_get_session (self)), ==, 0);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  assert_at (self, 1, "orbit", 0.6);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_BACK));
  g_assert_cmpfloat_with_epsilon (get_share (entente_presentation_get_session (self)), 0.8, 1e-9);
  g_assert_cmpint (entente_session_get_selected (entente_presentation_get_session (self)), ==, 0);
  g_assert_false (entente_presentation_go (self, ENTENTE_PRESENTATION_BACK));
  g_assert_cmpuint (entente_presentation_finish (self), ==, 0);
  g_assert_cmpstr (entente_session_get_undo_label (document), ==, "Weight of A");
}

static void
test_without_scenes_the_views_follow_each_other (void)
{
  g_autoptr (EntenteSession) document = open_document (FALSE);
  g_autoptr (EntentePresentation) self = present (document, FALSE);

  assert_at (self, 0, "ranking", 0.6);
  entente_session_move_share (entente_presentation_get_session (self), 0, 0.5);
  g_assert_false (entente_presentation_go (self, ENTENTE_PRESENTATION_BACK));
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  assert_at (self, 0, "orbit", 0.5);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_LAST));
  g_assert_false (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  assert_at (self, 0, "map", 0.5);
  g_assert_false (entente_presentation_is_at_end (self));
  g_assert_true (entente_presentation_go_to (self, 2));
  assert_at (self, 0, "orbit", 0.5);
  g_assert_false (entente_presentation_go_to (self, 4));
  g_assert_cmpuint (entente_presentation_finish (self), ==, 1);
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.5, 1e-9);
}

/* The file is read again while somebody presents, and has another criterion then. */
static void
test_a_document_that_changed_meanwhile_gets_what_fits (void)
{
  g_autoptr (EntenteSession) document = open_document (TRUE);
  g_autoptr (EntenteSession) other = open_document (FALSE);
  g_autoptr (EntentePresentation) self = present (document, FALSE);

  entente_session_move_share (entente_presentation_get_session (self), 0, 0.3);
  entente_session_adopt (document, entente_session_get_dataset (other), "Read again");
  g_assert_cmpfloat_with_epsilon (get_kept_share (document), 0.3, 1e-9);
  g_assert_true (entente_presentation_go (self, ENTENTE_PRESENTATION_NEXT));
  assert_at (self, 2, "orbit", 0.1);
  g_assert_cmpuint (entente_presentation_finish (self), ==, 1);
  g_assert_cmpfloat_with_epsilon (get_share (document), 0.3, 1e-9);
  g_assert_true (entente_session_get_dataset (document) == entente_session_get_dataset (other));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/presentation/next", test_next_leads_through_all_scenes_to_the_end);
  g_test_add_func ("/presentation/jumps", test_numbers_home_and_end_lead_where_they_say);
  g_test_add_func ("/presentation/document-stays", test_presenting_leaves_the_document_as_it_is);
  g_test_add_func ("/presentation/tried", test_what_was_tried_becomes_steps_of_undo);
  g_test_add_func ("/presentation/unsaved", test_what_is_tried_is_unsaved_work_at_once);
  g_test_add_func ("/presentation/never-less", test_unsaved_work_is_never_less_than_what_was_tried);
  g_test_add_func ("/presentation/pins", test_who_is_moved_by_hand_stays_there);
  g_test_add_func ("/presentation/here", test_from_here_begins_with_what_is_shown);
  g_test_add_func ("/presentation/no-scenes", test_without_scenes_the_views_follow_each_other);
  g_test_add_func ("/presentation/read-again", test_a_document_that_changed_meanwhile_gets_what_fits);

  return g_test_run ();
}

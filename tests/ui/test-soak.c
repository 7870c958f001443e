/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* test-soak [--actions N] [--seed N] [--verbose]: a user who never tires, in the real program.
 *
 * Actions are chosen by chance, by their weights. Pointer and keys are those of the X server; the rest is done to
 * the widgets and actions that they would reach. An open dialog or menu is dealt with before anything else. What there
 * is to see is put into words before and after each action (soak_describe ()); an action counts as one that changed
 * something when one of the parts that it is about says something else then. A critical ends the run, with the last
 * actions on the terminal; a warning lets it fail at its end.
 *
 *   every SOAK_STRETCH actions:  everything gets its first look back; then memory is measured (soak-memory.c), and
 *                                what must always hold is looked at
 *
 * The same seed chooses the same actions as long as the program answers in the same frames.
 */

#include "config.h"

#include "soak.h"

#include "entente-picture-view.h"

#include <execinfo.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HISTORY 2000 /* actions after which all is undone and done again */
#define CHANGING 0.9
#define TAIL 40
#define LINE 128

static int n_actions = 600, seed = 1;
static gboolean verbose;

static const GOptionEntry options[] = {
  { "actions", 0, 0, G_OPTION_ARG_INT, &n_actions, "How many", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Which of all runs", "N" },
  { "verbose", 0, 0, G_OPTION_ARG_NONE, &verbose, "Say each action", NULL },
  { NULL },
};

/* The last actions, ready to be written when the program ends. */
static char tail[TAIL][LINE];
static guint n_noted;
static guint n_warnings;

guint
soak_choose (Soak *soak,
             guint n)
{
  return n > 1 ? (guint) g_rand_int_range (soak->random, 0, (gint32) n) : 0;
}

EntenteDocumentPage *
soak_get_page (Soak *soak)
{
  return entente_window_get_page (soak->window);
}

EntenteSession *
soak_get_session (Soak *soak)
{
  return entente_document_page_get_session (soak_get_page (soak));
}

EntentePictureView *
soak_get_view (Soak *soak)
{
  return entente_document_page_get_view (soak_get_page (soak));
}

/* -- When it ends too soon -------------------------------------------------------------------------------- */

static void
say (const char *text)
{
  G_GNUC_UNUSED gssize written = write (STDERR_FILENO, text, strlen (text));
}

static void
ended_cb (int number)
{
  guint i;

  say ("\nThe last actions:\n");
  for (i = n_noted > TAIL ? n_noted - TAIL : 0; i < n_noted; i++)
    say (tail[i % TAIL]);
  signal (number, SIG_DFL);
  raise (number);
}

static void
note (guint number,
      const SoakAction *action)
{
  g_snprintf (tail[n_noted++ % TAIL], LINE, "%u %s\n", number, action->name);
  if (verbose)
    g_print ("%u %s\n", number, action->name);
}

/* What GTK 4.8 and libadwaita 1.2 say of widgets that are theirs alone. */
static const char *const known_warnings[] = {
  "(label) reported min width -",   /* in the window of keyboard shortcuts */
  "with width 0 and height -1",     /* the wide switcher in the header bar, which the narrow one has taken over from */
  "AdwViewSwitcher viewswitcher",   /* the same */
  "Broken accounting of active",    /* a menu that closes while the button of the mouse is down */
  NULL
};

static void
note_log (GLogLevelFlags level,
          const char *domain,
          const char *message)
{
  void *frames[60];
  guint i;

  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR)) == 0)
    return;
  for (i = 0; known_warnings[i] != NULL; i++)
    if (strstr (message, known_warnings[i]) != NULL)
      return;
  g_printerr ("%s: %s (after action %u)\n", domain, message, n_noted);
  n_warnings++;
  if ((level & G_LOG_LEVEL_WARNING) == 0)
    {
      backtrace_symbols_fd (frames, backtrace (frames, G_N_ELEMENTS (frames)), STDERR_FILENO);
      abort ();
    }
}

static void
log_cb (const char *domain,
        GLogLevelFlags level,
        const char *message,
        gpointer user_data)
{
  note_log (level, domain, message);
}

/* GTK's own come this way. */
static GLogWriterOutput
write_log_cb (GLogLevelFlags level,
              const GLogField *fields,
              gsize n_fields,
              gpointer user_data)
{
  const char *message = "", *domain = "";
  gsize i;

  for (i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      message = fields[i].value;
    else if (g_str_equal (fields[i].key, "GLIB_DOMAIN"))
      domain = fields[i].value;
  note_log (level, domain, message);
  return G_LOG_WRITER_HANDLED;
}

/* What was done exactly, beside the name of the action. */
void
soak_say (const char *format,
          ...)
{
  char *line = tail[(n_noted - 1) % TAIL];
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strstrip (line);
  g_snprintf (line + strlen (line), LINE - strlen (line), ": %.80s\n", text);
  if (verbose)
    g_print ("    %s\n", text);
}

/* -- The run ---------------------------------------------------------------------------------------------- */

static SoakAction *
choose_from (SoakAction *actions,
             guint *at)
{
  for (; actions->name != NULL; actions++)
    {
      if (*at < actions->weight)
        return actions;
      *at -= actions->weight;
    }
  return NULL;
}

static guint
add_weights (const SoakAction *actions)
{
  guint sum = 0;

  for (; actions->name != NULL; actions++)
    sum += actions->weight;
  return sum;
}

static SoakAction *
choose_action (Soak *soak)
{
  guint at = soak_choose (soak, add_weights (soak_actions) + add_weights (soak_desk_actions));
  SoakAction *action;

  if (soak_find_any_popover () != NULL)
    return &soak_popover_action;
  if (soak_find_dialog () != NULL)
    return &soak_dialog_action;
  if (soak_count_documents (soak) > 4)
    return &soak_crowd_action;
  soak_raise (GTK_WIDGET (soak->window));
  if (entente_window_is_presenting (soak->window))
    return &soak_stage_action;
  action = choose_from (soak_actions, &at);
  return action != NULL ? action : choose_from (soak_desk_actions, &at);
}

static void
act (Soak *soak,
     guint number)
{
  for (;;)
    {
      g_autoptr (SoakState) before = soak_describe (soak), after = NULL;
      SoakAction *action = choose_action (soak);

      note (number, action);
      if (!action->act (soak))
        continue;
      after = soak_describe (soak);
      action->n_done++;
      if (verbose && !soak_state_differs (before, after, action->changes))
        g_print ("    nothing changed\n");
      action->n_changed += soak_state_differs (before, after, action->changes);
      return;
    }
}

static void
report_one (const SoakAction *action,
            guint *done,
            guint *changed)
{
  if (action->n_done == 0)
    return;
  g_print ("%-30s %6u done, %6u changed something\n", action->name, action->n_done, action->n_changed);
  *done += action->n_done;
  *changed += action->n_changed;
}

static gboolean
report (void)
{
  guint done = 0, changed = 0, i;

  for (i = 0; soak_actions[i].name != NULL; i++)
    report_one (&soak_actions[i], &done, &changed);
  for (i = 0; soak_desk_actions[i].name != NULL; i++)
    report_one (&soak_desk_actions[i], &done, &changed);
  report_one (&soak_dialog_action, &done, &changed);
  report_one (&soak_popover_action, &done, &changed);
  report_one (&soak_stage_action, &done, &changed);
  report_one (&soak_crowd_action, &done, &changed);
  g_print ("%u actions, %.1f %% of them changed something\n", done, 100.0 * changed / MAX (done, 1));
  return changed >= CHANGING * done;
}

static gboolean
has_page (Soak *soak)
{
  return entente_window_get_page (soak->first) != NULL;
}

static void
copy_sample (Soak *soak,
             const char *name,
             const char *to)
{
  g_autofree char *source
      = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", name, NULL);
  g_autofree char *target = g_build_filename (soak->folder, to, NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &text, &length, NULL));
  g_assert_true (g_file_set_contents (target, text, (gssize) length, NULL));
}

static void
begin (Soak *soak)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  EntenteSession *session;

  soak->folder = g_dir_make_tmp ("entente-soak-XXXXXX", NULL);
  copy_sample (soak, "partners-2026.json", "first.json");
  copy_sample (soak, "partners-2026.json", "partners-2026.json");
  copy_sample (soak, "venues-example.json", "venues-example.json");
  path = g_build_filename (soak->folder, "first.json", NULL);
  file = g_file_new_for_path (path);
  soak->first = soak->window = entente_window_new (GTK_APPLICATION (soak->application));
  gtk_window_set_default_size (GTK_WINDOW (soak->first), 1280, 800);
  entente_window_open (soak->first, file);
  g_assert_true (soak_wait_until (soak, has_page, 30));
  gtk_window_present (GTK_WINDOW (soak->first));
  fixture_wait (500);
  soak_watch_objects (soak->first);
  session = soak_get_session (soak);
  g_object_set_data_full (G_OBJECT (session), "soak-opened",
                          g_bytes_ref (entente_session_get_dataset (session)->bytes), (GDestroyNotify) g_bytes_unref);
  soak_raise (GTK_WIDGET (soak->first));
}

static void
remove_folder (Soak *soak)
{
  g_autoptr (GDir) dir = g_dir_open (soak->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (soak->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (soak->folder);
  g_free (soak->folder);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  Soak soak = { 0 };
  gboolean good;
  int i;

  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_assert_true (g_option_context_parse (context, &argc, &argv, NULL));
  soak.application = fixture_init (&argc, &argv);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  g_log_set_default_handler (log_cb, NULL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  soak.random = g_rand_new_with_seed ((guint32) seed);
  signal (SIGTRAP, ended_cb);
  signal (SIGABRT, ended_cb);
  signal (SIGSEGV, ended_cb);
  soak_input_init (&soak);
  soak.begun = g_get_monotonic_time ();
  begin (&soak);
  if (soak_compares_memory ((guint) MAX (n_actions, 0)))
    soak_show_all_looks (&soak);
  g_print ("%d actions, --seed %d\n", n_actions, seed);
  for (i = 1; i <= n_actions; i++)
    {
      act (&soak, (guint) i);
      if (i % SOAK_STRETCH == 0 || i == n_actions)
        soak_rest (&soak, (guint) i);
      if (i % HISTORY == 0 || i == n_actions)
        soak_check_history (&soak);
    }
  good = report () && n_warnings == 0;
  good &= soak_judge_memory ();
  gtk_window_destroy (GTK_WINDOW (soak.first));
  remove_folder (&soak);
  g_rand_free (soak.random);
  g_object_unref (soak.application);
  return good ? 0 : 1;
}

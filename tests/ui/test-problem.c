/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What stands in the place of a picture that a file lacks the data for: plain words, what would mend it, a way on.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-dataset-reader.h"
#include "entente-draw-player.h"
#include "entente-problem-page.h"

#include <string.h>

#define HEAD \
  "{ \"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"H\", \"name\": \"The hub\"}, \"criteria\": [" \
  "{\"id\": \"c\", \"name\": \"Defence\", \"weight\": 1, \"indicators\": [{\"id\": \"i\", \"name\": \"Spending\", " \
  "\"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 5}}]}],"
#define PARTNER "{\"id\": \"A\", \"name\": \"Aland\", \"facts\": {\"i\": {\"2025\": 2.4}}}"
#define EMPTY_PARTNER "{\"id\": \"A\", \"name\": \"Aland\"}"

typedef struct
{
  const char *name;
  const char *partners;
  const char *view;
  const char *title;
  const char *remedy;  /* a part of it */
  const char *first;   /* the button */
} Case;

static const Case cases[] = {
  { "no-ties", PARTNER, "network", "This file has no ties between partners", "“ties”", "Show the ranking" },
  { "no-places", PARTNER, "map", "This file does not say where partners are", "“location”", "Show the ranking" },
  { "no-figures", EMPTY_PARTNER, "certainty", "No partner can be rated yet", "figure", "Show the ranking" },
  { "nobody", "", "network", "This file lists no partners", "CSV", "Add a partner…" },
  { "nobody", "", "map", "This file lists no partners", "CSV", "Add a partner…" },
  { "nobody", "", "certainty", "This file lists no partners", "CSV", "Add a partner…" },
};

static EntenteApplication *application;

static EntenteWindow *
open_window (const Case *the)
{
  g_autofree char *text = g_strdup_printf (HEAD " \"partners\": [%s] }", the->partners);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);

  g_assert_nonnull (dataset);
  entente_window_show_dataset (window, dataset);
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (entente_window_get_page (window)), the->view);
  fixture_wait (500);
  return window;
}

/* (nullable): the one that is on screen */
static GtkWidget *
find_mapped (EntenteWindow *window,
             GType type)
{
  GtkWidget *widget;
  guint i;

  for (i = 0; (widget = fixture_find_widget (GTK_WIDGET (window), type, i)) != NULL; i++)
    if (gtk_widget_get_mapped (widget))
      return widget;
  return NULL;
}

static void
test_says_what_is_missing (gconstpointer data)
{
  const Case *the = data;
  EntenteWindow *window = open_window (the);
  GtkWidget *page = find_mapped (window, ENTENTE_TYPE_PROBLEM_PAGE), *status;
  const char *title, *remedy;

  g_assert_nonnull (page);
  status = gtk_widget_get_first_child (page);
  title = adw_status_page_get_title (ADW_STATUS_PAGE (status));
  remedy = adw_status_page_get_description (ADW_STATUS_PAGE (status));
  g_assert_cmpstr (title, ==, the->title);
  g_assert_nonnull (remedy);
  g_assert_nonnull (strstr (remedy, the->remedy));
  /* What plays single weightings has nothing to play. */
  g_assert_null (find_mapped (window, ENTENTE_TYPE_DRAW_PLAYER));
  fixture_close (window);
}

/* A button leads on, and has the keyboard. */
static void
test_leads_on (gconstpointer data)
{
  const Case *the = data;
  EntenteWindow *window = open_window (the);
  AdwViewStack *stack = entente_document_page_get_stack (entente_window_get_page (window));
  GtkWidget *focus;

  entente_document_page_focus_face (entente_window_get_page (window));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, the->first);
  g_signal_emit_by_name (focus, "clicked");
  fixture_wait (500);
  if (*the->partners != '\0')
    g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "ranking");
  else
    g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), >, 1);
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  gsize i;

  application = fixture_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *says = g_strdup_printf ("/problem/says/%s/%s", cases[i].name, cases[i].view);
      g_autofree char *leads = g_strdup_printf ("/problem/leads/%s/%s", cases[i].name, cases[i].view);

      g_test_add_data_func (says, &cases[i], test_says_what_is_missing);
      g_test_add_data_func (leads, &cases[i], test_leads_on);
    }
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is done in a document: sliders, pictures, panels, undo. */

#include "config.h"

#include "soak.h"

#include "entente-criterion-row.h"
#include "entente-picture-view-private.h"
#include "entente-priorities-panel.h"
#include "entente-viewport.h"

#include <math.h>

#define LOOKS_FOR_A_PLACE 80

static const guint view_keys[] = { GDK_KEY_1, GDK_KEY_2, GDK_KEY_3, GDK_KEY_4, GDK_KEY_5 };

static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty" };

static gboolean
press_key (Soak *soak,
           const char *modifiers,
           guint keyval)
{
  soak_key (soak, modifiers, keyval);
  return TRUE;
}

/* -- Sliders ---------------------------------------------------------------------------------------------- */

static EntenteCriterionRow *
choose_row (Soak *soak,
            guint *criterion)
{
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (soak->window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  const EntenteScenario *scenario = entente_session_get_scenario (soak_get_session (soak));

  *criterion = soak_choose (soak, scenario->n_criteria);
  if (scenario->slider_mode == ENTENTE_SLIDERS_SHARE && scenario->locks[*criterion])
    return NULL;
  return ENTENTE_CRITERION_ROW (entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), *criterion));
}

/* The pointer takes the thumb to some other place. */
static gboolean
drag_slider (Soak *soak)
{
  guint criterion, n = 2 + soak_choose (soak, 5), i;
  EntenteCriterionRow *row = choose_row (soak, &criterion);
  GtkWidget *scale = row != NULL ? entente_criterion_row_get_scale (row) : NULL;
  const int width = scale != NULL ? gtk_widget_get_width (scale) : 0;
  const int y = scale != NULL ? gtk_widget_get_height (scale) / 2 : 0;

  if (scale == NULL || width < 40 || !soak_is_reached (scale, width / 2.0, y))
    return FALSE;
  soak_point (soak, scale, 10 + soak_choose (soak, (guint) width - 20), y);
  soak_button (1, TRUE);
  for (i = 0; i < n; i++)
    soak_point (soak, scale, 10 + soak_choose (soak, (guint) width - 20), y + soak_choose (soak, 9) - 4.0);
  soak_button (1, FALSE);
  soak_settle (soak);
  return TRUE;
}

static gboolean
press_slider_key (Soak *soak)
{
  static const guint keys[] = { GDK_KEY_Right, GDK_KEY_Left, GDK_KEY_Page_Up, GDK_KEY_Page_Down, GDK_KEY_Home,
                                GDK_KEY_End };
  guint criterion, i, n = 1 + soak_choose (soak, 3);
  EntenteCriterionRow *row = choose_row (soak, &criterion);
  guint key = keys[soak_choose (soak, G_N_ELEMENTS (keys))];

  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (row))
      || !gtk_widget_grab_focus (entente_criterion_row_get_scale (row)))
    return FALSE;
  for (i = 0; i < n; i++)
    soak_key (soak, "", key);
  return TRUE;
}

static gboolean
type_share (Soak *soak)
{
  guint criterion;
  EntenteCriterionRow *row = choose_row (soak, &criterion);
  GtkWidget *entry = row != NULL ? fixture_find_widget (GTK_WIDGET (row), GTK_TYPE_ENTRY, 0) : NULL;
  g_autofree char *text = g_strdup_printf ("%u", soak_choose (soak, 101));

  if (entry == NULL || !gtk_widget_get_mapped (entry))
    return FALSE;
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  soak_key (soak, "", GDK_KEY_Return);
  return TRUE;
}

static gboolean
lock (Soak *soak)
{
  guint criterion = soak_choose (soak, entente_session_get_scenario (soak_get_session (soak))->n_criteria);
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (soak->window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  GtkWidget *row = entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), criterion);
  GtkWidget *button = fixture_find_widget (row, GTK_TYPE_TOGGLE_BUTTON, 0);

  if (!gtk_widget_get_mapped (button) || !gtk_widget_get_sensitive (button))
    return FALSE;
  soak_press (soak, button);
  return TRUE;
}

/* From the menu of the weights. */
static gboolean
choose_weights (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (soak->window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  GtkWidget *row = entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), 0);
  gboolean importance = entente_session_get_scenario (session)->slider_mode == ENTENTE_SLIDERS_IMPORTANCE;

  if (row == NULL)
    return FALSE;
  switch (soak_choose (soak, 8))
    {
    case 0:
      gtk_widget_activate_action (row, "weights.equal", NULL);
      break;
    case 1:
      gtk_widget_activate_action (row, "weights.reset", NULL);
      break;
    case 2:
      gtk_widget_activate_action (row, "weights.sliders", "s", importance ? "share" : "importance");
      break;
    default:
      if (dataset->n_presets == 0)
        return FALSE;
      gtk_widget_activate_action (row, "weights.preset", "i", (int) soak_choose (soak, dataset->n_presets));
    }
  soak_settle (soak);
  return TRUE;
}

/* -- Undo ------------------------------------------------------------------------------------------------- */

static gboolean
undo (Soak *soak)
{
  return entente_session_can_undo (soak_get_session (soak)) && press_key (soak, "C", GDK_KEY_z);
}

static gboolean
redo (Soak *soak)
{
  return entente_session_can_redo (soak_get_session (soak)) && press_key (soak, "C", GDK_KEY_y);
}

/* -- Views ------------------------------------------------------------------------------------------------ */

static gboolean
change_view (Soak *soak)
{
  const char *now = entente_picture_get_id (entente_picture_view_get_picture (soak_get_view (soak)));
  guint i = soak_choose (soak, G_N_ELEMENTS (view_keys));

  return !g_str_equal (views[i], now) && press_key (soak, "C", view_keys[i]);
}

static gboolean
show_table (Soak *soak)
{
  return press_key (soak, "C", GDK_KEY_t);
}

/* A place of the picture in which there is @kind, a partner that is not selected; FALSE = none was found. */
static gboolean
find_place (Soak *soak,
            EntentePickKind kind,
            double *x,
            double *y)
{
  EntentePictureView *view = soak_get_view (soak);
  GtkWidget *widget = GTK_WIDGET (view);
  EntentePick found;
  guint i;

  if (view == NULL || !gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) < 50
      || entente_session_get_evaluation (view->session) == NULL)
    return FALSE;
  for (i = 0; i < LOOKS_FOR_A_PLACE; i++)
    {
      *x = g_rand_double_range (soak->random, 0, gtk_widget_get_width (widget));
      *y = g_rand_double_range (soak->random, 0, gtk_widget_get_height (widget));
      found = entente_picture_pick (view->picture, *x, *y);
      if (found.kind == kind && soak_is_reached (widget, *x, *y)
          && (kind != ENTENTE_PICK_PARTNER || found.index != entente_session_get_selected (view->session)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
hover (Soak *soak)
{
  double x, y;

  if (!find_place (soak, ENTENTE_PICK_PARTNER, &x, &y))
    return FALSE;
  soak_point (soak, GTK_WIDGET (soak_get_view (soak)), x, y);
  return TRUE;
}

static gboolean
select_partner (Soak *soak)
{
  return hover (soak) && (soak_click (soak, 1), TRUE);
}

static gboolean
select_nothing (Soak *soak)
{
  double x, y;

  if (entente_session_get_selected (soak_get_session (soak)) == ENTENTE_NONE
      || !find_place (soak, ENTENTE_PICK_NOTHING, &x, &y))
    return FALSE;
  soak_point (soak, GTK_WIDGET (soak_get_view (soak)), x, y);
  soak_click (soak, 1);
  return TRUE;
}

static gboolean
compare_partner (Soak *soak)
{
  if (entente_session_get_selected (soak_get_session (soak)) == ENTENTE_NONE || !hover (soak))
    return FALSE;
  soak_hold (GDK_KEY_Control_L, TRUE);
  soak_click (soak, 1);
  soak_hold (GDK_KEY_Control_L, FALSE);
  soak_settle (soak);
  return TRUE;
}

static gboolean
open_by_click (Soak *soak)
{
  if (!hover (soak))
    return FALSE;
  soak_click (soak, 1);
  soak_click (soak, 1);
  return TRUE;
}

static gboolean
open_menu_of_partner (Soak *soak)
{
  return hover (soak) && (soak_click (soak, 3), TRUE);
}

static gboolean
press_picture_key (Soak *soak)
{
  static const guint keys[] = { GDK_KEY_Down, GDK_KEY_Up, GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Home, GDK_KEY_End };

  if (soak_get_view (soak) == NULL || !gtk_widget_grab_focus (GTK_WIDGET (soak_get_view (soak))))
    return FALSE;
  return press_key (soak, "", keys[soak_choose (soak, G_N_ELEMENTS (keys))]);
}

static gboolean
zoom (Soak *soak)
{
  static const guint keys[] = { GDK_KEY_plus, GDK_KEY_minus, GDK_KEY_0, GDK_KEY_z };
  EntentePictureView *view = soak_get_view (soak);
  double x, y;

  if (!view->zoomable || !find_place (soak, ENTENTE_PICK_NOTHING, &x, &y))
    return FALSE;
  if (soak_choose (soak, 4) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (view))
           && press_key (soak, "", keys[soak_choose (soak, G_N_ELEMENTS (keys))]);
  soak_point (soak, GTK_WIDGET (view), x, y);
  soak_click (soak, soak_choose (soak, 3) > 0 || entente_viewport_is_whole (&view->viewport) ? 4 : 5);
  return TRUE;
}

/* The wheel over a list, or over a picture with rows. */
static gboolean
scroll (Soak *soak)
{
  GtkWidget *root = GTK_WIDGET (entente_document_page_get_workspace (soak_get_page (soak))), *found;
  guint n = soak_choose (soak, 12), button = 4 + soak_choose (soak, 2), i;

  while ((found = fixture_find_widget (root, GTK_TYPE_SCROLLED_WINDOW, n)) == NULL && n > 0)
    n--;
  if (found == NULL || !soak_is_shown (found))
    return FALSE;
  soak_point (soak, found, gtk_widget_get_width (found) / 2.0, gtk_widget_get_height (found) / 2.0);
  for (i = 0; i < 4; i++)
    soak_click (soak, button);
  return TRUE;
}

static void
drag_by (Soak *soak,
         double x,
         double y,
         double dx,
         double dy)
{
  GtkWidget *view = GTK_WIDGET (soak_get_view (soak));
  guint i;

  soak_point (soak, view, x, y);
  soak_button (1, TRUE);
  for (i = 1; i <= 4; i++)
    soak_point (soak, view, x + dx * i / 4, y + dy * i / 4);
  soak_button (1, FALSE);
  soak_settle (soak);
}

static double
choose_way (Soak *soak)
{
  return g_rand_double_range (soak->random, 20, 120) * (soak_choose (soak, 2) == 0 ? 1 : -1);
}

static gboolean
pan (Soak *soak)
{
  EntentePictureView *view = soak_get_view (soak);
  double x, y;

  if (!view->zoomable || entente_viewport_is_whole (&view->viewport)
      || !find_place (soak, ENTENTE_PICK_NOTHING, &x, &y))
    return FALSE;
  drag_by (soak, x, y, choose_way (soak), choose_way (soak));
  return TRUE;
}

/* A mark of the Network is moved by hand, and stays there. */
static gboolean
move_mark (Soak *soak)
{
  double x, y;

  if (!g_str_equal (entente_picture_get_id (soak_get_view (soak)->picture), "network")
      || !find_place (soak, ENTENTE_PICK_PARTNER, &x, &y))
    return FALSE;
  drag_by (soak, x, y, choose_way (soak), choose_way (soak));
  return TRUE;
}

/* Some way along a line that is looked for: the edges of tiers are thin. */
static gboolean
drag_cut_off (Soak *soak)
{
  EntentePictureView *view = soak_get_view (soak);
  GtkWidget *widget = GTK_WIDGET (view);
  const double x = gtk_widget_get_width (widget) / 2.0;
  double y;

  if (!g_str_equal (entente_picture_get_id (view->picture), "ranking") || !gtk_widget_get_mapped (widget))
    return FALSE;
  for (y = soak_choose (soak, 200); y < gtk_widget_get_height (widget); y += 2)
    if (entente_picture_pick (view->picture, x, y).kind == ENTENTE_PICK_CUT_OFF && soak_is_reached (widget, x, y))
      {
        drag_by (soak, x, y, 0, choose_way (soak) * 1.5);
        return TRUE;
      }
  return FALSE;
}

/* -- Panels ----------------------------------------------------------------------------------------------- */

static gboolean
open_priorities (Soak *soak)
{
  return press_key (soak, "", GDK_KEY_F9);
}

static gboolean
open_dossier (Soak *soak)
{
  return press_key (soak, "S", GDK_KEY_F9);
}

static gboolean
search (Soak *soak)
{
  static const guint letters[] = { GDK_KEY_a, GDK_KEY_i, GDK_KEY_n, GDK_KEY_r };
  EntenteViewFilter *filter = soak_get_view (soak)->filter;

  if (entente_view_filter_get_search (filter) != NULL && soak_choose (soak, 2) == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (soak->window), "win.find", NULL);
      return press_key (soak, "", GDK_KEY_Escape);
    }
  soak_key (soak, "C", GDK_KEY_f);
  return press_key (soak, "", letters[soak_choose (soak, G_N_ELEMENTS (letters))]);
}

static gboolean
is_pressable (GtkWidget *widget)
{
  /* What shows a menu counts, not the button inside of it. */
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return FALSE;
  if (!gtk_widget_get_sensitive (widget) || GTK_IS_LINK_BUTTON (widget) || gtk_widget_get_opacity (widget) == 0)
    return FALSE;
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_MENU_BUTTON (widget);
}

/* Whatever there is to press in the panels and over the picture. */
static gboolean
press_something (Soak *soak)
{
  return soak_press_one (soak, GTK_WIDGET (entente_document_page_get_workspace (soak_get_page (soak))), is_pressable);
}

/* A number of the settings: year, cut-offs, sizes, least values. */
static gboolean
turn_spin (Soak *soak)
{
  GtkWidget *root = GTK_WIDGET (entente_document_page_get_workspace (soak_get_page (soak)));
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GtkWidget *spin;
  guint i;

  for (i = 0; (spin = fixture_find_widget (root, GTK_TYPE_SPIN_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (spin) && gtk_widget_get_sensitive (spin))
      g_ptr_array_add (found, spin);
  if (found->len == 0)
    return FALSE;
  spin = g_ptr_array_index (found, soak_choose (soak, found->len));
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin),
                        soak_choose (soak, 2) == 0 ? GTK_SPIN_STEP_FORWARD : GTK_SPIN_STEP_BACKWARD, 0);
  soak_settle (soak);
  return TRUE;
}

/* "What if" for the selected partner, as its popover says it. */
static gboolean
suppose (Soak *soak)
{
  EntenteSession *session = soak_get_session (soak);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  guint partner = soak_choose (soak, dataset->n_partners), quantity = soak_choose (soak, dataset->n_quantities);
  EntenteWhatIfItem item = { .quantity = (int) quantity, .category = ENTENTE_NONE };

  if (dataset->n_partners == 0 || dataset->quantities[quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
    return FALSE;
  if (soak_choose (soak, 4) == 0 && entente_session_get_scenario (session)->what_ifs->len > 0)
    entente_session_clear_what_ifs (session);
  else
    {
      item.value = g_rand_double_range (soak->random, 0, 9);
      entente_session_set_what_if (session, partner, &item);
    }
  soak_settle (soak);
  return TRUE;
}

#define DOCUMENT (1u << SOAK_DOCUMENT)
#define LOOK (1u << SOAK_LOOK)
#define VIEW (1u << SOAK_VIEW)
#define PANELS (1u << SOAK_PANELS)
#define WINDOWS (1u << SOAK_WINDOWS)

SoakAction soak_actions[] = {
  { "drag a slider", 90, DOCUMENT, drag_slider },
  { "keys on a slider", 40, DOCUMENT, press_slider_key },
  { "type a share", 30, DOCUMENT, type_share },
  { "lock", 20, DOCUMENT, lock },
  { "choose weights", 40, DOCUMENT, choose_weights },
  { "undo", 110, DOCUMENT, undo },
  { "redo", 40, DOCUMENT, redo },
  { "change the view", 70, VIEW, change_view },
  { "table or picture", 25, VIEW, show_table },
  { "point at a partner", 40, LOOK, hover },
  { "select", 70, LOOK, select_partner },
  { "select nothing", 10, LOOK, select_nothing },
  { "compare", 20, LOOK, compare_partner },
  { "double click", 10, LOOK | VIEW | PANELS, open_by_click },
  { "menu of a partner", 10, WINDOWS, open_menu_of_partner },
  { "keys in the picture", 40, LOOK | PANELS, press_picture_key },
  { "zoom", 50, VIEW, zoom },
  { "pan", 40, VIEW, pan },
  { "scroll", 25, PANELS | LOOK, scroll },
  { "move a mark", 30, DOCUMENT, move_mark },
  { "drag a cut-off", 40, DOCUMENT, drag_cut_off },
  { "open or close the priorities", 12, PANELS, open_priorities },
  { "open or close the dossier", 16, PANELS, open_dossier },
  { "search", 30, VIEW | PANELS, search },
  { "press something", 90, SOAK_ANYTHING, press_something },
  { "turn a number", 30, DOCUMENT | PANELS, turn_spin },
  { "what if", 30, DOCUMENT, suppose },
  { NULL },
};

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* | input | does |
 * | pointer on a mark | names who changes tier there |
 * | pointer or keyboard on the slider | says the nearest change in the status strip |
 * | Ctrl+Left, Ctrl+Right | goes just beyond the next change on that side, and says which |
 *
 * Marks follow while another slider is dragged: the analysis says when there are new ones.
 */

#include "config.h"

#include "entente-criterion-tipping.h"

#include "entente-analysis.h"
#include "entente-criterion-row.h"
#include "entente-format.h"
#include "entente-plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BEYOND 1e-7   /* how far past a change to go: it shows nowhere but in the tiers */
#define MAX_LINES 8   /* of a tooltip */

typedef struct
{
  EntenteShareScale *scale; /* that owns this */
  EntenteSession *session;
  guint criterion;
  GArray *places; /* EntenteTippingPlace, room */
} Tipping;

static void
free_tipping (gpointer data)
{
  Tipping *self = data;

  g_object_unref (self->session);
  g_array_unref (self->places);
  g_free (self);
}

static Tipping *
get_tipping (gpointer scale)
{
  return g_object_get_data (G_OBJECT (scale), "tipping");
}

/* NULL also while the document is another one than the points are of. */
static const EntenteTippingPoints *
get_points (Tipping *self)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  const EntenteTippingPoints *points
      = entente_analysis_get_tipping_points (entente_session_get_analysis (self->session));
  guint i;

  if (points == NULL || points->n_criteria != dataset->n_criteria || self->criterion >= points->n_criteria)
    return NULL;
  for (i = points->first[self->criterion]; i < points->first[self->criterion + 1]; i++)
    if (points->points[i].partner >= dataset->n_partners)
      return NULL;
  return points;
}

static double
get_share (Tipping *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree double *shares = g_new0 (double, scenario->n_criteria);

  entente_scenario_get_shares (scenario, shares);
  return shares[self->criterion];
}

static gboolean
has_ratings (Tipping *self)
{
  return entente_session_get_scenario (self->session)->slider_mode == ENTENTE_SLIDERS_IMPORTANCE;
}

/* Where a point is on the slider, 0 to 1. */
static double
get_place (Tipping *self,
           const EntenteTippingPoint *point)
{
  return has_ratings (self) ? point->rating / 100 : point->share;
}

static void
explain (Tipping *self,
         const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self->scale), "page.explain", "s", sentence);
}

static char *
describe (Tipping *self,
          const EntenteTippingPoints *points,
          guint point)
{
  return entente_tipping_point_describe (&points->points[point], entente_session_get_dataset (self->session),
                                         g_get_language_names ());
}

/* (transfer full) */
static char *
describe_nearest (Tipping *self)
{
  const EntenteTippingPoints *points = get_points (self);
  int nearest = points != NULL ? entente_tipping_points_find_nearest (points, self->criterion, get_share (self))
                               : ENTENTE_NONE;

  if (points == NULL)
    return g_strdup ("");
  if (nearest == ENTENTE_NONE)
    return g_strdup_printf (_("%s alone changes nobody’s tier"),
                            entente_text_get (&entente_session_get_dataset (self->session)->criteria[self->criterion].name,
                                              g_get_language_names ()));
  return describe (self, points, (guint) nearest);
}

/* For screen readers: the nearest change, then what the slider is. */
static void
set_description (Tipping *self,
                 const char *sentence)
{
  g_autofree char *swing = entente_criterion_row_describe_swing (entente_session_get_dataset (self->session),
                                                                 self->criterion);
  g_autofree char *text = g_strjoin (". ", sentence, swing, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  *sentence != '\0' ? text : swing, -1);
}

static void
explain_nearest (Tipping *self)
{
  g_autofree char *sentence = describe_nearest (self);

  explain (self, sentence);
}

static void
show_marks (EntenteShareScale *scale)
{
  Tipping *self = get_tipping (scale);
  const EntenteTippingPoints *points = get_points (self);
  guint i;

  g_array_set_size (self->places, 0);
  for (i = points != NULL ? points->first[self->criterion] : 0;
       points != NULL && i < points->first[self->criterion + 1]; i++)
    {
      const EntenteTippingPoint *point = &points->points[i];
      EntenteTippingPlace place;

      /* Compared byte by byte later: no room between members may stay undefined. */
      memset (&place, 0, sizeof place);
      place.place = get_place (self, point);
      place.rises = point->other_tier < point->tier;
      place.tier = MIN (point->tier, point->other_tier);
      place.point = i;
      if (place.place <= 1)
        g_array_append_val (self->places, place);
    }
  entente_share_scale_set_tipping (scale, (const EntenteTippingPlace *) (gconstpointer) self->places->data, self->places->len);
  if (gtk_widget_has_focus (GTK_WIDGET (scale)) && !entente_session_is_changing (self->session))
    {
      g_autofree char *sentence = describe_nearest (self);

      set_description (self, sentence);
    }
}

/* -- By keyboard ------------------------------------------------------------------------------------------ */

/* The next change on one side of today's share, or NONE. One that was just gone beyond is on the other side now,
 * though it stands where the thumb is. */
static int
find_next (Tipping *self,
           const EntenteTippingPoints *points,
           double share,
           int direction)
{
  int found = ENTENTE_NONE;
  double least = INFINITY;
  guint i;

  for (i = points->first[self->criterion]; i < points->first[self->criterion + 1]; i++)
    {
      const EntenteTippingPoint *point = &points->points[i];
      double gap = direction * (point->share - share);

      if (fabs (gap) <= 2 * BEYOND ? !point->upwards != !(direction > 0) : gap < 0)
        continue;
      if (fabs (gap) < least)
        {
          least = fabs (gap);
          found = (int) i;
        }
    }
  return found;
}

/* The rating that gives a share while the others stand still. */
static void
go_to (Tipping *self,
       double share)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree double *ratings = g_new0 (double, scenario->n_criteria);
  double others = 0;
  guint i;

  if (!has_ratings (self))
    {
      entente_session_move_share (self->session, self->criterion, share);
      return;
    }
  entente_scenario_get_ratings (scenario, ratings);
  for (i = 0; i < scenario->n_criteria; i++)
    if (i != self->criterion)
      others += ratings[i];
  if (share < 1)
    entente_session_set_importance (self->session, self->criterion, share / (1 - share) * others);
}

static gboolean
jump (Tipping *self,
      int direction)
{
  const EntenteTippingPoints *points = get_points (self);
  int next = points != NULL ? find_next (self, points, get_share (self), direction) : ENTENTE_NONE;
  g_autofree char *sentence = NULL;
  double target;

  if (next == ENTENTE_NONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->scale));
      explain (self, direction > 0 ? _("With more of it alone nobody else changes tier")
                                   : _("With less of it alone nobody else changes tier"));
      return TRUE;
    }
  sentence = describe (self, points, (guint) next);
  target = CLAMP (points->points[next].share + direction * BEYOND, 0, points->available[self->criterion]);
  go_to (self, target);
  /* The results come first, or they would take the place of the sentence in the next frame. */
  entente_session_evaluate (self->session);
  explain (self, sentence);
  set_description (self, sentence);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                Tipping *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self->scale)) == GTK_TEXT_DIR_RTL;

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != GDK_CONTROL_MASK)
    return FALSE;
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    return jump (self, mirrored ? -1 : 1);
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    return jump (self, mirrored ? 1 : -1);
  return FALSE;
}

/* -- By pointer ------------------------------------------------------------------------------------------- */

static char *
describe_mark (Tipping *self,
               const EntenteTippingPoints *points,
               guint first,
               guint n)
{
  GString *text = g_string_new (NULL);
  guint shown = MIN (n, MAX_LINES), i;

  for (i = 0; i < shown && first + i < self->places->len; i++)
    {
      const EntenteTippingPlace *place = &g_array_index (self->places, EntenteTippingPlace, first + i);
      g_autofree char *line = NULL;

      if (place->point >= points->n)
        continue;
      line = describe (self, points, place->point);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", place->rises ? "▲" : "▼", line);
    }
  if (n > shown)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n - shown), n - shown);
    }
  return g_string_free (text, FALSE);
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip,
                  Tipping *self)
{
  const EntenteTippingPoints *points = get_points (self);
  g_autofree char *text = NULL, *wrapped = NULL;
  GdkRectangle area = { x - 4, 0, 8, gtk_widget_get_height (widget) };
  guint first = 0, n;

  /* Not while something is dragged: it would cover what is below. */
  if (points == NULL || by_keyboard || entente_session_is_changing (self->session))
    return FALSE;
  n = entente_share_scale_find_tipping (self->scale, x, &first);
  if (n == 0)
    return FALSE;
  text = describe_mark (self, points, first, n);
  wrapped = entente_plain_text_wrap (text);
  gtk_tooltip_set_text (tooltip, wrapped);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
enter_cb (Tipping *self)
{
  if (!entente_session_is_changing (self->session))
    explain_nearest (self);
}

static void
focus_enter_cb (Tipping *self)
{
  g_autofree char *sentence = describe_nearest (self);

  set_description (self, sentence);
  enter_cb (self);
}

static void
leave_cb (Tipping *self)
{
  explain (self, "");
}

/* -- ------------------------------------------------------------------------------------------------------ */

static void
add_controllers (Tipping *self)
{
  GtkWidget *scale = GTK_WIDGET (self->scale);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  /* Before the slider's own keys, for which it is a page. */
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (scale, key);
  gtk_widget_add_controller (scale, focus);
  gtk_widget_add_controller (scale, motion);
  gtk_widget_set_has_tooltip (scale, TRUE);
  g_signal_connect (scale, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
}

void
entente_criterion_tipping_attach (EntenteShareScale *scale,
                                  EntenteSession *session,
                                  guint criterion)
{
  Tipping *self = g_new0 (Tipping, 1);

  self->scale = scale;
  self->session = g_object_ref (session);
  self->criterion = criterion;
  self->places = g_array_new (FALSE, FALSE, sizeof (EntenteTippingPlace));
  g_object_set_data_full (G_OBJECT (scale), "tipping", self, free_tipping);
  add_controllers (self);
  g_signal_connect_object (entente_session_get_analysis (session), "tipping-changed", G_CALLBACK (show_marks), scale,
                           G_CONNECT_SWAPPED);
  show_marks (scale);
}

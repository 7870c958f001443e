/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   +------------------------------+      +--------+---------------------+
 *   |                              |      | Prior- |                     |
 *   |           picture            |  S   | ities  |       picture       |
 *   |                              |      |        |                     |
 *   | caption                2 / 5 |      |        | caption       2 / 5 |
 *   +------------------------------+      +--------+---------------------+
 *
 * Pictures are laid out on a page that is 540 units high and drawn magnified, so that marks, gaps and text grow alike
 * with the wall; the Priorities are magnified, too. The caption keeps the height that the longest of the story takes:
 * a picture that had another size in each scene could not glide from one to the next. On a wall that is hardly wider
 * than high it stands below the Priorities, too.
 *
 * The caption says what whoever points at somebody, selects somebody or moves a slider wants to know, in letters for
 * the back row, and else what the scene says.
 */

#include "config.h"

#include "entente-stage-private.h"

#include "entente-announcement.h"
#include "entente-appearance.h"
#include "entente-priorities-panel.h"
#include "entente-share-scale.h"
#include "entente-stage-caption.h"
#include "entente-view-looks.h"
#include "entente-widget-search.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PANEL_PAGE 630.0    /* the height of a stage in pixels of the panel */
#define PANEL_WIDTH 316
#define PANEL_SHARE 0.45    /* of the width, at most */
#define CAPTION_SHARE 0.3   /* of the height, at most; a longer one is cut */
#define END_SIZE (60 / 1080.0)
#define CROSSFADE_MS 250
#define EDGE 1.5 /* halves of a row that a row keeps from the end of a list; under the head it may have a tier's */
#define GLIDE_MS 450 /* and a little more: marks are where they stay then */

/* Nothing on a stage is smaller than the back row can read, so it can only become larger. */
static const double text_sizes[] = { 1, 1.2, 1.45, 1.75 };

static guint ended_signal, moved_signal, notes_signal;

G_DEFINE_FINAL_TYPE (EntenteStage, entente_stage, GTK_TYPE_WIDGET)

EntentePresentation *
entente_stage_get_presentation (EntenteStage *self)
{
  return self->presentation;
}

EntentePictureView *
entente_stage_get_view (EntenteStage *self)
{
  return g_hash_table_lookup (self->pictures, entente_presentation_get_view (self->presentation));
}

EntenteStageCover
entente_stage_get_cover (EntenteStage *self)
{
  return self->cover_kind;
}

gboolean
entente_stage_has_priorities (EntenteStage *self)
{
  return self->panel != NULL && gtk_widget_get_visible (self->panel);
}

double
entente_stage_get_magnification (EntenteStage *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1) / ENTENTE_STAGE_PAGE;
}

const char *
entente_stage_get_caption (EntenteStage *self)
{
  return entente_stage_caption_get_text (ENTENTE_STAGE_CAPTION (self->caption));
}

static gboolean
evaluate_cb (GtkWidget *widget,
             GdkFrameClock *clock,
             gpointer user_data)
{
  EntenteStage *self = ENTENTE_STAGE (widget);

  self->tick = 0;
  entente_session_evaluate (self->session);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (EntenteStage *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), evaluate_cb, NULL, NULL);
}

/* -- Going through the story ------------------------------------------------------------------------------ */

void
entente_stage_set_cover (EntenteStage *self,
                         EntenteStageCover kind)
{
  static const char *const classes[] = { NULL, "black", "white", "black" };
  guint i;

  self->cover_kind = kind;
  for (i = 1; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->cover, classes[i]);
  if (classes[kind] != NULL)
    gtk_widget_add_css_class (self->cover, classes[kind]);
  gtk_label_set_label (GTK_LABEL (self->cover), kind == ENTENTE_STAGE_COVER_END ? _("End of the presentation") : "");
  gtk_widget_set_visible (self->cover, kind != ENTENTE_STAGE_COVER_NONE);
}

/* What stands there when nothing is covered on purpose. */
void
entente_stage_uncover (EntenteStage *self)
{
  const gboolean ended = entente_presentation_is_at_end (self->presentation);

  entente_stage_set_cover (self, ended ? ENTENTE_STAGE_COVER_END : ENTENTE_STAGE_COVER_NONE);
}

/* (nullable): the number of a scene, from 1; 0 = none */
static char *
make_place (EntenteStage *self,
            guint number)
{
  if (number == 0)
    return NULL;
  /* Translators: the number of a scene, and how many there are */
  return g_strdup_printf (C_("scene", "%u / %u"), number, entente_presentation_get_n_scenes (self->presentation));
}

void
entente_stage_show_place (EntenteStage *self)
{
  const guint number = entente_presentation_get_number (self->presentation);
  g_autofree char *text = NULL;

  if (self->n_digits > 0)
    text = g_strdup_printf ("→ %u", self->typed);
  else
    text = make_place (self, number);
  entente_stage_caption_set_place (ENTENTE_STAGE_CAPTION (self->caption), text != NULL ? text : "");
}

/* (transfer full): what a screen reader says of where the presentation is */
static char *
describe_place (EntenteStage *self)
{
  const EntenteScene *scene = entente_presentation_get_scene (self->presentation);
  const char *const *languages = g_get_language_names ();
  const char *view = entente_presentation_get_view (self->presentation);

  if (entente_presentation_is_at_end (self->presentation))
    return g_strdup (_("End of the presentation"));
  if (scene == NULL)
    /* Translators: %s is a view, such as "Orbit" */
    return g_strdup_printf (_("Presenting: %s"), _(entente_view_looks_find (view)->title));
  /* Translators: number of the scene, number of scenes, title */
  return g_strdup_printf (_("Scene %u of %u: %s"), entente_presentation_get_number (self->presentation),
                          entente_presentation_get_n_scenes (self->presentation),
                          entente_text_get (&scene->title, languages));
}

static gboolean
has_ties (EntenteStage *self)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);

  return dataset->n_ties > 0 || dataset->n_blocs > 0;
}

static void
show_view (EntenteStage *self)
{
  const char *view = entente_presentation_get_view (self->presentation);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->views)), view) != 0)
    {
      /* The other picture comes up as it is to be; one that stays glides there with the next frame. */
      entente_session_evaluate (self->session);
      gtk_stack_set_visible_child_name (GTK_STACK (self->views), view);
    }
  if (self->panel != NULL)
    entente_priorities_panel_show_ties_page (
        ENTENTE_PRIORITIES_PANEL (entente_widget_search_type (self->panel, ENTENTE_TYPE_PRIORITIES_PANEL)),
        g_str_equal (view, "network") && has_ties (self));
}

gboolean
entente_stage_has_focus_in_panel (EntenteStage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && entente_stage_has_priorities (self) && gtk_widget_is_ancestor (focus, self->panel);
}

/* Whom the scene is about stands in the middle of a list, unless it can be seen well. */
static gboolean
reveal_cb (gpointer user_data)
{
  EntenteStage *self = user_data;
  GtkWidget *view = GTK_WIDGET (entente_stage_get_view (self));
  EntentePicture *picture = entente_picture_view_get_picture (ENTENTE_PICTURE_VIEW (view));
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  const double top = entente_picture_get_fixed_height (picture), bottom = gtk_widget_get_height (view);
  double x, y, radius;

  self->reveal_timeout = 0;
  if (gtk_widget_get_mapped (view) && entente_picture_get_content_height (picture) > bottom && scroll != NULL
      && entente_picture_locate (picture, entente_session_get_selected (self->session), &x, &y, &radius)
      && (y < top + 2 * EDGE * radius || y > bottom - EDGE * radius))
    gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + y - (top + bottom) / 2);
  return G_SOURCE_REMOVE;
}

static void
reveal_later (EntenteStage *self)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (entente_stage_get_view (self)));

  g_clear_handle_id (&self->reveal_timeout, g_source_remove);
  if (entente_session_get_selected (self->session) == ENTENTE_NONE && scroll != NULL)
    gtk_adjustment_set_value (scroll, 0);
  self->reveal_timeout = g_timeout_add (GLIDE_MS, reveal_cb, self);
}

/* A scene is as the story has it, however near somebody has looked the last time. Rows stay as high as they were made. */
static void
show_all (EntenteStage *self)
{
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    if (!entente_picture_view_has_rows (view) && !entente_picture_view_shows_all (view))
      entente_picture_view_reset_zoom (view);
}

/* Brings everything in line with where the presentation is. */
static void
arrive (EntenteStage *self)
{
  g_autofree char *place = describe_place (self);

  self->tells = TELLS_SCENE;
  self->n_digits = 0;
  entente_stage_uncover (self);
  show_all (self);
  show_view (self);
  entente_stage_show_place (self);
  entente_stage_tell (self);
  reveal_later (self);
  /* Under the end nobody would see a slider move. */
  if (!entente_stage_has_focus_in_panel (self) || entente_presentation_is_at_end (self->presentation))
    entente_stage_focus_picture (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    entente_announce (GTK_WIDGET (self), place);
  g_signal_emit (self, moved_signal, 0);
}

/* A share that is being typed belongs to where it was typed: it counts when the text loses the keyboard. */
static void
end_typing (EntenteStage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && GTK_IS_EDITABLE (focus) && entente_stage_has_focus_in_panel (self))
    entente_stage_focus_picture (self);
}

void
entente_stage_go (EntenteStage *self,
                  EntentePresentationMove move)
{
  gboolean moved;

  end_typing (self);
  if (move == ENTENTE_PRESENTATION_NEXT && self->cover_kind == ENTENTE_STAGE_COVER_END)
    {
      g_signal_emit (self, ended_signal, 0);
      return;
    }
  self->arriving = TRUE;
  moved = entente_presentation_go (self->presentation, move);
  self->arriving = FALSE;
  if (moved)
    arrive (self);
  else
    entente_stage_uncover (self);
}

/* number: of a scene, from 1 */
void
entente_stage_go_to (EntenteStage *self,
                     guint number)
{
  gboolean moved;

  end_typing (self);
  self->arriving = TRUE;
  moved = entente_presentation_go_to (self->presentation, number);
  self->arriving = FALSE;
  self->n_digits = 0;
  if (moved)
    arrive (self);
  else
    entente_stage_show_place (self);
}

void
entente_stage_set_text_size (EntenteStage *self,
                             int size)
{
  self->text_size = (guint) CLAMP (size, 0, (int) G_N_ELEMENTS (text_sizes) - 1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Whoever presents wants to leave. */
void
entente_stage_end (EntenteStage *self)
{
  g_signal_emit (self, ended_signal, 0);
}

/* Whoever presents wants to read the notes, or has read them. */
void
entente_stage_ask_notes (EntenteStage *self)
{
  g_signal_emit (self, notes_signal, 0);
}

/* From the first scene on; a document without scenes goes back to the first view. */
void
entente_stage_begin_again (EntenteStage *self)
{
  entente_stage_go (self, ENTENTE_PRESENTATION_FIRST);
}

/* What is shown, in another view. */
void
entente_stage_show_view (EntenteStage *self,
                         const char *view)
{
  if (entente_presentation_is_at_end (self->presentation)
      || !entente_presentation_show_view (self->presentation, view))
    return;
  entente_stage_uncover (self);
  show_view (self);
  entente_stage_tell (self);
  if (!entente_stage_has_focus_in_panel (self))
    entente_stage_focus_picture (self);
  g_signal_emit (self, moved_signal, 0);
}

/* Hands to the document what was tried: so many steps of undo. */
guint
entente_stage_finish (EntenteStage *self)
{
  end_typing (self);
  return entente_presentation_finish (self->presentation);
}

/* -- Priorities ------------------------------------------------------------------------------------------- */

static void
make_panel (EntenteStage *self)
{
  GtkWidget *panel = g_object_new (ENTENTE_TYPE_PRIORITIES_PANEL, NULL);

  gtk_widget_add_css_class (panel, "start");
  self->panel = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->panel), GTK_POLICY_NEVER, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->panel), panel);
  gtk_widget_set_focusable (self->panel, FALSE);
  gtk_widget_set_visible (self->panel, FALSE);
  gtk_widget_insert_before (self->panel, GTK_WIDGET (self), self->cover);
  entente_priorities_panel_set_session (ENTENTE_PRIORITIES_PANEL (panel), self->session, self->filter);
}

/* The first slider has the keyboard at once; Page keys still go through the story. */
void
entente_stage_toggle_priorities (EntenteStage *self)
{
  const gboolean show = !entente_stage_has_priorities (self);
  GtkWidget *slider;

  if (self->panel == NULL)
    make_panel (self);
  gtk_widget_set_visible (self->panel, show);
  reveal_later (self);
  if (!show)
    {
      entente_stage_focus_picture (self);
      return;
    }
  if (self->cover_kind != ENTENTE_STAGE_COVER_END)
    entente_stage_uncover (self);
  show_view (self);
  slider = entente_widget_search_type (self->panel, ENTENTE_TYPE_SHARE_SCALE);
  if (slider != NULL)
    gtk_widget_grab_focus (slider);
}

void
entente_stage_focus_picture (EntenteStage *self)
{
  entente_picture_view_focus_quietly (entente_stage_get_view (self));
}

/* -- Where everything stands ------------------------------------------------------------------------------ */

/* A story may have a thousand scenes, and GTK asks with every frame of some animations. */
static int
count_caption_lines (EntenteStage *self,
                     int width)
{
  EntenteStageCaption *caption = ENTENTE_STAGE_CAPTION (self->caption);
  const EntenteDataset *dataset = entente_session_get_dataset (self->session);
  CaptionLines now = { width, 1, entente_stage_caption_get_text_size (caption),
                       pango_context_get_serial (gtk_widget_get_pango_context (self->caption)) };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (self->lines); i++)
    if (self->lines[i].width == now.width && self->lines[i].size == now.size && self->lines[i].serial == now.serial)
      return self->lines[i].n_lines;
  for (i = 0; i < dataset->n_scenes; i++)
    {
      const int n = entente_stage_caption_count_lines (caption, entente_stage_find_words (&dataset->scenes[i]), width);

      now.n_lines = MAX (now.n_lines, n);
    }
  self->lines[self->next_lines] = now;
  self->next_lines = (self->next_lines + 1) % G_N_ELEMENTS (self->lines);
  return now.n_lines;
}

static int
get_caption_height (EntenteStage *self,
                    int width,
                    int height)
{
  EntenteStageCaption *caption = ENTENTE_STAGE_CAPTION (self->caption);
  /* What a slider does takes more words than fit beside it. */
  int n_lines = MAX (count_caption_lines (self, width), entente_stage_has_priorities (self) ? 2 : 1);

  while (n_lines > 1 && entente_stage_caption_get_height (caption, n_lines) > CAPTION_SHARE * height)
    n_lines--;
  return entente_stage_caption_get_height (caption, n_lines);
}

typedef struct
{
  double x, factor;
  int width, height; /* pixels of the window */
} Place;

/* A child gets no less than it needs; what is too much is cut at the edge. */
static void
allocate_magnified (GtkWidget *child,
                    const Place *place)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) place->x, 0));
  int width = (int) ceil (place->width / place->factor), height = (int) ceil (place->height / place->factor);
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  width = MAX (width, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  transform = gsk_transform_scale (transform, (float) place->factor, (float) place->factor);
  gtk_widget_allocate (child, width, MAX (height, minimum), -1, transform);
}

/* How wide the panel is where there is so much room, and how much magnified. */
static Place
measure_panel (EntenteStage *self,
               int width,
               int height)
{
  Place place = { 0, height / PANEL_PAGE, 0, height };
  int minimum;

  if (!entente_stage_has_priorities (self))
    return place;
  gtk_widget_measure (self->panel, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  minimum = MAX (minimum, PANEL_WIDTH);
  place.factor = MIN (place.factor, PANEL_SHARE * width / minimum);
  place.width = (int) (minimum * place.factor);
  return place;
}

/* Places the panel and returns its width. */
static int
allocate_panel (EntenteStage *self,
                int width,
                int height)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  Place place = measure_panel (self, width, height);

  if (place.width == 0)
    return 0;
  place.x = rtl ? width - place.width : 0;
  allocate_magnified (self->panel, &place);
  return place.width;
}

/* Before anything is measured: the height decides how large all text is. */
static void
set_sizes (EntenteStage *self,
           int height)
{
  const double text_size = text_sizes[self->text_size];
  PangoAttrList *attributes = pango_attr_list_new ();
  GHashTableIter iter;
  gpointer view;

  entente_stage_caption_set_size (ENTENTE_STAGE_CAPTION (self->caption), height * text_size);
  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    entente_picture_view_set_stage (view, height / ENTENTE_STAGE_PAGE, text_size);
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (END_SIZE * height * PANGO_SCALE)));
  gtk_label_set_attributes (GTK_LABEL (self->cover), attributes);
  pango_attr_list_unref (attributes);
}

/* On a narrow wall the caption goes below the panel, too: beside it both the caption and the picture would be columns. */
static gboolean
is_narrow (EntenteStage *self,
           int width,
           int height)
{
  const int panel = measure_panel (self, width, height).width;

  return panel > 0 && width - panel < height;
}

static void
entente_stage_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  EntenteStage *self = ENTENTE_STAGE (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskTransform *transform;
  Place place = { 0, height / ENTENTE_STAGE_PAGE, 0, 0 };
  const gboolean narrow = is_narrow (self, width, height);
  int panel = 0, caption;

  set_sizes (self, height);
  if (!narrow)
    panel = allocate_panel (self, width, height);
  caption = get_caption_height (self, width - panel, height);
  if (narrow)
    panel = allocate_panel (self, width, MAX (height - caption, 1));
  place.x = rtl ? 0 : panel;
  place.width = width - panel;
  place.height = MAX (height - caption, 1);
  allocate_magnified (self->views, &place);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (narrow ? 0 : (float) place.x, (float) place.height));
  gtk_widget_allocate (self->caption, narrow ? width : place.width, caption, -1, transform);
  gtk_widget_allocate (self->cover, width, height, -1, NULL);
}

static void
entente_stage_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  GtkWidget *child;

  *minimum = 0;
  *natural = 0;
  /* GTK wants every child asked that is given room. */
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
}

/* The ground of the pictures goes on below the caption, in any contrast, and hides where a magnified picture ends
 * within a pixel. */
static void
entente_stage_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  EntenteStage *self = ENTENTE_STAGE (widget);
  graphene_rect_t box;
  EntenteStyle style;
  GdkRGBA ground = { 0, 0, 0, 1 };

  entente_appearance_init_style (widget, entente_session_get_dataset (self->session), 1, &style);
  ground.red = (float) style.picture.red;
  ground.green = (float) style.picture.green;
  ground.blue = (float) style.picture.blue;
  gtk_widget_snapshot_child (widget, self->views, snapshot);
  if (gtk_widget_compute_bounds (self->caption, widget, &box))
    gtk_snapshot_append_color (snapshot, &ground, &box);
  gtk_widget_snapshot_child (widget, self->caption, snapshot);
  if (self->panel != NULL)
    gtk_widget_snapshot_child (widget, self->panel, snapshot);
  gtk_widget_snapshot_child (widget, self->cover, snapshot);
}

/* -- Making and ending ------------------------------------------------------------------------------------ */

/* What a file lacks for a picture stands in its place. In an idle moment: views update inside a frame. */
static gboolean
show_problem_cb (gpointer user_data)
{
  GtkWidget *stack = gtk_widget_get_ancestor (user_data, GTK_TYPE_STACK);
  const char *problem = entente_picture_get_problem (entente_picture_view_get_picture (user_data));

  if (stack == NULL)
    return G_SOURCE_REMOVE;
  if (problem != NULL)
    gtk_label_set_label (GTK_LABEL (gtk_stack_get_child_by_name (GTK_STACK (stack), "problem")), problem);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), problem != NULL ? "problem" : "picture");
  return G_SOURCE_REMOVE;
}

static void
updated_cb (EntentePictureView *view,
            EntenteStage *self)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_STACK);
  const gboolean problem = entente_picture_get_problem (entente_picture_view_get_picture (view)) != NULL;

  if (stack != NULL && problem != g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "problem"))
    g_idle_add_full (G_PRIORITY_DEFAULT, show_problem_cb, g_object_ref (view), g_object_unref);
  if (view == entente_stage_get_view (self))
    entente_stage_tell_picture (self);
}

static GtkWidget *
make_problem (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "stage-problem");
  return label;
}

static void
add_view (EntenteStage *self,
          const EntenteViewLook *look)
{
  EntentePicture *picture = entente_picture_new (look->id);
  GtkWidget *view = entente_picture_view_new (picture, _(look->title));
  GtkWidget *scroller = gtk_scrolled_window_new (), *stack = gtk_stack_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_stack_add_named (GTK_STACK (stack), scroller, "picture");
  gtk_stack_add_named (GTK_STACK (stack), make_problem (), "problem");
  g_signal_connect (view, "updated", G_CALLBACK (updated_cb), self);
  g_hash_table_insert (self->pictures, (gpointer) look->id, view);
  gtk_stack_add_named (GTK_STACK (self->views), stack, look->id);
  entente_picture_view_set_session (ENTENTE_PICTURE_VIEW (view), self->session, self->filter);
}

static void
entente_stage_dispose (GObject *object)
{
  EntenteStage *self = ENTENTE_STAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->pace_timeout, g_source_remove);
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  g_clear_handle_id (&self->reveal_timeout, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->session);
  g_clear_pointer (&self->presentation, entente_presentation_free);

  G_OBJECT_CLASS (entente_stage_parent_class)->dispose (object);
}

static void
entente_stage_class_init (EntenteStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_stage_dispose;
  widget_class->measure = entente_stage_measure;
  widget_class->size_allocate = entente_stage_size_allocate;
  widget_class->snapshot = entente_stage_snapshot;
  ended_signal = g_signal_new ("ended", ENTENTE_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  moved_signal = g_signal_new ("moved", ENTENTE_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  notes_signal = g_signal_new ("notes", ENTENTE_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "stage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
entente_stage_init (EntenteStage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->pictures = g_hash_table_new (g_str_hash, g_str_equal);
  self->views = gtk_stack_new ();
  gtk_stack_set_transition_type (GTK_STACK (self->views), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (GTK_STACK (self->views), CROSSFADE_MS);
  gtk_widget_set_parent (self->views, widget);
  self->caption = entente_stage_caption_new ();
  gtk_widget_set_parent (self->caption, widget);
  self->cover = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->cover), TRUE);
  gtk_widget_add_css_class (self->cover, "cover");
  gtk_widget_set_visible (self->cover, FALSE);
  gtk_widget_set_parent (self->cover, widget);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  entente_stage_add_input (self);
}

/**
 * entente_stage_new:
 * @filter: what the window shows of the document, which holds for what is presented from here
 */
GtkWidget *
entente_stage_new (EntenteSession *document,
                   EntenteViewFilter *filter,
                   const EntentePresentationStart *start)
{
  EntenteStage *self = g_object_new (ENTENTE_TYPE_STAGE, NULL);
  const EntenteViewLook *look;
  g_autofree char *widest = NULL;

  self->presentation = entente_presentation_new (document, start);
  widest = make_place (self, entente_presentation_get_n_scenes (self->presentation));
  if (widest != NULL)
    entente_stage_caption_set_widest_place (ENTENTE_STAGE_CAPTION (self->caption), widest);
  self->session = g_object_ref (entente_presentation_get_session (self->presentation));
  self->filter = entente_view_filter_new ();
  entente_view_filter_set_dataset (self->filter, entente_session_get_dataset (self->session));
  if (entente_presentation_get_scene (self->presentation) == NULL)
    entente_view_filter_take (self->filter, filter);
  entente_session_evaluate (self->session);
  for (look = entente_view_looks_get (); look->id != NULL; look++)
    add_view (self, look);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "evaluated", G_CALLBACK (entente_stage_tell_change), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::selected", G_CALLBACK (entente_stage_tell_selection), self,
                           G_CONNECT_SWAPPED);
  arrive (self);
  entente_stage_follow_hover (self);
  entente_stage_hide_pointer (self);
  return GTK_WIDGET (self);
}

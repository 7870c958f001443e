/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   | With the clauses weighed alike, Poland is first: it spends most.       2 / 5 |
 *
 * Its height is given by the stage and holds for all scenes, so that the picture above never changes its size between
 * two of them. What does not fit is cut with an ellipsis. The text is drawn and no label: a label that says something
 * else has the whole window measured anew, in every frame of a drag.
 */

#include "config.h"

#include "entente-stage-caption.h"

#include "entente-label-phrases.h"

#define TEXT_SIZE (36 / 1080.0)  /* of the height of the stage: 1/30 */
#define PLACE_SIZE (27 / 1080.0)
#define SIDE (30 / 1080.0)
#define ABOVE (8 / 1080.0)
#define BELOW (20 / 1080.0)

struct _EntenteStageCaption
{
  GtkWidget parent_instance;

  PangoLayout *layout, *place;
  char *widest;      /* place that is ever to be said; NULL = none */
  int place_width;   /* pixels of it, with this font */
  double height;     /* of the stage */
  guint n_measured;  /* texts, so far */
};

G_DEFINE_FINAL_TYPE (EntenteStageCaption, entente_stage_caption, GTK_TYPE_WIDGET)

static void
set_font (EntenteStageCaption *self,
          PangoLayout *layout,
          double size)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, MAX (size * self->height, 1) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

static void
measure_place (EntenteStageCaption *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->widest);

  set_font (self, layout, PLACE_SIZE);
  pango_layout_get_pixel_size (layout, &self->place_width, NULL);
}

/* Pixels at each side, and those that the place takes at the end, the same in all scenes. */
static void
get_sides (EntenteStageCaption *self,
           int *side,
           int *end)
{
  int width;

  pango_layout_get_pixel_size (self->place, &width, NULL);
  width = MAX (width, self->place_width);
  *side = (int) (SIDE * self->height);
  *end = *side + (width > 0 ? width + *side : 0);
}

static int
get_text_width (EntenteStageCaption *self,
                int width)
{
  int side, end;

  get_sides (self, &side, &end);
  return MAX (width - side - end, 1);
}

static int
get_line_height (EntenteStageCaption *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int height;

  set_font (self, layout, TEXT_SIZE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* height: of the stage, in pixels */
void
entente_stage_caption_set_size (EntenteStageCaption *self,
                                double height)
{
  if (self->height == height)
    return;
  self->height = height;
  set_font (self, self->layout, TEXT_SIZE);
  set_font (self, self->place, PLACE_SIZE);
  measure_place (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
entente_stage_caption_get_text_size (EntenteStageCaption *self)
{
  return TEXT_SIZE * self->height;
}

/* Lines end between phrases, so that there may be more of them. text: (nullable) */
static void
set_phrases (PangoLayout *layout,
             const char *text)
{
  PangoAttrList *phrases = entente_label_phrases_new (text != NULL ? text : "");

  pango_layout_set_attributes (layout, phrases);
  if (phrases != NULL)
    pango_attr_list_unref (phrases);
}

/* text: (nullable) */
int
entente_stage_caption_count_lines (EntenteStageCaption *self,
                                   const char *text,
                                   int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int height;

  self->n_measured++;
  set_font (self, layout, TEXT_SIZE);
  set_phrases (layout, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, get_text_width (self, width) * PANGO_SCALE);
  /* Those of some scripts are higher. */
  pango_layout_get_pixel_size (layout, NULL, &height);
  return (height + get_line_height (self) - 1) / MAX (get_line_height (self), 1);
}

/* For tests: how many texts were. */
guint
entente_stage_caption_get_n_measured (EntenteStageCaption *self)
{
  return self->n_measured;
}

int
entente_stage_caption_get_height (EntenteStageCaption *self,
                                  int n_lines)
{
  return n_lines * get_line_height (self) + (int) ((ABOVE + BELOW) * self->height);
}

static void
fit (EntenteStageCaption *self)
{
  const int room = gtk_widget_get_height (GTK_WIDGET (self)) - (int) ((ABOVE + BELOW) * self->height);

  pango_layout_set_width (self->layout, get_text_width (self, gtk_widget_get_width (GTK_WIDGET (self))) * PANGO_SCALE);
  pango_layout_set_height (self->layout, MAX (room, 1) * PANGO_SCALE);
}

static void
say (EntenteStageCaption *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pango_layout_get_text (self->layout), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* text: (nullable) */
void
entente_stage_caption_set_text (EntenteStageCaption *self,
                                const char *text)
{
  pango_layout_set_text (self->layout, text != NULL ? text : "", -1);
  set_phrases (self->layout, text);
  fit (self);
  say (self);
}

/* Whether all of it can be read; it is shown either way. */
gboolean
entente_stage_caption_try_markup (EntenteStageCaption *self,
                                  const char *markup)
{
  pango_layout_set_markup (self->layout, markup, -1);
  fit (self);
  say (self);
  return !pango_layout_is_ellipsized (self->layout);
}

/* "5 / 5": room for it is kept. */
void
entente_stage_caption_set_widest_place (EntenteStageCaption *self,
                                        const char *place)
{
  g_free (self->widest);
  self->widest = g_strdup (place);
  measure_place (self);
}

/* "2 / 5", or "" */
void
entente_stage_caption_set_place (EntenteStageCaption *self,
                                 const char *place)
{
  pango_layout_set_text (self->place, place, -1);
  fit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
entente_stage_caption_get_text (EntenteStageCaption *self)
{
  return pango_layout_get_text (self->layout);
}

static void
entente_stage_caption_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
entente_stage_caption_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  fit (ENTENTE_STAGE_CAPTION (widget));
}

static void
draw_layout (GtkSnapshot *snapshot,
             PangoLayout *layout,
             const graphene_point_t *place,
             const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, place);
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
entente_stage_caption_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  EntenteStageCaption *self = ENTENTE_STAGE_CAPTION (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int side, end, place_width, place_height;
  GdkRGBA colour;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  G_GNUC_END_IGNORE_DEPRECATIONS
  get_sides (self, &side, &end);
  pango_layout_get_pixel_size (self->place, &place_width, &place_height);
  draw_layout (snapshot, self->layout,
               &GRAPHENE_POINT_INIT ((float) (rtl ? end : side), (float) (ABOVE * self->height)), &colour);
  colour.alpha *= 0.72f;
  draw_layout (snapshot, self->place,
               &GRAPHENE_POINT_INIT ((float) (rtl ? side : width - side - place_width),
                                     (float) (height - place_height - BELOW * self->height)), &colour);
}

static void
entente_stage_caption_dispose (GObject *object)
{
  EntenteStageCaption *self = ENTENTE_STAGE_CAPTION (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->place);
  g_clear_pointer (&self->widest, g_free);

  G_OBJECT_CLASS (entente_stage_caption_parent_class)->dispose (object);
}

static void
entente_stage_caption_class_init (EntenteStageCaptionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_stage_caption_dispose;
  widget_class->measure = entente_stage_caption_measure;
  widget_class->size_allocate = entente_stage_caption_size_allocate;
  widget_class->snapshot = entente_stage_caption_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stagecaption");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
entente_stage_caption_init (EntenteStageCaption *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->place = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
}

GtkWidget *
entente_stage_caption_new (void)
{
  return g_object_new (ENTENTE_TYPE_STAGE_CAPTION, NULL);
}

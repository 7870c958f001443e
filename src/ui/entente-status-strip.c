/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "Geography 20 → 34 %   ▲ 15 rise: Finland, Greece and 13 more   ▼ 1 drops: Australia"
 *
 * As many names as fit the width: the sentence is made anew with fewer until it does, and breaks into lines
 * only when it names nobody and still is too long. At rest it explains the control in hand. While something is dragged
 * the sentence follows at a pace that can be read; a screen reader gets it when the change has come to rest.
 *
 * The text is the strip's own, and not a label's: a label that says something else has the whole window measured
 * anew in every frame of a drag. The strip asks for that only when its height changes.
 */

#include "config.h"

#include "entente-status-strip.h"

#include "entente-announcement.h"
#include "entente-appearance.h"
#include "entente-change-markup.h"
#include "entente-label-phrases.h"
#include "entente-reading-pace.h"
#include "entente-redraw-mark.h"

#define MAX_NAMES 12
#define SPEAK_DELAY_MS 700
#define LEAST_CHARACTERS 10
#define MOST_LINES 2
#define FONT_STEP 0.05

struct _EntenteStatusStrip
{
  GtkWidget parent_instance;

  EntenteSession *session;
  PangoLayout *layout; /* made when it is first needed */
  double scale;        /* on the font */
  int layout_height;   /* as it was measured last, for the width that the strip has */
  char *hint;
  char *explanation;   /* of the control in focus or under the pointer, until the next results; or NULL */
  int fitted_width;    /* what the sentence was made for */
  guint fitted_names;  /* that many fitted then */
  guint speak_timeout;
  guint pace_timeout;  /* until it ends the sentence of a drag stays */
  gboolean stale;      /* and says something else then */
  EntenteRedrawMark mark;
};

G_DEFINE_FINAL_TYPE (EntenteStatusStrip, entente_status_strip, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (EntenteStatusStrip *self)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
    }
  return self->layout;
}

static void
scale_font (EntenteStatusStrip *self,
            double scale)
{
  PangoLayout *layout = get_layout (self);
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  const double size = pango_font_description_get_size (font) * scale;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, (int) size);
  pango_layout_set_font_description (layout, scale < 1 ? font : NULL);
  pango_font_description_free (font);
  self->scale = scale;
}

static int
get_height (EntenteStatusStrip *self,
            int width)
{
  PangoLayout *layout = get_layout (self);
  int height;

  pango_layout_set_width (layout, width > 0 ? width * PANGO_SCALE : -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Large text in a narrow window would take a third of it from the picture: as large as two lines allow, and never
 * smaller than usual. For the width that the strip has: were it for the width that it is asked about, a strip could be
 * higher the wider it is, and GTK relies on the contrary. */
static void
fit_font (EntenteStatusStrip *self)
{
  const double least = 1 / entente_appearance_get_text_scale (GTK_WIDGET (self));
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  double scale = 1;

  if (self->scale < 1)
    scale_font (self, 1);
  if (width == 0)
    return;
  pango_layout_set_width (get_layout (self), width * PANGO_SCALE);
  while (scale > least && pango_layout_get_line_count (get_layout (self)) > MOST_LINES)
    {
      scale = MAX (scale - FONT_STEP, least);
      scale_font (self, scale);
    }
}

/* What the layout says by now is to be seen. */
static void
show_layout (EntenteStatusStrip *self)
{
  fit_font (self);
  if (get_height (self, gtk_widget_get_width (GTK_WIDGET (self))) != self->layout_height)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  entente_redraw_mark_turn (&self->mark, GTK_WIDGET (self));
}

static void
show_text (EntenteStatusStrip *self,
           const char *text)
{
  PangoLayout *layout = get_layout (self);
  PangoAttrList *phrases = entente_label_phrases_new (text);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, phrases);
  if (phrases != NULL)
    pango_attr_list_unref (phrases);
  show_layout (self);
}

/* Leaves the markup in the layout. */
static gboolean
fits (EntenteStatusStrip *self,
      const char *markup)
{
  PangoLayout *layout = get_layout (self);
  int width;

  pango_layout_set_markup (layout, markup, -1);
  if (self->scale < 1)
    scale_font (self, 1);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width <= gtk_widget_get_width (GTK_WIDGET (self));
}

static void
show_hint (EntenteStatusStrip *self)
{
  const char *hint = self->hint != NULL ? self->hint : "";

  show_text (self, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
}

static void
speak (EntenteStatusStrip *self,
       const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  entente_announce (GTK_WIDGET (self), text);
}

static gboolean
speak_cb (gpointer user_data)
{
  EntenteStatusStrip *self = user_data;
  g_autoptr (EntenteChangeSummary) summary = NULL;

  self->speak_timeout = 0;
  if (self->explanation != NULL)
    {
      speak (self, self->explanation);
      return G_SOURCE_REMOVE;
    }
  if (self->session != NULL)
    summary = entente_session_summarise (self->session, g_get_language_names (), 5);
  if (summary != NULL)
    speak (self, summary->text);
  return G_SOURCE_REMOVE;
}

static void
speak_later (EntenteStatusStrip *self)
{
  g_clear_handle_id (&self->speak_timeout, g_source_remove);
  self->speak_timeout = g_timeout_add (SPEAK_DELAY_MS, speak_cb, self);
}

/* From one frame of a drag to the next the number of names hardly changes; what is said once has all that fit. */
static guint
get_first_try (EntenteStatusStrip *self,
               int width)
{
  if (self->session == NULL || !entente_session_is_changing (self->session) || width != self->fitted_width)
    return MAX_NAMES;
  return MIN (self->fitted_names + 1, MAX_NAMES);
}

static void
update (EntenteStatusStrip *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint names = get_first_try (self, width);

  self->fitted_width = width;
  self->fitted_names = MAX_NAMES;
  if (self->explanation != NULL)
    {
      show_text (self, self->explanation);
      return;
    }
  for (;; names--)
    {
      g_autoptr (EntenteChangeSummary) summary
          = entente_session_summarise (self->session, g_get_language_names (), names);
      g_autofree char *markup = NULL;

      if (summary == NULL)
        {
          show_hint (self);
          return;
        }
      markup = entente_change_markup_make (GTK_WIDGET (self), self->session, summary);
      if (fits (self, markup) || names == 0)
        {
          show_layout (self);
          self->fitted_names = names;
          break;
        }
    }
  speak_later (self);
}

static void
follow (EntenteStatusStrip *self);

static gboolean
pace_cb (gpointer user_data)
{
  EntenteStatusStrip *self = user_data;

  self->pace_timeout = 0;
  if (self->stale)
    follow (self);
  return G_SOURCE_REMOVE;
}

static void
follow (EntenteStatusStrip *self)
{
  self->stale = entente_session_is_changing (self->session) && self->pace_timeout != 0;
  if (self->stale)
    return;
  g_clear_pointer (&self->explanation, g_free);
  update (self);
  if (self->pace_timeout == 0 && entente_session_is_changing (self->session))
    self->pace_timeout = g_timeout_add (ENTENTE_READING_PACE_MS, pace_cb, self);
}

static void
dataset_changed_cb (EntenteStatusStrip *self)
{
  g_clear_pointer (&self->explanation, g_free);
  show_hint (self);
}

static gboolean
refit_cb (GtkWidget *widget,
          GdkFrameClock *clock,
          gpointer user_data)
{
  EntenteStatusStrip *self = ENTENTE_STATUS_STRIP (widget);

  if (self->session != NULL && self->fitted_width != gtk_widget_get_width (widget))
    update (self);
  return G_SOURCE_REMOVE;
}

static void
entente_status_strip_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  EntenteStatusStrip *self = ENTENTE_STATUS_STRIP (widget);

  self->layout_height = get_height (self, width);
  if (self->session != NULL && self->fitted_width != width)
    gtk_widget_add_tick_callback (widget, refit_cb, NULL, NULL);
}

static int
get_least_width (EntenteStatusStrip *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return LEAST_CHARACTERS * width / PANGO_SCALE;
}

static void
entente_status_strip_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  EntenteStatusStrip *self = ENTENTE_STATUS_STRIP (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? get_least_width (self) : get_height (self, for_size);
  *natural = *minimum;
}

static void
entente_status_strip_snapshot (GtkWidget *widget,
                               GtkSnapshot *snapshot)
{
  EntenteStatusStrip *self = ENTENTE_STATUS_STRIP (widget);
  int height = get_height (self, gtk_widget_get_width (widget));
  GdkRGBA colour;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  G_GNUC_END_IGNORE_DEPRECATIONS
  entente_redraw_mark_snapshot (&self->mark, snapshot,
                                &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                     (float) gtk_widget_get_height (widget)));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, get_layout (self), &colour);
  gtk_snapshot_restore (snapshot);
}

static GtkSizeRequestMode
entente_status_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
entente_status_strip_dispose (GObject *object)
{
  EntenteStatusStrip *self = ENTENTE_STATUS_STRIP (object);

  g_clear_handle_id (&self->speak_timeout, g_source_remove);
  g_clear_handle_id (&self->pace_timeout, g_source_remove);
  g_clear_object (&self->layout);
  g_clear_object (&self->session);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->explanation, g_free);

  G_OBJECT_CLASS (entente_status_strip_parent_class)->dispose (object);
}

static void
entente_status_strip_class_init (EntenteStatusStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_status_strip_dispose;
  widget_class->measure = entente_status_strip_measure;
  widget_class->size_allocate = entente_status_strip_size_allocate;
  widget_class->snapshot = entente_status_strip_snapshot;
  widget_class->get_request_mode = entente_status_strip_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "statusstrip");
#if GTK_CHECK_VERSION (4, 10, 0)
  /* Newer GTK gives a status no name, but what stands in it. The row is the status there. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
#else
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
#endif
}

/* What follows is placed anew, with the letters that it has then. */
static void
appearance_changed_cb (EntenteStatusStrip *self)
{
  scale_font (self, 1);
  self->fitted_width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
entente_status_strip_init (EntenteStatusStrip *self)
{
  self->scale = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (appearance_changed_cb));
}

void
entente_status_strip_set_session (EntenteStatusStrip *self,
                                  EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  show_hint (self);
}

/* What stands there before anything has been changed. */
void
entente_status_strip_set_hint (EntenteStatusStrip *self,
                               const char *hint)
{
  g_free (self->hint);
  self->hint = g_strdup (hint);
  if (self->session == NULL)
    show_hint (self);
}

/**
 * entente_status_strip_explain:
 * @sentence: what there is to know of a control, "" = nothing any more
 *
 * Stands there until the next results, which say more.
 */
void
entente_status_strip_explain (EntenteStatusStrip *self,
                              const char *sentence)
{
  if (self->session == NULL || (*sentence == '\0' && self->explanation == NULL)
      || g_strcmp0 (sentence, self->explanation) == 0)
    return;
  g_clear_pointer (&self->explanation, g_free);
  if (*sentence != '\0')
    self->explanation = g_strdup (sentence);
  update (self);
  if (self->explanation != NULL)
    speak_later (self);
}

/* What is to be read now. */
const char *
entente_status_strip_get_text (EntenteStatusStrip *self)
{
  g_return_val_if_fail (ENTENTE_IS_STATUS_STRIP (self), NULL);
  return pango_layout_get_text (get_layout (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Pictures as files.
 *
 *   +--------------------------------+
 *   |  margin                        |
 *   |   +------------------------+   |
 *   |   | the picture, with its  |   |
 *   |   | legend (for_export)    |   |
 *   |   +------------------------+   |
 *   |   how to read it               |
 *   |   handling, title, date        |
 *   |   what was drawn, fingerprint  |
 *   +--------------------------------+
 *
 * The same input gives the same bytes: dates come from the dataset, SVG ids are numbered anew. PDF text is
 * text; SVG text is outlines, so what it says stands in <desc>. Nothing in a vector file is a bitmap.
 */

#include "config.h"

#include "entente-export-recipe.h"
#include "entente-format.h"
#include "entente-heading.h"
#include "entente-how-to-read.h"
#include "entente-source-names.h"
#include "entente-svg-document.h"
#include "entente-viewport.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARGIN 4.0          /* pictures keep 20 of their own: 24 in all */
#define PRINT_MARGIN 36.7   /* with those 20 px at 0.75 pt: 15 mm */
#define STAGE_BAR_WIDTH (96 / 1080.0) /* of the height */
#define STAGE_BAR_HEIGHT (10 / 1080.0)
#define STAGE_MARGIN (1 / 45.0) /* of the height */
#define STAGE_PAGE 540.0        /* high, in units of the page: at 1080 one is two pixels */
#define FOOTER_SPACE 10.0
#define MAX_SIDE 20000.0
#define MAX_PIXELS 2e8
#define SHORT_HASH 8
#define MOST_SOURCES 4
#define MOST_WORDS_LINES 3

G_DEFINE_QUARK (entente-export-error-quark, entente_export_error)

/* One export on its way. */
typedef struct
{
  const EntenteExportOptions *options;
  EntenteSceneInput input;
  EntentePangoMeasure *text;
  EntenteStyle style;
  double margin, footer;
  const char *view; /* of the page */
  GPtrArray *footer_lines;
  guint n_words_lines; /* for how the picture is read */
  char *first_line; /* of the footer, if it is more than how the picture is read; else NULL */
  GPtrArray *labels; /* what was drawn */
  double width, height; /* of the whole page, in its units */
  double magnification; /* a unit of the page in units of the file: on a stage all is drawn larger, not text alone */
  double page_height;    /* before it follows any content */
  gboolean fixed_height; /* else it follows the content, where that has a height of its own */
  EntenteRobustness *robustness; /* sampled here, or NULL */
  char *recipe;
} Export;

static cairo_status_t
append_bytes_cb (void *closure,
                 const unsigned char *data,
                 unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * entente_export_get_fingerprint:
 *
 * Returns: (transfer full): "Entente 0.1.0 · data 1a2b3c4d · scenario 5e6f7a8b": which program drew which
 *   file with which settings
 */
char *
entente_export_get_fingerprint (const EntenteSceneInput *input)
{
  g_autofree char *json = entente_scenario_to_json (input->scenario, input->dataset);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);

  /* Translators: version of the program, short hash of the file, short hash of the settings. */
  return g_strdup_printf (_("Entente %s · data %.*s · scenario %.*s"), ENTENTE_VERSION, SHORT_HASH,
                          input->dataset->hash != NULL ? input->dataset->hash : "-", SHORT_HASH, hash);
}

/* "Title of the file · 2026-02-07" */
static char *
make_source_line (const EntenteSceneInput *input)
{
  const char *title = entente_text_get (&input->dataset->title, input->languages);
  GString *line = g_string_new (NULL);

  if (title != NULL && *title != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", title);
  if (input->dataset->date != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", input->dataset->date);
  return g_string_free (line, FALSE);
}

static double
get_line_height (const Export *self)
{
  EntenteExtent extent;

  entente_measure_get_extent (entente_pango_measure_get_measure (self->text), ENTENTE_FONT_NOTE, "0", &extent);
  return extent.height;
}

static double
measure_width (const Export *self,
               const char *text)
{
  return entente_measure_get_width (entente_pango_measure_get_measure (self->text), ENTENTE_FONT_NOTE, text);
}

/* How the picture is read; on a stage Orbit says so under its title, and names need the room. */
static gboolean
reads_at_foot (const Export *self,
               const char *view)
{
  return self->input.medium != ENTENTE_MEDIUM_STAGE || g_strcmp0 (view, "orbit") != 0;
}

/* What of @words stands in the next line; the last of them takes all that is left. */
static gsize
find_words_end (const Export *self,
                const char *words,
                gboolean last)
{
  EntenteMeasure *measure = entente_pango_measure_get_measure (self->text);

  return last ? strlen (words)
              : entente_heading_find_break (measure, ENTENTE_FONT_NOTE, words, MAX (self->input.width - 40, 1));
}

/* Lines that how the picture is read takes; pages of all pictures are wide enough for one. */
static guint
count_words_lines (const Export *self)
{
  const char *words = self->options->view != NULL ? entente_how_to_read (self->options->view) : NULL;
  guint n = 0;

  if (!reads_at_foot (self, self->options->view))
    return 0;
  if (words == NULL || self->first_line != NULL || self->input.medium == ENTENTE_MEDIUM_STAGE)
    return 1;
  for (; *words != '\0' && n < MOST_WORDS_LINES; n++)
    words += find_words_end (self, words, FALSE);
  return n;
}

/* In as many lines as it takes: a fingerprint that is cut makes no picture again. */
static void
add_footer_line (Export *self,
                 const char *text)
{
  EntenteMeasure *measure = entente_pango_measure_get_measure (self->text);

  while (*text != '\0')
    {
      const gsize n = entente_heading_find_break (measure, ENTENTE_FONT_NOTE, text, MAX (self->input.width - 40, 1));
      char *line = g_strchomp (g_strndup (text, n));

      if (text[n] != '\0' && g_str_has_suffix (line, " ·"))
        line[strlen (line) - strlen (" ·")] = '\0';
      g_ptr_array_add (self->footer_lines, line);
      text += n;
    }
}

/* On a stage, where rows are worth more than space, the handling line may follow how the picture is read. */
static char *
join_to_words (const Export *self,
               const char *marking)
{
  const char *view = self->options->view;
  const char *words = view != NULL && reads_at_foot (self, view) ? entente_how_to_read (view) : NULL;
  g_autofree char *joined = NULL;

  if (self->input.medium != ENTENTE_MEDIUM_STAGE || words == NULL || marking == NULL)
    return NULL;
  joined = g_strdup_printf ("%s · %s", words, marking);
  return measure_width (self, joined) <= self->input.width - 40 ? g_steal_pointer (&joined) : NULL;
}

/* The handling line above the source, or on a stage both as one text if that takes fewer lines. */
static void
add_marking_and_source (Export *self,
                        const char *marking,
                        const char *source,
                        const char *both)
{
  guint n_apart;

  if (marking != NULL)
    add_footer_line (self, marking);
  add_footer_line (self, source);
  n_apart = self->footer_lines->len;
  if (self->input.medium != ENTENTE_MEDIUM_STAGE || both == NULL)
    return;
  add_footer_line (self, both);
  if (self->footer_lines->len - n_apart < n_apart)
    g_ptr_array_remove_range (self->footer_lines, 0, n_apart);
  else
    g_ptr_array_set_size (self->footer_lines, (int) n_apart);
}

/* Whom the figures come from, in a line: as many as have room. On a stage the rows are worth more. */
static void
add_sources (Export *self)
{
  guint n;

  for (n = self->input.medium == ENTENTE_MEDIUM_STAGE ? 0 : MOST_SOURCES; n > 0; n--)
    {
      g_autofree char *line = entente_source_names_make_line (self->input.dataset, self->input.languages, n);

      if (line == NULL)
        return;
      if (n == 1 || measure_width (self, line) <= self->input.width - 40)
        {
          add_footer_line (self, line);
          return;
        }
    }
}

/* The handling line shares a line with the source if there is room for both; on a stage all share one. */
static void
add_footer (Export *self)
{
  g_autofree char *marking
      = entente_format_marking (self->input.dataset, self->input.marking, self->input.languages);
  g_autofree char *source = make_source_line (&self->input);
  g_autofree char *fingerprint = entente_export_get_fingerprint (&self->input);
  g_autofree char *both = NULL;

  if (self->input.medium == ENTENTE_MEDIUM_STAGE && *source != '\0')
    {
      char *with_fingerprint = g_strdup_printf ("%s · %s", source, fingerprint);

      g_free (source);
      source = with_fingerprint;
      g_clear_pointer (&fingerprint, g_free);
    }
  if (marking != NULL && *source != '\0')
    both = g_strdup_printf ("%s · %s", marking, source);
  if (both != NULL && measure_width (self, both) <= self->input.width - 40)
    add_footer_line (self, both);
  else
    {
      self->first_line = join_to_words (self, marking);
      if (self->first_line != NULL)
        add_footer_line (self, source);
      else
        add_marking_and_source (self, marking, source, both);
    }
  add_sources (self);
  if (fingerprint != NULL)
    add_footer_line (self, fingerprint);
  self->n_words_lines = count_words_lines (self);
  self->footer = (self->footer_lines->len + self->n_words_lines) * get_line_height (self)
                 + FOOTER_SPACE * self->style.text_scale;
}

static void
draw_footer (const Export *self,
             cairo_t *cr,
             double top)
{
  gboolean mirrored = self->input.right_to_left;
  double x = mirrored ? self->input.width - 20 : 20;
  const char *words = reads_at_foot (self, self->view) ? entente_how_to_read (self->view) : NULL;
  guint i;

  cairo_rectangle (cr, 20, floor (top), self->input.width - 40, 1);
  entente_style_set_source (cr, self->style.grid, 1);
  cairo_fill (cr);
  top += FOOTER_SPACE / 2 * self->style.text_scale;
  if (self->first_line != NULL)
    words = self->first_line;
  for (i = 0; words != NULL && *words != '\0' && i < self->n_words_lines; i++)
    {
      const gsize n = find_words_end (self, words, i + 1 == self->n_words_lines);
      g_autofree char *line = g_strchomp (g_strndup (words, n));

      entente_pango_measure_draw (self->text, cr, ENTENTE_FONT_NOTE, line, x, top,
                                  mirrored ? ENTENTE_ALIGN_END : ENTENTE_ALIGN_START, self->input.width - 40,
                                  self->style.ink);
      words += n;
      top += get_line_height (self);
    }
  for (i = 0; i < self->footer_lines->len; i++)
    {
      entente_pango_measure_draw (self->text, cr, ENTENTE_FONT_NOTE, g_ptr_array_index (self->footer_lines, i), x,
                                  top, mirrored ? ENTENTE_ALIGN_END : ENTENTE_ALIGN_START, self->input.width - 40,
                                  self->style.muted);
      top += get_line_height (self);
    }
}

static double
get_png_scale (const Export *self)
{
  if (self->options->scale > 0)
    return self->options->scale;
  return self->options->on_screen || self->input.medium == ENTENTE_MEDIUM_STAGE ? 1 : 2;
}

/* Whiskers, ghosts and Certainty; not whiskers for so many partners that they would take minutes. */
static gboolean
needs_draws (Export *self,
             const char *view)
{
  const gboolean many = self->input.dataset->n_partners > ENTENTE_ROBUSTNESS_MAX_PARTNERS;

  if (!self->input.shows_certainty || self->input.robustness != NULL)
    return FALSE;
  if (many && g_strcmp0 (view, "certainty") != 0)
    self->input.shows_certainty = FALSE;
  return self->input.shows_certainty
         && (view == NULL || g_str_equal (view, "certainty") || g_str_equal (view, "ranking")
             || g_str_equal (view, "orbit"));
}

/* The same draws for the window and the command line; NULL when no weights keep the scenario's bounds. */
static EntenteRobustness *
sample (const EntenteSceneInput *input)
{
  EntenteValues *values = input->evaluation->values;
  g_autoptr (EntenteSampler) sampler = NULL;
  guint n_samples = ENTENTE_ROBUSTNESS_SAMPLES;

  if (!entente_sampler_is_possible (input->dataset, input->scenario, NULL))
    return NULL;
  if (input->dataset->n_partners > ENTENTE_ROBUSTNESS_MAX_PARTNERS)
    n_samples /= 10;
  sampler = entente_sampler_new (values, input->scenario, ENTENTE_ROBUSTNESS_SEED);
  entente_sampler_run (sampler, n_samples, g_get_num_processors (), NULL);
  return entente_sampler_get_result (sampler);
}

/* The sizes that are taken when none is asked for: 5 : 4, A4 across, 16 : 9. */
static gboolean
init_size (Export *self,
           GError **error)
{
  static const double sizes[][2] = {
    [ENTENTE_MEDIUM_SCREEN] = { 950, 750 },
    [ENTENTE_MEDIUM_PRINT] = { 1122.5, 793.7 },
    [ENTENTE_MEDIUM_STAGE] = { 1920, 1080 },
  };
  const EntenteMedium medium = self->input.medium;

  self->width = self->options->width > 0 ? self->options->width : sizes[medium][0];
  self->height = self->options->height;
  /* On a stage there is no scrolling: what does not fit is left out. */
  self->fixed_height = self->options->height > 0 || medium == ENTENTE_MEDIUM_STAGE;
  if (self->height == 0)
    self->height = medium == ENTENTE_MEDIUM_STAGE ? rint (self->width * sizes[medium][1] / sizes[medium][0])
                                                  : sizes[medium][1];
  if (!(self->width >= 1 && self->width <= MAX_SIDE && self->height >= 0 && self->height <= MAX_SIDE))
    {
      g_set_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_SIZE, _("The size must be between 1 and %d."),
                   (int) MAX_SIDE);
      return FALSE;
    }
  self->magnification = medium == ENTENTE_MEDIUM_STAGE ? MAX (self->height, 1) / STAGE_PAGE : 1;
  self->width /= self->magnification;
  self->height /= self->magnification;
  self->page_height = self->height;
  return TRUE;
}

/* Paper is light whatever the desktop is. */
static EntenteTheme
get_theme (const Export *self)
{
  const EntenteTheme theme = self->options->theme;

  if (self->input.medium != ENTENTE_MEDIUM_PRINT)
    return theme;
  return theme >= ENTENTE_THEME_HIGH_CONTRAST_LIGHT ? ENTENTE_THEME_HIGH_CONTRAST_LIGHT : ENTENTE_THEME_LIGHT;
}

static void
init_style (Export *self)
{
  const EntenteExportOptions *options = self->options;

  entente_style_init (&self->style, get_theme (self), self->input.dataset, self->input.evaluation->n_tiers, 1);
  entente_style_set_medium (&self->style, self->input.medium, self->input.text_scale, self->height);
  self->input.text_scale = self->style.text_scale;
  self->text = entente_pango_measure_new_for_type (options->font_family, &self->style.type, options->language);
  entente_pango_measure_set_exact (self->text, options->format != ENTENTE_EXPORT_PNG
                                                 || get_png_scale (self) * self->magnification != 1);
  self->input.measure = entente_pango_measure_get_measure (self->text);
}

static double
get_margin (const Export *self)
{
  if (self->options->on_screen)
    return 0;
  if (self->input.medium == ENTENTE_MEDIUM_STAGE)
    return self->height * STAGE_MARGIN;
  return self->options->format == ENTENTE_EXPORT_PDF || self->input.medium == ENTENTE_MEDIUM_PRINT ? PRINT_MARGIN
                                                                                                   : MARGIN;
}

static gboolean
init_export (Export *self,
             const EntenteExportOptions *options,
             const EntenteSceneInput *input,
             GError **error)
{
  memset (self, 0, sizeof *self);
  self->options = options;
  self->input = *input;
  self->input.for_export = !options->on_screen;
  if (!options->on_screen)
    self->input.hovered = ENTENTE_NONE;
  self->recipe = entente_export_recipe_write (options, input);
  self->footer_lines = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  if (!init_size (self, error))
    return FALSE;
  init_style (self);
  self->margin = get_margin (self);
  self->input.width = MAX (self->width - 2 * self->margin, 1);
  if (needs_draws (self, options->view))
    self->input.robustness = self->robustness = sample (input);
  if (!options->on_screen)
    add_footer (self);
  return TRUE;
}

static void
clear_export (Export *self)
{
  g_clear_pointer (&self->text, entente_pango_measure_free);
  g_clear_pointer (&self->footer_lines, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->first_line, g_free);
  g_clear_pointer (&self->recipe, g_free);
  g_clear_pointer (&self->robustness, entente_robustness_unref);
}

static void
set_empty_error (EntentePicture *picture,
                 GError **error)
{
  const char *problem = entente_picture_get_problem (picture), *remedy = entente_picture_get_remedy (picture);

  if (remedy == NULL)
    g_set_error_literal (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_EMPTY, problem);
  else
    g_set_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_EMPTY, "%s. %s", problem, remedy);
}

/* A picture at rest in the size that is left for it; a picture that has a height of its own gets that. */
static EntentePicture *
make_picture (Export *self,
              const char *view,
              GError **error)
{
  g_autoptr (EntentePicture) picture = entente_picture_new (view);

  if (picture == NULL)
    {
      g_set_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_VIEW, _("There is no view called “%s”."), view);
      return NULL;
    }
  self->view = view;
  self->height = self->page_height;
  self->input.height = MAX (self->height - 2 * self->margin - self->footer, 1);
  entente_picture_update (picture, &self->input, ENTENTE_MOTION_JUMP, 0);
  if (entente_picture_get_problem (picture) != NULL)
    {
      set_empty_error (picture, error);
      return NULL;
    }
  if (!self->fixed_height && entente_picture_get_content_height (picture) > 0)
    {
      self->input.height = ceil (entente_picture_get_content_height (picture));
      self->height = self->input.height + 2 * self->margin + self->footer;
      entente_picture_update (picture, &self->input, ENTENTE_MOTION_JUMP, 0);
    }
  return g_steal_pointer (&picture);
}

/* On a stage a short bar at the upper edge leads the eye to the finding below it. */
static void
draw_stage_bar (const Export *self,
                cairo_t *cr)
{
  const double width = STAGE_BAR_WIDTH * self->height, edge = self->margin + 20;

  cairo_rectangle (cr, self->input.right_to_left ? self->width - edge - width : edge, 0, width,
                   STAGE_BAR_HEIGHT * self->height);
  entente_style_set_source (cr, self->style.tier_fill[0], 1);
  cairo_fill (cr);
}

/* Draws the whole page in logical pixels. */
static void
draw_page (Export *self,
           EntentePicture *picture,
           cairo_t *cr)
{
  entente_style_set_source (cr, self->style.picture, 1);
  cairo_paint (cr);
  if (self->input.medium == ENTENTE_MEDIUM_STAGE && !self->options->on_screen)
    draw_stage_bar (self, cr);
  cairo_save (cr);
  cairo_translate (cr, self->margin, self->margin);
  /* Pixels hold no words: they are drawn as the window draws them. */
  if (self->options->format != ENTENTE_EXPORT_PNG)
    entente_pango_measure_collect (self->text, self->labels);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->input.width, self->input.height);
  cairo_clip (cr);
  entente_picture_draw (picture, &self->style, self->text, cr);
  cairo_restore (cr);
  if (self->footer > 0)
    draw_footer (self, cr, self->input.height);
  entente_pango_measure_collect (self->text, NULL);
  cairo_restore (cr);
}

static gboolean
check_status (cairo_status_t status,
              GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_CAIRO, cairo_status_to_string (status));
  return FALSE;
}

static GBytes *
render_png (Export *self,
            EntentePicture *picture,
            GError **error)
{
  double scale = get_png_scale (self) * self->magnification;
  double width = ceil (self->width * scale - 1e-6), height = ceil (self->height * scale - 1e-6);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (width > 32767 || height > 32767 || width * height > MAX_PIXELS)
    {
      g_set_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_SIZE,
                   _("%.0f × %.0f pixels are too many for PNG. Choose a smaller size or scale, or SVG or PDF."),
                   width, height);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  draw_page (self, picture, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes_cb, bytes);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;
  return entente_export_recipe_put_in_png (bytes, self->recipe);
}

/* "2026-02-07" -> "2026-02-07T00:00:00Z"; without a date the year stands for it. */
static char *
make_timestamp (const EntenteDataset *dataset)
{
  if (dataset->date != NULL && strlen (dataset->date) == 10)
    return g_strconcat (dataset->date, "T00:00:00Z", NULL);
  if (dataset->date != NULL)
    return g_strdup (dataset->date);
  return g_strdup_printf ("%04d-01-01T00:00:00Z", CLAMP (dataset->year, 1970, 9999));
}

static void
set_pdf_metadata (Export *self,
                  cairo_surface_t *surface)
{
  g_autofree char *timestamp = make_timestamp (self->input.dataset);
  g_autofree char *fingerprint = entente_export_get_fingerprint (&self->input);

  /* Version 1.4 keeps the metadata readable: later ones, which newer cairo writes, pack it into a stream. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  entente_text_get (&self->input.dataset->title, self->input.languages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "Entente");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Entente " ENTENTE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, fingerprint);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, self->recipe);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, timestamp);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, timestamp);
}

/* The names of the views, for the outline of a document. */
static const char *
get_view_name (const char *view)
{
  static const struct
  {
    const char *id, *name;
  } names[] = {
    { "ranking", NC_ ("view", "Ranking") },
    { "orbit", NC_ ("view", "Orbit") },
    { "network", NC_ ("view", "Network") },
    { "map", NC_ ("view", "Map") },
    { "certainty", NC_ ("view", "Certainty") },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].id, view))
      return g_dpgettext2 (GETTEXT_PACKAGE, "view", names[i].name);
  return view;
}

static void
add_pdf_page (Export *self,
              EntentePicture *picture,
              cairo_surface_t *surface,
              cairo_t *cr)
{
  const double scale = ENTENTE_POINTS_PER_PIXEL * self->magnification;

  cairo_pdf_surface_set_size (surface, self->width * scale, self->height * scale);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  draw_page (self, picture, cr);
  cairo_restore (cr);
  cairo_show_page (cr);
}

/* All views that the dataset has something for; one that has nothing is left out, which is no error. */
static gboolean
add_all_pages (Export *self,
               cairo_surface_t *surface,
               cairo_t *cr,
               GError **error)
{
  const char *const *views = entente_picture_list ();
  guint n_pages = 0;

  for (; *views != NULL; views++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (EntentePicture) picture = make_picture (self, *views, &problem);
      g_autofree char *link = NULL;

      if (picture == NULL)
        continue;
      link = g_strdup_printf ("page=%u", ++n_pages);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, get_view_name (*views), link, 0);
      add_pdf_page (self, picture, surface, cr);
    }
  if (n_pages == 0)
    g_set_error_literal (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_EMPTY,
                         _("The dataset has nothing that could be drawn."));
  return n_pages > 0;
}

static GBytes *
render_pdf (Export *self,
            EntentePicture *picture,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, 1, 1);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  gboolean drawn = TRUE;

  set_pdf_metadata (self, surface);
  if (picture != NULL)
    add_pdf_page (self, picture, surface, cr);
  else
    drawn = add_all_pages (self, surface, cr, error);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn || !check_status (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
render_svg (Export *self,
            EntentePicture *picture,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_svg_surface_create_for_stream (append_bytes_cb, bytes, self->width * self->magnification,
                                             self->height * self->magnification);
  g_autofree char *description = NULL;
  g_autofree char *labels = NULL;
  g_autofree char *fingerprint = NULL;
  cairo_status_t status;
  cairo_t *cr;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  cairo_scale (cr, self->magnification, self->magnification);
  draw_page (self, picture, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;
  g_ptr_array_add (self->labels, NULL);
  description = entente_picture_describe (picture);
  labels = g_strjoinv ("\n", (char **) self->labels->pdata);
  fingerprint = entente_export_get_fingerprint (&self->input);
  return entente_svg_document_finish (bytes,
                                      &(EntenteSvgWords){
                                        .title = entente_text_get (&self->input.dataset->title, self->input.languages),
                                        .summary = description,
                                        .labels = labels,
                                        .fingerprint = fingerprint,
                                        .recipe = self->recipe,
                                        .language = self->options->language,
                                      });
}

/**
 * entente_export_centre_on:
 * @input: its viewport's zoom says how near; x and y are set, as far as the picture's edges allow
 *
 * Cost: two scenes of the picture, no pixels.
 *
 * Returns: %FALSE, with @input as it was, for a view that has no zoom or no mark of @partner
 */
gboolean
entente_export_centre_on (const EntenteExportOptions *options,
                          EntenteSceneInput *input,
                          int partner)
{
  EntenteViewport viewport = input->viewport;
  EntenteSceneInput whole = *input;
  g_autoptr (EntentePicture) picture = NULL;
  Export self;
  double box[4];
  gboolean found;

  entente_viewport_reset (&whole.viewport);
  whole.shows_certainty = FALSE; /* where a mark is does not depend on it */
  if (init_export (&self, options, &whole, NULL))
    picture = make_picture (&self, options->view, NULL);
  found = picture != NULL && entente_picture_get_extent (picture, partner, box);
  if (found)
    {
      const double near = viewport.zoom;

      entente_viewport_reset (&viewport);
      entente_viewport_zoom_at (&viewport, self.input.width, self.input.height, near, NULL);
      viewport.x = (self.input.width - box[0] - box[2]) / 2 * viewport.zoom;
      viewport.y = (self.input.height - box[1] - box[3]) / 2 * viewport.zoom;
      entente_viewport_clamp (&viewport, self.input.width, self.input.height);
      input->viewport = viewport;
    }
  clear_export (&self);
  return found;
}

/**
 * entente_export_render:
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
entente_export_render (const EntenteExportOptions *options,
                       const EntenteSceneInput *input,
                       GError **error)
{
  g_autoptr (EntentePicture) picture = NULL;
  GBytes *bytes = NULL;
  Export self;

  if (init_export (&self, options, input, error))
    {
      if (options->view != NULL)
        picture = make_picture (&self, options->view, error);
      if (options->view == NULL && options->format == ENTENTE_EXPORT_PDF)
        bytes = render_pdf (&self, NULL, error);
      else if (options->view == NULL)
        g_set_error_literal (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_VIEW,
                             _("Only PDF can hold all views in one file."));
      else if (picture != NULL && options->format == ENTENTE_EXPORT_PNG)
        bytes = render_png (&self, picture, error);
      else if (picture != NULL && options->format == ENTENTE_EXPORT_SVG)
        bytes = render_svg (&self, picture, error);
      else if (picture != NULL)
        bytes = render_pdf (&self, picture, error);
    }
  clear_export (&self);
  return bytes;
}

/**
 * entente_export_get_language:
 * @wish: (nullable): a language tag; %NULL = that of the desktop
 *
 * Returns: (transfer none): the tag of the language that the texts are in; the "C" locale speaks English
 */
const char *
entente_export_get_language (const char *wish)
{
  const char *language = wish != NULL ? wish : pango_language_to_string (pango_language_get_default ());

  if (g_ascii_strcasecmp (language, "c") == 0 || g_ascii_strcasecmp (language, "posix") == 0
      || g_ascii_strncasecmp (language, "c-", 2) == 0)
    return "en";
  return language;
}

/* By the end of the name, in any case: ".png", ".svg", ".pdf". */
gboolean
entente_export_guess_format (const char *path,
                             EntenteExportFormat *format)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (EntenteExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Text for the pictures: one way to measure it and to draw it, on screen and in files.
 *
 *   y ------------------  top of the line box
 *            |  ascent
 *   base ____|__________  the same for every text of a role, whatever fonts it needs
 *            |
 *   ------------------    y + height
 *
 * The line box belongs to the role, not to the text: names in Latin and in Japanese letters that stand
 * in one row share a base line, and geometry does not depend on which fall-back font was found. Metrics
 * are not hinted, so that the same layout holds at every scale and on paper; on an ordinary screen letters
 * are moved to whole pixels, since cairo 1.16 would do so one by one and tear words apart.
 *
 * Numbers are put together from digits that were shaped once. Layouts are kept in two generations: when the young one
 * is full it becomes the old one and the old one is dropped, so what is drawn every frame stays and memory is bounded.
 * Of names that are only measured, tens of thousands in large datasets, the widths are kept in two generations of their
 * own, which are larger.
 */

#include "config.h"

#include "entente-pango-measure.h"
#include "entente-format.h"
#include "entente-string-hash.h"

#include "entente-name-cut.h"
#include "entente-text-image.h"

#include <math.h>
#include <string.h>

#define GENERATION_SIZE 4096
#define MOST_WIDTHS 32768 /* of a generation */
#define MOST_IMAGES 400 /* some 2 kB each; a picture has up to 200 */
#define DEFAULT_FAMILY "Cantarell, Noto Sans, sans-serif"
#define TALL_SCRIPT_LINE 1.15
#define N_PLAIN 64     /* characters up to '9' */
#define LONGEST_NUMBER 16

typedef struct
{
  EntenteFont font;
  int max_width; /* whole logical pixels; 0 = natural */
  const char *text;
} Key;

typedef struct
{
  Key key;
  PangoLayout *layout;
  double left, width; /* logical rectangle of the one line */
  EntenteTextImage image;
} Entry;

typedef struct
{
  Key key;
  double width;
  char text[];
} Width;

/* What the digits of a role look like, shaped one by one: a number is drawn from them without a layout of its own,
 * since numbers change in every frame of a drag. Figures are tabular, so nothing is lost. */
typedef struct
{
  PangoFont *font; /* of all that are known, or NULL = none is yet */
  guint8 state[N_PLAIN];
  PangoGlyphInfo glyphs[N_PLAIN];
} Digits;

enum
{
  DIGIT_NOT_TRIED,
  DIGIT_KNOWN,
  DIGIT_COMPLEX
};

struct _EntentePangoMeasure
{
  EntenteMeasure parent; /* first: the vtable's self */
  guint serial;
  PangoContext *context;
  PangoAttrList *attributes;
  PangoFontDescription *fonts[ENTENTE_N_FONTS];
  double ascents[ENTENTE_N_FONTS], heights[ENTENTE_N_FONTS];
  GHashTable *young, *old; /* Key -> Entry */
  GHashTable *young_widths, *old_widths; /* Key -> Width, of natural widths */
  Digits digits[ENTENTE_N_FONTS];
  PangoGlyphString *number; /* the one that is drawn */
  gboolean exact, keeps_images;
  guint n_images;          /* since all were forgotten */
  GPtrArray *collected;    /* of char *, or NULL */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return entente_string_hash (key->text) * 31 + (guint) key->font * 7 + (guint) key->max_width * 101;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *p = a, *q = b;

  return p->font == q->font && p->max_width == q->max_width && strcmp (p->text, q->text) == 0;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  entente_text_image_clear (&entry->image);
  g_object_unref (entry->layout);
  g_free ((char *) entry->key.text);
  g_free (entry);
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, NULL, free_entry);
}

/* Long names often begin alike, and are told apart by their ends; of sentences and notes the beginning says most. */
static PangoEllipsizeMode
choose_ellipsis (EntenteFont font)
{
  switch (font)
    {
    case ENTENTE_FONT_BODY:
    case ENTENTE_FONT_BODY_STRONG:
    case ENTENTE_FONT_LABEL:
    case ENTENTE_FONT_LABEL_STRONG:
      return PANGO_ELLIPSIZE_MIDDLE;
    default:
      return PANGO_ELLIPSIZE_END;
    }
}

static Entry *
make_entry (EntentePangoMeasure *self,
            const Key *key)
{
  Entry *entry = g_new0 (Entry, 1);
  PangoRectangle logical;

  entry->key = *key;
  entry->key.text = g_strdup (key->text);
  entry->layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (entry->layout, TRUE);
  pango_layout_set_font_description (entry->layout, self->fonts[key->font]);
  pango_layout_set_attributes (entry->layout, self->attributes);
  pango_layout_set_text (entry->layout, key->text, -1);
  if (key->max_width > 0)
    {
      pango_layout_set_ellipsize (entry->layout, choose_ellipsis (key->font));
      pango_layout_set_width (entry->layout, key->max_width * PANGO_SCALE);
    }
  pango_layout_line_get_extents (pango_layout_get_line_readonly (entry->layout, 0), NULL, &logical);
  entry->left = logical.x / (double) PANGO_SCALE;
  entry->width = logical.width / (double) PANGO_SCALE;
  return entry;
}

static void
age_layouts (EntentePangoMeasure *self)
{
  g_hash_table_destroy (self->old);
  self->old = g_steal_pointer (&self->young);
  self->young = new_generation ();
}

static GHashTable *
new_widths (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
}

static void
age_widths (EntentePangoMeasure *self)
{
  g_hash_table_destroy (self->old_widths);
  self->old_widths = g_steal_pointer (&self->young_widths);
  self->young_widths = new_widths ();
}

/* Forgets what was asked for neither since the last time nor between that and the one before. */
void
entente_pango_measure_rest (EntentePangoMeasure *self)
{
  age_layouts (self);
  age_widths (self);
}

static Entry *
find_entry (EntentePangoMeasure *self,
            EntenteFont font,
            const char *text,
            int max_width)
{
  Key key = { font, max_width, text };
  Entry *entry = g_hash_table_lookup (self->young, &key);

  if (entry != NULL)
    return entry;
  entry = g_hash_table_lookup (self->old, &key);
  if (entry != NULL)
    g_hash_table_steal (self->old, &key);
  else
    entry = make_entry (self, &key);
  if (g_hash_table_size (self->young) >= GENERATION_SIZE)
    age_layouts (self);
  g_hash_table_insert (self->young, &entry->key, entry);
  return entry;
}

static void
forget_digits (EntentePangoMeasure *self)
{
  int font;

  for (font = 0; font < ENTENTE_N_FONTS; font++)
    {
      g_clear_object (&self->digits[font].font);
      memset (self->digits[font].state, DIGIT_NOT_TRIED, sizeof self->digits[font].state);
    }
}

/* A character that is one glyph of the font that the others have, too. */
static void
shape_digit (EntentePangoMeasure *self,
             EntenteFont font,
             char c)
{
  Digits *digits = &self->digits[font];
  const char text[] = { c, '\0' };
  const Entry *entry = find_entry (self, font, text, 0);
  const GSList *runs = pango_layout_get_line_readonly (entry->layout, 0)->runs;
  const PangoGlyphItem *run = runs != NULL ? runs->data : NULL;

  digits->state[(guchar) c] = DIGIT_COMPLEX;
  if (run == NULL || runs->next != NULL || run->glyphs->num_glyphs != 1
      || (digits->font != NULL && digits->font != run->item->analysis.font))
    return;
  if (digits->font == NULL)
    digits->font = g_object_ref (run->item->analysis.font);
  digits->glyphs[(guchar) c] = run->glyphs->glyphs[0];
  digits->state[(guchar) c] = DIGIT_KNOWN;
}

static gboolean
is_plain (char c)
{
  return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* Whether the text is a number that can be drawn digit by digit; then it lies ready in self->number. */
static gboolean
set_number (EntentePangoMeasure *self,
            EntenteFont font,
            const char *text,
            double *width)
{
  Digits *digits = &self->digits[font];
  int n, i, sum = 0;

  /* Glyphs alone say nothing of their text, which a PDF has to keep. */
  if (self->exact)
    return FALSE;
  for (n = 0; is_plain (text[n]); n++)
    if (n == LONGEST_NUMBER)
      return FALSE;
  if (n == 0 || text[n] != '\0')
    return FALSE;
  self->number->num_glyphs = n;
  for (i = 0; i < n; i++)
    {
      const guchar c = (guchar) text[i];

      if (digits->state[c] == DIGIT_NOT_TRIED)
        shape_digit (self, font, text[i]);
      if (digits->state[c] != DIGIT_KNOWN)
        return FALSE;
      self->number->glyphs[i] = digits->glyphs[c];
      self->number->log_clusters[i] = i;
      sum += digits->glyphs[c].geometry.width;
    }
  *width = sum / (double) PANGO_SCALE;
  return TRUE;
}

static double
find_width (EntentePangoMeasure *self,
            EntenteFont font,
            const char *text)
{
  const Key key = { font, 0, text };
  Width *width = g_hash_table_lookup (self->young_widths, &key);
  gsize size;

  if (width != NULL)
    return width->width;
  width = g_hash_table_lookup (self->old_widths, &key);
  if (width != NULL)
    g_hash_table_steal (self->old_widths, &key);
  else
    {
      size = strlen (text) + 1;
      width = g_malloc (sizeof *width + size);
      memcpy (width->text, text, size);
      width->key = (Key) { font, 0, width->text };
      width->width = find_entry (self, font, text, 0)->width;
    }
  if (g_hash_table_size (self->young_widths) >= MOST_WIDTHS)
    age_widths (self);
  g_hash_table_add (self->young_widths, width);
  return width->width;
}

/* A picture puts its numbers where they belong by itself, from left to right: one that is isolated as a whole is drawn
 * from its digits as ever. */
static const char *
skip_isolate (const char *text,
              char **copy)
{
  const gsize length = strlen (ENTENTE_FIRST_STRONG_ISOLATE);

  if (!g_str_has_prefix (text, ENTENTE_FIRST_STRONG_ISOLATE) || !g_str_has_suffix (text, ENTENTE_POP_ISOLATE)
      || strstr (text + length, ENTENTE_FIRST_STRONG_ISOLATE) != NULL)
    return text;
  *copy = g_strndup (text + length, strlen (text) - length - strlen (ENTENTE_POP_ISOLATE));
  return *copy;
}

static void
get_extent (EntenteMeasure *measure,
            EntenteFont font,
            const char *text,
            EntenteExtent *extent)
{
  EntentePangoMeasure *self = (EntentePangoMeasure *) measure;
  g_autofree char *copy = NULL;

  text = skip_isolate (text, &copy);
  if (!set_number (self, font, text, &extent->width))
    extent->width = find_width (self, font, text);
  extent->height = self->heights[font];
  extent->ascent = self->ascents[font];
}

/* Chinese, Japanese and Korean letters fill their em box: they need higher lines and come in two weights. */
static gboolean
is_tall_script (const char *language)
{
  return language != NULL && (g_str_has_prefix (language, "ja") || g_str_has_prefix (language, "zh") ||
                              g_str_has_prefix (language, "ko"));
}

/* How far letters of one weight reach up and down, in parts of their size. */
typedef struct
{
  int weight; /* 0 = not asked yet */
  double above, below;
} Reach;

/* Metrics are not hinted, so one size tells them for all; asking Pango takes a millisecond. */
static const Reach *
get_reach (EntentePangoMeasure *self,
           const PangoFontDescription *description,
           Reach reaches[ENTENTE_N_FONTS])
{
  const int size = 100, weight = (int) pango_font_description_get_weight (description);
  PangoFontDescription *sized;
  PangoFontMetrics *metrics;
  Reach *reach = reaches;

  while (reach->weight != 0 && reach->weight != weight)
    reach++;
  if (reach->weight == weight)
    return reach;
  sized = pango_font_description_copy_static (description);
  pango_font_description_set_absolute_size (sized, size * PANGO_SCALE);
  metrics = pango_context_get_metrics (self->context, sized, pango_language_from_string ("en"));
  reach->weight = weight;
  reach->above = pango_font_metrics_get_ascent (metrics) / (double) (size * PANGO_SCALE);
  reach->below = pango_font_metrics_get_descent (metrics) / (double) (size * PANGO_SCALE);
  pango_font_metrics_unref (metrics);
  pango_font_description_free (sized);
  return reach;
}

typedef struct
{
  const char *family;
  const EntenteTypeRole *roles;
  gboolean tall;
  Reach reaches[ENTENTE_N_FONTS];
} Roles;

/* The line box of a role: the main font's letters stand in its middle. */
static void
init_role (EntentePangoMeasure *self,
           EntenteFont font,
           Roles *all)
{
  PangoFontDescription *description = pango_font_description_from_string (all->family);
  const EntenteTypeRole *role = &all->roles[font];
  double size = role->size;
  const Reach *reach;

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_font_description_set_weight (description, all->tall ? MIN (role->weight, 700) : role->weight);
  reach = get_reach (self, description, all->reaches);
  self->fonts[font] = description;
  self->heights[font] = role->line * (all->tall ? TALL_SCRIPT_LINE : 1);
  self->ascents[font] = (self->heights[font] - (reach->above + reach->below) * size) / 2 + reach->above * size;
}

/**
 * entente_pango_measure_new_for_type:
 * @font_family: (nullable): a list of families; %NULL = Cantarell or what the system has
 * @type: the sizes, as the style of the picture has them
 * @language: (nullable): tag of the language shown, e.g. "ja": it chooses between Chinese, Japanese and
 *   Korean forms of the same letter and sets the height of lines
 */
EntentePangoMeasure *
entente_pango_measure_new_for_type (const char *font_family,
                                    const EntenteTypeScale *type,
                                    const char *language)
{
  EntentePangoMeasure *self = g_new0 (EntentePangoMeasure, 1);
  Roles all = { font_family != NULL ? font_family : DEFAULT_FAMILY, type->roles, is_tall_script (language),
                { { 0, 0, 0 } } };
  static guint n_made;
  int font;

  self->parent.get_extent = get_extent;
  self->number = pango_glyph_string_new ();
  pango_glyph_string_set_size (self->number, LONGEST_NUMBER); /* the room; Pango asks for it anew with each size */
  self->serial = g_atomic_int_add (&n_made, 1) + 1;
  self->parent.cuts = entente_name_cuts_new ();
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 96);
  entente_pango_measure_set_exact (self, FALSE);
  if (language != NULL)
    pango_context_set_language (self->context, pango_language_from_string (language));
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  for (font = 0; font < ENTENTE_N_FONTS; font++)
    init_role (self, font, &all);
  self->young = new_generation ();
  self->old = new_generation ();
  self->young_widths = new_widths ();
  self->old_widths = new_widths ();
  return self;
}

/* For the screen; @text_scale 1 = the normal size. */
EntentePangoMeasure *
entente_pango_measure_new (const char *font_family,
                           double text_scale,
                           const char *language)
{
  EntenteTypeScale type;

  entente_type_scale_init (&type, ENTENTE_MEDIUM_SCREEN, text_scale, 0);
  return entente_pango_measure_new_for_type (font_family, &type, language);
}

guint
entente_pango_measure_get_serial (const EntentePangoMeasure *self)
{
  return self->serial;
}

/* Metrics are the exact ones either way, so that line boxes do not change. */
void
entente_pango_measure_set_exact (EntentePangoMeasure *self,
                                 gboolean exact)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, exact ? CAIRO_HINT_STYLE_NONE : CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, !exact);
  self->exact = exact;
  forget_digits (self);
}

void
entente_pango_measure_keep_images (EntentePangoMeasure *self)
{
  self->keeps_images = TRUE;
}

void
entente_pango_measure_free (EntentePangoMeasure *self)
{
  int font;

  forget_digits (self);
  pango_glyph_string_free (self->number);
  g_hash_table_destroy (self->young);
  g_hash_table_destroy (self->old);
  g_hash_table_destroy (self->young_widths);
  g_hash_table_destroy (self->old_widths);
  g_hash_table_destroy (self->parent.cuts);
  for (font = 0; font < ENTENTE_N_FONTS; font++)
    pango_font_description_free (self->fonts[font]);
  pango_attr_list_unref (self->attributes);
  g_object_unref (self->context);
  g_free (self);
}

EntenteMeasure *
entente_pango_measure_get_measure (EntentePangoMeasure *self)
{
  return &self->parent;
}

/* Goes to where a text begins: on a screen to a whole pixel. */
static void
move_to (const EntentePangoMeasure *self,
         cairo_t *cr,
         double x,
         double y)
{
  if (!self->exact)
    entente_text_image_snap (cr, &x, &y);
  cairo_move_to (cr, x, y);
}

static void
forget_images_of (GHashTable *entries)
{
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    entente_text_image_clear (&((Entry *) entry)->image);
}

/* Returns: whether it is drawn from its image; the source is set already */
static gboolean
draw_image (EntentePangoMeasure *self,
            Entry *entry,
            cairo_t *cr,
            double x,
            double y)
{
  const gboolean had_image = entry->image.mask != NULL;

  if (!self->keeps_images || self->exact)
    return FALSE;
  if (!had_image && self->n_images >= MOST_IMAGES)
    {
      forget_images_of (self->young);
      forget_images_of (self->old);
      self->n_images = 0;
    }
  if (!entente_text_image_draw (&entry->image, pango_layout_get_line_readonly (entry->layout, 0), cr, x, y))
    return FALSE;
  self->n_images += !had_image;
  return TRUE;
}

/**
 * entente_pango_measure_draw:
 * @x: the left edge, the middle or the right edge of the text, by @align
 * @y: the top of the line box
 * @max_width: logical pixels; 0 or less = no limit, else the middle of a name or the end of a sentence is cut and
 *   marked with an ellipsis, by @font
 */
void
entente_pango_measure_draw (EntentePangoMeasure *self,
                            cairo_t *cr,
                            EntenteFont font,
                            const char *text,
                            double x,
                            double y,
                            EntenteAlign align,
                            double max_width,
                            EntenteColour colour)
{
  g_autofree char *copy = NULL;
  Entry *entry;
  double width;

  text = skip_isolate (text, &copy);
  if (self->collected != NULL && *text != '\0')
    g_ptr_array_add (self->collected, g_strdup (text));
  /* An export keeps what its letters mean, which a layout tells and glyphs alone do not. */
  if (self->collected == NULL && set_number (self, font, text, &width)
      && (max_width <= 0 || width <= max_width + 0.5))
    {
      x -= align == ENTENTE_ALIGN_CENTRE ? width / 2 : align == ENTENTE_ALIGN_END ? width : 0;
      move_to (self, cr, x, y + self->ascents[font]);
      entente_style_set_source (cr, colour, 1);
      pango_cairo_show_glyph_string (cr, self->digits[font].font, self->number);
      cairo_new_path (cr);
      return;
    }
  entry = find_entry (self, font, text, 0);
  if (max_width > 0 && entry->width > max_width + 0.5)
    entry = find_entry (self, font, text, MAX (1, (int) max_width));
  if (align == ENTENTE_ALIGN_CENTRE)
    x -= entry->width / 2;
  else if (align == ENTENTE_ALIGN_END)
    x -= entry->width;
  entente_style_set_source (cr, colour, 1);
  if (draw_image (self, entry, cr, x - entry->left, y + self->ascents[font]))
    return;
  move_to (self, cr, x - entry->left, y + self->ascents[font]);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (entry->layout, 0));
  cairo_new_path (cr);
}

/**
 * entente_pango_measure_draw_halo:
 * @x: as for entente_pango_measure_draw ()
 * @y: likewise
 * @width: how far it reaches beyond the letters
 *
 * Strokes the outlines of the letters in @colour: slower than the text itself, so draw it only where
 * something lies behind.
 */
void
entente_pango_measure_draw_halo (EntentePangoMeasure *self,
                                 cairo_t *cr,
                                 EntenteFont font,
                                 const char *text,
                                 double x,
                                 double y,
                                 EntenteAlign align,
                                 double width,
                                 EntenteColour colour)
{
  g_autofree char *copy = NULL;
  const Entry *entry = find_entry (self, font, skip_isolate (text, &copy), 0);

  if (align == ENTENTE_ALIGN_CENTRE)
    x -= entry->width / 2;
  else if (align == ENTENTE_ALIGN_END)
    x -= entry->width;
  cairo_save (cr);
  cairo_new_path (cr);
  move_to (self, cr, x - entry->left, y + self->ascents[font]);
  pango_cairo_layout_line_path (cr, pango_layout_get_line_readonly (entry->layout, 0));
  entente_style_set_source (cr, colour, 1);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * width);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * entente_pango_measure_collect:
 * @texts: (nullable): borrowed until the next call
 *
 * For exports in which text is drawn as outlines: what was drawn can be written beside it.
 */
void
entente_pango_measure_collect (EntentePangoMeasure *self,
                               GPtrArray *texts)
{
  self->collected = texts;
}

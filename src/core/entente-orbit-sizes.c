/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Marks whose area says something: a fact of the partners, chosen by whoever looks.
 *
 *   radius = largest * sqrt (value / most)      area in proportion to the value, down to the smallest radius
 *
 * How large the largest is depends on the rings and on the values, never on the weights, so that nothing grows or
 * shrinks while a slider is dragged. Whoever has no value gets an open dashed mark of the smallest size.
 *
 *   ( )  ( ) o  ...     the key at the lower left: round values, and what the smallest size stands for
 */

#include "config.h"

#include "entente-array.h"
#include "entente-format.h"
#include "entente-orbit-scene-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LARGEST 24.0
#define SMALLEST 3.4
#define BAND_SHARE 0.32  /* of the narrowest band: the largest radius */
#define AREA_SHARE 0.05  /* of the picture: all discs together */
#define INSET 20.0
#define KEY_GAP 5.0      /* between a disc and its text */
#define STEP_GAP 16.0

/* The quantity that sizes the discs; ENTENTE_NONE when none does or its values are words. */
static int
find_quantity (const EntenteSceneInput *input)
{
  int quantity = input->size_by != NULL ? entente_dataset_find_quantity (input->dataset, input->size_by) : ENTENTE_NONE;

  if (quantity >= 0 && input->dataset->quantities[quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
    return ENTENTE_NONE;
  return quantity;
}

/* "2024", "2019–2024" or nothing: the years of the facts that count. */
static char *
format_years (int first,
              int last)
{
  if (last == 0)
    return NULL;
  /* Translators: from a year to a year */
  return first == last ? g_strdup_printf ("%d", last) : g_strdup_printf (_("%d–%d"), first, last);
}

static char *
make_title (const EntenteQuantity *quantity,
            const char *years,
            const char *const *languages)
{
  const char *name = entente_text_get (&quantity->name, languages);
  g_autoptr (GString) title = g_string_new (name != NULL ? name : quantity->id);

  if (!entente_text_is_empty (&quantity->unit))
    g_string_append_printf (title, " · %s", entente_text_get (&quantity->unit, languages));
  if (years != NULL)
    g_string_append_printf (title, " · %s", years);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* Looks the values up. O(partners). */
void
entente_orbit_scene_init_sizes (EntenteOrbitScene *self,
                                const EntenteSceneInput *input)
{
  EntenteOrbitSizes *sizes = &self->sizes;
  const guint n = input->dataset->n_partners;
  g_autofree char *years = NULL;
  int first = G_MAXINT, last = 0;
  guint i;

  sizes->quantity = find_quantity (input);
  if (sizes->quantity < 0)
    return;
  sizes->values = ENTENTE_NEW (double, n);
  for (i = 0; i < n; i++)
    {
      EntenteCell cell;

      entente_values_get_cell (input->evaluation->values, i, (guint) sizes->quantity, &cell);
      sizes->values[i] = cell.raw;
      if (isnan (cell.raw))
        {
          sizes->n_unknown++;
          continue;
        }
      sizes->most = MAX (sizes->most, cell.raw);
      sizes->total += MAX (cell.raw, 0);
      first = cell.year != 0 ? MIN (first, cell.year) : first;
      last = MAX (last, cell.year);
    }
  years = format_years (first, last);
  sizes->title = make_title (&input->dataset->quantities[sizes->quantity], years, input->languages);
  sizes->name = entente_text_get (&input->dataset->quantities[sizes->quantity].name, input->languages);
  if (sizes->name == NULL)
    sizes->name = input->dataset->quantities[sizes->quantity].id;
}

void
entente_orbit_scene_clear_sizes (EntenteOrbitScene *self)
{
  guint i;

  for (i = 0; i < self->sizes.n_steps; i++)
    g_free (self->sizes.steps[i].text);
  g_free (self->sizes.title);
  g_free (self->sizes.values);
}

/* The largest and the smallest radius, once the rings are known. */
static void
init_radii (EntenteOrbitScene *self)
{
  EntenteOrbitSizes *sizes = &self->sizes;
  double narrowest = G_MAXDOUBLE;
  guint t;

  for (t = 0; t < self->n_tiers; t++)
    narrowest = MIN (narrowest, self->edges[t + 1] - self->edges[t]);
  sizes->largest = MIN (LARGEST * self->unit, BAND_SHARE * narrowest);
  if (sizes->total > 0)
    sizes->largest = MIN (sizes->largest, self->radius * sqrt (AREA_SHARE * sizes->most / sizes->total));
  sizes->smallest = MIN (SMALLEST * self->unit, sizes->largest / 2);
}

/**
 * entente_orbit_scene_get_disc_radius:
 *
 * Returns: the radius for a value; the smallest for no value and for what is not above 0
 */
double
entente_orbit_scene_get_disc_radius (const EntenteOrbitScene *self,
                                     double value)
{
  const EntenteOrbitSizes *sizes = &self->sizes;

  if (isnan (value) || value <= 0 || sizes->most <= 0)
    return sizes->smallest;
  return MAX (sizes->largest * sqrt (value / sizes->most), sizes->smallest);
}

/* -- The key ------------------------------------------------------------------------------------------------- */

/* The largest of 1, 2, 5, 10, 20, ... that is not above the value. */
static double
round_down (double value)
{
  double power = pow (10, floor (log10 (value)));
  double digit = value / power * (1 + 1e-12);

  return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}

static char *
format_step (double value)
{
  if (value >= 1000)
    return entente_format_amount (value);
  return entente_format_number (value, value < 1 ? (int) MIN (-floor (log10 (value) + 1e-9), 6) : 0);
}

static char *
format_two_digits (double value)
{
  if (value >= 1000)
    return entente_format_amount (value);
  return entente_format_number (value, (int) CLAMP (1 - floor (log10 (value)), 0, 6));
}

static void
add_step (EntenteOrbitSizes *sizes,
          double value,
          char *text)
{
  sizes->steps[sizes->n_steps++] = (EntenteOrbitSizeStep){ .value = value, .text = text };
}

/* A large, a middle and the smallest size, and what an open mark means. */
static void
list_steps (EntenteOrbitSizes *sizes)
{
  const double ratio = sizes->smallest / sizes->largest;
  const double least = sizes->most * ratio * ratio;

  if (sizes->most > 0)
    {
      const double large = round_down (sizes->most), middle = round_down (sqrt (large * least));
      g_autofree char *number = format_two_digits (least);

      add_step (sizes, large, format_step (large));
      if (middle < large && middle > least)
        add_step (sizes, middle, format_step (middle));
      if (least < large)
        /* Translators: the smallest discs of a picture stand for this number and for all lower ones */
        add_step (sizes, least, g_strdup_printf (_("%s or less"), number));
    }
  if (sizes->n_unknown > 0)
    /* Translators: beside an open mark */
    add_step (sizes, NAN, g_strdup (_("not known")));
}

/* Places the key with its lower left corner at the picture's, in as many rows as the width needs. */
static void
place_steps (EntenteOrbitScene *self,
             const EntenteSceneInput *input)
{
  EntenteOrbitSizes *sizes = &self->sizes;
  const double scale = self->text_scale, room = MAX (self->width - 2 * INSET, 1);
  double x = 0, y = 0, row = 0, widest = 0;
  EntenteExtent extent;
  guint i;

  entente_measure_get_extent (input->measure, ENTENTE_FONT_NOTE, sizes->title, &extent);
  widest = MIN (extent.width, room);
  y = extent.height + 4 * scale;
  for (i = 0; i < sizes->n_steps; i++)
    {
      EntenteOrbitSizeStep *step = &sizes->steps[i];
      double radius = entente_orbit_scene_get_disc_radius (self, step->value), width;

      entente_measure_get_extent (input->measure, ENTENTE_FONT_NOTE, step->text, &extent);
      width = 2 * radius + KEY_GAP * scale + extent.width;
      if (x > 0 && x + width > room)
        {
          x = 0;
          y += row + 4 * scale;
          row = 0;
        }
      /* The first of a row is the largest of it. */
      row = MAX (row, MAX (2 * radius, extent.height));
      step->radius = radius;
      step->x = x + radius;
      step->y = y + row / 2;
      step->text_x = x + 2 * radius + KEY_GAP * scale;
      step->text_y = step->y - extent.height / 2;
      x += width + STEP_GAP * scale;
      widest = MAX (widest, x - STEP_GAP * scale);
    }
  sizes->key_x = INSET;
  sizes->key_width = widest;
  sizes->key_height = y + row;
}

/* Exports say under the key what faint marks mean. */
static double
get_note_height (const EntenteSceneInput *input)
{
  EntenteExtent extent;

  if (!input->for_export || input->robustness == NULL || input->selected < 0)
    return 0;
  entente_measure_get_extent (input->measure, ENTENTE_FONT_NOTE, "Mg", &extent);
  return extent.height + 4;
}

/**
 * entente_orbit_scene_place_size_key:
 * @name_room: outside the rim, for the names of the regions
 *
 * Chooses the radii for the present rings and places the key.
 *
 * Returns: how much of the height the rings have to leave free below, so that they do not meet the key
 */
double
entente_orbit_scene_place_size_key (EntenteOrbitScene *self,
                                    const EntenteSceneInput *input,
                                    double name_room)
{
  EntenteOrbitSizes *sizes = &self->sizes;
  const double margin = INSET / 2;
  double dx, dy;
  guint i;

  if (sizes->quantity < 0)
    return 0;
  for (i = 0; i < sizes->n_steps; i++)
    g_free (sizes->steps[i].text);
  sizes->n_steps = 0;
  init_radii (self);
  list_steps (sizes);
  place_steps (self, input);
  sizes->key_y = self->height - margin - sizes->key_height - get_note_height (input);
  dx = MAX (self->x - (sizes->key_x + sizes->key_width), 0);
  dy = MAX (sizes->key_y - self->y, 0);
  return hypot (dx, dy) >= self->radius + name_room + 4 ? 0 : sizes->key_height + margin;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The pictures have their own table of colours for four themes; which one holds is the desktop's choice.
 * Text sizes are given for the desktop's normal font (11 points at 96 dpi) and scale with it.
 */

#include "config.h"

#include "entente-appearance.h"

#include "entente-settings.h"

#include <string.h>

#define NORMAL_POINTS 11.0
#define LARGE_TEXT 1.4
#define NORMAL_DPI 96.0

EntenteTheme
entente_appearance_get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? ENTENTE_THEME_HIGH_CONTRAST_DARK : ENTENTE_THEME_HIGH_CONTRAST_LIGHT;
  return dark ? ENTENTE_THEME_DARK : ENTENTE_THEME_LIGHT;
}

static char *
get_font_name (GtkWidget *widget,
               int *dpi)
{
  char *name = NULL;

  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &name, "gtk-xft-dpi", dpi, NULL);
  return name != NULL ? name : g_strdup ("Sans 11");
}

/* Of the desktop's font, in points; 0 = none. Asked some ten times in each frame, for one name. */
static double
get_font_size (const char *name)
{
  static char *last;
  static double size;

  if (g_strcmp0 (name, last) != 0)
    {
      PangoFontDescription *font = pango_font_description_from_string (name);

      size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
      pango_font_description_free (font);
      g_free (last);
      last = g_strdup (name);
    }
  return size;
}

/* 1 = the size that the design is drawn for. */
double
entente_appearance_get_text_scale (GtkWidget *widget)
{
  int dpi = -1;
  g_autofree char *name = get_font_name (widget, &dpi);
  const double points = get_font_size (name);
  double scale = points > 0 ? points / NORMAL_POINTS : 1;

  if (dpi > 0)
    scale *= dpi / 1024.0 / NORMAL_DPI;
  return CLAMP (scale, 0.5, 4);
}

void
entente_appearance_init_style (GtkWidget *widget,
                               const EntenteDataset *dataset,
                               guint n_tiers,
                               EntenteStyle *style)
{
  entente_style_init (style, entente_appearance_get_theme (), dataset, n_tiers,
                      entente_appearance_get_text_scale (widget));
}

/* Text of these sizes in the font of the preferences or of the desktop. */
EntentePangoMeasure *
entente_appearance_make_measure (GtkWidget *widget,
                                 const EntenteTypeScale *type)
{
  int dpi;
  g_autofree char *name = get_font_name (widget, &dpi), *family = entente_settings_get_font_family ();
  PangoFontDescription *font = pango_font_description_from_string (name);
  const EntenteTranslation *translation = entente_settings_get_picture_translation ();
  const char *language = translation != NULL ? entente_translation_get_language (translation)
                                             : pango_language_to_string (pango_language_get_default ());
  EntentePangoMeasure *measure
      = entente_pango_measure_new_for_type (family != NULL ? family : pango_font_description_get_family (font), type,
                                            language);

  entente_pango_measure_keep_images (measure);
  pango_font_description_free (font);
  return measure;
}

void
entente_appearance_watch (GtkWidget *widget,
                          GCallback callback)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_widget_get_settings (widget);

  g_signal_connect_object (manager, "notify::dark", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", callback, widget, G_CONNECT_SWAPPED);
}

gboolean
entente_appearance_is_text_large (GtkWidget *widget)
{
  return entente_appearance_get_text_scale (widget) >= LARGE_TEXT;
}

static void
orient_by_text_cb (GtkWidget *box)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), entente_appearance_is_text_large (box)
                                                          ? GTK_ORIENTATION_VERTICAL
                                                          : GTK_ORIENTATION_HORIZONTAL);
}

/* What stands side by side in @box stands below each other where the text is large. */
void
entente_appearance_orient_by_text (GtkWidget *box)
{
  GtkSettings *settings = gtk_widget_get_settings (box);

  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (orient_by_text_cb), box, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (orient_by_text_cb), box, G_CONNECT_SWAPPED);
  orient_by_text_cb (box);
}

/* "キャンセル(_C)": the letter stands behind words of another alphabet, as wide as one of theirs. */
static gboolean
ends_in_mnemonic (const char *label)
{
  const gsize n = strlen (label);

  return n > 4 && label[n - 4] == '(' && label[n - 3] == '_' && label[n - 1] == ')';
}

/* Buttons in @widget give up the letters that only name their keys where the text is large. */
void
entente_appearance_shorten_by_text (GtkWidget *widget)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  GtkWidget *child;

  if (label != NULL && entente_appearance_is_text_large (widget) && ends_in_mnemonic (label))
    {
      g_autofree char *shorter = g_strndup (label, strlen (label) - 4);

      gtk_button_set_label (GTK_BUTTON (widget), shorter);
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    entente_appearance_shorten_by_text (child);
}

/* Calls back (swapped) when a preference changes that pictures are drawn by. */
void
entente_appearance_watch_preferences (GtkWidget *widget,
                                      GCallback callback)
{
  static const char *const signals[] = { "changed::borders-file", "changed::font-family", "changed::marking",
                                         "changed::picture-language" };
  GSettings *settings = entente_settings_get ();
  gsize i;

  /* What is kept of the settings follows first. */
  entente_settings_get_marking ();
  for (i = 0; i < G_N_ELEMENTS (signals) && settings != NULL; i++)
    g_signal_connect_object (settings, signals[i], callback, widget, G_CONNECT_SWAPPED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a spin button of GTK does with text is replaced:
 *
 *   typed    numbers with either decimal sign, figures of any script and a sign of per cent are understood
 *   shown    no more digits than there are, up to those of the button: "62.5", but "60"
 *   left     looking at a number changes nothing: GTK reads the text again when the focus goes on, and the text of
 *            0.6249 is that of 0.625
 */

#include "config.h"

#include "entente-number-spin.h"

#include "entente-number-input.h"

#include <math.h>
#include <string.h>

static double
round_to_digits (GtkSpinButton *spin,
                 double value)
{
  const double scale = pow (10, gtk_spin_button_get_digits (spin));

  return round (value * scale) / scale;
}

static char *
write_value (GtkSpinButton *spin,
             const char *lowest)
{
  const double value = gtk_spin_button_get_value (spin);
  double least;

  gtk_spin_button_get_range (spin, &least, NULL);
  return lowest != NULL && value <= least ? g_strdup (lowest)
                                          : entente_number_input_write (round_to_digits (spin, value) + 0.0);
}

static gboolean
output_cb (GtkSpinButton *spin,
           const char *lowest)
{
  g_autofree char *text = write_value (spin, lowest);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
input_cb (GtkSpinButton *spin,
          double *value,
          const char *lowest)
{
  g_autofree char *shown = write_value (spin, lowest);
  g_autofree char *text = g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin))), "%", ' ');

  *value = gtk_spin_button_get_value (spin);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (spin)), shown) == 0)
    return TRUE;
  if (lowest != NULL && (strcmp (g_strstrip (text), lowest) == 0 || *text == '\0'))
    {
      gtk_spin_button_get_range (spin, value, NULL);
      return TRUE;
    }
  if (!entente_number_input_parse (text, value, NULL))
    return GTK_INPUT_ERROR;
  *value = round_to_digits (spin, *value);
  return TRUE;
}

void
entente_number_spin_prepare (GtkSpinButton *spin,
                             const char *lowest)
{
  gtk_spin_button_set_numeric (spin, FALSE);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), (gpointer) lowest);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), (gpointer) lowest);
  gtk_spin_button_update (spin);
}

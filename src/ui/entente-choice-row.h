/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

/* One of several choices that exclude each other: a name, a sentence, and in the tooltip the field's term.
 *
 * Signal: "chosen" when the user chose it; not when it was set.
 */

#define ENTENTE_TYPE_CHOICE_ROW (entente_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteChoiceRow, entente_choice_row, ENTENTE, CHOICE_ROW, AdwActionRow)

void entente_choice_row_set_text (EntenteChoiceRow *self, const char *name, const char *sentence, const char *term);
void entente_choice_row_join (EntenteChoiceRow *self, EntenteChoiceRow *other);
gboolean entente_choice_row_is_active (EntenteChoiceRow *self);
void entente_choice_row_set_active (EntenteChoiceRow *self);

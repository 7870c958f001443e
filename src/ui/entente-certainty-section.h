/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* How sure the tier of the selected partner is, in words and in a hundred marks. */

#define ENTENTE_TYPE_CERTAINTY_SECTION (entente_certainty_section_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCertaintySection, entente_certainty_section, ENTENTE, CERTAINTY_SECTION, GtkWidget)

void entente_certainty_section_set_session (EntenteCertaintySection *self, EntenteSession *session);
void entente_certainty_section_update (EntenteCertaintySection *self);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* What one would have to believe to put the selected partner first: the mean weights of the weightings that do. */

#define ENTENTE_TYPE_BELIEF_SECTION (entente_belief_section_get_type ())
G_DECLARE_FINAL_TYPE (EntenteBeliefSection, entente_belief_section, ENTENTE, BELIEF_SECTION, GtkWidget)

void entente_belief_section_set_session (EntenteBeliefSection *self, EntenteSession *session);

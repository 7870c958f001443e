/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-window.h"

/* Four steps over a document that point at what is where. Lies over the whole window and lets everything through but
 * what is on its card. Property: step (0 to 3). Signal: "ended". */

#define ENTENTE_TOUR_N_STEPS 4

#define ENTENTE_TYPE_TOUR (entente_tour_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTour, entente_tour, ENTENTE, TOUR, GtkWidget)

EntenteTour *entente_tour_new (EntenteWindow *window);
void entente_tour_start (EntenteTour *self);
guint entente_tour_get_step (EntenteTour *self);
gboolean entente_tour_has_tried (EntenteTour *self);
GtkWidget *entente_tour_get_card (EntenteTour *self);

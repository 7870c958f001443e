/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-layout.h"

/* Legend and footer of a layout; their boxes begin at 0, 0 until they are moved. */

void entente_map_legend_init (EntenteMapLayout *layout);
void entente_map_legend_collect (EntenteMapLayout *layout, const EntenteSceneInput *input);
void entente_map_legend_stack (EntenteMapLayout *layout, const EntenteSceneInput *input, gboolean compact);
void entente_map_legend_flow (EntenteMapLayout *layout, const EntenteSceneInput *input, double width, gboolean low);
void entente_map_legend_move (EntenteMapLayout *layout, double x, double y);
void entente_map_legend_mirror (EntenteMapLayout *layout, double width);
void entente_map_footer_wrap (EntenteMapLayout *layout, const EntenteSceneInput *input, double width, gboolean brief);

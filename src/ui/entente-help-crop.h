/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture-view.h"

/* The part of a picture or a panel that a page of the help speaks of. */

#define ENTENTE_TYPE_HELP_CROP (entente_help_crop_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHelpCrop, entente_help_crop, ENTENTE, HELP_CROP, GtkWidget)

typedef struct
{
  int width, height;             /* shown, at the normal size of text; width at most */
  int scene_width, scene_height; /* of the whole, at least; 0 = what is shown */
  int partner;                   /* in the middle of what is shown, or ENTENTE_NONE = the top */
} EntenteHelpCropSize;

EntenteHelpCrop *entente_help_crop_new (const EntenteHelpCropSize *size);
void entente_help_crop_set_child (EntenteHelpCrop *self, GtkWidget *child);
void entente_help_crop_set_partner (EntenteHelpCrop *self, int partner);

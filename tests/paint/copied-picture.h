/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"

/* A moment of a picture as screens have it, with what is copied from kept images, against the same by paths alone. */

typedef struct
{
  guint n_different; /* channels of pixels */
  int largest;       /* of 255 */
  double sum;
} CopiedDifference;

void copied_picture_compare (EntentePicture *picture, const EntenteStyle *style, EntentePangoMeasure *text, int width,
                             int height, CopiedDifference *difference);

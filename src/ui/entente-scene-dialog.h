/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* Asks what a scene is called and what is said with it. */

typedef struct
{
  const char *title, *caption, *notes;
} EntenteSceneWords;

/* id: NULL = a new one */
typedef void (*EntenteSceneFunc) (const char *id, const EntenteSceneWords *words, GObject *owner);

GtkWidget *entente_scene_dialog_present (GtkWindow *parent, const char *id, const EntenteSceneWords *words,
                                         EntenteSceneFunc func, GObject *owner);

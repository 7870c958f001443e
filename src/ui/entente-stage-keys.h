/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* What a key means to whoever presents. */

typedef enum
{
  ENTENTE_STAGE_NOTHING, /* the key is for what has the focus */
  ENTENTE_STAGE_NEXT,
  ENTENTE_STAGE_BACK,
  ENTENTE_STAGE_FIRST,
  ENTENTE_STAGE_LAST,
  ENTENTE_STAGE_BLACK,
  ENTENTE_STAGE_WHITE,
  ENTENTE_STAGE_LARGER,
  ENTENTE_STAGE_SMALLER,
  ENTENTE_STAGE_PRIORITIES,
  ENTENTE_STAGE_NOTES,
  ENTENTE_STAGE_DIGIT,
  ENTENTE_STAGE_GO,
  ENTENTE_STAGE_END
} EntenteStageCommand;

typedef enum
{
  ENTENTE_STAGE_FOCUS_PICTURE,  /* or nothing */
  ENTENTE_STAGE_FOCUS_CONTROL,  /* a slider, a button */
  ENTENTE_STAGE_FOCUS_TEXT,     /* something is typed, or chosen from a menu */
  ENTENTE_STAGE_FOCUS_COMPOSING /* a word that is not whole yet: all keys are the input method's */
} EntenteStageFocus;

EntenteStageCommand entente_stage_keys_find (guint keyval, GdkModifierType state, EntenteStageFocus focus);
int entente_stage_keys_get_digit (guint keyval);
guint entente_stage_keys_choose_latin (guint keycode, const GdkKeymapKey *keys, const guint *keyvals, int n);
guint entente_stage_keys_get_latin (GdkEvent *event);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Keys of a presentation.
 *
 * | key | does | where |
 * | Page keys | next, back | anywhere: it is what clickers send |
 * | Esc | ends | anywhere but in a text |
 * | Home, End, N, P, B, ., W, S, digits, + - | | anywhere but in a text |
 * | Right, Left, Space, Backspace, Enter | | in the picture; sliders and buttons need them |
 *
 * Keys with Ctrl, Alt or the key of the desktop are what they are elsewhere.
 */

#include "config.h"

#include "entente-stage-keys.h"

typedef struct
{
  guint keyval;
  EntenteStageCommand command;
} Key;

static const Key text_keys[] = {
  { GDK_KEY_Page_Down, ENTENTE_STAGE_NEXT },
  { GDK_KEY_KP_Page_Down, ENTENTE_STAGE_NEXT },
  { GDK_KEY_Page_Up, ENTENTE_STAGE_BACK },
  { GDK_KEY_KP_Page_Up, ENTENTE_STAGE_BACK },
  { 0, ENTENTE_STAGE_NOTHING },
};

static const Key control_keys[] = {
  { GDK_KEY_Escape, ENTENTE_STAGE_END },
  { GDK_KEY_Home, ENTENTE_STAGE_FIRST },
  { GDK_KEY_KP_Home, ENTENTE_STAGE_FIRST },
  { GDK_KEY_End, ENTENTE_STAGE_LAST },
  { GDK_KEY_KP_End, ENTENTE_STAGE_LAST },
  { GDK_KEY_n, ENTENTE_STAGE_NEXT },
  { GDK_KEY_p, ENTENTE_STAGE_BACK },
  { GDK_KEY_b, ENTENTE_STAGE_BLACK },
  { GDK_KEY_period, ENTENTE_STAGE_BLACK },
  { GDK_KEY_w, ENTENTE_STAGE_WHITE },
  { GDK_KEY_s, ENTENTE_STAGE_PRIORITIES },
  { GDK_KEY_plus, ENTENTE_STAGE_LARGER },
  { GDK_KEY_equal, ENTENTE_STAGE_LARGER },
  { GDK_KEY_KP_Add, ENTENTE_STAGE_LARGER },
  { GDK_KEY_minus, ENTENTE_STAGE_SMALLER },
  { GDK_KEY_KP_Subtract, ENTENTE_STAGE_SMALLER },
  { 0, ENTENTE_STAGE_NOTHING },
};

static const Key picture_keys[] = {
  { GDK_KEY_Right, ENTENTE_STAGE_NEXT },
  { GDK_KEY_KP_Right, ENTENTE_STAGE_NEXT },
  { GDK_KEY_space, ENTENTE_STAGE_NEXT },
  { GDK_KEY_KP_Space, ENTENTE_STAGE_NEXT },
  { GDK_KEY_Left, ENTENTE_STAGE_BACK },
  { GDK_KEY_KP_Left, ENTENTE_STAGE_BACK },
  { GDK_KEY_BackSpace, ENTENTE_STAGE_BACK },
  { GDK_KEY_Return, ENTENTE_STAGE_GO },
  { GDK_KEY_KP_Enter, ENTENTE_STAGE_GO },
  { GDK_KEY_ISO_Enter, ENTENTE_STAGE_GO },
  { 0, ENTENTE_STAGE_NOTHING },
};

static EntenteStageCommand
look_up (const Key *keys,
         guint keyval)
{
  while (keys->keyval != 0 && keys->keyval != keyval)
    keys++;
  return keys->command;
}

/* -1 = none */
int
entente_stage_keys_get_digit (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);
  return -1;
}

EntenteStageCommand
entente_stage_keys_find (guint keyval,
                         GdkModifierType state,
                         EntenteStageFocus focus)
{
  const guint key = gdk_keyval_to_lower (keyval);
  EntenteStageCommand command;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return ENTENTE_STAGE_NOTHING;
  command = look_up (text_keys, key);
  if (command == ENTENTE_STAGE_NOTHING && focus != ENTENTE_STAGE_FOCUS_TEXT)
    command = entente_stage_keys_get_digit (key) >= 0 ? ENTENTE_STAGE_DIGIT : look_up (control_keys, key);
  if (command == ENTENTE_STAGE_NOTHING && focus == ENTENTE_STAGE_FOCUS_PICTURE)
    command = look_up (picture_keys, key);
  return command;
}

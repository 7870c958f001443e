/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Keys of a presentation.
 *
 * | key | does | where |
 * | Page keys | next, back | anywhere: it is what clickers send; but to an input method that composes a word |
 * | Esc | ends | anywhere but in a text |
 * | Home, End, N, P, B, ., W, S, M, digits, + - | | anywhere but in a text |
 * | Right, Left, Space, Backspace, Enter | | in the picture; sliders and buttons need them |
 *
 * Keys with Ctrl, Alt or the key of the desktop are what they are elsewhere. Letters are those that are printed on a Latin
 * keyboard: clickers send them as keys, whatever alphabet the desktop writes.
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
  { GDK_KEY_m, ENTENTE_STAGE_NOTES },
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

/* Where the keys of a Latin keyboard are, for a desktop that knows none. */
static const struct
{
  guint keycode, keyval;
} places[] = {
  { 20, GDK_KEY_minus }, { 21, GDK_KEY_equal }, { 25, GDK_KEY_w }, { 33, GDK_KEY_p },      { 39, GDK_KEY_s },
  { 56, GDK_KEY_b },     { 57, GDK_KEY_n },     { 58, GDK_KEY_m }, { 60, GDK_KEY_period },
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
  return g_unichar_digit_value (gdk_keyval_to_unicode (keyval));
}

/**
 * entente_stage_keys_choose_latin:
 * @keys: (array length=n): all that the keymap has for @keycode, in all its alphabets
 *
 * Returns: what the key means on a Latin keyboard, without Shift; 0 = nothing
 */
guint
entente_stage_keys_choose_latin (guint keycode,
                                 const GdkKeymapKey *keys,
                                 const guint *keyvals,
                                 int n)
{
  int best = -1, i;
  gsize place;

  for (i = 0; i < n; i++)
    if (keys[i].level == 0 && keyvals[i] > GDK_KEY_space && keyvals[i] <= GDK_KEY_asciitilde
        && (best < 0 || keys[i].group < keys[best].group))
      best = i;
  if (best >= 0)
    return keyvals[best];
  for (place = 0; place < G_N_ELEMENTS (places); place++)
    if (places[place].keycode == keycode)
      return places[place].keyval;
  return 0;
}

static gboolean
writes_latin (GdkDisplay *display,
              guint layout)
{
  g_autofree GdkKeymapKey *keys = NULL;
  int n = 0, i;

  if (!gdk_display_map_keyval (display, GDK_KEY_a, &keys, &n))
    return FALSE;
  for (i = 0; i < n; i++)
    if (keys[i].group == (int) layout)
      return TRUE;
  return FALSE;
}

/**
 * entente_stage_keys_get_latin:
 * @event: a key was pressed
 *
 * Returns: what the key would mean if the desktop wrote Latin; 0 = it does, or the key has no letter there
 */
guint
entente_stage_keys_get_latin (GdkEvent *event)
{
  GdkDisplay *display = gdk_event_get_display (event);
  const guint keycode = gdk_key_event_get_keycode (event);
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  int n = 0;

  if (gdk_keyval_to_unicode (gdk_key_event_get_keyval (event)) == 0
      || writes_latin (display, gdk_key_event_get_layout (event)))
    return 0;
  gdk_display_map_keycode (display, keycode, &keys, &keyvals, &n);
  return entente_stage_keys_choose_latin (keycode, keys, keyvals, n);
}

EntenteStageCommand
entente_stage_keys_find (guint keyval,
                         GdkModifierType state,
                         EntenteStageFocus focus)
{
  const guint key = gdk_keyval_to_lower (keyval);
  EntenteStageCommand command;

  if (focus == ENTENTE_STAGE_FOCUS_COMPOSING)
    return ENTENTE_STAGE_NOTHING;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return ENTENTE_STAGE_NOTHING;
  command = look_up (text_keys, key);
  if (command == ENTENTE_STAGE_NOTHING && focus != ENTENTE_STAGE_FOCUS_TEXT)
    command = entente_stage_keys_get_digit (key) >= 0 ? ENTENTE_STAGE_DIGIT : look_up (control_keys, key);
  if (command == ENTENTE_STAGE_NOTHING && focus == ENTENTE_STAGE_FOCUS_PICTURE)
    command = look_up (picture_keys, key);
  return command;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

/* In the place of GLib's header of this name: the same macros, but the words are those of the picture's language
 * where one was chosen. GLib's own look-ups, which answer otherwise, know one language a process only. */

#include "entente-translation.h"

#include <libintl.h>

#define _(String) ((char *) entente_translation_look_up (String))
#define N_(String) (String)
#define C_(Context, String) ((char *) entente_translation_look_up_in (Context "\004" String, sizeof (Context)))
#define NC_(Context, String) (String)
#undef ngettext
#define ngettext(One, Many, N) ((char *) entente_translation_look_up_plural (One, Many, N))
#define g_dpgettext2(Domain, Context, String) entente_translation_look_up_pair (Context, String)

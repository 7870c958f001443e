/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* The language of pictures may be another one than that of the desktop. Between push and pop, what this thread looks
 * up is in the language that was pushed. */

typedef struct _EntenteTranslation EntenteTranslation;

EntenteTranslation *entente_translation_get (const char *language, const char *folder);
const char *entente_translation_get_language (const EntenteTranslation *self);
EntenteTranslation *entente_translation_push (EntenteTranslation *self);
void entente_translation_pop (EntenteTranslation *before);
char **entente_translation_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean entente_language_is_right_to_left (const char *language);

/* What the macros of glib/gi18n-lib.h stand for in core and paint. */
const char *entente_translation_look_up (const char *message) G_GNUC_FORMAT (1);
const char *entente_translation_look_up_in (const char *context_and_message, gsize offset) G_GNUC_FORMAT (1);
const char *entente_translation_look_up_pair (const char *context, const char *message) G_GNUC_FORMAT (2);
const char *entente_translation_look_up_plural (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1)
  G_GNUC_FORMAT (2);

/* "nplurals=2; plural=n != 1;": the form for n, 0 when the rule cannot be read. For tests. */
guint entente_translation_choose_form (const char *rule, gulong n);

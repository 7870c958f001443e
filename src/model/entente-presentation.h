/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

/* Where a presenter is in the story of a document. */

typedef enum
{
  ENTENTE_PRESENTATION_NEXT,
  ENTENTE_PRESENTATION_BACK,
  ENTENTE_PRESENTATION_FIRST,
  ENTENTE_PRESENTATION_LAST
} EntentePresentationMove;

typedef struct
{
  gboolean here;            /* begins with what is shown now, and not with the first scene */
  const char *view;         /* that is shown now */
  const char *const *views; /* all that there are, in their order; NULL-terminated, borrowed for good */
} EntentePresentationStart;

typedef struct _EntentePresentation EntentePresentation;

EntentePresentation *entente_presentation_new (EntenteSession *document, const EntentePresentationStart *start)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_presentation_free (EntentePresentation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntentePresentation, entente_presentation_free)

EntenteSession *entente_presentation_get_session (EntentePresentation *self);
const EntenteScene *entente_presentation_get_scene (EntentePresentation *self);
const EntenteScene *entente_presentation_get_next_scene (EntentePresentation *self);
const char *entente_presentation_get_view (EntentePresentation *self);
guint entente_presentation_get_n_scenes (EntentePresentation *self);
guint entente_presentation_get_number (EntentePresentation *self);
gboolean entente_presentation_is_at_end (EntentePresentation *self);

gboolean entente_presentation_go (EntentePresentation *self, EntentePresentationMove move);
gboolean entente_presentation_go_to (EntentePresentation *self, guint number);
gboolean entente_presentation_show_view (EntentePresentation *self, const char *view);
guint entente_presentation_finish (EntentePresentation *self);

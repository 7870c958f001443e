/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the caption of a stage says: what the scene says, how somebody stands, or what a change did. */

#include "config.h"

#include "entente-stage-private.h"

#include "entente-change-markup.h"
#include "entente-reading-pace.h"
#include "entente-stage-caption.h"

#define MAX_NAMES 12

/* (nullable) what may be written at the bottom of a scene: its caption, or else its title */
const char *
entente_stage_find_words (const EntenteScene *scene)
{
  return entente_text_get (entente_text_is_empty (&scene->caption) ? &scene->title : &scene->caption,
                           g_get_language_names ());
}

/* (nullable) what is written there now: no title that the picture has in its own head */
static const char *
get_words (EntenteStage *self)
{
  const EntenteScene *scene = entente_presentation_get_scene (self->presentation);
  const char *words;
  g_autofree char *finding = NULL;

  if (scene == NULL)
    return NULL;
  words = entente_stage_find_words (scene);
  if (words == NULL || !entente_text_is_empty (&scene->caption))
    return words;
  finding = entente_picture_describe (entente_picture_view_get_picture (entente_stage_get_view (self)));
  return finding != NULL && g_str_has_prefix (finding, words) ? NULL : words;
}

static void
tell_change (EntenteStage *self)
{
  EntenteStageCaption *caption = ENTENTE_STAGE_CAPTION (self->caption);
  guint names;

  for (names = MAX_NAMES;; names--)
    {
      g_autoptr (EntenteChangeSummary) summary
          = entente_session_summarise (self->session, g_get_language_names (), names);
      g_autofree char *markup = NULL;

      if (summary == NULL)
        {
          entente_stage_caption_set_text (caption, NULL);
          return;
        }
      markup = entente_change_markup_make (GTK_WIDGET (self), self->session, summary);
      if (entente_stage_caption_try_markup (caption, markup) || names == 0)
        return;
    }
}

void
entente_stage_tell (EntenteStage *self)
{
  EntenteStageCaption *caption = ENTENTE_STAGE_CAPTION (self->caption);
  int partner = entente_session_get_hovered (self->session);
  g_autofree char *standing = NULL;

  if (!entente_session_is_current (self->session))
    return;
  if (partner == ENTENTE_NONE && self->tells == TELLS_PARTNER)
    partner = entente_session_get_selected (self->session);
  if (partner != ENTENTE_NONE)
    {
      standing = entente_picture_view_describe_partner (entente_stage_get_view (self), partner);
      entente_stage_caption_set_text (caption, standing);
    }
  else if (self->tells == TELLS_CHANGE)
    tell_change (self);
  else
    entente_stage_caption_set_text (caption, get_words (self));
}

static void follow (EntenteStage *self);

static gboolean
pace_cb (gpointer user_data)
{
  EntenteStage *self = user_data;

  self->pace_timeout = 0;
  if (self->stale)
    follow (self);
  return G_SOURCE_REMOVE;
}

/* While something is dragged, at a pace that can be read. */
static void
follow (EntenteStage *self)
{
  self->stale = entente_session_is_changing (self->session) && self->pace_timeout != 0;
  if (self->stale)
    return;
  entente_stage_tell (self);
  if (self->pace_timeout == 0 && entente_session_is_changing (self->session))
    self->pace_timeout = g_timeout_add (ENTENTE_READING_PACE_MS, pace_cb, self);
}

void
entente_stage_tell_change (EntenteStage *self)
{
  g_autoptr (EntenteChangeSummary) summary = entente_session_summarise (self->session, g_get_language_names (), 0);

  if (summary != NULL)
    self->tells = TELLS_CHANGE;
  follow (self);
}

/* The picture says something else in its head. */
void
entente_stage_tell_picture (EntenteStage *self)
{
  if (self->tells == TELLS_SCENE && g_strcmp0 (get_words (self), entente_stage_get_caption (self)) != 0)
    entente_stage_tell (self);
}

void
entente_stage_tell_selection (EntenteStage *self)
{
  if (self->arriving)
    return;
  self->tells = entente_session_get_selected (self->session) != ENTENTE_NONE ? TELLS_PARTNER : TELLS_SCENE;
  entente_stage_tell (self);
}

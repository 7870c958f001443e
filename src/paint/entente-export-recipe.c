/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Writes what a picture is made with.
 *
 * Partners, criteria, blocs go by their ids, since indices mean something only beside one dataset. Numbers come back
 * exactly. All is ASCII, so that it stands in any of the formats as it is. Of files of the user's there are hashes,
 * never paths: pictures are handed on.
 */

#include "config.h"

#include "entente-export-recipe.h"

#include "entente-borders.h"
#include "entente-json-text.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  GString *text;
  const EntenteDataset *dataset;
} Writer;

/* -- Values ------------------------------------------------------------------------------------------------- */

static void
begin_member (Writer *self,
              const char *name)
{
  g_string_append_printf (self->text, "%s\"%s\": ", self->text->str[self->text->len - 1] == '{' ? "" : ", ", name);
}

/* Characters beyond ASCII as \u and four hexadecimal digits, in pairs where one is not enough. */
static void
append_ascii (GString *text,
              const char *json)
{
  const char *at;

  for (at = json; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < 0x7f)
        g_string_append_c (text, (char) c);
      else if (c < 0x10000)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_printf (text, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
    }
}

static void
append_string (GString *text,
               const char *value)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  entente_json_append_string (quoted, valid);
  append_ascii (text, quoted->str);
}

/* What is %NULL is left out. */
static void
write_string (Writer *self,
              const char *name,
              const char *value)
{
  if (value == NULL)
    return;
  begin_member (self, name);
  append_string (self->text, value);
}

static void
write_number (Writer *self,
              const char *name,
              double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin_member (self, name);
  g_string_append (self->text, entente_json_format_number (value, buffer));
}

static void
write_switch (Writer *self,
              const char *name,
              gboolean value)
{
  begin_member (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

static void
write_partner (Writer *self,
               const char *name,
               int partner)
{
  if (partner >= 0)
    write_string (self, name, self->dataset->partners[partner].id);
}

static void
write_json (Writer *self,
            const char *name,
            const EntenteScenario *scenario)
{
  g_autofree char *json = scenario != NULL ? entente_scenario_to_json (scenario, self->dataset) : NULL;

  if (json == NULL)
    return;
  begin_member (self, name);
  append_ascii (self->text, json);
}

/* -- Parts -------------------------------------------------------------------------------------------------- */

static void
write_languages (Writer *self,
                 const char *const *languages)
{
  guint i;

  begin_member (self, "languages");
  for (i = 0; languages[i] != NULL; i++)
    {
      g_string_append (self->text, i == 0 ? "[" : ", ");
      append_string (self->text, languages[i]);
    }
  g_string_append (self->text, i == 0 ? "[]" : "]");
}

static void
write_shown (Writer *self,
             const EntenteSceneInput *input)
{
  const EntenteDataset *dataset = self->dataset;
  gboolean first = TRUE;
  guint i;

  if (input->tie_kinds_shown != NULL)
    {
      begin_member (self, "ties");
      g_string_append_c (self->text, '[');
      for (i = 0; i < dataset->n_tie_kinds; i++)
        g_string_append_printf (self->text, "%s%d", i > 0 ? ", " : "", input->tie_kinds_shown[i] != FALSE);
      g_string_append_c (self->text, ']');
    }
  if (input->blocs_shown != NULL)
    {
      begin_member (self, "blocs");
      g_string_append_c (self->text, '[');
      for (i = 0; i < dataset->n_blocs; i++)
        g_string_append_printf (self->text, "%s%d", i > 0 ? ", " : "", input->blocs_shown[i] != FALSE);
      g_string_append_c (self->text, ']');
    }
  if (input->pins == NULL)
    return;
  begin_member (self, "pins");
  g_string_append_c (self->text, '[');
  for (i = 0; i < input->n_pins; i++)
    {
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

      if (input->pins[i].partner < 0 || input->pins[i].partner >= (int) dataset->n_partners)
        continue;
      g_string_append (self->text, first ? "[" : ", [");
      append_string (self->text, dataset->partners[input->pins[i].partner].id);
      g_string_append_printf (self->text, ", %s, %s]", entente_json_format_number (input->pins[i].x, x),
                              entente_json_format_number (input->pins[i].y, y));
      first = FALSE;
    }
  g_string_append_c (self->text, ']');
}

static void
write_options (Writer *self,
               const EntenteExportOptions *options)
{
  write_string (self, "view", options->view);
  write_number (self, "format", options->format);
  write_number (self, "theme", options->theme);
  write_number (self, "width", options->width);
  write_number (self, "height", options->height);
  write_number (self, "scale", options->scale);
  write_switch (self, "screen", options->on_screen);
  write_string (self, "font", options->font_family);
  write_string (self, "language", options->language);
}

static void
write_view (Writer *self,
            const EntenteSceneInput *input)
{
  write_number (self, "medium", input->medium);
  write_number (self, "text-scale", input->text_scale);
  write_switch (self, "right-to-left", input->right_to_left);
  write_number (self, "zoom", input->viewport.zoom);
  write_number (self, "x", input->viewport.x);
  write_number (self, "y", input->viewport.y);
  write_partner (self, "select", input->selected);
  write_partner (self, "hover", input->hovered);
  write_partner (self, "compare", input->compared);
  if (input->sort_criterion >= 0)
    write_string (self, "sort", self->dataset->criteria[input->sort_criterion].id);
  write_string (self, "filter", input->filter);
  write_string (self, "against", input->other_ranking != NULL ? input->other_preset : NULL);
  write_number (self, "row-zoom", input->row_zoom);
  write_string (self, "size-by", input->size_by);
  write_number (self, "arrange", input->arrangement);
  write_switch (self, "certainty", input->shows_certainty);
  write_string (self, "marking", input->marking);
}

static const char *
get_numbers (void)
{
  const char *name = setlocale (LC_NUMERIC, NULL);

  return name == NULL || g_str_equal (name, "POSIX") || g_str_has_prefix (name, "C.") ? "C" : name;
}

/**
 * entente_export_recipe_write:
 * @options: as given to entente_export_render ()
 * @input: likewise
 *
 * Returns: one line of ASCII
 */
char *
entente_export_recipe_write (const EntenteExportOptions *options,
                             const EntenteSceneInput *input)
{
  Writer self = { g_string_new ("{"), input->dataset };

  write_string (&self, "entente", ENTENTE_VERSION);
  write_string (&self, "data", input->dataset->hash);
  write_options (&self, options);
  write_languages (&self, input->languages);
  write_string (&self, "numbers", get_numbers ());
  if (options->view == NULL || g_str_equal (options->view, "map"))
    write_string (&self, "borders", entente_borders_get_hash ());
  write_view (&self, input);
  write_shown (&self, input);
  write_json (&self, "scenario", input->scenario);
  write_json (&self, "baseline", input->baseline != NULL ? input->baseline_scenario : NULL);
  g_string_append_c (self.text, '}');
  return g_string_free (self.text, FALSE);
}

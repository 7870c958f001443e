/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the commands that explain results share: reading and evaluating the file, and the frame of what they print. */

#include "config.h"

#include "entente-cli-report.h"

#include "entente-cli-command.h"
#include "entente-cli-scenario.h"
#include "entente-format.h"
#include "entente-json-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
clear (EntenteCliReport *self)
{
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->scenario, entente_scenario_free);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->marking, g_free);
}

/* @format, @lang: (nullable): what the options said. @code: (out): where %FALSE is returned, after saying what is wrong */
static gboolean
open_file (EntenteCliReport *self,
           const char *path,
           const char *format,
           const char *lang,
           int *code)
{
  g_autoptr (EntenteValues) values = NULL;

  *self = (EntenteCliReport) { .format = format != NULL ? format : "table" };
  if (!entente_cli_report_is (self, "table") && !entente_cli_report_is (self, "csv") &&
      !entente_cli_report_is (self, "json"))
    {
      *code = entente_cli_fail_usage (_("There is no format “%s”"), format);
      return FALSE;
    }
  self->dataset = entente_cli_open_dataset (path, code);
  if (self->dataset == NULL ||
      !entente_cli_make_scenario (self->dataset, entente_cli_settings_get (), &self->scenario, NULL, code))
    {
      clear (self);
      return FALSE;
    }
  values = entente_values_new (self->dataset, self->scenario);
  self->evaluation = entente_evaluate (values, self->scenario);
  self->languages = entente_cli_get_languages (lang);
  self->marking = entente_format_marking (self->dataset, entente_cli_settings_get ()->marking, self->languages);
  return TRUE;
}

/**
 * entente_cli_report_run:
 * @user_data: for its function
 *
 * Returns: the exit code
 */
int
entente_cli_report_run (const EntenteCliReportCommand *command,
                        gpointer user_data,
                        int argc,
                        char **argv)
{
  static const GOptionEntry none[] = { { NULL } };
  g_autofree char *format = NULL;
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("How to print: table, csv or json"), N_("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("Use names in this language, such as ja"), N_("LANGUAGE") },
    { NULL },
  };
  g_autoptr (GOptionContext) context
    = entente_cli_new_context (_("FILE"), command->summary, command->options != NULL ? command->options : none);
  EntenteCliReport report;
  int code;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entente_cli_settings_get_options (), GETTEXT_PACKAGE);
  code = entente_cli_parse (context, &argc, &argv);
  if (code != ENTENTE_EXIT_OK)
    return code;
  if (argc != 2 || (command->needed != NULL && *command->needed == NULL))
    return entente_cli_fail_usage ("%s", command->needs);
  if (!open_file (&report, argv[1], format, lang, &code))
    return code;
  code = command->print (&report, user_data);
  clear (&report);
  return code;
}

gboolean
entente_cli_report_is (const EntenteCliReport *self,
                       const char *format)
{
  return strcmp (self->format, format) == 0;
}

/* Says so where there is no such partner. */
gboolean
entente_cli_report_find_partner (const EntenteCliReport *self,
                                 const char *id,
                                 guint *partner,
                                 int *code)
{
  const int found = entente_dataset_find_partner (self->dataset, id);

  if (found == ENTENTE_NONE)
    *code = entente_cli_fail_usage (_("The file has no partner “%s”"), id);
  *partner = MAX (found, 0);
  return found != ENTENTE_NONE;
}

/* A scenario may have more tiers than the file names. NULL = not rated. */
char *
entente_cli_report_get_tier_id (const EntenteCliReport *self,
                                guint tier)
{
  if (tier >= self->evaluation->n_tiers)
    return NULL;
  return tier < self->dataset->n_tiers ? g_strdup (self->dataset->tiers[tier].id) : g_strdup_printf ("%u", tier + 1);
}

const char *
entente_cli_report_get_name (const EntenteCliReport *self,
                             guint partner)
{
  return entente_format_partner (self->dataset, partner, self->languages);
}

/* One line, safe for a terminal, whatever the file calls things. */
void
entente_cli_report_print (const char *format,
                          ...)
{
  g_autofree char *line = NULL;
  g_autofree char *clean = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  clean = entente_cli_clean (line);
  puts (clean);
}

void
entente_cli_report_print_marking (const EntenteCliReport *self)
{
  if (self->marking != NULL)
    entente_cli_report_print ("%s", self->marking);
}

/* -- JSON ------------------------------------------------------------------------------------------------ */

/* Leaves an object open, with the handling line and the year in it. */
JsonBuilder *
entente_cli_report_begin_json (const EntenteCliReport *self)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  entente_cli_report_add_string (builder, "marking", self->marking);
  json_builder_set_member_name (builder, "year");
  json_builder_add_int_value (builder, self->scenario->year);
  return builder;
}

/* Closes the object, prints and frees. */
void
entente_cli_report_end_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = entente_json_text_document (root);
  entente_cli_print_json (json);
  g_object_unref (builder);
}

void
entente_cli_report_add_string (JsonBuilder *builder,
                               const char *member,
                               const char *string)
{
  json_builder_set_member_name (builder, member);
  if (string != NULL)
    json_builder_add_string_value (builder, string);
  else
    json_builder_add_null_value (builder);
}

void
entente_cli_report_add_number (JsonBuilder *builder,
                               const char *member,
                               double number)
{
  json_builder_set_member_name (builder, member);
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

void
entente_cli_report_add_tier (JsonBuilder *builder,
                             const EntenteCliReport *self,
                             const char *member,
                             guint tier)
{
  g_autofree char *id = entente_cli_report_get_tier_id (self, tier);

  entente_cli_report_add_string (builder, member, id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

#include <json-glib/json-glib.h>

/* An evaluated file, and how to print what follows from it: what the commands that rank and explain share. */

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
  const char *const *languages;
  const char *format; /* "table", "csv" or "json" */
  char *marking;      /* or NULL */
} EntenteCliReport;

/* A command that prints one, from its arguments to its exit code. */
typedef struct
{
  const char *summary;         /* localised */
  const char *needs;           /* localised; said when there is no file or no @needed */
  char *const *needed;         /* an option that has to be given, or NULL */
  const GOptionEntry *options; /* beside --format, --lang and the settings */
  int (*print) (const EntenteCliReport *report, gpointer user_data);
} EntenteCliReportCommand;

int entente_cli_report_run (const EntenteCliReportCommand *command, gpointer user_data, int argc, char **argv);
gboolean entente_cli_report_is (const EntenteCliReport *self, const char *format);
gboolean entente_cli_report_find_partner (const EntenteCliReport *self, const char *id, guint *partner, int *code);
char *entente_cli_report_get_tier_id (const EntenteCliReport *self, guint tier) G_GNUC_WARN_UNUSED_RESULT;
const char *entente_cli_report_get_name (const EntenteCliReport *self, guint partner);

void entente_cli_report_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void entente_cli_report_print_marking (const EntenteCliReport *self);

JsonBuilder *entente_cli_report_begin_json (const EntenteCliReport *self) G_GNUC_WARN_UNUSED_RESULT;
void entente_cli_report_end_json (JsonBuilder *builder);
void entente_cli_report_add_string (JsonBuilder *builder, const char *member, const char *string);
void entente_cli_report_add_number (JsonBuilder *builder, const char *member, double number);
void entente_cli_report_add_tier (JsonBuilder *builder, const EntenteCliReport *self, const char *member, guint tier);

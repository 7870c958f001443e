/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"
#include "entente-diagnostics.h"

#include <stdio.h>

/* One file a command. A command gets its own name as argv[0] and returns the exit code. */

#define ENTENTE_EXIT_OK 0
#define ENTENTE_EXIT_ERRORS 1
#define ENTENTE_EXIT_USAGE 2

typedef struct
{
  const char *name;
  const char *summary; /* translatable, one line */
  int (*run) (int argc, char **argv);
} EntenteCliCommand;

int entente_cli_convert (int argc, char **argv);
int entente_cli_explain (int argc, char **argv);
int entente_cli_lift (int argc, char **argv);
int entente_cli_matrix (int argc, char **argv);
int entente_cli_methods (int argc, char **argv);
int entente_cli_rank (int argc, char **argv);
int entente_cli_render (int argc, char **argv);
int entente_cli_robustness (int argc, char **argv);
int entente_cli_template (int argc, char **argv);
int entente_cli_tipping (int argc, char **argv);
int entente_cli_validate (int argc, char **argv);

/* What the commands share. */
GOptionContext *entente_cli_new_context (const char *usage, const char *summary, const GOptionEntry *entries);
int entente_cli_parse (GOptionContext *context, int *argc, char ***argv);
int entente_cli_fail_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
int entente_cli_fail (const char *format, ...) G_GNUC_PRINTF (1, 2);
char *entente_cli_clean (const char *string) G_GNUC_WARN_UNUSED_RESULT;
char *entente_cli_escape_json (const char *json) G_GNUC_WARN_UNUSED_RESULT;
void entente_cli_print_json (const char *json);
void entente_cli_print_diagnostics (FILE *stream, const char *path, const EntenteDiagnostics *diagnostics);
int entente_cli_get_exit_code (const EntenteDataset *dataset, const EntenteDiagnostics *diagnostics);
EntenteDataset *entente_cli_read_dataset (const char *path) G_GNUC_WARN_UNUSED_RESULT;
EntenteDataset *entente_cli_open_dataset (const char *path, int *code) G_GNUC_WARN_UNUSED_RESULT;
int entente_cli_write (const char *path, const char *text);
int entente_cli_write_bytes (const char *path, GBytes *bytes);
const char *const *entente_cli_get_languages (const char *lang);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A small dataset with a bit of everything. */

#include "fuzz-documents.h"

#include "entente-dataset-reader.h"

#include <string.h>

const char fuzz_document[] =
  "{\"format\": \"entente-dataset\", \"version\": 1, \"title\": {\"en\": \"Harbours\", \"ja\": \"\xe6\xb8\xaf\"}, \"year\": 2025,\n"
  " \"sources\": [{\"id\": \"book\", \"title\": \"Yearbook\"}],\n"
  " \"hub\": {\"id\": \"HUB\", \"name\": \"Hub\", \"location\": [-10.5, 38.9]},\n"
  " \"criteria\": [\n"
  "  {\"id\": \"effort\", \"name\": \"Effort\", \"weight\": 35, \"indicators\": [\n"
  "   {\"id\": \"spending\", \"name\": \"Spending\", \"unit\": \"%\", \"value\": {\"kind\": \"points\", \"points\": [[0, 0], [2, 0.5], [5, 1]]},\n"
  "    \"missing\": \"worst\", \"price\": {\"per\": 1, \"of\": \"output\", \"share\": 0.01}, \"source\": \"book\"},\n"
  "   {\"id\": \"trend\", \"name\": \"Trend\", \"value\": {\"kind\": \"linear\", \"from\": -1, \"to\": 2}, \"derived\": {\"change-of\": \"spending\", \"years\": 5}},\n"
  "   {\"id\": \"money\", \"name\": \"Money\", \"value\": {\"kind\": \"log\", \"from\": 10, \"to\": 1000}, \"missing\": \"median\",\n"
  "    \"derived\": {\"product\": [\"spending\", \"output\"], \"times\": 1e-8}}]},\n"
  "  {\"id\": \"bonds\", \"name\": \"Bonds\", \"weight\": 20, \"indicators\": [\n"
  "   {\"id\": \"treaty\", \"name\": \"Treaty\", \"value\": {\"kind\": \"categories\", \"categories\": {\"none\": 0, \"loose\": 0.5, \"close\": 1}}},\n"
  "   {\"id\": \"rank\", \"name\": \"Rank\", \"value\": {\"kind\": \"min-max\", \"descending\": true}}]}],\n"
  " \"measures\": [{\"id\": \"output\", \"name\": \"Output\", \"decimals\": 0}],\n"
  " \"tiers\": {\"rule\": \"thresholds\", \"list\": [{\"id\": \"1\", \"from\": 0.6}, {\"id\": \"2\", \"from\": 0.4}, {\"id\": \"3\"}]},\n"
  " \"gates\": [{\"indicator\": \"rank\", \"above\": 100, \"cap\": \"3\", \"reason\": \"Too far down.\"}],\n"
  " \"partners\": [\n"
  "  {\"id\": \"JP\", \"name\": {\"en\": \"Japan\", \"ja\": \"\xe6\x97\xa5\xe6\x9c\xac\"}, \"region\": \"East\", \"location\": [139.69, 35.68],\n"
  "   \"facts\": {\"spending\": {\"2019\": 0.9, \"2025\": 1.4}, \"output\": {\"2024\": 4e12}, \"treaty\": {\"2020\": \"close\"}, \"rank\": {\"2025\": 3}}},\n"
  "  {\"id\": \"TR\", \"name\": \"T\xc3\xbcrkiye\", \"also\": [\"Turkey\"], \"location\": [32.9, 39.9],\n"
  "   \"facts\": {\"spending\": {\"2025\": {\"value\": 1.8, \"source\": \"book\", \"low\": 1.7, \"high\": 1.9, \"note\": \"estimate\"}, \"2021\": null},\n"
  "    \"treaty\": {\"2020\": \"loose\"}, \"rank\": {\"2025\": 120}}, \"pledges\": [{\"indicator\": \"spending\", \"target\": 3, \"year\": 2030}]},\n"
  "  {\"id\": \"x.Y_z-1\", \"name\": \"Third\", \"facts\": {\"rank\": {\"2024\": 50}}}],\n"
  " \"blocs\": [{\"id\": \"league\", \"name\": \"League\", \"members\": [\"JP\", \"HUB\", \"TR\"]}],\n"
  " \"tie-kinds\": [{\"id\": \"pact\", \"name\": \"Pact\", \"strength\": 1}],\n"
  " \"ties\": [{\"a\": \"HUB\", \"b\": \"JP\", \"kind\": \"pact\", \"since\": 1960}, {\"a\": \"JP\", \"b\": \"TR\", \"kind\": \"pact\"}],\n"
  " \"conditions\": [{\"id\": \"spend\", \"name\": \"Spend\", \"tie-kinds\": [\"pact\"], \"indicator\": \"spending\", \"at-least\": 3.5}],\n"
  " \"presets\": [{\"id\": \"first\", \"name\": \"First\", \"weights\": {\"effort\": 1, \"bonds\": 0}}],\n"
  " \"layout\": {\"pins\": {\"TR\": [1.5, -2.5]}}}\n";

/* For the life of the process. */
EntenteDataset *
fuzz_document_read (void)
{
  static EntenteDataset *dataset;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (dataset != NULL)
    return dataset;
  diagnostics = entente_diagnostics_new ();
  bytes = g_bytes_new_static (fuzz_document, strlen (fuzz_document));
  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  if (dataset == NULL)
    g_error ("%s", entente_diagnostics_get (diagnostics, 0)->message);
  return dataset;
}

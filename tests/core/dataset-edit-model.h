/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset-edit.h"

#include <json-glib/json-glib.h>

/* The edits of a dataset once more, on a tree of json-glib instead of the text: what the new text must parse to. */

void model_set_fact (JsonNode *root, const EntenteDataset *dataset, const EntenteFactDraft *draft);
void model_remove_partner (JsonNode *root, guint partner);

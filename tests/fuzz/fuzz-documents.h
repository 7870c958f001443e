/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

/* A small dataset with a bit of everything, which scenarios, tables and recipes are read for. */

extern const char fuzz_document[];

EntenteDataset *fuzz_document_read (void);

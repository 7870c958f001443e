/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-document.h"
#include "entente-file-watch.h"

/* Between entente-document.c (what is known of the file) and entente-document-saving.c. */

struct _EntenteDocument
{
  GObject parent_instance;

  EntenteSession *session;
  GFile *file; /* NULL = never saved */
  char *hash;  /* SHA-256 of what we know to be there; NULL = nothing */
  EntenteFileWatch *watch;
  gboolean read_only, changed, missing;
  EntenteSnapshot *known; /* what `hash` is the hash of; NULL = nothing of ours */

  GQueue tasks; /* savings and readings: the first one runs */
  gboolean check_again; /* something happened to the file while it was saved or read */
};

void entente_document_set_known (EntenteDocument *self, const char *hash, EntenteSnapshot *snapshot);
void entente_document_set_file (EntenteDocument *self, GFile *file);
void entente_document_settle (EntenteDocument *self);
void entente_document_check (EntenteDocument *self);
void entente_document_notify_saving (EntenteDocument *self);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* A page of the help: what stands in resources/help/ID.ui. Properties: title, summary, see-also ("orbit map"). */

#define ENTENTE_TYPE_HELP_PAGE (entente_help_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHelpPage, entente_help_page, ENTENTE, HELP_PAGE, GtkBox)

typedef struct
{
  const char *id;
  const char *group; /* heading in the contents above the first page of a group, not translated yet; or NULL */
} EntenteHelpEntry;

const EntenteHelpEntry *entente_help_page_list (guint *n_pages);
EntenteHelpPage *entente_help_page_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;
const char *entente_help_page_get_title (EntenteHelpPage *self);
char **entente_help_page_list_related (EntenteHelpPage *self) G_GNUC_WARN_UNUSED_RESULT;
char *entente_help_page_collect_text (EntenteHelpPage *self) G_GNUC_WARN_UNUSED_RESULT;
void entente_help_page_set_dataset (EntenteHelpPage *self, EntenteDataset *dataset);

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

#define ENTENTE_TYPE_PROBLEM_PAGE (entente_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteProblemPage, entente_problem_page, ENTENTE, PROBLEM_PAGE, GtkWidget)

GtkWidget *entente_problem_page_new (const char *icon_name);
void entente_problem_page_set_problem (EntenteProblemPage *self, const char *problem, const char *remedy);
void entente_problem_page_set_has_partners (EntenteProblemPage *self, gboolean has_partners);

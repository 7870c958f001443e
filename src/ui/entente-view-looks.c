/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One table of the views for the window and the stage. */

#include "config.h"

#include "entente-view-looks.h"

#include <glib/gi18n-lib.h>

static const EntenteViewLook looks[] = {
  { "ranking", N_("Ranking"), "entente-ranking-symbolic" },
  { "orbit", N_("Orbit"), "entente-orbit-symbolic" },
  { "network", N_("Network"), "entente-network-symbolic" },
  { "map", N_("Map"), "entente-map-symbolic" },
  { "certainty", N_("Certainty"), "entente-certainty-symbolic" },
  { NULL, NULL, NULL },
};

/* The one behind the last has no id. */
const EntenteViewLook *
entente_view_looks_get (void)
{
  return looks;
}

/* id: of a view that there is */
const EntenteViewLook *
entente_view_looks_find (const char *id)
{
  const EntenteViewLook *look = looks;

  while (look->id != NULL && !g_str_equal (look->id, id))
    look++;
  return look;
}

/* NULL-terminated */
const char *const *
entente_view_looks_list_ids (void)
{
  static const char *ids[G_N_ELEMENTS (looks)];
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (looks); i++)
    ids[i] = looks[i].id;
  return ids;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where people know a file to be.
 *
 * In a sandbox, what was chosen by a dialog or a double click lies at a place of the document portal's, such as
 * /run/user/1000/doc/3986c8d4/partners.json, which says nothing to anybody. Newer portals tell its place on the machine
 * in an attribute; where none does, its name is all that is known. Only for showing: files are opened where they lie.
 */

#include "config.h"

#include "entente-known-path.h"

#include <string.h>
#include <sys/xattr.h>

#define HOST_PATH "user.document-portal.host-path"
#define MAX_PATH_BYTES 4096

/* The name of what lies in a document of the portal, "ID/NAME", or NULL: another place. */
static const char *
find_portal_part (const char *path)
{
  const char *rest;

  if (g_str_has_prefix (path, "/run/flatpak/doc/"))
    return path + strlen ("/run/flatpak/doc/");
  if (!g_str_has_prefix (path, "/run/user/"))
    return NULL;
  rest = path + strlen ("/run/user/");
  rest += strspn (rest, "0123456789");
  return g_str_has_prefix (rest, "/doc/") ? rest + strlen ("/doc/") : NULL;
}

static char *
ask_portal (const char *path)
{
  char known[MAX_PATH_BYTES];
  gssize length = getxattr (path, HOST_PATH, known, sizeof known - 1);

  if (length <= 0)
    return NULL;
  known[length] = '\0';
  return *known == '/' ? g_filename_display_name (known) : NULL;
}

/**
 * entente_known_path:
 *
 * Returns: the path of @file, its name where the path says nothing, or an address
 */
char *
entente_known_path (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *known = NULL;

  if (path == NULL || find_portal_part (path) == NULL)
    return g_file_get_parse_name (file);
  known = ask_portal (path);
  return known != NULL ? g_steal_pointer (&known) : g_filename_display_basename (path);
}

/**
 * entente_known_folder:
 *
 * Returns: the folder of @file, empty where it says nothing
 */
char *
entente_known_folder (GFile *file)
{
  g_autofree char *path = entente_known_path (file);

  return strchr (path, '/') != NULL ? g_path_get_dirname (path) : g_strdup ("");
}

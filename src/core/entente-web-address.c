/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Addresses of the web that a file gives, before anybody is asked whether to open one.
 *
 * Only http and https, since a file must not be able to start anything else. Beyond that, refused is what is written
 * to deceive: a user name in front of the host ("https://bank.example@evil.example"), blanks, control characters, marks
 * of direction and backslashes, which browsers read in other ways than people. Letters outside ASCII can look like
 * others: a host has them as IDNA writes them ("xn--..."), the rest as bytes in per cents, so that what is shown is
 * what is opened.
 */

#include "config.h"

#include "entente-web-address.h"

#include "entente-visible-text.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_LENGTH 2000 /* bytes */

static gboolean
has_web_scheme (const char *url)
{
  return g_ascii_strncasecmp (url, "https://", strlen ("https://")) == 0
         || g_ascii_strncasecmp (url, "http://", strlen ("http://")) == 0;
}

static gboolean
is_readable (const char *url)
{
  for (; *url != '\0'; url = g_utf8_next_char (url))
    {
      const gunichar c = g_utf8_get_char (url);

      if (c <= 0x20 || c == '\\' || c == '<' || c == '>' || c == '"' || c == '`' || c == '{' || c == '}' || c == '|'
          || c == '^' || g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT
          || entente_character_is_unsafe (c) || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0)
        return FALSE;
    }
  return TRUE;
}

/* Where the host and what belongs to it ends. */
static const char *
find_rest (const char *url)
{
  const char *host = strstr (url, "://") + strlen ("://");

  return host + strcspn (host, "/?#");
}

/* Letters, digits, "-" and "." of a name, or a number of the Internet. */
static gboolean
is_host (const char *host)
{
  const char *p;

  if (g_hostname_is_ip_address (host))
    return TRUE;
  for (p = host; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '.' && *p != '_')
      return FALSE;
  return *host != '\0' && *host != '.' && *host != '-';
}

/* Everything behind the host, with bytes outside ASCII in per cents. */
static void
append_rest (GString *address,
             GUri *uri)
{
  const char *path = g_uri_get_path (uri), *query = g_uri_get_query (uri), *fragment = g_uri_get_fragment (uri);
  g_autoptr (GString) rest = g_string_new (*path != '\0' ? path : "/");
  g_autofree char *escaped = NULL;

  if (query != NULL)
    g_string_append_printf (rest, "?%s", query);
  if (fragment != NULL)
    g_string_append_printf (rest, "#%s", fragment);
  escaped = g_uri_escape_string (rest->str, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS
                                            G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%", FALSE);
  g_string_append (address, escaped);
}

/* The host as the file writes it, when that isn't ASCII; NULL otherwise. */
static char *
find_letters (const char *url)
{
  const char *host = strstr (url, "://") + strlen ("://");
  g_autofree char *letters = g_strndup (host, strcspn (host, "/?#:"));

  return g_str_is_ascii (letters) ? NULL : entente_visible_line (letters);
}

static EntenteWebAddress *
make (GUri *uri,
      const char *host,
      const char *url)
{
  EntenteWebAddress *self = g_new0 (EntenteWebAddress, 1);
  GString *address = g_string_new (NULL);
  const int port = g_uri_get_port (uri);

  self->is_encrypted = g_ascii_strcasecmp (g_uri_get_scheme (uri), "https") == 0;
  self->host = g_ascii_strdown (host, -1);
  self->letters = find_letters (url);
  g_string_printf (address, strchr (self->host, ':') != NULL ? "%s://[%s]" : "%s://%s",
                   self->is_encrypted ? "https" : "http", self->host);
  if (port > 0)
    g_string_append_printf (address, ":%d", port);
  append_rest (address, uri);
  self->address = g_string_free (address, FALSE);
  return self;
}

/**
 * entente_web_address_parse:
 * @url: (nullable): UTF-8
 *
 * Returns: (transfer full) (nullable): %NULL when @url is nothing that may be opened
 */
EntenteWebAddress *
entente_web_address_parse (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;

  if (url == NULL || strlen (url) > MAX_LENGTH || !has_web_scheme (url) || !is_readable (url)
      || memchr (url, '%', find_rest (url) - url) != NULL)
    return NULL;
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL || g_uri_get_userinfo (uri) != NULL || g_uri_get_host (uri) == NULL)
    return NULL;
  host = g_hostname_to_ascii (g_uri_get_host (uri));
  return host != NULL && is_host (host) ? make (uri, host, url) : NULL;
}

void
entente_web_address_free (EntenteWebAddress *self)
{
  g_free (self->address);
  g_free (self->host);
  g_free (self->letters);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Which addresses of a file may be opened, and what is shown of them. */

#include "entente-web-address.h"

static void
test_addresses_of_the_web (void)
{
  static const struct
  {
    const char *url, *address, *host, *letters;
  } cases[] = {
    { "https://example.org", "https://example.org/", "example.org", NULL },
    { "HTTP://Example.ORG:8080/A%20b?c=d&e=%C3%A9#f", "http://example.org:8080/A%20b?c=d&e=%C3%A9#f", "example.org", NULL },
    { "https://example.org/caf\xc3\xa9", "https://example.org/caf%C3%A9", "example.org", NULL },
    { "https://\xe6\x97\xa5\xe6\x9c\xac.example/", "https://xn--wgv71a.example/", "xn--wgv71a.example",
      "\xe6\x97\xa5\xe6\x9c\xac.example" },
    { "https://\xd0\xb0pple.example/x", "https://xn--pple-43d.example/x", "xn--pple-43d.example", "\xd0\xb0pple.example" },
    { "https://xn--pple-43d.example/", "https://xn--pple-43d.example/", "xn--pple-43d.example", NULL },
    { "https://[::1]:443/", "https://[::1]:443/", "::1", NULL },
    { "https://good.example/a@b:c", "https://good.example/a@b:c", "good.example", NULL },
    { "https://good.example#@evil.example/", "https://good.example/#@evil.example/", "good.example", NULL },
    { "https://good.example?@evil.example/", "https://good.example/?@evil.example/", "good.example", NULL },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteWebAddress) address = entente_web_address_parse (cases[i].url);

      g_assert_nonnull (address);
      g_assert_cmpstr (address->address, ==, cases[i].address);
      g_assert_cmpstr (address->host, ==, cases[i].host);
      g_assert_cmpstr (address->letters, ==, cases[i].letters);
      g_assert_cmpint (address->is_encrypted, ==, g_ascii_strncasecmp (cases[i].url, "https", 5) == 0);
    }
}

static void
test_anything_else_is_refused (void)
{
  static const char *const urls[] = {
    "", "https://", "https:/a.example", "//a.example", "a.example", "www.a.example/x", "javascript:alert(1)",
    "file:///etc/passwd", "data:text/html,x", "ftp://a.example/", "mailto:a@b.example", "x-entente:a", "httpsx://a.example/",
    "https://user@a.example/", "https://user:pass@a.example/", "https://@a.example/", "https://:@a.example/",
    "https://a.example/ b", " https://a.example/", "https://a.example/\nX: 1", "https://a.example/\xe2\x80\xaegpj",
    "https://a.example\\@b.example/", "https://a.example/\x1b[31m", "https://a.example/\xc2\x9b", "https://a\xe2\x80\x8b.example/",
    "https://a%2eexample/", "https://a%00.example/", "https://a b.example/", "https://-a.example/", "https://.example/",
    "https://a.example:99999/", "https://a.example:x/", "https://[::1/", "https://a\xc2\xad.example/",
    "https://a.example/\xe3\x80\x80", "https://a.example/<b>", "https://a.example/>", "https://a.example/\"x", "https://a.example/`",
    "https://a.example/{", "https://a.example/}", "https://a.example/|", "https://a.example/^", "https://a.example/\\",
    "https://a.example/\x7f", "https://a.example/\xe1\x85\x9f", "https://a.example/\xe1\x85\xa0", "https://a.example/\xe3\x85\xa4",
    "https://a.example/\xef\xbe\xa0", "https://a.example/\xf3\xa0\x81\x81", "https://a~b.example/", "https://a!b.example/", "https://a,b.example/", "https://a;b.example/",
  };
  g_autofree char *path = g_strnfill (2000, 'x'), *url = g_strconcat ("https://a.example/", path, NULL);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (EntenteWebAddress) address = entente_web_address_parse (urls[i]);

      if (address != NULL)
        g_error ("“%s” is opened as %s", urls[i], address->address);
    }
  g_assert_null (entente_web_address_parse (NULL));
  g_assert_null (entente_web_address_parse (url));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web-address/addresses-of-the-web", test_addresses_of_the_web);
  g_test_add_func ("/web-address/anything-else-is-refused", test_anything_else_is_refused);
  return g_test_run ();
}

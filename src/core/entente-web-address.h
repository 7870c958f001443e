/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Addresses of the web that a file gives, before anybody is asked whether to open one. */

typedef struct
{
  char *address; /* what is opened, in ASCII alone */
  char *host;    /* who is asked, in ASCII alone: "xn--..." where it is written in other letters */
  char *letters; /* the host as it is written in other letters, made visible; NULL = it isn't */
  gboolean is_encrypted;
} EntenteWebAddress;

EntenteWebAddress *entente_web_address_parse (const char *url) G_GNUC_WARN_UNUSED_RESULT;
void entente_web_address_free (EntenteWebAddress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteWebAddress, entente_web_address_free)

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

/* A partner as an item of a list. Its place in the file never changes; "revision" is notified when results do. */

#define ENTENTE_TYPE_PARTNER_ITEM (entente_partner_item_get_type ())
G_DECLARE_FINAL_TYPE (EntentePartnerItem, entente_partner_item, ENTENTE, PARTNER_ITEM, GObject)

EntentePartnerItem *entente_partner_item_new (guint partner) G_GNUC_WARN_UNUSED_RESULT;
guint entente_partner_item_get_partner (EntentePartnerItem *self);
void entente_partner_item_touch (EntentePartnerItem *self);

GListStore *entente_partner_item_make_list (EntenteDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;

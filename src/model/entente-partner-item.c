/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-partner-item.h"

struct _EntentePartnerItem
{
  GObject parent_instance;

  guint partner;
  guint revision;
};

enum
{
  PROP_0,
  PROP_REVISION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntentePartnerItem, entente_partner_item, G_TYPE_OBJECT)

EntentePartnerItem *
entente_partner_item_new (guint partner)
{
  EntentePartnerItem *self = g_object_new (ENTENTE_TYPE_PARTNER_ITEM, NULL);

  self->partner = partner;
  return self;
}

guint
entente_partner_item_get_partner (EntentePartnerItem *self)
{
  return self->partner;
}

/* There are new results: whoever shows this partner reads them again. */
void
entente_partner_item_touch (EntentePartnerItem *self)
{
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVISION]);
}

/* All partners in file order. */
GListStore *
entente_partner_item_make_list (EntenteDataset *dataset)
{
  GListStore *list = g_list_store_new (ENTENTE_TYPE_PARTNER_ITEM);
  guint i;

  for (i = 0; i < dataset->n_partners; i++)
    {
      g_autoptr (EntentePartnerItem) item = entente_partner_item_new (i);

      g_list_store_append (list, item);
    }
  return list;
}

static void
entente_partner_item_get_property (GObject *object,
                                   guint prop_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  if (prop_id == PROP_REVISION)
    g_value_set_uint (value, ENTENTE_PARTNER_ITEM (object)->revision);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_partner_item_class_init (EntentePartnerItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = entente_partner_item_get_property;
  props[PROP_REVISION]
      = g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
entente_partner_item_init (EntentePartnerItem *self)
{
}

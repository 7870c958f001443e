/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The menus of the buttons, which all windows share.
 *
 * GTK 4.8 keeps each section of a menu that it has shown for good. Menus of their own would let every window leave
 * theirs behind, with all their items; what has to be a window's own is emptied when it goes.
 */

#include "config.h"

#include "entente-menu.h"

#define RESOURCE "/io/github/ententeapp/Entente/ui/entente-menus.ui"

static gpointer
get_original (const char *id)
{
  static GtkBuilder *builder = NULL;

  if (builder == NULL)
    builder = gtk_builder_new_from_resource (RESOURCE);
  return gtk_builder_get_object (builder, id);
}

/**
 * entente_menu_give:
 * @button: a GtkMenuButton
 * @id: of a menu in entente-menus.ui
 */
void
entente_menu_give (GtkWidget *button,
                   const char *id)
{
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), get_original (id));
}

/**
 * entente_menu_give_with_part:
 * @button: a GtkMenuButton
 * @id: of a menu in entente-menus.ui
 * @part: id of one of its sections, which is this button's own
 *
 * Returns: (transfer full): an empty section in the place of @part. To be emptied at the end: see entente_menu_empty ()
 */
GMenu *
entente_menu_give_with_part (GtkWidget *button,
                             const char *id,
                             const char *part)
{
  GMenuModel *original = get_original (id), *place = get_original (part);
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu *own = g_menu_new ();
  int i;

  for (i = 0; i < g_menu_model_get_n_items (original); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (original, i);
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (original, i, G_MENU_LINK_SECTION);

      if (section == place)
        g_menu_item_set_section (item, G_MENU_MODEL (own));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return own;
}

/**
 * entente_menu_empty:
 * @menu: (nullable): one that is shown no more
 *
 * Takes everything out of it and of what is below it.
 */
void
entente_menu_empty (GMenuModel *menu)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
  guint k;
  int i;

  for (i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    for (k = 0; k < G_N_ELEMENTS (links); k++)
      {
        g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[k]);

        entente_menu_empty (below);
      }
  if (G_IS_MENU (menu))
    g_menu_remove_all (G_MENU (menu));
}

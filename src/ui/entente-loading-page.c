/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The reading thread leaves its progress in an atomic number; the page looks at it once a frame. */

#include "config.h"

#include "entente-loading-page.h"

#include "entente-visible-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _EntenteLoadingPage
{
  GtkWidget parent_instance;

  EntenteLoader *loader;
  guint tick;
  GtkWidget *clamp;
  GtkLabel *label;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (EntenteLoadingPage, entente_loading_page, GTK_TYPE_WIDGET)

static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  EntenteLoadingPage *self = ENTENTE_LOADING_PAGE (widget);

  gtk_progress_bar_set_fraction (self->bar, entente_loader_get_progress (self->loader));
  return G_SOURCE_CONTINUE;
}

static void
entente_loading_page_dispose (GObject *object)
{
  EntenteLoadingPage *self = ENTENTE_LOADING_PAGE (object);

  entente_loading_page_set_loader (self, NULL);
  g_clear_pointer (&self->clamp, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_loading_page_parent_class)->dispose (object);
}

static void
entente_loading_page_class_init (EntenteLoadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_loading_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-loading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteLoadingPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, EntenteLoadingPage, label);
  gtk_widget_class_bind_template_child (widget_class, EntenteLoadingPage, bar);
}

static void
entente_loading_page_init (EntenteLoadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* NULL = nothing is being read any more. */
void
entente_loading_page_set_loader (EntenteLoadingPage *self,
                                 EntenteLoader *loader)
{
  g_autofree char *name = NULL, *text = NULL;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_set_object (&self->loader, loader);
  if (loader == NULL)
    return;
  name = entente_visible_file_name (entente_loader_get_file (loader));
  text = g_strdup_printf (_("Reading %s"), name);
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

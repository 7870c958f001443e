/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*              (icon)
 *   This file has no ties between partners
 *   The network shows who is tied to whom ...
 *
 *          [ Show the ranking ]
 *          [ How to add data  ]
 *
 * What stands in the place of a picture that a file lacks the data for: what is missing, what would mend it, and two
 * ways on. The list of partners is of no use where there are none, so there the first way is to add one.
 */

#include "config.h"

#include "entente-problem-page.h"

#include <glib/gi18n-lib.h>

struct _EntenteProblemPage
{
  GtkWidget parent_instance;

  AdwStatusPage *page;
  GtkWidget *show_ranking, *add_partner;
};

G_DEFINE_FINAL_TYPE (EntenteProblemPage, entente_problem_page, GTK_TYPE_WIDGET)

static void
entente_problem_page_dispose (GObject *object)
{
  EntenteProblemPage *self = ENTENTE_PROBLEM_PAGE (object);

  if (self->page != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->page));
  self->page = NULL;

  G_OBJECT_CLASS (entente_problem_page_parent_class)->dispose (object);
}

static gboolean
entente_problem_page_grab_focus (GtkWidget *widget)
{
  EntenteProblemPage *self = ENTENTE_PROBLEM_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->add_partner) ? self->add_partner : self->show_ranking);
}

static void
entente_problem_page_class_init (EntenteProblemPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_problem_page_dispose;

  GTK_WIDGET_CLASS (klass)->grab_focus = entente_problem_page_grab_focus;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (GtkBox *box,
            const char *label,
            const char *action,
            GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *text = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (box, button);
  return button;
}

static void
entente_problem_page_init (EntenteProblemPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  self->add_partner = add_button (GTK_BOX (box), _("Add a partner…"), "win.add-partner", g_variant_new_string (""));
  self->show_ranking = add_button (GTK_BOX (box), _("Show the ranking"), "win.view", g_variant_new_string ("ranking"));
  gtk_widget_add_css_class (self->add_partner, "suggested-action");
  gtk_widget_add_css_class (self->show_ranking, "suggested-action");
  gtk_widget_set_visible (self->add_partner, FALSE);
  add_button (GTK_BOX (box), _("How to add data"), "app.help-page", g_variant_new_string ("data"));
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");
  adw_status_page_set_child (self->page, box);
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
}

GtkWidget *
entente_problem_page_new (const char *icon_name)
{
  EntenteProblemPage *self = g_object_new (ENTENTE_TYPE_PROBLEM_PAGE, NULL);

  adw_status_page_set_icon_name (self->page, icon_name);
  return GTK_WIDGET (self);
}

/**
 * entente_problem_page_set_problem:
 * @remedy: (nullable): plain text
 */
void
entente_problem_page_set_problem (EntenteProblemPage *self,
                                  const char *problem,
                                  const char *remedy)
{
  g_autofree char *markup = remedy != NULL ? g_markup_escape_text (remedy, -1) : NULL;

  adw_status_page_set_title (self->page, problem);
  adw_status_page_set_description (self->page, markup);
}

void
entente_problem_page_set_has_partners (EntenteProblemPage *self,
                                       gboolean has_partners)
{
  gtk_widget_set_visible (self->add_partner, !has_partners);
  gtk_widget_set_visible (self->show_ranking, has_partners);
}

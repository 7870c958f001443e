/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The about window is a dialog inside its parent from libadwaita 1.5 on. */

#include "config.h"

#include "entente-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WEBSITE "https://github.com/ententeapp/entente"

#define ABOUT_PROPERTIES                                                                                        \
  "application-name", "Entente", "application-icon", ENTENTE_APP_ID, "version", ENTENTE_VERSION, "developer-name", \
      _("The Entente authors"), "copyright", "© 2026 The Entente authors", "license-type", GTK_LICENSE_GPL_3_0,    \
      "comments",                                                                                               \
      _("See where every ally stands, why, and what would change it. Entente takes no side: every number shows "   \
        "its source, and every weight is yours."),                                                              \
      /* Translators: your own names, one a line */                                                             \
      "translator-credits", _("translator-credits"), "website", WEBSITE, "issue-url", WEBSITE "/issues"

static void
add_legal_sections (gpointer about,
                       void (*add) (gpointer about, const char *title, const char *copyright, GtkLicense type,
                                    const char *licence))
{
  add (about, _("Country borders"), "Natural Earth", GTK_LICENSE_CUSTOM,
       _("Public domain. Disputed lines are drawn dashed; the borders say nothing about the status of a territory."));
}

/* What the metainfo says of this release, in the same words. */
static void
add_release_notes (gpointer about)
{
  static const char *const items[] = {
    N_("Sliders for the weights of criteria; rankings and tiers follow while you drag"),
    N_("Ranking, orbit, network, map and certainty of the same state"),
    N_("Marks on each slider where somebody changes tier, and what would lift a partner"),
    N_("A dossier with the facts, their years and their sources"),
    N_("Export to PNG, SVG and PDF, and a command line that draws the same pictures"),
  };
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autofree char *first = g_markup_escape_text (_("First release."), -1);
  gsize i;

  g_string_append_printf (notes, "<p>%s</p><ul>", first);
  for (i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *item = g_markup_escape_text (_(items[i]), -1);

      g_string_append_printf (notes, "<li>%s</li>", item);
    }
  g_string_append (notes, "</ul>");
  g_object_set (about, "release-notes", notes->str, "release-notes-version", ENTENTE_VERSION, NULL);
}

#if ADW_CHECK_VERSION (1, 5, 0)
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
add_section (gpointer about,
             const char *title,
             const char *copyright,
             GtkLicense type,
             const char *licence)
{
  adw_about_dialog_add_legal_section (about, title, copyright, type, licence);
}

void
entente_about_present (GtkWindow *parent)
{
  AdwDialog *about = g_object_new (ADW_TYPE_ABOUT_DIALOG, ABOUT_PROPERTIES, NULL);

  add_legal_sections (about, add_section);
  add_release_notes (about);
  adw_dialog_present (about, GTK_WIDGET (parent));
}

G_GNUC_END_IGNORE_DEPRECATIONS
#else

static void
add_section (gpointer about,
             const char *title,
             const char *copyright,
             GtkLicense type,
             const char *licence)
{
  adw_about_window_add_legal_section (about, title, copyright, type, licence);
}

void
entente_about_present (GtkWindow *parent)
{
  GtkWindow *about = g_object_new (ADW_TYPE_ABOUT_WINDOW, ABOUT_PROPERTIES, "transient-for", parent, NULL);

  add_legal_sections (about, add_section);
  add_release_notes (about);
  gtk_window_present (about);
}

#endif

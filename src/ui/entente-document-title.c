/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   | • | US partners, February 2026 |
 *   |   | Read-only · partners.json  |
 *
 * The mark has a column of its own, which is there without the mark too: nothing in the header bar moves when a
 * document is changed or saved. Both lines give way to what stands beside them, the second one first: the header bar
 * leaves room for the beginning of a title, or has none at all.
 */

#include "config.h"

#include "entente-document-title.h"

#include "entente-plain-text.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>

#define MOST_CHARS 48  /* of a title that has all the room: the switcher is pushed aside no further */
#define LEAST_CHARS 16 /* rather no title than fewer of them */

struct _EntenteDocumentTitle
{
  GtkWidget parent_instance;

  EntenteDocument *document;
  GtkWidget *grid, *mark;
  GtkLabel *title, *subtitle;
};

G_DEFINE_FINAL_TYPE (EntenteDocumentTitle, entente_document_title, GTK_TYPE_WIDGET)

static gboolean
is_sample (EntenteDocument *document)
{
  GFile *file = entente_document_get_file (document);

  return file != NULL && g_file_has_uri_scheme (file, "resource");
}

/* Where the document is kept, in a few words: "partners.json", "Not saved yet". */
char *
entente_document_title_describe_place (EntenteDocument *document)
{
  GFile *file = entente_document_get_file (document);
  g_autofree char *name = NULL;

  if (file == NULL)
    return g_strdup (_("Not saved yet"));
  if (is_sample (document))
    return g_strdup (_("Sample"));
  name = entente_visible_file_name (file);
  if (entente_document_is_missing (document))
    /* Translators: the file was deleted or moved away */
    return g_strdup_printf (_("No longer there · %s"), name);
  if (entente_document_is_read_only (document))
    return g_strdup_printf (_("Read-only · %s"), name);
  return g_steal_pointer (&name);
}

/* The whole title, which the header bar may have cut off, and the folder. */
static char *
make_tooltip (EntenteDocument *document,
              const char *title)
{
  GFile *file = entente_document_get_file (document);
  g_autofree char *name = file != NULL ? entente_visible_file_path (file) : NULL;

  if (file == NULL)
    return g_strdup_printf ("%s\n%s", title, _("Not saved yet"));
  if (is_sample (document))
    return g_strdup_printf ("%s\n%s", title, _("A sample that comes with Entente; saving makes a file of your own"));
  return g_strdup_printf ("%s\n%s", title, name);
}

static void
update (EntenteDocumentTitle *self)
{
  gboolean modified = entente_document_is_modified (self->document);
  g_autofree char *title = entente_document_get_title (self->document);
  g_autofree char *place = entente_document_title_describe_place (self->document);
  g_autofree char *tooltip = make_tooltip (self->document, title);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s, %s", title, place, modified ? _("unsaved changes") : _("all changes saved"));

  gtk_label_set_text (self->title, title);
  gtk_label_set_width_chars (self->title, (int) MIN (g_utf8_strlen (title, -1), LEAST_CHARS));
  gtk_label_set_text (self->subtitle, place);
  gtk_widget_set_opacity (self->mark, modified ? 1 : 0);
  entente_plain_text_set_tooltip (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
entente_document_title_dispose (GObject *object)
{
  EntenteDocumentTitle *self = ENTENTE_DOCUMENT_TITLE (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (entente_document_title_parent_class)->dispose (object);
}

static void
entente_document_title_class_init (EntenteDocumentTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_document_title_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "documenttitle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_line (EntenteDocumentTitle *self,
          int row,
          const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (label, MOST_CHARS);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (label), 1, row, 1, 1);
  return label;
}

static void
entente_document_title_init (EntenteDocumentTitle *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_set_valign (self->grid, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  self->mark = gtk_label_new ("●");
  gtk_widget_add_css_class (self->mark, "mark");
  gtk_grid_attach (GTK_GRID (self->grid), self->mark, 0, 0, 1, 1);
  self->title = add_line (self, 0, "title");
  self->subtitle = add_line (self, 1, "subtitle");
}

/* Shows what is open. A title has one document for its life. */
void
entente_document_title_set_document (EntenteDocumentTitle *self,
                                     EntenteDocument *document)
{
  static const char *const details[] = { "notify::title", "notify::file", "notify::modified", "notify::read-only",
                                         "notify::missing" };
  gsize i;

  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  for (i = 0; i < G_N_ELEMENTS (details); i++)
    g_signal_connect_object (document, details[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* "• US partners", the mark included */
char *
entente_document_title_make_line (EntenteDocument *document)
{
  g_autofree char *title = entente_document_get_title (document);

  return g_strdup_printf ("%s%s", entente_document_is_modified (document) ? "• " : "", title);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A card a problem: sign and word, the sentence, the place, the line of the file with the place underlined,
 * and what to do. Beyond a few hundred the cards stop and a line says how many more there are.
 */

#include "config.h"

#include "entente-diagnostics-page.h"

#include "entente-appearance.h"
#include "entente-button-names.h"
#include "entente-label-phrases.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>

#define MAX_CARDS 200

struct _EntenteDiagnosticsPage
{
  GtkWidget parent_instance;

  EntenteDiagnostics *diagnostics;
  char *file_name;

  GtkWidget *scroller;
  GtkLabel *title, *file;
  GtkWidget *reload, *ways;
  GtkLabel *back_label;
  GtkBox *cards;
};

G_DEFINE_FINAL_TYPE (EntenteDiagnosticsPage, entente_diagnostics_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *word, *icon, *css_class;
} severities[] = {
  [ENTENTE_SEVERITY_NOTE] = { N_("Note"), "dialog-information-symbolic", "dim-label" },
  [ENTENTE_SEVERITY_WARNING] = { N_("Warning"), "dialog-warning-symbolic", "warning" },
  [ENTENTE_SEVERITY_ERROR] = { N_("Error"), "dialog-error-symbolic", "error" },
};

static GtkWidget *
append_label (GtkWidget *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  entente_label_phrases_keep (label);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* "line 212, column 9 · /partners/11/facts" */
static char *
describe_place (const EntenteDiagnostic *diagnostic)
{
  g_autofree char *place = NULL;

  g_autofree char *pointer = entente_visible_line (diagnostic->pointer != NULL ? diagnostic->pointer : "");

  if (diagnostic->line == 0)
    return g_steal_pointer (&pointer);
  place = g_strdup_printf (_("line %u, column %u"), diagnostic->line, diagnostic->column);
  return *pointer != '\0' ? g_strdup_printf ("%s · %s", place, pointer) : g_steal_pointer (&place);
}

static void
append_excerpt (GtkWidget *box,
                const EntenteDiagnostic *diagnostic)
{
  GtkWidget *label;
  PangoAttrList *attrs;
  PangoAttribute *underline;
  const char *end;
  glong length;

  if (diagnostic->excerpt == NULL || !g_utf8_validate (diagnostic->excerpt, -1, &end))
    return;
  label = append_label (box, diagnostic->excerpt, "excerpt");
  length = g_utf8_strlen (diagnostic->excerpt, -1);
  if (diagnostic->excerpt_column == 0 || (glong) diagnostic->excerpt_column > length)
    return;
  attrs = pango_attr_list_new ();
  underline = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);
  end = g_utf8_offset_to_pointer (diagnostic->excerpt, (glong) diagnostic->excerpt_column - 1);
  underline->start_index = (guint) (end - diagnostic->excerpt);
  underline->end_index
      = (guint) MIN (strlen (diagnostic->excerpt), underline->start_index + MAX (diagnostic->length, 1));
  pango_attr_list_insert (attrs, underline);
  gtk_label_set_attributes (GTK_LABEL (label), attrs);
  pango_attr_list_unref (attrs);
}

static GtkWidget *
make_card (const EntenteDiagnostic *diagnostic)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (severities[diagnostic->severity].icon);
  g_autofree char *place = describe_place (diagnostic), *remedy = NULL;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "problem");
  gtk_widget_add_css_class (icon, severities[diagnostic->severity].css_class);
  gtk_box_append (GTK_BOX (head), icon);
  append_label (head, _(severities[diagnostic->severity].word), severities[diagnostic->severity].css_class);
  gtk_box_append (GTK_BOX (card), head);
  append_label (card, diagnostic->message, "heading");
  if (place != NULL && *place != '\0')
    append_label (card, place, "place");
  append_excerpt (card, diagnostic);
  if (diagnostic->remedy != NULL)
    {
      remedy = g_strdup_printf (_("To mend: %s"), diagnostic->remedy);
      append_label (card, remedy, NULL);
    }
  return card;
}

static char *
make_title (const EntenteDiagnosticsReport *report)
{
  guint errors = entente_diagnostics_count (report->diagnostics, ENTENTE_SEVERITY_ERROR);
  guint all = entente_diagnostics_get_length (report->diagnostics);

  if (report->shown)
    return g_strdup_printf (ngettext ("%u remark about this file", "%u remarks about this file", all), all);
  return g_strdup_printf (
      ngettext ("This file cannot be shown: %u problem", "This file cannot be shown: %u problems", errors), errors);
}

void
entente_diagnostics_page_set_report (EntenteDiagnosticsPage *self,
                                     const EntenteDiagnosticsReport *report)
{
  guint n = entente_diagnostics_get_length (report->diagnostics), i, rest;
  g_autofree char *title = make_title (report), *back = NULL;
  GtkWidget *child;

  entente_diagnostics_ref (report->diagnostics);
  g_clear_pointer (&self->diagnostics, entente_diagnostics_unref);
  self->diagnostics = report->diagnostics;
  g_free (self->file_name);
  self->file_name = g_strdup (report->file_name);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->file, report->file_name);
  back = report->back_name != NULL ? g_strdup_printf (_("Back to “%s”"), report->back_name)
                                   : g_strdup (_("Back to the start"));
  gtk_label_set_text (self->back_label, back);
  entente_button_names_set (gtk_widget_get_ancestor (GTK_WIDGET (self->back_label), GTK_TYPE_BUTTON), back);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (i = 0; i < MIN (n, MAX_CARDS); i++)
    gtk_box_append (self->cards, make_card (entente_diagnostics_get (report->diagnostics, i)));
  rest = n - MIN (n, MAX_CARDS) + entente_diagnostics_get_suppressed (report->diagnostics);
  if (rest > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

      append_label (GTK_WIDGET (self->cards), more, "dim-label");
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* All problems as plain text, one paragraph each: for an e-mail to whoever made the file. */
char *
entente_diagnostics_page_to_text (EntenteDiagnosticsPage *self)
{
  GString *text = g_string_new (self->file_name);
  guint i;

  g_string_append_c (text, '\n');
  for (i = 0; i < entente_diagnostics_get_length (self->diagnostics); i++)
    {
      const EntenteDiagnostic *diagnostic = entente_diagnostics_get (self->diagnostics, i);
      g_autofree char *place = describe_place (diagnostic);

      g_string_append_printf (text, "\n%s: %s\n", _(severities[diagnostic->severity].word), diagnostic->message);
      if (place != NULL && *place != '\0')
        g_string_append_printf (text, "%s\n", place);
      if (diagnostic->remedy != NULL)
        g_string_append_printf (text, _("To mend: %s"), diagnostic->remedy);
      g_string_append (text, diagnostic->remedy != NULL ? "\n" : "");
    }
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget *widget,
         const char *action_name,
         GVariant *parameter)
{
  g_autofree char *text = entente_diagnostics_page_to_text (ENTENTE_DIAGNOSTICS_PAGE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _("Problems copied"));
}

static void
entente_diagnostics_page_dispose (GObject *object)
{
  EntenteDiagnosticsPage *self = ENTENTE_DIAGNOSTICS_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->diagnostics, entente_diagnostics_unref);
  g_clear_pointer (&self->file_name, g_free);

  G_OBJECT_CLASS (entente_diagnostics_page_parent_class)->dispose (object);
}

static void
entente_diagnostics_page_class_init (EntenteDiagnosticsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_diagnostics_page_dispose;

  gtk_widget_class_install_action (widget_class, "problems.copy", NULL, copy_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-diagnostics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteDiagnosticsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntenteDiagnosticsPage, ways);
  gtk_widget_class_bind_template_child (widget_class, EntenteDiagnosticsPage, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteDiagnosticsPage, file);
  gtk_widget_class_bind_template_child (widget_class, EntenteDiagnosticsPage, reload);
  gtk_widget_class_bind_template_child (widget_class, EntenteDiagnosticsPage, back_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteDiagnosticsPage, cards);
}

static void
entente_diagnostics_page_init (EntenteDiagnosticsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_label_phrases_keep (GTK_WIDGET (self));
  entente_appearance_orient_by_text (self->ways);
}

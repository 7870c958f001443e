/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Pages are window descriptions like any other, so that their texts are translated like any other:
 *
 *   <object class="EntenteHelpPage" id="page">
 *     <property name="title" translatable="yes">Orbit</property>
 *     <child><object class="EntenteHelpFigure">...</object></child>
 *     <child><object class="EntenteHelpText"><property name="text" translatable="yes">...</property></object></child>
 *
 * The title, the summary and the links at the end are made from the properties of the page.
 */

#include "config.h"

#include "entente-help-page.h"

#include "entente-help-figure.h"
#include "entente-help-key.h"
#include "entente-help-text.h"

#include <glib/gi18n-lib.h>

#define RESOURCES "/io/github/ententeapp/Entente/help/"

struct _EntenteHelpPage
{
  GtkBox parent_instance;

  char *title, *summary, *see_also;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_SEE_ALSO,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteHelpPage, entente_help_page, GTK_TYPE_BOX)

/* In the order of the contents. */
static const EntenteHelpEntry entries[] = {
  { "overview", N_("First steps") },
  { "priorities", NULL },
  { "ranking", N_("The views") },
  { "orbit", NULL },
  { "network", NULL },
  { "map", NULL },
  { "certainty", NULL },
  { "dossier", N_("Asking questions") },
  { "what-if", NULL },
  { "how-sure", NULL },
  { "methods", NULL },
  { "data", N_("Your work") },
  { "saving", NULL },
  { "presenting", NULL },
  { "export", NULL },
  { "privacy", N_("To look up") },
  { "shortcuts", NULL },
};

const EntenteHelpEntry *
entente_help_page_list (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (entries);
  return entries;
}

/**
 * entente_help_page_new:
 * @id: of entente_help_page_list ()
 *
 * Returns: (transfer full): the page, without pictures as yet
 */
EntenteHelpPage *
entente_help_page_new (const char *id)
{
  g_autofree char *path = g_strconcat (RESOURCES, id, ".ui", NULL);
  g_autoptr (GtkBuilder) builder = NULL;

  g_type_ensure (ENTENTE_TYPE_HELP_PAGE);
  g_type_ensure (ENTENTE_TYPE_HELP_FIGURE);
  g_type_ensure (ENTENTE_TYPE_HELP_KEY);
  g_type_ensure (ENTENTE_TYPE_HELP_TEXT);
  builder = gtk_builder_new_from_resource (path);
  return g_object_ref_sink (ENTENTE_HELP_PAGE (gtk_builder_get_object (builder, "page")));
}

const char *
entente_help_page_get_title (EntenteHelpPage *self)
{
  return self->title;
}

/* (transfer full): ids of other pages */
char **
entente_help_page_list_related (EntenteHelpPage *self)
{
  return g_strsplit (self->see_also != NULL ? self->see_also : "", " ", -1);
}

static void
collect (GtkWidget *widget,
         GString *out)
{
  if (ENTENTE_IS_HELP_TEXT (widget))
    g_string_append_printf (out, "%s\n", entente_help_text_get_text (ENTENTE_HELP_TEXT (widget)));
  else if (ENTENTE_IS_HELP_FIGURE (widget))
    g_string_append_printf (out, "%s\n", entente_help_figure_get_caption (ENTENTE_HELP_FIGURE (widget)));
  else if (ENTENTE_IS_HELP_KEY (widget))
    {
      g_autofree char *keys = entente_help_key_to_text (ENTENTE_HELP_KEY (widget));

      g_string_append_printf (out, "%s: %s\n", entente_help_key_get_meaning (ENTENTE_HELP_KEY (widget)), keys);
    }
}

/* All that stands on the page, a line a paragraph; what a search looks through. */
char *
entente_help_page_collect_text (EntenteHelpPage *self)
{
  GString *out = g_string_new (NULL);
  GtkWidget *child;

  g_string_append_printf (out, "%s\n", self->title);
  if (self->summary != NULL)
    g_string_append_printf (out, "%s\n", self->summary);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, out);
  return g_string_free (out, FALSE);
}

/* @dataset: (nullable): the sample, when the page is shown; %NULL when it is put away */
void
entente_help_page_set_dataset (EntenteHelpPage *self,
                               EntenteDataset *dataset)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ENTENTE_IS_HELP_FIGURE (child))
      entente_help_figure_set_dataset (ENTENTE_HELP_FIGURE (child), dataset);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  gboolean title = g_str_equal (style, "title-1");
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role",
                                   title ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
entente_help_page_constructed (GObject *object)
{
  EntenteHelpPage *self = ENTENTE_HELP_PAGE (object);

  G_OBJECT_CLASS (entente_help_page_parent_class)->constructed (object);
  gtk_box_append (GTK_BOX (self), make_label (self->title, "title-1"));
  if (self->summary != NULL)
    gtk_box_append (GTK_BOX (self), make_label (self->summary, "summary"));
}

static void
entente_help_page_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  EntenteHelpPage *self = ENTENTE_HELP_PAGE (object);

  if (prop_id == PROP_TITLE)
    self->title = g_value_dup_string (value);
  else if (prop_id == PROP_SUMMARY)
    self->summary = g_value_dup_string (value);
  else if (prop_id == PROP_SEE_ALSO)
    self->see_also = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_help_page_finalize (GObject *object)
{
  EntenteHelpPage *self = ENTENTE_HELP_PAGE (object);

  g_free (self->title);
  g_free (self->summary);
  g_free (self->see_also);

  G_OBJECT_CLASS (entente_help_page_parent_class)->finalize (object);
}

static void
entente_help_page_class_init (EntenteHelpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = entente_help_page_constructed;
  object_class->set_property = entente_help_page_set_property;
  object_class->finalize = entente_help_page_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  props[PROP_SEE_ALSO] = g_param_spec_string ("see-also", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "helppage");
}

static void
entente_help_page_init (EntenteHelpPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

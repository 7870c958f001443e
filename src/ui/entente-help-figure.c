/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Each figure has a session of its own over the shared dataset: what a page shows is set up there, and nothing of it
 * reaches a document. It exists only while its page is shown, so that a help that is put away costs nothing.
 */

#include "config.h"

#include "entente-help-figure.h"

#include "entente-certainty-section.h"
#include "entente-dossier-panel.h"
#include "entente-help-crop.h"
#include "entente-lift-section.h"
#include "entente-picture-view.h"
#include "entente-priorities-panel.h"
#include "entente-status-strip.h"

struct _EntenteHelpFigure
{
  GtkWidget parent_instance;

  char *subject, *selected, *compared, *focus, *criterion, *caption, *description;
  int share; /* per cent; -1 = nothing was moved */
  EntenteHelpCropSize size;

  EntenteSession *session;
  EntenteViewFilter *filter;
  EntenteHelpCrop *crop;
};

enum
{
  PROP_0,
  PROP_SUBJECT,
  PROP_SELECTED,
  PROP_COMPARED,
  PROP_FOCUS,
  PROP_CRITERION,
  PROP_SHARE,
  PROP_WIDTH,
  PROP_HEIGHT,
  PROP_SCENE_WIDTH,
  PROP_SCENE_HEIGHT,
  PROP_CAPTION,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteHelpFigure, entente_help_figure, GTK_TYPE_WIDGET)

/* -- What is shown ---------------------------------------------------------------------------------------- */

static int
find_partner (EntenteDataset *dataset,
              const char *id)
{
  guint i;

  for (i = 0; id != NULL && i < dataset->n_partners; i++)
    if (g_str_equal (dataset->partners[i].id, id))
      return (int) i;
  return ENTENTE_NONE;
}

static void
move_share (EntenteHelpFigure *self,
            EntenteDataset *dataset)
{
  guint i;

  for (i = 0; i < dataset->n_criteria; i++)
    if (g_strcmp0 (dataset->criteria[i].id, self->criterion) == 0)
      entente_session_move_share (self->session, i, self->share / 100.0);
}

static void
prepare_session (EntenteHelpFigure *self,
                 EntenteDataset *dataset)
{
  self->session = entente_session_new (dataset);
  self->filter = entente_view_filter_new ();
  entente_view_filter_set_dataset (self->filter, dataset);
  entente_session_evaluate (self->session);
  if (self->share >= 0)
    move_share (self, dataset);
  entente_session_set_selected (self->session, find_partner (dataset, self->selected));
  entente_session_set_compared (self->session, find_partner (dataset, self->compared));
}

static GtkWidget *
make_priorities (EntenteHelpFigure *self)
{
  GtkWidget *panel = g_object_new (ENTENTE_TYPE_PRIORITIES_PANEL, NULL);

  entente_priorities_panel_set_session (ENTENTE_PRIORITIES_PANEL (panel), self->session, self->filter);
  return panel;
}

static GtkWidget *
make_dossier (EntenteHelpFigure *self)
{
  GtkWidget *panel = g_object_new (ENTENTE_TYPE_DOSSIER_PANEL, NULL);

  entente_dossier_panel_set_session (ENTENTE_DOSSIER_PANEL (panel), self->session);
  return panel;
}

static GtkWidget *
make_certainty (EntenteHelpFigure *self)
{
  GtkWidget *section = g_object_new (ENTENTE_TYPE_CERTAINTY_SECTION, NULL);

  entente_certainty_section_set_session (ENTENTE_CERTAINTY_SECTION (section), self->session);
  gtk_widget_add_css_class (section, "dossier-body");
  return section;
}

static GtkWidget *
make_lift (EntenteHelpFigure *self)
{
  GtkWidget *section = g_object_new (ENTENTE_TYPE_LIFT_SECTION, NULL);
  int selected = entente_session_get_selected (self->session);

  entente_lift_section_set_session (ENTENTE_LIFT_SECTION (section), self->session);
  if (selected != ENTENTE_NONE)
    entente_lift_section_show (ENTENTE_LIFT_SECTION (section), entente_session_get_evaluation (self->session),
                               (guint) selected);
  gtk_widget_add_css_class (section, "dossier-body");
  return section;
}

static GtkWidget *
make_status (EntenteHelpFigure *self)
{
  GtkWidget *strip = g_object_new (ENTENTE_TYPE_STATUS_STRIP, NULL);

  entente_status_strip_set_session (ENTENTE_STATUS_STRIP (strip), self->session);
  return strip;
}

static GtkWidget *
make_view (EntenteHelpFigure *self)
{
  EntentePicture *picture = entente_picture_new (self->subject);
  GtkWidget *view;

  g_return_val_if_fail (picture != NULL, NULL);
  view = entente_picture_view_new (picture, self->caption);
  entente_picture_view_set_session (ENTENTE_PICTURE_VIEW (view), self->session, self->filter);
  return view;
}

static GtkWidget *
make_child (EntenteHelpFigure *self)
{
  static const struct
  {
    const char *subject;
    GtkWidget *(*make) (EntenteHelpFigure *self);
  } parts[] = {
    { "priorities", make_priorities }, { "dossier", make_dossier }, { "how-sure", make_certainty },
    { "lift", make_lift },             { "status", make_status },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (self->subject, parts[i].subject))
      return parts[i].make (self);
  return make_view (self);
}

/* What a screen reader says of it; the pictures know it themselves once they are drawn. */
char *
entente_help_figure_describe (EntenteHelpFigure *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->crop));

  if (self->description != NULL)
    return g_strdup (self->description);
  if (!ENTENTE_IS_PICTURE_VIEW (child))
    return NULL;
  return entente_picture_describe (entente_picture_view_get_picture (ENTENTE_PICTURE_VIEW (child)));
}

static void
update_description (EntenteHelpFigure *self)
{
  g_autofree char *text = entente_help_figure_describe (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->crop), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
clear (EntenteHelpFigure *self)
{
  if (self->crop != NULL)
    entente_help_crop_set_child (self->crop, NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->filter);
}

/**
 * entente_help_figure_set_dataset:
 * @dataset: (nullable): the sample, to be drawn; %NULL = nothing any more
 */
void
entente_help_figure_set_dataset (EntenteHelpFigure *self,
                                 EntenteDataset *dataset)
{
  GtkWidget *child;

  clear (self);
  if (dataset == NULL)
    return;
  prepare_session (self, dataset);
  child = make_child (self);
  entente_help_crop_set_partner (self->crop, find_partner (dataset, self->focus));
  entente_help_crop_set_child (self->crop, child);
  /* Those who follow the session hear of the change, as in a window. */
  entente_session_evaluate (self->session);
  if (ENTENTE_IS_PICTURE_VIEW (child))
    g_signal_connect_object (child, "updated", G_CALLBACK (update_description), self, G_CONNECT_SWAPPED);
  update_description (self);
}

const char *
entente_help_figure_get_caption (EntenteHelpFigure *self)
{
  return self->caption;
}

/* -- The widget ------------------------------------------------------------------------------------------- */

static void
entente_help_figure_constructed (GObject *object)
{
  EntenteHelpFigure *self = ENTENTE_HELP_FIGURE (object);
  GtkWidget *caption = gtk_label_new (self->caption);

  G_OBJECT_CLASS (entente_help_figure_parent_class)->constructed (object);
  self->size.partner = ENTENTE_NONE;
  self->crop = entente_help_crop_new (&self->size);
  gtk_widget_set_halign (GTK_WIDGET (self->crop), self->size.width < 720 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->crop), GTK_ACCESSIBLE_PROPERTY_LABEL, self->caption, -1);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_justify (GTK_LABEL (caption), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->crop), GTK_WIDGET (self));
  gtk_widget_set_parent (caption, GTK_WIDGET (self));
}

static char **
find_text (EntenteHelpFigure *self,
           guint prop_id)
{
  switch (prop_id)
    {
    case PROP_SUBJECT:
      return &self->subject;
    case PROP_SELECTED:
      return &self->selected;
    case PROP_COMPARED:
      return &self->compared;
    case PROP_FOCUS:
      return &self->focus;
    case PROP_CRITERION:
      return &self->criterion;
    case PROP_CAPTION:
      return &self->caption;
    case PROP_DESCRIPTION:
      return &self->description;
    default:
      return NULL;
    }
}

static int *
find_number (EntenteHelpFigure *self,
             guint prop_id)
{
  switch (prop_id)
    {
    case PROP_SHARE:
      return &self->share;
    case PROP_WIDTH:
      return &self->size.width;
    case PROP_HEIGHT:
      return &self->size.height;
    case PROP_SCENE_WIDTH:
      return &self->size.scene_width;
    case PROP_SCENE_HEIGHT:
      return &self->size.scene_height;
    default:
      return NULL;
    }
}

static void
entente_help_figure_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  EntenteHelpFigure *self = ENTENTE_HELP_FIGURE (object);
  char **text = find_text (self, prop_id);
  int *number = find_number (self, prop_id);

  if (text != NULL)
    *text = g_value_dup_string (value);
  else if (number != NULL)
    *number = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_help_figure_dispose (GObject *object)
{
  EntenteHelpFigure *self = ENTENTE_HELP_FIGURE (object);
  GtkWidget *child;

  clear (self);
  self->crop = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_help_figure_parent_class)->dispose (object);
}

static void
entente_help_figure_finalize (GObject *object)
{
  EntenteHelpFigure *self = ENTENTE_HELP_FIGURE (object);
  guint i;

  for (i = PROP_0 + 1; i < N_PROPS; i++)
    if (find_text (self, i) != NULL)
      g_free (*find_text (self, i));

  G_OBJECT_CLASS (entente_help_figure_parent_class)->finalize (object);
}

static void
entente_help_figure_class_init (EntenteHelpFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const texts[N_PROPS] = {
    [PROP_SUBJECT] = "subject",     [PROP_SELECTED] = "selected", [PROP_COMPARED] = "compared",
    [PROP_FOCUS] = "focus",         [PROP_CRITERION] = "criterion", [PROP_CAPTION] = "caption",
    [PROP_DESCRIPTION] = "description",
  };
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  guint i;

  object_class->constructed = entente_help_figure_constructed;
  object_class->set_property = entente_help_figure_set_property;
  object_class->dispose = entente_help_figure_dispose;
  object_class->finalize = entente_help_figure_finalize;

  for (i = PROP_0 + 1; i < N_PROPS; i++)
    if (texts[i] != NULL)
      props[i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  props[PROP_SHARE] = g_param_spec_int ("share", NULL, NULL, -1, 100, -1, flags);
  props[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, 4096, 720, flags);
  props[PROP_HEIGHT] = g_param_spec_int ("height", NULL, NULL, 0, 4096, 320, flags);
  props[PROP_SCENE_WIDTH] = g_param_spec_int ("scene-width", NULL, NULL, 0, 4096, 0, flags);
  props[PROP_SCENE_HEIGHT] = g_param_spec_int ("scene-height", NULL, NULL, 0, 4096, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "helpfigure");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
entente_help_figure_init (EntenteHelpFigure *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

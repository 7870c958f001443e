/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   +--- the whole, as large as it needs to be ------+
 *   |                                                |
 *   |          +--- what is shown ------+            |
 *   |          |          * partner     |            |
 *   |          +------------------------+            |
 *   +------------------------------------------------+
 *
 * Pictures are the program's own widgets, at rest: no pointer, no key and no screen reader gets into them.
 */

#include "config.h"

#include "entente-help-crop.h"

#include "entente-appearance.h"

#include <math.h>

struct _EntenteHelpCrop
{
  GtkWidget parent_instance;

  EntenteHelpCropSize size;
  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (EntenteHelpCrop, entente_help_crop, GTK_TYPE_WIDGET)

static int
scale (EntenteHelpCrop *self,
       int length)
{
  return (int) ceil (length * entente_appearance_get_text_scale (GTK_WIDGET (self)));
}

static void
entente_help_crop_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  EntenteHelpCrop *self = ENTENTE_HELP_CROP (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = scale (self, self->size.height);
  else
    {
      *minimum = 120;
      *natural = MAX (scale (self, self->size.width), 120);
    }
}

/* How far to shift the whole so that the partner comes into the middle, without showing what is beyond its sides. */
static void
find_shift (EntenteHelpCrop *self,
            const int whole[2],
            const int shown[2],
            double shift[2])
{
  EntentePicture *picture;
  double place[2], radius;
  int i;

  if (self->size.partner == ENTENTE_NONE || !ENTENTE_IS_PICTURE_VIEW (self->child))
    return;
  picture = entente_picture_view_get_picture (ENTENTE_PICTURE_VIEW (self->child));
  if (!entente_picture_locate (picture, self->size.partner, &place[0], &place[1], &radius))
    return;
  for (i = 0; i < 2; i++)
    shift[i] = round (CLAMP (shown[i] / 2.0 - place[i], shown[i] - whole[i], 0));
}

static void
entente_help_crop_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  EntenteHelpCrop *self = ENTENTE_HELP_CROP (widget);
  const int shown[2] = { width, height };
  double shift[2] = { 0, 0 };
  int whole[2], minimum, natural;

  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  whole[0] = MAX (MAX (width, minimum), scale (self, self->size.scene_width));
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, whole[0], &minimum, &natural, NULL, NULL);
  whole[1] = MAX (MAX (height, minimum), scale (self, self->size.scene_height));
  /* Once for the places, once more to where it belongs. */
  gtk_widget_allocate (self->child, whole[0], whole[1], -1, NULL);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    shift[0] = width - whole[0];
  find_shift (self, whole, shown, shift);
  gtk_widget_allocate (self->child, whole[0], whole[1], -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) shift[0], (float) shift[1])));
}

static void
entente_help_crop_dispose (GObject *object)
{
  g_clear_pointer (&ENTENTE_HELP_CROP (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_help_crop_parent_class)->dispose (object);
}

static void
entente_help_crop_class_init (EntenteHelpCropClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_help_crop_dispose;
  widget_class->measure = entente_help_crop_measure;
  widget_class->size_allocate = entente_help_crop_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "helpcrop");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
entente_help_crop_init (EntenteHelpCrop *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

EntenteHelpCrop *
entente_help_crop_new (const EntenteHelpCropSize *size)
{
  EntenteHelpCrop *self = g_object_new (ENTENTE_TYPE_HELP_CROP, NULL);

  self->size = *size;
  return self;
}

/* @child: (nullable): what to show a part of */
void
entente_help_crop_set_child (EntenteHelpCrop *self,
                             GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  if (ENTENTE_IS_PICTURE_VIEW (child))
    g_signal_connect_object (entente_picture_view_get_picture (ENTENTE_PICTURE_VIEW (child)), "changed",
                             G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
entente_help_crop_set_partner (EntenteHelpCrop *self,
                               int partner)
{
  self->size.partner = partner;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

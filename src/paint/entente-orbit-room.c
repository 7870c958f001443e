/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Names are placed for the end of a motion, where none lies on another one or on a mark. On their way there they cross:
 *
 *   before       half way        after
 *   Japan        JapQatar        Qatar       the name that matters less fades as it comes to lie on the other one,
 *   Qatar        (Qatar: 0)      Japan       and is back when it has come through
 *
 * How far a name has faded follows from where all are, so that it does not flicker.
 */

#include "config.h"

#include "entente-orbit-room.h"

#include <math.h>

#define FADE 3.0        /* pixels of overlap that leave nothing of a name, at a text scale of 1 */
#define NOTHING 0.004   /* presence nobody sees */
#define MOST_DISCS 400  /* above that names are few and marks small */

typedef struct
{
  double x, y, radius; /* with outline and rings */
} Disc;

typedef struct
{
  guint mark;
  guint order; /* the lower one stays */
  double x0, y0, x1, y1;
} Name;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Name *p = a, *q = b;

  return p->order != q->order ? (p->order < q->order ? -1 : 1) : (p->mark > q->mark) - (p->mark < q->mark);
}

static gboolean
has_attention (const EntenteOrbitScene *scene,
               guint mark)
{
  return scene->marks[mark].partner == scene->selected || scene->marks[mark].partner == scene->hovered;
}

static void
find_discs (const EntenteOrbitShown *shown,
            Disc *discs)
{
  const EntenteOrbitScene *scene = shown->scene;
  guint i;

  for (i = 0; i < scene->n_marks; i++)
    discs[i] = (Disc){ scene->x + shown->poses[i].distance * cos (shown->poses[i].angle),
                       scene->y + shown->poses[i].distance * sin (shown->poses[i].angle), scene->marks[i].extent };
}

static guint
collect_names (const EntenteOrbitShown *shown,
               const Disc *discs,
               Name *names)
{
  const EntenteOrbitScene *scene = shown->scene;
  guint i, n = 0;

  for (i = 0; i < scene->n_marks; i++)
    {
      const EntenteOrbitMark *mark = &scene->marks[i];
      Name *name = &names[n];

      if (shown->tags[i].presence < NOTHING)
        continue;
      name->mark = i;
      name->order = has_attention (scene, i) ? 0 : 1 + mark->tier + (mark->moved ? 0 : scene->n_tiers + 1);
      name->x0 = discs[i].x + shown->tags[i].x;
      name->y0 = discs[i].y + shown->tags[i].y;
      name->x1 = name->x0 + mark->text_width;
      name->y1 = name->y0 + mark->text_height;
      n++;
    }
  return n;
}

static double
get_overlap (const Name *a,
             const Name *b)
{
  if (a->y1 <= b->y0 || b->y1 <= a->y0)
    return 0;
  return MIN (MIN (a->x1, b->x1) - MAX (a->x0, b->x0), MIN (a->y1, b->y1) - MAX (a->y0, b->y0));
}

/* How deep a disc reaches into a name; 0 = not at all. Most are far away. */
static double
get_reach (const Disc *disc,
           const Name *name)
{
  double x, y;

  if (disc->y + disc->radius < name->y0 || disc->y - disc->radius > name->y1)
    return 0;
  x = disc->x - CLAMP (disc->x, name->x0, name->x1);
  y = disc->y - CLAMP (disc->y, name->y0, name->y1);
  return x * x + y * y < disc->radius * disc->radius ? disc->radius - sqrt (x * x + y * y) : 0;
}

/**
 * entente_orbit_room_find:
 * @room: (out caller-allocates) (array): one a mark, from 0 = its name cannot be shown now to 1 = all of it can
 *
 * What is looked at, has changed its tier or is in a high one stays; the others yield to it, and to the marks of
 * others. All are 1 where all is at rest. O(names^2 + names x marks), the latter up to 400 marks.
 */
void
entente_orbit_room_find (const EntenteOrbitShown *shown,
                         double *room)
{
  const guint n_marks = shown->scene->n_marks;
  const double fade = FADE * shown->scene->text_scale;
  g_autofree Name *names = g_new (Name, MAX (n_marks, 1));
  g_autofree Disc *discs = g_new (Disc, MAX (n_marks, 1));
  guint n, i, j;

  for (i = 0; i < n_marks; i++)
    room[i] = 1;
  find_discs (shown, discs);
  n = collect_names (shown, discs, names);
  qsort (names, n, sizeof *names, compare_names);
  for (i = 0; i < n; i++)
    {
      const Name *name = &names[i];
      double deepest = 0;

      if (name->order == 0)
        continue;
      for (j = 0; j < i; j++)
        deepest = MAX (deepest, get_overlap (name, &names[j]) * room[names[j].mark]);
      for (j = 0; j < n_marks && n_marks <= MOST_DISCS; j++)
        if (j != name->mark)
          deepest = MAX (deepest, get_reach (&discs[j], name));
      room[name->mark] = CLAMP (1 - deepest / fade, 0, 1);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-network-scene.h"
#include "sample-scene.h"

/* The Network of the sample, as a picture of any size. */

static inline Sample *
open_network (double width,
              double height)
{
  Sample *sample = open_sample ("partners-2026.json", width, height);

  sample->layout = entente_network_layout_new (sample->dataset, NULL);
  return sample;
}

static inline EntenteNetworkScene *
build (Sample *sample)
{
  return entente_network_scene_new (&sample->input, sample->layout, NULL);
}

static inline const EntenteNetworkLabel *
find_label (const EntenteNetworkScene *scene,
            int partner)
{
  guint i;

  for (i = 0; i < scene->labels->len; i++)
    if ((int) g_array_index (scene->labels, EntenteNetworkLabel, i).partner == partner)
      return &g_array_index (scene->labels, EntenteNetworkLabel, i);
  return NULL;
}

static inline void
arrange (Sample *sample,
         EntenteArrangement arrangement)
{
  EntenteNetworkLayout *layout = NULL;

  if (arrangement == ENTENTE_ARRANGE_BY_REGION)
    layout = entente_network_layout_new_by_region (sample->dataset, NULL);
  else if (arrangement == ENTENTE_ARRANGE_BY_TIER)
    layout = entente_network_layout_arrange_by_tier (sample->layout, sample->evaluation);
  sample->input.arrangement = arrangement;
  if (layout == NULL)
    return;
  entente_network_layout_unref (sample->layout);
  sample->layout = layout;
}

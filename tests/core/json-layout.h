/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <json-glib/json-glib.h>

/* Writing the tree of a dataset as somebody else would have written it. All by g_test_rand_* (). */

typedef struct
{
  const char *newline, *indent, *comma, *colon;
  guint lines_to;         /* objects and lists above this depth take lines */
  gboolean escape_keys;   /* "\u0069d" */
  gboolean spell_numbers; /* 1.50, 15e-1 */
  gboolean shuffle;       /* members in any order */
  gboolean end_line;
} JsonLayout;

void json_layout_choose (JsonLayout *self);
char *json_layout_write (const JsonLayout *self, JsonNode *root) G_GNUC_WARN_UNUSED_RESULT;
void json_layout_add_unknown (JsonNode *root);

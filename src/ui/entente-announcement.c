/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a screen reader is to say without being asked.
 *
 * GTK knows announcements since 4.14. Below it the same words are the name of the status strip and the description of
 * what has the focus; a change of either is read out too, so callers set those in any case.
 */

#include "config.h"

#include "entente-announcement.h"

/* At the end of what is being said; a later text of the same kind takes its place. */
void
entente_announce (GtkWidget *widget,
                  const char *text)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  /* GTK's own backend for tests can't say anything and doesn't look whether it can. */
  if (g_strcmp0 (g_getenv ("GTK_A11Y"), "test") == 0)
    return;
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}

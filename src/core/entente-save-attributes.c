/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Gives a new file what the old one has beside its bytes: owner, group, extended attributes, access control list,
 * mode. What cannot be kept never makes the new file readable for more people than the old one was. */

#include "config.h"

#include "entente-save-sibling.h"

#include <errno.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#define ACCESS_LIST "system.posix_acl_access"

/* What the system says when it is not allowed or not known there, as on FAT or through the document portal. */
static gboolean
is_refusal (int code)
{
  return code == EPERM || code == EACCES || code == EINVAL || code == ENOTSUP || code == ENOSYS;
}

/* Attributes that vouch for the bytes don't hold for other bytes. */
static gboolean
is_copied (const char *name,
           gboolean with_list)
{
  if (strcmp (name, "security.capability") == 0 || strcmp (name, "security.ima") == 0
      || strcmp (name, "security.evm") == 0)
    return FALSE;
  return with_list || strcmp (name, ACCESS_LIST) != 0;
}

static void
copy_attribute (int from,
                int to,
                const char *name)
{
  gssize size = fgetxattr (from, name, NULL, 0);
  g_autofree char *value = size >= 0 ? g_malloc (size + 1) : NULL;

  if (value == NULL)
    return;
  size = fgetxattr (from, name, value, size + 1);
  if (size >= 0)
    fsetxattr (to, name, value, size, 0);
}

static void
copy_attributes (int from,
                 int to,
                 gboolean with_list)
{
  gssize size = flistxattr (from, NULL, 0), at;
  g_autofree char *names = size > 0 ? g_malloc0 (size + 1) : NULL;

  /* The list that the new file has by default from its folder may let in more people than the old one did. */
  fremovexattr (to, ACCESS_LIST);
  if (names == NULL)
    return;
  size = flistxattr (from, names, size);
  for (at = 0; at < size; at += strlen (names + at) + 1)
    if (is_copied (names + at, with_list))
      copy_attribute (from, to, names + at);
}

/**
 * entente_save_attributes_copy:
 * @from: the old file, open
 * @status: of the old file
 * @to: the new one, open, readable for its owner only
 *
 * Returns: %FALSE, with errno set, when the disk failed; what is merely not allowed is left out
 */
gboolean
entente_save_attributes_copy (int from,
                              const struct stat *status,
                              int to)
{
  mode_t mode = status->st_mode & 07777;
  gboolean owner_kept, group_kept;
  struct stat made;

  if (fstat (to, &made) != 0)
    return FALSE;
  owner_kept = made.st_uid == status->st_uid;
  group_kept = made.st_gid == status->st_gid;
  if (!owner_kept && fchown (to, status->st_uid, status->st_gid) == 0)
    owner_kept = group_kept = TRUE;
  if (!group_kept)
    group_kept = fchown (to, -1, status->st_gid) == 0;
  copy_attributes (from, to, group_kept);
  if (!owner_kept)
    mode &= ~(mode_t) (S_ISUID | S_ISGID);
  if (!group_kept)
    {
      /* Another group gets no more than everybody. */
      mode &= ~(mode_t) S_ISGID;
      mode &= ~(mode_t) S_IRWXG | ((mode & S_IRWXO) << 3);
    }
  return fchmod (to, mode) == 0 || is_refusal (errno);
}

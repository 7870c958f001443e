/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Numbers that stay as they are from version to version, since the same file gives the same picture.
 *
 * A record takes arrays of numbers under names and keeps of each how many they are, their sum and a sum in which each
 * counts by its place. kept_numbers_check () compares that with what stands in a file of tests/core/kept; with the
 * argument --renew of the test it writes the file instead. A brief record has one line for all that is added under a prefix.
 */

typedef struct _KeptNumbers KeptNumbers;

/* A number in a structure; its size tells what it is: double, int or guint, guint8, or 0 for a text. */
typedef struct
{
  const char *name;
  gsize offset, size;
} KeptMember;

#define KEPT_MEMBER(type, member) { #member, G_STRUCT_OFFSET (type, member), sizeof (((type *) 0)->member) }
#define KEPT_TEXT(type, member) { #member, G_STRUCT_OFFSET (type, member), 0 }
#define KEPT_ARRAY(numbers, name, array, n, members) \
  kept_numbers_add (numbers, name, &(const KeptRows) { array, n, sizeof *(array), members, G_N_ELEMENTS (members) })

typedef struct
{
  gconstpointer rows;
  guint n;
  gsize size;
  const KeptMember *members;
  guint n_members;
} KeptRows;

void kept_numbers_init (int *argc, char ***argv);
KeptNumbers *kept_numbers_new (const char *file) G_GNUC_WARN_UNUSED_RESULT;
void kept_numbers_free (KeptNumbers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeptNumbers, kept_numbers_free)

void kept_numbers_set_brief (KeptNumbers *self);
void kept_numbers_set_prefix (KeptNumbers *self, const char *prefix);
void kept_numbers_add (KeptNumbers *self, const char *name, const KeptRows *rows);
void kept_numbers_add_doubles (KeptNumbers *self, const char *name, const double *numbers, guint n);
void kept_numbers_add_ints (KeptNumbers *self, const char *name, gconstpointer numbers, guint n);
void kept_numbers_add_text (KeptNumbers *self, const char *name, const char *text);
void kept_numbers_check (KeptNumbers *self);
double kept_rows_sum (const KeptRows *self);

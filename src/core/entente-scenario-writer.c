/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Writing a scenario: only what differs from the defaults of its dataset, in a fixed order.
 *
 * Numbers are written with the fewest digits that read back to the same double.
 */

#include "config.h"

#include "entente-scenario-json.h"

#include "entente-json-text.h"
#include "entente-methods.h"

#include <string.h>

typedef struct
{
  GString *text;
  const char *before;    /* the first member */
  const char *separator; /* between members */
  gboolean empty;        /* nothing was written into the open object yet */
} Writer;

static void
append_number (GString *text,
               double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, entente_json_format_number (number, buffer));
}

static void
begin_member (Writer *writer,
              const char *name)
{
  g_string_append (writer->text, writer->empty ? writer->before : writer->separator);
  writer->empty = FALSE;
  entente_json_append_string (writer->text, name);
  g_string_append (writer->text, ": ");
}

/* The key of an entry in an inner object, with the comma that it needs. */
static void
append_key (GString *text,
            gboolean *first,
            const char *key)
{
  if (!*first)
    g_string_append (text, ", ");
  *first = FALSE;
  entente_json_append_string (text, key);
  g_string_append (text, ": ");
}

static gboolean
weights_differ (const EntenteScenario *self,
                const EntenteScenario *defaults)
{
  guint i;

  for (i = 0; i < self->n_criteria; i++)
    if (self->weights[i] != defaults->weights[i])
      return TRUE;
  return FALSE;
}

/* {"criterion": number, ...}; those that are not numbers are left out. */
static void
append_by_criterion (GString *text,
                     const double *numbers,
                     const EntenteDataset *dataset)
{
  gboolean first = TRUE;
  guint i;

  g_string_append_c (text, '{');
  for (i = 0; i < dataset->n_criteria; i++)
    if (!isnan (numbers[i]))
      {
        append_key (text, &first, dataset->criteria[i].id);
        append_number (text, numbers[i]);
      }
  g_string_append_c (text, '}');
}

static void
write_weights (Writer *writer,
               const EntenteScenario *self,
               const EntenteDataset *dataset)
{
  begin_member (writer, "weights");
  append_by_criterion (writer->text, self->weights, dataset);
}

static void
write_locks (Writer *writer,
             const EntenteScenario *self,
             const EntenteDataset *dataset)
{
  gboolean any = FALSE;
  guint i;

  for (i = 0; i < self->n_criteria; i++)
    if (self->locks[i])
      {
        if (!any)
          begin_member (writer, "locks");
        g_string_append (writer->text, any ? ", " : "[");
        entente_json_append_string (writer->text, dataset->criteria[i].id);
        any = TRUE;
      }
  if (any)
    g_string_append_c (writer->text, ']');
}

static void
append_tier (GString *text,
             const EntenteScenario *self,
             const EntenteDataset *dataset,
             guint tier)
{
  gboolean first = TRUE;

  g_string_append_c (text, '{');
  if (tier < dataset->n_tiers)
    {
      append_key (text, &first, "id");
      entente_json_append_string (text, dataset->tiers[tier].id);
    }
  if (tier + 1 < self->n_tiers)
    {
      if (self->tier_rule != ENTENTE_TIER_RULE_SIZES && isfinite (self->tier_from[tier]))
        {
          append_key (text, &first, "from");
          append_number (text, self->tier_from[tier]);
        }
      else if (self->tier_rule == ENTENTE_TIER_RULE_SIZES && self->tier_count[tier] >= 0)
        {
          append_key (text, &first, "count");
          g_string_append_printf (text, "%d", self->tier_count[tier]);
        }
      else if (self->tier_rule == ENTENTE_TIER_RULE_SIZES && !isnan (self->tier_share[tier]))
        {
          append_key (text, &first, "share");
          append_number (text, self->tier_share[tier]);
        }
      if (self->tier_rule == ENTENTE_TIER_RULE_PROFILES)
        {
          append_key (text, &first, "profile");
          append_by_criterion (text, self->profiles + (gsize) tier * self->n_criteria, dataset);
        }
    }
  g_string_append_c (text, '}');
}

static void
append_profile_parameters (GString *text,
                           const EntenteProfileParameters *parameters)
{
  g_string_append (text, "\"lambda\": ");
  append_number (text, parameters->cutting_level);
  g_string_append (text, ", \"q\": ");
  append_number (text, parameters->indifference);
  g_string_append (text, ", \"p\": ");
  append_number (text, parameters->preference);
  g_string_append (text, ", \"veto\": ");
  if (isnan (parameters->veto))
    g_string_append (text, "null");
  else
    append_number (text, parameters->veto);
  g_string_append_printf (text, ", \"assignment\": \"%s\", ",
                          parameters->optimistic ? "optimistic" : "pessimistic");
}

static void
write_tiers (Writer *writer,
             const EntenteScenario *self,
             const EntenteDataset *dataset)
{
  static const char *const rules[] = { "thresholds", "sizes", "natural", "profiles" };
  guint t;

  begin_member (writer, "tiers");
  g_string_append_printf (writer->text, "{\"rule\": \"%s\", ", rules[self->tier_rule]);
  if (self->tier_rule == ENTENTE_TIER_RULE_NATURAL)
    g_string_append_printf (writer->text, "\"classes\": %u, ", entente_scenario_get_classes (self));
  else if (self->tier_rule == ENTENTE_TIER_RULE_PROFILES)
    append_profile_parameters (writer->text, &self->profile_parameters);
  g_string_append (writer->text, "\"list\": [");
  for (t = 0; t < self->n_tiers; t++)
    {
      if (t > 0)
        g_string_append (writer->text, ", ");
      append_tier (writer->text, self, dataset, t);
    }
  g_string_append (writer->text, "]}");
}

static void
append_what_if (GString *text,
                const EntenteQuantity *quantity,
                const EntenteWhatIfItem *item)
{
  if (item->missing)
    g_string_append (text, "null");
  else if (item->category != ENTENTE_NONE)
    entente_json_append_string (text, quantity->value.categories[item->category].key);
  else
    append_number (text, item->value);
}

static void
write_what_ifs (Writer *writer,
                const EntenteScenario *self,
                const EntenteDataset *dataset)
{
  GString *text = writer->text;
  gboolean first_partner = TRUE;
  guint i;

  begin_member (writer, "what-if");
  g_string_append_c (text, '{');
  for (i = 0; i < self->what_ifs->len; i++)
    {
      const EntenteWhatIf *it = &g_array_index (self->what_ifs, EntenteWhatIf, i);
      const EntenteQuantity *quantity = &dataset->quantities[it->item.quantity];
      gboolean first = i == 0 || it->partner != (it - 1)->partner;

      if (first)
        {
          if (i > 0)
            g_string_append_c (text, '}');
          append_key (text, &first_partner, dataset->partners[it->partner].id);
          g_string_append_c (text, '{');
        }
      append_key (text, &first, quantity->id);
      append_what_if (text, quantity, &it->item);
    }
  g_string_append (text, "}}");
}

static void
write_condition_levels (Writer *writer,
                        const EntenteScenario *self,
                        const EntenteDataset *dataset)
{
  gboolean first = TRUE;
  guint i;

  for (i = 0; i < self->n_conditions; i++)
    if (!isnan (self->condition_levels[i]))
      {
        if (first)
          {
            begin_member (writer, "condition-levels");
            g_string_append_c (writer->text, '{');
          }
        append_key (writer->text, &first, dataset->conditions[i].id);
        append_number (writer->text, self->condition_levels[i]);
      }
  if (!first)
    g_string_append_c (writer->text, '}');
}

static void
write_sliders (Writer *writer,
               const EntenteScenario *self)
{
  begin_member (writer, "sliders");
  g_string_append (writer->text, self->slider_mode == ENTENTE_SLIDERS_SHARE ? "\"share\"" : "\"importance\"");
}

static void
write_switch (Writer *writer,
              const char *name,
              gboolean on)
{
  begin_member (writer, name);
  g_string_append (writer->text, on ? "true" : "false");
}

static void
write_method (Writer *writer,
              const EntenteScenario *self)
{
  const EntenteMethodParameters *parameters = &self->method_parameters;
  GString *text = writer->text;

  begin_member (writer, "method");
  g_string_append_printf (text, "{\"kind\": \"%s\", \"normalisation\": \"%s\"", entente_method_ids[self->method],
                          entente_normalisation_ids[parameters->normalisation]);
  if (self->method == ENTENTE_METHOD_VIKOR)
    {
      g_string_append (text, ", \"v\": ");
      append_number (text, parameters->strategy);
    }
  else if (self->method == ENTENTE_METHOD_PROMETHEE)
    {
      g_string_append (text, ", \"q\": ");
      append_number (text, parameters->indifference);
      g_string_append (text, ", \"p\": ");
      append_number (text, parameters->preference);
    }
  g_string_append_c (text, '}');
}

/* One switch for all, unless single ones are off; all off at once loses which of them were. */
static void
write_gates (Writer *writer,
             const EntenteScenario *self,
             const EntenteScenario *defaults)
{
  guint i;

  if (!self->gates_on)
    write_switch (writer, "gates", FALSE);
  else if (!entente_scenario_gates_equal (self->gates, defaults->gates, self->n_gates))
    {
      begin_member (writer, "gates");
      for (i = 0; i < self->n_gates; i++)
        g_string_append_printf (writer->text, "%s%s", i == 0 ? "[" : ", ", self->gates[i] ? "true" : "false");
      g_string_append_c (writer->text, ']');
    }
}

static void
write_bounds (Writer *writer,
              const EntenteScenario *self,
              const EntenteDataset *dataset)
{
  gboolean first = TRUE;
  guint i;

  begin_member (writer, "bounds");
  g_string_append_c (writer->text, '{');
  for (i = 0; i < self->n_criteria; i++)
    if (self->least_shares[i] > 0 || self->most_shares[i] < 1)
      {
        append_key (writer->text, &first, dataset->criteria[i].id);
        g_string_append_c (writer->text, '[');
        append_number (writer->text, self->least_shares[i]);
        g_string_append (writer->text, ", ");
        append_number (writer->text, self->most_shares[i]);
        g_string_append_c (writer->text, ']');
      }
  g_string_append_c (writer->text, '}');
}

static void
write_order (Writer *writer,
             const EntenteScenario *self,
             const EntenteDataset *dataset)
{
  guint i;

  begin_member (writer, "order");
  g_string_append_c (writer->text, '[');
  for (i = 0; i < self->n_order; i++)
    {
      if (i > 0)
        g_string_append (writer->text, ", ");
      entente_json_append_string (writer->text, dataset->criteria[self->order[i]].id);
    }
  g_string_append_c (writer->text, ']');
}

/* Each of the three only when it differs: a file's bounds stay when only the order was changed. */
static void
write_beliefs (Writer *writer,
               const EntenteScenario *self,
               const EntenteScenario *defaults,
               const EntenteDataset *dataset)
{
  const gsize size = self->n_criteria * sizeof (double);

  if (self->uncertainty != defaults->uncertainty)
    {
      begin_member (writer, "uncertainty");
      append_number (writer->text, self->uncertainty);
    }
  if (memcmp (self->least_shares, defaults->least_shares, size) != 0 ||
      memcmp (self->most_shares, defaults->most_shares, size) != 0)
    write_bounds (writer, self, dataset);
  if (self->n_order != defaults->n_order ||
      memcmp (self->order, defaults->order, self->n_order * sizeof (int)) != 0)
    write_order (writer, self, dataset);
}

static void
write_members (Writer *writer,
               const EntenteScenario *self,
               const EntenteDataset *dataset)
{
  g_autoptr (EntenteScenario) defaults = entente_scenario_new (dataset);

  if (weights_differ (self, defaults))
    write_weights (writer, self, dataset);
  write_locks (writer, self, dataset);
  if (self->slider_mode != defaults->slider_mode)
    write_sliders (writer, self);
  if (!entente_scenario_methods_equal (self, defaults))
    write_method (writer, self);
  if (!entente_scenario_tiers_equal (self, defaults))
    write_tiers (writer, self, dataset);
  write_gates (writer, self, defaults);
  write_beliefs (writer, self, defaults, dataset);
  if (self->year != defaults->year)
    {
      begin_member (writer, "year");
      g_string_append_printf (writer->text, "%d", self->year);
    }
  if (!self->assume_pledges != !defaults->assume_pledges)
    write_switch (writer, "assume-pledges", self->assume_pledges);
  if (self->what_ifs->len > 0)
    write_what_ifs (writer, self, dataset);
  write_condition_levels (writer, self, dataset);
}

/**
 * entente_scenario_to_json:
 *
 * Returns: (transfer full): one line of JSON with what differs from the defaults; "{}" when nothing does.
 *   entente_scenario_merge_json() on the defaults gives an equal scenario again.
 */
char *
entente_scenario_to_json (const EntenteScenario *self,
                          const EntenteDataset *dataset)
{
  Writer writer = { g_string_new ("{"), "", ", ", TRUE };

  write_members (&writer, self, dataset);
  g_string_append_c (writer.text, '}');
  return g_string_free (writer.text, FALSE);
}

/**
 * entente_scenario_to_file_json:
 *
 * Returns: (transfer full): the text of a stand-alone scenario file, one member a line
 */
char *
entente_scenario_to_file_json (const EntenteScenario *self,
                               const EntenteDataset *dataset)
{
  Writer writer = { g_string_new ("{"), "\n  ", ",\n  ", TRUE };

  begin_member (&writer, "format");
  g_string_append (writer.text, "\"entente-scenario\"");
  begin_member (&writer, "version");
  g_string_append (writer.text, "1");
  write_members (&writer, self, dataset);
  g_string_append (writer.text, "\n}\n");
  return g_string_free (writer.text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Nothing here is shared with the edits: the format's rules are written down a second time, for a tree. */

#include "dataset-edit-model.h"

#include <math.h>
#include <string.h>

/* -- Facts ----------------------------------------------------------------------------------------------- */

static JsonNode *
make_number (double number)
{
  g_autofree char *text = g_strdup_printf ("%.17g", number);

  return json_from_string (text, NULL);
}

static JsonNode *
make_value (const EntenteDataset *dataset,
            const EntenteFactDraft *draft)
{
  JsonNode *node;

  if (draft->missing)
    return json_node_new (JSON_NODE_NULL);
  if (draft->category == ENTENTE_NONE)
    return make_number (draft->value);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, dataset->quantities[draft->quantity].value.categories[draft->category].key);
  return node;
}

static gboolean
says_the_same (JsonNode *a,
               JsonNode *b)
{
  if (JSON_NODE_HOLDS_NULL (a) || JSON_NODE_HOLDS_NULL (b))
    return JSON_NODE_HOLDS_NULL (a) && JSON_NODE_HOLDS_NULL (b);
  if (json_node_get_value_type (a) == G_TYPE_STRING || json_node_get_value_type (b) == G_TYPE_STRING)
    return g_strcmp0 (json_node_get_string (a), json_node_get_string (b)) == 0;
  return json_node_get_double (a) == json_node_get_double (b);
}

/* Sets or takes away; what says the same keeps its spelling, 1 or 1.0. */
static void
put_member (JsonObject *object,
            const char *member,
            JsonNode *value)
{
  JsonNode *old = json_object_get_member (object, member);

  if (value == NULL && old != NULL)
    json_object_remove_member (object, member);
  else if (value != NULL && (old == NULL || !says_the_same (old, value)))
    json_object_set_member (object, member, value);
  else
    g_clear_pointer (&value, json_node_unref);
}

static JsonNode *
make_string (const char *string)
{
  JsonNode *node = NULL;

  if (string != NULL && *string != '\0')
    {
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (node, string);
    }
  return node;
}

/* The language that somebody who reads @language sees; the languages of the test are single words. */
static char *
find_shown (JsonObject *languages,
            const char *language)
{
  g_autoptr (GList) names = json_object_get_members (languages);

  if (language != NULL && json_object_has_member (languages, language))
    return g_strdup (language);
  return g_strdup (json_object_has_member (languages, "en") ? "en" : names->data);
}

static void
put_note (JsonObject *fact,
          const EntenteFactDraft *draft)
{
  JsonNode *old = json_object_get_member (fact, "note"), *note = make_string (draft->note);
  JsonObject *languages = old != NULL && JSON_NODE_HOLDS_OBJECT (old) ? json_node_get_object (old) : NULL;
  g_autofree char *shown = languages != NULL ? find_shown (languages, draft->language) : NULL;

  if (languages == NULL && (old != NULL || draft->language == NULL || note == NULL))
    put_member (fact, "note", note);
  else if (languages == NULL)
    {
      JsonObject *made = json_object_new ();

      json_object_set_member (made, draft->language, note);
      json_object_set_object_member (fact, "note", made);
    }
  else if (note == NULL && (json_object_get_size (languages) == 1 || draft->language == NULL))
    json_object_remove_member (fact, "note");
  else if (note == NULL)
    json_object_remove_member (languages, shown);
  else if (says_the_same (json_object_get_member (languages, shown), note))
    json_node_unref (note);
  else
    put_member (languages, draft->language != NULL ? draft->language : shown, note);
}

static JsonObject *
ensure_object (JsonObject *parent,
               const char *member)
{
  if (!json_object_has_member (parent, member))
    json_object_set_object_member (parent, member, json_object_new ());
  return json_object_get_object_member (parent, member);
}

static void
fill_object (JsonObject *fact,
             const EntenteDataset *dataset,
             const EntenteFactDraft *draft,
             const char *usual)
{
  const char *source = draft->source;

  if (!json_object_has_member (fact, "source") && g_strcmp0 (source, usual) == 0)
    source = NULL;
  put_member (fact, "value", make_value (dataset, draft));
  put_member (fact, "source", make_string (source));
  put_member (fact, "low", isnan (draft->low) ? NULL : make_number (draft->low));
  put_member (fact, "high", isnan (draft->high) ? NULL : make_number (draft->high));
  put_note (fact, draft);
}

static void
set_in_series (JsonObject *series,
               const EntenteDataset *dataset,
               const EntenteFactDraft *draft)
{
  g_autofree char *year = g_strdup_printf ("%d", draft->year);
  JsonNode *old = json_object_get_member (series, year);
  const int source = dataset->quantities[draft->quantity].source;
  const char *usual = source >= 0 ? dataset->sources[source].id : NULL;
  const gboolean has_more = (draft->source != NULL && g_strcmp0 (draft->source, usual) != 0) || !isnan (draft->low)
                            || !isnan (draft->high) || draft->note != NULL;
  JsonObject *fact;

  if (old == NULL || !JSON_NODE_HOLDS_OBJECT (old))
    {
      if (!has_more)
        {
          put_member (series, year, make_value (dataset, draft));
          return;
        }
      fact = json_object_new ();
      if (old != NULL)
        json_object_set_member (fact, "value", json_node_copy (old));
      json_object_set_object_member (series, year, fact);
    }
  fill_object (json_object_get_object_member (series, year), dataset, draft, usual);
}

static JsonObject *
get_partner (JsonNode *root,
             guint partner)
{
  JsonArray *partners = json_object_get_array_member (json_node_get_object (root), "partners");

  return json_array_get_object_element (partners, partner);
}

void
model_set_fact (JsonNode *root,
                const EntenteDataset *dataset,
                const EntenteFactDraft *draft)
{
  const char *quantity = dataset->quantities[draft->quantity].id;
  g_autofree char *year = g_strdup_printf ("%d", draft->year);
  JsonObject *partner = get_partner (root, draft->partner);
  JsonObject *facts, *series;

  if (!draft->remove)
    {
      set_in_series (ensure_object (ensure_object (partner, "facts"), quantity), dataset, draft);
      return;
    }
  facts = json_object_has_member (partner, "facts") ? json_object_get_object_member (partner, "facts") : NULL;
  series = facts != NULL && json_object_has_member (facts, quantity) ? json_object_get_object_member (facts, quantity) : NULL;
  if (series == NULL || !json_object_has_member (series, year))
    return;
  json_object_remove_member (series, year);
  if (json_object_get_size (series) == 0)
    json_object_remove_member (facts, quantity);
}

/* -- Leaving --------------------------------------------------------------------------------------------- */

static gboolean
is_named (JsonNode *element,
          const char *member,
          const char *id)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

  if (member == NULL)
    return JSON_NODE_HOLDS_VALUE (element) && g_strcmp0 (json_node_get_string (element), id) == 0;
  return object != NULL && json_object_has_member (object, member)
         && g_strcmp0 (json_object_get_string_member (object, member), id) == 0;
}

/* Takes the elements away whose @member, or which themselves, are @id. */
static void
drop_elements (JsonObject *parent,
               const char *list,
               const char *member,
               const char *id)
{
  JsonArray *array = json_object_has_member (parent, list) ? json_object_get_array_member (parent, list) : NULL;
  guint i;

  for (i = array != NULL ? json_array_get_length (array) : 0; i > 0; i--)
    if (is_named (json_array_get_element (array, i - 1), member, id))
      json_array_remove_element (array, i - 1);
}

static void
drop_member (JsonObject *parent,
             const char *object,
             const char *id)
{
  JsonNode *node = json_object_get_member (parent, object);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    json_object_remove_member (json_node_get_object (node), id);
}

static void
drop_what_if (JsonObject *parent,
              const char *scenario,
              const char *id)
{
  JsonNode *node = json_object_get_member (parent, scenario);

  if (node != NULL)
    drop_member (json_node_get_object (node), "what-if", id);
}

static JsonArray *
get_list (JsonObject *root,
          const char *list)
{
  return json_object_has_member (root, list) ? json_object_get_array_member (root, list) : NULL;
}

void
model_remove_partner (JsonNode *node,
                      guint partner)
{
  JsonObject *root = json_node_get_object (node);
  g_autofree char *id = g_strdup (json_object_get_string_member (get_partner (node, partner), "id"));
  JsonArray *list;
  guint i;

  json_array_remove_element (json_object_get_array_member (root, "partners"), partner);
  drop_elements (root, "ties", "a", id);
  drop_elements (root, "ties", "b", id);
  drop_elements (root, "orders", "partner", id);
  drop_elements (root, "investments", "partner", id);
  list = get_list (root, "blocs");
  for (i = 0; list != NULL && i < json_array_get_length (list); i++)
    drop_elements (json_array_get_object_element (list, i), "members", NULL, id);
  list = get_list (root, "scenes");
  for (i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      drop_elements (json_array_get_object_element (list, i), "focus", NULL, id);
      drop_what_if (json_array_get_object_element (list, i), "scenario", id);
    }
  if (json_object_has_member (root, "layout"))
    drop_member (json_object_get_object_member (root, "layout"), "pins", id);
  drop_what_if (root, "scenario", id);
  drop_what_if (root, "baseline", id);
}

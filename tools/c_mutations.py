#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Where a C file can be changed by one token, and into what.

usage: c_mutations.py FILE...      lists the sites
       c_mutations.py --self-test  checks the finding of sites

Only what runs is changed: no comments, texts, preprocessor lines, types or declarations outside of functions,
no checks for mistakes of a programmer (g_return_if_fail, g_assert), no texts for people, no messages for the terminal.
Frees, locks and hints to the compiler are left alone as well: the sanitizers judge them, not the tests.
"""
import re
import sys

TOKEN = re.compile(r'''
    (?P<blank>\s+|/\*.*?\*/|//[^\n]*|\\\n)
  | (?P<text>[LuU]?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
  | (?P<number>(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[uUlLfF]*)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<sign><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^!~<>=?:;,.(){}\[\]\#\\])
''', re.X | re.S)

COMPARED = {
    '<': ['<=', '>', '>='], '<=': ['<', '>', '>='], '>': ['>=', '<', '<='], '>=': ['>', '<', '<='],
    '==': ['!='], '!=': ['=='], '&&': ['||'], '||': ['&&'],
}
# Between two operands only: '*', '&' and '-' are also written before one.
BINARY = {'+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'], '&': ['|'], '|': ['&'], '<<': ['>>'], '>>': ['<<']}
ASSIGNED = {'+=': ['-=', '='], '-=': ['+=', '='], '*=': ['/=', '='], '/=': ['*='], '|=': ['&=', '='], '&=': ['|=']}
STEPPED = {'++': ['--'], '--': ['++']}
NAMES = {
    'TRUE': ['FALSE'], 'FALSE': ['TRUE'], 'MIN': ['MAX'], 'MAX': ['MIN'], 'fmin': ['fmax'], 'fmax': ['fmin'],
    'floor': ['ceil'], 'ceil': ['floor'], 'sin': ['cos'], 'cos': ['sin'], 'continue': [''], 'break': [''],
}
IGNORED_CALLS = re.compile(
    r'^(g_return_\w+|g_assert\w*|g_warn\w*|g_critical|g_debug|g_message|g_error|G_STATIC_ASSERT|sizeof|_|N_|C_|Q_|P_|NC_'
    r'|g_dgettext|g_dngettext|g_dpgettext2?|ngettext|G_GNUC_\w+|G_N_ELEMENTS'
    r'|G_DEFINE_\w+|G_(UN)?LIKELY|__builtin_\w+|case|g_(ptr_)?array_sized_new|g_string_sized_new)$')
IGNORED_STATEMENTS = re.compile(
    r'^(g_free|g_clear_\w+|g_\w+_unref|g_\w+_free|g_strfreev|\w+_unref|\w+_free|free|g_mutex_\w+|pthread_\w+|va_\w+'
    r'|g_once_init_\w+|return|goto|if|for|while|do|switch|case|default|else|break|continue|g_return_\w+|g_assert\w*)$')


class Site:
    """One token at @start of the text, what it could be instead, and what kind of change that is."""

    def __init__(self, start, end, changes, kind):
        self.start, self.end, self.changes, self.kind = start, end, changes, kind


def read_tokens(text):
    """All tokens but blanks, as (kind, value, start); lines of the preprocessor are blanks."""
    blanked = re.sub(r'^[ \t]*#(?:[^\n\\]|\\.|\\\n)*', lambda m: re.sub(r'[^\n]', ' ', m.group()), text, flags=re.M)
    tokens, at = [], 0
    while at < len(blanked):
        found = TOKEN.match(blanked, at)
        if found is None:
            at += 1
            continue
        if found.lastgroup != 'blank':
            tokens.append((found.lastgroup, found.group(), at))
        at = found.end()
    return tokens


def find_closing(tokens, opening):
    """The index of the bracket that closes the one at @opening."""
    depth = 0
    for i in range(opening, len(tokens)):
        if tokens[i][1] in ('(', '[', '{'):
            depth += 1
        elif tokens[i][1] in (')', ']', '}'):
            depth -= 1
            if depth == 0:
                return i
    return len(tokens) - 1


def find_bodies(tokens):
    """Index pairs of the braces of functions: a '{' outside of everything that follows a ')'."""
    i = 0
    while i < len(tokens):
        if tokens[i][1] == '{':
            end = find_closing(tokens, i)
            if i > 0 and tokens[i - 1][1] == ')':
                yield i, end
            i = end
        i += 1


def follows_operand(tokens, i):
    kind, value, _ = tokens[i - 1]
    if kind == 'name':
        return value not in ('return', 'case', 'const', 'else')
    return kind in ('number', 'text') or value in (')', ']', '++', '--')


def is_cast_or_declaration(tokens, i):
    """Whether '*' at @i belongs to a type: a name of a type before it, a name without operation behind."""
    before, after = tokens[i - 1], tokens[i + 1]
    if after[1] in (')', '*', ','):
        return True
    return before[0] == 'name' and tokens[i - 2][1] in ('{', '}', ';', '(', ',', 'const', 'static') \
        and re.match(r'^([A-Z]\w*[a-z]\w*|g?(char|int|double|boolean|pointer|size|u?int\d*)|void|guint\w*|gu?char)$', before[1])


def changes_of_number(value):
    if re.match(r'^0[xX]', value):
        return []
    digits = re.match(r'^[\d.]+', value).group()
    rest = value[len(digits):]
    if '.' in digits or rest[:1] in ('e', 'E'):
        return ['(%s + 1)' % value, '(%s - 1)' % value] if float(value.rstrip('fFlL')) != 0 else ['(%s + 1)' % value]
    number = int(digits, 8) if digits.startswith('0') else int(digits)
    return [str(number + step) + rest for step in (1, -1) if number + step >= 0]


def find_statement(tokens, i, end):
    """The end of the call that stands alone as a statement from @i on, or None."""
    if tokens[i - 1][1] not in ('{', '}', ';') or tokens[i][0] != 'name' or IGNORED_STATEMENTS.match(tokens[i][1]):
        return None
    if tokens[i + 1][1] != '(' or i + 1 >= end:
        return None
    close = find_closing(tokens, i + 1)
    return close if tokens[close + 1][1] == ';' else None


def changes_of(tokens, i):
    kind, value, _ = tokens[i]
    if kind == 'number':
        return changes_of_number(value), 'number'
    if kind == 'name':
        return NAMES.get(value, []), 'name'
    if value in COMPARED:
        return COMPARED[value], 'comparison'
    if value in ASSIGNED:
        return ASSIGNED[value], 'assignment'
    if value in STEPPED:
        return STEPPED[value], 'step'
    if value == '!':
        return [''], 'negation'
    if value in BINARY and follows_operand(tokens, i) and not (value == '*' and is_cast_or_declaration(tokens, i)):
        return BINARY[value], 'arithmetic'
    if value == '-' and not follows_operand(tokens, i):
        return [''], 'sign'
    return [], ''


def find_sites(text):
    """All sites of @text, in order."""
    tokens = read_tokens(text)
    sites = []
    for begin, end in find_bodies(tokens):
        i = begin + 1
        while i < end:
            kind, value, start = tokens[i]
            if kind == 'name' and IGNORED_CALLS.match(value) and tokens[i + 1][1] == '(':
                i = find_closing(tokens, i + 1) + 1
                continue
            if kind == 'name' and IGNORED_CALLS.match(value) and value == 'case':
                while tokens[i][1] != ':':
                    i += 1
                continue
            close = find_statement(tokens, i, end)
            if close is not None:
                sites.append(Site(start, tokens[close][2] + 1, [''], 'call'))
            changes, name = changes_of(tokens, i)
            if changes:
                sites.append(Site(start, start + len(value), changes, name))
            i += 1
    return sites


SAMPLE = r'''
#define LIMIT(a) ((a) < 3)
static const int table[] = { 1 + 2 };
/* a < b */
static gboolean
check (const char *name,
       Thing      *thing)
{
  Thing *other = thing;
  double x = *thing->x * 2.5 - -1;

  g_return_val_if_fail (name != NULL, FALSE);
  if (!name && x <= 0 /* < */)
    g_print (_("a < b"), "1 + 2", '<');
  note (thing);
  g_free (other);
  return x < 10 ? TRUE : FALSE;
}
'''


def test_self():
    found = [(SAMPLE[s.start:s.end], s.kind) for s in find_sites(SAMPLE)]
    wanted = [('*', 'arithmetic'), ('2.5', 'number'), ('-', 'arithmetic'), ('-', 'sign'), ('1', 'number'), ('!', 'negation'),
              ('&&', 'comparison'), ('<=', 'comparison'), ('0', 'number'), ('note (thing)', 'call'), ('<', 'comparison'),
              ('10', 'number'), ('TRUE', 'name'), ('FALSE', 'name')]
    if found != wanted:
        print('found %s\nwanted %s' % (found, wanted))
        return 1
    print('%d sites found as wanted' % len(found))
    return 0


def main():
    if sys.argv[1:] == ['--self-test']:
        return test_self()
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as source:
            text = source.read()
        for site in find_sites(text):
            line = text.count('\n', 0, site.start) + 1
            print('%s:%d: %s: %r -> %s' % (path, line, site.kind, text[site.start:site.end], site.changes))
    return 0


if __name__ == '__main__':
    sys.exit(main())

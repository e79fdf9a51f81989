package dev.trammel.llamacpp.internal.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T07:08:09Z"), ZoneOffset.UTC);

    /** Templates, and what Jinja2 3.1 makes of them with the settings that models are trained with. */
    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of(
                        "{{ 1 + 2 * 3 - 4 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 2 ** 10 }} {{ 1.0 }} {{ 3 * 1.5 }}",
                        "3 3 -4 1 2 3.5 1024 1.0 4.5"),
                Arguments.of(
                        "{{ not n == 7 }} {{ not (n == 8) }} {{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ n == 7.0 }} {{ true == 1 }} {{ 'a' < 'b' }}",
                        "False True True False True True True"),
                Arguments.of(
                        "{{ none }} {{ true }} {{ missing }} {{ [1, 'a', none, \"it's\"] }} {{ {'k': 1} }} {{ (1, 2)[1] }}",
                        "None True  [1, 'a', None, \"it's\"] {'k': 1} 2"),
                Arguments.of(
                        "{{ 'a' ~ 1 ~ none ~ missing }} {{ 'ab' * 2 }} {{ 'a' 'b' }} {{ 'x\\ty\\\\z\\'q\\u00e9' }}",
                        "a1None abab ab x\ty\\z'qé"),
                Arguments.of(
                        "{{ messages[0].role }} {{ messages[-1]['content'] }} {{ messages[1:]|length }} {{ messages[:n-5]|length }} {{ messages[::-1][0].content }} {{ messages[n-6:][0].role }} {{ 'abcdef'[1:4] }} {{ 'abc'[-1] }} {{ 'abcdef'[::2] }} {{ messages[9] is defined }}",
                        "system Bye 3 2 Bye user bcd c ace False"),
                Arguments.of(
                        "{% set ns = namespace(i=0, last=messages|length - 1) %}{% for m in messages %}{% set ns.i = ns.i + loop.index0 %}{% endfor %}{{ ns.i }} {{ ns.last }}",
                        "6 3"),
                Arguments.of(
                        "{% for m in messages if m.role == 'user' %}{{ loop.index }}/{{ loop.length }}{{ loop.first }}{{ loop.last }}{{ m.content }};{% else %}none{% endfor %}",
                        "1/2TrueFalseHi there;2/2FalseTrueBye;"),
                Arguments.of(
                        "{% for m in [] %}x{% else %}none{% endfor %}{% for a, b in d|items %}{{ a }}={{ b }};{% endfor %}{% for k in d %}{{ k }}{% endfor %}",
                        "noneb=[1, 2.5, True, None];a=x\"\n<é>;ba"),
                Arguments.of(
                        "{% for m in messages %}{{ loop.previtem.role if loop.previtem is defined else '-' }}>{{ loop.nextitem.role if not loop.last }} {% endfor %}",
                        "->user system>assistant user>user assistant> "),
                Arguments.of(
                        "{% for i in range(5) %}{% if i == 1 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %} {{ range(2, 8, 3)|list }}",
                        "023 [2, 5]"),
                Arguments.of(
                        "{% set x = 1 %}{% for i in [2] %}{% set x = i %}{{ x }}{% endfor %}{{ x }}{% if true %}{% set x = 3 %}{% endif %}{{ x }}",
                        "213"),
                Arguments.of(
                        "{% set block %}a{{ n }}b{% endset %}[{{ block }}] {% set p, q = 1, 2 %}{{ q }}{{ p }}",
                        "[a7b] 21"),
                Arguments.of(
                        "{% macro m(a, b='q', c=none) %}<{{ a }}|{{ b }}|{{ c }}>{% endmacro %}{{ m(1) }}{{ m(1, c=2) }}{{ m(b=3, a=4) }}{{ m() }}",
                        "<1|q|None><1|q|2><4|3|None><|q|None>"),
                Arguments.of(
                        "{% filter trim | upper %}  abc {{ n }} {% endfilter %}|{% raw %}{{ not this }}{% endraw %}|{# nor this #}",
                        "ABC 7|{{ not this }}|"),
                Arguments.of(
                        "{{ d|tojson }} {{ 'a/b'|tojson }} {{ d|tojson(indent=2) }} {{ [] | tojson }} {{ {} | tojson(indent=4) }}",
                        "{\"b\": [1, 2.5, true, null], \"a\": \"x\\\"\\n<é>\"} \"a/b\" {\n  \"b\": [\n    1,\n    2.5,\n    true,\n    null\n  ],\n  \"a\": \"x\\\"\\n<é>\"\n} [] {}"),
                Arguments.of(
                        "{{ messages[0].content|trim }}| {{ '  x '|trim }}| {{ ' x '.strip() }}| {{ 'xxaxx'.strip('x') }} {{ '\\n\\na\\n'.lstrip('\\n') }}| {{ 'a  '.rstrip() }}|",
                        "Sys| x| x| a a\n| a|"),
                Arguments.of(
                        "{{ messages[2].content.split('</think>')[-1].lstrip('\\n') }} {{ 'a,b,c'.split(',', 1) }} {{ ' a  b '.split() }} {{ 'a-b-c'.rsplit('-', 1)[0] }} {{ 'abc'.startswith('ab') }} {{ 'abc'.endswith(('x', 'c')) }}",
                        "Yo ['a', 'b,c'] ['a', 'b'] a-b True True"),
                Arguments.of(
                        "{{ 'abc'.upper() }} {{ 'aXbX'.replace('X', '-') }} {{ 'aXbX'|replace('X', '-', 1) }} {{ 'hello world'.title() }} {{ 'hELLO'|capitalize }} {{ 'a\\nb'.splitlines() }} {{ 'abcb'.find('b') }} {{ 'abcb'.rfind('b') }} {{ 'abcb'.count('b') }} {{ '{} and {}'.format(1, 'x') }} {{ ','.join(['a', 'b']) }}",
                        "ABC a-b- a-bX Hello World Hello ['a', 'b'] 1 3 2 1 and x a,b"),
                Arguments.of(
                        "{{ '%s is %d' % ('x', 3) }} {{ '%s' | format('y') }} {{ 'a\\nb\\n\\nc' | indent(2) }} {{ '<&>'|e }}",
                        "x is 3 y a\n  b\n\n  c &lt;&amp;&gt;"),
                Arguments.of(
                        "{{ d.get('zz', 'dflt') }} {{ d.get('zz') }} {{ d.items()|list|length }} {{ d.keys()|list }} {{ d.values()|list|length }} {{ 'a' in d }} {{ 'zz' not in d }} {{ 'H' in 'Hi' }} {{ 2 in [1, 2] }} {{ d['a']|length }} {{ d.b[1] }}",
                        "dflt None 2 ['b', 'a'] 2 True True True True 6 2.5"),
                Arguments.of(
                        "{{ missing|default('dd') }} {{ empty|default('dd') }} {{ empty|default('dd', true) }} {{ missing is defined }} {{ missing is undefined }} {{ none is none }} {{ d is mapping }} {{ 'a' is string }} {{ items is sequence }} {{ d is iterable }} {{ 3 is number }} {{ 3 is integer }} {{ true is boolean }} {{ false is false }} {{ 3 is even }} {{ 3 is odd }} {{ 9 is divisibleby 3 }} {{ 1 is eq 1 }} {{ 'a' is in ['a'] }} {{ n is not none }} {{ 'A' is upper }} {{ none is not string and true }}",
                        "dd  dd False True True True True True True True True True True False True True True True True True True"),
                Arguments.of(
                        "{{ items|join('+') }} {{ items|sort|join }} {{ items|reverse|list }} {{ items|first }} {{ items|last }} {{ [1, 2, 3]|sum }} {{ [3, 1]|min }} {{ [3, 1]|max }} {{ [1, 1, 2]|unique|list }} {{ messages|map(attribute='role')|join(',') }} {{ items|map('upper')|list }} {{ messages|selectattr('role', 'equalto', 'user')|list|length }} {{ messages|rejectattr('role', 'in', ['user', 'system'])|map(attribute='role')|list }} {{ [0, 1, none]|select|list }} {{ [1, 2, 3]|reject('odd')|list }} {{ none|selectattr('x')|list }} {{ d|dictsort|length }}",
                        "c+a+B aBc ['B', 'a', 'c'] c B 6 1 3 [1, 2] system,user,assistant,user ['C', 'A', 'B'] 2 ['assistant'] [1] [2] [] 2"),
                Arguments.of(
                        "{{ '12'|int + 1 }} {{ 'x'|int(5) }} {{ '1.5'|float }} {{ -3|abs }} {{ 2.567|round(1) }} {{ 12|string + 'a' }} {{ 'yes' if n > 5 else 'no' }}{{ 'x' if false }} {{ n or 'z' }} {{ empty or 'z' }} {{ n and empty }}",
                        "13 5 1.5 3 2.6 12a yes 7 z "),
                Arguments.of(
                        "{%- if n == 1 -%} a {%- elif n == 7 -%} b {%- else -%} c {%- endif -%} {{- ' d ' -}} e",
                        "b d e"),
                Arguments.of(
                        "{% generation %}said{% endgeneration %}{{ dict(a=1, b=2)|tojson }} {{ messages.0.role }} {{ loop is defined }} {{ 5|string|length }} {{ (messages|length) > 3 }} {{ true and not false }} {{ [1,2] + [3] }} {{ \"a\" if missing is not defined else \"b\" }}",
                        "said{\"a\": 1, \"b\": 2} system False 1 True True [1, 2, 3] a"),
                Arguments.of("a\n  {% if true %}\n  b\n  {% endif %}\nc\n", "a\n  b\nc"),
                Arguments.of("a\n  {%- if true %}\n   {{- 'X' }}\n  {%- endif %}\nb", "aXb"),
                Arguments.of(
                        "{% for m in messages %}\n  {{ m.role }}\n{% endfor %}\nend\n\n",
                        "  system\n  user\n  assistant\n  user\nend\n"),
                Arguments.of("x {% if true %} y {% endif %} z\n  {# note #}\nw", "x  y  z\nw"),
                Arguments.of("  {%+ if true %}\n a{% endif +%}\nb\n  {{ 'c' }}\n", "   a\nb\n  c"),
                Arguments.of("{%- set a = 1 -%}\n\n  {{ a }}  \n{%- set b = 2 %}\n  {{ b -}}\n  \n t", "1  2t"),
                Arguments.of(
                        "{{ '{{' }} {{ '%}' }} {{ {'a': {'b': 1}}['a']['b'] }} {{ \"}}\" }}\r\n{% if true -%}\r\n x{% endif %}",
                        "{{ %} 1 }}\nx"),
                Arguments.of("{# a -#}\n   b {#- c #} d\n", "b d"),
                Arguments.of("{% raw -%}\n  {{ x }}\n{%- endraw %}\nq", "{{ x }}q"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void renders_as_the_reference_does(String template, String expected) {
        assertThat(render(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %d %b %Y            | 05 Mar 2026
            %-d/%-m/%y          | 5/3/26
            %A, %B %e           | Thursday, March  5
            %Y-%m-%d %H:%M:%S   | 2026-03-05 07:08:09
            %I %p %j %a %%      | 07 AM 064 Thu %
            """)
    void writes_dates(String format, String expected) {
        assertThat(render("{{ strftime_now('" + format + "') }}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ 1 +                            => expected }}, found the end of the template, at line 1
            {{ 1 + }}                         => expected an expression, found PRINT_END, at line 1
            {{ (1 }}                          => expected }}, found the end of the template, at line 1
            {{ 'a }}                          => expected the end of a string
            {% if true %}                     => expected one of the tags [elif, else, endif], found END
            {% endfor %}                      => found endfor, at line 1
            {% include 'x' %}                 => found include, at line 1
            {% for a in %}{% endfor %}        => expected an expression
            {# never ends                     => expected the end of a comment
            {% raw %} {{ }}                   => expected endraw
            {{ missing.role }}                => expected a value to look for "role" in, found an undefined value
            {{ messages.nope.deep }}          => found an undefined value, at line 1
            {{ missing() }}                   => expected a function or method to call, found an undefined value
            {{ 'a'.frob() }}                  => expected a function or method to call, found an undefined value
            {{ messages.append(1) }}          => expected a function or method to call, found an undefined value
            {{ 1 | frob }}                    => expected a filter that is known here, found frob
            {{ 1 is frob }}                   => expected a test that is known here, found frob
            {{ 'a' + 1 }}                     => expected two values for +, found a string and a number
            {{ 'a' + missing }}               => expected two values for +, found a string and an undefined value
            {{ 'a' + none }}                  => expected two values for +, found a string and none
            {{ 1 / 0 }}                       => expected a divisor other than 0
            {{ 1 < 'a' }}                     => expected two values with an order
            {{ raise_exception }}             => expected something to print, found a function
            {% set missing.x = 1 %}           => expected a namespace to assign to, found an undefined value
            {% for x in 5 %}{% endfor %}      => expected something to go through, found a number
            {{ strftime_now('%Q') }}          => expected a directive of strftime, found %Q
            {{ range(0, 5, 0) }}              => expected a step other than 0
            {{ range(100000000) }}            => expected a template that does at most
            {{ 'abcdefgh' * 100000000 }}      => expected a string of at most
            """)
    void refuses_by_name_what_it_can_not_do(String template, String message) {
        assertThatThrownBy(() -> render(template))
                .isInstanceOf(JinjaException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% macro m(a) %}{{ m(a) }}{% endmacro %}{{ m(1) }}",
                "{% for a in range(3000) %}{% for b in range(3000) %}{% for c in range(3000) %}x{% endfor %}{% endfor %}{% endfor %}",
                "{% set ns = namespace(s='aaaaaaaaaa') %}{% for i in range(100) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
            })
    void stops_templates_that_would_not_end(String template) {
        assertThatThrownBy(() -> render(template)).isInstanceOf(JinjaException.class);
    }

    @Test
    void stops_templates_that_are_nested_without_end() {
        assertThatThrownBy(() -> render("{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}"))
                .isInstanceOf(JinjaException.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void tells_what_the_template_raises_from_what_goes_wrong() {
        assertThatThrownBy(() -> render("\n\n{{ raise_exception('Roles must alternate') }}"))
                .isInstanceOfSatisfying(
                        JinjaException.class, e -> assertThat(e.raised()).isTrue())
                .hasMessage("Roles must alternate");
        assertThatThrownBy(() -> render("\n\n{{ 1 / 0 }}"))
                .isInstanceOfSatisfying(
                        JinjaException.class, e -> assertThat(e.raised()).isFalse())
                .hasMessageEndingWith(", at line 3");
    }

    @Test
    void takes_what_is_printed_for_text() {
        Map<String, Object> variables = Map.of("text", "{{ 7 * 7 }}{% if %}{#");

        assertThat(Template.parse("{{ text }}").render(variables, CLOCK)).isEqualTo("{{ 7 * 7 }}{% if %}{#");
    }

    private static String render(String template) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("b", Arrays.asList(1L, 2.5, true, null));
        d.put("a", "x\"\n<é>");
        Map<String, Object> variables = Map.of(
                "messages",
                List.of(
                        Map.of("role", "system", "content", " Sys\n"),
                        Map.of("role", "user", "content", "Hi there"),
                        Map.of("role", "assistant", "content", "<think>\nhm</think>\n\nYo"),
                        Map.of("role", "user", "content", "Bye")),
                "bos_token",
                "<s>",
                "d",
                d,
                "n",
                7L,
                "empty",
                "",
                "items",
                List.of("c", "a", "B"));
        return Template.parse(template).render(variables, CLOCK);
    }
}

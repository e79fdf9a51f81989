package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Keys and items that may not come twice: no text leads to where only repeats are left. */
class DistinctTest {
    private static final Vocabulary VOCABULARY = TestVocabulary.VOCABULARY;
    private static final String PREFERRED = "[]{},:\"0123456789.eE-+ truefalsn\\u";
    private static final Constraint ANY_ITEMS =
            json("{\"type\":\"array\",\"uniqueItems\":true}", JsonOptions.Whitespace.ANY, JsonOptions.Form.ANY);
    private static final int WALKS = 12;
    private static final int STEPS = 40;

    private static Constraint json(String schema, JsonOptions.Whitespace whitespace, JsonOptions.Form form) {
        JsonOptions options = new JsonOptions(whitespace, form, JsonOptions.KeyOrder.ANY);
        return Constraint.json(JsonMapper.shared().readTree(schema), options);
    }

    private static Cursor after(Constraint constraint, String text) {
        Cursor cursor = constraint.cursor(VOCABULARY);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            assertThat(cursor.accept(b & 0xFF)).as("%s of %s", (char) b, text).isTrue();
        }
        return cursor;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'array','uniqueItems':true,'items':{'type':'integer'}}",
                "{'type':'array','uniqueItems':true,'items':{'type':'integer','minimum':0}}",
                "{'type':'array','uniqueItems':true,'items':{'type':'integer','minimum':7,'maximum':12}}",
                "{'type':'array','uniqueItems':true,'items':{'type':'integer','minimum':8,'maximum':20,'multipleOf':10}}",
                "{'type':'array','uniqueItems':true,'items':{'type':'number','minimum':0,'multipleOf':0.5,'maximum':1}}",
                "{'type':'array','uniqueItems':true,'minItems':3,'items':{'enum':[0,1,10,100]}}",
                "{'type':'array','uniqueItems':true,'minItems':3,'items':{'enum':['e','el','elf','1','\\\\n','u\u00e9']}}",
                "{'type':'array','uniqueItems':true,'minItems':2,'items':{'enum':[[1,2],[1,3],[2,1]]}}",
                "{'type':'array','uniqueItems':true,'items':{'enum':[[1,2],[1,3],[2,[1]],[2,[2]]]}}",
                "{'type':'array','uniqueItems':true,'items':{'enum':[{'a':1,'b':2},{'a':1,'b':3},{'b':1},{}]}}",
                "{'type':'array','uniqueItems':true,'items':{'type':'array','minItems':2,'maxItems':2,'items':{'type':'boolean'}}}",
                "{'type':'array','uniqueItems':true,'items':{'type':'object','required':['a'],'properties':{'a':"
                        + "{'type':'boolean'},'b':{'const':1}},'additionalProperties':false}}",
                "{'type':'array','uniqueItems':true,'items':{'type':'array','uniqueItems':true,'items':{'enum':[0,1]}}}"
            })
    void never_runs_out_of_items(String quoted) {
        Random random = new Random(31);
        for (JsonOptions.Whitespace whitespace : JsonOptions.Whitespace.values()) {
            for (JsonOptions.Form form : JsonOptions.Form.values()) {
                Constraint constraint = json(quoted.replace('\'', '"'), whitespace, form);
                for (int walk = 0; walk < WALKS; walk++) {
                    walk(constraint, random);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','minProperties':20,'additionalProperties':false,'patternProperties':{'^[ab]{1,9}$':{}}}",
                "{'type':'object','minProperties':9,'additionalProperties':false,'patternProperties':{'^[ab]{1,3}$':true}}",
                "{'type':'array','uniqueItems':true,'minItems':20,'items':{'type':'integer'}}"
            })
    void finds_as_many_others_as_are_needed(String quoted) {
        Random random = new Random(32);
        Constraint constraint = json(quoted.replace('\'', '"'), JsonOptions.Whitespace.NATURAL, JsonOptions.Form.ANY);
        for (int walk = 0; walk < 2 * WALKS; walk++) {
            walk(constraint, random);
        }
    }

    @Test
    void tells_apart_which_texts_have_come() {
        String[] texts = {"", "a", "ab", "b\"", "\u00e9\n"};
        JsonMapper mapper = JsonMapper.shared();
        Random random = new Random(33);
        for (int min = 0; min <= texts.length; min++) {
            String schema = "{\"type\":\"array\",\"uniqueItems\":true,\"minItems\":" + min
                    + ",\"maxItems\":4,\"items\":{\"enum\":" + mapper.writeValueAsString(texts) + "}}";
            if (min > 4) {
                assertThatThrownBy(() -> json(schema, JsonOptions.Whitespace.ANY, JsonOptions.Form.ANY))
                        .isInstanceOf(SchemaException.class);
                continue;
            }
            Constraint constraint = json(schema, JsonOptions.Whitespace.ANY, JsonOptions.Form.ANY);
            for (int i = 0; i < 500; i++) {
                List<String> items = random.ints(random.nextInt(6), 0, texts.length)
                        .mapToObj(text -> texts[text])
                        .toList();
                boolean allowed = items.size() >= min
                        && items.size() <= 4
                        && Set.copyOf(items).size() == items.size();
                byte[] text = mapper.writeValueAsBytes(items);
                assertThat(constraint.matches(text))
                        .as("%s in %s", items, schema)
                        .isEqualTo(allowed);
                assertThat(fits(constraint, text)).as("%s in %s", items, schema).isEqualTo(allowed);
            }
        }
    }

    private static boolean fits(Constraint constraint, byte[] text) {
        Cursor cursor = constraint.cursor(VOCABULARY);
        for (byte b : text) {
            boolean allowed = cursor.mask().allows(b & 0xFF);
            assertThat(cursor.accept(b & 0xFF)).isEqualTo(allowed);
            if (!allowed) {
                return false;
            }
        }
        return cursor.isComplete();
    }

    private static void walk(Constraint constraint, Random random) {
        Cursor cursor = constraint.cursor(VOCABULARY);
        int left = Integer.MAX_VALUE;
        for (int step = 0; !cursor.isFinished(); step++) {
            left = step == STEPS ? cursor.tokensToComplete() : left;
            TokenMask mask = step < STEPS ? cursor.mask() : cursor.mask(left);
            assertThat(mask.isEmpty())
                    .as("dead end after %s of %s", TestVocabulary.text(cursor), constraint)
                    .isFalse();
            int token = draw(mask, random);
            assertThat(cursor.accept(token))
                    .as("token %s after %s of %s", token, TestVocabulary.text(cursor), constraint)
                    .isTrue();
            left--;
            if (step > STEPS && left == 0) {
                assertThat(cursor.isComplete()).isTrue();
                break;
            }
        }
        assertThat(constraint.matches(cursor.text())).isTrue();
    }

    /** Mostly bytes of which numbers and structure are made; seldom an end token. */
    private static int draw(TokenMask mask, Random random) {
        for (int i = 0; i < 40; i++) {
            int id = PREFERRED.charAt(random.nextInt(PREFERRED.length()));
            if (mask.allows(id)) {
                return id;
            }
        }
        return TestVocabulary.draw(mask, random);
    }

    @Test
    void refuses_exponents_of_a_zero_that_was_there() {
        Constraint constraint = json(
                "{\"type\":\"array\",\"uniqueItems\":true,\"items\":{\"type\":\"integer\"}}",
                JsonOptions.Whitespace.COMPACT,
                JsonOptions.Form.ANY);
        assertThat(after(constraint, "[0,0").mask().allows('e')).isFalse();
        assertThat(after(constraint, "[0,0").accept('e')).isFalse();
        assertThat(after(constraint, "[0,0.0").mask().allows('e')).isFalse();
        assertThat(after(constraint, "[0,0.0").mask().allows('1')).isTrue();
        assertThat(after(constraint, "[1,0").mask().allows('e')).isTrue();
        assertThat(after(constraint, "[3,3").mask().allows('e')).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " & ",
            quoteCharacter = '\0',
            value = {
                "1e2 & 100.0",
                "-0 & 0.0e9",
                "12 & 0.12E+2",
                "1e9999 & 10e9998",
                "-0.5e-9998 & -5e-9999",
                "\"\u00e9\" & \"\\u00E9\"",
                "\"a/b\\n\" & \"a\\/b\\u000A\"",
                "{\"a\":1,\"b\":[]} & { \"b\" : [ ] , \"\\u0061\" : 1.0 }",
                "{\"\\\"\":\"\\\\\"} & {\"\\u0022\":\"\\u005c\"}",
                "[null,[true,1]] & [null, [ true, 1e0 ] ]"
            })
    void refuses_another_spelling(String one, String other) {
        assertThat(ANY_ITEMS.matches(bytes("[" + one + ",[" + other + "]]"))).isTrue();
        assertThat(ANY_ITEMS.matches(bytes("[" + one + "," + other + "]"))).isFalse();
        assertThat(ANY_ITEMS.matches(bytes("[" + other + "," + one + "]"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " & ",
            quoteCharacter = '\0',
            value = {
                "1e2 & 1e3",
                "1e9999 & -1e9999",
                "1e-9999 & 1e9999",
                "\"a\" & \"a \"",
                "\"\\\\n\" & \"\\n\"",
                "\"1\" & 1",
                "{\"a\":[1,2]} & {\"a\":[12]}",
                "[[],[]] & [[[]]]",
                "{\"a\":null} & {\"b\":null}"
            })
    void takes_what_is_not_the_same(String one, String other) {
        assertThat(ANY_ITEMS.matches(bytes("[" + one + "," + other + "]"))).isTrue();
    }

    /** Where a number can only become another spelling of itself, zeros at its end make none. */
    @Test
    void begins_no_object_that_can_only_come_again() {
        Constraint constraint = json(
                "{'type':'array','uniqueItems':true,'items':{'enum':['blue',{'a':1},null]}}".replace('\'', '"'),
                JsonOptions.Whitespace.ANY,
                JsonOptions.Form.ANY);
        assertThat(after(constraint, "[").mask().allows('{')).isTrue();
        Cursor cursor = after(constraint, "[{\"a\":1},");
        assertThat(cursor.mask().allows('"')).isTrue();
        assertThat(cursor.mask().allows('{')).isFalse();
    }

    /** A key may go on with what leaves it different from those that are there. */
    @Test
    void goes_on_with_a_key_while_one_is_left() {
        Constraint constraint = json(
                "{'type':'object','patternProperties':{'^[ab]{1,2}$':{'type':'null'}},'additionalProperties':false}"
                        .replace('\'', '"'),
                JsonOptions.Whitespace.ANY,
                JsonOptions.Form.ANY);
        Cursor one = after(constraint, "{\"a\":null,\"aa\":null,\"");
        assertThat(one.mask().allows('a')).isTrue();
        assertThat(one.mask().allows('\\')).isTrue();
        Cursor none = after(constraint, "{\"a\":null,\"aa\":null,\"ab\":null,\"b\":null,\"bb\":null,\"");
        assertThat(none.mask().allows('a')).isFalse();
        assertThat(none.mask().allows('b')).isTrue();
        after(constraint, "{\"a\":null,\"aa\":null,\"ab\":null,\"b\":null,\"bb\":null,\"\\u0062");
        assertThat(after(constraint, "{\"a\":null,\"aa\":null,\"ab\":null,\"b\":null,\"bb\":null,\"\\u006")
                        .mask()
                        .allows('1'))
                .isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

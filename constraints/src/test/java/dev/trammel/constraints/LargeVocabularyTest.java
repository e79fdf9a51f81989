package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Masks over as many tokens as the largest models have, made up from a seed, against texts that are fed byte by byte.
 */
class LargeVocabularyTest {
    private static final int SIZE = 200_000;
    private static final int FIRST_END = 256;
    private static final int SECOND_END = SIZE - 1;
    private static final int FIRST_TEXT = 300;
    private static final int LAST_UNUSED = 60;

    private static final String[] MARKS = {
        "\"", "\":", "\": ", "\", \"", "\",", "\"}", "\"]", "},", "}]", "]}", "{\"", "[\"", "[{\"", "\\\"", "\\n",
        "\\u00", "\n"
    };

    private static final List<String> SCHEMAS = List.of(
            "true",
            "{\"type\": \"string\", \"maxLength\": 9}",
            "{\"type\": \"string\", \"pattern\": \"^[a-m ]*q?[0-9]{0,40}$\"}",
            "{\"type\": \"string\", \"pattern\": \"^[0-9A-Za-z]{4}-[a-z]{3}-[a-z]{12}$\"}",
            "{\"type\": \"string\", \"pattern\": \"^[a-z]{3}([A-Z]|[a-f]{2}|x)*[a-z]$\"}",
            "{\"type\": \"string\", \"pattern\": \"^(?:\\\\S+\\\\s+){0,4}\\\\S+$\"}",
            "{\"type\": \"string\", \"pattern\": \"[0-9a-f]+\", \"minLength\": 6, \"maxLength\": 6}",
            "{\"type\": \"string\", \"pattern\": \"x.*y$\", \"not\": {\"enum\": [\"axby\", \"xy\"]}}",
            "{\"type\": \"string\", \"format\": \"email\"}",
            "{\"type\": \"array\", \"uniqueItems\": true, \"items\": {\"enum\": [1, 12, 123, \"ab\", \"abc\"]}}",
            "{\"type\": \"object\", \"properties\": {\"ab\": {\"type\": \"integer\", \"maximum\": 4711}},"
                    + " \"additionalProperties\": {\"type\": \"string\"}}",
            "{\"type\": \"object\", \"properties\": {\"ab\": {\"type\": \"integer\"}},"
                    + " \"patternProperties\": {\"^[a-k]+$\": {\"type\": \"number\"}}}");

    private static final Vocabulary VOCABULARY = vocabulary(new Random(7));
    private static final Node TRIE = new Node();

    static {
        for (int id = 0; id < SIZE; id++) {
            if (VOCABULARY.length(id) > 0) {
                Node node = TRIE;
                for (byte b : VOCABULARY.bytes(id)) {
                    node = node.below.computeIfAbsent(b & 0xFF, any -> new Node());
                }
                node.ids.add(id);
            }
        }
    }

    /** The plainest of tries. */
    private static final class Node {
        final Map<Integer, Node> below = new TreeMap<>();
        final List<Integer> ids = new ArrayList<>();
    }

    /** All bytes, words, digits, blanks, marks of JSON, pieces of characters, long ones, and some of them twice. */
    private static Vocabulary vocabulary(Random random) {
        Vocabulary.Builder builder = Vocabulary.builder(SIZE);
        for (int b = 0; b < 256; b++) {
            builder.rawByte(b, (byte) b);
        }
        builder.end(FIRST_END).end(SECOND_END).control(FIRST_END + 1);
        List<byte[]> made = new ArrayList<>();
        for (int id = FIRST_TEXT; id < SIZE - LAST_UNUSED; id++) {
            boolean again = random.nextInt(100) == 0 && !made.isEmpty();
            byte[] text = again ? made.get(random.nextInt(made.size())) : text(random);
            made.add(text);
            builder.token(id, text);
        }
        return builder.build();
    }

    private static byte[] text(Random random) {
        int kind = random.nextInt(1000);
        if (kind < 40) {
            return utf8(letters(random, 6, 'a') + MARKS[random.nextInt(MARKS.length)] + letters(random, 3, 'a'));
        } else if (kind < 50) {
            return utf8(String.valueOf(random.nextInt(100_000)));
        } else if (kind < 54) {
            return utf8(" ".repeat(1 + random.nextInt(300)));
        } else if (kind < 200) {
            return utf8(letters(random, 4, 'Ѐ') + letters(random, 2, '一'));
        } else if (kind < 220) {
            byte[] bytes = new byte[1 + random.nextInt(3)];
            random.nextBytes(bytes);
            return bytes;
        }
        return utf8((random.nextBoolean() ? " " : "") + letters(random, 9, random.nextInt(8) == 0 ? 'A' : 'a'));
    }

    private static String letters(Random random, int most, char first) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            text.append((char) (first + random.nextInt(26)));
        }
        return text.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Constraint constraint(String schema) {
        return Constraint.json(JsonMapper.shared().readTree(schema), JsonOptions.DEFAULT);
    }

    @Test
    void allows_the_tokens_whose_bytes_can_be_fed_one_by_one() {
        for (String schema : SCHEMAS) {
            Random random = new Random(schema.hashCode());
            Constraint constraint = constraint(schema);
            Cursor cursor = constraint.cursor(VOCABULARY);
            Cursor bytes = constraint(schema).cursor(VOCABULARY);
            for (int step = 0; step < 4 && !cursor.isFinished(); step++) {
                assertThat(bits(cursor.mask()))
                        .as("after %s of %s", new String(cursor.text(), StandardCharsets.UTF_8), schema)
                        .isEqualTo(expected(bytes));
                int token = draw(cursor.mask(), random);
                assertThat(cursor.accept(token)).isTrue();
                for (byte b : VOCABULARY.bytes(token)) {
                    assertThat(bytes.accept(b & 0xFF)).isTrue();
                }
            }
        }
    }

    /** What one constraint has learnt about the vocabulary changes nothing for the next. */
    @Test
    void masks_are_the_same_for_a_constraint_made_again() {
        for (String schema : SCHEMAS) {
            assertThat(walk(schema)).as(schema).isEqualTo(walk(schema));
        }
    }

    private static List<TokenMask> walk(String schema) {
        Random random = new Random(3);
        Cursor cursor = constraint(schema).cursor(VOCABULARY);
        List<TokenMask> masks = new ArrayList<>();
        for (int step = 0; step < 8 && !cursor.isFinished(); step++) {
            masks.add(cursor.mask());
            cursor.accept(draw(cursor.mask(), random));
        }
        return masks;
    }

    /** A token of text, and not the end of a string if that can be. */
    private static int draw(TokenMask mask, Random random) {
        int[] ids = mask.toArray();
        int token = FIRST_END;
        for (int tries = 0; tries < 50 && (VOCABULARY.isEnd(token) || endsString(token)); tries++) {
            token = ids[random.nextInt(ids.length)];
        }
        return token;
    }

    private static boolean endsString(int token) {
        byte[] text = VOCABULARY.bytes(token);
        return text.length > 1 && new String(text, StandardCharsets.ISO_8859_1).indexOf('"', 1) > 0;
    }

    private static BitSet bits(TokenMask mask) {
        long[] words = new long[(SIZE + 63) >> 6];
        mask.writeTo(words);
        return BitSet.valueOf(words);
    }

    /** Goes down the trie as far as single bytes are accepted. */
    private static BitSet expected(Cursor bytes) {
        BitSet expected = new BitSet(SIZE);
        collect(bytes, TRIE, expected);
        if (bytes.isComplete()) {
            expected.set(FIRST_END);
            expected.set(SECOND_END);
        }
        return expected;
    }

    private static void collect(Cursor bytes, Node node, BitSet expected) {
        node.below.forEach((b, next) -> {
            if (bytes.accept(b)) {
                next.ids.forEach(expected::set);
                collect(bytes, next, expected);
                bytes.rollback(1);
            }
        });
    }
}

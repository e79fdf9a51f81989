package dev.trammel.constraints;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * A small vocabulary like real ones: every byte, pieces of JSON and words, one token twice, control tokens, an unused
 * id, two end tokens.
 */
final class TestVocabulary {
    static final int FIRST_END = 256;
    static final int SECOND_END = 257;
    static final int CONTROL = 258;
    static final int UNUSED = 259;
    private static final List<String> PIECES = List.of(
            "{\"",
            "\":",
            "\": ",
            "\":\"",
            "\": \"",
            "\",",
            "\",\"",
            "\", \"",
            "\"}",
            "\"]",
            "\"},",
            "},{",
            "}]",
            "]}",
            "[{",
            "[[",
            "[]",
            "{}",
            "\":{\"",
            "\":[",
            "null",
            "true",
            "false",
            "nul",
            "tr",
            "12",
            "123",
            "-1",
            "0.",
            ".5",
            "00",
            "ab",
            "abc",
            "abcd",
            "name",
            "na",
            "me",
            "age",
            "kind",
            "city",
            "children",
            " the",
            " a",
            "  ",
            "    ",
            "\n ",
            "\\n",
            "\\\"",
            "\\u",
            "\\u00",
            "é",
            "né",
            "日本",
            "😀",
            "2024-",
            "-01",
            "a\"",
            "b\",",
            "1,",
            "2]",
            "3}",
            "ab");
    static final Vocabulary VOCABULARY = build();

    private TestVocabulary() {}

    private static Vocabulary build() {
        Vocabulary.Builder builder = Vocabulary.builder(260 + PIECES.size());
        for (int b = 0; b < 256; b++) {
            builder.rawByte(b, (byte) b);
        }
        builder.end(FIRST_END).end(SECOND_END).control(CONTROL);
        for (int i = 0; i < PIECES.size(); i++) {
            builder.token(260 + i, PIECES.get(i).getBytes(StandardCharsets.UTF_8));
        }
        return builder.build();
    }

    static String text(Cursor cursor) {
        return new String(cursor.text(), StandardCharsets.UTF_8);
    }

    /** A random allowed token, with a bias towards ending. */
    static int draw(TokenMask mask, Random random) {
        int[] allowed = mask.toArray();
        if (mask.allows(FIRST_END) && random.nextInt(3) == 0) {
            return FIRST_END;
        }
        return allowed[random.nextInt(allowed.length)];
    }
}

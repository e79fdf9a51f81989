package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The masks after each byte of a text, as files that people read; {@code -Dgolden.update=true} writes them anew. */
class GoldenMaskTest {
    private static final Path FOLDER = Path.of("src/test/resources/masks");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "object | {\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":150},"
                        + "\"city\":{\"enum\":[\"name\",\"né\",null]}},\"required\":[\"age\"],\"additionalProperties\":false}"
                        + " | {\"age\": 12, \"city\": null}",
                "array | {\"type\":\"array\",\"items\":{\"enum\":[1,2,12]},\"minItems\":2,\"maxItems\":3,\"uniqueItems\":true}"
                        + " | [12, 1]",
                "pattern | {\"type\":\"string\",\"pattern\":\"^[a-c]{2,3}-\\\\d+$\"} | \"abc-12\"",
                "number | {\"type\":\"number\",\"exclusiveMinimum\":-1,\"maximum\":12.5,\"multipleOf\":0.5} | -0.5",
            })
    void masks_are_as_written(String name, String schema, String text) throws IOException {
        Constraint constraint = Constraint.json(JsonMapper.shared().readTree(schema), JsonOptions.DEFAULT);
        StringBuilder found = new StringBuilder(schema).append("\n\n");
        Cursor cursor = constraint.cursor(TestVocabulary.VOCABULARY);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            found.append(line(cursor));
            assertThat(cursor.accept(b & 0xFF)).isTrue();
        }
        found.append(line(cursor));
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, found);
        }
        assertThat(found.toString()).isEqualTo(Files.readString(file));
    }

    private static String line(Cursor cursor) {
        return TestVocabulary.text(cursor) + "\n    " + String.join(" ", tokens(cursor.mask())) + "\n";
    }

    /** Bytes as ranges, other tokens as they are, end tokens as {@code END}. */
    private static List<String> tokens(TokenMask mask) {
        List<String> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            int first = b;
            while (b < 256 && mask.allows(b)) {
                b++;
            }
            if (b > first) {
                tokens.add(b - first == 1 ? shown(first) : shown(first) + ".." + shown(b - 1));
            }
        }
        for (int id : mask.toArray()) {
            if (TestVocabulary.VOCABULARY.isEnd(id)) {
                tokens.add("END");
            } else if (id >= 256) {
                String text = new String(TestVocabulary.VOCABULARY.bytes(id), StandardCharsets.UTF_8);
                tokens.add("<" + text.replace("\n", "\\n") + ">");
            }
        }
        return tokens;
    }

    private static String shown(int b) {
        return b > ' ' && b < 127 ? Character.toString(b) : String.format("x%02X", b);
    }
}

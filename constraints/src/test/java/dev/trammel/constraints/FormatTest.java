package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Formats and expressions beside the optional tests of the JSON-Schema-Test-Suite, where that is at hand. */
class FormatTest {
    private static final Path SUITE = Path.of(System.getProperty("suite", "../../shared/json-schema-test-suite"));

    /** What is answered otherwise, since it is no matter of a regular language. */
    private static final Set<String> NOT_REGULAR = Set.of(
            // to find the end of a named group, and its name again
            "an ECMA 262 named backreference \\k<name>",
            // the length of a label's Punycode
            "a U-label whose A-label form is longer than 63 octets is invalid",
            // hosts of drafts 4 and 6 in schemas that name no draft
            "hostname with consecutive hyphens (RFC1123)");

    private static boolean isExpected(String file, JsonNode test) {
        boolean punycode =
                file.endsWith("hostname.json") && test.get("data").asString("").startsWith("xn--");
        return NOT_REGULAR.contains(test.get("description").asString())
                || (punycode && test.get("valid").asBoolean());
    }

    private static boolean matches(Constraint constraint, JsonNode value) {
        String text = JsonMapper.shared().writeValueAsString(value);
        return constraint.matches(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Constraint format(String name) {
        return Constraint.json(
                JsonMapper.shared().createObjectNode().put("type", "string").put("format", name), JsonOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"})
    void answers_the_optional_tests_of_the_suite(String draft) throws IOException {
        Path optional = SUITE.resolve("tests").resolve(draft).resolve("optional");
        assumeTrue(Files.isDirectory(optional), () -> "expected the JSON-Schema-Test-Suite at " + SUITE);
        List<Path> files = new ArrayList<>(
                List.of(optional.resolve("ecmascript-regex.json"), optional.resolve("non-bmp-regex.json")));
        try (Stream<Path> formats = Files.list(optional.resolve("format"))) {
            formats.sorted().forEach(files::add);
        }
        JsonOptions options =
                JsonOptions.DEFAULT.withForm(JsonOptions.Form.ANY).withWhitespace(JsonOptions.Whitespace.COMPACT);
        List<String> wrong = new ArrayList<>();
        for (Path file : files) {
            for (JsonNode group : JsonMapper.shared().readTree(file)) {
                Constraint constraint = Constraint.json(group.get("schema"), options);
                for (JsonNode test : group.get("tests")) {
                    boolean right = matches(constraint, test.get("data"))
                            == test.get("valid").asBoolean();
                    if (!right && !isExpected(file.toString(), test)) {
                        wrong.add(file.getFileName() + ": " + test.get("description") + ", " + test.get("data"));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "date 2024-02-29 2023-02-29",
                "time 05:29:60.5+05:30 05:28:60+05:30",
                "date-time 1998-12-31T23:59:60Z 1998-12-31T23:59:60+01:00",
                "date-time 1998-06-30T23:59:60.5+00:00 1998-05-31T23:59:60.5+00:00",
                "date-time 1998-12-31T15:59:60-08:00 1999-01-01T15:59:60-08:00",
                "date-time 1999-01-01T05:29:60+05:30 1998-12-31T05:29:60+05:30",
                "date-time 1999-07-01T22:59:60+23:00 1999-07-11T22:59:60+23:00",
                "duration P1Y2M3DT4H5M6S P1H",
                "email a.b@c.de a..b@c.de",
                "hostname a-b.example a_b.example",
                "ipv4 1.2.3.255 1.2.3.256",
                "ipv6 ::ffff:1.2.3.4 1::2::3",
                "uri http://[::1]:80/a?b#c //a/b",
                "uri-reference ../a?b#c a:b:c#d#e",
                "iri https://é.example/ü https://a/{b}",
                "uri-template /a/{?b*,c:3} /a/{b",
                "uuid 2EB8AA08-aa98-11ea-b4aa-73B441D16380 2EB8AA08aa98-11ea-b4aa-73B441D16380",
                "json-pointer /a~0/b /a~2",
                "relative-json-pointer 1/a 01/a",
                "regex ^(a|[b-d]+?){2,3}$ (a"
            })
    void asserts_a_format(String name, String match, String other) {
        assertThat(matches(format(name), JsonMapper.shared().valueToTree(match)))
                .isTrue();
        assertThat(matches(format(name), JsonMapper.shared().valueToTree(other)))
                .isFalse();
    }

    @Test
    void a_mailbox_has_the_lengths_of_rfc_5321() {
        String local = "a".repeat(64);
        String domain = ("b".repeat(63) + ".").repeat(2) + "b".repeat(61);
        assertThat(isMailbox(local + "@" + domain)).isTrue();
        assertThat(isMailbox(local + "a@b.c")).isFalse();
        assertThat(isMailbox(local + "@" + domain + "b")).isFalse();
        assertThat(isMailbox("\"@" + "a".repeat(61) + "\"@b.c")).isTrue();
        assertThat(isMailbox("\"@" + "a".repeat(62) + "\"@b.c")).isFalse();
    }

    private static boolean isMailbox(String text) {
        return matches(format("email"), JsonMapper.shared().valueToTree(text));
    }

    @Test
    void bounds_the_length_of_a_host_name() {
        String label = "a".repeat(49) + ".";
        assertThat(matches(format("hostname"), JsonMapper.shared().valueToTree(label.repeat(5) + "abc")))
                .isTrue();
        assertThat(matches(format("hostname"), JsonMapper.shared().valueToTree(label.repeat(5) + "abcd")))
                .isFalse();
    }

    /** Masks of formats of bounded length rely on it, until the bound is near. */
    @ParameterizedTest
    @ValueSource(strings = {"email", "idn-email", "hostname", "idn-hostname"})
    void no_beginning_of_an_address_is_far_from_its_end(String name) {
        Vocabulary.Builder bytes = Vocabulary.builder(257);
        for (int b = 0; b < 256; b++) {
            bytes.rawByte(b, (byte) b);
        }
        Vocabulary vocabulary = bytes.end(256).build();
        Constraint constraint = format(name);
        Random random = new Random(11);
        for (int walk = 0; walk < 300; walk++) {
            Cursor cursor = constraint.cursor(vocabulary);
            for (int step = 0; step < 90 && !cursor.isComplete(); step++) {
                assertThat(cursor.accept(drawn(cursor.mask(), random))).isTrue();
                assertThat(cursor.tokensToComplete())
                        .as("after %s", new String(cursor.text(), StandardCharsets.UTF_8))
                        .isLessThanOrEqualTo(16);
            }
        }
    }

    /** Mostly a byte that means something in addresses, if one may come, and not the end of the string. */
    private static int drawn(TokenMask mask, Random random) {
        int[] meaning = "@\"[]:.\\-v1".chars().filter(mask::allows).toArray();
        int[] ids = random.nextInt(3) == 0 && meaning.length > 0 ? meaning : mask.toArray();
        int id = ids[random.nextInt(ids.length)];
        return id == '"' && random.nextInt(4) > 0 ? ids[random.nextInt(ids.length)] : id;
    }

    @Test
    void takes_an_unknown_format_for_an_annotation() {
        assertThat(matches(format("int32"), JsonMapper.shared().valueToTree("anything")))
                .isTrue();
    }

    @Test
    void shares_formats_between_threads() {
        List<String> names = List.of("date-time", "uri", "email", "ipv6", "iri-reference");
        List<String> texts =
                List.of("2024-02-29T12:30:00Z", "https://a.example/b?c#d", "a.b@c.de", "1:2::3", "//é.example/%20?q");
        boolean allMatch = Stream.iterate(0, i -> i + 1)
                .limit(200)
                .parallel()
                .allMatch(i ->
                        matches(format(names.get(i % 5)), JsonMapper.shared().valueToTree(texts.get(i % 5))));
        assertThat(allMatch).isTrue();
    }
}

package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Anchors count wherever they stand; where they hold, Java's own expressions agree. */
class AnchorTest {
    private static final String[] TEXTS = {"", "a", "b", "ab", "ba", "aa", "bb", "aba", "bab", "abb"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?:^[ab]{2}$)$",
                "^(^a$)$",
                "(?:^a$)",
                "^^a$",
                "^a$$",
                "^(?:^a)$",
                "^(?:a$)$",
                "^a|b$",
                "(?:^a|b)b",
                "a(?:b|$)",
                "^",
                "$",
                "^$",
                "(?:^|b)a(?:b|$)",
                "(?:^a)*b",
                "b(?:a$)?"
            })
    void anchors_hold_where_they_stand(String regex) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "string").put("pattern", regex);
        Constraint json = Constraint.json(schema, JsonOptions.DEFAULT);
        Constraint whole = Constraint.regex(regex);
        for (String text : TEXTS) {
            assertThat(matches(json, '"' + text + '"'))
                    .as("%s finds something in \"%s\"", regex, text)
                    .isEqualTo(Pattern.compile(regex).matcher(text).find());
            assertThat(matches(whole, text))
                    .as("%s matches \"%s\"", regex, text)
                    .isEqualTo(Pattern.compile(regex).matcher(text).matches());
        }
    }

    private static boolean matches(Constraint constraint, String text) {
        return constraint.matches(text.getBytes(StandardCharsets.UTF_8));
    }
}

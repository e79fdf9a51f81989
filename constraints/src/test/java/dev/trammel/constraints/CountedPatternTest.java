package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Masks of states that differ in a count alone are shared; near the bounds they must still be exact. */
class CountedPatternTest {
    private static final List<String> TOKENS =
            List.of("\"", "a", "aa", "aaaa", "aaaaaaaa", " ", "a ", "a a a ", " a", "aaaaaaaa\"", "a\"", "b", "é");

    private static Vocabulary vocabulary() {
        Vocabulary.Builder builder = Vocabulary.builder(TOKENS.size() + 1).end(TOKENS.size());
        for (int id = 0; id < TOKENS.size(); id++) {
            builder.token(id, TOKENS.get(id).getBytes(StandardCharsets.UTF_8));
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^a{30,45}$",
                "^(?:a+ ){0,30}a+$",
                "^(?:a{1,3} ){12,40}$",
                "^a{20}b?a{0,25}$",
                "^(?:a{30}|(?:aa){20}b)$",
                "^(?=.{30,40}$)a*b?$"
            })
    void is_exact_at_every_count(String pattern) {
        Constraint constraint = Constraint.json(
                JsonMapper.shared().createObjectNode().put("type", "string").put("pattern", pattern),
                JsonOptions.DEFAULT);
        Random random = new Random(1);
        for (int walk = 0; walk < 20; walk++) {
            Cursor cursor = constraint.cursor(vocabulary());
            StringBuilder text = new StringBuilder();
            while (!cursor.isComplete()) {
                TokenMask mask = cursor.mask();
                List<Integer> allowed = new ArrayList<>();
                for (int id = 0; id < TOKENS.size(); id++) {
                    boolean accepted = cursor.fork().accept(id);
                    assertThat(mask.allows(id))
                            .as("«%s» after %s", TOKENS.get(id), text)
                            .isEqualTo(accepted);
                    if (accepted) {
                        allowed.add(id);
                    }
                }
                assertThat(allowed).as("a way on after %s", text).isNotEmpty();
                int chosen = allowed.get(random.nextInt(allowed.size()));
                assertThat(cursor.accept(chosen)).isTrue();
                text.append(TOKENS.get(chosen));
            }
            String content = text.substring(1, text.length() - 1);
            assertThat(Pattern.compile(pattern).matcher(content).find())
                    .as(content)
                    .isTrue();
        }
    }
}

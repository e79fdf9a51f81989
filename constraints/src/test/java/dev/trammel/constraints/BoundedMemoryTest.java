package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A constraint may be used for as long as a server runs: neither its memory nor its work adds up. */
class BoundedMemoryTest {
    private static final int TEXTS = 300;
    private static final int LENGTH = 2_000;
    private static final long MOST_BYTES = 256L << 20;

    /** Nearly every text of {@code a} and {@code b} leads to states that no other has been in. */
    private static final String MANY_STATES = "(?:a|b)*a(?:a|b){30}";

    @Test
    void a_regular_expression_does_not_wear_out() {
        Constraint constraint = Constraint.regex(MANY_STATES);
        check(constraint, "", "");
    }

    @Test
    void a_schema_does_not_wear_out() {
        String schema = "{\"type\":\"string\",\"pattern\":\"^" + MANY_STATES + "$\"}";
        check(Constraint.json(JsonMapper.shared().readTree(schema), JsonOptions.DEFAULT), "\"", "\"");
    }

    private static void check(Constraint constraint, String before, String after) {
        long atStart = used();
        Random random = new Random(5);
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder(before);
            for (int at = 0; at < LENGTH; at++) {
                text.append(random.nextBoolean() ? 'a' : 'b');
            }
            text.setCharAt(text.length() - 31, 'a');
            assertThat(constraint.matches(text.append(after).toString().getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        }
        assertThat(used() - atStart).isLessThan(MOST_BYTES);
        assertThat(constraint.matches((before + "b".repeat(40) + after).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.internal.json.Binding;
import dev.trammel.internal.output.Outputs;
import dev.trammel.testing.ScriptedServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Answers that no mask held: valid ones bind, others are refused with all that is wrong. */
class AnswersTest {
    record Item(String name, BigDecimal price) {}

    record Order(String id, List<Item> items, Optional<String> note) {}

    record B(String name, int count, SampleTypes.Color color) {}

    record Checked(int low, int high) {
        Checked {
            if (low > high) {
                throw new IllegalArgumentException("low above high");
            }
        }
    }

    record Holder(List<Checked> ranges) {}

    @Test
    void bindsWhatIsInLine() {
        assertThat(read(B.class, "{\"name\":\"Ann\",\"count\":3,\"color\":\"RED\"}"))
                .isEqualTo(new B("Ann", 3, SampleTypes.Color.RED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Ann\",\"count\":3,\"col",
                "{\"name\":\"Ann\",\"count\":3,\"color\":\"RED\"",
                "```json\n{\"name\":\"Ann\",\"count\":3,\"color\":\"RED\"}\n```",
                "Sure: {\"name\":\"Ann\",\"count\":3,\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":3,\"color\":\"RED\"} Done.",
                "{\"name\":\"Ann\",\"count\":3,\"color\":\"RED\"}{\"name\":\"Bob\",\"count\":3,\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":3,\"color\":\"RED\",}",
                "{\"name\":\"Ann\",\"count\":3,\"count\":4,\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":3,\"color\":\"RED\",\"extra\":1}",
                "{\"name\":\"Ann\",\"count\":null,\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":3000000000,\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":3.7,\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":\"3\",\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":\"\",\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":true,\"color\":\"RED\"}",
                "{\"name\":7,\"count\":3,\"color\":\"RED\"}",
                "{\"name\":\"Ann\",\"count\":3,\"color\":\"red\"}",
                "{\"name\":\"Ann\",\"count\":3,\"color\":\"BLUE\"}",
                "{\"name\":\"Ann\",\"count\":3,\"color\":0}",
                "{\"name\":\"Ann\",\"count\":3,\"color\":\"\"}",
                "{\"name\":null,\"count\":3,\"color\":\"RED\"}",
                "[{\"name\":\"Ann\",\"count\":3,\"color\":\"RED\"}]",
                "null",
                "",
                " ",
                "{'name':'Ann','count':3,'color':'RED'}"
            })
    void refusesWhatIsNotInLineAndCoercesNothing(String text) {
        assertThatThrownBy(() -> read(B.class, text)).isInstanceOfSatisfying(InvalidAnswerException.class, e -> {
            assertThat(e.violations()).isNotEmpty();
            assertThat(e.text()).isEqualTo(text);
            assertThat(e.finishReason()).isEqualTo(FinishReason.STOP);
        });
    }

    @Test
    void namesAllThatIsWrongWithPointerAndMember() {
        String text = "{\"id\":7,\"items\":[{\"name\":\"a\",\"price\":\"x\"},{\"name\":\"b\"}],\"note\":null}";
        assertThatThrownBy(() -> read(Order.class, text)).isInstanceOfSatisfying(InvalidAnswerException.class, e -> {
            assertThat(e.violations())
                    .extracting(Violation::toString)
                    .containsExactlyInAnyOrder(
                            "expected a value of type string, found 7, at /id (Order.id)",
                            "expected a value of type number, found \"x\", at /items/0/price"
                                    + " (Order.items[0].price)",
                            "expected a value, found none, at /items/1/price (Order.items[1].price)");
            assertThat(e.violations()).extracting(Violation::keyword).contains("type", "required");
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"age\":151} | expected at most 150, found 151, at /age (Bounds.age)",
                "{\"name\":\"a\"} | expected at least 2 characters, found \"a\", at /name (Bounds.name)",
                "{\"tags\":[\"a\",\"b\",\"c\"]} | expected at most 2 items, found [\"a\",\"b\",\"c\"], at /tags (Bounds.tags)",
                "{\"tags\":[\"abcd\"]} | expected at most 3 characters, found \"abcd\", at /tags/0 (Bounds.tags[0])",
                "{\"count\":0} | expected more than 0, found 0, at /count (Bounds.count)",
                "{\"share\":0.5} | expected more than 0.5, found 0.5, at /share (Bounds.share)",
                "{\"code\":\"xAB\"} | expected text that matches ^(?:[A-Z]{2})$, found \"xAB\", at /code (Bounds.code)",
                "{\"digit\":10} | expected at most 9, found 10, at /digit (Bounds.digit)",
            })
    void namesBoundsThatAreOverstepped(String change, String violation) {
        String good =
                "{\"age\":1,\"name\":\"ab\",\"tags\":[],\"count\":1,\"share\":0.6,\"code\":\"AB\",\"digit\":null}";
        assertThat(read(SampleTypes.Bounds.class, good)).isNotNull();
        JsonNode tree = JsonSchema.parse(good).node();
        JsonNode changed = JsonSchema.parse(change).node();
        changed.properties()
                .forEach(
                        entry -> ((tools.jackson.databind.node.ObjectNode) tree).set(entry.getKey(), entry.getValue()));
        assertThatThrownBy(() -> read(SampleTypes.Bounds.class, tree.toString()))
                .hasMessage(violation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"items\":[],\"note\":\"x\"}",
                "{\"id\":\"1\",\"items\":[],\"note\":null}",
                "{\"id\":\"1\",\"items\":[]}"
            })
    void anOptionalMemberMayBeThereNullOrAbsent(String text) {
        Order order = read(Order.class, text);
        assertThat(order.note()).isEqualTo(text.contains("x") ? Optional.of("x") : Optional.empty());
        SampleTypes.Maybe maybe = read(SampleTypes.Maybe.class, "{}");
        assertThat(maybe.name()).isEmpty();
        assertThat(maybe.age()).isEmpty();
        assertThat(maybe.color()).isNull();
    }

    @Test
    void keepsNumbersAsPreciseAsTheyAreWritten() {
        SampleTypes.Numbers numbers = read(
                SampleTypes.Numbers.class,
                "{\"decimal\":1.100000000000000000000000000001000,\"integer\":123456789012345678901234567890}");
        assertThat(numbers.decimal()).isEqualTo(new BigDecimal("1.100000000000000000000000000001000"));
        assertThat(numbers.integer()).hasToString("123456789012345678901234567890");
        assertThat(read(long.class, "9007199254740993")).isEqualTo(9007199254740993L);
    }

    @Test
    void takesAWholeNumberInEverySpelling() {
        assertThat(read(int.class, "1e2")).isEqualTo(100);
        assertThat(read(long.class, "9007199254740993.0")).isEqualTo(9007199254740993L);
    }

    @Test
    void refusesNumbersThatWouldBecomeInfinite() {
        assertThat(read(double.class, "1e308")).isEqualTo(1e308);
        assertThat(read(BigDecimal.class, "1e400")).isEqualTo(new BigDecimal("1e400"));
        assertThatThrownBy(() -> read(double.class, "1e400"))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("expected at most 1.7976931348623157E+308, found 1E+400");
        String primitives = "{\"b\":1,\"s\":1,\"i\":1,\"l\":1,\"f\":%s,\"d\":%s,\"z\":true,\"c\":\"x\"}";
        assertThat(read(SampleTypes.Primitives.class, primitives.formatted("1.5", "1.5")))
                .isNotNull();
        for (String text : List.of(primitives.formatted("1e39", "1"), primitives.formatted("1", "-1e309"))) {
            assertThatThrownBy(() -> read(SampleTypes.Primitives.class, text))
                    .isInstanceOf(InvalidAnswerException.class);
        }
    }

    /** A schema of the user's own says nothing of Java's ranges. */
    @Test
    void refusesNumbersThatWouldBecomeInfiniteByASchemaWithoutRanges() {
        JsonSchema any = JsonSchema.parse("{\"type\":\"number\"}");
        assertThatThrownBy(() -> Generate.json(ScriptedServer.answering("1e400"), new TypeRef<Double>() {}, any)
                        .withRetry(RetryPolicy.none())
                        .generate("?"))
                .isInstanceOf(InvalidAnswerException.class);
        assertThatThrownBy(() -> Generate.json(ScriptedServer.answering("1e39"), new TypeRef<Float>() {}, any)
                        .withRetry(RetryPolicy.none())
                        .generate("?"))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void namesWhatAConstructorRefuses() {
        String text = "{\"ranges\":[{\"low\":1,\"high\":2},{\"low\":3,\"high\":2}]}";
        assertThatThrownBy(() -> read(Holder.class, text)).isInstanceOfSatisfying(BindingException.class, e -> {
            assertThat(e.violation().pointer()).isEqualTo("/ranges/1");
            assertThat(e.violation().member()).isEqualTo("Holder.ranges[1]");
            assertThat(e).hasMessageContaining("low above high");
            assertThat(e.text()).isEqualTo(text);
        });
    }

    @Test
    void tellsSubtypesApart() {
        assertThat(read(SampleTypes.Shape.class, "{\"type\":\"Square\",\"side\":2}"))
                .isEqualTo(new SampleTypes.Square(2));
        assertThat(read(SampleTypes.Pet.class, "{\"species\":\"dog\",\"bark\":\"wau\"}"))
                .isEqualTo(new SampleTypes.Dog("wau"));
        assertThatThrownBy(() -> read(SampleTypes.Shape.class, "{\"type\":\"Triangle\",\"side\":2}"))
                .isInstanceOf(InvalidAnswerException.class);
    }

    private static <T> T read(Class<T> type, String text) {
        Attempt attempt = new Attempt(text, FinishReason.STOP, Usage.NONE, Timings.NONE);
        return Outputs.<T>json(JsonSchema.of(type), type, Binding.STRICT)
                .reader()
                .read(text, List.of(attempt));
    }
}

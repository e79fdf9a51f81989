package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.testing.ScriptedServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where two spellings stand for one value, nothing is lost without a word. */
class DistinctTest {
    private static final String ID = "\"123e4567-e89b-12d3-a456-42661417400a\"";
    private static final String NOON = "\"2024-01-01T12:00:00Z\"";
    private static final String NOON_ELSEWHERE = "\"2024-01-01T13:00:00+01:00\"";

    record Stay(UUID id, Map<LocalTime, Integer> meals) {}

    private static <T> T read(TypeRef<T> type, String text) {
        return Generate.json(ScriptedServer.answering(text), type)
                .withRetry(RetryPolicy.none())
                .generate("?");
    }

    static Stream<Arguments> alike() {
        String upper = ID.toUpperCase(java.util.Locale.ROOT);
        return Stream.of(
                Arguments.of(
                        new TypeRef<Map<UUID, Integer>>() {}, "{" + ID + ":1," + upper + ":2}", "Map<UUID, Integer>"),
                Arguments.of(new TypeRef<Map<Double, Integer>>() {}, "{\"1.5\":1,\"1.50\":2}", "Map<Double, Integer>"),
                Arguments.of(
                        new TypeRef<Map<BigDecimal, Integer>>() {},
                        "{\"1E+1\":1,\"0\":1,\"-0\":2}",
                        "Map<BigDecimal, Integer>"),
                Arguments.of(
                        new TypeRef<SortedMap<BigDecimal, Integer>>() {},
                        "{\"1.0\":1,\"1.00\":2}",
                        "SortedMap<BigDecimal, Integer>"),
                Arguments.of(
                        new TypeRef<Map<Instant, Integer>>() {},
                        "{" + NOON + ":1," + NOON_ELSEWHERE + ":2}",
                        "Map<Instant, Integer>"),
                Arguments.of(
                        new TypeRef<List<Stay>>() {},
                        "[{\"id\":" + ID + ",\"meals\":{\"12:00\":1}},{\"id\":" + ID
                                + ",\"meals\":{\"12:00\":1,\"12:00:00\":2}}]",
                        "[1].meals"),
                Arguments.of(new TypeRef<Set<UUID>>() {}, "[" + ID + "," + upper + "]", "Set<UUID>"),
                Arguments.of(new TypeRef<Set<Instant>>() {}, "[" + NOON + "," + NOON_ELSEWHERE + "]", "Set<Instant>"));
    }

    @ParameterizedTest
    @MethodSource("alike")
    void twoSpellingsOfOneValueAreAFailure(TypeRef<?> type, String text, String place) {
        assertThatThrownBy(() -> read(type, text))
                .isInstanceOf(BindingException.class)
                .hasMessageContaining("expected a value that Java takes, found ")
                .hasMessageContaining(place);
    }

    @Test
    void theSameKeyInTwoMapsIsNone() {
        String one = "{\"id\":" + ID + ",\"meals\":{\"12:00\":1,\"13:00\":1}}";
        assertThat(read(new TypeRef<List<Stay>>() {}, "[" + one + "," + one + "]"))
                .hasSize(2);
        assertThat(read(new TypeRef<Map<Long, Map<Long, Integer>>>() {}, "{\"1\":{\"1\":1},\"2\":{\"1\":1}}"))
                .isEqualTo(Map.of(1L, Map.of(1L, 1), 2L, Map.of(1L, 1)));
        assertThat(read(new TypeRef<Map<BigDecimal, Integer>>() {}, "{\"1.0\":1,\"1.00\":2}"))
                .hasSize(2);
        assertThat(read(new TypeRef<Set<Set<Integer>>>() {}, "[[1],[1,2]]")).hasSize(2);
    }
}

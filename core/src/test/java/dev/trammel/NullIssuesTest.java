package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What users of other libraries met with null and absence: each test names the threads that it answers. */
class NullIssuesTest {
    record Inner(int count, boolean done) {}

    record Person(
            String name,
            int age,
            Optional<String> city,
            @Nullable Inner inner,
            List<Inner> all) {}

    private static final String FULL = "{\"name\":\"A\",\"age\":1,\"city\":null,\"inner\":null,\"all\":[]}";

    private static Person read(String text) {
        return Generate.json(ScriptedServer.answering(text), Person.class)
                .withRetry(RetryPolicy.none())
                .generate("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"A\",\"city\":null,\"inner\":null,\"all\":[]}",
                "{\"name\":\"A\",\"age\":null,\"city\":null,\"inner\":null,\"all\":[]}",
                "{\"name\":\"A\",\"age\":1,\"city\":null,\"inner\":{\"count\":1},\"all\":[]}"
            })
    @DisplayName("a primitive that isn't there is a failure, not 0 or false (langchain4j 2806, 3542)")
    void aPrimitiveThatIsNotThereIsAFailure(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    @DisplayName("an optional member may be null and validates (spring-ai 6950, 7004; langchain 29075, mastra 17655)")
    void anOptionalMemberMayBeNullAndValidates() {
        assertThat(read(FULL)).isEqualTo(new Person("A", 1, Optional.empty(), null, List.of()));
        assertThat(Generate.json(ScriptedModel.saying(FULL.replace(",", ", ").replace(":", ": ")), Person.class)
                        .generate("?"))
                .isEqualTo(read(FULL));
    }

    record Jspecify(@Nullable String x) {}

    record Wrapped(Optional<String> x) {}

    record Marked(@JsonProperty(required = false) @Nullable String x) {}

    static final class Bean {
        private @Nullable String x;

        public @Nullable String getX() {
            return x;
        }

        public void setX(@Nullable String value) {
            x = value;
        }
    }

    static Stream<Class<?>> nullables() {
        return Stream.of(Jspecify.class, Wrapped.class, Marked.class, Bean.class);
    }

    @ParameterizedTest
    @MethodSource("nullables")
    @DisplayName("every way to say nullable says the same (spring-ai 5897, 3900, 4044, 5341)")
    void everyWayToSayNullableSaysTheSame(Class<?> type) {
        assertThat(JsonSchema.of(type))
                .hasToString("{\"type\":\"object\",\"properties\":{\"x\":{\"type\":[\"string\",\"null\"]}},"
                        + "\"required\":[\"x\"],\"additionalProperties\":false}");
    }

    @Test
    @DisplayName("objects are closed at every depth (spring-ai 4422, agentscope-java 2548, outlines 844)")
    void objectsAreClosedAtEveryDepth() {
        JsonNode schema = JsonSchema.of(Person.class).node();
        List<JsonNode> objects = schema.findParents("properties");
        assertThat(objects).hasSizeGreaterThanOrEqualTo(2);
        assertThat(objects)
                .allSatisfy(
                        object -> assertThat(object.get("additionalProperties").booleanValue())
                                .isFalse());
    }

    @Test
    @DisplayName(
            "a model has to decide on each member, and may say that there is none (lm-format-enforcer 35, outlines 863)")
    void aModelMaySayThatThereIsNone() {
        JsonNode schema = JsonSchema.of(Person.class).node();
        assertThat(schema.get("required").valueStream().map(JsonNode::asString))
                .containsExactly("name", "age", "city", "inner", "all");
        Person told = Generate.json(
                        ScriptedModel.saying(
                                "{\"name\": \"A\", \"age\": 1, \"city\": null, \"inner\": null, \"all\": []}"),
                        Person.class)
                .generate("?");
        assertThat(told.city()).isEmpty();
        assertThat(told.inner()).isNull();
        // A server may also leave out what may be null.
        assertThat(read("{\"name\":\"A\",\"age\":1,\"all\":[]}")).isEqualTo(told);
    }
}

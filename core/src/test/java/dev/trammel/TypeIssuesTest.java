package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What users of other libraries met with Java's types: each test names the threads that it answers. */
class TypeIssuesTest {
    sealed interface Shape permits Circle, Box {}

    record Circle(int radius) implements Shape {}

    record Box(int side) implements Shape {}

    record Item(String name) {}

    record Response<T>(T value, List<T> more) {}

    enum Level {
        @JsonPropertyDescription("nothing to do")
        LOW,
        @JsonPropertyDescription("at once")
        HIGH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Appointment(LocalDate day, UUID id, Duration length) {}

    record Money(BigDecimal price, BigInteger count) {}

    record Renamed(@JsonProperty("full_name") String name) {}

    private static <T> T local(String text, TypeRef<T> type) {
        return Generate.json(ScriptedModel.saying(text), type).generate("?");
    }

    private static <T> T remote(String text, Class<T> type) {
        return Generate.json(ScriptedServer.answering(text), type)
                .withRetry(RetryPolicy.none())
                .generate("?");
    }

    @Test
    @DisplayName("a sealed type is a result, at the root too (langchain4j 2557, 5044, 4766, 5060)")
    void aSealedTypeIsAResult() {
        assertThat(local("{\"type\": \"Box\", \"side\": 2}", new TypeRef<Shape>() {}))
                .isEqualTo(new Box(2));
        assertThat(JsonSchema.of(Shape.class).toString()).contains("\"radius\"", "\"side\"");
        assertThatThrownBy(() -> remote("{\"side\":2}", Shape.class)).isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    @DisplayName("a list of records is a result (langchain4j 1882, 3264)")
    void aListOfRecordsIsAResult() {
        assertThat(Generate.list(ScriptedModel.saying("[{\"name\": \"a\"}, {\"name\": \"b\"}]"), Item.class)
                        .generate("?"))
                .containsExactly(new Item("a"), new Item("b"));
    }

    @Test
    @DisplayName("a generic wrapper is bound with its type argument (langchain4j 3853)")
    void aGenericWrapperIsBoundWithItsTypeArgument() {
        assertThat(local(
                        "{\"value\": {\"name\": \"a\"}, \"more\": [{\"name\": \"b\"}]}",
                        new TypeRef<Response<Item>>() {}))
                .isEqualTo(new Response<>(new Item("a"), List.of(new Item("b"))));
    }

    @Test
    @DisplayName("lists of enums and sets of strings are JSON, not lines of text (langchain4j 2611, 4641)")
    void listsOfEnumsAndSetsOfStringsAreJson() {
        assertThat(local("[\"HIGH\", \"LOW\"]", new TypeRef<List<Level>>() {})).containsExactly(Level.HIGH, Level.LOW);
        assertThat(local("[\"b\", \"a\"]", new TypeRef<Set<String>>() {})).containsExactlyInAnyOrder("b", "a");
    }

    @Test
    @DisplayName("a library type that is no JSON fails at once (langchain4j 6187)")
    void aLibraryTypeThatIsNoJsonFailsAtOnce() {
        ScriptedServer server = ScriptedServer.answering("{}");
        assertThatThrownBy(() -> Generate.json(server, Thread.class)).isInstanceOf(UnsupportedTypeException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    @DisplayName(
            "dates, ids and spans are texts of a format (langchain4j 2432, 4934, 6008; quarkus 1298; openai-java 580)")
    void datesIdsAndSpansAreTexts() {
        assertThat(JsonSchema.of(Appointment.class).node().at("/properties/day"))
                .hasToString("{\"type\":\"string\",\"format\":\"date\"}");
        assertThat(JsonSchema.of(Appointment.class).node().at("/properties/id/format"))
                .hasToString("\"uuid\"");
        String text = "{\"day\":\"2024-02-29\",\"id\":\"123e4567-e89b-12d3-a456-426614174000\",\"length\":\"PT1H\"}";
        assertThat(remote(text, Appointment.class).length()).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> remote(text.replace("\"2024-02-29\"", "[2024,2,29]"), Appointment.class))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    @DisplayName("a map has keys and values of its types (openai-java 485)")
    void aMapHasKeysAndValuesOfItsTypes() {
        assertThat(local("{\"LOW\": 1}", new TypeRef<Map<Level, Integer>>() {}))
                .containsExactly(Map.entry(Level.LOW, 1));
    }

    @Test
    @DisplayName("numbers are numbers, as precise as they are written (langchain4j 5690, dotnet/extensions 5787)")
    void numbersAreNumbers() {
        assertThat(remote("{\"price\":12345678901234567890.10,\"count\":12345678901234567890}", Money.class))
                .isEqualTo(
                        new Money(new BigDecimal("12345678901234567890.10"), new BigInteger("12345678901234567890")));
        assertThatThrownBy(() -> remote("{\"price\":\"$50\",\"count\":1}", Money.class))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("expected a value of type number, found \"$50\", at /price (Money.price)");
    }

    @Test
    @DisplayName("an enum's names in the schema are those that bind (langchain4j 4278)")
    void anEnumsNamesInTheSchemaAreThoseThatBind() {
        for (var name : JsonSchema.of(Level.class).node().get("enum")) {
            assertThat(remote(name.toString(), Level.class).name()).isEqualTo(name.asString());
        }
    }

    @Test
    @DisplayName("descriptions of enum constants reach the model (langchain4j 725, 4464)")
    void descriptionsOfEnumConstantsReachTheModel() {
        ScriptedServer server = ScriptedServer.answering("\"LOW\"");
        Generate.json(server, Level.class).generate("?");
        OutputFormat.Json sent = (OutputFormat.Json) server.requests().get(0).format();
        assertThat(sent.schema().node().get("description").asString()).isEqualTo("LOW: nothing to do\nHIGH: at once");
    }

    @Test
    @DisplayName("the schema of a class is there for all, and a renamed member binds (openai-java 458, 139, 612)")
    void theSchemaIsThereForAllAndARenamedMemberBinds() {
        assertThat(JsonSchema.of(Renamed.class).pretty()).contains("\"full_name\"");
        assertThat(remote("{\"full_name\":\"A\"}", Renamed.class)).isEqualTo(new Renamed("A"));
    }

    @Test
    @DisplayName("a field too many is named, whatever the mapper (openai-java 301)")
    void aFieldTooManyIsNamed() {
        JsonMapper strict = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        ScriptedServer server = ScriptedServer.answering("{\"name\":\"a\",\"new\":1}", "{\"name\":\"a\"}");
        Generation<Item> item =
                Generate.json(server, new TypeRef<Item>() {}, strict).run("?");
        assertThat(item.value()).isEqualTo(new Item("a"));
        assertThat(server.requests().get(1).prompt().toString()).contains("expected no such key, found new");
    }
}

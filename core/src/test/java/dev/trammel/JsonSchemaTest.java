package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.json.Mappers;
import dev.trammel.internal.schema.GenericTypes;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Schemas of types against those on file; {@code -Dgolden.update=true} writes the files anew. */
class JsonSchemaTest {
    private static final Path GOLDEN = Path.of("src/test/resources/schemas");

    record Grow<T>(List<Grow<List<T>>> inner) {}

    record HoldsClass(String name, List<Class<?>> types) {}

    record HoldsThread(Map<String, Thread> threads) {}

    record Formats(@JsonFormat(pattern = "EEE dd/MM/yyyy") LocalDate day) {}

    record Shaped(
            @JsonFormat(shape = JsonFormat.Shape.STRING) int number) {}

    record Own(
            @JsonDeserialize(using = StringDeserializer.class)
            String text) {}

    interface Open {}

    record HoldsOpen(Open open) {}

    record BadKeys(Map<List<String>, String> map) {}

    record RecordKeys(Map<EdgeTypes.Literal, String> map) {}

    record HoldsEnum(Enum<?> any) {}

    abstract static class Unmade {
        public int number;
    }

    record HoldsUnmade(List<Unmade> all) {}

    static final class Endless {
        public Endless next = this;
    }

    record Ring(String name, RingBack back) {}

    record RingBack(List<String> names, Ring ring) {}

    record Unordered(SortedSet<EdgeTypes.Literal> all) {}

    record Unmakable(BlockingQueue<String> queue) {}

    record OneOfUnits(EdgeTypes.Unit unit) {}

    record Streams(Stream<String> stream) {}

    record Iterators(List<Iterator<String>> all) {}

    record Functions(Function<String, String> function) {}

    record Records(Record any) {}

    record Nothing(Void nothing) {}

    final class Inner {
        public int x;
    }

    record HoldsInner(Inner inner) {}

    record Bounded<T extends Comparable<T>>(T value) {}

    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(RoundTripTest.names());
        names.remove("zones"); // which there are depends on the JDK
        return names;
    }

    @ParameterizedTest
    @MethodSource("names")
    void isTheSchemaOnFile(String name) throws IOException {
        String schema = JsonSchema.of(RoundTripTest.types().get(name)).pretty() + "\n";
        Path file = GOLDEN.resolve(name + ".json");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, schema);
        }
        assertThat(schema).isEqualTo(Files.readString(file));
    }

    /** Records without annotations are read without asking Jackson; it would have said the same. */
    @ParameterizedTest
    @MethodSource("names")
    void isWhatJacksonSays(String name) {
        TypeRef<?> type = RoundTripTest.types().get(name);
        JsonSchema asked = JsonSchema.of(type, JsonMapper.builder().build());
        assertThat(JsonSchema.of(type)).isEqualTo(asked);
        assertThat(asked).hasToString(asked.node().toString());
    }

    /** A bean as most are written: what is said stands at the private field. */
    static final class Annotated {
        @Size(max = 3)
        @JsonPropertyDescription("a code")
        private String code = "";

        public String getCode() {
            return code;
        }

        public void setCode(String value) {
            code = value;
        }
    }

    @Test
    void whatIsSaidAtAPrivateFieldCounts() {
        assertThat(JsonSchema.of(Annotated.class).toString())
                .contains("\"code\":{\"type\":\"string\",\"description\":\"a code\",\"maxLength\":3}");
    }

    @Test
    void currenciesAreThoseThatJavaKnows() {
        JsonSchema schema = JsonSchema.of(Currency.class);
        assertThat(schema.node().get("enum"))
                .hasSize(Currency.getAvailableCurrencies().size());
        assertThat(schema.toString()).contains("\"EUR\"");
    }

    @Test
    void readsSchemasAndWritesThemInOneLine() {
        JsonSchema schema = JsonSchema.parse("{ \"type\" : \"string\" , \"maxLength\" : 3 }");
        assertThat(schema).hasToString("{\"type\":\"string\",\"maxLength\":3}");
        assertThat(schema).isEqualTo(JsonSchema.of(schema.node())).hasSameHashCodeAs(JsonSchema.of(schema.node()));
        assertThat(schema.pretty().lines()).hasSize(4);
        assertThat(JsonSchema.parse("true")).hasToString("true");
    }

    @Test
    void refusesWhatIsNoSchema() {
        for (String text : List.of("", "[1]", "\"a\"", "{", "{} {}", "{\"a\":1,\"a\":2}")) {
            assertThatThrownBy(() -> JsonSchema.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("expected a");
        }
    }

    static Stream<Map.Entry<TypeRef<?>, String>> refused() {
        return Stream.of(
                Map.entry(new TypeRef<Thread>() {}, "Thread"),
                Map.entry(new TypeRef<Class<?>>() {}, "Class<?>"),
                Map.entry(new TypeRef<HoldsClass>() {}, "HoldsClass.types[]"),
                Map.entry(new TypeRef<HoldsThread>() {}, "HoldsThread.threads[]"),
                Map.entry(new TypeRef<Formats>() {}, "Formats.day"),
                Map.entry(new TypeRef<Shaped>() {}, "Shaped.number"),
                Map.entry(new TypeRef<Own>() {}, "Own.text"),
                Map.entry(new TypeRef<Throwable>() {}, "Throwable"),
                Map.entry(new TypeRef<HoldsOpen>() {}, "HoldsOpen.open"),
                Map.entry(new TypeRef<BadKeys>() {}, "BadKeys.map"),
                Map.entry(new TypeRef<RecordKeys>() {}, "RecordKeys.map"),
                Map.entry(new TypeRef<HoldsEnum>() {}, "HoldsEnum.any"),
                Map.entry(new TypeRef<HoldsUnmade>() {}, "HoldsUnmade.all[]"),
                Map.entry(new TypeRef<Endless>() {}, "Endless.next"),
                Map.entry(new TypeRef<Ring>() {}, "Ring.back.ring"),
                Map.entry(new TypeRef<Unordered>() {}, "Unordered.all[]"),
                Map.entry(new TypeRef<Unmakable>() {}, "Unmakable.queue[]"),
                Map.entry(new TypeRef<OneOfUnits>() {}, "OneOfUnits.unit"),
                Map.entry(new TypeRef<Streams>() {}, "Streams.stream"),
                Map.entry(new TypeRef<Iterators>() {}, "Iterators.all[]"),
                Map.entry(new TypeRef<Functions>() {}, "Functions.function"),
                Map.entry(new TypeRef<Records>() {}, "Records.any"),
                Map.entry(new TypeRef<Nothing>() {}, "Nothing.nothing"),
                Map.entry(new TypeRef<HoldsInner>() {}, "HoldsInner.inner"),
                Map.entry(new TypeRef<Bounded<?>>() {}, "Bounded<?>.value"),
                Map.entry(new TypeRef<Grow<String>>() {}, "Grow<String>.inner[]"));
    }

    /** A list in a list, and so on. */
    private static Type nested(int levels) {
        JavaType type = Mappers.STRICT.constructType(String.class);
        for (int i = 0; i < levels; i++) {
            type = Mappers.STRICT.getTypeFactory().constructCollectionType(List.class, type);
        }
        return GenericTypes.of(type);
    }

    @Test
    void takesTypeArgumentsOfManyLevelsButNotOfAnyNumber() {
        JsonNode schema = JsonSchema.ofType(nested(200), Binding.STRICT).node();
        for (int i = 0; i < 200; i++) {
            schema = schema.get("items");
        }
        assertThat(schema.get("type").stringValue()).isEqualTo("string");
        assertThatThrownBy(() -> JsonSchema.ofType(nested(300), Binding.STRICT))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("at most 256 levels");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesTypesThatJsonCantSayWithTheirMember(Map.Entry<TypeRef<?>, String> type) {
        assertThatThrownBy(() -> JsonSchema.of(type.getKey()))
                .isInstanceOfSatisfying(UnsupportedTypeException.class, e -> {
                    assertThat(e.member()).startsWith(type.getValue());
                    assertThat(e).hasMessageStartingWith("expected ").hasMessageEndingWith("at " + e.member());
                });
    }
}

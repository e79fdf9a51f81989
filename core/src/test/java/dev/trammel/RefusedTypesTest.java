package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.trammel.testing.ScriptedServer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Types that no schema can say as they are bound are refused, with their member, before anything is asked. */
class RefusedTypesTest {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Eaten.class, name = "a"))
    sealed interface Eats {}

    record Eaten(String kind, int x) implements Eats {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    sealed interface Alike {}

    record Less(int x) implements Alike {}

    record More(int x, @Nullable Integer y) implements Alike {}

    static final class Hidden {
        private final String text;

        private Hidden(String text) {
            this.text = text;
        }

        @JsonValue
        String text() {
            return text;
        }
    }

    record HoldsHidden(Hidden hidden) {}

    static final class Filled {
        private final List<Integer> items = new ArrayList<>();

        public List<Integer> getItems() {
            return items;
        }
    }

    record Inner(int x) {}

    record Clash(int x, @JsonUnwrapped Inner inner) {}

    record UnwrappedMap(String n, @JsonUnwrapped Map<String, Integer> map) {}

    record UnwrappedOptional(String n, @JsonUnwrapped Optional<Inner> inner) {}

    record UnwrappedSealed(@JsonUnwrapped Alike alike) {}

    static final class AnyKeys {
        public int a;

        @JsonAnySetter
        public Map<UUID, Integer> rest = new LinkedHashMap<>();
    }

    record Injected(@JacksonInject("x") @Nullable String s, int b) {}

    record Flag(@JsonFormat(shape = JsonFormat.Shape.NUMBER) boolean flag) {}

    record NoRoom(@Min(5) @Max(4) int a) {}

    record NoLength(@Size(min = 5) @Size(max = 4) String a) {}

    record Misplaced(@Size(min = 3) UUID id) {}

    record MisplacedText(@NotBlank int[] all) {}

    record AtOptional(@Size(min = 2) Optional<String> text) {}

    record Box<T>(T value) {}

    record AtArgument(Box<@Min(3) Integer> box) {}

    record Flags(@Pattern(regexp = "(?i)a") String s) {}

    record Possessive(@Pattern(regexp = "a++b") String s) {}

    record Intersection(@Pattern(regexp = "[a-z&&[^b]]") String s) {}

    record Property(@Pattern(regexp = "\\p{javaLowerCase}") String s) {}

    record Self<T extends Self<T>>(@Nullable T next) {}

    record HoldsSelf(Self<?> self) {}

    record NoRegex(@Pattern(regexp = "[a") String s) {}

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(Eats.class, "expected @JsonTypeInfo(visible = true)", "Eats"),
                Arguments.of(Alike.class, "expected subtypes that their members tell apart", "Alike"),
                Arguments.of(HoldsHidden.class, "expected a constructor that Jackson can use", "HoldsHidden.hidden"),
                Arguments.of(Filled.class, "expected a setter", "Filled.items"),
                Arguments.of(Clash.class, "expected keys that differ, found x", "Clash.inner.x"),
                Arguments.of(UnwrappedMap.class, "for @JsonUnwrapped, found java.util.Map", "UnwrappedMap.map"),
                Arguments.of(UnwrappedOptional.class, "found java.util.Optional", "UnwrappedOptional.inner"),
                Arguments.of(UnwrappedSealed.class, "for @JsonUnwrapped", "UnwrappedSealed.alike"),
                Arguments.of(AnyKeys.class, "expected texts as keys for @JsonAnySetter", "AnyKeys"),
                Arguments.of(Injected.class, "found @JacksonInject", "Injected.s"),
                Arguments.of(Flag.class, "found @JsonFormat(shape = NUMBER)", "Flag.flag"),
                Arguments.of(NoRoom.class, "found minimum 5 and maximum 4", "NoRoom.a"),
                Arguments.of(NoLength.class, "found minLength 5 and maxLength 4", "NoLength.a"),
                Arguments.of(Misplaced.class, "found @Size at java.util.UUID", "Misplaced.id"),
                Arguments.of(MisplacedText.class, "found @NotBlank at [I", "MisplacedText.all"),
                Arguments.of(AtOptional.class, "as in Optional<@Size …>", "AtOptional.text"),
                Arguments.of(AtArgument.class, "found @Min at one of", "AtArgument.box"),
                Arguments.of(Flags.class, "found a flag", "Flags.s"),
                Arguments.of(Possessive.class, "found the possessive quantifier ++", "Possessive.s"),
                Arguments.of(Intersection.class, "found a class inside a class", "Intersection.s"),
                Arguments.of(Property.class, "found \\p{javaLowerCase}", "Property.s"),
                Arguments.of(
                        HoldsSelf.class, "expected type arguments within their bounds", "HoldsSelf.self.next.next"),
                Arguments.of(NoRegex.class, "expected a regular expression of Java", "NoRegex.s"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isRefusedWithItsMember(Class<?> type, String problem, String member) {
        ScriptedServer server = ScriptedServer.answering("{}");
        assertThatThrownBy(() -> Generate.json(server, type).generate("?"))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining(problem)
                .hasMessageEndingWith(", at " + member);
        assertThat(server.requests()).isEmpty();
    }

    record Day(LocalDate day) {}

    @Test
    void aDeserializerOfAModuleIsRefused() {
        SimpleModule module = new SimpleModule()
                .addDeserializer(
                        LocalDate.class,
                        new tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer(
                                java.time.format.DateTimeFormatter.BASIC_ISO_DATE));
        JsonMapper mapper = JsonMapper.builder().addModule(module).build();
        assertThatThrownBy(() -> JsonSchema.of(new TypeRef<Day>() {}, mapper))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("found a deserializer of the mapper's modules for java.time.LocalDate")
                .hasMessageEndingWith(", at Day.day");
    }
}

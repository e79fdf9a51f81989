package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trammel.constraints.ChoiceException;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.RegexException;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.testing.ScriptedModel;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GenerateTest {
    private static final Vocabulary VOCABULARY = ScriptedModel.vocabulary("{\"", "\":", "\": \"", "name", "age", "\"}");

    record Person(String name, int age, Optional<String> city) {}

    record Page<T>(List<T> items, int total) {}

    enum Priority {
        @JsonProperty("low")
        LOW,
        @JsonProperty("high")
        HIGH
    }

    @Test
    void givesRecords() {
        Generation<Person> ada = Generate.json(saying("{\"name\": \"Ada\", \"age\": 36, \"city\": null}"), Person.class)
                .run("Ada, 36");
        assertThat(ada.value()).isEqualTo(new Person("Ada", 36, Optional.empty()));
        assertThat(ada.text()).isEqualTo("{\"name\": \"Ada\", \"age\": 36, \"city\": null}");
        assertThat(ada.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(ada.attempts()).hasSize(1);
        assertThat(ada.usage().promptTokens()).isEqualTo("USER:Ada, 36".length() + 1);
        assertThat(ada.timings().total()).isGreaterThan(ada.timings().prompt());
    }

    @Test
    void givesTypesWithArguments() {
        Page<Priority> page = Generate.json(
                        saying("{\"items\": [\"low\", \"high\"], \"total\": 2}"), new TypeRef<Page<Priority>>() {})
                .generate("");
        assertThat(page).isEqualTo(new Page<>(List.of(Priority.LOW, Priority.HIGH), 2));
    }

    @Test
    void givesListsOfRecords() {
        List<Person> people = Generate.list(saying("[{\"name\": \"A\", \"age\": 1, \"city\": \"B\"}]"), Person.class)
                .generate("");
        assertThat(people).containsExactly(new Person("A", 1, Optional.of("B")));
    }

    @Test
    void givesTreesOfASchema() {
        JsonSchema schema = JsonSchema.parse("{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"number\"}},"
                + "\"required\":[\"n\"],\"additionalProperties\":false}");
        JsonNode tree = Generate.json(saying("{\"n\": 1.10}"), schema).generate("");
        assertThat(tree.get("n").decimalValue()).isEqualTo(new BigDecimal("1.10"));
    }

    @Test
    void givesAnyJson() {
        assertThat(Generate.json(saying("[1, {\"a\": null}]")).generate("").toString())
                .isEqualTo("[1,{\"a\":null}]");
    }

    @Test
    void givesLibraryTypes() {
        assertThat(Generate.integer(saying("-42")).generate("")).isEqualTo(-42L);
        assertThat(Generate.number(saying("1.50")).generate("")).isEqualTo(new BigDecimal("1.50"));
        assertThat(Generate.bool(saying("true")).generate("")).isTrue();
        assertThat(Generate.date(saying("\"2024-02-29\"")).generate("")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Generate.time(saying("\"09:30\"")).generate("")).isEqualTo(LocalTime.of(9, 30));
        assertThat(Generate.dateTime(saying("\"2024-02-29T09:30:00\"")).generate(""))
                .isEqualTo(LocalDateTime.of(2024, 2, 29, 9, 30));
        assertThat(Generate.duration(saying("\"PT1H30M\"")).generate("")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Generate.uuid(saying("\"123e4567-e89b-12d3-a456-426614174000\""))
                        .generate(""))
                .isEqualTo(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
        assertThat(Generate.uri(saying("\"https://example.org/a\"")).generate(""))
                .isEqualTo(URI.create("https://example.org/a"));
        assertThat(Generate.email(saying("\"ada@example.org\"")).generate("")).isEqualTo("ada@example.org");
    }

    @Test
    void choosesAmongTextsEvenWhereOneBeginsAnother() {
        List<String> options = List.of("bug", "bugfix", "naïve", "🦉", "🦊");
        for (String option : options) {
            assertThat(Generate.choice(saying(option), options).generate("")).isEqualTo(option);
        }
        assertThat(Generate.choice(saying("nothing of it"), options).generate(""))
                .isIn(options);
    }

    @Test
    void choosesEnumConstantsByTheNameThatJacksonWrites() {
        assertThat(Generate.choice(saying("high"), Priority.class).generate("")).isEqualTo(Priority.HIGH);
    }

    @Test
    void choosesMappedValues() {
        Map<String, Integer> options = Map.of("one", 1, "two", 2);
        assertThat(Generate.choice(saying("two"), options).generate("")).isEqualTo(2);
    }

    @Test
    void refusesListsThatAreNoChoice() {
        ScriptedModel model = saying("");
        assertThatThrownBy(() -> Generate.choice(model, List.of())).isInstanceOf(ChoiceException.class);
        assertThatThrownBy(() -> Generate.choice(model, List.of("a", "a"))).isInstanceOf(ChoiceException.class);
        assertThatThrownBy(() -> Generate.choice(model, List.of("a", ""))).isInstanceOf(ChoiceException.class);
    }

    @Test
    void givesTextOfARegularExpression() {
        String text = Generate.regex(saying("AB-123"), "[A-Z]{2}-[0-9]{3}").generate("");
        assertThat(text).isEqualTo("AB-123");
        assertThatThrownBy(() -> Generate.regex(saying(""), "(a)\\1")).isInstanceOf(RegexException.class);
    }

    @Test
    void refusesASchemaThatNothingSatisfies() {
        JsonSchema schema = JsonSchema.parse("{\"type\":\"integer\",\"minimum\":3,\"maximum\":2}");
        assertThatThrownBy(() -> Generate.json(saying(""), schema)).isInstanceOf(SchemaException.class);
    }

    @Test
    void cutsFreeTextAndSaysSo() {
        Generation<String> text =
                Generate.text(saying("a long story")).withMaxTokens(6).run("");
        assertThat(text.value()).isEqualTo("a long");
        assertThat(text.finishReason()).isEqualTo(FinishReason.TRUNCATED);
    }

    @Test
    void refusesALimitBelowTheShortestAnswerBeforeItAsks() {
        ScriptedModel model = saying("{}");
        Generator<Person> people = Generate.json(model, Person.class);
        int needed = people.constraint().cursor(VOCABULARY).tokensToComplete();
        assertThatThrownBy(() -> people.withMaxTokens(needed - 1).run("Ada"))
                .isInstanceOfSatisfying(LimitTooTightException.class, e -> {
                    assertThat(e.needed()).isEqualTo(needed);
                    assertThat(e.attempts()).isEmpty();
                    assertThat(e.finishReason()).isNull();
                });
        assertThat(model.batches()).isEmpty();
    }

    @Test
    void writesNoBlanksWhereNoneAreWanted() {
        Generator<Person> people = Generate.json(saying("{ \"name\" : \"A\""), Person.class)
                .withJson(JsonOptions.DEFAULT.withWhitespace(JsonOptions.Whitespace.COMPACT));
        assertThat(people.generate("")).isNotNull();
        assertThat(people.constraint()
                        .matches("{ \"name\":\"\",\"age\":1,\"city\":null}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(people.constraint()
                        .matches("{\"name\":\"\",\"age\":1,\"city\":null}".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void givesTheSameTextForTheSameSeedAndAnotherForAnother(long seed) {
        Generator<Person> people =
                Generate.json(ScriptedModel.random(VOCABULARY, 7), Person.class).withMaxTokens(80);
        Sampling sampling = Sampling.ofTemperature(1);
        String first = people.withSampling(sampling.withSeed(seed)).run("Ada").text();
        String second = people.withSampling(sampling.withSeed(seed)).run("Ada").text();
        String other =
                people.withSampling(sampling.withSeed(seed + 1000)).run("Ada").text();
        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void goesOnWithARawPromptAsItStands() {
        ScriptedModel model = saying("yes");
        Generation<String> answer = Generate.choice(model, List.of("yes", "no")).run(Prompt.raw("Is it? "));
        assertThat(answer.usage().promptTokens()).isEqualTo("Is it? ".length());
        assertThatThrownBy(() -> Prompt.raw("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ScriptedModel saying(String text) {
        return ScriptedModel.saying(VOCABULARY, text);
    }
}

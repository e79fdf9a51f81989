package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.constraints.SchemaException;
import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import dev.trammel.testing.ServerFault;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of other libraries met with errors: each test names the threads that it answers. */
class ErrorIssuesTest {
    record Person(String name, int age) {}

    private static Generator<Person> people(ScriptedServer server) {
        return Generate.json(server, Person.class).withRetry(RetryPolicy.none());
    }

    @Test
    @DisplayName("the bad answer can be seen (spring-ai 5060)")
    void theBadAnswerCanBeSeen() {
        assertThatThrownBy(() -> people(ScriptedServer.answering("{\"name\":1,\"age\":2}"))
                        .generate("?"))
                .isInstanceOfSatisfying(GenerationException.class, e -> {
                    assertThat(e.text()).isEqualTo("{\"name\":1,\"age\":2}");
                    assertThat(e.usage().completionTokens()).isPositive();
                    assertThat(e.finishReason()).isEqualTo(FinishReason.STOP);
                });
    }

    @Test
    @DisplayName("the message says what is wrong with JSON that looks valid (langchain4j 3743)")
    void theMessageSaysWhatIsWrong() {
        assertThatThrownBy(() -> people(ScriptedServer.answering("{\"name\":\"A\",\"age\":\"2\"}"))
                        .generate("?"))
                .hasMessage("expected a value of type integer, found \"2\", at /age (Person.age)");
    }

    @Test
    @DisplayName(
            "a type that can't be said is refused before the call (openai-java 485, spring-ai 4422, 2969, outlines 844)")
    void aTypeThatCannotBeSaidIsRefusedBeforeTheCall() {
        record Odd(List<Runnable> all) {}
        ScriptedServer server = ScriptedServer.answering("{}");
        assertThatThrownBy(() -> Generate.json(server, Odd.class))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageEndingWith("at Odd.all[]");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"sting\"}",
                "{\"type\":\"object\",\"properties\":[]}",
                "{\"$ref\":\"#/$defs/none\"}",
                "{\"minimum\":\"3\"}"
            })
    @DisplayName("an invalid schema is refused, with its place (outlines-core 180)")
    void anInvalidSchemaIsRefused(String schema) {
        assertThatThrownBy(() -> Generate.json(ScriptedModel.saying(""), JsonSchema.parse(schema)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("expected ");
    }

    @Test
    @DisplayName("every failure of a call is of one sealed family (instructor 769, 2273, 1736)")
    void everyFailureIsOfOneFamily() {
        assertThat(GenerationException.class).isSealed();
        for (ScriptedServer server : List.of(
                ScriptedServer.answering("nothing"),
                ScriptedServer.answering().then(ScriptedServer.answer("{\"na", FinishReason.TRUNCATED)),
                ScriptedServer.answering().then(ScriptedServer.answer("", FinishReason.FILTERED)),
                ScriptedServer.answering().thenFailing(new ServerFault(400, false)))) {
            assertThatThrownBy(() -> people(server).generate("?")).isInstanceOf(GenerationException.class);
        }
    }

    @Test
    @DisplayName("truncation is named, not shown as broken JSON (deepseek-harness-pr-review 20, graphiti 1053)")
    void truncationIsNamed() {
        ScriptedServer server =
                ScriptedServer.answering().then(ScriptedServer.answer("{\"name\":\"A\",\"ag", FinishReason.TRUNCATED));
        assertThatThrownBy(() -> people(server).generate("?"))
                .isInstanceOf(TruncatedException.class)
                .hasMessageContaining("cut off at 15 tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"A\",\"age\":2", "{\"name\":\"A\",\"age\":2}", "[{\"name\":\"A\",\"age\":2}"})
    @DisplayName("a truncated answer is never repaired, however whole it looks (cline 13001)")
    void aTruncatedAnswerIsNeverRepaired(String text) {
        ScriptedServer server = ScriptedServer.answering().then(ScriptedServer.answer(text, FinishReason.TRUNCATED));
        assertThatThrownBy(() -> people(server).generate("?"))
                .isInstanceOfSatisfying(
                        TruncatedException.class, e -> assertThat(e.text()).isEqualTo(text));
        // Nor if the server doesn't say that it was cut.
        if (!text.endsWith("}")) {
            assertThatThrownBy(() -> people(ScriptedServer.answering(text)).generate("?"))
                    .isInstanceOf(InvalidAnswerException.class);
        }
    }
}

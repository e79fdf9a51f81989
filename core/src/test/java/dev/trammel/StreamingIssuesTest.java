package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Partial.State;
import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users of other libraries asked of streams: each test names the threads that it answers. */
class StreamingIssuesTest {
    enum Mood {
        CALM,
        CALMER
    }

    record Step(String name, Mood mood) {}

    record Plan(
            String goal, List<Step> steps, @Size(min = 10) String report) {}

    private static final String PLAN = "{\"goal\": \"tea\", \"steps\": [{\"name\": \"boil\", \"mood\": \"CALM\"},"
            + " {\"name\": \"pour\", \"mood\": \"CALMER\"}], \"report\": \"a long report\"}";

    static Stream<Model> models() {
        return Stream.of(
                ScriptedModel.saying(PLAN), ScriptedServer.answering(PLAN).withChunks(3));
    }

    private static List<Partial<Plan>> partials(Model model) {
        try (var stream = Generate.json(model, Plan.class).stream("?").partials()) {
            return stream.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("a stream ends in a bound value (spring-ai 4247, langchain4j 910, 1731, 2298)")
    void aStreamEndsInABoundValue(Model model) {
        List<Partial<Plan>> all = partials(model);
        Plan plan = all.get(all.size() - 1).generation().orElseThrow().value();
        assertThat(plan.steps()).containsExactly(new Step("boil", Mood.CALM), new Step("pour", Mood.CALMER));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("each object comes as it closes, before the whole does (outlines 1842, 1844, ai-python 272)")
    void eachObjectComesAsItCloses(Model model) {
        for (Partial<Plan> partial : partials(model)) {
            if (partial.state("/steps/0") == State.CLOSED && partial.state("/steps/1") == State.ABSENT) {
                assertThat(partial.get("/steps/0", Step.class)).contains(new Step("boil", Mood.CALM));
                assertThat(partial.state("/steps")).isEqualTo(State.OPEN);
                assertThat(partial.state("")).isEqualTo(State.OPEN);
                return;
            }
        }
        throw new AssertionError("expected a moment at which the first step alone was whole");
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("half an enum constant is no value, though it is another constant (instructor 1993, 1994, 362)")
    void halfAnEnumConstantIsNoValue(Model model) {
        for (Partial<Plan> partial : partials(model)) {
            if (partial.state("/steps/1/mood") == State.OPEN) {
                assertThat(partial.get("/steps/1/mood", Mood.class)).isEmpty();
            }
            partial.get("/steps/1/mood", Mood.class)
                    .ifPresent(mood -> assertThat(mood).isEqualTo(Mood.CALMER));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("rules are checked on what is whole, never on half of it (instructor 1999, 1552)")
    void rulesAreCheckedOnWhatIsWhole(Model model) {
        List<String> grown = new ArrayList<>();
        partials(model)
                .forEach(partial -> grown.add(partial.text("/report"))); // shorter than 10 at first, and no fault
        assertThat(grown)
                .anyMatch(text -> !text.isEmpty() && text.length() < 10)
                .contains("a long report");
    }

    @Test
    @DisplayName("an element that breaks a rule fails when it is whole (instructor 1999)")
    void anElementThatBreaksARuleFailsWhenItIsWhole() {
        ScriptedServer server =
                ScriptedServer.answering("[{\"name\":\"a\",\"mood\":\"CALM\"},{\"name\":\"b\",\"mood\":\"?\"}]");
        List<Step> seen = new ArrayList<>();
        try (var items = Generate.list(server, Step.class).stream("?").items(Step.class)) {
            assertThatThrownBy(() -> items.forEach(seen::add)).isInstanceOf(InvalidAnswerException.class);
        }
        assertThat(seen).containsExactly(new Step("a", Mood.CALM));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName(
            "one member is known while a long one still grows (magentic 444, openai-agents-python 36, langchainjs 6440)")
    void oneMemberIsKnownWhileALongOneGrows(Model model) {
        assertThat(partials(model)).anySatisfy(partial -> {
            assertThat(partial.state("/report")).isEqualTo(State.OPEN);
            assertThat(partial.get("/goal", String.class)).contains("tea");
            assertThat("a long report").startsWith(partial.text("/report"));
        });
    }
}

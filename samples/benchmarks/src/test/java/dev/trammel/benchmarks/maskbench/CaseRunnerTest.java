package dev.trammel.benchmarks.maskbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.Tokens;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.constraints.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseRunnerTest {
    private final Vocabulary vocabulary = VocabularyFiles.bytes();
    private final Tokens tokens = new Tokens(vocabulary);
    private final CaseRunner runner = new CaseRunner(vocabulary);

    @Test
    void passes_a_case_that_is_judged_as_it_says() {
        CaseResult result = runner.run(integers(test(true, "12"), test(false, "\"x\""), test(false, "-")));

        assertThat(result.verdict()).isEqualTo("passing");
        assertThat(result.steps()).containsExactly(2, 1, 1);
        assertThat(result.masks()).hasSize(4);
        assertThat(result.firstMask()).isPositive();
    }

    @Test
    void says_where_a_valid_text_is_refused() {
        CaseResult result = runner.run(integers(test(true, "12"), test(true, "1x"), test(true, "-")));

        assertThat(result.verdict()).isEqualTo("false rejection");
        assertThat(result.faults()).containsExactly(new Fault(1, "refused", 1), new Fault(2, "refused", 1));
    }

    @Test
    void tells_an_invalid_text_that_is_accepted_before_one_that_is_refused() {
        CaseResult result = runner.run(integers(test(true, "x"), test(false, "12")));

        assertThat(result.verdict()).isEqualTo("false acceptance");
        assertThat(result.faults()).containsExactly(new Fault(0, "refused", 0), new Fault(1, "accepted", 2));
    }

    @Test
    void counts_a_schema_that_is_refused() {
        Case one = new Case(
                "x", Json.MAPPER.readTree("{\"type\": \"integer\", \"minimum\": 3, \"maximum\": 2}"), List.of());

        assertThat(runner.run(one).verdict()).isEqualTo("compile error");
    }

    @Test
    void masks_once_where_there_is_no_text() {
        CaseResult result = runner.run(integers());

        assertThat(result.verdict()).isEqualTo("passing");
        assertThat(result.firstMask()).isPositive();
        assertThat(result.masks()).isEmpty();
    }

    @Test
    void makes_the_same_cases_up_from_the_same_seed() {
        List<Case> cases = new MadeUpCases(tokens, 7).list(40);

        assertThat(schemas(new MadeUpCases(tokens, 7).list(40))).isEqualTo(schemas(cases));
        assertThat(schemas(new MadeUpCases(tokens, 8).list(40))).isNotEqualTo(schemas(cases));
        assertThat(cases).allSatisfy(one -> assertThat(one.tests()).isNotEmpty());
        assertThat(cases.stream()
                        .map(runner::run)
                        .filter(CaseResult::isCompiled)
                        .count())
                .isGreaterThan(5);
    }

    private static List<String> schemas(List<Case> cases) {
        return cases.stream().map(one -> one.schema().toString()).toList();
    }

    private static Case integers(Case.Test... tests) {
        return new Case("integers", Json.MAPPER.readTree("{\"type\": \"integer\"}"), List.of(tests));
    }

    private Case.Test test(boolean valid, String text) {
        return new Case.Test(valid, tokens.of(text));
    }
}

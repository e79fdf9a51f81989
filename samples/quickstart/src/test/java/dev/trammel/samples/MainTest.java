package dev.trammel.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.trammel.samples", importOptions = DoNotIncludeTests.class)
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ArchTest
    static final ArchRule uses_only_what_users_can =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.trammel..internal..");

    @Test
    void lists_the_samples() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: trammel");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void names_what_it_does_not_know() {
        assertThat(run("no-such-sample")).isEqualTo(2);
        assertThat(err.toString()).contains("no-such-sample");
    }

    @Test
    void extracts_a_record() {
        TestModel.require();
        assertThat(run("extract", "--temperature", "0.7", "--seed", "5")).isZero();
        assertThat(out.toString())
                .containsPattern(
                        "record +Person\\[name=.+, age=\\d+, job=[A-Z]+, city=Optional.*, languages=\\[.*\\]\\]")
                .contains("JSON", "tokens/s", "forced", "first token");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void classifies_under_a_list_and_an_enum() {
        TestModel.require();
        assertThat(run("classify", "--prompt", "The team won the match.")).isZero();
        assertThat(out.toString())
                .contains("The team won the match.")
                .containsPattern("topic +(politics|sports|cooking|computers),")
                .containsPattern("mood +(HAPPY|UNHAPPY),");
    }

    @Test
    void prints_a_schema() {
        assertThat(run("schema")).isZero();
        assertThat(out.toString()).contains("\"maximum\" : 12", "What the dish is called");
    }

    @Test
    void says_what_is_wrong_with_an_option() {
        assertThat(run("extract", "--model", "no-such-file.gguf")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing at no-such-file.gguf").doesNotContain("\tat ");
    }

    private int run(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}

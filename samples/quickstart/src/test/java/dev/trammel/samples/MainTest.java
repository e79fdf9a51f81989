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

    private int run(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}

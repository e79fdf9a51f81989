package dev.trammel.samples.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    @ParameterizedTest
    @CsvSource({
        "extract, 0, Person\\[name=.*tokens of prompts [1-9].*",
        "classify, 0, (bug|feature|question)\\s*",
        "stream, 0, .+Usage\\[.*",
        "tools, 0, .+",
        "fallback, 0, (yes|no)\\s+Health\\[model=absent.*",
        "image, 1, .*reads text only.*TRAMMEL_MODEL=.*"
    })
    void runs_each_sample_on_a_server_of_this_machine(String name, int code, String printed) {
        try (Served served = Served.open()) {
            assertThat(served.model().models()).isNotEmpty();
        } catch (java.io.UncheckedIOException e) {
            Assumptions.abort("no server to test with: " + e.getMessage());
        }
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        CommandLine command = Main.commandLine().setOut(writer).setErr(writer);

        assertThat(command.execute(name)).as(out.toString()).isEqualTo(code);
        assertThat(out.toString()).matches(Pattern.compile(printed, Pattern.DOTALL));
    }
}

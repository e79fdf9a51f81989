package dev.trammel.samples.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    @ParameterizedTest
    @CsvSource({"extract, Person[name=", "classify, ''", "stream, Usage[", "tools, ''", "fallback, Health[model=absent"
    })
    void runs_each_sample_on_a_server_of_this_machine(String name, String printed) {
        try (Served served = Served.open()) {
            assertThat(served.model().models()).isNotEmpty();
        } catch (java.io.UncheckedIOException e) {
            Assumptions.abort("no server to test with: " + e.getMessage());
        }
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out));

        assertThat(command.execute(name)).isZero();
        assertThat(out.toString()).contains(printed).isNotBlank();
    }
}

package dev.trammel.llamacpp.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTests {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void writes_a_line_for_each_tenth() {
        show(new ConsoleProgress(out, false));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(12)
                .startsWith(
                        "downloading a model, 10.0 MiB, going on at 1.0 MiB", "10 % of 10.0 MiB", "20 % of 10.0 MiB")
                .endsWith("100 % of 10.0 MiB", "done");
    }

    @Test
    void draws_a_bar_on_a_terminal() {
        show(new ConsoleProgress(out, true));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("\r[" + "#".repeat(15) + " ".repeat(15) + "] 50 % of 10.0 MiB")
                .endsWith("\r[" + "#".repeat(30) + "] 100 % of 10.0 MiB\ndone" + System.lineSeparator());
    }

    @Test
    void does_without_a_length() {
        ConsoleProgress progress = new ConsoleProgress(out, true);
        progress.started("a model", 0, -1);
        progress.progressed(5, -1);
        progress.finished();

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly("downloading a model", "done");
    }

    private static void show(ConsoleProgress progress) {
        long total = 10 << 20;
        progress.started("a model", 1 << 20, total);
        for (long done = 1 << 20; done <= total; done += 1 << 18) {
            progress.progressed(done, total);
        }
        progress.finished();
    }
}

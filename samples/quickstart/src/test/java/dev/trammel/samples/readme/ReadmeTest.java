package dev.trammel.samples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.llamacpp.ModelFile;
import dev.trammel.llamacpp.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the README shows is {@link Example}, which compiles and runs. */
class ReadmeTest {
    @Test
    void shows_the_example_as_it_is() throws IOException {
        String example = Files.readString(Path.of("src/test/java/dev/trammel/samples/readme/Example.java"));
        String shown = example.substring(example.indexOf("import "));
        assertThat(Files.readString(Path.of("../../README.md"))).contains("```java\n" + shown + "```\n");
    }

    @Test
    void shows_an_example_that_runs() {
        try {
            ModelFile.smolLm2().resolve();
        } catch (ModelFileException e) {
            Assumptions.abort("no model to test with: " + e.getMessage());
        }
        Example.main(new String[0]);
    }
}

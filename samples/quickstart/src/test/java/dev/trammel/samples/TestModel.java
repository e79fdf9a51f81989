package dev.trammel.samples;

import dev.trammel.llamacpp.ModelFile;
import dev.trammel.llamacpp.ModelFileException;
import org.junit.jupiter.api.Assumptions;

/** The default model, for tests. */
final class TestModel {
    private TestModel() {}

    /** Skips the test, and says why, where the model can't be had. */
    static void require() {
        try {
            ModelFile.smolLm2().resolve();
        } catch (ModelFileException e) {
            Assumptions.abort("no model to test with: " + e.getMessage());
        }
    }
}

package dev.trammel.llamacpp;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The default model, found once and loaded once for all tests. */
public final class TestModel {
    private static LlamaCppModel loaded;

    private TestModel() {}

    /** Its file; where it can't be had, the test is skipped and says why. */
    public static Path file() {
        try {
            return ModelFile.smolLm2().resolve();
        } catch (ModelNotFoundException e) {
            return Assumptions.abort("no model to test with: " + e.getMessage());
        }
    }

    /** The model, which nobody closes. */
    public static synchronized LlamaCppModel shared() {
        if (loaded == null) {
            loaded = LlamaCpp.load(file());
        }
        return loaded;
    }

    /** A model of the caller's own, with a short context. */
    public static LlamaCppModel small(int contextLength) {
        return LlamaCpp.load(
                file(),
                LlamaCppOptions.defaults().withContextLength(contextLength).withBatchSize(16));
    }

    /** The token with the highest logit. */
    public static int best(float[] logits) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            best = logits[id] > logits[best] ? id : best;
        }
        return best;
    }
}

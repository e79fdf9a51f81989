package dev.trammel.benchmarks.extractions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.llamacpp.LlamaCpp;
import dev.trammel.llamacpp.LlamaCppModel;
import dev.trammel.llamacpp.LlamaCppOptions;
import dev.trammel.llamacpp.ModelFile;
import dev.trammel.llamacpp.ModelNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a real model writes at temperature 1, at a limit of 256 tokens and at the tightest that there is. */
class ExtractionsTest {
    @Test
    void are_valid_and_bound_and_whole_at_both_limits() {
        extract(5);
    }

    @Test
    @Tag("slow")
    void are_valid_and_bound_and_whole_for_200_seeds_at_both_limits() {
        extract(200);
    }

    private static void extract(int count) {
        assertThat(Types.texts()).hasSizeGreaterThanOrEqualTo(5);
        long seed = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        List<String> tallies = new ArrayList<>();
        try (LlamaCppModel model = LlamaCpp.load(file(), LlamaCppOptions.defaults())) {
            List<String> faults = ExtractionsBenchmark.run(model, count, seed, tally -> tallies.add(tally.toString()));

            assertThat(faults).as("--count %d --seed %d", count, seed).isEmpty();
            assertThat(tallies).hasSize(2 * Types.texts().size());
        }
    }

    private static Path file() {
        try {
            return ModelFile.smolLm2().resolve();
        } catch (ModelNotFoundException e) {
            return Assumptions.abort("no model to test with: " + e.getMessage());
        }
    }
}

package dev.trammel.benchmarks.extractions;

import dev.trammel.BindingException;
import dev.trammel.FinishReason;
import dev.trammel.Generate;
import dev.trammel.Generation;
import dev.trammel.GenerationException;
import dev.trammel.Generator;
import dev.trammel.LocalModel;
import dev.trammel.Sampling;
import java.nio.charset.StandardCharsets;

/**
 * Extracts one type again and again, with another seed each time, at temperature 1.
 *
 * @param <T> the type
 */
final class Extraction<T> {
    private final Class<T> type;
    private final String prompt;
    private final Generator<T> generator;
    private final int tightest;

    Extraction(LocalModel model, Class<T> type, String text) {
        this.type = type;
        prompt = "Extract this as JSON.\n\n" + text;
        generator = Generate.json(model, type);
        tightest = generator.constraint().cursor(model.vocabulary()).tokensToComplete();
    }

    /** The lowest limit that the shortest answer fits into. */
    int tightestLimit() {
        return tightest;
    }

    Tally tally(int limit) {
        return new Tally(type.getSimpleName(), limit);
    }

    /** Extracts once. */
    void run(int limit, long seed, Tally tally) {
        try {
            Generation<T> answer = generator
                    .withMaxTokens(limit)
                    .withSampling(Sampling.ofTemperature(1).withSeed(seed))
                    .run(prompt);
            check(answer, limit, seed, tally);
        } catch (GenerationException e) {
            tally.answer(e.usage().completionTokens());
            if (e instanceof BindingException) {
                tally.valid();
            }
            tally.fault(seed, e.getMessage() + ", in " + e.text());
        }
    }

    private void check(Generation<T> answer, int limit, long seed, Tally tally) {
        tally.answer(answer.usage().completionTokens());
        tally.bound();
        // Generators validate before they bind; the constraint is asked once more on the whole text.
        if (generator.constraint().matches(answer.text().getBytes(StandardCharsets.UTF_8))) {
            tally.valid();
        } else {
            tally.fault(seed, "the constraint refuses " + answer.text());
        }
        if (answer.finishReason() == FinishReason.TRUNCATED) {
            tally.cut();
            tally.fault(seed, "cut: " + answer.text());
        }
        if (answer.finishReason() == FinishReason.CLOSED_EARLY) {
            tally.closedEarly();
        }
        if (answer.usage().completionTokens() > limit) {
            tally.fault(seed, answer.usage().completionTokens() + " tokens: " + answer.text());
        }
    }
}

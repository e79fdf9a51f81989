package dev.trammel.benchmarks.decoding;

import dev.trammel.Chat;
import dev.trammel.DecodingSession;
import dev.trammel.LocalModel;

/** Takes the likeliest token of all, a given number of times: what decoding costs in any case. */
final class FreeDecoding {
    private final LocalModel model;
    private final Chat prompt;

    FreeDecoding(LocalModel model, Chat prompt) {
        this.model = model;
        this.prompt = prompt;
    }

    /** The CPU time for a number of tokens; the model need not read the last one. */
    long cpuNanos(int tokens) {
        long start = ProcessClock.nanos();
        try (DecodingSession session = model.open()) {
            float[] logits = session.start(model.tokenize(prompt));
            int token = best(logits);
            for (int i = 1; i < tokens; i++) {
                logits = session.decode(token);
                token = best(logits);
            }
        }
        return ProcessClock.nanos() - start;
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            if (logits[id] > logits[best]) {
                best = id;
            }
        }
        return best;
    }
}

package dev.trammel.openai.internal.http;

import dev.trammel.Attempt;
import dev.trammel.FinishReason;
import dev.trammel.Timings;
import dev.trammel.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a failure keeps of an answer that could not be used. */
public final class Kept {
    private static final int LONGEST = 1 << 16;

    private Kept() {}

    /** How a body begins, and the tokens that it tells of. */
    public static Attempt of(byte[] body, Duration time) {
        return of(body, Usages.in(body), time);
    }

    /** How a body begins, and the tokens that it took. */
    public static Attempt of(byte[] body, Usage usage, Duration time) {
        Timings timings = new Timings(time, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Attempt(text(body, LONGEST), FinishReason.FAILED, usage, timings);
    }

    /** The beginning of a body. */
    public static String text(byte[] body, int most) {
        String text = new String(body, 0, Math.min(body.length, most), StandardCharsets.UTF_8);
        return body.length > most ? text + "…" : text;
    }
}

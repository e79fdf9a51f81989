package dev.trammel;

import java.time.Duration;

/**
 * Where the time went.
 *
 * @param total from the call to the whole text
 * @param prompt reading the prompt
 * @param firstToken from the call to the first token that was chosen
 * @param decode reading the tokens of the answer
 * @param mask finding out what may come next, forced tokens included
 * @param sampling choosing among it
 */
public record Timings(
        Duration total, Duration prompt, Duration firstToken, Duration decode, Duration mask, Duration sampling) {

    /** No time at all. */
    public static final Timings NONE =
            new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** The same with another time in all. */
    Timings withTotal(Duration other) {
        return new Timings(other, prompt, firstToken, decode, mask, sampling);
    }

    /** The sum of one and a later one; the first token stays the earlier one's. */
    public Timings plus(Timings later) {
        return new Timings(
                total.plus(later.total),
                prompt.plus(later.prompt),
                firstToken.isZero() ? later.firstToken : firstToken,
                decode.plus(later.decode),
                mask.plus(later.mask),
                sampling.plus(later.sampling));
    }
}

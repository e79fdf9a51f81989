package dev.trammel.openai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which member of a group is asked.
 *
 * @param order who comes first; the others follow where it fails
 * @param hedgeAfter after how long without an answer the next one is asked as well; null never does
 * @param restAfter after how many failures in a row a member is left alone for a while, at least 1
 * @param rest for how long
 */
public record GroupPolicy(By order, @Nullable Duration hedgeAfter, int restAfter, Duration rest) {

    /** Who comes first. */
    public enum By {
        /** As they are listed. */
        LISTED,
        /** In turn. */
        TURN,
        /** The cheapest by the models' price tables; those without a price come last. */
        COST
    }

    /** As they are listed; three failures in a row earn half a minute's rest. */
    public static final GroupPolicy FALLBACK = new GroupPolicy(By.LISTED, null, 3, Duration.ofSeconds(30));

    /** In turn. */
    public static final GroupPolicy ROUND_ROBIN = FALLBACK.with(By.TURN);

    /** The cheapest first. */
    public static final GroupPolicy CHEAPEST = FALLBACK.with(By.COST);

    /** Checks the numbers. */
    public GroupPolicy {
        if (restAfter < 1) {
            throw new IllegalArgumentException("expected at least 1 failure before a rest, found " + restAfter);
        }
    }

    /** The same in another order. */
    public GroupPolicy with(By other) {
        return new GroupPolicy(other, hedgeAfter, restAfter, rest);
    }

    /** The same, asking the next one as well where the first takes long. */
    public GroupPolicy withHedge(Duration after) {
        return new GroupPolicy(order, after, restAfter, rest);
    }

    /** The same with another rest. */
    public GroupPolicy withRest(int after, Duration time) {
        return new GroupPolicy(order, hedgeAfter, after, time);
    }
}

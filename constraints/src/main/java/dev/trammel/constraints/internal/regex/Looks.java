package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.RegexException;

/**
 * Finds assertions within a look-behind that may reach beyond its end, which no automaton that runs alongside can
 * follow.
 */
final class Looks {
    private static final long UNBOUNDED = Long.MAX_VALUE / 4;

    private Looks() {}

    /**
     * Checks the body of a look-behind.
     *
     * @param text the whole expression
     * @throws RegexException if something in it looks beyond its end
     */
    static void check(Regex body, String text) {
        check(body, 0, text);
    }

    private static void check(Regex part, long following, String text) {
        if (part instanceof Regex.Sequence sequence) {
            long after = following;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                check(sequence.parts().get(i), after, text);
                after += shortest(sequence.parts().get(i));
            }
        } else if (part instanceof Regex.Choice choice) {
            choice.options().forEach(option -> check(option, following, text));
        } else if (part instanceof Regex.Repeat repeat) {
            check(repeat.body(), following, text);
        } else if (part instanceof Regex.Look look && look.ahead()) {
            require(reach(look.body()) <= following, text, look.offset());
        } else if (part instanceof Regex.WordBoundary boundary) {
            require(following > 0, text, boundary.offset());
        } else if (part instanceof Regex.Anchor anchor && !anchor.start()) {
            require(following > 0, text, anchor.offset());
        }
    }

    private static void require(boolean holds, String text, int offset) {
        if (!holds) {
            throw new RegexException(
                    "expected a look-behind that looks at what precedes it alone, found an assertion in it that"
                            + " may look beyond its end",
                    text,
                    offset);
        }
    }

    private static long shortest(Regex part) {
        if (part instanceof Regex.Sequence sequence) {
            return sequence.parts().stream().mapToLong(Looks::shortest).reduce(0, Looks::plus);
        }
        if (part instanceof Regex.Choice choice) {
            return choice.options().stream().mapToLong(Looks::shortest).min().orElse(0);
        }
        if (part instanceof Regex.Repeat repeat) {
            return times(shortest(repeat.body()), repeat.min());
        }
        return part instanceof Regex.Chars ? 1 : 0;
    }

    /** How many code points after its beginning a part can look at. */
    private static long reach(Regex part) {
        if (part instanceof Regex.Sequence sequence) {
            return sequence.parts().stream().mapToLong(Looks::reach).reduce(0, Looks::plus);
        }
        if (part instanceof Regex.Choice choice) {
            return choice.options().stream().mapToLong(Looks::reach).max().orElse(0);
        }
        if (part instanceof Regex.Repeat repeat) {
            return times(reach(repeat.body()), repeat.max());
        }
        if (part instanceof Regex.Look look) {
            return look.ahead() ? reach(look.body()) : 0;
        }
        return part instanceof Regex.Anchor anchor && anchor.start() ? 0 : 1;
    }

    private static long plus(long left, long right) {
        return Math.min(UNBOUNDED, left + right);
    }

    private static long times(long length, int count) {
        return count == Regex.UNBOUNDED ? (length == 0 ? 0 : UNBOUNDED) : Math.min(UNBOUNDED, length * count);
    }
}

package dev.trammel.benchmarks.walks;

/**
 * How a walk went.
 *
 * @param id the case
 * @param seed what repeats it
 * @param end how it ended
 * @param tokens how many tokens it took
 * @param text what was written
 * @param detail what is wrong, in words; empty if nothing is
 */
record Walk(String id, long seed, End end, int tokens, String text, String detail) {

    /** How a walk may end. */
    enum End {
        /** The text is whole, and the judge finds it valid. */
        VALID,
        /** The text is whole, but nobody could judge it. */
        UNJUDGED,
        /** The text is whole, but not valid. */
        INVALID,
        /** Nothing may follow, and the text isn't whole. */
        DEAD_END,
        /** Led to its end, it went on. */
        ENDLESS,
        /** The engine contradicted itself or threw something. */
        CRASH;

        boolean isFault() {
            return compareTo(INVALID) >= 0;
        }
    }
}

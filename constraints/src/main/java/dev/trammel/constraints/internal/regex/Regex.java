package dev.trammel.constraints.internal.regex;

import java.util.List;

/** A parsed regular expression. */
sealed interface Regex {
    /** No bound on a repetition. */
    int UNBOUNDED = Integer.MAX_VALUE;

    /** One code point out of a set. */
    record Chars(CodePoints set) implements Regex {}

    /** One after the other; the empty text if there are none. */
    record Sequence(List<Regex> parts) implements Regex {}

    /** Any of some. */
    record Choice(List<Regex> options) implements Regex {}

    /** So many times. */
    record Repeat(Regex body, int min, int max) implements Regex {}

    /** The beginning of the text ({@code ^}) or its end ({@code $}). */
    record Anchor(boolean start, int offset) implements Regex {}

    /** A place between a word character and another ({@code \b}), or any other place ({@code \B}). */
    record WordBoundary(boolean negated, int offset) implements Regex {}

    /** What follows or precedes a place matches, or does not. */
    record Look(Regex body, boolean ahead, boolean negated, int offset) implements Regex {}
}

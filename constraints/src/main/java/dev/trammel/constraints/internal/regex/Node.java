package dev.trammel.constraints.internal.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A language of texts of code points, as an expression. Equal nodes of one {@link Nodes} are the same object. Immutable
 * but for what is remembered.
 *
 * <p>A sequence is a list: {@link Kind#SEQUENCE} has a head and the rest, down to {@link Kind#EMPTY_TEXT}. Where the
 * rest reaches to the end of the text, assertions can be looked up; heads that assert something stand before such rests
 * only, or in the body of a repetition.
 */
@SuppressWarnings("ReferenceEquality") // equal nodes are the same object
final class Node {
    /** More than any length. */
    static final int NEVER = Integer.MAX_VALUE / 4;

    final Kind kind;
    final int id;
    /** Head and rest; the body of a repetition, an assertion or a complement; operands, ascending by id. */
    final Node[] parts;
    /** The least number of repetitions; of {@link Kind#BEHIND} which one; of assertions otherwise nothing. */
    final int min;
    /** The greatest number of repetitions; of assertions 1 if they are negated. */
    final int max;
    /** The classes of {@link Kind#CHARS}, as bits. */
    final long[] chars;

    /** Bytes of a shortest text: exact if {@link #plain}, else at most that many. */
    final int minBytes;
    /** The same over texts without characters that JSON escapes; not used unless {@link #plain}. */
    final int minPlainBytes;
    /** Code points of a text that has the fewest: exact if {@link #plain}, else at most that many. */
    final int minChars;
    /** Whether the empty text belongs to it: exact if {@link #plain}; else whether it does whatever is asserted. */
    final boolean nullable;
    /** Whether it is made of characters, sequences, repetitions and alternatives alone. */
    final boolean plain;
    /** Whether it asserts somewhere that the text begins there. */
    final boolean hasStart;
    /** Which assertions about the text before are in it, as bits. */
    final long behinds;
    /** Whether its texts may be of any length. */
    final boolean unbounded;
    /** Whether a repetition with large bounds is on the way to its end. */
    final boolean counts;
    /** Equal for sequences that differ in the bounds of their repetitions alone. */
    final int skeleton;

    private final int hash;

    /** What a sequence with alternatives or an assertion at its head is the same as, once that is known. */
    @Nullable
    Node expanded;
    /** What remains after a code point of each class, where that is remembered. */
    @Nullable
    Node @Nullable [] derivatives;
    /** The state that it is, where nodes alone are states; -1 if it is none yet. */
    int state = -1;

    /** The kinds of expressions. */
    enum Kind {
        /** No text. */
        NOTHING,
        /** The empty text alone. */
        EMPTY_TEXT,
        /** One code point. */
        CHARS,
        /** So many times. */
        REPEAT,
        /** What follows belongs to a language, or does not. */
        AHEAD,
        /** What precedes belongs to a language, or does not. */
        BEHIND,
        /** The beginning of the text. */
        START,
        /** The end of the text. */
        END,
        /** One after the other. */
        SEQUENCE,
        /** Any of some. */
        OR,
        /** All of some. */
        AND,
        /** The complement. */
        NOT
    }

    /** Lengths of shortest texts. */
    record Lengths(int bytes, int plainBytes, int chars) {
        static final Lengths ZERO = new Lengths(0, 0, 0);
        static final Lengths NONE = new Lengths(NEVER, NEVER, NEVER);

        static Lengths of(Node node) {
            return new Lengths(node.minBytes, node.minPlainBytes, node.minChars);
        }

        private static int capped(long length) {
            return (int) Math.min(length, NEVER);
        }

        Lengths plus(Lengths other) {
            return new Lengths(
                    capped((long) bytes + other.bytes),
                    capped((long) plainBytes + other.plainBytes),
                    capped((long) chars + other.chars));
        }

        Lengths times(int count) {
            return new Lengths(
                    capped((long) bytes * count), capped((long) plainBytes * count), capped((long) chars * count));
        }

        Lengths min(Lengths other) {
            return new Lengths(
                    Math.min(bytes, other.bytes), Math.min(plainBytes, other.plainBytes), Math.min(chars, other.chars));
        }

        Lengths max(Lengths other) {
            return new Lengths(
                    Math.max(bytes, other.bytes), Math.max(plainBytes, other.plainBytes), Math.max(chars, other.chars));
        }
    }

    Node(Kind kind, int id, Node[] parts, int min, int max, long[] chars, Lengths lengths) {
        this.kind = kind;
        this.id = id;
        this.parts = parts;
        this.min = min;
        this.max = max;
        this.chars = chars;
        hash = computeHash();
        minBytes = lengths.bytes;
        minPlainBytes = lengths.plainBytes;
        minChars = lengths.chars;
        boolean allPlain = true;
        boolean anyStart = kind == Kind.START;
        boolean anyUnbounded = kind == Kind.NOT || (kind == Kind.REPEAT && max == Regex.UNBOUNDED);
        boolean anyCounts = isCounted();
        long allBehinds = kind == Kind.BEHIND ? 1L << min : 0;
        for (Node part : parts) {
            allPlain &= part.plain;
            anyStart |= part.hasStart;
            anyUnbounded |= part.unbounded;
            anyCounts |= kind != Kind.REPEAT && part.counts;
            allBehinds |= part.behinds;
        }
        plain = allPlain
                && switch (kind) {
                    case AHEAD, BEHIND, START, END, AND, NOT -> false;
                    default -> true;
                };
        hasStart = anyStart;
        behinds = allBehinds;
        unbounded = anyUnbounded;
        counts = anyCounts;
        nullable = switch (kind) {
            case EMPTY_TEXT -> true;
            case REPEAT -> min == 0 || parts[0].nullable;
            case SEQUENCE -> parts[0].nullable && parts[1].nullable;
            case OR -> Arrays.stream(parts).anyMatch(part -> part.nullable);
            default -> false;
        };
        skeleton = switch (kind) {
            case REPEAT -> 7 * parts[0].id + 3;
            case SEQUENCE -> 31 * parts[0].skeleton + parts[1].skeleton;
            default -> 13 * id + 1;
        };
    }

    /** Whether it is a repetition whose bounds a long token may or may not reach. */
    private boolean isCounted() {
        return kind == Kind.REPEAT && (min > 8 || (max > 8 && max != Regex.UNBOUNDED));
    }

    Node head() {
        return parts[0];
    }

    Node rest() {
        return parts[1];
    }

    boolean isNegated() {
        return max == 1;
    }

    boolean has(int charClass) {
        return (chars[charClass >> 6] >>> charClass & 1) != 0;
    }

    /** Whether what it is depends on nothing but the text to come. */
    boolean isFree() {
        return behinds == 0 && !hasStart;
    }

    /** Children are compared by identity, since equal ones are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Node that
                && kind == that.kind
                && min == that.min
                && max == that.max
                && sameParts(that)
                && Arrays.equals(chars, that.chars);
    }

    private boolean sameParts(Node that) {
        if (parts.length != that.parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != that.parts[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private int computeHash() {
        int code = (kind.name().hashCode() * 31 + min) * 31 + max;
        for (Node part : parts) {
            code = code * 31 + part.id;
        }
        return code * 31 + Arrays.hashCode(chars);
    }

    /** For people who debug. */
    @Override
    public String toString() {
        return switch (kind) {
            case NOTHING -> "∅";
            case EMPTY_TEXT -> "ε";
            case CHARS -> Arrays.toString(chars);
            case REPEAT -> "(" + parts[0] + "){" + min + "," + max + "}";
            case AHEAD -> (isNegated() ? "(?!" : "(?=") + parts[0] + ")";
            case BEHIND -> (isNegated() ? "(?<!" : "(?<=") + min + ")";
            case START -> "^";
            case END -> "$";
            case SEQUENCE -> parts[0] + "·" + parts[1];
            case OR -> "or" + Arrays.toString(parts);
            case AND -> "and" + Arrays.toString(parts);
            case NOT -> "not(" + parts[0] + ")";
        };
    }
}

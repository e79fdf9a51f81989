package dev.trammel.constraints.internal.automaton;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.nio.charset.StandardCharsets;

/**
 * Code points as bytes: brics automata over the chars 0 to 255 that read UTF-8.
 *
 * <p>A range is split where the length of the encoding changes and then, from the first byte on, into a part that
 * begins like its lower end, whole blocks, and a part that begins like its upper end, as in Russ Cox's utf8 ranges of
 * RE2.
 */
public final class Utf8 {
    private static final int[] LAST_OF_LENGTH = {0x7F, 0x7FF, 0xFFFF, Character.MAX_CODE_POINT};

    private Utf8() {}

    /**
     * Accepts one code point out of some ranges; surrogates are left out, since UTF-8 has none.
     *
     * @param ranges pairs of first and last code point
     */
    public static Automaton codePoints(int... ranges) {
        State start = new State();
        State accept = new State();
        accept.setAccept(true);
        for (int i = 0; i < ranges.length; i += 2) {
            addRange(start, accept, ranges[i], Math.min(ranges[i + 1], Character.MIN_SURROGATE - 1));
            addRange(start, accept, Math.max(ranges[i], Character.MAX_SURROGATE + 1), ranges[i + 1]);
        }
        Automaton automaton = new Automaton();
        automaton.setInitialState(start);
        automaton.setDeterministic(false);
        return automaton;
    }

    private static void addRange(State start, State accept, int first, int last) {
        int low = first;
        for (int longest : LAST_OF_LENGTH) {
            if (low <= last && low <= longest) {
                int high = Math.min(last, longest);
                addBytes(start, accept, encode(low), encode(high), 0);
                low = high + 1;
            }
        }
    }

    /** Adds the texts between two of equal length, which agree before an index. */
    private static void addBytes(State from, State accept, byte[] low, byte[] high, int index) {
        int lowByte = low[index] & 0xFF;
        int highByte = high[index] & 0xFF;
        if (index == low.length - 1) {
            from.addTransition(new Transition((char) lowByte, (char) highByte, accept));
            return;
        }
        if (lowByte == highByte) {
            addBytes(to(from, lowByte, lowByte), accept, low, high, index + 1);
            return;
        }
        int firstWhole = isAll(low, index + 1, 0x80) ? lowByte : lowByte + 1;
        int lastWhole = isAll(high, index + 1, 0xBF) ? highByte : highByte - 1;
        if (firstWhole > lowByte) {
            addBytes(to(from, lowByte, lowByte), accept, low, filled(low, index + 1, 0xBF), index + 1);
        }
        if (firstWhole <= lastWhole) {
            State next = to(from, firstWhole, lastWhole);
            addBytes(next, accept, filled(low, index + 1, 0x80), filled(low, index + 1, 0xBF), index + 1);
        }
        if (lastWhole < highByte) {
            addBytes(to(from, highByte, highByte), accept, filled(high, index + 1, 0x80), high, index + 1);
        }
    }

    private static State to(State from, int low, int high) {
        State next = new State();
        from.addTransition(new Transition((char) low, (char) high, next));
        return next;
    }

    private static boolean isAll(byte[] bytes, int from, int value) {
        for (int i = from; i < bytes.length; i++) {
            if ((bytes[i] & 0xFF) != value) {
                return false;
            }
        }
        return true;
    }

    private static byte[] filled(byte[] bytes, int from, int value) {
        byte[] result = bytes.clone();
        for (int i = from; i < result.length; i++) {
            result[i] = (byte) value;
        }
        return result;
    }

    /** How many bytes a code point has. */
    static int length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /** The greatest code point that has as many bytes as one. */
    static int lastOfLength(int codePoint) {
        return LAST_OF_LENGTH[length(codePoint) - 1];
    }

    /**
     * A byte of a code point.
     *
     * @param bits those of the code point down to the last of this byte
     * @param length how many bytes it has
     * @param index which one
     */
    static int byteOf(int bits, int length, int index) {
        return index > 0 ? 0x80 | (bits & 0x3F) : length == 1 ? bits : (0xF00 >> length & 0xFF) | bits;
    }

    /** The bytes of a code point that is no surrogate. */
    public static byte[] encode(int codePoint) {
        return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    }
}

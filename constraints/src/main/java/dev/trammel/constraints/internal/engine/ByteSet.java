package dev.trammel.constraints.internal.engine;

import java.util.Arrays;

/** A set of bytes. */
final class ByteSet {
    private final long[] words = new long[4];

    /** The empty set. */
    ByteSet() {}

    /** A copy. */
    ByteSet(ByteSet other) {
        System.arraycopy(other.words, 0, words, 0, words.length);
    }

    void add(int b) {
        words[b >> 6] |= 1L << b;
    }

    void addAll(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    /** Adds what is in both of two sets. */
    void addBoth(ByteSet left, ByteSet right) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= left.words[i] & right.words[i];
        }
    }

    void removeAll(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~other.words[i];
        }
    }

    boolean has(int b) {
        return (words[b >> 6] & (1L << b)) != 0;
    }

    boolean isEmpty() {
        return (words[0] | words[1] | words[2] | words[3]) == 0;
    }

    boolean meets(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean containsAll(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((other.words[i] & ~words[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSet that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}

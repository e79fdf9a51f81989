package dev.trammel.constraints.internal.vocabulary;

import java.util.Arrays;

/** A set of bytes. Not safe for use by several threads while it changes. */
public final class ByteSet {
    private final long[] words = new long[4];

    /** The empty set. */
    public ByteSet() {}

    /** A copy. */
    public ByteSet(ByteSet other) {
        System.arraycopy(other.words, 0, words, 0, words.length);
    }

    /** Adds one, from 0 to 255. */
    public void add(int b) {
        words[b >> 6] |= 1L << b;
    }

    /** Adds all of another set. */
    public void addAll(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    /** Adds what is in both of two sets. */
    public void addBoth(ByteSet left, ByteSet right) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= left.words[i] & right.words[i];
        }
    }

    /** Removes all of another set. */
    public void removeAll(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~other.words[i];
        }
    }

    /** All other bytes. */
    public ByteSet complement() {
        ByteSet others = new ByteSet();
        for (int i = 0; i < words.length; i++) {
            others.words[i] = ~words[i];
        }
        return others;
    }

    /** Whether a byte is in it. */
    public boolean has(int b) {
        return (words[b >> 6] & (1L << b)) != 0;
    }

    /** Whether no byte is in it. */
    public boolean isEmpty() {
        return (words[0] | words[1] | words[2] | words[3]) == 0;
    }

    /** Whether some byte is in both. */
    public boolean meets(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of another set are in it. */
    public boolean containsAll(ByteSet other) {
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

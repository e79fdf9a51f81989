package dev.trammel.internal.local;

import dev.trammel.constraints.TokenMask;

/**
 * The ids of a mask as words of bits, in a buffer that is kept from step to step: a mask of most of a vocabulary is
 * walked many times faster so than through a callback.
 */
final class AllowedIds {
    private long[] words = {};

    /** The words of a mask, valid until the next call; bit {@code i % 64} of word {@code i / 64} is id {@code i}. */
    long[] of(TokenMask mask) {
        int length = (mask.width() + 63) >> 6;
        if (words.length != length) {
            words = new long[length];
        }
        mask.writeTo(words);
        return words;
    }
}

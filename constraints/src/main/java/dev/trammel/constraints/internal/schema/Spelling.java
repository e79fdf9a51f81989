package dev.trammel.constraints.internal.schema;

import org.jspecify.annotations.Nullable;

/** How numbers are written. To draft 4 alone it matters: what has a fraction or an exponent is no integer there. */
enum Spelling {
    /** In any way. */
    ANY,
    /** Without fraction or exponent. */
    WHOLE,
    /** With a fraction, an exponent or both. */
    BROKEN;

    /** The spellings that are of both kinds; null if there is none. */
    @Nullable
    Spelling and(Spelling other) {
        return this == ANY ? other : other == ANY || other == this ? this : null;
    }

    /** All other spellings, if there are any. */
    Spelling not() {
        if (this == ANY) {
            throw new IllegalStateException("there are no other spellings than any");
        }
        return this == WHOLE ? BROKEN : WHOLE;
    }
}

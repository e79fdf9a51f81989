package dev.trammel.constraints.internal.automaton;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Accepts one text. The state is the number of bytes read. Immutable. */
public final class LiteralDfa extends Dfa {
    private final byte[] text;

    /** Accepts the UTF-8 bytes of a text. */
    public LiteralDfa(String text) {
        this(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Accepts a text.
     *
     * @param text not copied
     */
    public LiteralDfa(byte[] text) {
        this.text = text;
    }

    @Override
    public int start() {
        return 0;
    }

    @Override
    public int step(int state, int b) {
        return state < text.length && (text[state] & 0xFF) == b ? state + 1 : DEAD;
    }

    @Override
    public boolean isFinite() {
        return true;
    }

    @Override
    public boolean accepts(int state) {
        return state == text.length;
    }

    @Override
    public int shortest(int state) {
        return text.length - state;
    }

    @Override
    public int bestByte(int state) {
        return onlyByte(state);
    }

    @Override
    public int onlyByte(int state) {
        return state < text.length ? text[state] & 0xFF : NO_BYTE;
    }

    @Override
    public boolean isNarrow(int state) {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiteralDfa that && Arrays.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}

package dev.trammel.internal.local;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.TokenKind;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import java.util.Arrays;

/** All texts: what free text is held to, so that there is one loop for free and constrained answers. */
public final class AnyText implements Constraint {
    private volatile Masks masks = Masks.NONE;

    @Override
    public Cursor cursor(Vocabulary vocabulary) {
        Masks known = masks;
        if (known.vocabulary != vocabulary) {
            known = Masks.of(vocabulary);
            masks = known;
        }
        return new AnyTextCursor(known);
    }

    @Override
    public boolean matches(byte[] text) {
        return true;
    }

    @Override
    public String toString() {
        return "any text";
    }

    /** What a vocabulary allows in free text: all that stands for text, and the end. */
    static final class Masks {
        private static final Masks NONE = of(Vocabulary.builder(1).build());

        final Vocabulary vocabulary;
        final TokenMask all;
        final TokenMask ends;
        final TokenMask nothing;

        private Masks(Vocabulary vocabulary, TokenMask all) {
            this.vocabulary = vocabulary;
            this.all = all;
            ends = TokenMask.ofIds(vocabulary.size(), vocabulary.endTokens());
            nothing = TokenMask.ofIds(vocabulary.size());
        }

        static Masks of(Vocabulary vocabulary) {
            long[] words = new long[(vocabulary.size() + 63) >> 6];
            for (int id = 0; id < vocabulary.size(); id++) {
                TokenKind kind = vocabulary.kind(id);
                if (kind == TokenKind.NORMAL || kind == TokenKind.BYTE || vocabulary.isEnd(id)) {
                    words[id >> 6] |= 1L << id;
                }
            }
            return new Masks(vocabulary, TokenMask.ofBits(vocabulary.size(), words, new int[0], new int[0]));
        }
    }

    /** A place in free text. */
    private static final class AnyTextCursor implements Cursor {
        private static final byte[] NOTHING = {};

        private final Masks masks;
        private byte[] text = new byte[256];
        private int length;
        private int[] starts = new int[64]; // of each token in the text
        private int tokens;
        private boolean ended;

        AnyTextCursor(Masks masks) {
            this.masks = masks;
        }

        @Override
        public TokenMask mask() {
            return ended ? masks.nothing : masks.all;
        }

        @Override
        public TokenMask mask(int tokensLeft) {
            return tokensLeft > 0 || ended ? mask() : masks.ends;
        }

        @Override
        public boolean accept(int token) {
            if (token < 0 || token >= masks.vocabulary.size()) {
                throw new IndexOutOfBoundsException("expected a token of the vocabulary, found " + token);
            }
            if (!mask().allows(token)) {
                return false;
            }
            if (tokens == starts.length) {
                starts = Arrays.copyOf(starts, 2 * tokens);
            }
            starts[tokens++] = length;
            ended = masks.vocabulary.isEnd(token);
            append(masks.vocabulary.bytes(token));
            return true;
        }

        private void append(byte[] more) {
            if (length + more.length > text.length) {
                text = Arrays.copyOf(text, Math.max(2 * text.length, length + more.length));
            }
            System.arraycopy(more, 0, text, length, more.length);
            length += more.length;
        }

        @Override
        public byte[] forced() {
            return NOTHING;
        }

        @Override
        public void rollback(int count) {
            if (count < 0 || count > tokens) {
                throw new IllegalArgumentException("expected at most " + tokens + " tokens, found " + count);
            }
            if (count > 0) {
                tokens -= count;
                length = starts[tokens];
                ended = false;
            }
        }

        @Override
        public boolean isComplete() {
            return true;
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public int tokensToComplete() {
            return 0;
        }

        @Override
        public byte[] text() {
            return Arrays.copyOf(text, length);
        }

        @Override
        public Cursor fork() {
            AnyTextCursor copy = new AnyTextCursor(masks);
            copy.text = text.clone();
            copy.length = length;
            copy.starts = starts.clone();
            copy.tokens = tokens;
            copy.ended = ended;
            return copy;
        }
    }
}

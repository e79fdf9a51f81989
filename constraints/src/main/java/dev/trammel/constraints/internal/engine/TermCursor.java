package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A cursor that keeps the term after each accepted token. */
final class TermCursor implements Cursor {
    private static final int MOST_FORCED = 4096;

    private final Arena arena;
    private final Masks masks;
    private final TokenIndex tokens;
    private Term[] terms;
    private int[] accepted;
    private int size;
    private boolean ended;

    TermCursor(Arena arena, Masks masks, Term root) {
        this(arena, masks, new Term[] {root, root, root, root}, new int[4], 0, false);
    }

    private TermCursor(Arena arena, Masks masks, Term[] terms, int[] accepted, int size, boolean ended) {
        this.arena = arena;
        this.masks = masks;
        this.terms = terms;
        this.accepted = accepted;
        this.size = size;
        this.ended = ended;
        tokens = masks.tokens();
    }

    private Term term() {
        return terms[size];
    }

    @Override
    public TokenMask mask() {
        if (ended) {
            return masks.none();
        }
        TokenMask known = masks.peek(term());
        if (known != null) {
            return known;
        }
        arena.lock().lock();
        try {
            return masks.of(term());
        } finally {
            arena.lock().unlock();
        }
    }

    @Override
    public TokenMask mask(int tokensLeft) {
        if (tokensLeft < 0) {
            throw new IllegalArgumentException("expected at least 0 tokens left, found " + tokensLeft);
        }
        if (ended) {
            return masks.none();
        }
        arena.lock().lock();
        try {
            return masks.within(term(), tokensLeft);
        } finally {
            arena.lock().unlock();
        }
    }

    @Override
    public boolean accept(int token) {
        byte[] bytes = tokens.bytes(token);
        if (ended) {
            return false;
        }
        if (bytes.length == 0) {
            return acceptEnd(token);
        }
        Term next = quickStep(bytes);
        if (next == null) {
            next = slowStep(bytes);
        }
        if (next == Term.DEAD) {
            return false;
        }
        push(token, next);
        return true;
    }

    private boolean acceptEnd(int token) {
        if (Arrays.binarySearch(tokens.ends(), token) < 0 || !isComplete()) {
            return false;
        }
        push(token, term());
        ended = true;
        return true;
    }

    /** Follows steps that are known, without the lock; null if one is not. */
    private @Nullable Term quickStep(byte[] bytes) {
        Term next = term();
        for (int i = 0; i < bytes.length && next != null && next != Term.DEAD; i++) {
            next = next.peek(bytes[i] & 0xFF);
        }
        return next;
    }

    private Term slowStep(byte[] bytes) {
        arena.lock().lock();
        try {
            Term next = term();
            for (int i = 0; i < bytes.length && next != Term.DEAD; i++) {
                next = next.step(bytes[i] & 0xFF);
            }
            return next;
        } finally {
            arena.lock().unlock();
        }
    }

    private void push(int token, Term next) {
        if (size + 1 == terms.length) {
            terms = Arrays.copyOf(terms, 2 * terms.length);
            accepted = Arrays.copyOf(accepted, terms.length);
        }
        accepted[size++] = token;
        terms[size] = next;
    }

    @Override
    public byte[] forced() {
        if (ended) {
            return new byte[0];
        }
        ByteArrayOutputStream forced = new ByteArrayOutputStream();
        arena.lock().lock();
        try {
            Term at = term();
            for (int b = at.onlyByte(); b >= 0 && forced.size() < MOST_FORCED; b = at.onlyByte()) {
                forced.write(b);
                at = at.step(b);
            }
        } finally {
            arena.lock().unlock();
        }
        return forced.toByteArray();
    }

    @Override
    public void rollback(int count) {
        if (count < 0 || count > size) {
            throw new IllegalArgumentException("expected to take back at most " + size + " tokens, found " + count);
        }
        size -= count;
        ended &= count == 0;
    }

    @Override
    public boolean isComplete() {
        if (ended) {
            return true;
        }
        arena.lock().lock();
        try {
            return term().isComplete();
        } finally {
            arena.lock().unlock();
        }
    }

    @Override
    public boolean isFinished() {
        return ended || (isComplete() && mask().cardinality() == tokens.ends().length);
    }

    @Override
    public int tokensToComplete() {
        if (ended) {
            return 0;
        }
        arena.lock().lock();
        try {
            return masks.tokensToComplete(term());
        } finally {
            arena.lock().unlock();
        }
    }

    @Override
    public byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < size; i++) {
            text.writeBytes(tokens.bytes(accepted[i]));
        }
        return text.toByteArray();
    }

    @Override
    public TermCursor fork() {
        return new TermCursor(arena, masks, terms.clone(), accepted.clone(), size, ended);
    }
}

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
    private @Nullable TextLog @Nullable [] keys;
    private int[] accepted;
    private int size;
    private boolean ended;

    TermCursor(Arena arena, Masks masks, Term root, @Nullable TextLog log) {
        this(
                arena,
                masks,
                new Term[] {root, root, root, root},
                log == null ? null : new TextLog[] {log, null, null, null},
                new int[4],
                0,
                false);
    }

    private TermCursor(
            Arena arena,
            Masks masks,
            Term[] terms,
            @Nullable TextLog @Nullable [] keys,
            int[] accepted,
            int size,
            boolean ended) {
        this.arena = arena;
        this.masks = masks;
        this.terms = terms;
        this.keys = keys;
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
        if (known == null) {
            arena.lock().lock();
            try {
                known = masks.of(term());
            } finally {
                arena.lock().unlock();
            }
        }
        return distinct(known);
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
            TextLog log = log();
            if (log == null) {
                return masks.within(term(), tokensLeft);
            }
            TokenMask mask = distinct(masks.of(term()));
            return masks.isAmple(term(), tokensLeft - 1) ? mask : mask.without(tooLate(mask, log, tokensLeft));
        } finally {
            arena.lock().unlock();
        }
    }

    /** The tokens after which more tokens would be needed than are left. */
    private int[] tooLate(TokenMask mask, TextLog log, int tokensLeft) {
        DistinctEndings endings = new DistinctEndings(arena, masks, new Walk(term(), log));
        return Arrays.stream(mask.toArray())
                .filter(id -> tokens.bytes(id).length > 0 && endings.neededAfter(id) >= tokensLeft)
                .toArray();
    }

    private TokenMask distinct(TokenMask mask) {
        TextLog log = log();
        return log == null ? mask : mask.without(Repeats.among(arena, tokens, term(), log, mask));
    }

    private @Nullable TextLog log() {
        return keys == null ? null : keys[size];
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
        TextLog log = log();
        if (log != null && log.logsItems()) {
            return acceptLogged(token, bytes, log);
        }
        Term next = quickStep(bytes);
        if (next == null) {
            next = slowStep(bytes);
        }
        if (next == Term.DEAD) {
            return false;
        }
        TextLog nextLog = log == null ? null : log.read(bytes);
        if (log != null && (nextLog == null || !isLive(new Walk(next, nextLog)))) {
            return false;
        }
        push(token, next, nextLog);
        return true;
    }

    private boolean isLive(Walk walk) {
        TextLog log = walk.log();
        if (log == null || !log.mayLeadNowhere()) {
            return walk.term() != Term.DEAD;
        }
        arena.lock().lock();
        try {
            return walk.isLive(arena);
        } finally {
            arena.lock().unlock();
        }
    }

    private boolean acceptLogged(int token, byte[] bytes, TextLog log) {
        Walk walk;
        arena.lock().lock();
        try {
            walk = Walk.of(arena, term(), log, bytes);
        } finally {
            arena.lock().unlock();
        }
        if (!isLive(walk)) {
            return false;
        }
        push(token, walk.term(), walk.log());
        return true;
    }

    private boolean acceptEnd(int token) {
        if (Arrays.binarySearch(tokens.ends(), token) < 0 || !isComplete()) {
            return false;
        }
        push(token, term(), log());
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

    private void push(int token, Term next, @Nullable TextLog log) {
        if (size + 1 == terms.length) {
            terms = Arrays.copyOf(terms, 2 * terms.length);
            keys = keys == null ? null : Arrays.copyOf(keys, terms.length);
            accepted = Arrays.copyOf(accepted, terms.length);
        }
        accepted[size++] = token;
        terms[size] = next;
        if (keys != null) {
            keys[size] = log;
        }
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
            TextLog log = log();
            return log == null
                    ? masks.tokensToComplete(term())
                    : DistinctEnding.tokens(arena, masks, new Walk(term(), log));
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
        return new TermCursor(
                arena, masks, terms.clone(), keys == null ? null : keys.clone(), accepted.clone(), size, ended);
    }
}

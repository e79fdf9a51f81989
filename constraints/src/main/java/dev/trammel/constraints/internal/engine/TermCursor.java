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
    /** What completes the text, where that has been asked for and keys or items may not come twice. */
    private @Nullable Ending @Nullable [] endings;

    private @Nullable DistinctEndings looked;
    private int[] accepted;
    private int size;
    private boolean ended;

    TermCursor(Arena arena, Masks masks, Term root, @Nullable TextLog log) {
        this.arena = arena;
        this.masks = masks;
        tokens = masks.tokens();
        terms = new Term[] {root, root, root, root};
        keys = log == null ? null : new TextLog[] {log, null, null, null};
        accepted = new int[4];
    }

    private TermCursor(TermCursor other) {
        arena = other.arena;
        masks = other.masks;
        tokens = other.tokens;
        terms = other.terms.clone();
        keys = other.keys == null ? null : other.keys.clone();
        endings = other.endings == null ? null : other.endings.clone();
        looked = other.looked;
        accepted = other.accepted.clone();
        size = other.size;
        ended = other.ended;
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
            arena.enter();
            try {
                known = masks.of(term());
            } finally {
                arena.exit();
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
        arena.enter();
        try {
            TextLog log = log();
            if (log == null) {
                return masks.within(term(), tokensLeft);
            }
            TokenMask mask = distinct(masks.of(term()));
            return masks.isAmple(term(), tokensLeft - 1) ? mask : look(log).within(mask, tokensLeft);
        } finally {
            arena.exit();
        }
    }

    private DistinctEndings look(TextLog log) {
        DistinctEndings known = looked;
        if (known == null) {
            known = new DistinctEndings(arena, masks, term(), log, ending(log));
            looked = known;
        }
        return known;
    }

    /** The shorter one of what is found here and what is left of what was found before the last token. */
    private @Nullable Ending ending(TextLog log) {
        Ending found = DistinctEnding.of(arena, masks, new Walk(term(), log));
        @Nullable Ending[] all = endings == null ? new Ending[terms.length] : endings;
        endings = all;
        Ending left = all[size];
        if (left == null || (found != null && found.count() < left.count())) {
            all[size] = found;
        }
        return all[size];
    }

    private TokenMask distinct(TokenMask mask) {
        TextLog log = log();
        return log == null ? mask : mask.without(Repeats.among(arena, masks, term(), log, mask));
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
        Term next = masks.peekAfter(term(), token);
        if (next == null) {
            next = slowStep(token);
        }
        if (next == Term.DEAD) {
            return false;
        }
        TextLog nextLog = log == null ? null : log.read(bytes);
        if (log != null && (nextLog == null || !isLive(new Walk(next, nextLog), bytes))) {
            return false;
        }
        push(token, next, nextLog);
        return true;
    }

    private boolean isLive(Walk walk, byte[] bytes) {
        TextLog log = walk.log();
        if (log == null
                || walk.term() == Term.DEAD
                || !(log.items().isWithinItem() || log.items().mayLeadNowhere())) {
            return walk.term() != Term.DEAD;
        }
        arena.enter();
        try {
            return walk.isLive(arena, masks, new Walk(term(), log()), bytes);
        } finally {
            arena.exit();
        }
    }

    private boolean acceptLogged(int token, byte[] bytes, TextLog log) {
        Walk walk;
        arena.enter();
        try {
            walk = Walk.of(arena, term(), log, bytes);
        } finally {
            arena.exit();
        }
        if (!isLive(walk, bytes)) {
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

    private Term slowStep(int token) {
        arena.enter();
        try {
            return masks.after(term(), token);
        } finally {
            arena.exit();
        }
    }

    private void push(int token, Term next, @Nullable TextLog log) {
        Ending ending = endingAfter(token, log);
        if (size + 1 == terms.length) {
            terms = Arrays.copyOf(terms, 2 * terms.length);
            keys = keys == null ? null : Arrays.copyOf(keys, terms.length);
            endings = endings == null ? null : Arrays.copyOf(endings, terms.length);
            accepted = Arrays.copyOf(accepted, terms.length);
        }
        accepted[size++] = token;
        terms[size] = next;
        if (keys != null) {
            keys[size] = log;
        }
        if (endings != null) {
            endings[size] = ending;
        }
        looked = null;
    }

    /** What a mask let the token through for, or what is left of the ending before it. */
    private @Nullable Ending endingAfter(int token, @Nullable TextLog log) {
        Ending before = endings == null ? null : endings[size];
        if (before == null || log == null) {
            return null;
        }
        if (looked == null) {
            byte[] bytes = tokens.bytes(token);
            return before.beginsWith(bytes) ? before.after(bytes, log.isInKey() || log.isInString()) : null;
        }
        arena.enter();
        try {
            return looked.after(token);
        } finally {
            arena.exit();
        }
    }

    @Override
    public byte[] forced() {
        if (ended) {
            return new byte[0];
        }
        ByteArrayOutputStream forced = new ByteArrayOutputStream();
        arena.enter();
        try {
            Term at = term();
            for (int b = at.onlyByte(); b >= 0 && forced.size() < MOST_FORCED; b = at.onlyByte()) {
                forced.write(b);
                at = at.step(b);
            }
        } finally {
            arena.exit();
        }
        return forced.toByteArray();
    }

    @Override
    public void rollback(int count) {
        if (count < 0 || count > size) {
            throw new IllegalArgumentException("expected to take back at most " + size + " tokens, found " + count);
        }
        size -= count;
        looked = count == 0 ? looked : null;
        ended &= count == 0;
    }

    @Override
    public boolean isComplete() {
        if (ended) {
            return true;
        }
        arena.enter();
        try {
            return term().isComplete();
        } finally {
            arena.exit();
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
        arena.enter();
        try {
            TextLog log = log();
            Ending ending = log == null ? null : ending(log);
            return ending == null ? masks.tokensToComplete(term()) : ending.count();
        } finally {
            arena.exit();
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
        return new TermCursor(this);
    }
}

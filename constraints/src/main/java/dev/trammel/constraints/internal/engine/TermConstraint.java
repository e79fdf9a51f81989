package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A constraint whose texts are those of a term. */
public final class TermConstraint implements Constraint {
    private final Arena arena;
    private final Term root;
    private final boolean logsKeys;
    private final String description;
    private final ConcurrentMap<TokenIndex, Masks> masks = new ConcurrentHashMap<>();

    /**
     * Wraps a term.
     *
     * @param root live
     * @param logsKeys whether the texts are JSON in which an object may have keys that the term does not tell apart
     * @param description for {@link #toString}
     */
    public TermConstraint(Arena arena, Term root, boolean logsKeys, String description) {
        this.arena = arena;
        this.root = root;
        this.logsKeys = logsKeys;
        this.description = description;
    }

    @Override
    public Cursor cursor(Vocabulary vocabulary) {
        TokenIndex tokens = vocabulary.remembered(TokenIndex.class, TokenIndex::new);
        return new TermCursor(arena, masks.computeIfAbsent(tokens, key -> new Masks(arena, key)), root, logsKeys);
    }

    @Override
    public boolean matches(byte[] text) {
        arena.lock().lock();
        try {
            Term term = root;
            for (int i = 0; i < text.length && term != Term.DEAD; i++) {
                term = term.step(text[i] & 0xFF);
            }
            return term.isComplete() && (!logsKeys || KeyLog.START.read(text) != null);
        } finally {
            arena.lock().unlock();
        }
    }

    @Override
    public String toString() {
        return description;
    }
}

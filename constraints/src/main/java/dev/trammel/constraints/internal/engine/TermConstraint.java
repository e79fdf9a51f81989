package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.Report;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A constraint whose texts are those of a term. */
public final class TermConstraint implements Constraint {
    /**
     * What must be remembered of a text beside its term.
     *
     * @param keys whether the text is JSON in which an object may have keys that the term does not tell apart
     * @param keysRunOut whether, once such a key has begun, there may be only some that it can become
     * @param items if the text is JSON with arrays in which no item may come twice: gives equal items one spelling
     */
    public record Logs(
            boolean keys, boolean keysRunOut, @Nullable UnaryOperator<String> items) {
        /** Nothing. */
        public static final Logs NOTHING = new Logs(false, false, null);
    }

    private final Arena arena;
    private final Term root;
    private final @Nullable TextLog log;
    private final Supplier<Report> report;
    private final Supplier<String> description;
    private final ConcurrentMap<TokenIndex, Masks> masks = new ConcurrentHashMap<>();

    /**
     * Wraps a term.
     *
     * @param root live
     * @param logs what the term does not tell apart
     * @param report what becomes of each keyword
     * @param description for {@link #toString}
     */
    public TermConstraint(Arena arena, Term root, Logs logs, Supplier<Report> report, Supplier<String> description) {
        this.report = report;
        this.arena = arena;
        this.root = root;
        log = logs.keys || logs.items != null ? TextLog.of(logs) : null;
        this.description = description;
    }

    @Override
    public Report report() {
        return report.get();
    }

    @Override
    public Cursor cursor(Vocabulary vocabulary) {
        TokenIndex tokens = vocabulary.remembered(TokenIndex.class, TokenIndex::new);
        return new TermCursor(arena, masks.computeIfAbsent(tokens, key -> new Masks(arena, key)), root, log);
    }

    @Override
    public boolean matches(byte[] text) {
        arena.lock().lock();
        try {
            return Walk.of(arena, root, log, text).isComplete();
        } finally {
            arena.lock().unlock();
        }
    }

    @Override
    public String toString() {
        return description.get();
    }
}

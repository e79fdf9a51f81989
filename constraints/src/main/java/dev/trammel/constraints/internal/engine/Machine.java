package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.engine.TermConstraint.Logs;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** All that a constraint remembers while it is used; it may be thrown away and made anew. Shared by threads. */
public final class Machine {
    /** Beyond this, it is made anew for new cursors. */
    private static final long MOST_BYTES = 64L << 20;

    private final Arena arena;
    private final Term root;
    private final @Nullable TextLog log;
    private final ConcurrentMap<TokenIndex, Masks> masks = new ConcurrentHashMap<>();

    /**
     * Starts with nothing remembered.
     *
     * @param root live
     * @param logs what the term does not tell apart
     */
    public Machine(Arena arena, Term root, Logs logs) {
        this.arena = arena;
        this.root = root;
        log = logs.keys() || logs.items() != null ? TextLog.of(logs) : null;
    }

    TermCursor cursor(TokenIndex tokens) {
        return new TermCursor(arena, masks.computeIfAbsent(tokens, key -> new Masks(arena, key)), root, log);
    }

    boolean matches(byte[] text) {
        arena.enter();
        try {
            return Walk.of(arena, root, log, text).isComplete();
        } finally {
            arena.exit();
        }
    }

    /** Makes a machine of the texts that an automaton accepts. */
    public static Machine of(Dfa dfa, Meter meter) {
        Arena arena = new Arena(meter);
        return new Machine(arena, arena.sequence(dfa, Term.EMPTY), Logs.NOTHING);
    }

    /** Whether it remembers so much that it is time to begin anew. */
    boolean isFull() {
        return arena.bytes() > MOST_BYTES;
    }
}

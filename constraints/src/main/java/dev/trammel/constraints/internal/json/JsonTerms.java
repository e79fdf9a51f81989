package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.JsonOptions.Form;
import dev.trammel.constraints.JsonOptions.KeyOrder;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Term;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the terms of JSON values in one arena, in one layout. */
public final class JsonTerms {
    private final Arena arena;
    private final JsonOptions options;
    private final Layout layout;
    private final IdentityHashMap<Dfa, Dfa> strings = new IdentityHashMap<>();
    private final Map<KeyPlace, JsonStringDfa> keys = new HashMap<>();
    private final Map<TextPlace, JsonStringDfa> unused = new HashMap<>();

    /** Texts, and those that have come. */
    private record TextPlace(TextItems texts, BitSet used) {}

    /** Objects, and the labels that may come. */
    private static final class KeyPlace {
        private final ObjectSpec spec;
        private final boolean[] allowed;

        KeyPlace(ObjectSpec spec, boolean[] allowed) {
            this.spec = spec;
            this.allowed = allowed;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof KeyPlace that && spec == that.spec && Arrays.equals(allowed, that.allowed);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(spec) * 31 + Arrays.hashCode(allowed);
        }
    }

    /** Makes terms in an arena. */
    public JsonTerms(Arena arena, JsonOptions options) {
        this.arena = arena;
        this.options = options;
        layout = Layout.of(options);
    }

    Arena arena() {
        return arena;
    }

    Layout layout() {
        return layout;
    }

    /** A value that {@linkplain Value#isPossible() is possible}, then a term. */
    public Term value(Value value, Term then) {
        return arena.intern(new ValueFrame(this, value, then));
    }

    /** A string from after its opening quote, by its decoded text. */
    Dfa string(Dfa text) {
        return strings.computeIfAbsent(
                text,
                decoded -> new JsonStringDfa(decoded, anyForm(), Layout.anyString(options.form()), arena.meter()));
    }

    private boolean anyForm() {
        return options.form() == Form.ANY;
    }

    /**
     * The keys of some labels, from after the opening quote.
     *
     * @param allowed by label; not copied
     */
    JsonStringDfa keys(ObjectSpec spec, boolean[] allowed) {
        KeyPlace place = new KeyPlace(spec, allowed);
        JsonStringDfa known = keys.get(place);
        if (known == null) {
            JsonStringDfa undeclared = undeclared(spec, allowed);
            KeyDfa decoded = new KeyDfa(spec, allowed, undeclared == null ? null : (KeyDfa) undeclared.inner());
            known = new JsonStringDfa(decoded, anyForm(), Layout.anyString(options.form()), undeclared, arena.meter());
            keys.put(place, known);
        }
        return known;
    }

    /** The keys that match patterns, once they are none of the declared ones; null if there is nothing to share. */
    private @Nullable JsonStringDfa undeclared(ObjectSpec spec, boolean[] allowed) {
        boolean[] free = allowed.clone();
        Arrays.fill(free, 0, spec.names().size(), false);
        boolean any = spec.patterns() != KeyTable.NONE && !Arrays.equals(free, new boolean[free.length]);
        return any && !Arrays.equals(free, allowed) ? keys(spec, free) : null;
    }

    /** The texts of a list but for those used, from after the opening quote. */
    JsonStringDfa unused(TextItems texts, BitSet used) {
        return unused.computeIfAbsent(
                new TextPlace(texts, used),
                place -> new JsonStringDfa(
                        new UnusedTexts(texts.trie(), used),
                        anyForm(),
                        Layout.anyString(options.form()),
                        arena.meter()));
    }

    /** No key of an object has come. */
    Seen nothingSeen(ObjectSpec spec) {
        return Seen.nothing(spec, options.keyOrder() == KeyOrder.DECLARED);
    }
}

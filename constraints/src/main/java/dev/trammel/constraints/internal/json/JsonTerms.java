package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.JsonOptions.Form;
import dev.trammel.constraints.JsonOptions.KeyOrder;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Term;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Makes the terms of JSON values in one arena, in one layout. */
public final class JsonTerms {
    private final Arena arena;
    private final JsonOptions options;
    private final Layout layout;
    private final IdentityHashMap<Dfa, Dfa> strings = new IdentityHashMap<>();
    private final Map<KeyPlace, JsonStringDfa> keys = new HashMap<>();

    /** The allowed labels as bits. */
    private record KeyPlace(ObjectSpec spec, BitSet allowed) {}

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

    /** A value, then a term; {@link Term#DEAD} if there is no such value. */
    public Term value(Value value, Term then) {
        return value.isPossible() ? arena.intern(new ValueFrame(this, value, then)) : Term.DEAD;
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

    /** The keys of some labels, from after the opening quote. */
    JsonStringDfa keys(ObjectSpec spec, boolean[] allowed) {
        BitSet bits = new BitSet();
        for (int label = 0; label < allowed.length; label++) {
            bits.set(label, allowed[label]);
        }
        return keys.computeIfAbsent(
                new KeyPlace(spec, bits),
                place -> new JsonStringDfa(
                        new KeyDfa(spec, allowed), anyForm(), Layout.anyString(options.form()), arena.meter()));
    }

    /** No key of an object has come. */
    Seen nothingSeen(ObjectSpec spec) {
        return Seen.nothing(spec, options.keyOrder() == KeyOrder.DECLARED);
    }
}

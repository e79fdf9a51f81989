package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.JsonOptions.Form;
import dev.trammel.constraints.JsonOptions.KeyOrder;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Term;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Makes the terms of JSON values in one arena, in one layout. */
public final class JsonTerms {
    private final Arena arena;
    private final JsonOptions options;
    private final Layout layout;
    private final IdentityHashMap<Dfa, Dfa> strings = new IdentityHashMap<>();
    private final Map<KeyPlace, Dfa> keys = new HashMap<>();

    private record KeyPlace(ObjectSpec spec, Seen seen) {}

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
                text, decoded -> new JsonStringDfa(decoded, anyForm(), Layout.anyString(options.form())));
    }

    private boolean anyForm() {
        return options.form() == Form.ANY;
    }

    /** The keys that may come next, from after the opening quote. */
    Dfa keys(ObjectSpec spec, Seen seen) {
        return keys.computeIfAbsent(
                new KeyPlace(spec, seen),
                place -> new JsonStringDfa(new KeyDfa(spec, seen), anyForm(), Layout.anyString(options.form())));
    }

    /** No key of an object has come. */
    Seen nothingSeen(ObjectSpec spec) {
        return Seen.nothing(spec, options.keyOrder() == KeyOrder.DECLARED);
    }
}

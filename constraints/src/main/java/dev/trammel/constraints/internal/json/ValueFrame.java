package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Frame;
import dev.trammel.constraints.internal.engine.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Before a value. */
final class ValueFrame extends Frame {
    private final JsonTerms terms;
    private final Value value;
    private final Term then;

    ValueFrame(JsonTerms terms, Value value, Term then) {
        this.terms = terms;
        this.value = value;
        this.then = then;
    }

    @Override
    protected Term expand() {
        Arena arena = terms.arena();
        then.shortest(); // each level asks when it is reached, so that no question goes through all levels
        Shape shape = value.shape();
        List<Term> ways = new ArrayList<>();
        if (shape.isNull()) {
            ways.add(arena.sequence(Layout.NULL, then));
        }
        if (shape.isTrue()) {
            ways.add(arena.sequence(Layout.TRUE, then));
        }
        if (shape.isFalse()) {
            ways.add(arena.sequence(Layout.FALSE, then));
        }
        for (Dfa number : shape.numbers()) {
            ways.add(arena.sequence(number, then));
        }
        for (Dfa string : shape.strings()) {
            ways.add(arena.sequence(Layout.QUOTE, arena.sequence(terms.string(string), then)));
        }
        for (ArraySpec array : shape.arrays()) {
            if (array.shortest() < Value.NEVER) {
                Term items = arena.intern(new ArrayFrame(terms, array, array.none(), true, then));
                ways.add(arena.sequence(Layout.OPEN_ARRAY, items));
            }
        }
        for (ObjectSpec object : shape.objects()) {
            if (object.shortest() < Value.NEVER) {
                Term keys = arena.intern(new ObjectFrame(terms, object, terms.nothingSeen(object), true, then));
                ways.add(arena.sequence(Layout.OPEN_OBJECT, keys));
            }
        }
        return arena.anyOf(ways.toArray(new Term[0]));
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    protected int computeShortest() {
        return value.shortest() + then.shortest();
    }

    @Override
    protected int likeness() {
        return System.identityHashCode(value) | 1;
    }

    @Override
    protected @Nullable Term joined(Term other) {
        return other instanceof ValueFrame that && value == that.value
                ? terms.value(value, terms.arena().anyOf(then, that.then))
                : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueFrame that && value == that.value && then == that.then;
    }

    @Override
    public int hashCode() {
        return mix(System.identityHashCode(value), then.id());
    }
}

package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Frame;
import dev.trammel.constraints.internal.engine.Term;

/** Within an array, after so many items: after the bracket that opens it, or after an item. */
final class ArrayFrame extends Frame {
    private final JsonTerms terms;
    private final ArraySpec spec;
    private final int items;
    private final Term then;

    ArrayFrame(JsonTerms terms, ArraySpec spec, int items, Term then) {
        this.terms = terms;
        this.spec = spec;
        this.items = items;
        this.then = then;
    }

    @Override
    protected Term expand() {
        Arena arena = terms.arena();
        Layout layout = terms.layout();
        Term end = Term.DEAD;
        if (items >= spec.min()) {
            end = arena.sequence(items == 0 ? layout.endOfEmptyArray : layout.endOfArray, then);
        }
        if (!spec.allows(items)) {
            return end;
        }
        Term after = arena.intern(new ArrayFrame(terms, spec, Math.max(1, spec.cap(items + 1)), then));
        Term item = terms.value(spec.item(items), after);
        return arena.either(end, arena.sequence(items == 0 ? layout.firstItem : layout.nextItem, item));
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    protected int computeShortest() {
        int noCommaBeforeFirst = items == 0 && spec.min() > 0 ? 1 : 0;
        return spec.shortestRest(items) - noCommaBeforeFirst + then.shortest();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // specifications are the same object where they are the same
    public boolean equals(Object other) {
        return other instanceof ArrayFrame that && spec == that.spec && items == that.items && then == that.then;
    }

    @Override
    public int hashCode() {
        return (System.identityHashCode(spec) * 31 + items) * 31 + System.identityHashCode(then);
    }
}

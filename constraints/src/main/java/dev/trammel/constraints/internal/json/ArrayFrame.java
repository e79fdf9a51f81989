package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Frame;
import dev.trammel.constraints.internal.engine.Guard;
import dev.trammel.constraints.internal.engine.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Within an array, after some items: after the bracket that opens it, or after an item. */
final class ArrayFrame extends Frame {
    private final JsonTerms terms;
    private final ArraySpec spec;
    private final Items items;
    private final boolean first;
    private final Term then;

    ArrayFrame(JsonTerms terms, ArraySpec spec, Items items, boolean first, Term then) {
        this.terms = terms;
        this.spec = spec;
        this.items = items;
        this.first = first;
        this.then = then;
    }

    @Override
    protected Term expand() {
        Arena arena = terms.arena();
        Layout layout = terms.layout();
        Term end = Term.DEAD;
        if (spec.mayEnd(items)) {
            end = arena.sequence(first ? layout.endOfEmptyArray : layout.endOfArray, then);
        }
        return arena.either(end, arena.sequence(first ? layout.firstItem : layout.nextItem, next()));
    }

    private Term next() {
        Arena arena = terms.arena();
        TextItems texts = spec.texts();
        if (texts != null) {
            return spec.hasNextText(items) ? nextText(texts) : DEAD;
        }
        List<ArraySpec.Way> ways = spec.ways(items);
        Term[] next = new Term[ways.size()];
        for (int i = 0; i < next.length; i++) {
            ArraySpec.Way way = ways.get(i);
            Term after = arena.intern(new ArrayFrame(terms, spec, way.after(), false, then));
            after = spec.checksItems() ? arena.intern(new Guard(arena, after)) : after;
            next[i] = terms.value(way.value(), after);
        }
        return arena.anyOf(next);
    }

    private Term nextText(TextItems texts) {
        Arena arena = terms.arena();
        JsonStringDfa unused = terms.unused(texts, items.used());
        return arena.sequence(Layout.QUOTE, arena.lexical(unused, unused.start(), new NextText(this, texts)));
    }

    /** Behind one more item, which is a text. */
    Term afterText(int text) {
        return terms.arena().intern(new ArrayFrame(terms, spec, spec.withText(items, text), false, then));
    }

    /** The length of the shortest rest behind one more item, which is a text. */
    int lengthAfterText(int text) {
        return spec.shortestRest(spec.withText(items, text)) + then.shortest();
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    protected int computeShortest() {
        int noCommaBeforeFirst = first && !spec.mayEnd(items) ? 1 + spec.gap() : 0;
        return spec.shortestRest(items) - noCommaBeforeFirst + then.shortest();
    }

    @Override
    protected int likeness() {
        return System.identityHashCode(spec) * 31 + items.hashCode() | 1;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // specifications are the same object where they are the same
    protected @Nullable Term joined(Term other) {
        if (other instanceof ArrayFrame that && spec == that.spec && first == that.first && items.equals(that.items)) {
            Arena arena = terms.arena();
            return arena.intern(new ArrayFrame(terms, spec, items, first, arena.anyOf(then, that.then)));
        }
        return null;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // specifications are the same object where they are the same
    public boolean equals(Object other) {
        return other instanceof ArrayFrame that
                && spec == that.spec
                && first == that.first
                && then == that.then
                && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return mix(mix(System.identityHashCode(spec), 2 * items.hashCode() + (first ? 1 : 0)), then.id());
    }
}

package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Frame;
import dev.trammel.constraints.internal.engine.Lexical;
import dev.trammel.constraints.internal.engine.Term;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Within an object, after some keys and their values; and what follows its next key. */
final class ObjectFrame extends Frame implements Lexical.Continuation {
    private final JsonTerms terms;
    private final ObjectSpec spec;
    private final Seen seen;
    private final boolean first;
    private final Term then;
    /** What follows the last two labels that were asked for: often the free one and another by turns. */
    private int lastLabel = -1;

    private int labelBefore = -1;
    private Term afterLast = DEAD;
    private Term afterBefore = DEAD;

    ObjectFrame(JsonTerms terms, ObjectSpec spec, Seen seen, boolean first, Term then) {
        this.terms = terms;
        this.spec = spec;
        this.seen = seen;
        this.first = first;
        this.then = then;
    }

    @Override
    protected Term expand() {
        Arena arena = terms.arena();
        Layout layout = terms.layout();
        Term end = Term.DEAD;
        if (spec.mayEnd(seen)) {
            end = arena.sequence(first ? layout.endOfEmptyObject : layout.endOfObject, then);
        }
        JsonStringDfa keys = terms.keys(spec, spec.allowed(seen));
        if (keys.inner().start() == Dfa.DEAD) {
            return end;
        }
        Term key = arena.lexical(keys, keys.start(), this);
        return arena.either(end, arena.sequence(first ? layout.firstKey : layout.nextKey, key));
    }

    @Override
    public Term after(int label) {
        if (label != lastLabel) {
            Term found = label == labelBefore ? afterBefore : find(label);
            labelBefore = lastLabel;
            afterBefore = afterLast;
            lastLabel = label;
            afterLast = found;
        }
        return afterLast;
    }

    @Override
    public int number() {
        return 2 * id() + 1;
    }

    private Term find(int label) {
        Arena arena = terms.arena();
        List<Clauses.Way> ways = spec.ways(label, seen);
        Term[] values = new Term[ways.size()];
        for (int i = 0; i < values.length; i++) {
            Seen after = seen.plus(label, ways.get(i).events(), spec);
            Term rest = arena.intern(new ObjectFrame(terms, spec, after, false, then));
            values[i] =
                    arena.sequence(terms.layout().colon, terms.value(ways.get(i).value(), rest));
        }
        return arena.anyOf(values);
    }

    @Override
    protected Object family() {
        return new Family(spec, first, then);
    }

    private record Family(ObjectSpec spec, boolean first, Term then) {
        @Override
        @SuppressWarnings("ReferenceEquality") // specifications and terms are the same object where they are the same
        public boolean equals(Object other) {
            return other instanceof Family that && spec == that.spec && first == that.first && then == that.then;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(spec) * 31 + System.identityHashCode(then);
        }
    }

    @Override
    public boolean covers(Term other) {
        return other instanceof ObjectFrame that
                && spec == that.spec
                && first == that.first
                && then == that.then
                && seen.covers(that.seen);
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    protected int computeShortest() {
        int noCommaBeforeFirst = first && !spec.mayEnd(seen) ? 1 + spec.gap() : 0;
        return spec.shortestRest(seen) - noCommaBeforeFirst + then.shortest();
    }

    /** From within a key: the rest of it, its quote, and what follows, for the key that makes this least. */
    @Override
    public int shortest(Dfa dfa, int state) {
        JsonStringDfa keys = (JsonStringDfa) dfa;
        int label = bestLabel(keys, state);
        if (label >= 0) {
            return restOfKey(keys, state, label) + lengthAfter(label);
        }
        int at = state;
        int length = 0;
        while (!dfa.accepts(at)) {
            at = dfa.step(at, dfa.bestByte(at));
            length++;
        }
        return length + lengthAfter(dfa.label(at));
    }

    @Override
    public int bestByte(Dfa dfa, int state) {
        JsonStringDfa keys = (JsonStringDfa) dfa;
        int label = bestLabel(keys, state);
        if (label < 0) {
            return dfa.bestByte(state);
        }
        if (spec.isFree(label)) {
            return bestFreeByte(keys, state, label);
        }
        return ObjectSpec.escapedByte(nameBytes(label), spec.depth(keys.innerState(state)));
    }

    private int bestFreeByte(JsonStringDfa dfa, int state, int label) {
        int rest = restOfFree(dfa, dfa.innerState(state), label) - 1;
        if (rest < 0) {
            return '"';
        }
        for (int b = 0x20; b < 256; b++) {
            int next = b == '"' || b == '\\' ? Dfa.DEAD : dfa.inner().step(dfa.innerState(state), b);
            if (next != Dfa.DEAD && restOfFree(dfa, next, label) == rest) {
                return b;
            }
        }
        return dfa.bestByte(state);
    }

    private byte[] nameBytes(int label) {
        return spec.names().get(label).getBytes(StandardCharsets.UTF_8);
    }

    /** The label that leads to the shortest object; -1 within an escape. */
    private int bestLabel(JsonStringDfa dfa, int state) {
        KeyDfa keys = (KeyDfa) dfa.inner();
        int inner = dfa.innerState(state);
        if (inner == Dfa.DEAD) {
            return -1;
        }
        int best = -1;
        int least = Integer.MAX_VALUE;
        int place = keys.isNode(inner) ? spec.trie().firstId(inner) : 0;
        int end = keys.isNode(inner) ? spec.trie().endId(inner) : 0;
        int free = spec.names().size();
        while (place < end || free < spec.labels()) {
            int label = place < end ? spec.trie().id(place++) : free++;
            if (keys.allows(label)) {
                int rest = restOfKey(dfa, state, label);
                int length = rest >= Value.NEVER ? rest : rest + lengthAfter(label);
                if (length < least) {
                    least = length;
                    best = label;
                }
            }
        }
        return best;
    }

    /** What is left of a key, with its quote. */
    private int restOfKey(JsonStringDfa dfa, int state, int label) {
        int inner = dfa.innerState(state);
        int rest = spec.isFree(label)
                ? restOfFree(dfa, inner, label)
                : ObjectSpec.escapedLength(nameBytes(label), spec.depth(inner));
        return rest + 1;
    }

    private int restOfFree(JsonStringDfa dfa, int inner, int label) {
        KeyDfa keys = (KeyDfa) dfa.inner();
        int kind = label - spec.names().size();
        return keys.isNode(inner)
                ? spec.nearestFree(kind)[inner]
                : spec.patterns().distance(kind, keys.textState(inner));
    }

    private int lengthAfter(int label) {
        int least = Value.NEVER;
        for (Clauses.Way way : spec.ways(label, seen)) {
            int rest = spec.shortestRestAfter(seen, label, way.events());
            least = Math.min(least, 1 + spec.gap() + way.value().shortest() + rest + then.shortest());
        }
        return least;
    }

    @Override
    protected int likeness() {
        return System.identityHashCode(spec) * 31 + seen.hashCode() | 1;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // specifications are the same object where they are the same
    protected @Nullable Term joined(Term other) {
        if (other instanceof ObjectFrame that && spec == that.spec && first == that.first && seen.equals(that.seen)) {
            Arena arena = terms.arena();
            return arena.intern(new ObjectFrame(terms, spec, seen, first, arena.anyOf(then, that.then)));
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectFrame that
                && spec == that.spec
                && first == that.first
                && then == that.then
                && seen.equals(that.seen);
    }

    @Override
    public int hashCode() {
        return mix(mix(System.identityHashCode(spec), 2 * seen.hashCode() + (first ? 1 : 0)), then.id());
    }
}

package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Frame;
import dev.trammel.constraints.internal.engine.Lexical;
import dev.trammel.constraints.internal.engine.Term;
import java.nio.charset.StandardCharsets;

/** Within an object, after some keys and their values; and what follows its next key. */
final class ObjectFrame extends Frame implements Lexical.Continuation {
    private final JsonTerms terms;
    private final ObjectSpec spec;
    private final Seen seen;
    private final boolean first;
    private final Term then;

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
        if (!spec.allowsAny(seen)) {
            return end;
        }
        Dfa keys = terms.keys(spec, seen);
        Term key = arena.lexical(keys, keys.start(), this);
        return arena.either(end, arena.sequence(first ? layout.firstKey : layout.nextKey, key));
    }

    @Override
    public Term after(int label) {
        Term rest = terms.arena().intern(new ObjectFrame(terms, spec, seen.plus(label, spec), false, then));
        return terms.arena().sequence(terms.layout().colon, terms.value(spec.value(label), rest));
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    protected int computeShortest() {
        int noCommaBeforeFirst = first && !spec.mayEnd(seen) ? 1 : 0;
        return spec.shortestRest(seen) - noCommaBeforeFirst + then.shortest();
    }

    /** From within a key: the rest of it, its quote, and what follows, for the key that makes this least. */
    @Override
    public int shortest(Dfa dfa, int state) {
        int label = bestLabel((JsonStringDfa) dfa, state);
        if (label >= 0) {
            return restOfKey((JsonStringDfa) dfa, state, label) + lengthAfter(label);
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
        if (label < 0 || label == spec.additionalLabel()) {
            return dfa.bestByte(state);
        }
        byte[] name = nameBytes(label);
        int depth = spec.depth(keys.innerState(state));
        int b = depth < name.length ? name[depth] & 0xFF : '"';
        return depth < name.length && (b < 0x20 || b == '"' || b == '\\') ? '\\' : b;
    }

    private byte[] nameBytes(int label) {
        return spec.names().get(label).getBytes(StandardCharsets.UTF_8);
    }

    /** The label below a node of the trie that leads to the shortest object; -1 off the trie. */
    private int bestLabel(JsonStringDfa dfa, int state) {
        KeyDfa keys = (KeyDfa) dfa.inner();
        int node = dfa.innerState(state);
        if (node == Dfa.DEAD || !keys.isNode(node)) {
            return -1;
        }
        int best = -1;
        int least = Integer.MAX_VALUE;
        int firstPlace = spec.trie().firstId(node);
        for (int place = firstPlace; place < spec.trie().endId(node); place++) {
            int label = spec.trie().id(place);
            if (keys.allows(label)) {
                int length = restOfKey(dfa, state, label) + lengthAfter(label);
                if (length < least) {
                    least = length;
                    best = label;
                }
            }
        }
        int additional = spec.additionalLabel();
        boolean better = keys.allows(additional) && restOfKey(dfa, state, additional) + lengthAfter(additional) < least;
        return better ? additional : best;
    }

    /** What is left of a key from a node of the trie, with its quote. */
    private int restOfKey(JsonStringDfa dfa, int state, int label) {
        return label == spec.additionalLabel()
                ? dfa.shortest(state)
                : ObjectSpec.escapedLength(nameBytes(label), spec.depth(dfa.innerState(state))) + 1;
    }

    private int lengthAfter(int label) {
        return 1 + spec.value(label).shortest() + spec.shortestRest(seen.plus(label, spec)) + then.shortest();
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
        return ((System.identityHashCode(spec) * 31 + seen.hashCode()) * 2 + (first ? 1 : 0)) * 31
                + System.identityHashCode(then);
    }
}

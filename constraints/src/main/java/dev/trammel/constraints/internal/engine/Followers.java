package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.vocabulary.PlainTokens;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens that may follow a term, by the term that they lead to: thousands of them often lead to the same few. */
final class Followers {
    /** States are often multiples of the same number: hash tables want them spread. */
    private static final int ODD = 0x9E3779B9;

    private static final int UNSPREAD = 0x144CBC89;

    private final TokenIndex tokens;
    private final long[] plain;
    private final Contents contents;
    private final Map<Term, Builder> groups = new LinkedHashMap<>();

    /** Tokens that lead to one term. */
    static final class Group {
        final Term after;
        /** Such as can stand within a JSON string as they are, and are UTF-8 as far as they go; in parts. */
        final List<int[]> plain;

        final int[] others;

        Group(Term after, List<int[]> plain, int[] others) {
            this.after = after;
            this.plain = plain;
            this.others = others;
        }
    }

    private static final class Builder {
        private final List<int[]> kinds = new ArrayList<>();
        private final Ids plain = new Ids();
        private final Ids others = new Ids();

        List<int[]> plain() {
            List<int[]> all = new ArrayList<>(kinds);
            if (plain.size > 0) {
                all.add(plain.toArray());
            }
            return all;
        }

        Group build(Term after) {
            return new Group(after, plain(), others.toArray());
        }
    }

    private static final class Ids {
        private int[] ids = {};
        private int size;

        void add(int id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, Math.max(4, 2 * size));
            }
            ids[size++] = id;
        }

        int[] toArray() {
            return Arrays.copyOf(ids, size);
        }
    }

    /** The states of an automaton that tokens lead to, before what follows it. */
    private final class Inside {
        final Lexical lexical;
        final Map<Integer, Builder> byState = new HashMap<>();
        private int lastState = Dfa.DEAD;
        private @Nullable Builder last;

        Inside(Lexical lexical) {
            this.lexical = lexical;
        }

        Builder group(int state) {
            Builder known = last;
            if (known == null || state != lastState) {
                known = byState.computeIfAbsent(
                        state * ODD, key -> groups.computeIfAbsent(lexical.in(state), after -> new Builder()));
                last = known;
                lastState = state;
            }
            return known;
        }
    }

    /**
     * The plain tokens by the states of the content of a string that they lead to, for the places that were looked at
     * last: objects of one kind share the automaton of their keys, whatever follows.
     */
    static final class Contents extends LinkedHashMap<Contents.Place, Map<Integer, List<int[]>>> {
        private static final long serialVersionUID = 1;
        private static final int MOST = 32;

        Contents() {
            super(16, 0.75f, true);
        }

        /** A state of the content; automata are compared by identity. */
        record Place(JsonStringDfa string, int content) {}

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Map<Integer, List<int[]>>> eldest) {
            return size() > MOST;
        }
    }

    private Followers(TokenIndex tokens, Contents contents) {
        this.tokens = tokens;
        this.contents = contents;
        plain = tokens.plain().upTo(tokens.plain().longest());
    }

    /**
     * Groups the tokens that may follow a live term. Under the lock of the arena. Complexity: linear in the nodes of
     * the token trie that the term reaches.
     *
     * @param contents what is remembered of others
     */
    static List<Group> of(TokenIndex tokens, Contents contents, Term term) {
        Followers followers = new Followers(tokens, contents);
        if (term instanceof Lexical lexical && followers.isInString(lexical)) {
            followers.visitString(lexical);
        } else {
            followers.visit(tokens.trie(), ByteTrie.ROOT, term);
        }
        List<Group> groups = new ArrayList<>();
        followers.groups.forEach((after, builder) -> groups.add(builder.build(after)));
        return groups;
    }

    private boolean isInString(Lexical lexical) {
        return lexical.dfa() instanceof JsonStringDfa string && string.innerState(lexical.state()) != Dfa.DEAD;
    }

    /** Nearly all tokens are plain. */
    private void visitString(Lexical lexical) {
        JsonStringDfa string = (JsonStringDfa) lexical.dfa();
        Inside inside = new Inside(lexical);
        int content = string.innerState(lexical.state());
        if (string.inner() instanceof LengthDfa length && length.isBetween(content)) {
            visitKinds(length, content, inside);
        } else {
            contents.computeIfAbsent(new Contents.Place(string, content), place -> ofContent(string, content))
                    .forEach((next, ids) ->
                            inside.group(JsonStringDfa.stateOf(next)).kinds.addAll(ids));
        }
        visit(tokens.special(), ByteTrie.ROOT, lexical);
    }

    private Map<Integer, List<int[]>> ofContent(JsonStringDfa string, int content) {
        ByState sorted = new ByState();
        int[] differing = string.inner().differingBytes(content);
        if (differing == null || !(string.inner().base(content) instanceof LengthDfa)) {
            tokens.plain().forEach(string::row, content, sorted);
        } else {
            visitDiffering(string, content, differing, sorted);
        }
        Map<Integer, List<int[]>> groups = new LinkedHashMap<>();
        sorted.byState.forEach((spread, builder) -> groups.put(spread * UNSPREAD, builder.plain()));
        return groups;
    }

    /** But for few first bytes, texts are only counted: those of one kind lead where one of them does. */
    private void visitDiffering(JsonStringDfa string, int content, int[] differing, ByState sorted) {
        boolean[] differs = new boolean[256];
        for (int b : differing) {
            differs[b] = true;
        }
        for (int[] kind : tokens.plainKinds().kinds()) {
            boolean alike = !differs[tokens.bytes(kind[0])[0] & 0xFF];
            for (int i = 0; i < (alike ? 1 : kind.length); i++) {
                int state = after(string, content, tokens.bytes(kind[i]));
                if (state >= 0 && alike) {
                    sorted.at(state).kinds.add(kind);
                } else if (state >= 0) {
                    sorted.visit(kind[i], state);
                }
            }
        }
    }

    private static int after(JsonStringDfa string, int content, byte[] text) {
        int state = content;
        for (int i = 0; i < text.length && state >= 0; i++) {
            state = string.row(state)[text[i] & 0xFF];
        }
        return state;
    }

    /** Tokens by the states that they lead to: most lead to the same as the one before. */
    private static final class ByState implements PlainTokens.Visitor {
        final Map<Integer, Builder> byState = new LinkedHashMap<>();
        private int lastState = Dfa.DEAD;
        private Builder last = new Builder();

        @Override
        public void visit(int id, int state) {
            at(state).plain.add(id);
        }

        Builder at(int state) {
            if (state != lastState) {
                last = byState.computeIfAbsent(state * ODD, key -> new Builder());
                lastState = state;
            }
            return last;
        }
    }

    /** One token of each kind leads where all do. */
    private void visitKinds(LengthDfa length, int content, Inside inside) {
        for (int[] kind : tokens.plainKinds().kinds()) {
            int state = content;
            for (byte b : tokens.bytes(kind[0])) {
                state = state == Dfa.DEAD ? state : length.step(state, b & 0xFF);
            }
            if (state != Dfa.DEAD) {
                inside.group(JsonStringDfa.stateOf(state)).kinds.add(kind);
            }
        }
    }

    /** Recursion is as deep as the longest token. */
    private void visit(ByteTrie trie, int node, Term term) {
        if (term instanceof Lexical lexical && !lexical.accepts()) {
            visitInside(trie, node, new Inside(lexical), lexical.state());
            return;
        }
        for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
            Term next = term.step(trie.label(child));
            if (next != Term.DEAD) {
                enter(trie, child, next);
            }
        }
    }

    private void enter(ByteTrie trie, int node, Term term) {
        if (trie.firstId(node) < trie.endOwn(node)) {
            addOwn(trie, node, groups.computeIfAbsent(term, after -> new Builder()));
        }
        if (trie.endOwn(node) < trie.endId(node)) {
            visit(trie, node, term);
        }
    }

    private void addOwn(ByteTrie trie, int node, Builder group) {
        for (int place = trie.firstId(node); place < trie.endOwn(node); place++) {
            int id = trie.id(place);
            boolean isPlain = (plain[id >> 6] & (1L << id)) != 0;
            (isPlain ? group.plain : group.others).add(id);
        }
    }

    /** Makes no terms for states that no token ends in. */
    private void visitInside(ByteTrie trie, int node, Inside inside, int state) {
        Dfa dfa = inside.lexical.dfa();
        for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
            int next = dfa.step(state, trie.label(child));
            if (next == Dfa.DEAD) {
                continue;
            }
            if (dfa.accepts(next)) {
                enter(trie, child, inside.lexical.in(next));
                continue;
            }
            if (trie.firstId(child) < trie.endOwn(child)) {
                addOwn(trie, child, inside.group(next));
            }
            if (trie.endOwn(child) < trie.endId(child)) {
                visitInside(trie, child, inside, next);
            }
        }
    }
}

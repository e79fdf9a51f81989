package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
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
    private final TokenIndex tokens;
    private final long[] plain;
    private final Map<Term, Builder> groups = new LinkedHashMap<>();

    /** Tokens that lead to one term. */
    static final class Group {
        final Term after;
        /** Such as can stand within a JSON string as they are, and are UTF-8 as far as they go. */
        final int[] plain;

        final int[] others;

        Group(Term after, int[] plain, int[] others) {
            this.after = after;
            this.plain = plain;
            this.others = others;
        }
    }

    private static final class Builder {
        private final Ids plain = new Ids();
        private final Ids others = new Ids();

        Group build(Term after) {
            return new Group(after, plain.toArray(), others.toArray());
        }
    }

    private static final class Ids {
        private int[] ids = new int[4];
        private int size;

        void add(int id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
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
                        state, key -> groups.computeIfAbsent(lexical.in(key), after -> new Builder()));
                last = known;
                lastState = state;
            }
            return known;
        }
    }

    private Followers(TokenIndex tokens) {
        this.tokens = tokens;
        plain = tokens.plain().upTo(tokens.plain().longest());
    }

    /**
     * Groups the tokens that may follow a live term. Under the lock of the arena. Complexity: linear in the nodes of
     * the token trie that the term reaches.
     */
    static List<Group> of(TokenIndex tokens, Term term) {
        Followers followers = new Followers(tokens);
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

    /** Nearly all tokens are plain: they walk the content by its tables. */
    private void visitString(Lexical lexical) {
        JsonStringDfa string = (JsonStringDfa) lexical.dfa();
        Inside inside = new Inside(lexical);
        tokens.plain()
                .forEach(
                        string::row,
                        string.innerState(lexical.state()),
                        (id, content) -> inside.group(JsonStringDfa.stateOf(content))
                                .plain
                                .add(id));
        visit(tokens.special(), ByteTrie.ROOT, lexical);
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

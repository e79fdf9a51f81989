package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.vocabulary.Remainders;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Splits the tokens at a place within a JSON string. Nearly all tokens are plain: they walk the automaton of the
 * content by its tables. Only those with a quote, a backslash or a control character are looked at as JSON.
 */
final class StringSplit {
    private final TokenIndex tokens;
    private final JsonStringDfa dfa;
    private final PlainInside plainInside;
    private final ByteTrie special;
    private final Remainders remainders;
    private final long[] inside;
    private final Map<Integer, int[][]> exits = new LinkedHashMap<>();

    StringSplit(TokenIndex tokens, JsonStringDfa dfa, PlainInside plainInside) {
        this.tokens = tokens;
        this.dfa = dfa;
        this.plainInside = plainInside;
        special = tokens.special();
        remainders = tokens.remainders();
        inside = new long[(tokens.width() + 63) >> 6];
    }

    Split of(int state) {
        collectPlain(dfa.innerState(state));
        visit(ByteTrie.ROOT, state, 0);
        Map<Integer, TokenTrie> leftOver = new LinkedHashMap<>();
        exits.forEach((label, groups) -> leftOver.put(label, new TokenTrie(remainders.trie(), groups)));
        return Split.of(tokens.sets(), inside, leftOver);
    }

    private void collectPlain(int content) {
        if (dfa.inner() instanceof LengthDfa length && length.isBetween(content)) {
            System.arraycopy(tokens.plain().upTo(length.left(content)), 0, inside, 0, inside.length);
        } else {
            plainInside.collect(content, inside);
        }
    }

    /** Recursion is as deep as the longest token. */
    private void visit(int node, int state, int depth) {
        int content = dfa.innerState(state);
        int[] row = content == Dfa.DEAD ? null : dfa.row(content);
        for (int child = special.firstChild(node); child < special.endChild(node); child++) {
            int b = special.label(child);
            int next;
            if (row != null && b >= 0x20 && b != '"' && b != '\\') {
                next = row[b] < 0 ? Dfa.DEAD : JsonStringDfa.stateOf(row[b]);
            } else {
                next = dfa.step(state, b);
            }
            if (next != Dfa.DEAD) {
                enter(child, next, depth + 1);
            }
        }
    }

    private void enter(int node, int state, int depth) {
        for (int place = special.firstId(node); place < special.endOwn(node); place++) {
            int id = special.id(place);
            inside[id >> 6] |= 1L << id;
        }
        if (special.endOwn(node) == special.endId(node)) {
            return;
        }
        if (!dfa.accepts(state)) {
            visit(node, state, depth);
            return;
        }
        int[][] groups = exits.computeIfAbsent(dfa.label(state), label -> new int[remainders.size()][]);
        for (int place = special.endOwn(node); place < special.endId(node); place++) {
            int id = special.id(place);
            int number = remainders.number(id, depth);
            int[] group = groups[number];
            groups[number] = group == null ? new int[] {id} : with(group, id);
        }
    }

    private static int[] with(int[] group, int id) {
        int[] longer = Arrays.copyOf(group, group.length + 1);
        longer[group.length] = id;
        return longer;
    }
}

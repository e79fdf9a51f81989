package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.vocabulary.BoundedCache;
import dev.trammel.constraints.internal.vocabulary.SetPool;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a vocabulary as one state of an automaton sees them: those that stay within it, and those that run past
 * an acceptance, by the bytes they have left over. It depends on nothing that follows the automaton, so constraints
 * share it. Immutable.
 */
final class Split implements BoundedCache.Sized {
    private final long @Nullable [] insideBits;
    private final int[] insideIds;
    private final Map<Integer, TokenTrie> leftOver;
    private final long bytes;

    private Split(long @Nullable [] insideBits, int[] insideIds, Map<Integer, TokenTrie> leftOver) {
        this.insideBits = insideBits;
        this.insideIds = insideIds;
        this.leftOver = leftOver;
        long size = 128 + 8L * (insideBits == null ? 0 : insideBits.length) + 4L * insideIds.length;
        for (TokenTrie rest : leftOver.values()) {
            size += rest.bytes();
        }
        bytes = size;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** Walks to all tokens as far as the automaton goes. */
    static Split of(TokenIndex tokens, Dfa dfa, int state) {
        Walk walk = new Walk(tokens, dfa);
        walk.visit(ByteTrie.ROOT, state, 0);
        Map<Integer, TokenTrie> leftOver = new LinkedHashMap<>();
        walk.exits.forEach((label, exits) -> leftOver.put(label, new TokenTrie(exits.toTrie(), null)));
        return of(tokens.sets(), walk.inside, leftOver);
    }

    /** The parts of a split. */
    static Split of(SetPool pool, long[] inside, Map<Integer, TokenTrie> leftOver) {
        return Collector.count(inside) > inside.length
                ? new Split(pool.shared(inside), new int[0], leftOver)
                : new Split(null, pool.shared(Collector.toIds(inside)), leftOver);
    }

    /** The most bytes that are left to read after a token that stays within the automaton. */
    static int farthest(TokenIndex tokens, Dfa dfa, int state) {
        Walk walk = new Walk(tokens, dfa);
        walk.follows = true;
        walk.visit(ByteTrie.ROOT, state, 0);
        return walk.farthest;
    }

    /** Adds the tokens after which the automaton is still live or has just accepted. */
    void addInside(Collector collector) {
        if (insideBits != null) {
            collector.addShared(insideBits);
        } else {
            collector.addAll(insideIds);
        }
    }

    /**
     * For each label: the tokens that run past an acceptance with it after at least one byte, by what they have left
     * over.
     */
    Map<Integer, TokenTrie> leftOver() {
        return leftOver;
    }

    private static final class Exits {
        final List<byte[]> texts = new ArrayList<>();
        int[] ids = new int[64];

        void add(byte[] text, int id) {
            if (texts.size() == ids.length) {
                ids = Arrays.copyOf(ids, 2 * ids.length);
            }
            ids[texts.size()] = id;
            texts.add(text);
        }

        ByteTrie toTrie() {
            return ByteTrie.of(texts.toArray(new byte[0][]), Arrays.copyOf(ids, texts.size()));
        }
    }

    private static final class Walk {
        final TokenIndex tokens;
        final ByteTrie trie;
        final Dfa dfa;
        final long[] inside;
        final Map<Integer, Exits> exits = new LinkedHashMap<>();
        boolean follows;
        int farthest;

        Walk(TokenIndex tokens, Dfa dfa) {
            this.tokens = tokens;
            this.dfa = dfa;
            trie = tokens.trie();
            inside = new long[(tokens.width() + 63) >> 6];
        }

        /** Recursion is as deep as the longest token. */
        void visit(int node, int state, int depth) {
            int only = dfa.onlyByte(state);
            if (only >= 0) {
                int child = trie.child(node, only);
                if (child >= 0) {
                    enter(child, dfa.step(state, only), depth + 1);
                }
                return;
            }
            for (int child = trie.firstChild(node); child < trie.endChild(node); child++) {
                int next = dfa.step(state, trie.label(child));
                if (next != Dfa.DEAD) {
                    enter(child, next, depth + 1);
                }
            }
        }

        private void enter(int node, int state, int depth) {
            if (follows && trie.endOwn(node) > trie.firstId(node)) {
                farthest = Math.max(farthest, dfa.shortest(state));
            }
            for (int place = trie.firstId(node); place < trie.endOwn(node); place++) {
                int id = trie.id(place);
                inside[id >> 6] |= 1L << id;
            }
            if (trie.endOwn(node) == trie.endId(node)) {
                return;
            }
            if (!follows && dfa.accepts(state)) {
                Exits labelled = exits.computeIfAbsent(dfa.label(state), label -> new Exits());
                for (int place = trie.endOwn(node); place < trie.endId(node); place++) {
                    int id = trie.id(place);
                    byte[] text = tokens.bytes(id);
                    labelled.add(Arrays.copyOfRange(text, depth, text.length), id);
                }
            }
            visit(node, state, depth);
        }
    }
}

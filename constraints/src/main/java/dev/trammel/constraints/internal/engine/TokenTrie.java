package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand for tokens: a trie of tokens, or one of texts that several tokens share.
 *
 * @param trie by token, or by the number of a group
 * @param groups the tokens of each number, null for none; null if the trie is by token
 */
record TokenTrie(ByteTrie trie, int @Nullable [] @Nullable [] groups) {

    /** Adds the tokens whose text ends at a node; whether there are any. */
    boolean addOwn(int node, Collector collector) {
        int first = trie.firstId(node);
        int end = trie.endOwn(node);
        boolean any = false;
        for (int place = first; place < end; place++) {
            int id = trie.id(place);
            if (groups == null) {
                collector.add(id);
                any = true;
            } else {
                int[] group = groups[id];
                if (group != null) {
                    collector.addAll(group);
                    any = true;
                }
            }
        }
        return any;
    }
}

package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.ByteTrie;
import org.jspecify.annotations.Nullable;

/** Texts that stand for tokens: a trie of tokens, or one of texts that several tokens share. Immutable. */
final class TokenTrie {
    private final ByteTrie trie;
    private final int @Nullable [] @Nullable [] groups;

    /**
     * A view of a trie.
     *
     * @param trie by token, or by the number of a group
     * @param groups the tokens of each number, null for none; null if the trie is by token; not copied
     */
    TokenTrie(ByteTrie trie, int @Nullable [] @Nullable [] groups) {
        this.trie = trie;
        this.groups = groups;
    }

    /** The texts. */
    ByteTrie trie() {
        return trie;
    }

    /** About what memory it takes: the groups, or, for a trie of its own, the trie. */
    long bytes() {
        if (groups == null) {
            return 17L * trie.size() + 1024;
        }
        long bytes = 4L * groups.length;
        for (int[] group : groups) {
            bytes += group == null ? 0 : 16 + 4L * group.length;
        }
        return bytes;
    }

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

package dev.trammel.constraints.internal.automaton;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Accepts each of some texts. A state is a node of their trie. Immutable. */
public final class TextSetDfa extends Dfa {
    private final ByteTrie trie;
    private final int[] shortest;

    private TextSetDfa(ByteTrie trie, int[] shortest) {
        this.trie = trie;
        this.shortest = shortest;
    }

    /** Accepts the UTF-8 bytes of some texts. Complexity: sorting them. */
    public static TextSetDfa of(List<String> texts, Meter meter) {
        byte[][] bytes = new byte[texts.size()][];
        int[] ids = new int[texts.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
            ids[i] = i;
        }
        ByteTrie trie = ByteTrie.of(bytes, ids);
        meter.count(trie.size() / 16);
        int[] shortest = new int[trie.size()];
        for (int node = trie.size() - 1; node >= 0; node--) {
            shortest[node] = trie.endOwn(node) > trie.firstId(node) ? 0 : Integer.MAX_VALUE;
            for (int child = trie.firstChild(node); child < trie.endChild(node) && shortest[node] > 0; child++) {
                shortest[node] = Math.min(shortest[node], shortest[child] + 1);
            }
        }
        return new TextSetDfa(trie, shortest);
    }

    /** How many states there are. */
    int size() {
        return shortest.length;
    }

    @Override
    public int start() {
        return shortest[ByteTrie.ROOT] == Integer.MAX_VALUE ? DEAD : ByteTrie.ROOT;
    }

    @Override
    public int step(int state, int b) {
        return trie.child(state, b);
    }

    @Override
    public boolean isFinite() {
        return true;
    }

    @Override
    public boolean accepts(int state) {
        return shortest[state] == 0;
    }

    @Override
    public int shortest(int state) {
        return shortest[state];
    }

    @Override
    public int onlyByte(int state) {
        int children = trie.endChild(state) - trie.firstChild(state);
        return children == 0 ? NO_BYTE : children == 1 ? trie.label(trie.firstChild(state)) : MANY_BYTES;
    }

    @Override
    public int[] fewBytes(int state) {
        return trie.labelsBelow(state);
    }

    @Override
    public boolean isNarrow(int state) {
        return true;
    }
}

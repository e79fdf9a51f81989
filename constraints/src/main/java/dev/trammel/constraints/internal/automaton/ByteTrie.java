package dev.trammel.constraints.internal.automaton;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Byte strings with ids, as a trie in flat arrays.
 *
 * <p>Nodes are numbered level by level, so that the children of a node lie side by side, by ascending byte. The ids
 * below a node are a range of {@link #id}, those that end at the node first. Immutable.
 */
public final class ByteTrie {
    /** The children of the root are laid out by their bytes if there are more. */
    private static final int FEW = 16;

    private final byte[] label;
    private final int[] firstChild;
    private final int[] firstId;
    private final int[] endOwn;
    private final int[] endId;
    private final int[] ids;
    /** The children of the root by their bytes, or -1; null if there are few. */
    private final int @Nullable [] top;

    private ByteTrie(Builder builder) {
        int nodes = builder.nodes;
        label = Arrays.copyOf(builder.label, nodes);
        firstChild = Arrays.copyOf(builder.firstChild, nodes + 1);
        firstChild[nodes] = nodes;
        firstId = Arrays.copyOf(builder.firstId, nodes);
        endOwn = Arrays.copyOf(builder.endOwn, nodes);
        endId = Arrays.copyOf(builder.endId, nodes);
        ids = builder.ids;
        top = endChild(ROOT) - firstChild(ROOT) > FEW ? byByte(ROOT) : null;
    }

    private int[] byByte(int node) {
        int[] children = new int[256];
        Arrays.fill(children, -1);
        for (int child = firstChild(node); child < endChild(node); child++) {
            children[label(child)] = child;
        }
        return children;
    }

    /**
     * Builds a trie. Complexity: sorting, then linear in the bytes.
     *
     * @param texts the byte strings; not copied
     * @param ids the id of each
     */
    public static ByteTrie of(byte[][] texts, int[] ids) {
        int[] order = ByteStringOrder.of(texts, ids);
        byte[][] sorted = new byte[texts.length][];
        int[] sortedIds = new int[texts.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = texts[order[i]];
            sortedIds[i] = ids[order[i]];
        }
        return new ByteTrie(new Builder(sorted, sortedIds));
    }

    /** The node of the empty string. */
    public static final int ROOT = 0;

    /** The number of nodes. */
    public int size() {
        return label.length;
    }

    /** The byte that leads to a node, from 0 to 255. */
    public int label(int node) {
        return label[node] & 0xFF;
    }

    /** The first child of a node; its children are those up to {@link #endChild}. */
    public int firstChild(int node) {
        return firstChild[node];
    }

    /** Behind the last child of a node. */
    public int endChild(int node) {
        return firstChild[node + 1];
    }

    /** The bytes that lead to the children of a node, ascending, in a new array. */
    public int[] labelsBelow(int node) {
        int[] labels = new int[endChild(node) - firstChild(node)];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(firstChild(node) + i);
        }
        return labels;
    }

    /** The byte that leads to the only one of some children of a node, as {@link Dfa#onlyByte} says it. */
    public int onlyLabel(int node, IntPredicate some) {
        int only = Dfa.NO_BYTE;
        for (int child = firstChild(node); child < endChild(node); child++) {
            if (some.test(child)) {
                if (only != Dfa.NO_BYTE) {
                    return Dfa.MANY_BYTES;
                }
                only = label(child);
            }
        }
        return only;
    }

    /** The number of bytes that lead to each node, in a new array. */
    public int[] depths() {
        int[] depths = new int[size()];
        for (int node = 0; node < depths.length; node++) {
            for (int child = firstChild(node); child < endChild(node); child++) {
                depths[child] = depths[node] + 1;
            }
        }
        return depths;
    }

    /** The child of a node by a byte, or -1. Complexity: logarithmic in the children. */
    public int child(int node, int b) {
        if (node == ROOT && top != null) {
            return top[b];
        }
        int low = firstChild[node];
        int high = firstChild[node + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = label[middle] & 0xFF;
            if (found == b) {
                return middle;
            }
            if (found < b) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Where the ids of a node and all below it start in {@link #id}. */
    public int firstId(int node) {
        return firstId[node];
    }

    /** Behind the ids that end at a node. */
    public int endOwn(int node) {
        return endOwn[node];
    }

    /** Behind the ids of a node and all below it. */
    public int endId(int node) {
        return endId[node];
    }

    /** An id by its place in the order of the byte strings. */
    public int id(int place) {
        return ids[place];
    }

    private static final class Builder {
        private static final int FIRST = 16;

        private final byte[][] texts;
        private final int[] ids;
        private byte[] label = new byte[FIRST];
        private int[] firstChild = new int[FIRST + 1];
        private int[] firstId = new int[FIRST];
        private int[] endOwn = new int[FIRST];
        private int[] endId = new int[FIRST];
        private int[] depth = new int[FIRST];
        private int nodes;

        Builder(byte[][] texts, int[] ids) {
            this.texts = texts;
            this.ids = ids;
            add((byte) 0, 0, 0, texts.length);
            for (int node = 0; node < nodes; node++) {
                firstChild[node] = nodes;
                int at = endOwn[node];
                while (at < endId[node]) {
                    byte b = texts[at][depth[node]];
                    int end = at + 1;
                    while (end < endId[node] && texts[end][depth[node]] == b) {
                        end++;
                    }
                    add(b, depth[node] + 1, at, end);
                    at = end;
                }
            }
        }

        private void add(byte b, int level, int first, int end) {
            if (nodes == label.length) {
                int size = 2 * nodes;
                label = Arrays.copyOf(label, size);
                firstChild = Arrays.copyOf(firstChild, size + 1);
                firstId = Arrays.copyOf(firstId, size);
                endOwn = Arrays.copyOf(endOwn, size);
                endId = Arrays.copyOf(endId, size);
                depth = Arrays.copyOf(depth, size);
            }
            int own = first;
            while (own < end && texts[own].length == level) {
                own++;
            }
            label[nodes] = b;
            depth[nodes] = level;
            firstId[nodes] = first;
            endOwn[nodes] = own;
            endId[nodes] = end;
            nodes++;
        }
    }
}

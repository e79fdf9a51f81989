package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.internal.regex.Node.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps alternatives few that differ in the bounds of repetitions: {@code a{2,5}b} and {@code a{4,9}b} are
 * {@code a{2,9}b}. So a set of counts is an interval wherever it has no gaps.
 */
@SuppressWarnings("ReferenceEquality") // none is the same object everywhere
final class Intervals {
    private Intervals() {}

    /** Merges all alternatives that can be. */
    static void merge(Set<Node> options, Nodes nodes) {
        Node[] sorted = options.toArray(new Node[0]);
        Arrays.sort(sorted, Comparator.<Node>comparingInt(node -> node.skeleton).thenComparingInt(node -> node.id));
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to].skeleton == sorted[from].skeleton) {
                to++;
            }
            if (to - from > 1) {
                List<Node> group = new ArrayList<>(Arrays.asList(sorted).subList(from, to));
                int before = group.size();
                mergeGroup(group, nodes);
                if (group.size() < before) {
                    Arrays.asList(sorted).subList(from, to).forEach(options::remove);
                    options.addAll(group);
                }
            }
            from = to;
        }
    }

    private static void mergeGroup(List<Node> group, Nodes nodes) {
        for (int i = 1; i < group.size(); i++) {
            nodes.count(1 + i / 8);
            for (int j = 0; j < i; j++) {
                Node merged = union(group.get(i), group.get(j), nodes);
                if (merged != null) {
                    group.remove(i);
                    group.remove(j);
                    if (!group.contains(merged)) {
                        group.add(merged);
                    }
                    i = 0; // the merged one may meet others
                    break;
                }
            }
        }
    }

    /** One sequence with the texts of two that differ in bounds alone; null if there is none. */
    private static @Nullable Node union(Node left, Node right, Nodes nodes) {
        List<Node> heads = new ArrayList<>();
        Node a = left;
        Node b = right;
        int different = -1;
        boolean leftCovers = true;
        boolean rightCovers = true;
        while (a != b) {
            if (a.kind != Kind.SEQUENCE || b.kind != Kind.SEQUENCE) {
                return null;
            }
            Node x = a.head();
            Node y = b.head();
            if (x != y) {
                if (x.kind != Kind.REPEAT || y.kind != Kind.REPEAT || x.parts[0] != y.parts[0]) {
                    return null;
                }
                leftCovers &= covers(x, y);
                rightCovers &= covers(y, x);
                boolean touch = Math.max(x.min, y.min) - 1L <= Math.min(x.max, y.max);
                if (!leftCovers && !rightCovers && (different >= 0 || !touch)) {
                    return null;
                }
                different = heads.size();
            }
            heads.add(x);
            a = a.rest();
            b = b.rest();
        }
        if (leftCovers || rightCovers) {
            return leftCovers ? left : right;
        }
        Node one = head(left, different);
        Node two = head(right, different);
        heads.set(different, nodes.repeat(one.parts[0], Math.min(one.min, two.min), Math.max(one.max, two.max)));
        Node whole = a;
        Collections.reverse(heads);
        for (Node head : heads) {
            whole = nodes.sequence(head, whole);
        }
        return whole;
    }

    private static Node head(Node sequence, int index) {
        Node at = sequence;
        for (int i = 0; i < index; i++) {
            at = at.rest();
        }
        return at.head();
    }

    private static boolean covers(Node outer, Node inner) {
        return outer.min <= inner.min && outer.max >= inner.max;
    }
}

package dev.trammel.constraints.internal.automaton;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A nondeterministic automaton over bytes, packed into int arrays: transitions of state s are at {@code offset[s]} to
 * {@code offset[s + 1]}. Immutable.
 */
final class Nfa {
    final int start;
    final int[] offset;
    final int[] low;
    final int[] high;
    final int[] to;
    final boolean[] accept;
    /** Bytes from each state to acceptance. */
    final int[] shortest;
    /** Code points that begin on the way from each state to acceptance, at least. */
    final int[] shortestChars;
    /** Bytes of one class behave alike in every state. */
    final byte[] classOf;
    /** The least byte of each class. */
    final int[] firstOfClass;

    private Nfa(List<State> states, Map<State, Integer> index) {
        int size = states.size();
        start = 0;
        offset = new int[size + 1];
        accept = new boolean[size];
        for (int s = 0; s < size; s++) {
            offset[s + 1] = offset[s] + states.get(s).getTransitions().size();
            accept[s] = states.get(s).isAccept();
        }
        low = new int[offset[size]];
        high = new int[offset[size]];
        to = new int[offset[size]];
        for (int s = 0; s < size; s++) {
            int at = offset[s];
            for (Transition transition : states.get(s).getTransitions()) {
                low[at] = transition.getMin();
                high[at] = Math.min(transition.getMax(), 255);
                to[at++] = index.getOrDefault(transition.getDest(), 0);
            }
        }
        int[] order = new int[size];
        shortest = distances(order);
        shortestChars = charDistances(order);
        boolean[] startsClass = new boolean[257];
        startsClass[0] = true;
        for (int i = 0; i < low.length; i++) {
            startsClass[low[i]] = true;
            startsClass[high[i] + 1] = true;
        }
        classOf = new byte[256];
        int[] firsts = new int[256];
        int classes = 0;
        for (int b = 0; b < 256; b++) {
            if (startsClass[b]) {
                firsts[classes++] = b;
            }
            classOf[b] = (byte) (classes - 1);
        }
        firstOfClass = Arrays.copyOf(firsts, classes);
    }

    /** Packs a brics automaton over the chars 0 to 255; null if it accepts nothing. The automaton may be changed. */
    static @org.jspecify.annotations.Nullable Nfa of(Automaton automaton) {
        automaton.removeDeadTransitions();
        if (automaton.isEmpty()) {
            return null;
        }
        List<State> states = new ArrayList<>();
        Map<State, Integer> index = new HashMap<>();
        State initial = automaton.getInitialState();
        states.add(initial);
        index.put(initial, 0);
        for (int s = 0; s < states.size(); s++) {
            for (Transition transition : states.get(s).getTransitions()) {
                if (index.putIfAbsent(transition.getDest(), states.size()) == null) {
                    states.add(transition.getDest());
                }
            }
        }
        return new Nfa(states, index);
    }

    int size() {
        return accept.length;
    }

    /** Breadth first over the reversed transitions. Complexity: linear. */
    private int[] distances(int[] queue) {
        int size = size();
        int[] reversedOffset = new int[size + 1];
        for (int target : to) {
            reversedOffset[target + 1]++;
        }
        for (int s = 0; s < size; s++) {
            reversedOffset[s + 1] += reversedOffset[s];
        }
        int[] from = new int[to.length];
        int[] at = reversedOffset.clone();
        for (int s = 0; s < size; s++) {
            for (int i = offset[s]; i < offset[s + 1]; i++) {
                from[at[to[i]]++] = s;
            }
        }
        int[] distance = new int[size];
        int tail = 0;
        for (int s = 0; s < size; s++) {
            distance[s] = accept[s] ? 0 : Integer.MAX_VALUE;
            if (accept[s]) {
                queue[tail++] = s;
            }
        }
        for (int head = 0; head < tail; head++) {
            int s = queue[head];
            for (int i = reversedOffset[s]; i < reversedOffset[s + 1]; i++) {
                if (distance[from[i]] == Integer.MAX_VALUE) {
                    distance[from[i]] = distance[s] + 1;
                    queue[tail++] = from[i];
                }
            }
        }
        return distance;
    }

    /**
     * Relaxes transitions until nothing changes, nearest states first; a byte that does not begin a code point costs
     * nothing. Complexity: linear but for automata whose shortest ways in bytes and in code points differ.
     */
    private int[] charDistances(int[] order) {
        int[] distance = new int[size()];
        Arrays.fill(distance, Integer.MAX_VALUE / 2);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int s : order) {
                int least = accept[s] ? 0 : distance[s];
                for (int i = offset[s]; i < offset[s + 1]; i++) {
                    int begins = low[i] >= 0x80 && high[i] < 0xC0 ? 0 : 1;
                    least = Math.min(least, distance[to[i]] + begins);
                }
                if (least < distance[s]) {
                    distance[s] = least;
                    changed = true;
                }
            }
        }
        return distance;
    }
}

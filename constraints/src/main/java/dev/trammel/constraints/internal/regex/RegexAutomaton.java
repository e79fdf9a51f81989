package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.internal.automaton.CharAutomaton;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.regex.Node.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of a language of texts as states. Confined to one thread at a time.
 *
 * <p>A state is what remains of the language, and what remains of the languages that assertions ask about the text
 * before: the assertion holds where the empty text belongs to that rest.
 */
@SuppressWarnings("ReferenceEquality") // equal nodes are the same object
final class RegexAutomaton implements CharAutomaton {
    private static final int UNKNOWN = -2;
    private static final int MOST_UNIVERSAL = 64;
    private static final Node[] NO_BEHINDS = {};

    private final Nodes nodes;
    private final List<State> states = new ArrayList<>();
    private final Map<State, Integer> index = new HashMap<>();
    private final int start;
    private final Ways bytes;
    private final Ways chars;

    private static final class State {
        final Node node;
        /** For each assertion about the text before what remains of it, or null if it is not asked any more. */
        final @Nullable Node[] behinds;

        final long holding;
        final int[] next;

        @Nullable
        Boolean universal;

        State(Node node, @Nullable Node[] behinds, int classes) {
            this.node = node;
            this.behinds = behinds;
            long bits = 0;
            for (int i = 0; i < behinds.length; i++) {
                Node behind = behinds[i];
                if (behind != null && Derivative.acceptsEmpty(behind, bits, behind.hasStart)) {
                    bits |= 1L << i;
                }
            }
            holding = bits;
            next = new int[classes];
            Arrays.fill(next, UNKNOWN);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof State that && node == that.node && Arrays.equals(behinds, that.behinds);
        }

        @Override
        public int hashCode() {
            return node.hashCode() * 31 + Arrays.hashCode(behinds);
        }
    }

    /**
     * Starts with a language.
     *
     * @param behinds the languages of assertions about the text before; each may ask for earlier ones
     */
    RegexAutomaton(Node language, List<Node> behinds, Nodes nodes) {
        this.nodes = nodes;
        bytes = new Ways(this, nodes, true);
        chars = new Ways(this, nodes, false);
        start = live(intern(language, behinds.toArray(NO_BEHINDS)));
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int step(int state, int charClass) {
        return live(rawStep(state, charClass));
    }

    private int live(int state) {
        if (state == Dfa.DEAD || states.get(state).node.plain) {
            return state;
        }
        return bytes.shortest(state) == Ways.NEVER ? Dfa.DEAD : state;
    }

    /** The state after a code point of a class, from which there may be no way on. */
    int rawStep(int state, int charClass) {
        State from = states.get(state);
        int next = from.next[charClass];
        if (next == UNKNOWN) {
            next = compute(from, charClass);
            from.next[charClass] = next;
        }
        return next;
    }

    private int compute(State from, int charClass) {
        Node node = later(new Derivative(nodes, charClass, from.holding).of(from.node));
        if (node == nodes.nothing) {
            return Dfa.DEAD;
        }
        @Nullable Node[] behinds = NO_BEHINDS;
        if (node.behinds != 0) {
            behinds = new Node[from.behinds.length];
            long asked = node.behinds;
            for (int i = behinds.length - 1; i >= 0; i--) {
                Node behind = from.behinds[i];
                if ((asked >>> i & 1) != 0 && behind != null) {
                    Node rest = later(new Derivative(nodes, charClass, from.holding).of(behind));
                    behinds[i] = rest;
                    asked |= rest.behinds;
                }
            }
        }
        return intern(node, behinds);
    }

    private int intern(Node node, @Nullable Node[] behinds) {
        if (node == nodes.nothing) {
            return Dfa.DEAD;
        }
        if (behinds.length == 0) {
            if (node.state < 0) {
                node.state = add(new State(node, behinds, nodes.alphabet.size()));
            }
            return node.state;
        }
        State state = new State(node, behinds, nodes.alphabet.size());
        Integer known = index.putIfAbsent(state, states.size());
        return known == null ? add(state) : known;
    }

    private int add(State state) {
        nodes.count(8 + nodes.alphabet.size() / 8);
        states.add(state);
        return states.size() - 1;
    }

    /** What is left of a language where the text does not begin. */
    private Node later(Node node) {
        return nodes.later(node);
    }

    @Override
    public boolean accepts(int state) {
        State at = states.get(state);
        return at.node.plain ? at.node.nullable : Derivative.acceptsEmpty(at.node, at.holding, at.node.hasStart);
    }

    @Override
    public int shortest(int state) {
        Node node = states.get(state).node;
        return node.plain ? node.minBytes : bytes.shortest(state);
    }

    @Override
    public int shortestChars(int state) {
        Node node = states.get(state).node;
        return node.plain ? node.minChars : chars.shortest(state);
    }

    @Override
    public int mostShortestChars() {
        if (start == Dfa.DEAD) {
            return 0;
        }
        Node node = states.get(start).node;
        return node.plain ? (int) Math.min(most(node), LengthDfa.UNBOUNDED) : LengthDfa.UNBOUNDED;
    }

    /** No derivative of a node needs more characters: what is left of its first part, and the rest. */
    private static long most(Node node) {
        long most = node.minChars;
        switch (node.kind) {
            case OR -> {
                for (Node part : node.parts) {
                    most = Math.max(most, most(part));
                }
            }
            case SEQUENCE -> {
                Node rest = node;
                for (; rest.kind == Kind.SEQUENCE; rest = rest.rest()) {
                    most = Math.max(most, most(rest.head()) + rest.rest().minChars);
                }
                most = Math.max(most, most(rest));
            }
            case REPEAT ->
                most = Math.max(most, most(node.parts[0]) + (long) Math.max(0, node.min - 1) * node.parts[0].minChars);
            default -> {}
        }
        return most;
    }

    /** At most the length of a shortest text that leads to acceptance. */
    int lowerBound(int state, boolean inBytes) {
        Node node = states.get(state).node;
        return inBytes ? node.minBytes : node.minChars;
    }

    @Override
    public boolean shortestIsPlain(int state) {
        Node node = states.get(state).node;
        return node.plain && node.minPlainBytes == node.minBytes;
    }

    /** Looks at the few states around it: those that accept everything have small neighbourhoods. */
    @Override
    public boolean isUniversal(int state) {
        State at = states.get(state);
        if (at.universal == null) {
            at.universal = at.node.unbounded && acceptsAll(state);
        }
        return at.universal;
    }

    private boolean acceptsAll(int first) {
        List<Integer> reached = new ArrayList<>(List.of(first));
        Set<Integer> seen = new HashSet<>(reached);
        for (int i = 0; i < reached.size(); i++) {
            int state = reached.get(i);
            if (seen.size() > MOST_UNIVERSAL || !accepts(state)) {
                return false;
            }
            for (int c = 0; c < nodes.alphabet.size(); c++) {
                int next = states.get(state).node == nodes.everything ? state : rawStep(state, c);
                if (next == Dfa.DEAD || !accepts(next)) {
                    return false;
                }
                if (seen.add(next)) {
                    reached.add(next);
                }
            }
        }
        return true;
    }

    @Override
    public boolean takesAnyText(int state) {
        return nodes.takesAnyText(states.get(state).node);
    }

    @Override
    public int far(int state, int longest) {
        Node node = states.get(state).node;
        if (!node.plain || !node.counts) {
            return state;
        }
        Node far = node.kind == Kind.OR
                ? nodes.or(Arrays.stream(node.parts)
                        .map(part -> far(part, longest, false))
                        .toList())
                : far(node, longest, true);
        return intern(far, NO_BEHINDS);
    }

    /** A text of some length repeats nothing more often than it has room, so that larger bounds are all alike. */
    private Node far(Node node, int longest, boolean alone) {
        List<Node> heads = new ArrayList<>();
        Node rest = node;
        for (; rest.kind == Kind.SEQUENCE && rest.counts; rest = rest.rest()) {
            Node head = rest.head();
            if (head.kind == Kind.REPEAT) {
                int most = longest / Math.max(1, head.parts[0].minBytes) + 2;
                int min = alone ? Math.min(head.min, most) : head.min;
                int max = head.max == Regex.UNBOUNDED ? head.max : Math.max(min, Math.min(head.max, most));
                head = nodes.repeat(head.parts[0], min, max);
            }
            heads.add(head);
        }
        for (int i = heads.size() - 1; i >= 0; i--) {
            rest = nodes.sequence(heads.get(i), rest);
        }
        return rest;
    }
}

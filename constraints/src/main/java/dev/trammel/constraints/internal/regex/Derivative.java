package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.internal.regex.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a language after a code point (Brzozowski's derivative), with assertions.
 *
 * <p>An assertion about what follows becomes an intersection with the rest of the text, which is at hand since
 * sequences reach to its end. Those about what precedes are given: automata that run alongside say which hold.
 */
@SuppressWarnings("ReferenceEquality") // nodes are the same object where they are equal
final class Derivative {
    /** Of recursion. */
    private static final int DEEPEST = 1000;

    private final Nodes nodes;
    private final int charClass;
    /** Which assertions about the text before hold here, as bits. */
    private final long holding;

    /**
     * Repetitions whose body has assertions and that have been entered since the last code point; to come back to one
     * without reading anything adds nothing.
     */
    private @Nullable Entered entered;

    private int depth;

    private record Entered(
            Node body,
            Node rest,
            boolean mayLeave,
            @Nullable Entered outer) {}

    /** Takes derivatives by a class at a place where some assertions hold. */
    Derivative(Nodes nodes, int charClass, long holding) {
        this.nodes = nodes;
        this.charClass = charClass;
        this.holding = holding;
    }

    /** What remains of a language of whole texts. */
    Node of(Node node) {
        return switch (node.kind) {
            case OR -> nodes.or(ofAll(node));
            case AND -> nodes.and(ofAll(node));
            case NOT -> nodes.not(of(node.parts[0]));
            case SEQUENCE -> remembered(node);
            default -> nodes.nothing;
        };
    }

    private List<Node> ofAll(Node node) {
        List<Node> all = new ArrayList<>(node.parts.length);
        for (Node part : node.parts) {
            Node next = of(part);
            if (node.kind == Kind.OR ? next != nodes.nothing : next != nodes.everything) {
                all.add(next);
            }
        }
        return all.isEmpty() ? List.of(node.kind == Kind.OR ? nodes.nothing : nodes.everything) : all;
    }

    private Node remembered(Node node) {
        Node head = node.head();
        if (head.kind == Kind.CHARS) {
            return head.has(charClass) ? node.rest() : nodes.nothing;
        }
        boolean worthwhile = head.kind == Kind.OR || head.kind == Kind.REPEAT;
        if (!worthwhile || !node.isFree() || (!node.plain && entered != null)) {
            return compute(node);
        }
        if (node.derivatives == null) {
            node.derivatives = new Node[nodes.alphabet.size()];
        }
        Node known = node.derivatives[charClass];
        if (known == null) {
            known = compute(node);
            node.derivatives[charClass] = known;
        }
        return known;
    }

    private Node compute(Node node) {
        nodes.count(1);
        if (++depth > DEEPEST) {
            throw new LimitException(DEEPEST + " parts within or behind each other that may be empty", nodes.place);
        }
        Node head = node.head();
        Node rest = node.rest();
        Node derivative = switch (head.kind) {
            case REPEAT -> head.parts[0].plain ? ofRepeat(head, rest) : ofAssertingRepeat(head, rest);
            case OR, AHEAD -> of(expanded(node));
            case BEHIND -> holds(head, holding) ? of(rest) : nodes.nothing;
            case START -> of(rest);
            default -> nodes.nothing;
        };
        depth--;
        return derivative;
    }

    private Node expanded(Node node) {
        if (node.expanded == null) {
            Node head = node.head();
            if (head.kind == Kind.OR) {
                List<Node> options = new ArrayList<>();
                for (Node option : head.parts) {
                    options.add(nodes.concatenate(option, node.rest()));
                }
                node.expanded = nodes.or(options);
            } else {
                Node language = head.parts[0];
                node.expanded = nodes.and(List.of(head.isNegated() ? nodes.not(language) : language, node.rest()));
            }
        }
        return node.expanded;
    }

    /** A run of repetitions that may be left out is gone through in a loop, since it may be long. */
    private Node ofRepeat(Node first, Node afterFirst) {
        List<Node> options = new ArrayList<>();
        Node head = first;
        Node rest = afterFirst;
        while (true) {
            Node within = of(head.parts[0]);
            if (within != nodes.nothing) {
                options.add(nodes.append(within, again(head, rest, Math.max(0, head.min - 1))));
            }
            if (head.min > 0) {
                break;
            }
            boolean another = rest.kind == Kind.SEQUENCE && rest.head().kind == Kind.REPEAT;
            if (!another || !rest.head().parts[0].plain) {
                Node after = of(rest);
                if (after != nodes.nothing) {
                    options.add(after);
                }
                break;
            }
            head = rest.head();
            rest = rest.rest();
            nodes.count(1);
        }
        return options.isEmpty() ? nodes.nothing : nodes.or(options);
    }

    private Node again(Node head, Node rest, int min) {
        int max = head.max == Regex.UNBOUNDED ? head.max : head.max - 1;
        return nodes.sequence(nodes.repeat(head.parts[0], min, max), rest);
    }

    /**
     * A body with assertions may be empty where they hold, which counts as a repetition: as often as need be, so that
     * no least number is left.
     */
    private Node ofAssertingRepeat(Node head, Node rest) {
        Node body = head.parts[0];
        int min = head.min;
        for (Entered at = entered; at != null; at = at.outer) {
            if (at.body == body && at.rest == rest) {
                if (at.mayLeave) {
                    return nodes.nothing;
                }
                min = 0;
            }
        }
        Entered outer = entered;
        entered = new Entered(body, rest, min == 0, outer);
        Node once = of(nodes.concatenate(body, again(head, rest, Math.max(0, min - 1))));
        entered = outer;
        return min == 0 ? nodes.or(List.of(once, of(rest))) : once;
    }

    private static boolean holds(Node behind, long holding) {
        return (holding >>> behind.min & 1) != 0 != behind.isNegated();
    }

    /**
     * Whether the empty text belongs to a language of whole texts.
     *
     * @param holding which assertions about the text before hold, as bits
     * @param atStart whether there is no text before
     */
    static boolean acceptsEmpty(Node language, long holding, boolean atStart) {
        Node node = language;
        while (node.kind == Kind.SEQUENCE) {
            if (node.plain) {
                return node.nullable;
            }
            if (!acceptsEmpty(node.head(), holding, atStart)) {
                return false;
            }
            node = node.rest();
        }
        return switch (node.kind) {
            case EMPTY_TEXT, END -> true;
            case REPEAT -> node.min == 0 || acceptsEmpty(node.parts[0], holding, atStart);
            case AHEAD -> acceptsEmpty(node.parts[0], holding, atStart) != node.isNegated();
            case BEHIND -> holds(node, holding);
            case START -> atStart;
            case OR -> any(node.parts, holding, atStart);
            case AND -> all(node.parts, holding, atStart);
            case NOT -> !acceptsEmpty(node.parts[0], holding, atStart);
            default -> false;
        };
    }

    private static boolean any(Node[] nodes, long holding, boolean atStart) {
        for (Node node : nodes) {
            if (acceptsEmpty(node, holding, atStart)) {
                return true;
            }
        }
        return false;
    }

    private static boolean all(Node[] nodes, long holding, boolean atStart) {
        for (Node node : nodes) {
            if (!acceptsEmpty(node, holding, atStart)) {
                return false;
            }
        }
        return true;
    }
}

package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.internal.automaton.Alphabet;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.regex.Node.Kind;
import dev.trammel.constraints.internal.regex.Node.Lengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes nodes, each once, in a form in which many equal languages are the same node. Confined to one thread at a time.
 */
@SuppressWarnings("ReferenceEquality") // equal nodes are the same object
final class Nodes {
    private static final Node[] NO_PARTS = {};
    private static final long[] NO_CHARS = {};

    final Alphabet alphabet;
    /** What is made, for people. */
    final String place;

    private final Meter meter;
    private final Map<Node, Node> known = new HashMap<>();
    private final Map<Node, Node> later = new HashMap<>();
    private int size;

    final Node nothing;
    final Node emptyText;
    final Node start;
    final Node end;
    /** Any code point. */
    final Node anyChar;
    /** Any number of any code points, as the head of a sequence. */
    final Node anyChars;
    /** Every text. */
    final Node everything;

    Nodes(Alphabet alphabet, String place, Meter meter) {
        this.alphabet = alphabet;
        this.place = place;
        this.meter = meter;
        nothing = intern(Kind.NOTHING, NO_PARTS, 0, 0, NO_CHARS, Lengths.NONE);
        emptyText = intern(Kind.EMPTY_TEXT, NO_PARTS, 0, 0, NO_CHARS, Lengths.ZERO);
        start = intern(Kind.START, NO_PARTS, 0, 0, NO_CHARS, Lengths.ZERO);
        end = intern(Kind.END, NO_PARTS, 0, 0, NO_CHARS, Lengths.ZERO);
        anyChar = chars(alphabet.members(CodePoints.ALL.ranges()));
        anyChars = intern(
                Kind.REPEAT, new Node[] {sequence(anyChar, emptyText)}, 0, Regex.UNBOUNDED, NO_CHARS, Lengths.ZERO);
        everything = sequence(anyChars, emptyText);
    }

    private Node intern(Kind kind, Node[] parts, int min, int max, long[] chars, Lengths lengths) {
        Node node = new Node(kind, size, parts, min, max, chars, lengths);
        Node same = known.putIfAbsent(node, node);
        if (same == null) {
            meter.count(4 + parts.length / 2);
            size++;
            return node;
        }
        return same;
    }

    /** One code point of some classes. */
    Node chars(long... classes) {
        Lengths least = Lengths.NONE;
        for (int c = 0; c < alphabet.size(); c++) {
            if ((classes[c >> 6] >>> c & 1) != 0) {
                least = least.min(
                        new Lengths(alphabet.leastBytes(c), Math.min(alphabet.leastPlainBytes(c), Node.NEVER), 1));
            }
        }
        return intern(Kind.CHARS, NO_PARTS, 0, 0, classes, least);
    }

    /** What follows belongs to a language of whole texts, or does not. */
    Node ahead(Node language, boolean negated) {
        return intern(Kind.AHEAD, new Node[] {language}, 0, negated ? 1 : 0, NO_CHARS, Lengths.ZERO);
    }

    /** What precedes belongs to the language of a number, or does not. */
    Node behind(int number, boolean negated) {
        return intern(Kind.BEHIND, NO_PARTS, number, negated ? 1 : 0, NO_CHARS, Lengths.ZERO);
    }

    /** A head and the rest. */
    Node sequence(Node head, Node rest) {
        if (rest == nothing || (head.kind == Kind.CHARS && head.minChars == Node.NEVER)) {
            return nothing;
        }
        if (head.kind == Kind.REPEAT) {
            if (head.max == 0) {
                return rest;
            }
            if (head.min == 1 && head.max == 1) {
                return concatenate(head.parts[0], rest);
            }
            Node body = head.parts[0];
            if (body == nothing) {
                return head.min == 0 ? rest : nothing;
            }
        }
        return intern(
                Kind.SEQUENCE,
                new Node[] {head, rest},
                0,
                0,
                NO_CHARS,
                Lengths.of(head).plus(Lengths.of(rest)));
    }

    /** A body so many times, as the head of a sequence. */
    Node repeat(Node body, int least, int most) {
        Node once = body;
        int min = once.nullable ? 0 : least;
        int max = once == emptyText ? 0 : most;
        if (once.kind == Kind.SEQUENCE && once.rest() == emptyText && once.head().kind == Kind.REPEAT) {
            Node inner = once.head();
            boolean flat = inner.max == Regex.UNBOUNDED ? inner.min <= 1 : inner.min == 0 && max == Regex.UNBOUNDED;
            if (flat && max > 0) {
                once = inner.parts[0];
                min = inner.min == 0 ? 0 : min;
                max = Regex.UNBOUNDED;
            }
        }
        return intern(
                Kind.REPEAT,
                new Node[] {once},
                min,
                max,
                NO_CHARS,
                min == 0 ? Lengths.ZERO : Lengths.of(once).times(min));
    }

    /** A text of one language, then one of another. Alternatives with assertions are written out. */
    Node concatenate(Node first, Node rest) {
        if (first == emptyText) {
            return rest;
        }
        if (first == nothing) {
            return nothing;
        }
        if (first.kind == Kind.SEQUENCE) {
            return withHeads(first, rest, false);
        }
        if (first.kind == Kind.OR) {
            return first.plain ? sequence(first, rest) : distribute(first, rest);
        }
        throw new AssertionError("no sequence begins with " + first);
    }

    /** The same, with all alternatives written out. */
    Node append(Node first, Node rest) {
        if (first.kind == Kind.OR) {
            return distribute(first, rest);
        }
        return first.kind == Kind.SEQUENCE ? withHeads(first, rest, true) : concatenate(first, rest);
    }

    private Node distribute(Node first, Node rest) {
        List<Node> options = new ArrayList<>();
        for (Node option : first.parts) {
            options.add(append(option, rest));
        }
        return or(options);
    }

    private Node withHeads(Node first, Node rest, boolean writtenOut) {
        List<Node> heads = new ArrayList<>();
        Node at = first;
        for (; at.kind == Kind.SEQUENCE; at = at.rest()) {
            heads.add(at.head());
        }
        Node whole = writtenOut ? append(at, rest) : concatenate(at, rest);
        for (int i = heads.size() - 1; i >= 0; i--) {
            whole = sequence(heads.get(i), whole);
        }
        return whole;
    }

    /** The texts of any language. */
    Node or(List<Node> options) {
        if (options.size() == 1) {
            return options.get(0);
        }
        Set<Node> set = new HashSet<>();
        for (Node option : options) {
            if (option.kind == Kind.OR) {
                set.addAll(Arrays.asList(option.parts));
            } else if (option != nothing) {
                set.add(option);
            }
        }
        if (set.contains(everything)) {
            return everything;
        }
        if (set.size() > 1) {
            meter.count(4L * set.size());
            Intervals.merge(set, this);
            dropIncluded(set);
        }
        for (Node option : set) {
            if (option.kind == Kind.NOT && set.contains(option.parts[0])) {
                return everything;
            }
        }
        return combine(Kind.OR, set, nothing);
    }

    /** {@code a*b} has all texts of {@code b}, and {@code a} all of {@code a} and something else. */
    private static void dropIncluded(Set<Node> set) {
        for (Node option : List.copyOf(set)) {
            if (option.kind == Kind.SEQUENCE && option.head().kind == Kind.REPEAT && option.head().min == 0) {
                set.remove(option.rest());
            } else if (option.kind == Kind.AND && Arrays.stream(option.parts).anyMatch(set::contains)) {
                set.remove(option);
            }
        }
    }

    /** The texts of all languages, as alternatives where some operand has alternatives with assertions. */
    Node and(List<Node> operands) {
        Set<Node> set = new HashSet<>();
        List<Node> excluded = new ArrayList<>();
        for (Node operand : operands) {
            for (Node part : operand.kind == Kind.AND ? operand.parts : new Node[] {operand}) {
                if (part.kind == Kind.NOT && part.parts[0].plain) {
                    excluded.add(part.parts[0]);
                } else if (part != everything) {
                    set.add(part);
                }
            }
        }
        if (!excluded.isEmpty()) {
            Node none = or(excluded);
            if (none == everything || set.contains(none)) {
                return nothing;
            }
            set.add(not(none));
        }
        if (set.contains(nothing)) {
            return nothing;
        }
        if (set.contains(emptyText) && set.stream().allMatch(Node::isFree)) {
            return set.stream().allMatch(part -> Derivative.acceptsEmpty(part, 0, false)) ? emptyText : nothing;
        }
        for (Node part : set) {
            if (part.kind == Kind.OR && !part.plain) {
                set.remove(part);
                meter.count(part.parts.length);
                List<Node> options = new ArrayList<>();
                for (Node option : part.parts) {
                    List<Node> all = new ArrayList<>(set);
                    all.add(option);
                    options.add(and(all));
                }
                return or(options);
            }
            if (part.kind == Kind.NOT && set.contains(part.parts[0])) {
                return nothing;
            }
        }
        return combine(Kind.AND, set, everything);
    }

    /** The texts outside a language. */
    Node not(Node operand) {
        if (operand == nothing) {
            return everything;
        }
        if (operand == everything) {
            return nothing;
        }
        return switch (operand.kind) {
            case NOT -> operand.parts[0];
            case AND -> or(Arrays.stream(operand.parts).map(this::not).toList());
            case OR ->
                operand.plain
                        ? complement(operand)
                        : and(Arrays.stream(operand.parts).map(this::not).toList());
            default -> complement(operand);
        };
    }

    private Node complement(Node operand) {
        return intern(Kind.NOT, new Node[] {operand}, 0, 0, NO_CHARS, Lengths.ZERO);
    }

    private Node combine(Kind kind, Set<Node> operands, Node neutral) {
        if (operands.size() <= 1) {
            return operands.isEmpty() ? neutral : operands.iterator().next();
        }
        Node[] parts = operands.toArray(NO_PARTS);
        Arrays.sort(parts, Comparator.comparingInt(part -> part.id));
        Lengths lengths = kind == Kind.OR ? Lengths.NONE : Lengths.ZERO;
        for (Node part : parts) {
            lengths = kind == Kind.OR ? lengths.min(Lengths.of(part)) : lengths.max(Lengths.of(part));
        }
        return intern(kind, parts, 0, 0, NO_CHARS, lengths);
    }

    /** What is left of a language where the text does not begin: no assertion that it does holds. */
    Node later(Node node) {
        if (!node.hasStart) {
            return node;
        }
        Node known = later.get(node);
        if (known == null) {
            known = withoutStart(node);
            later.put(node, known);
        }
        return known;
    }

    private Node withoutStart(Node node) {
        return switch (node.kind) {
            case SEQUENCE -> {
                Node head = node.head();
                if (head.kind == Kind.START) {
                    yield nothing;
                }
                Node rest = later(node.rest());
                if (head.kind == Kind.OR) {
                    yield concatenate(later(head), rest);
                }
                Node body = head.parts.length == 0 ? nothing : later(head.parts[0]);
                yield sequence(
                        switch (head.kind) {
                            case REPEAT -> repeat(body, head.min, head.max);
                            case AHEAD -> ahead(body, head.isNegated());
                            default -> head;
                        },
                        rest);
            }
            case OR -> or(Arrays.stream(node.parts).map(this::later).toList());
            case AND -> and(Arrays.stream(node.parts).map(this::later).toList());
            case NOT -> not(later(node.parts[0]));
            default -> node;
        };
    }

    /** Whether every text can be gone on with to one of a language. False if that is not seen at once. */
    boolean takesAnyText(Node node) {
        if (!node.plain) {
            return false;
        }
        Node rest = node;
        for (; rest.kind == Kind.SEQUENCE; rest = rest.rest()) {
            Node head = rest.head();
            if (head.kind == Kind.OR ? takesAnyText(head) : isAnyChars(head)) {
                return true;
            }
            if (!head.nullable) {
                return false;
            }
        }
        if (rest.kind == Kind.OR) {
            for (Node option : rest.parts) {
                if (takesAnyText(option)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAnyChars(Node head) {
        return head.kind == Kind.REPEAT && head.max == Regex.UNBOUNDED && head.parts[0] == anyChars.parts[0];
    }

    /** Counts work. */
    void count(long work) {
        meter.count(work);
    }

    /** The work counted so far. */
    long used() {
        return meter.used();
    }
}

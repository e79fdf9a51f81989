package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.RegexException;
import dev.trammel.constraints.internal.automaton.Alphabet;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.Utf8Dfa;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns regular expressions into automata over UTF-8, one state at a time as they are visited.
 *
 * <p>Complexity of compiling: linear in the length of the expression, whatever its repetitions.
 */
@SuppressWarnings("ReferenceEquality") // equal nodes are the same object
public final class RegexCompiler {
    /** Assertions about the text before: one bit each. */
    private static final int MOST_BEHINDS = 64;

    private static final int LONGEST_PLACE = 1000;

    private final String text;
    private final Nodes nodes;
    private final Map<CodePoints, Node> chars = new HashMap<>();
    private final List<Node> behinds = new ArrayList<>();
    private final Map<Node, Integer> behindNumbers = new HashMap<>();

    private RegexCompiler(String text, Regex regex, Meter meter) {
        this.text = text;
        Set<CodePoints> sets = new LinkedHashSet<>();
        collect(regex, sets);
        Alphabet alphabet = Alphabet.of(sets.stream().map(CodePoints::ranges).toList());
        nodes = new Nodes(alphabet, "the regular expression " + shortened(text), meter);
        sets.forEach(set -> chars.put(set, nodes.chars(alphabet.members(set.ranges()))));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_PLACE ? text : text.substring(0, LONGEST_PLACE) + "…";
    }

    private static void collect(Regex part, Set<CodePoints> sets) {
        if (part instanceof Regex.Chars one) {
            sets.add(one.set());
        } else if (part instanceof Regex.Sequence sequence) {
            sequence.parts().forEach(each -> collect(each, sets));
        } else if (part instanceof Regex.Choice choice) {
            choice.options().forEach(each -> collect(each, sets));
        } else if (part instanceof Regex.Repeat repeat) {
            collect(repeat.body(), sets);
        } else if (part instanceof Regex.Look look) {
            collect(look.body(), sets);
        } else if (part instanceof Regex.WordBoundary) {
            sets.add(CodePoints.WORD);
        }
    }

    /**
     * The texts that an expression matches from beginning to end.
     *
     * @throws RegexException if it is malformed or not regular
     * @throws LimitException if it takes too much work
     */
    public static Dfa whole(String text, Meter meter) {
        Regex regex = RegexParser.parse(text);
        RegexCompiler compiler = new RegexCompiler(text, regex, meter);
        Node emptyText = compiler.nodes.emptyText;
        return compiler.automaton(compiler.atStart(compiler.build(regex, emptyText, true)), meter);
    }

    /**
     * The texts in which an expression matches somewhere, as {@code pattern} means in JSON Schema.
     *
     * @throws RegexException if it is malformed or not regular
     * @throws LimitException if it takes too much work
     */
    public static Dfa search(String text, Meter meter) {
        Regex regex = RegexParser.parse(text);
        RegexCompiler compiler = new RegexCompiler(text, regex, meter);
        Node found = compiler.build(regex, compiler.nodes.everything, true);
        return compiler.automaton(compiler.anywhere(found), meter);
    }

    private Dfa automaton(Node language, Meter meter) {
        return new Utf8Dfa(new RegexAutomaton(language, behinds, nodes), nodes.alphabet, meter);
    }

    /** Skips any text before; if it is not empty, nothing begins there any more. */
    private Node anywhere(Node found) {
        if (!found.hasStart) {
            return nodes.sequence(nodes.anyChars, found);
        }
        Node after = nodes.sequence(nodes.anyChar, nodes.sequence(nodes.anyChars, nodes.later(found)));
        return nodes.or(List.of(atStart(found), after));
    }

    /** Drops what asserts the beginning where it plainly is. */
    private Node atStart(Node node) {
        if (!node.hasStart) {
            return node;
        }
        if (node.kind == Node.Kind.OR) {
            List<Node> options = new ArrayList<>();
            for (Node option : node.parts) {
                options.add(atStart(option));
            }
            return nodes.or(options);
        }
        boolean begins = node.kind == Node.Kind.SEQUENCE && node.head() == nodes.start;
        return begins ? atStart(node.rest()) : node;
    }

    /**
     * A part of the expression and what follows.
     *
     * @param whole whether what follows reaches to the end of the text, so that assertions about it can be looked up
     */
    private Node build(Regex part, Node rest, boolean whole) {
        if (part instanceof Regex.Chars one) {
            return nodes.sequence(node(one.set()), rest);
        }
        if (part instanceof Regex.Sequence sequence) {
            Node built = rest;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                built = build(sequence.parts().get(i), built, whole);
            }
            return built;
        }
        if (part instanceof Regex.Choice choice) {
            return choice(choice, rest, whole);
        }
        if (part instanceof Regex.Repeat repeat) {
            return repeat.max() == 0
                    ? rest
                    : repeat.min() == 1 && repeat.max() == 1
                            ? build(repeat.body(), rest, whole)
                            : nodes.sequence(
                                    nodes.repeat(
                                            build(repeat.body(), nodes.emptyText, false), repeat.min(), repeat.max()),
                                    rest);
        }
        if (part instanceof Regex.Anchor anchor) {
            return anchor.start() ? nodes.sequence(nodes.start, rest) : end(rest, whole);
        }
        if (part instanceof Regex.Look look) {
            return look.ahead()
                    ? ahead(build(look.body(), nodes.everything, true), look.negated(), rest, whole)
                    : nodes.sequence(behind(look.body(), look.negated(), look.offset()), rest);
        }
        return boundary((Regex.WordBoundary) part, rest, whole);
    }

    private Node choice(Regex.Choice choice, Node rest, boolean whole) {
        List<Node> options = new ArrayList<>();
        boolean plain = true;
        for (Regex option : choice.options()) {
            Node built = build(option, nodes.emptyText, false);
            plain &= built.plain;
            options.add(built);
        }
        if (plain) {
            boolean optional = options.removeIf(option -> option == nodes.emptyText);
            Node either = nodes.or(options);
            return optional ? nodes.sequence(nodes.repeat(either, 0, 1), rest) : nodes.concatenate(either, rest);
        }
        options.clear();
        for (Regex option : choice.options()) {
            options.add(build(option, rest, whole));
        }
        return nodes.or(options);
    }

    private Node end(Node rest, boolean whole) {
        if (whole && rest.isFree()) {
            return Derivative.acceptsEmpty(rest, 0, false) ? nodes.emptyText : nodes.nothing;
        }
        return nodes.sequence(nodes.end, rest);
    }

    private Node ahead(Node language, boolean negated, Node rest, boolean whole) {
        return whole
                ? nodes.and(List.of(negated ? nodes.not(language) : language, rest))
                : nodes.sequence(nodes.ahead(language, negated), rest);
    }

    private Node behind(Regex body, boolean negated, int offset) {
        Looks.check(body, text);
        return behind(build(body, nodes.emptyText, false), negated, offset);
    }

    private Node behind(Node language, boolean negated, int offset) {
        Node before = anywhere(language);
        Integer number = behindNumbers.get(before);
        if (number == null) {
            number = behinds.size();
            if (number == MOST_BEHINDS) {
                throw new RegexException(
                        "expected at most " + MOST_BEHINDS + " different assertions about the text before, found more",
                        text,
                        offset);
            }
            behinds.add(before);
            behindNumbers.put(before, number);
        }
        return nodes.behind(number, negated);
    }

    /** A word character before and none after, or the other way round; or both alike. */
    private Node boundary(Regex.WordBoundary boundary, Node rest, boolean whole) {
        Node word = nodes.sequence(node(CodePoints.WORD), nodes.emptyText);
        Node wordAhead = nodes.concatenate(word, nodes.everything);
        Node behind = behind(word, false, boundary.offset());
        Node notBehind = nodes.behind(behind.min, true);
        return nodes.or(List.of(
                nodes.sequence(behind, ahead(wordAhead, !boundary.negated(), rest, whole)),
                nodes.sequence(notBehind, ahead(wordAhead, boundary.negated(), rest, whole))));
    }

    private Node node(CodePoints set) {
        Node node = chars.get(set);
        if (node == null) {
            throw new AssertionError("a set that was not collected");
        }
        return node;
    }
}

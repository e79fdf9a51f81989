package dev.trammel.constraints.internal.regex;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.RegexException;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LazyDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.Utf8;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import dk.brics.automaton.SpecialOperations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns regular expressions into automata over UTF-8. */
public final class RegexCompiler {
    /** Positions of an expression once its repetitions are written out. */
    private static final long MOST_POSITIONS = 100_000;

    /**
     * Stand for the beginning and the end of the text: characters for private use, which are what brics can project
     * away.
     */
    private static final char START_MARK = '\uE000';

    private static final char END_MARK = '\uE001';

    /** In brics, null stands for all characters that are not for private use. */
    private static final Set<@Nullable Character> NO_MARKS = Collections.singleton(null);

    private final String text;
    private final Regex regex;

    private RegexCompiler(String text) {
        this.text = text;
        regex = RegexParser.parse(text);
        long positions = positions(regex);
        if (positions > MOST_POSITIONS) {
            throw new LimitException(MOST_POSITIONS + " positions of an automaton", "the regular expression " + text);
        }
    }

    /**
     * The texts that an expression matches from beginning to end.
     *
     * @throws RegexException if it is malformed or not regular
     */
    public static Dfa whole(String text, Meter meter) {
        return new RegexCompiler("^(?:" + check(text) + ")$").compile(meter);
    }

    private static String check(String text) {
        RegexParser.parse(text);
        return text;
    }

    /**
     * The texts in which an expression matches somewhere, as {@code pattern} means in JSON Schema.
     *
     * @throws RegexException if it is malformed or not regular
     */
    public static Dfa search(String text, Meter meter) {
        return new RegexCompiler(text).compile(meter);
    }

    private Dfa compile(Meter meter) {
        return new LazyDfa(anchored(regex), meter);
    }

    /** Anchors at the ends need no marks, and nearly all are there. */
    private Automaton anchored(Regex whole) {
        List<Regex> parts = whole instanceof Regex.Sequence sequence
                ? new ArrayList<>(sequence.parts())
                : new ArrayList<>(List.of(whole));
        boolean atStart = !parts.isEmpty() && isAnchor(parts.get(0), true);
        boolean atEnd = !parts.isEmpty() && isAnchor(parts.get(parts.size() - 1), false);
        Regex body = new Regex.Sequence(
                parts.subList(atStart ? 1 : 0, Math.max(atStart ? 1 : 0, parts.size() - (atEnd ? 1 : 0))));
        List<Automaton> sequence = new ArrayList<>();
        if (hasAnchor(body)) {
            return marked(whole);
        }
        if (!atStart) {
            sequence.add(anyText());
        }
        sequence.add(build(body));
        if (!atEnd) {
            sequence.add(anyText());
        }
        return BasicOperations.concatenate(sequence);
    }

    private static boolean isAnchor(Regex part, boolean start) {
        return part instanceof Regex.Anchor anchor && anchor.start() == start;
    }

    private static boolean hasAnchor(Regex part) {
        if (part instanceof Regex.Sequence sequence) {
            return sequence.parts().stream().anyMatch(RegexCompiler::hasAnchor);
        }
        if (part instanceof Regex.Choice choice) {
            return choice.options().stream().anyMatch(RegexCompiler::hasAnchor);
        }
        return part instanceof Regex.Repeat repeat ? hasAnchor(repeat.body()) : part instanceof Regex.Anchor;
    }

    /**
     * Anchors anywhere: they read marks, of which any number stands around the text; then the marks are taken away.
     * {@code x^} finds no mark after a byte, so it matches nothing, as it should.
     */
    private Automaton marked(Regex whole) {
        Automaton any = BasicOperations.union(List.of(
                Utf8.codePoints(0, Character.MAX_CODE_POINT), BasicAutomata.makeCharRange(START_MARK, END_MARK)));
        Automaton found = BasicOperations.concatenate(List.of(any.repeat(), build(whole), any.repeat()));
        Automaton framed = BasicOperations.concatenate(List.of(
                BasicAutomata.makeChar(START_MARK).repeat(),
                anyText(),
                BasicAutomata.makeChar(END_MARK).repeat()));
        Automaton both = found.intersection(framed);
        return SpecialOperations.projectChars(both, NO_MARKS);
    }

    private static Automaton anyText() {
        return Utf8.codePoints(0, Character.MAX_CODE_POINT).repeat();
    }

    private Automaton build(Regex part) {
        if (part instanceof Regex.Chars chars) {
            return Utf8.codePoints(chars.set().ranges());
        }
        if (part instanceof Regex.Sequence sequence) {
            return BasicOperations.concatenate(
                    sequence.parts().stream().map(this::build).toList());
        }
        if (part instanceof Regex.Choice choice) {
            return BasicOperations.union(
                    choice.options().stream().map(this::build).toList());
        }
        if (part instanceof Regex.Repeat repeat) {
            Automaton body = build(repeat.body());
            return repeat.max() == Regex.UNBOUNDED
                    ? body.repeat(repeat.min())
                    : body.repeat(repeat.min(), repeat.max());
        }
        if (part instanceof Regex.Anchor anchor) {
            return BasicAutomata.makeChar(anchor.start() ? START_MARK : END_MARK);
        }
        int offset = part instanceof Regex.Look look ? look.offset() : ((Regex.WordBoundary) part).offset();
        throw new RegexException(
                "expected no assertion but ^ and $, found one that is not supported yet", text, offset);
    }

    private static long positions(Regex part) {
        if (part instanceof Regex.Sequence sequence) {
            return sequence.parts().stream().mapToLong(RegexCompiler::positions).sum();
        }
        if (part instanceof Regex.Choice choice) {
            return choice.options().stream().mapToLong(RegexCompiler::positions).sum();
        }
        if (part instanceof Regex.Repeat repeat) {
            long times = repeat.max() == Regex.UNBOUNDED ? Math.max(1, repeat.min()) : repeat.max();
            return Math.min(positions(repeat.body()) * times, Long.MAX_VALUE / Integer.MAX_VALUE);
        }
        return part instanceof Regex.Look look ? positions(look.body()) : 1;
    }
}

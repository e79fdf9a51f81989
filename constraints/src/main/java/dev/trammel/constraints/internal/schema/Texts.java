package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of decoded strings: those of a length that all of some automata accept; or a list.
 *
 * @param listed all of them, if they are listed
 * @param min the least number of code points
 * @param max the greatest number of code points
 * @param automata automata over UTF-8
 */
record Texts(@Nullable List<String> listed, int min, int max, List<Dfa> automata) {

    /** Every string. */
    static final Texts ALL = new Texts(null, 0, LengthDfa.UNBOUNDED, List.of());

    /** Some strings. */
    static Texts of(List<String> listed) {
        return new Texts(List.copyOf(listed), 0, LengthDfa.UNBOUNDED, List.of());
    }

    /** The strings of some length. */
    static Texts ofLength(int min, int max) {
        return new Texts(null, min, max, List.of());
    }

    /** The strings that an automaton accepts. */
    static Texts of(Dfa automaton) {
        return new Texts(null, 0, LengthDfa.UNBOUNDED, List.of(automaton));
    }

    /** Whether a string belongs to them. */
    boolean contains(String text) {
        if (listed != null) {
            return listed.contains(text);
        }
        int length = text.codePointCount(0, text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return length >= min && length <= max && automata.stream().allMatch(automaton -> automaton.matches(bytes));
    }

    /** Those that belong to both. */
    Texts and(Texts other) {
        if (listed != null || other.listed != null) {
            Texts list = listed != null ? this : other;
            Texts filter = listed != null ? other : this;
            return of(list.list().stream().filter(filter::contains).toList());
        }
        List<Dfa> both = new ArrayList<>(automata);
        other.automata.stream().filter(automaton -> !both.contains(automaton)).forEach(both::add);
        int atLeast = Math.max(min, other.min);
        int atMost = Math.min(max, other.max);
        return new Texts(null, atLeast, atMost, List.copyOf(both));
    }

    /** The strings of a list; none if they are not listed. */
    List<String> list() {
        return listed == null ? List.of() : listed;
    }
}

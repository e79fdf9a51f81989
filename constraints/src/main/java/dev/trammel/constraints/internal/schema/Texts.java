package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.FewTexts;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.TextSetDfa;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of decoded strings: those of a length that all of some automata accept and none of others; or a list.
 *
 * @param listed all of them, if they are listed
 * @param min the least number of code points
 * @param max the greatest number of code points
 * @param automata automata over UTF-8 that accept them
 * @param without automata over UTF-8 that accept none of them
 */
record Texts(@Nullable Set<String> listed, int min, int max, List<Dfa> automata, List<Dfa> without) {

    /** Every string. */
    static final Texts ALL = new Texts(null, 0, LengthDfa.UNBOUNDED, List.of(), List.of());

    /** Some strings. */
    static Texts of(List<String> listed) {
        return new Texts(new LinkedHashSet<>(listed), 0, LengthDfa.UNBOUNDED, List.of(), List.of());
    }

    /** The strings of some length. */
    static Texts ofLength(int min, int max) {
        return new Texts(null, min, max, List.of(), List.of());
    }

    /** The strings that an automaton accepts. */
    static Texts of(Dfa automaton) {
        return new Texts(null, 0, LengthDfa.UNBOUNDED, List.of(automaton), List.of());
    }

    /** The strings that an automaton does not accept. */
    static Texts without(Dfa automaton) {
        return new Texts(null, 0, LengthDfa.UNBOUNDED, List.of(), List.of(automaton));
    }

    /** Alternatives that come to the same: lists are one list, and every string is enough. */
    static List<Texts> union(Set<Texts> alternatives) {
        if (alternatives.contains(ALL)) {
            return List.of(ALL);
        }
        List<Texts> union = new ArrayList<>();
        Set<String> all = new LinkedHashSet<>();
        for (Texts one : alternatives) {
            if (one.listed == null) {
                union.add(one);
            } else {
                all.addAll(one.listed);
            }
        }
        if (!all.isEmpty()) {
            union.add(new Texts(all, 0, LengthDfa.UNBOUNDED, List.of(), List.of()));
        }
        return union;
    }

    /** Whether it is plain to see that there is none. */
    boolean isEmpty() {
        return listed == null
                ? min > max || automata.stream().anyMatch(one -> one.start() == Dfa.DEAD || without.contains(one))
                : listed.isEmpty();
    }

    /** Whether a string belongs to them. */
    boolean contains(String text) {
        if (listed != null) {
            return listed.contains(text);
        }
        int length = text.codePointCount(0, text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return length >= min
                && length <= max
                && automata.stream().allMatch(automaton -> automaton.matches(bytes))
                && without.stream().noneMatch(automaton -> automaton.matches(bytes));
    }

    /** Those that belong to both. */
    Texts and(Texts other) {
        if (listed != null || other.listed != null) {
            Texts list = listed != null ? this : other;
            Texts filter = listed != null ? other : this;
            return of(list.list().stream().filter(filter::contains).toList());
        }
        int atLeast = Math.max(min, other.min);
        int atMost = Math.min(max, other.max);
        return new Texts(null, atLeast, atMost, union(automata, other.automata), union(without, other.without));
    }

    private static List<Dfa> union(List<Dfa> left, List<Dfa> right) {
        if (left.containsAll(right)) {
            return left;
        }
        Set<Dfa> union = new LinkedHashSet<>(left);
        union.addAll(right);
        return List.copyOf(union);
    }

    /**
     * Those that do not belong to them, as alternatives.
     *
     * @param meter counts states of automata that must be made
     */
    List<Texts> not(Meter meter) {
        if (listed != null) {
            return listed.isEmpty() ? List.of(ALL) : List.of(without(TextSetDfa.of(list(), meter)));
        }
        List<Texts> others = new ArrayList<>();
        if (min > 0) {
            others.add(ofLength(0, min - 1));
        }
        if (max < LengthDfa.UNBOUNDED) {
            others.add(ofLength(max + 1, LengthDfa.UNBOUNDED));
        }
        automata.forEach(automaton -> others.add(without(automaton)));
        without.forEach(automaton -> others.add(of(automaton)));
        return others;
    }

    /** All of them, if they are listed, or no more than so many and that is soon known; else null. */
    @Nullable
    List<String> few(int most) {
        if (listed != null) {
            return list();
        }
        List<String> few = automata.isEmpty() ? null : FewTexts.of(automata.get(0), most);
        return few == null ? null : few.stream().filter(this::contains).toList();
    }

    /** The strings of a list; none if they are not listed. */
    List<String> list() {
        return listed == null ? List.of() : List.copyOf(listed);
    }
}

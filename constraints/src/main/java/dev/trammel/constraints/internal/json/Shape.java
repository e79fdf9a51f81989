package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import java.util.List;

/**
 * What a JSON value may be, type by type. Where there are several of a type, they are alternatives.
 *
 * @param isNull whether it may be {@code null}
 * @param isTrue whether it may be {@code true}
 * @param isFalse whether it may be {@code false}
 * @param numbers automata of the numerals it may be
 * @param strings automata of the decoded texts it may be
 * @param arrays the arrays it may be
 * @param objects the objects it may be
 */
public record Shape(
        boolean isNull,
        boolean isTrue,
        boolean isFalse,
        List<Dfa> numbers,
        List<Dfa> strings,
        List<ArraySpec> arrays,
        List<ObjectSpec> objects) {

    /** No value at all. */
    public static final Shape NOTHING = new Shape(false, false, false, List.of(), List.of(), List.of(), List.of());

    /** Copies the lists; automata that accept nothing are left out. */
    public Shape {
        numbers = numbers.stream().filter(dfa -> dfa.start() != Dfa.DEAD).toList();
        strings = strings.stream().filter(dfa -> dfa.start() != Dfa.DEAD).toList();
        arrays = List.copyOf(arrays);
        objects = List.copyOf(objects);
    }
}

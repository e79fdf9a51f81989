package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.ArraySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * A set of JSON values, type by type, each as alternatives: what a schema comes to once its references and combinations
 * are worked out down to the next level of values.
 *
 * @param isNull whether {@code null} belongs to it
 * @param isTrue whether {@code true} belongs to it
 * @param isFalse whether {@code false} belongs to it
 * @param numbers the numbers
 * @param texts the strings
 * @param arrays the arrays
 * @param objects the objects
 */
record Domain(
        boolean isNull,
        boolean isTrue,
        boolean isFalse,
        List<Numbers> numbers,
        List<Texts> texts,
        List<ArraySpec> arrays,
        List<ObjectRules> objects) {

    /** No value. */
    static final Domain NOTHING = new Domain(false, false, false, List.of(), List.of(), List.of(), List.of());

    Domain {
        numbers = List.copyOf(numbers);
        texts = List.copyOf(texts);
        arrays = List.copyOf(arrays);
        objects = List.copyOf(objects);
    }

    /** The values of either. */
    Domain or(Domain other) {
        return new Domain(
                isNull || other.isNull,
                isTrue || other.isTrue,
                isFalse || other.isFalse,
                union(numbers, other.numbers, Numbers.ALL),
                union(texts, other.texts, Texts.ALL),
                union(arrays, other.arrays, null),
                union(objects, other.objects, null));
    }

    private static <T> List<T> union(List<T> left, List<T> right, @org.jspecify.annotations.Nullable T all) {
        if (all != null && (left.contains(all) || right.contains(all))) {
            return List.of(all);
        }
        List<T> union = new ArrayList<>(left);
        right.stream().filter(one -> !union.contains(one)).forEach(union::add);
        return union;
    }

    /** Pairs every alternative of one list with every one of another. */
    static <T> List<T> pairs(List<T> left, List<T> right, BinaryOperator<T> both) {
        List<T> pairs = new ArrayList<>();
        for (T one : left) {
            for (T other : right) {
                T pair = both.apply(one, other);
                if (!pairs.contains(pair)) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }
}

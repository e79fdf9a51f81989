package dev.trammel.constraints.internal.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        List<ArrayRules> arrays,
        List<ObjectRules> objects) {

    /** Longer lists are not looked through for doubles. */
    private static final int FEW = 16;

    /** No value. */
    static final Domain NOTHING = new Domain(false, false, false, List.of(), List.of(), List.of(), List.of());

    Domain {
        numbers = List.copyOf(numbers);
        texts = List.copyOf(texts);
        arrays = List.copyOf(arrays);
        objects = List.copyOf(objects);
    }

    /** Some objects and nothing else. */
    static Domain objects(ObjectRules rules) {
        return new Domain(false, false, false, List.of(), List.of(), List.of(), List.of(rules));
    }

    /** The same with other objects. */
    Domain withObjects(List<ObjectRules> others) {
        return new Domain(isNull, isTrue, isFalse, numbers, texts, arrays, others);
    }

    /** Its objects and nothing else. */
    Domain onlyObjects() {
        return new Domain(false, false, false, List.of(), List.of(), List.of(), objects);
    }

    /** All but its objects. */
    Domain withoutObjects() {
        return withObjects(List.of());
    }

    /** The same, as if no schema had looked at keys and items. */
    Domain unannotated() {
        List<ArrayRules> plainArrays = arrays.stream()
                .map(one -> new ArrayRules(
                        one.prefix(),
                        one.rest(),
                        one.min(),
                        one.max(),
                        one.counted(),
                        one.unique(),
                        EvaluatedItems.NONE))
                .toList();
        List<ObjectRules> plainObjects = objects.stream()
                .map(one -> new ObjectRules(
                        one.parts(), one.required(), one.min(), one.max(), one.clauses(), EvaluatedKeys.NONE))
                .toList();
        return new Domain(isNull, isTrue, isFalse, numbers, texts, plainArrays, plainObjects);
    }

    /** The values of either. */
    Domain or(Domain other) {
        return anyOf(List.of(this, other));
    }

    /** The values of any of some. Complexity: linear in the alternatives of all. */
    static Domain anyOf(List<Domain> domains) {
        boolean isNull = false;
        boolean isTrue = false;
        boolean isFalse = false;
        Set<Numbers> numbers = new LinkedHashSet<>();
        Set<Texts> texts = new LinkedHashSet<>();
        Set<ArrayRules> arrays = new LinkedHashSet<>();
        Set<ObjectRules> objects = new LinkedHashSet<>();
        for (Domain domain : domains) {
            isNull |= domain.isNull;
            isTrue |= domain.isTrue;
            isFalse |= domain.isFalse;
            numbers.addAll(domain.numbers);
            texts.addAll(domain.texts);
            arrays.addAll(domain.arrays);
            objects.addAll(domain.objects);
        }
        return new Domain(
                isNull,
                isTrue,
                isFalse,
                Numbers.union(numbers),
                Texts.union(texts),
                List.copyOf(arrays),
                List.copyOf(objects));
    }

    /** Pairs every alternative of one list with every one of another, but for pairs that are empty or null. */
    static <T> List<T> pairs(List<T> left, List<T> right, BiFunction<T, T, @Nullable T> both, Predicate<T> isEmpty) {
        List<T> pairs = new ArrayList<>();
        for (T one : left) {
            for (T other : right) {
                T pair = both.apply(one, other);
                if (pair != null && !isEmpty.test(pair) && (pairs.size() > FEW || !pairs.contains(pair))) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    /** Whether there are plainly fewer values than a number. */
    boolean isFewerThan(int count) {
        if (!arrays.isEmpty() || !objects.isEmpty()) {
            return false;
        }
        int found = (isNull ? 1 : 0) + (isTrue ? 1 : 0) + (isFalse ? 1 : 0);
        for (Texts one : texts) {
            Set<String> all = one.listed();
            if (all == null) {
                return false;
            }
            found += all.size();
        }
        for (Numbers one : numbers) {
            List<?> all = one.listedUpTo(count);
            if (all == null) {
                return false;
            }
            found += all.size();
        }
        return found < count;
    }

    /** Whether there are several alternatives of some type. */
    boolean hasAlternatives() {
        return numbers.size() > 1 || texts.size() > 1 || arrays.size() > 1 || objects.size() > 1;
    }

    /** Whether some value is plainly among them. */
    boolean hasConstants() {
        return isNull
                || isTrue
                || isFalse
                || texts.stream().anyMatch(one -> !one.list().isEmpty())
                || numbers.stream().anyMatch(one -> !one.list().isEmpty() && one.spelling() == Spelling.ANY);
    }

    /** Whether there is plainly no value. */
    boolean isEmpty() {
        return !isNull
                && !isTrue
                && !isFalse
                && numbers.isEmpty()
                && texts.isEmpty()
                && arrays.isEmpty()
                && objects.isEmpty();
    }
}

package dev.trammel.constraints.internal.schema;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of some sets may have values in common. Constants, and objects with a required key whose constants tell them
 * apart, are looked up, so that not every pair must be compared.
 */
final class Overlaps {
    /** Keys that are tried as the one that tells objects apart. */
    private static final int MOST_KEYS = 3;

    /** Steps of work that a value of a key stands for. */
    private static final int WORK = 20;

    private final SchemaValues values;
    private final Map<String, BitSet> byConstant = new HashMap<>();
    /** By type, those that have values of it that are not looked up. */
    private final Map<Type, BitSet> others = new HashMap<>();
    /** By type, those that have any values of it. */
    private final Map<Type, BitSet> all = new HashMap<>();

    private final List<Set<String>> constants = new ArrayList<>();

    private enum Type {
        NUMBER,
        STRING,
        ARRAY,
        OBJECT
    }

    /**
     * Sorts them.
     *
     * @param keys whether objects are told apart by keys
     */
    Overlaps(List<Domain> domains, SchemaValues values, boolean keys) {
        this.values = values;
        String key = keys ? key(domains) : null;
        for (int i = 0; i < domains.size(); i++) {
            Domain domain = domains.get(i);
            constants.add(new HashSet<>());
            add(i, domain.isNull() ? List.of("null") : List.of());
            add(i, domain.isTrue() ? List.of("true") : List.of());
            add(i, domain.isFalse() ? List.of("false") : List.of());
            for (Numbers numbers : domain.numbers()) {
                add(i, Type.NUMBER, Constants.of(numbers));
            }
            for (Texts texts : domain.texts()) {
                add(i, Type.STRING, Constants.of(texts));
            }
            if (!domain.arrays().isEmpty()) {
                add(i, Type.ARRAY, null);
            }
            for (ObjectRules object : domain.objects()) {
                add(i, Type.OBJECT, key == null ? null : ofObjects(constants(object, key)));
            }
        }
    }

    private void add(int index, List<String> some) {
        constants.get(index).addAll(some);
        some.forEach(
                one -> byConstant.computeIfAbsent(one, same -> new BitSet()).set(index));
    }

    private void add(int index, Type type, @Nullable List<String> some) {
        all.computeIfAbsent(type, same -> new BitSet()).set(index);
        if (some == null) {
            others.computeIfAbsent(type, same -> new BitSet()).set(index);
        } else {
            add(index, some);
        }
    }

    /** Those with which a set may have values in common, by their index; itself not. */
    BitSet with(int index) {
        BitSet with = new BitSet();
        BitSet none = new BitSet();
        constants.get(index).forEach(one -> with.or(byConstant.getOrDefault(one, none)));
        for (Type type : Type.values()) {
            BitSet any = all.getOrDefault(type, none);
            BitSet some = others.getOrDefault(type, none);
            if (some.get(index)) {
                with.or(any);
            } else if (any.get(index)) {
                with.or(some);
            }
        }
        with.clear(index);
        return with;
    }

    private static @Nullable List<String> ofObjects(@Nullable Set<String> constants) {
        return constants == null
                ? null
                : constants.stream().map(one -> ":" + one).toList();
    }

    /** What the value of a key may be, if it must be there and has constants only; else null. */
    private @Nullable Set<String> constants(ObjectRules rules, String key) {
        return rules.required().contains(key) ? values.constants().of(Emptiness.formula(rules, key)) : null;
    }

    /** The required key that tells most objects apart; null if there is none. */
    private @Nullable String key(List<Domain> domains) {
        Map<String, Integer> counts = new HashMap<>();
        for (Domain domain : domains) {
            for (ObjectRules rules : domain.objects()) {
                for (String name : rules.required()) {
                    values.meter().count(WORK);
                    if (values.mayBeListed(Emptiness.formula(rules, name))) {
                        counts.merge(name, 1, Integer::sum);
                    }
                }
            }
        }
        String best = null;
        long most = 1;
        for (Map.Entry<String, Integer> entry : counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_KEYS)
                .toList()) {
            Set<String> distinct = new HashSet<>();
            for (Domain domain : domains) {
                for (ObjectRules rules : domain.objects()) {
                    Set<String> some = constants(rules, entry.getKey());
                    distinct.addAll(some == null ? Set.of() : some);
                }
            }
            if (distinct.size() > most) {
                most = distinct.size();
                best = entry.getKey();
            }
        }
        return best;
    }
}

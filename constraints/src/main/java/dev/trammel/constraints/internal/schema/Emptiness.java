package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is plainly empty: found without automata, a few levels deep, so that combinations stay small. */
final class Emptiness {
    private static final int DEEPEST = 2;
    private static final int MOST_PAIRS = 4;

    /** Conjunctions of more parts are remembered. */
    private static final int FEW_PARTS = 2;

    private static final int FEW_CONSTANTS = 4;

    private static final long WORK_OF_A_PART = 2;

    private final SchemaValues values;
    private final Map<Formula, Boolean> known = new HashMap<>();
    private final Map<Formula, Domain> conjunctions = new HashMap<>();
    private int depth;

    Emptiness(SchemaValues values) {
        this.values = values;
    }

    /** Whether there is plainly no value. */
    boolean of(Value value) {
        return of(SchemaValues.formula(value));
    }

    private boolean of(Formula formula) {
        if (formula.equals(Formula.FALSE) || formula.equals(Formula.TRUE)) {
            return formula.equals(Formula.FALSE);
        }
        Boolean empty = known.get(formula);
        if (empty != null) {
            return empty;
        }
        if (depth >= DEEPEST) {
            return false;
        }
        depth++;
        try {
            empty = roughly(formula).isEmpty();
            if (empty || depth == 1) {
                known.put(formula, empty);
            }
            return empty;
        } catch (CycleException e) {
            return false;
        } finally {
            depth--;
        }
    }

    /** At least the values of a formula; exact but for arrays and objects. */
    private Domain roughly(Formula formula) {
        if (formula instanceof Formula.All all) {
            return ofParts(all);
        }
        if (formula instanceof Formula.Any any) {
            Domain rough = Domain.NOTHING;
            for (Formula part : any.parts()) {
                rough = rough.or(roughly(part));
            }
            return rough;
        }
        if (formula instanceof Formula.Not not) {
            boolean exact = not.part() instanceof Formula.At || not.part() instanceof Formula.Equal;
            Domain part = exact ? values.domain(not.part()) : roughly(not.part());
            return values.notScalars(part, exact);
        }
        return values.domain(formula);
    }

    /** Remembers conjunctions of several parts: mostly one more part comes to those before. */
    private Domain ofParts(Formula.All all) {
        int size = all.parts().size();
        Domain rough = size <= FEW_PARTS ? null : conjunctions.get(all);
        if (rough != null) {
            return rough;
        }
        values.meter().count(WORK_OF_A_PART * size);
        Domain before = size <= FEW_PARTS
                ? null
                : conjunctions.get(new Formula.All(all.parts().subList(0, size - 1)));
        rough = before == null ? values.everything() : before;
        for (Formula part : before == null ? all.parts() : all.parts().subList(size - 1, size)) {
            Domain other = roughly(part);
            rough = isSmall(rough, other)
                    ? values.and(rough, other)
                    : values.intersections().andScalars(rough, other);
        }
        if (size > FEW_PARTS) {
            conjunctions.put(all, rough);
        }
        return rough;
    }

    /**
     * Whether all values of a formula plainly belong to another.
     *
     * @param part few values of it are looked at one by one
     */
    boolean isWithin(Formula part, Formula whole) {
        if (whole.equals(Formula.TRUE) || part.equals(whole)) {
            return true;
        }
        Set<String> constants = values.constants().of(part);
        if (constants == null) {
            return false;
        }
        if (whole instanceof Formula.Not not && values.constants().areDisjoint(part, not.part())) {
            return true;
        }
        if (constants.size() > FEW_CONSTANTS || !constants.stream().allMatch(one -> one.startsWith("\""))) {
            return false;
        }
        try {
            List<Texts> texts = roughly(whole).texts();
            return constants.stream().allMatch(one -> texts.stream().anyMatch(some -> some.contains(one.substring(1))));
        } catch (CycleException e) {
            return false;
        }
    }

    private static boolean isSmall(Domain left, Domain right) {
        return left.objects().size() * right.objects().size() <= MOST_PAIRS
                && left.arrays().size() * right.arrays().size() <= MOST_PAIRS;
    }

    /** Whether there is plainly no such array. */
    boolean of(ArrayRules rules) {
        if (rules.min() > rules.max()) {
            return true;
        }
        for (int i = 0; i < Math.min(rules.min(), rules.prefix().size() + 1); i++) {
            if (of(rules.item(i))) {
                return true;
            }
        }
        return rules.unique() && repeats(rules);
    }

    /** Whether two of the items that must be there are the same one. */
    private boolean repeats(ArrayRules rules) {
        Set<String> items = new HashSet<>();
        for (int i = 0; i < Math.min(rules.min(), rules.prefix().size()); i++) {
            for (JsonNode one : constants(SchemaValues.formula(rules.item(i)))) {
                if (!items.add(CanonicalJson.of(one.toString()))) {
                    return true;
                }
            }
        }
        for (ArrayRules.Counted kind : rules.counted()) {
            if (kind.min() > 1
                    && values.domain(SchemaValues.formula(kind.value())).isFewerThan(kind.min())) {
                return true;
            }
        }
        return false;
    }

    /** The value that a formula leaves, if it plainly leaves no other. */
    private static List<JsonNode> constants(Formula formula) {
        if (formula instanceof Formula.Equal equal) {
            return List.of(equal.node());
        }
        if (formula instanceof Formula.All all) {
            for (Formula part : all.parts()) {
                if (part instanceof Formula.Equal equal) {
                    return List.of(equal.node());
                }
            }
        }
        return List.of();
    }

    /** Whether a key must be there that both look at and that plainly has no value. */
    boolean ofBoth(ObjectRules left, ObjectRules right, Set<String> required) {
        for (String name : required) {
            Formula one = formula(left, name);
            Formula other = formula(right, name);
            if (values.constants().areDisjoint(one, other) || of(Formula.both(one, other))) {
                return true;
            }
        }
        return false;
    }

    /** What the value of a key may be. */
    static Formula formula(ObjectRules rules, String name) {
        Formula formula = Formula.TRUE;
        for (KeyRules part : rules.parts()) {
            for (Value value : part.values(name)) {
                formula = Formula.both(formula, SchemaValues.formula(value));
            }
        }
        return formula;
    }

    /** Whether some of a list is plainly empty together. */
    boolean ofAll(List<Value> all) {
        Formula formula = Formula.TRUE;
        for (Value value : all) {
            formula = Formula.both(formula, SchemaValues.formula(value));
        }
        return of(formula);
    }
}

package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.Disjoint;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.ProductDfa;
import dev.trammel.constraints.internal.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sets of values have in common; what is plain to see to be empty is left out. */
final class Intersections {
    /** Steps of work that a clause stands for where objects are put together. */
    private static final long WORK_OF_A_CLAUSE = 10;

    /** Steps of work that two alternatives of objects stand for, and those for which there are objects of both. */
    private static final long WORK_OF_A_PAIR = 25;

    private static final int WORK_OF_BOTH = 90;

    /** Names up to which it is tried whether rules say what others say anyway. */
    private static final int FEW_NAMES = 3;

    /** Steps of work that two sets stand for where both hold, beside their alternatives. */
    private static final int WORK_OF_AN_INTERSECTION = 20;

    /** More alternatives of strings are told apart by one automaton, not one by one. */
    private static final int MOST_PAIRS_OF_TEXTS = 12;

    /** Automata that are compared each with each. */
    private static final int MOST_COMPARED = 16;

    private final SchemaValues values;
    private final Emptiness emptiness;
    private final Automata automata;
    private final Disjoint disjoint;
    private final Meter meter;

    Intersections(SchemaValues values, Automata automata) {
        this.values = values;
        this.automata = automata;
        emptiness = values.emptiness();
        meter = values.meter();
        disjoint = new Disjoint(meter);
    }

    /** The values of both; what is plain to see to be empty is left out. */
    Domain and(Domain left, Domain right) {
        if (values.isEverything(left) || values.isEverything(right)) {
            return values.isEverything(left) ? right : left;
        }
        meter.count(WORK_OF_AN_INTERSECTION
                + WORK_OF_A_PAIR * left.objects().size() * right.objects().size()
                + 10L * left.arrays().size() * right.arrays().size()
                + 10L * left.texts().size() * right.texts().size()
                + automata(left) * right.texts().size()
                + automata(right) * left.texts().size()
                + 10L * left.numbers().size() * right.numbers().size());
        return and(
                left,
                right,
                Domain.pairs(left.arrays(), right.arrays(), this::and, emptiness::of),
                Domain.pairs(left.objects(), right.objects(), this::and, rules -> false));
    }

    /** The scalars of both, with some arrays and objects. */
    private Domain and(Domain left, Domain right, List<ArrayRules> arrays, List<ObjectRules> objects) {
        return new Domain(
                left.isNull() && right.isNull(),
                left.isTrue() && right.isTrue(),
                left.isFalse() && right.isFalse(),
                Domain.pairs(left.numbers(), right.numbers(), Numbers::and, Numbers::isEmpty),
                Domain.pairs(joined(left.texts(), right), joined(right.texts(), left), Texts::and, this::isEmpty),
                arrays,
                objects);
    }

    private static long automata(Domain domain) {
        long automata = 0;
        for (Texts texts : domain.texts()) {
            automata += texts.automata().size() + texts.without().size();
        }
        return automata;
    }

    /** Alternatives as one, if there would be many pairs of them with those of another set. */
    private List<Texts> joined(List<Texts> alternatives, Domain other) {
        return alternatives.size() > 1 && alternatives.size() * other.texts().size() > MOST_PAIRS_OF_TEXTS
                ? List.of(Texts.without(noneOf(alternatives)))
                : alternatives;
    }

    /** Accepts the strings that belong to none of some sets. */
    private Dfa noneOf(List<Texts> alternatives) {
        List<Dfa> each = alternatives.stream()
                .map(automata::of)
                .filter(automaton -> automaton.start() != Dfa.DEAD)
                .toList();
        return ProductDfa.of(List.of(LengthDfa.ANY_TEXT), each, meter);
    }

    /** The strings that belong to none of some sets, as one set. */
    Texts none(List<Texts> alternatives) {
        return Texts.of(noneOf(alternatives));
    }

    /** Whether it is plain to see that there is no such string. */
    boolean isEmpty(Texts texts) {
        boolean many = texts.automata().size() + texts.without().size() > MOST_COMPARED;
        if (many || texts.isEmpty()) {
            return texts.isEmpty();
        }
        for (int i = 0; i < texts.automata().size(); i++) {
            Dfa one = texts.automata().get(i);
            for (int j = 0; j < i; j++) {
                if (disjoint.plainly(one, texts.automata().get(j))) {
                    return true;
                }
            }
            if (texts.without().stream().anyMatch(other -> disjoint.plainlyWithin(one, other))) {
                return true;
            }
        }
        return false;
    }

    /** The values of both, but for arrays and objects, of which it takes the left ones. */
    Domain andScalars(Domain left, Domain right) {
        return and(
                left,
                right,
                right.arrays().isEmpty() ? List.of() : left.arrays(),
                right.objects().isEmpty() ? List.of() : left.objects());
    }

    ArrayRules and(ArrayRules left, ArrayRules right) {
        int length = Math.max(left.prefix().size(), right.prefix().size());
        List<Value> prefix = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            prefix.add(values.both(left.item(i), right.item(i)));
        }
        Set<ArrayRules.Counted> counted = new LinkedHashSet<>(left.counted());
        counted.addAll(right.counted());
        int atLeast = Math.max(left.min(), right.min());
        int atMost = Math.min(left.max(), right.max());
        return new ArrayRules(
                prefix,
                values.both(left.rest(), right.rest()),
                atLeast,
                atMost,
                List.copyOf(counted),
                left.unique() || right.unique(),
                left.evaluated().or(right.evaluated()));
    }

    /** Null if it is plain to see that there is none. */
    @Nullable
    ObjectRules and(ObjectRules left, ObjectRules right) {
        if (saysNoMore(left, right)) {
            return left;
        }
        if (saysNoMore(right, left)) {
            return right;
        }
        meter.count(left.required().size() + right.required().size());
        Set<String> required = new LinkedHashSet<>(left.required());
        required.addAll(right.required());
        int atLeast = Math.max(left.min(), right.min());
        int atMost = Math.min(left.max(), right.max());
        if (atLeast > atMost || required.size() > atMost || emptiness.ofBoth(left, right, required)) {
            return null;
        }
        meter.count(WORK_OF_BOTH
                + WORK_OF_A_CLAUSE * (left.clauses().size() + right.clauses().size()));
        Set<Clause> clauses = new LinkedHashSet<>(left.clauses());
        clauses.addAll(right.clauses());
        return new ObjectRules(
                parts(left.parts(), right.parts()),
                required,
                atLeast,
                atMost,
                List.copyOf(clauses),
                left.evaluated().or(right.evaluated()));
    }

    /** Whether rules plainly hold where others do, so that the others say it all; false if that is not soon known. */
    private boolean saysNoMore(ObjectRules rules, ObjectRules more) {
        boolean plain = more.clauses().isEmpty()
                && more.min() == 0
                && more.max() == Integer.MAX_VALUE
                && more.required().size() <= FEW_NAMES
                && !values.usesUnevaluated()
                && rules.required().containsAll(more.required());
        for (KeyRules part : plain ? more.parts() : List.<KeyRules>of()) {
            plain = plain && part.declared().size() <= FEW_NAMES && saysNoMore(rules, part);
        }
        return plain;
    }

    private boolean saysNoMore(ObjectRules rules, KeyRules more) {
        if (!more.patterns().isEmpty()
                || !SchemaValues.formula(more.additional()).equals(Formula.TRUE)) {
            return false;
        }
        for (Map.Entry<String, Value> entry : more.declared().entrySet()) {
            String name = entry.getKey();
            boolean declares =
                    rules.parts().stream().anyMatch(part -> part.declared().containsKey(name));
            if (!declares
                    || !emptiness.isWithin(Emptiness.formula(rules, name), SchemaValues.formula(entry.getValue()))) {
                return false;
            }
        }
        return true;
    }

    /** Parts without patterns become one. */
    private List<KeyRules> parts(List<KeyRules> left, List<KeyRules> right) {
        Set<KeyRules> parts = new LinkedHashSet<>();
        KeyRules plain = null;
        for (List<KeyRules> side : List.of(left, right)) {
            for (KeyRules part : side) {
                if (!part.patterns().isEmpty() || !part.ordered()) {
                    parts.add(part);
                } else {
                    plain = plain == null ? part : merge(plain, part);
                }
            }
        }
        List<KeyRules> all = new ArrayList<>(parts);
        if (plain != null) {
            all.add(0, plain);
        }
        return all;
    }

    private KeyRules merge(KeyRules left, KeyRules right) {
        meter.count(15L * (left.declared().size() + right.declared().size()));
        Map<String, Value> declared = new LinkedHashMap<>();
        left.declared().forEach((name, value) -> {
            Value other = right.declared().getOrDefault(name, right.additional());
            declared.put(name, bothSimply(value, other));
        });
        right.declared().forEach((name, value) -> declared.putIfAbsent(name, values.both(left.additional(), value)));
        return new KeyRules(declared, List.of(), values.both(left.additional(), right.additional()));
    }

    /** The values of both, which is one of them where that plainly is within the other. */
    private Value bothSimply(Value left, Value right) {
        if (emptiness.isWithin(SchemaValues.formula(left), SchemaValues.formula(right))) {
            return left;
        }
        return emptiness.isWithin(SchemaValues.formula(right), SchemaValues.formula(left))
                ? right
                : values.both(left, right);
    }

    /** Holds the keys that no schema has looked at to a schema. */
    ObjectRules closeKeys(ObjectRules rules, Formula rest) {
        if (rules.evaluated().all()) {
            return rules;
        }
        Value any = values.of(Formula.TRUE);
        Map<String, Value> names = new LinkedHashMap<>();
        rules.evaluated().names().stream().sorted().forEach(name -> names.put(name, any));
        List<KeyRules.Rule> patterns = rules.evaluated().patterns().stream()
                .map(pattern -> new KeyRules.Rule(pattern, any))
                .toList();
        KeyRules closing = new KeyRules(names, patterns, values.of(rest));
        return new ObjectRules(
                parts(rules.parts(), List.of(closing)),
                rules.required(),
                rules.min(),
                rules.max(),
                rules.clauses(),
                EvaluatedKeys.ALL);
    }

    /** Holds the items that no schema has looked at to a schema. */
    ArrayRules closeItems(ArrayRules rules, Formula rest) {
        if (rules.evaluated().first() == Integer.MAX_VALUE) {
            return rules;
        }
        List<Formula> either = new ArrayList<>(rules.evaluated().kinds());
        either.add(rest);
        Value item = either.size() == 1 ? values.of(rest) : values.of(new Formula.Any(either));
        int first = rules.evaluated().first();
        List<Value> prefix = new ArrayList<>();
        for (int i = 0; i < Math.max(first, rules.prefix().size()); i++) {
            prefix.add(i < first ? rules.item(i) : values.both(rules.item(i), item));
        }
        return new ArrayRules(
                prefix,
                values.both(rules.rest(), item),
                rules.min(),
                rules.max(),
                rules.counted(),
                rules.unique(),
                EvaluatedItems.ALL);
    }
}

package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.internal.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values that do not belong to a domain. */
final class Negation {
    /** More alternatives are negated all at once. */
    private static final int MOST_TEXTS = 3;

    /** Steps of work that an item of an alternative stands for. */
    private static final long WORK_OF_AN_ITEM = 4;

    private final SchemaValues values;

    Negation(SchemaValues values) {
        this.values = values;
    }

    Domain of(Domain domain) {
        Domain all = values.everything();
        Domain scalars = scalars(domain);
        return new Domain(
                scalars.isNull(),
                scalars.isTrue(),
                scalars.isFalse(),
                scalars.numbers(),
                scalars.texts(),
                none(domain.arrays(), all.arrays(), this::not, values.intersections()::and, values.emptiness()::of),
                none(domain.objects(), all.objects(), this::not, values.intersections()::and, rules -> false));
    }

    /** The same without arrays and objects. */
    Domain scalars(Domain domain) {
        return new Domain(
                !domain.isNull(),
                !domain.isTrue(),
                !domain.isFalse(),
                none(domain.numbers(), List.of(Numbers.ALL), Numbers::not, Numbers::and, Numbers::isEmpty),
                texts(domain.texts()),
                List.of(),
                List.of());
    }

    private List<Texts> texts(List<Texts> alternatives) {
        return alternatives.size() > MOST_TEXTS
                ? List.of(values.intersections().none(alternatives))
                : none(
                        alternatives,
                        List.of(Texts.ALL),
                        one -> one.not(values.meter()),
                        Texts::and,
                        values.intersections()::isEmpty);
    }

    /** None of some alternatives. */
    private static <T> List<T> none(
            List<T> alternatives,
            List<T> all,
            Function<T, List<T>> not,
            java.util.function.BiFunction<T, T, @Nullable T> both,
            Predicate<T> isEmpty) {
        List<T> rest = all;
        for (T one : alternatives) {
            rest = Domain.pairs(rest, not.apply(one), both, isEmpty);
        }
        return rest;
    }

    private List<ArrayRules> not(ArrayRules rules) {
        if (rules.unique()) {
            throw new SchemaException("expected uniqueItems where it must hold, found it negated", values.place());
        }
        List<ArrayRules> others = new ArrayList<>();
        Value any = values.of(Formula.TRUE);
        if (rules.min() > 0) {
            others.add(array(List.of(), 0, rules.min() - 1, List.of()));
        }
        if (rules.max() < Integer.MAX_VALUE) {
            others.add(array(List.of(), rules.max() + 1, Integer.MAX_VALUE, List.of()));
        }
        // The alternatives of a constant leave each other out, so that those of many constants stay few.
        boolean fixed =
                rules.min() == rules.max() && rules.max() == rules.prefix().size();
        List<Value> before = new ArrayList<>();
        for (Value item : rules.prefix()) {
            values.meter().count(WORK_OF_AN_ITEM * (1L + before.size()));
            List<Value> prefix = new ArrayList<>(before);
            prefix.add(values.not(item));
            others.add(
                    fixed
                            ? array(prefix, rules.min(), rules.max(), List.of())
                            : array(prefix, prefix.size(), Integer.MAX_VALUE, List.of()));
            before.add(fixed ? item : any);
        }
        if (fixed) {
            return others;
        }
        if (!SchemaValues.formula(rules.rest()).equals(Formula.TRUE)) {
            others.add(array(
                    List.of(),
                    0,
                    Integer.MAX_VALUE,
                    List.of(new ArrayRules.Counted(
                            rules.prefix().size(), values.not(rules.rest()), 1, Integer.MAX_VALUE))));
        }
        for (ArrayRules.Counted kind : rules.counted()) {
            if (kind.min() > 0) {
                others.add(array(
                        List.of(),
                        0,
                        Integer.MAX_VALUE,
                        List.of(new ArrayRules.Counted(kind.from(), kind.value(), 0, kind.min() - 1))));
            }
            if (kind.max() < Integer.MAX_VALUE) {
                others.add(array(
                        List.of(),
                        0,
                        Integer.MAX_VALUE,
                        List.of(new ArrayRules.Counted(kind.from(), kind.value(), kind.max() + 1, Integer.MAX_VALUE))));
            }
        }
        return others;
    }

    private ArrayRules array(List<Value> prefix, int min, int max, List<ArrayRules.Counted> counted) {
        return new ArrayRules(prefix, values.of(Formula.TRUE), min, max, counted, false, EvaluatedItems.NONE);
    }

    private List<ObjectRules> not(ObjectRules rules) {
        List<ObjectRules> others = new ArrayList<>();
        List<Clause.Literal> literals = literals(rules);
        if (literals.size() == 1 && literals.get(0).keys() instanceof Clause.Named named) {
            others.add(named(named.name(), literals.get(0)));
        } else if (!literals.isEmpty()) {
            others.add(object(List.of(), Set.of(), 0, Integer.MAX_VALUE, List.of(new Clause(literals))));
        }
        if (rules.min() > 0) {
            others.add(object(List.of(), Set.of(), 0, rules.min() - 1, List.of()));
        }
        if (rules.max() < Integer.MAX_VALUE) {
            others.add(object(List.of(), Set.of(), rules.max() + 1, Integer.MAX_VALUE, List.of()));
        }
        rules.clauses().forEach(clause -> others.add(not(clause)));
        return others;
    }

    /** A single literal needs no clause. */
    private ObjectRules named(String name, Clause.Literal literal) {
        KeyRules rules = new KeyRules(Map.of(name, literal.value()), List.of(), values.of(Formula.TRUE));
        Set<String> required = literal.orAbsent() ? Set.of() : Set.of(name);
        return object(List.of(rules), required, 0, Integer.MAX_VALUE, List.of());
    }

    private static ObjectRules object(
            List<KeyRules> parts, Set<String> required, int min, int max, List<Clause> clauses) {
        return new ObjectRules(parts, required, min, max, clauses, EvaluatedKeys.NONE);
    }

    /** What breaks the rules: a required key that is not there, or a key with another value. */
    private List<Clause.Literal> literals(ObjectRules rules) {
        List<Clause.Literal> literals = new ArrayList<>();
        Set<String> covered = new LinkedHashSet<>();
        for (KeyRules part : rules.parts()) {
            part.declared().forEach((name, value) -> {
                covered.add(name);
                add(literals, new Clause.Named(name), value, rules.required().contains(name));
            });
            for (KeyRules.Rule rule : part.patterns()) {
                add(literals, new Clause.Matching(rule.pattern()), rule.value(), false);
            }
            Set<KeyPattern> patterns = new LinkedHashSet<>();
            part.patterns().forEach(rule -> patterns.add(rule.pattern()));
            add(literals, new Clause.Other(part.declared().keySet(), patterns), part.additional(), false);
        }
        for (String name : rules.required()) {
            if (!covered.contains(name)) {
                add(literals, new Clause.Named(name), values.of(Formula.TRUE), true);
            }
        }
        return literals;
    }

    private void add(List<Clause.Literal> literals, Clause.Keys keys, Value value, boolean orAbsent) {
        Value other = values.not(value);
        if (orAbsent || !SchemaValues.formula(other).equals(Formula.FALSE)) {
            literals.add(new Clause.Literal(keys, other, orAbsent));
        }
    }

    private ObjectRules not(Clause clause) {
        List<KeyRules> parts = new ArrayList<>();
        Set<String> required = new LinkedHashSet<>();
        Value any = values.of(Formula.TRUE);
        for (Clause.Literal literal : clause.literals()) {
            Value other = values.not(literal.value());
            if (literal.keys() instanceof Clause.Named named) {
                if (literal.orAbsent()) {
                    required.add(named.name());
                }
                parts.add(new KeyRules(Map.of(named.name(), other), List.of(), any));
            } else if (literal.keys() instanceof Clause.Matching matching) {
                parts.add(new KeyRules(Map.of(), List.of(new KeyRules.Rule(matching.pattern(), other)), any));
            } else if (literal.keys() instanceof Clause.Other rest) {
                Map<String, Value> names = new LinkedHashMap<>();
                rest.names().forEach(name -> names.put(name, any));
                List<KeyRules.Rule> patterns = rest.patterns().stream()
                        .map(pattern -> new KeyRules.Rule(pattern, any))
                        .toList();
                parts.add(new KeyRules(names, patterns, other));
            }
        }
        return object(parts, required, 0, Integer.MAX_VALUE, List.of());
    }
}

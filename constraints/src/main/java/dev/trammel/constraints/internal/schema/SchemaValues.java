package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.Report;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.engine.TermConstraint.Logs;
import dev.trammel.constraints.internal.json.ArraySpec;
import dev.trammel.constraints.internal.json.ObjectSpec;
import dev.trammel.constraints.internal.json.Shape;
import dev.trammel.constraints.internal.json.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values of one compilation: what formulas come to, worked out when a value is first asked. */
final class SchemaValues {
    /** Steps of work that a value stands for. */
    private static final int WORK_OF_A_VALUE = 100;

    private final Map<Formula, SchemaValue> values = new HashMap<>();
    private final Map<Formula.At, Domain> annotated = new HashMap<>();
    private final Map<Formula.At, Domain> unannotated = new HashMap<>();
    private final Map<Formula.At, Domain> negated = new HashMap<>();
    private final Set<Formula.At> negating = new LinkedHashSet<>();
    private boolean annotates = true;
    private final Set<Formula.At> inProgress = new LinkedHashSet<>();
    private final Emptiness emptiness = new Emptiness(this);
    private final Negation negation = new Negation(this);
    private final Constants constants = new Constants(this);
    private final Sizes sizes;
    private final Automata automata;
    private final Intersections intersections;
    private final IdentityHashMap<Domain, Shape> shapes = new IdentityHashMap<>();
    private @Nullable Domain everything;
    private String place = "";
    private final Meter meter;
    private final SchemaSource source;
    private final SchemaReader reader;
    private final Specs specs;

    SchemaValues(SchemaSource source, JsonOptions options, Meter meter) {
        this.meter = meter;
        this.source = source;
        sizes = new Sizes(meter);
        automata = new Automata(options.form() == JsonOptions.Form.ANY, meter);
        intersections = new Intersections(this, automata);
        specs = new Specs(this, options.whitespace() == JsonOptions.Whitespace.NATURAL ? 1 : 0);
        reader = new SchemaReader(source, this, options.formats() == JsonOptions.Formats.ASSERTED, meter);
    }

    Sizes sizes() {
        return sizes;
    }

    /**
     * Reads every schema that a value can come to, so that what is malformed or not supported shows before anything is
     * asked.
     *
     * @return what texts must be logged for
     */
    Logs checkAll(Value root) {
        Set<Value> seen = new HashSet<>(Set.of(root));
        ArrayDeque<Value> open = new ArrayDeque<>(seen);
        boolean freeKeys = false;
        boolean keysRunOut = false;
        boolean uniqueItems = false;
        IdentityHashMap<Shape, Boolean> looked = new IdentityHashMap<>();
        while (!open.isEmpty()) {
            Shape shape = open.remove().shape();
            meter.count(1);
            if (looked.put(shape, true) != null) {
                continue;
            }
            List<Value> inside = new ArrayList<>();
            for (ArraySpec array : shape.arrays()) {
                uniqueItems |= array.checksItems();
                inside.addAll(array.prefix());
                inside.add(array.rest());
            }
            for (ObjectSpec object : shape.objects()) {
                freeKeys |= object.isOpen();
                keysRunOut = keysRunOut || object.keysRunOut();
                for (int label = 0; label < object.labels(); label++) {
                    inside.add(object.value(label));
                }
            }
            inside.stream().filter(seen::add).forEach(open::add);
        }
        return new Logs(freeKeys, keysRunOut, uniqueItems ? CanonicalJson::of : null);
    }

    /** The value of a formula. */
    SchemaValue of(Formula formula) {
        SchemaValue known = values.get(formula);
        if (known == null) {
            meter.count(WORK_OF_A_VALUE);
            known = new SchemaValue(this, formula);
            values.put(formula, known);
        }
        return known;
    }

    /** The values of both. */
    Value both(Value left, Value right) {
        return of(Formula.both(formula(left), formula(right)));
    }

    /** All other values. */
    Value not(Value value) {
        return of(Formula.not(formula(value)));
    }

    static Formula formula(Value value) {
        return ((SchemaValue) value).formula();
    }

    Meter meter() {
        return meter;
    }

    Emptiness emptiness() {
        return emptiness;
    }

    Automata automata() {
        return automata;
    }

    Intersections intersections() {
        return intersections;
    }

    Constants constants() {
        return constants;
    }

    /** What a formula comes to. */
    Domain domain(Formula formula) {
        if (formula instanceof Formula.At at) {
            return domainAt(at);
        }
        if (formula instanceof Formula.Equal equal) {
            return Literals.domain(equal.node(), this);
        }
        if (formula instanceof Formula.All all) {
            return allOf(everything(), all.parts());
        }
        if (formula instanceof Formula.Not not) {
            return unannotated(() -> negated(not.part()));
        }
        return Domain.anyOf(
                ((Formula.Any) formula).parts().stream().map(this::domain).toList());
    }

    /** Whether it matters anywhere what schemas have evaluated. */
    boolean usesUnevaluated() {
        return source.usesUnevaluated();
    }

    /** Whether it matters what schemas have evaluated. */
    boolean annotates() {
        return annotates && source.usesUnevaluated();
    }

    /** What comes of reading schemas when nobody looks at what they have evaluated. */
    Domain unannotated(Supplier<Domain> reading) {
        return reading(source.usesUnevaluated() ? false : annotates, reading);
    }

    /** What comes of reading schemas when somebody looks at what they have evaluated. */
    Domain annotated(Supplier<Domain> reading) {
        return reading(true, reading);
    }

    private Domain reading(boolean annotating, Supplier<Domain> reading) {
        boolean before = annotates;
        annotates = annotating;
        try {
            return reading.get();
        } finally {
            annotates = before;
        }
    }

    private Domain negated(Formula formula) {
        if (formula instanceof Formula.All all) {
            return Domain.anyOf(
                    all.parts().stream().map(part -> domain(Formula.not(part))).toList());
        }
        if (formula instanceof Formula.Any any) {
            return allOf(everything(), any.parts().stream().map(Formula::not).toList());
        }
        return formula instanceof Formula.At at ? negatedAt(at) : negation.of(domain(formula));
    }

    private Domain negatedAt(Formula.At at) {
        Domain known = negated.get(at);
        if (known != null) {
            return known;
        }
        if (!negating.add(at)) {
            throw new CycleException(at.place());
        }
        String before = place;
        place = at.place();
        try {
            Domain domain = reader.readNegated(at.place(), source.scope(at.place(), at.scope()))
                    .unannotated();
            negated.put(at, domain);
            place = before;
            return domain;
        } finally {
            negating.remove(at);
        }
    }

    private Domain domainAt(Formula.At at) {
        Map<Formula.At, Domain> domains = annotates ? annotated : unannotated;
        Domain known = domains.get(at);
        if (known != null) {
            return known;
        }
        if (!inProgress.add(at)) {
            throw new CycleException(at.place());
        }
        String before = place;
        place = at.place();
        try {
            Domain domain = reader.read(at.place(), source.scope(at.place(), at.scope()));
            domains.put(at, domain);
            place = before;
            return domain;
        } finally {
            inProgress.remove(at);
        }
    }

    /** Every value. */
    Domain everything() {
        if (everything == null) {
            everything = makeEverything();
        }
        return everything;
    }

    /** Whether it is plain to see that a set has every value. */
    @SuppressWarnings("ReferenceEquality") // where it is another object, the work is done
    boolean isEverything(Domain domain) {
        return domain == everything;
    }

    private Domain makeEverything() {
        Value any = of(Formula.TRUE);
        return new Domain(
                true,
                true,
                true,
                List.of(Numbers.ALL),
                List.of(Texts.ALL),
                List.of(new ArrayRules(List.of(), any, 0, Integer.MAX_VALUE, List.of(), false, EvaluatedItems.NONE)),
                List.of(new ObjectRules(List.of(), Set.of(), 0, Integer.MAX_VALUE, List.of(), EvaluatedKeys.NONE)));
    }

    /** The values of a set that are those of all of some formulas, too. */
    Domain allOf(Domain own, List<Formula> formulas) {
        Domain domain = own;
        List<Domain> plain = new ArrayList<>();
        for (Formula formula : formulas) {
            Domain next = domain(formula);
            if (next.hasAlternatives()) {
                domain = and(and(domain, both(plain)), next);
                plain.clear();
            } else {
                plain.add(next);
            }
        }
        return and(domain, both(plain));
    }

    /** The values of all, two by two, then of what comes of it, so that what has been put together is copied rarely. */
    private Domain both(List<Domain> all) {
        if (all.isEmpty()) {
            return everything();
        }
        int half = all.size() / 2;
        return half == 0 ? all.get(0) : and(both(all.subList(0, half)), both(all.subList(half, all.size())));
    }

    /**
     * All other values, but all arrays and objects unless all are among these.
     *
     * @param exact whether the arrays and objects of the domain are all that it has
     */
    Domain notScalars(Domain domain, boolean exact) {
        Domain all = everything();
        boolean arrays = exact && domain.arrays().stream().anyMatch(all.arrays()::contains);
        boolean objects = exact && domain.objects().stream().anyMatch(all.objects()::contains);
        Domain others = negation.scalars(domain);
        return new Domain(
                others.isNull(),
                others.isTrue(),
                others.isFalse(),
                others.numbers(),
                others.texts(),
                arrays ? List.of() : all.arrays(),
                objects ? List.of() : all.objects());
    }

    /** The values of both. */
    Domain and(Domain left, Domain right) {
        return intersections.and(left, right);
    }

    /** All other values. */
    Domain not(Domain domain) {
        return negation.of(domain);
    }

    /** Whether two sets may have values in common. */
    boolean overlap(Domain left, Domain right) {
        Domain both = and(left, right);
        if (both.isEmpty()) {
            return false;
        }
        if (both.hasConstants()) {
            return true;
        }
        try {
            return sizes.shortest(makeShape(both)) < Value.NEVER; // which nobody asks for again
        } catch (CycleException e) {
            return true;
        }
    }

    /** Whether a formula may come to constants only, by the look of it. */
    boolean mayBeListed(Formula formula) {
        if (formula instanceof Formula.At at) {
            return reader.mayBeListed(at.place());
        }
        if (formula instanceof Formula.All all) {
            return all.parts().stream().anyMatch(this::mayBeListed);
        }
        if (formula instanceof Formula.Any any) {
            return any.parts().stream().allMatch(this::mayBeListed);
        }
        return formula instanceof Formula.Equal;
    }

    /** What becomes of each keyword of the schemas that have been read. */
    Supplier<Report> report() {
        return reader.report();
    }

    /** The schema that is being read, or the last one that was, for messages. */
    String place() {
        return place;
    }

    /** {@link #place} for people. */
    String where() {
        return place.isEmpty() ? "the root of the schema" : place;
    }

    /** Whether some text is one of the values. */
    boolean isPossible(Domain domain) {
        return sizes.shortest(shape(domain)) < Value.NEVER;
    }

    /** What a formula comes to, as automata and specifications. */
    Shape shape(Formula formula) {
        if (formula instanceof Formula.At at) {
            place = at.place();
        }
        return shape(domain(formula));
    }

    private Shape shape(Domain domain) {
        Shape known = shapes.get(domain);
        if (known == null) {
            known = makeShape(domain);
            shapes.put(domain, known);
        }
        return known;
    }

    private Shape makeShape(Domain domain) {
        meter.count(WORK_OF_A_VALUE);
        return new Shape(
                domain.isNull(),
                domain.isTrue(),
                domain.isFalse(),
                domain.numbers().stream()
                        .map(automata::of)
                        .filter(number -> number.start() != Dfa.DEAD)
                        .toList(),
                domain.texts().stream().map(automata::of).toList(),
                domain.arrays().stream()
                        .filter(rules -> !emptiness.of(rules))
                        .map(specs::array)
                        .toList(),
                domain.objects().stream()
                        .map(specs::object)
                        .filter(Objects::nonNull)
                        .toList());
    }
}

package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.Report;
import dev.trammel.constraints.internal.automaton.BoundedDfa;
import dev.trammel.constraints.internal.automaton.DecimalDfa;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.Disjoint;
import dev.trammel.constraints.internal.automaton.ExponentDfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.MultipleDfa;
import dev.trammel.constraints.internal.automaton.ProductDfa;
import dev.trammel.constraints.internal.automaton.TextSetDfa;
import dev.trammel.constraints.internal.automaton.TrailingZerosDfa;
import dev.trammel.constraints.internal.engine.TermConstraint.Logs;
import dev.trammel.constraints.internal.json.ArraySpec;
import dev.trammel.constraints.internal.json.Layout;
import dev.trammel.constraints.internal.json.ObjectSpec;
import dev.trammel.constraints.internal.json.Shape;
import dev.trammel.constraints.internal.json.Value;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of one compilation: what formulas come to, worked out when a value is first asked. */
final class SchemaValues {
    /** Steps of work that a value stands for. */
    private static final int WORK_OF_A_VALUE = 100;

    /** Steps of work that a clause stands for where objects are put together. */
    private static final long WORK_OF_A_CLAUSE = 10;

    /** Steps of work that two alternatives of objects stand for, and those for which there are objects of both. */
    private static final long WORK_OF_A_PAIR = 25;

    private static final int WORK_OF_BOTH = 90;

    /** Names up to which it is tried whether rules say what others say anyway. */
    private static final int FEW_NAMES = 3;

    /** Steps of work that two sets stand for where both hold, beside their alternatives. */
    private static final int WORK_OF_AN_INTERSECTION = 20;

    private static final int MOST_NOT_MULTIPLES = 50;

    /** So many multiples between bounds are listed: searching for one would take longer. */
    private static final int FEW_MULTIPLES = 32;

    /** More alternatives of strings are told apart by one automaton, not one by one. */
    private static final int MOST_PAIRS_OF_TEXTS = 12;

    /** Automata that are compared each with each. */
    private static final int MOST_COMPARED = 16;

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
    private final Disjoint disjoint;
    private final IdentityHashMap<Domain, Shape> shapes = new IdentityHashMap<>();
    private @Nullable Domain everything;
    private String place = "";
    private final JsonOptions options;
    private final Meter meter;
    private final SchemaSource source;
    private final SchemaReader reader;
    private final Specs specs;

    SchemaValues(SchemaSource source, JsonOptions options, Meter meter) {
        this.options = options;
        this.meter = meter;
        this.source = source;
        sizes = new Sizes(meter);
        disjoint = new Disjoint(meter);
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

    /** The values of both, which is one of them where that plainly is within the other. */
    private Value bothSimply(Value left, Value right) {
        if (emptiness.isWithin(formula(left), formula(right))) {
            return left;
        }
        return emptiness.isWithin(formula(right), formula(left)) ? right : both(left, right);
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

    /** The values of both; what is plain to see to be empty is left out. */
    @SuppressWarnings("ReferenceEquality") // where it is another object, the work is done
    Domain and(Domain left, Domain right) {
        if (left == everything || right == everything) {
            return left == everything ? right : left;
        }
        meter.count(WORK_OF_AN_INTERSECTION
                + WORK_OF_A_PAIR * left.objects().size() * right.objects().size()
                + 10L * left.arrays().size() * right.arrays().size()
                + 10L * left.texts().size() * right.texts().size()
                + automata(left) * right.texts().size()
                + automata(right) * left.texts().size()
                + 10L * left.numbers().size() * right.numbers().size());
        return new Domain(
                left.isNull() && right.isNull(),
                left.isTrue() && right.isTrue(),
                left.isFalse() && right.isFalse(),
                Domain.pairs(left.numbers(), right.numbers(), Numbers::and, Numbers::isEmpty),
                Domain.pairs(joined(left.texts(), right), joined(right.texts(), left), Texts::and, this::isEmpty),
                Domain.pairs(left.arrays(), right.arrays(), this::and, emptiness::of),
                Domain.pairs(left.objects(), right.objects(), this::and, rules -> false));
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
                .map(this::automaton)
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
        return new Domain(
                left.isNull() && right.isNull(),
                left.isTrue() && right.isTrue(),
                left.isFalse() && right.isFalse(),
                Domain.pairs(left.numbers(), right.numbers(), Numbers::and, Numbers::isEmpty),
                Domain.pairs(joined(left.texts(), right), joined(right.texts(), left), Texts::and, this::isEmpty),
                right.arrays().isEmpty() ? List.of() : left.arrays(),
                right.objects().isEmpty() ? List.of() : left.objects());
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

    ArrayRules and(ArrayRules left, ArrayRules right) {
        int length = Math.max(left.prefix().size(), right.prefix().size());
        List<Value> prefix = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            prefix.add(both(left.item(i), right.item(i)));
        }
        Set<ArrayRules.Counted> counted = new LinkedHashSet<>(left.counted());
        counted.addAll(right.counted());
        int atLeast = Math.max(left.min(), right.min());
        int atMost = Math.min(left.max(), right.max());
        return new ArrayRules(
                prefix,
                both(left.rest(), right.rest()),
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
                && !source.usesUnevaluated()
                && rules.required().containsAll(more.required());
        for (KeyRules part : plain ? more.parts() : List.<KeyRules>of()) {
            plain = plain && part.declared().size() <= FEW_NAMES && saysNoMore(rules, part);
        }
        return plain;
    }

    private boolean saysNoMore(ObjectRules rules, KeyRules more) {
        if (!more.patterns().isEmpty() || !formula(more.additional()).equals(Formula.TRUE)) {
            return false;
        }
        for (Map.Entry<String, Value> entry : more.declared().entrySet()) {
            String name = entry.getKey();
            boolean declares =
                    rules.parts().stream().anyMatch(part -> part.declared().containsKey(name));
            if (!declares || !emptiness.isWithin(Emptiness.formula(rules, name), formula(entry.getValue()))) {
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
        right.declared().forEach((name, value) -> declared.putIfAbsent(name, both(left.additional(), value)));
        return new KeyRules(declared, List.of(), both(left.additional(), right.additional()));
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

    /** Holds the keys that no schema has looked at to a schema. */
    ObjectRules closeKeys(ObjectRules rules, Formula rest) {
        if (rules.evaluated().all()) {
            return rules;
        }
        Value any = of(Formula.TRUE);
        Map<String, Value> names = new LinkedHashMap<>();
        rules.evaluated().names().stream().sorted().forEach(name -> names.put(name, any));
        List<KeyRules.Rule> patterns = rules.evaluated().patterns().stream()
                .map(pattern -> new KeyRules.Rule(pattern, any))
                .toList();
        KeyRules closing = new KeyRules(names, patterns, of(rest));
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
        Value item = either.size() == 1 ? of(rest) : of(new Formula.Any(either));
        int first = rules.evaluated().first();
        List<Value> prefix = new ArrayList<>();
        for (int i = 0; i < Math.max(first, rules.prefix().size()); i++) {
            prefix.add(i < first ? rules.item(i) : both(rules.item(i), item));
        }
        return new ArrayRules(
                prefix,
                both(rules.rest(), item),
                rules.min(),
                rules.max(),
                rules.counted(),
                rules.unique(),
                EvaluatedItems.ALL);
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
                        .map(this::automaton)
                        .filter(number -> number.start() != Dfa.DEAD)
                        .toList(),
                domain.texts().stream().map(this::automaton).toList(),
                domain.arrays().stream()
                        .filter(rules -> !emptiness.of(rules))
                        .map(specs::array)
                        .toList(),
                domain.objects().stream()
                        .map(specs::object)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private Dfa automaton(Numbers numbers) {
        boolean anyForm = options.form() == JsonOptions.Form.ANY;
        if (numbers.listed() != null) {
            return listed(numbers, anyForm);
        }
        boolean whole = numbers.spelling() == Spelling.WHOLE || (numbers.integer() && !anyForm && !numbers.isBroken());
        Dfa plain = plain(numbers, whole, anyForm);
        boolean free = !numbers.isBounded() && numbers.notMultiplesOf().isEmpty();
        boolean known = free && (numbers.multiplesOf().isEmpty() || numbers.isAnyInteger());
        boolean isShort = Stream.concat(numbers.multiplesOf().stream(), numbers.notMultiplesOf().stream())
                .allMatch(ExponentDfa::isShort);
        return !anyForm || whole || !isShort || (known && !numbers.isBroken())
                ? plain
                : new ExponentDfa(
                        plain,
                        numbers.low(),
                        numbers.lowInclusive(),
                        numbers.high(),
                        numbers.highInclusive(),
                        numbers.multiplesOf(),
                        numbers.notMultiplesOf(),
                        meter);
    }

    /** The numerals without exponent, but for numbers of which nothing must be known: those with one as well. */
    private Dfa plain(Numbers numbers, boolean whole, boolean anyForm) {
        List<BigDecimal> few = numbers.fewMultiples(FEW_MULTIPLES);
        if (few != null) {
            return listed(Numbers.of(few).spelled(numbers.spelling()), anyForm);
        }
        boolean free = !numbers.isBounded() && numbers.notMultiplesOf().isEmpty() && !numbers.isBroken();
        boolean anyInteger = free && numbers.isAnyInteger();
        boolean anyNumber = free && (anyInteger || numbers.multiplesOf().isEmpty());
        List<Dfa> with = new ArrayList<>();
        if (whole && anyForm) {
            with.add(Layout.WHOLE);
        } else if (anyNumber) {
            with.add(Layout.anyNumber(whole || anyInteger, anyForm));
        }
        if (numbers.isBounded() || with.isEmpty()) {
            with.add(new DecimalDfa(
                    numbers.low(),
                    numbers.lowInclusive(),
                    numbers.high(),
                    numbers.highInclusive(),
                    !whole,
                    anyForm,
                    meter));
        }
        if (numbers.isBroken()) {
            with.add(Layout.BROKEN);
        }
        for (BigDecimal divisor : numbers.multiplesOf()) {
            boolean integers = divisor.compareTo(BigDecimal.ONE) == 0;
            if (!(integers && (whole || anyInteger))) {
                with.add(new MultipleDfa(divisor, anyForm && !whole, meter));
            }
        }
        List<Dfa> without = new ArrayList<>();
        meter.check(numbers.notMultiplesOf().size(), MOST_NOT_MULTIPLES, "numbers that others are no multiples of");
        numbers.notMultiplesOf().forEach(divisor -> without.add(new MultipleDfa(divisor, true, meter)));
        return ProductDfa.of(with, without, meter);
    }

    private Dfa listed(Numbers numbers, boolean anyForm) {
        List<String> texts =
                numbers.list().stream().map(SchemaValues::plain).distinct().toList();
        if (!anyForm) {
            return spelled(TextSetDfa.of(texts, meter), numbers);
        }
        List<String> plain = new ArrayList<>(texts);
        if (texts.contains("0")) {
            plain.add("-0");
        }
        return spelled(new TrailingZerosDfa(TextSetDfa.of(plain, meter)), numbers);
    }

    private Dfa spelled(Dfa listed, Numbers numbers) {
        return switch (numbers.spelling()) {
            case ANY -> listed;
            case WHOLE -> new ProductDfa(List.of(listed, Layout.WHOLE), List.of(), meter);
            case BROKEN -> new ProductDfa(List.of(listed, Layout.BROKEN), List.of(), meter);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Accepts some strings, decoded. */
    Dfa automaton(Texts texts) {
        if (texts.listed() != null) {
            return TextSetDfa.of(texts.list(), meter);
        }
        if (texts.automata().stream().anyMatch(one -> one.start() == Dfa.DEAD)) {
            return TextSetDfa.of(List.of(), meter);
        }
        List<Dfa> with = new ArrayList<>(texts.automata());
        List<Dfa> without =
                texts.without().stream().filter(one -> one.start() != Dfa.DEAD).toList();
        if (with.isEmpty() && !without.isEmpty()) {
            with.add(LengthDfa.ANY_TEXT);
        }
        Dfa automaton = with.isEmpty() ? null : ProductDfa.of(with, without, meter);
        if (automaton != null && automaton.start() == Dfa.DEAD) {
            return automaton;
        }
        boolean anyLength = texts.min() == 0 && texts.max() == LengthDfa.UNBOUNDED;
        if (automaton == null) {
            return anyLength ? LengthDfa.ANY_TEXT : new LengthDfa(texts.min(), texts.max());
        }
        return anyLength ? automaton : new BoundedDfa(automaton, texts.min(), texts.max(), meter);
    }
}

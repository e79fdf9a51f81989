package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.internal.automaton.BoundedDfa;
import dev.trammel.constraints.internal.automaton.DecimalDfa;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.ProductDfa;
import dev.trammel.constraints.internal.automaton.TextSetDfa;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of one compilation: what formulas come to, worked out when a value is first asked. */
final class SchemaValues {
    private final Map<Formula, SchemaValue> values = new HashMap<>();
    private final Map<String, Domain> domains = new HashMap<>();
    private final Set<String> inProgress = new LinkedHashSet<>();
    private final Sizes sizes = new Sizes();
    private final JsonOptions options;
    private final Meter meter;
    private final SchemaReader reader;

    SchemaValues(SchemaSource source, JsonOptions options, Meter meter) {
        this.options = options;
        this.meter = meter;
        reader = new SchemaReader(source, this, meter);
    }

    Sizes sizes() {
        return sizes;
    }

    /**
     * Reads every schema that a value can come to, so that what is malformed or not supported shows before anything is
     * asked.
     *
     * @return whether some object may have keys that are not declared
     */
    boolean checkAll(Value root) {
        Set<Value> seen = new HashSet<>(Set.of(root));
        ArrayDeque<Value> open = new ArrayDeque<>(seen);
        boolean freeKeys = false;
        while (!open.isEmpty()) {
            Shape shape = open.remove().shape();
            List<Value> inside = new ArrayList<>();
            for (ArraySpec array : shape.arrays()) {
                inside.addAll(array.prefix());
                inside.add(array.rest());
            }
            for (ObjectSpec object : shape.objects()) {
                freeKeys |= object.additional().isPossible();
                for (int label = 0; label <= object.names().size(); label++) {
                    inside.add(object.value(label));
                }
            }
            inside.stream().filter(seen::add).forEach(open::add);
        }
        return freeKeys;
    }

    /** The value of a formula. */
    SchemaValue of(Formula formula) {
        return values.computeIfAbsent(formula, one -> new SchemaValue(this, one));
    }

    private Value both(Value left, Value right) {
        return of(Formula.both(((SchemaValue) left).formula(), ((SchemaValue) right).formula()));
    }

    /** What a formula comes to. */
    Domain domain(Formula formula) {
        if (formula instanceof Formula.At at) {
            return domainAt(at.pointer());
        }
        if (formula instanceof Formula.Equal equal) {
            return Literals.domain(equal.node(), this);
        }
        if (formula instanceof Formula.All all) {
            Domain domain = everything();
            for (Formula part : all.parts()) {
                domain = and(domain, domain(part));
            }
            return domain;
        }
        Domain domain = Domain.NOTHING;
        for (Formula part : ((Formula.Any) formula).parts()) {
            domain = domain.or(domain(part));
        }
        return domain;
    }

    private Domain domainAt(String pointer) {
        Domain known = domains.get(pointer);
        if (known != null) {
            return known;
        }
        if (!inProgress.add(pointer)) {
            throw new dev.trammel.constraints.SchemaException(
                    "expected a reference that comes to an end, found one that leads back to itself", pointer);
        }
        Domain domain = reader.read(pointer);
        inProgress.remove(pointer);
        domains.put(pointer, domain);
        return domain;
    }

    /** Every value. */
    Domain everything() {
        Value any = of(Formula.TRUE);
        return new Domain(
                true,
                true,
                true,
                List.of(Numbers.ALL),
                List.of(Texts.ALL),
                List.of(new ArraySpec(List.of(), any, 0, Integer.MAX_VALUE)),
                List.of(new ObjectRules(Map.of(), any, Set.of(), 0, Integer.MAX_VALUE)));
    }

    /** The values of both. */
    Domain and(Domain left, Domain right) {
        meter.count(1L + (long) left.objects().size() * right.objects().size());
        return new Domain(
                left.isNull() && right.isNull(),
                left.isTrue() && right.isTrue(),
                left.isFalse() && right.isFalse(),
                Domain.pairs(left.numbers(), right.numbers(), Numbers::and),
                Domain.pairs(left.texts(), right.texts(), Texts::and),
                Domain.pairs(left.arrays(), right.arrays(), this::and),
                Domain.pairs(left.objects(), right.objects(), this::and));
    }

    private ArraySpec and(ArraySpec left, ArraySpec right) {
        int length = Math.max(left.prefix().size(), right.prefix().size());
        List<Value> prefix = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            prefix.add(both(left.item(i), right.item(i)));
        }
        int atLeast = Math.max(left.min(), right.min());
        int atMost = Math.min(left.max(), right.max());
        return new ArraySpec(prefix, both(left.rest(), right.rest()), atLeast, atMost);
    }

    private ObjectRules and(ObjectRules left, ObjectRules right) {
        Map<String, Value> declared = new LinkedHashMap<>();
        left.declared().forEach((name, value) -> declared.put(name, both(value, right.value(name))));
        right.declared().forEach((name, value) -> declared.putIfAbsent(name, both(left.value(name), value)));
        Set<String> required = new LinkedHashSet<>(left.required());
        required.addAll(right.required());
        int atLeast = Math.max(left.min(), right.min());
        int atMost = Math.min(left.max(), right.max());
        return new ObjectRules(declared, both(left.additional(), right.additional()), required, atLeast, atMost);
    }

    /** Whether some text is one of the values. */
    boolean isPossible(Domain domain) {
        return sizes.shortest(shape(domain)) < Value.NEVER;
    }

    /** What a formula comes to, as automata and specifications. */
    Shape shape(Formula formula) {
        return shape(domain(formula));
    }

    private Shape shape(Domain domain) {
        return new Shape(
                domain.isNull(),
                domain.isTrue(),
                domain.isFalse(),
                domain.numbers().stream().map(this::automaton).toList(),
                domain.texts().stream().map(this::automaton).toList(),
                domain.arrays(),
                domain.objects().stream().map(SchemaValues::spec).toList());
    }

    private Dfa automaton(Numbers numbers) {
        boolean anyForm = options.form() == JsonOptions.Form.ANY;
        if (numbers.listed() != null) {
            return TextSetDfa.of(
                    numbers.list().stream().map(SchemaValues::plain).distinct().toList(), meter);
        }
        if (numbers.low() == null && numbers.high() == null) {
            return Layout.anyNumber(numbers.integer(), anyForm);
        }
        return new DecimalDfa(
                numbers.low(),
                numbers.lowInclusive(),
                numbers.high(),
                numbers.highInclusive(),
                !numbers.integer(),
                anyForm);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private Dfa automaton(Texts texts) {
        if (texts.listed() != null) {
            return TextSetDfa.of(texts.list(), meter);
        }
        Dfa automaton = null;
        for (Dfa one : texts.automata()) {
            if (one.start() == Dfa.DEAD) {
                return one;
            }
            automaton = automaton == null ? one : new ProductDfa(automaton, one, ProductDfa.Mode.AND, meter);
        }
        boolean anyLength = texts.min() == 0 && texts.max() == LengthDfa.UNBOUNDED;
        if (automaton == null) {
            return anyLength ? LengthDfa.ANY_TEXT : new LengthDfa(texts.min(), texts.max());
        }
        return anyLength ? automaton : new BoundedDfa(automaton, texts.min(), texts.max(), meter);
    }

    private static ObjectSpec spec(ObjectRules rules) {
        Map<String, Value> declared = new LinkedHashMap<>(rules.declared());
        rules.required().forEach(name -> declared.putIfAbsent(name, rules.additional()));
        List<String> names = List.copyOf(declared.keySet());
        boolean[] required = new boolean[names.size()];
        for (int i = 0; i < required.length; i++) {
            required[i] = rules.required().contains(names.get(i));
        }
        return new ObjectSpec(
                names, List.copyOf(declared.values()), required, rules.additional(), rules.min(), rules.max());
    }
}

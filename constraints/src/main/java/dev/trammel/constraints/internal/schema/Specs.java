package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.json.ArraySpec;
import dev.trammel.constraints.internal.json.Clauses;
import dev.trammel.constraints.internal.json.KeyPatterns;
import dev.trammel.constraints.internal.json.ObjectSpec;
import dev.trammel.constraints.internal.json.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Turns rules into what the engine runs. */
final class Specs {
    private static final int MOST_BITS = 62;

    /** Clauses that one key may decide in any combination. */
    private static final int FEW_AT_A_KEY = 6;

    /** The most combinations of more clauses that one key may decide. */
    private static final int MOST_AT_A_KEY = 1024;

    /** Items that are told apart by states, where none may come twice. */
    private static final int MOST_CHOICES = 2000;

    /** The same where some kinds of them are counted, too. */
    private static final int MOST_COUNTED_CHOICES = 10;

    /** Steps of work that a look at a name by a pattern stands for. */
    private static final long WORK_OF_A_MATCH = 5;

    /** Strings of a pattern that are taken one by one. */
    private static final int MOST_TEXTS = 32;

    private final SchemaValues values;
    private final int gap;
    private final Map<List<Dfa>, KeyPatterns> keyPatterns = new HashMap<>();

    /**
     * Makes specifications.
     *
     * @param gap the least number of blanks after a comma, and after a colon
     */
    Specs(SchemaValues values, int gap) {
        this.values = values;
        this.gap = gap;
    }

    ArraySpec array(ArrayRules rules) {
        List<ArraySpec.Counted> counted = new ArrayList<>();
        for (ArrayRules.Counted kind : rules.counted()) {
            counted.add(new ArraySpec.Counted(kind.from(), kind.min(), kind.max()));
        }
        List<JsonNode> choices = rules.unique() && rules.prefix().isEmpty() ? listed(rules.rest()) : null;
        int most = counted.isEmpty() ? MOST_CHOICES : MOST_COUNTED_CHOICES;
        int few = choices == null || choices.size() > most ? 0 : choices.size();
        int max = choices == null ? rules.max() : Math.min(rules.max(), choices.size());
        return new ArraySpec(
                rules.prefix(),
                rules.rest(),
                rules.min(),
                max,
                counted,
                few,
                choices != null && few > 0 && counted.isEmpty() ? texts(choices) : null,
                rules.unique(),
                (index, choice, in, out) -> {
                    Formula formula = choice < 0 || choices == null
                            ? SchemaValues.formula(rules.item(index))
                            : equal(rules.item(index), choices.get(choice));
                    for (int i = 0; i < counted.size(); i++) {
                        Formula kind =
                                SchemaValues.formula(rules.counted().get(i).value());
                        formula = (in & (1L << i)) != 0 ? Formula.both(formula, kind) : formula;
                        formula = (out & (1L << i)) != 0 ? Formula.both(formula, Formula.not(kind)) : formula;
                    }
                    return values.of(formula);
                },
                gap,
                values.meter());
    }

    /** The choices as texts; null if some are not. */
    private static @Nullable List<String> texts(List<JsonNode> choices) {
        return choices.stream().allMatch(JsonNode::isString)
                ? choices.stream().map(JsonNode::stringValue).toList()
                : null;
    }

    /** The value of an item that is equal to a choice, written as the item must be. */
    private Formula equal(Value item, JsonNode choice) {
        Formula equal = new Formula.Equal(choice);
        Formula formula = SchemaValues.formula(item);
        boolean anySpelling =
                values.domain(formula).numbers().stream().allMatch(numbers -> numbers.spelling() == Spelling.ANY);
        return anySpelling || !choice.isNumber() ? equal : Formula.both(formula, equal);
    }

    /** All values, if they are few and plain. */
    private @Nullable List<JsonNode> listed(Value value) {
        Domain domain = values.domain(SchemaValues.formula(value));
        boolean plain = domain.arrays().isEmpty()
                && domain.objects().isEmpty()
                && domain.numbers().stream().allMatch(one -> one.listedUpTo(MOST_CHOICES) != null)
                && domain.texts().stream().allMatch(one -> one.few(MOST_TEXTS) != null);
        if (!plain) {
            return null;
        }
        Set<JsonNode> all = new LinkedHashSet<>();
        if (domain.isNull()) {
            all.add(NullNode.getInstance());
        }
        if (domain.isTrue()) {
            all.add(BooleanNode.TRUE);
        }
        if (domain.isFalse()) {
            all.add(BooleanNode.FALSE);
        }
        for (Numbers numbers : domain.numbers()) {
            for (BigDecimal number : Objects.requireNonNull(numbers.listedUpTo(MOST_CHOICES))) {
                all.add(DecimalNode.valueOf(number.stripTrailingZeros()));
            }
        }
        for (Texts texts : domain.texts()) {
            for (String text : Objects.requireNonNull(texts.few(MOST_TEXTS))) {
                all.add(StringNode.valueOf(text));
            }
        }
        return List.copyOf(all);
    }

    /** Null if there is plainly no such object. */
    @Nullable
    ObjectSpec object(ObjectRules rules) {
        Set<String> names = new LinkedHashSet<>();
        Set<KeyPattern> sources = new LinkedHashSet<>();
        rules.parts().stream()
                .filter(KeyRules::ordered)
                .forEach(part -> names.addAll(part.declared().keySet()));
        int ordered = names.size();
        for (KeyRules part : rules.parts()) {
            names.addAll(part.declared().keySet());
            part.patterns().forEach(rule -> sources.add(rule.pattern()));
        }
        names.addAll(rules.required());
        for (Clause clause : rules.clauses()) {
            for (Clause.Literal literal : clause.literals()) {
                if (literal.keys() instanceof Clause.Named named) {
                    names.add(named.name());
                } else if (literal.keys() instanceof Clause.Matching matching) {
                    sources.add(matching.pattern());
                } else if (literal.keys() instanceof Clause.Other other) {
                    names.addAll(other.names());
                    sources.addAll(other.patterns());
                }
            }
        }
        for (Iterator<KeyPattern> each = sources.iterator(); each.hasNext(); ) {
            List<String> keys = each.next().few();
            if (keys != null) { // then no other key is of the pattern
                names.addAll(keys);
                each.remove();
            }
        }
        return new Labels(rules, List.copyOf(names), List.copyOf(sources)).spec(ordered);
    }

    /** The labels of one object. */
    private final class Labels {
        final ObjectRules rules;
        final List<String> names;
        final List<KeyPattern> sources;
        final KeyPatterns patterns;
        final Map<String, Integer> index = new HashMap<>();
        final List<Value> byLabel = new ArrayList<>();

        Labels(ObjectRules rules, List<String> names, List<KeyPattern> sources) {
            this.rules = rules;
            this.names = names;
            this.sources = sources;
            if (sources.size() > MOST_BITS) {
                throw new LimitException(MOST_BITS + " patterns of keys", values.where());
            }
            List<Dfa> automata = sources.stream().map(KeyPattern::automaton).toList();
            patterns = keyPatterns.computeIfAbsent(automata, some -> KeyPatterns.of(some, values.meter()));
            names.forEach(name -> index.put(name, index.size()));
            names.forEach(name -> byLabel.add(named(name)));
            for (int kind = 0; kind < patterns.kinds(); kind++) {
                byLabel.add(free(kind));
            }
        }

        private Value named(String name) {
            Value value = values.of(Formula.TRUE);
            for (KeyRules part : rules.parts()) {
                values.meter().count(part.patterns().size() * WORK_OF_A_MATCH);
                for (Value one : part.values(name)) {
                    value = values.both(value, one);
                }
            }
            return value;
        }

        private Value free(int kind) {
            Value value = values.of(Formula.TRUE);
            for (KeyRules part : rules.parts()) {
                boolean matched = false;
                for (KeyRules.Rule rule : part.patterns()) {
                    if (matches(rule.pattern(), kind)) {
                        matched = true;
                        value = values.both(value, rule.value());
                    }
                }
                value = matched ? value : values.both(value, part.additional());
            }
            return value;
        }

        private boolean matches(KeyPattern pattern, int kind) {
            int index = sources.indexOf(pattern);
            return index >= 0 && (patterns.matched(kind) & (1L << index)) != 0;
        }

        @Nullable
        ObjectSpec spec(int ordered) {
            List<List<Clause.Literal>> open = new ArrayList<>();
            for (Clause clause : rules.clauses()) {
                List<Clause.Literal> literals = simplify(clause);
                if (literals != null && literals.isEmpty()) {
                    return null;
                }
                if (literals != null) {
                    open.add(literals);
                }
            }
            if (open.size() > MOST_BITS) {
                throw new LimitException(MOST_BITS + " alternatives that an object must avoid", values.where());
            }
            boolean[] required = new boolean[names.size()];
            for (int i = 0; i < required.length; i++) {
                required[i] = rules.required().contains(names.get(i));
            }
            return new ObjectSpec(
                    names, ordered, required, patterns, byLabel, rules.min(), rules.max(), clauses(open), gap);
        }

        /** The literals that may hold; null if one always does. */
        private @Nullable List<Clause.Literal> simplify(Clause clause) {
            List<Clause.Literal> literals = new ArrayList<>();
            for (Clause.Literal literal : clause.literals()) {
                if (literal.keys() instanceof Clause.Named named) {
                    Value value = byLabel.get(index.getOrDefault(named.name(), -1));
                    boolean needed = rules.required().contains(named.name());
                    boolean mayBeAbsent = literal.orAbsent() && !needed;
                    boolean never = values.emptiness().ofAll(List.of(value, literal.value()));
                    boolean always = values.emptiness().ofAll(List.of(value, values.not(literal.value())));
                    if (always && (literal.orAbsent() || needed)) {
                        return null;
                    }
                    if (!never || mayBeAbsent) {
                        literals.add(literal);
                    }
                } else {
                    literals.add(literal);
                }
            }
            return literals;
        }

        private Clauses clauses(List<List<Clause.Literal>> open) {
            if (open.isEmpty()) {
                return Clauses.NONE;
            }
            List<Clauses.Clause> clauses = new ArrayList<>();
            for (List<Clause.Literal> literals : open) {
                BitSet present = new BitSet();
                BitSet absent = new BitSet();
                for (Clause.Literal literal : literals) {
                    for (int label = 0; label < byLabel.size(); label++) {
                        if (applies(literal.keys(), label)) {
                            absent.set(label, absent.get(label) || literal.orAbsent());
                            boolean never =
                                    SchemaValues.formula(literal.value()).equals(Formula.FALSE);
                            present.set(label, present.get(label) || !never);
                        }
                    }
                }
                clauses.add(new Clauses.Clause(present, absent));
            }
            return new Clauses(clauses, (label, candidates) -> split(open, label, candidates), values.meter());
        }

        private boolean applies(Clause.Keys keys, int label) {
            boolean isName = label < names.size();
            if (keys instanceof Clause.Named named) {
                return isName && names.get(label).equals(named.name());
            }
            if (keys instanceof Clause.Matching matching) {
                return isName
                        ? matches(matching.pattern(), names.get(label))
                        : matches(matching.pattern(), label - names.size());
            }
            Clause.Other other = (Clause.Other) keys;
            if (isName && other.names().contains(names.get(label))) {
                return false;
            }
            return other.patterns().stream()
                    .noneMatch(pattern ->
                            isName ? matches(pattern, names.get(label)) : matches(pattern, label - names.size()));
        }

        private static boolean matches(KeyPattern pattern, String name) {
            return pattern.automaton().matches(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        /** The values of a label by which of some clauses they meet. */
        private List<Clauses.Way> split(List<List<Clause.Literal>> open, int label, long candidates) {
            List<Clauses.Way> ways = new ArrayList<>();
            long always = 0;
            long never = 0;
            Value value = byLabel.get(label);
            for (int i = 0; i < open.size(); i++) {
                if ((candidates & (1L << i)) != 0) {
                    Value meeting = values.of(meeting(open.get(i), label));
                    if (values.emptiness().ofAll(List.of(value, values.not(meeting)))) {
                        always |= 1L << i;
                    } else if (values.emptiness().ofAll(List.of(value, meeting))) {
                        never |= 1L << i;
                    }
                }
            }
            long uncertain = candidates & ~always & ~never;
            if (Long.bitCount(uncertain) > FEW_AT_A_KEY) {
                return parted(open, label, uncertain, always);
            }
            for (long met = uncertain; ; met = (met - 1) & uncertain) {
                Formula formula = SchemaValues.formula(value);
                for (int i = 0; i < open.size(); i++) {
                    if ((met & (1L << i)) != 0) {
                        formula = Formula.both(formula, meeting(open.get(i), label));
                    }
                }
                ways.add(new Clauses.Way(values.of(formula), met | always));
                if (met == 0) {
                    return ways;
                }
            }
        }

        /** Parts of the values of a label: each clause is met by all of a part, or by none. */
        private List<Clauses.Way> parted(List<List<Clause.Literal>> open, int label, long uncertain, long always) {
            List<Clauses.Way> ways = List.of(new Clauses.Way(byLabel.get(label), always));
            for (int i = 0; i < open.size(); i++) {
                if ((uncertain & (1L << i)) != 0) {
                    Value meeting = values.of(meeting(open.get(i), label));
                    List<Clauses.Way> parts = new ArrayList<>();
                    for (Clauses.Way way : ways) {
                        add(parts, values.both(way.value(), meeting), way.events() | (1L << i));
                        add(parts, values.both(way.value(), values.not(meeting)), way.events());
                    }
                    values.meter().check(parts.size(), MOST_AT_A_KEY, "alternatives that one key decides");
                    ways = parts;
                }
            }
            return ways;
        }

        private void add(List<Clauses.Way> ways, Value value, long events) {
            if (!values.emptiness().of(value)) {
                ways.add(new Clauses.Way(value, events));
            }
        }

        /** The values of a label that meet a clause. */
        private Formula meeting(List<Clause.Literal> literals, int label) {
            List<Formula> any = new ArrayList<>();
            for (Clause.Literal literal : literals) {
                Formula value = SchemaValues.formula(literal.value());
                if (applies(literal.keys(), label) && !value.equals(Formula.FALSE)) {
                    if (value.equals(Formula.TRUE)) {
                        return value;
                    }
                    any.add(value);
                }
            }
            return any.size() == 1 ? any.get(0) : new Formula.Any(any);
        }
    }
}

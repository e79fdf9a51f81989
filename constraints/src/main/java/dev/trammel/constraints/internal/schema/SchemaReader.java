package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.Report;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.json.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the keywords of one schema. */
final class SchemaReader {
    /** The most branches of an anyOf where it matters which of them hold. */
    private static final int MOST_EVALUATED = 10;

    /** From so many alternatives of objects on, a dependency does not double them where it need not. */
    private static final int MANY_ALTERNATIVES = 8;

    /** Comparisons within comparisons in which objects are told apart by their keys, which reads more schemas. */
    private static final int MOST_COMPARING = 3;

    private final SchemaSource source;
    private final SchemaValues values;
    private final Fates fates;
    private final StringKeywords strings;
    private final ObjectKeywords objects;
    private int comparing;

    SchemaReader(SchemaSource source, SchemaValues values, boolean assertsFormats, Meter meter) {
        this.source = source;
        this.values = values;
        fates = new Fates(assertsFormats);
        strings = new StringKeywords(assertsFormats, meter);
        objects = new ObjectKeywords(values, strings);
    }

    /** What becomes of each keyword of the schemas that have been read. */
    Supplier<Report> report() {
        return fates.report(source);
    }

    /**
     * The values of the schema at a place.
     *
     * @param scope the dynamic anchors in force within it
     */
    Domain read(String place, Map<String, String> scope) {
        Keywords keywords = source.keywords(place, scope);
        JsonNode schema = keywords.schema();
        if (schema.isBoolean()) {
            return schema.asBoolean() ? values.everything() : Domain.NOTHING;
        }
        if (!schema.isObject()) {
            throw new SchemaException("expected an object or a boolean as a schema, found " + kind(schema), place);
        }
        if (schema.has("$ref") && !keywords.draft().isAtLeast(Draft.DRAFT_2019_09)) {
            return reference(keywords, "$ref");
        }
        return keywords.has("unevaluatedProperties") || keywords.has("unevaluatedItems")
                ? values.annotated(() -> unevaluated(keywords, evaluated(keywords)))
                : evaluated(keywords);
    }

    private Domain evaluated(Keywords keywords) {
        Domain domain = own(keywords);
        for (String keyword : new String[] {"$ref", "$dynamicRef", "$recursiveRef"}) {
            if (keywords.has(keyword)) {
                domain = values.and(domain, reference(keywords, keyword));
            }
        }
        return combinations(keywords, domain);
    }

    /**
     * The values that are not those of the schema at a place: each keyword is negated by itself, so that there are no
     * more alternatives than needed.
     *
     * @param scope the dynamic anchors in force within it
     */
    Domain readNegated(String place, Map<String, String> scope) {
        Keywords keywords = source.keywords(place, scope);
        JsonNode schema = keywords.schema();
        boolean evaluates = keywords.has("unevaluatedProperties") || keywords.has("unevaluatedItems");
        if (!schema.isObject() || evaluates) {
            return values.not(read(place, scope));
        }
        if (schema.has("$ref") && !keywords.draft().isAtLeast(Draft.DRAFT_2019_09)) {
            return values.domain(Formula.not(target(keywords, "$ref")));
        }
        Domain domain = values.not(own(keywords));
        for (String keyword : new String[] {"$ref", "$dynamicRef", "$recursiveRef"}) {
            if (keywords.has(keyword)) {
                domain = domain.or(values.domain(Formula.not(target(keywords, keyword))));
            }
        }
        if (keywords.has("allOf")) {
            List<Domain> either = new ArrayList<>(List.of(domain));
            for (Formula branch : formulas(keywords, "allOf")) {
                either.add(values.domain(Formula.not(branch)));
            }
            domain = Domain.anyOf(either);
        }
        if (keywords.has("anyOf")) {
            domain = domain.or(noneOf(formulas(keywords, "anyOf")));
        }
        if (keywords.has("oneOf")) {
            domain = domain.or(notOneOf(formulas(keywords, "oneOf")));
        }
        if (keywords.has("not")) {
            domain = domain.or(values.domain(keywords.schemaAt("not")));
        }
        Formula condition = keywords.schemaAt("if");
        for (String keyword : new String[] {"then", "else"}) {
            if (keywords.has("if") && keywords.has(keyword)) {
                Domain holds = values.domain(keyword.equals("then") ? condition : Formula.not(condition));
                domain = domain.or(values.and(holds, values.domain(Formula.not(keywords.schemaAt(keyword)))));
            }
        }
        for (String keyword : new String[] {"dependentSchemas", "dependencies"}) {
            for (Map.Entry<String, JsonNode> entry : keywords.get(keyword).properties()) {
                if (entry.getValue().isObject() || entry.getValue().isBoolean()) {
                    Domain fails = values.domain(Formula.not(keywords.schemaAt(keyword, entry.getKey())));
                    domain = domain.or(values.and(Domain.objects(having(entry.getKey())), fails));
                }
            }
        }
        return domain;
    }

    private Domain noneOf(List<Formula> branches) {
        return values.allOf(
                values.everything(), branches.stream().map(Formula::not).toList());
    }

    /** None holds, or two of them do. */
    private Domain notOneOf(List<Formula> branches) {
        List<Domain> either = new ArrayList<>(List.of(noneOf(branches)));
        List<Domain> each = branches.stream().map(values::domain).toList();
        List<BitSet> overlaps = overlaps(each);
        for (int i = 0; i < each.size(); i++) {
            BitSet with = overlaps.get(i);
            for (int j = with.nextSetBit(0); j >= 0 && j < i; j = with.nextSetBit(j + 1)) {
                either.add(values.and(each.get(i), each.get(j)));
            }
        }
        return Domain.anyOf(either);
    }

    private ObjectRules having(String name) {
        ObjectRules any = values.everything().objects().get(0);
        return new ObjectRules(any.parts(), Set.of(name), any.min(), any.max(), any.clauses(), any.evaluated());
    }

    private Domain reference(Keywords keywords, String keyword) {
        return values.domain(target(keywords, keyword));
    }

    /** Where a reference leads. */
    private Formula target(Keywords keywords, String keyword) {
        JsonNode reference = keywords.get(keyword);
        if (!reference.isString()) {
            throw keywords.fault(keyword, "a text as a reference");
        }
        String place = keywords.place(keyword);
        String target = keyword.equals("$ref")
                ? source.resolve(reference.asString(), place)
                : source.resolveDynamic(reference.asString(), place, keywords.scope(), keyword.equals("$recursiveRef"));
        return source.formula(target, keywords.scope());
    }

    /** What the keywords say that look at the value alone. */
    private Domain own(Keywords keywords) {
        if (keywords.has("const") || keywords.has("enum")) {
            Domain listed = keywords.has("enum") ? listed(keywords) : values.everything();
            Domain constant = keywords.has("const") ? literal(keywords.get("const")) : values.everything();
            return values.and(values.and(listed, constant), typed(keywords));
        }
        return typed(keywords);
    }

    private Domain listed(Keywords keywords) {
        JsonNode options = keywords.get("enum");
        if (!options.isArray()) {
            throw keywords.fault("enum", "an array");
        }
        List<BigDecimal> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Domain> domains = new ArrayList<>();
        for (JsonNode option : options.values()) {
            if (option.isNumber()) {
                numbers.add(Decimals.of(option, keywords.place("enum")));
            } else if (option.isString()) {
                texts.add(option.asString());
            } else {
                domains.add(literal(option));
            }
        }
        domains.add(new Domain(
                false,
                false,
                false,
                numbers.isEmpty() ? List.of() : List.of(Numbers.of(numbers)),
                texts.isEmpty() ? List.of() : List.of(Texts.of(texts)),
                List.of(),
                List.of()));
        return Domain.anyOf(domains);
    }

    /** The one value that is equal to a node. */
    private Domain literal(JsonNode node) {
        return Literals.domain(node, values);
    }

    private Domain typed(Keywords keywords) {
        if (!keywords.saysOfTheValue()) {
            return values.everything();
        }
        Types types = Types.read(keywords);
        Draft draft = keywords.draft();
        return new Domain(
                types.allows("null"),
                types.allows("boolean"),
                types.allows("boolean"),
                NumberKeywords.read(keywords, types, draft),
                types.allows("string") ? List.of(strings.read(keywords)) : List.of(),
                types.allows("array") ? List.of(ArrayKeywords.read(keywords, values, draft)) : List.of(),
                types.allows("object") ? List.of(objects.read(keywords)) : List.of());
    }

    private Domain combinations(Keywords keywords, Domain own) {
        Domain domain = own;
        if (keywords.has("allOf")) {
            domain = values.allOf(domain, formulas(keywords, "allOf"));
        }
        if (keywords.has("anyOf")) {
            domain = anyOf(domain, branches(keywords, "anyOf"), keywords.place("anyOf"));
        }
        if (keywords.has("oneOf")) {
            domain = oneOf(domain, formulas(keywords, "oneOf"));
        }
        if (keywords.has("not")) {
            domain = values.and(domain, values.domain(Formula.not(keywords.schemaAt("not"))));
        }
        if (keywords.has("if")) {
            domain = conditional(keywords, domain);
        }
        for (String keyword : new String[] {"dependentSchemas", "dependencies"}) {
            for (Map.Entry<String, JsonNode> entry : keywords.get(keyword).properties()) {
                if (entry.getValue().isObject() || entry.getValue().isBoolean()) {
                    domain = dependent(domain, entry.getKey(), keywords.schemaAt(keyword, entry.getKey()));
                }
            }
        }
        return domain;
    }

    private List<Domain> branches(Keywords keywords, String keyword) {
        return formulas(keywords, keyword).stream().map(values::domain).toList();
    }

    private static List<Formula> formulas(Keywords keywords, String keyword) {
        JsonNode branches = keywords.get(keyword);
        if (!branches.isArray() || branches.isEmpty()) {
            throw keywords.fault(keyword, "an array of schemas");
        }
        List<Formula> formulas = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            formulas.add(keywords.schemaAt(keyword, Integer.toString(i)));
        }
        return formulas;
    }

    private Domain anyOf(Domain own, List<Domain> branches, String place) {
        if (!values.annotates()) {
            return Domain.anyOf(
                    branches.stream().map(branch -> values.and(own, branch)).toList());
        }
        if (branches.size() > MOST_EVALUATED) {
            throw new LimitException(MOST_EVALUATED + " branches beside unevaluated keywords", place);
        }
        // What is evaluated depends on which branches hold: together they evaluate more than each.
        List<Domain> either = new ArrayList<>();
        for (int some = 1; some < 1 << branches.size(); some++) {
            Domain all = own;
            for (int i = 0; i < branches.size(); i++) {
                all = (some & (1 << i)) != 0 ? values.and(all, branches.get(i)) : all;
            }
            either.add(all);
        }
        return Domain.anyOf(either);
    }

    private Domain oneOf(Domain own, List<Formula> branches) {
        List<Domain> within = new ArrayList<>();
        branches.forEach(branch -> within.add(values.and(own, values.domain(branch))));
        List<Domain> objects = within.stream().map(Domain::onlyObjects).toList();
        List<Domain> others = within.stream().map(Domain::withoutObjects).toList();
        List<BitSet> overlaps = overlaps(objects);
        Overlaps candidates = new Overlaps(others, values, false);
        List<Domain> either = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            either.add(without(objects.get(i), overlaps.get(i), branches));
            either.add(without(others.get(i), candidates.with(i), branches));
        }
        return Domain.anyOf(either);
    }

    /** The values of a set that belong to none of some branches; soon found where a branch has them all. */
    private Domain without(Domain own, BitSet some, List<Formula> branches) {
        Domain only = own;
        for (int j = some.nextSetBit(0); j >= 0 && !only.isEmpty(); j = some.nextSetBit(j + 1)) {
            only = values.and(only, values.domain(Formula.not(branches.get(j))));
        }
        return only;
    }

    /** For each of some sets, the others with which it has values in common. */
    private List<BitSet> overlaps(List<Domain> domains) {
        comparing++;
        try {
            Overlaps candidates = new Overlaps(domains, values, comparing <= MOST_COMPARING);
            List<BitSet> overlaps = new ArrayList<>();
            for (int i = 0; i < domains.size(); i++) {
                BitSet with = candidates.with(i);
                overlaps.add(with);
                for (int j = with.nextSetBit(0); j >= 0; j = with.nextSetBit(j + 1)) {
                    with.set(j, j < i ? overlaps.get(j).get(i) : values.overlap(domains.get(i), domains.get(j)));
                }
            }
            return overlaps;
        } finally {
            comparing--;
        }
    }

    /** Whether a schema may have constants only, by the look of it. */
    boolean mayBeListed(String place) {
        JsonNode schema = source.at(place);
        return schema.has("const") || schema.has("enum") || schema.has("pattern") || schema.has("$ref");
    }

    private Domain conditional(Keywords keywords, Domain own) {
        boolean matters = keywords.has("then") || keywords.has("else") || values.annotates();
        if (!matters) {
            return own;
        }
        Domain condition = values.domain(keywords.schemaAt("if"));
        Domain holds = values.and(own, condition);
        if (keywords.has("then")) {
            holds = values.and(holds, values.domain(keywords.schemaAt("then")));
        }
        Formula test = keywords.schemaAt("if");
        Domain fails = values.and(own, values.domain(Formula.not(test)));
        if (keywords.has("else")) {
            fails = values.and(fails, values.domain(keywords.schemaAt("else")));
        }
        return holds.or(fails);
    }

    /** A key is not there, or it is and a schema holds. */
    private Domain dependent(Domain own, String name, Formula schema) {
        Domain all = values.everything();
        ObjectRules any = all.objects().get(0);
        List<Clause> clauses = own.objects().size() < MANY_ALTERNATIVES ? null : clauses(name, values.domain(schema));
        if (clauses != null) {
            ObjectRules either =
                    new ObjectRules(any.parts(), any.required(), any.min(), any.max(), clauses, any.evaluated());
            return values.and(own, all.withObjects(List.of(either)));
        }
        KeyRules forbidden = new KeyRules(Map.of(name, values.of(Formula.FALSE)), List.of(), values.of(Formula.TRUE));
        ObjectRules hasNot = new ObjectRules(
                List.of(forbidden), any.required(), any.min(), any.max(), any.clauses(), any.evaluated());
        Domain with = values.and(values.and(own, Domain.objects(having(name))), values.domain(schema));
        return values.and(own, all.withObjects(List.of(hasNot))).or(with);
    }

    /**
     * A key is not there, or a set of values holds, where that can be said key by key; else null. Each such clause
     * takes the place of as many alternatives as there are.
     */
    private @Nullable List<Clause> clauses(String name, Domain domain) {
        boolean onlyObjects = domain.objects().size() == 1
                && domain.withObjects(values.everything().objects()).equals(values.everything());
        if (!onlyObjects || values.annotates()) {
            return null;
        }
        ObjectRules rules = domain.objects().get(0);
        Value any = values.of(Formula.TRUE);
        boolean keyByKey = rules.min() == 0
                && rules.max() == Integer.MAX_VALUE
                && rules.parts().stream()
                        .allMatch(part ->
                                part.patterns().isEmpty() && part.additional().equals(any));
        if (!keyByKey) {
            return null;
        }
        Clause.Literal absent = new Clause.Literal(new Clause.Named(name), values.of(Formula.FALSE), true);
        List<Clause> clauses = new ArrayList<>();
        for (String other : rules.required()) {
            clauses.add(new Clause(List.of(absent, new Clause.Literal(new Clause.Named(other), any, false))));
        }
        for (KeyRules part : rules.parts()) {
            part.declared().forEach((other, value) -> {
                if (!value.equals(any)) {
                    clauses.add(new Clause(List.of(absent, new Clause.Literal(new Clause.Named(other), value, true))));
                }
            });
        }
        for (Clause clause : rules.clauses()) {
            List<Clause.Literal> literals = new ArrayList<>(List.of(absent));
            literals.addAll(clause.literals());
            clauses.add(new Clause(literals));
        }
        return clauses;
    }

    private Domain unevaluated(Keywords keywords, Domain domain) {
        List<ObjectRules> closedObjects = domain.objects();
        List<ArrayRules> closedArrays = domain.arrays();
        if (keywords.has("unevaluatedProperties")) {
            Formula rest = keywords.schemaAt("unevaluatedProperties");
            closedObjects = domain.objects().stream()
                    .map(rules -> values.intersections().closeKeys(rules, rest))
                    .toList();
        }
        if (keywords.has("unevaluatedItems")) {
            Formula rest = keywords.schemaAt("unevaluatedItems");
            closedArrays = domain.arrays().stream()
                    .map(rules -> values.intersections().closeItems(rules, rest))
                    .toList();
        }
        return new Domain(
                domain.isNull(),
                domain.isTrue(),
                domain.isFalse(),
                domain.numbers(),
                domain.texts(),
                closedArrays,
                closedObjects);
    }

    /** What a node is, for messages. */
    static String kind(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}

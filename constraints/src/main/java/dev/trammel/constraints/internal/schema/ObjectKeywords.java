package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the keywords of objects that look at the object alone. */
final class ObjectKeywords {
    private final SchemaValues values;
    private final StringKeywords strings;

    ObjectKeywords(SchemaValues values, StringKeywords strings) {
        this.values = values;
        this.strings = strings;
    }

    ObjectRules read(Keywords keywords) {
        Map<String, Value> declared = new LinkedHashMap<>();
        for (String name : names(keywords, "properties")) {
            declared.put(name, values.of(keywords.schemaAt("properties", name)));
        }
        List<KeyRules.Rule> patterns = new ArrayList<>();
        Set<KeyPattern> sources = new LinkedHashSet<>();
        for (String source : names(keywords, "patternProperties")) {
            KeyPattern pattern = strings.keys(source, keywords.place("patternProperties"));
            sources.add(pattern);
            patterns.add(new KeyRules.Rule(pattern, values.of(keywords.schemaAt("patternProperties", source))));
        }
        boolean closes = keywords.has("additionalProperties");
        Value additional = values.of(closes ? keywords.schemaAt("additionalProperties") : Formula.TRUE);
        List<KeyRules> parts = new ArrayList<>();
        parts.add(new KeyRules(declared, patterns, additional));
        if (keywords.has("propertyNames")) {
            parts.add(keyNames(keywords));
        }
        return new ObjectRules(
                parts,
                required(keywords),
                keywords.atLeastDifferent("minProperties"),
                keywords.count("maxProperties", Integer.MAX_VALUE),
                dependencies(keywords),
                values.usesUnevaluated() ? new EvaluatedKeys(closes, declared.keySet(), sources) : EvaluatedKeys.NONE);
    }

    private static List<String> names(Keywords keywords, String keyword) {
        if (!keywords.has(keyword)) {
            return List.of();
        }
        if (!keywords.get(keyword).isObject()) {
            throw keywords.fault(keyword, "an object of schemas");
        }
        return List.copyOf(keywords.get(keyword).propertyNames());
    }

    /** Keys that are not among the names may have no value. */
    private KeyRules keyNames(Keywords keywords) {
        List<KeyRules.Rule> allowed = new ArrayList<>();
        Map<String, Value> listed = new LinkedHashMap<>();
        List<Texts> texts = values.domain(keywords.schemaAt("propertyNames")).texts();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).listed() == null) {
                KeyPattern pattern = new KeyPattern(
                        keywords.place("propertyNames") + " " + i,
                        values.automata().of(texts.get(i)),
                        null);
                allowed.add(new KeyRules.Rule(pattern, values.of(Formula.TRUE)));
            } else {
                texts.get(i).list().forEach(name -> listed.put(name, values.of(Formula.TRUE)));
            }
        }
        return new KeyRules(listed, allowed, values.of(Formula.FALSE), false);
    }

    private static Set<String> required(Keywords keywords) {
        // A boolean is what draft 3 wrote; it means nothing in later drafts.
        return keywords.has("required") && !keywords.get("required").isBoolean()
                ? strings(keywords.get("required"), keywords, "required")
                : Set.of();
    }

    private static Set<String> strings(JsonNode list, Keywords keywords, String keyword) {
        Set<String> names = new LinkedHashSet<>();
        if (!list.isArray()) {
            throw keywords.fault(keyword, "an array of names");
        }
        for (JsonNode name : list.values()) {
            if (!name.isString()) {
                throw keywords.fault(keyword, "an array of names");
            }
            names.add(name.asString());
        }
        return names;
    }

    /** Where a key is there, others are: it is not there, or each of them is. */
    private List<Clause> dependencies(Keywords keywords) {
        List<Clause> clauses = new ArrayList<>();
        for (String keyword : new String[] {"dependentRequired", "dependencies"}) {
            if (!keywords.has(keyword)) {
                continue;
            }
            if (!keywords.get(keyword).isObject()) {
                throw keywords.fault(keyword, "an object");
            }
            for (Map.Entry<String, JsonNode> entry : keywords.get(keyword).properties()) {
                JsonNode needs = entry.getValue();
                Set<String> needed = needs.isArray()
                        ? strings(needs, keywords, keyword)
                        : needs.isString() ? Set.of(needs.asString()) : Set.of();
                for (String other : needed) {
                    clauses.add(new Clause(List.of(
                            new Clause.Literal(new Clause.Named(entry.getKey()), values.of(Formula.FALSE), true),
                            new Clause.Literal(new Clause.Named(other), values.of(Formula.TRUE), false))));
                }
            }
        }
        return clauses;
    }
}

package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.internal.automaton.Meter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the keywords of one schema. */
final class SchemaReader {
    private static final Set<String> NOT_YET = Set.of(
            "not",
            "if",
            "then",
            "else",
            "contains",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "propertyNames",
            "patternProperties",
            "unevaluatedItems",
            "unevaluatedProperties",
            "multipleOf",
            "$dynamicRef",
            "$recursiveRef");

    private final SchemaSource source;
    private final SchemaValues values;
    private final StringKeywords strings;

    SchemaReader(SchemaSource source, SchemaValues values, Meter meter) {
        this.source = source;
        this.values = values;
        strings = new StringKeywords(meter);
    }

    /** The values of the schema at a pointer. */
    Domain read(String pointer) {
        JsonNode schema = source.at(pointer);
        if (schema.isBoolean()) {
            return schema.asBoolean() ? values.everything() : Domain.NOTHING;
        }
        if (!schema.isObject()) {
            throw new SchemaException("expected an object or a boolean as a schema, found " + kind(schema), pointer);
        }
        if (schema.has("$ref") && !source.draft().isAtLeast(Draft.DRAFT_2019_09)) {
            return reference(schema, pointer);
        }
        schema.propertyNames().stream().filter(NOT_YET::contains).findFirst().ifPresent(keyword -> {
            throw new SchemaException(
                    "expected a supported keyword, found " + keyword, SchemaSource.child(pointer, keyword));
        });
        Domain domain = own(new Keywords(schema, pointer));
        if (schema.has("$ref")) {
            domain = values.and(domain, reference(schema, pointer));
        }
        return combinations(schema, pointer, domain);
    }

    private Domain reference(JsonNode schema, String pointer) {
        String place = SchemaSource.child(pointer, "$ref");
        if (!schema.path("$ref").isString()) {
            throw new SchemaException("expected a text as a reference, found " + kind(schema.path("$ref")), place);
        }
        return values.domain(new Formula.At(source.resolve(schema.path("$ref").asString(), place)));
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
        Domain domain = Domain.NOTHING;
        for (JsonNode option : options.values()) {
            if (option.isNumber()) {
                numbers.add(option.decimalValue());
            } else if (option.isString()) {
                texts.add(option.asString());
            } else {
                domain = domain.or(literal(option));
            }
        }
        return domain.or(new Domain(
                false,
                false,
                false,
                numbers.isEmpty() ? List.of() : List.of(Numbers.of(numbers)),
                texts.isEmpty() ? List.of() : List.of(Texts.of(texts)),
                List.of(),
                List.of()));
    }

    /** The one value that is equal to a node. */
    private Domain literal(JsonNode node) {
        return Literals.domain(node, values);
    }

    private Domain typed(Keywords keywords) {
        Types types = Types.read(keywords);
        return new Domain(
                types.allows("null"),
                types.allows("boolean"),
                types.allows("boolean"),
                NumberKeywords.read(keywords, types, source.draft()),
                types.allows("string") ? List.of(strings.read(keywords)) : List.of(),
                types.allows("array") ? List.of(ArrayKeywords.read(keywords, values, source.draft())) : List.of(),
                types.allows("object") ? List.of(ObjectKeywords.read(keywords, values)) : List.of());
    }

    private Domain combinations(JsonNode schema, String pointer, Domain own) {
        Domain domain = own;
        for (String keyword : new String[] {"allOf", "anyOf", "oneOf"}) {
            if (schema.has(keyword)) {
                domain = combine(schema.get(keyword), SchemaSource.child(pointer, keyword), keyword, domain);
            }
        }
        return domain;
    }

    private Domain combine(JsonNode branches, String pointer, String keyword, Domain own) {
        if (!branches.isArray() || branches.isEmpty()) {
            throw new SchemaException("expected an array of schemas, found " + kind(branches), pointer);
        }
        Domain domain = keyword.equals("allOf") ? own : Domain.NOTHING;
        List<Domain> seen = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            String place = SchemaSource.child(pointer, Integer.toString(i));
            Domain branch = values.domain(new Formula.At(place));
            if (keyword.equals("allOf")) {
                domain = values.and(domain, branch);
            } else {
                if (keyword.equals("oneOf")) {
                    checkDisjoint(seen, branch, own, place);
                    seen.add(branch);
                }
                domain = domain.or(values.and(own, branch));
            }
        }
        return domain;
    }

    private void checkDisjoint(List<Domain> seen, Domain branch, Domain own, String place) {
        for (Domain other : seen) {
            if (values.isPossible(values.and(own, values.and(other, branch)))) {
                throw new SchemaException(
                        "expected branches of oneOf that exclude each other, found one that shares values with an earlier one",
                        place);
            }
        }
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

package dev.trammel.openai.internal.schema;

import dev.trammel.constraints.Report;
import dev.trammel.constraints.Report.Entry;
import dev.trammel.constraints.Report.Fate;
import dev.trammel.openai.SchemaRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Says of each keyword of a schema who holds answers to it. */
final class Enforcement {
    private final SchemaRules rules;
    private final Set<String> lost;
    private final Set<String> seen;
    private final List<Entry> entries = new ArrayList<>();

    private Enforcement(SchemaRules rules, Set<String> lost, Set<String> seen) {
        this.rules = rules;
        this.lost = lost;
        this.seen = seen;
    }

    /**
     * Reports.
     *
     * @param lost places and keywords that the server isn't told in a way that it holds to
     * @param seen places that were come by
     */
    static Report of(JsonNode schema, SchemaRules rules, Set<String> lost, Set<String> seen) {
        Enforcement report = new Enforcement(rules, lost, seen);
        report.walk(schema, Tagged.of(schema));
        return new Report(report.entries);
    }

    private void walk(JsonNode schema, JsonNode tagged) {
        if (!schema.isObject()) {
            return;
        }
        String place = Tagged.places(tagged).iterator().next();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            String keyword = entry.getKey();
            entries.add(entry(place, keyword));
            children(entry.getValue(), tagged.get(keyword));
        }
    }

    private void children(JsonNode value, JsonNode tagged) {
        if (tagged.isObject() && tagged.has(Tagged.PLACES)) {
            walk(value, tagged);
        } else if (tagged.isObject()) {
            value.forEachEntry((name, schema) -> {
                if (tagged.path(name).has(Tagged.PLACES)) {
                    walk(schema, tagged.get(name));
                }
            });
        } else if (tagged.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                if (tagged.get(i).has(Tagged.PLACES)) {
                    walk(value.get(i), tagged.get(i));
                }
            }
        }
    }

    private Entry entry(String place, String keyword) {
        if (Schemas.ANNOTATIONS.contains(keyword) || Schemas.DEFINITIONS.contains(keyword)) {
            return new Entry(place, keyword, Fate.ANNOTATION, "");
        }
        if (keyword.equals("oneOf") && rules.keywords().contains("anyOf")) {
            return new Entry(place, keyword, Fate.VALIDATION, "sent as anyOf");
        }
        boolean held = seen.contains(place) && !lost.contains(place + ' ' + keyword) && holds(keyword);
        return new Entry(place, keyword, held ? Fate.SERVER : Fate.VALIDATION, held ? "" : "told in words");
    }

    private boolean holds(String keyword) {
        return switch (keyword) {
            case "allOf", "propertyNames" -> true; // merged, or lost
            case "const" ->
                rules.keywords().contains("const") || rules.keywords().contains("enum");
            default -> rules.keywords().contains(keyword);
        };
    }
}

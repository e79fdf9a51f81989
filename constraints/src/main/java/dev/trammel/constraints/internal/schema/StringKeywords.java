package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.RegexException;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.automaton.TextSetDfa;
import dev.trammel.constraints.internal.regex.FewMatches;
import dev.trammel.constraints.internal.regex.RegexCompiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the keywords of strings. */
final class StringKeywords {
    private final Map<String, Texts> patterns = new HashMap<>();
    private final boolean assertsFormats;
    private final Meter meter;

    StringKeywords(boolean assertsFormats, Meter meter) {
        this.assertsFormats = assertsFormats;
        this.meter = meter;
    }

    Texts read(Keywords keywords) {
        Texts texts = Texts.ofLength(keywords.atLeast("minLength"), keywords.count("maxLength", LengthDfa.UNBOUNDED));
        if (keywords.has("pattern")) {
            texts = texts.and(pattern(keywords));
        }
        if (keywords.has("format") && assertsFormats) {
            String format = keywords.get("format").asString("");
            if (Formats.isAsserted(format)) {
                texts = texts.and(Formats.texts(format, keywords.draft()));
            }
        }
        return texts;
    }

    private Texts pattern(Keywords keywords) {
        if (!keywords.get("pattern").isString()) {
            throw keywords.fault("pattern", "a regular expression");
        }
        return search(keywords.get("pattern").asString(), keywords.place("pattern"));
    }

    /** The keys in which a regular expression matches somewhere. */
    KeyPattern keys(String regex, String place) {
        Texts texts = search(regex, SchemaSource.child(place, regex));
        return texts.listed() == null
                ? new KeyPattern(regex, texts.automata().get(0), null)
                : new KeyPattern(regex, TextSetDfa.of(texts.list(), meter), texts.list());
    }

    private Texts search(String regex, String place) {
        try {
            return patterns.computeIfAbsent(regex, this::search);
        } catch (RegexException e) {
            SchemaException placed = new SchemaException(String.valueOf(e.getMessage()), place);
            placed.initCause(e);
            throw placed;
        }
    }

    private Texts search(String regex) {
        Set<String> few = FewMatches.of(regex);
        return few == null ? Texts.of(RegexCompiler.search(regex, meter)) : Texts.of(List.copyOf(few));
    }
}

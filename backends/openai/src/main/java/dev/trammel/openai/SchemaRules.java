package dev.trammel.openai;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What a server takes of JSON Schema. Whatever goes beyond it is told in words and checked on the answer.
 *
 * @param keywords those that it holds answers to
 * @param formats names of formats of texts that it holds answers to
 * @param traits what else it wants
 * @param limits how large a schema may be
 */
public record SchemaRules(Set<String> keywords, Set<String> formats, Set<Trait> traits, SchemaLimits limits) {

    /** What a server wants of a schema, or can't do. */
    public enum Trait {
        /** The root must be an object, and no {@code anyOf}. */
        OBJECT_ROOT,
        /** Every property must be required; one that isn't may be null instead. */
        ALL_REQUIRED,
        /** No object may have properties of other names; a map becomes a list of entries. */
        CLOSED_OBJECTS,
        /** No type may contain itself. */
        NO_RECURSION,
        /** Look-ahead and look-behind, word boundaries and back-references are fine in patterns. */
        LOOK_AROUND,
        /** Patterns must match from beginning to end. */
        ANCHORED_PATTERNS,
        /** A pattern and a length at one place lose one of them. */
        PATTERN_WITHOUT_LENGTH,
        /** Bounds hold for whole numbers only. */
        INTEGER_BOUNDS,
        /** What stands beside {@code anyOf} is lost. */
        LONE_ANY_OF
    }

    /** Copies the sets. */
    public SchemaRules {
        keywords = Set.copyOf(keywords);
        formats = Set.copyOf(formats);
        traits = Set.copyOf(traits);
    }

    /** Rules for some keywords, parted by blanks. */
    public static SchemaRules of(String keywords, Trait... traits) {
        Set<Trait> set = EnumSet.noneOf(Trait.class);
        Collections.addAll(set, traits);
        return new SchemaRules(words(keywords), Set.of(), set, SchemaLimits.NONE);
    }

    /** The same with values of {@code format}, parted by blanks. */
    public SchemaRules withFormats(String names) {
        return new SchemaRules(keywords, words(names), traits, limits);
    }

    /** The same with other limits. */
    public SchemaRules withLimits(SchemaLimits other) {
        return new SchemaRules(keywords, formats, traits, other);
    }

    /** Whether it has a trait. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.trim().split("\\s+")));
    }
}

package dev.trammel.openai;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is different with some models of a provider.
 *
 * @param names matches their names from beginning to end
 * @param dialect how they are told a format; null takes the provider's
 * @param quirks theirs, beside the provider's
 */
public record ModelRule(Pattern names, @Nullable Dialect dialect, Set<Quirk> quirks) {

    /** Copies the quirks. */
    public ModelRule {
        quirks = Set.copyOf(quirks);
    }

    /** Models with quirks. */
    public static ModelRule of(String names, Quirk... quirks) {
        return new ModelRule(Pattern.compile(names), null, Set.of(quirks));
    }

    /** Models with a dialect. */
    public static ModelRule of(String names, Dialect dialect) {
        return new ModelRule(Pattern.compile(names), dialect, Set.of());
    }
}

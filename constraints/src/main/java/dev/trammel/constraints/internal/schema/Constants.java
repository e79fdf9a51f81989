package dev.trammel.constraints.internal.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The constants to which formulas come, as texts that are the same for the same value: looked up, not searched. */
final class Constants {
    /** Steps of work that a formula stands for. */
    private static final int WORK = 20;

    private final SchemaValues values;
    private final Map<Formula, Optional<Set<String>>> known = new HashMap<>();

    Constants(SchemaValues values) {
        this.values = values;
    }

    /** Constants among which are all values of a formula, if they are listed; else null. */
    @Nullable
    Set<String> of(Formula formula) {
        if (!values.mayBeListed(formula)) {
            return null;
        }
        Optional<Set<String>> found = known.get(formula);
        if (found == null) {
            values.meter().count(WORK);
            try {
                found = Optional.ofNullable(
                        formula instanceof Formula.All all ? ofAll(all.parts()) : ofDomain(values.domain(formula)));
            } catch (CycleException e) {
                return null;
            }
            known.put(formula, found);
        }
        return found.orElse(null);
    }

    private @Nullable Set<String> ofAll(List<Formula> parts) {
        values.meter().count(parts.size());
        List<Set<String>> listed = new ArrayList<>();
        for (Formula part : parts) {
            Set<String> some = of(part);
            if (some != null) {
                listed.add(some);
            }
        }
        if (listed.isEmpty()) {
            return null;
        }
        Set<String> all = new HashSet<>(listed.get(0));
        listed.forEach(all::retainAll);
        for (Formula part : parts) {
            all.removeAll(excluded(part));
        }
        return all;
    }

    /** The strings that a formula excludes; a number that is excluded may still be there in another spelling. */
    private List<String> excluded(Formula part) {
        Formula others = part instanceof Formula.Not not ? not.part() : Formula.TRUE;
        boolean exact = others instanceof Formula.At || others instanceof Formula.Equal;
        Set<String> some = exact ? of(others) : null;
        return some == null
                ? List.of()
                : some.stream().filter(one -> one.startsWith("\"")).toList();
    }

    /** Whether two formulas plainly have no value in common. */
    boolean areDisjoint(Formula left, Formula right) {
        Set<String> some = of(left);
        Set<String> others = some == null ? null : of(right);
        return some != null && others != null && Collections.disjoint(some, others);
    }

    private static @Nullable Set<String> ofDomain(Domain domain) {
        if (!domain.arrays().isEmpty() || !domain.objects().isEmpty()) {
            return null;
        }
        Set<String> found = new HashSet<>();
        found.addAll(domain.isNull() ? List.of("null") : List.of());
        found.addAll(domain.isTrue() ? List.of("true") : List.of());
        found.addAll(domain.isFalse() ? List.of("false") : List.of());
        for (Numbers numbers : domain.numbers()) {
            List<String> some = of(numbers);
            if (some == null) {
                return null;
            }
            found.addAll(some);
        }
        for (Texts texts : domain.texts()) {
            List<String> some = of(texts);
            if (some == null) {
                return null;
            }
            found.addAll(some);
        }
        return found;
    }

    /** Those of some numbers; null if they are not listed. */
    static @Nullable List<String> of(Numbers numbers) {
        if (numbers.listed() == null) {
            return null;
        }
        List<String> constants = new ArrayList<>();
        for (BigDecimal number : numbers.list()) {
            constants.add(
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
        }
        return constants;
    }

    /** Those of some strings; null if they are not listed. */
    static @Nullable List<String> of(Texts texts) {
        return texts.listed() == null
                ? null
                : texts.list().stream().map(text -> "\"" + text).toList();
    }
}

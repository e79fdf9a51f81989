package dev.trammel.internal.schema;

import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Jakarta Validation as schema keywords: what the module leaves out or takes for less than it says. */
final class Validation extends JakartaValidationModule {
    Validation() {
        super(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS);
    }

    /** A pattern matches the whole text; in a schema, it matches anywhere in it. */
    @Override
    protected @Nullable String resolveStringPattern(MemberScope<?, ?> member) {
        Pattern pattern = getAnnotationFromFieldOrGetter(member, Pattern.class, Pattern::groups);
        if (pattern != null && pattern.flags().length > 0) {
            throw new IllegalArgumentException("expected a @Pattern without flags, found " + pattern);
        }
        if (member.getType().isInstanceOf(CharSequence.class)
                && pattern == null
                && getAnnotationFromFieldOrGetter(member, Email.class, Email::groups) == null
                && getAnnotationFromFieldOrGetter(member, NotBlank.class, NotBlank::groups) != null) {
            return "\\S";
        }
        String regex = super.resolveStringPattern(member);
        return regex == null ? null : "^(?:" + regex + ")$";
    }

    @Override
    protected @Nullable BigDecimal resolveNumberInclusiveMinimum(MemberScope<?, ?> member) {
        Min min = getAnnotationFromFieldOrGetter(member, Min.class, Min::groups);
        DecimalMin decimal = getAnnotationFromFieldOrGetter(member, DecimalMin.class, DecimalMin::groups);
        PositiveOrZero zero = getAnnotationFromFieldOrGetter(member, PositiveOrZero.class, PositiveOrZero::groups);
        return Stream.of(
                        min == null ? null : BigDecimal.valueOf(min.value()),
                        decimal == null || !decimal.inclusive() ? null : new BigDecimal(decimal.value()),
                        zero == null ? null : BigDecimal.ZERO)
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(null);
    }

    @Override
    protected @Nullable BigDecimal resolveNumberInclusiveMaximum(MemberScope<?, ?> member) {
        Max max = getAnnotationFromFieldOrGetter(member, Max.class, Max::groups);
        DecimalMax decimal = getAnnotationFromFieldOrGetter(member, DecimalMax.class, DecimalMax::groups);
        NegativeOrZero zero = getAnnotationFromFieldOrGetter(member, NegativeOrZero.class, NegativeOrZero::groups);
        return Stream.of(
                        max == null ? null : BigDecimal.valueOf(max.value()),
                        decimal == null || !decimal.inclusive() ? null : new BigDecimal(decimal.value()),
                        zero == null ? null : BigDecimal.ZERO)
                .filter(Objects::nonNull)
                .min(BigDecimal::compareTo)
                .orElse(null);
    }

    @Override
    protected @Nullable BigDecimal resolveNumberExclusiveMinimum(MemberScope<?, ?> member) {
        BigDecimal least = super.resolveNumberExclusiveMinimum(member);
        BigDecimal power = power(member);
        return least == null || (power != null && power.negate().compareTo(least) > 0)
                ? power == null ? null : power.negate()
                : least;
    }

    @Override
    protected @Nullable BigDecimal resolveNumberExclusiveMaximum(MemberScope<?, ?> member) {
        BigDecimal greatest = super.resolveNumberExclusiveMaximum(member);
        BigDecimal power = power(member);
        return greatest == null || (power != null && power.compareTo(greatest) < 0) ? power : greatest;
    }

    /** The smallest power of ten with more digits before the point than {@code @Digits} allows. */
    private @Nullable BigDecimal power(MemberScope<?, ?> member) {
        Digits digits = getAnnotationFromFieldOrGetter(member, Digits.class, Digits::groups);
        return digits == null ? null : BigDecimal.TEN.pow(digits.integer());
    }

    @Override
    protected void overrideInstanceAttributes(
            ObjectNode attributes, MemberScope<?, ?> member, SchemaGenerationContext context) {
        super.overrideInstanceAttributes(attributes, member, context);
        Digits digits = getAnnotationFromFieldOrGetter(member, Digits.class, Digits::groups);
        if (digits != null && digits.fraction() > 0) {
            attributes.put("multipleOf", BigDecimal.ONE.scaleByPowerOfTen(-digits.fraction()));
        }
    }
}

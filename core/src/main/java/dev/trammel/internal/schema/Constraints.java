package dev.trammel.internal.schema;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JavaType;

/** The constraints of Jakarta Validation at a place: which hold for all, and which of them can stand there. */
final class Constraints {
    private static final String PACKAGE = "jakarta.validation.constraints.";

    private static final Set<Class<?>> OF_TEXTS = Set.of(NotBlank.class, Email.class, Pattern.class);
    private static final Set<Class<?>> OF_SIZES = Set.of(Size.class, NotEmpty.class);
    private static final Set<Class<?>> OF_FLAGS = Set.of(AssertTrue.class, AssertFalse.class);
    private static final Set<Class<?>> OF_NUMBERS = Set.of(
            Min.class,
            Max.class,
            DecimalMin.class,
            DecimalMax.class,
            Digits.class,
            Positive.class,
            PositiveOrZero.class,
            Negative.class,
            NegativeOrZero.class);

    /** Of which a constraint means the number inside. */
    static final Set<Class<?>> OPTIONAL_NUMBERS = Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private Constraints() {}

    /** Those that hold for all: groups are left to the validator. Of one that is made of others, those others. */
    static List<Annotation> of(Place place) {
        List<Annotation> all = new ArrayList<>();
        for (Annotation annotation : place.annotations()) {
            add(annotation, all, 0);
        }
        return all;
    }

    private static void add(Annotation annotation, List<Annotation> all, int depth) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (type.getName().startsWith(PACKAGE)) {
            if (isForAll(annotation)) {
                all.add(annotation);
            }
        } else if (depth < 8 && isMadeOfOthers(type) && isForAll(annotation)) {
            for (Annotation part : Place.each(List.of(type.getAnnotations()))) {
                add(part, all, depth + 1);
            }
        }
    }

    /** Whether an annotation is one of the constraints that hold for all. */
    static boolean is(Annotation annotation) {
        List<Annotation> all = new ArrayList<>();
        add(annotation, all, 0);
        return !all.isEmpty();
    }

    /** Whether all parts hold as they are written: not if it has some say in them. */
    private static boolean isMadeOfOthers(Class<? extends Annotation> type) {
        if (!type.isAnnotationPresent(Constraint.class)) {
            return false;
        }
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("ConstraintComposition")) {
                return false; // one of Hibernate's: any of the parts may hold, or none
            }
        }
        for (Method attribute : type.getDeclaredMethods()) {
            if (attribute.isAnnotationPresent(OverridesAttribute.class)
                    || attribute.isAnnotationPresent(OverridesAttribute.List.class)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForAll(Annotation annotation) {
        try {
            Method method = annotation.annotationType().getMethod("groups");
            if (!method.trySetAccessible()) {
                return false;
            }
            Class<?>[] groups = (Class<?>[]) method.invoke(annotation);
            return groups.length == 0 || List.of(groups).contains(Default.class);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /**
     * Looks at a constraint.
     *
     * @throws IllegalArgumentException if no validator takes it at such a type
     */
    static void refuseMisplaced(Annotation annotation, JavaType type) {
        Class<? extends Annotation> kind = annotation.annotationType();
        Class<?> raw = type.getRawClass();
        boolean text = CharSequence.class.isAssignableFrom(raw) || KotlinTypes.valueOf(raw) != null;
        boolean fits = true;
        if (OF_TEXTS.contains(kind)) {
            fits = text;
        } else if (OF_SIZES.contains(kind)) {
            fits = text || raw.isArray() || Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw);
        } else if (OF_FLAGS.contains(kind)) {
            fits = raw == boolean.class || raw == Boolean.class;
        } else if (OF_NUMBERS.contains(kind)) {
            fits = text
                    || Number.class.isAssignableFrom(raw)
                    || OPTIONAL_NUMBERS.contains(raw)
                    || (raw.isPrimitive() && raw != boolean.class && raw != char.class);
        }
        if (!fits) {
            throw new IllegalArgumentException("expected a constraint that fits its type, found @"
                    + kind.getSimpleName() + " at " + raw.getName());
        }
    }
}

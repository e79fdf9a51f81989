package dev.trammel.internal.schema;

import dev.trammel.UnsupportedTypeException;
import dev.trammel.Violation;
import dev.trammel.internal.json.Binding;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * What Jakarta Validation says of a bound value, where a validator is on the class path: rules between members, groups'
 * defaults, the user's own annotations, the past and the future.
 */
public final class Rules {
    private static final int LONGEST = 80;

    private final MemberNames members;
    private final Introspection introspection;
    private final JavaType root;

    /** For values of a type as a mapper binds them. */
    public Rules(Binding binding, JavaType root) {
        members = new MemberNames(binding, root);
        introspection = new Introspection(binding);
        this.root = root;
    }

    /** The validator, found when it is first needed. */
    private static final class Found {
        static final @Nullable Validator VALIDATOR = find();

        private Found() {}

        private static @Nullable Validator find() {
            try {
                return factory(null).getValidator();
            } catch (NoProviderFoundException e) {
                return null;
            } catch (ValidationException e) {
                // Without an expression language, messages have their parameters, but no expressions.
                return factory(messages()).getValidator();
            }
        }

        private static MessageInterpolator messages() {
            try {
                return Class.forName("org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator")
                        .asSubclass(MessageInterpolator.class)
                        .getConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException e) {
                return new PlainMessages(); // another validator than Hibernate's
            }
        }

        private static ValidatorFactory factory(@Nullable MessageInterpolator messages) {
            var configuration = Validation.byDefaultProvider().configure();
            return messages == null
                    ? configuration.buildValidatorFactory()
                    : configuration.messageInterpolator(messages).buildValidatorFactory();
        }
    }

    /** All that is wrong with a value; empty if nothing is, or if there is no validator. */
    public List<Violation> violations(Object value) {
        Validator validator = Found.VALIDATOR;
        if (validator == null) {
            return List.of();
        }
        List<Violation> all = new ArrayList<>();
        check(validator, value, "", root, all);
        return all;
    }

    private void check(Validator validator, Object value, String pointer, JavaType type, List<Violation> all) {
        if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                checkInside(validator, item, pointer + "/" + index++, type, all);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> checkInside(validator, item, pointer + "/" + escape(key), type, all));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(item -> checkInside(validator, item, pointer, type, all));
        } else if (!value.getClass().isArray() && !value.getClass().getName().startsWith("java.")) {
            JavaType actual = introspection
                    .config()
                    .getTypeFactory()
                    .constructSpecializedType(
                            type.isTypeOrSubTypeOf(value.getClass()) || type.isTypeOrSuperTypeOf(value.getClass())
                                    ? type
                                    : introspection.config().constructType(Object.class),
                            value.getClass());
            for (ConstraintViolation<Object> violation : validate(validator, value)) {
                if (!isHeldBySchema(violation)) {
                    all.add(violation(violation, pointer, actual));
                }
            }
        }
    }

    private static Set<ConstraintViolation<Object>> validate(Validator validator, Object value) {
        try {
            return validator.validate(value);
        } catch (ConstraintDeclarationException e) {
            throw new UnsupportedTypeException(
                    "expected constraints that the validator takes, found " + e.getMessage(),
                    TypeSchemas.name(value.getClass()));
        }
    }

    /** Schemas count characters, where Java counts halves of some, and have e-mail addresses of their own. */
    private static boolean isHeldBySchema(ConstraintViolation<?> violation) {
        Object annotation = violation.getConstraintDescriptor().getAnnotation();
        Object found = violation.getInvalidValue() instanceof char[] array
                ? String.valueOf(array)
                : violation.getInvalidValue();
        if (annotation instanceof Size size && found instanceof CharSequence text) {
            long count = text.codePoints().count();
            return count >= size.min() && count <= size.max();
        }
        return annotation instanceof Email;
    }

    private void checkInside(
            Validator validator, @Nullable Object item, String pointer, JavaType container, List<Violation> all) {
        JavaType content =
                container.getContentType() == null ? container.getReferencedType() : container.getContentType();
        if (item != null && content != null) {
            check(validator, item, pointer, content, all);
        }
    }

    private Violation violation(ConstraintViolation<?> violation, String base, JavaType type) {
        StringBuilder pointer = new StringBuilder(base);
        JavaType at = type;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.isInIterable()) {
                Object step = node.getIndex() == null ? node.getKey() : node.getIndex();
                if (step != null) {
                    pointer.append('/').append(escape(step));
                }
                at = at == null ? null : at.getContentType();
            }
            String name = node.getName();
            if (name != null && !name.startsWith("<")) {
                Property property = at == null ? null : property(at, name);
                pointer.append('/').append(escape(property == null ? name : property.name()));
                at = property == null ? null : property.type();
            }
        }
        String place = pointer.toString();
        String keyword = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String found = String.valueOf(violation.getInvalidValue());
        return new Violation(
                place,
                members.of(place),
                keyword,
                "a value that " + message(violation),
                found.length() <= LONGEST ? found : found.substring(0, LONGEST - 1) + "…");
    }

    /** Without an expression language, Jakarta's own messages have one expression that is left as it is written. */
    private static String message(ConstraintViolation<?> violation) {
        boolean inclusive = !Boolean.FALSE.equals(
                violation.getConstraintDescriptor().getAttributes().get("inclusive"));
        return violation
                .getMessage()
                .replace("${inclusive == true ? 'or equal to ' : ''}", inclusive ? "or equal to " : "");
    }

    private @Nullable Property property(JavaType type, String javaName) {
        return introspection.properties(type).values().stream()
                .filter(property -> property.javaName().equals(javaName))
                .findFirst()
                .orElse(null);
    }

    private static String escape(Object key) {
        return String.valueOf(key).replace("~", "~0").replace("/", "~1");
    }

    /** Messages as they are written, with the annotation's values in them. */
    private static final class PlainMessages implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            String message = template;
            if (template.startsWith("{") && template.endsWith("}")) {
                Object annotation = context.getConstraintDescriptor().getAnnotation();
                return "satisfies " + annotation;
            }
            for (Map.Entry<String, Object> entry :
                    context.getConstraintDescriptor().getAttributes().entrySet()) {
                message = message.replace("{" + entry.getKey() + "}", String.valueOf(entry.getValue()));
            }
            return message;
        }

        @Override
        public String interpolate(String template, Context context, java.util.Locale locale) {
            return interpolate(template, context);
        }
    }
}

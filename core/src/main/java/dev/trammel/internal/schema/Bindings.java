package dev.trammel.internal.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said in the type arguments of a class about what its type variables stand for: that a value may be null. Two
 * are equal if they say the same.
 */
final class Bindings {
    static final Bindings NONE = new Bindings(Map.of(), "");

    private final Map<Type, Written> all;
    private final String said;

    private Bindings(Map<Type, Written> all, String said) {
        this.all = all;
        this.said = said;
    }

    /** What a type variable stands for; null if nothing is said about it. */
    @Nullable
    Written of(Type variable) {
        return all.get(variable);
    }

    /**
     * The bindings of a class, as it is written at a place.
     *
     * @throws IllegalArgumentException if constraints stand there: no validator looks for them in a class of the user's
     *     own
     */
    static Bindings of(Class<?> raw, Place place) {
        Map<Type, Written> all = new HashMap<>();
        StringBuilder said = new StringBuilder();
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            for (Written argument : Written.inside(place.written(), List.of(), i)) {
                refuseConstraints(argument, raw);
                all.putIfAbsent(variables[i], argument);
                say(argument, said);
            }
            said.append(';');
        }
        addInherited(raw, all, said);
        return said.indexOf("?") < 0 ? NONE : new Bindings(all, said.toString());
    }

    /** What a class says of the type variables of those that it extends. */
    private static void addInherited(Class<?> raw, Map<Type, Written> all, StringBuilder said) {
        Class<?> type = raw.getSuperclass();
        if (type == null || type == Object.class || type == Record.class) {
            return;
        }
        AnnotatedType parent = raw.getAnnotatedSuperclass();
        if (parent instanceof AnnotatedParameterizedType parameterized) {
            Bindings known = new Bindings(Map.copyOf(all), said.toString());
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                for (Written argument : Written.all(List.of(arguments[i]), known)) {
                    Written before = all.putIfAbsent(type.getTypeParameters()[i], argument);
                    // Of a variable that stands for another one, what that one stands for.
                    if (before != null && before.annotations().isEmpty()) {
                        all.put(type.getTypeParameters()[i], argument);
                    }
                    say(argument, said);
                }
            }
        }
        addInherited(type, all, said);
    }

    /** The same for a subtype, where its variables are those of the type. */
    Bindings ofSubtype(Class<?> type, Class<?> subtype) {
        if (equals(NONE)) {
            return NONE;
        }
        Map<Type, Written> inSubtype = new HashMap<>(all);
        List<Type> parents = new ArrayList<>(Arrays.asList(subtype.getGenericInterfaces()));
        parents.add(subtype.getGenericSuperclass());
        for (Type parent : parents) {
            if (parent instanceof ParameterizedType parameterized && parameterized.getRawType() == type) {
                for (int i = 0; i < type.getTypeParameters().length; i++) {
                    Written meant = all.get(type.getTypeParameters()[i]);
                    if (meant != null) {
                        inSubtype.put(parameterized.getActualTypeArguments()[i], meant);
                    }
                }
            }
        }
        return new Bindings(inSubtype, said);
    }

    private static void refuseConstraints(Written written, Class<?> raw) {
        for (Annotation annotation : written.annotations()) {
            if (Constraints.is(annotation)) {
                throw new IllegalArgumentException(
                        "expected constraints at type arguments of collections, maps and optionals, found @"
                                + annotation.annotationType().getSimpleName() + " at one of " + raw.getName());
            }
        }
    }

    private static void say(Written written, StringBuilder said) {
        said.append(Place.isNullable(written.annotations()) ? '?' : '.');
        if (written.type() instanceof AnnotatedParameterizedType parameterized) {
            said.append('<');
            for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
                Written.all(List.of(argument), written.bindings()).forEach(inner -> say(inner, said));
                said.append(',');
            }
            said.append('>');
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bindings that && said.equals(that.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }
}

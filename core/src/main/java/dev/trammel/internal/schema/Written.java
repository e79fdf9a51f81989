package dev.trammel.internal.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as it is written somewhere, with the annotations at and inside it.
 *
 * @param type the type
 * @param outside annotations that stand before it but mean an array around it: in {@code @Size(max = 2) String[] a}
 * @param bindings what the type variables in it stand for
 */
record Written(AnnotatedType type, List<Annotation> outside, Bindings bindings) {

    /** A type where type variables stand for nothing known. */
    static Written of(AnnotatedType type) {
        return new Written(type, List.of(), Bindings.NONE);
    }

    /**
     * Types where type variables stand for something; those that are type variables are there as what they stand for,
     * too.
     */
    static List<Written> all(List<AnnotatedType> types, Bindings bindings) {
        List<Written> all = new ArrayList<>();
        for (AnnotatedType type : types) {
            new Written(type, List.of(), bindings).addTo(all);
        }
        return all;
    }

    private void addTo(List<Written> all) {
        all.add(this);
        if (type instanceof AnnotatedTypeVariable) {
            Written meant = bindings.of(type.getType());
            if (meant != null && all.size() < 64) {
                meant.addTo(all);
            }
        }
    }

    /** The types inside some, by the type argument that stands for them. */
    static List<Written> inside(List<Written> all, List<Annotation> said, int argument) {
        List<Written> inner = new ArrayList<>();
        for (Written outer : all) {
            AnnotatedType type = outer.argument(argument);
            if (type != null) {
                List<Annotation> outside = outer.type instanceof AnnotatedArrayType ? said : List.of();
                new Written(type, outside, outer.bindings).addTo(inner);
            }
        }
        return inner;
    }

    private @Nullable AnnotatedType argument(int argument) {
        if (type instanceof AnnotatedArrayType array) {
            return array.getAnnotatedGenericComponentType();
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            return argument < arguments.length ? arguments[argument] : null;
        }
        return null;
    }

    /** The annotations at it. */
    List<Annotation> annotations() {
        List<Annotation> all = new ArrayList<>(Arrays.asList(type.getAnnotations()));
        all.removeAll(outside);
        return all;
    }
}

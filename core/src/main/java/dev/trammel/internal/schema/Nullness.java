package dev.trammel.internal.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.MemberScope;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether a value may be null: {@code @Nullable}, of whatever package, at a member or at the type argument that stands
 * for its items.
 */
final class Nullness {
    private Nullness() {}

    static boolean isNullable(MemberScope<?, ?> scope) {
        Member member = scope.getRawMember();
        AnnotatedType type =
                member instanceof Field field ? field.getAnnotatedType() : ((Method) member).getAnnotatedReturnType();
        if (scope.isFakeContainerItemScope()) {
            return isNullable(item(type, scope.getDeclaredType()));
        }
        return isNullable(type) || isNullable((AnnotatedElement) member);
    }

    private static AnnotatedElement item(AnnotatedType container, ResolvedType declared) {
        if (container instanceof AnnotatedArrayType array) {
            return array.getAnnotatedGenericComponentType();
        }
        if (container instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            return arguments[declared.isInstanceOf(Map.class) ? arguments.length - 1 : 0];
        }
        return container;
    }

    private static boolean isNullable(AnnotatedElement element) {
        return names(element).anyMatch("Nullable"::equals);
    }

    private static Stream<String> names(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getSimpleName);
    }
}

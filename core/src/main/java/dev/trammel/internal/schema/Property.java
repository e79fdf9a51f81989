package dev.trammel.internal.schema;

import java.lang.reflect.Member;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.introspect.AnnotatedMember;

/**
 * A member of a type as Jackson binds it.
 *
 * @param name its key in JSON
 * @param javaName its name in Java
 * @param source the field or getter that its type and annotations are read off; null if it is only a parameter
 * @param bound what Jackson sets
 */
record Property(String name, String javaName, @Nullable Member source, AnnotatedMember bound) {}

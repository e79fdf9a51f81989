package dev.trammel.llamacpp.internal.jinja;

import org.jspecify.annotations.Nullable;

/** A parsed expression. */
@FunctionalInterface
interface Expression {

    /** Computes its value. */
    @Nullable
    Object evaluate(Scope scope);
}

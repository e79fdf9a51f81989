package dev.trammel.llamacpp.internal.jinja;

import org.jspecify.annotations.Nullable;

/** A function, a method of a value, or a macro. */
@FunctionalInterface
interface Callable {

    /** Calls it. */
    @Nullable
    Object call(Arguments arguments);
}

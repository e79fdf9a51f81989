package dev.trammel.internal.output;

import dev.trammel.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a value of an answer's text. Immutable. */
@FunctionalInterface
public interface Reader<T> {

    /**
     * Makes the value.
     *
     * @param text the whole answer
     * @param attempts what a failure carries
     * @throws dev.trammel.InvalidAnswerException if the text is not what was asked for
     * @throws dev.trammel.BindingException if the Java type makes no value of it
     */
    T read(String text, List<Attempt> attempts);

    /** Makes a value of a text that is not what was asked for; null if none can be made. */
    default @Nullable T readAnyway(String text) {
        return null;
    }
}

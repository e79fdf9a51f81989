package dev.trammel.internal.output;

import dev.trammel.Attempt;
import java.util.List;

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
}

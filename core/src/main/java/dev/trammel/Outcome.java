package dev.trammel;

/**
 * What became of one prompt of a batch.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T> {

    /**
     * The value.
     *
     * @throws RuntimeException the failure, if there is none
     */
    T value();

    /**
     * A prompt that was answered.
     *
     * @param generation the answer
     * @param <T> the type of the value
     */
    record Success<T>(Generation<T> generation) implements Outcome<T> {
        @Override
        public T value() {
            return generation.value();
        }
    }

    /**
     * A prompt that was not.
     *
     * @param failure why; mostly a {@link GenerationException}
     * @param <T> the type of the value
     */
    record Failure<T>(RuntimeException failure) implements Outcome<T> {
        @Override
        public T value() {
            throw failure;
        }
    }
}

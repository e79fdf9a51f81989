package dev.trammel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that listen to one call. */
final class Listeners implements GenerationListener.Call {
    private static final System.Logger LOGGER = System.getLogger("dev.trammel");

    private final List<GenerationListener.Call> calls = new ArrayList<>();

    Listeners(List<GenerationListener> listeners, Model model, Prompt prompt, OutputFormat format) {
        for (GenerationListener listener : listeners) {
            quietly(() -> calls.add(listener.begun(model, prompt, format)));
        }
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    @Override
    public void asked(int attempt, Prompt prompt) {
        all(call -> call.asked(attempt, prompt));
    }

    @Override
    public void text(String piece) {
        all(call -> call.text(piece));
    }

    @Override
    public void failed(GenerationException failure) {
        all(call -> call.failed(failure));
    }

    @Override
    public void bound(Generation<?> generation) {
        all(call -> call.bound(generation));
    }

    @Override
    public void finished(@Nullable RuntimeException failure) {
        all(call -> call.finished(failure));
    }

    private void all(Consumer<GenerationListener.Call> event) {
        calls.forEach(call -> quietly(() -> event.accept(call)));
    }

    private static void quietly(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.WARNING, "a listener failed", e);
        }
    }
}

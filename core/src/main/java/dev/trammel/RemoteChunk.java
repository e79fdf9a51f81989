package dev.trammel;

import org.jspecify.annotations.Nullable;

/** A piece of an answer. */
public sealed interface RemoteChunk {

    /** The next piece of the answer's text; never empty. */
    record Text(String text) implements RemoteChunk {}

    /** The next piece of what the model thinks; never empty. */
    record Reasoning(String text) implements RemoteChunk {}

    /**
     * The next piece of a tool call.
     *
     * @param index which call of the answer, from 0
     * @param id the call's id, in its first piece
     * @param name the tool's name, in its first piece
     * @param arguments the next piece of its arguments, which together are JSON
     */
    record Tool(int index, @Nullable String id, @Nullable String name, String arguments) implements RemoteChunk {}
}

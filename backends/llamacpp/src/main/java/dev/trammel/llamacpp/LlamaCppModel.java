package dev.trammel.llamacpp;

import dev.trammel.Chat;
import dev.trammel.DecodingSession;
import dev.trammel.LocalModel;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.llamacpp.internal.chat.ChatTokenizer;
import dev.trammel.llamacpp.internal.chat.ThoughtMarkers;
import dev.trammel.llamacpp.internal.engine.ContextPool;
import dev.trammel.llamacpp.internal.engine.NativeContext;
import dev.trammel.llamacpp.internal.engine.NativeModel;
import dev.trammel.llamacpp.internal.engine.TextTokenizer;
import dev.trammel.llamacpp.internal.engine.TokenTable;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model in this process, with one context: sessions are lent one after the other, in the order they are asked for.
 * Safe for use by several threads.
 *
 * <p>What a session has read is kept for the next one, so that prompts with the same beginning are read faster. A
 * session that is dropped without being closed blocks the next until the garbage collector finds it.
 */
public final class LlamaCppModel implements LocalModel {
    private final String name;
    private final NativeModel model;
    private final TokenTable tokens;
    private final TextTokenizer text;
    private final ChatTokenizer chat;
    private final String template;
    private volatile @Nullable ReasoningMarkers markers;
    private final ContextPool contexts;
    private final ReadWriteLock memory = new ReentrantReadWriteLock(); // writing is freeing

    LlamaCppModel(String name, NativeModel model, NativeContext context) {
        this.name = name;
        this.model = model;
        tokens = TokenTable.read(model);
        text = new TextTokenizer(model, tokens);
        chat = ChatTokenizer.of(model, tokens, text);
        template = model.chatTemplate().orElse("");
        contexts = new ContextPool(context);
    }

    /** The name of the file, without its ending. */
    @Override
    public String name() {
        return name;
    }

    @Override
    public Vocabulary vocabulary() {
        return tokens.vocabulary();
    }

    @Override
    public int contextLength() {
        return contexts.contextLength();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the model is closed
     */
    @Override
    public int[] tokenize(String text) {
        return whileOpen(loaded -> this.text.tokenize(text));
    }

    /**
     * {@inheritDoc}
     *
     * @throws ChatTemplateException if the template refuses the conversation, can't be rendered, or leaves a message
     *     out
     * @throws IllegalStateException if the model is closed
     */
    @Override
    public int[] tokenize(Chat chat) {
        return whileOpen(loaded -> this.chat.tokenize(chat));
    }

    /** As its chat template names them, or its vocabulary; {@code <think>} and {@code </think>} if neither does. */
    @Override
    public ReasoningMarkers reasoningMarkers() {
        ReasoningMarkers known = markers;
        if (known == null) {
            known = ThoughtMarkers.of(template, tokens::isToken).orElseGet(LocalModel.super::reasoningMarkers);
            markers = known;
        }
        return known;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the model is closed
     */
    @Override
    public int[] tokenizeMarker(String marker) {
        return whileOpen(loaded -> chat.tokenizeMarked(marker));
    }

    /**
     * {@inheritDoc}
     *
     * @throws DecodingInterruptedException if the thread is interrupted while it waits
     */
    @Override
    public DecodingSession open() {
        return contexts.borrow();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the session that is open was last used by this very thread, which would wait for
     *     itself
     */
    @Override
    public void close() {
        if (contexts.close()) {
            memory.writeLock().lock();
            try {
                model.free();
            } finally {
                memory.writeLock().unlock();
            }
        }
    }

    /** Asks the native model something while it can't be freed. */
    <T> T whileOpen(Function<NativeModel, T> question) {
        memory.readLock().lock();
        try {
            contexts.checkOpen();
            return question.apply(model);
        } finally {
            memory.readLock().unlock();
        }
    }

    @Override
    public String toString() {
        return name + " in llama.cpp";
    }
}

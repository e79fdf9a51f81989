package dev.trammel.benchmarks.decoding;

import dev.trammel.Chat;
import dev.trammel.DecodingSession;
import dev.trammel.llamacpp.LlamaCppModel;
import dev.trammel.llamacpp.NativeGrammar;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** llama.cpp's own grammar sampler. */
final class GrammarDecoding implements Method {
    private final LlamaCppModel model;
    private final NativeGrammar grammar;
    private final Chat prompt;
    private final boolean lazy;

    /**
     * Compiles a grammar.
     *
     * @param lazy whether the likeliest token is tried first, and the others only if it is refused
     */
    GrammarDecoding(LlamaCppModel model, Chat prompt, String gbnf, boolean lazy) {
        this.model = model;
        this.prompt = prompt;
        this.lazy = lazy;
        grammar = NativeGrammar.compile(model, gbnf);
    }

    @Override
    public String name() {
        return "llama.cpp grammar, " + (lazy ? "likeliest first" : "all tokens");
    }

    @Override
    public Run run() {
        grammar.reset();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int tokens = 0;
        long masks = 0;
        long start = ProcessClock.nanos();
        long began = System.nanoTime();
        try (DecodingSession session = model.open()) {
            float[] logits = session.start(model.tokenize(prompt));
            while (true) {
                long before = System.nanoTime();
                int token = lazy ? grammar.pickLazily(logits) : grammar.pick(logits);
                if (token < 0 || model.vocabulary().isEnd(token)) {
                    break;
                }
                grammar.accept(token);
                masks += System.nanoTime() - before;
                text.writeBytes(model.vocabulary().bytes(token));
                tokens++;
                logits = session.decode(token);
            }
        }
        long total = System.nanoTime() - began;
        long cpu = ProcessClock.nanos() - start;
        return new Run(text.toString(StandardCharsets.UTF_8), tokens, 0, cpu, (double) masks / total);
    }

    @Override
    public void close() {
        grammar.close();
    }
}

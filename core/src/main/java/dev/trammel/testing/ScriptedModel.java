package dev.trammel.testing;

import dev.trammel.Chat;
import dev.trammel.ContextFullException;
import dev.trammel.DecodingSession;
import dev.trammel.LocalModel;
import dev.trammel.constraints.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A local model for tests, whose logits are a function of the tokens before: every byte is a token, and some texts are.
 * What it says is held to the constraint like what any model says, so a test sees what a real one would have led to.
 */
public final class ScriptedModel implements LocalModel {
    /** The control token after each message of a conversation. */
    public static final int CONTROL = 256;

    /** The token that ends an answer. */
    public static final int END = 257;

    /** Another token that ends an answer. */
    public static final int OTHER_END = 258;

    /** A token that stands for nothing. */
    public static final int UNUSED = 259;

    private static final int FIRST_TEXT = 260;
    private static final String THINK = "<think>\n";
    private static final String END_OF_THOUGHTS = "</think>\n\n";

    private final Vocabulary vocabulary;
    private final Function<int[], float[]> logits;
    private final int contextLength;
    private final Semaphore sessions = new Semaphore(2);
    private final List<Integer> batches = new ArrayList<>();
    private boolean closed;

    private ScriptedModel(Vocabulary vocabulary, Function<int[], float[]> logits, int contextLength) {
        this.vocabulary = vocabulary;
        this.logits = logits;
        this.contextLength = contextLength;
    }

    /** Every byte as a token. */
    public static Vocabulary byteVocabulary() {
        return vocabulary(new String[0]);
    }

    /** Every byte as a token, and some texts. */
    public static Vocabulary vocabulary(String... texts) {
        Vocabulary.Builder builder = Vocabulary.builder(FIRST_TEXT + texts.length);
        for (int i = 0; i < 256; i++) {
            builder.rawByte(i, (byte) i);
        }
        builder.control(CONTROL).end(END).end(OTHER_END);
        for (int i = 0; i < texts.length; i++) {
            builder.token(FIRST_TEXT + i, texts[i].getBytes(StandardCharsets.UTF_8));
        }
        return builder.build();
    }

    /** Writes a text after any prompt, as far as it is allowed, and ends. */
    public static ScriptedModel saying(String text) {
        return saying(byteVocabulary(), text);
    }

    /** Logits that follow from the tokens before and a seed, with the ends as likely as anything. */
    public static ScriptedModel random(Vocabulary vocabulary, long seed) {
        return of(vocabulary, context -> {
            SplittableRandom random = new SplittableRandom(seed * 31 + Arrays.hashCode(context));
            float[] all = new float[vocabulary.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = (float) (random.nextDouble() * 8 - 4);
            }
            return all;
        });
    }

    /** Logits that are always the same. */
    public static ScriptedModel constant(Vocabulary vocabulary, float[] logits) {
        return of(vocabulary, context -> logits);
    }

    /** Thinks some thoughts if it is let, then writes a text as {@link #saying(String)} does. */
    public static ScriptedModel thinking(String thoughts, String text) {
        return saying(byteVocabulary(), thoughts, text);
    }

    /**
     * Writes a text after any prompt, in the longest tokens, and ends. Whatever else was said, it is at a loss and
     * prefers low ids.
     */
    public static ScriptedModel saying(Vocabulary vocabulary, String text) {
        return saying(vocabulary, "", text);
    }

    private static ScriptedModel saying(Vocabulary vocabulary, String thoughts, String text) {
        return of(vocabulary, context -> {
            byte[] all = bytes(vocabulary, context, lastControl(context) + 1);
            String said = new String(all, StandardCharsets.ISO_8859_1); // a character for each byte
            if (!said.startsWith(THINK)) {
                return follow(vocabulary, all, text);
            }
            int end = said.indexOf(END_OF_THOUGHTS);
            return end < 0
                    ? follow(vocabulary, Arrays.copyOfRange(all, THINK.length(), all.length), thoughts)
                    : follow(vocabulary, Arrays.copyOfRange(all, end + END_OF_THOUGHTS.length(), all.length), text);
        });
    }

    /** Logits that go on with a script after what was said of it. */
    private static float[] follow(Vocabulary vocabulary, byte[] said, String text) {
        byte[] script = text.getBytes(StandardCharsets.UTF_8);
        float[] all = new float[vocabulary.size()];
        if (said.length > script.length || !Arrays.equals(said, Arrays.copyOf(script, said.length))) {
            for (int i = 0; i < all.length; i++) {
                all[i] = -i;
            }
            return all;
        }
        for (int i = 0; i < all.length; i++) {
            byte[] token = vocabulary.bytes(i);
            boolean goesOn = token.length > 0
                    && said.length + token.length <= script.length
                    && Arrays.equals(token, Arrays.copyOfRange(script, said.length, said.length + token.length));
            all[i] = goesOn ? token.length : -1;
        }
        if (said.length == script.length) {
            all[END] = 1;
        }
        return all;
    }

    /**
     * Logits by the tokens before, the prompt's included.
     *
     * @param logits one for each token of the vocabulary
     */
    public static ScriptedModel of(Vocabulary vocabulary, Function<int[], float[]> logits) {
        return new ScriptedModel(vocabulary, logits, 1 << 16);
    }

    /** The same with room for that many tokens. */
    public ScriptedModel withContextLength(int length) {
        return new ScriptedModel(vocabulary, logits, length);
    }

    private static int lastControl(int[] context) {
        int last = context.length - 1;
        while (last >= 0 && context[last] != CONTROL) {
            last--;
        }
        return last;
    }

    /** The bytes that tokens stand for, from one on. */
    public static byte[] bytes(Vocabulary vocabulary, int[] tokens, int from) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = from; i < tokens.length; i++) {
            bytes.writeBytes(vocabulary.bytes(tokens[i]));
        }
        return bytes.toByteArray();
    }

    /** How many tokens each batch had, the prompt's first. */
    public synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    private synchronized void note(int size) {
        batches.add(size);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int contextLength() {
        return contextLength;
    }

    @Override
    public int[] tokenize(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[bytes.length];
        int size = 0;
        for (int at = 0; at < bytes.length; ) {
            int best = bytes[at] & 0xFF;
            int length = 1;
            for (int id = FIRST_TEXT; id < vocabulary.size(); id++) {
                byte[] token = vocabulary.bytes(id);
                if (token.length > length
                        && at + token.length <= bytes.length
                        && Arrays.equals(token, Arrays.copyOfRange(bytes, at, at + token.length))) {
                    best = id;
                    length = token.length;
                }
            }
            tokens[size++] = best;
            at += length;
        }
        return Arrays.copyOf(tokens, size);
    }

    /** The messages' texts, each after its role and before a control token. */
    @Override
    public int[] tokenize(Chat chat) {
        int[] tokens = {};
        for (Chat.Message message : chat.messages()) {
            int[] more = tokenize(message.role() + ":" + message.text());
            int before = tokens.length;
            tokens = Arrays.copyOf(tokens, before + more.length + 1);
            System.arraycopy(more, 0, tokens, before, more.length);
            tokens[tokens.length - 1] = CONTROL;
        }
        return tokens;
    }

    @Override
    public DecodingSession open() {
        if (closed) {
            throw new IllegalStateException("expected an open model, found a closed one");
        }
        sessions.acquireUninterruptibly();
        return new Session();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** How many sessions are open. */
    public int openSessions() {
        return 2 - sessions.availablePermits();
    }

    private final class Session implements DecodingSession {
        private int[] read = {};

        @Override
        public int position() {
            return read.length;
        }

        @Override
        public float[] start(int[] prompt) {
            read = new int[0];
            return decode(prompt);
        }

        @Override
        public int cachedTokens() {
            return 1;
        }

        @Override
        public float[] decode(int... tokens) {
            if (tokens.length == 0) {
                throw new IllegalArgumentException("expected a token, found none");
            }
            if (read.length + tokens.length > contextLength) {
                throw new ContextFullException(read.length + tokens.length, contextLength);
            }
            note(tokens.length);
            int before = read.length;
            read = Arrays.copyOf(read, before + tokens.length);
            System.arraycopy(tokens, 0, read, before, tokens.length);
            return logits.apply(read.clone());
        }

        @Override
        public void rewind(int position) {
            read = Arrays.copyOf(read, position);
        }

        @Override
        public void close() {
            sessions.release();
        }
    }
}

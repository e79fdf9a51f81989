package dev.trammel.benchmarks.decoding;

import dev.trammel.Chat;
import dev.trammel.DecodingSession;
import dev.trammel.LocalModel;
import dev.trammel.constraints.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the logits of one answer, and gives them again without computing: so the JVM warms up as that of a server does,
 * in a second instead of minutes. Only for answers that are the same each time.
 */
final class RecordedModel implements LocalModel {
    private final LocalModel model;
    private final Map<Integer, float[]> logitsAt = new HashMap<>();

    RecordedModel(LocalModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Vocabulary vocabulary() {
        return model.vocabulary();
    }

    @Override
    public int contextLength() {
        return model.contextLength();
    }

    @Override
    public int[] tokenize(String text) {
        return model.tokenize(text);
    }

    @Override
    public int[] tokenize(Chat chat) {
        return model.tokenize(chat);
    }

    @Override
    public DecodingSession open() {
        return new Session(model.open());
    }

    /** Leaves the real model open. */
    @Override
    public void close() {}

    private final class Session implements DecodingSession {
        private final DecodingSession session;
        private int[] read = {};
        private int position;

        Session(DecodingSession session) {
            this.session = session;
        }

        @Override
        public int position() {
            return position;
        }

        @Override
        public float[] start(int[] prompt) {
            position = 0;
            return decode(prompt);
        }

        @Override
        public float[] decode(int... tokens) {
            read(tokens);
            return logitsAt.computeIfAbsent(
                    position, end -> session.start(Arrays.copyOf(read, end)).clone());
        }

        @Override
        public void read(int... tokens) {
            int end = position + tokens.length;
            if (read.length < end) {
                read = Arrays.copyOf(read, Math.max(end, 2 * read.length));
            }
            System.arraycopy(tokens, 0, read, position, tokens.length);
            position = end;
        }

        @Override
        public void rewind(int other) {
            position = other;
        }

        @Override
        public void close() {
            session.close();
        }
    }
}

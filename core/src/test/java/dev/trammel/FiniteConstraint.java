package dev.trammel;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.testing.ScriptedModel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Some texts, and a cursor over them that is slow and plain: every question is asked of the whole list. */
public final class FiniteConstraint implements Constraint {
    private final List<byte[]> texts;

    public FiniteConstraint(List<String> texts) {
        this.texts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .sorted(Comparator.<byte[]>comparingInt(text -> text.length).thenComparing(Arrays::compare))
                .toList();
    }

    @Override
    public Cursor cursor(Vocabulary vocabulary) {
        return new FiniteCursor(vocabulary, new ArrayList<>());
    }

    @Override
    public boolean matches(byte[] text) {
        return texts.stream().anyMatch(other -> Arrays.equals(text, other));
    }

    private final class FiniteCursor implements Cursor {
        private final Vocabulary vocabulary;
        private final List<Integer> accepted;

        FiniteCursor(Vocabulary vocabulary, List<Integer> accepted) {
            this.vocabulary = vocabulary;
            this.accepted = accepted;
        }

        private boolean ended() {
            return !accepted.isEmpty() && vocabulary.isEnd(accepted.get(accepted.size() - 1));
        }

        /** What may follow a text, shortest first. */
        private List<byte[]> rests(byte[] prefix) {
            return texts.stream()
                    .filter(text ->
                            text.length >= prefix.length && Arrays.equals(prefix, Arrays.copyOf(text, prefix.length)))
                    .map(text -> Arrays.copyOfRange(text, prefix.length, text.length))
                    .toList();
        }

        private boolean allows(int token) {
            if (ended()) {
                return false;
            }
            if (vocabulary.isEnd(token)) {
                return isComplete();
            }
            byte[] bytes = vocabulary.bytes(token);
            return bytes.length > 0 && !rests(concat(text(), bytes)).isEmpty();
        }

        @Override
        public TokenMask mask() {
            return TokenMask.ofIds(
                    vocabulary.size(),
                    IntStream.range(0, vocabulary.size()).filter(this::allows).toArray());
        }

        @Override
        public TokenMask mask(int tokensLeft) {
            return TokenMask.ofIds(
                    vocabulary.size(),
                    IntStream.range(0, vocabulary.size())
                            .filter(this::allows)
                            .filter(token -> vocabulary.isEnd(token)
                                    || tokensToComplete(concat(text(), vocabulary.bytes(token))) <= tokensLeft - 1)
                            .toArray());
        }

        @Override
        public boolean accept(int token) {
            if (!allows(token)) {
                return false;
            }
            accepted.add(token);
            return true;
        }

        @Override
        public byte[] forced() {
            List<byte[]> rests = rests(text());
            if (ended() || rests.isEmpty()) {
                return new byte[0];
            }
            byte[] common = rests.get(0);
            for (byte[] rest : rests) {
                int mismatch = Arrays.mismatch(common, rest);
                common = mismatch < 0 ? common : Arrays.copyOf(common, mismatch);
            }
            return common;
        }

        @Override
        public void rollback(int tokens) {
            accepted.subList(accepted.size() - tokens, accepted.size()).clear();
        }

        @Override
        public boolean isComplete() {
            return matches(text());
        }

        @Override
        public boolean isFinished() {
            return ended() || (isComplete() && rests(text()).size() == 1);
        }

        @Override
        public int tokensToComplete() {
            return tokensToComplete(text());
        }

        private int tokensToComplete(byte[] prefix) {
            byte[] rest = rests(prefix).get(0);
            int tokens = 0;
            for (int at = 0; at < rest.length; tokens++) {
                int longest = 0;
                for (int id = 0; id < vocabulary.size(); id++) {
                    byte[] token = vocabulary.bytes(id);
                    if (token.length > longest
                            && at + token.length <= rest.length
                            && Arrays.equals(token, Arrays.copyOfRange(rest, at, at + token.length))) {
                        longest = token.length;
                    }
                }
                at += longest;
            }
            return tokens;
        }

        @Override
        public byte[] text() {
            return ScriptedModel.bytes(
                    vocabulary, accepted.stream().mapToInt(Integer::intValue).toArray(), 0);
        }

        @Override
        public Cursor fork() {
            return new FiniteCursor(vocabulary, new ArrayList<>(accepted));
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(a);
        bytes.writeBytes(b);
        return bytes.toByteArray();
    }
}

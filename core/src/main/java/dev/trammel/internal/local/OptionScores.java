package dev.trammel.internal.local;

import dev.trammel.DecodingSession;
import dev.trammel.LocalModel;
import dev.trammel.constraints.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely a model is to choose each of some options, at a temperature of 1: at each token among those that lead on
 * to an option, each option in the tokens that the model's own tokenizer makes of it. What options have in common is
 * read once.
 */
public final class OptionScores {
    private final Vocabulary vocabulary;
    private final DecodingSession session;
    private final double[] scores;

    /** A place that some options share. */
    private static final class Node {
        final Map<Integer, Node> next = new LinkedHashMap<>();
        int option = -1;

        void add(int[] tokens, int option) {
            Node node = this;
            for (int token : tokens) {
                node = node.next.computeIfAbsent(token, missing -> new Node());
            }
            node.option = option;
        }
    }

    private OptionScores(Vocabulary vocabulary, DecodingSession session, int count) {
        this.vocabulary = vocabulary;
        this.session = session;
        scores = new double[count];
    }

    /**
     * The probability of each option; they add up to 1. Complexity: the model reads each token of the options' trie
     * once where options part, and the others not at all.
     *
     * @param prompt at least one token
     */
    public static double[] of(LocalModel model, int[] prompt, List<String> options) {
        Node root = new Node();
        for (int i = 0; i < options.size(); i++) {
            root.add(model.tokenize(options.get(i)), i);
        }
        try (DecodingSession session = model.open()) {
            OptionScores scores = new OptionScores(model.vocabulary(), session, options.size());
            scores.walk(root, session.start(prompt), 1);
            return scores.scores;
        }
    }

    private void walk(Node node, float[] logits, double probability) {
        if (node.next.isEmpty()) {
            scores[node.option] += probability;
            return;
        }
        if (node.next.size() == 1 && node.option < 0) {
            Map.Entry<Integer, Node> only = node.next.entrySet().iterator().next();
            step(only.getKey(), only.getValue(), probability);
            return;
        }
        int[] tokens = node.next.keySet().stream().mapToInt(token -> token).toArray();
        double[] weights = new double[tokens.length + 1];
        double sum = weigh(node, logits, tokens, weights);
        if (node.option >= 0) {
            scores[node.option] += probability * weights[tokens.length] / sum;
        }
        for (int i = 0; i < tokens.length; i++) {
            Node child = node.next.get(tokens[i]);
            if (child != null) {
                step(tokens[i], child, probability * weights[i] / sum);
            }
        }
    }

    /** Reads a token, unless nothing hangs on it any more. */
    private void step(int token, Node child, double probability) {
        if (isDecided(child)) {
            scores[lastOption(child)] += probability;
            return;
        }
        int position = session.position();
        walk(child, session.decode(token), probability);
        session.rewind(position);
    }

    private static boolean isDecided(Node node) {
        Node at = node;
        while (at.next.size() == 1 && at.option < 0) {
            at = at.next.values().iterator().next();
        }
        return at.next.isEmpty();
    }

    private static int lastOption(Node node) {
        Node at = node;
        while (!at.next.isEmpty()) {
            at = at.next.values().iterator().next();
        }
        return at.option;
    }

    /** The weights of the tokens, and of all ends together at the end; gives their sum. */
    private double weigh(Node node, float[] logits, int[] tokens, double[] weights) {
        int[] ends = node.option < 0 ? new int[0] : vocabulary.endTokens();
        double max = Double.NEGATIVE_INFINITY;
        for (int token : tokens) {
            UnusableLogitsException.check(token, logits[token]);
            max = Math.max(max, logits[token]);
        }
        for (int token : ends) {
            max = Math.max(max, logits[token]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            // All are ruled out: none is likelier than another
            java.util.Arrays.fill(weights, 0, tokens.length, 1);
            return tokens.length;
        }
        double sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            weights[i] = Math.exp(logits[tokens[i]] - max);
            sum += weights[i];
        }
        for (int token : ends) {
            weights[tokens.length] += Math.exp(logits[token] - max);
        }
        return sum + weights[tokens.length];
    }
}

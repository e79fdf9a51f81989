package dev.trammel;

import dev.trammel.internal.local.OptionScores;
import dev.trammel.internal.output.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** How likely a model is to choose each option. */
final class Distribution {
    private Distribution() {}

    static <T> Map<T, Double> of(Model model, Output<T> output, Prompt prompt, Supplier<Generation<T>> ask) {
        if (!(output.format() instanceof OutputFormat.Choice choice)) {
            throw new IllegalStateException("expected a generator of a choice, found one of " + output.format());
        }
        List<String> options = choice.options();
        double[] scores = model instanceof LocalModel local
                ? OptionScores.of(local, Asker.tokens(local, prompt), options)
                : estimate(options, ask.get());
        Map<T, Double> distribution = new LinkedHashMap<>();
        IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .forEach(i ->
                        distribution.merge(output.reader().read(options.get(i), List.of()), scores[i], Double::sum));
        return distribution;
    }

    /** Along the answer, each listed token's probability goes to the options that begin so, in equal shares. */
    private static double[] estimate(List<String> options, Generation<?> answer) {
        List<TokenLogprob> tokens =
                answer.attempts().get(answer.attempts().size() - 1).logprobs();
        if (tokens.isEmpty()) {
            throw new IllegalStateException("expected a server that gives log-probabilities, found none in its answer");
        }
        double[] scores = new double[options.size()];
        String before = "";
        double reached = 1;
        for (TokenLogprob token : tokens) {
            for (TokenLogprob other : token.top()) {
                if (!other.token().equals(token.token())) {
                    share(scores, options, before + other.token(), reached * Math.exp(other.logprob()));
                }
            }
            before += token.token();
            reached *= Math.exp(token.logprob());
        }
        share(scores, options, answer.text(), reached);
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = sum == 0 ? 1.0 / scores.length : scores[i] / sum;
        }
        return scores;
    }

    private static void share(double[] scores, List<String> options, String beginning, double probability) {
        int[] matching = IntStream.range(0, scores.length)
                .filter(i -> !beginning.isEmpty() && options.get(i).startsWith(beginning))
                .toArray();
        for (int i : matching) {
            scores[i] += probability / matching.length;
        }
    }
}

package dev.trammel.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trammel.Sampling;
import dev.trammel.constraints.TokenMask;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {
    private static final int WIDTH = 300;
    private static final int DRAWS = 40_000;

    static Stream<Sampling> samplings() {
        Sampling base = Sampling.ofTemperature(1);
        return Stream.of(
                base,
                base.withTemperature(0.5),
                base.withTemperature(3),
                base.withTopK(5),
                base.withTopK(1000),
                base.withTopP(0.5),
                base.withTopP(0.9).withTemperature(2),
                base.withMinP(0.3),
                base.withTopK(20).withTopP(0.7),
                base.withTopK(30).withTopP(0.95).withMinP(0.1).withTemperature(1.5),
                base.withTopP(0.8).withMinP(0.2),
                base.withRepetitionPenalty(1.7, 4),
                base.withRepetitionPenalty(0.6, 2).withTopK(10));
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void drawsAsOftenAsASlowSoftmaxSays(Sampling sampling) {
        for (int seed = 0; seed < 4; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] logits = logits(random);
            int[] ids = IntStream.range(0, WIDTH)
                    .filter(id -> random.nextInt(5) == 0 || id < 3)
                    .toArray();
            int[] said = {ids[0], ids[1], 299, ids[2], ids[0]};
            double[] expected = softmax(logits, ids, said, sampling);
            Sampler sampler = Sampler.of(sampling.withSeed(seed));
            Arrays.stream(said).forEach(sampler::note);
            int[] counts = new int[WIDTH];
            for (int i = 0; i < DRAWS; i++) {
                counts[sampler.pick(logits, TokenMask.ofIds(WIDTH, ids))]++;
            }
            for (int id = 0; id < WIDTH; id++) {
                double deviation = Math.sqrt(expected[id] * (1 - expected[id]) / DRAWS);
                // A token that is hardly ever drawn may come a few times; one that is ruled out, never.
                double rare = expected[id] == 0 ? 0 : 3.0 / DRAWS;
                assertThat(counts[id] / (double) DRAWS)
                        .as("token %d with seed %d", id, seed)
                        .isCloseTo(expected[id], within(5 * deviation + rare));
            }
        }
    }

    @Test
    void greedyTakesTheLikeliestAllowedAndOfEqualOnesTheFirst() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] logits = new float[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                logits[i] = random.nextInt(-8, 8);
            }
            int[] ids = IntStream.range(0, WIDTH)
                    .filter(id -> random.nextInt(20) == 0)
                    .toArray();
            if (ids.length == 0) {
                continue;
            }
            int expected = Arrays.stream(ids)
                    .boxed()
                    .max(Comparator.<Integer>comparingDouble(id -> logits[id]).thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            TokenMask mask = TokenMask.ofIds(WIDTH, ids);
            assertThat(Sampler.of(Sampling.greedy()).pick(logits, mask)).isEqualTo(expected);
            assertThat(Sampler.of(Sampling.ofTemperature(1).withTopK(1)).pick(logits, mask))
                    .isEqualTo(expected);
            assertThat(Sampler.of(Sampling.ofTemperature(1e-9).withSeed(seed)).pick(logits, mask))
                    .satisfies(id -> assertThat(logits[id]).isEqualTo(logits[expected]));
        }
    }

    @Test
    void greedyHeedsTheRepetitionPenaltyOfTheLastTokensOnly() {
        float[] logits = {2, 1.5f, -1};
        TokenMask all = TokenMask.ofIds(3, 0, 1, 2);
        Sampler sampler = Sampler.of(Sampling.greedy().withRepetitionPenalty(2, 2));
        assertThat(sampler.pick(logits, all)).isZero();
        sampler.note(0);
        assertThat(sampler.pick(logits, all)).isEqualTo(1);
        sampler.note(1);
        assertThat(sampler.pick(logits, all)).isZero();
        sampler.note(1);
        assertThat(sampler.pick(logits, all)).isZero(); // 0 has left the window
    }

    @Test
    void drawsEvenlyWhereAllIsRuledOut() {
        float[] logits = new float[4];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        Sampler sampler = Sampler.of(Sampling.ofTemperature(1).withSeed(1));
        TokenMask mask = TokenMask.ofIds(4, 1, 3);
        assertThat(IntStream.range(0, 100).map(i -> sampler.pick(logits, mask)).distinct())
                .containsExactlyInAnyOrder(1, 3);
        assertThat(Sampler.of(Sampling.greedy()).pick(logits, mask)).isEqualTo(1);
    }

    @Test
    void refusesLogitsThatAreNoNumbers() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] logits = {0, bad, 0};
            for (Sampling sampling : List.of(Sampling.greedy(), Sampling.ofTemperature(1))) {
                assertThatThrownBy(() -> Sampler.of(sampling).pick(logits, TokenMask.ofIds(3, 0, 1)))
                        .isInstanceOf(UnusableLogitsException.class);
                assertThat(Sampler.of(sampling).pick(logits, TokenMask.ofIds(3, 0)))
                        .isZero();
            }
        }
    }

    private static float[] logits(SplittableRandom random) {
        float[] logits = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            logits[i] = (float) (random.nextDouble() * 8 - 4);
        }
        logits[0] = Float.NEGATIVE_INFINITY;
        return logits;
    }

    /** The probabilities as the definitions have them, without any thought for speed. */
    private static double[] softmax(float[] logits, int[] ids, int[] said, Sampling sampling) {
        int from = Math.max(0, said.length - sampling.repetitionWindow());
        List<Integer> recent = Arrays.stream(said, from, said.length).boxed().toList();
        double[] weights = new double[WIDTH];
        for (int id : ids) {
            double logit = logits[id];
            if (recent.contains(id)) {
                logit = logit > 0 ? logit / sampling.repetitionPenalty() : logit * sampling.repetitionPenalty();
            }
            weights[id] = Math.exp(logit / sampling.temperature());
        }
        List<Integer> order = Arrays.stream(ids)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -weights[id]))
                .toList();
        int kept = sampling.topK() == 0 ? order.size() : Math.min(order.size(), sampling.topK());
        double total = order.stream().limit(kept).mapToDouble(id -> weights[id]).sum();
        int most = 0;
        double sum = 0;
        while (most < kept && (most == 0 || sum < sampling.topP() * total)) {
            sum += weights[order.get(most++)];
        }
        double[] result = new double[WIDTH];
        for (int i = 0; i < (sampling.topP() == 1 ? kept : most); i++) {
            int id = order.get(i);
            if (weights[id] >= sampling.minP() * weights[order.get(0)]) {
                result[id] = weights[id];
            }
        }
        double all = Arrays.stream(result).sum();
        return Arrays.stream(result).map(weight -> weight / all).toArray();
    }
}

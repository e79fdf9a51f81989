package dev.trammel.benchmarks;

import dev.trammel.constraints.TokenMask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Walks a mask of few tokens, as a sampler does. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MaskBenchmark {
    /** How many tokens are allowed. */
    @Param({"3", "300"})
    public int allowed;

    private TokenMask mask;

    /** Makes the mask. */
    @Setup
    public void setUp() {
        int[] ids = new int[allowed];
        for (int i = 0; i < allowed; i++) {
            ids[i] = 7 * i;
        }
        mask = TokenMask.ofIds(49_152, ids);
    }

    /** Visits each allowed token. */
    @Benchmark
    public void walk(Blackhole blackhole) {
        mask.forEach(blackhole::consume);
    }
}

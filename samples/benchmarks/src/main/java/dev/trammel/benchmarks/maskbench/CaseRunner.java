package dev.trammel.benchmarks.maskbench;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.TextOptions;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.ConstraintException;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one case after another: compiles, then for each token of each text makes the mask, looks whether it allows the
 * token, and accepts it. For one thread.
 */
final class CaseRunner {
    /** One set of options for all cases. */
    static final JsonOptions OPTIONS = TextOptions.WIDE;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Vocabulary vocabulary;
    private final int end;
    private long[] masks = new long[1024];
    private long[] masksCpu = new long[1024];
    private int count;
    private long compile;
    private long compileCpu;
    private long firstMask;

    CaseRunner(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        end = vocabulary.endTokens()[0];
    }

    CaseResult run(Case one) {
        count = 0;
        firstMask = -1;
        try {
            Constraint constraint = compile(Json.compact(one.schema()));
            return one.tests().isEmpty() ? firstMaskOnly(one, constraint) : texts(one, constraint);
        } catch (ConstraintException e) {
            return CaseResult.refused(one.id(), e);
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            return CaseResult.crashed(one.id(), e.toString());
        }
    }

    private Constraint compile(String schema) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Constraint constraint = Constraint.json(Json.MAPPER.readTree(schema), OPTIONS);
        compile = System.nanoTime() - start;
        compileCpu = THREADS.getCurrentThreadCpuTime() - cpu;
        return constraint;
    }

    /** Some cases have no text. */
    private CaseResult firstMaskOnly(Case one, Constraint constraint) {
        long start = System.nanoTime();
        constraint.cursor(vocabulary).mask();
        firstMask = System.nanoTime() - start;
        return result(one, List.of(), new int[0]);
    }

    private CaseResult texts(Case one, Constraint constraint) {
        List<Fault> faults = new ArrayList<>();
        int[] steps = new int[one.tests().size()];
        for (int i = 0; i < steps.length; i++) {
            Case.Test test = one.tests().get(i);
            int before = count;
            int read = read(constraint, test.tokens());
            steps[i] = count - before;
            boolean accepted = read > test.tokens().length;
            if (accepted != test.valid()) {
                faults.add(new Fault(i, accepted ? "accepted" : "refused", Math.min(read, test.tokens().length)));
            }
        }
        return result(one, faults, steps);
    }

    /** The index of the first token refused, the end being one more; one more again if all are accepted. */
    private int read(Constraint constraint, int[] tokens) {
        long start = System.nanoTime();
        Cursor cursor = constraint.cursor(vocabulary);
        for (int i = 0; i < tokens.length; i++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            TokenMask mask = cursor.mask();
            if (firstMask < 0) {
                firstMask = System.nanoTime() - start;
            }
            boolean allowed = mask.allows(tokens[i]);
            boolean accepted = cursor.accept(tokens[i]);
            long ended = System.nanoTime();
            record(ended - began, THREADS.getCurrentThreadCpuTime() - cpu);
            if (allowed != accepted) {
                throw new IllegalStateException("the mask " + (allowed ? "allows" : "refuses") + " token " + tokens[i]
                        + " but the cursor doesn't, after " + new String(cursor.text(), StandardCharsets.UTF_8));
            }
            if (!accepted) {
                return i;
            }
        }
        return cursor.mask().allows(end) ? tokens.length + 1 : tokens.length;
    }

    private void record(long wall, long cpu) {
        if (count == masks.length) {
            masks = Arrays.copyOf(masks, 2 * count);
            masksCpu = Arrays.copyOf(masksCpu, 2 * count);
        }
        masks[count] = wall;
        masksCpu[count++] = cpu;
    }

    private CaseResult result(Case one, List<Fault> faults, int[] steps) {
        return new CaseResult(
                one.id(),
                null,
                null,
                faults,
                compile,
                compileCpu,
                firstMask,
                steps,
                Arrays.copyOf(masks, count),
                Arrays.copyOf(masksCpu, count));
    }

    /** The thread CPU time that asking for it twice takes: it is part of each time measured. Median, in nanoseconds. */
    static long clockNanos() {
        long[] nanos = new long[10_001];
        for (int i = 0; i < nanos.length; i++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            nanos[i] = THREADS.getCurrentThreadCpuTime() - cpu;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}

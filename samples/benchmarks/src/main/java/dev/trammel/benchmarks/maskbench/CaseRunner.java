package dev.trammel.benchmarks.maskbench;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.ConstraintException;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.Vocabulary;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs one case after another: compiles, then for each token of each text makes the mask, looks whether it allows the
 * token, and accepts it.
 */
final class CaseRunner {
    /**
     * One set of options for all cases: every key order and spelling that validates, blanks as people and programs
     * write them.
     */
    static final JsonOptions OPTIONS =
            JsonOptions.DEFAULT.withForm(JsonOptions.Form.ANY).withKeyOrder(JsonOptions.KeyOrder.ANY);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final JsonMapper mapper = JsonMapper.shared();
    private final Vocabulary vocabulary;
    private final int end;
    private long[] masks = new long[1024];
    private long[] masksCpu = new long[1024];
    private int count;
    private long firstMask;

    CaseRunner(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        end = vocabulary.endTokens()[0];
    }

    CaseResult run(Case one) {
        String text = one.schema().toString();
        count = 0;
        firstMask = -1;
        Constraint constraint;
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        try {
            JsonNode schema = mapper.readTree(text);
            constraint = Constraint.json(schema, OPTIONS);
        } catch (ConstraintException e) {
            return CaseResult.failed(one.id(), e.getClass().getSimpleName() + ": " + e.getMessage(), null);
        } catch (RuntimeException | StackOverflowError e) {
            return CaseResult.failed(one.id(), null, e.toString());
        }
        long compile = System.nanoTime() - start;
        long compileCpu = threads.getCurrentThreadCpuTime() - cpu;
        List<String> wrong = new ArrayList<>();
        try {
            for (Case.Test test : one.tests()) {
                if (isAccepted(constraint, test.tokens()) != test.valid()) {
                    wrong.add(test.valid() ? "refused" : "accepted");
                }
            }
            if (one.tests().isEmpty()) {
                start = System.nanoTime();
                constraint.cursor(vocabulary).mask();
                firstMask = System.nanoTime() - start;
            }
        } catch (ConstraintException e) {
            return CaseResult.failed(one.id(), e.getClass().getSimpleName() + ": " + e.getMessage(), null);
        } catch (RuntimeException | StackOverflowError e) {
            return CaseResult.failed(one.id(), null, e.toString());
        }
        return new CaseResult(
                one.id(),
                null,
                null,
                wrong,
                compile,
                compileCpu,
                firstMask,
                Arrays.copyOf(masks, count),
                Arrays.copyOf(masksCpu, count));
    }

    private boolean isAccepted(Constraint constraint, int[] tokens) {
        Cursor cursor = constraint.cursor(vocabulary);
        for (int token : tokens) {
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            boolean allowed = cursor.mask().allows(token);
            long masked = System.nanoTime();
            boolean accepted = cursor.accept(token);
            long accept = System.nanoTime();
            record(accept - start, threads.getCurrentThreadCpuTime() - cpu);
            if (firstMask < 0) {
                firstMask = masked - start;
            }
            if (allowed != accepted) {
                throw new IllegalStateException("the mask and accept disagree on token " + token + " after "
                        + new String(cursor.text(), java.nio.charset.StandardCharsets.UTF_8));
            }
            if (!accepted) {
                return false;
            }
        }
        return cursor.mask().allows(end);
    }

    private void record(long wall, long cpu) {
        if (count == masks.length) {
            masks = Arrays.copyOf(masks, 2 * count);
            masksCpu = Arrays.copyOf(masksCpu, 2 * count);
        }
        masks[count] = wall;
        masksCpu[count++] = cpu;
    }
}

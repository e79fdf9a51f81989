package dev.trammel.benchmarks.maskbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a case. Times are in nanoseconds.
 *
 * @param id the name of the case
 * @param compileError why it could not be compiled; null if it could
 * @param crash an error that no constraint should give, or that it didn't end; null if there was none
 * @param faults the texts judged wrongly
 * @param compile wall time of reading the schema and compiling it
 * @param compileCpu the same in thread CPU time
 * @param firstMask wall time of the first mask
 * @param steps for each text, how many of its tokens were tried
 * @param masks wall time of each mask and accept, text after text
 * @param masksCpu the same in thread CPU time
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record CaseResult(
        String id,
        @Nullable String compileError,
        @Nullable String crash,
        List<Fault> faults,
        long compile,
        long compileCpu,
        long firstMask,
        int[] steps,
        long[] masks,
        long[] masksCpu) {
    private static final int[] NO_STEPS = {};
    private static final long[] NO_TIMES = {};

    static CaseResult refused(String id, RuntimeException e) {
        return failed(id, e.getClass().getSimpleName() + ": " + e.getMessage(), null);
    }

    static CaseResult crashed(String id, String crash) {
        return failed(id, null, crash);
    }

    private static CaseResult failed(String id, @Nullable String compileError, @Nullable String crash) {
        return new CaseResult(id, compileError, crash, List.of(), 0, 0, 0, NO_STEPS, NO_TIMES, NO_TIMES);
    }

    boolean isCompiled() {
        return compileError == null && crash == null;
    }

    boolean has(String what) {
        return faults.stream().anyMatch(fault -> fault.what().equals(what));
    }

    /** {@code passing}, or what is wrong first of all. */
    String verdict() {
        if (crash != null) {
            return "crash";
        }
        if (compileError != null) {
            return "compile error";
        }
        return has("accepted") ? "false acceptance" : has("refused") ? "false rejection" : "passing";
    }
}

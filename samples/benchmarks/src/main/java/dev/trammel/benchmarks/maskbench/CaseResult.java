package dev.trammel.benchmarks.maskbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a case. Times are in nanoseconds.
 *
 * @param id the name of the case
 * @param compileError why it could not be compiled; null if it could
 * @param crash an error that no constraint should give; null if there was none
 * @param wrong for each text judged wrongly, {@code refused} or {@code accepted}
 * @param compile wall time of reading the schema and compiling it
 * @param compileCpu the same in thread CPU time
 * @param firstMask wall time of the first mask
 * @param masks wall time of each mask and accept
 * @param masksCpu the same in thread CPU time
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record CaseResult(
        String id,
        @Nullable String compileError,
        @Nullable String crash,
        List<String> wrong,
        long compile,
        long compileCpu,
        long firstMask,
        long[] masks,
        long[] masksCpu) {

    static CaseResult failed(String id, @Nullable String compileError, @Nullable String crash) {
        return new CaseResult(id, compileError, crash, List.of(), 0, 0, 0, new long[0], new long[0]);
    }

    boolean isCompiled() {
        return compileError == null && crash == null;
    }

    boolean isPassing() {
        return isCompiled() && wrong.isEmpty();
    }
}

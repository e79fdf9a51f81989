package dev.trammel.benchmarks.maskbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.benchmarks.data.Case;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BooleanNode;

class CaseThreadTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void goes_on_after_a_case_that_only_an_interrupt_ends() {
        try (CaseThread thread = new CaseThread(() -> CaseThreadTest::run, SHORT)) {
            assertThat(thread.run(named("sleep")).crash()).contains("timeout").contains("ended when interrupted");
            assertThat(thread.run(named("fine")).crash()).isNull();
        }
    }

    @Test
    void goes_on_after_a_case_that_nothing_ends() {
        try (CaseThread thread = new CaseThread(() -> CaseThreadTest::run, SHORT)) {
            assertThat(thread.run(named("hang")).crash()).contains("timeout").contains("went on");
            assertThat(thread.run(named("fine")).id()).isEqualTo("fine");
        }
    }

    @Test
    void names_what_a_case_has_thrown() {
        Function<Case, CaseResult> thrower = one -> {
            throw new UnsupportedOperationException("no");
        };
        try (CaseThread thread = new CaseThread(() -> thrower, SHORT)) {
            assertThat(thread.run(named("any")).verdict()).isEqualTo("crash");
        }
    }

    private static Case named(String id) {
        return new Case(id, BooleanNode.TRUE, List.of());
    }

    private static CaseResult run(Case one) {
        if (one.id().equals("sleep")) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        while (one.id().equals("hang")) {
            LockSupport.parkNanos(50_000_000);
        }
        return new CaseResult(one.id(), null, null, List.of(), 0, 0, 0, new int[0], new long[0], new long[0]);
    }
}

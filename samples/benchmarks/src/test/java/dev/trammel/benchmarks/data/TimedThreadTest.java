package dev.trammel.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedThreadTest {
    private final TimedThread thread = new TimedThread(Duration.ofMillis(300));

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void goes_on_after_a_task_that_an_interrupt_ends() throws Exception {
        assertThatThrownBy(() -> thread.call(() -> {
                    new CountDownLatch(1).await();
                    return 1;
                }))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("and ended when interrupted");
        assertThat(thread.call(() -> 2)).isEqualTo(2);
    }

    @Test
    void goes_on_after_a_task_that_nothing_ends() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        assertThatThrownBy(() -> thread.call(() -> {
                    while (!enough.get()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    return 1;
                }))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("and went on when interrupted");
        assertThat(thread.call(() -> 2)).isEqualTo(2);
        enough.set(true);
    }

    @Test
    void hands_on_what_a_task_throws() {
        assertThatThrownBy(() -> thread.call(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }
}

package dev.trammel.benchmarks.data;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Waits until the compilers of the JVM have nothing to do, as in a server between two requests. */
public final class JitRest {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 3;
    /** The share of one processor below which nobody works. */
    private static final double REST = 0.1;

    private JitRest() {}

    /** Waits until the process takes no CPU time while this thread sleeps, at most that long. */
    public static void await(Duration most) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long end = System.nanoTime() + most.toNanos();
        int idle = 0;
        while (idle < LOOKS && System.nanoTime() < end) {
            long cpu = system.getProcessCpuTime();
            try {
                Thread.sleep(LOOK.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            boolean rests = system.getProcessCpuTime() - cpu < REST * LOOK.toNanos();
            idle = rests ? idle + 1 : 0;
        }
    }
}

package dev.trammel.benchmarks.decoding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** The CPU time of this process, native threads included. */
final class ProcessClock {
    private static final LongSupplier NANOS = choose();

    private ProcessClock() {}

    /** The clock of POSIX. */
    public interface Posix extends Library {
        /** Fills seconds and nanoseconds. */
        int clock_gettime(int clock, long[] time);
    }

    static long nanos() {
        return NANOS.getAsLong();
    }

    private static LongSupplier choose() {
        if (Platform.is64Bit() && (Platform.isLinux() || Platform.isMac())) {
            Posix posix = Native.load("c", Posix.class);
            int clock = Platform.isMac() ? 12 : 2;
            long[] time = new long[2];
            return () -> {
                posix.clock_gettime(clock, time);
                return time[0] * 1_000_000_000 + time[1];
            };
        }
        // In steps of 10 ms.
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system::getProcessCpuTime;
    }
}

package dev.trammel.benchmarks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that this process really has. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** The most there has been, in MiB; NaN where the system doesn't tell. */
    public static double peakMib() throws IOException {
        return read("VmHWM:");
    }

    /** What there is now, in MiB; NaN where the system doesn't tell. */
    public static double nowMib() throws IOException {
        return read("VmRSS:");
    }

    private static double read(String name) throws IOException {
        if (!Files.exists(STATUS)) {
            return Double.NaN;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}

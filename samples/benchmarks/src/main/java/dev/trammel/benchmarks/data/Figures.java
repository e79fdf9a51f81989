package dev.trammel.benchmarks.data;

import java.util.Arrays;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sums up many times in a few figures. */
public final class Figures {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    private Figures() {}

    /**
     * Their average, percentiles and maximum in microseconds, as the runner of the other engines writes them.
     *
     * @param nanos sorted by this
     * @return an empty object if there are none
     */
    public static ObjectNode of(long[] nanos) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (nanos.length > 0) {
            Arrays.sort(nanos);
            node.put("avg", Arrays.stream(nanos).average().orElse(0) / 1e3);
            for (double percentile : PERCENTILES) {
                String name = "p" + (percentile % 1 == 0 ? String.valueOf((int) percentile) : percentile);
                int index = (int) Math.min(nanos.length - 1, (long) (nanos.length * percentile / 100));
                node.put(name, nanos[index] / 1e3);
            }
            node.put("max", nanos[nanos.length - 1] / 1e3);
        }
        return node;
    }
}

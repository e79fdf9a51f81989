package dev.trammel.constraints.internal.json;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Things by their lengths, the shortest first. Immutable. */
final class Cheapest {
    private final int[] lengths;
    private final int[] order;

    /**
     * Sorts.
     *
     * @param lengths by index; {@link Value#NEVER} for what can't be; not copied
     */
    Cheapest(int[] lengths) {
        this.lengths = lengths;
        order = IntStream.range(0, lengths.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> lengths[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The least length of so many together; {@link Value#NEVER} if there are fewer. Complexity: linear.
     *
     * @param used those that don't count
     */
    long of(int wanted, BitSet used) {
        long sum = 0;
        int left = wanted;
        for (int i = 0; i < order.length && left > 0; i++) {
            if (!used.get(order[i])) {
                sum += lengths[order[i]];
                left--;
            }
        }
        return left > 0 ? Value.NEVER : Math.min(sum, Value.NEVER);
    }
}

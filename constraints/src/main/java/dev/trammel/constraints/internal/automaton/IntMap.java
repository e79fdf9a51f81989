package dev.trammel.constraints.internal.automaton;

import java.util.Arrays;

/** Ints by ints that are not negative, without boxes. Complexity: constant, mostly. */
final class IntMap {
    private static final int FREE = -1;

    private final int otherwise;
    private int[] keys = new int[16];
    private int[] values = new int[16];
    private int size;

    /** Empty; {@code otherwise} is what all other keys have. */
    IntMap(int otherwise) {
        this.otherwise = otherwise;
        Arrays.fill(keys, FREE);
    }

    private static int place(int key, int[] keys) {
        int mask = keys.length - 1;
        int at = (key * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask); // the upper bits differ most
        while (keys[at] != key && keys[at] != FREE) {
            at = (at + 1) & mask;
        }
        return at;
    }

    int get(int key) {
        int at = place(key, keys);
        return keys[at] == key ? values[at] : otherwise;
    }

    void put(int key, int value) {
        int at = place(key, keys);
        if (keys[at] == FREE) {
            keys[at] = key;
            if (2 * ++size > keys.length) {
                grow();
                at = place(key, keys);
            }
        }
        values[at] = value;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int at = place(oldKeys[i], keys);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}

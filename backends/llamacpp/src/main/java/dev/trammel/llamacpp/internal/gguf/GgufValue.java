package dev.trammel.llamacpp.internal.gguf;

import dev.trammel.llamacpp.ModelLoadException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of GGUF metadata. */
final class GgufValue {
    private static final int BOOL = 7;
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, -1, -1, 8, 8, 8};

    private GgufValue() {}

    /**
     * Reads a value.
     *
     * @param distinct whether the strings of an array have to differ
     * @return a Long, a Double, a Boolean or a String; null for an array
     */
    static @Nullable Object read(GgufInput in, int type, boolean distinct) throws IOException {
        check(in, type);
        return switch (type) {
            case 0 -> (long) in.readByte();
            case 1 -> (long) (byte) in.readByte();
            case 2 -> (long) (in.readByte() | in.readByte() << 8);
            case 3 -> (long) (short) (in.readByte() | in.readByte() << 8);
            case 4 -> Integer.toUnsignedLong(in.readInt());
            case 5 -> (long) in.readInt();
            case 6 -> (double) Float.intBitsToFloat(in.readInt());
            case BOOL -> in.readByte() != 0;
            case STRING -> in.readString();
            case 10, 11 -> in.readLong();
            case ARRAY -> skipArray(in, distinct);
            default -> Double.longBitsToDouble(in.readLong());
        };
    }

    private static @Nullable Object skipArray(GgufInput in, boolean distinct) throws IOException {
        int type = in.readInt();
        check(in, type);
        long count = in.readLong();
        if (type == ARRAY || count < 0 || count > in.length()) {
            throw new ModelLoadException("damaged: expected an array of single values that fits into the file, found "
                    + Long.toUnsignedString(count) + " of type " + type + ", at offset " + in.position());
        }
        if (type != STRING) {
            return skip(in, Math.multiplyExact(count, SIZES[type]));
        }
        Set<String> seen = new HashSet<>();
        for (long i = 0; i < count; i++) {
            if (!distinct) {
                in.skip(in.readLong());
                continue;
            }
            String text = in.readString();
            if (!text.isEmpty() && !seen.add(text)) {
                throw new ModelLoadException("damaged: expected each token once, found another \"" + text + '"');
            }
        }
        return null;
    }

    private static @Nullable Object skip(GgufInput in, long bytes) throws IOException {
        in.skip(bytes);
        return null;
    }

    private static void check(GgufInput in, int type) {
        if (type < 0 || type >= SIZES.length) {
            throw new ModelLoadException("damaged: expected a value type from 0 to " + (SIZES.length - 1) + ", found "
                    + Integer.toUnsignedString(type) + ", at offset " + (in.position() - Integer.BYTES));
        }
    }
}

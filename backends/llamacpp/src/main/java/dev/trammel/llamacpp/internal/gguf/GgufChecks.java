package dev.trammel.llamacpp.internal.gguf;

import dev.trammel.llamacpp.ModelLoadException;
import org.jspecify.annotations.Nullable;

/** What llama.cpp takes for granted: it ends the process where a damaged file has it otherwise. */
final class GgufChecks {
    private static final int UINT_32 = 4;
    private static final int F_32 = 0;
    private static final int MAX_LAYERS = 512;

    private GgufChecks() {}

    /** Checks a metadata entry. */
    static void entry(String key, int type, @Nullable Object value) {
        if ((key.equals("general.file_type") || key.equals("general.alignment")) && type != UINT_32) {
            throw new ModelLoadException("damaged: expected value type " + UINT_32 + " of " + key + ", found " + type);
        } else if (key.endsWith(".block_count") && value instanceof Long count && (count < 1 || count > MAX_LAYERS)) {
            throw new ModelLoadException(
                    "damaged: expected from 1 to " + MAX_LAYERS + " layers, found " + count + ", in " + key);
        } else if (key.endsWith("_epsilon") && value instanceof Double epsilon && !(epsilon >= 0 && epsilon < 1)) {
            throw new ModelLoadException("damaged: expected a number from 0 to 1, found " + epsilon + ", in " + key);
        }
    }

    /** Checks the type of a tensor. */
    static void tensor(String name, int type) {
        if (name.endsWith("norm.weight") && type != F_32) { // files have never had another
            throw new ModelLoadException("damaged: expected tensor type " + F_32 + ", found "
                    + Integer.toUnsignedString(type) + ", in tensor " + name);
        }
    }
}

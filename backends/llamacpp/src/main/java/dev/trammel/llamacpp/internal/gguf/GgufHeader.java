package dev.trammel.llamacpp.internal.gguf;

import dev.trammel.llamacpp.ModelLoadException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The head of a GGUF file, read to find out whether the file is whole before native code maps it.
 *
 * @param version of the format
 * @param metadata the values that are no arrays: Long, Double, Boolean or String
 * @param tensors how many there are
 */
public record GgufHeader(int version, Map<String, Object> metadata, long tensors) {
    private static final int MAGIC = 0x46554747; // GGUF
    private static final int SMALLEST_ENTRY = 13;
    private static final int SMALLEST_TENSOR = 24;
    private static final int MAX_DIMENSIONS = 4;

    /** Copies the metadata. */
    public GgufHeader {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads the head of a file and checks that everything it announces fits into the file.
     *
     * @throws ModelLoadException if it does not, or the file is none of this format
     */
    public static GgufHeader read(Path file) {
        if (!Files.isRegularFile(file)) {
            String found = Files.isDirectory(file) ? "a directory" : Files.exists(file) ? "no regular file" : "nothing";
            throw new ModelLoadException("expected a GGUF model file, found " + found + ", at " + file);
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return read(new GgufInput(channel));
        } catch (IOException e) {
            throw new ModelLoadException("expected a GGUF model file that can be read, found " + e + ", at " + file, e);
        } catch (ModelLoadException e) {
            throw new ModelLoadException(e.getMessage() + ", at " + file, e);
        }
    }

    private static GgufHeader read(GgufInput in) throws IOException {
        if (in.length() == 0) {
            throw new ModelLoadException("expected a GGUF model file, found an empty file");
        }
        checkMagic(in);
        int version = in.readInt();
        if (version != 2 && version != 3) {
            boolean swapped = Integer.reverseBytes(version) == 2 || Integer.reverseBytes(version) == 3;
            throw new ModelLoadException("expected GGUF version 2 or 3, found "
                    + (swapped ? "a big-endian file" : Integer.toUnsignedString(version)));
        }
        long tensors = count(in, "tensors", SMALLEST_TENSOR);
        long entries = count(in, "metadata entries", SMALLEST_ENTRY);
        Map<String, Object> metadata = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (long i = 0; i < entries; i++) {
            String key = in.readString();
            if (!keys.add(key)) {
                throw new ModelLoadException("damaged: expected each key once, found another \"" + key + '"');
            }
            int type = in.readInt();
            Object value = GgufValue.read(in, type, key.equals("tokenizer.ggml.tokens"));
            GgufChecks.entry(key, type, value);
            if (value != null) {
                metadata.put(key, value);
            }
        }
        checkTensors(in, tensors, alignment(metadata));
        return new GgufHeader(version, metadata, tensors);
    }

    private static void checkMagic(GgufInput in) throws IOException {
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < Integer.BYTES; i++) {
            in.need(1);
            int b = in.readByte();
            found.append(b >= ' ' && b < 0x7f ? String.valueOf((char) b) : String.format("\\x%02x", b));
            if (b != ((MAGIC >>> (8 * i)) & 0xff)) {
                throw new ModelLoadException("expected a file that begins with GGUF, found \"" + found + "\"...");
            }
        }
    }

    private static long count(GgufInput in, String what, int smallest) throws IOException {
        long count = in.readLong();
        long most = in.length() / smallest;
        if (count < 0 || count > most) {
            throw new ModelLoadException("truncated or damaged: expected at most " + most + " " + what + " in "
                    + in.length() + " bytes, found " + Long.toUnsignedString(count));
        }
        return count;
    }

    private static long alignment(Map<String, Object> metadata) {
        Object value = metadata.getOrDefault("general.alignment", 32L);
        if (value instanceof Long alignment && alignment > 0 && Long.bitCount(alignment) == 1) {
            return alignment;
        }
        throw new ModelLoadException("damaged: expected general.alignment to be a power of two, found " + value);
    }

    private static void checkTensors(GgufInput in, long tensors, long alignment) throws IOException {
        long end = 0;
        for (long i = 0; i < tensors; i++) {
            String name = in.readString();
            try {
                end = Math.max(end, tensorEnd(in, name));
            } catch (ArithmeticException e) {
                throw new ModelLoadException("damaged: expected a tensor that fits into memory, found " + name, e);
            }
        }
        long start = (in.position() + alignment - 1) / alignment * alignment;
        if (end > 0 && end > in.length() - start) {
            throw new ModelLoadException("truncated: expected at least " + Long.toUnsignedString(start + end)
                    + " bytes, found " + in.length());
        }
    }

    /** Where the data of the next tensor ends, from the beginning of all tensor data. */
    private static long tensorEnd(GgufInput in, String name) throws IOException {
        int dimensions = in.readInt();
        if (dimensions < 0 || dimensions > MAX_DIMENSIONS) {
            throw new ModelLoadException("damaged: expected at most " + MAX_DIMENSIONS + " dimensions, found "
                    + Integer.toUnsignedString(dimensions) + ", in tensor " + name);
        }
        long values = 1;
        for (int i = 0; i < dimensions; i++) {
            long size = in.readLong();
            if (size <= 0) {
                throw new ModelLoadException("damaged: expected dimensions of at least 1, found "
                        + Long.toUnsignedString(size) + ", in tensor " + name);
            }
            values = Math.multiplyExact(values, size);
        }
        int type = in.readInt();
        GgufChecks.tensor(name, type);
        long bytes = GgmlType.bytes(type, values);
        long offset = in.readLong();
        if (offset < 0) {
            throw new ModelLoadException("damaged: expected an offset in the file, found "
                    + Long.toUnsignedString(offset) + ", in tensor " + name);
        }
        return Math.addExact(offset, bytes);
    }

    /**
     * The architecture that the model was made for, by the name llama.cpp knows it by.
     *
     * @throws ModelLoadException if the file names none
     */
    public String architecture() {
        if (metadata.get("general.architecture") instanceof String name && !name.isBlank()) {
            return name;
        }
        throw new ModelLoadException("expected the architecture of the model, found no general.architecture");
    }
}

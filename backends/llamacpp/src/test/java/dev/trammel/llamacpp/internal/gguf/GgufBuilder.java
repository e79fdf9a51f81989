package dev.trammel.llamacpp.internal.gguf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small GGUF files, right ones and wrong ones. */
public final class GgufBuilder {
    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();
    private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String magic = "GGUF";
    private int version = 3;
    private long entries;
    private long tensorCount;

    public static GgufBuilder of(String architecture) {
        return new GgufBuilder().string("general.architecture", architecture);
    }

    public GgufBuilder magic(String magic) {
        this.magic = magic;
        return this;
    }

    public GgufBuilder version(int version) {
        this.version = version;
        return this;
    }

    public GgufBuilder entries(long entries) {
        this.entries = entries;
        return this;
    }

    public GgufBuilder tensorCount(long tensorCount) {
        this.tensorCount = tensorCount;
        return this;
    }

    public GgufBuilder string(String key, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return entry(key, 8, ints(8 + bytes.length).putLong(bytes.length).put(bytes));
    }

    public GgufBuilder uint32(String key, int value) {
        return entry(key, 4, ints(4).putInt(value));
    }

    public GgufBuilder float32(String key, float value) {
        return entry(key, 6, ints(4).putFloat(value));
    }

    public GgufBuilder strings(String key, String... values) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        write(array, ints(12).putInt(8).putLong(values.length));
        for (String value : values) {
            name(array, value);
        }
        return entry(key, 9, ByteBuffer.wrap(array.toByteArray()));
    }

    /** An array of strings that are all empty. */
    public GgufBuilder emptyStrings(String key, int count) {
        return entry(key, 9, ints(12 + 8 * count).putInt(8).putLong(count));
    }

    public GgufBuilder entry(String key, int type, ByteBuffer value) {
        entries++;
        name(metadata, key);
        write(metadata, ints(4).putInt(type));
        write(metadata, value);
        return this;
    }

    /** A tensor with its data: as many bytes as are given, whatever its type needs. */
    public GgufBuilder tensor(String name, int type, byte[] bytes, long... dimensions) {
        tensorCount++;
        name(tensors, name);
        ByteBuffer info = ints(4 + 8 * dimensions.length + 12).putInt(dimensions.length);
        for (long dimension : dimensions) {
            info.putLong(dimension);
        }
        write(tensors, info.putInt(type).putLong(data.size()));
        data.writeBytes(bytes);
        data.writeBytes(new byte[-data.size() & 31]);
        return this;
    }

    public byte[] build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(magic.getBytes(StandardCharsets.ISO_8859_1));
        write(out, ints(20).putInt(version).putLong(tensorCount).putLong(entries));
        out.writeBytes(metadata.toByteArray());
        out.writeBytes(tensors.toByteArray());
        if (data.size() > 0) {
            out.writeBytes(new byte[-out.size() & 31]);
            out.writeBytes(data.toByteArray());
        }
        return out.toByteArray();
    }

    public Path write(Path file) {
        try {
            return Files.write(file, build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small file that is right in every way, and no model. */
    public static byte[] valid(int size) {
        return of("llama").tensor("weights", 0, new byte[4 * size], size).build();
    }

    private static void name(ByteArrayOutputStream out, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        write(out, ints(8).putLong(bytes.length));
        out.writeBytes(bytes);
    }

    private static ByteBuffer ints(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(ByteArrayOutputStream out, ByteBuffer buffer) {
        out.writeBytes(buffer.array());
    }
}

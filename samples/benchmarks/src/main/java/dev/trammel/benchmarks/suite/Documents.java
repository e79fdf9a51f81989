package dev.trammel.benchmarks.suite;

import com.networknt.schema.SchemaRegistry;
import dev.trammel.benchmarks.data.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The documents that schemas of the suite refer to: its remotes, and the metaschemas. */
final class Documents {
    private static final String REMOTES = "localhost:1234";
    private static final String METASCHEMAS = "json-schema.org";

    private final Path remotes;

    Documents(Path remotes) {
        this.remotes = remotes;
    }

    /** The document at an address without a fragment. */
    Optional<JsonNode> at(URI uri) {
        try {
            if (REMOTES.equals(uri.getAuthority())) {
                Path file = remotes.resolve(uri.getPath().substring(1)).normalize();
                return file.startsWith(remotes) && Files.isRegularFile(file)
                        ? Optional.of(Json.MAPPER.readTree(Files.readAllBytes(file)))
                        : Optional.empty();
            }
            return METASCHEMAS.equals(uri.getAuthority()) ? metaschema(uri.getPath()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read the document " + uri, e);
        }
    }

    /** networknt has them among its resources. */
    private static Optional<JsonNode> metaschema(String path) throws IOException {
        try (InputStream in = SchemaRegistry.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(Json.MAPPER.readTree(in));
        }
    }
}

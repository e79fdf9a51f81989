package dev.trammel.benchmarks.suite;

import com.networknt.schema.SchemaRegistry;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.constraints.SchemaResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The documents that schemas of the suite refer to: its remotes, and the metaschemas. */
final class Documents implements SchemaResolver {
    private static final String REMOTES = "localhost:1234";
    private static final String METASCHEMAS = "json-schema.org";

    private final Path remotes;

    Documents(Path remotes) {
        this.remotes = remotes;
    }

    @Override
    public @Nullable JsonNode resolve(String uri) {
        try {
            URI address = new URI(uri);
            String path = address.getPath();
            if (REMOTES.equals(address.getAuthority())) {
                Path file = remotes.resolve(path.substring(1)).normalize();
                return file.startsWith(remotes) && Files.isRegularFile(file)
                        ? Json.MAPPER.readTree(Files.readAllBytes(file))
                        : null;
            }
            return METASCHEMAS.equals(address.getAuthority()) ? metaschema(path) : null;
        } catch (URISyntaxException e) {
            return null; // nothing stands there
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read the document " + uri, e);
        }
    }

    /** networknt has them among its resources. */
    private static @Nullable JsonNode metaschema(String path) throws IOException {
        try (InputStream in = SchemaRegistry.class.getResourceAsStream(path)) {
            return in == null ? null : Json.MAPPER.readTree(in);
        }
    }
}

package dev.trammel.openai.internal.http;

import dev.trammel.openai.OpenAiOptions;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes clients that share their connections. */
public final class Clients {
    /** OkHttp's own limits, 64 calls in all and 5 a host, are for browsers. */
    private static final int CALLS = 4_096;

    private static final int IDLE = 128;

    private static final class Shared {
        static final OkHttpClient CLIENT = client();

        private static OkHttpClient client() {
            Dispatcher dispatcher = new Dispatcher();
            dispatcher.setMaxRequests(CALLS);
            dispatcher.setMaxRequestsPerHost(CALLS);
            return new OkHttpClient.Builder()
                    .dispatcher(dispatcher)
                    .connectionPool(new ConnectionPool(IDLE, 5, TimeUnit.MINUTES))
                    .build();
        }
    }

    private Clients() {}

    /** A client for some options. */
    public static OkHttpClient of(OpenAiOptions options) {
        @Nullable OkHttpClient own = options.client();
        OkHttpClient.Builder builder = (own == null ? Shared.CLIENT : own)
                .newBuilder()
                // Redirects are followed by Transport, which keeps the key on its server.
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(options.timeouts().connect())
                .readTimeout(options.timeouts().read())
                .writeTimeout(options.timeouts().read())
                .callTimeout(0, TimeUnit.MILLISECONDS); // each call has its own
        if (own == null || own.socketFactory() == SocketFactory.getDefault()) {
            builder.socketFactory(NoDelaySockets.INSTANCE);
        }
        if (options.proxy() != null) {
            builder.proxy(options.proxy());
        }
        return builder.build();
    }
}

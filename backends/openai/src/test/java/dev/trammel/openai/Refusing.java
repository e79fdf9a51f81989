package dev.trammel.openai;

import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Refuses whatever is sent, without a socket: what counts is what was sent. */
final class Refusing {
    private final List<Request> requests = new ArrayList<>();

    OkHttpClient client() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    requests.add(chain.request());
                    return new Response.Builder()
                            .request(chain.request())
                            .protocol(Protocol.HTTP_1_1)
                            .code(400)
                            .message("Bad Request")
                            .body(ResponseBody.create("{\"error\":\"no\"}", MediaType.get("application/json")))
                            .build();
                })
                .build();
    }

    /** The only request that was sent. */
    Request refused() {
        if (requests.size() != 1) {
            throw new AssertionError("expected 1 request, found " + requests);
        }
        return requests.get(0);
    }
}

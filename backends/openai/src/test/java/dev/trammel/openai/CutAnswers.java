package dev.trammel.openai;

import java.util.Arrays;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Plays a recording as far as it is told to, without a socket: there is one answer for each byte. */
final class CutAnswers {
    private final byte[] bytes;
    private int cut;

    CutAnswers(byte[] bytes) {
        this.bytes = bytes.clone();
        cut = bytes.length;
    }

    /** What the next answers end after. */
    void cutAt(int other) {
        cut = other;
    }

    OkHttpClient client() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(Arrays.copyOf(bytes, cut), MediaType.get("text/event-stream")))
                        .build())
                .build();
    }
}

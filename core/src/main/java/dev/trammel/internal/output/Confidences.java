package dev.trammel.internal.output;

import dev.trammel.Confidence;
import dev.trammel.Confidence.Part;
import dev.trammel.TokenLogprob;
import dev.trammel.internal.json.JsonFeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How sure a model was of the parts of a text: by the tokens that lie in each. */
public final class Confidences {
    private final double[] sums; // of the log-probabilities before each token
    private final double[] logprobs;
    private final int[] starts; // of each token in the text, and the end

    private Confidences(List<TokenLogprob> tokens) {
        logprobs = tokens.stream().mapToDouble(TokenLogprob::logprob).toArray();
        sums = new double[logprobs.length + 1];
        starts = new int[logprobs.length + 1];
        for (int i = 0; i < logprobs.length; i++) {
            sums[i + 1] = sums[i] + logprobs[i];
            starts[i + 1] = starts[i] + tokens.get(i).token().length();
        }
    }

    /** Of a text and its tokens; empty if the tokens are not those of the text. */
    public static Optional<Confidence> of(String text, List<TokenLogprob> tokens) {
        StringBuilder all = new StringBuilder();
        tokens.forEach(token -> all.append(token.token()));
        if (tokens.isEmpty() || !all.toString().equals(text)) {
            return Optional.empty();
        }
        Confidences confidences = new Confidences(tokens);
        Map<String, Part> parts = new LinkedHashMap<>();
        JsonFeed feed = new JsonFeed(new JsonFeed.Listener() {
            @Override
            public void opened(String pointer, int start) {}

            @Override
            public void grown(String pointer, String more) {}

            @Override
            public void closed(String pointer, JsonNode value, int start, int end) {
                parts.put(pointer, confidences.part(start, end));
            }
        });
        feed.feed(text);
        feed.end();
        return Optional.of(new Confidence(confidences.part(0, text.length()), parts));
    }

    private Part part(int start, int end) {
        int first = tokenAt(start);
        int last = tokenAt(Math.max(start, end - 1));
        int count = last - first + 1;
        double sum = sums[last + 1] - sums[first];
        double weakest = 0;
        for (int i = first; i <= last; i++) {
            weakest = Math.min(weakest, logprobs[i]);
        }
        return new Part(Math.exp(sum), Math.exp(sum / count), Math.exp(weakest), count);
    }

    /** The last token that begins at or before a place and has a character there. */
    private int tokenAt(int place) {
        int low = 0;
        int high = logprobs.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle + 1] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

package dev.trammel.samples.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.openai.OpenAi;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImageTest {

    @Test
    void sends_the_picture_and_makes_a_record_of_the_answer() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().body("""
                            {"choices":[{"finish_reason":"stop","message":
                             {"content":"{\\"subject\\":\\"square\\",\\"color\\":\\"red\\"}"}}]}""").build());

            assertThat(Image.look(OpenAi.compatible(server.url("/v1").toString(), "m"), "What?"))
                    .isEqualTo(new Image.Sight("square", "red"));

            JsonNode content = new JsonMapper()
                    .readTree(server.takeRequest().getBody().utf8())
                    .at("/messages/0/content");
            assertThat(content.at("/0/text").stringValue()).isEqualTo("What?");
            assertThat(content.at("/1/type").stringValue()).isEqualTo("image_url");
            assertThat(content.at("/1/image_url/url").stringValue()).startsWith("data:image/png;base64,iVBORw0KGgo");
        }
    }
}

package dev.trammel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.Partial.State;
import dev.trammel.internal.json.Mappers;
import dev.trammel.testing.ScriptedModel;
import dev.trammel.testing.ScriptedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Partials, the same for models of both kinds. */
class StreamTest {
    record Item(String name, int price) {}

    record Order(String id, List<Item> items, Optional<String> note) {}

    private static final String ORDER =
            "{\"id\": \"zwölf\", \"items\": [{\"name\": \"a\", \"price\": 1}, {\"name\": \"😀\", \"price\": 22}], \"note\": null}";

    static Stream<Model> models() {
        return Stream.of(
                ScriptedModel.saying(ORDER),
                ScriptedModel.saying(ScriptedModel.vocabulary("{\"", "\":", "name", "},{", "items"), ORDER),
                ScriptedServer.answering(ORDER).withChunks(1),
                ScriptedServer.answering(ORDER).withChunks(7));
    }

    @ParameterizedTest
    @MethodSource("models")
    void fieldsOpenAndCloseAndTheLastPartialCarriesTheValue(Model model) {
        Order whole = new Order("zwölf", List.of(new Item("a", 1), new Item("😀", 22)), Optional.empty());
        List<Partial<Order>> partials;
        try (Stream<Partial<Order>> stream =
                Generate.json(model, Order.class).stream("?").partials()) {
            partials = stream.toList();
        }
        Partial<Order> first = partials.get(0);
        assertThat(first.state("/note")).isEqualTo(State.ABSENT);
        assertThat(first.state("")).isEqualTo(State.OPEN);
        assertThat(first.generation()).isEmpty();
        Partial<Order> last = partials.get(partials.size() - 1);
        assertThat(last.generation().map(Generation::value)).contains(whole);
        assertThat(last.state("")).isEqualTo(State.CLOSED);
        assertThat(last.get("", Order.class)).contains(whole);
        assertThat(last.get("/items/1", Item.class)).contains(new Item("😀", 22));
        assertThat(partials.stream().filter(partial -> partial.generation().isPresent()))
                .hasSize(1);
        List<Item> items = new ArrayList<>();
        partials.forEach(partial -> items.addAll(partial.newItems("/items", Item.class)));
        assertThat(items).isEqualTo(whole.items());
        List<String> closed = new ArrayList<>();
        partials.forEach(partial -> closed.addAll(partial.closed()));
        assertThat(closed)
                .containsExactly(
                        "/id",
                        "/items/0/name",
                        "/items/0/price",
                        "/items/0",
                        "/items/1/name",
                        "/items/1/price",
                        "/items/1",
                        "/items",
                        "/note",
                        "");
    }

    @Test
    void stringsGrow() {
        List<String> seen = new ArrayList<>();
        try (var stream = Generate.json(ScriptedModel.saying(ORDER), Order.class).stream("?")
                .partials()) {
            stream.forEach(partial -> seen.add(partial.text("/id")));
        }
        assertThat(seen).contains("", "z", "zw", "zwö", "zwöl", "zwölf");
        assertThat(seen).isSortedAccordingTo((a, b) -> a.length() - b.length());
        List<String> text = new ArrayList<>();
        try (var stream = Generate.text(ScriptedModel.saying("Hi")).stream("?").partials()) {
            stream.forEach(partial -> text.add(partial.text("")));
        }
        assertThat(text).containsExactly("H", "Hi", "Hi");
    }

    @Test
    void elementsOfAListComeOneByOne() {
        String list = "[{\"name\": \"a\", \"price\": 1}, {\"name\": \"b\", \"price\": 2}]";
        try (Stream<Item> items = Generate.list(ScriptedServer.answering(list), Item.class).stream("?")
                .items(Item.class)) {
            assertThat(items).containsExactly(new Item("a", 1), new Item("b", 2));
        }
    }

    @Test
    void anAnswerThatIsNotInLineEndsWithItsFailure() {
        var stream = Generate.json(ScriptedServer.answering("{\"id\":\"a\",\"items\":1}"), Order.class).stream("?");
        List<String> closed = new ArrayList<>();
        assertThatThrownBy(() -> stream.partials().forEach(partial -> closed.addAll(partial.closed())))
                .isInstanceOf(InvalidAnswerException.class);
        assertThat(closed).contains("/id");
    }

    @Test
    void aSubscriberGetsWhatItAsksFor() throws Exception {
        List<Partial<Order>> got = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Generate.json(ScriptedServer.answering(ORDER), Order.class).stream("?").subscribe(new Flow.Subscriber<>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(1);
            }

            @Override
            public void onNext(Partial<Order> partial) {
                got.add(partial);
                subscription.request(1);
            }

            @Override
            public void onError(Throwable failure) {
                done.countDown();
            }

            @Override
            public void onComplete() {
                done.countDown();
            }
        });
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(got.get(got.size() - 1).generation()).isPresent();
    }

    @Test
    void aCancelledSubscriberHearsNoMore() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        List<String> heard = new ArrayList<>();
        ScriptedModel model = ScriptedModel.saying(ORDER);
        Generate.json(model, Order.class).stream("?").subscribe(new Flow.Subscriber<>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(1);
            }

            @Override
            public void onNext(Partial<Order> partial) {
                heard.add("next");
                subscription.cancel();
                first.countDown();
            }

            @Override
            public void onError(Throwable failure) {
                heard.add("error");
            }

            @Override
            public void onComplete() {
                heard.add("complete");
            }
        });
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 500 && model.openSessions() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(model.openSessions()).isZero();
        assertThat(heard).containsExactly("next");
    }

    @Test
    void closingTheStreamEndsTheCall() throws Exception {
        ScriptedModel model = ScriptedModel.constant(ScriptedModel.byteVocabulary(), new float[260]);
        try (var stream = Generate.text(model).withMaxTokens(60_000).stream("?").partials()) {
            assertThat(stream.limit(3)).hasSize(3);
        }
        for (int i = 0; i < 500 && model.openSessions() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(model.openSessions()).isZero();
    }

    /** What is said to be closed is what the whole text has there, at any cut, and stays. */
    @Test
    void closedFieldsAreThoseOfTheWholeAtAnyCut() {
        Random random = new Random(3);
        List<String> names = List.copyOf(RoundTripTest.names());
        Map<String, RandomValues> values = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            String name = names.get(random.nextInt(names.size()));
            var type = RoundTripTest.types().get(name).type();
            Object value =
                    values.computeIfAbsent(name, missing -> new RandomValues(5)).of(type);
            String text =
                    Mappers.STRICT.writerFor(Mappers.STRICT.constructType(type)).writeValueAsString(value);
            checkCuts(text, random);
        }
    }

    private static void checkCuts(String text, Random random) {
        JsonNode whole = Mappers.STRICT.readTree(text);
        var draft = new dev.trammel.internal.output.Draft();
        var feed = new dev.trammel.internal.json.JsonFeed(draft);
        Map<String, JsonNode> closed = new HashMap<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(1 + text.length() / 2));
            feed.feed(text.substring(at, end));
            at = end;
            if (at == text.length()) {
                feed.end();
            }
            var view = draft.view();
            if (view != null) {
                view.closed().forEach(pointer -> {
                    JsonNode value = view.value(pointer);
                    assertThat(value).as("%s of %s", pointer, text).isEqualTo(whole.at(JsonPointer.compile(pointer)));
                    assertThat(closed.put(pointer, value.deepCopy())).isNull();
                });
            }
            closed.forEach((pointer, value) ->
                    assertThat(draft.lastView().value(pointer)).isEqualTo(value));
        }
        assertThat(closed).containsKey("");
    }

    @Test
    void aKeyThatComesTwiceChangesNothing() {
        var draft = new dev.trammel.internal.output.Draft();
        var feed = new dev.trammel.internal.json.JsonFeed(draft);
        feed.feed("{\"a\":1,\"a\":2}");
        feed.end();
        assertThat(draft.lastView().value("/a")).isEqualTo(Mappers.STRICT.readTree("1"));
        assertThat(draft.lastView().isClosed("")).isFalse();
    }
}

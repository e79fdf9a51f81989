package dev.trammel.llamacpp.internal.chat;

import dev.trammel.Chat;
import dev.trammel.Chat.Message;
import dev.trammel.Chat.Role;
import dev.trammel.llamacpp.ChatTemplateException;
import dev.trammel.llamacpp.internal.binding.Llama;
import dev.trammel.llamacpp.internal.engine.NativeModel;
import dev.trammel.llamacpp.internal.engine.TextTokenizer;
import dev.trammel.llamacpp.internal.engine.TokenTable;
import dev.trammel.llamacpp.internal.engine.TokenTable.Marker;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns conversations into tokens.
 *
 * <p>The whole conversation is rendered at once, with its texts behind a {@link Shield}, and then taken apart at the
 * control tokens. What lies between two of them, template and message alike, is tokenized as one piece, so that tokens
 * which reach over the border of a message come out as they did in training.
 */
public final class ChatTokenizer {
    private static final String THINKING_ENDS = "</think>";

    private final ChatTemplate template;
    private final List<Marker> markers;
    private final OptionalInt beginning;
    private final Function<String, int[]> text;

    /**
     * Makes a tokenizer.
     *
     * @param markers control tokens, longest first
     * @param beginning the token that each sequence begins with, whether the template writes it or not
     * @param text tokenizes text without control tokens
     */
    ChatTokenizer(ChatTemplate template, List<Marker> markers, OptionalInt beginning, Function<String, int[]> text) {
        this.template = template;
        this.markers = markers;
        this.beginning = beginning;
        this.text = text;
    }

    /** Makes the tokenizer of a model: with its own template, or the plain one if it has none. */
    public static ChatTokenizer of(NativeModel model, TokenTable tokens, TextTokenizer text) {
        int bos = Llama.llama_vocab_bos(model.vocab());
        int eos = Llama.llama_vocab_eos(model.vocab());
        ChatTemplate template = model.chatTemplate()
                .<ChatTemplate>map(source -> new JinjaTemplate(
                        source, tokens.spelling(bos), tokens.spelling(eos), Clock.system(ZoneId.systemDefault())))
                .orElseGet(PlainTemplate::new);
        boolean begins = bos >= 0 && Llama.llama_vocab_get_add_bos(model.vocab()) != 0;
        return new ChatTokenizer(
                template, tokens.markers(), begins ? OptionalInt.of(bos) : OptionalInt.empty(), text::tokenize);
    }

    /**
     * Tokenizes a conversation, up to where the answer begins.
     *
     * @throws ChatTemplateException if the template refuses it, or would leave a message out, or there is more than
     *     text
     */
    public int[] tokenize(Chat chat) {
        List<Message> messages = chat.messages();
        if (messages.isEmpty()) {
            throw new ChatTemplateException("expected at least 1 message, found none");
        }
        checkText(messages);
        String said = messages.stream().map(Message::text).collect(Collectors.joining());
        Shield shield = new Shield(markers.stream().map(Marker::text).toList(), said + template);
        List<Message> covered = new ArrayList<>();
        for (Message message : messages) {
            covered.add(new Message(message.role(), shield.cover(message.text())));
        }
        String rendered = template.render(covered);
        checkComplete(covered, rendered);
        return withBeginning(pieces(rendered, shield::uncover));
    }

    private int[] pieces(String marked, UnaryOperator<String> uncovered) {
        List<int[]> tokens = new ArrayList<>();
        for (MarkedText.Part part : MarkedText.parts(marked, markers)) {
            Marker marker = part.marker();
            tokens.add(marker == null ? text.apply(uncovered.apply(part.text())) : new int[] {marker.id()});
        }
        return tokens.stream().flatMapToInt(IntStream::of).toArray();
    }

    /** Tokenizes text of the model's own making, in which control tokens are spelled out. */
    public int[] tokenizeMarked(String marked) {
        return pieces(marked, text -> text);
    }

    private static void checkText(List<Message> messages) {
        for (int i = 0; i < messages.size(); i++) {
            String other = messages.get(i).beyondText();
            if (other != null) {
                throw new ChatTemplateException(
                        "expected messages of text, which is all that a model in this process takes, found " + other
                                + ", in message " + i);
            }
        }
    }

    private int[] withBeginning(int[] tokens) {
        if (beginning.isEmpty() || (tokens.length > 0 && tokens[0] == beginning.getAsInt())) {
            return tokens;
        }
        return IntStream.concat(IntStream.of(beginning.getAsInt()), IntStream.of(tokens))
                .toArray();
    }

    private static void checkComplete(List<Message> messages, String rendered) {
        for (int i = 0; i < messages.size(); i++) {
            String text = messages.get(i).text().strip();
            Role role = messages.get(i).role();
            if (!rendered.contains(text) && !(role == Role.ASSISTANT && rendered.contains(withoutThinking(text)))) {
                throw new ChatTemplateException(
                        "expected the text of each message in the prompt, found that the model's chat template leaves out or"
                                + " changes message " + i + " (" + role + ')');
            }
        }
    }

    /** Templates of reasoning models drop what was thought in earlier answers. */
    private static String withoutThinking(String text) {
        return text.substring(
                        text.lastIndexOf(THINKING_ENDS) < 0
                                ? 0
                                : text.lastIndexOf(THINKING_ENDS) + THINKING_ENDS.length())
                .strip();
    }
}

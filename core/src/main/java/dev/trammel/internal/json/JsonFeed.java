package dev.trammel.internal.json;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON that comes in pieces, and says which values have begun and ended. What is no JSON ends it without a word:
 * whoever reads the whole text says what is wrong.
 *
 * <p>Complexity: linear in the length of the text, for a nesting of bounded depth.
 */
public final class JsonFeed {
    private static final int DEEPEST = 500;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Hears what has begun and ended. */
    public interface Listener {
        /** A value begins at a place of the text. */
        void opened(String pointer, int start);

        /** A string that is not yet whole has more characters. */
        void grown(String pointer, String more);

        /** A value is whole; its text ends before a place. It never changes again. */
        void closed(String pointer, JsonNode value, int start, int end);
    }

    private enum State {
        VALUE,
        FIRST_ITEM,
        FIRST_KEY,
        KEY,
        COLON,
        STRING,
        NUMBER,
        LITERAL,
        AFTER,
        BROKEN
    }

    /** A container that is not yet whole. */
    private static final class Frame {
        final JsonNode node;
        final String pointer;
        final int start;

        @Nullable
        String key;

        Frame(JsonNode node, String pointer, int start) {
            this.node = node;
            this.pointer = pointer;
            this.start = start;
        }

        String child() {
            return node instanceof ArrayNode array
                    ? pointer + "/" + array.size()
                    : pointer + "/" + String.valueOf(key).replace("~", "~0").replace("/", "~1");
        }
    }

    private final Listener listener;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder(); // of the scalar or key at hand
    private State state = State.VALUE;
    private boolean isKey;
    private int escape; // 0: none, 1: after a backslash, 2 to 5: that many digits less 1 are missing
    private int code;
    private int told; // how much of a string has been told
    private int start;
    private int position;

    /** Tells what it reads. */
    public JsonFeed(Listener listener) {
        this.listener = listener;
    }

    /** Reads the next piece. */
    public void feed(CharSequence piece) {
        for (int i = 0; i < piece.length(); i++) {
            step(piece.charAt(i));
            position++;
        }
        tellGrowth();
    }

    /** Ends the text: a number at the root is whole only now. */
    public void end() {
        if (state == State.NUMBER && frames.isEmpty()) {
            closeScalar();
        }
    }

    private void step(char c) {
        switch (state) {
            case STRING -> string(c);
            case NUMBER -> number(c);
            case LITERAL -> literal(c);
            case BROKEN -> {}
            default -> {
                if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                    structure(c);
                }
            }
        }
    }

    private void structure(char c) {
        Frame frame = frames.peek();
        switch (state) {
            case FIRST_ITEM -> {
                if (c == ']') {
                    closeContainer();
                } else {
                    value(c);
                }
            }
            case FIRST_KEY -> {
                if (c == '}') {
                    closeContainer();
                } else {
                    key(c);
                }
            }
            case VALUE -> value(c);
            case KEY -> key(c);
            case COLON -> state = c == ':' ? State.VALUE : State.BROKEN;
            case AFTER -> {
                if (frame == null) {
                    state = State.BROKEN;
                } else if (c == ',') {
                    state = frame.node.isArray() ? State.VALUE : State.KEY;
                } else if (c == (frame.node.isArray() ? ']' : '}')) {
                    closeContainer();
                } else {
                    state = State.BROKEN;
                }
            }
            default -> state = State.BROKEN;
        }
    }

    private void key(char c) {
        if (c != '"') {
            state = State.BROKEN;
            return;
        }
        isKey = true;
        beginText(State.STRING);
    }

    private void value(char c) {
        isKey = false;
        start = position;
        if (c == '{' || c == '[') {
            if (frames.size() >= DEEPEST) {
                state = State.BROKEN;
                return;
            }
            String pointer = pointer();
            listener.opened(pointer, start);
            frames.push(new Frame(c == '{' ? NODES.objectNode() : NODES.arrayNode(), pointer, start));
            state = c == '{' ? State.FIRST_KEY : State.FIRST_ITEM;
        } else if (c == '"') {
            listener.opened(pointer(), start);
            beginText(State.STRING);
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            listener.opened(pointer(), start);
            beginText(State.NUMBER);
            text.append(c);
        } else if (c == 't' || c == 'f' || c == 'n') {
            listener.opened(pointer(), start);
            beginText(State.LITERAL);
            text.append(c);
        } else {
            state = State.BROKEN;
        }
    }

    private void beginText(State next) {
        text.setLength(0);
        told = 0;
        escape = 0;
        state = next;
    }

    private String pointer() {
        Frame frame = frames.peek();
        return frame == null ? "" : frame.child();
    }

    private void string(char c) {
        if (escape == 1) {
            escape = 0;
            switch (c) {
                case 'u' -> {
                    escape = 5;
                    code = 0;
                }
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case '"', '\\', '/' -> text.append(c);
                default -> state = State.BROKEN;
            }
        } else if (escape > 1) {
            int digit = Character.digit(c, 16);
            if (digit < 0) {
                state = State.BROKEN;
                return;
            }
            code = code * 16 + digit;
            escape--;
            if (escape == 1) {
                escape = 0;
                text.append((char) code);
            }
        } else if (c == '\\') {
            escape = 1;
        } else if (c == '"') {
            endString();
        } else if (c < ' ') {
            state = State.BROKEN;
        } else {
            text.append(c);
        }
    }

    private void endString() {
        if (!isKey) {
            tellGrowth();
            close(NODES.stringNode(text.toString()), position + 1);
            return;
        }
        Frame frame = frames.getFirst();
        String key = text.toString();
        if (frame.node.has(key)) {
            state = State.BROKEN; // it would change what was whole
            return;
        }
        frame.key = key;
        state = State.COLON;
    }

    private void tellGrowth() {
        int length = text.length();
        // Half of a pair waits for the other half.
        if (length > told && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--;
        }
        if (state == State.STRING && !isKey && length > told) {
            listener.grown(pointer(), text.substring(told, length));
            told = length;
        }
    }

    private void number(char c) {
        if ((c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-') {
            text.append(c);
            return;
        }
        closeScalar();
        if (state != State.BROKEN) {
            step(c);
        }
    }

    private void literal(char c) {
        text.append(c);
        String word = text.toString();
        if (word.equals("true") || word.equals("false") || word.equals("null")) {
            position++;
            closeScalar();
            position--;
        } else if (!"true".startsWith(word) && !"false".startsWith(word) && !"null".startsWith(word)) {
            state = State.BROKEN;
        }
    }

    /** Ends a number or literal before the position. */
    private void closeScalar() {
        try {
            close(Mappers.STRICT.readTree(text.toString()), position);
        } catch (JacksonException e) {
            state = State.BROKEN;
        }
    }

    private void closeContainer() {
        Frame frame = frames.pop();
        attach(frame.node);
        listener.closed(frame.pointer, frame.node, frame.start, position + 1);
        state = State.AFTER;
    }

    private void close(JsonNode value, int end) {
        String pointer = pointer();
        attach(value);
        listener.closed(pointer, value, start, end);
        state = State.AFTER;
    }

    private void attach(JsonNode value) {
        Frame parent = frames.peek();
        if (parent == null) {
            return;
        }
        if (parent.node instanceof ArrayNode array) {
            array.add(value);
        } else {
            ((ObjectNode) parent.node).set(String.valueOf(parent.key), value);
        }
    }
}

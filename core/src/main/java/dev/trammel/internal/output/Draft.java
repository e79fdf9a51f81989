package dev.trammel.internal.output;

import dev.trammel.internal.json.JsonFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What there is of a JSON answer so far, and what there was at each earlier moment: nothing in it ever changes, so that
 * views of it need no copies. Written by one thread, read by any.
 */
public final class Draft implements JsonFeed.Listener {

    /** A value that has begun. */
    private static final class Part {
        final int opened;

        @SuppressWarnings("JdkObsolete") // views read it in other threads while it grows
        final StringBuffer text = new StringBuffer();

        volatile int closed = Integer.MAX_VALUE;
        volatile @Nullable JsonNode value;

        Part(int opened) {
            this.opened = opened;
        }
    }

    private final Map<String, Part> parts = new ConcurrentHashMap<>();
    private List<String> changed = new ArrayList<>();
    private int moment;
    private @Nullable String growing;
    private boolean touched;

    @Override
    public void opened(String pointer, int start) {
        parts.put(pointer, new Part(moment));
        touched = true;
    }

    @Override
    public void grown(String pointer, String more) {
        Part part = parts.get(pointer);
        if (part != null) {
            part.text.append(more);
            growing = pointer;
            touched = true;
        }
    }

    @Override
    public void closed(String pointer, JsonNode value, int start, int end) {
        Part part = parts.get(pointer);
        if (part != null) {
            part.value = value;
            part.closed = moment;
            changed.add(pointer);
            growing = null;
            touched = true;
        }
    }

    /** A view of what there is now, as long as something is new; null if nothing is. */
    public @Nullable View view() {
        if (!touched) {
            return null;
        }
        touched = false;
        String open = growing;
        Part part = open == null ? null : parts.get(open);
        View view = new View(this, moment++, List.copyOf(changed), open, part == null ? 0 : part.text.length());
        changed = new ArrayList<>();
        return view;
    }

    /** A view of what there is now, whether or not anything is new. */
    public View lastView() {
        touched = true;
        View view = view();
        if (view == null) {
            throw new IllegalStateException("expected a view, found none");
        }
        return view;
    }

    /**
     * What there was at a moment.
     *
     * @param closed the values that became whole since the view before
     * @param growing the string that is being written; null if none is
     * @param length how much of it there was
     */
    public record View(
            Draft draft,
            int moment,
            List<String> closed,
            @Nullable String growing,
            int length) {

        /** Whether a value had begun. */
        public boolean isOpened(String pointer) {
            Part part = draft.parts.get(pointer);
            return part != null && part.opened <= moment;
        }

        /** Whether a value was whole. */
        public boolean isClosed(String pointer) {
            Part part = draft.parts.get(pointer);
            return part != null && part.closed <= moment;
        }

        /** A value that was whole; null if it was not. */
        public @Nullable JsonNode value(String pointer) {
            Part part = draft.parts.get(pointer);
            return part != null && part.closed <= moment ? part.value : null;
        }

        /** What there was of a string; empty if nothing was. */
        public String text(String pointer) {
            Part part = draft.parts.get(pointer);
            if (part == null || part.opened > moment) {
                return "";
            }
            if (part.closed <= moment) {
                return part.text.toString();
            }
            return pointer.equals(growing) ? part.text.substring(0, length) : "";
        }
    }
}

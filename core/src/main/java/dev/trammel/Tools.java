package dev.trammel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tools a model may ask to have called.
 *
 * @param list no two of a name
 * @param choice whether it must
 * @param named the only one it may call; null unless the choice is {@link Choice#NAMED}
 * @param parallel whether it may call several in one answer; null leaves it to the server
 */
public record Tools(
        List<Tool> list,
        Choice choice,
        @Nullable String named,
        @Nullable Boolean parallel) {

    /** Whether a tool must be called. */
    public enum Choice {
        /** As the model likes. */
        AUTO,
        /** None. */
        NONE,
        /** At least one. */
        REQUIRED,
        /** The one that is named. */
        NAMED
    }

    /** No tools at all. */
    public static final Tools EMPTY = new Tools(List.of(), Choice.AUTO, null, null);

    /** Copies the list, and checks the names. */
    public Tools {
        list = List.copyOf(list);
        Set<String> names = new TreeSet<>();
        for (Tool tool : list) {
            if (!names.add(tool.name())) {
                throw new IllegalArgumentException(
                        "expected tools of different names, found \"" + tool.name() + "\" twice");
            }
        }
        if ((choice == Choice.NAMED) != (named != null) || (named != null && !names.contains(named))) {
            throw new IllegalArgumentException("expected the name of one of the tools " + names
                    + " with the choice NAMED, found " + choice + (named == null ? "" : " and \"" + named + '"'));
        }
    }

    /** Tools to be called as the model likes. */
    public static Tools of(Tool... tools) {
        return new Tools(List.of(tools), Choice.AUTO, null, null);
    }

    /** The same, of which at least one must be called. */
    public Tools required() {
        return new Tools(list, Choice.REQUIRED, null, parallel);
    }

    /** The same, of which that one must be called. */
    public Tools named(String name) {
        return new Tools(list, Choice.NAMED, name, parallel);
    }

    /** The same, of which none may be called. */
    public Tools none() {
        return new Tools(list, Choice.NONE, null, parallel);
    }

    /** The same, with several calls in one answer or not. */
    public Tools withParallel(boolean several) {
        return new Tools(list, choice, named, several);
    }
}

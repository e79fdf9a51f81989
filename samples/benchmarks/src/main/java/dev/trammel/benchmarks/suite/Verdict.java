package dev.trammel.benchmarks.suite;

import java.util.List;

/**
 * What became of a group.
 *
 * @param group the group
 * @param refusal why its schema was not compiled; empty if it was
 * @param found for each instance, empty if it was accepted, else what refused it; empty if the schema was refused
 */
record Verdict(Group group, String refusal, List<String> found) {

    static Verdict refused(Group group, String why) {
        return new Verdict(group, why, List.of());
    }

    boolean isRight(int test) {
        return refusal.isEmpty()
                && !found.get(test).contains(" as bytes, ")
                && !found.get(test).startsWith("mask and cursor")
                && found.get(test).isEmpty() == group.tests().get(test).valid();
    }

    /** What was found of an instance, in words. */
    String answer(int test) {
        if (!refusal.isEmpty()) {
            return "not compiled";
        }
        return found.get(test).isEmpty() ? "accepted" : found.get(test);
    }
}

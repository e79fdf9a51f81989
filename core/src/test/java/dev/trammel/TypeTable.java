package dev.trammel;

import java.util.ArrayList;
import java.util.List;

/** Types that people ask models for, each with answers that are right and answers that are wrong. */
final class TypeTable {
    private TypeTable() {}

    /**
     * A type.
     *
     * @param valid texts that must be taken and bound
     * @param invalid texts that must be refused
     * @param order the keys of the root as they must follow each other; empty where it has none
     * @param carried what must be in the schema
     */
    record Row(
            String name,
            TypeRef<?> type,
            List<String> valid,
            List<String> invalid,
            List<String> order,
            List<String> carried) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final String[] NONE = {};

    record Empty() {}

    static String[] texts(String... all) {
        return all;
    }

    static void add(
            List<Row> rows,
            String name,
            TypeRef<?> type,
            String[] valid,
            String[] invalid,
            String order,
            String... in) {
        rows.add(new Row(
                name,
                type,
                List.of(valid),
                List.of(invalid),
                order.isEmpty() ? List.of() : List.of(order.split(" ")),
                List.of(in)));
    }

    static List<Row> rows() {
        List<Row> all = new ArrayList<>();
        ObjectRows.addTo(all);
        ScalarRows.addTo(all);
        ContainerRows.addTo(all);
        JacksonRows.addTo(all);
        JakartaRows.addTo(all);
        return all;
    }
}

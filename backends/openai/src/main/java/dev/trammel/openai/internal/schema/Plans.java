package dev.trammel.openai.internal.schema;

import dev.trammel.OutputFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the plans of the formats that were used last: a generator asks with the same one again and again. */
public final class Plans {
    private static final int KEPT = 64;

    private final Planner planner;
    private final Map<OutputFormat, Plan> plans = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OutputFormat, Plan> eldest) {
            return size() > KEPT;
        }
    });
    private volatile @Nullable Last last;

    private record Last(OutputFormat format, Plan plan) {}

    /** Keeps what a planner plans. */
    public Plans(Planner planner) {
        this.planner = planner;
    }

    /** The plan of a format. */
    public Plan of(OutputFormat format) {
        Last same = last;
        if (same != null && same.format() == format) {
            return same.plan();
        }
        Plan plan = plans.get(format);
        if (plan == null) {
            plan = planner.plan(format);
            plans.put(format, plan);
        }
        last = new Last(format, plan);
        return plan;
    }

    /** The plan of a format for a server that takes none beside tools: told in words. */
    public Plan inWords(OutputFormat format) {
        return planner.inWords(format);
    }
}

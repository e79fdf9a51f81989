package dev.trammel.constraints.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * A term that stands for others, which are made only when it is reached: a value, an object or an array at some place
 * in it.
 */
public abstract class Frame extends Term {
    private @Nullable Term expanded;

    /** The terms this one stands for. */
    public final Term expanded() {
        Term known = expanded;
        if (known == null) {
            known = expand();
            expanded = known;
        }
        return known;
    }

    /** A key that is equal for frames of which one may {@link #covers cover} another; null if none does. */
    protected @Nullable Object family() {
        return null;
    }

    /** Makes the terms this one stands for: never a frame without a byte between, so that stepping ends. */
    protected abstract Term expand();

    @Override
    protected Term derive(int b) {
        return expanded().step(b);
    }

    @Override
    public boolean isComplete() {
        return expanded().isComplete();
    }

    @Override
    protected int computeShortest() {
        return expanded().shortest();
    }

    @Override
    protected int computeBestByte() {
        return expanded().bestByte();
    }

    @Override
    protected int computeOnlyByte() {
        return expanded().onlyByte();
    }
}

package dev.trammel.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * A parser that refuses numbers too large for a {@code float}, of which Jackson makes infinity; for a {@code double} it
 * refuses them.
 */
public final class FloatParser extends JsonParserDelegate {

    /** Reads what another parser reads. */
    public FloatParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public float getFloatValue() {
        float value = super.getFloatValue();
        if (Float.isInfinite(value)) {
            throw new InputCoercionException(
                    this, getString() + " is not in the range of a float", currentToken(), float.class);
        }
        return value;
    }
}

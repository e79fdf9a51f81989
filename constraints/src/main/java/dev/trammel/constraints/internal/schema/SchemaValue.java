package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.json.Shape;
import dev.trammel.constraints.internal.json.Value;
import org.jspecify.annotations.Nullable;

/** The values of a formula. Equal formulas of one compilation share one object. */
final class SchemaValue implements Value {
    private final SchemaValues values;
    private final Formula formula;
    private @Nullable Shape shape;
    private int shortest = -1;

    SchemaValue(SchemaValues values, Formula formula) {
        this.values = values;
        this.formula = formula;
    }

    Formula formula() {
        return formula;
    }

    @Override
    public Shape shape() {
        Shape known = shape;
        if (known == null) {
            known = values.shape(formula);
            shape = known;
        }
        return known;
    }

    @Override
    public int shortest() {
        if (shortest < 0) {
            int length = values.sizes().shortest(this);
            if (!values.sizes().isRunning()) {
                shortest = length;
            }
            return length;
        }
        return shortest;
    }

    @Override
    public String toString() {
        return formula.toString();
    }
}

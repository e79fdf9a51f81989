package dev.trammel.internal.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.BasicDeserializerFactory;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;

/** Takes down what the modules before it bring to read values with; those of Kotlin are known, and left out. */
final class OwnReaders extends SimpleModule {
    private static final long serialVersionUID = 1;

    private final transient List<Deserializers> all = new ArrayList<>();

    OwnReaders() {
        super("trammel's view of other modules");
    }

    @Override
    public void setupModule(SetupContext context) {
        if (context.getOwner() instanceof MapperBuilder<?, ?> builder
                && builder.deserializerFactory() instanceof BasicDeserializerFactory factory) {
            for (Deserializers module : factory.getFactoryConfig().deserializers()) {
                if (!module.getClass().getName().startsWith("tools.jackson.module.kotlin.")) {
                    all.add(module);
                }
            }
        }
    }

    List<Deserializers> all() {
        return List.copyOf(all);
    }
}

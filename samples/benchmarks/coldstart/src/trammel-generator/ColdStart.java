import dev.trammel.Generate;
import dev.trammel.Generator;
import dev.trammel.testing.ScriptedModel;

/** From main to a generator whose masks are compiled. */
public final class ColdStart {
    private ColdStart() {}

    public static void main(String[] args) {
        Generator<Ten> generator = Generate.json(ScriptedModel.saying("{}"), Ten.class);
        generator.constraint();
        System.out.println("compiled");
    }
}

package dev.trammel.llamacpp.internal.chat;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import dev.trammel.Chat.Message;
import dev.trammel.llamacpp.ChatTemplateException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A chat template in Jinja, as model files have them. */
final class JinjaTemplate implements ChatTemplate {
    private final Jinjava jinjava;
    private final String source;
    private final String beginning;
    private final String end;

    /**
     * Takes a template as it stands in a file.
     *
     * @param beginning how the token is spelled that a sequence begins with
     * @param end how the token is spelled that ends one
     */
    JinjaTemplate(String source, String beginning, String end) {
        this.source = source;
        this.beginning = beginning;
        this.end = end;
        jinjava = new Jinjava(JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withNestedInterpretationEnabled(false) // or the text of a message could be a template
                .withLegacyOverrides(LegacyOverrides.NONE)
                .build());
        jinjava.getGlobalContext()
                .registerFunction(new ELFunctionDefinition(
                        "", "raise_exception", TemplateFunctions.class, "raiseException", String.class));
        jinjava.getGlobalContext()
                .registerFunction(new ELFunctionDefinition(
                        "", "strftime_now", TemplateFunctions.class, "strftimeNow", String.class));
    }

    @Override
    public String render(List<Message> messages) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("messages", messages.stream().map(JinjaTemplate::toMap).toList());
        variables.put("add_generation_prompt", true);
        variables.put("bos_token", beginning);
        variables.put("eos_token", end);
        variables.put("enable_thinking", false);
        RenderResult result = jinjava.renderForResult(source, variables);
        for (TemplateError error : result.getErrors()) {
            System.err.println(error + " " + error.getException());
        }
        return result.getOutput();
    }

    private static Map<String, Object> toMap(Message message) {
        return Map.of("role", message.role().name().toLowerCase(Locale.ROOT), "content", message.text());
    }

    @Override
    public String toString() {
        return source + beginning + end;
    }
}

package dev.trammel.llamacpp.internal.chat;

import dev.trammel.llamacpp.ChatTemplateException;
import java.time.LocalDateTime;

/** What chat templates call. */
public final class TemplateFunctions {
    private TemplateFunctions() {}

    /** {@code raise_exception}: how a template refuses a conversation. */
    public static Object raiseException(String message) {
        throw new ChatTemplateException(message);
    }

    /** {@code strftime_now}: the date, in the format of C. */
    public static String strftimeNow(String format) {
        return LocalDateTime.now() + format;
    }
}

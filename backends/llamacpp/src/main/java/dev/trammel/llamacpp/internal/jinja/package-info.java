/**
 * The Jinja that chat templates are written in, rendered exactly as the reference does with the settings that models
 * are trained with, or refused by name: nothing a template uses is passed over in silence.
 *
 * <p>Values are {@link dev.trammel.llamacpp.internal.jinja.Undefined}, null for {@code none},
 * {@link java.lang.Boolean}, {@link java.lang.Long}, {@link java.lang.Double}, {@link java.lang.String},
 * {@link java.util.List}, {@link java.util.Map} and {@link dev.trammel.llamacpp.internal.jinja.Callable}.
 */
package dev.trammel.llamacpp.internal.jinja;

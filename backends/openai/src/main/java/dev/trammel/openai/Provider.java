package dev.trammel.openai;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server that others run, or a kind of server that one runs oneself: everything that sets it apart, as data.
 *
 * @param name what people call it
 * @param baseUrl where it is, up to the part that all its addresses share
 * @param keyVariables environment variables that may hold its key, the first that is set counts
 * @param keyNeeded whether it answers nobody without a key; else {@code EMPTY} is sent
 * @param auth how the key is sent
 * @param protocol what it speaks
 * @param dialect how it is told a format
 * @param quirks where it departs from what most do
 * @param headers sent with each call
 * @param models what is different with some models; the first rule that fits counts
 */
public record Provider(
        String name,
        String baseUrl,
        List<String> keyVariables,
        boolean keyNeeded,
        Auth auth,
        Protocol protocol,
        Dialect dialect,
        Set<Quirk> quirks,
        Map<String, String> headers,
        List<ModelRule> models) {

    /** Copies what can change. */
    public Provider {
        keyVariables = List.copyOf(keyVariables);
        quirks = Set.copyOf(quirks);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        models = List.copyOf(models);
    }

    /** A server that speaks as OpenAI's does and needs no key. */
    public static Provider of(String name, String baseUrl, Dialect dialect) {
        return new Provider(
                name,
                baseUrl,
                List.of(),
                false,
                Auth.BEARER,
                Protocol.CHAT_COMPLETIONS,
                dialect,
                Set.of(),
                Map.of(),
                List.of());
    }

    /** The same with a key that it needs, in the first of some environment variables that is set. */
    public Provider withKey(String... variables) {
        return new Provider(name, baseUrl, List.of(variables), true, auth, protocol, dialect, quirks, headers, models);
    }

    /** The same with a key that it may need, in the first of some environment variables that is set. */
    public Provider withOptionalKey(String... variables) {
        return new Provider(name, baseUrl, List.of(variables), false, auth, protocol, dialect, quirks, headers, models);
    }

    /** The same, which is sent the key another way. */
    public Provider withAuth(Auth other) {
        return new Provider(name, baseUrl, keyVariables, keyNeeded, other, protocol, dialect, quirks, headers, models);
    }

    /** The same at another place. */
    public Provider withBaseUrl(String other) {
        return new Provider(name, other, keyVariables, keyNeeded, auth, protocol, dialect, quirks, headers, models);
    }

    /** The same, speaking something else. */
    public Provider withProtocol(Protocol other) {
        return new Provider(name, baseUrl, keyVariables, keyNeeded, auth, other, dialect, quirks, headers, models);
    }

    /** The same, told formats another way, for all its models. */
    public Provider withDialect(Dialect other) {
        List<ModelRule> rules = new ArrayList<>();
        models.forEach(rule -> rules.add(new ModelRule(rule.names(), null, rule.quirks())));
        return new Provider(name, baseUrl, keyVariables, keyNeeded, auth, protocol, other, quirks, headers, rules);
    }

    /** The same with these quirks, too. */
    public Provider with(Quirk... more) {
        Set<Quirk> all = EnumSet.copyOf(List.of(more));
        all.addAll(quirks);
        return new Provider(name, baseUrl, keyVariables, keyNeeded, auth, protocol, dialect, all, headers, models);
    }

    /** The same without this quirk. */
    public Provider without(Quirk quirk) {
        Set<Quirk> rest = EnumSet.noneOf(Quirk.class);
        rest.addAll(quirks);
        rest.remove(quirk);
        return new Provider(name, baseUrl, keyVariables, keyNeeded, auth, protocol, dialect, rest, headers, models);
    }

    /** The same with one more header. */
    public Provider withHeader(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Provider(name, baseUrl, keyVariables, keyNeeded, auth, protocol, dialect, quirks, more, models);
    }

    /** The same with rules for some models, before those it has. */
    public Provider withModels(ModelRule... rules) {
        List<ModelRule> all = new ArrayList<>(List.of(rules));
        all.addAll(models);
        return new Provider(name, baseUrl, keyVariables, keyNeeded, auth, protocol, dialect, quirks, headers, all);
    }

    /** The same as it is with one model: that model's dialect and quirks as its own. */
    public Provider forModel(String model) {
        for (ModelRule rule : models) {
            if (rule.names().matcher(model).matches()) {
                Set<Quirk> all = EnumSet.noneOf(Quirk.class);
                all.addAll(quirks);
                all.addAll(rule.quirks());
                Dialect own = rule.dialect() == null ? dialect : rule.dialect();
                return new Provider(
                        name, baseUrl, keyVariables, keyNeeded, auth, protocol, own, all, headers, List.of());
            }
        }
        return this;
    }
}

package dev.trammel.internal.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * The order of a type's members, which is that of the text: as Jackson has it, but parameters of a constructor in the
 * order of declaration, those that are unwrapped, too.
 */
final class MemberOrder {
    private MemberOrder() {}

    /** The members of a type in order. */
    static List<BeanPropertyDefinition> of(BeanDescription description, DeserializationConfig config) {
        AnnotationIntrospector introspector = config.getAnnotationIntrospector();
        String[] named = introspector.findSerializationPropertyOrder(config, description.getClassInfo());
        List<String> first = named == null ? List.of() : Arrays.asList(named);
        boolean byName = Boolean.TRUE.equals(
                introspector.findSerializationSortAlphabetically(config, description.getClassInfo()));
        Comparator<BeanPropertyDefinition> order = Comparator.comparingInt(member -> group(member, first));
        if (byName) {
            order = order.thenComparing(member -> group(member, first) < 2 ? "" : member.getName());
        } else {
            order = order.thenComparingInt(member -> group(member, first) == 2 ? index(member) : 0);
        }
        List<BeanPropertyDefinition> members = new ArrayList<>(description.findProperties());
        members.sort(order); // stable: the rest stays as it was
        return members;
    }

    /** What is named in an annotation, what has an index in one, the parameters of a constructor, the rest. */
    private static int group(BeanPropertyDefinition member, List<String> first) {
        if (first.contains(member.getName()) || first.contains(member.getInternalName())) {
            return 0;
        }
        if (member.getMetadata().getIndex() != null) {
            return 1;
        }
        return index(member) >= 0 ? 2 : 3;
    }

    private static int index(BeanPropertyDefinition member) {
        return member.hasConstructorParameter()
                ? member.getConstructorParameter().getIndex()
                : -1;
    }
}

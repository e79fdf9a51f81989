package dev.trammel;

import dev.trammel.TypeTable.Row;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** What Jakarta Validation says, with answers that are right and answers that are wrong. */
final class JakartaRows {
    private JakartaRows() {}

    record Sized(
            @Size(min = 2, max = 4) String code,
            @Size(min = 1, max = 2) List<String> tags) {}

    record MinMax(@Min(1) @Max(9) int digit) {}

    record Mail(@Email String mail) {}

    record Needed(@NotNull String a, @NotNull Integer b) {}

    record Above(@Positive int n, @Positive double d) {}

    record Digit(@Digits(integer = 3, fraction = 2) BigDecimal price) {}

    static void addTo(List<Row> all) {
        jakarta(all);
    }

    private static void jakarta(List<Row> all) {
        TypeTable.add(
                all,
                "@Size",
                new TypeRef<Sized>() {},
                TypeTable.texts(
                        "{'code':'ab','tags':['x']}", "{'code':'abcd','tags':['x','y']}", "{'code':'éé','tags':['']}"),
                TypeTable.texts(
                        "{'code':'a','tags':['x']}", "{'code':'abcde','tags':['x']}", "{'code':'ab','tags':[]}"),
                "code tags",
                "'minLength':2",
                "'maxLength':4",
                "'minItems':1",
                "'maxItems':2");
        TypeTable.add(
                all,
                "@Min @Max",
                new TypeRef<MinMax>() {},
                TypeTable.texts("{'digit':1}", "{'digit':9}", "{'digit':5}"),
                TypeTable.texts("{'digit':0}", "{'digit':10}", "{'digit':'5'}"),
                "digit",
                "'minimum':1",
                "'maximum':9");
        TypeTable.add(
                all,
                "@Email",
                new TypeRef<Mail>() {},
                TypeTable.texts("{'mail':'a@b.cd'}", "{'mail':'x.y@example.org'}", "{'mail':'a+b@c.de'}"),
                TypeTable.texts("{'mail':'a'}", "{'mail':'@'}", "{'mail':1}"),
                "mail",
                "'email'");
        TypeTable.add(
                all,
                "@NotNull",
                new TypeRef<Needed>() {},
                TypeTable.texts("{'a':'x','b':1}", "{'a':'','b':0}", "{'b':1,'a':'y'}"),
                TypeTable.texts("{'a':null,'b':1}", "{'a':'x'}", "{'b':1}"),
                "a b",
                "'required':['a','b']");
        TypeTable.add(
                all,
                "@Positive",
                new TypeRef<Above>() {},
                TypeTable.texts("{'n':1,'d':0.5}", "{'n':7,'d':1}", "{'n':2,'d':1e-9}"),
                TypeTable.texts("{'n':0,'d':1}", "{'n':1,'d':0}", "{'n':-1,'d':-1}"),
                "n d",
                "'exclusiveMinimum':0");
        TypeTable.add(
                all,
                "@Digits",
                new TypeRef<Digit>() {},
                TypeTable.texts("{'price':1.25}", "{'price':999.99}", "{'price':-1}"),
                TypeTable.texts("{'price':1000}", "{'price':1.255}", "{'price':'1'}"),
                "price",
                "'multipleOf':0.01");
    }
}

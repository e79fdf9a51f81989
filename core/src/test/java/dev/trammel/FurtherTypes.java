package dev.trammel;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.trammel.TypeTable.Row;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Types of the kind on which a schema and a binder come apart most easily, with right and wrong answers to each. */
final class FurtherTypes {
    private FurtherTypes() {}

    sealed interface Named {}

    record NamedText(@JsonProperty("type") String kind) implements Named {}

    record NamedNumber(int n) implements Named {}

    abstract static sealed class Vehicle {
        public String type = "";
    }

    static final class Car extends Vehicle {
        public int wheels;
    }

    enum Animal {
        CAT,
        DOG
    }

    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.EXISTING_PROPERTY,
            property = "kind",
            visible = true)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cat.class, name = "CAT"),
        @JsonSubTypes.Type(value = Dog.class, name = "DOG")
    })
    sealed interface Pet {}

    record Cat(Animal kind, int lives) implements Pet {}

    record Dog(String bark, Animal kind) implements Pet {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    sealed interface Deduced {}

    record DeducedX(int x, String s) implements Deduced {}

    record DeducedY(int y, String s) implements Deduced {}

    record Inner(int a, @Nullable Integer b) {}

    record Outer(
            @JsonIgnoreProperties("b") Inner in,
            @JsonIgnoreProperties("b") List<Inner> all,
            Inner whole) {}

    record Included(@JsonIncludeProperties("a") List<Inner> in) {}

    @JsonIgnoreType
    static final class Gone {
        public int x;
    }

    static final class HasGone {
        public int a;
        public Gone gone = new Gone();
    }

    @JsonPropertyOrder(alphabetic = true)
    record Alphabetic(int z, int a, int m) {}

    @JsonPropertyOrder({"m"})
    record Partly(int z, @JsonUnwrapped Point p, int m) {}

    record Point(@Max(9) int x, @JsonProperty("why") int y) {}

    record Between(
            String first,
            @JsonUnwrapped(prefix = "p_", suffix = "_s") Point p,
            int last) {}

    record Aliased(
            @JsonAlias({"b", "c"}) @Nullable String a,
            @JsonAlias("dd") Optional<Integer> d) {}

    record AliasOfOther(@JsonAlias("d") int a, int d) {}

    static final class AnyField {
        public int a;

        @JsonAnySetter
        @JsonAnyGetter
        public Map<String, @Min(1) Integer> rest = new LinkedHashMap<>();
    }

    record AnyRecord(int a, @JsonAnySetter @JsonAnyGetter Map<String, Integer> rest) {}

    static final class AnyTree {
        public int a;

        @JsonAnySetter
        @JsonAnyGetter
        public Map<String, JsonNode> rest = new LinkedHashMap<>();
    }

    @JsonDeserialize(builder = Built.Builder.class)
    static final class Built<T> {
        private final T value;

        private Built(T value) {
            this.value = value;
        }

        public T getValue() {
            return value;
        }

        /** Makes it. */
        static final class Builder<T> {
            private @Nullable T value;

            Builder() {}

            public Builder<T> withValue(T one) {
                value = one;
                return this;
            }

            public Built<T> build() {
                return new Built<>(value);
            }
        }
    }

    record Numbers(@JsonValue List<@Min(1) Integer> all) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Numbers {}
    }

    record Bytes(
            @Size(min = 1, max = 2) byte[] some,
            @Size(min = 3) byte[] more) {}

    record Sizes(@Size(max = 2) String[] texts) {}

    @Min(2)
    @Max(4)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
    @interface TwoToFour {
        String message() default "from two to four";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Composed(@TwoToFour int a) {}

    record JavaPatterns(
            @Pattern(regexp = "\\p{Alpha}+") String letters,
            @Pattern(regexp = "\\Qa.b\\E\\-[\\w\\-.]") String quoted,
            @Pattern(regexp = "\\A\\s.\\z") String spaced,

            @Pattern(regexp = "a+") @Pattern(regexp = "[ab]{2,3}") @Size(max = 2)
            String both) {}

    record Nothing(@Null @Nullable String none, int a) {}

    record NotNulls(
            @NotNull @Nullable String text, @Nullable String other) {}

    record OptionalNumbers(@Min(2) OptionalInt n) {}

    record Box<T>(T value, List<T> all) {}

    record HoldsNull(Box<@Nullable String> some, Box<String> none) {}

    static class Parent<T> {
        public T id;
    }

    static final class Child extends Parent<@Nullable String> {
        public int own;
    }

    sealed interface Either<L, R> {}

    record Left<A, B>(A value) implements Either<A, B> {}

    record Right<A, B>(B value) implements Either<A, B> {}

    record Pair<T extends @Nullable Object>(T first, T second) {}

    private static String[] texts(String... all) {
        return all;
    }

    private static Row row(
            String name, TypeRef<?> type, String[] valid, String[] invalid, String order, String... carried) {
        return new Row(
                name,
                type,
                List.of(valid),
                List.of(invalid),
                order.isEmpty() ? List.of() : List.of(order.split(" ")),
                List.of(carried));
    }

    static List<Row> rows() {
        List<Row> all = new ArrayList<>();
        polymorphic(all);
        jackson(all);
        others(all);
        jakarta(all);
        generic(all);
        return all;
    }

    private static void polymorphic(List<Row> all) {
        all.add(row(
                "sealed, a member is called type by @JsonProperty",
                new TypeRef<Named>() {},
                texts("{'@type':'NamedText','type':'x'}", "{'@type':'NamedNumber','n':1}"),
                texts("{'type':'NamedText'}", "{'@type':'NamedText'}", "{'type':'NamedNumber','n':1}"),
                ""));
        all.add(row(
                "sealed, a member is called type further up",
                new TypeRef<Vehicle>() {},
                texts("{'kind':'Car','type':'x','wheels':4}", "{'kind':'Car','type':'','wheels':0}"),
                texts("{'type':'Car','wheels':4}", "{'kind':'Car','wheels':4}"),
                ""));
        all.add(row(
                "@JsonTypeInfo of an existing enum",
                new TypeRef<List<Pet>>() {},
                texts("[{'kind':'CAT','lives':1}]", "[{'bark':'x','kind':'DOG'}]", "[]"),
                texts("[{'lives':1}]", "[{'kind':'DOG','lives':1}]", "[{'kind':'dog','bark':''}]"),
                ""));
        all.add(row(
                "deduction",
                new TypeRef<Deduced>() {},
                texts("{'x':1,'s':'a'}", "{'y':1,'s':'a'}"),
                texts("{'s':'a'}", "{'x':1,'y':1,'s':'a'}", "{'x':'1','s':'a'}"),
                ""));
    }

    private static void jackson(List<Row> all) {
        all.add(row(
                "@JsonIgnoreProperties at a member",
                new TypeRef<Outer>() {},
                texts(
                        "{'in':{'a':1},'all':[{'a':2}],'whole':{'a':1,'b':2}}",
                        "{'in':{'a':1},'all':[],'whole':{'a':1}}"),
                texts(
                        "{'in':{'a':1,'b':2},'all':[],'whole':{'a':1,'b':2}}",
                        "{'in':{'a':1},'all':[{'a':2,'b':2}],'whole':{'a':1,'b':2}}",
                        "{'in':{},'all':[],'whole':{'a':1,'b':2}}"),
                "in all whole"));
        all.add(row(
                "@JsonIncludeProperties at a member",
                new TypeRef<Included>() {},
                texts("{'in':[{'a':1}]}", "{'in':[]}"),
                texts("{'in':[{'a':1,'b':2}]}", "{'in':[{}]}"),
                "in"));
        all.add(row(
                "@JsonIgnoreType",
                new TypeRef<HasGone>() {},
                texts("{'a':1}", "{'a':2}"),
                texts("{'a':1,'gone':{'x':1}}", "{}"),
                "a"));
        all.add(row(
                "@JsonPropertyOrder(alphabetic)",
                new TypeRef<Alphabetic>() {},
                texts("{'a':1,'m':2,'z':3}", "{'z':1,'a':2,'m':3}"),
                texts("{'a':1,'m':2}"),
                "a m z"));
        all.add(row(
                "@JsonUnwrapped between",
                new TypeRef<Between>() {},
                texts("{'first':'','p_x_s':1,'p_why_s':2,'last':3}", "{'first':'','p_x_s':9,'p_why_s':2,'last':3}"),
                texts("{'first':'','x':1,'why':2,'last':3}", "{'first':'','p_x_s':10,'p_why_s':2,'last':3}"),
                "first p_x_s p_why_s last"));
        all.add(row(
                "@JsonUnwrapped and @JsonPropertyOrder",
                new TypeRef<Partly>() {},
                texts("{'m':1,'z':2,'x':3,'why':4}", "{'z':2,'x':3,'why':4,'m':1}"),
                texts("{'m':1,'z':2,'x':3}"),
                "m z x why"));
        all.add(row(
                "builder with type arguments",
                new TypeRef<Built<Integer>>() {},
                texts("{'value':1}", "{'value':-1}"),
                texts("{'value':'1'}", "{'value':1.5}", "{}"),
                "value"));
        all.add(row(
                "@JsonValue of a compact constructor",
                new TypeRef<Numbers>() {},
                texts("[1,2]", "[]"),
                texts("[0]", "{'all':[1]}", "[null]"),
                ""));
    }

    private static void others(List<Row> all) {
        all.add(row(
                "@JsonAlias of what may be null",
                new TypeRef<Aliased>() {},
                texts("{'a':'x','d':1}", "{'a':null}", "{}"),
                texts("{'a':'x','b':'y'}", "{'b':'x','c':'y'}", "{'d':1,'dd':2}"),
                "a d"));
        all.add(row(
                "@JsonAlias that is another member's name",
                new TypeRef<AliasOfOther>() {},
                texts("{'a':1,'d':2}", "{'d':2,'a':1}"),
                texts("{'d':2}", "{'a':1}"),
                "a d"));
        all.add(row(
                "@JsonAnySetter in a field, with a constraint",
                new TypeRef<AnyField>() {},
                texts("{'a':1,'z':2}", "{'a':1}"),
                texts("{'a':1,'z':0}", "{'a':1,'z':'x'}", "{'z':1}"),
                "a"));
        all.add(row(
                "@JsonAnySetter in a record",
                new TypeRef<AnyRecord>() {},
                texts("{'a':1,'z':2}", "{'a':1}"),
                texts("{'a':1,'z':''}", "{'z':1}", "{'a':1,'rest':{}}"),
                "a"));
        all.add(row(
                "@JsonAnySetter of trees",
                new TypeRef<AnyTree>() {},
                texts("{'a':1,'z':[{}]}", "{'a':1}"),
                texts("{'z':1}", "{'a':[]}"),
                "a"));
    }

    private static void jakarta(List<Row> all) {
        all.add(row(
                "@Size of bytes",
                new TypeRef<Bytes>() {},
                texts("{'some':'AA==','more':'AAAA'}", "{'some':'AAA=','more':'AAAAAA=='}"),
                texts("{'some':'','more':'AAAA'}", "{'some':'AAAA','more':'AAAA'}", "{'some':'AA==','more':'AAA='}"),
                "some more"));
        all.add(row(
                "@Size of an array, not of its elements",
                new TypeRef<Sizes>() {},
                texts("{'texts':['abcdef']}", "{'texts':['a','bcd']}"),
                texts("{'texts':['a','b','c']}"),
                "texts",
                "'maxItems':2"));
        all.add(row(
                "constraint made of others",
                new TypeRef<Composed>() {},
                texts("{'a':2}", "{'a':4}"),
                texts("{'a':1}", "{'a':5}"),
                "a",
                "'minimum':2",
                "'maximum':4"));
        String good = "{'letters':'ab','quoted':'a.b--','spaced':' x','both':'aa'}";
        all.add(row(
                "@Pattern as Java reads it",
                new TypeRef<JavaPatterns>() {},
                texts(good, good.replace("' x'", "'\\nx'")),
                texts(
                        good.replace("'ab'", "'äb'"),
                        good.replace("a.b-", "axb-"),
                        good.replace("' x'", "'\u00a0x'"),
                        good.replace("' x'", "' \u0085'"),
                        good.replace("'aa'", "'ab'"),
                        good.replace("'aa'", "'aaa'")),
                "letters quoted spaced both"));
        all.add(row(
                "@Null",
                new TypeRef<Nothing>() {},
                texts("{'none':null,'a':1}", "{'a':1}"),
                texts("{'none':'x','a':1}"),
                "none a"));
        all.add(row(
                "@NotNull and @Nullable",
                new TypeRef<NotNulls>() {},
                texts("{'text':'a','other':null}", "{'text':'a'}"),
                texts("{'text':null,'other':null}", "{'other':null}"),
                "text other"));
        all.add(row(
                "@Min of an OptionalInt",
                new TypeRef<OptionalNumbers>() {},
                texts("{'n':2}", "{'n':null}", "{}"),
                texts("{'n':1}", "{'n':'2'}"),
                "n"));
    }

    private static void generic(List<Row> all) {
        String box = "{'value':'x','all':['y']}";
        all.add(row(
                "@Nullable type argument",
                new TypeRef<HoldsNull>() {},
                texts(
                        "{'some':" + box + ",'none':" + box + "}",
                        "{'some':{'value':null,'all':['y']},'none':" + box + "}"),
                texts(
                        "{'some':" + box + ",'none':{'value':null,'all':[]}}",
                        "{'some':" + box + ",'none':{'value':'','all':[null]}}",
                        "{'some':{'value':1,'all':[]},'none':" + box + "}"),
                "some none"));
        all.add(row(
                "@Nullable type argument of a superclass",
                new TypeRef<Child>() {},
                texts("{'id':'x','own':1}", "{'id':null,'own':1}"),
                texts("{'id':1,'own':1}", "{'id':'x'}"),
                ""));
        all.add(row(
                "@Nullable type argument of a sealed type",
                new TypeRef<Either<@Nullable Integer, String>>() {},
                texts("{'type':'Left','value':1}", "{'type':'Right','value':''}"),
                texts("{'type':'Right','value':null}", "{'type':'Left','value':''}"),
                ""));
        all.add(row(
                "@Nullable in a TypeRef",
                new TypeRef<Pair<@Nullable String>>() {},
                texts("{'first':'a','second':'b'}", "{'first':null,'second':'b'}"),
                texts("{'first':1,'second':null}"),
                "first second"));
        all.add(row(
                "no @Nullable in a TypeRef",
                new TypeRef<Pair<String>>() {},
                texts("{'first':'a','second':'b'}"),
                texts("{'first':null,'second':'b'}", "{'first':'a'}"),
                "first second"));
    }
}

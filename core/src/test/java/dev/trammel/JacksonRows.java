package dev.trammel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trammel.TypeTable.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Jackson's annotations say, with answers that are right and answers that are wrong. */
final class JacksonRows {
    private JacksonRows() {}

    sealed interface Shape permits Circle, Rect {}

    record Circle(double radius) implements Shape {}

    record Rect(double width, double height) implements Shape {}

    record HasShape(Shape shape) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cat.class, name = "cat"),
        @JsonSubTypes.Type(value = Dog.class, name = "dog")
    })
    sealed interface Pet permits Cat, Dog {}

    record Cat(int lives) implements Pet {}

    record Dog(String bark) implements Pet {}

    record HasPet(String owner, Pet pet) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    sealed interface Event permits Opened, Closed {}

    record Opened(String by) implements Event {}

    record Closed(int code) implements Event {}

    record Renamed(
            @JsonProperty("full_name") String name,
            @JsonProperty("years") int age) {}

    @JsonPropertyOrder({"second", "first"})
    record Ordered(int first, int second) {}

    record Ignoring(String open, @JsonIgnore @Nullable String secret) {}

    record Inner(int x, int y) {}

    record Unwr(String name, @JsonUnwrapped Inner inner) {}

    record Fmt(@JsonFormat(pattern = "dd/MM/yyyy") LocalDate day) {}

    static final class Created {
        private final String a;
        private final int b;

        @JsonCreator
        Created(@JsonProperty("first") String a, @JsonProperty("second") int b) {
            this.a = a;
            this.b = b;
        }

        @JsonProperty("first")
        public String a() {
            return a;
        }

        @JsonProperty("second")
        public int b() {
            return b;
        }
    }

    record Described(
            @JsonPropertyDescription("what it is called") String name,
            @JsonPropertyDescription("how many") int count,
            @JsonPropertyDescription("all words") List<String> words) {}

    static void addTo(List<Row> all) {
        polymorphic(all);
        jackson(all);
    }

    private static void polymorphic(List<Row> all) {
        TypeTable.add(
                all,
                "sealed, no annotations",
                new TypeRef<HasShape>() {},
                TypeTable.texts(
                        "{'shape':{'type':'Circle','radius':1.5}}",
                        "{'shape':{'type':'Rect','width':1,'height':2}}",
                        "{'shape':{'type':'Circle','radius':0}}"),
                TypeTable.texts(
                        "{'shape':{'type':'Oval','radius':1}}",
                        "{'shape':{'radius':1}}",
                        "{'shape':{'type':'Rect','width':1}}"),
                "shape");
        TypeTable.add(
                all,
                "sealed, @JsonTypeInfo + @JsonSubTypes",
                new TypeRef<HasPet>() {},
                TypeTable.texts(
                        "{'owner':'a','pet':{'kind':'cat','lives':9}}",
                        "{'owner':'a','pet':{'kind':'dog','bark':'w'}}",
                        "{'owner':'','pet':{'kind':'cat','lives':0}}"),
                TypeTable.texts(
                        "{'owner':'a','pet':{'kind':'Cat','lives':9}}",
                        "{'owner':'a','pet':{'kind':'dog','lives':9}}",
                        "{'owner':'a','pet':{'lives':9}}"),
                "owner pet");
        TypeTable.add(
                all,
                "sealed, @JsonTypeInfo only",
                new TypeRef<Event>() {},
                TypeTable.texts(
                        "{'type':'Opened','by':'a'}", "{'type':'Closed','code':1}", "{'type':'Opened','by':''}"),
                TypeTable.texts("{'type':'opened','by':'a'}", "{'by':'a'}", "{'type':'Closed','by':'a'}"),
                "");
    }

    private static void jackson(List<Row> all) {
        TypeTable.add(
                all,
                "@JsonProperty rename",
                new TypeRef<Renamed>() {},
                TypeTable.texts(
                        "{'full_name':'a','years':1}", "{'full_name':'','years':0}", "{'years':3,'full_name':'b'}"),
                TypeTable.texts("{'name':'a','age':1}", "{'full_name':'a'}", "{'full_name':1,'years':1}"),
                "full_name years");
        TypeTable.add(
                all,
                "@JsonPropertyOrder",
                new TypeRef<Ordered>() {},
                TypeTable.texts("{'second':2,'first':1}", "{'first':1,'second':2}", "{'second':0,'first':0}"),
                TypeTable.texts("{'first':1}", "{'first':'1','second':2}", "{}"),
                "second first");
        TypeTable.add(
                all,
                "@JsonIgnore",
                new TypeRef<Ignoring>() {},
                TypeTable.texts("{'open':'a'}", "{'open':''}", "{ 'open':'b'}"),
                TypeTable.texts("{'open':'a','secret':'b'}", "{'open':1}", "{}"),
                "open");
        TypeTable.add(
                all,
                "@JsonUnwrapped",
                new TypeRef<Unwr>() {},
                TypeTable.texts("{'name':'a','x':1,'y':2}", "{'name':'','x':0,'y':0}", "{'y':1,'x':2,'name':'b'}"),
                TypeTable.texts(
                        "{'name':'a','inner':{'x':1,'y':2}}", "{'name':'a','x':'1','y':2}", "{'name':'a','x':1}"),
                "name x y");
        TypeTable.add(
                all,
                "@JsonFormat pattern",
                new TypeRef<Fmt>() {},
                TypeTable.texts("{'day':'29/02/2024'}", "{'day':'31/12/1999'}", "{'day':'01/01/2000'}"),
                TypeTable.texts("{'day':'2024-02-29'}", "{'day':'30/02/2024'}", "{'day':'29/02/2023'}"),
                "day");
        TypeTable.add(
                all,
                "@JsonCreator with properties",
                new TypeRef<Created>() {},
                TypeTable.texts("{'first':'a','second':1}", "{'first':'','second':0}", "{'second':-1,'first':'b'}"),
                TypeTable.texts("{'a':'a','b':1}", "{'first':'a'}", "{'first':1,'second':1}"),
                "first second");
        TypeTable.add(
                all,
                "@JsonPropertyDescription",
                new TypeRef<Described>() {},
                TypeTable.texts(
                        "{'name':'a','count':1,'words':[]}",
                        "{'name':'','count':0,'words':['x']}",
                        "{'name':'b','count':2,'words':['y','z']}"),
                TypeTable.texts(
                        "{'name':'a','count':1}",
                        "{'name':'a','count':'1','words':[]}",
                        "{'name':'a','count':1,'words':[1]}"),
                "name count words",
                "what it is called",
                "how many",
                "all words");
    }
}

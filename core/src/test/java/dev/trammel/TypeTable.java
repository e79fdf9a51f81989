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
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Types that people ask models for, each with answers that are right and answers that are wrong. */
final class TypeTable {
    private TypeTable() {}

    /**
     * A type.
     *
     * @param valid texts that must be taken and bound
     * @param invalid texts that must be refused
     * @param order the keys of the root as they must follow each other; empty where it has none
     * @param carried what must be in the schema
     */
    record Row(
            String name,
            TypeRef<?> type,
            List<String> valid,
            List<String> invalid,
            List<String> order,
            List<String> carried) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Flat(String name, int count) {}

    record Ten(
            String j,
            int i,
            long h,
            double g,
            boolean f,
            String e,
            List<String> d,
            BigDecimal c,
            LocalDate b,
            Color a) {}

    record Nested(String title, Flat inner) {}

    enum Color {
        RED,
        BLUE
    }

    enum Prio {
        @JsonProperty("low")
        LOW,
        @JsonProperty("high")
        HIGH
    }

    enum Told {
        @JsonPropertyDescription("not yet begun")
        OPEN,
        @JsonPropertyDescription("over")
        DONE
    }

    static final class Bean {
        private String zeta = "";
        private int alpha;

        public String getZeta() {
            return zeta;
        }

        public void setZeta(String value) {
            zeta = value;
        }

        public int getAlpha() {
            return alpha;
        }

        public void setAlpha(int value) {
            alpha = value;
        }
    }

    static final class Fields {
        public String zeta = "";
        public int alpha;
    }

    record HasColor(Color color) {}

    record HasPrio(Prio prio) {}

    record HasTold(Told told) {}

    record Opt(String name, Optional<String> nick) {}

    record Nul(String name, @Nullable String nick) {}

    record Prims(byte b, short s, int i, long l, float f, double d, boolean z, char c) {}

    record Boxes(Byte b, Short s, Integer i, Long l, Float f, Double d, Boolean z) {}

    record Dec(BigDecimal price) {}

    record Day(LocalDate day) {}

    record At(OffsetDateTime at) {}

    record Month(YearMonth month) {}

    record Id(UUID id) {}

    record Loc(Locale locale) {}

    record Data(byte[] data) {}

    record Arrays(int[] numbers, String[] texts) {}

    record Tags(List<String> tags) {}

    record Matrix(List<List<Integer>> rows) {}

    record MapS(Map<String, Integer> counts) {}

    record MapI(Map<Integer, String> names) {}

    record Item(String name, int count) {}

    record Page<T>(List<T> items, int total) {}

    record Tree(String value, List<Tree> children) {}

    record Ping(int n, @Nullable Pong pong) {}

    record Pong(String s, @Nullable Ping ping) {}

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

    record Sized(
            @Size(min = 2, max = 4) String code,
            @Size(min = 1, max = 2) List<String> tags) {}

    record MinMax(@Min(1) @Max(9) int digit) {}

    record Mail(@Email String mail) {}

    record Needed(@NotNull String a, @NotNull Integer b) {}

    record Above(@Positive int n, @Positive double d) {}

    record Digit(@Digits(integer = 3, fraction = 2) BigDecimal price) {}

    record Extra(String name, JsonNode extra) {}

    record Empty() {}

    record Checked(int low, int high) {
        Checked {
            if (low > high) {
                throw new IllegalArgumentException("low above high");
            }
        }
    }

    private static final String[] NONE = {};

    private static String[] texts(String... all) {
        return all;
    }

    private static void add(
            List<Row> rows,
            String name,
            TypeRef<?> type,
            String[] valid,
            String[] invalid,
            String order,
            String... in) {
        rows.add(new Row(
                name,
                type,
                List.of(valid),
                List.of(invalid),
                order.isEmpty() ? List.of() : List.of(order.split(" ")),
                List.of(in)));
    }

    static List<Row> rows() {
        List<Row> all = new ArrayList<>();
        objects(all);
        enums(all);
        scalars(all);
        containers(all);
        polymorphic(all);
        jackson(all);
        jakarta(all);
        roots(all);
        return all;
    }

    private static void objects(List<Row> all) {
        add(
                all,
                "flat record",
                new TypeRef<Flat>() {},
                texts("{'name':'a','count':1}", "{'name':'','count':-1}", "{'count':2,'name':'é'}"),
                texts("{'name':'a'}", "{'name':1,'count':1}", "{'name':'a','count':1,'x':2}"),
                "name count");
        String ten = "{'j':'a','i':1,'h':2,'g':1.5,'f':true,'e':'b','d':['c'],'c':1.10,'b':'2024-02-29','a':'RED'}";
        add(
                all,
                "record of ten",
                new TypeRef<Ten>() {},
                texts(ten, ten.replace("true", "false"), ten.replace("['c']", "[]")),
                texts(ten.replace("true", "1"), ten.replace("'RED'", "'GREEN'"), ten.replace("'i':1,", "")),
                "j i h g f e d c b a");
        add(
                all,
                "nested record",
                new TypeRef<Nested>() {},
                texts(
                        "{'title':'t','inner':{'name':'a','count':1}}",
                        "{'title':'','inner':{'name':'b','count':0}}",
                        "{'title':'x','inner':{'name':'','count':7}}"),
                texts("{'title':'t','inner':{'name':'a'}}", "{'title':'t','inner':null}", "{'title':'t','inner':[]}"),
                "title inner");
        String[] good = texts("{'zeta':'a','alpha':1}", "{'zeta':'','alpha':0}", "{'alpha':-2,'zeta':'b'}");
        String[] bad = texts("{'zeta':'a'}", "{'zeta':null,'alpha':1}", "{'zeta':'a','alpha':'1'}");
        add(all, "bean with setters", new TypeRef<Bean>() {}, good, bad, "zeta alpha");
        add(all, "class with public fields", new TypeRef<Fields>() {}, good, bad, "zeta alpha");
        add(
                all,
                "empty record",
                new TypeRef<Empty>() {},
                texts("{}", " {}", "{ }"),
                texts("[]", "null", "{'a':1}"),
                "");
        add(
                all,
                "record whose constructor checks",
                new TypeRef<Checked>() {},
                texts("{'low':1,'high':2}", "{'low':1,'high':1}", "{'low':-5,'high':0}"),
                texts("{'low':2,'high':1}", "{'low':1}", "{'low':1.5,'high':2}"),
                "low high");
    }

    private static void enums(List<Row> all) {
        add(
                all,
                "enum",
                new TypeRef<HasColor>() {},
                texts("{'color':'RED'}", "{'color':'BLUE'}", "{ 'color' : 'RED' }"),
                texts("{'color':'GREEN'}", "{'color':'red'}", "{'color':0}"),
                "color");
        add(
                all,
                "enum with @JsonProperty",
                new TypeRef<HasPrio>() {},
                texts("{'prio':'low'}", "{'prio':'high'}", "{ 'prio':'low'}"),
                texts("{'prio':'LOW'}", "{'prio':''}", "{'prio':null}"),
                "prio",
                "'low','high'");
        add(
                all,
                "enum with descriptions",
                new TypeRef<HasTold>() {},
                texts("{'told':'OPEN'}", "{'told':'DONE'}", "{ 'told':'DONE'}"),
                texts("{'told':'over'}", "{'told':1}", "{}"),
                "told",
                "not yet begun",
                "over",
                "OPEN",
                "DONE");
        add(
                all,
                "top-level enum",
                new TypeRef<Color>() {},
                texts("'RED'", "'BLUE'", " 'RED'"),
                texts("'GREEN'", "0", "null"),
                "");
    }

    private static void scalars(List<Row> all) {
        add(
                all,
                "Optional<String>",
                new TypeRef<Opt>() {},
                texts("{'name':'a','nick':'b'}", "{'name':'a','nick':null}", "{'name':'a'}"),
                texts("{'nick':'b'}", "{'name':'a','nick':1}", "{'name':null,'nick':null}"),
                "name nick");
        add(
                all,
                "@Nullable (JSpecify)",
                new TypeRef<Nul>() {},
                texts("{'name':'a','nick':'b'}", "{'name':'a','nick':null}", "{'name':'a'}"),
                texts("{'nick':'b'}", "{'name':'a','nick':1}", "{'name':null,'nick':null}"),
                "name nick");
        String prims = "{'b':1,'s':2,'i':3,'l':4,'f':1.5,'d':2.5,'z':true,'c':'x'}";
        add(
                all,
                "primitives",
                new TypeRef<Prims>() {},
                texts(prims, prims.replace("'b':1", "'b':-128"), prims.replace("'x'", "'é'")),
                texts(
                        prims.replace("'b':1", "'b':128"),
                        prims.replace("'i':3", "'i':null"),
                        prims.replace("'x'", "'xy'")),
                "b s i l f d z c");
        String boxes = "{'b':1,'s':2,'i':3,'l':4,'f':1.5,'d':2.5,'z':true}";
        add(
                all,
                "boxes",
                new TypeRef<Boxes>() {},
                texts(boxes, boxes.replace("'s':2", "'s':-32768"), boxes.replace("true", "false")),
                texts(
                        boxes.replace("'s':2", "'s':32768"),
                        boxes.replace("'l':4", "'l':'4'"),
                        boxes.replace("'z':true", "'z':1")),
                "b s i l f d z");
        add(
                all,
                "BigDecimal",
                new TypeRef<Dec>() {},
                texts("{'price':1.10}", "{'price':12345678901234567890.123456789}", "{'price':-3}"),
                texts("{'price':'1.10'}", "{'price':null}", "{'price':true}"),
                "price");
        add(
                all,
                "LocalDate",
                new TypeRef<Day>() {},
                texts("{'day':'2024-02-29'}", "{'day':'1999-12-31'}", "{'day':'0001-01-01'}"),
                texts("{'day':'2023-02-29'}", "{'day':[2024,2,29]}", "{'day':'29.02.2024'}"),
                "day",
                "'date'");
        add(
                all,
                "OffsetDateTime",
                new TypeRef<At>() {},
                texts(
                        "{'at':'2024-02-29T10:15:30Z'}",
                        "{'at':'2024-02-29T10:15:30.5+02:00'}",
                        "{'at':'1999-12-31T23:59:59-05:00'}"),
                texts("{'at':'2024-02-29'}", "{'at':1709201730}", "{'at':'2024-02-29T10:15:30'}"),
                "at",
                "'date-time'");
        add(
                all,
                "YearMonth",
                new TypeRef<Month>() {},
                texts("{'month':'2024-02'}", "{'month':'1999-12'}", "{'month':'0001-01'}"),
                texts("{'month':'2024-13'}", "{'month':'2024'}", "{'month':{'year':2024}}"),
                "month");
        add(
                all,
                "UUID",
                new TypeRef<Id>() {},
                texts(
                        "{'id':'123e4567-e89b-12d3-a456-426614174000'}",
                        "{'id':'00000000-0000-0000-0000-000000000000'}",
                        "{'id':'ffffffff-ffff-ffff-ffff-ffffffffffff'}"),
                texts("{'id':'123'}", "{'id':1}", "{'id':'123e4567-e89b-12d3-a456-42661417400g'}"),
                "id",
                "'uuid'");
        add(
                all,
                "Locale",
                new TypeRef<Loc>() {},
                texts("{'locale':'en'}", "{'locale':'de-DE'}", "{'locale':'pt-BR'}"),
                texts("{'locale':{}}", "{'locale':1}", "{'locale':'English, please'}"),
                "locale");
        add(
                all,
                "byte[]",
                new TypeRef<Data>() {},
                texts("{'data':'AQID'}", "{'data':''}", "{'data':'AQ=='}"),
                texts("{'data':[1,2]}", "{'data':'A'}", "{'data':'?!'}"),
                "data");
    }

    private static void containers(List<Row> all) {
        add(
                all,
                "arrays",
                new TypeRef<Arrays>() {},
                texts("{'numbers':[1],'texts':['a']}", "{'numbers':[],'texts':[]}", "{'numbers':[1,2],'texts':['']}"),
                texts("{'numbers':1,'texts':[]}", "{'numbers':['1'],'texts':[]}", "{'numbers':[1]}"),
                "numbers texts");
        add(
                all,
                "List<String>",
                new TypeRef<Tags>() {},
                texts("{'tags':['a']}", "{'tags':[]}", "{'tags':['a','a']}"),
                texts("{'tags':'a'}", "{'tags':[1]}", "{'tags':[null]}"),
                "tags");
        add(
                all,
                "List<List<Integer>>",
                new TypeRef<Matrix>() {},
                texts("{'rows':[[1]]}", "{'rows':[]}", "{'rows':[[],[1,2]]}"),
                texts("{'rows':[1]}", "{'rows':[['1']]}", "{'rows':[[1.5]]}"),
                "rows");
        add(
                all,
                "Map<String,Integer>",
                new TypeRef<MapS>() {},
                texts("{'counts':{'a':1}}", "{'counts':{}}", "{'counts':{'':0}}"),
                texts("{'counts':{'a':'1'}}", "{'counts':[]}", "{'counts':{'a':null}}"),
                "counts");
        add(
                all,
                "Map<Integer,String>",
                new TypeRef<MapI>() {},
                texts("{'names':{'1':'a'}}", "{'names':{}}", "{'names':{'-7':''}}"),
                texts("{'names':{'x':'a'}}", "{'names':{'1':2}}", "{'names':{'1.5':'a'}}"),
                "names");
        add(
                all,
                "Page<Item> by type reference",
                new TypeRef<Page<Item>>() {},
                texts(
                        "{'items':[{'name':'a','count':1}],'total':1}",
                        "{'items':[],'total':0}",
                        "{'items':[{'name':'','count':0}],'total':9}"),
                texts("{'items':[{'name':'a'}],'total':1}", "{'items':[1],'total':1}", "{'items':[],'total':'0'}"),
                "items total");
        add(
                all,
                "recursive tree",
                new TypeRef<Tree>() {},
                texts(
                        "{'value':'a','children':[]}",
                        "{'value':'a','children':[{'value':'b','children':[]}]}",
                        "{'value':'a','children':[{'value':'b','children':[{'value':'c','children':[]}]}]}"),
                texts(
                        "{'value':'a'}",
                        "{'value':'a','children':[{'value':1,'children':[]}]}",
                        "{'value':'a','children':{}}"),
                "value children");
        add(
                all,
                "mutual recursion",
                new TypeRef<Ping>() {},
                texts(
                        "{'n':1,'pong':null}",
                        "{'n':1,'pong':{'s':'a','ping':null}}",
                        "{'n':1,'pong':{'s':'a','ping':{'n':2,'pong':null}}}"),
                texts("{'n':'1','pong':null}", "{'n':1,'pong':{'s':1,'ping':null}}", "{'n':1,'pong':[]}"),
                "n pong");
        add(
                all,
                "JsonNode",
                new TypeRef<Extra>() {},
                texts("{'name':'a','extra':{'x':[1]}}", "{'name':'a','extra':1.50}", "{'name':'a','extra':'t'}"),
                texts("{'name':'a'}", "{'name':1,'extra':1}", "[]"),
                "name extra");
    }

    private static void polymorphic(List<Row> all) {
        add(
                all,
                "sealed, no annotations",
                new TypeRef<HasShape>() {},
                texts(
                        "{'shape':{'type':'Circle','radius':1.5}}",
                        "{'shape':{'type':'Rect','width':1,'height':2}}",
                        "{'shape':{'type':'Circle','radius':0}}"),
                texts(
                        "{'shape':{'type':'Oval','radius':1}}",
                        "{'shape':{'radius':1}}",
                        "{'shape':{'type':'Rect','width':1}}"),
                "shape");
        add(
                all,
                "sealed, @JsonTypeInfo + @JsonSubTypes",
                new TypeRef<HasPet>() {},
                texts(
                        "{'owner':'a','pet':{'kind':'cat','lives':9}}",
                        "{'owner':'a','pet':{'kind':'dog','bark':'w'}}",
                        "{'owner':'','pet':{'kind':'cat','lives':0}}"),
                texts(
                        "{'owner':'a','pet':{'kind':'Cat','lives':9}}",
                        "{'owner':'a','pet':{'kind':'dog','lives':9}}",
                        "{'owner':'a','pet':{'lives':9}}"),
                "owner pet");
        add(
                all,
                "sealed, @JsonTypeInfo only",
                new TypeRef<Event>() {},
                texts("{'type':'Opened','by':'a'}", "{'type':'Closed','code':1}", "{'type':'Opened','by':''}"),
                texts("{'type':'opened','by':'a'}", "{'by':'a'}", "{'type':'Closed','by':'a'}"),
                "");
    }

    private static void jackson(List<Row> all) {
        add(
                all,
                "@JsonProperty rename",
                new TypeRef<Renamed>() {},
                texts("{'full_name':'a','years':1}", "{'full_name':'','years':0}", "{'years':3,'full_name':'b'}"),
                texts("{'name':'a','age':1}", "{'full_name':'a'}", "{'full_name':1,'years':1}"),
                "full_name years");
        add(
                all,
                "@JsonPropertyOrder",
                new TypeRef<Ordered>() {},
                texts("{'second':2,'first':1}", "{'first':1,'second':2}", "{'second':0,'first':0}"),
                texts("{'first':1}", "{'first':'1','second':2}", "{}"),
                "second first");
        add(
                all,
                "@JsonIgnore",
                new TypeRef<Ignoring>() {},
                texts("{'open':'a'}", "{'open':''}", "{ 'open':'b'}"),
                texts("{'open':'a','secret':'b'}", "{'open':1}", "{}"),
                "open");
        add(
                all,
                "@JsonUnwrapped",
                new TypeRef<Unwr>() {},
                texts("{'name':'a','x':1,'y':2}", "{'name':'','x':0,'y':0}", "{'y':1,'x':2,'name':'b'}"),
                texts("{'name':'a','inner':{'x':1,'y':2}}", "{'name':'a','x':'1','y':2}", "{'name':'a','x':1}"),
                "name x y");
        add(
                all,
                "@JsonFormat pattern",
                new TypeRef<Fmt>() {},
                texts("{'day':'29/02/2024'}", "{'day':'31/12/1999'}", "{'day':'01/01/2000'}"),
                texts("{'day':'2024-02-29'}", "{'day':'30/02/2024'}", "{'day':'29/02/2023'}"),
                "day");
        add(
                all,
                "@JsonCreator with properties",
                new TypeRef<Created>() {},
                texts("{'first':'a','second':1}", "{'first':'','second':0}", "{'second':-1,'first':'b'}"),
                texts("{'a':'a','b':1}", "{'first':'a'}", "{'first':1,'second':1}"),
                "first second");
        add(
                all,
                "@JsonPropertyDescription",
                new TypeRef<Described>() {},
                texts(
                        "{'name':'a','count':1,'words':[]}",
                        "{'name':'','count':0,'words':['x']}",
                        "{'name':'b','count':2,'words':['y','z']}"),
                texts(
                        "{'name':'a','count':1}",
                        "{'name':'a','count':'1','words':[]}",
                        "{'name':'a','count':1,'words':[1]}"),
                "name count words",
                "what it is called",
                "how many",
                "all words");
    }

    private static void jakarta(List<Row> all) {
        add(
                all,
                "@Size",
                new TypeRef<Sized>() {},
                texts("{'code':'ab','tags':['x']}", "{'code':'abcd','tags':['x','y']}", "{'code':'éé','tags':['']}"),
                texts("{'code':'a','tags':['x']}", "{'code':'abcde','tags':['x']}", "{'code':'ab','tags':[]}"),
                "code tags",
                "'minLength':2",
                "'maxLength':4",
                "'minItems':1",
                "'maxItems':2");
        add(
                all,
                "@Min @Max",
                new TypeRef<MinMax>() {},
                texts("{'digit':1}", "{'digit':9}", "{'digit':5}"),
                texts("{'digit':0}", "{'digit':10}", "{'digit':'5'}"),
                "digit",
                "'minimum':1",
                "'maximum':9");
        add(
                all,
                "@Email",
                new TypeRef<Mail>() {},
                texts("{'mail':'a@b.cd'}", "{'mail':'x.y@example.org'}", "{'mail':'a+b@c.de'}"),
                texts("{'mail':'a'}", "{'mail':'@'}", "{'mail':1}"),
                "mail",
                "'email'");
        add(
                all,
                "@NotNull",
                new TypeRef<Needed>() {},
                texts("{'a':'x','b':1}", "{'a':'','b':0}", "{'b':1,'a':'y'}"),
                texts("{'a':null,'b':1}", "{'a':'x'}", "{'b':1}"),
                "a b",
                "'required':['a','b']");
        add(
                all,
                "@Positive",
                new TypeRef<Above>() {},
                texts("{'n':1,'d':0.5}", "{'n':7,'d':1}", "{'n':2,'d':1e-9}"),
                texts("{'n':0,'d':1}", "{'n':1,'d':0}", "{'n':-1,'d':-1}"),
                "n d",
                "'exclusiveMinimum':0");
        add(
                all,
                "@Digits",
                new TypeRef<Digit>() {},
                texts("{'price':1.25}", "{'price':999.99}", "{'price':-1}"),
                texts("{'price':1000}", "{'price':1.255}", "{'price':'1'}"),
                "price",
                "'multipleOf':0.01");
    }

    private static void roots(List<Row> all) {
        add(
                all,
                "top-level List<Item>",
                new TypeRef<List<Item>>() {},
                texts("[{'name':'a','count':1}]", "[]", "[{'name':'a','count':1},{'name':'b','count':2}]"),
                texts("[{'name':'a'}]", "{'name':'a','count':1}", "[1]"),
                "");
        add(
                all,
                "top-level Map<String,Item>",
                new TypeRef<Map<String, Item>>() {},
                texts("{'k':{'name':'a','count':1}}", "{}", "{'a b':{'name':'','count':0}}"),
                texts("{'k':{'name':'a'}}", "[]", "{'k':1}"),
                "");
    }
}

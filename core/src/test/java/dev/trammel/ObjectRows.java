package dev.trammel;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.trammel.TypeTable.Empty;
import dev.trammel.TypeTable.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Objects and enums, with answers that are right and answers that are wrong. */
final class ObjectRows {
    private ObjectRows() {}

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

    record Checked(int low, int high) {
        Checked {
            if (low > high) {
                throw new IllegalArgumentException("low above high");
            }
        }
    }

    static void addTo(List<Row> all) {
        objects(all);
        enums(all);
    }

    private static void objects(List<Row> all) {
        TypeTable.add(
                all,
                "flat record",
                new TypeRef<Flat>() {},
                TypeTable.texts("{'name':'a','count':1}", "{'name':'','count':-1}", "{'count':2,'name':'é'}"),
                TypeTable.texts("{'name':'a'}", "{'name':1,'count':1}", "{'name':'a','count':1,'x':2}"),
                "name count");
        String ten = "{'j':'a','i':1,'h':2,'g':1.5,'f':true,'e':'b','d':['c'],'c':1.10,'b':'2024-02-29','a':'RED'}";
        TypeTable.add(
                all,
                "record of ten",
                new TypeRef<Ten>() {},
                TypeTable.texts(ten, ten.replace("true", "false"), ten.replace("['c']", "[]")),
                TypeTable.texts(ten.replace("true", "1"), ten.replace("'RED'", "'GREEN'"), ten.replace("'i':1,", "")),
                "j i h g f e d c b a");
        TypeTable.add(
                all,
                "nested record",
                new TypeRef<Nested>() {},
                TypeTable.texts(
                        "{'title':'t','inner':{'name':'a','count':1}}",
                        "{'title':'','inner':{'name':'b','count':0}}",
                        "{'title':'x','inner':{'name':'','count':7}}"),
                TypeTable.texts(
                        "{'title':'t','inner':{'name':'a'}}", "{'title':'t','inner':null}", "{'title':'t','inner':[]}"),
                "title inner");
        String[] good = TypeTable.texts("{'zeta':'a','alpha':1}", "{'zeta':'','alpha':0}", "{'alpha':-2,'zeta':'b'}");
        String[] bad = TypeTable.texts("{'zeta':'a'}", "{'zeta':null,'alpha':1}", "{'zeta':'a','alpha':'1'}");
        TypeTable.add(all, "bean with setters", new TypeRef<Bean>() {}, good, bad, "zeta alpha");
        TypeTable.add(all, "class with public fields", new TypeRef<Fields>() {}, good, bad, "zeta alpha");
        TypeTable.add(
                all,
                "empty record",
                new TypeRef<Empty>() {},
                TypeTable.texts("{}", " {}", "{ }"),
                TypeTable.texts("[]", "null", "{'a':1}"),
                "");
        TypeTable.add(
                all,
                "record whose constructor checks",
                new TypeRef<Checked>() {},
                TypeTable.texts("{'low':1,'high':2}", "{'low':1,'high':1}", "{'low':-5,'high':0}"),
                TypeTable.texts("{'low':2,'high':1}", "{'low':1}", "{'low':1.5,'high':2}"),
                "low high");
    }

    private static void enums(List<Row> all) {
        TypeTable.add(
                all,
                "enum",
                new TypeRef<HasColor>() {},
                TypeTable.texts("{'color':'RED'}", "{'color':'BLUE'}", "{ 'color' : 'RED' }"),
                TypeTable.texts("{'color':'GREEN'}", "{'color':'red'}", "{'color':0}"),
                "color");
        TypeTable.add(
                all,
                "enum with @JsonProperty",
                new TypeRef<HasPrio>() {},
                TypeTable.texts("{'prio':'low'}", "{'prio':'high'}", "{ 'prio':'low'}"),
                TypeTable.texts("{'prio':'LOW'}", "{'prio':''}", "{'prio':null}"),
                "prio",
                "'low','high'");
        TypeTable.add(
                all,
                "enum with descriptions",
                new TypeRef<HasTold>() {},
                TypeTable.texts("{'told':'OPEN'}", "{'told':'DONE'}", "{ 'told':'DONE'}"),
                TypeTable.texts("{'told':'over'}", "{'told':1}", "{}"),
                "told",
                "not yet begun",
                "over",
                "OPEN",
                "DONE");
        TypeTable.add(
                all,
                "top-level enum",
                new TypeRef<Color>() {},
                TypeTable.texts("'RED'", "'BLUE'", " 'RED'"),
                TypeTable.texts("'GREEN'", "0", "null"),
                "");
    }
}

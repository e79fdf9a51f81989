package dev.trammel;

import dev.trammel.TypeTable.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of one piece, with answers that are right and answers that are wrong. */
final class ScalarRows {
    private ScalarRows() {}

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

    static void addTo(List<Row> all) {
        scalars(all);
    }

    private static void scalars(List<Row> all) {
        TypeTable.add(
                all,
                "Optional<String>",
                new TypeRef<Opt>() {},
                TypeTable.texts("{'name':'a','nick':'b'}", "{'name':'a','nick':null}", "{'name':'a'}"),
                TypeTable.texts("{'nick':'b'}", "{'name':'a','nick':1}", "{'name':null,'nick':null}"),
                "name nick");
        TypeTable.add(
                all,
                "@Nullable (JSpecify)",
                new TypeRef<Nul>() {},
                TypeTable.texts("{'name':'a','nick':'b'}", "{'name':'a','nick':null}", "{'name':'a'}"),
                TypeTable.texts("{'nick':'b'}", "{'name':'a','nick':1}", "{'name':null,'nick':null}"),
                "name nick");
        String prims = "{'b':1,'s':2,'i':3,'l':4,'f':1.5,'d':2.5,'z':true,'c':'x'}";
        TypeTable.add(
                all,
                "primitives",
                new TypeRef<Prims>() {},
                TypeTable.texts(prims, prims.replace("'b':1", "'b':-128"), prims.replace("'x'", "'é'")),
                TypeTable.texts(
                        prims.replace("'b':1", "'b':128"),
                        prims.replace("'i':3", "'i':null"),
                        prims.replace("'x'", "'xy'")),
                "b s i l f d z c");
        String boxes = "{'b':1,'s':2,'i':3,'l':4,'f':1.5,'d':2.5,'z':true}";
        TypeTable.add(
                all,
                "boxes",
                new TypeRef<Boxes>() {},
                TypeTable.texts(boxes, boxes.replace("'s':2", "'s':-32768"), boxes.replace("true", "false")),
                TypeTable.texts(
                        boxes.replace("'s':2", "'s':32768"),
                        boxes.replace("'l':4", "'l':'4'"),
                        boxes.replace("'z':true", "'z':1")),
                "b s i l f d z");
        TypeTable.add(
                all,
                "BigDecimal",
                new TypeRef<Dec>() {},
                TypeTable.texts("{'price':1.10}", "{'price':12345678901234567890.123456789}", "{'price':-3}"),
                TypeTable.texts("{'price':'1.10'}", "{'price':null}", "{'price':true}"),
                "price");
        TypeTable.add(
                all,
                "LocalDate",
                new TypeRef<Day>() {},
                TypeTable.texts("{'day':'2024-02-29'}", "{'day':'1999-12-31'}", "{'day':'0001-01-01'}"),
                TypeTable.texts("{'day':'2023-02-29'}", "{'day':[2024,2,29]}", "{'day':'29.02.2024'}"),
                "day",
                "'date'");
        TypeTable.add(
                all,
                "OffsetDateTime",
                new TypeRef<At>() {},
                TypeTable.texts(
                        "{'at':'2024-02-29T10:15:30Z'}",
                        "{'at':'2024-02-29T10:15:30.5+02:00'}",
                        "{'at':'1999-12-31T23:59:59-05:00'}"),
                TypeTable.texts("{'at':'2024-02-29'}", "{'at':1709201730}", "{'at':'2024-02-29T10:15:30'}"),
                "at",
                "'date-time'");
        TypeTable.add(
                all,
                "YearMonth",
                new TypeRef<Month>() {},
                TypeTable.texts("{'month':'2024-02'}", "{'month':'1999-12'}", "{'month':'0001-01'}"),
                TypeTable.texts("{'month':'2024-13'}", "{'month':'2024'}", "{'month':{'year':2024}}"),
                "month");
        TypeTable.add(
                all,
                "UUID",
                new TypeRef<Id>() {},
                TypeTable.texts(
                        "{'id':'123e4567-e89b-12d3-a456-426614174000'}",
                        "{'id':'00000000-0000-0000-0000-000000000000'}",
                        "{'id':'ffffffff-ffff-ffff-ffff-ffffffffffff'}"),
                TypeTable.texts("{'id':'123'}", "{'id':1}", "{'id':'123e4567-e89b-12d3-a456-42661417400g'}"),
                "id",
                "'uuid'");
        TypeTable.add(
                all,
                "Locale",
                new TypeRef<Loc>() {},
                TypeTable.texts("{'locale':'en'}", "{'locale':'de-DE'}", "{'locale':'pt-BR'}"),
                TypeTable.texts("{'locale':{}}", "{'locale':1}", "{'locale':'English, please'}"),
                "locale");
        TypeTable.add(
                all,
                "byte[]",
                new TypeRef<Data>() {},
                TypeTable.texts("{'data':'AQID'}", "{'data':''}", "{'data':'AQ=='}"),
                TypeTable.texts("{'data':[1,2]}", "{'data':'A'}", "{'data':'?!'}"),
                "data");
    }
}

package dev.trammel;

import dev.trammel.TypeTable.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collections and maps, and what contains itself, with answers that are right and answers that are wrong. */
final class ContainerRows {
    private ContainerRows() {}

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

    record Extra(String name, JsonNode extra) {}

    static void addTo(List<Row> all) {
        containers(all);
        roots(all);
    }

    private static void containers(List<Row> all) {
        TypeTable.add(
                all,
                "arrays",
                new TypeRef<Arrays>() {},
                TypeTable.texts(
                        "{'numbers':[1],'texts':['a']}", "{'numbers':[],'texts':[]}", "{'numbers':[1,2],'texts':['']}"),
                TypeTable.texts("{'numbers':1,'texts':[]}", "{'numbers':['1'],'texts':[]}", "{'numbers':[1]}"),
                "numbers texts");
        TypeTable.add(
                all,
                "List<String>",
                new TypeRef<Tags>() {},
                TypeTable.texts("{'tags':['a']}", "{'tags':[]}", "{'tags':['a','a']}"),
                TypeTable.texts("{'tags':'a'}", "{'tags':[1]}", "{'tags':[null]}"),
                "tags");
        TypeTable.add(
                all,
                "List<List<Integer>>",
                new TypeRef<Matrix>() {},
                TypeTable.texts("{'rows':[[1]]}", "{'rows':[]}", "{'rows':[[],[1,2]]}"),
                TypeTable.texts("{'rows':[1]}", "{'rows':[['1']]}", "{'rows':[[1.5]]}"),
                "rows");
        TypeTable.add(
                all,
                "Map<String,Integer>",
                new TypeRef<MapS>() {},
                TypeTable.texts("{'counts':{'a':1}}", "{'counts':{}}", "{'counts':{'':0}}"),
                TypeTable.texts("{'counts':{'a':'1'}}", "{'counts':[]}", "{'counts':{'a':null}}"),
                "counts");
        TypeTable.add(
                all,
                "Map<Integer,String>",
                new TypeRef<MapI>() {},
                TypeTable.texts("{'names':{'1':'a'}}", "{'names':{}}", "{'names':{'-7':''}}"),
                TypeTable.texts("{'names':{'x':'a'}}", "{'names':{'1':2}}", "{'names':{'1.5':'a'}}"),
                "names");
        TypeTable.add(
                all,
                "Page<Item> by type reference",
                new TypeRef<Page<Item>>() {},
                TypeTable.texts(
                        "{'items':[{'name':'a','count':1}],'total':1}",
                        "{'items':[],'total':0}",
                        "{'items':[{'name':'','count':0}],'total':9}"),
                TypeTable.texts(
                        "{'items':[{'name':'a'}],'total':1}", "{'items':[1],'total':1}", "{'items':[],'total':'0'}"),
                "items total");
        TypeTable.add(
                all,
                "recursive tree",
                new TypeRef<Tree>() {},
                TypeTable.texts(
                        "{'value':'a','children':[]}",
                        "{'value':'a','children':[{'value':'b','children':[]}]}",
                        "{'value':'a','children':[{'value':'b','children':[{'value':'c','children':[]}]}]}"),
                TypeTable.texts(
                        "{'value':'a'}",
                        "{'value':'a','children':[{'value':1,'children':[]}]}",
                        "{'value':'a','children':{}}"),
                "value children");
        TypeTable.add(
                all,
                "mutual recursion",
                new TypeRef<Ping>() {},
                TypeTable.texts(
                        "{'n':1,'pong':null}",
                        "{'n':1,'pong':{'s':'a','ping':null}}",
                        "{'n':1,'pong':{'s':'a','ping':{'n':2,'pong':null}}}"),
                TypeTable.texts("{'n':'1','pong':null}", "{'n':1,'pong':{'s':1,'ping':null}}", "{'n':1,'pong':[]}"),
                "n pong");
        TypeTable.add(
                all,
                "JsonNode",
                new TypeRef<Extra>() {},
                TypeTable.texts(
                        "{'name':'a','extra':{'x':[1]}}", "{'name':'a','extra':1.50}", "{'name':'a','extra':'t'}"),
                TypeTable.texts("{'name':'a'}", "{'name':1,'extra':1}", "[]"),
                "name extra");
    }

    private static void roots(List<Row> all) {
        TypeTable.add(
                all,
                "top-level List<Item>",
                new TypeRef<List<Item>>() {},
                TypeTable.texts("[{'name':'a','count':1}]", "[]", "[{'name':'a','count':1},{'name':'b','count':2}]"),
                TypeTable.texts("[{'name':'a'}]", "{'name':'a','count':1}", "[1]"),
                "");
        TypeTable.add(
                all,
                "top-level Map<String,Item>",
                new TypeRef<Map<String, Item>>() {},
                TypeTable.texts("{'k':{'name':'a','count':1}}", "{}", "{'a b':{'name':'','count':0}}"),
                TypeTable.texts("{'k':{'name':'a'}}", "[]", "{'k':1}"),
                "");
    }
}

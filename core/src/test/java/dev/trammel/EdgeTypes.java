package dev.trammel;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Types at the edge of what Jackson reads: where a schema could easily say more than the type takes. */
final class EdgeTypes {
    private EdgeTypes() {}

    record WholeKeys(
            Map<Byte, Integer> bytes,
            Map<Short, Integer> shorts,
            Map<Integer, Integer> ints,
            Map<Long, Integer> longs,
            Map<BigInteger, Integer> bigs) {}

    record RealKeys(Map<Float, Integer> floats, Map<Double, Integer> doubles, Map<BigDecimal, Integer> decimals) {}

    record TimeKeys(
            Map<LocalDate, Integer> dates,
            Map<OffsetDateTime, Integer> moments,
            Map<Instant, Integer> instants,
            Map<LocalDateTime, Integer> local,
            Map<LocalTime, Integer> times,
            Map<OffsetTime, Integer> offsetTimes,
            Map<Duration, Integer> durations,
            Map<Period, Integer> periods,
            Map<YearMonth, Integer> months,
            Map<MonthDay, Integer> days,
            Map<Year, Integer> years,
            Map<ZoneOffset, Integer> offsets) {}

    record OtherKeys(
            Map<Locale, Integer> locales,
            Map<Character, Integer> chars,
            Map<UUID, Integer> ids,
            Map<URI, Integer> links,
            Map<Boolean, Integer> flags,
            Map<DayOfWeek, Month> weekdays) {}

    record Reals(float f, double d, Float[] floats, List<Double> doubles) {}

    record Spans(Duration duration, Period period, Month month, Year year) {}

    record Files(Path path) {}

    sealed interface Result<T> permits Success, Failure {}

    record Success<T>(T value) implements Result<T> {}

    record Failure<T>(String why) implements Result<T> {}

    sealed interface Term permits Literal, Sum {}

    record Literal(int value) implements Term {}

    record Sum(Term left, Term right) implements Term {}

    /** An enum that is one of a sealed interface's, but stands for itself where it is named. */
    sealed interface Unit permits Length, Other {}

    enum Length implements Unit {
        METRE {
            @Override
            double inMetres() {
                return 1;
            }
        },
        FOOT;

        double inMetres() {
            return 0.3048;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Other(String name) implements Unit {}

    record Measure(double amount, Length unit) {}

    enum Code {
        ONE(1),
        TWO(2);

        private final int number;

        Code(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    @JsonIncludeProperties("shown")
    record Part(int shown) {}

    record Holders(Optional<Optional<String>> twice, Optional<List<Optional<Integer>>> inside, List<Integer>[] lists) {}

    record OddNames(
            int properties,
            int type,
            @JsonProperty("$ref") int reference,
            @JsonProperty("a/b~c\"d\\e") int odd,
            int größe,
            int _x) {}

    static Map<String, TypeRef<?>> all() {
        Map<String, TypeRef<?>> types = new LinkedHashMap<>();
        types.put("whole-keys", new TypeRef<WholeKeys>() {});
        types.put("real-keys", new TypeRef<RealKeys>() {});
        types.put("time-keys", new TypeRef<TimeKeys>() {});
        types.put("other-keys", new TypeRef<OtherKeys>() {});
        types.put("reals", new TypeRef<Reals>() {});
        types.put("spans", new TypeRef<Spans>() {});
        types.put("files", new TypeRef<Files>() {});
        types.put("result", new TypeRef<Result<List<Part>>>() {});
        types.put("term", new TypeRef<Term>() {});
        types.put("measure", new TypeRef<Measure>() {});
        types.put("code", new TypeRef<List<Code>>() {});
        types.put("part", new TypeRef<Part>() {});
        types.put("holders", new TypeRef<Holders>() {});
        types.put("odd-names", new TypeRef<OddNames>() {});
        return types;
    }
}

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The record whose schema is made. */
public record Ten(
        String title,
        int count,
        long views,
        double score,
        boolean open,
        String note,
        List<String> tags,
        BigDecimal price,
        LocalDate day,
        Color color) {

    /** A member with few values. */
    public enum Color {
        RED,
        GREEN,
        BLUE
    }
}

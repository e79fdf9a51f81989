import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.trammel.JsonSchema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The same with one annotation more, for which Jackson has to be asked. */
public final class ColdStart {
    private ColdStart() {}

    record Annotated(
            @JsonAlias("name") @JsonProperty("the_title") @NotBlank String title,
            @Min(0) @Max(100) int count,
            @Positive long views,
            @JsonPropertyDescription("from 0 to 1") double score,
            boolean open,
            @Pattern(regexp = "[A-Z]+") String note,
            @Size(max = 5) List<@Size(min = 1) String> tags,
            BigDecimal price,
            LocalDate day,
            Ten.Color color) {}

    public static void main(String[] args) {
        System.out.println(JsonSchema.of(Annotated.class));
    }
}

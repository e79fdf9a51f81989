/** The record that a model's answer becomes. */
public record Person(String name, int age, String city) {
    public static final String PROMPT = "Ada Lovelace was 36 and lived in London. Extract the person.";
}

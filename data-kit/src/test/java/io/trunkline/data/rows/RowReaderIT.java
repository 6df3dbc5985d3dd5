package io.trunkline.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.data.DatabaseFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class RowReaderIT {
    private enum Disposition {
        NO_ANSWER
    }

    @Test
    void reads_each_type_of_column() {
        UUID id = UUID.randomUUID();

        assertThat(read("'a'", row -> row.text("value"))).isEqualTo("a");
        assertThat(read("CAST('" + id + "' AS uuid)", row -> row.uuid("value"))).isEqualTo(id);
        assertThat(read("7", row -> row.integer("value"))).isEqualTo(7);
        assertThat(read("7000000000", row -> row.bigint("value"))).isEqualTo(7_000_000_000L);
        assertThat(read("true", row -> row.bool("value"))).isEqualTo(true);
        assertThat(read("TIMESTAMPTZ '2026-01-02 03:04:05+02'", row -> row.instant("value")))
                .isEqualTo(Instant.parse("2026-01-02T01:04:05Z"));
        assertThat(read("DATE '2026-01-02'", row -> row.date("value"))).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(read("90", row -> row.seconds("value"))).isEqualTo(Duration.ofSeconds(90));
        assertThat(read("CAST(90 AS bigint)", row -> row.milliseconds("value"))).isEqualTo(Duration.ofMillis(90));
    }

    @Test
    void reads_json_as_text_in_either_transfer() {
        for (DatabaseClient client : List.of(DatabaseFixture.CLIENT, DatabaseFixture.BINARY_CLIENT)) {
            // only a statement with parameters uses the binary transfer
            String json = client.sql("SELECT CAST(:json AS jsonb) AS value")
                    .bind("json", "{\"a\": 1}")
                    .map(RowReader.with(row -> row.json("value")))
                    .one()
                    .block();

            assertThat(json).isEqualTo("{\"a\": 1}");
        }
    }

    @Test
    void reads_arrays_as_lists() {
        UUID id = UUID.randomUUID();

        assertThat(read("ARRAY['a', 'b']", row -> row.texts("value"))).isEqualTo(List.of("a", "b"));
        assertThat(read("CAST('{" + id + "}' AS uuid[])", row -> row.uuids("value")))
                .isEqualTo(List.of(id));
        assertThat(read("ARRAY[1, 2]", row -> row.integers("value"))).isEqualTo(List.of(1, 2));
        assertThat(read("CAST('{1,2}' AS bigint[])", row -> row.bigints("value")))
                .isEqualTo(List.of(1L, 2L));
        assertThat(read("CAST('{1,NULL}' AS integer[])", row -> row.arrayWithNulls("value", Integer[].class)))
                .isEqualTo(Arrays.asList(1, null));
    }

    @Test
    void reads_null_where_the_caller_expects_it() {
        String nullText = "CAST(NULL AS text)";
        String nullInteger = "CAST(NULL AS integer)";

        assertThat(readOrNull(nullText, row -> row.textOrNull("value"))).isNull();
        assertThat(readOrNull("CAST(NULL AS jsonb)", row -> row.jsonOrNull("value")))
                .isNull();
        assertThat(readOrNull(nullInteger, row -> row.integerOrNull("value"))).isNull();
        assertThat(readOrNull(nullInteger, row -> row.secondsOrNull("value"))).isNull();
        assertThat(readOrNull("CAST(NULL AS bigint)", row -> row.bigintOrNull("value")))
                .isNull();
        assertThat(readOrNull("CAST(NULL AS uuid)", row -> row.uuidOrNull("value")))
                .isNull();
        assertThat(readOrNull("CAST(NULL AS boolean)", row -> row.boolOrNull("value")))
                .isNull();
        assertThat(readOrNull("CAST(NULL AS timestamptz)", row -> row.instantOrNull("value")))
                .isNull();
        assertThat(readOrNull(nullText, row -> row.enumValueOrNull("value", Disposition.class)))
                .isNull();
        assertThat(read(nullInteger, row -> row.optional("value", Integer.class)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void names_the_column_that_must_not_be_null() {
        assertThatThrownBy(() -> read("CAST(NULL AS text)", row -> row.text("value")))
                .hasMessageContaining("column value is NULL");
    }

    @Test
    void reads_an_enum_in_each_form_in_which_one_is_stored() {
        for (String stored : new String[] {"no-answer", "no_answer", "NO_ANSWER"}) {
            assertThat(read("'" + stored + "'", row -> row.enumValue("value", Disposition.class)))
                    .isEqualTo(Disposition.NO_ANSWER);
        }
        assertThatThrownBy(() -> read("'busy'", row -> row.enumValue("value", Disposition.class)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object read(String expression, Function<RowReader, ?> mapper) {
        return query(expression, mapper::apply);
    }

    private static Object readOrNull(String expression, Function<RowReader, ?> mapper) {
        return query(expression, row -> Optional.ofNullable(mapper.apply(row))).orElse(null);
    }

    private static <T> T query(String expression, Function<RowReader, T> mapper) {
        return DatabaseFixture.CLIENT
                .sql("SELECT " + expression + " AS value")
                .map(RowReader.with(mapper))
                .one()
                .block();
    }
}

package io.trunkline.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.data.DatabaseFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class BindsIT {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID OTHER_ID = UUID.fromString("00000000-0000-0000-0000-000000000002");

    private final DatabaseClient database = DatabaseFixture.CLIENT;

    @Test
    void binds_a_value_or_a_null_of_its_type() {
        assertThat(textOf("uuid", Binds.orNull(ID, UUID.class))).isEqualTo(ID.toString());
        assertThat(textOf("uuid", Binds.orNull((UUID) null, UUID.class))).isEqualTo("NULL");
        assertThat(textOf("integer", Binds.orNull(Optional.of(7), Integer.class)))
                .isEqualTo("7");
        assertThat(textOf("integer", Binds.orNull(Optional.empty(), Integer.class)))
                .isEqualTo("NULL");
    }

    @Test
    void binds_a_part_of_each_row_as_an_array_with_nulls() {
        List<Optional<String>> texts = List.of(Optional.of("a"), Optional.empty());
        List<Integer> numbers = Arrays.asList(7, null);
        List<Instant> times = List.of(Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(textOf("text[]", Binds.texts(texts, text -> text.orElse(null))))
                .isEqualTo("{a,NULL}");
        assertThat(textOf("uuid[]", Binds.uuids(numbers, number -> number == null ? null : ID)))
                .isEqualTo("{" + ID + ",NULL}");
        assertThat(textOf("integer[]", Binds.integers(numbers, number -> number)))
                .isEqualTo("{7,NULL}");
        assertThat(textOf("bigint[]", Binds.bigints(numbers, number -> number == null ? null : 7L)))
                .isEqualTo("{7,NULL}");
        assertThat(textOf("boolean[]", Binds.bools(numbers, number -> number == null ? null : true)))
                .isEqualTo("{t,NULL}");
        assertThat(textOf("date[]", Binds.dates(numbers, number -> number == null ? null : LocalDate.of(2026, 1, 2))))
                .isEqualTo("{2026-01-02,NULL}");
        assertThat(database.sql("SELECT (CAST(:value AS timestamptz[]))[1] AS value")
                        .bind("value", Binds.instants(times, time -> time))
                        .map(RowReader.with(row -> row.instant("value")))
                        .one()
                        .block())
                .isEqualTo(times.getFirst());
    }

    @Test
    void binds_a_collection_as_an_array() {
        assertThat(textOf("text[]", Binds.texts(List.of("a", "b,c")))).isEqualTo("{a,\"b,c\"}");
        assertThat(textOf("uuid[]", Binds.uuids(List.of(ID)))).isEqualTo("{" + ID + "}");
    }

    @Test
    void binds_arrays_within_an_array_as_text() {
        List<List<UUID>> holds = List.of(List.of(OTHER_ID, ID), List.of());

        List<List<UUID>> read = database.sql("""
                        SELECT CAST(ids AS uuid[]) AS ids
                        FROM unnest(CAST(:holds AS text[])) WITH ORDINALITY AS held (ids, position) ORDER BY position
                        """)
                .bind("holds", Binds.texts(holds, Binds::uuidArrayText))
                .map(RowReader.with(row -> row.uuids("ids")))
                .all()
                .collectList()
                .block();

        assertThat(read).containsExactly(List.of(ID, OTHER_ID), List.of());
    }

    @Test
    void binds_json() {
        assertThat(textOf("jsonb", Binds.json("{\"b\":1}"))).isEqualTo("{\"b\": 1}");
    }

    @Test
    void an_update_tells_whether_it_changed_a_row() {
        DatabaseFixture.run("CREATE TABLE colors (name text CONSTRAINT colors_name_taken UNIQUE)");
        var insert = database.sql("INSERT INTO colors VALUES ('red') ON CONFLICT DO NOTHING");

        assertThat(RowUpdates.changedAny(insert).block()).isTrue();
        assertThat(RowUpdates.changedAny(insert).block()).isFalse();
        assertThat(RowUpdates.count(database.sql("DELETE FROM colors")).block()).isEqualTo(1);
    }

    @Test
    void a_violated_constraint_is_known_by_its_name() {
        DatabaseFixture.run("CREATE TABLE sizes (name text CONSTRAINT sizes_name_taken UNIQUE, width text NOT NULL)");
        var insert = database.sql("INSERT INTO sizes VALUES ('small', '1')").then();
        insert.block();

        assertThat(violation(insert)).contains("sizes_name_taken");
        assertThat(violation(
                        database.sql("INSERT INTO sizes VALUES ('large', NULL)").then()))
                .isEmpty();
    }

    private static Optional<String> violation(Mono<Void> statement) {
        return statement
                .thenReturn(Optional.of("no violation"))
                .onErrorResume(
                        DataIntegrityViolationException.class, error -> Mono.just(ViolatedConstraint.nameOf(error)))
                .block();
    }

    private String textOf(String type, Object value) {
        return database.sql("SELECT COALESCE(CAST(CAST(:value AS " + type + ") AS text), 'NULL') AS value")
                .bind("value", value)
                .map(RowReader.with(row -> row.text("value")))
                .one()
                .block();
    }
}

package io.trunkline.data.rows;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the columns of one row, by name. The methods are named after the column types of PostgreSQL.
///
/// `text("name")` is for a column that is never NULL and fails with its name if it is; `textOrNull("name")` is for
/// the others. A mapper takes a reader: `database.sql(FIND).map(RowReader.with(SqlCarriers::carrier)).one()`.
public final class RowReader {
    private final Readable row;

    private RowReader(Readable row) {
        this.row = row;
    }

    public static RowReader of(Readable row) {
        return new RowReader(row);
    }

    /// A mapping function for `DatabaseClient`.
    public static <T> Function<Readable, T> with(Function<RowReader, T> mapper) {
        return row -> mapper.apply(new RowReader(row));
    }

    /// @throws NullPointerException naming the column, if it is NULL
    public <T> T required(String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new NullPointerException("column " + column + " is NULL");
        }
        return value;
    }

    public <T> @Nullable T orNull(String column, Class<T> type) {
        return row.get(column, type);
    }

    public <T> Optional<T> optional(String column, Class<T> type) {
        return Optional.ofNullable(row.get(column, type));
    }

    /// A column of type text. It reads jsonb too, but with `forceBinary` only [#json] does.
    public String text(String column) {
        return required(column, String.class);
    }

    public @Nullable String textOrNull(String column) {
        return orNull(column, String.class);
    }

    /// A column of type jsonb, as text.
    public String json(String column) {
        return required(column, Json.class).asString();
    }

    public @Nullable String jsonOrNull(String column) {
        Json json = orNull(column, Json.class);
        return json == null ? null : json.asString();
    }

    public UUID uuid(String column) {
        return required(column, UUID.class);
    }

    public @Nullable UUID uuidOrNull(String column) {
        return orNull(column, UUID.class);
    }

    public int integer(String column) {
        return required(column, Integer.class);
    }

    public @Nullable Integer integerOrNull(String column) {
        return orNull(column, Integer.class);
    }

    public long bigint(String column) {
        return required(column, Long.class);
    }

    public @Nullable Long bigintOrNull(String column) {
        return orNull(column, Long.class);
    }

    public boolean bool(String column) {
        return required(column, Boolean.class);
    }

    public @Nullable Boolean boolOrNull(String column) {
        return orNull(column, Boolean.class);
    }

    /// A column of type timestamptz.
    public Instant instant(String column) {
        return required(column, Instant.class);
    }

    public @Nullable Instant instantOrNull(String column) {
        return orNull(column, Instant.class);
    }

    public LocalDate date(String column) {
        return required(column, LocalDate.class);
    }

    /// A column of type integer that holds seconds.
    public Duration seconds(String column) {
        return Duration.ofSeconds(integer(column));
    }

    public @Nullable Duration secondsOrNull(String column) {
        Integer seconds = integerOrNull(column);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /// A column of type bigint that holds milliseconds.
    public Duration milliseconds(String column) {
        return Duration.ofMillis(bigint(column));
    }

    /// A text column that holds a constant of an enum: `no-answer`, `no_answer` and `NO_ANSWER` are all read.
    ///
    /// @throws IllegalArgumentException if there is no such constant
    public <E extends Enum<E>> E enumValue(String column, Class<E> type) {
        return parse(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E enumValueOrNull(String column, Class<E> type) {
        String stored = textOrNull(column);
        return stored == null ? null : parse(type, stored);
    }

    /// A column of type `text[]` without NULLs.
    public List<String> texts(String column) {
        return List.of(required(column, String[].class));
    }

    /// A column of type `uuid[]` without NULLs.
    public List<UUID> uuids(String column) {
        return List.of(required(column, UUID[].class));
    }

    /// A column of type `integer[]` without NULLs.
    public List<Integer> integers(String column) {
        return List.of(required(column, Integer[].class));
    }

    /// A column of type `bigint[]` without NULLs.
    public List<Long> bigints(String column) {
        return List.of(required(column, Long[].class));
    }

    /// A column of type `timestamptz[]` without NULLs.
    public List<Instant> instants(String column) {
        return List.of(required(column, Instant[].class));
    }

    /// An array column that may hold NULLs.
    ///
    /// @param arrayType such as `Integer[].class`
    public <T> List<@Nullable T> arrayWithNulls(String column, Class<T[]> arrayType) {
        return new ArrayList<>(Arrays.asList(required(column, arrayType)));
    }

    private static <E extends Enum<E>> E parse(Class<E> type, String stored) {
        return Enum.valueOf(type, stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package io.trunkline.data.rows;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values for `bind`, where a Java value alone is not enough: NULLs, arrays, JSON, enums.
///
/// The array methods take rows and the part of each row that goes into the column; a null part becomes NULL:
/// `bind("clientIds", Binds.uuids(links, Link::clientId))`, read in SQL by `unnest(:clientIds)`.
public final class Binds {
    private Binds() {}

    /// The value, or a NULL of its type.
    public static Object orNull(@Nullable Object value, Class<?> type) {
        return value == null ? Parameters.in(type) : value;
    }

    /// The value, or a NULL of its type.
    public static <T> Object orNull(Optional<? extends T> value, Class<T> type) {
        return value.isPresent() ? value.get() : Parameters.in(type);
    }

    public static <T> @Nullable String[] texts(Collection<T> rows, Function<? super T, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    public static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    public static <T> @Nullable UUID[] uuids(Collection<T> rows, Function<? super T, @Nullable UUID> part) {
        return rows.stream().map(part).toArray(UUID[]::new);
    }

    public static UUID[] uuids(Collection<UUID> values) {
        return values.toArray(UUID[]::new);
    }

    public static <T> @Nullable Integer[] integers(Collection<T> rows, Function<? super T, @Nullable Integer> part) {
        return rows.stream().map(part).toArray(Integer[]::new);
    }

    public static <T> @Nullable Long[] bigints(Collection<T> rows, Function<? super T, @Nullable Long> part) {
        return rows.stream().map(part).toArray(Long[]::new);
    }

    public static <T> @Nullable Boolean[] bools(Collection<T> rows, Function<? super T, @Nullable Boolean> part) {
        return rows.stream().map(part).toArray(Boolean[]::new);
    }

    public static <T> @Nullable Instant[] instants(Collection<T> rows, Function<? super T, @Nullable Instant> part) {
        return rows.stream().map(part).toArray(Instant[]::new);
    }

    public static <T> @Nullable LocalDate[] dates(Collection<T> rows, Function<? super T, @Nullable LocalDate> part) {
        return rows.stream().map(part).toArray(LocalDate[]::new);
    }

    /// An array as text, `{a,b}`, for an array of arrays: `unnest` would flatten those, so they are bound as
    /// `text[]` and each element is cast to `uuid[]`.
    public static String uuidArrayText(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    /// A value for a column of type jsonb.
    public static Json json(String text) {
        return Json.of(text);
    }

    /// The stored names of constants, as [#enumName] has them.
    public static List<String> enumNames(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Binds::enumName).toList();
    }

    /// The stored name of a constant: `NO_ANSWER` is `no-answer`.
    public static String enumName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

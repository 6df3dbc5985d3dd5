package io.trunkline.provisioning.platform;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.Parameter;

/// Helpers to read columns and bind values, for the `Sql*` adapters.
public final class Sql {
    private Sql() {}

    /// A parameter that may be NULL.
    public static Parameter orNull(@Nullable Object value, Class<?> type) {
        return Parameter.fromOrEmpty(value, type);
    }

    public static UUID uuid(Readable row, String column) {
        return required(row, column, UUID.class);
    }

    public static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    public static int whole(Readable row, String column) {
        return required(row, column, Integer.class);
    }

    public static long version(Readable row) {
        return required(row, "version", Long.class);
    }

    public static Instant time(Readable row, String column) {
        return required(row, column, Instant.class);
    }

    public static @Nullable Instant timeOrNull(Readable row, String column) {
        return row.get(column, Instant.class);
    }

    public static @Nullable String textOrNull(Readable row, String column) {
        return row.get(column, String.class);
    }

    public static List<String> texts(Readable row, String column) {
        return Arrays.asList(required(row, column, String[].class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

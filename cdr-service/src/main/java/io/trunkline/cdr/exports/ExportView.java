package io.trunkline.cdr.exports;

import io.trunkline.web.ApiPath;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An export in the API.
///
/// @param state `waiting`, `running`, `done` or `failed`
/// @param format `csv` or `ndjson`
/// @param records written so far
/// @param file the path of the file; null unless the state is `done`
/// @param failure `space` if all exports together would have become too large, `error` if records could not be
///     read; null unless the state is `failed`
/// @param expiresAt when the export and its file are deleted
record ExportView(
        UUID id,
        String state,
        String format,
        long records,
        @Nullable String file,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Instant expiresAt) {
    static final String PATH = ApiPath.V1 + "/call-records/exports";

    static ExportView of(Export export, Duration retention) {
        return new ExportView(
                export.id(),
                export.state().wireName(),
                export.format().wireName(),
                export.records(),
                export.state() == Export.State.DONE ? pathOf(export.id()) + "/file" : null,
                export.failure() == null ? null : export.failure().wireName(),
                export.createdAt(),
                export.finishedAt(),
                export.createdAt().plus(retention));
    }

    static String pathOf(UUID id) {
        return PATH + "/" + id;
    }
}

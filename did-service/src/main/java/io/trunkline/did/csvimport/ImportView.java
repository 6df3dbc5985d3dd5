package io.trunkline.did.csvimport;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as the API returns it.
///
/// @param createdBy name of the user who sent the file
/// @param state `receiving`, `running`, `done`, `failed` or `canceled`
/// @param rows number of rows of the file; 0 while the file is received
/// @param rowsRead number of rows that were imported or rejected so far
/// @param rowsPerSecond since `startedAt`; null before, and for an import within a request
/// @param startedAt when the first rows were imported; null before, and for an import within a request
/// @param finishedAt when it was done, failed or was canceled; null before
/// @param failure why it failed: `upload`, `tenant` or `error`; null unless the state is `failed`
/// @param report what became of the rows so far
record ImportView(
        UUID id,
        UUID tenantId,
        Instant createdAt,
        String createdBy,
        String state,
        long rows,
        long rowsRead,
        @Nullable Long rowsPerSecond,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        ImportReport report) {
    static ImportView of(ImportProgress progress, ImportReport report) {
        return new ImportView(
                progress.id(),
                progress.tenantId(),
                progress.createdAt(),
                progress.createdBy(),
                progress.state(),
                progress.rows(),
                progress.rowsRead(),
                progress.rowsPerSecond(),
                progress.startedAt(),
                progress.finishedAt(),
                progress.failure(),
                report);
    }
}

package io.trunkline.did.csvimport;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.trunkline.web.ApiPath;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an import is.
///
/// @param state `receiving`, `running`, `done`, `failed` or `canceled`
/// @param mode `create`, `upsert` or `update`
/// @param createdBy name of the user who sent the file
/// @param startedAt when the first rows were imported; null before, and for an import within a request
/// @param finishedAt when it was done, failed or was canceled; null before
/// @param rows number of rows of the file; 0 while the file is received
/// @param rowsRead number of rows that were imported or rejected so far
/// @param imported number of rows that were added, changed, or have the values of the file already
/// @param failed number of rejected rows
/// @param duplicates number of rows with a number that the tenant already has
/// @param created number of rows that were added
/// @param updated number of rows that changed a number
/// @param unchanged number of rows whose number has these values already
/// @param rowsPerSecond since `startedAt`; null before
/// @param failure why it failed: `upload` if the upload was interrupted, `tenant` if the tenant was deleted, `error` if
///     rows could not be stored, several times; null unless the state is `failed`
record ImportProgress(
        UUID id,
        UUID tenantId,
        String state,
        String mode,
        Instant createdAt,
        String createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long rows,
        long rowsRead,
        long imported,
        long failed,
        long duplicates,
        long created,
        long updated,
        long unchanged,
        @Nullable Long rowsPerSecond,
        @Nullable String failure) {
    static final String PATH = ApiPath.V1 + "/dids/imports";

    String path() {
        return PATH + "/" + id;
    }

    @JsonIgnore
    boolean isEnd() {
        return finishedAt != null;
    }

    /// @param until when the last of the rows were imported
    static @Nullable Long rowsPerSecond(long rows, @Nullable Instant started, @Nullable Instant until) {
        if (started == null || until == null || !until.isAfter(started)) {
            return null;
        }
        return rows * 1_000_000 / Math.max(1, Duration.between(started, until).toNanos() / 1_000);
    }
}

package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.Imports.StoredImport;
import java.time.Instant;
import java.util.UUID;

/// An import as the API returns it.
///
/// @param createdBy name of the user who sent the file
record ImportView(UUID id, UUID tenantId, Instant createdAt, String createdBy, ImportReport report) {
    static ImportView of(StoredImport stored) {
        return new ImportView(
                stored.id(), stored.tenant().value(), stored.createdAt(), stored.createdBy(), stored.report());
    }
}

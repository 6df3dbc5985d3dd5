package io.trunkline.did.csvimport;

import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.security.CurrentUser;
import org.jspecify.annotations.Nullable;

/// A request to import a file, without its body.
///
/// @param status of new numbers whose row has none
/// @param isAsync whether the file is imported in the background even if it is small
record ImportRequest(
        CurrentUser by, @Nullable IdempotencyKey key, DryRun dryRun, Mode mode, DidStatus status, boolean isAsync) {}

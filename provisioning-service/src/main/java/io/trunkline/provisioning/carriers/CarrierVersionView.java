package io.trunkline.provisioning.carriers;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A version of a carrier, as the API returns it.
///
/// @param changedBy name of the user or API key that saved it; null if it was saved before versions were kept
/// @param settings the fields of a request for this version, without the password
record CarrierVersionView(
        long version, Instant changedAt, @Nullable String changedBy, Map<String, Object> settings) {}

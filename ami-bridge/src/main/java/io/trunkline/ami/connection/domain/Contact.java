package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.Nullable;

/// An address at which an endpoint can be reached.
///
/// @param aor the address of record, the same as the endpoint's id in our tables
/// @param status Asterisk's word: Reachable, Unreachable, NonQualified, Unknown, Created, Removed
/// @param roundTripMicros of the last qualify, null when there was none
public record Contact(
        String aor, String uri, String status, @Nullable Long roundTripMicros) {}

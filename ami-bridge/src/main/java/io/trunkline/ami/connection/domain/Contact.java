package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.Nullable;

/// A contact: an address at which an endpoint can be reached.
///
/// @param aor the address of record; equals the endpoint id in our tables
/// @param hash the first ten hex digits of the MD5 of the contact's URI; Asterisk's lists truncate long URIs
/// @param status as Asterisk reports it: Reachable, Unreachable in events, Avail, Unavail in lists, and
///     NonQualified (NonQual), Unknown, Created, Removed
/// @param roundTripMicros of the last qualify; null when there was none
public record Contact(
        String aor, String hash, String status, @Nullable Long roundTripMicros) {}

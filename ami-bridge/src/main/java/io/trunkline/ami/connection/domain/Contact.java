package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.Nullable;

/// An address at which an endpoint can be reached.
///
/// @param aor the address of record, the same as the endpoint's id in our tables
/// @param hash the first ten hex digits of the MD5 of its URI: Asterisk's lists cut long URIs short and name this
/// @param status Asterisk's word: events say Reachable and Unreachable, lists Avail and Unavail; NonQualified
/// (NonQual),
///     Unknown, Created, Removed
/// @param roundTripMicros of the last qualify, null when there was none
public record Contact(
        String aor, String hash, String status, @Nullable Long roundTripMicros) {}

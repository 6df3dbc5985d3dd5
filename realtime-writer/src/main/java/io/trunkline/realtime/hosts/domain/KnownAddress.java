package io.trunkline.realtime.hosts.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An address that identifies the calls of a host.
///
/// @param missingSince the first answer without it; null while answers have it
public record KnownAddress(String address, @Nullable Instant missingSince) {}

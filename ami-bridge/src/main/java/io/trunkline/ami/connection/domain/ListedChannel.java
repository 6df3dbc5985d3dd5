package io.trunkline.ami.connection.domain;

import java.time.Duration;

/// A live channel in the answer to "which channels are there?".
///
/// @param age how long it lives, to the second
public record ListedChannel(Channel channel, Duration age) {}

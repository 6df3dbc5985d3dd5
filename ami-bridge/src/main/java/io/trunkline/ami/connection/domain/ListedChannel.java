package io.trunkline.ami.connection.domain;

import java.time.Duration;

/// An entry of the list of live channels.
///
/// @param age to the second
public record ListedChannel(Channel channel, Duration age) {}

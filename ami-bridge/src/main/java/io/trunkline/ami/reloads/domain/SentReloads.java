package io.trunkline.ami.reloads.domain;

/// What became of reloads.
///
/// @param done the node carried them out, or rejected them because it has nothing to reload
/// @param missed it was not connected, or did not respond in time; they are sent again
public record SentReloads(int done, int missed) {}

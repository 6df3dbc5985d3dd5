package io.trunkline.benchmarks.suite;

import java.time.Duration;

/// A write that was not acknowledged.
///
/// @param status 0 if there was no response
/// @param code   the problem code; empty if the response is no problem
/// @param text   the response or the exception
public record Rejection(int status, String code, Duration took, String text) {}

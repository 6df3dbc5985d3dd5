package io.trunkline.benchmarks.faults.traffic;

/// How much traffic there is.
///
/// @param calls the number of calls
/// @param lines the number of concurrent calls
/// @param seed  of the random values of the calls
public record TrafficPlan(int calls, int lines, long seed) {}

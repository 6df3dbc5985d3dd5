package io.trunkline.provisioning.carriers;

import org.jspecify.annotations.Nullable;

/// How many carriers there are in each status, and their outbound calls.
///
/// @param active active carriers without an error
/// @param registered registration carriers that are registered on some node
/// @param error active carriers that are rejected, unregistered or unreachable
/// @param totalCalls outbound calls through these carriers; a call that two carriers tried counts twice
/// @param successfulCalls those that were answered
/// @param failedCalls those that the carrier or the network could not carry
/// @param successRate answered calls in percent, with two decimals; null without a call
record CarrierStatistics(
        long total,
        long active,
        long registered,
        long error,
        long inactive,
        long maintenance,
        long totalCalls,
        long successfulCalls,
        long failedCalls,
        @Nullable Double successRate) {}

package io.trunkline.routing.placedcalls.domain;

/// An event with its number.
///
/// @param number from 1 within the call
public record NumberedEvent(int number, PlacedCallEvent event) {}

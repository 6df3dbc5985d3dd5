package io.trunkline.did.numbers.domain;

import java.util.Optional;

/// Which numbers take part in a rotation; empty values match every number.
///
/// @param trunk name of a carrier, or `PJSIP`
public record RotationFilter(
        Optional<String> areaCode, Optional<String> region, Optional<String> tag, Optional<String> trunk) {}

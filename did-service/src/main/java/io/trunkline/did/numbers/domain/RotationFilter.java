package io.trunkline.did.numbers.domain;

import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.numbers.LocalPresence;
import java.util.List;
import java.util.Optional;

/// Which numbers take part in a rotation; empty values match every number.
///
/// @param trunk name of a carrier, or `PJSIP`
/// @param near  numbers that are nearer come first
/// @param pool  only these; empty for all of the tenant
public record RotationFilter(
        Optional<String> areaCode,
        Optional<String> region,
        Optional<String> tag,
        Optional<String> trunk,
        Optional<LocalPresence> near,
        List<DidId> pool) {
    public RotationFilter {
        pool = List.copyOf(pool);
    }

    /// Of all numbers of the tenant, wherever they are.
    public RotationFilter(
            Optional<String> areaCode, Optional<String> region, Optional<String> tag, Optional<String> trunk) {
        this(areaCode, region, tag, trunk, Optional.empty(), List.of());
    }

    /// The same among these numbers.
    public RotationFilter withPool(List<DidId> dids) {
        return new RotationFilter(areaCode, region, tag, trunk, near, dids);
    }

    /// The same, with numbers near a called one first.
    public RotationFilter withNear(LocalPresence called) {
        return new RotationFilter(areaCode, region, tag, trunk, Optional.of(called), pool);
    }
}

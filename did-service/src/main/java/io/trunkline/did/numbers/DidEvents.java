package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.events.configuration.DidChanged;

/// Turns numbers into did.changed events.
final class DidEvents {
    private DidEvents() {}

    static DidChanged didChanged(Did did) {
        return new DidChanged(
                did.id().value(),
                did.version(),
                did.deleted(),
                did.tenantId().value(),
                did.number().e164(),
                did.settings().areaCode(),
                did.settings().trunk(),
                DidChanged.Status.valueOf(did.settings().status().name()),
                did.settings().maxUsage(),
                did.settings().metadata(),
                did.settings().tags());
    }
}

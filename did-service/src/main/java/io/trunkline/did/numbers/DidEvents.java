package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.events.configuration.DidChanged;

/// The domain's words as events.
final class DidEvents {
    private DidEvents() {}

    static DidChanged didChanged(Did did) {
        return new DidChanged(
                did.id(),
                did.version(),
                did.deleted(),
                did.tenantId(),
                did.number().value(),
                did.settings().areaCode(),
                did.settings().trunk(),
                DidChanged.Status.valueOf(did.settings().status().name()),
                did.settings().maxUsage(),
                did.settings().metadata());
    }
}

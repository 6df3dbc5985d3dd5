package io.trunkline.provisioning.providercatalog;

import io.trunkline.provisioning.providercatalog.domain.CarrierPreset;
import java.util.List;
import java.util.Optional;

/// The presets of carriers.
public interface CarrierPresets {
    /// Sorted by name, `custom` last.
    List<CarrierPreset> all();

    Optional<CarrierPreset> find(String id);
}

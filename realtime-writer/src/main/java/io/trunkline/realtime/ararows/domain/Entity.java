package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.List;
import java.util.Optional;

/// An entity that has rows in the realtime tables.
public sealed interface Entity permits Carrier, Client, DialplanLine {
    /// All rows of the entity.
    ///
    /// @param addresses of [#hostToResolve()]; empty when there is none or it cannot be resolved
    List<DesiredRow> rows(List<String> addresses);

    /// The host whose addresses identify its calls; empty when they are identified in another way.
    default Optional<IdentifyingHost> hostToResolve() {
        return Optional.empty();
    }

    /// The URIs of its registration; empty when it has none.
    default Optional<RegistrationUris> registrationUris() {
        return Optional.empty();
    }
}

package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.List;
import java.util.Optional;

/// Something that wants rows in the realtime tables.
public sealed interface Entity permits Carrier, Client, DialplanLine {
    /// All rows it wants, and no others.
    ///
    /// @param addresses what [#hostToResolve()] resolves to; empty when there is none or when it could not be
    /// resolved
    List<DesiredRow> rows(List<String> addresses);

    /// The host by whose addresses its calls are known, when nothing else says so. A literal address counts as a
    /// host.
    default Optional<String> hostToResolve() {
        return Optional.empty();
    }

    /// How Asterisk names its registration, when it registers.
    default Optional<RegistrationUris> registrationUris() {
        return Optional.empty();
    }
}

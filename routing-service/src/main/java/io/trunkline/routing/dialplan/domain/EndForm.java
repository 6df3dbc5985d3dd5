package io.trunkline.routing.dialplan.domain;

import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.LeaseId;
import java.util.Map;
import java.util.Optional;

/// What the hangup handler says: the channel that asked is gone.
///
/// @param attempt the last one that was asked for
/// @param lease   what it held
public record EndForm(CallId call, int attempt, Optional<LeaseId> lease) {
    private static final int MOST_ATTEMPTS = 999;

    /// Reads a form; empty when it is not of the grammar.
    public static Optional<EndForm> parse(Map<String, String> form) {
        Fields fields = new Fields(form);
        try {
            return Optional.of(new EndForm(
                    fields.required("call", CallId::parse),
                    fields.number("attempt", 0, MOST_ATTEMPTS),
                    fields.optional("lease", text -> Fields.uuid(text).map(LeaseId::new))));
        } catch (MalformedFieldException _) {
            return Optional.empty();
        }
    }
}

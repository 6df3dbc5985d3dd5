package io.trunkline.routing.dialplan.domain;

import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.LeaseId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the hangup handler says: the channel that asked is gone.
///
/// @param attempt the last one that was asked for
/// @param lease   what it held
/// @param dialStatus DIALSTATUS of that attempt; empty when it is none that Asterisk has
public record EndForm(CallId call, int attempt, Optional<LeaseId> lease, String dialStatus) {
    private static final Pattern STATUS = Pattern.compile("[A-Z]{1,20}");
    private static final int MOST_ATTEMPTS = 999;

    /// Reads a form; empty when it is not of the grammar.
    public static Optional<EndForm> parse(Map<String, String> form) {
        Fields fields = new Fields(form);
        try {
            return Optional.of(new EndForm(
                    fields.required("call", CallId::parse),
                    fields.number("attempt", 0, MOST_ATTEMPTS),
                    fields.optional("lease", text -> Fields.uuid(text).map(LeaseId::new)),
                    STATUS.matcher(form.getOrDefault("status", "")).matches() ? form.getOrDefault("status", "") : ""));
        } catch (MalformedFieldException _) {
            return Optional.empty();
        }
    }
}

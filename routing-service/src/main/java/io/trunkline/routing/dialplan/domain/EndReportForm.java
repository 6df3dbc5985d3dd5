package io.trunkline.routing.dialplan.domain;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.LeaseId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the hangup handler says: the channel that asked is gone.
///
/// @param attempt the last one that was asked for
/// @param lease   what it held
/// @param dialStatus DIALSTATUS of that attempt; empty when it is none that Asterisk has
public record EndReportForm(CallId call, int attempt, Optional<LeaseId> lease, String dialStatus) {
    private static final Pattern STATUS = Pattern.compile("[A-Z]{1,20}");
    private static final int MAX_ATTEMPT = 999;

    /// Reads a form; empty when it is not of the grammar.
    public static Optional<EndReportForm> parse(Map<String, String> form) {
        FormFields fields = new FormFields(form);
        try {
            return Optional.of(new EndReportForm(
                    fields.required("call", CallId::parse),
                    fields.number("attempt", 0, MAX_ATTEMPT),
                    fields.optional("lease", text -> FormFields.uuid(text).map(LeaseId::new)),
                    STATUS.matcher(form.getOrDefault("status", "")).matches() ? form.getOrDefault("status", "") : ""));
        } catch (MalformedFieldException _) {
            return Optional.empty();
        }
    }
}

package io.trunkline.routing.dialplan.domain;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.ids.LeaseId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The report of the hangup handler: the calling channel has ended.
///
/// @param attempt    code of the last attempt or connect leg that was requested
/// @param lease      lease of that attempt
/// @param dialStatus DIALSTATUS of that attempt; empty when it is not one of Asterisk's
public record EndReportForm(CallId call, int attempt, Optional<LeaseId> lease, String dialStatus) {
    private static final Pattern STATUS = Pattern.compile("[A-Z]{1,20}");
    private static final int MAX_ATTEMPT = 999;

    /// Parses a form; empty when it is malformed.
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

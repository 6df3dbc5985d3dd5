package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.endpoints.domain.AdvancedSettingRules;
import io.trunkline.provisioning.endpoints.domain.MediaRules;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Limit;
import io.trunkline.provisioning.validation.domain.Violations.Range;
import java.time.Duration;
import java.util.List;

/// Validates a client draft and reports every violation.
public final class ClientRules {
    private static final Range QUALIFY = new Range(0, 3_600, 30);
    private static final Limit CONCURRENCY = new Limit(1, 10_000);
    private static final Limit CALLS = new Limit(0, 1_000_000_000);
    private static final long MAX_TOTAL = 1_000_000_000_000L;
    private static final String LIMIT_RULE = "client.limit-out-of-range";

    private ClientRules() {}

    /// @param current the endpoints of the client to be replaced; empty for a new client
    public static ValidationResult<CheckedClient> check(ClientDraft draft, List<ClientEndpoint> current) {
        var violations = new Violations();
        var name = violations.requiredName("name", draft.name());
        var description = violations.optionalText("description", draft.description(), 2_000);
        var status = violations.oneOfOrDefault("status", draft.status(), ClientStatus.ACTIVE);
        var endpoints = new EndpointRules(current, violations).check(draft);
        var codecs = MediaRules.checkCodecs(draft.codecs(), violations);
        var dtmfMode = MediaRules.checkDtmfMode(draft.dtmfMode(), violations);
        var qualify = violations.numberInRange("qualifySeconds", draft.qualifySeconds(), QUALIFY, "range");
        var advanced = AdvancedSettingRules.check("advancedSettings", draft.advancedSettings(), violations);
        var maxConcurrency =
                violations.optionalLimit("maxConcurrency", draft.maxConcurrency(), CONCURRENCY, LIMIT_RULE);
        var caps = checkCaps(draft, violations);
        return violations.result(() -> new CheckedClient(
                new ClientSettings(
                        name,
                        description,
                        status,
                        codecs,
                        dtmfMode,
                        Duration.ofSeconds(qualify),
                        advanced,
                        maxConcurrency,
                        caps),
                endpoints));
    }

    private static ClientCaps checkCaps(ClientDraft draft, Violations violations) {
        Long total = draft.totalCallsAllowed();
        violations.require(
                total == null || total >= 0 && total <= MAX_TOTAL,
                "totalCallsAllowed",
                LIMIT_RULE,
                "must be between 0 and " + MAX_TOTAL + ", or absent for no limit");
        return new ClientCaps(
                total,
                violations.optionalLimit("dailyCap", draft.dailyCap(), CALLS, LIMIT_RULE),
                violations.optionalLimit("weeklyCap", draft.weeklyCap(), CALLS, LIMIT_RULE),
                violations.optionalLimit("monthlyCap", draft.monthlyCap(), CALLS, LIMIT_RULE),
                HoursRules.check(draft.timeZone(), draft.openingHours(), violations));
    }
}

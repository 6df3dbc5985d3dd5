package io.trunkline.provisioning.carriers.domain.failover;

import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.WireName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Validates the failover table of a carrier.
public final class FailoverRules {
    private static final String RULE = "carrier.failover-invalid";
    private static final int MAX_ROWS = 100;

    private FailoverRules() {}

    public static Map<FailoverTrigger, FailoverAction> check(
            @Nullable Map<String, String> requested, Violations violations) {
        var table = new LinkedHashMap<FailoverTrigger, FailoverAction>();
        if (requested == null) {
            return table;
        }
        violations.require(requested.size() <= MAX_ROWS, "failover", RULE, "must have at most " + MAX_ROWS + " rows");
        requested.forEach((text, actionName) -> {
            var trigger = FailoverTrigger.parse(text);
            Optional<FailoverAction> action =
                    actionName == null ? Optional.empty() : WireName.parse(FailoverAction.class, actionName);
            var field = "failover[" + text + "]";
            violations.require(
                    trigger.isPresent(), field, RULE, "must be a SIP status from 300 to 699, or cause:1 to cause:127");
            violations.require(action.isPresent(), field, RULE, "must be next or end");
            trigger.ifPresent(key -> action.ifPresent(value -> table.put(key, value)));
        });
        return table;
    }
}

package io.trunkline.provisioning.carriers.domain.failover;

import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.WireName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the failover table of a carrier.
public final class FailoverRules {
    private static final String RULE = "carrier.failover-invalid";
    private static final int MAX_LINES = 100;

    private FailoverRules() {}

    public static Map<FailoverTrigger, FailoverAction> check(
            @Nullable Map<String, String> given, Violations violations) {
        var table = new LinkedHashMap<FailoverTrigger, FailoverAction>();
        if (given == null) {
            return table;
        }
        violations.require(given.size() <= MAX_LINES, "failover", RULE, "at most " + MAX_LINES + " lines");
        given.forEach((text, then) -> {
            var endedBy = FailoverTrigger.parse(text);
            Optional<FailoverAction> onward =
                    then == null ? Optional.empty() : WireName.parse(FailoverAction.class, then);
            var field = "failover[" + text + "]";
            violations.require(
                    endedBy.isPresent(), field, RULE, "a SIP status from 300 to 699, or cause:1 to cause:127");
            violations.require(onward.isPresent(), field, RULE, "next or end");
            endedBy.ifPresent(key -> onward.ifPresent(value -> table.put(key, value)));
        });
        return table;
    }
}

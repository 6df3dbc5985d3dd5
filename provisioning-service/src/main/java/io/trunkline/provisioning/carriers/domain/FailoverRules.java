package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.domain.Violations;
import io.trunkline.provisioning.domain.WireName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the failover table of a carrier.
final class FailoverRules {
    private static final String RULE = "carrier.failover-invalid";
    private static final int MOST = 100;

    private FailoverRules() {}

    static Map<EndedBy, Onward> check(@Nullable Map<String, String> given, Violations violations) {
        var table = new LinkedHashMap<EndedBy, Onward>();
        if (given == null) {
            return table;
        }
        violations.unless(given.size() <= MOST, "failover", RULE, "at most " + MOST + " lines");
        given.forEach((text, then) -> {
            var endedBy = EndedBy.parse(text);
            Optional<Onward> onward = then == null ? Optional.empty() : WireName.parse(Onward.class, then);
            var field = "failover[" + text + "]";
            violations.unless(
                    endedBy.isPresent(), field, RULE, "a SIP status from 300 to 699, or cause:1 to cause:127");
            violations.unless(onward.isPresent(), field, RULE, "next or end");
            endedBy.ifPresent(key -> onward.ifPresent(value -> table.put(key, value)));
        });
        return table;
    }
}

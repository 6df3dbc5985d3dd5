package io.trunkline.benchmarks.catchup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the services miss. A count of 0 leaves its service out.
///
/// @param numbers   missed by routing-service
/// @param campaigns missed by provisioning-service
/// @param links     of each campaign
/// @param clients   missed by realtime-writer
record CatchUpOptions(int numbers, int campaigns, int links, int clients) {

    /// @throws IllegalArgumentException for an unknown option
    static CatchUpOptions parse(List<String> options) {
        Map<String, Integer> values = new HashMap<>();
        for (String option : options) {
            if (!option.matches("--(numbers|campaigns|links|clients)=[0-9]{1,7}")) {
                throw new IllegalArgumentException(option);
            }
            int equals = option.indexOf('=');
            values.put(option.substring(2, equals), Integer.parseInt(option.substring(equals + 1)));
        }
        return new CatchUpOptions(
                values.getOrDefault("numbers", 1_000_000),
                values.getOrDefault("campaigns", 20_000),
                values.getOrDefault("links", 5),
                values.getOrDefault("clients", 50_000));
    }

    List<MissedEvents> missedEvents() {
        List<MissedEvents> missed = new ArrayList<>();
        if (numbers > 0) {
            missed.add(MissedEvents.numbers(numbers));
        }
        if (campaigns > 0) {
            missed.add(MissedEvents.campaigns(campaigns, links));
        }
        if (clients > 0) {
            missed.add(MissedEvents.clients(clients));
        }
        return missed;
    }
}

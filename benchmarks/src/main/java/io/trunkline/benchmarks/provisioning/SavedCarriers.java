package io.trunkline.benchmarks.provisioning;

import io.trunkline.benchmarks.asterisk.AmiSession;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/// Carriers that one connection saves, and deletes at the end.
final class SavedCarriers implements AutoCloseable {
    private static final long LIMIT_NANOS = Duration.ofSeconds(10).toNanos();

    private final SuiteClient api;
    private final AmiSession ami;
    private final List<String> ids = new ArrayList<>();

    SavedCarriers(SuiteClient api, AmiSession ami) {
        this.api = api;
        this.ami = ami;
    }

    JsonNode save() {
        long random = ThreadLocalRandom.current().nextLong(1L << 40);
        String host = "127." + (1 + random % 250) + "." + (random / 250 % 250) + "." + (1 + random / 62_500 % 250);
        JsonNode saved = new SuiteConfiguration(api)
                .createCarrier(SuiteConfiguration.ipCarrier("bench-" + Long.toString(random, 36), host, 5060));
        ids.add(SuiteConfiguration.id(saved));
        return saved;
    }

    /// @return nanoseconds from the response until Asterisk shows the carrier
    long saveUntilAsteriskKnows() {
        String endpoint = save().get("endpointId").asString();
        long answered = System.nanoTime();
        while (!ami.command("pjsip show endpoint " + endpoint).contains("from-trunk")) {
            if (System.nanoTime() - answered > LIMIT_NANOS) {
                throw new IllegalStateException("Asterisk does not know " + endpoint + " after 10 s");
            }
        }
        return System.nanoTime() - answered;
    }

    /// Deletes the carriers that were saved so far.
    @Override
    public void close() {
        ids.forEach(id -> {
            var _ = api.delete(SuiteConfiguration.PROVISIONING, "/api/v1/carriers/" + id);
        });
        ids.clear();
    }
}

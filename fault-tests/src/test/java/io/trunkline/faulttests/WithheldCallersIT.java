package io.trunkline.faulttests;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.SippCaller;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Callers who withhold their number while routing-service does not respond: nothing but their node knows it.
class WithheldCallersIT {
    private static final Duration TALK_TIME = Duration.ofSeconds(1);
    private static final String ASSERTED = "17065557316";
    private static final String FROM = "17065557317";

    private final FaultTestEnvironment environment = FaultTestEnvironment.shared();

    @Test
    void the_record_of_a_call_that_routing_did_not_decide_has_the_number_for_staff_only() {
        String host = environment.carrier().host();
        String asserted = "+14045553201";
        String headerOnly = "+14045553202";
        String shown = "+14045553203";
        environment.execute(
                "postgres",
                "ALTER DATABASE routing ALLOW_CONNECTIONS false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'routing'");
        try {
            call(
                    new SippCaller(host, "anonymous", TALK_TIME)
                            .withHeader("P-Asserted-Identity: <sip:+" + ASSERTED + "@127.0.0.1>")
                            .withHeader("Privacy: id"),
                    asserted);
            call(new SippCaller(host, FROM, TALK_TIME).withHeader("Privacy: id;critical"), headerOnly);
            call(new SippCaller(host, FROM, TALK_TIME), shown);
        } finally {
            environment.execute("postgres", "ALTER DATABASE routing ALLOW_CONNECTIONS true");
        }

        assertWithheld(asserted, ASSERTED);
        assertWithheld(headerOnly, FROM);
        assertThat(environment.awaitRecord("number", shown).get("from").asString())
                .endsWith(FROM);
        var _ = environment.completeInboundCall();
    }

    private void call(SippCaller caller, String number) {
        assertThat(environment.callIn(caller, number).isAnswered()).isFalse();
    }

    private void assertWithheld(String called, String number) {
        JsonNode record = environment.awaitRecord("number", called);
        assertThat(record.get("from").isNull()).as(record.toString()).isTrue();
        assertThat(record.get("assertedFrom").asString()).endsWith(number);
        assertThat(record.get("tenant").isNull()).as("no seller sees it").isTrue();
    }
}

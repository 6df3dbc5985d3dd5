package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.NO_PARTIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A carrier behind an outbound proxy, whose own host cannot be reached.
class OutboundProxyIT {
    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @Test
    void the_proxy_gets_the_registration_and_the_calls_of_both_kinds() {
        try (SippAnswerer proxy =
                SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("user1", "secret1"))) {
            environment.insertCarriersOver("udp", "carrier.invalid:5060", proxy.host());
            for (String table : List.of("ps_endpoints", "ps_aors", "ps_registrations")) {
                environment.postgres.execute(
                        "asterisk",
                        "UPDATE %s SET outbound_proxy = 'sip:%s^3Blr' WHERE id IN ('udp-ip', 'udp-reg')"
                                .formatted(table, proxy.address()));
            }
            environment.node.command("module reload res_pjsip_outbound_registration.so");

            Await.until("the node is registered", () -> proxy.registerCount() >= 2);
            place("14045550711", "PJSIP/udp-reg/sip:14045550711@carrier.invalid:5060");
            place("14045550712", "PJSIP/14045550712@udp-ip");

            Await.until("both calls are answered", () -> proxy.answeredCalls() == 2);
            assertThat(proxy.invites())
                    .allSatisfy(invite -> assertThat(invite.startLine()).contains("@carrier.invalid:5060"));
        } finally {
            environment.node.command("channel request hangup all");
            for (String table :
                    List.of("ps_registrations", "ps_auths", "ps_aors", "ps_endpoints", "ps_endpoint_id_ips")) {
                environment.postgres.execute("asterisk", "DELETE FROM " + table + " WHERE id IN ('udp-ip', 'udp-reg')");
            }
            environment.node.command("module reload res_pjsip_outbound_registration.so");
        }
    }

    private void place(String number, String dialString) {
        environment.routing.answerWith(
                "outbound", number, "DIAL|" + FIRST_LEASE + "|" + dialString + "|10||" + NO_PARTIES, "STOP|16|done");
        environment.originate("ast1-1.t" + number, number + "@trunkline-outbound", "s@trunkline-hold");
    }
}

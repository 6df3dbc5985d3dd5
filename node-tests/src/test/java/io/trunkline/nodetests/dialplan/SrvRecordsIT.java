package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.NO_PARTIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.dns.Dnsmasq;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import org.junit.jupiter.api.Test;

/// A carrier without a port is found by the SRV records of its host.
class SrvRecordsIT {
    private static final SippAnswerer.Options OPTIONS =
            SippAnswerer.Options.defaults().acceptingRegistration("user1", "secret1");

    @Test
    void a_carrier_without_a_port_gets_the_registration_and_the_calls_at_its_srv_target() {
        try (SippAnswerer carrier = SippAnswerer.start(OPTIONS);
                Dnsmasq dns = Dnsmasq.start(
                        "--srv-host=_sip._udp.carrier.example,sip1.carrier.example," + carrier.port(),
                        "--host-record=sip1.carrier.example," + carrier.host(),
                        "--host-record=carrier.example,127.0.0.9",
                        "--naptr-record=carrier.example,10,100,s,SIP+D2T,,_sip._tcp.carrier.example");
                NodeTestEnvironment environment = new NodeTestEnvironment(
                        settings -> settings.withVariable("NODE_NAMESERVER", dns.host() + "@" + dns.port()))) {
            environment.insertCarriersOver("udp", "carrier.example", carrier.host());

            Await.until("the node is registered", () -> carrier.registerCount() >= 2);
            place(environment, "14045550701", "PJSIP/udp-reg/sip:14045550701@carrier.example;transport=udp");
            place(environment, "14045550702", "PJSIP/14045550702@udp-ip");

            Await.until("both calls are answered", () -> carrier.answeredCalls() == 2);
            assertThat(carrier.invites())
                    .extracting(SipMessage::requestUser)
                    .containsExactlyInAnyOrder("14045550701", "14045550702");
        }
    }

    private static void place(NodeTestEnvironment environment, String number, String dialString) {
        environment.routing.answerWith(
                "outbound", number, "DIAL|" + FIRST_LEASE + "|" + dialString + "|10||" + NO_PARTIES, "STOP|16|done");
        environment.originate("ast1-1.t" + number, number + "@trunkline-outbound", "s@trunkline-hold");
    }
}

package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.NO_PARTIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the variables of a carrier's endpoint do: headers of its INVITEs, and the place of the called number.
class CarrierVariablesIT {
    private static final NodeTestEnvironment ENVIRONMENT = NodeTestEnvironment.shared();
    private static final SippAnswerer CARRIER = SippAnswerer.start();

    @AfterAll
    static void close() {
        CARRIER.close();
    }

    @Test
    void an_invite_has_the_headers_of_the_carrier_as_they_were_saved() {
        ENVIRONMENT.insertCarrierWith(
                "TRUNKLINE_HEADERS=P-Charge-Info,X-Account,X-Odd;TRUNKLINE_HEADER_1=<sip:+14045550000@x^3Bnpi=1>;"
                        + "TRUNKLINE_HEADER_2=17, \"a b\";TRUNKLINE_HEADER_3=${SHELL(id)} $[1 + 1] ^5E3B %0d%0aX-Evil: 1 'x'",
                "with-headers", CARRIER.address(), CARRIER.host());

        SipMessage invite = dial("14045550801", "with-headers");

        assertThat(Map.of(
                        "P-Charge-Info", invite.header("P-Charge-Info").orElse(""),
                        "X-Account", invite.header("X-Account").orElse(""),
                        "X-Odd", invite.header("X-Odd").orElse("")))
                .isEqualTo(Map.of(
                        "P-Charge-Info", "<sip:+14045550000@x;npi=1>",
                        "X-Account", "17, \"a b\"",
                        "X-Odd", "${SHELL(id)} $[1 + 1] ^3B %0d%0aX-Evil: 1 'x'"));
        assertThat(invite.header("X-Evil")).isEmpty();
        assertThat(invite.headers())
                .filteredOn(line -> line.startsWith("X-Account"))
                .hasSize(1);
    }

    @Test
    void an_invite_to_another_carrier_has_none_of_them() {
        ENVIRONMENT.insertCarrierWith("", "without-headers", CARRIER.address(), CARRIER.host());

        assertThat(dial("14045550802", "without-headers").headers()).noneMatch(line -> line.startsWith("X-"));
    }

    private static SipMessage dial(String number, String endpoint) {
        ENVIRONMENT.routing.answerWith(
                "outbound",
                number,
                "DIAL|" + FIRST_LEASE + "|PJSIP/" + number + "@" + endpoint + "|10||" + NO_PARTIES,
                "STOP|16|done");
        ENVIRONMENT.originate("ast1-1.t" + number, number + "@trunkline-outbound", "s@trunkline-hold");
        Await.until(
                "the carrier is called",
                () -> CARRIER.invites().stream()
                        .anyMatch(invite -> invite.requestUser().equals(number)));
        ENVIRONMENT.node.command("channel request hangup all");
        return CARRIER.invites().stream()
                .filter(invite -> invite.requestUser().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void routing_learns_how_the_carrier_writes_numbers() {
        String host = LoopbackAddresses.next();
        ENVIRONMENT.insertCarrierWith("TRUNKLINE_NUMBERS=national:GB", "numbers-gb", host + ":5999", host);
        ENVIRONMENT.routing.answerWith("inbound", "02079460051", "STOP|17|busy");

        assertThat(new RawSipCaller(host, ENVIRONMENT.node.sipPort())
                        .call("02079460051", "<sip:02079460018@x>", "<sip:x@x>", ""))
                .isEqualTo(486);

        assertThat(ENVIRONMENT.routing.questions("02079460051").getFirst())
                .containsEntry("numbers", "national:GB")
                .containsEntry("from", "02079460018");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            tags-two     | vertical=solar; source=fb                                | vertical=solar; source=fb
            tags-odd     | a="x", (1); ${SHELL(id)}=$[1 + 1]&call=x&attempt=7 %41 } | a="x", (1); ${SHELL(id)}=$[1 + 1]&call=x&attempt=7 %41 }
            tags-escapes | a=\\n\\"; b=^3B                                           | a=\\n\\"; b=^3B
            """)
    void routing_learns_the_tags_as_they_are_in_the_header(String id, String header, String tags) {
        String host = LoopbackAddresses.next();
        String number = "+1555000" + (1100 + id.length());
        ENVIRONMENT.insertCarrierWith("TRUNKLINE_TAGS_IN=X-Tags", id, host + ":5999", host);
        ENVIRONMENT.routing.answerWith("inbound", number, "STOP|17|busy");
        var caller = new RawSipCaller(host, ENVIRONMENT.node.sipPort());

        assertThat(caller.call(number, "<sip:+15551230000@x>", "<sip:x@x>", "X-Tags: " + header + "\r\n"))
                .isEqualTo(486);

        Map<String, String> question = ENVIRONMENT.routing.questions(number).getLast();
        assertThat(question).containsEntry("tags", tags).containsEntry("attempt", "1");
        assertThat(question.get("call")).startsWith("ast1-");
    }

    @Test
    void a_header_that_is_too_long_for_tags_is_cut_and_the_call_goes_on() {
        String host = LoopbackAddresses.next();
        ENVIRONMENT.insertCarrierWith("TRUNKLINE_TAGS_IN=X-Tags", "tags-long", host + ":5999", host);
        ENVIRONMENT.routing.answerWith("inbound", "+15550001150", "STOP|17|busy");
        var caller = new RawSipCaller(host, ENVIRONMENT.node.sipPort());

        assertThat(caller.call(
                        "+15550001150", "<sip:+15551230000@x>", "<sip:x@x>", "X-Tags: " + "<%é>".repeat(500) + "\r\n"))
                .isEqualTo(486);

        assertThat(ENVIRONMENT.routing.questions("+15550001150").getFirst().get("tags"))
                .hasSizeGreaterThan(250)
                .hasSizeLessThan(600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            61 | TRUNKLINE_ACCOUNT_IN=X-Account | X-Account: 4711 | 4711 |
            62 | TRUNKLINE_ACCOUNT_IN=X-Account;TRUNKLINE_TAGS_IN=X-Tags | X-Tags: a=b&x-account: 47 11 | 47 11 | a=b
            63 | TRUNKLINE_ACCOUNT_IN=X-Account | X-Account: ${SHELL(id)}, "%41=x | ${SHELL(id)}, "%41=x |
            64 | TRUNKLINE_ACCOUNT_IN=X-Account | X-None: 1 | |
            65 | TRUNKLINE_TAGS_IN=X-Tags | X-Account: 4711 | |
            """)
    void routing_learns_the_header_of_the_account(
            String id, String variables, String headers, String account, String tags) {
        String host = LoopbackAddresses.next();
        String number = "+155500011" + id;
        ENVIRONMENT.insertCarrierWith(variables, "account-" + id, host + ":5999", host);
        ENVIRONMENT.routing.answerWith("inbound", number, "STOP|17|busy");
        var caller = new RawSipCaller(host, ENVIRONMENT.node.sipPort());

        assertThat(caller.call(number, "<sip:+15551230000@x>", "<sip:x@x>", headers.replace("&", "\r\n") + "\r\n"))
                .isEqualTo(486);

        Map<String, String> question = ENVIRONMENT.routing.questions(number).getLast();
        assertThat(question.getOrDefault("account", "")).isEqualTo(account == null ? "" : account);
        assertThat(question.getOrDefault("tags", "")).isEqualTo(tags == null ? "" : tags);
    }

    @Test
    void a_call_without_the_header_or_from_another_carrier_has_no_tags() {
        String host = LoopbackAddresses.next();
        ENVIRONMENT.insertCarrierWith("TRUNKLINE_TAGS_IN=X-Tags", "tags-none", host + ":5999", host);
        ENVIRONMENT.routing.answerWith("inbound", "+15550001151", "STOP|17|busy");

        new RawSipCaller(host, ENVIRONMENT.node.sipPort())
                .call("+15550001151", "<sip:+15551230000@x>", "<sip:x@x>", "");

        assertThat(ENVIRONMENT.routing.questions("+15550001151").getFirst().get("tags"))
                .isNullOrEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"):Log(WARNING,PWNED) <sip:+1@x>", "1:Log(WARNING,PWNED)", "<sip:1)?Log(WARNING%2CPWNED)@x>"})
    void a_header_with_an_application_runs_none(String text) {
        String host = LoopbackAddresses.next();
        String id = host.replace('.', '-');
        ENVIRONMENT.insertCarrierWith("TRUNKLINE_CALLED_IN=X-DID", id, host + ":5999", host);
        var caller = new RawSipCaller(host, ENVIRONMENT.node.sipPort());

        assertThat(caller.call("account7", "<sip:+15551230000@x>", "<sip:x@x>", "X-DID: " + text + "\r\n"))
                .isGreaterThanOrEqualTo(300);

        assertThat(ENVIRONMENT.node.completeLog()).doesNotContain(": PWNED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            called-to     | TRUNKLINE_CALLED_IN=To                | <sip:+15550001041@x>            | X-None: 1                                   | +15550001041
            called-party  | TRUNKLINE_CALLED_IN=P-Called-Party-ID | <sip:x@x>                       | P-Called-Party-ID: "A 1" <sip:+15550001042;npdi@x> | +15550001042
            called-named  | TRUNKLINE_CALLED_IN=X-DID             | <sip:x@x>                       | X-DID: +15550001043                         | +15550001043
            called-tel    | TRUNKLINE_CALLED_IN=X-DID             | <sip:x@x>                       | X-DID: tel:+15550001044;phone-context=x5    | +15550001044
            called-odd    | TRUNKLINE_CALLED_IN=X-DID             | <sip:x@x>                       | X-DID: " & ${SHELL(id)} = 15550001045@7     | 15550001045
            called-fixed  | TRUNKLINE_CALLED_NUMBER=+15550001046  | <sip:+15550001099@x>            | X-DID: +15550001098                         | +15550001046
            called-none   | TRUNKLINE_CALLED_IN=X-DID             | <sip:+15550001097@x>            | X-None: 1                                   | ''
            """)
    void the_called_number_is_read_where_the_carrier_has_it(
            String id, String variables, String to, String header, String number) {
        String host = LoopbackAddresses.next();
        ENVIRONMENT.insertCarrierWith(variables, id, host + ":5999", host);
        ENVIRONMENT.routing.answerWith("inbound", number, "STOP|17|busy");
        var caller = new RawSipCaller(host, ENVIRONMENT.node.sipPort());

        assertThat(caller.call("account7", "<sip:+15551230000@x>", to, header + "\r\n"))
                .isEqualTo(486);

        assertThat(ENVIRONMENT.routing.questions(number))
                .filteredOn(question -> question.get("endpoint").equals(id))
                .hasSize(1);
    }
}

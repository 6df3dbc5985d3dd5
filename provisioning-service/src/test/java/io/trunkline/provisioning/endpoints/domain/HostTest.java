package io.trunkline.provisioning.endpoints.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
    @ParameterizedTest
    @ValueSource(strings = {"sip.twilio.com", "localhost", "127.0.0.1", "a-b.example.", "2001:db8::1", "3com.net"})
    void is_a_name_or_an_address(String text) {
        assertThat(Host.parse(text)).map(Host::value).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "two words",
                "sip.example.com ",
                "sip:example.com",
                "example.com:5060",
                "999.1.1.1",
                "1.2.3",
                "127.0.0.1.",
                "-a.com",
                "a..b",
                "fe80::1%eth0",
                "a;b",
                "x'--",
                "exa\nmple",
                "::zz",
                "1.2.3.4.5"
            })
    void rejects_any_other_text(String text) {
        assertThat(Host.parse(text)).isEmpty();
    }

    @Test
    void an_ipv6_address_has_brackets_in_a_uri() {
        assertThat(Host.parse("[2001:db8::1]")).map(Host::toUriHost).contains("[2001:db8::1]");
        assertThat(new Host("a.example").toUriHost()).isEqualTo("a.example");
    }
}

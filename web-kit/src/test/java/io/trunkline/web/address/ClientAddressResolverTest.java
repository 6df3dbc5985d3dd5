package io.trunkline.web.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ClientAddressResolverTest {
    private static final List<String> PROXIES = List.of("10.0.0.0/8", "2001:db8:ff::/48", "192.0.2.1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "without a header, the proxy is the client    | 10.0.0.1        |                            | 10.0.0.1",
                "a proxy adds its client                      | 10.0.0.1        | 203.0.113.7                | 203.0.113.7",
                "what the client has sent is not read         | 10.0.0.1        | 198.51.100.1, 203.0.113.7  | 203.0.113.7",
                "a client cannot claim to be a proxy          | 10.0.0.1        | 10.0.0.9, 203.0.113.7      | 203.0.113.7",
                "two proxies                                  | 10.0.0.1        | 203.0.113.7, 192.0.2.1     | 203.0.113.7",
                "another client sends the header              | 203.0.113.7     | 198.51.100.1               | 203.0.113.7",
                "a client within the network of the proxies   | 10.0.0.1        | 10.0.0.9                   | 10.0.0.9",
                "a proxy that does not know its client        | 10.0.0.1        | 198.51.100.1, unknown      | 10.0.0.1",
                "a host name is not resolved                  | 10.0.0.1        | localhost                  | 10.0.0.1",
                "numbers are not an address                   | 10.0.0.1        | 1234                       | 10.0.0.1",
                "an empty element                             | 10.0.0.1        | 203.0.113.7,               | 10.0.0.1",
                "a port                                       | 10.0.0.1        | 203.0.113.7:4711           | 203.0.113.7",
                "IPv6                                         | 2001:db8:ff::1  | 2001:db8::7                | 2001:db8:0:0:0:0:0:7",
                "IPv6 with a port                             | 10.0.0.1        | [2001:db8::7]:4711         | 2001:db8:0:0:0:0:0:7",
                "an IPv4 address in the form of IPv6          | ::ffff:10.0.0.1 | ::ffff:203.0.113.7         | 203.0.113.7",
                "an IPv6 client next to the network           | 2001:db8:fe::1  | 203.0.113.7                | 2001:db8:fe:0:0:0:0:1",
            })
    void the_client_is_the_first_address_from_the_right_that_is_not_a_proxy(
            String rule, String connected, String header, String client) {
        assertThat(resolve(ForwardedHeader.X_FORWARDED_FOR, connected, header)
                        .value()
                        .getHostAddress())
                .as(rule)
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "for=203.0.113.7                                          | 203.0.113.7",
                "For=\"[2001:db8::7]:4711\";proto=https;by=10.0.0.1       | 2001:db8:0:0:0:0:0:7",
                "proto=http;for=203.0.113.7, for=\"192.0.2.1:80\"         | 203.0.113.7",
                "for=\"_hidden\", for=203.0.113.7                         | 203.0.113.7",
                "for=\"198.51.100.1, for=203.0.113.7                      | 203.0.113.7",
                "for=\"a,b\";host=\"x,y\", for=10.0.0.2                   | 10.0.0.2",
                "by=203.0.113.7                                           | 10.0.0.1",
                "notfor=203.0.113.7                                       | 10.0.0.1",
            })
    void reads_the_header_of_rfc_7239(String header, String client) {
        assertThat(resolve(ForwardedHeader.FORWARDED, "10.0.0.1", header)
                        .value()
                        .getHostAddress())
                .isEqualTo(client);
    }

    @Test
    void several_header_lines_are_one_list() {
        var headers = new HttpHeaders();
        headers.add("X-Forwarded-For", "198.51.100.1");
        headers.add("X-Forwarded-For", "203.0.113.7, 192.0.2.1");

        assertThat(new ClientAddressResolver(PROXIES, ForwardedHeader.X_FORWARDED_FOR)
                        .of(InetAddress.ofLiteral("10.0.0.1"), headers)
                        .toString())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void reads_only_the_configured_header() {
        var headers = new HttpHeaders();
        headers.add("Forwarded", "for=198.51.100.1");
        headers.add("X-Forwarded-For", "203.0.113.7");

        assertThat(new ClientAddressResolver(PROXIES, ForwardedHeader.X_FORWARDED_FOR)
                        .of(InetAddress.ofLiteral("10.0.0.1"), headers)
                        .toString())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void without_trusted_proxies_no_header_is_read() {
        var headers = new HttpHeaders();
        headers.add("X-Forwarded-For", "203.0.113.7");

        assertThat(new ClientAddressResolver(List.of(), ForwardedHeader.X_FORWARDED_FOR)
                        .of(InetAddress.ofLiteral("127.0.0.1"), headers)
                        .toString())
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", ""})
    void refuses_a_proxy_that_is_neither_an_address_nor_a_block(String proxy) {
        assertThatThrownBy(() -> new ClientAddressResolver(List.of(proxy), ForwardedHeader.FORWARDED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,                  203.0.113.7",
        "2001:db8:1:2:3:4:5:6,         2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff:ffff:0:1,   2001:db8:1:2:0:0:0:0/64",
        "::ffff:203.0.113.7,           203.0.113.7",
    })
    void limits_count_ipv6_addresses_by_their_network(String address, String network) {
        assertThat(new ClientAddress(InetAddress.ofLiteral(address)).network()).isEqualTo(network);
    }

    private static ClientAddress resolve(ForwardedHeader kind, String connected, String value) {
        var headers = new HttpHeaders();
        if (value != null) {
            headers.add(kind == ForwardedHeader.FORWARDED ? "Forwarded" : "X-Forwarded-For", value);
        }
        return new ClientAddressResolver(PROXIES, kind).of(InetAddress.ofLiteral(connected), headers);
    }
}

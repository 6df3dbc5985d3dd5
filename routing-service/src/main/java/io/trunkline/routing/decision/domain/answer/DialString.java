package io.trunkline.routing.decision.domain.answer;

import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.sip.SipTransport;
import java.util.Optional;
import java.util.regex.Pattern;

/// An argument of Dial. Two forms exist: `PJSIP/<number>@<endpoint>` for an endpoint with a contact, and
/// `PJSIP/<endpoint>/sip:<number>@<host>:<port>` for one without, with `;transport=tcp` or `;transport=tls` unless
/// it is UDP, or with `;transport=…` in place of the port if SRV records have it (on Asterisk 22,
/// `PJSIP/<endpoint>/<number>` fails).
public record DialString(String value) {
    /// The pattern of both forms; the dialplan checks answers with the same one.
    public static final Pattern PATTERN = Pattern.compile("PJSIP/(?:\\+?[0-9]{1,32}@[a-z0-9-]{1,40}"
            + "|[a-z0-9-]{1,40}/sip:\\+?[0-9]{1,32}@(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])"
            + "(?::[1-9][0-9]{0,4}(?:;transport=(?:tcp|tls))?|;transport=(?:udp|tcp|tls)))");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}]?");

    public DialString {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a dial string");
        }
    }

    /// Whether a dial string may contain this host.
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /// Dials the contact of the endpoint's AOR.
    public static DialString throughContact(String number, EndpointId endpoint) {
        return new DialString("PJSIP/" + number + "@" + endpoint);
    }

    /// Dials an address through an endpoint without a contact.
    public static DialString toAddress(String number, EndpointId endpoint, Address address) {
        return new DialString("PJSIP/" + endpoint + "/sip:" + number + "@" + address.uriTail());
    }

    /// The endpoint that it dials.
    public EndpointId endpoint() {
        String target = value.substring("PJSIP/".length());
        int slash = target.indexOf('/');
        return new EndpointId(slash < 0 ? target.substring(target.indexOf('@') + 1) : target.substring(0, slash));
    }

    /// The address of an endpoint without a contact.
    ///
    /// @param host a name, an IPv4 address, or an IPv6 address with or without brackets
    /// @param port empty if SRV records of the host name it
    public record Address(String host, Optional<Integer> port, SipTransport transport) {
        /// What follows the user in a SIP URI.
        String uriTail() {
            String spoken = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
            return transport.uriTail(spoken, port);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

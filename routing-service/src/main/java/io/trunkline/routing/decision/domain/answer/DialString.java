package io.trunkline.routing.decision.domain.answer;

import io.trunkline.telephony.EndpointId;
import java.util.regex.Pattern;

/// What Asterisk's Dial is given. Only two forms exist, and nothing else can be made: `PJSIP/<number>@<endpoint>`
/// for an endpoint that has a contact, `PJSIP/<endpoint>/sip:<number>@<host>:<port>` for one that has none
/// (measured on Asterisk 22: the form `PJSIP/<endpoint>/<number>` fails).
public record DialString(String value) {
    /// Both forms; the dialplan checks the answer against the same pattern.
    public static final Pattern PATTERN = Pattern.compile("PJSIP/(?:\\+?[0-9]{1,32}@[a-z0-9-]{1,40}"
            + "|[a-z0-9-]{1,40}/sip:\\+?[0-9]{1,32}@(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])"
            + ":[1-9][0-9]{0,4})");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}]?");

    public DialString {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a dial string");
        }
    }

    /// Whether a host can stand in a dial string.
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /// Dials through the contact of the endpoint's address of record.
    public static DialString throughContact(String number, EndpointId endpoint) {
        return new DialString("PJSIP/" + number + "@" + endpoint);
    }

    /// Dials an explicit address by way of an endpoint without a contact.
    ///
    /// @param host a name, an IPv4 address, or an IPv6 address with or without brackets
    public static DialString toAddress(String number, EndpointId endpoint, String host, int port) {
        String spoken = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return new DialString("PJSIP/" + endpoint + "/sip:" + number + "@" + spoken + ":" + port);
    }

    @Override
    public String toString() {
        return value;
    }
}

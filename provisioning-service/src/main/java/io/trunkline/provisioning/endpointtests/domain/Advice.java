package io.trunkline.provisioning.endpointtests.domain;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to do about the result of a step. docs/carriers.md lists the codes.
public final class Advice {
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("no-host", "The client has no address: it registers with us"),
            Map.entry("host-is-address", "The host is an address, so there is no name to resolve"),
            Map.entry("not-resolved", "Check the host for typing errors, and the name service of the node"),
            Map.entry("not-applied", "Wait a moment and test again; if it stays so, check realtime-writer"),
            Map.entry("endpoint-unknown", "Check the connection of the node to its database"),
            Map.entry("registration-instead", "The registration shows whether the carrier responds"),
            Map.entry(
                    "qualify-off",
                    "The regular check is turned off (qualifySeconds is 0), and the bridge receives no copies of SIP"
                            + " messages, so the response is unknown"),
            Map.entry("no-contact", "The client has not registered with this node: check its settings"),
            Map.entry(
                    "no-response",
                    "Check host, port, transport and firewalls, and whether the provider accepts your address"),
            Map.entry("no-registration", "We do not register with it, so there is nothing to test"),
            Map.entry("registered-elsewhere", "Another node registers with this carrier"),
            Map.entry("registered-nowhere", "No node registers with this carrier: check that it is not inactive"),
            Map.entry(
                    "unconfirmed",
                    "Nothing failed, but no response was seen: place a test call, or turn the regular check on"
                            + " (qualifySeconds)"),
            Map.entry("register-not-sent", "The node could not send the request: check the host"),
            Map.entry("rejected", "Check username and password"),
            Map.entry("no-call", "The request asked for no call"),
            Map.entry("call-not-sent", "The node could not send the call: check host, port and the contact"),
            Map.entry("call-refused", "Check the number and its format, and ask the provider for the reason"),
            Map.entry("not-answered", "The call rang: answer it, or test with a number that answers"),
            Map.entry("no-ringing", "Check whether the provider accepts calls from your address"),
            Map.entry("no-time", "The time of the test was over before this step ended"),
            Map.entry("node-away", "The bridge has no connection to the node: check the node"),
            Map.entry("node-refused", "The node refused the action: its log has the reason"),
            Map.entry("node-silent", "Nothing was reported: check the ami-bridge of the node, and Kafka"));

    private Advice() {}

    /// @param step the name of the step
    /// @param code of the result; null for none
    public static Optional<String> of(String step, @Nullable String code, @Nullable Integer sipStatus) {
        if (code == null) {
            return Optional.empty();
        }
        if (code.equals("no-response") && step.equals("qualify")) {
            return Optional.of(BY_CODE.get(code) + ". This alone need not matter: some providers ignore OPTIONS and"
                    + " accept calls. Then set qualifySeconds to 0");
        }
        if (sipStatus != null && code.equals("rejected")) {
            return Optional.of(ofRegistrar(sipStatus));
        }
        if (sipStatus != null && code.equals("call-refused")) {
            return Optional.of(ofCall(sipStatus));
        }
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static String ofRegistrar(int status) {
        return switch (status) {
            case 401, 403, 407 -> "Check username and password";
            case 404, 604 -> "The registrar does not know the user: check username and host";
            case 408 -> "A proxy got no response from the registrar: try again, then ask the provider";
            case 423 -> "The registrar wants a longer time: increase registrationExpirySeconds";
            default ->
                status >= 500
                        ? "The registrar has a fault: try again later, then ask the provider"
                        : "Ask the provider what this status means for a registration";
        };
    }

    private static String ofCall(int status) {
        return switch (status) {
            case 401, 407 -> "Check username and password";
            case 403, 603 -> "The provider forbids the call: check your address, the caller ID and the credit";
            case 404, 484, 604 -> "The provider does not know the number: check it, and numberFormat";
            case 486, 600 -> "The number is busy, so calls get through";
            case 480 -> "The number does not respond, so calls get through";
            case 488 -> "Check the codecs";
            default ->
                status >= 500
                        ? "The provider has a fault or no free channel: try again later"
                        : "Ask the provider what this status means for a call";
        };
    }
}

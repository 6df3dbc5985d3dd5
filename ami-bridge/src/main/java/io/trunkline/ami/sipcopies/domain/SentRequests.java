package io.trunkline.ami.sipcopies.domain;

import io.trunkline.ami.connection.domain.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The OPTIONS and REGISTER requests that the node sent, and the last final response to each target. A response is
/// matched by its Call-ID. Not thread-safe.
public final class SentRequests {
    private static final int MAX_REQUESTS = 5_000;
    private static final int MAX_TARGETS = 5_000;
    private static final int MAX_EARLY = 100;
    private static final int MAX_REASON = 80;

    private static final Set<String> METHODS = Set.of("OPTIONS", "REGISTER");
    private static final Pattern REQUEST = Pattern.compile("(OPTIONS|REGISTER) (\\S+) SIP/2\\.0\r\n(?s:.*)");
    private static final Pattern RESPONSE = Pattern.compile("SIP/2\\.0 ([2-6]\\d\\d) ?([^\r\n]*)\r\n(?s:.*)");
    private static final Pattern CALL_ID = Pattern.compile("(?im)^(?:Call-ID|i)[ \t]*:[ \t]*([^\r\n]+)");
    private static final Pattern METHOD = Pattern.compile("(?im)^CSeq[ \t]*:[ \t]*\\d+[ \t]+(\\w+)");
    private static final Pattern TO = Pattern.compile("(?im)^(?:To|t)[ \t]*:[^<\r\n]*<([^>\r\n]*)>");
    /// Asterisk writes neither into To (RFC 3261 §19.1.1).
    private static final Pattern PORT_AND_PARAMETERS = Pattern.compile("(:[0-9]+)?(;.*)?$");

    private final Map<String, Request> requests = new BoundedMap<>(MAX_REQUESTS);
    /// Responses whose request is not known yet: the copy of a request may arrive after that of its response.
    private final Map<String, Early> early = new BoundedMap<>(MAX_EARLY);
    private final Map<Target, SipResponse> responses = new BoundedMap<>(MAX_TARGETS);

    /// @param sentAt by the node's clock
    private record Request(Target target, Instant sentAt) {}

    /// @param at by the node's clock
    private record Early(String message, Instant at, Instant receivedAt) {}

    /// What a request was sent to.
    ///
    /// @param method OPTIONS or REGISTER
    /// @param uri the request URI of a REGISTER; the hash of the contact for OPTIONS
    /// @param to the URI in To of a REGISTER, empty for OPTIONS
    private record Target(String method, String uri, String to) {}

    private static final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;
        private final int max;

        BoundedMap(int max) {
            this.max = max;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > max;
        }
    }

    /// @param message a message that the node sent or received
    /// @param at by the node's clock
    /// @param receivedAt by the bridge's clock
    public void add(String message, Instant at, Instant receivedAt) {
        String callId = first(CALL_ID, message).orElse("");
        Matcher request = REQUEST.matcher(message);
        if (request.matches()) {
            Target target = target(request.group(1), request.group(2), message);
            put(requests, callId, new Request(target, at));
            Early response = early.remove(callId);
            if (response != null) {
                addResponse(callId, response);
            }
        } else {
            addResponse(callId, new Early(message, at, receivedAt));
        }
    }

    private void addResponse(String callId, Early received) {
        Matcher response = RESPONSE.matcher(received.message());
        String method = first(METHOD, received.message()).orElse("");
        if (!response.matches() || !METHODS.contains(method)) {
            return;
        }
        Request answered = requests.get(callId);
        if (answered == null) {
            put(early, callId, received);
        } else if (answered.target().method().equals(method)) {
            Duration roundTrip = Duration.between(answered.sentAt(), received.at());
            put(
                    responses,
                    answered.target(),
                    new SipResponse(
                            Integer.parseInt(response.group(1)),
                            printable(response.group(2)),
                            roundTrip,
                            received.receivedAt()));
        }
    }

    private static Target target(String method, String uri, String message) {
        return method.equals("REGISTER") ? register(first(TO, message).orElse(""), uri) : options(Contact.hashOf(uri));
    }

    private static Target register(String clientUri, String serverUri) {
        return new Target(
                "REGISTER", serverUri, PORT_AND_PARAMETERS.matcher(clientUri).replaceFirst(""));
    }

    private static Target options(String contactHash) {
        return new Target("OPTIONS", contactHash, "");
    }

    /// The newest entry is the last to be removed.
    private static <K, V> void put(Map<K, V> map, K key, V value) {
        map.remove(key);
        map.put(key, value);
    }

    /// The last response to a REGISTER.
    public Optional<SipResponse> toRegister(String clientUri, String serverUri) {
        return Optional.ofNullable(responses.get(register(clientUri, serverUri)));
    }

    /// The last response to an OPTIONS request.
    ///
    /// @param contactHash of the contact
    public Optional<SipResponse> toOptions(String contactHash) {
        return Optional.ofNullable(responses.get(options(contactHash)));
    }

    private static Optional<String> first(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    /// A carrier can write anything there.
    private static String printable(String reason) {
        String text = reason.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return text.substring(0, Math.min(text.length(), MAX_REASON));
    }
}

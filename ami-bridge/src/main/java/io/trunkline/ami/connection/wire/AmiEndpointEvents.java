package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.Registration;
import java.time.Instant;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/// Events about registrations and contacts: changes, and the entries of lists.
final class AmiEndpointEvents {

    private AmiEndpointEvents() {}

    private static String textOrEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// asterisk-java reads the values "Unknown" and "none" as null.
    private static String statusOrUnknown(@Nullable String value) {
        return value == null ? "Unknown" : value;
    }

    private static @Nullable Long positiveNumber(@Nullable String value) {
        return value != null && value.matches("[1-9]\\d{0,12}") ? Long.valueOf(value) : null;
    }

    private static Instant occurredAt(ManagerEvent event) {
        Double seconds = event.getTimestamp();
        return seconds == null ? event.getDateReceived().toInstant() : AmiTimestamps.toInstant(seconds);
    }

    @AsteriskMapping("Registry")
    public static final class Registry extends ManagerEvent {
        private String username = "";
        private String domain = "";
        private String status = "Unknown";

        public Registry(Object source) {
            super(source);
        }

        /// The client_uri.
        public void setUsername(@Nullable String value) {
            username = textOrEmpty(value);
        }

        /// The server_uri.
        public void setDomain(@Nullable String value) {
            domain = textOrEmpty(value);
        }

        public void setStatus(@Nullable String value) {
            status = statusOrUnknown(value);
        }

        public Instant at() {
            return occurredAt(this);
        }

        public Registration registration() {
            return new Registration(null, username, domain, status);
        }
    }

    @AsteriskMapping("OutboundRegistrationDetail")
    public static final class OutboundRegistrationDetail extends ResponseEvent {
        private String objectName = "";
        private String clientUri = "";
        private String serverUri = "";
        private String status = "Unknown";
        private @Nullable String endpoint;

        public OutboundRegistrationDetail(Object source) {
            super(source);
        }

        public void setObjectName(@Nullable String value) {
            objectName = textOrEmpty(value);
        }

        public void setClientUri(@Nullable String value) {
            clientUri = textOrEmpty(value);
        }

        public void setServerUri(@Nullable String value) {
            serverUri = textOrEmpty(value);
        }

        public void setEndpoint(@Nullable String value) {
            endpoint = value;
        }

        public void setStatus(@Nullable String value) {
            status = statusOrUnknown(value);
        }

        public Registration registration() {
            return new Registration(endpoint == null ? objectName : endpoint, clientUri, serverUri, status);
        }
    }

    @AsteriskMapping("OutboundRegistrationDetailComplete")
    public static final class OutboundRegistrationDetailComplete extends ResponseEvent {
        public OutboundRegistrationDetailComplete(Object source) {
            super(source);
        }
    }

    /// Sent with the list of registrations, with their passwords in clear text. The setters drop everything.
    @AsteriskMapping("AuthDetail")
    public static final class AuthDetail extends ResponseEvent {
        public AuthDetail(Object source) {
            super(source);
        }

        public void setPassword(String value) {}

        public void setMd5Cred(String value) {}

        public void setPasswordDigest(String value) {}

        public void setOauthSecret(String value) {}

        public void setRefreshToken(String value) {}

        @Override
        public String toString() {
            return "AuthDetail";
        }
    }

    @AsteriskMapping("ContactStatus")
    public static final class ContactStatus extends ManagerEvent {
        private String uri = "";
        private String aor = "";
        private String status = "Unknown";
        private @Nullable Long roundTripMicros;

        public ContactStatus(Object source) {
            super(source);
        }

        public void setUri(@Nullable String value) {
            uri = textOrEmpty(value);
        }

        public void setAor(@Nullable String value) {
            aor = textOrEmpty(value);
        }

        public void setContactStatus(@Nullable String value) {
            status = statusOrUnknown(value);
        }

        public void setRoundtripUsec(@Nullable String value) {
            roundTripMicros = positiveNumber(value);
        }

        public Instant at() {
            return occurredAt(this);
        }

        public Contact contact() {
            return new Contact(aor, Contact.hashOf(uri), status, roundTripMicros);
        }
    }
}

package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.carriers.domain.signaling.AccountHeader;
import io.trunkline.provisioning.carriers.domain.signaling.CalledNumber;
import io.trunkline.telephony.sip.SipTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How requests reach a carrier and are authenticated.
///
/// @param transport carries all messages to the carrier
/// @param authRealm the realm of the challenges that the password is for; null for any
/// @param outboundProxy gets all requests to the carrier
/// @param registrationExpiry after this time a registration is renewed
/// @param headers values of headers by name, in INVITEs to the carrier
/// @param calledNumber where calls from the carrier have it
/// @param tagsHeader the header in which its calls have tags; null for none
/// @param account the header that its calls have, of those of several carriers at its address
public record SipSettings(
        SipTransport transport,
        @Nullable String authRealm,
        Optional<OutboundProxy> outboundProxy,
        Duration registrationExpiry,
        SortedMap<String, String> headers,
        CalledNumber calledNumber,
        @Nullable String tagsHeader,
        Optional<AccountHeader> account) {}

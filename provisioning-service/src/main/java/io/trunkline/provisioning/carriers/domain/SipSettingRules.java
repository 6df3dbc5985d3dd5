package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.carriers.domain.signaling.CalledNumberRules;
import io.trunkline.provisioning.carriers.domain.signaling.HeaderRules;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Range;
import io.trunkline.telephony.sip.SipTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Validates how requests reach a carrier and are authenticated.
final class SipSettingRules {
    private static final Range REGISTRATION_EXPIRY = new Range(60, 86_400, 300);
    /// Asterisk's realtime reader splits values at `;` and decodes `^`.
    private static final Pattern REALM = Pattern.compile("[\\x20-\\x7E&&[^;^\"\\\\]]{1,127}");

    private SipSettingRules() {}

    /// @param transport as checked by [#checkTransport]
    static SipSettings check(CarrierDraft draft, SipTransport transport, Violations violations) {
        var realm = violations.optionalMatching(
                "authRealm",
                draft.authRealm(),
                REALM,
                "must have at most 127 printable ASCII characters without quotes, backslashes, ; and ^");
        violations.require(
                realm == null || draft.username() != null && !draft.username().isBlank(),
                "username",
                "carrier.credentials-incomplete",
                "is required with an authRealm");
        var expiry = violations.numberInRange(
                "registrationExpirySeconds", draft.registrationExpirySeconds(), REGISTRATION_EXPIRY, "range");
        return new SipSettings(
                transport,
                realm,
                checkProxy(draft, transport, violations),
                Duration.ofSeconds(expiry),
                HeaderRules.check(draft.headers(), violations),
                CalledNumberRules.check(
                        draft.calledNumberIn(), draft.calledNumberHeader(), draft.fixedCalledNumber(), violations),
                HeaderRules.checkTagsHeader(draft.tagsHeader(), violations),
                HeaderRules.checkAccountHeader(draft.accountHeader(), draft.accountHeaderValue(), violations));
    }

    static SipTransport checkTransport(CarrierDraft draft, Violations violations) {
        return violations.oneOfOrDefault("transport", draft.transport(), SipTransport.UDP);
    }

    private static Optional<OutboundProxy> checkProxy(
            CarrierDraft draft, SipTransport transport, Violations violations) {
        var text = draft.outboundProxy();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        var proxy = OutboundProxy.parse(text, transport.defaultPort());
        violations.require(
                proxy.isPresent(),
                "outboundProxy",
                "carrier.outbound-proxy-invalid",
                "must be a host name or an IP address, with or without a port such as :5060");
        return proxy;
    }
}

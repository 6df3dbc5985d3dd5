package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.carriers.domain.failover.FailoverRules;
import io.trunkline.provisioning.carriers.domain.signaling.NumberSettingRules;
import io.trunkline.provisioning.endpoints.domain.AdvancedSettingRules;
import io.trunkline.provisioning.endpoints.domain.CidrRules;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.endpoints.domain.MediaRules;
import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import io.trunkline.provisioning.endpoints.domain.SipCredentialRules;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Limit;
import io.trunkline.provisioning.validation.domain.Violations.Range;
import io.trunkline.telephony.sip.SipTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates a carrier draft and reports every violation.
public final class CarrierRules {
    private static final int MAX_PORT = 65_535;
    private static final Range PRIORITY = new Range(1, 100, 50);
    private static final Range DIAL_TIMEOUT = new Range(1, 3_600, 60);
    private static final Range QUALIFY = new Range(0, 3_600, 60);
    private static final Limit CHANNELS = new Limit(1, 10_000);
    private static final Limit CALLS_PER_SECOND = new Limit(1, 1_000);
    /// The columns ps_endpoints.from_user and from_domain have 40 characters.
    private static final Pattern FROM_USER = Pattern.compile("[A-Za-z0-9+_.-]{1,40}");

    private static final int MAX_FROM_DOMAIN_LENGTH = 40;
    private static final int MAX_CIDRS = 50;
    private static final int MAX_EXTERNAL_ID_LENGTH = 100;

    private CarrierRules() {}

    /// @param hasPassword whether a password is stored already; then a change may omit it
    public static ValidationResult<CarrierSettings> check(CarrierDraft requested, boolean hasPassword) {
        var violations = new Violations();
        var draft = SettingAliases.resolve(requested);
        var name = violations.requiredName("name", draft.name());
        var provider = violations.oneOfOrDefault("provider", draft.provider(), Provider.CUSTOM);
        checkTrunkType(draft.trunkType(), violations);
        var registrationType =
                violations.oneOfOrDefault("registrationType", draft.registrationType(), RegistrationType.IP);
        var host = checkHost(draft.host(), violations);
        var transport = SipSettingRules.checkTransport(draft, violations);
        var port = checkPort(draft, host, transport, violations);
        var cidrs = checkCidrs(draft.cidrs(), violations);
        checkCredentials(draft, registrationType, hasPassword, violations);
        var fromDomain = checkFromDomain(draft.fromDomain(), violations);
        var fromUser = violations.optionalMatching(
                "fromUser",
                draft.fromUser(),
                FROM_USER,
                "must have at most 40 characters of A-Z, a-z, 0-9 and + _ . -");
        var codecs = MediaRules.checkCodecs(draft.codecs(), violations);
        var dtmfMode = MediaRules.checkDtmfMode(draft.dtmfMode(), violations);
        var qualify = violations.numberInRange("qualifySeconds", draft.qualifySeconds(), QUALIFY, "range");
        var channels =
                violations.optionalLimit("maxChannels", draft.maxChannels(), CHANNELS, "carrier.limit-out-of-range");
        var priority =
                violations.numberInRange("priority", draft.priority(), PRIORITY, "carrier.priority-out-of-range");
        var status = violations.oneOfOrDefault("status", draft.status(), CarrierStatus.ACTIVE);
        var dialPrefix = checkDialPrefix(draft.dialPrefix(), violations);
        var dialTimeout = violations.numberInRange(
                "dialTimeoutSeconds", draft.dialTimeoutSeconds(), DIAL_TIMEOUT, "carrier.dial-timeout-out-of-range");
        var numbers = NumberSettingRules.check(
                draft.country(), draft.numberFormat(), draft.inboundNumberFormat(), violations);
        var advanced = AdvancedSettingRules.check("advancedSettings", draft.advancedSettings(), violations);
        var callsPerSecond = violations.optionalLimit(
                "maxCallsPerSecond", draft.maxCallsPerSecond(), CALLS_PER_SECOND, "carrier.limit-out-of-range");
        var failover = FailoverRules.check(draft.failover(), violations);
        var offer = OfferRules.check(draft, violations);
        var sip = SipSettingRules.check(draft, transport, violations);
        var externalId = violations.optionalText("externalId", draft.externalId(), MAX_EXTERNAL_ID_LENGTH);
        var description = violations.optionalText("description", draft.description(), 2_000);
        return violations.result(() -> new CarrierSettings(
                name,
                description,
                provider,
                registrationType,
                host.orElseThrow(),
                port,
                cidrs,
                blankToNull(draft.username()),
                blankToNull(draft.authUsername()),
                fromUser,
                fromDomain,
                codecs,
                dtmfMode,
                Duration.ofSeconds(qualify),
                priority,
                status,
                dialPrefix,
                Duration.ofSeconds(dialTimeout),
                numbers,
                advanced,
                new CarrierSettings.Limits(channels, callsPerSecond),
                failover,
                offer,
                sip,
                externalId));
    }

    /// What the operator should know about a valid draft.
    ///
    /// @param settings made from the draft
    public static List<SaveWarning> warnings(CarrierDraft draft, CarrierSettings settings) {
        var warnings = new ArrayList<SaveWarning>();
        if ("sip".equals(draft.trunkType())) {
            warnings.add(new SaveWarning(
                    "carrier.trunk-type-replaced", "Stored as pjsip, because chan_sip was removed from Asterisk"));
        }
        if (MediaRules.onlyPassThrough(settings.codecs())) {
            warnings.add(new SaveWarning(
                    "carrier.codecs-pass-through",
                    "Asterisk does not convert " + String.join(", ", settings.codecs())
                            + ": calls connect only to clients that have one of these codecs too"));
        }
        return warnings;
    }

    private static void checkTrunkType(@Nullable String text, Violations violations) {
        switch (text == null ? "pjsip" : text) {
            case "pjsip", "sip" -> {}
            case "iax2" ->
                violations.add(
                        "trunkType", "carrier.trunk-type-unsupported", "must be pjsip: iax2 is not supported yet");
            default -> violations.add("trunkType", "one-of", "must be pjsip or sip");
        }
    }

    private static Optional<Host> checkHost(@Nullable String text, Violations violations) {
        var host = Host.parse(text == null ? "" : text);
        violations.require(
                host.isPresent(),
                "host",
                "carrier.host-invalid",
                "must be a host name or an IP address, without spaces, scheme or port");
        return host;
    }

    /// Without a port, a name has SRV records, or else the default port of an address applies (RFC 3263 §4.2).
    private static Optional<Integer> checkPort(
            CarrierDraft draft, Optional<Host> host, SipTransport transport, Violations violations) {
        if (draft.port() == null && host.isPresent() && host.get().isName()) {
            return Optional.empty();
        }
        var range = new Range(1, MAX_PORT, transport.defaultPort());
        return Optional.of(violations.numberInRange("port", draft.port(), range, "carrier.port-out-of-range"));
    }

    private static List<String> checkCidrs(@Nullable List<String> requested, Violations violations) {
        var cidrs = requested == null ? List.<String>of() : requested;
        violations.require(cidrs.size() <= MAX_CIDRS, "cidrs", "size", "must have at most " + MAX_CIDRS + " entries");
        for (var i = 0; i < cidrs.size(); i++) {
            violations.require(
                    CidrRules.isValid(String.valueOf(cidrs.get(i))),
                    "cidrs[" + i + "]",
                    "carrier.cidr-invalid",
                    "must be an IP address, or a CIDR block of at least /8 (IPv4) or /32 (IPv6)");
        }
        return cidrs;
    }

    private static void checkCredentials(
            CarrierDraft draft, RegistrationType type, boolean hasPassword, Violations violations) {
        SipCredentialRules.checkUsername("username", draft.username(), violations);
        SipCredentialRules.checkDigestUser("authUsername", draft.authUsername(), violations);
        SipCredentialRules.checkPassword("password", draft.password(), violations);
        var hasUsername = !isBlank(draft.username());
        if (type == RegistrationType.REGISTRATION) {
            violations.require(
                    hasUsername, "username", "carrier.registration-incomplete", "is required for registration");
            violations.require(
                    draft.password().leavesSecret(hasPassword),
                    "password",
                    "carrier.registration-incomplete",
                    "is required for registration");
        } else {
            violations.require(
                    hasUsername || isBlank(draft.authUsername()) && !(draft.password() instanceof SecretUpdate.Replace),
                    "username",
                    "carrier.credentials-incomplete",
                    "is required with a password or an authUsername");
        }
    }

    private static @Nullable String checkFromDomain(@Nullable String text, Violations violations) {
        if (text == null || text.isBlank()) {
            return null;
        }
        violations.require(
                text.length() <= MAX_FROM_DOMAIN_LENGTH && Host.parse(text).isPresent(),
                "fromDomain",
                "pattern",
                "must be a host name or an IP address of at most 40 characters");
        return text;
    }

    private static Optional<DialPrefix> checkDialPrefix(@Nullable String text, Violations violations) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        var prefix = DialPrefix.parse(text);
        violations.require(
                prefix.isPresent(),
                "dialPrefix",
                "carrier.prefix-invalid",
                "must be 1 to 10 digits, or blank for none");
        return prefix;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return isBlank(text) ? null : text;
    }
}

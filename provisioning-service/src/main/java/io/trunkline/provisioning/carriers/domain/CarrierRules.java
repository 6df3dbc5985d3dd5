package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violations;
import io.trunkline.provisioning.domain.Violations.Limit;
import io.trunkline.provisioning.domain.Violations.Range;
import io.trunkline.provisioning.endpoints.domain.AddressRange;
import io.trunkline.provisioning.endpoints.domain.AdvancedSettings;
import io.trunkline.provisioning.endpoints.domain.Credentials;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.endpoints.domain.Media;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a draft by the rules of a carrier, and says every rule that it breaks.
public final class CarrierRules {
    private static final Range PORT = new Range(1, 65_535, 5_060);
    private static final Range PRIORITY = new Range(1, 100, 50);
    private static final Range DIAL_TIMEOUT = new Range(1, 3_600, 60);
    private static final Range QUALIFY = new Range(0, 3_600, 60);
    private static final Limit CHANNELS = new Limit(1, 10_000);
    private static final Limit CALLS_PER_SECOND = new Limit(1, 1_000);
    /// ps_endpoints.from_user and from_domain hold 40 characters.
    private static final Pattern FROM_USER = Pattern.compile("[A-Za-z0-9+_.-]{1,40}");

    private static final int FROM_DOMAIN_LONGEST = 40;
    private static final int CIDRS_MOST = 50;

    private CarrierRules() {}

    /// @param hasPassword whether one is stored already, for a replacement that gives none
    public static Checked<CarrierSettings> check(CarrierDraft given, boolean hasPassword) {
        var violations = new Violations();
        var draft = FamiliarSettings.spread(given);
        var name = violations.name("name", draft.name());
        var provider = violations.oneOf("provider", draft.provider(), Provider.CUSTOM);
        trunkType(draft.trunkType(), violations);
        var registrationType = violations.oneOf("registrationType", draft.registrationType(), RegistrationType.IP);
        var host = host(draft.host(), violations);
        var port = violations.number("port", draft.port(), PORT, "carrier.port-out-of-range");
        var cidrs = cidrs(draft.cidrs(), violations);
        credentials(draft, registrationType, hasPassword, violations);
        var fromDomain = fromDomain(draft.fromDomain(), violations);
        var fromUser =
                violations.matching("fromUser", draft.fromUser(), FROM_USER, "up to 40 letters, digits and + _ . -");
        var codecs = Media.codecs(draft.codecs(), violations);
        var dtmfMode = Media.dtmfMode(draft.dtmfMode(), violations);
        var qualify = violations.number("qualifySeconds", draft.qualifySeconds(), QUALIFY, "range");
        var channels = violations.limit("maxChannels", draft.maxChannels(), CHANNELS, "carrier.limit-out-of-range");
        var priority = violations.number("priority", draft.priority(), PRIORITY, "carrier.priority-out-of-range");
        var status = violations.oneOf("status", draft.status(), CarrierStatus.ACTIVE);
        var dialPrefix = dialPrefix(draft.dialPrefix(), violations);
        var dialTimeout = violations.number(
                "dialTimeoutSeconds", draft.dialTimeoutSeconds(), DIAL_TIMEOUT, "carrier.dial-timeout-out-of-range");
        var numberFormat = violations.oneOf("numberFormat", draft.numberFormat(), NumberFormat.AS_DIALED);
        var advanced = AdvancedSettings.check("advancedSettings", draft.advancedSettings(), violations);
        var callsPerSecond = violations.limit(
                "maxCallsPerSecond", draft.maxCallsPerSecond(), CALLS_PER_SECOND, "carrier.limit-out-of-range");
        var failover = FailoverRules.check(draft.failover(), violations);
        var description = violations.text("description", draft.description(), 2_000);
        return violations.checked(() -> new CarrierSettings(
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
                numberFormat,
                advanced,
                new CarrierSettings.Limits(channels, callsPerSecond),
                failover));
    }

    /// What should be known of a draft that is saved all the same.
    public static List<Notice> notices(CarrierDraft draft) {
        return "sip".equals(draft.trunkType())
                ? List.of(new Notice(
                        "carrier.trunk-type-replaced", "Stored as pjsip: chan_sip is no longer a part of Asterisk"))
                : List.of();
    }

    private static void trunkType(@Nullable String text, Violations violations) {
        switch (text == null ? "pjsip" : text) {
            case "pjsip", "sip" -> {}
            case "iax2" ->
                violations.add(
                        "trunkType", "carrier.trunk-type-unsupported", "iax2 carriers cannot be made yet; use pjsip");
            default -> violations.add("trunkType", "one-of", "one of pjsip, sip, iax2");
        }
    }

    private static Optional<Host> host(@Nullable String text, Violations violations) {
        var host = Host.parse(text == null ? "" : text);
        violations.unless(
                host.isPresent(),
                "host",
                "carrier.host-invalid",
                "a host name or an IP address, without spaces, scheme or port");
        return host;
    }

    private static List<String> cidrs(@Nullable List<String> wanted, Violations violations) {
        var cidrs = wanted == null ? List.<String>of() : wanted;
        violations.unless(cidrs.size() <= CIDRS_MOST, "cidrs", "size", "at most " + CIDRS_MOST);
        for (var i = 0; i < cidrs.size(); i++) {
            violations.unless(
                    AddressRange.isValid(String.valueOf(cidrs.get(i))),
                    "cidrs[" + i + "]",
                    "carrier.cidr-invalid",
                    "an IP address, or a block not wider than /8 (IPv4) or /32 (IPv6)");
        }
        return cidrs;
    }

    private static void credentials(
            CarrierDraft draft, RegistrationType type, boolean hasPassword, Violations violations) {
        Credentials.username("username", draft.username(), violations);
        Credentials.digestUser("authUsername", draft.authUsername(), violations);
        Credentials.password("password", draft.password(), violations);
        var user = !isBlank(draft.username());
        var password =
                draft.password() == null ? hasPassword : !draft.password().isEmpty();
        if (type == RegistrationType.REGISTRATION) {
            violations.unless(user, "username", "carrier.registration-incomplete", "registering needs a username");
            violations.unless(password, "password", "carrier.registration-incomplete", "registering needs a password");
        } else {
            violations.unless(
                    user || isBlank(draft.authUsername()) && isBlank(draft.password()),
                    "username",
                    "carrier.credentials-incomplete",
                    "a password or authUsername needs a username");
        }
    }

    private static @Nullable String fromDomain(@Nullable String text, Violations violations) {
        if (text == null || text.isBlank()) {
            return null;
        }
        violations.unless(
                text.length() <= FROM_DOMAIN_LONGEST && Host.parse(text).isPresent(),
                "fromDomain",
                "pattern",
                "a host name or address of at most 40 characters");
        return text;
    }

    private static Optional<DialPrefix> dialPrefix(@Nullable String text, Violations violations) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        var prefix = DialPrefix.parse(text);
        violations.unless(
                prefix.isPresent(), "dialPrefix", "carrier.prefix-invalid", "1 to 10 digits, or blank for none");
        return prefix;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return isBlank(text) ? null : text;
    }
}

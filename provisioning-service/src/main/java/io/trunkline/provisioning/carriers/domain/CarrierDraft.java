package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.carriers.domain.CarrierOffer.OfferedTo;
import io.trunkline.provisioning.carriers.domain.signaling.AccountHeader;
import io.trunkline.provisioning.providercatalog.domain.CarrierDefaults;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.numbers.Country;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request to create or replace a carrier, not yet validated. Absent properties get their default.
///
/// @param trunkType `pjsip`; `sip` is stored as pjsip with a warning; `iax2` is rejected
/// @param registrationType `ip` (default) or `registration`
/// @param host host name or IP address, without port or scheme
/// @param port 1 to 65535; absent for the SRV records of a host name, and for 5060 or 5061 (TLS) at an address
/// @param cidrs source addresses of its calls; absent for the addresses of the host
/// @param authUsername user for digest authentication, if not the username
/// @param password never returned; absent keeps a stored one, null removes it
/// @param qualifySeconds seconds between OPTIONS requests, 0 (none) to 3600, default 60
/// @param maxChannels concurrent calls in both directions, 1 to 10000; absent for no limit
/// @param priority 1 (first) to 100, default 50
/// @param dialPrefix 1 to 10 digits, or blank for no prefix
/// @param dialTimeoutSeconds ring timeout, 1 to 3600, default 60
/// @param advancedSettings values of ps_endpoints columns, by column name
/// @param maxCallsPerSecond attempts per second, 1 to 1000; absent for no limit
/// @param failover a SIP status (`403`) or Q.850 cause (`cause:34`) to `next` or `end`
/// @param offeredTo the tenants that may use it: `all`, `some` or `none`; if absent, a change keeps what is stored,
///     and a new carrier is offered to all
/// @param offeredTenantIds the tenants of `some`, 1 to 1000
/// @param authRealm the realm of the challenges that the password is for; absent for any
/// @param outboundProxy `<host>` or `<host>:<port>`; gets all requests to the carrier
/// @param registrationExpirySeconds 60 to 86400, default 300
/// @param externalId the id of the carrier in another system; unique, up to 100 characters
/// @param transport `udp` (default), `tcp` or `tls`
/// @param headers values of headers by name, in INVITEs to the carrier; up to 10
/// @param calledNumberIn where its calls have the called number: `request-uri` (default), `to`, `p-called-party-id`,
///     `header` or `fixed`
/// @param calledNumberHeader the name of the header, for `header`
/// @param fixedCalledNumber in E.164 form, for `fixed`
/// @param country ISO 3166-1 code of the country of its national numbers; absent for the platform's
/// @param inboundNumberFormat how numbers are written in its calls, default `as-dialed`
/// @param tagsHeader the header in which its calls have tags, such as `X-Tags`; null for none
/// @param accountHeader the header that tells its calls from those of other carriers at its address; null for none
/// @param accountHeaderValue the value of that header in its calls
public record CarrierDraft(
        @Nullable String name,
        @Nullable String description,
        @Nullable String provider,
        @Nullable String trunkType,
        @Nullable String registrationType,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable List<String> cidrs,
        @Nullable String username,
        @Nullable String authUsername,
        SecretUpdate password,
        @Nullable String fromUser,
        @Nullable String fromDomain,
        @Nullable List<String> codecs,
        @Nullable String dtmfMode,
        @Nullable Integer qualifySeconds,
        @Nullable Integer maxChannels,
        @Nullable Integer priority,
        @Nullable String status,
        @Nullable String dialPrefix,
        @Nullable Integer dialTimeoutSeconds,
        @Nullable String numberFormat,
        @Nullable Map<String, Object> advancedSettings,
        @Nullable Integer maxCallsPerSecond,
        @Nullable Map<String, String> failover,
        @Nullable String offeredTo,
        @Nullable List<UUID> offeredTenantIds,
        @Nullable String authRealm,
        @Nullable String outboundProxy,
        @Nullable Integer registrationExpirySeconds,
        @Nullable String externalId,
        @Nullable String transport,
        @Nullable Map<String, String> headers,
        @Nullable String calledNumberIn,
        @Nullable String calledNumberHeader,
        @Nullable String fixedCalledNumber,
        @Nullable String country,
        @Nullable String inboundNumberFormat,
        @Nullable String tagsHeader,
        @Nullable String accountHeader,
        @Nullable String accountHeaderValue) {

    /// The draft that leaves a carrier as it is.
    public static CarrierDraft of(CarrierSettings settings) {
        return new CarrierDraft(
                settings.name(),
                settings.description(),
                WireName.of(settings.provider()),
                "pjsip",
                WireName.of(settings.registrationType()),
                settings.host().value(),
                settings.port().orElse(null),
                settings.cidrs(),
                settings.username(),
                settings.authUsername(),
                SecretUpdate.KEEP,
                settings.fromUser(),
                settings.fromDomain(),
                settings.codecs(),
                settings.dtmfMode(),
                (int) settings.qualifyInterval().toSeconds(),
                settings.limits().maxChannels(),
                settings.priority(),
                WireName.of(settings.status()),
                settings.dialPrefix().map(DialPrefix::digits).orElse(null),
                (int) settings.dialTimeout().toSeconds(),
                WireName.of(settings.numbers().outbound()),
                Map.copyOf(settings.advancedSettings()),
                settings.limits().maxCallsPerSecond(),
                settings.failover().entrySet().stream()
                        .collect(Collectors.toMap(row -> row.getKey().value(), row -> WireName.of(row.getValue()))),
                WireName.of(settings.offer().to()),
                settings.offer().tenantIds(),
                settings.sip().authRealm(),
                settings.sip().outboundProxy().map(OutboundProxy::text).orElse(null),
                (int) settings.sip().registrationExpiry().toSeconds(),
                settings.externalId(),
                WireName.of(settings.sip().transport()),
                settings.sip().headers(),
                WireName.of(settings.sip().calledNumber().place()),
                settings.sip().calledNumber().header(),
                settings.sip().calledNumber().number(),
                settings.numbers().country().map(Country::code).orElse(null),
                WireName.of(settings.numbers().inbound()),
                settings.sip().tagsHeader(),
                settings.sip().account().map(AccountHeader::name).orElse(null),
                settings.sip().account().map(AccountHeader::value).orElse(null));
    }

    /// The same for this offer, if the draft names none. An offer is never widened by leaving it out.
    public CarrierDraft keepingOffer(CarrierOffer stored) {
        return offeredTo == null && offeredTenantIds == null ? withOffer(stored) : this;
    }

    /// The draft without tenants that an earlier offer named, unless it is offered to some.
    public CarrierDraft withoutEarlierTenants() {
        return WireName.of(OfferedTo.SOME).equals(offeredTo) ? this : withOffer(offeredTo, null);
    }

    /// The draft with the settings of a preset where it has none.
    public CarrierDraft withDefaults(CarrierDefaults defaults) {
        return new CarrierDraft(
                name,
                description,
                either(provider, defaults.provider()),
                trunkType,
                either(registrationType, defaults.registrationType()),
                either(host, defaults.host()),
                either(port, defaults.port()),
                either(cidrs, defaults.cidrs()),
                username,
                authUsername,
                password,
                fromUser,
                fromDomain,
                either(codecs, defaults.codecs()),
                either(dtmfMode, defaults.dtmfMode()),
                either(qualifySeconds, defaults.qualifySeconds()),
                maxChannels,
                priority,
                status,
                dialPrefix,
                dialTimeoutSeconds,
                either(numberFormat, defaults.numberFormat()),
                advancedSettings,
                maxCallsPerSecond,
                failover,
                offeredTo,
                offeredTenantIds,
                authRealm,
                outboundProxy,
                registrationExpirySeconds,
                externalId,
                either(transport, defaults.transport()),
                headers,
                calledNumberIn,
                calledNumberHeader,
                fixedCalledNumber,
                country,
                inboundNumberFormat,
                tagsHeader,
                accountHeader,
                accountHeaderValue);
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }

    private CarrierDraft withOffer(CarrierOffer offer) {
        return withOffer(WireName.of(offer.to()), offer.tenantIds());
    }

    private CarrierDraft withOffer(@Nullable String offeredTo, @Nullable List<UUID> offeredTenantIds) {
        return with(dialPrefix, dialTimeoutSeconds, offeredTo, offeredTenantIds);
    }

    /// The same with this dial prefix and ring timeout.
    public CarrierDraft withDialPrefix(@Nullable String dialPrefix, @Nullable Integer dialTimeoutSeconds) {
        return with(dialPrefix, dialTimeoutSeconds, offeredTo, offeredTenantIds);
    }

    private CarrierDraft with(
            @Nullable String dialPrefix,
            @Nullable Integer dialTimeoutSeconds,
            @Nullable String offeredTo,
            @Nullable List<UUID> offeredTenantIds) {
        return new CarrierDraft(
                name,
                description,
                provider,
                trunkType,
                registrationType,
                host,
                port,
                cidrs,
                username,
                authUsername,
                password,
                fromUser,
                fromDomain,
                codecs,
                dtmfMode,
                qualifySeconds,
                maxChannels,
                priority,
                status,
                dialPrefix,
                dialTimeoutSeconds,
                numberFormat,
                advancedSettings,
                maxCallsPerSecond,
                failover,
                offeredTo,
                offeredTenantIds,
                authRealm,
                outboundProxy,
                registrationExpirySeconds,
                externalId,
                transport,
                headers,
                calledNumberIn,
                calledNumberHeader,
                fixedCalledNumber,
                country,
                inboundNumberFormat,
                tagsHeader,
                accountHeader,
                accountHeaderValue);
    }

    /// Without the properties that these advanced settings are aliases of, so that the aliases take effect.
    public CarrierDraft withoutAliased(Set<String> advancedNames) {
        return SettingAliases.withoutAliased(this, advancedNames);
    }

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "CarrierDraft[name=" + name + "]";
    }
}

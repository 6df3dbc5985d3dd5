package io.trunkline.provisioning.carriers.domain;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Advanced settings that are no columns of ps_endpoints but common in other control panels: `codecs`, `dtmfMode`,
/// `nat` and `qualify`. They are replaced by properties of the carrier, or by several columns.
final class SettingAliases {
    private static final int QUALIFY_SECONDS = 60;
    private static final List<String> NAT = List.of("force_rport", "rewrite_contact", "rtp_symmetric");

    private SettingAliases() {}

    /// A property of the draft takes precedence over an alias.
    static CarrierDraft resolve(CarrierDraft draft) {
        var settings = draft.advancedSettings();
        if (settings == null) {
            return draft;
        }
        var rest = new LinkedHashMap<>(settings);
        var codecs = rest.remove("codecs") instanceof List<?> list ? toStrings(list) : null;
        var dtmfMode = rest.remove("dtmfMode") instanceof String text ? text : null;
        var qualify = rest.containsKey("qualify") ? qualifySeconds(rest.remove("qualify")) : null;
        if (rest.containsKey("nat")) {
            var nat = rest.remove("nat");
            NAT.forEach(column -> rest.putIfAbsent(column, nat));
        }
        return withResolved(
                draft,
                draft.codecs() == null ? codecs : draft.codecs(),
                draft.dtmfMode() == null ? dtmfMode : draft.dtmfMode(),
                draft.qualifySeconds() == null ? qualify : draft.qualifySeconds(),
                rest);
    }

    /// A draft whose properties give way to the aliases among these names.
    static CarrierDraft withoutAliased(CarrierDraft draft, Set<String> names) {
        var rest = new LinkedHashMap<>(requireNonNullElse(draft.advancedSettings(), Map.<String, Object>of()));
        if (names.contains("nat")) {
            rest.keySet().removeAll(NAT);
        }
        return withResolved(
                draft,
                names.contains("codecs") ? null : draft.codecs(),
                names.contains("dtmfMode") ? null : draft.dtmfMode(),
                names.contains("qualify") ? null : draft.qualifySeconds(),
                rest);
    }

    private static List<String> toStrings(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }

    private static int qualifySeconds(@Nullable Object value) {
        return switch (String.valueOf(value)) {
            case "yes", "true" -> QUALIFY_SECONDS;
            case "no", "false" -> 0;
            default -> value instanceof Integer seconds ? seconds : -1;
        };
    }

    private static CarrierDraft withResolved(
            CarrierDraft draft,
            @Nullable List<String> codecs,
            @Nullable String dtmfMode,
            @Nullable Integer qualifySeconds,
            Map<String, Object> advanced) {
        return new CarrierDraft(
                draft.name(),
                draft.description(),
                draft.provider(),
                draft.trunkType(),
                draft.registrationType(),
                draft.host(),
                draft.port(),
                draft.cidrs(),
                draft.username(),
                draft.authUsername(),
                draft.password(),
                draft.fromUser(),
                draft.fromDomain(),
                codecs,
                dtmfMode,
                qualifySeconds,
                draft.maxChannels(),
                draft.priority(),
                draft.status(),
                draft.dialPrefix(),
                draft.dialTimeoutSeconds(),
                draft.numberFormat(),
                advanced,
                draft.maxCallsPerSecond(),
                draft.failover(),
                draft.offeredTo(),
                draft.offeredTenantIds(),
                draft.authRealm(),
                draft.outboundProxy(),
                draft.registrationExpirySeconds(),
                draft.externalId(),
                draft.transport(),
                draft.headers(),
                draft.calledNumberIn(),
                draft.calledNumberHeader(),
                draft.fixedCalledNumber(),
                draft.country(),
                draft.inboundNumberFormat(),
                draft.tagsHeader(),
                draft.accountHeader(),
                draft.accountHeaderValue());
    }
}

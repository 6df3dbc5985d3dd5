package io.trunkline.provisioning.endpoints.domain;

import io.trunkline.provisioning.validation.domain.Violations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The codecs and DTMF modes of Asterisk 22.
public final class MediaRules {
    private static final Set<String> CODECS = Set.of(
            "ulaw",
            "alaw",
            "g722",
            "g729",
            "g723",
            "g726",
            "g726aal2",
            "gsm",
            "ilbc",
            "opus",
            "speex",
            "speex16",
            "speex32",
            "slin",
            "slin16",
            "siren7",
            "siren14");
    /// Debian's Asterisk converts every other codec.
    private static final Set<String> PASS_THROUGH_CODECS = Set.of("g729", "g723", "ilbc", "siren7", "siren14");

    private static final Set<String> DTMF_MODES = Set.of("rfc4733", "inband", "info", "auto", "auto_info");

    private MediaRules() {}

    /// Returns the codecs in order of preference, without duplicates; `ulaw, alaw` if none are given.
    public static List<String> checkCodecs(@Nullable List<String> requested, Violations violations) {
        if (requested == null || requested.isEmpty()) {
            return List.of("ulaw", "alaw");
        }
        var codecs = new LinkedHashSet<String>();
        for (var i = 0; i < requested.size(); i++) {
            var codec = String.valueOf(requested.get(i)).strip().toLowerCase(Locale.ROOT);
            violations.require(
                    CODECS.contains(codec),
                    "codecs[" + i + "]",
                    "endpoint.codec-unknown",
                    "must be one of "
                            + String.join(", ", CODECS.stream().sorted().toList()));
            codecs.add(codec);
        }
        return List.copyOf(codecs);
    }

    /// Whether a node can convert none of the codecs, so that both sides of a call need one of them.
    public static boolean onlyPassThrough(List<String> codecs) {
        return PASS_THROUGH_CODECS.containsAll(codecs);
    }

    /// RFC 4733 replaced RFC 2833, but providers still use the old name, so `rfc2833` is accepted for `rfc4733`.
    public static String checkDtmfMode(@Nullable String requested, Violations violations) {
        if (requested == null || requested.isBlank() || requested.equals("rfc2833")) {
            return "rfc4733";
        }
        violations.require(
                DTMF_MODES.contains(requested),
                "dtmfMode",
                "one-of",
                "must be one of "
                        + String.join(", ", DTMF_MODES.stream().sorted().toList()));
        return requested;
    }
}

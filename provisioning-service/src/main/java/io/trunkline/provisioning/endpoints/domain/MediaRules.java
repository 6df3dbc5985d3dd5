package io.trunkline.provisioning.endpoints.domain;

import io.trunkline.provisioning.validation.domain.Violations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that Asterisk 22 knows for codecs and for ways to send digits.
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
    private static final Set<String> DTMF_MODES = Set.of("rfc4733", "inband", "info", "auto", "auto_info");

    private MediaRules() {}

    /// The codecs in order of preference, `ulaw, alaw` when none are named; repetitions are dropped.
    public static List<String> checkCodecs(@Nullable List<String> wanted, Violations violations) {
        if (wanted == null || wanted.isEmpty()) {
            return List.of("ulaw", "alaw");
        }
        var codecs = new LinkedHashSet<String>();
        for (var i = 0; i < wanted.size(); i++) {
            var codec = String.valueOf(wanted.get(i)).strip().toLowerCase(Locale.ROOT);
            violations.require(
                    CODECS.contains(codec),
                    "codecs[" + i + "]",
                    "endpoint.codec-unknown",
                    "one of " + String.join(", ", CODECS.stream().sorted().toList()));
            codecs.add(codec);
        }
        return List.copyOf(codecs);
    }

    /// RFC 4733 replaced RFC 2833, whose name many providers' pages still use; both words are taken.
    public static String checkDtmfMode(@Nullable String wanted, Violations violations) {
        if (wanted == null || wanted.isBlank() || wanted.equals("rfc2833")) {
            return "rfc4733";
        }
        violations.require(
                DTMF_MODES.contains(wanted),
                "dtmfMode",
                "one-of",
                "one of " + String.join(", ", DTMF_MODES.stream().sorted().toList()));
        return wanted;
    }
}

package io.trunkline.realtime.ararows.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What carriers and clients have in common in `ps_endpoints`.
///
/// @param transport a transport section of the node's pjsip.conf
/// @param codecs in order of preference
/// @param fromUser what stands in From whatever number is shown; null for the number itself
/// @param advanced further columns by their real names, checked where they were taken; they override defaults,
///     but never what routing and security rest on
public record EndpointSettings(
        String transport,
        List<String> codecs,
        String dtmfMode,
        @Nullable String fromUser,
        @Nullable String fromDomain,
        Map<String, String> advanced) {

    /// The columns that both kinds of endpoint have. Connected lines stay out of the signalling: joining an
    /// answered call to a client would send the carrier a re-INVITE with an identity of ours (Asterisk 22,
    /// measured).
    ///
    /// @param context where calls from the endpoint enter the dialplan
    Map<String, String> columns(String endpoint, String context) {
        var columns = new TreeMap<>(Map.of(
                "direct_media", "no",
                "force_rport", "yes",
                "rewrite_contact", "yes",
                "rtp_symmetric", "yes",
                "send_connected_line", "no",
                "trust_connected_line", "no"));
        columns.putAll(advanced);
        columns.putAll(Map.of(
                "transport", transport,
                "aors", endpoint,
                "context", context,
                "disallow", "all",
                "allow", String.join(",", codecs),
                "dtmf_mode", dtmfMode,
                "allow_transfer", "no",
                "accountcode", endpoint));
        if (fromUser != null) {
            columns.put("from_user", fromUser);
            columns.put("send_pai", "yes");
        }
        if (fromDomain != null) {
            columns.put("from_domain", fromDomain);
        }
        return columns;
    }
}

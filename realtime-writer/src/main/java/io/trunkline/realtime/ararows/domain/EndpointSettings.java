package io.trunkline.realtime.ararows.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The settings in `ps_endpoints` that carriers and clients have in common.
///
/// @param transport name of a transport in the node's pjsip.conf
/// @param codecs in order of preference
/// @param fromUser user part of the From header; null for the caller ID
/// @param advanced further columns by name, already validated. They override defaults, but no column that routing
///     or security depends on
public record EndpointSettings(
        String transport,
        List<String> codecs,
        String dtmfMode,
        @Nullable String fromUser,
        @Nullable String fromDomain,
        Map<String, String> advanced) {

    /// The common columns. Connected line updates are disabled: otherwise joining an answered call to a client
    /// would send the carrier a re-INVITE with our identity (measured with Asterisk 22). Without media, a call ends
    /// after the seconds of `rtp_timeout`, or of `rtp_timeout_hold` while the side that is silent holds it.
    ///
    /// @param context the dialplan context of calls from the endpoint
    Map<String, String> columns(String endpoint, String context) {
        var columns = new TreeMap<>(Map.of(
                "direct_media", "no",
                "force_rport", "yes",
                "rewrite_contact", "yes",
                "rtp_symmetric", "yes",
                "rtp_timeout", "100",
                "rtp_timeout_hold", "1800",
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

package io.trunkline.ami;

import java.util.UUID;

/// What a node says of an inbound call to a client, step by step.
public record InboundCall(String callId, UUID tenant, UUID lease) {

    public static InboundCall begin() {
        return new InboundCall(Stage.newCall(), UUID.randomUUID(), UUID.randomUUID());
    }

    public String dialledId() {
        return callId + "0009";
    }

    /// The caller's channel appears, and the client is dialled.
    public InboundCall rings() {
        Stage.NODE.sendEvent("Event: Newchannel\n" + caller("", 4) + "\nTimestamp: 1795168093.300100");
        Stage.NODE.sendEvent("Event: Newchannel\n" + dialled("", 0) + "\nTimestamp: 1795168093.310200");
        Stage.NODE.sendEvent("Event: DialBegin\n" + caller("", 4) + "\n" + dialled("Dest", 0) + variables("")
                + variables("Dest") + "\nDialString: 15550001000@shop\nTimestamp: 1795168093.320300");
        return this;
    }

    public InboundCall answers() {
        Stage.NODE.sendEvent("Event: DialEnd\n" + caller("", 4) + "\n" + dialled("Dest", 6) + variables("Dest")
                + "\nDialStatus: ANSWER\nTimestamp: 1795168095.400400");
        return this;
    }

    /// Both channels hang up, the dialled one with a SIP status if it was refused.
    public InboundCall ends(int cause, String sip) {
        String tech = sip.isEmpty() ? "" : "\nTechCause: " + sip;
        Stage.NODE.sendEvent("Event: Hangup\n" + dialled("", 6) + variables("") + "\nCause: " + cause + tech
                + "\nTimestamp: 1795168099.500500");
        Stage.NODE.sendEvent("Event: Hangup\n" + caller("", 6) + variables("") + "\nCause: " + cause
                + "\nTimestamp: 1795168099.600600");
        return this;
    }

    /// Both channels as CoreShowChannels lists them.
    public String[] live() {
        return new String[] {
            caller("", 6) + variables("") + "\nDuration: 00:00:07",
            dialled("", 6) + variables("") + "\nDuration: 00:00:05"
        };
    }

    /// The row of the channel event log that says how the dialled channel ended.
    public void logsHangup(int cause) {
        log("HANGUP", "PJSIP/shop-1", dialledId(), "{\"hangupcause\":%d,\"dialstatus\":\"\"}".formatted(cause));
    }

    public void log(String type, String channel, String uniqueId, String extra) {
        Stage.sql("""
                INSERT INTO cel (eventtype, eventtime, channame, uniqueid, linkedid, userfield, extra)
                VALUES ('%s', TIMESTAMP '2026-11-20 09:48:13.3', '%s', '%s', '%s', '%4$s', '%s')
                """.formatted(type, channel, uniqueId, callId, extra));
    }

    private String caller(String prefix, int state) {
        return channel(prefix, "PJSIP/c1-1", callId, state);
    }

    private String dialled(String prefix, int state) {
        return channel(prefix, "PJSIP/shop-1", dialledId(), state);
    }

    private String channel(String prefix, String name, String uniqueId, int state) {
        return """
                %1$sChannel: %2$s
                %1$sChannelState: %3$d
                %1$sCallerIDNum: 15551230000
                %1$sExten: 15550001000
                %1$sUniqueid: %4$s
                %1$sLinkedid: %5$s""".formatted(prefix, name, state, uniqueId, callId);
    }

    private String variables(String prefix) {
        return """

                %1$sChanVariable: TRUNKLINE_CALL=%2$s
                %1$sChanVariable: TRUNKLINE_ATTEMPT=1
                %1$sChanVariable: TRUNKLINE_LEASE=%3$s
                %1$sChanVariable: TRUNKLINE_TENANT=%4$s
                %1$sChanVariable: TRUNKLINE_CAMPAIGN=
                %1$sChanVariable: TRUNKLINE_DIRECTION=inbound""".formatted(prefix, callId, lease, tenant);
    }
}

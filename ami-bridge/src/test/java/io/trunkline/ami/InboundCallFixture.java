package io.trunkline.ami;

import io.trunkline.testkit.ami.FakeAmiServer;
import java.util.UUID;

/// The AMI events of an inbound call to a client, step by step.
///
/// @param database with the table that rows of the channel event log are written to
/// @param withheld `1` when the caller withholds the number
/// @param undecided `1` when routing did not answer
public record InboundCallFixture(
        FakeAmiServer node,
        String database,
        String callId,
        UUID tenantId,
        UUID leaseId,
        String withheld,
        String undecided) {

    /// The far end of the dialed channel hung up.
    private static final String HANGUP_SOURCE = "\nChanVariable: CHANNEL(hangupsource)=PJSIP/shop-1";

    public static InboundCallFixture newCall() {
        return withId(TestEnvironment.newCallId());
    }

    static InboundCallFixture withId(String callId) {
        return on(TestEnvironment.NODE, TestEnvironment.DATABASE.name(), callId);
    }

    static InboundCallFixture on(FakeAmiServer node, String database, String callId) {
        return new InboundCallFixture(node, database, callId, UUID.randomUUID(), UUID.randomUUID(), "", "");
    }

    /// The same call of a caller who withholds the number.
    InboundCallFixture ofWithheldCaller() {
        return new InboundCallFixture(node, database, callId, tenantId, leaseId, "1", "");
    }

    /// The same call, for which the dialplan got no answer from routing.
    InboundCallFixture withoutAnswerOfRouting() {
        return new InboundCallFixture(node, database, callId, tenantId, leaseId, "", "1");
    }

    public String dialedChannelId() {
        return callId + "0009";
    }

    /// The caller's channel is created, and the client is dialed.
    public InboundCallFixture rings() {
        node.sendEvent("Event: Newchannel\n" + callerHeaders("", 4) + "\nTimestamp: 1795168093.300100");
        node.sendEvent("Event: Newchannel\n" + dialedHeaders("", 0) + "\nTimestamp: 1795168093.310200");
        node.sendEvent(
                "Event: DialBegin\n" + callerHeaders("", 4) + "\n" + dialedHeaders("Dest", 0) + variableHeaders("")
                        + variableHeaders("Dest") + "\nDialString: 15550001000@shop\nTimestamp: 1795168093.320300");
        return this;
    }

    public InboundCallFixture answers() {
        node.sendEvent("Event: DialEnd\n" + callerHeaders("", 4) + "\n" + dialedHeaders("Dest", 6)
                + variableHeaders("Dest") + "\nDialStatus: ANSWER\nTimestamp: 1795168095.400400");
        return this;
    }

    /// Both channels end, the caller's after the dialed one, with a SIP status if that was rejected.
    public InboundCallFixture ends(int cause, String sip) {
        String techCause = sip.isEmpty() ? "" : "\nTechCause: " + sip;
        node.sendEvent("Event: Hangup\n" + dialedHeaders("", 6) + variableHeaders("") + HANGUP_SOURCE + "\nCause: "
                + cause + techCause + "\nTimestamp: 1795168099.500500");
        node.sendEvent("Event: Hangup\n" + callerHeaders("", 6) + variableHeaders("") + HANGUP_SOURCE + "\nCause: "
                + cause + "\nTimestamp: 1795168099.600600");
        return this;
    }

    /// Both channels as CoreShowChannels lists them.
    public String[] channelList() {
        return new String[] {
            callerHeaders("", 6) + variableHeaders("") + "\nDuration: 00:00:07",
            dialedHeaders("", 6) + variableHeaders("") + "\nDuration: 00:00:05"
        };
    }

    /// Writes the row of the channel event log for the end of the dialed channel.
    public void writeCelHangup(int cause) {
        writeCelRow(
                "HANGUP",
                "PJSIP/shop-1",
                dialedChannelId(),
                "{\"hangupcause\":%d,\"dialstatus\":\"\"}".formatted(cause));
    }

    public void writeCelRow(String type, String channel, String uniqueId, String extra) {
        String _ = TestEnvironment.POSTGRES.execute(database, """
                INSERT INTO cel (eventtype, eventtime, channame, uniqueid, linkedid, userfield, extra)
                VALUES ('%s', TIMESTAMP '2026-11-20 09:48:13.3', '%s', '%s', '%s', '%4$s', '%s')
                """.formatted(type, channel, uniqueId, callId, extra));
    }

    private String callerHeaders(String prefix, int state) {
        return channelHeaders(prefix, "PJSIP/c1-1", callId, state);
    }

    private String dialedHeaders(String prefix, int state) {
        return channelHeaders(prefix, "PJSIP/shop-1", dialedChannelId(), state);
    }

    private String channelHeaders(String prefix, String name, String uniqueId, int state) {
        return """
                %1$sChannel: %2$s
                %1$sChannelState: %3$d
                %1$sCallerIDNum: 15551230000
                %1$sExten: 15550001000
                %1$sUniqueid: %4$s
                %1$sLinkedid: %5$s""".formatted(prefix, name, state, uniqueId, callId);
    }

    private String variableHeaders(String prefix) {
        return """

                %1$sChanVariable: TRUNKLINE_CALL=%2$s
                %1$sChanVariable: TRUNKLINE_ATTEMPT=1
                %1$sChanVariable: TRUNKLINE_LEASE=%3$s
                %1$sChanVariable: TRUNKLINE_TENANT=%4$s
                %1$sChanVariable: TRUNKLINE_CAMPAIGN=
                %1$sChanVariable: TRUNKLINE_DIRECTION=inbound
                %1$sChanVariable: TRUNKLINE_WITHHELD=%5$s
                %1$sChanVariable: TRUNKLINE_UNDECIDED=%6$s""".formatted(prefix, callId, leaseId, tenantId, withheld, undecided);
    }
}

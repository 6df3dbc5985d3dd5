package io.trunkline.benchmarks.amiflood;

/// The AMI events of an answered inbound call, with the headers that Asterisk 22 sends.
final class AmiCallEvents {
    /// Events of a call.
    static final int COUNT = 7;

    private static final String CHANNEL = """
            %1$sChannel: %2$s
            %1$sChannelState: %3$d
            %1$sChannelStateDesc: %4$s
            %1$sCallerIDNum: 15551230000
            %1$sCallerIDName: <unknown>
            %1$sConnectedLineNum: 15550001000
            %1$sConnectedLineName: <unknown>
            %1$sLanguage: en
            %1$sAccountCode:\s
            %1$sContext: trunkline-inbound
            %1$sExten: 15550001000
            %1$sPriority: 1
            %1$sUniqueid: %5$s
            %1$sLinkedid: %6$s
            %1$sChanVariable: TRUNKLINE_CALL=%6$s
            %1$sChanVariable: TRUNKLINE_ATTEMPT=1
            %1$sChanVariable: TRUNKLINE_LEASE=
            %1$sChanVariable: TRUNKLINE_TENANT=0a0e0000-0000-4000-8000-000000000001
            %1$sChanVariable: TRUNKLINE_CAMPAIGN=
            %1$sChanVariable: TRUNKLINE_DIRECTION=inbound""";

    private AmiCallEvents() {}

    /// All events, separated by blank lines.
    static String of(String callId, int number) {
        String caller = channel("", "PJSIP/carrier-%08x".formatted(number), 4, "Ring", callId, callId);
        String dialedName = "PJSIP/client-%08x".formatted(number);
        String dialedId = callId + "9";
        String dest = channel("Dest", dialedName, 5, "Ringing", dialedId, callId);
        return String.join(
                "\n\n",
                "Event: Newchannel\nPrivilege: call,all\nTimestamp: 1795168093.300100\n" + caller,
                "Event: Newchannel\nPrivilege: call,all\nTimestamp: 1795168093.310200\n"
                        + channel("", dialedName, 0, "Down", dialedId, callId),
                "Event: DialBegin\nPrivilege: call,all\nTimestamp: 1795168093.320300\n" + caller + "\n" + dest
                        + "\nDialString: 15550001000@client",
                "Event: DialState\nPrivilege: call,all\nTimestamp: 1795168094.320300\n" + caller + "\n" + dest
                        + "\nDialStatus: RINGING",
                "Event: DialEnd\nPrivilege: call,all\nTimestamp: 1795168095.400400\n" + caller + "\n" + dest
                        + "\nDialStatus: ANSWER",
                "Event: Hangup\nPrivilege: call,all\nTimestamp: 1795168099.500500\n"
                        + channel("", dialedName, 6, "Up", dialedId, callId)
                        + "\nCause: 16\nCause-txt: Normal Clearing",
                "Event: Hangup\nPrivilege: call,all\nTimestamp: 1795168099.600600\n" + caller
                        + "\nCause: 16\nCause-txt: Normal Clearing");
    }

    private static String channel(
            String prefix, String name, int state, String stateName, String uniqueId, String linkedId) {
        return CHANNEL.formatted(prefix, name, state, stateName, uniqueId, linkedId);
    }
}

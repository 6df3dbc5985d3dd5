package io.trunkline.nodetests.dialplan;

/// Answers of routing to a dialplan request.
final class DialplanAnswers {
    static final String FIRST_LEASE = "11111111-1111-4111-8111-111111111111";
    static final String SECOND_LEASE = "22222222-2222-4222-8222-222222222222";
    /// The last field of an answer, without any of the six ids.
    static final String NO_PARTIES = ",,,,,";

    private DialplanAnswers() {}

    /// Dials a target for five seconds.
    static String dial(String lease, String target) {
        return "DIAL|" + lease + "|PJSIP/" + target + "|5||" + NO_PARTIES;
    }
}

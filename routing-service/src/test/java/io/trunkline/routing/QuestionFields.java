package io.trunkline.routing;

import java.util.LinkedHashMap;
import java.util.Map;

/// The form fields of a dialplan request.
record QuestionFields(Map<String, String> fields) {
    static QuestionFields inbound(String call, String number) {
        return of(call, "inbound", 1).with("number", number).with("from", "13125550199");
    }

    static QuestionFields outbound(String call, String number) {
        return of(call, "outbound", 1).with("number", number);
    }

    static QuestionFields prefix(String call, String carrier, String number) {
        return of(call, "prefix", 1).with("carrier", carrier).with("number", number);
    }

    static QuestionFields connect(String call, String client) {
        return of(call, "connect", 101).with("client", client);
    }

    private static QuestionFields of(String call, String direction, int attempt) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("call", call);
        fields.put("attempt", "" + attempt);
        fields.put("direction", direction);
        fields.put("node", "ast1");
        fields.put("channel", call);
        fields.put("endpoint", "");
        return new QuestionFields(fields);
    }

    QuestionFields with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new QuestionFields(changed);
    }

    /// The request for the next attempt, after one that ended with this result.
    QuestionFields nextAttempt(String dialStatus, int cause, String sipStatus) {
        return with("attempt", "" + (Integer.parseInt(fields.get("attempt")) + 1))
                .with("last_status", dialStatus)
                .with("last_cause", "" + cause)
                .with("last_sip", sipStatus);
    }
}
